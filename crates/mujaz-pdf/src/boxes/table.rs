//! Sorts the children of a table into captions, columns, rows and cells.

use std::sync::Arc;

use super::{
    BlockBox, BoxContent, CellBox, RowBox, TableBox,
    derived::Purpose,
    generate::{Generator, Place, empty, language},
    structure::cell_role,
};
use crate::{
    dom::{Element, NodeData, NodeIndex},
    draw::{NodeId, Role},
    style::values::{Break, ComputedStyle, Display, Float},
};

/// More columns or rows than this in one cell are cut down.
const WIDEST_SPAN: usize = 1000;

/// How many columns of a table say something of themselves.
const MOST_COLUMNS: usize = 10_000;

/// Which part of the table rows stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Head,
    Body,
    Foot,
}

impl<'a> Generator<'a> {
    pub(super) fn table(
        &mut self,
        index: NodeIndex,
        element: &'a Element,
        style: &Arc<ComputedStyle>,
        place: &Place,
    ) -> BlockBox {
        let is_layout = matches!(element.attribute("role"), Some("presentation" | "none"));
        let children = &self.document.node(index).children;
        self.table_of(children, is_layout, style, place)
    }

    /// Makes the table that parts of one stand in without a table around them (CSS 2.2, 17.2.1); they are children of an
    /// element of this style.
    pub(super) fn anonymous_table(
        &mut self,
        parts: &'a [NodeIndex],
        around: &Arc<ComputedStyle>,
        place: &Place,
    ) -> BlockBox {
        let style = self.derived.of(around, Purpose::Anonymous(Display::Table));
        self.table_of(parts, false, &style, place)
    }

    fn table_of(
        &mut self,
        children: &'a [NodeIndex],
        is_layout: bool,
        style: &Arc<ComputedStyle>,
        place: &Place,
    ) -> BlockBox {
        let role = if is_layout {
            Role::Division
        } else {
            Role::Table
        };
        // What stands in a table is not the beginning of the text around it.
        self.first_letter = None;
        let node = self
            .structure
            .add(place.node, role, &place.language, style.is_right_to_left());
        let mut filling = Filling {
            table: TableBox {
                captions: Vec::new(),
                columns: Vec::new(),
                head: Vec::new(),
                body: Vec::new(),
                foot: Vec::new(),
            },
            node,
            is_layout,
            loose_body: None,
        };
        let place = Place {
            node,
            language: place.language.clone(),
        };
        self.fill(children, style, &mut filling, &place);
        let mut block = empty(style);
        block.content = BoxContent::Table(Box::new(filling.table));
        block
    }

    fn fill(
        &mut self,
        children: &'a [NodeIndex],
        style: &Arc<ComputedStyle>,
        filling: &mut Filling,
        place: &Place,
    ) {
        for part in self.parts(children, |display| display != Display::TableCell) {
            let [child] = part.nodes else {
                self.loose_row(part.nodes, style, filling, place);
                continue;
            };
            let (Some(element), Some(style), true) = (
                self.document.element(*child),
                self.styles.of(*child).cloned(),
                part.is_proper,
            ) else {
                self.loose_row(part.nodes, style, filling, place);
                continue;
            };
            let child = *child;
            let place = &Place {
                node: place.node,
                language: language(element, &place.language),
            };
            match style.display {
                Display::TableCaption => {
                    let caption = self.block(child, element, &style, place);
                    filling.table.captions.push(caption);
                }
                Display::TableColumnGroup => {
                    let before = filling.table.columns.len();
                    let columns = self.document.node(child).children.iter();
                    let around = style.clone();
                    for &column in columns {
                        if let (Some(element), Some(style)) =
                            (self.document.element(column), self.styles.of(column))
                            && style.display == Display::TableColumn
                        {
                            let own = over(&around, style);
                            push_columns(&mut filling.table.columns, element, &own);
                        }
                    }
                    if filling.table.columns.len() == before {
                        push_columns(&mut filling.table.columns, element, &style);
                    }
                }
                Display::TableColumn => push_columns(&mut filling.table.columns, element, &style),
                Display::TableHead => self.group(child, &style, Part::Head, filling, place),
                Display::TableBody => self.group(child, &style, Part::Body, filling, place),
                Display::TableFoot => self.group(child, &style, Part::Foot, filling, place),
                _ => {
                    let body = self.loose_body(filling, place);
                    let row = self.row(child, element, &style, Part::Body, filling, &body);
                    filling.table.body.push(row);
                }
            }
        }
    }

