//! What characters are: Arabic letters and marks, digits, and the forms that files spell them with.

use unicode_normalization::UnicodeNormalization;

/// Combining marks of the scripts that are read (Unicode general category `Mn`).
pub(crate) fn is_mark(character: char) -> bool {
    matches!(character,
        '\u{300}'..='\u{36f}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}'
        | '\u{6df}'..='\u{6e4}' | '\u{6e7}'..='\u{6e8}' | '\u{6ea}'..='\u{6ed}' | '\u{8d3}'..='\u{8ff}'
        | '\u{1ab0}'..='\u{1aff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

pub(crate) fn is_arabic_letter(character: char) -> bool {
    matches!(character,
        '\u{620}'..='\u{63f}' | '\u{641}'..='\u{64a}' | '\u{66e}'..='\u{66f}' | '\u{671}'..='\u{6d3}' | '\u{6d5}'
        | '\u{6fa}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{8a0}'..='\u{8c9}')
}

/// Stands for a stroke that lengthens a word to fill its line; nobody wrote it.
pub(crate) const STROKE: char = '\u{f640}';

/// Strong characters of scripts that are read from the right (Unicode bidirectional classes `R` and `AL`).
pub(crate) fn is_right_to_left(character: char) -> bool {
    is_arabic_letter(character)
        || character == STROKE
        || matches!(character,
            '\u{5be}'..='\u{5f4}' | '\u{61b}' | '\u{61e}'..='\u{61f}' | '\u{640}' | '\u{66d}' | '\u{6d4}' | '\u{700}'..='\u{74f}'
            | '\u{780}'..='\u{7b1}' | '\u{fb1d}'..='\u{fdfd}' | '\u{fe70}'..='\u{fefc}')
            && !is_mark(character)
            && !matches!(character, '\u{fd3e}' | '\u{fd3f}')
}

/// Letters of scripts that are read from the left. Unicode calls many marks alphabetic; they are none.
pub(crate) fn is_left_to_right(character: char) -> bool {
    character.is_alphabetic() && !is_right_to_left(character) && !is_mark(character)
}

pub(crate) fn is_digit(character: char) -> bool {
    matches!(character, '0'..='9' | '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}')
}

/// The digits of Arabic (Unicode bidirectional class `AN`).
pub(crate) const fn is_arabic_digit(character: char) -> bool {
    matches!(character, '\u{660}'..='\u{669}')
}

/// Stands behind a digit that is raised, as the call of a note and an exponent are, until its line is read: a mark, which has
/// the direction of what it stands on.
pub(crate) const RAISED: char = '\u{352}';

/// The text with its raised digits as such, so that the note of `98¹` does not make 981 of it.
pub(crate) fn with_raised(text: &str) -> String {
    let mut whole = String::with_capacity(text.len());
    for character in text.chars() {
        if character != RAISED {
            whole.push(character);
        } else if let Some(digit) = whole.chars().next_back().and_then(raised_digit) {
            whole.pop();
            whole.push(digit);
        }
    }
    whole
}

/// Returns a digit of any of the three sets as a raised one; `None` where it is no digit.
#[must_use]
pub fn raised_digit(digit: char) -> Option<char> {
    const RAISED_DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let zero = match digit {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6f0}'..='\u{6f9}' => '\u{6f0}',
        _ => return None,
    };
    let value = usize::try_from(u32::from(digit) - u32::from(zero)).ok()?;
    RAISED_DIGITS.get(value).copied()
}

/// Direction marks, joiners and other characters that show nothing.
pub(crate) fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}')
        || (character.is_control() && !character.is_whitespace())
}

/// Letters that join only to the letter before them (Unicode joining type `R`): nothing joins after them.
fn ends_joining(character: char) -> bool {
    matches!(character,
        '\u{622}'..='\u{625}' | '\u{627}' | '\u{629}' | '\u{62f}'..='\u{632}' | '\u{648}' | '\u{649}' | '\u{671}'..='\u{673}' | '\u{675}'
        | '\u{688}'..='\u{699}' | '\u{6c0}' | '\u{6c3}'..='\u{6cb}' | '\u{6cd}' | '\u{6cf}' | '\u{6d2}'..='\u{6d3}' | '\u{6d5}')
        || character == '\u{621}'
}

/// In which order a ligature's characters stand in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LigatureOrder {
    /// As they are read.
    Logical,
    /// As they are painted from left to right, although they are read from right to left.
    Reversed,
}

/// Tells the order in which `text`, one ligature, is written, where its letters show it: inside a ligature each letter
/// joins to the next, and a mark never comes first.
pub(crate) fn order_shown(text: &str) -> Option<LigatureOrder> {
    let text = plain(text);
    let letters: Vec<char> = text.chars().filter(|it| is_arabic_letter(*it)).collect();
    // God's name is one ligature in many fonts, although its first letter does not join.
    if text.starts_with("الله") {
        return Some(LigatureOrder::Logical);
    }
    if text.starts_with("هللا") {
        return Some(LigatureOrder::Reversed);
    }
    let (&first, &last) = (letters.first()?, letters.last()?);
    if text.chars().next().is_some_and(is_mark) {
        return Some(LigatureOrder::Reversed);
    }
    if letters.len() < 2 {
        return None;
    }
    match (ends_joining(first), ends_joining(last)) {
        (true, false) => Some(LigatureOrder::Reversed),
        (false, true) => Some(LigatureOrder::Logical),
        _ => None,
    }
}

