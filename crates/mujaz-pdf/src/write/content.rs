//! What is painted on the pages, each stretch marked with the structure element that it belongs to.

mod turns;

use std::{collections::BTreeMap, mem, ops::Range, sync::Arc};

use lopdf::{Document, Object, ObjectId};
use printpdf::{
    CurTransMat, DictItem, LinePoint, Op, PaintMode, PdfDocument, PdfPage, Point, Polygon,
    PolygonRing, Pt, WindingOrder, XObjectTransform,
};

use super::{
    fonts::Fonts,
    kept::{KeptParts, PageKey},
    pictures::Pictures,
    save_options,
    shapes::{self, Shades, ShapePainter},
    structure::{Languages, tag},
    text,
    usage::PageUse,
    words::{self, Piece},
};
use crate::{
    draw::{
        Colour, DrawList, GlyphRun, Item, NodeId, Page, Rect,
        shape::{Paint, Part},
    },
    parallel,
};

/// The pages, and where on them each structure element is.
#[derive(Default)]
pub(crate) struct Content {
    /// Without operators, which [`settle`] adds.
    pub(crate) pages: Vec<PdfPage>,
    /// In reading order.
    pub(crate) marks: Vec<Mark>,
    /// With what each is kept by.
    sources: Vec<(Source, Option<PageKey>)>,
}

/// Where the content of a page comes from.
enum Source {
    Painted(PaintedPage),
    Kept(Arc<PaintedPage>),
}

/// A page as the file will hold it.
#[derive(Debug)]
pub(crate) struct PaintedPage {
    operators: Vec<u8>,
    marks: Vec<LocalMark>,
}

type LocalMark = (NodeId, MarkKind);

/// A stretch of a page that belongs to a structure element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) node: NodeId,
    /// From 0.
    pub(crate) page: usize,
    pub(crate) kind: MarkKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MarkKind {
    /// Painted content, by its number on the page.
    Content(usize),
    /// A clickable area, by the index of its item on the page.
    Link(usize),
}

/// What the document has once, and pages name.
#[derive(Clone, Copy)]
pub(crate) struct Resources<'parts, 'list> {
    pub(crate) fonts: &'parts Fonts<'list>,
    pub(crate) pictures: &'parts Pictures<'list>,
    pub(crate) shades: &'parts Shades<'list>,
}

/// Paints every page that is not kept.
pub(crate) fn paint(
    draw_list: &DrawList,
    uses: Vec<Arc<PageUse>>,
    resources: Resources<'_, '_>,
    kept: Option<&KeptParts>,
) -> Content {
    let languages = Languages::of(draw_list);
    let painter = |page| Painter {
        draw_list,
        resources,
        languages: &languages,
        page,
        operators: Vec::new(),
        ops: Vec::new(),
        marks: Vec::new(),
        next_mark: 0,
        colour: None,
        alpha: u8::MAX,
        turns: Vec::new(),
        font: None,
        owner: None,
        text_is_open: false,
        reading: (0, 0),
    };
    let pages: Vec<(&Page, Option<PageKey>)> = draw_list
        .pages
        .iter()
        .zip(uses)
        .map(|(page, page_use)| (page, kept.map(|_| painter(page).key(page_use))))
        .collect();
    let sources = parallel::map(
        &pages,
        |(_, key)| Some(Source::Kept(kept?.painted(key.as_ref()?)?)),
        |(page, _)| Source::Painted(painter(page).painted()),
    );
    let mut content = Content::default();
    for ((index, (page, key)), source) in pages.into_iter().enumerate().zip(sources) {
        let marks = match &source {
            Source::Painted(page) => &page.marks,
            Source::Kept(page) => &page.marks,
        };
        content.marks.extend(marks.iter().map(|&(node, kind)| Mark {
            node,
            page: index,
            kind,
        }));
        content.pages.push(pdf_page(page, Vec::new()));
        content.sources.push((source, key));
    }
    content
}

