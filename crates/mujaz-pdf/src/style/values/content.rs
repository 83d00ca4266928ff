//! Generated content: what `content`, `string-set` and `list-style` compute to, for boxes and margin boxes to fill in.

use std::sync::Arc;

use super::CounterStyle;

/// One item of `content` or `string-set`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Content {
    Text(String),
    /// A counter with, for `counters()`, what stands between its levels.
    Counter(String, Option<String>, CounterStyle),
    Attribute(String),
    /// A named string, and which of the page's values is meant.
    Named(String, OfPage),
    /// The running element of the page.
    Running(String, OfPage),
    /// The element's own text.
    Own,
    OpenQuote,
    CloseQuote,
    /// The text of the element that an attribute refers to.
    TargetText(String),
    /// A counter as it stands at the element that an attribute refers to.
    TargetCounter {
        attribute: String,
        counter: String,
        separator: Option<String>,
        style: CounterStyle,
    },
    /// A pattern that fills the line.
    Leader(String),
}

/// Which of the values that a page gives is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum OfPage {
    /// The first that begins on the page, or else the one in force.
    #[default]
    First,
    /// The one that is in force where the page begins.
    Start,
    /// The one in force where the page ends.
    Last,
    /// Nothing on pages where one begins.
    FirstExcept,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ListStyle {
    None,
    Disc,
    Circle,
    Square,
    Numbers(CounterStyle),
    Text(Arc<str>),
}
