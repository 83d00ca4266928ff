//! The properties of grids.

use std::collections::BTreeMap;

use cssparser::{Parser, Token};

use super::{
    Property,
    flex::{arrange, parts},
};
use crate::style::{
    arrangement::{
        Area, Areas, Arrange, Breadth, GridFlow, GridLine, Repetition, Template, Track, TrackGroup,
    },
    declaration::Declaration,
    primitive::{Length, Parsed, keyword, positive_length, wrong},
};

/// More tracks than this in one template are cut down.
const MOST_TRACKS: usize = 1000;
/// Lines further away than this are not looked for.
const FURTHEST_LINE: i32 = 1000;

pub(super) const ROWS: &[Property] = &[
    Property::new(
        &["grid-template-columns"],
        "none | [<line-names>? [<track-size> | repeat()]]+ <line-names>?",
        "none",
        arrange!(Columns, template),
        parts!(columns),
    )
    .noted(
        "Tracks take lengths, percentages, `fr`, `auto`, `min-content`, `max-content`, `minmax()` and `fit-content()`. \
         The first column stands where text begins.",
    ),
    Property::new(
        &["grid-template-rows"],
        "none | [<line-names>? [<track-size> | repeat()]]+ <line-names>?",
        "none",
        arrange!(Rows, template),
        parts!(rows),
    ),
    Property::new(
        &["grid-template-areas"],
        "none | <string>+",
        "none",
        arrange!(Areas, areas),
        parts!(areas),
    ),
    Property::new(
        &["grid-template"],
        "none | <rows> / <columns> | [<string> <track-size>?]+ [/ <columns>]?",
        "none",
        |_, input, to| grid_template(input, to),
        parts!(rows, columns, areas),
    ),
    Property::new(
        &["grid-auto-columns"],
        "<track-size>+",
        "auto",
        arrange!(AutoColumns, tracks),
        parts!(auto_columns),
    ),
    Property::new(
        &["grid-auto-rows"],
        "<track-size>+",
        "auto",
        arrange!(AutoRows, tracks),
        parts!(auto_rows),
    ),
    Property::new(
        &["grid-auto-flow"],
        "row | column | dense | row dense | column dense",
        "row",
        arrange!(Flow, flow),
        parts!(flow),
    ),
    Property::new(
        &["grid-column"],
        "<grid-line> [/ <grid-line>]?",
        "auto",
        |_, input, to| {
            let (start, end) = lines(input)?;
            to.push(Declaration::Arrange(Arrange::ColumnStart(start)));
            to.push(Declaration::Arrange(Arrange::ColumnEnd(end)));
            Ok(())
        },
        parts!(column),
    )
    .noted("A line is `auto`, a number, a name, or `span` with a number or a name."),
    Property::new(
        &["grid-row"],
        "<grid-line> [/ <grid-line>]?",
        "auto",
        |_, input, to| {
            let (start, end) = lines(input)?;
            to.push(Declaration::Arrange(Arrange::RowStart(start)));
            to.push(Declaration::Arrange(Arrange::RowEnd(end)));
            Ok(())
        },
        parts!(row),
    ),
    Property::new(
        &["grid-column-start"],
        "<grid-line>",
        "auto",
        arrange!(ColumnStart, line),
        parts!(column.0),
    ),
    Property::new(
        &["grid-column-end"],
        "<grid-line>",
        "auto",
        arrange!(ColumnEnd, line),
        parts!(column.1),
    ),
    Property::new(
        &["grid-row-start"],
        "<grid-line>",
        "auto",
        arrange!(RowStart, line),
        parts!(row.0),
    ),
    Property::new(
        &["grid-row-end"],
        "<grid-line>",
        "auto",
        arrange!(RowEnd, line),
        parts!(row.1),
    ),
    Property::new(
        &["grid-area"],
        "<grid-line> [/ <grid-line>]{0,3}",
        "auto",
        |_, input, to| area(input, to),
        parts!(row, column),
    ),
];

fn template(input: &mut Parser) -> Parsed<Template<Length>> {
    let mut template = Template::default();
    if input
        .try_parse(|input| input.expect_ident_matching("none"))
        .is_ok()
    {
        return Ok(template);
    }
    let mut count = 0;
    template.names.push(line_names(input));
    while !input.is_exhausted() {
        let Ok(group) = input.try_parse(|input| group(input, &mut count)) else {
            break;
        };
        template.tracks.push(group);
        template.names.push(line_names(input));
    }
    if template.tracks.is_empty() || count > MOST_TRACKS {
        return wrong();
    }
    Ok(template)
}

