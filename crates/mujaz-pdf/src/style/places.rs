//! Where in the HTML style sheets and `style` attributes stand: what the parser read goes in, lines and columns come out.

use std::{borrow::Cow, collections::BTreeSet};

use mujaz_model::Place;

/// Counts the lines and columns of an HTML text.
#[derive(Debug)]
pub(super) struct Lines<'a> {
    html: &'a str,
    /// The byte up to which was counted, and its place.
    counted: usize,
    place: Place,
}

impl<'a> Lines<'a> {
    pub(super) fn of(html: &'a str) -> Self {
        Self {
            html,
            counted: 0,
            place: Place { line: 1, column: 1 },
        }
    }

    /// Returns the place of a byte. It is fast where the bytes come in order.
    pub(super) fn at(&mut self, byte: usize) -> Place {
        if byte < self.counted {
            *self = Self::of(self.html);
        }
        let more = &self.html[self.counted..byte];
        match more.rfind('\n') {
            Some(newline) => {
                self.place.line += more.matches('\n').count();
                self.place.column = more[newline + 1..].chars().count() + 1;
            }
            None => self.place.column += more.chars().count(),
        }
        self.counted = byte;
        self.place
    }
}

/// Returns where the first tag of a name stands that has some words in it.
pub(crate) fn tag_place(html: &str, name: &str, words: &str) -> Option<Place> {
    let mut at = 0;
    loop {
        at += html[at..].find('<')? + 1;
        let Some(rest) = html[at..].get(name.len()..) else {
            continue;
        };
        let ends = |character: char| character.is_ascii_whitespace() || "/>".contains(character);
        if html[at..at + name.len()].eq_ignore_ascii_case(name) && rest.starts_with(ends) {
            let tag = rest.split('>').next().unwrap_or_default();
            // An address may have a `>` in it.
            if tag.contains(words) || decoded(tag).contains(words) || rest.starts_with(words) {
                return Some(Lines::of(html).at(at - 1));
            }
        }
    }
}

/// Returns where the first of some characters stands.
pub(crate) fn character_place(html: &str, characters: &BTreeSet<char>) -> Option<Place> {
    let found = html.find(|character| characters.contains(&character))?;
    Some(Lines::of(html).at(found))
}

/// How many attributes are looked for in vain: each search goes through all of the document.
const MOST_SEARCHES: usize = 16;

/// Finds the `style` attributes of a document, one after the other.
#[derive(Debug)]
pub(super) struct StyleAttributes<'a> {
    html: &'a str,
    lines: Lines<'a>,
    searched: usize,
    in_vain: usize,
}

impl<'a> StyleAttributes<'a> {
    pub(super) fn new(html: &'a str) -> Self {
        Self {
            html,
            lines: Lines::of(html),
            searched: 0,
            in_vain: 0,
        }
    }

    /// Returns where the value of the next attribute begins that says `css`.
    pub(super) fn next(&mut self, css: &str) -> Option<Place> {
        if self.in_vain > MOST_SEARCHES {
            return None;
        }
        let mut at = self.searched;
        while let Some((start, value)) = next_value(self.html, at) {
            at = start + value.len();
            if decoded(value) == css {
                self.searched = at;
                return Some(self.lines.at(start));
            }
        }
        self.in_vain += 1;
        None
    }
}

/// Returns the next value of an attribute that is called `style`, as it is written, and where it begins.
fn next_value(html: &str, from: usize) -> Option<(usize, &str)> {
    let mut at = from;
    loop {
        at += html[at..].find(['s', 'S'])?;
        let rest = &html[at..];
        let named = rest
            .get(..5)
            .filter(|name| name.eq_ignore_ascii_case("style"));
        let value = named.and_then(|_| rest[5..].trim_ascii_start().strip_prefix('='));
        let Some(value) = value.map(str::trim_ascii_start) else {
            at += 1;
            continue;
        };
        let start = html.len() - value.len();
        let quoted = ['"', '\'']
            .into_iter()
            .find_map(|quote| value.strip_prefix(quote)?.split(quote).next());
        let ends = |character: char| character.is_ascii_whitespace() || character == '>';
        return match quoted {
            Some(quoted) => Some((start + 1, quoted)),
            None => Some((start, value.split(ends).next()?)),
        };
    }
}

/// Fills in the characters that attributes are written with most.
fn decoded(value: &str) -> Cow<'_, str> {
    if !value.contains('&') {
        return Cow::Borrowed(value);
    }
    let named = [
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&apos;", "'"),
        ("&#39;", "'"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ];
    let filled = named
        .iter()
        .fold(value.to_owned(), |text, (name, character)| {
            text.replace(name, character)
        });
    Cow::Owned(filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_found_by_its_name_and_words() {
        let html = "<p>é\n <image src=a><IMG src=b><img\n src='a&amp;b'><img";
        let place = |words| tag_place(html, "img", words).map(|place| (place.line, place.column));
        assert_eq!(place("b"), Some((2, 15)));
        assert_eq!(place("a&b"), Some((2, 26)));
        assert_eq!(place("x"), None);
    }

    #[test]
    fn attributes_are_found_in_order_however_they_are_quoted() {
        let html = "<p class=styles STYLE = 'a:b'>\n<p style=a:b><p style=\"f: &quot;A&quot;\"><p style='a:b'>";
        let mut attributes = StyleAttributes::new(html);
        let mut next = |css| {
            let place = attributes.next(css);
            place.map(|place| (place.line, place.column))
        };
        assert_eq!(next("a:b"), Some((1, 26)));
        assert_eq!(next("a:b"), Some((2, 10)));
        assert_eq!(next("f: \"A\""), Some((2, 24)));
        assert_eq!(next("x:y"), None);
        assert_eq!(next("a:b"), Some((2, 52)));
    }
}
