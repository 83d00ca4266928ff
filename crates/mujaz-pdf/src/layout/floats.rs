//! Where floats stand, and what they leave to the lines and boxes beside them (CSS 2.2, 9.5).

mod areas;

use mujaz_model::Direction;

use areas::{Area, Areas};

use super::{Layouter, fragment::Fragment};
use crate::{
    boxes::{BlockBox, BoxContent},
    style::values::{Break, Clear, ComputedStyle, Dimension, Float},
};

/// Rounding may not push a box below a float that it was measured to stand beside.
const TOLERANCE: f32 = 0.01;

/// The floats of one block formatting context. Coordinates are those of the context.
#[derive(Debug, Default)]
pub(super) struct Floats {
    areas: Areas,
    /// Where the highest place is that the next one may have.
    highest: Option<f32>,
    /// Where the last float on the left and on the right ends.
    ends: [Option<f32>; 2],
}

impl Floats {
    pub(super) fn is_empty(&self) -> bool {
        self.highest.is_none()
    }

    /// Returns what is left of `within` between `top` and `bottom`.
    pub(super) fn band(&self, top: f32, bottom: f32, within: Band) -> Band {
        let bottom = bottom.max(top + 2.0 * TOLERANCE);
        self.areas.band(top + TOLERANCE, bottom - TOLERANCE, within)
    }

    /// Returns where the next float below `y` ends.
    pub(super) fn next_end(&self, y: f32) -> Option<f32> {
        self.areas.next_end(y + TOLERANCE)
    }

    /// Returns where the last float ends on the sides that `clear` names, or no place at all.
    pub(super) fn end(&self, clear: Clear, direction: Direction) -> f32 {
        let right_to_left = direction == Direction::RightToLeft;
        let sides = match clear {
            Clear::None => [false, false],
            Clear::Both => [true, true],
            Clear::Left => [true, false],
            Clear::Right => [false, true],
            Clear::InlineStart => [!right_to_left, right_to_left],
            Clear::InlineEnd => [right_to_left, !right_to_left],
        };
        let named = self.ends.iter().zip(sides).filter(|(_, named)| *named);
        let ends = named.filter_map(|(end, _)| *end);
        ends.fold(f32::MIN, f32::max)
    }

    fn add(&mut self, area: Area) {
        let highest = self.highest.map_or(area.top, |top| top.max(area.top));
        self.highest = Some(highest);
        let end = &mut self.ends[usize::from(!area.at_left)];
        *end = Some(end.map_or(area.bottom, |end| end.max(area.bottom)));
        self.areas.add(area);
    }
}

/// The part of a line that floats leave.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Band {
    pub(super) left: f32,
    pub(super) right: f32,
}

impl Band {
    pub(super) fn width(self) -> f32 {
        (self.right - self.left).max(0.0)
    }
}

/// A float that was laid out and has no place yet.
pub(super) struct Floating {
    pub(super) fragment: Fragment,
    at_left: bool,
    clear: Clear,
    /// Of the margin box.
    pub(super) width: f32,
    height: f32,
    /// The margins on the left and above.
    left: f32,
    top: f32,
}

impl Layouter {
    /// Lays out a float in a container that is `available` wide and reads in `direction`.
    pub(super) fn float(
        &mut self,
        block: &BlockBox,
        available: f32,
        direction: Direction,
    ) -> Floating {
        let across = self.across(block, available, direction);
        let mut fragment = self.root(block, super::block::Across { x: 0.0, ..across });
        fragment.x = 0.0;
        fragment.is_float = true;
        fragment.break_before = Break::Auto;
        // Text keeps with the float that stands beside it.
        fragment.break_after = Break::Avoid;
        let margin = block.style.margin;
        let of = |side: Dimension| side.of(available).unwrap_or(0.0);
        let (left, top) = (of(margin.left), of(margin.top));
        Floating {
            at_left: at_left(block.style.float, direction),
            clear: block.style.clear,
            width: left + fragment.width + of(margin.right),
            height: top + fragment.height + of(margin.bottom),
            left,
            top,
            fragment,
        }
    }

    /// Finds the place of a float: as high as it may stand below `top`, and as far to its side. Returns the left and top
    /// edge of its border box and the end of its margin box.
    pub(super) fn place(
        &mut self,
        float: &Floating,
        top: f32,
        within: Band,
        direction: Direction,
    ) -> (f32, f32, f32) {
        // No float stands higher than one before it.
        let mut y = self.floats.highest.map_or(top, |highest| top.max(highest));
        y = y.max(self.floats.end(float.clear, direction));
        let band = loop {
            let band = self.floats.band(y, y + float.height, within);
            if band == within || float.width <= band.right - band.left + TOLERANCE {
                break band;
            }
            match self.floats.next_end(y) {
                Some(end) => y = end,
                None => break band,
            }
        };
        let x = if float.at_left {
            band.left
        } else {
            band.right - float.width
        };
        self.floats.add(Area {
            at_left: float.at_left,
            left: x,
            right: x + float.width,
            top: y,
            bottom: y + float.height,
        });
        (x + float.left, y + float.top, y + float.height)
    }

    /// Returns how far down and to the right a box moves that may not have floats in it, and what width it finds there.
    pub(super) fn beside_floats(&mut self, block: &BlockBox, available: f32) -> (f32, f32, f32) {
        let margin = block.style.margin;
        let of = |side: Dimension| side.of(available).unwrap_or(0.0);
        let style = &block.style;
        let needed = match style.width.of(available) {
            Some(width) if style.border_box => width,
            Some(width) => {
                let (border, padding) = (style.border, style.padding);
                let borders = border.left.thickness() + border.right.thickness();
                width + borders + padding.left.of(available) + padding.right.of(available)
            }
            None => self.content_widths(block).least,
        };
        let needed = needed + of(margin.left) + of(margin.right);
        let (x, top) = self.at;
        let within = Band {
            left: x,
            right: x + available,
        };
        let mut y = top;
        let band = loop {
            let band = self.floats.band(y, y, within);
            if band == within || needed <= band.width() + TOLERANCE {
                break band;
            }
            match self.floats.next_end(y) {
                Some(end) => y = end,
                None => break band,
            }
        };
        (y - top, band.left - x, band.width())
    }
}

fn at_left(float: Float, direction: Direction) -> bool {
    match float {
        Float::Right => false,
        Float::InlineStart => direction == Direction::LeftToRight,
        Float::InlineEnd => direction == Direction::RightToLeft,
        Float::None | Float::Left => true,
    }
}

/// Tells whether a box keeps the floats inside of it and takes none from outside.
pub(super) fn holds_floats(style: &ComputedStyle, content: &BoxContent) -> bool {
    style.is_flow_root() || matches!(content, BoxContent::Table(_) | BoxContent::Arranged(_))
}
