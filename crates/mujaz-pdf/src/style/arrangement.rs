//! What flex and grid containers and their items ask for.

use std::sync::{Arc, LazyLock};

use super::{
    primitive::Length,
    values::{Dimension, LengthPercentage},
};

/// The properties of containers, and of the items in them.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Arrangement {
    pub(crate) direction: FlexDirection,
    pub(crate) wrap: Wrap,
    pub(crate) grow: f32,
    pub(crate) shrink: f32,
    pub(crate) basis: Dimension,
    pub(crate) order: i32,
    pub(crate) row_gap: LengthPercentage,
    pub(crate) column_gap: Dimension,
    pub(crate) justify_content: Distribution,
    pub(crate) align_content: Distribution,
    pub(crate) justify_items: Placement,
    pub(crate) align_items: Placement,
    pub(crate) justify_self: Option<Placement>,
    pub(crate) align_self: Option<Placement>,
    pub(crate) columns: Template<LengthPercentage>,
    pub(crate) rows: Template<LengthPercentage>,
    pub(crate) auto_columns: Vec<Track<LengthPercentage>>,
    pub(crate) auto_rows: Vec<Track<LengthPercentage>>,
    pub(crate) flow: GridFlow,
    pub(crate) areas: Option<Areas>,
    pub(crate) column: (GridLine, GridLine),
    pub(crate) row: (GridLine, GridLine),
}

/// One property of an arrangement with the value that it was given.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Arrange {
    Direction(FlexDirection),
    Wrap(Wrap),
    Grow(f32),
    Shrink(f32),
    Basis(Option<Length>),
    Order(i32),
    RowGap(Length),
    ColumnGap(Option<Length>),
    JustifyContent(Distribution),
    AlignContent(Distribution),
    JustifyItems(Placement),
    AlignItems(Placement),
    JustifySelf(Option<Placement>),
    AlignSelf(Option<Placement>),
    Columns(Template<Length>),
    Rows(Template<Length>),
    AutoColumns(Vec<Track<Length>>),
    AutoRows(Vec<Track<Length>>),
    Flow(GridFlow),
    Areas(Option<Areas>),
    ColumnStart(GridLine),
    ColumnEnd(GridLine),
    RowStart(GridLine),
    RowEnd(GridLine),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FlexDirection {
    Row,
    RowReverse,
    Column,
    ColumnReverse,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wrap {
    No,
    Yes,
    Reverse,
}

/// How lines or tracks share the room that is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Distribution {
    Normal,
    Start,
    End,
    FlexStart,
    FlexEnd,
    Left,
    Right,
    Center,
    Stretch,
    SpaceBetween,
    SpaceAround,
    SpaceEvenly,
}

/// Where an item stands in its line or area.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Placement {
    Normal,
    Start,
    End,
    FlexStart,
    FlexEnd,
    Center,
    Baseline,
    Stretch,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct GridFlow {
    pub(crate) by_column: bool,
    pub(crate) dense: bool,
}

/// The tracks of a grid, and the names of the lines between them.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Template<L> {
    pub(crate) tracks: Vec<TrackGroup<L>>,
    /// One more than there are groups.
    pub(crate) names: Vec<Vec<String>>,
}

