//! The draw list: finished pages, in logical reading order, together with the structure that they belong to.
//!
//! This is the seam between layout and writing. Layout knows nothing of PDF; the writer knows nothing of HTML or CSS.
//! Lengths are in points (1/72 inch); the origin is the top left corner of the page and y grows downwards.

pub(crate) mod shape;

use std::{ops::Range, sync::Arc};

use mujaz_model::Place as InputPlace;
use shape::{Drawing, Matrix, Paint, Part};

/// Everything that a writer needs.
#[derive(Debug, Clone, Default)]
pub(crate) struct DrawList {
    pub(crate) metadata: Metadata,
    /// The faces that runs refer to by [`FaceId`].
    pub(crate) faces: Vec<Face>,
    /// The structure tree; node 0 is the document, and a parent always stands before its children.
    pub(crate) structure: Vec<StructureNode>,
    /// Headings for the outline, in reading order.
    pub(crate) outline: Vec<OutlineEntry>,
    pub(crate) pages: Vec<Page>,
    /// The number that every page bears; counted from 1 where there is none.
    pub(crate) numbers: Vec<i32>,
    /// Where in the input the first character stands that no font has.
    pub(crate) missing: Option<InputPlace>,
}

/// What the document says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Metadata {
    pub(crate) title: String,
    pub(crate) author: Option<String>,
    pub(crate) subject: Option<String>,
    pub(crate) keywords: Option<String>,
    /// The program that made the document.
    pub(crate) creator: Option<String>,
    /// BCP 47 tag of the whole document.
    pub(crate) language: String,
}

/// One font file.
#[derive(Debug, Clone)]
pub(crate) struct Face {
    /// The whole font file (TrueType or OpenType).
    pub(crate) data: Arc<[u8]>,
    /// The face's index inside a collection; 0 for a plain file.
    pub(crate) index: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct FaceId(pub(crate) usize);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct NodeId(pub(crate) usize);

/// An element of the structure tree (ISO 32000-1, 14.8.4).
#[derive(Debug, Clone)]
pub(crate) struct StructureNode {
    pub(crate) parent: Option<NodeId>,
    pub(crate) role: Role,
    /// BCP 47 tag, where it differs from the parent's.
    pub(crate) language: Option<String>,
    /// Whether the element reads from right to left.
    pub(crate) right_to_left: bool,
    /// The text that stands for a figure.
    pub(crate) alternative: Option<String>,
    /// The header cells that a cell itself names.
    pub(crate) headers: Vec<NodeId>,
    /// How a list numbers its items.
    pub(crate) numbering: Numbering,
}

impl StructureNode {
    /// Returns an element of which nothing else is known.
    pub(crate) fn new(parent: Option<NodeId>, role: Role, right_to_left: bool) -> Self {
        Self {
            parent,
            role,
            language: None,
            right_to_left,
            alternative: None,
            headers: Vec::new(),
            numbering: Numbering::None,
        }
    }
}

/// How the items of a list are numbered (ISO 32000-1, table 347).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Numbering {
    /// Not at all, or by labels of no order.
    #[default]
    None,
    Disc,
    Circle,
    Square,
    Decimal,
    UpperRoman,
    LowerRoman,
    UpperAlpha,
    LowerAlpha,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Role {
    Document,
    Section,
    Division,
    Heading(u8),
    Paragraph,
    Span,
    Quote,
    BlockQuote,
    List,
    ListItem,
    ListLabel,
    ListBody,
    Table,
    TableHead,
    TableBody,
    TableRow,
    /// A header cell; it heads a column, or a row.
    TableHeader {
        scope: Scope,
        columns: u16,
        rows: u16,
    },
    TableCell {
        columns: u16,
        rows: u16,
    },
    Caption,
    Link,
    Figure,
    /// The call of a note.
    Reference,
    Note,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    Column,
    Row,
}

#[derive(Debug, Clone)]
pub(crate) struct OutlineEntry {
    /// From 1, as in `h1`.
    pub(crate) level: u8,
    pub(crate) title: String,
    /// The heading itself, where it belongs to the structure.
    pub(crate) node: Option<NodeId>,
    /// From 0.
    pub(crate) page: usize,
    pub(crate) y: f32,
}

#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Page {
    pub(crate) width: f32,
    pub(crate) height: f32,
    /// In painting order, which is also the logical order of the text; the writer alone orders the runs of a word anew.
    pub(crate) items: Vec<Item>,
}

