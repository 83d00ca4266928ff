//! Solves widths: a block and the room in its container go in, how wide it is and where it stands come out.

use mujaz_model::Direction;

use super::{Across, picture::picture_size};
use crate::{
    boxes::{BlockBox, BoxContent},
    layout::Layouter,
    style::values::{ComputedStyle, ContentWidth, Dimension, Display, Float},
    text::breaking::Widths,
};

impl Layouter {
    /// Solves the widths of a block in its container (CSS 2.2, 10.3.3).
    pub(crate) fn across(
        &mut self,
        block: &BlockBox,
        available: f32,
        direction: Direction,
    ) -> Across {
        self.across_beside(block, (available, available), direction)
    }

    /// Does the same where floats leave it only a part of its container, whose `whole` width shares are of.
    pub(super) fn across_beside(
        &mut self,
        block: &BlockBox,
        (available, whole): (f32, f32),
        direction: Direction,
    ) -> Across {
        let style = &block.style;
        let inset = style.border.left.thickness() + style.padding.left.of(whole);
        let edges = inset + style.border.right.thickness() + style.padding.right.of(whole);
        let (left, right) = (style.margin.left.of(whole), style.margin.right.of(whole));
        let filled = available - left.unwrap_or(0.0) - right.unwrap_or(0.0);
        let outer = |length: f32| {
            if style.border_box {
                length
            } else {
                length + edges
            }
        };
        let set = style.width.of(whole).map(outer);
        let own = match &block.content {
            BoxContent::Picture(picture) => Some(picture_size(style, picture, available).0 + edges),
            // It is as wide as its lines are thick together.
            BoxContent::Turned(content) if set.is_none() && style.display != Display::TableCell => {
                Some(self.thickness(style, content) + edges)
            }
            _ => set,
        };
        let own = own.or_else(|| style.width_by_ratio().map(|width| width + edges));
        let fills = style.insets.left != Dimension::Auto && style.insets.right != Dimension::Auto;
        let is_out = style.display.is_inline()
            || style.float != Float::None
            || style.content_width.is_some()
            || style.position.is_out() && !fills;
        let shrinks = is_out && own.is_none();
        let mut width = own.unwrap_or(filled);
        if shrinks {
            let widths = self.content_widths(block);
            width = match style.content_width {
                Some(ContentWidth::Least) => widths.least,
                Some(ContentWidth::Most) => widths.most,
                Some(ContentWidth::Fitting) | None => widths.most.min(filled).max(widths.least),
            };
        }
        if let Some(most) = style.max_width.of(whole).map(outer) {
            width = width.min(most);
        }
        if let Some(least) = style.min_width.of(whole).map(outer) {
            width = width.max(least);
        }
        let width = width.max(edges);
        let free = available - width;
        let x = match (left, right) {
            (None, None) => (free / 2.0).max(0.0),
            (None, Some(right)) => free - right,
            (Some(left), None) => left,
            (Some(left), Some(right)) => match (style.place_in_container, direction) {
                (Some(place), _) if free > left + right && !is_out => {
                    left + place.place_in(free - left - right)
                }
                (_, Direction::LeftToRight) => left,
                (_, Direction::RightToLeft) => free - right,
            },
        };
        Across {
            x,
            width,
            inset,
            content: width - edges,
        }
    }

    /// Returns the widths of the border box that the content asks for.
    pub(crate) fn content_widths(&mut self, block: &BlockBox) -> Widths {
        let key = std::ptr::from_ref(block);
        if let Some(known) = self.asked.get(&key) {
            return *known;
        }
        let widths = self.measure_widths(block);
        self.asked.insert(key, widths);
        widths
    }

    fn measure_widths(&mut self, block: &BlockBox) -> Widths {
        let style = &block.style;
        let edges = style.border.left.thickness()
            + style.border.right.thickness()
            + style.padding.left.of(0.0)
            + style.padding.right.of(0.0);
        // Shares of what is not known yet ask for nothing (CSS Sizing 3, 5.2.1).
        let set = |width: Dimension| match width {
            Dimension::Set(length) if length.share == 0.0 => {
                Some(length.points + if style.border_box { 0.0 } else { edges })
            }
            _ => None,
        };
        let widths = match set(style.width) {
            Some(width) => Widths {
                least: width,
                most: width,
            },
            None => self.own_content_widths(block),
        };
        let most = set(style.max_width).unwrap_or(f32::INFINITY);
        let least = set(style.min_width).unwrap_or(0.0);
        Widths {
            least: widths.least.min(most).max(least),
            most: widths.most.min(most).max(least),
        }
    }

    /// Returns the widths of the border box that the content asks for, whatever the style says of the width.
    pub(crate) fn own_content_widths(&mut self, block: &BlockBox) -> Widths {
        let style = &block.style;
        let edges = style.border.left.thickness()
            + style.border.right.thickness()
            + style.padding.left.of(0.0)
            + style.padding.right.of(0.0);
        let mut widths = Widths::default();
        let mut include = |own: Widths, style: &ComputedStyle| {
            let margin = style.margin.left.of(0.0).unwrap_or(0.0)
                + style.margin.right.of(0.0).unwrap_or(0.0);
            widths.least = widths.least.max(own.least + margin);
            widths.most = widths.most.max(own.most + margin);
        };
        let mut floating = 0.0;
        match &block.content {
            BoxContent::Blocks(children) => {
                for child in children {
                    let own = self.content_widths(child);
                    include(own, &child.style);
                    if child.style.float != Float::None {
                        floating += own.most;
                    }
                }
                // What stands beside floats is wide enough for them too.
                widths.most += floating;
            }
            BoxContent::Inline(inline) => widths = self.line_widths(inline),
            BoxContent::Arranged(children) => widths = self.arranged_widths(style, children),
            BoxContent::Picture(picture) => {
                let (width, _) = picture_size(style, picture, 0.0);
                let is_open = style.width.is_share() || style.max_width.is_share();
                widths = Widths {
                    least: if is_open { 0.0 } else { width },
                    most: width,
                };
            }
            BoxContent::Table(table) => widths = self.table_widths(style, table),
            BoxContent::Turned(content) => {
                let width = self.thickness(style, content);
                widths = Widths {
                    least: width,
                    most: width,
                };
            }
        }
        if style.columns.are_set() && !matches!(block.content, BoxContent::Table(_)) {
            widths = in_columns(style, widths);
        }
        Widths {
            least: widths.least + edges,
            most: widths.most + edges,
        }
    }
}

/// Returns the widths that columns ask for, from those of what stands in them: as many as the style says stand side by side, however
/// narrow the room is; where it only says how wide they are, there may be one.
fn in_columns(style: &ComputedStyle, widths: Widths) -> Widths {
    let count = style.columns.count.unwrap_or(1);
    let gap = style.arrangement.column_gap.of(0.0);
    let gap = gap.unwrap_or(style.inherited.font_size).max(0.0);
    let asked = style.columns.width.of(0.0).unwrap_or(0.0);
    #[expect(clippy::cast_precision_loss, reason = "there are few columns")]
    let all = |width: f32| width * count as f32 + gap * (count as f32 - 1.0);
    let least = if asked > 0.0 {
        widths.least
    } else {
        all(widths.least)
    };
    Widths {
        least,
        most: all(widths.most.max(asked)),
    }
}
