//! Quotation marks and which of them belong together.
//!
//! A mark opens or closes by its shape, and by what stands beside it where the shape says nothing (`"`, `'`) or the wrong
//! thing (”…“). Within a paragraph marks pair as brackets do, those of one kind before those of two kinds. What stays alone is
//! completed where the text allows, and then the passage is uncertain. So is one between marks of two kinds, unless a word of
//! saying leads to its start, a clause ends at its end, and no other mark of the paragraph could be its partner.

use mujaz_model::{Article, Paragraph, Span};
use mujaz_text::{is_format, is_space};

/// A passage in quotation marks: its inside, and how sure its extent is (0 to 100).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pair {
    pub(crate) inside: Span,
    pub(crate) confidence: u8,
    /// Whether the mark at the start is printed.
    pub(crate) has_opening: bool,
}

/// Both marks are printed, and of one kind.
pub(super) const CERTAIN: u8 = 100;
/// Both marks are printed, but of two kinds.
const MIXED: u8 = 80;
/// Both marks are printed, with other marks astray between them.
const TANGLED: u8 = 70;
/// One mark is missing.
const COMPLETED: u8 = 50;
/// So many opening marks that nothing closes are completed in a paragraph, the last ones: of more, each would take the rest of the
/// paragraph with it.
const MOST_ALONE: usize = 16;
/// The passage goes on in the next paragraph, which repeats the opening mark, as English newspapers do.
const CONTINUED: u8 = 90;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Guillemet,
    Double,
    Straight,
    Single,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Opens,
    Closes,
    Either,
}

#[derive(Debug, Clone, Copy)]
struct Mark {
    span: Span,
    kind: Kind,
    role: Role,
}

/// Returns the passages in quotation marks of the body, in order of their start. `infer_start` finds the start of a passage
/// that has only a closing mark at the given byte, or says that there is none; `is_introduced` tells whether a word of saying
/// leads to an opening mark at the given byte.
pub(crate) fn pairs(
    article: &Article,
    infer_start: impl Fn(usize) -> Option<usize>,
    is_introduced: impl Fn(usize) -> bool,
) -> Vec<Pair> {
    let source = &article.source;
    let mut found: Vec<Pair> = Vec::new();
    let mut open_before: Option<Mark> = None;
    for (at, paragraph) in article.paragraphs.iter().enumerate() {
        let marks = marks(source, paragraph);
        let mut pairing = Pairing::default();
        for mark in marks {
            pairing.take(mark);
        }
        if pairing.stack.is_empty() && pairing.closings.is_empty() && open_before.is_none() {
            for pair in &mut pairing.pairs {
                if pair.confidence == MIXED
                    && is_introduced(pair.inside.start)
                    && ends_clause(source, paragraph, pair.inside.end)
                {
                    pair.confidence = 100;
                }
            }
        }
        if let Some(opening) = open_before.take() {
            // The closing mark of a passage that began a paragraph earlier.
            let same = |mark: &Mark| mark.kind == opening.kind || mark.kind != Kind::Single;
            if let Some(place) = pairing.closings.iter().position(same) {
                let closing = pairing.closings.remove(place);
                found.push(Pair {
                    inside: Span::new(opening.span.end, closing.span.start),
                    confidence: CONTINUED,
                    has_opening: true,
                });
            } else {
                found.push(completed(article, opening));
            }
        }
        let next = article.paragraphs.get(at + 1);
        let more = pairing.stack.len().saturating_sub(MOST_ALONE);
        for opening in pairing.stack.drain(..).skip(more) {
            let repeats = next.is_some_and(|next| repeats_opening(source, next, opening));
            let closes_later = next.is_some_and(|next| has_closing(source, next, opening.kind));
            if repeats {
                found.push(Pair {
                    inside: Span::new(opening.span.end, paragraph.span.end),
                    confidence: CONTINUED,
                    has_opening: true,
                });
            } else if closes_later && open_before.is_none() && opening.kind != Kind::Single {
                open_before = Some(opening);
            } else if opening.kind != Kind::Single {
                found.push(completed(article, opening));
            }
        }
        for closing in pairing.closings {
            if closing.kind == Kind::Single {
                continue;
            }
            if let Some(start) = infer_start(closing.span.start) {
                found.push(Pair {
                    inside: Span::new(start, closing.span.start),
                    confidence: COMPLETED,
                    has_opening: false,
                });
            }
        }
        found.append(&mut pairing.pairs);
    }
    if let Some(opening) = open_before {
        found.push(completed(article, opening));
    }
    for pair in &mut found {
        pair.inside = trimmed(source, pair.inside);
    }
    found.retain(|pair| {
        pair.inside
            .of(source)
            .is_some_and(|inside| inside.chars().any(char::is_alphanumeric))
    });
    found.sort_by_key(|pair| (pair.inside.start, std::cmp::Reverse(pair.inside.end)));
    found.dedup_by_key(|pair| pair.inside);
    found
}

#[derive(Default)]
struct Pairing {
    stack: Vec<Mark>,
    pairs: Vec<Pair>,
    closings: Vec<Mark>,
}

impl Pairing {
    fn take(&mut self, mark: Mark) {
        match mark.role {
            Role::Opens => self.stack.push(mark),
            Role::Closes => self.close(mark),
            Role::Either => {
                if self.stack.iter().any(|open| open.kind == mark.kind) {
                    self.close(mark);
                } else {
                    self.stack.push(mark);
                }
            }
        }
    }

