//! What a caller may ask for beside the document.

use std::{ops::RangeInclusive, sync::Arc};

use chrono::NaiveDate;

/// What a document is set with beside itself.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Font files (TrueType or OpenType) that are looked in where the document's own fonts have no glyph.
    pub fonts: Vec<Arc<[u8]>>,
    /// The date of the document, for its metadata; without one the file carries no date.
    pub date: Option<NaiveDate>,
    /// What the file says of itself where the document does not say it, or says something else.
    pub metadata: Metadata,
    /// The archive format that the file has to keep to. Without one it is PDF/A-2a, or PDF/A-3a where something is
    /// attached, and none where the file is encrypted.
    pub archive: Option<Archive>,
    /// Whether a document that cannot keep to PDF/UA-1 is an error. Without it, such a file does not claim to.
    pub universal_access: bool,
    /// Files to attach.
    pub attachments: Vec<Attachment>,
    /// A translucent word across every page, such as "Draft".
    pub watermark: Option<String>,
    /// The pages to keep, from 1.
    pub pages: Option<RangeInclusive<usize>>,
    /// Passwords, without which the file cannot be read.
    pub encryption: Option<Encryption>,
}

/// Entries of the file's metadata that a caller sets.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Metadata {
    /// In place of the document's `title` element.
    pub title: Option<String>,
    /// In place of the document's `meta` element `author`.
    pub author: Option<String>,
    /// In place of the document's `meta` element `description`.
    pub subject: Option<String>,
    /// In place of the document's `meta` element `keywords`.
    pub keywords: Option<String>,
    /// The program that made the HTML document.
    pub creator: Option<String>,
}

/// An archive format, with its strictest level: text, structure and looks are all kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Archive {
    /// PDF/A-2a (ISO 19005-2); nothing may be attached.
    TwoA,
    /// PDF/A-3a (ISO 19005-3); files of any kind may be attached.
    ThreeA,
}

/// A file inside the PDF file (ISO 32000-1, 7.11.4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// The file's name, without a folder.
    pub name: String,
    /// Such as `text/plain`.
    pub media_type: String,
    /// What it is, for people.
    pub description: String,
    /// Its content.
    pub bytes: Arc<[u8]>,
    /// What it is to the document.
    pub relationship: Relationship,
}

/// What an attached file is to the document (ISO 19005-3, annex E).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relationship {
    /// The document was made from it.
    Source,
    /// Data that the document shows.
    Data,
    /// The document's content in another form.
    Alternative,
    /// It adds to the document.
    Supplement,
}

/// Passwords and what they allow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Encryption {
    /// Opens the file; where it is empty, anyone can open it, and only the permissions hold.
    pub password: String,
    /// Lifts the permissions; without one, nothing does.
    pub owner_password: Option<String>,
    /// What the reader of the file may do with it.
    pub permissions: Permissions,
    /// Goes into the keys. They come from the document and the passwords alone where it is empty, so that the same
    /// input gives the same file; random bytes make two files of one document unlike each other.
    pub seed: Vec<u8>,
}

/// What the reader of an encrypted file may do. Reading it aloud is always allowed (ISO 14289-1, 7.16).
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a permission of its own, as in the file"
)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Permissions {
    /// Print.
    pub print: bool,
    /// Change text, and the order of pages.
    pub change: bool,
    /// Copy text and pictures.
    pub copy: bool,
    /// Add notes, and fill in forms.
    pub annotate: bool,
}
