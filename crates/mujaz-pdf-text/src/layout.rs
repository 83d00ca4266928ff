//! Where a page has no structure: its lines enter; blocks leave in the order of reading. White space tells columns and
//! paragraphs; in a page of Arabic the right column comes first.

mod bilingual;
mod column;
mod stripes;

use crate::{
    line::{Cluster, Line},
    order::Base,
};

use bilingual::Columns;
use column::column;
pub(crate) use column::goes_on;
use stripes::{has_stripe, is_read_across};

/// A block of lines, from the top down.
#[derive(Debug, Default)]
pub(crate) struct Paragraph {
    pub(crate) lines: Vec<Line>,
    /// Whether it is a row of a table: each of its lines is a cell, in the order of reading.
    pub(crate) is_row: bool,
    /// Whether its lines may be those of columns or cells that stand side by side, in another order.
    pub(crate) is_doubtful: bool,
}

/// The direction that most letters of the lines have; `otherwise` where they have none.
pub(crate) fn base<'a>(lines: impl IntoIterator<Item = &'a Line>, otherwise: Base) -> Base {
    let (mut right, mut left) = (0, 0);
    for line in lines {
        let letters = line.letters();
        right += letters.0;
        left += letters.1;
    }
    match (right, left) {
        (0, 0) => otherwise,
        (right, left) if right >= left => Base::Right,
        _ => Base::Left,
    }
}

/// Finds the blocks of a page.
pub(crate) fn paragraphs(lines: Vec<Line>, page: Base) -> Vec<Paragraph> {
    let segments: Vec<Line> = lines.into_iter().flat_map(segments).collect();
    let rows = rows(&segments);
    let columns = bilingual::columns(&rows, &segments);
    let mut found = Vec::new();
    if columns.is_empty() {
        part(segments, &rows, page, &mut found);
        return found;
    }
    let mut segments: Vec<Option<Line>> = segments.into_iter().map(Some).collect();
    let mut take = |rows: &[Vec<usize>]| -> Vec<Line> {
        let all = rows.iter().flatten();
        all.filter_map(|at| segments[*at].take()).collect()
    };
    let mut at = 0;
    for Columns { rows: own, middle } in columns {
        let above = take(&rows[at..own.start]);
        part_alone(above, page, &mut found);
        at = own.end;
        let (mut left, mut right) = (Vec::new(), Vec::new());
        for line in take(&rows[own]) {
            let halves = bilingual::halves(line, middle);
            left.extend(halves.0);
            right.extend(halves.1);
        }
        if is_table(&left, &right) {
            left.extend(right);
            table(left, page, &mut found);
            continue;
        }
        let (first, then) = match page {
            Base::Right => (right, left),
            Base::Left => (left, right),
        };
        part_alone(first, page, &mut found);
        part_alone(then, page, &mut found);
    }
    let below = take(&rows[at..]);
    part_alone(below, page, &mut found);
    found
}

fn part_alone(segments: Vec<Line>, page: Base, found: &mut Vec<Paragraph>) {
    let rows = rows(&segments);
    part(segments, &rows, page, found);
}

/// Finds the blocks of a part of a page.
fn part(segments: Vec<Line>, rows: &[Vec<usize>], page: Base, found: &mut Vec<Paragraph>) {
    let is_striped = has_stripe(rows, &segments);
    let first = found.len();
    cut(segments, page, 0, found);
    let is_doubtful = is_striped || is_read_across(&found[first..]);
    for paragraph in &mut found[first..] {
        paragraph.is_doubtful |= is_doubtful;
    }
}

/// Cuts a line at gaps that no justified line has.
fn segments(line: Line) -> Vec<Line> {
    let mut segments: Vec<Line> = Vec::new();
    let mut end = f32::MIN;
    for cluster in line.clusters {
        if cluster.text.trim().is_empty() {
            // A blank belongs to the words at its sides only where they are near.
            if let Some(last) = segments.last_mut() {
                last.clusters.push(cluster);
            }
            continue;
        }
        let is_far = cluster.start - end > line.size.min(cluster.size) * 1.5;
        end = if is_far {
            cluster.end
        } else {
            end.max(cluster.end)
        };
        match segments.last_mut() {
            Some(last) if !is_far => last.clusters.push(cluster),
            _ => segments.push(Line {
                clusters: vec![cluster],
                ..Line {
                    clusters: Vec::new(),
                    ..line
                }
            }),
        }
    }
    for segment in &mut segments {
        let words = |cluster: &Cluster| !cluster.text.trim().is_empty();
        let last = segment
            .clusters
            .iter()
            .rposition(words)
            .map_or(0, |at| at + 1);
        segment.clusters.truncate(last);
    }
    segments
}

