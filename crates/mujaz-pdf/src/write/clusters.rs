//! What each glyph of a run stands for.
//!
//! Readers take text back glyph by glyph, from left to right as painted, and turn right-to-left stretches around by
//! themselves. So every glyph should stand for its own character, and a ligature of a right-to-left run for its
//! characters in painting order. Only what cannot be said glyph by glyph gets an `ActualText`.

use std::{borrow::Cow, ops::Range};

use skrifa::charmap::Charmap;

use crate::draw::{Glyph, GlyphRun};

/// Neighbouring glyphs that stand for the same characters.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Cluster<'run> {
    /// Indices of the run's glyphs, in painting order.
    pub(crate) glyphs: Range<usize>,
    /// The characters, in logical order.
    pub(crate) text: Cow<'run, str>,
    pub(crate) texts: GlyphTexts<'run>,
}

/// What each glyph of a cluster stands for, in painting order.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum GlyphTexts<'run> {
    /// The only glyph stands for this.
    One(Cow<'run, str>),
    Each(Vec<String>),
    /// There are glyphs without characters of their own.
    Unclear,
}

impl GlyphTexts<'_> {
    /// Returns the texts, or none at all where they are unclear.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        let (one, each) = match self {
            Self::One(text) => (Some(text.as_ref()), [].as_slice()),
            Self::Each(texts) => (None, texts.as_slice()),
            Self::Unclear => (None, [].as_slice()),
        };
        one.into_iter().chain(each.iter().map(String::as_str))
    }
}

/// Returns the clusters of `run` in painting order. Together they hold all of the run's text but invisible format
/// characters; a glyph that stands for nothing else, such as a joiner's, is left out.
pub(crate) fn clusters<'run>(
    run: &'run GlyphRun,
    charmap: &Charmap<'_>,
) -> impl Iterator<Item = Cluster<'run>> {
    // Characters that a shaper dropped or merged stay with the cluster before them.
    let mut starts: Vec<usize> = run.glyphs.iter().map(|glyph| glyph.cluster.start).collect();
    starts.sort_unstable();
    starts.dedup();
    let mut end = 0;
    run.glyphs
        .chunk_by(|left, right| left.cluster.start == right.cluster.start)
        .filter_map(move |glyphs| {
            let indices = end..end + glyphs.len();
            end = indices.end;
            let position = starts.binary_search(&glyphs[0].cluster.start).ok()?;
            let from = if position == 0 { 0 } else { starts[position] };
            let to = starts.get(position + 1).copied().unwrap_or(run.text.len());
            let text = visible(run.text.get(from..to)?);
            (!text.is_empty()).then(|| Cluster {
                glyphs: indices,
                texts: glyph_texts(glyphs, &text, run.right_to_left, charmap),
                text,
            })
        })
}

/// Drops format and control characters, and makes every blank a plain space: fonts draw them all with one glyph, which
/// can stand for one character only.
fn visible(text: &str) -> Cow<'_, str> {
    let as_is = |character: char| {
        character == ' ' || !(is_invisible(character) || character.is_whitespace())
    };
    if text.chars().all(as_is) {
        return Cow::Borrowed(text);
    }
    text.chars()
        .filter(|character| !is_invisible(*character))
        .map(|character| {
            if character.is_whitespace() {
                ' '
            } else {
                character
            }
        })
        .collect()
}

fn glyph_texts<'run>(
    glyphs: &[Glyph],
    text: &Cow<'run, str>,
    right_to_left: bool,
    charmap: &Charmap<'_>,
) -> GlyphTexts<'run> {
    if glyphs.len() == 1 {
        return GlyphTexts::One(if right_to_left && text.chars().nth(1).is_some() {
            reversed_letters(text).into()
        } else {
            text.clone()
        });
    }
    let mut texts = vec![String::new(); glyphs.len()];
    let mut open: Vec<usize> = if right_to_left {
        (0..glyphs.len()).rev().collect()
    } else {
        (0..glyphs.len()).collect()
    };
    // Shapers may put marks in another order than the text, so a mark goes to the glyph that the font has for it.
    let mut rest = String::new();
    for character in text.chars() {
        let own = is_mark(character)
            .then(|| charmap.map(character))
            .flatten()
            .and_then(|id| {
                open.iter()
                    .position(|&glyph| u32::from(glyphs[glyph].id) == id.to_u32())
            });
        match own {
            Some(position) if open.len() > 1 => texts[open.remove(position)].push(character),
            _ => rest.push(character),
        }
    }
    match (open.as_slice(), rest.chars().count()) {
        ([ligature], _) => {
            if right_to_left {
                rest = rest.chars().rev().collect();
            }
            texts[*ligature].push_str(&rest);
        }
        (open, count) if open.len() == count => {
            for (&glyph, character) in open.iter().zip(rest.chars()) {
                texts[glyph].push(character);
            }
        }
        _ => return GlyphTexts::Unclear,
    }
    if texts.iter().any(String::is_empty) {
        return GlyphTexts::Unclear;
    }
    GlyphTexts::Each(texts)
}

