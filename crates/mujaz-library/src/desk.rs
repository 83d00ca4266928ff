//! What is kept of the desk beside the articles.

/// What is kept of the desk beside the articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeskValue {
    /// The draft, as its file would be.
    Draft,
    /// The name of the template that was chosen last.
    Template,
    /// Which addresses may be fetched.
    Reach,
}

impl DeskValue {
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Template => "template",
            Self::Reach => "reach",
        }
    }
}
