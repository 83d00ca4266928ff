//! What each glyph of a run stands for.
//!
//! Readers take text back glyph by glyph, from left to right as painted, and turn right-to-left stretches around by
//! themselves. So every glyph should stand for its own character, and a ligature of a right-to-left run for its
//! characters in painting order. Only what cannot be said glyph by glyph gets an `ActualText`.

use std::{collections::BTreeMap, ops::Range};

use skrifa::charmap::Charmap;

use crate::draw::{Glyph, GlyphRun};

/// Neighbouring glyphs that stand for the same characters.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Cluster {
    /// Indices of the run's glyphs, in painting order.
    pub(crate) glyphs: Range<usize>,
    /// The characters, in logical order.
    pub(crate) text: String,
    /// What each glyph stands for, in painting order, where every glyph has characters of its own.
    pub(crate) glyph_texts: Option<Vec<String>>,
}

/// Returns the clusters of `run` in painting order. Together they hold all of the run's text but invisible format
/// characters; a glyph that stands for nothing else, such as a joiner's, is left out.
pub(crate) fn clusters(run: &GlyphRun, charmap: &Charmap<'_>) -> Vec<Cluster> {
    let texts = cluster_texts(run);
    let mut clusters = Vec::new();
    let mut start = 0;
    for glyphs in run
        .glyphs
        .chunk_by(|left, right| left.cluster.start == right.cluster.start)
    {
        let indices = start..start + glyphs.len();
        start = indices.end;
        let text = texts
            .get(&glyphs[0].cluster.start)
            .map_or_else(String::new, |text| visible(text));
        if text.is_empty() {
            continue;
        }
        let glyph_texts = glyph_texts(glyphs, &text, run.right_to_left, charmap);
        clusters.push(Cluster {
            glyphs: indices,
            text,
            glyph_texts,
        });
    }
    clusters
}

/// Cuts the text before each cluster's start, so that characters which a shaper dropped or merged stay with the cluster
/// before them.
fn cluster_texts(run: &GlyphRun) -> BTreeMap<usize, &str> {
    let mut starts: Vec<usize> = run.glyphs.iter().map(|glyph| glyph.cluster.start).collect();
    starts.sort_unstable();
    starts.dedup();
    starts
        .iter()
        .enumerate()
        .map(|(position, &start)| {
            let from = if position == 0 { 0 } else { start };
            let to = starts.get(position + 1).copied().unwrap_or(run.text.len());
            (start, run.text.get(from..to).unwrap_or_default())
        })
        .collect()
}

/// Drops format and control characters, and makes every blank a plain space: fonts draw them all with one glyph, which
/// can stand for one character only.
fn visible(text: &str) -> String {
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

fn glyph_texts(
    glyphs: &[Glyph],
    text: &str,
    right_to_left: bool,
    charmap: &Charmap<'_>,
) -> Option<Vec<String>> {
    let mut texts = vec![String::new(); glyphs.len()];
    let mut open: Vec<usize> = if right_to_left {
        (0..glyphs.len()).rev().collect()
    } else {
        (0..glyphs.len()).collect()
    };
    // Shapers may put marks in another order than the text, so a mark goes to the glyph that the font has for it.
    let mut rest = Vec::new();
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
    match (open.as_slice(), rest.len()) {
        ([ligature], _) => {
            if right_to_left {
                rest.reverse();
            }
            texts[*ligature].extend(rest);
        }
        (open, count) if open.len() == count => {
            for (&glyph, character) in open.iter().zip(rest) {
                texts[glyph].push(character);
            }
        }
        _ => return None,
    }
    texts.iter().all(|text| !text.is_empty()).then_some(texts)
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
        '\u{34f}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
        || (character.is_control() && character != '\t')
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
            .into_iter()
            .flat_map(|cluster| {
                cluster
                    .glyph_texts
                    .unwrap_or_else(|| vec![format!("={}", cluster.text)])
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
        let clusters = clusters(&merged, &font.charmap());
        assert_eq!(clusters[0].glyph_texts, Some(vec!["fi".to_owned()]));
    }

    #[test]
    fn a_ligature_is_reversed_in_a_right_to_left_run() {
        let (face, merged) = merged("لا", true);
        let font = FontRef::new(&face).unwrap();
        let clusters = clusters(&merged, &font.charmap());
        assert_eq!(clusters[0].glyph_texts, Some(vec!["ال".to_owned()]));
        assert_eq!(clusters[0].text, "لا");
    }

    #[test]
    fn one_letter_of_two_glyphs_has_only_a_text_as_a_whole() {
        let face = amiri();
        let font = FontRef::new(&face).unwrap();
        let mut split = run(0, &face, "ل", true, None);
        split.glyphs.push(split.glyphs[0].clone());
        let clusters = clusters(&split, &font.charmap());
        assert_eq!(clusters.len(), 1);
        assert_eq!(clusters[0].glyph_texts, None);
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
