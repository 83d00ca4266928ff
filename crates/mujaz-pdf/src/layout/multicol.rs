//! Lays out text in columns (CSS Multi-column Layout 1): one flow as narrow as a column, which pagination cuts, and between
//! such flows the boxes that span all columns.

use std::{collections::VecDeque, sync::Arc};

use super::{
    Layouter,
    block::{Across, closed},
    fragment::{Columns, Content, Fragment, Rule},
    split::columns::level_height,
};
use crate::{
    boxes::{BlockBox, BoxContent, InlineBox},
    style::values::{ComputedStyle, Display},
};

/// Columns that are taller than this are longer than any page, and are made level only where they end.
const TALLEST_LEVEL: f32 = 2_000.0;

impl Layouter {
    /// Returns the content of a box with columns that is `across.content` wide inside, and its height.
    pub(super) fn multicol(&mut self, block: &BlockBox, across: Across) -> (Content, f32) {
        let style = &block.style;
        let measure = Measure::of(style, across.content);
        let anonymous = Arc::new(ComputedStyle::anonymous(style, Display::Block));
        let mut parts = VecDeque::new();
        let mut height = 0.0;
        let page_width = std::mem::replace(&mut self.page_width, measure.width);
        self.in_columns += 1;
        match &block.content {
            BoxContent::Blocks(children) => {
                let mut start = 0;
                for run in children
                    .chunk_by(|one, other| !one.style.spans_columns && !other.style.spans_columns)
                {
                    let own = start..start + run.len();
                    start = own.end;
                    if let [spanning] = run
                        && spanning.style.spans_columns
                    {
                        let narrow = std::mem::replace(&mut self.page_width, page_width);
                        let direction = style.inherited.direction;
                        let laid = self.block(spanning, across.content, direction);
                        self.page_width = narrow;
                        let mut fragment = laid.fragment;
                        fragment.x += across.inset;
                        fragment.lead = laid.before.length();
                        height += fragment.lead + fragment.height;
                        let after = laid.after.length();
                        parts.push_back(fragment);
                        if after > 0.0 {
                            let mut space =
                                Fragment::new(&anonymous, Content::Blocks(VecDeque::new()));
                            space.height = after;
                            height += after;
                            parts.push_back(space);
                        }
                        continue;
                    }
                    let mut flow = self.column(&anonymous, Flowing::Blocks(run), measure.width);
                    self.place_in_column(block, &mut flow, own);
                    parts.push_back(columns(style, &anonymous, flow, measure, across));
                }
            }
            BoxContent::Inline(inline) => {
                let mut flow = self.column(&anonymous, Flowing::Text(inline), measure.width);
                self.place_in_column(block, &mut flow, 0..1);
                parts.push_back(columns(style, &anonymous, flow, measure, across));
            }
            BoxContent::Table(_)
            | BoxContent::Arranged(_)
            | BoxContent::Picture(_)
            | BoxContent::Turned(_) => {}
        }
        self.in_columns -= 1;
        self.page_width = page_width;
        let sets = parts
            .iter()
            .filter(|part| matches!(part.content, Content::Columns(_)));
        height += sets.map(|part| part.height).sum::<f32>();
        (Content::Blocks(parts), height)
    }

    /// Lays out a flow that is as wide as a column.
    fn column(&mut self, style: &Arc<ComputedStyle>, content: Flowing, width: f32) -> Fragment {
        let across = Across {
            x: 0.0,
            width,
            inset: 0.0,
            content: width,
        };
        let outside = std::mem::take(&mut self.floats);
        let at = std::mem::replace(&mut self.at, (0.0, 0.0));
        let mut flow = match content {
            Flowing::Blocks(children) => {
                let laid = self.stack(style, children, across, (false, false));
                laid.fragment
            }
            Flowing::Text(inline) => {
                let lines = self.lines(inline, width, (0.0, 0.0));
                closed(style, lines.content, lines.height, across).fragment
            }
        };
        flow.reach = flow.content_reach();
        flow.hold_floats();
        self.floats = outside;
        self.at = at;
        flow
    }
}

/// What goes into columns.
#[derive(Clone, Copy)]
enum Flowing<'a> {
    Blocks(&'a [BlockBox]),
    Text(&'a InlineBox),
}

/// How many columns there are, how wide, and with how much between them.
#[derive(Debug, Clone, Copy)]
struct Measure {
    count: usize,
    width: f32,
    gap: f32,
}

impl Measure {
    /// Solves the number and width of columns (CSS Multi-column Layout 1, 3.4).
    fn of(style: &ComputedStyle, room: f32) -> Self {
        let own = &style.columns;
        let normal = style.inherited.font_size;
        let gap = style
            .arrangement
            .column_gap
            .of(room)
            .unwrap_or(normal)
            .max(0.0);
        let fitting = own.width.of(0.0).filter(|width| *width > 0.0).map(|width| {
            let most = own.count.unwrap_or(usize::from(u8::MAX));
            let mut count = 1;
            let mut taken = width.min(room);
            while count < most && taken + gap + width <= room + 0.01 {
                taken += gap + width;
                count += 1;
            }
            count
        });
        let count = fitting.or(own.count).unwrap_or(1).max(1);
        #[expect(clippy::cast_precision_loss, reason = "there are few columns")]
        let columns = count as f32;
        let width = ((room - gap * (columns - 1.0)) / columns).max(1.0);
        Self { count, width, gap }
    }
}

/// Puts a flow into columns that are level, or as tall as the box asks for.
fn columns(
    style: &ComputedStyle,
    anonymous: &Arc<ComputedStyle>,
    flow: Fragment,
    measure: Measure,
    across: Across,
) -> Fragment {
    let set = style.height.of(0.0).filter(|_| !style.columns.level);
    let height = match set {
        Some(height) => height,
        None => level_height(&flow, measure.count, TALLEST_LEVEL),
    };
    let rule = style.columns.rule;
    let mut fragment = Fragment::new(
        anonymous,
        Content::Columns(Columns {
            flow: Some(Box::new(flow)),
            filled: Vec::new(),
            count: measure.count,
            width: measure.width,
            gap: measure.gap,
            rule: Rule {
                thickness: rule.drawn(),
                line: rule.line,
                colour: style.border_colour(&rule),
            },
        }),
    );
    fragment.x = across.inset;
    fragment.width = across.content;
    fragment.height = height;
    fragment
}
