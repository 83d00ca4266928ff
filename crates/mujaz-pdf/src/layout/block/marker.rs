//! Sets the marker of a list item: its text and the laid-out item go in, a line beside the item's first one comes out.

use std::sync::Arc;

use crate::{
    boxes::bullet::{Bullet, BulletMeasures},
    draw::{Image, NodeId, Rect, shape::Part},
    layout::{
        Layouter,
        fragment::{Fragment, Marker},
        inline::natural_width,
        paint::Painted,
    },
    style::values::{ComputedStyle, ListStyle, PIXEL},
    text::{
        content::InlineContent,
        line::{Line, LineItem},
    },
};

/// A number and its full stop are followed by a space (CSS Counter Styles 3, 6), and it shows at the end of a line.
const NO_BREAK_SPACE: &str = "\u{a0}";

impl Layouter {
    /// Sets the marker of an item beside its first line, which moves down where the marker is taller above its baseline.
    pub(super) fn set_marker(
        &mut self,
        content: &InlineContent,
        fragment: &mut Fragment,
        style: &Arc<ComputedStyle>,
    ) {
        let Some(baseline) = fragment.first_baseline() else {
            fragment.marker = self.marker(content, fragment, style);
            if let Some(marker) = &fragment.marker {
                fragment.height = fragment.height.max(marker.y + marker.line.height);
            }
            return;
        };
        let own = content.spans.first().map_or(style, |span| &span.style);
        let above = self.typesetter.extent(own).above;
        let down = fragment.first_top() + above - baseline;
        if down > 0.01 {
            fragment.push_down(down);
        }
        fragment.marker = self.marker(content, fragment, style);
    }

    fn marker(
        &mut self,
        content: &InlineContent,
        fragment: &Fragment,
        style: &Arc<ComputedStyle>,
    ) -> Option<Box<Marker>> {
        let label = content.spans.first().and_then(|span| span.node);
        if let Some(picture) = &style.inherited.list_picture {
            return Some(Box::new(picture_marker(picture, label, fragment, style)));
        }
        let own = content.spans.first().map_or(style, |span| &span.style);
        if let Some(bullet) = Bullet::of(&style.inherited.list_style)
            && content.text == bullet.character()
        {
            let ascent = self.typesetter.extent(own).ascent;
            return Some(Box::new(bullet_marker(
                bullet, ascent, label, fragment, own,
            )));
        }
        let mut content = content.clone();
        let mut lines = self.set_lines(content.clone(), f32::MAX / 4.0);
        if lines.is_empty() {
            return None;
        }
        let line = lines.swap_remove(0);
        let width = natural_width(&mut self.typesetter, &content);
        let text = &content.text;
        let blanks = match &style.inherited.list_style {
            ListStyle::Numbers(_) if text.ends_with(['.', '-']) => 1,
            // What a sheet writes itself ends as it is written.
            _ => text.len() - text.trim_end_matches(' ').len(),
        };
        write(&mut content, &NO_BREAK_SPACE.repeat(blanks));
        let gap = natural_width(&mut self.typesetter, &content);
        let x = if style.is_right_to_left() {
            // The line was set for a measure without end; only its glyphs' own width counts.
            fragment.width + gap
        } else {
            -gap - width
        };
        let room = gap + width;
        let baseline = fragment
            .first_baseline()
            .unwrap_or(fragment.top + line.baseline);
        Some(Box::new(Marker {
            x,
            y: baseline - line.baseline,
            right: right_edge(fragment, style, room),
            line,
        }))
    }
}

/// Returns a marker that is drawn, as large and where browsers draw it.
fn bullet_marker(
    bullet: Bullet,
    ascent: f32,
    label: Option<NodeId>,
    fragment: &Fragment,
    style: &ComputedStyle,
) -> Marker {
    let measures = BulletMeasures::of(ascent);
    let x = if style.is_right_to_left() {
        fragment.width + measures.distance - measures.size
    } else {
        -measures.distance
    };
    let colour = style.inherited.colour.faded(style.opacity);
    let part = bullet.part(measures.size, PIXEL, colour);
    let baseline = fragment.first_baseline().unwrap_or(fragment.top + ascent);
    let right = right_edge(fragment, style, measures.room);
    let y = baseline - ascent + measures.below;
    drawn(x, y, (measures.size, right), label, part)
}

/// Returns the right edge of a marker that takes `room` beside its item.
fn right_edge(fragment: &Fragment, style: &ComputedStyle, room: f32) -> f32 {
    if style.is_right_to_left() {
        fragment.width + room
    } else {
        0.0
    }
}

fn drawn(x: f32, y: f32, (height, right): (f32, f32), label: Option<NodeId>, part: Part) -> Marker {
    let painted = Painted::parts(vec![part]);
    let item = match label {
        Some(node) => LineItem::Marked { painted, node },
        None => LineItem::Painted(painted),
    };
    let line = Line {
        height,
        baseline: height,
        items: vec![item],
        ..Line::default()
    };
    Marker { x, y, right, line }
}

/// Returns a marker that is a picture and stands on the baseline of the first line.
fn picture_marker(
    picture: &Image,
    label: Option<NodeId>,
    fragment: &Fragment,
    style: &ComputedStyle,
) -> Marker {
    let (width, height) = picture.size();
    let (width, height) = (width * PIXEL, height * PIXEL);
    let gap = style.inherited.font_size / 2.0;
    let x = if style.is_right_to_left() {
        fragment.width + gap
    } else {
        -gap - width
    };
    let area = Rect {
        x: 0.0,
        y: 0.0,
        width,
        height,
    };
    let part = picture.within(area);
    let baseline = fragment.first_baseline().unwrap_or(fragment.top + height);
    drawn(
        x,
        baseline - height,
        (height, right_edge(fragment, style, gap + width)),
        label,
        part.faded(style.opacity),
    )
}

fn write(content: &mut InlineContent, text: &str) {
    text.clone_into(&mut content.text);
    for span in &mut content.spans {
        span.end = text.len();
    }
}
