//! Sets the marker of a list item: its text and the laid-out item go in, a line beside the item's first one comes out.

use std::sync::Arc;

use crate::{
    layout::{
        Layouter,
        fragment::{Fragment, Marker},
        inline::natural_width,
    },
    style::values::ComputedStyle,
    text::content::InlineContent,
};

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
                instead.clone_into(&mut content.text);
                for span in &mut content.spans {
                    span.end = instead.len();
                }
            }
        }
        let mut lines = self.set_lines(content.clone(), f32::MAX / 4.0);
        if lines.is_empty() {
            return None;
        }
        let line = lines.swap_remove(0);
        let width = natural_width(&mut self.typesetter, &content);
        let gap = style.inherited.font_size * 0.4;
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
