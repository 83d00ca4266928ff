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
    style::values::{Break, ComputedStyle, Display},
};

/// More columns or rows than this in one cell are cut down.
const WIDEST_SPAN: usize = 1000;

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
        let role = if is_layout {
            Role::Division
        } else {
            Role::Table
        };
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
        self.fill(index, &mut filling, &place);
        let mut block = empty(style);
        block.content = BoxContent::Table(Box::new(filling.table));
        block
    }

    fn fill(&mut self, index: NodeIndex, filling: &mut Filling, place: &Place) {
        let own = self.styles.of(index).cloned();
        for &child in &self.document.node(index).children {
            if let (Some(text), Some(style)) = (self.loose_text(child), &own) {
                let body = self.loose_body(filling, place);
                let row = self.row_of_text(text, style, filling, &body);
                filling.table.body.push(row);
            }
            let (Some(element), Some(style)) =
                (self.document.element(child), self.styles.of(child).cloned())
            else {
                continue;
            };
            let place = &Place {
                node: place.node,
                language: language(element, &place.language),
            };
            match style.display {
                Display::None => {}
                Display::TableCaption => {
                    let caption = self.block(child, element, &style, place);
                    filling.table.captions.push(caption);
                }
                Display::TableColumnGroup => {
                    let before = filling.table.columns.len();
                    self.fill(child, filling, place);
                    if filling.table.columns.len() == before {
                        push_columns(&mut filling.table.columns, element, &style);
                    }
                }
                Display::TableColumn => push_columns(&mut filling.table.columns, element, &style),
                Display::TableHead => self.group(child, &style, Part::Head, filling, place),
                Display::TableBody => self.group(child, &style, Part::Body, filling, place),
                Display::TableFoot => self.group(child, &style, Part::Foot, filling, place),
                Display::TableRow => {
                    let body = self.loose_body(filling, place);
                    let row = self.row(child, element, &style, Part::Body, filling, &body);
                    filling.table.body.push(row);
                }
                // Anything else in a table becomes a row of one cell, so that nothing is lost.
                _ => {
                    let body = self.loose_body(filling, place);
                    let row = self.row_of_one(child, element, &style, Part::Body, filling, &body);
                    filling.table.body.push(row);
                }
            }
        }
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
        let mut rows = Vec::new();
        for &child in &self.document.node(index).children {
            if let Some(text) = self.loose_text(child) {
                let place = Place {
                    node,
                    language: place.language.clone(),
                };
                rows.push(self.row_of_text(text, style, filling, &place));
            }
            let (Some(element), Some(row_style)) =
                (self.document.element(child), self.styles.of(child).cloned())
            else {
                continue;
            };
            if row_style.display == Display::None {
                continue;
            }
            let place = Place {
                node,
                language: language(element, &place.language),
            };
            rows.push(if row_style.display == Display::TableRow {
                self.row(child, element, &row_style, part, filling, &place)
            } else {
                self.row_of_one(child, element, &row_style, part, filling, &place)
            });
        }
        pass_breaks_down(style, &mut rows);
        match part {
            Part::Head => filling.table.head.append(&mut rows),
            Part::Body => filling.table.body.append(&mut rows),
            Part::Foot => filling.table.foot.append(&mut rows),
        }
    }

    /// Returns text that stands in a table outside of any cell.
    fn loose_text(&self, index: NodeIndex) -> Option<&'a str> {
        match &self.document.node(index).data {
            NodeData::Text(text) if !text.trim_ascii().is_empty() => Some(text),
            _ => None,
        }
    }

    fn row_of_one(
        &mut self,
        index: NodeIndex,
        element: &'a Element,
        style: &Arc<ComputedStyle>,
        part: Part,
        filling: &Filling,
        place: &Place,
    ) -> RowBox {
        let row = self.row_node(filling, place, style);
        let cell = self.cell(index, element, style, part == Part::Head, filling, &row);
        RowBox {
            style: self
                .derived
                .of(style, Purpose::Anonymous(Display::TableRow)),
            cells: vec![cell],
            events: Vec::new(),
        }
    }

    fn row_of_text(
        &mut self,
        text: &str,
        style: &Arc<ComputedStyle>,
        filling: &Filling,
        place: &Place,
    ) -> RowBox {
        let row = self.row_node(filling, place, style);
        let cell = self.cell_of_text(text, style, filling, &row);
        RowBox {
            style: self
                .derived
                .of(style, Purpose::Anonymous(Display::TableRow)),
            cells: vec![cell],
            events: Vec::new(),
        }
    }

    /// Tells whether a row has header cells and no others.
    fn has_only_headers(&self, row: NodeIndex) -> bool {
        let cells = self.document.node(row).children.iter();
        let mut names = cells.filter_map(|&cell| Some(self.document.element(cell)?.html_name()));
        names.all(|name| name != "td")
    }

    fn cell_of_text(
        &mut self,
        text: &str,
        style: &Arc<ComputedStyle>,
        filling: &Filling,
        place: &Place,
    ) -> CellBox {
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
        let style = self
            .derived
            .of(style, Purpose::Anonymous(Display::TableCell));
        CellBox {
            content: self.text_block(text, &style, &inside),
            columns: 1,
            rows: 1,
        }
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
        let mut cells = Vec::new();
        let heads_columns = part == Part::Head || self.has_only_headers(index);
        for &child in &self.document.node(index).children {
            if let Some(text) = self.loose_text(child) {
                cells.push(self.cell_of_text(text, style, filling, &place));
            }
            let (Some(element), Some(cell_style)) =
                (self.document.element(child), self.styles.of(child).cloned())
            else {
                continue;
            };
            if cell_style.display == Display::None {
                continue;
            }
            let place = Place {
                node: place.node,
                language: language(element, &place.language),
            };
            cells.push(self.cell(child, element, &cell_style, heads_columns, filling, &place));
        }
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
    columns.extend(std::iter::repeat_n(style.clone(), span));
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
