//! Lays out boxes whose lines run down or up: across, and then turned as a whole (CSS Writing Modes 4, 7.3).

use std::{collections::VecDeque, sync::Arc};

use super::{Across, Layouter};
use crate::{
    boxes::BlockBox,
    layout::fragment::{Content, Fragment, Turning},
    style::values::{Break, ComputedStyle, Display, Lines, VerticalAlign},
};

/// No line of turned text is longer, in points, where the box does not say how tall it is.
const LONGEST: f32 = 700.0;

impl Layouter {
    /// Returns the content of a box of a style, turned, and its height.
    pub(super) fn turned(
        &mut self,
        style: &Arc<ComputedStyle>,
        content: &BlockBox,
        across: Across,
    ) -> (Content, f32) {
        let mut laid = self.laid_across(style, content);
        let (length, thickness) = (laid.width, laid.height);
        if thickness > self.page_width {
            // Turned, its last lines would leave the page.
            let inside = Across {
                x: across.inset,
                width: across.content,
                inset: 0.0,
                content: across.content,
            };
            let plain = self.root(content, inside);
            let height = plain.height;
            return (Content::Blocks(VecDeque::from([plain])), height);
        }
        let anonymous = Arc::new(ComputedStyle::anonymous(style, Display::Block));
        let free = across.content - thickness;
        let is_cell = style.display == Display::TableCell;
        let x = match style.inherited.lines {
            // What stands in the middle of a cell does so across its lines.
            _ if is_cell && style.vertical_align == VerticalAlign::Middle => free / 2.0,
            Lines::Down => free,
            Lines::Across | Lines::DownFromLeft | Lines::Up => 0.0,
        };
        laid.placed.get_or_insert_default().turns = Some(match style.inherited.lines {
            Lines::Up => Turning::Up,
            Lines::Across | Lines::Down | Lines::DownFromLeft => Turning::Down,
        });
        let mut around = Fragment::new(&anonymous, Content::Blocks(VecDeque::from([laid])));
        around.x = across.inset + x;
        around.width = thickness;
        around.height = length;
        around.break_inside = Break::Avoid;
        (Content::Blocks(VecDeque::from([around])), length)
    }

    /// Returns how wide the content of a box is once it is turned.
    pub(in crate::layout) fn thickness(
        &mut self,
        style: &Arc<ComputedStyle>,
        content: &BlockBox,
    ) -> f32 {
        self.laid_across(style, content).height.min(self.page_width)
    }

    fn laid_across(&mut self, style: &Arc<ComputedStyle>, content: &BlockBox) -> Fragment {
        let edges = style.border.top.thickness()
            + style.padding.top.of(0.0)
            + style.border.bottom.thickness()
            + style.padding.bottom.of(0.0);
        let inside = |height: f32| {
            if style.border_box {
                height - edges
            } else {
                height
            }
        };
        let set = style
            .height
            .of(0.0)
            .filter(|height| *height > 0.0)
            .map(inside);
        let length = if let Some(length) = set {
            length.max(1.0)
        } else {
            let most = style.max_height.of(0.0).map_or(LONGEST, inside);
            let least = style.min_height.of(0.0).map_or(0.0, inside);
            self.content_widths(content).most.min(most).max(least)
        };
        let across = Across {
            x: 0.0,
            width: length,
            inset: 0.0,
            content: length,
        };
        let mut laid = self.root(content, across);
        (laid.break_before, laid.break_after) = (Break::Auto, Break::Auto);
        laid.break_inside = Break::Avoid;
        laid
    }
}