fn group(input: &mut Parser, count: &mut usize) -> Parsed<TrackGroup<Length>> {
    if let Ok(track) = input.try_parse(track) {
        *count += 1;
        return Ok(TrackGroup::One(track));
    }
    input.expect_function_matching("repeat")?;
    input.parse_nested_block(|input| {
        let words = [
            ("auto-fill", Repetition::Fill),
            ("auto-fit", Repetition::Fit),
        ];
        let times = match input.try_parse(|input| keyword(input, &words)) {
            Ok(times) => times,
            Err(_) => u16::try_from(input.expect_integer()?)
                .ok()
                .filter(|times| *times > 0)
                .map_or_else(wrong, |times| Ok(Repetition::Times(times)))?,
        };
        input.expect_comma()?;
        let mut names = vec![line_names(input)];
        let mut tracks = Vec::new();
        while let Ok(one) = input.try_parse(track) {
            tracks.push(one);
            names.push(line_names(input));
        }
        let repeated = match times {
            Repetition::Times(times) => usize::from(times),
            Repetition::Fill | Repetition::Fit => 1,
        };
        *count += repeated * tracks.len();
        if tracks.is_empty() || *count > MOST_TRACKS {
            return wrong();
        }
        Ok(TrackGroup::Repeated(times, tracks, names))
    })
}

fn tracks(input: &mut Parser) -> Parsed<Vec<Track<Length>>> {
    let mut tracks = vec![track(input)?];
    while let Ok(more) = input.try_parse(track) {
        tracks.push(more);
    }
    Ok(tracks)
}

fn track(input: &mut Parser) -> Parsed<Track<Length>> {
    if let Ok(most) = input.try_parse(|input| {
        input.expect_function_matching("fit-content")?;
        input.parse_nested_block(positive_length)
    }) {
        return Ok(Track::FitContent(most));
    }
    if let Ok(track) = input.try_parse(|input| {
        input.expect_function_matching("minmax")?;
        input.parse_nested_block(|input| {
            let least = breadth(input)?;
            input.expect_comma()?;
            let most = breadth(input)?;
            if matches!(least, Breadth::Fraction(_)) {
                return wrong();
            }
            Ok(Track::Between(least, most))
        })
    }) {
        return Ok(track);
    }
    let breadth = breadth(input)?;
    let least = match breadth {
        Breadth::Fraction(_) => Breadth::Auto,
        other => other,
    };
    Ok(Track::Between(least, breadth))
}

fn breadth(input: &mut Parser) -> Parsed<Breadth<Length>> {
    let words = [
        ("auto", Breadth::Auto),
        ("min-content", Breadth::MinContent),
        ("max-content", Breadth::MaxContent),
    ];
    if let Ok(breadth) = input.try_parse(|input| keyword(input, &words)) {
        return Ok(breadth);
    }
    let fraction = input.try_parse(|input| match input.next()? {
        Token::Dimension { value, unit, .. }
            if unit.eq_ignore_ascii_case("fr") && (0.0..1e6).contains(value) =>
        {
            Ok(*value)
        }
        _ => wrong(),
    });
    if let Ok(fraction) = fraction {
        return Ok(Breadth::Fraction(fraction));
    }
    positive_length(input).map(Breadth::Length)
}

fn line_names(input: &mut Parser) -> Vec<String> {
    let names = input.try_parse(|input| {
        input.expect_square_bracket_block()?;
        input.parse_nested_block(|input| {
            let mut names = Vec::new();
            while let Ok(name) = input.try_parse(Parser::expect_ident_cloned) {
                names.push(name.to_string());
            }
            Parsed::Ok(names)
        })
    });
    names.unwrap_or_default()
}

fn areas(input: &mut Parser) -> Parsed<Option<Areas>> {
    if input
        .try_parse(|input| input.expect_ident_matching("none"))
        .is_ok()
    {
        return Ok(None);
    }
    let mut rows = Vec::new();
    while let Ok(row) = input.try_parse(Parser::expect_string_cloned) {
        rows.push(row.to_string());
    }
    rectangles(&rows).map(Some)
}

/// Finds the named rectangles in rows of cell names.
fn rectangles(rows: &[String]) -> Parsed<Areas> {
    let cells: Vec<Vec<&str>> = rows
        .iter()
        .map(|row| row.split_whitespace().collect())
        .collect();
    let width = cells.first().map_or(0, Vec::len);
    if width == 0
        || cells.len() > MOST_TRACKS
        || width > MOST_TRACKS
        || cells.iter().any(|row| row.len() != width)
    {
        return wrong();
    }
    let line = |number: usize| u16::try_from(number + 1).unwrap_or(u16::MAX);
    let mut all: Vec<Area> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for (row, names) in cells.iter().enumerate() {
        for (column, name) in names.iter().enumerate() {
            if name.starts_with('.') {
                continue;
            }
            match places.get(name).and_then(|&place| all.get_mut(place)) {
                None => {
                    places.insert(*name, all.len());
                    all.push(Area {
                        name: (*name).to_owned(),
                        rows: (line(row), line(row + 1)),
                        columns: (line(column), line(column + 1)),
                    });
                }
                Some(area) => {
                    area.rows.1 = line(row + 1);
                    area.columns.0 = area.columns.0.min(line(column));
                    area.columns.1 = area.columns.1.max(line(column + 1));
                }
            }
        }
    }
    let is_filled = |area: &Area| {
        (area.rows.0..area.rows.1).all(|row| {
            (area.columns.0..area.columns.1)
                .all(|column| cells[usize::from(row) - 1][usize::from(column) - 1] == area.name)
        })
    };
    if !all.iter().all(is_filled) {
        return wrong();
    }
    Ok(Areas {
        rows: line(cells.len() - 1),
        columns: line(width - 1),
        all,
    })
}