    /// Adds a row of what stands in a table outside of any.
    fn loose_row(
        &mut self,
        nodes: &'a [NodeIndex],
        style: &Arc<ComputedStyle>,
        filling: &mut Filling,
        place: &Place,
    ) {
        let body = self.loose_body(filling, place);
        let row = self.row_of(nodes, style, Part::Body, filling, &body);
        filling.table.body.push(row);
    }

    fn loose_body(&mut self, filling: &mut Filling, place: &Place) -> Place {
        let node = if filling.is_layout {
            filling.node
        } else if let Some(body) = filling.loose_body {
            body
        } else {
            self.structure
                .add(filling.node, Role::TableBody, &place.language, false)
        };
        filling.loose_body = Some(node);
        Place {
            node,
            language: place.language.clone(),
        }
    }

    fn group(
        &mut self,
        index: NodeIndex,
        style: &Arc<ComputedStyle>,
        part: Part,
        filling: &mut Filling,
        place: &Place,
    ) {
        let role = if part == Part::Head {
            Role::TableHead
        } else {
            Role::TableBody
        };
        let node = if filling.is_layout {
            filling.node
        } else {
            self.structure.add(
                filling.node,
                role,
                &place.language,
                style.is_right_to_left(),
            )
        };
        let inside = Place {
            node,
            language: place.language.clone(),
        };
        let mut rows = Vec::new();
        let children = &self.document.node(index).children;
        for own in self.parts(children, |display| display == Display::TableRow) {
            let row = match own.nodes {
                &[child] if own.is_proper => {
                    let Some((element, row_style, place)) = self.member(child, &inside) else {
                        continue;
                    };
                    self.row(child, element, &row_style, part, filling, &place)
                }
                loose => self.row_of(loose, style, part, filling, &inside),
            };
            rows.push(row);
        }
        pass_breaks_down(style, &mut rows);
        pass_background_down(style, &mut rows);
        match part {
            Part::Head => filling.table.head.append(&mut rows),
            Part::Body => filling.table.body.append(&mut rows),
            Part::Foot => filling.table.foot.append(&mut rows),
        }
    }

    /// A row or a cell with its style, and the place with the language that is its own.
    fn member(
        &self,
        child: NodeIndex,
        place: &Place,
    ) -> Option<(&'a Element, Arc<ComputedStyle>, Place)> {
        let element = self.document.element(child)?;
        let place = Place {
            node: place.node,
            language: language(element, &place.language),
        };
        Some((element, self.styles.of(child)?.clone(), place))
    }

