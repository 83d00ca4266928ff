//! Lengthens Arabic words by kashida, so that a justified line is full without wide gaps.
//!
//! 1. Every word of the line is looked through for the best place (W3C, Arabic Layout Requirements, "Justification");
//! 2. the best words get one tatweel each, then a second one, as long as there is room;
//! 3. a word that is longer now is shaped again, since its letters may join in another way.
//!
//! The tatweels are drawn and are no part of the text: their glyphs belong to no character. What room is left goes to the
//! spaces.

use std::ops::Range;

use super::{
    content::{InlineContent, Span},
    paragraph::{Paragraph, Piece, PieceGlyph, PieceKind, Typesetter},
};

const TATWEEL: char = '\u{640}';
/// How many tatweels a word takes at most.
const MOST: usize = 3;
/// A word may grow by so many em sizes.
const REACH: f32 = 0.8;
/// Shorter words are never lengthened.
const FEWEST_LETTERS: usize = 3;

/// The pieces of a line, with the glyphs that they refer to.
#[derive(Debug)]
pub(crate) struct Lengthened {
    pub(crate) pieces: Vec<Piece>,
    pub(crate) glyphs: Vec<PieceGlyph>,
}

/// A word that can be lengthened.
struct Candidate {
    /// Its pieces on the line.
    pieces: Range<usize>,
    text: Range<usize>,
    /// The byte of the paragraph where tatweels may stand.
    at: usize,
    priority: u8,
    /// What it was lengthened to so far.
    longer: Option<Shaped>,
}

struct Shaped {
    pieces: Vec<Piece>,
    glyphs: Vec<PieceGlyph>,
    advance: f32,
}

/// Lengthens words among `pieces` by `free` points at most; `None` where no word takes any.
pub(crate) fn lengthen(
    paragraph: &Paragraph,
    pieces: &[Piece],
    free: f32,
    typesetter: &mut Typesetter,
) -> Option<Lengthened> {
    let mut candidates = candidates(paragraph, pieces);
    // Every second word at most: a line of long words only is as restless as one with wide gaps.
    let most = candidates.len().div_ceil(2);
    candidates.sort_by_key(|candidate| candidate.priority);
    candidates.truncate(most);
    let mut rest = free;
    for count in 1..=MOST {
        for candidate in &mut candidates {
            let natural: f32 = pieces[candidate.pieces.clone()]
                .iter()
                .map(|piece| piece.advance)
                .sum();
            let before = candidate.longer.as_ref().map_or(natural, |it| it.advance);
            let size = style_size(paragraph, &pieces[candidate.pieces.start]);
            let Some(shaped) = shaped_with(paragraph, candidate, count, pieces, typesetter) else {
                continue;
            };
            let gained = shaped.advance - before;
            if gained > 0.0 && gained <= rest && shaped.advance - natural <= REACH * size {
                rest -= gained;
                candidate.longer = Some(shaped);
            }
        }
    }
    candidates.retain(|candidate| candidate.longer.is_some());
    candidates.sort_by_key(|candidate| candidate.pieces.start);
    if candidates.is_empty() {
        return None;
    }
    Some(merged(paragraph, pieces, candidates))
}

fn style_size(paragraph: &Paragraph, piece: &Piece) -> f32 {
    let span = &paragraph.content.spans[piece.span];
    span.style.inherited.glyph_size()
}

/// Puts the longer words in the places of the others.
fn merged(paragraph: &Paragraph, pieces: &[Piece], words: Vec<Candidate>) -> Lengthened {
    let mut line = Lengthened {
        pieces: Vec::with_capacity(pieces.len() + words.len() * MOST),
        glyphs: Vec::new(),
    };
    let mut add = |piece: &Piece, glyphs: &[PieceGlyph]| {
        let start = line.glyphs.len();
        line.glyphs.extend_from_slice(&glyphs[piece.glyphs.clone()]);
        line.pieces.push(Piece {
            glyphs: start..line.glyphs.len(),
            ..piece.clone()
        });
    };
    let mut next = 0;
    for word in words {
        for piece in &pieces[next..word.pieces.start] {
            add(piece, &paragraph.glyphs);
        }
        next = word.pieces.end;
        if let Some(longer) = word.longer {
            for piece in &longer.pieces {
                add(piece, &longer.glyphs);
            }
        }
    }
    for piece in &pieces[next..] {
        add(piece, &paragraph.glyphs);
    }
    line
}