impl<L> Default for Template<L> {
    fn default() -> Self {
        Self {
            tracks: Vec::new(),
            names: Vec::new(),
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum TrackGroup<L> {
    One(Track<L>),
    Repeated(Repetition, Vec<Track<L>>, Vec<Vec<String>>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Repetition {
    Times(u16),
    Fill,
    Fit,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Track<L> {
    Between(Breadth<L>, Breadth<L>),
    FitContent(L),
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Breadth<L> {
    Length(L),
    Fraction(f32),
    Auto,
    MinContent,
    MaxContent,
}

/// The areas of `grid-template-areas`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Areas {
    pub(crate) rows: u16,
    pub(crate) columns: u16,
    pub(crate) all: Vec<Area>,
}

/// A named rectangle; its lines count from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Area {
    pub(crate) name: String,
    pub(crate) rows: (u16, u16),
    pub(crate) columns: (u16, u16),
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) enum GridLine {
    #[default]
    Auto,
    Number(i16),
    /// A name, and which line of that name; 0 where no number is given.
    Named(String, i16),
    Span(u16),
    SpanNamed(String, u16),
}

impl Arrangement {
    /// Returns the initial values, shared by all boxes that say nothing.
    pub(crate) fn initial() -> Arc<Self> {
        static INITIAL: LazyLock<Arc<Arrangement>> = LazyLock::new(|| {
            Arc::new(Arrangement {
                direction: FlexDirection::Row,
                wrap: Wrap::No,
                grow: 0.0,
                shrink: 1.0,
                basis: Dimension::Auto,
                order: 0,
                row_gap: LengthPercentage::default(),
                column_gap: Dimension::Auto,
                justify_content: Distribution::Normal,
                align_content: Distribution::Normal,
                justify_items: Placement::Normal,
                align_items: Placement::Normal,
                justify_self: None,
                align_self: None,
                columns: Template::default(),
                rows: Template::default(),
                auto_columns: Vec::new(),
                auto_rows: Vec::new(),
                flow: GridFlow::default(),
                areas: None,
                column: (GridLine::Auto, GridLine::Auto),
                row: (GridLine::Auto, GridLine::Auto),
            })
        });
        INITIAL.clone()
    }

    /// Takes one property; `length` computes lengths that depend on the font.
    pub(super) fn take(&mut self, value: &Arrange, length: impl Fn(Length) -> LengthPercentage) {
        match value.clone() {
            Arrange::Direction(direction) => self.direction = direction,
            Arrange::Wrap(wrap) => self.wrap = wrap,
            Arrange::Grow(grow) => self.grow = grow,
            Arrange::Shrink(shrink) => self.shrink = shrink,
            Arrange::Basis(basis) => {
                self.basis = basis.map_or(Dimension::Auto, |basis| Dimension::Set(length(basis)));
            }
            Arrange::Order(order) => self.order = order,
            Arrange::RowGap(gap) => self.row_gap = length(gap),
            Arrange::ColumnGap(gap) => {
                self.column_gap = gap.map_or(Dimension::Auto, |gap| Dimension::Set(length(gap)));
            }
            Arrange::JustifyContent(value) => self.justify_content = value,
            Arrange::AlignContent(value) => self.align_content = value,
            Arrange::JustifyItems(value) => self.justify_items = value,
            Arrange::AlignItems(value) => self.align_items = value,
            Arrange::JustifySelf(value) => self.justify_self = value,
            Arrange::AlignSelf(value) => self.align_self = value,
            Arrange::Columns(template) => self.columns = template.computed(&length),
            Arrange::Rows(template) => self.rows = template.computed(&length),
            Arrange::AutoColumns(tracks) => self.auto_columns = computed(tracks, &length),
            Arrange::AutoRows(tracks) => self.auto_rows = computed(tracks, &length),
            Arrange::Flow(flow) => self.flow = flow,
            Arrange::Areas(areas) => self.areas = areas,
            Arrange::ColumnStart(line) => self.column.0 = line,
            Arrange::ColumnEnd(line) => self.column.1 = line,
            Arrange::RowStart(line) => self.row.0 = line,
            Arrange::RowEnd(line) => self.row.1 = line,
        }
    }
}

impl Template<Length> {
    fn computed(self, length: &impl Fn(Length) -> LengthPercentage) -> Template<LengthPercentage> {
        let group = |group| match group {
            TrackGroup::One(track) => TrackGroup::One(track_computed(track, length)),
            TrackGroup::Repeated(times, tracks, names) => {
                TrackGroup::Repeated(times, computed(tracks, length), names)
            }
        };
        Template {
            tracks: self.tracks.into_iter().map(group).collect(),
            names: self.names,
        }
    }
}

fn computed(
    tracks: Vec<Track<Length>>,
    length: &impl Fn(Length) -> LengthPercentage,
) -> Vec<Track<LengthPercentage>> {
    tracks
        .into_iter()
        .map(|track| track_computed(track, length))
        .collect()
}

fn track_computed(
    track: Track<Length>,
    length: &impl Fn(Length) -> LengthPercentage,
) -> Track<LengthPercentage> {
    let breadth = |breadth| match breadth {
        Breadth::Length(value) => Breadth::Length(length(value)),
        Breadth::Fraction(fraction) => Breadth::Fraction(fraction),
        Breadth::Auto => Breadth::Auto,
        Breadth::MinContent => Breadth::MinContent,
        Breadth::MaxContent => Breadth::MaxContent,
    };
    match track {
        Track::Between(least, most) => Track::Between(breadth(least), breadth(most)),
        Track::FitContent(most) => Track::FitContent(length(most)),
    }
}
