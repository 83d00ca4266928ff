//! What an article names: people, organisations, places, offices, dates and quantities.

use serde::{Deserialize, Serialize};

use crate::{Bilingual, Span};

/// What kind of thing an [`Entity`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EntityKind {
    /// A person.
    Person,
    /// An organisation, a body of a state, a publication.
    Organisation,
    /// A place.
    Place,
    /// An office that a person holds.
    Role,
    /// A date or a time span.
    Date,
    /// A number with what it counts or measures.
    Quantity,
}

/// A thing that an article names, with every place where it does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// What it is.
    pub kind: EntityKind,
    /// Its full name in both languages; a side that nobody has given is empty.
    pub name: Bilingual,
    /// The value in plain form: `2024-08-28` for a date, `12500000` for a quantity.
    pub value: Option<String>,
    /// What a quantity counts, as written.
    pub unit: Option<String>,
    /// Where it is named, in the order of the text.
    pub mentions: Vec<Mention>,
}

/// One place where an [`Entity`] is named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// The number of its sentence; `None` in the headline or another place outside of the body.
    pub sentence: Option<usize>,
    /// The words, white space folded.
    pub text: String,
    /// Their place in the source.
    pub span: Span,
}