    /// Divides the children of a part of a table into those that are proper to it, each for itself, and what stands between
    /// them, which shares a box that has no element. Blanks between them are nothing.
    fn parts(
        &self,
        children: &'a [NodeIndex],
        is_proper: impl Fn(Display) -> bool,
    ) -> Vec<Members<'a>> {
        let mut parts = Vec::new();
        let mut loose: Option<usize> = None;
        for (number, &child) in children.iter().enumerate() {
            let is_proper = self.table_part(child).is_some_and(&is_proper);
            if is_proper {
                if let Some(start) = loose.take() {
                    parts.push(Members::loose(&children[start..number]));
                }
                parts.push(Members {
                    nodes: &children[number..=number],
                    is_proper,
                });
            } else if loose.is_none() && self.shows_something(child) {
                loose = Some(number);
            }
        }
        if let Some(start) = loose {
            parts.push(Members::loose(&children[start..]));
        }
        parts
    }

    /// Returns which part of a table an element of the flow is, if it is one.
    pub(super) fn table_part(&self, index: NodeIndex) -> Option<Display> {
        self.document.element(index)?;
        let style = self.styles.of(index)?;
        let is_in_flow = style.float == Float::None && !style.position.is_out();
        (style.display.is_table_part() && is_in_flow).then_some(style.display)
    }

    /// Tells whether a node is more than a blank, a comment or an element that is not displayed.
    pub(super) fn shows_something(&self, index: NodeIndex) -> bool {
        match &self.document.node(index).data {
            NodeData::Text(text) => !text.trim_ascii().is_empty(),
            NodeData::Element(_) => {
                let style = self.styles.of(index);
                style.is_some_and(|style| style.display != Display::None)
            }
            NodeData::Document | NodeData::Other => false,
        }
    }

    /// Makes a row that has no element of nodes that are no rows.
    fn row_of(
        &mut self,
        nodes: &'a [NodeIndex],
        around: &Arc<ComputedStyle>,
        part: Part,
        filling: &Filling,
        place: &Place,
    ) -> RowBox {
        let style = self
            .derived
            .of(around, Purpose::Anonymous(Display::TableRow));
        let place = self.row_node(filling, place, &style);
        RowBox {
            cells: self.cells(nodes, &style, part == Part::Head, filling, &place),
            style,
            events: Vec::new(),
        }
    }

    fn cells(
        &mut self,
        children: &'a [NodeIndex],
        row: &Arc<ComputedStyle>,
        heads_columns: bool,
        filling: &Filling,
        place: &Place,
    ) -> Vec<CellBox> {
        let mut cells = Vec::new();
        for own in self.parts(children, |display| display == Display::TableCell) {
            let cell = match own.nodes {
                &[child] if own.is_proper => {
                    let Some((element, style, place)) = self.member(child, place) else {
                        continue;
                    };
                    self.cell(child, element, &style, heads_columns, filling, &place)
                }
                loose => self.cell_of(loose, row, filling, place),
            };
            cells.push(cell);
        }
        cells
    }

    /// Makes a cell that has no element of nodes that are no cells.
    fn cell_of(
        &mut self,
        nodes: &'a [NodeIndex],
        row: &Arc<ComputedStyle>,
        filling: &Filling,
        place: &Place,
    ) -> CellBox {
        let style = self.derived.of(row, Purpose::Anonymous(Display::TableCell));
        let role = if filling.is_layout {
            Role::Division
        } else {
            cell_role(None, false, 1, 1)
        };
        let node = self
            .structure
            .add(place.node, role, &place.language, style.is_right_to_left());
        let inside = Place {
            node,
            language: place.language.clone(),
        };
        CellBox {
            content: self.block_of(nodes, &style, &inside),
            columns: 1,
            rows: 1,
        }
    }

    /// Tells whether a row has header cells and no others.
    fn has_only_headers(&self, row: NodeIndex) -> bool {
        let cells = self.document.node(row).children.iter();
        let mut names = cells.filter_map(|&cell| Some(self.document.element(cell)?.html_name()));
        names.all(|name| name != "td")
    }

    fn row_node(&mut self, filling: &Filling, place: &Place, style: &ComputedStyle) -> Place {
        let node = if filling.is_layout {
            place.node
        } else {
            self.structure.add(
                place.node,
                Role::TableRow,
                &place.language,
                style.is_right_to_left(),
            )
        };
        Place {
            node,
            language: place.language.clone(),
        }
    }

    fn row(
        &mut self,
        index: NodeIndex,
        element: &'a Element,
        style: &Arc<ComputedStyle>,
        part: Part,
        filling: &Filling,
        place: &Place,
    ) -> RowBox {
        self.counters.enter(style);
        let mut events = Vec::new();
        self.note_strings(index, element, style, &mut events);
        let place = self.row_node(filling, place, style);
        let heads_columns = part == Part::Head || self.has_only_headers(index);
        let children = &self.document.node(index).children;
        let cells = self.cells(children, style, heads_columns, filling, &place);
        RowBox {
            style: style.clone(),
            cells,
            events,
        }
    }

    fn cell(
        &mut self,
        index: NodeIndex,
        element: &'a Element,
        style: &Arc<ComputedStyle>,
        heads_columns: bool,
        filling: &Filling,
        place: &Place,
    ) -> CellBox {
        self.counters.enter(style);
        let span = |name: &str| {
            let value = element
                .attribute(name)
                .and_then(|value| value.trim().parse().ok());
            value.unwrap_or(1).clamp(1, WIDEST_SPAN)
        };
        let (columns, rows) = (span("colspan"), span("rowspan"));
        let role = if filling.is_layout {
            Role::Division
        } else {
            cell_role(Some(element), heads_columns, columns, rows)
        };
        let node = self
            .structure
            .add(place.node, role, &place.language, style.is_right_to_left());
        self.structure.note_cell(node, element);
        let inside = Place {
            node,
            language: place.language.clone(),
        };
        let mut events = Vec::new();
        self.note_strings(index, element, style, &mut events);
        let mut content = self.contents(index, element, style, &inside);
        events.append(&mut content.events);
        content.events = events;
        CellBox {
            content,
            columns,
            rows,
        }
    }
}