/// Recursive cuts along white space: columns first, then the widest gap between lines.
fn cut(segments: Vec<Line>, page: Base, depth: usize, found: &mut Vec<Paragraph>) {
    let rows = rows(&segments);
    if rows.len() > 1 && depth < 64 {
        if let Some(gutter) = gutter(&segments) {
            let (left, right): (Vec<_>, Vec<_>) =
                segments.into_iter().partition(|line| line.end() <= gutter);
            if is_table(&left, &right) {
                let mut all = left;
                all.extend(right);
                table(all, page, found);
                return;
            }
            let (first, then) = match page {
                Base::Right => (right, left),
                Base::Left => (left, right),
            };
            cut(first, page, depth + 1, found);
            cut(then, page, depth + 1, found);
            return;
        }
        // A line across the page hides the columns below it.
        let is_parted = rows.iter().any(|row| row.len() > 1);
        if is_parted && let Some(at) = widest_gap(&rows, &segments) {
            let (above, below): (Vec<_>, Vec<_>) =
                segments.into_iter().partition(|line| line.baseline > at);
            cut(above, page, depth + 1, found);
            cut(below, page, depth + 1, found);
            return;
        }
    }
    let is_doubtful = rows.iter().filter(|row| row.len() > 1).count() > 1;
    let lines = joined(segments, &rows);
    column(lines, page, is_doubtful, found);
}

/// The indices of the segments that stand on one baseline, from the top down and from left to right.
fn rows(segments: &[Line]) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..segments.len()).collect();
    order.sort_by(|left, right| {
        segments[*right]
            .baseline
            .total_cmp(&segments[*left].baseline)
    });
    let mut rows: Vec<Vec<usize>> = Vec::new();
    for index in order {
        let segment = &segments[index];
        match rows.last_mut() {
            Some(row)
                if row.first().is_some_and(|first| {
                    let first = &segments[*first];
                    (first.baseline - segment.baseline).abs() <= 0.42 * first.size.max(segment.size)
                }) =>
            {
                row.push(index);
            }
            _ => rows.push(vec![index]),
        }
    }
    for row in &mut rows {
        row.sort_by(|left, right| segments[*left].start().total_cmp(&segments[*right].start()));
    }
    rows
}

/// The middle of the widest white stripe from top to bottom with several lines at each side.
fn gutter(segments: &[Line]) -> Option<f32> {
    let mut spans: Vec<(f32, f32)> = segments
        .iter()
        .map(|line| (line.start(), line.end()))
        .collect();
    spans.sort_by(|left, right| left.0.total_cmp(&right.0));
    let size = segments.iter().map(|line| line.size).fold(0.0, f32::max);
    let mut widest: Option<(f32, f32)> = None;
    let mut end = spans.first()?.1;
    for (index, span) in spans.iter().enumerate() {
        let gap = span.0 - end;
        if gap > size
            && index >= 2
            && spans.len() - index >= 2
            && widest.is_none_or(|(width, _)| gap > width)
        {
            widest = Some((gap, end + gap / 2.0));
        }
        end = end.max(span.1);
    }
    widest.map(|(_, middle)| middle)
}

/// The sides of a table have the same lines, and few words in each; columns of text are full.
fn is_table(left: &[Line], right: &[Line]) -> bool {
    let (few, many) = if left.len() < right.len() {
        (left, right)
    } else {
        (right, left)
    };
    let level = few
        .iter()
        .filter(|line| {
            many.iter()
                .any(|other| (line.baseline - other.baseline).abs() <= 0.3 * line.size)
        })
        .count();
    let is_full = |side: &[Line]| {
        let start = side.iter().map(Line::start).fold(f32::MAX, f32::min);
        let end = side.iter().map(Line::end).fold(f32::MIN, f32::max);
        let full = side.iter().filter(|line| {
            line.end() - line.start() > (end - start) * 0.75 && line.clusters.len() > 12
        });
        full.count() * 2 > side.len()
    };
    level * 10 >= few.len() * 7 && !(is_full(left) && is_full(right))
}

fn table(segments: Vec<Line>, page: Base, found: &mut Vec<Paragraph>) {
    let rows = rows(&segments);
    let is_doubtful = has_broken_cells(&rows, &segments, page);
    let mut segments: Vec<Option<Line>> = segments.into_iter().map(Some).collect();
    for row in rows {
        let mut cells: Vec<Line> = row
            .into_iter()
            .filter_map(|index| segments[index].take())
            .collect();
        if page == Base::Right {
            cells.reverse();
        }
        found.push(Paragraph {
            is_row: cells.len() > 1,
            lines: cells,
            is_doubtful,
        });
    }
}

