//! Decides which border stands between two cells of a collapsing table (CSS 2.2, 17.6.2).

use super::fragment::Rule;
use crate::{
    draw::Colour,
    style::values::{Border, BorderLine, ComputedStyle, Sides},
};

const NONE: Rule = Rule {
    thickness: 0.0,
    line: BorderLine::None,
    colour: Colour::BLACK,
};

/// The lines of a grid: the strongest border along every edge of every slot, in visual order.
#[derive(Debug)]
pub(super) struct Grid {
    columns: usize,
    rows: usize,
    vertical: Vec<Edge>,
    horizontal: Vec<Edge>,
}

#[derive(Debug, Clone, Copy)]
struct Edge {
    rule: Rule,
    hidden: bool,
}

/// A rectangle of slots; the end is behind the last.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slots {
    pub(super) left: usize,
    pub(super) right: usize,
    pub(super) top: usize,
    pub(super) bottom: usize,
}

impl Grid {
    pub(super) fn new(columns: usize, rows: usize) -> Self {
        let none = Edge {
            rule: NONE,
            hidden: false,
        };
        Self {
            columns,
            rows,
            vertical: vec![none; (columns + 1) * rows.max(1)],
            horizontal: vec![none; (rows + 1) * columns.max(1)],
        }
    }

    /// Enters the borders of whatever covers `slots`. What is entered first wins where borders are alike.
    pub(super) fn enter(&mut self, slots: Slots, style: &ComputedStyle) {
        for row in slots.top..slots.bottom.min(self.rows) {
            self.strengthen_vertical(row, slots.left, &style.border.left, style);
            self.strengthen_vertical(row, slots.right, &style.border.right, style);
        }
        for column in slots.left..slots.right.min(self.columns) {
            self.strengthen_horizontal(slots.top, column, &style.border.top, style);
            self.strengthen_horizontal(slots.bottom, column, &style.border.bottom, style);
        }
    }

    fn strengthen_vertical(
        &mut self,
        row: usize,
        line: usize,
        border: &Border,
        style: &ComputedStyle,
    ) {
        let place = row * (self.columns + 1) + line;
        if let Some(edge) = self.vertical.get_mut(place) {
            strengthen(edge, border, style);
        }
    }

    fn strengthen_horizontal(
        &mut self,
        line: usize,
        column: usize,
        border: &Border,
        style: &ComputedStyle,
    ) {
        let place = line * self.columns + column;
        if let Some(edge) = self.horizontal.get_mut(place) {
            strengthen(edge, border, style);
        }
    }

    /// Returns the borders around `slots`.
    pub(super) fn around(&self, slots: Slots) -> Sides<Rule> {
        let vertical = |line: usize| {
            (slots.top..slots.bottom.min(self.rows))
                .filter_map(|row| self.vertical.get(row * (self.columns + 1) + line))
                .map(Edge::shown)
                .fold(NONE, thicker)
        };
        let horizontal = |line: usize| {
            (slots.left..slots.right.min(self.columns))
                .filter_map(|column| self.horizontal.get(line * self.columns + column))
                .map(Edge::shown)
                .fold(NONE, thicker)
        };
        Sides {
            top: horizontal(slots.top),
            right: vertical(slots.right),
            bottom: horizontal(slots.bottom),
            left: vertical(slots.left),
        }
    }
}

impl Edge {
    fn shown(&self) -> Rule {
        if self.hidden { NONE } else { self.rule }
    }
}

fn thicker(one: Rule, other: Rule) -> Rule {
    if other.thickness > one.thickness {
        other
    } else {
        one
    }
}

fn strengthen(edge: &mut Edge, border: &Border, style: &ComputedStyle) {
    edge.hidden |= border.line == BorderLine::Hidden;
    let strength = |thickness: f32, line: BorderLine| (thickness, rank(line));
    if strength(border.drawn(), border.line) > strength(edge.rule.thickness, edge.rule.line) {
        edge.rule = Rule {
            thickness: border.drawn(),
            line: border.line,
            colour: style.border_colour(border).faded(style.opacity),
        };
    }
}

/// Orders lines of one width.
fn rank(line: BorderLine) -> u8 {
    match line {
        BorderLine::Double => 8,
        BorderLine::Solid => 7,
        BorderLine::Dashed => 6,
        BorderLine::Dotted => 5,
        BorderLine::Ridge => 4,
        BorderLine::Outset => 3,
        BorderLine::Groove => 2,
        BorderLine::Inset => 1,
        BorderLine::None | BorderLine::Hidden | BorderLine::Wavy => 0,
    }
}
