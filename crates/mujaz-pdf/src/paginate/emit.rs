//! Turns fragments into draw items, in reading order.

use std::sync::Arc;

use crate::{
    boxes::Event,
    draw::{
        Colour, GlyphRun, Item, Place, Rect, Target,
        shape::{Matrix, times, turned},
    },
    layout::{
        fragment::{Columns, Content, Fragment, Frame, Free, Rule},
        paint::{self, Painted, picture},
        split::columns,
    },
    style::values::{ComputedStyle, Position, Sides},
    text::{
        content::LinkTarget,
        line::{Line, LineItem},
    },
};

/// How deep boxes that are turned stand in each other before the inner ones are left as they are: archives hold files to 28 states
/// in each other, and drawings need some of them (ISO 19005-2, 6.1.13).
const MOST_TURNS: usize = 12;

/// Collects the items of one page.
pub(super) struct Emitter<'a> {
    items: &'a mut Vec<Item>,
    is_artifact: bool,
    /// What turns the boxes that are open, with all that turns those around them.
    turns: Vec<Matrix>,
    /// How many bytes its backgrounds take.
    pub(super) painted: usize,
    /// Where the page or column ends: a box that goes on behind it reaches down to it (CSS Fragmentation 3, 5.1).
    pub(super) end: Option<f32>,
    /// What began on the page, and at which x and y.
    pub(super) events: Vec<(Event, f32, f32)>,
    /// The footnotes that are called on the page.
    pub(super) notes: Vec<usize>,
    /// Links to places of the document, by their item; where the places are is known once all pages are made.
    pub(super) links: Vec<(usize, Arc<str>)>,
}