/// Shapes a word with tatweels in it. Their glyphs have empty clusters.
fn shaped_with(
    paragraph: &Paragraph,
    word: &Candidate,
    count: usize,
    pieces: &[Piece],
    typesetter: &mut Typesetter,
) -> Option<Shaped> {
    let sample = &pieces[word.pieces.start];
    let span = &paragraph.content.spans[sample.span];
    let own = &paragraph.content.text[word.text.clone()];
    let inside = word.at - word.text.start;
    let mut text = String::with_capacity(own.len() + count * TATWEEL.len_utf8());
    text.push_str(&own[..inside]);
    text.extend(std::iter::repeat_n(TATWEEL, count));
    text.push_str(&own[inside..]);
    let added = text.len() - own.len();
    let end = text.len();
    let content = InlineContent {
        style: span.style.clone(),
        text,
        spans: vec![Span {
            end,
            ..span.clone()
        }],
        edges: Vec::new(),
    };
    let place = |byte: usize| {
        word.text.start
            + if byte <= inside {
                byte
            } else {
                byte.saturating_sub(added).max(inside)
            }
    };
    let placed = |range: &Range<usize>| place(range.start)..place(range.end);
    let (shaped, glyphs) = typesetter.shape_word(&content);
    let mut advance = 0.0;
    let mut own = Vec::with_capacity(shaped.len());
    for piece in shaped.iter() {
        if piece.face != sample.face {
            return None;
        }
        advance += piece.advance;
        own.push(Piece {
            text: placed(&piece.text),
            level: sample.level,
            span: sample.span,
            breakable: false,
            ..piece.clone()
        });
    }
    let glyphs = glyphs
        .iter()
        .map(|glyph| PieceGlyph {
            cluster: placed(&glyph.cluster),
            ..glyph.clone()
        })
        .collect();
    Some(Shaped {
        pieces: own,
        glyphs,
        advance,
    })
}

/// Finds the words of a line that can be lengthened.
fn candidates(paragraph: &Paragraph, pieces: &[Piece]) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut start = 0;
    while start < pieces.len() {
        let first = &pieces[start];
        let length = pieces[start..]
            .iter()
            .take_while(|piece| piece.kind == PieceKind::Text)
            .count();
        if length == 0 {
            start += 1;
            continue;
        }
        let word = start..start + length;
        start = word.end;
        let alike = pieces[word.clone()].iter().all(|piece| {
            piece.level % 2 == 1
                && (piece.span, piece.face, piece.level) == (first.span, first.face, first.level)
        });
        let text = first.text.start..pieces[word.end - 1].text.end;
        if !alike {
            continue;
        }
        let Some((inside, priority)) = best_place(&paragraph.content.text[text.clone()]) else {
            continue;
        };
        let at = text.start + inside;
        // A ligature has no place for a tatweel.
        if pieces[word.clone()]
            .iter()
            .any(|piece| piece.text.start == at)
        {
            found.push(Candidate {
                pieces: word,
                text,
                at,
                priority,
                longer: None,
            });
        }
    }
    found
}

/// Returns the byte of a word before which tatweels may stand, and how good the place is, the best being 0; where several
/// are as good, the last of them.
fn best_place(word: &str) -> Option<(usize, u8)> {
    let mut letters: Vec<(usize, char)> = Vec::new();
    for (at, character) in word.char_indices() {
        if is_mark(character) {
            continue;
        }
        letters.push((at, character));
    }
    // Punctuation around the word is no part of it, and inside of it makes it something else than a word.
    let is_letter = |&(_, character): &(usize, char)| joining(character) != Joining::None;
    let first = letters.iter().position(is_letter)?;
    let last = letters.iter().rposition(is_letter)?;
    let letters = &letters[first..=last];
    let real = letters.iter().filter(|(_, letter)| *letter != TATWEEL);
    if real.count() < FEWEST_LETTERS || !letters.iter().all(is_letter) {
        return None;
    }
    // Fonts draw the name of God as one.
    let ending = letters.iter().rev().map(|(_, letter)| *letter).take(3);
    if ending.eq(['ه', 'ل', 'ل']) {
        return None;
    }
    (1..letters.len())
        .filter_map(|index| {
            let (before, (at, after)) = (letters[index - 1].1, letters[index]);
            let ends = index + 1 == letters.len() || joining(after) == Joining::Back;
            priority(before, after, ends).map(|priority| (at, priority))
        })
        .rev()
        .min_by_key(|(_, priority)| *priority)
}

