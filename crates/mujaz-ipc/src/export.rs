//! What a memo can be exported as.

use chrono::NaiveDate;
use mujaz_model::Draft;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The kind of file that a memo is exported to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum ExportFormat {
    /// One self-contained web page.
    Html,
    /// A tagged PDF.
    Pdf,
    /// The draft itself, which the command line reads.
    Draft,
}

impl ExportFormat {
    /// Returns the ending of the file's name, without the dot.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Pdf => "pdf",
            Self::Draft => "toml",
        }
    }

    /// Returns the name to offer for the file: the memo's reference, else its date.
    #[must_use]
    pub fn file_name(self, draft: &Draft, today: NaiveDate) -> String {
        let reference = file_stem(&draft.header.reference);
        let stem = if reference.is_empty() {
            format!("memo-{}", draft.header.date.unwrap_or(today))
        } else {
            reference
        };
        format!("{stem}.{}", self.extension())
    }
}

impl From<ExportFormat> for mujaz::ExportFormat {
    fn from(format: ExportFormat) -> Self {
        match format {
            ExportFormat::Html => Self::Html,
            ExportFormat::Pdf => Self::Pdf,
            ExportFormat::Draft => Self::Draft,
        }
    }
}

/// Keeps letters and digits of any script; a reference such as `MOFA/2024/12` must not name a folder.
fn file_stem(reference: &str) -> String {
    let words: Vec<&str> = reference
        .split(|letter: char| !(letter.is_alphanumeric() || letter == '_'))
        .filter(|word| !word.is_empty())
        .collect();
    words.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn referenced(reference: &str) -> Draft {
        let mut draft = Draft::default();
        draft.header.reference = reference.to_owned();
        draft
    }

    const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2024, 8, 28).unwrap();

    #[test]
    fn a_reference_with_slashes_names_no_folder() {
        let name = ExportFormat::Pdf.file_name(&referenced("../و.خ/2024/12"), TODAY);
        assert_eq!(name, "و-خ-2024-12.pdf");
    }

    #[test]
    fn a_memo_without_a_reference_is_named_after_its_day() {
        let name = ExportFormat::Draft.file_name(&referenced(" "), TODAY);
        assert_eq!(name, "memo-2024-08-28.toml");
    }
}
