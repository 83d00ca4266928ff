//! Takes the first letter out of a text, where a style sheet says how it looks: as a part of its line, or as a float beside
//! it (CSS Pseudo-Elements 4, 2.2).

use std::sync::Arc;

use super::{
    derived::Purpose,
    flow::Flow,
    generate::{Generator, Place},
};
use crate::style::values::{ComputedStyle, Float};

impl Generator<'_> {
    /// Writes the first text of a block whose first letter has a style of its own.
    pub(super) fn write_first_letter(
        &mut self,
        style: &Arc<ComputedStyle>,
        text: &str,
        flow: &mut Flow,
        place: &Place,
    ) {
        let (before, letter, after) = split(text);
        self.write(before, flow);
        if !letter.is_empty() {
            if style.float == Float::None {
                let language = flow.gathering.innermost().language.clone();
                flow.gathering.open(style, None, &language, None);
                self.write(letter, flow);
                flow.gathering.close();
            } else {
                self.float_letter(style, letter, flow, place);
            }
        }
        self.write(after, flow);
    }

    fn float_letter(
        &mut self,
        style: &Arc<ComputedStyle>,
        letter: &str,
        flow: &mut Flow,
        place: &Place,
    ) {
        self.floats += 1;
        let own = self.derived.of(style, Purpose::Block);
        let inside = Place {
            node: flow.gathering.innermost().node.unwrap_or(place.node),
            language: flow.gathering.innermost().language.clone(),
        };
        let mut content = Flow::new(&own, &inside);
        self.ensure_paragraph(&mut content, &inside);
        self.write(letter, &mut content);
        let block = content.into_block(&own, &mut self.derived);
        if flow.gathering.is_blank() {
            flow.push(block);
        } else {
            flow.gathering.float(block);
        }
    }
}

/// Returns the blanks before the first letter, the letter with the marks on it and the punctuation around it, and the rest.
fn split(text: &str) -> (&str, &str, &str) {
    let start = text.len() - text.trim_ascii_start().len();
    let (before, text) = text.split_at(start);
    let end_of = |from: usize, belongs: fn(char) -> bool| {
        let found = text[from..].find(|character| !belongs(character));
        found.map_or(text.len(), |found| from + found)
    };
    let letter = end_of(0, is_punctuation);
    let Some(first) = text[letter..]
        .chars()
        .next()
        .filter(|first| !first.is_whitespace())
    else {
        return (before, "", text);
    };
    let marks = end_of(letter + first.len_utf8(), is_mark);
    let end = end_of(marks, is_punctuation);
    (before, &text[..end], &text[end..])
}

fn is_punctuation(character: char) -> bool {
    character.is_ascii_punctuation() && !"$+<=>^`|~-_".contains(character)
        || matches!(
            character,
            '«' | '»'
                | '‘'
                | '’'
                | '‚'
                | '‛'
                | '“'
                | '”'
                | '„'
                | '‟'
                | '‹'
                | '›'
                | '¿'
                | '¡'
                | '…'
                | '،'
                | '؛'
                | '؟'
                | '·'
                | '§'
                | '¶'
        )
}

fn is_mark(character: char) -> bool {
    matches!(
        character,
        '\u{300}'..='\u{36f}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn punctuation_and_marks_belong_to_the_first_letter() {
        assert_eq!(split(" One"), (" ", "O", "ne"));
        assert_eq!(split("“(A) b"), ("", "“(A)", " b"));
        assert_eq!(split("مُدن"), ("", "مُ", "دن"));
        assert_eq!(split("«ق»"), ("", "«ق»", ""));
    }

    #[test]
    fn text_without_a_letter_has_no_first_one() {
        assert_eq!(split("  “ "), ("  ", "", "“ "));
        assert_eq!(split(""), ("", "", ""));
    }
}
