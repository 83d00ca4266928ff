//! The script of closing brackets: text goes in, and comes out with a sign of the Arabic script where a bracket closes that was opened in
//! Arabic and has other letters in it.
//!
//! Brackets have no script of their own, and those that belong together should look alike (UAX #24, 5.1). The shaper gives each the script
//! of what stands before it.

/// A sign of the Arabic script without a direction of its own.
const ARABIC_SIGN: char = '\u{6de}';

/// Brackets that open, each with the one that closes it.
const PAIRS: [(char, char); 3] = [('(', ')'), ('[', ']'), ('{', '}')];

/// How many brackets are open at once, as where directions are found out (UAX #9, BD16).
const MOST_OPEN: usize = 63;

/// Returns the text with signs in place of such brackets, or `None` where there are none.
pub(super) fn with_arabic_ends(text: &str) -> Option<String> {
    let closes = |character| PAIRS.iter().any(|(_, close)| *close == character);
    if !text.contains(closes) {
        return None;
    }
    let mut open: Vec<(char, Script)> = Vec::new();
    let mut script = Script::None;
    let mut changed = None;
    for (place, character) in text.char_indices() {
        script = script_of(character).unwrap_or(script);
        if let Some((_, close)) = PAIRS.iter().find(|(first, _)| *first == character) {
            if open.len() < MOST_OPEN {
                open.push((*close, script));
            }
        } else if let Some(own) = open.iter().rposition(|(close, _)| *close == character) {
            let (_, before) = open[own];
            open.truncate(own);
            if before == Script::Arabic && script == Script::Other {
                let changed = changed.get_or_insert_with(Vec::new);
                changed.push(place);
            }
            if before != Script::None {
                script = before;
            }
        }
    }
    let changed = changed?;
    let mut with_signs = String::with_capacity(text.len() + changed.len());
    let mut next = changed.iter().peekable();
    for (place, character) in text.char_indices() {
        let is_changed = next.next_if(|own| **own == place).is_some();
        with_signs.push(if is_changed { ARABIC_SIGN } else { character });
    }
    Some(with_signs)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    /// Nothing before says one.
    None,
    Arabic,
    Other,
}

/// Returns the script of a letter; signs and digits have none of their own.
fn script_of(character: char) -> Option<Script> {
    character.is_alphabetic().then_some(match character {
        '\u{600}'..='\u{6ff}'
        | '\u{750}'..='\u{77f}'
        | '\u{8a0}'..='\u{8ff}'
        | '\u{fb50}'..='\u{fdff}'
        | '\u{fe70}'..='\u{feff}' => Script::Arabic,
        _ => Script::Other,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bracket_that_was_opened_in_arabic_is_closed_in_it() {
        assert_eq!(
            with_arabic_ends("النافذة (Single Window). (نص)").unwrap(),
            "النافذة (Single Window\u{6de}. (نص)"
        );
        assert_eq!(
            with_arabic_ends("نظام [DocFlow (3)] هنا").unwrap(),
            "نظام [DocFlow (3)\u{6de} هنا"
        );
    }

    #[test]
    fn brackets_in_one_script_stay() {
        assert_eq!(with_arabic_ends("النافذة (الواحدة)"), None);
        assert_eq!(with_arabic_ends("the (single) window"), None);
        assert_eq!(with_arabic_ends("the (نص) window"), None);
        assert_eq!(with_arabic_ends("a) نص b)"), None);
    }
}
