//! The use-cases of Mujaz, for the command line and for the window alike.
//!
//! 1. `imports`: [`import_files`] reads the articles of files, folders and archives, each with its failures, and `copies`
//!    says which came twice; `articles`: [`import_file`] and [`import_bytes`] read one, [`suggest`] proposes their sentences,
//!    [`compare`] sets those of several side by side;
//! 2. `drafts`: [`new_draft`] picks points into a draft, [`load_memo`] resolves a draft's file;
//! 3. `documents`: [`render`] and [`pdf`] make the documents; `checks`: [`check`] compares languages and sources;
//! 4. `desk`: [`Desk`] keeps all of it for the window.
//!
//! `fetch` is the only code that uses the network, and only for an address that the user gives. This crate and the library
//! are the only ones that touch the disk. The clock stays outside: dates are arguments.

mod articles;
mod assets;
mod checks;
mod copies;
mod desk;
mod disk;
mod documents;
mod drafts;
mod error;
mod fetch;
mod imports;
mod templates;

pub use articles::{compare, import_bytes, import_file, read_topics};
pub use checks::check;
pub use copies::Duplicate;
pub use desk::{
    Desk, DeskArticle, DeskImport, ExportFormat, OpenedMemo, OwnFile, Preview, SetAside,
};
pub use disk::{read_file, read_text, write_file, write_text};
pub use documents::{PdfRenderer, pdf, pdf_with, render};
pub use drafts::{Pick, load_memo, new_draft};
pub use error::Error;
pub use fetch::{Answer, FetchError, Fetched, Internet, Network, Reach, Watch, fetch, is_address};
pub use imports::{
    ImportFailure, Imported, ImportedArticle, Mojibake, Progress, import_address, import_files,
    import_source,
};
pub use mujaz_compose::write_draft;
pub use mujaz_extract::{Compared, Under, candidate_of, suggest};
pub use mujaz_import::{Change, Decoding, Evidence, Format, LIMIT, Repair, Stop};
pub use mujaz_library::ArticleId;
pub use mujaz_model as model;
pub use mujaz_pdf as pdf_engine;
pub use templates::{TemplateDescription, built_in_templates, find_template};