impl<'a> Emitter<'a> {
    pub(super) fn new(items: &'a mut Vec<Item>) -> Self {
        Self {
            items,
            is_artifact: false,
            turns: Vec::new(),
            painted: 0,
            end: None,
            events: Vec::new(),
            links: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// Emits page furniture, which is no part of the document.
    pub(super) fn furniture(items: &'a mut Vec<Item>) -> Self {
        Self {
            is_artifact: true,
            ..Self::new(items)
        }
    }

    /// Emits the boxes that stand on every page, behind the text or before it. They belong to the document once.
    pub(super) fn fixed(&mut self, fixed: &[Free], behind: bool, corner: (f32, f32), page: usize) {
        for free in fixed {
            if (free.fragment.style.layer < 0) == behind {
                let mut fragment = free.fragment.clone();
                fragment.is_artifact |= page > 0;
                self.fragment(fragment, corner.0 + free.x, corner.1 + free.y);
            }
        }
    }

    /// Emits a fragment whose container begins at `x`, and which itself begins at `y`.
    #[expect(
        clippy::too_many_lines,
        reason = "what belongs to a box is drawn in one order, which parts would hide"
    )]
    pub(super) fn fragment(&mut self, mut fragment: Fragment, x: f32, y: f32) {
        let was_artifact = self.is_artifact;
        self.is_artifact |= fragment.is_artifact;
        let (mut x, mut y) = (x + fragment.x, y);
        let (mut under, mut above) = (Vec::new(), Vec::new());
        let mut turns = false;
        // Borders that a cell shares with others stay where they are.
        let is_turned = fragment
            .placed
            .as_ref()
            .is_some_and(|placed| placed.turns.is_some());
        let framed = is_turned && matches!(fragment.frame, Frame::Collapsed(_));
        if let Some(placed) = fragment.placed.take() {
            x += placed.moved.0;
            y += placed.moved.1;
            if framed {
                self.frame(&fragment, x, y);
            }
            let own = placed.turns.and_then(|by| fragment.turned(by));
            turns = own.is_some_and(|own| self.turn(own, x, y));
            let (behind, before): (Vec<_>, Vec<_>) = placed
                .free
                .into_iter()
                .partition(|free| free.fragment.style.layer < 0);
            (under, above) = before.into_iter().partition(|free| free.is_under);
            self.free(behind, x, y);
        }
        if !(turns && framed) {
            self.frame(&fragment, x, y);
        }
        let outlined = (fragment.style.outline.line.drawn() > 0.0)
            .then(|| (fragment.style.clone(), area_of(&fragment, x, y)));
        let corner = self
            .turns
            .last()
            .map_or((x, y), |matrix| turned((x, y), *matrix));
        let events = std::mem::take(&mut fragment.events).into_iter();
        self.events
            .extend(events.map(|event| (event, corner.0, corner.1)));
        let rounded = Some(&fragment.style)
            .filter(|style| style.hides_overflow)
            .and_then(|style| paint::rounded_inside(style, area_of(&fragment, x, y)));
        if let Some(marker) = fragment.marker {
            self.line(marker.line, &[], x + marker.x, y + marker.y);
        }
        let inside = self.items.len();
        let mut top = y + fragment.top + fragment.shift;
        match fragment.content {
            Content::Blocks(children) => {
                for child in children {
                    if child.style.position != Position::Static {
                        self.free(std::mem::take(&mut under), x, y);
                    }
                    let (begin, height) = (top + child.lead, child.flow_height());
                    self.fragment(child, x, begin);
                    top += height;
                }
            }
            Content::Lines(lines, boxes) => {
                for line in lines {
                    let height = line.height;
                    self.line(line, &boxes, x, top);
                    top += height;
                }
            }
            Content::Cells(cells) => {
                for cell in cells {
                    let lead = cell.lead;
                    self.fragment(cell, x, top + lead);
                }
            }
            Content::Table(table) => {
                let rows = table.head.into_iter().chain(table.rows);
                for row in rows.chain(table.foot) {
                    top += row.lead;
                    let height = row.height;
                    self.fragment(row, x, top);
                    top += height;
                }
            }
            Content::Columns(columns) => {
                let area = Rect {
                    x,
                    y: top,
                    width: fragment.width,
                    height: fragment.height - fragment.top - fragment.bottom,
                };
                self.columns(columns, area, fragment.style.is_right_to_left());
            }
            Content::Picture(content) => {
                let style = &fragment.style;
                let left = style.border.left.thickness() + style.padding.left.of(0.0);
                let right = style.border.right.thickness() + style.padding.right.of(0.0);
                let area = Rect {
                    x: x + left,
                    y: top,
                    width: fragment.width - left - right,
                    height: fragment.height - fragment.top - fragment.bottom,
                };
                let node = content.node.filter(|_| !self.is_artifact);
                self.items
                    .push(picture::item(&content.image, style, area, node));
            }
        }
        self.free(under, x, y);
        if let Some(clip) = rounded {
            round_off(&mut self.items[inside..], &clip);
        }
        if let Some((style, area)) = outlined {
            self.outline(&style, area);
        }
        self.free(above, x, y);
        if turns {
            self.turns.pop();
            self.items.push(Item::TurnBack);
        }
        self.is_artifact = was_artifact;
    }

    /// Begins to turn what is drawn, as a box asks for that stands at `(x, y)`. Returns whether it does.
    fn turn(&mut self, own: Matrix, x: f32, y: f32) -> bool {
        let there = times([1.0, 0.0, 0.0, 1.0, x, y], own);
        let matrix = times(there, [1.0, 0.0, 0.0, 1.0, -x, -y]);
        let all = self
            .turns
            .last()
            .map_or(matrix, |around| times(*around, matrix));
        let is_finite = all.iter().chain(&matrix).all(|part| part.is_finite());
        if !is_finite || self.turns.len() >= MOST_TURNS {
            return false;
        }
        self.turns.push(all);
        self.items.push(Item::Turn { matrix });
        true
    }