fn grid_template(input: &mut Parser, to: &mut Vec<Declaration>) -> Parsed<()> {
    let (mut rows, mut columns, mut areas) = (Template::default(), Template::default(), None);
    let is_none = input
        .try_parse(|input| input.expect_ident_matching("none"))
        .is_ok();
    if !is_none {
        let mut strings = Vec::new();
        let mut heights = Template::default();
        heights.names.push(line_names(input));
        while let Ok(row) = input.try_parse(Parser::expect_string_cloned) {
            strings.push(row.to_string());
            let height = input
                .try_parse(track)
                .unwrap_or(Track::Between(Breadth::Auto, Breadth::Auto));
            heights.tracks.push(TrackGroup::One(height));
            heights.names.push(line_names(input));
        }
        if strings.is_empty() {
            rows = template(input)?;
            input.expect_delim('/')?;
            columns = template(input)?;
        } else {
            areas = Some(rectangles(&strings)?);
            rows = heights;
            if input.try_parse(|input| input.expect_delim('/')).is_ok() {
                columns = template(input)?;
            }
        }
    }
    to.push(Declaration::Arrange(Arrange::Rows(rows)));
    to.push(Declaration::Arrange(Arrange::Columns(columns)));
    to.push(Declaration::Arrange(Arrange::Areas(areas)));
    Ok(())
}

fn flow(input: &mut Parser) -> Parsed<GridFlow> {
    let mut flow = GridFlow::default();
    let mut any = false;
    while let Ok(word) =
        input.try_parse(|input| keyword(input, &[("row", 0), ("column", 1), ("dense", 2)]))
    {
        any = true;
        flow.by_column |= word == 1;
        flow.dense |= word == 2;
    }
    if any { Ok(flow) } else { wrong() }
}

fn lines(input: &mut Parser) -> Parsed<(GridLine, GridLine)> {
    let start = line(input)?;
    let end = if input.try_parse(|input| input.expect_delim('/')).is_ok() {
        line(input)?
    } else {
        opposite(&start)
    };
    Ok((start, end))
}

/// Where only one line is named, the area of that name is meant.
fn opposite(line: &GridLine) -> GridLine {
    match line {
        GridLine::Named(..) => line.clone(),
        _ => GridLine::Auto,
    }
}

fn area(input: &mut Parser, to: &mut Vec<Declaration>) -> Parsed<()> {
    let mut given = vec![line(input)?];
    while given.len() < 4 && input.try_parse(|input| input.expect_delim('/')).is_ok() {
        given.push(line(input)?);
    }
    let row_start = given[0].clone();
    let column_start = given
        .get(1)
        .map_or_else(|| opposite(&row_start), Clone::clone);
    let row_end = given
        .get(2)
        .map_or_else(|| opposite(&row_start), Clone::clone);
    let column_end = given
        .get(3)
        .map_or_else(|| opposite(&column_start), Clone::clone);
    to.push(Declaration::Arrange(Arrange::RowStart(row_start)));
    to.push(Declaration::Arrange(Arrange::ColumnStart(column_start)));
    to.push(Declaration::Arrange(Arrange::RowEnd(row_end)));
    to.push(Declaration::Arrange(Arrange::ColumnEnd(column_end)));
    Ok(())
}

fn line(input: &mut Parser) -> Parsed<GridLine> {
    if input
        .try_parse(|input| input.expect_ident_matching("auto"))
        .is_ok()
    {
        return Ok(GridLine::Auto);
    }
    let mut spans = false;
    let (mut number, mut name) = (None, None);
    loop {
        if let Ok(word) = input.try_parse(Parser::expect_ident_cloned) {
            if word.eq_ignore_ascii_case("span") && !spans {
                spans = true;
            } else if name.is_none() {
                name = Some(word.to_string());
            } else {
                return wrong();
            }
        } else if number.is_none()
            && let Ok(value) = input.try_parse(Parser::expect_integer)
        {
            number = Some(value);
        } else {
            break;
        }
    }
    if number == Some(0) {
        return wrong();
    }
    let count = number.unwrap_or(1).clamp(-FURTHEST_LINE, FURTHEST_LINE);
    let position = i16::try_from(count).unwrap_or(1);
    let span = u16::try_from(count.max(1)).unwrap_or(1);
    match (spans, name, number) {
        (true, Some(name), _) => Ok(GridLine::SpanNamed(name, span)),
        (true, None, Some(_)) => Ok(GridLine::Span(span)),
        (false, Some(name), _) => {
            // Without a number the start or end of an area of that name is meant first.
            Ok(GridLine::Named(name, number.map_or(0, |_| position)))
        }
        (false, None, Some(_)) => Ok(GridLine::Number(position)),
        (_, None, None) => wrong(),
    }
}
