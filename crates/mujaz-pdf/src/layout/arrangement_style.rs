//! Says in taffy's terms what the style of a container, or of an item in it, asks for.
//!
//! Percentages are of the container's width; while only the widths of the content are asked for there is no such width,
//! and a size in percent is left to the content.

use taffy::{
    AlignContent, AlignItems, BoxSizing, Display, GridAutoFlow, GridTemplateArea,
    GridTemplateAreas, GridTemplateComponent, GridTemplateRepetition, LengthPercentage as Length,
    LengthPercentageAuto, Line, MaxTrackSizingFunction, MinTrackSizingFunction, RepetitionCount,
    Size, Style, TrackSizingFunction,
    style_helpers::{FromFr, TaffyAuto, TaffyFitContent, TaffyMaxContent, TaffyMinContent},
};

use crate::style::{
    arrangement::{
        Areas, Arrangement, Breadth, Distribution, FlexDirection, GridLine, Placement, Repetition,
        Template, Track, TrackGroup, Wrap,
    },
    values::{Border, ComputedStyle, Dimension, LengthPercentage},
};

/// Returns what a container asks for, without its size, border and padding.
pub(super) fn container(style: &ComputedStyle, width: Option<f32>) -> Style {
    let own = &style.arrangement;
    let mut result = Style {
        direction: if style.is_right_to_left() {
            taffy::Direction::Rtl
        } else {
            taffy::Direction::Ltr
        },
        align_items: placement(own.align_items),
        align_content: distribution(own.align_content, style.is_right_to_left()),
        justify_content: distribution(own.justify_content, style.is_right_to_left()),
        gap: Size {
            width: Length::length(
                own.column_gap
                    .of(width.unwrap_or(0.0))
                    .unwrap_or(0.0)
                    .max(0.0),
            ),
            height: Length::length(own.row_gap.of(width.unwrap_or(0.0)).max(0.0)),
        },
        ..Style::default()
    };
    if matches!(
        style.display,
        crate::style::values::Display::Grid | crate::style::values::Display::InlineGrid
    ) {
        result.display = taffy::Display::Grid;
        grid(own, width, &mut result);
    } else {
        result.display = taffy::Display::Flex;
        result.flex_direction = match own.direction {
            FlexDirection::Row => taffy::FlexDirection::Row,
            FlexDirection::RowReverse => taffy::FlexDirection::RowReverse,
            FlexDirection::Column => taffy::FlexDirection::Column,
            FlexDirection::ColumnReverse => taffy::FlexDirection::ColumnReverse,
        };
        result.flex_wrap = match own.wrap {
            Wrap::No => taffy::FlexWrap::NoWrap,
            Wrap::Yes => taffy::FlexWrap::Wrap,
            Wrap::Reverse => taffy::FlexWrap::WrapReverse,
        };
    }
    result
}

/// A size that an item asks for.
enum Asked {
    Points(f32),
    Share(f32),
}

fn is_only_share(length: LengthPercentage) -> bool {
    length.share != 0.0 && length.points == 0.0 && length.bounds == [None; 2]
}