/// Returns the text of one glyph as letters: presentation forms become the letters that they show, and `order` says how
/// a ligature that does not show its order by itself is written.
pub(crate) fn of_glyph(text: &str, order: LigatureOrder) -> String {
    let is_right_to_left = text
        .chars()
        .any(|it| is_arabic_letter(it) || is_presentation_form(it) || is_mark(it));
    let turned = is_right_to_left
        && text.chars().nth(1).is_some()
        && order_shown(text).unwrap_or(order) == LigatureOrder::Reversed
        && !text.chars().all(is_mark);
    if turned {
        text.chars()
            .rev()
            .flat_map(|it| {
                plain(it.encode_utf8(&mut [0; 4]))
                    .chars()
                    .collect::<Vec<_>>()
            })
            .collect()
    } else {
        plain(text)
    }
}

/// Folds presentation forms and typographic ligatures to the characters that they show, blanks to plain spaces, and
/// drops what shows nothing.
pub(crate) fn plain(text: &str) -> String {
    text.chars()
        .filter(|it| !is_invisible(*it))
        .flat_map(|character| {
            let mut folded = Vec::new();
            if character.is_whitespace() {
                folded.push(' ');
            } else if is_presentation_form(character)
                || matches!(character, '\u{fb00}'..='\u{fb06}')
            {
                let expanded: Vec<char> = std::iter::once(character).nfkc().collect();
                let has_more = expanded.iter().any(|it| *it != ' ');
                folded.extend(expanded.into_iter().filter(|it| *it != ' ' || !has_more));
            } else {
                folded.push(character);
            }
            folded
        })
        .collect()
}

fn is_presentation_form(character: char) -> bool {
    matches!(character, '\u{fb50}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fdfb}' | '\u{fe70}'..='\u{fefc}')
}

/// Whether two witnesses of one glyph differ in what a reader would call it. Only digits and letters count: blanks,
/// hyphens and marks have look-alikes that mean the same.
pub(crate) fn disagree(left: &str, right: &str) -> bool {
    let essence = |text: &str| -> Vec<char> {
        let mut letters: Vec<char> = text
            .nfkd()
            .filter(|it| {
                !is_mark(*it)
                    && (is_arabic_letter(*it) || is_digit(*it) || it.is_ascii_alphabetic())
            })
            .map(look)
            .collect();
        letters.sort_unstable();
        letters
    };
    let (left, right) = (essence(left), essence(right));
    left != right && !left.is_empty() && !right.is_empty()
}

/// The text of a glyph that may be a mark: some programs give the mark of a letter the text of both. The glyph is a mark by
/// the font, or since it takes no room.
pub(crate) fn of_mark(mapped: &str, own: Option<&str>, takes_no_room: bool) -> String {
    let is_mark_alone = |text: &str| !text.is_empty() && text.chars().all(is_mark);
    match own.filter(|own| is_mark_alone(own)) {
        Some(own) if mapped.chars().any(is_arabic_letter) => own.to_owned(),
        None if takes_no_room && mapped.chars().any(is_mark) => {
            mapped.chars().filter(|it| is_mark(*it)).collect()
        }
        _ => mapped.to_owned(),
    }
}

/// Letters of one skeleton count as one: inside a word, fonts draw many of them with the glyphs of others.
fn look(character: char) -> char {
    const SKELETONS: [&str; 13] = [
        "اأإآٱ",
        "بتثنيىئپٹٺٻټٽٿیېۍےٮں",
        "جحخچڃڄ",
        "دذڈډڌڍ",
        "رزژڑړڕ",
        "سشښ",
        "صض",
        "طظ",
        "عغ",
        "فقڤڨڡٯ",
        "كکگڭڪ",
        "وؤۆۇۈۋ",
        "هةہھەۀۂ",
    ];
    let skeleton = SKELETONS.iter().find(|letters| letters.contains(character));
    if let Some(first) = skeleton.and_then(|letters| letters.chars().next()) {
        return first;
    }
    match character {
        '\u{6f0}'..='\u{6f3}' | '\u{6f7}'..='\u{6f9}' => {
            char::from_u32(u32::from(character) - 0x6f0 + 0x660).unwrap_or(character)
        }
        other => other,
    }
}

/// Returns the bracket or quotation mark that is `character` seen in a mirror (Unicode `BidiMirroring.txt`).
pub(crate) fn mirrored(character: char) -> Option<char> {
    const PAIRS: &str = "()[]{}<>«»‹›≤≥⟨⟩";
    let at = PAIRS.chars().position(|it| it == character)?;
    PAIRS.chars().nth(at ^ 1)
}