/// Something on a page. What has no `node` is an artifact: decoration, running headers and footers, repeated table heads.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Item {
    Fill {
        area: Rect,
        radius: f32,
        colour: Colour,
    },
    Glyphs(GlyphRun),
    /// A word across the page. Its runs are laid out around the origin; the matrix turns and moves them, as in PDF, where
    /// y grows upwards.
    Watermark {
        runs: Vec<GlyphRun>,
        matrix: [f32; 6],
    },
    Picture {
        area: Rect,
        picture: Arc<Picture>,
        /// 255 where it is painted as it is.
        alpha: u8,
        node: Option<NodeId>,
    },
    /// Paths; the matrix puts them on the page.
    Drawing {
        drawing: Arc<Drawing>,
        matrix: Matrix,
        node: Option<NodeId>,
    },
    /// What follows, up to its [`Item::TurnBack`], is drawn through a matrix.
    Turn {
        matrix: Matrix,
    },
    TurnBack,
    /// A clickable area, already turned; it draws nothing.
    Link {
        area: Rect,
        target: Target,
        node: NodeId,
    },
}

impl Item {
    /// Makes the item larger or smaller, seen from a point.
    pub(crate) fn scale(&mut self, by: f32, from: (f32, f32)) {
        let place = |x: &mut f32, y: &mut f32| {
            *x = from.0 + (*x - from.0) * by;
            *y = from.1 + (*y - from.1) * by;
        };
        let size = |area: &mut Rect| {
            place(&mut area.x, &mut area.y);
            area.width *= by;
            area.height *= by;
        };
        match self {
            Self::Fill { area, radius, .. } => {
                size(area);
                *radius *= by;
            }
            Self::Glyphs(run) => {
                run.size *= by;
                for glyph in &mut run.glyphs {
                    place(&mut glyph.x, &mut glyph.y);
                    if let Some(tail) = &mut glyph.tail {
                        tail.x *= by;
                    }
                }
            }
            Self::Picture { area, .. } | Self::Link { area, .. } => size(area),
            Self::Drawing { matrix, .. } => {
                let [turn @ .., x, y] = matrix;
                place(x, y);
                for part in turn {
                    *part *= by;
                }
            }
            Self::Turn { matrix } => {
                let [turn @ .., x, y] = *matrix;
                let [across, right, down, low] = turn;
                let turned = shape::turned(from, [across, right, down, low, 0.0, 0.0]);
                matrix[4] = x * by + (1.0 - by) * (from.0 - turned.0);
                matrix[5] = y * by + (1.0 - by) * (from.1 - turned.1);
            }
            Self::Watermark { .. } | Self::TurnBack => {}
        }
    }
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Target {
    Address(String),
    /// A place in the document.
    Place(Place),
}

/// A point on a page.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Place {
    /// From 0.
    pub(crate) page: usize,
    pub(crate) x: f32,
    pub(crate) y: f32,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Rect {
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) width: f32,
    pub(crate) height: f32,
}

impl Rect {
    /// Returns the smallest upright area that holds this one when it is turned.
    pub(crate) fn turned(self, matrix: Matrix) -> Self {
        let (right, bottom) = (self.x + self.width, self.y + self.height);
        let corners = [
            (self.x, self.y),
            (right, self.y),
            (right, bottom),
            (self.x, bottom),
        ]
        .map(|corner| shape::turned(corner, matrix));
        let least = |of: fn(&(f32, f32)) -> f32| corners.iter().map(of).fold(f32::MAX, f32::min);
        let most = |of: fn(&(f32, f32)) -> f32| corners.iter().map(of).fold(f32::MIN, f32::max);
        let (x, y) = (least(|corner| corner.0), least(|corner| corner.1));
        Self {
            x,
            y,
            width: most(|corner| corner.0) - x,
            height: most(|corner| corner.1) - y,
        }
    }
}

/// A colour of sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Colour {
    pub(crate) red: u8,
    pub(crate) green: u8,
    pub(crate) blue: u8,
    /// 255 is opaque.
    pub(crate) alpha: u8,
}

impl Colour {
    pub(crate) const BLACK: Self = Self::grey(0);
    pub(crate) const WHITE: Self = Self::grey(255);

    pub(crate) const fn grey(value: u8) -> Self {
        Self {
            red: value,
            green: value,
            blue: value,
            alpha: u8::MAX,
        }
    }

    /// Returns the colour with less of it; an opacity of 1 changes nothing.
    pub(crate) fn faded(self, opacity: f32) -> Self {
        Self {
            alpha: share(self.alpha, opacity),
            ..self
        }
    }

    /// Returns the opaque colour that this one makes on white paper.
    pub(crate) fn on_white(self) -> Self {
        let opacity = f32::from(self.alpha) / 255.0;
        let mix = |part: u8| 255 - share(255 - part, opacity);
        Self {
            red: mix(self.red),
            green: mix(self.green),
            blue: mix(self.blue),
            alpha: u8::MAX,
        }
    }