/// Gives the pages their content, and keeps what was not kept before.
pub(crate) fn settle(
    sources: Content,
    document: &mut Document,
    pages: &[ObjectId],
    kept: Option<&KeptParts>,
) {
    for ((source, key), page) in sources.sources.into_iter().zip(pages) {
        let stream = document
            .get_dictionary(*page)
            .and_then(|page| page.get(b"Contents"))
            .and_then(Object::as_reference)
            .and_then(|id| document.get_object_mut(id))
            .and_then(Object::as_stream_mut);
        let Ok(stream) = stream else {
            continue;
        };
        match source {
            Source::Kept(painted) => stream.content.clone_from(&painted.operators),
            Source::Painted(painted) => {
                if let Some((kept, key)) = kept.zip(key) {
                    stream.content.clone_from(&painted.operators);
                    kept.keep_painted(key, Arc::new(painted));
                } else {
                    stream.content = painted.operators;
                }
            }
        }
    }
}

/// Rounds to a thousandth of a point, which is finer than any printer's dot: every further digit only makes the file
/// bigger. What is far outside of any page stays a number that every reader can hold.
pub(crate) fn rounded(length: f32) -> f32 {
    if length.is_nan() {
        return 0.0;
    }
    ((length * 1000.0).round() / 1000.0).clamp(-FURTHEST, FURTHEST)
}

/// How many operators of a page are in memory as values. A page of text has fewer; one of drawings can have millions.
const MOST_OPS: usize = 50_000;

/// In points: hundreds of times the size of the biggest page (ISO 32000-1, annex C).
const FURTHEST: f32 = 10_000_000.0;

fn pdf_page(page: &Page, ops: Vec<Op>) -> PdfPage {
    let whole = printpdf::Rect::from_wh(Pt(rounded(page.width)), Pt(rounded(page.height)));
    PdfPage {
        media_box: whole.clone(),
        trim_box: whole.clone(),
        crop_box: whole,
        ops,
    }
}

/// Returns the operators of a page as they stand in its content stream.
fn bytes(page: PdfPage) -> Vec<u8> {
    let mut alone = PdfDocument::new("");
    alone.pages.push(page);
    let mut document = printpdf::to_lopdf_doc(&alone, &save_options(), &mut Vec::new());
    document
        .objects
        .values_mut()
        .find_map(|object| object.as_stream_mut().ok())
        .map(|stream| std::mem::take(&mut stream.content))
        .unwrap_or_default()
}

struct Painter<'list, 'parts> {
    draw_list: &'list DrawList,
    resources: Resources<'parts, 'list>,
    languages: &'parts Languages<'list>,
    page: &'list Page,
    /// What is painted so far.
    operators: Vec<u8>,
    /// What is painted behind that.
    ops: Vec<Op>,
    /// What is marked, and when it is read: by its item, and its part of that.
    marks: Vec<((usize, usize), LocalMark)>,
    next_mark: usize,
    /// The fill colour that is set, so that it is written only where it changes.
    colour: Option<Colour>,
    /// The opacity that is set.
    alpha: u8,
    /// The opacities that were set before everything was turned that still is.
    turns: Vec<u8>,
    /// The face and size that are set.
    font: Option<(usize, f32)>,
    /// Whom the marked stretch that is open belongs to.
    owner: Option<Owner<'list>>,
    text_is_open: bool,
    /// When that is read which is painted now.
    reading: (usize, usize),
}

/// Why neighbouring items stand in one marked stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Owner<'list> {
    /// A structure element, with the text's language where that is not the element's.
    Element(NodeId, Option<&'list str>),
    /// Running heads and feet, and table heads that are repeated.
    Pagination,
    /// Backgrounds, rules and borders.
    Layout,
}