/// Returns how well two letters may be drawn apart; `ends` says whether the second joins none behind it.
fn priority(before: char, after: char, ends: bool) -> Option<u8> {
    if joining(before) != Joining::Both {
        return None;
    }
    let is_alef = matches!(after, 'ا' | 'أ' | 'إ' | 'آ' | 'ٱ');
    if is_lam(before) && is_alef {
        return None;
    }
    Some(match (before, after) {
        (TATWEEL, _) | (_, TATWEEL) => 0,
        ('س' | 'ش' | 'ص' | 'ض', _) => 1,
        (_, 'ة' | 'ه' | 'د' | 'ذ' | 'ۀ' | 'ہ') if ends => 2,
        (_, 'ا' | 'أ' | 'إ' | 'آ' | 'ٱ' | 'ط' | 'ظ' | 'ل' | 'ك' | 'ک' | 'گ') if ends => {
            3
        }
        ('ب' | 'ت' | 'ث' | 'ن' | 'ي' | 'ئ' | 'پ' | 'ی', 'ر' | 'ز' | 'ژ' | 'ي' | 'ى' | 'ی')
            if ends =>
        {
            4
        }
        (_, 'و' | 'ؤ' | 'ع' | 'غ' | 'ق' | 'ف') if ends => 5,
        _ if ends => 6,
        _ => return None,
    })
}

fn is_lam(letter: char) -> bool {
    letter == 'ل'
}

/// How a letter joins its neighbours (Unicode, `ArabicShaping.txt`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joining {
    Both,
    /// Only the letter before it.
    Back,
    /// None, or no letter of Arabic.
    None,
}

/// Knows the letters of Arabic, Persian and Urdu.
fn joining(letter: char) -> Joining {
    match letter {
        TATWEEL | 'ب' | 'ت' | 'ث' | 'ج' | 'ح' | 'خ' | 'س' | 'ش' | 'ص' | 'ض' | 'ط' | 'ظ' | 'ع'
        | 'غ' | 'ف' | 'ق' | 'ك' | 'ل' | 'م' | 'ن' | 'ه' | 'ي' | 'ى' | 'ئ' | 'پ' | 'چ' | 'ک'
        | 'گ' | 'ی' | 'ٹ' | 'ں' | 'ھ' | 'ہ' | 'ڤ' => Joining::Both,
        'ا' | 'أ' | 'إ' | 'آ' | 'ٱ' | 'د' | 'ذ' | 'ر' | 'ز' | 'و' | 'ؤ' | 'ة' | 'ژ' | 'ڈ' | 'ڑ'
        | 'ۀ' | 'ے' => Joining::Back,
        _ => Joining::None,
    }
}

fn is_mark(character: char) -> bool {
    matches!(character, '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the word with a tatweel in its best place.
    fn lengthened(word: &str) -> String {
        let Some((at, _)) = best_place(word) else {
            return word.to_owned();
        };
        format!("{}{TATWEEL}{}", &word[..at], &word[at..])
    }

    #[test]
    fn the_best_place_is_behind_seen_and_sad() {
        assert_eq!(lengthened("رئيسية"), "رئيسـية");
        assert_eq!(lengthened("مصرفي"), "مصـرفي");
    }

    #[test]
    fn next_come_the_places_before_a_last_taa_marbuta_and_dal() {
        assert_eq!(lengthened("حكومة"), "حكومـة");
        assert_eq!(lengthened("جديد"), "جديـد");
        assert_eq!(lengthened("كتاب"), "كتـاب");
    }

    #[test]
    fn vowel_marks_stay_with_their_letter() {
        assert_eq!(lengthened("جَدِيدٌ"), "جَدِيـدٌ");
    }

    #[test]
    fn lam_and_alef_are_never_drawn_apart() {
        assert_eq!(lengthened("كلام"), "كلام");
        assert_eq!(lengthened("سلام"), "سـلام");
    }

    #[test]
    fn short_words_numbers_and_latin_stay_as_they_are() {
        for word in ["من", "بل", "دار", "2024", "١٢٣", "NATO", "بـ"] {
            assert_eq!(lengthened(word), word);
        }
    }

    #[test]
    fn the_name_of_god_stays_as_it_is() {
        for word in ["الله", "والله", "لله"] {
            assert_eq!(lengthened(word), word);
        }
    }

    #[test]
    fn punctuation_around_a_word_does_not_count() {
        assert_eq!(lengthened("«بـعد»،"), "«بــعد»،");
        assert_eq!(lengthened("(حكومة)."), "(حكومـة).");
    }
}