    fn outline(&mut self, style: &ComputedStyle, area: Rect) {
        // The document is refused then.
        if self.painted > paint::MOST_PAINTED {
            return;
        }
        let (items, bytes) = (&mut *self.items, &mut self.painted);
        paint::outline(style, area, &mut |painted| {
            *bytes += painted.bytes();
            items.push(painted.into_item());
        });
    }

    fn free(&mut self, boxes: Vec<Free>, x: f32, y: f32) {
        for free in boxes {
            self.fragment(free.fragment, x + free.x, y + free.y);
        }
    }

    /// Fills columns and emits them, with the rules between them.
    fn columns(&mut self, mut columns: Columns, area: Rect, right_to_left: bool) {
        columns::fill_all(&mut columns, area.height);
        let end = self.end.replace(area.y + area.height);
        for (number, column) in std::mem::take(&mut columns.filled).into_iter().enumerate() {
            let left = area.x + columns.left(number, (area.width, right_to_left));
            let thickness = columns.rule.thickness;
            if number > 0 && thickness > 0.0 {
                let beside = if right_to_left {
                    left + columns.width + columns.gap / 2.0
                } else {
                    left - columns.gap / 2.0
                };
                let line = Rect {
                    x: beside - thickness / 2.0,
                    y: area.y,
                    width: thickness,
                    height: area.height,
                };
                let none = Rule {
                    thickness: 0.0,
                    ..columns.rule
                };
                let rules = Sides {
                    top: none,
                    right: none,
                    bottom: none,
                    left: columns.rule,
                };
                let items = &mut *self.items;
                paint::borders(rules, line, &mut |painted| {
                    items.push(painted.into_item());
                });
            }
            self.fragment(column, left, area.y);
        }
        self.end = end;
    }

    /// Draws the background and the borders of an area that is no part of the document.
    pub(super) fn area(&mut self, style: &ComputedStyle, area: Rect) {
        paint::box_fills(style, area, &mut |painted| {
            self.items.push(painted.into_item());
        });
    }

    /// Draws a line that is no part of the document.
    pub(super) fn rule(&mut self, area: Rect, colour: Colour) {
        self.items.push(Item::Fill {
            area,
            radius: 0.0,
            colour,
        });
    }

    fn frame(&mut self, fragment: &Fragment, x: f32, y: f32) {
        let style = &fragment.style;
        let end = self.end.filter(|_| fragment.continued);
        let height = match end {
            Some(end) if !fragment.closes_where_cut() => fragment.height.max(end - y),
            _ => fragment.height,
        };
        let area = Rect {
            x,
            y,
            width: fragment.width,
            height,
        };
        // The document is refused then.
        if !style.inherited.visible || self.painted > paint::MOST_PAINTED {
            return;
        }
        let (items, bytes) = (&mut *self.items, &mut self.painted);
        let mut fill = |painted: Painted| {
            *bytes += painted.bytes();
            items.push(painted.into_item());
        };
        match fragment.frame {
            Frame::Background => paint::background(style, area, &mut fill),
            Frame::Collapsed(mut rules) => {
                paint::background(style, area, &mut fill);
                if !fragment.closes_where_cut() {
                    if fragment.continues {
                        rules.top.thickness = 0.0;
                    }
                    if fragment.continued {
                        rules.bottom.thickness = 0.0;
                    }
                }
                paint::shared_borders(rules, area, &mut fill);
            }
            Frame::Own if let Some((top, legend)) = legend(fragment, area) => {
                paint::around_legend(style, top, legend, &mut fill);
            }
            Frame::Own | Frame::Cell
                if !fragment.continues && !fragment.continued || fragment.closes_where_cut() =>
            {
                paint::box_fills(style, area, &mut fill);
            }
            Frame::Own | Frame::Cell => {
                let mut open = (**style).clone();
                let [top_left, top_right, bottom_right, bottom_left] = &mut open.radii;
                if fragment.continues {
                    open.border.top.width = 0.0;
                    (*top_left, *top_right) = Default::default();
                }
                if fragment.continued {
                    open.border.bottom.width = 0.0;
                    (*bottom_right, *bottom_left) = Default::default();
                }
                paint::box_fills(&open, area, &mut fill);
            }
        }
    }

