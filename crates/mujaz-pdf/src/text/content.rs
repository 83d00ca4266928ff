//! Inline content before it is shaped.

use std::{ops::Range, sync::Arc};

use super::raising::Raising;
use crate::{draw::NodeId, style::values::ComputedStyle};

/// Stands in the text where a box stands in the line.
pub(crate) const BOX: char = '\u{fffc}';
/// Ends a line.
pub(crate) const LINE_END: char = '\n';
/// Shows as a hyphen where a line ends behind it.
pub(crate) const SOFT_HYPHEN: char = '\u{ad}';
/// A blank at which no line ends.
pub(crate) const NO_BREAK_SPACE: &str = "\u{a0}";
/// Opens an isolate that reads from left to right.
pub(crate) const ISOLATE_LTR: &str = "\u{2066}";
/// Opens an isolate that reads from right to left.
pub(crate) const ISOLATE_RTL: &str = "\u{2067}";
/// Opens an isolate whose direction follows its first strong letter.
pub(crate) const ISOLATE_AUTO: &str = "\u{2068}";
/// Closes an isolate.
pub(crate) const ISOLATE_END: &str = "\u{2069}";
/// Opens an isolate in which every character reads from left to right.
pub(crate) const OVERRIDE_LTR: &str = "\u{2066}\u{202d}";
/// Opens an isolate in which every character reads from right to left.
pub(crate) const OVERRIDE_RTL: &str = "\u{2067}\u{202e}";
/// Closes an isolate with an override.
pub(crate) const OVERRIDE_END: &str = "\u{202c}\u{2069}";

/// Tells whether a character only steers direction: it has no glyph and no reader ever sees it.
pub(crate) const fn is_control(character: char) -> bool {
    matches!(
        character,
        '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    )
}

/// What is to be set on lines. Lines end at [`LINE_END`], boxes stand at [`BOX`].
#[derive(Debug, Clone)]
pub(crate) struct InlineContent {
    /// The style of the block that holds the lines.
    pub(crate) style: Arc<ComputedStyle>,
    pub(crate) text: String,
    /// Parts of the text, without gaps, in order.
    pub(crate) spans: Vec<Span>,
    /// Where inline boxes with a margin, border, padding or background begin and end, in order.
    pub(crate) edges: Vec<Edge>,
}

/// A part of the text in one style.
#[derive(Debug, Clone)]
pub(crate) struct Span {
    /// The byte after its last.
    pub(crate) end: usize,
    pub(crate) style: Arc<ComputedStyle>,
    pub(crate) node: Option<NodeId>,
    pub(crate) language: Arc<str>,
    pub(crate) link: Option<Link>,
    /// How far the baseline stands above the line's, by lengths alone before the text is shaped.
    pub(crate) raised: f32,
    pub(crate) raising: Option<Arc<Raising>>,
    /// The elements around, whose lines are of another height.
    pub(crate) around: Option<Arc<Around>>,
    /// How far to the right and down the text is drawn from where it stands.
    pub(crate) moved: (f32, f32),
    /// Whether the text is a pattern that is repeated until the line is full.
    pub(crate) fills: bool,
    /// The footnote that the text calls.
    pub(crate) note: Option<usize>,
}

/// An inline element around another. A line with a part of it is as tall as its text would be, whether it has any there or
/// not (CSS 2.2, 10.8).
#[derive(Debug)]
pub(crate) struct Around {
    pub(crate) style: Arc<ComputedStyle>,
    pub(super) raised: f32,
    pub(super) raising: Option<Arc<Raising>>,
    /// The next one around it.
    next: Option<Arc<Around>>,
    /// How many there are, with those around it.
    count: usize,
}

/// Of more elements in each other only those further inside count.
const MOST_AROUND: usize = 8;

impl Around {
    /// Returns an element with those around it.
    pub(crate) fn new(
        style: &Arc<ComputedStyle>,
        (raised, raising): (f32, Option<Arc<Raising>>),
        next: Option<Arc<Self>>,
    ) -> Self {
        let next = next.filter(|next| next.count < MOST_AROUND);
        Self {
            style: style.clone(),
            raised,
            raising,
            count: next.as_ref().map_or(1, |next| next.count + 1),
            next,
        }
    }
}

impl Span {
    /// Returns the elements around the part of the text whose lines are of another height, from the inside.
    pub(crate) fn all_around(&self) -> impl Iterator<Item = &Around> {
        let first = self.around.as_deref();
        std::iter::successors(first, |around| around.next.as_deref())
    }
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Link {
    pub(crate) target: LinkTarget,
    pub(crate) node: NodeId,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum LinkTarget {
    Address(Arc<str>),
    /// The `id` of an element of the document.
    Place(Arc<str>),
}

#[derive(Debug, Clone)]
pub(crate) struct Edge {
    /// The byte that it stands before.
    pub(crate) at: usize,
    pub(crate) opens: bool,
    pub(crate) style: Arc<ComputedStyle>,
}

impl InlineContent {
    /// Returns content in one style throughout, such as a list marker.
    pub(crate) fn plain(
        text: String,
        style: &Arc<ComputedStyle>,
        node: Option<NodeId>,
        language: &Arc<str>,
    ) -> Self {
        let end = text.len();
        Self {
            style: style.clone(),
            text,
            spans: vec![Span {
                end,
                style: style.clone(),
                node,
                language: language.clone(),
                link: None,
                raised: 0.0,
                raising: None,
                around: None,
                moved: (0.0, 0.0),
                fills: false,
                note: None,
            }],
            edges: Vec::new(),
        }
    }

    /// Returns the spans that touch `range`, with the part that each covers.
    pub(crate) fn spans_in(
        &self,
        range: Range<usize>,
    ) -> impl Iterator<Item = (usize, Range<usize>)> {
        let first = self.spans.partition_point(|span| span.end <= range.start);
        let mut start = range.start;
        self.spans[first..]
            .iter()
            .enumerate()
            .map_while(move |(offset, span)| {
                if start >= range.end {
                    return None;
                }
                let part = start..span.end.min(range.end);
                start = part.end;
                Some((first + offset, part))
            })
    }
}
