//! Sets the marker of a list item: its text and the laid-out item go in, a line beside the item's first one comes out.

use std::sync::Arc;

use crate::{
    layout::{
        Layouter,
        fragment::{Fragment, Marker},
        inline::natural_width,
    },
    style::values::{ComputedStyle, ListStyle},
    text::content::InlineContent,
};

/// Browsers put bullets so far from the text, in font sizes.
const BULLET_GAP: f32 = 0.8;
/// A number and its full stop are followed by a space (CSS Counter Styles 3, 6), and it shows at the end of a line.
const NO_BREAK_SPACE: &str = "\u{a0}";

impl Layouter {
    pub(super) fn marker(
        &mut self,
        content: &InlineContent,
        fragment: &Fragment,
        inset: f32,
        style: &Arc<ComputedStyle>,
    ) -> Option<Box<Marker>> {
        let mut content = content.clone();
        // Few text fonts have every bullet.
        for (bullet, instead) in [("◦", "–"), ("▪", "•")] {
            let is_missing = bullet
                .chars()
                .any(|character| !self.typesetter.fonts.covers(character));
            if content.text == bullet && is_missing {
                write(&mut content, instead);
            }
        }
        let mut lines = self.set_lines(content.clone(), f32::MAX / 4.0);
        if lines.is_empty() {
            return None;
        }
        let line = lines.swap_remove(0);
        let width = natural_width(&mut self.typesetter, &content);
        let blanks = match &style.inherited.list_style {
            ListStyle::Numbers(_) => Some(1),
            ListStyle::Text(text) => Some(text.len() - text.trim_end_matches(' ').len()),
            ListStyle::None | ListStyle::Disc | ListStyle::Circle | ListStyle::Square => None,
        };
        let gap = if let Some(blanks) = blanks {
            write(&mut content, &NO_BREAK_SPACE.repeat(blanks));
            natural_width(&mut self.typesetter, &content)
        } else {
            style.inherited.font_size * BULLET_GAP
        };
        let x = if style.is_right_to_left() {
            // The line was set for a measure without end; only its glyphs' own width counts.
            fragment.width - inset + gap
        } else {
            inset - gap - width
        };
        let baseline = fragment
            .first_baseline()
            .unwrap_or(fragment.top + line.baseline);
        Some(Box::new(Marker {
            x,
            y: baseline - line.baseline,
            line,
        }))
    }
}

fn write(content: &mut InlineContent, text: &str) {
    text.clone_into(&mut content.text);
    for span in &mut content.spans {
        span.end = text.len();
    }
}