    pub(super) fn line(&mut self, line: Line, boxes: &[Fragment], x: f32, y: f32) {
        self.notes.extend(line.notes);
        for item in line.items {
            match item {
                LineItem::Painted(mut painted) => {
                    painted.shift(x, y);
                    self.items.push(painted.into_item());
                }
                LineItem::Marked { mut painted, node } => {
                    painted.shift(x, y);
                    let mut item = painted.into_item();
                    if let Item::Drawing { node: own, .. } = &mut item {
                        *own = (!self.is_artifact).then_some(node);
                    }
                    self.items.push(item);
                }
                LineItem::Run(run) => self.run(run, x, y),
                LineItem::Link { area, target, node } => {
                    if !self.is_artifact {
                        let target = match target {
                            LinkTarget::Address(address) => Target::Address(address.to_string()),
                            LinkTarget::Place(name) => {
                                self.links.push((self.items.len(), name));
                                Target::Place(Place::default())
                            }
                        };
                        let area = moved(area, x, y);
                        let turn = self.turns.last();
                        self.items.push(Item::Link {
                            area: turn.map_or(area, |matrix| area.turned(*matrix)),
                            target,
                            node,
                        });
                    }
                }
                LineItem::Box {
                    number,
                    x: left,
                    y: top,
                } => {
                    if let Some(content) = boxes.get(number) {
                        self.fragment(content.clone(), x + left, y + top + content.lead);
                    }
                }
            }
        }
    }

    fn run(&mut self, mut run: GlyphRun, x: f32, y: f32) {
        for glyph in &mut run.glyphs {
            glyph.x += x;
            glyph.y += y;
        }
        if self.is_artifact {
            run.node = None;
        }
        self.items.push(Item::Glyphs(run));
    }
}

/// Returns the border box of a field set with a legend, whose middle it begins at, and where the legend stands (HTML, 15.3.13).
fn legend(fragment: &Fragment, area: Rect) -> Option<(Rect, Rect)> {
    let Content::Blocks(children) = &fragment.content else {
        return None;
    };
    let legend = children.front().filter(|child| child.style.is_legend)?;
    let style = &fragment.style;
    if fragment.continues || fragment.continued {
        return None;
    }
    let height = legend.height - style.padding.top.of(0.0);
    let down = ((height - style.border.top.thickness()) / 2.0).max(0.0);
    let top = Rect {
        y: area.y + down,
        height: area.height - down,
        ..area
    };
    let legend = Rect {
        x: area.x + legend.x,
        y: area.y,
        width: legend.width,
        height,
    };
    Some((top, legend))
}

/// Returns the border box of a fragment that stands at `(x, y)`.
fn area_of(fragment: &Fragment, x: f32, y: f32) -> Rect {
    Rect {
        x,
        y,
        width: fragment.width,
        height: fragment.height,
    }
}

/// Cuts off what is painted behind text in the corners of a box that hides what reaches out of it. Nothing else is ever cut off, and
/// what is turned is left as it is.
fn round_off(items: &mut [Item], clip: &paint::RoundedInside) {
    let mut turns = 0;
    for item in items {
        match item {
            Item::Turn { .. } => turns += 1,
            Item::TurnBack => turns -= 1,
            Item::Fill {
                area,
                radius,
                colour,
            } if turns == 0 => {
                if let Some(cut) = clip.cut(*area, *radius, *colour) {
                    *item = cut.into_item();
                }
            }
            _ => {}
        }
    }
}

fn moved(area: Rect, x: f32, y: f32) -> Rect {
    Rect {
        x: area.x + x,
        y: area.y + y,
        ..area
    }
}