fn reversed_letters(text: &str) -> String {
    text.chars().rev().collect()
}

/// Combining marks of the scripts that memos are written in (Unicode general category `Mn`).
fn is_mark(character: char) -> bool {
    matches!(character,
        '\u{300}'..='\u{36f}'
        | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}'
        | '\u{670}'
        | '\u{6d6}'..='\u{6dc}'
        | '\u{6df}'..='\u{6e4}'
        | '\u{6e7}'..='\u{6e8}'
        | '\u{6ea}'..='\u{6ed}'
        | '\u{8d3}'..='\u{8ff}'
        | '\u{1ab0}'..='\u{1aff}'
        | '\u{20d0}'..='\u{20ff}'
        | '\u{fe20}'..='\u{fe2f}')
}

fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{34f}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
        || (character.is_control() && !character.is_whitespace())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use skrifa::{FontRef, MetadataProvider};

    use super::*;
    use crate::write::fixtures::{amiri, noto_sans, run};

    fn texts(face: &[u8], text: &str, right_to_left: bool) -> Vec<String> {
        let font = FontRef::new(face).unwrap();
        clusters(&run(0, face, text, right_to_left, None), &font.charmap())
            .flat_map(|cluster| match cluster.texts {
                GlyphTexts::Unclear => vec![format!("={}", cluster.text)],
                ref texts => texts.iter().map(str::to_owned).collect(),
            })
            .collect()
    }

    #[test]
    fn every_arabic_letter_stands_for_itself_in_painting_order() {
        assert_eq!(texts(&amiri(), "أمن", true), ["ن", "م", "أ"]);
    }

    #[test]
    fn a_mark_stands_apart_from_its_letter() {
        let texts = texts(&amiri(), "صرّح", true);
        assert_eq!(texts.concat().chars().rev().collect::<String>(), "صرّح");
        assert!(texts.contains(&"\u{651}".to_owned()), "{texts:?}");
    }

    #[test]
    fn a_ligature_keeps_the_order_of_its_letters_in_a_left_to_right_run() {
        let (face, merged) = merged("fi", false);
        let font = FontRef::new(&face).unwrap();
        let clusters: Vec<_> = clusters(&merged, &font.charmap()).collect();
        assert_eq!(clusters[0].texts, GlyphTexts::One("fi".into()));
    }

    #[test]
    fn a_ligature_is_reversed_in_a_right_to_left_run() {
        let (face, merged) = merged("لا", true);
        let font = FontRef::new(&face).unwrap();
        let clusters: Vec<_> = clusters(&merged, &font.charmap()).collect();
        assert_eq!(clusters[0].texts, GlyphTexts::One("ال".into()));
        assert_eq!(clusters[0].text, "لا");
    }

    #[test]
    fn one_letter_of_two_glyphs_has_only_a_text_as_a_whole() {
        let face = amiri();
        let font = FontRef::new(&face).unwrap();
        let mut split = run(0, &face, "ل", true, None);
        split.glyphs.push(split.glyphs[0].clone());
        let clusters: Vec<_> = clusters(&split, &font.charmap()).collect();
        assert_eq!(clusters.len(), 1);
        assert_eq!(clusters[0].texts, GlyphTexts::Unclear);
    }

    #[test]
    fn joiners_and_direction_marks_leave_no_text() {
        assert_eq!(
            texts(&noto_sans(), "a\u{200f}\u{200d}b", false).concat(),
            "ab"
        );
    }

    /// Returns a run that draws all of `text` with one glyph.
    fn merged(text: &str, right_to_left: bool) -> (Arc<[u8]>, GlyphRun) {
        let face = amiri();
        let mut run = run(0, &face, text, right_to_left, None);
        run.glyphs.truncate(1);
        run.glyphs[0].cluster = 0..1;
        (face, run)
    }
}