/// Returns what an item asks for. Shares of the width are of its container, or in a grid of the item's own area, which is
/// not known yet.
pub(super) fn item(style: &ComputedStyle, width: Option<f32>, is_in_grid: bool) -> Style {
    let own = &style.arrangement;
    let base = width.unwrap_or(0.0);
    let thickness = |border: &Border| Length::length(border.thickness());
    let padding = |length: LengthPercentage| Length::length(length.of(base).max(0.0));
    let margin = |dimension: Dimension| {
        dimension
            .of(base)
            .map_or(LengthPercentageAuto::auto(), LengthPercentageAuto::length)
    };
    let across = |dimension: Dimension| match dimension {
        Dimension::Set(length) if is_in_grid && width.is_some() && is_only_share(length) => {
            Some(Asked::Share(length.share.max(0.0)))
        }
        Dimension::Set(length) if width.is_some() || length.share == 0.0 => {
            Some(Asked::Points(length.of(base).max(0.0)))
        }
        _ => None,
    };
    let down = |dimension: Dimension| match dimension {
        Dimension::Set(length) if length.share == 0.0 => {
            Some(Asked::Points(length.points.max(0.0)))
        }
        // A share of a height that nobody says asks for nothing.
        Dimension::Set(length) if !is_in_grid && is_only_share(length) => {
            Some(Asked::Share(length.share.max(0.0)))
        }
        _ => None,
    };
    let size = |asked: Option<Asked>| match asked {
        Some(Asked::Points(points)) => taffy::Dimension::length(points),
        Some(Asked::Share(share)) => taffy::Dimension::percent(share),
        None => taffy::Dimension::auto(),
    };
    let limit = |asked: Option<Asked>| match asked {
        Some(Asked::Points(points)) => LengthPercentageAuto::length(points),
        Some(Asked::Share(share)) => LengthPercentageAuto::percent(share),
        None => LengthPercentageAuto::auto(),
    };
    Style {
        direction: if style.is_right_to_left() {
            taffy::Direction::Rtl
        } else {
            taffy::Direction::Ltr
        },
        box_sizing: if style.border_box {
            BoxSizing::BorderBox
        } else {
            BoxSizing::ContentBox
        },
        size: Size {
            width: size(across(style.width)),
            height: size(down(style.height)),
        },
        min_size: Size {
            width: limit(across(style.min_width)),
            height: limit(down(style.min_height)),
        },
        max_size: Size {
            width: limit(across(style.max_width)),
            height: LengthPercentageAuto::auto(),
        },
        margin: taffy::Rect {
            left: margin(style.margin.left),
            right: margin(style.margin.right),
            top: margin(style.margin.top),
            bottom: margin(style.margin.bottom),
        },
        padding: taffy::Rect {
            left: padding(style.padding.left),
            right: padding(style.padding.right),
            top: padding(style.padding.top),
            bottom: padding(style.padding.bottom),
        },
        border: taffy::Rect {
            left: thickness(&style.border.left),
            right: thickness(&style.border.right),
            top: thickness(&style.border.top),
            bottom: thickness(&style.border.bottom),
        },
        align_self: own.align_self.map(placement),
        justify_self: own.justify_self.map(placement),
        flex_grow: own.grow,
        flex_shrink: own.shrink,
        flex_basis: size(across(own.basis)),
        grid_row: lines(&own.row),
        grid_column: lines(&own.column),
        ..Style::default()
    }
}

fn grid(own: &Arrangement, width: Option<f32>, to: &mut Style) {
    to.justify_items = placement(own.justify_items);
    (to.grid_template_columns, to.grid_template_column_names) = template(&own.columns, width);
    (to.grid_template_rows, to.grid_template_row_names) = template(&own.rows, width);
    let tracks =
        |tracks: &[Track<LengthPercentage>]| tracks.iter().map(|one| track(*one, width)).collect();
    to.grid_auto_columns = tracks(&own.auto_columns);
    to.grid_auto_rows = tracks(&own.auto_rows);
    to.grid_auto_flow = match (own.flow.by_column, own.flow.dense) {
        (false, false) => taffy::GridAutoFlow::Row,
        (false, true) => taffy::GridAutoFlow::RowDense,
        (true, false) => taffy::GridAutoFlow::Column,
        (true, true) => taffy::GridAutoFlow::ColumnDense,
    };
    to.grid_template_areas = own.areas.as_ref().map(areas);
}

fn areas(areas: &Areas) -> GridTemplateAreas<String> {
    let area = |area: &crate::style::arrangement::Area| GridTemplateArea {
        name: area.name.clone(),
        row_start: area.rows.0,
        row_end: area.rows.1,
        column_start: area.columns.0,
        column_end: area.columns.1,
    };
    GridTemplateAreas {
        areas: areas.all.iter().map(area).collect(),
        row_count: areas.rows,
        column_count: areas.columns,
    }
}

type Tracks = (Vec<GridTemplateComponent<String>>, Vec<Vec<String>>);

fn template(template: &Template<LengthPercentage>, width: Option<f32>) -> Tracks {
    let component = |group: &TrackGroup<LengthPercentage>| match group {
        TrackGroup::One(one) => GridTemplateComponent::Single(track(*one, width)),
        TrackGroup::Repeated(times, tracks, names) => {
            GridTemplateComponent::Repeat(GridTemplateRepetition {
                count: match times {
                    Repetition::Times(times) => RepetitionCount::Count(*times),
                    Repetition::Fill => RepetitionCount::AutoFill,
                    Repetition::Fit => RepetitionCount::AutoFit,
                },
                tracks: tracks.iter().map(|one| track(*one, width)).collect(),
                line_names: names.clone(),
            })
        }
    };
    (
        template.tracks.iter().map(component).collect(),
        template.names.clone(),
    )
}

