//! Handling markings.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::Bilingual;

/// Who may see the memo. It stands on every page.
///
/// In files it is a TLP label (`"TLP:AMBER"`) or, for an own scheme, the two texts (`{ ar = "…", en = "…" }`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(untagged))]
#[serde(into = "Written", try_from = "Written")]
pub enum Marking {
    /// A label of the Traffic Light Protocol. It is never translated.
    Tlp(Tlp),
    /// A marking of the organisation's own scheme.
    Own(Bilingual),
}

impl Default for Marking {
    fn default() -> Self {
        Self::Tlp(Tlp::Amber)
    }
}

/// A marking as files write it. It is read first and understood second, so that an unknown label is named in the error.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Written {
    Label(String),
    Own(Bilingual),
}

impl TryFrom<Written> for Marking {
    type Error = UnknownTlp;

    fn try_from(written: Written) -> Result<Self, Self::Error> {
        Ok(match written {
            Written::Label(label) => Self::Tlp(label.parse()?),
            Written::Own(text) => Self::Own(text),
        })
    }
}

impl From<Marking> for Written {
    fn from(marking: Marking) -> Self {
        match marking {
            Marking::Tlp(label) => Self::Label(label.label().to_owned()),
            Marking::Own(text) => Self::Own(text),
        }
    }
}

/// A label of the Traffic Light Protocol, version 2.0 (FIRST, August 2022).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "typescript", ts(type = "string"))]
#[serde(try_from = "String", into = "String")]
pub enum Tlp {
    /// For the eyes and ears of the named recipients only.
    Red,
    /// Limited to the recipients' organisation.
    AmberStrict,
    /// Limited to the recipients' organisation and its clients.
    Amber,
    /// Limited to the recipients' community.
    Green,
    /// No limit.
    Clear,
}

impl Tlp {
    /// Every label, the strictest first.
    pub const ALL: [Self; 5] = [
        Self::Red,
        Self::AmberStrict,
        Self::Amber,
        Self::Green,
        Self::Clear,
    ];

    /// Returns the label as the protocol writes it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Red => "TLP:RED",
            Self::AmberStrict => "TLP:AMBER+STRICT",
            Self::Amber => "TLP:AMBER",
            Self::Green => "TLP:GREEN",
            Self::Clear => "TLP:CLEAR",
        }
    }

    /// Returns the colour that the protocol asks for on black, as CSS hexadecimal.
    #[must_use]
    pub const fn colour(self) -> &'static str {
        match self {
            Self::Red => "#ff2b2b",
            Self::AmberStrict | Self::Amber => "#ffc000",
            Self::Green => "#33ff00",
            Self::Clear => "#ffffff",
        }
    }
}

impl fmt::Display for Tlp {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.label())
    }
}

/// A text that is no TLP 2.0 label.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is not a TLP 2.0 label: these are TLP:RED, TLP:AMBER+STRICT, TLP:AMBER, TLP:GREEN and TLP:CLEAR"
)]
pub struct UnknownTlp(pub String);

impl FromStr for Tlp {
    type Err = UnknownTlp;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|label| label.label().eq_ignore_ascii_case(text.trim()))
            .ok_or_else(|| UnknownTlp(text.to_owned()))
    }
}

impl TryFrom<String> for Tlp {
    type Error = UnknownTlp;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Tlp> for String {
    fn from(label: Tlp) -> Self {
        label.label().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_reads_back_as_itself() {
        for label in Tlp::ALL {
            assert_eq!(label.label().parse(), Ok(label));
        }
    }

    #[test]
    fn a_label_of_the_first_version_is_refused() {
        assert!("TLP:WHITE".parse::<Tlp>().is_err());
        let error = serde_json::from_str::<Marking>("\"TLP:WHITE\"").unwrap_err();
        assert!(
            error.to_string().contains("`TLP:WHITE`") && error.to_string().contains("TLP:CLEAR"),
            "{error}"
        );
    }

    #[test]
    fn a_marking_is_a_label_or_two_texts() {
        let tlp: Marking = serde_json::from_str("\"TLP:RED\"").unwrap();
        assert_eq!(tlp, Marking::Tlp(Tlp::Red));
        let own: Marking = serde_json::from_str(r#"{"ar":"سري","en":"SECRET"}"#).unwrap();
        assert_eq!(own, Marking::Own(Bilingual::new("سري", "SECRET")));
    }
}