    fn close(&mut self, mark: Mark) {
        let same = self.stack.iter().rposition(|open| open.kind == mark.kind);
        let any = || {
            let last = self.stack.len().checked_sub(1)?;
            let can = mark.kind != Kind::Single && self.stack[last].kind != Kind::Single;
            can.then_some(last)
        };
        let Some(place) = same.or_else(any) else {
            self.closings.push(mark);
            return;
        };
        let opening = self.stack[place];
        let stray = self.stack.split_off(place).len() - 1;
        self.pairs.push(Pair {
            inside: Span::new(opening.span.end, mark.span.start),
            confidence: if stray > 0 {
                TANGLED
            } else if opening.kind == mark.kind {
                100
            } else {
                MIXED
            },
            has_opening: true,
        });
    }
}

/// An opening mark alone: the passage ends with its sentence.
fn completed(article: &Article, opening: Mark) -> Pair {
    let sentence = article
        .sentences
        .partition_point(|sentence| sentence.span.end <= opening.span.end);
    let end = article
        .sentences
        .get(sentence)
        .map_or(opening.span.end, |sentence| sentence.span.end);
    let inside = &article.source[opening.span.end..end.max(opening.span.end)];
    let bare = inside.trim_end_matches(['.', '؟', '!', '?', '،', ',']);
    Pair {
        inside: Span::new(opening.span.end, opening.span.end + bare.len()),
        confidence: COMPLETED,
        has_opening: true,
    }
}

/// Tells whether a stop, a comma or the end of the paragraph follows the closing mark at `closing`, or stands before it.
fn ends_clause(source: &str, paragraph: &Paragraph, closing: usize) -> bool {
    const STOPS: [char; 9] = ['.', '،', ',', '؛', ';', '؟', '?', '!', '…'];
    let behind = source[closing..paragraph.span.end].trim_start_matches(|next: char| {
        is_space(next) || kind_of(next).is_some_and(|(_, role)| role != Role::Opens)
    });
    behind.is_empty() || behind.starts_with(STOPS) || source[..closing].ends_with(STOPS)
}

fn trimmed(source: &str, span: Span) -> Span {
    let inside = span.of(source).unwrap_or_default();
    let is_beside = |character: char| is_space(character) || is_format(character);
    let start = span.start + (inside.len() - inside.trim_start_matches(is_beside).len());
    let end = start + inside.trim_matches(is_beside).len();
    Span::new(start, end)
}

fn repeats_opening(source: &str, next: &Paragraph, opening: Mark) -> bool {
    let first = &source[next.span.start..next.span.end];
    opening
        .span
        .of(source)
        .is_some_and(|mark| first.starts_with(mark))
}

fn has_closing(source: &str, next: &Paragraph, kind: Kind) -> bool {
    let mut pairing = Pairing::default();
    for mark in marks(source, next) {
        pairing.take(mark);
    }
    pairing.closings.iter().any(|mark| mark.kind == kind)
}

fn marks(source: &str, paragraph: &Paragraph) -> Vec<Mark> {
    let text = &source[paragraph.span.start..paragraph.span.end];
    let mut found: Vec<Mark> = Vec::new();
    for (at, character) in text.char_indices() {
        let Some((kind, shape)) = kind_of(character) else {
            continue;
        };
        let before = text[..at].chars().rev().find(|beside| !is_format(*beside));
        let after = text[at + character.len_utf8()..]
            .chars()
            .find(|beside| !is_format(*beside));
        if kind == Kind::Single && is_apostrophe(before, after, &found) {
            continue;
        }
        let start = paragraph.span.start + at;
        found.push(Mark {
            span: Span::new(start, start + character.len_utf8()),
            kind,
            role: role(shape, before, after),
        });
    }
    found
}

fn kind_of(character: char) -> Option<(Kind, Role)> {
    Some(match character {
        '«' | '‹' => (Kind::Guillemet, Role::Opens),
        '»' | '›' => (Kind::Guillemet, Role::Closes),
        '“' | '„' | '‟' => (Kind::Double, Role::Opens),
        '”' => (Kind::Double, Role::Closes),
        '"' | '＂' => (Kind::Straight, Role::Either),
        '‘' | '‚' => (Kind::Single, Role::Opens),
        '’' => (Kind::Single, Role::Closes),
        '\'' => (Kind::Single, Role::Either),
        _ => return None,
    })
}

/// What stands beside a mark decides where it is plain: a mark between a space and a word opens, one between a word and a
/// space or a stop closes. Between two spaces or two words the shape decides.
fn role(shape: Role, before: Option<char>, after: Option<char>) -> Role {
    let word = |beside: Option<char>| beside.is_some_and(char::is_alphanumeric);
    let gap = |beside: Option<char>| beside.is_none_or(is_space);
    let opens =
        (gap(before) || matches!(before, Some('(' | '[' | ':' | 'ـ' | '-' | '—'))) && !gap(after);
    let stop = |beside: Option<char>| {
        matches!(
            beside,
            Some('.' | ',' | '،' | '؛' | ';' | ':' | '؟' | '?' | '!' | ')' | ']')
        )
    };
    let ends = matches!(
        before,
        Some('.' | '،' | ',' | '؟' | '?' | '!' | '…' | ')' | '%' | '»' | '”')
    ) || word(before);
    let closes = ends && (gap(after) || stop(after));
    match (opens && !stop(after), closes) {
        (true, false) => Role::Opens,
        (false, true) => Role::Closes,
        _ => shape,
    }
}

/// An apostrophe (don't, officials' claims), and not a mark.
fn is_apostrophe(before: Option<char>, after: Option<char>, earlier: &[Mark]) -> bool {
    let letter = |beside: Option<char>| beside.is_some_and(char::is_alphanumeric);
    let open = earlier
        .iter()
        .rev()
        .find(|mark| mark.kind == Kind::Single)
        .is_some_and(|mark| mark.role != Role::Closes);
    (letter(before) && letter(after))
        || (letter(before) && !open)
        || (before.is_none_or(is_space) && after.is_some_and(char::is_numeric))
}