fn track(track: Track<LengthPercentage>, width: Option<f32>) -> TrackSizingFunction {
    let points = |length: LengthPercentage| match width {
        Some(width) => Some(length.of(width).max(0.0)),
        None if length.share == 0.0 => Some(length.points.max(0.0)),
        None => None,
    };
    match track {
        Track::FitContent(most) => TrackSizingFunction {
            min: MinTrackSizingFunction::AUTO,
            max: points(most).map_or(MaxTrackSizingFunction::MAX_CONTENT, |most| {
                MaxTrackSizingFunction::fit_content(Length::length(most))
            }),
        },
        Track::Between(least, most) => TrackSizingFunction {
            min: match least {
                Breadth::Length(length) => points(length)
                    .map_or(MinTrackSizingFunction::AUTO, MinTrackSizingFunction::length),
                Breadth::Auto | Breadth::Fraction(_) => MinTrackSizingFunction::AUTO,
                Breadth::MinContent => MinTrackSizingFunction::MIN_CONTENT,
                Breadth::MaxContent => MinTrackSizingFunction::MAX_CONTENT,
            },
            max: match most {
                Breadth::Length(length) => points(length)
                    .map_or(MaxTrackSizingFunction::AUTO, MaxTrackSizingFunction::length),
                Breadth::Fraction(fraction) => MaxTrackSizingFunction::from_fr(fraction),
                Breadth::Auto => MaxTrackSizingFunction::AUTO,
                Breadth::MinContent => MaxTrackSizingFunction::MIN_CONTENT,
                Breadth::MaxContent => MaxTrackSizingFunction::MAX_CONTENT,
            },
        },
    }
}

fn lines((start, end): &(GridLine, GridLine)) -> Line<taffy::GridPlacement<String>> {
    let one = |line: &GridLine| match line {
        GridLine::Auto => taffy::GridPlacement::Auto,
        GridLine::Number(number) => taffy::style_helpers::line(*number),
        GridLine::Named(name, number) => taffy::GridPlacement::NamedLine(name.clone(), *number),
        GridLine::Span(count) => taffy::GridPlacement::Span(*count),
        GridLine::SpanNamed(name, count) => taffy::GridPlacement::NamedSpan(name.clone(), *count),
    };
    Line {
        start: one(start),
        end: one(end),
    }
}

fn placement(placement: Placement) -> AlignItems {
    match placement {
        Placement::Normal => AlignItems::NORMAL,
        Placement::Start => AlignItems::START,
        Placement::End => AlignItems::END,
        Placement::FlexStart => AlignItems::FLEX_START,
        Placement::FlexEnd => AlignItems::FLEX_END,
        Placement::Center => AlignItems::CENTER,
        Placement::Baseline => AlignItems::BASELINE,
        Placement::Stretch => AlignItems::STRETCH,
    }
}

fn distribution(distribution: Distribution, right_to_left: bool) -> AlignContent {
    match distribution {
        Distribution::Normal => AlignContent::NORMAL,
        Distribution::End => AlignContent::END,
        Distribution::Left if right_to_left => AlignContent::END,
        Distribution::Right if !right_to_left => AlignContent::END,
        Distribution::Start | Distribution::Left | Distribution::Right => AlignContent::START,
        Distribution::FlexStart => AlignContent::FLEX_START,
        Distribution::FlexEnd => AlignContent::FLEX_END,
        Distribution::Center => AlignContent::CENTER,
        Distribution::Stretch => AlignContent::STRETCH,
        Distribution::SpaceBetween => AlignContent::SPACE_BETWEEN,
        Distribution::SpaceAround => AlignContent::SPACE_AROUND,
        Distribution::SpaceEvenly => AlignContent::SPACE_EVENLY,
    }
}

/// Returns how many cells are looked at to place items in a grid; none are in other containers.
pub(super) fn cells<'a>(
    container: &Style,
    items: impl ExactSizeIterator<Item = &'a ComputedStyle>,
) -> usize {
    if container.display != Display::Grid {
        return 0;
    }
    let count = items.len();
    let (columns, rows) = (
        container.grid_template_columns.len(),
        container.grid_template_rows.len(),
    );
    let span = |(start, end): &(GridLine, GridLine), tracks: usize| match (start, end) {
        (GridLine::Number(start), GridLine::Number(end)) => usize::from(start.abs_diff(*end)),
        (GridLine::Span(span), _) | (_, GridLine::Span(span)) => usize::from(*span),
        (GridLine::Auto, _) | (_, GridLine::Auto) => 1,
        _ => tracks,
    };
    let spanned = items.map(|style| {
        let own = &style.arrangement;
        span(&own.column, columns).max(1) * span(&own.row, rows).max(1)
    });
    // A gap may be looked for from the first cell on again, for every item.
    let is_dense = matches!(
        container.grid_auto_flow,
        GridAutoFlow::RowDense | GridAutoFlow::ColumnDense
    );
    let gaps = if is_dense {
        count.saturating_mul(count)
    } else {
        0
    };
    spanned.fold(gaps, usize::saturating_add)
}
