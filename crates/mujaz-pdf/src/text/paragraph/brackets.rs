//! The script of closing brackets: text goes in, and comes out with a character of the script in which each bracket was opened that
//! closes behind letters of another one.
//!
//! Brackets have no script of their own, and those that belong together should look alike (UAX #24, 5.1). The shaper gives each the script
//! of what stands before it.

/// A sign of the Arabic script without a direction of its own.
const ARABIC_SIGN: char = '\u{6de}';
/// A letter for brackets that read from left to right as what they stand in does; no sign of the Latin script has no direction.
const LATIN_LETTER: char = 'x';

/// Brackets that open, each with the one that closes it.
const PAIRS: [(char, char); 3] = [('(', ')'), ('[', ']'), ('{', '}')];

/// How many brackets are open at once, as where directions are found out (UAX #9, BD16).
const MOST_OPEN: usize = 63;

/// Returns the text with other characters in place of such brackets, or `None` where there are none. The character of
/// a number in the text may read from left to right.
pub(super) fn with_own_ends(
    text: &str,
    is_left_to_right: impl Fn(usize) -> bool,
) -> Option<String> {
    let closes = |character| PAIRS.iter().any(|(_, close)| *close == character);
    if !text.contains(closes) {
        return None;
    }
    let mut open: Vec<(char, Script)> = Vec::new();
    let mut script = Script::None;
    let mut with_others: Option<String> = None;
    for (number, (place, character)) in text.char_indices().enumerate() {
        script = script_of(character).unwrap_or(script);
        let mut shown = character;
        if let Some((_, close)) = PAIRS.iter().find(|(first, _)| *first == character) {
            if open.len() < MOST_OPEN {
                open.push((*close, script));
            }
        } else if let Some(own) = open.iter().rposition(|(close, _)| *close == character) {
            let (_, before) = open[own];
            open.truncate(own);
            shown = match (before, script) {
                (Script::Arabic, Script::Other) => ARABIC_SIGN,
                (Script::Other, Script::Arabic) if is_left_to_right(number) => LATIN_LETTER,
                _ => character,
            };
            if before != Script::None {
                script = before;
            }
        }
        if shown != character && with_others.is_none() {
            with_others = Some(text[..place].to_owned());
        }
        if let Some(with_others) = &mut with_others {
            with_others.push(shown);
        }
    }
    with_others
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
            with_own_ends("النافذة (Single Window). (نص)", |_| false).unwrap(),
            "النافذة (Single Window\u{6de}. (نص)"
        );
        assert_eq!(
            with_own_ends("نظام [DocFlow (3)] هنا", |_| false).unwrap(),
            "نظام [DocFlow (3)\u{6de} هنا"
        );
    }

    #[test]
    fn a_bracket_that_was_opened_in_latin_is_closed_in_it() {
        let text = "the (نص). x (y)";
        assert_eq!(with_own_ends(text, |_| true).unwrap(), "the (نصx. x (y)");
        assert_eq!(with_own_ends(text, |_| false), None);
    }

    #[test]
    fn brackets_in_one_script_stay() {
        assert_eq!(with_own_ends("النافذة (الواحدة)", |_| true), None);
        assert_eq!(with_own_ends("the (single) window", |_| true), None);
        assert_eq!(with_own_ends("a) نص b)", |_| true), None);
    }
}
