//! Draws backgrounds and borders as filled rectangles.

use super::fragment::Rule;
use crate::{
    draw::{Colour, Rect},
    style::values::{ComputedStyle, Sides},
};

/// Paints the background and the borders of a style into `area`, the border box.
pub(crate) fn box_fills(
    style: &ComputedStyle,
    area: Rect,
    fill: &mut dyn FnMut(Rect, f32, Colour),
) {
    let rule = |border: &crate::style::values::Border| Rule {
        thickness: border.thickness(),
        colour: style.border_colour(border),
    };
    let rules = Sides {
        top: rule(&style.border.top),
        right: rule(&style.border.right),
        bottom: rule(&style.border.bottom),
        left: rule(&style.border.left),
    };
    if rounded(style, rules, area, fill) {
        return;
    }
    background(style, area, fill);
    borders(rules, area, fill);
}

/// Paints a box with round corners and the same border on every side, if it is one: the border's colour first, then the
/// background inside of it.
fn rounded(
    style: &ComputedStyle,
    rules: Sides<Rule>,
    area: Rect,
    fill: &mut dyn FnMut(Rect, f32, Colour),
) -> bool {
    let Rule { thickness, colour } = rules.top;
    let even = [rules.right, rules.bottom, rules.left]
        .iter()
        .all(|rule| *rule == rules.top);
    let Some(inside) = style
        .background
        .filter(|_| even && thickness > 0.0 && style.radius > 0.0)
    else {
        return false;
    };
    let inner = Rect {
        x: area.x + thickness,
        y: area.y + thickness,
        width: area.width - 2.0 * thickness,
        height: area.height - 2.0 * thickness,
    };
    if inner.width <= 0.0 || inner.height <= 0.0 {
        return false;
    }
    fill(area, style.radius, colour);
    fill(inner, (style.radius - thickness).max(0.0), inside);
    true
}

/// Paints the background alone.
pub(crate) fn background(
    style: &ComputedStyle,
    area: Rect,
    fill: &mut dyn FnMut(Rect, f32, Colour),
) {
    if let Some(colour) = style.background
        && style.inherited.visible
        && area.width > 0.0
        && area.height > 0.0
    {
        fill(area, style.radius, colour);
    }
}

/// Paints lines along the inner side of the edges of `area`.
pub(crate) fn borders(rules: Sides<Rule>, area: Rect, fill: &mut dyn FnMut(Rect, f32, Colour)) {
    let right = area.x + area.width;
    let bottom = area.y + area.height;
    let mut line = |x: f32, y: f32, width: f32, height: f32, rule: Rule| {
        if rule.thickness > 0.0 && width > 0.0 && height > 0.0 {
            fill(
                Rect {
                    x,
                    y,
                    width,
                    height,
                },
                0.0,
                rule.colour,
            );
        }
    };
    let Sides {
        top,
        right: end,
        bottom: low,
        left: start,
    } = rules;
    line(area.x, area.y, area.width, top.thickness, top);
    line(
        area.x,
        bottom - low.thickness,
        area.width,
        low.thickness,
        low,
    );
    // Between the horizontal lines, so that corners are not painted twice.
    let (y, height) = (
        area.y + top.thickness,
        area.height - top.thickness - low.thickness,
    );
    line(area.x, y, start.thickness, height, start);
    line(right - end.thickness, y, end.thickness, height, end);
}

/// Paints lines centred on the edges of `area`.
pub(crate) fn shared_borders(
    rules: Sides<Rule>,
    area: Rect,
    fill: &mut dyn FnMut(Rect, f32, Colour),
) {
    let Sides {
        top,
        right,
        bottom,
        left,
    } = rules;
    let outer = Rect {
        x: area.x - left.thickness / 2.0,
        y: area.y - top.thickness / 2.0,
        width: area.width + f32::midpoint(left.thickness, right.thickness),
        height: area.height + f32::midpoint(top.thickness, bottom.thickness),
    };
    borders(rules, outer, fill);
}