impl<'list> Painter<'list, '_> {
    /// Returns what the page's content depends on.
    fn key(&self, page_use: Arc<PageUse>) -> PageKey {
        let faces = page_use.0.keys();
        let programs = faces.filter_map(|id| Some(self.resources.fonts.face(*id)?.program.clone()));
        let programs = programs.collect();
        let mut labels = Vec::new();
        let mut pictures = Vec::new();
        let mut last = None;
        for item in &self.page.items {
            let node = match item {
                Item::Glyphs(run) => run.node,
                Item::Picture { picture, node, .. } => {
                    pictures.push(self.resources.pictures.number(picture));
                    *node
                }
                Item::Drawing { drawing, node, .. } => {
                    for part in drawing.all_parts() {
                        pictures.extend(match part {
                            Part::Picture { picture, .. } => {
                                Some(self.resources.pictures.number(picture))
                            }
                            Part::Fill {
                                paint: Paint::Gradient(gradient),
                                ..
                            } => Some(self.resources.shades.number(gradient)),
                            _ => None,
                        });
                    }
                    *node
                }
                Item::Link { .. }
                | Item::Fill { .. }
                | Item::Watermark { .. }
                | Item::Turn { .. }
                | Item::TurnBack => None,
            };
            if node.is_some() && node != last {
                last = node;
                labels.extend(node.map(|node| {
                    let language = self.languages.of_node(node).to_owned();
                    (self.tag(node), language)
                }));
            }
        }
        PageKey {
            page: page_use,
            labels,
            pictures,
            programs,
        }
    }

    fn tag(&self, node: NodeId) -> &'static str {
        let role = self.draw_list.structure.get(node.0).map(|node| &node.role);
        role.map_or("Span", tag)
    }

    /// Paints the page and writes it at once: a list of operators takes many times the room of their bytes.
    fn painted(mut self) -> PaintedPage {
        self.paint();
        self.settle();
        self.marks.sort_by_key(|(reading, _)| *reading);
        PaintedPage {
            operators: self.operators,
            marks: self.marks.into_iter().map(|(_, mark)| mark).collect(),
        }
    }

    /// Turns operators into bytes, which take far less memory.
    fn settle(&mut self) {
        let ops = std::mem::take(&mut self.ops);
        self.operators.extend(bytes(pdf_page(self.page, ops)));
        // printpdf knows a font only where the same operators name it.
        self.font = None;
    }

    fn paint(&mut self) {
        let page = self.page;
        let mut position = 0;
        // Whether what comes next is read right behind what is painted last.
        let mut follows = true;
        while position < page.items.len() {
            let line = words::line(&page.items[position..]);
            if let Some(pieces) = words::painting_order(&line) {
                let mut next = if follows { 0 } else { usize::MAX };
                for piece in &pieces {
                    follows = piece.reading == next;
                    next = piece.reading + 1;
                    self.step(position + piece.run, Some(piece), follows);
                }
                follows = next == pieces.len();
                position += line.len();
            } else {
                for _ in 0..line.len().max(1) {
                    self.step(position, None, follows);
                    follows = true;
                    position += 1;
                }
            }
        }
        self.close_text();
        self.close();
    }

    /// Paints an item of the page, or a piece of it.
    fn step(&mut self, position: usize, piece: Option<&Piece>, follows: bool) {
        let item = &self.page.items[position];
        self.reading = (position, piece.map_or(0, |piece| piece.text.start));
        if let Item::Link { node, .. } = item {
            self.mark(*node, MarkKind::Link(position));
            return;
        }
        if matches!(item, Item::Turn { .. } | Item::TurnBack) {
            self.close_text();
            self.close();
            self.turn(item);
            return;
        }
        let next = self.owner(item);
        let is_glyphs = matches!(item, Item::Glyphs(_));
        let goes_on = self.owner == Some(next) && (follows || next == Owner::Pagination);
        if !(is_glyphs && goes_on) {
            self.close_text();
        }
        if !goes_on {
            self.close();
            self.open(next);
        }
        if is_glyphs && !self.text_is_open {
            self.ops.push(Op::StartTextSection);
            self.text_is_open = true;
        }
        match (item, piece) {
            (Item::Glyphs(run), Some(piece)) => self.glyphs(run, piece.text.clone()),
            _ => self.item(item),
        }
        if !self.text_is_open && self.turns.is_empty() && self.ops.len() > MOST_OPS {
            self.settle();
        }
    }

    fn close_text(&mut self) {
        if mem::take(&mut self.text_is_open) {
            self.ops.push(Op::EndTextSection);
        }
    }

    fn owner(&self, item: &'list Item) -> Owner<'list> {
        match item {
            Item::Glyphs(run) => run.node.map_or(Owner::Pagination, |node| {
                let language = &*run.language;
                let differs = !language.is_empty() && language != self.languages.of_node(node);
                Owner::Element(node, differs.then_some(language))
            }),
            Item::Picture { node, .. } | Item::Drawing { node, .. } => {
                node.map_or(Owner::Layout, |node| Owner::Element(node, None))
            }
            Item::Link { node, .. } => Owner::Element(*node, None),
            Item::Watermark { .. } => Owner::Pagination,
            Item::Fill { .. } | Item::Turn { .. } | Item::TurnBack => Owner::Layout,
        }
    }

    fn open(&mut self, owner: Owner<'list>) {
        self.owner = Some(owner);
        let (tag, properties) = match owner {
            Owner::Pagination => ("Artifact", artifact("Pagination")),
            Owner::Layout => ("Artifact", artifact("Layout")),
            Owner::Element(node, language) => {
                let number = self.next_mark;
                self.next_mark += 1;
                self.mark(node, MarkKind::Content(number));
                let mut properties = BTreeMap::from([(
                    "MCID".to_owned(),
                    DictItem::Int(i64::try_from(number).unwrap_or_default()),
                )]);
                if let Some(language) = language {
                    let data = language.as_bytes().to_vec();
                    properties.insert(
                        "Lang".to_owned(),
                        DictItem::String {
                            data,
                            literal: true,
                        },
                    );
                }
                (self.tag(node), properties)
            }
        };
        self.ops.push(Op::BeginMarkedContentWithProperties {
            tag: tag.to_owned(),
            properties: DictItem::Dict { map: properties },
        });
    }

    fn close(&mut self) {
        if self.owner.take().is_some() {
            self.ops.push(Op::EndMarkedContent);
        }
    }

    fn mark(&mut self, node: NodeId, kind: MarkKind) {
        self.marks.push((self.reading, (node, kind)));
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Fill {
                area,
                radius,
                colour,
            } => {
                self.set_colour(*colour);
                self.ops.push(fill(&self.flipped(*area), *radius));
            }
            Item::Drawing {
                drawing, matrix, ..
            } => {
                // From the top of the page downwards to PDF's way upwards.
                let mut matrix = *matrix;
                for place in [1, 3, 5] {
                    matrix[place] = -matrix[place];
                }
                matrix[5] += self.page.height;
                let mut painter = ShapePainter {
                    resources: self.resources,
                    ops: &mut self.ops,
                    alpha: self.alpha,
                };
                painter.group(matrix, &[], &drawing.parts);
            }
            Item::Picture {
                area,
                picture,
                alpha,
                ..
            } => {
                self.set_alpha(*alpha);
                let area = self.flipped(*area);
                self.ops.push(Op::UseXobject {
                    id: self.resources.pictures.id(picture),
                    transform: XObjectTransform {
                        translate_x: Some(Pt(rounded(area.x))),
                        translate_y: Some(Pt(rounded(area.y))),
                        scale_x: Some(rounded(area.width)),
                        scale_y: Some(rounded(area.height)),
                        no_auto_scale: true,
                        ..XObjectTransform::default()
                    },
                });
            }
            Item::Glyphs(run) => self.glyphs(run, 0..run.text.len()),
            Item::Watermark { runs, matrix } => self.watermark(runs, *matrix),
            Item::Link { .. } | Item::Turn { .. } | Item::TurnBack => {}
        }
    }

    fn glyphs(&mut self, run: &GlyphRun, shown: Range<usize>) {
        if let Some(face) = self.resources.fonts.face(run.face) {
            self.set_colour(run.colour);
            let height = self.page.height;
            text::show(run, shown, face, height, &mut self.font, &mut self.ops);
        }
    }

    fn watermark(&mut self, runs: &[GlyphRun], matrix: [f32; 6]) {
        let alpha = self.alpha;
        self.ops.push(Op::SaveGraphicsState);
        let matrix = CurTransMat::Raw(matrix.map(rounded));
        self.ops.push(Op::SetTransformationMatrix { matrix });
        self.ops.push(Op::StartTextSection);
        for run in runs {
            if let Some(face) = self.resources.fonts.face(run.face) {
                self.set_colour(run.colour);
                let whole = 0..run.text.len();
                text::show(run, whole, face, 0.0, &mut self.font, &mut self.ops);
            }
        }
        self.ops.push(Op::EndTextSection);
        self.ops.push(Op::RestoreGraphicsState);
        // Restored with the rest of the state.
        (self.colour, self.font, self.alpha) = (None, None, alpha);
    }

    fn set_colour(&mut self, colour: Colour) {
        self.set_alpha(colour.alpha);
        if self.colour.replace(colour) == Some(colour) {
            return;
        }
        self.ops.push(Op::SetFillColor {
            col: shapes::rgb(colour),
        });
    }

    fn set_alpha(&mut self, alpha: u8) {
        if self.alpha != alpha {
            self.alpha = alpha;
            self.ops.push(shapes::set_alpha(alpha));
        }
    }

    /// Returns the area with its origin at the bottom left, as PDF has it.
    fn flipped(&self, area: Rect) -> Rect {
        flipped(area, self.page.height)
    }
}