/// The brackets and quotation marks in `text` that no other half matches in the order of reading.
pub(crate) fn unpaired(text: &str) -> usize {
    let mut open: Vec<char> = Vec::new();
    let mut stray = 0;
    for character in text
        .chars()
        .filter(|it| mirrored(*it).is_some() && !matches!(it, '<' | '>' | '≤' | '≥'))
    {
        if matches!(character, '(' | '[' | '{' | '«' | '‹' | '⟨') {
            open.push(character);
        } else if open.pop().and_then(mirrored) != Some(character) {
            stray += 1;
        }
    }
    stray + open.len()
}

/// How many brackets and quotation marks stand behind a word and before a blank though they open, or between a blank and a word though they
/// close.
pub(crate) fn turned_away(text: &str) -> usize {
    let characters: Vec<char> = text.chars().collect();
    let is_turned = |around: &&[char]| match around {
        [before, '(' | '[' | '«', next] => before.is_alphanumeric() && next.is_whitespace(),
        [before, ')' | ']' | '»', next] => before.is_whitespace() && next.is_alphanumeric(),
        _ => false,
    };
    characters.windows(3).filter(is_turned).count()
}

/// Of two readings of a text that differ in which half of a pair a bracket is, the one that pairs better, for each kind of
/// bracket by itself: a file that names one kind as it is seen may name another as it was written. `other` is taken where both
/// pair as well and it `is_usual`.
pub(crate) fn paired(text: &str, other: &str, is_usual: bool) -> String {
    let kinds = ["()", "[]", "{}", "«»", "‹›", "⟨⟩"];
    let of_kind = |text: &str, kind: &str| {
        let kept: String = text.chars().filter(|it| kind.contains(*it)).collect();
        unpaired(&kept)
    };
    let takes_other = kinds.map(|kind| {
        let (stray, other) = (of_kind(text, kind), of_kind(other, kind));
        other < stray || is_usual && other == stray
    });
    let pairs = text.chars().zip(other.chars());
    let chosen = pairs.map(|(own, other)| {
        let kind = kinds.iter().position(|kind| kind.contains(own));
        if kind.map_or(is_usual, |kind| takes_other[kind]) {
            other
        } else {
            own
        }
    });
    chosen.collect()
}

/// Whether a bracket closes that was not opened, and one that is not closed opens just behind it, `24)-(45`: then what stands
/// around them was read in a wrong order.
pub(crate) fn has_crossed(text: &str) -> bool {
    const NEAR: usize = 3;
    let mut open: Vec<usize> = Vec::new();
    let mut closed: Vec<usize> = Vec::new();
    for (at, character) in text.chars().enumerate() {
        match character {
            '(' | '[' => open.push(at),
            ')' | ']' if open.pop().is_none() => closed.push(at),
            _ => {}
        }
    }
    closed
        .iter()
        .any(|end| open.iter().any(|start| start > end && start - end <= NEAR))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_turn_away_from_their_word_are_counted() {
        assert_eq!(turned_away("قال الأمن« هنا »وهناك"), 2);
        assert_eq!(turned_away("قال «الأمن» (هنا)"), 0);
    }

    #[test]
    fn brackets_that_were_turned_around_a_range_are_crossed() {
        assert!(has_crossed("طن ٢٤)-(٤٥ محمد"));
        for text in ["طن (٢٤-٤٥) محمد", "(أ)-(ب)", "أولا) ثم (ثانيا", "1) نص"]
        {
            assert!(!has_crossed(text), "{text}");
        }
    }

    #[test]
    fn each_kind_of_bracket_is_turned_by_itself() {
        let (turned, written) = ("قبل ]64[ من (القرار)", "قبل [64] من )القرار(");
        assert_eq!(paired(turned, written, false), "قبل [64] من (القرار)");
    }

    #[test]
    fn a_lam_alef_is_read_whichever_way_it_is_written() {
        for text in ["لا", "ال", "\u{fefb}", "\u{fefc}"] {
            assert_eq!(of_glyph(text, LigatureOrder::Logical), "لا");
            assert_eq!(of_glyph(text, LigatureOrder::Reversed), "لا");
        }
    }

    #[test]
    fn a_ligature_that_could_be_either_follows_the_file() {
        assert_eq!(of_glyph("لم", LigatureOrder::Logical), "لم");
        assert_eq!(of_glyph("مل", LigatureOrder::Reversed), "لم");
    }

    #[test]
    fn latin_ligatures_are_never_turned() {
        assert_eq!(of_glyph("\u{fb01}", LigatureOrder::Reversed), "fi");
        assert_eq!(of_glyph("ffi", LigatureOrder::Reversed), "ffi");
    }

    #[test]
    fn witnesses_differ_on_digits_and_not_on_spellings() {
        assert!(disagree("5", "2"));
        assert!(!disagree("\u{fe8e}", "ا"));
        assert!(!disagree("-", "\u{ad}"));
        assert!(!disagree("ﻻ", "ال"));
    }
}
