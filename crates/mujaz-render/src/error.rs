//! Why a memo could not be rendered.

/// Why a memo could not be rendered.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// `template.toml` is not of the expected shape.
    #[error("`template.toml` of the template `{template}` cannot be read: {source}")]
    Description {
        /// The template.
        template: String,
        /// What is wrong, with line and column.
        source: toml::de::Error,
    },
    /// A file that every template has is missing.
    #[error("the template `{template}` has no `{file}`")]
    MissingFile {
        /// The template.
        template: String,
        /// The missing file.
        file: &'static str,
    },
    /// The template is at fault.
    #[error("the template `{template}` cannot be rendered: {source}")]
    Template {
        /// The template.
        template: String,
        /// What is wrong, with file, line and column.
        source: Box<tera::Error>,
    },
    /// The template names a font family that is not at hand.
    #[error("the template `{template}` asks for the font `{family}`, which is not at hand")]
    MissingFont {
        /// The template.
        template: String,
        /// The family.
        family: String,
    },
    /// The rendered document could not be read back.
    #[error("the rendered document cannot be read: {0}")]
    Document(#[source] Box<lol_html::errors::RewritingError>),
    /// The document would load something from outside.
    #[error("the document would load `{address}` from outside")]
    External {
        /// What it would load.
        address: String,
    },
}

impl Error {
    pub(crate) fn template(template: &str, source: tera::Error) -> Self {
        Self::Template {
            template: template.to_owned(),
            source: Box::new(source),
        }
    }

    /// Returns what the user can do about it.
    #[must_use]
    pub const fn hint(&self) -> Option<&'static str> {
        match self {
            Self::Description { .. } | Self::MissingFile { .. } | Self::Template { .. } => {
                Some("`docs/templates.md` describes a template's files and what they see")
            }
            Self::MissingFont { .. } => Some(
                "name one of the fonts that come with Mujaz: Amiri, Noto Sans, Noto Sans Arabic, Mujaz Symbols",
            ),
            Self::Document(_) => None,
            Self::External { .. } => Some("put the picture into the template as a `data:` address"),
        }
    }
}