/// Returns the area in PDF's coordinates, where y grows upwards from the bottom of the page.
pub(crate) fn flipped(area: Rect, page_height: f32) -> Rect {
    Rect {
        y: page_height - area.y - area.height,
        ..area
    }
}

fn artifact(kind: &str) -> BTreeMap<String, DictItem> {
    BTreeMap::from([("Type".to_owned(), DictItem::Name(kind.into()))])
}

fn fill(area: &Rect, radius: f32) -> Op {
    let radius = radius.min(area.width / 2.0).min(area.height / 2.0);
    if radius <= 0.0 {
        return Op::DrawRectangle {
            rectangle: printpdf::Rect {
                x: Pt(rounded(area.x)),
                y: Pt(rounded(area.y)),
                width: Pt(rounded(area.width)),
                height: Pt(rounded(area.height)),
                mode: Some(PaintMode::Fill),
                winding_order: None,
            },
        };
    }
    Op::DrawPolygon {
        polygon: Polygon {
            rings: vec![PolygonRing {
                points: rounded_outline(area, radius),
            }],
            mode: PaintMode::Fill,
            winding_order: WindingOrder::NonZero,
        },
    }
}

/// How far along a corner's sides a cubic curve's handles stand from the ends, so that it comes closest to a quarter of
/// a circle.
const HANDLE: f32 = 0.552_285;

fn rounded_outline(area: &Rect, radius: f32) -> Vec<LinePoint> {
    let (left, bottom) = (area.x, area.y);
    let (right, top) = (area.x + area.width, area.y + area.height);
    let inset = radius * (1.0 - HANDLE);
    [
        (left + radius, bottom, false),
        (right - radius, bottom, false),
        (right - inset, bottom, true),
        (right, bottom + inset, true),
        (right, bottom + radius, false),
        (right, top - radius, false),
        (right, top - inset, true),
        (right - inset, top, true),
        (right - radius, top, false),
        (left + radius, top, false),
        (left + inset, top, true),
        (left, top - inset, true),
        (left, top - radius, false),
        (left, bottom + radius, false),
        (left, bottom + inset, true),
        (left + inset, bottom, true),
        (left + radius, bottom, false),
    ]
    .into_iter()
    .map(|(x, y, bezier)| LinePoint {
        p: Point {
            x: Pt(rounded(x)),
            y: Pt(rounded(y)),
        },
        bezier,
    })
    .collect()
}
