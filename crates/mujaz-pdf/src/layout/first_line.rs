//! Sets text whose first line looks otherwise (CSS Pseudo-Elements 4, 2.1): it is broken as if all of it looked so, and what does
//! not fit on the first line is set as it is.

use std::{collections::HashMap, ops::Range, sync::Arc};

use super::{Layouter, fragment::Fragment, inline::Shaped};
use crate::{
    boxes::InlineBox,
    style::values::{ComputedStyle, Transform},
    text::{
        breaking::LineRange,
        content::{InlineContent, Span},
    },
};

impl Layouter {
    /// Returns text of which all looks like the first line.
    pub(super) fn as_first_line(
        &mut self,
        inline: &InlineBox,
        shaped: &Shaped,
        width: f32,
    ) -> Shaped {
        self.restyled(inline, shaped, width, inline.content.text.len())
    }

    /// Returns text that looks otherwise up to where the first line ends, which was found in `trial`, and the first line in it.
    pub(super) fn with_first_line(
        &mut self,
        inline: &InlineBox,
        trial: &Shaped,
        width: f32,
        first: &LineRange,
    ) -> (Shaped, LineRange) {
        let pieces = &trial.paragraph.pieces;
        let next = pieces.get(first.pieces.end);
        let end = next.map_or(inline.content.text.len(), |next| next.text.start);
        let shaped = self.restyled(inline, trial, width, end);
        let pieces = shaped.paragraph.pieces.iter();
        let count = pieces.take_while(|piece| piece.text.start < end).count();
        let line = LineRange {
            pieces: 0..count,
            last: first.last,
        };
        (shaped, line)
    }

    fn restyled(&mut self, inline: &InlineBox, shaped: &Shaped, width: f32, end: usize) -> Shaped {
        let own = |own: &Fragment| {
            let after = own.style.margin.right.of(width).unwrap_or(0.0);
            own.x + own.width + after
        };
        let widths: Vec<f32> = shaped.boxes.iter().map(own).collect();
        let content = restyled(&inline.content, end);
        Shaped {
            paragraph: self.typesetter.shape(content, &widths),
            boxes: shaped.boxes.clone(),
            extents: shaped.extents.clone(),
        }
    }
}

/// Returns text that looks otherwise up to a byte of it.
fn restyled(content: &InlineContent, end: usize) -> InlineContent {
    let block = &content.style;
    let Some(first) = &block.first_line else {
        return content.clone();
    };
    let mut known: HashMap<*const ComputedStyle, Arc<ComputedStyle>> = HashMap::new();
    let mut spans: Vec<Span> = Vec::with_capacity(content.spans.len() + 1);
    let mut start = 0;
    for span in &content.spans {
        if start < end {
            let style = known
                .entry(Arc::as_ptr(&span.style))
                .or_insert_with(|| Arc::new(on_first_line(&span.style, block, first)));
            spans.push(Span {
                end: span.end.min(end),
                style: style.clone(),
                ..span.clone()
            });
        }
        if span.end > end {
            spans.push(span.clone());
        }
        start = span.end;
    }
    let mut text = content.text.clone();
    if first.inherited.transform == Transform::Uppercase {
        capitalise(&mut text, 0..end);
    }
    InlineContent {
        style: content.style.clone(),
        text,
        spans,
        edges: content.edges.clone(),
    }
}

/// Makes letters large whose large ones take as many bytes, so that all else stays where it is.
fn capitalise(text: &mut String, range: Range<usize>) {
    let large = |letter: char| {
        let mut others = letter.to_uppercase();
        match (others.next(), others.next()) {
            (Some(other), None) if other.len_utf8() == letter.len_utf8() => other,
            _ => letter,
        }
    };
    let own: String = text[range.clone()].chars().map(large).collect();
    text.replace_range(range, &own);
}

/// Returns a style of text on the first line: what an element has from its block is that of the line, and what it has of its own
/// stays.
#[expect(
    clippy::float_cmp,
    reason = "what comes from the block is the same value, and nothing else is"
)]
fn on_first_line(
    own: &ComputedStyle,
    block: &ComputedStyle,
    first: &ComputedStyle,
) -> ComputedStyle {
    let mut style = own.clone();
    let (to, around, line) = (&mut style.inherited, &block.inherited, &first.inherited);
    macro_rules! take {
        ($($field:ident),+) => {
            $(if to.$field == around.$field {
                to.$field.clone_from(&line.$field);
            })+
        };
    }
    take!(
        families,
        weight,
        italic,
        features,
        line_height,
        colour,
        letter_spacing,
        word_spacing
    );
    if to.font_size.to_bits() == around.font_size.to_bits() {
        to.font_size = line.font_size;
    } else if around.font_size > 0.0 && !to.size_is_absolute {
        to.font_size *= line.font_size / around.font_size;
    }
    if own.decorations == block.decorations {
        style.decorations = first.decorations.clone();
    }
    style
}
