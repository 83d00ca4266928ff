//! What was written against what was read: HTML and the text of an import enter; which figures and words are missing leaves.

use std::collections::BTreeMap;

use mujaz_tests::tally::{is_arabic, is_digit};

/// Signs that belong to a figure which they touch, on the side on which they stand. Those of a share or of money mean the same on
/// either.
const SIGNS: &str = "-–−+/:.,٫٬،=×";
/// Elements that stand within a line.
const INLINE: [&str; 12] = [
    "a", "abbr", "b", "bdi", "bdo", "code", "em", "i", "mark", "span", "strong", "sup",
];

/// The texts of the blocks of a page, without what is not shown.
pub(super) fn blocks(html: &str) -> Vec<String> {
    let body = html.split_once("<body").map_or(html, |(_, body)| {
        body.split_once('>').map_or(body, |(_, rest)| rest)
    });
    let mut blocks = vec![String::new()];
    let mut rest = body;
    let mut is_raised = false;
    while let Some((before, after)) = rest.split_once('<') {
        if let Some(last) = blocks.last_mut() {
            // As it is seen: a note at a number is no digit of it.
            if is_raised {
                last.extend(before.chars().map(raised));
            } else {
                last.push_str(before);
            }
        }
        let (tag, after) = after.split_once('>').unwrap_or((after, ""));
        let name = tag.trim_start_matches('/');
        let name = name.split(|it: char| !it.is_ascii_alphanumeric()).next();
        let name = name.unwrap_or_default();
        is_raised = if name == "sup" {
            !tag.starts_with('/')
        } else {
            is_raised
        };
        rest = match name {
            "style" | "script" | "title" if !tag.starts_with('/') => after
                .split_once(&format!("</{name}>"))
                .map_or("", |(_, rest)| rest),
            _ => after,
        };
        if !INLINE.contains(&name) {
            blocks.push(String::new());
        }
    }
    if let Some(last) = blocks.last_mut() {
        last.push_str(rest);
    }
    let blocks = blocks.iter().map(|block| {
        let text = block
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&nbsp;", " ")
            .replace("&amp;", "&");
        mujaz_text::fold_space(&text)
    });
    blocks.filter(|block| !block.is_empty()).collect()
}

fn raised(character: char) -> char {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let value = character
        .to_digit(10)
        .and_then(|value| usize::try_from(value).ok());
    value.map_or(character, |value| DIGITS[value])
}

/// Words, figures, and the signs that touch figures, in order; Arabic words without their marks.
fn tokens(text: &str) -> Vec<String> {
    let kind = |it: char| match it {
        _ if is_digit(it) => 1,
        _ if is_arabic(it) => 2,
        _ if it.is_alphabetic() => 3,
        // What is raised is a token of its own.
        '²' | '³' | '¹' | '⁰' | '⁴'..='⁹' => 4,
        _ => 0,
    };
    let characters: Vec<char> = text
        .chars()
        .filter(|it| {
            !matches!(
                it,
                '\u{64b}'..='\u{652}' | '\u{640}' | '\u{200e}' | '\u{200f}'
            )
        })
        .collect();
    let mut tokens: Vec<String> = Vec::new();
    let mut last = 0;
    for (at, &character) in characters.iter().enumerate() {
        let own = kind(character);
        let touches = |at: Option<usize>| {
            at.and_then(|at| characters.get(at))
                .is_some_and(|it| is_digit(*it))
        };
        if own == 0 {
            if SIGNS.contains(character) && (touches(at.checked_sub(1)) || touches(Some(at + 1))) {
                tokens.push(character.to_string());
            }
        } else {
            match tokens.last_mut() {
                Some(token) if own == last => token.push(character),
                _ => tokens.push(character.to_string()),
            }
        }
        last = own;
    }
    tokens
}

/// How often each figure stands beside each of its neighbours.
fn neighbours(text: &str, counts: &mut BTreeMap<(String, String), usize>) {
    let tokens = tokens(text);
    let is_figure = |token: &str| token.starts_with(is_digit);
    for pair in tokens.windows(2) {
        if let [first, next] = pair
            && (is_figure(first) || is_figure(next))
        {
            *counts.entry((first.clone(), next.clone())).or_default() += 1;
        }
    }
    if let [only] = tokens.as_slice()
        && is_figure(only)
    {
        *counts.entry((String::new(), only.clone())).or_default() += 1;
    }
}

/// The figures of the blocks that do not stand in `found` where they were written: each with the neighbour that it lost.
pub(super) fn misplaced(written: &[String], found: &str) -> Vec<String> {
    let mut wanted = BTreeMap::new();
    for block in written {
        neighbours(block, &mut wanted);
    }
    let mut there = BTreeMap::new();
    neighbours(found, &mut there);
    for token in tokens(found) {
        if token.starts_with(is_digit) {
            *there.entry((String::new(), token)).or_default() += 1;
        }
    }
    let missing = wanted
        .into_iter()
        .filter(|(pair, times)| there.get(pair).copied().unwrap_or_default() < *times);
    missing
        .map(|((first, next), _)| format!("{first} {next}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_that_was_turned_is_misplaced_and_a_broken_line_is_not() {
        let written = blocks("<p>بين <b>10-20</b> ألفا</p><td>2024</td>");
        assert_eq!(written, ["بين 10-20 ألفا", "2024"]);
        assert!(misplaced(&written, "بين 10-\n20 ألفا | 2024").is_empty());
        assert!(!misplaced(&written, "بين 20-10 ألفا | 2024").is_empty());
        assert!(!misplaced(&written, "بين 10-20 ألفا").is_empty());
    }
}