    /// Returns the colour as it looks in shadow.
    pub(crate) fn darker(self) -> Self {
        Self {
            red: share(self.red, 0.5),
            green: share(self.green, 0.5),
            blue: share(self.blue, 0.5),
            ..self
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the value is clamped to the range of a byte"
)]
fn share(value: u8, of: f32) -> u8 {
    (f32::from(value) * of.clamp(0.0, 1.0)).round() as u8
}

impl Part {
    /// Returns the part with less of it; an opacity of 1 changes nothing.
    pub(crate) fn faded(self, opacity: f32) -> Self {
        if opacity >= 1.0 {
            return self;
        }
        match self {
            Self::Fill { path, rule, paint } => Self::Fill {
                path,
                rule,
                paint: match paint {
                    Paint::Colour(colour) => Paint::Colour(colour.faded(opacity)),
                    Paint::Gradient(mut gradient) => {
                        gradient.alpha = share(gradient.alpha, opacity);
                        Paint::Gradient(gradient)
                    }
                },
            },
            Self::Stroke {
                path,
                stroke,
                colour,
            } => Self::Stroke {
                path,
                stroke,
                colour: colour.faded(opacity),
            },
            Self::Picture {
                area,
                picture,
                alpha,
            } => Self::Picture {
                area,
                picture,
                alpha: share(alpha, opacity),
            },
            Self::Glyphs { matrix, mut run } => {
                run.colour = run.colour.faded(opacity);
                Self::Glyphs { matrix, run }
            }
            Self::Group {
                matrix,
                clips,
                parts,
            } => Self::Group {
                matrix,
                clips,
                parts: parts.into_iter().map(|part| part.faded(opacity)).collect(),
            },
        }
    }
}

/// Glyphs of one face, size and direction on one line.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct GlyphRun {
    pub(crate) face: FaceId,
    /// Em size.
    pub(crate) size: f32,
    pub(crate) colour: Colour,
    /// The text that the run shows, in logical order.
    pub(crate) text: String,
    pub(crate) right_to_left: bool,
    /// BCP 47 tag of the text.
    pub(crate) language: Arc<str>,
    /// In visual order, from left to right.
    pub(crate) glyphs: Vec<Glyph>,
    pub(crate) node: Option<NodeId>,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Glyph {
    pub(crate) id: u16,
    /// The glyph's origin on the page, with the shaper's offsets applied; y is the baseline.
    pub(crate) x: f32,
    pub(crate) y: f32,
    /// The bytes of [`GlyphRun::text`] of the cluster that the glyph belongs to.
    pub(crate) cluster: Range<usize>,
    pub(crate) tail: Option<Tail>,
}

/// A stroke that lengthens a glyph and stands for no character.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Tail {
    /// Its glyph in the same face.
    pub(crate) id: u16,
    /// How far to the right of the glyph's origin its own is.
    pub(crate) x: f32,
}

/// A raster picture.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Picture {
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// A PNG or JPEG, which is decoded only to be written.
    pub(crate) file: Arc<[u8]>,
}

/// A picture of either kind.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Image {
    Raster(Arc<Picture>),
    Vector(Arc<Drawing>),
}

impl Image {
    /// Returns the width and height in pixels, of which 96 make an inch; neither is 0.
    pub(crate) fn size(&self) -> (f32, f32) {
        match self {
            #[expect(
                clippy::cast_precision_loss,
                reason = "pictures are at most 12,000 pixels wide"
            )]
            Self::Raster(picture) => (picture.width as f32, picture.height as f32),
            Self::Vector(drawing) => (drawing.width, drawing.height),
        }
    }

    /// Tells whether the image has proportions but no size of its own.
    pub(crate) fn stretches(&self) -> bool {
        matches!(self, Self::Vector(drawing) if drawing.stretches)
    }

    /// Returns the image as a part that fills an area.
    pub(crate) fn within(&self, area: Rect) -> Part {
        match self {
            Self::Raster(picture) => Part::Picture {
                area,
                picture: picture.clone(),
                alpha: u8::MAX,
            },
            Self::Vector(drawing) => drawing.within(area),
        }
    }
}

impl Drawing {
    /// Returns the area that a matrix without turns puts the drawing in.
    pub(crate) fn area(&self, [across, _, _, down, x, y]: Matrix) -> Rect {
        Rect {
            x,
            y,
            width: self.width * across,
            height: self.height * down,
        }
    }

    /// Returns what puts the drawing into an area.
    pub(crate) fn fitting(&self, area: Rect) -> Matrix {
        let (across, down) = (area.width / self.width, area.height / self.height);
        [across, 0.0, 0.0, down, area.x, area.y]
    }

    /// Returns the drawing as a part that fills an area.
    fn within(&self, area: Rect) -> Part {
        Part::Group {
            matrix: self.fitting(area),
            clips: Vec::new(),
            parts: self.parts.clone(),
        }
    }

    /// Returns the drawing with less of it.
    pub(crate) fn faded(&self, opacity: f32) -> Self {
        let part = |part: &Part| part.clone().faded(opacity);
        Self {
            parts: self.parts.iter().map(part).collect(),
            ..*self
        }
    }
}