/// Whether cells of a table may go on in the row below: some rows have fewer cells than others, and stand nearer to their
/// neighbours.
fn has_broken_cells(rows: &[Vec<usize>], segments: &[Line], page: Base) -> bool {
    let columns = columns(segments);
    let most = rows.iter().map(Vec::len).max().unwrap_or_default();
    let most = most.max(columns.len());
    let gaps = gaps(rows, segments);
    let widest = gaps.iter().copied().fold(0.0, f32::max);
    let is_near = |at: Option<usize>| {
        at.and_then(|at| gaps.get(at))
            .is_some_and(|gap| *gap < widest * 0.85)
    };
    let is_any_near = (0..rows.len())
        .any(|at| rows[at].len() < most && (is_near(at.checked_sub(1)) || is_near(Some(at))));
    is_any_near && !go_on_in_last_column(rows, segments, &columns, &gaps, (widest, page))
}

/// The columns of a table from left to right: what no white parts from top to bottom.
fn columns(segments: &[Line]) -> Vec<(f32, f32)> {
    let mut spans: Vec<(f32, f32)> = segments
        .iter()
        .map(|line| (line.start(), line.end()))
        .collect();
    spans.sort_by(|left, right| left.0.total_cmp(&right.0));
    let mut columns: Vec<(f32, f32)> = Vec::new();
    for span in spans {
        match columns.last_mut() {
            Some(last) if span.0 <= last.1 => last.1 = last.1.max(span.1),
            _ => columns.push(span),
        }
    }
    columns
}

/// Whether all that goes on below a row of a table does so in the column that is read last, so that it is read in its order.
fn go_on_in_last_column(
    rows: &[Vec<usize>],
    segments: &[Line],
    columns: &[(f32, f32)],
    gaps: &[f32],
    (widest, page): (f32, Base),
) -> bool {
    let last = match page {
        Base::Right => 0,
        Base::Left => columns.len() - 1,
    };
    let column = |segment: usize| columns.partition_point(|it| it.1 < segments[segment].start());
    let mut at = 0;
    while at < rows.len() {
        let near = gaps[at..].iter().take_while(|gap| **gap < widest * 0.85);
        let more = near.count();
        let below = &rows[at + 1..=at + more];
        let is_in_last = |row: &Vec<usize>| row.len() == 1 && column(row[0]) == last;
        let is_one =
            below.is_empty() || rows[at].len() == columns.len() && below.iter().all(is_in_last);
        if !is_one {
            return false;
        }
        at += more + 1;
    }
    true
}

fn gaps(rows: &[Vec<usize>], segments: &[Line]) -> Vec<f32> {
    let baselines: Vec<f32> = rows
        .iter()
        .filter_map(|row| row.first().map(|index| segments[*index].baseline))
        .collect();
    baselines.windows(2).map(|pair| pair[0] - pair[1]).collect()
}

/// Where to cut between two rows: at the widest gap, if it is wider than that between lines.
fn widest_gap(rows: &[Vec<usize>], segments: &[Line]) -> Option<f32> {
    let baselines: Vec<f32> = rows
        .iter()
        .filter_map(|row| row.first().map(|index| segments[*index].baseline))
        .collect();
    let parted: Vec<bool> = rows.iter().map(|row| row.len() > 1).collect();
    // The lines of a heading stand apart as its letters are large.
    let sizes: Vec<f32> = rows
        .iter()
        .map(|row| row.iter().map(|at| segments[*at].size).fold(0.0, f32::max))
        .collect();
    let text = middle(sizes.clone());
    let mut gaps: Vec<f32> = baselines
        .windows(2)
        .zip(sizes.windows(2))
        .map(|(pair, sizes)| (pair[0] - pair[1]) / (sizes[0].min(sizes[1]) / text).max(1.0))
        .collect();
    let at = |index: usize| f32::midpoint(baselines[index], baselines[index + 1]);
    let (widest, gap) = gaps
        .iter()
        .copied()
        .enumerate()
        .max_by(|left, right| left.1.total_cmp(&right.1))?;
    let place = at(widest);
    gaps.sort_by(f32::total_cmp);
    let usual = gaps[gaps.len() / 2];
    if gap > usual * 1.3 {
        return Some(place);
    }
    // Without a gap, between a row across the page and one that is parted.
    (0..parted.len().saturating_sub(1))
        .find(|index| parted[*index] != parted[index + 1])
        .map(at)
}

/// Puts segments of one baseline together again.
fn joined(segments: Vec<Line>, rows: &[Vec<usize>]) -> Vec<Line> {
    let mut segments: Vec<Option<Line>> = segments.into_iter().map(Some).collect();
    let mut lines = Vec::new();
    for row in rows {
        let mut parts = row.iter().filter_map(|index| segments[*index].take());
        let Some(mut line) = parts.next() else {
            continue;
        };
        for part in parts {
            line.size = line.size.max(part.size);
            line.clusters.extend(part.clusters);
        }
        lines.push(line);
    }
    lines
}

/// The size of most lines.
fn middle(mut sizes: Vec<f32>) -> f32 {
    sizes.sort_by(f32::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or(1.0).max(1.0)
}
