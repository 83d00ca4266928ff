//! Languages, the direction that follows from them, and text that carries its language.

use serde::{Deserialize, Serialize};

/// A language that a memo is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Language {
    /// Arabic, `ar`.
    #[serde(rename = "ar")]
    Arabic,
    /// English, `en`.
    #[serde(rename = "en")]
    English,
}

impl Language {
    /// Both languages, in the order in which memos print them.
    pub const ALL: [Self; 2] = [Self::Arabic, Self::English];

    /// Returns the BCP 47 tag, as in HTML's `lang`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Arabic => "ar",
            Self::English => "en",
        }
    }

    /// Returns the language with this BCP 47 primary subtag, in any case, or `None` for one that memos don't use.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or(tag);
        Self::ALL
            .into_iter()
            .find(|language| language.tag().eq_ignore_ascii_case(primary))
    }

    /// Returns the direction in which the language is read. This is the only place that decides it: never the text's
    /// first letter, which is wrong for an Arabic sentence that opens with `NATO`.
    #[must_use]
    pub const fn direction(self) -> Direction {
        match self {
            Self::Arabic => Direction::RightToLeft,
            Self::English => Direction::LeftToRight,
        }
    }

    /// Returns the other language of a bilingual memo.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Arabic => Self::English,
            Self::English => Self::Arabic,
        }
    }
}

/// The direction in which a text is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Direction {
    /// From left to right, `ltr`.
    #[serde(rename = "ltr")]
    LeftToRight,
    /// From right to left, `rtl`.
    #[serde(rename = "rtl")]
    RightToLeft,
}

impl Direction {
    /// Returns the value of HTML's `dir` attribute.
    #[must_use]
    pub const fn attribute(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }
}

/// A text in one language.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Text {
    /// The language that it is written in.
    pub language: Language,
    /// The words.
    pub content: String,
}

impl Text {
    /// Returns `content` as a text in `language`.
    pub fn new(language: Language, content: impl Into<String>) -> Self {
        Self {
            language,
            content: content.into(),
        }
    }
}

/// The same text in both languages; a side that nobody has written yet is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct Bilingual {
    /// The Arabic side.
    pub ar: String,
    /// The English side.
    pub en: String,
}

impl Bilingual {
    /// Returns a text with both sides.
    pub fn new(ar: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            ar: ar.into(),
            en: en.into(),
        }
    }

    /// Returns a text with one side written and the other empty.
    #[must_use]
    pub fn one_sided(text: Text) -> Self {
        let mut both = Self::default();
        *both.side_mut(text.language) = text.content;
        both
    }

    /// Returns the side in `language`.
    #[must_use]
    pub fn side(&self, language: Language) -> &str {
        match language {
            Language::Arabic => &self.ar,
            Language::English => &self.en,
        }
    }

    /// Returns the side in `language`, to be written.
    pub fn side_mut(&mut self, language: Language) -> &mut String {
        match language {
            Language::Arabic => &mut self.ar,
            Language::English => &mut self.en,
        }
    }

    /// Tells whether neither side has a word.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        Language::ALL
            .into_iter()
            .all(|language| self.side(language).trim().is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn direction_follows_from_the_language() {
        assert_eq!(Language::Arabic.direction().attribute(), "rtl");
        assert_eq!(Language::English.direction().attribute(), "ltr");
    }

    #[test]
    fn a_tag_with_a_region_is_its_language() {
        assert_eq!(Language::from_tag("ar-IQ"), Some(Language::Arabic));
        assert_eq!(Language::from_tag("EN_gb"), Some(Language::English));
        assert_eq!(Language::from_tag("fa"), None);
    }

    #[test]
    fn a_one_sided_text_leaves_the_other_side_empty() {
        let text = Bilingual::one_sided(Text::new(Language::English, "border security"));
        assert_eq!(text, Bilingual::new("", "border security"));
        assert!(!text.is_empty());
    }
}