/// A child of a part of a table that is proper to it, or several in a row that are not.
struct Members<'a> {
    nodes: &'a [NodeIndex],
    is_proper: bool,
}

impl<'a> Members<'a> {
    fn loose(nodes: &'a [NodeIndex]) -> Self {
        Self {
            nodes,
            is_proper: false,
        }
    }
}

/// A table while it is filled.
struct Filling {
    table: TableBox,
    node: NodeId,
    /// Whether the table only arranges its content, and is no table to the reader.
    is_layout: bool,
    /// The structure of rows that stand in no group.
    loose_body: Option<NodeId>,
}

fn push_columns(
    columns: &mut Vec<Arc<ComputedStyle>>,
    element: &Element,
    style: &Arc<ComputedStyle>,
) {
    let span = element
        .attribute("span")
        .and_then(|span| span.trim().parse().ok());
    let span: usize = span.unwrap_or(1).clamp(1, WIDEST_SPAN);
    let span = span.min(MOST_COLUMNS.saturating_sub(columns.len()));
    columns.extend(std::iter::repeat_n(style.clone(), span));
}

/// Returns the style of a column over the background of its group.
fn over(group: &Arc<ComputedStyle>, column: &Arc<ComputedStyle>) -> Arc<ComputedStyle> {
    let shows =
        |style: &ComputedStyle| style.background.is_some() || !style.background_layers.is_empty();
    if shows(column) || !shows(group) {
        return column.clone();
    }
    let mut own = (**column).clone();
    own.background = group.background;
    own.background_layers = group.background_layers.clone();
    Arc::new(own)
}

/// Gives rows the background of their group, which lies under theirs (CSS 2.2, 17.5.1).
fn pass_background_down(group: &ComputedStyle, rows: &mut [RowBox]) {
    if group.background.is_none() && group.background_layers.is_empty() {
        return;
    }
    for row in rows {
        if row.style.background.is_none() && row.style.background_layers.is_empty() {
            let mut style = (*row.style).clone();
            style.background = group.background;
            style.background_layers = group.background_layers.clone();
            style.background_clip = group.background_clip;
            row.style = Arc::new(style);
        }
    }
}

/// What a row group asks of page breaks, its rows do.
fn pass_breaks_down(group: &ComputedStyle, rows: &mut [RowBox]) {
    let count = rows.len();
    for (number, row) in rows.iter_mut().enumerate() {
        let before = number == 0 && group.break_before != Break::Auto;
        let after = number + 1 == count && group.break_after != Break::Auto;
        let together = group.break_inside == Break::Avoid && number + 1 < count;
        if !before && !after && !together {
            continue;
        }
        let style = Arc::make_mut(&mut row.style);
        if before {
            style.break_before = group.break_before;
        }
        if after {
            style.break_after = group.break_after;
        } else if together && style.break_after == Break::Auto {
            style.break_after = Break::Avoid;
        }
    }
}
