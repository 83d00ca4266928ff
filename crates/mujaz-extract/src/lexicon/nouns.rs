//! Nouns of the news and what each can be: an office, an institution, a place. `nouns.tsv` has each noun once, folded, with its classes;
//! here is what the classes mean.

use super::{Script, WordSet};

/// Each noun with its classes, which blanks divide.
const TABLE: &str = include_str!("nouns.tsv");

/// Offices that a person holds; the head of a title.
pub(crate) static OFFICES: WordSet = WordSet::listed(TABLE, "office", Script::Arabic);

/// English offices.
pub(crate) static OFFICES_ENGLISH: WordSet = WordSet::listed(TABLE, "office", Script::Latin);

/// Offices that name somebody also alone, with the article: السفير.
pub(crate) static OFFICES_ALONE: WordSet = WordSet::listed(TABLE, "alone", Script::Arabic);

/// Offices that are rather a form of address, or a trade: no role by themselves.
pub(crate) static ADDRESSES: WordSet = WordSet::listed(TABLE, "address", Script::Arabic);

/// English offices that are rather a form of address, or too general to name somebody.
pub(crate) static ADDRESSES_ENGLISH: WordSet = WordSet::listed(TABLE, "address", Script::Latin);

/// Titles that stand before the name itself: السيد, العميد.
pub(crate) static PERSONAL: WordSet = WordSet::listed(TABLE, "personal", Script::Arabic);

/// Offices whose holder is posted somewhere: السفير في بغداد.
pub(crate) static POSTED: WordSet = WordSet::listed(TABLE, "posted", Script::Arabic);

/// People whom an article does not name: مصدر, شهود.
pub(crate) static UNNAMED: WordSet = WordSet::listed(TABLE, "unnamed", Script::Arabic);

/// Institutions and documents that speak.
pub(crate) static INSTITUTIONS: WordSet = WordSet::listed(TABLE, "institution", Script::Arabic);

/// Heads of an organisation's name.
pub(crate) static ORGANISATIONS: WordSet = WordSet::listed(TABLE, "organisation", Script::Arabic);

/// English nouns that end the name of an organisation.
pub(crate) static ORGANISATIONS_ENGLISH: WordSet =
    WordSet::listed(TABLE, "organisation", Script::Latin);

/// Heads behind which a name of any shape can stand: شركة سابك, حزب الدعوة.
pub(crate) static ORGANISATIONS_BY_NAME: WordSet =
    WordSet::listed(TABLE, "any-name", Script::Arabic);

/// Heads of a place's name.
pub(crate) static PLACES: WordSet = WordSet::listed(TABLE, "place", Script::Arabic);

/// Heads of a place's name that mean other things without one: قضاء سنجار, حقل مجنون.
pub(crate) static PLACES_BY_NAME: WordSet = WordSet::listed(TABLE, "place-of", Script::Arabic);

/// Military ranks, and the judge: the office of whoever is named behind them.
pub(crate) static RANKS: WordSet = WordSet::listed(TABLE, "rank", Script::Any);

/// English nouns that end the name of a place.
pub(crate) static PLACES_ENGLISH: WordSet = WordSet::listed(TABLE, "place", Script::Latin);

/// Documents whose words are their issuer's.
pub(crate) static DOCUMENTS: WordSet = WordSet::listed(TABLE, "document", Script::Any);

/// English nouns of what a source has made public, behind which "from" and "by" say whose it is.
pub(crate) static SOURCES_ENGLISH: WordSet = WordSet::listed(TABLE, "source", Script::Latin);

/// Nouns before a name in quotation marks: the newspaper «الصباح», the film «…».
pub(crate) static NAMING: WordSet = WordSet::listed(TABLE, "quoted", Script::Arabic);

/// English nouns and participles before a name in quotation marks.
pub(crate) static NAMING_ENGLISH: WordSet = WordSet::listed(TABLE, "quoted", Script::Latin);

/// What a ministry or its minister is for.
pub(crate) static MINISTRIES: WordSet = WordSet::listed(TABLE, "portfolio", Script::Arabic);

/// What else a body is for, in its name: المركز الوطني للأرصاد.
pub(crate) static FIELDS: WordSet = WordSet::listed(TABLE, "field", Script::Arabic);

/// What follows an office or an institution as its complement without the article.
pub(crate) static COMPLEMENTS: WordSet = WordSet::listed(TABLE, "complement", Script::Arabic);

/// Nouns for many people whose form does not say so, without article.
pub(crate) static COLLECTIVES: WordSet = WordSet::listed(TABLE, "people", Script::Arabic);
