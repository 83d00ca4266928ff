//! The numbers that Word shows before paragraphs and does not write into them, `المادة 2:` or `3.` (ECMA-376 part 1, 17.9).

use std::collections::BTreeMap;

use crate::{
    Error, Format, Stop,
    xml::{self, Step},
};

/// Lists have at most so many levels.
const LEVELS: usize = 9;

/// The lists of a document.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// The definition of each list, by its number.
    lists: BTreeMap<String, List>,
    definitions: BTreeMap<String, [Level; LEVELS]>,
    /// How far each definition has counted.
    counts: BTreeMap<String, [Option<u32>; LEVELS]>,
}

#[derive(Debug, Default)]
struct List {
    definition: String,
    /// The levels at which it begins anew, until it has done so.
    starts: BTreeMap<usize, u32>,
}

#[derive(Debug, Clone, Default)]
struct Level {
    start: Option<u32>,
    format: String,
    /// The text, in which `%1` stands for the number of the first level.
    text: String,
}

impl Numbering {
    /// Reads the part that defines the lists.
    ///
    /// # Errors
    /// [`Error::Damaged`] where its XML cannot be read.
    pub(super) fn read(part: &str, stop: Stop<'_>) -> Result<Self, Error> {
        let mut numbering = Self::default();
        let mut definition: Option<String> = None;
        let mut list: Option<String> = None;
        let mut level = None;
        xml::read(part, Format::Docx, stop, |step| match step {
            Step::Open("abstractNum", attributes) => definition = attributes.get("abstractNumId"),
            Step::Close("abstractNum") => definition = None,
            Step::Open("num", attributes) => list = attributes.get("numId"),
            Step::Close("num") => list = None,
            Step::Open("lvl" | "lvlOverride", attributes) => {
                level = attributes
                    .get("ilvl")
                    .and_then(|level| level.parse::<usize>().ok())
                    .filter(|&level| level < LEVELS);
            }
            Step::Open(name, attributes) => {
                let Some(value) = attributes.get("val") else {
                    return;
                };
                match (&list, &definition, level) {
                    (Some(list), _, _) if name == "abstractNumId" => {
                        let list = numbering.lists.entry(list.clone()).or_default();
                        list.definition = value;
                    }
                    (Some(list), _, Some(level)) if name == "startOverride" => {
                        if let Ok(start) = value.parse() {
                            let list = numbering.lists.entry(list.clone()).or_default();
                            list.starts.insert(level, start);
                        }
                    }
                    (None, Some(definition), Some(level)) => {
                        let levels = numbering.definitions.entry(definition.clone()).or_default();
                        let level = &mut levels[level];
                        match name {
                            "start" => level.start = value.parse().ok(),
                            "numFmt" => level.format = value,
                            "lvlText" => level.text = value,
                            _ => {}
                        }
                    }
                    _ => {}
                }
            }
            _ => {}
        })?;
        Ok(numbering)
    }

    /// Counts a paragraph of a list, and returns what stands before it; nothing for a bullet.
    pub(super) fn next(&mut self, list: &str, level: usize) -> Option<String> {
        let list = self.lists.get_mut(list)?;
        let levels = self.definitions.get(&list.definition)?;
        let own = levels.get(level)?;
        let counts = self.counts.entry(list.definition.clone()).or_default();
        let start = own.start.unwrap_or(1);
        counts[level] = Some(match (list.starts.remove(&level), counts[level]) {
            (Some(start), _) => start,
            (None, Some(count)) => count.saturating_add(1),
            (None, None) => start,
        });
        for deeper in &mut counts[level + 1..] {
            *deeper = None;
        }
        if own.format == "bullet" || own.format == "none" {
            return None;
        }
        let mut text = own.text.clone();
        for (at, level) in levels.iter().enumerate() {
            let place = format!("%{}", at + 1);
            if text.contains(&place) {
                let count = counts[at].unwrap_or_else(|| level.start.unwrap_or(1));
                text = text.replace(&place, &number(count, &level.format));
            }
        }
        Some(text).filter(|text| text.chars().any(char::is_alphanumeric))
    }
}

fn number(count: u32, format: &str) -> String {
    const ALPHABET: &str = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي";
    const ABJAD: &str = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ";
    let lettered = |letters: &str| {
        let length = letters.chars().count().max(1);
        let at = usize::try_from(count.saturating_sub(1)).unwrap_or_default();
        let letter = letters.chars().nth(at % length);
        letter
            .into_iter()
            .cycle()
            .take((at / length + 1).min(5))
            .collect()
    };
    match format {
        "arabicAlpha" => lettered(ALPHABET),
        "arabicAbjad" => lettered(ABJAD),
        "lowerLetter" => lettered("abcdefghijklmnopqrstuvwxyz"),
        "upperLetter" => lettered("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        "lowerRoman" => roman(count),
        "upperRoman" => roman(count).to_uppercase(),
        "decimalZero" => format!("{count:02}"),
        _ => count.to_string(),
    }
}

fn roman(mut count: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if count > 3999 {
        return count.to_string();
    }
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while count >= value {
            text.push_str(sign);
            count -= value;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_count_and_begin_anew_below_a_higher_one() {
        let part = "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"7\">\
            <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"المادة %1:\"/></w:lvl>\
            <w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"arabicAbjad\"/><w:lvlText w:val=\"%1-%2)\"/></w:lvl>\
            <w:lvl w:ilvl=\"2\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"•\"/></w:lvl>\
            </w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>\
            <w:num w:numId=\"2\"><w:abstractNumId w:val=\"7\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride></w:num></w:numbering>";
        let mut numbering = Numbering::read(part, Stop::NEVER).unwrap();
        let mut next = |list, level| numbering.next(list, level).unwrap_or_default();
        assert_eq!(next("1", 0), "المادة 1:");
        assert_eq!(next("1", 1), "1-أ)");
        assert_eq!(next("1", 1), "1-ب)");
        assert_eq!(next("1", 2), "");
        assert_eq!(next("1", 0), "المادة 2:");
        assert_eq!(next("1", 1), "2-أ)");
        assert_eq!(next("2", 0), "المادة 5:");
        assert_eq!(next("2", 0), "المادة 6:");
        assert_eq!(next("3", 0), "");
        assert_eq!(number(14, "lowerRoman"), "xiv");
    }
}
