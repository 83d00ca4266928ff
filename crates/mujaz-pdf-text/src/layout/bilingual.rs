//! Two columns that say the same in two languages: letters of one direction stand to the left of a white stripe, those of the other to
//! its right, row after row. No text of one language looks so, however narrow the stripe is.

use std::ops::Range;

use crate::{
    line::{Cluster, Line},
    order::{Class, class_of},
};

/// Rows with letters on both sides that make columns.
const LEAST: usize = 3;
/// Letters of a row on each side of the stripe.
const LETTERS: usize = 2;
/// The stripe, in parts of the size of the letters.
const WIDTH: f32 = 0.3;
/// How far below the last row another row of one side is part of the columns, in parts of the size.
const NEAR: f32 = 2.2;

/// Rows of such columns, and the middle of the stripe.
#[derive(Debug)]
pub(super) struct Columns {
    pub(super) rows: Range<usize>,
    pub(super) middle: f32,
}

/// White between two words, and whether it can part columns of which the right one, or the left one, is read from the right.
#[derive(Debug, Clone, Copy)]
struct Gap {
    start: f32,
    end: f32,
    parts_turned: bool,
    parts_other: bool,
}

/// What a row shows.
#[derive(Debug, Clone)]
struct Row {
    start: f32,
    end: f32,
    size: f32,
    baseline: f32,
    /// Where letters of both directions stand apart: the white between them, and whether those that are read from the right stand right.
    parted: Option<(f32, f32, bool)>,
    /// Whether it has letters of both directions and they do not stand apart.
    is_mixed: bool,
    /// The white places between its words; where each side has letters of its own language, and the one that is read from the left no
    /// others.
    gaps: Vec<Gap>,
}

/// Finds the columns among rows, which are the indices of segments from the top down.
pub(super) fn columns(rows: &[Vec<usize>], segments: &[Line]) -> Vec<Columns> {
    let rows: Vec<Row> = rows.iter().map(|row| Row::of(row, segments)).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < rows.len() {
        match run_from(&rows, at) {
            Some(columns) => {
                at = columns.rows.end;
                found.push(columns);
            }
            None => at += 1,
        }
    }
    found
}

fn run_from(rows: &[Row], first: usize) -> Option<Columns> {
    let (mut start, mut end, is_turned) = rows[first].parted?;
    let (mut both, mut last) = (1, first + 1);
    for at in first + 1..rows.len() {
        let row = &rows[at];
        let is_far = rows[at - 1].baseline - row.baseline > NEAR * row.size;
        let white = match row.parted {
            Some((from, to, turned)) if turned == is_turned => Some((start.max(from), end.min(to))),
            // A row of one side keeps off the stripe.
            None if !row.is_mixed && !is_far && row.end <= end => Some((start.max(row.end), end)),
            None if !row.is_mixed && !is_far && row.start >= start => {
                Some((start, end.min(row.start)))
            }
            _ => None,
        };
        // A foreign name at the edge of its column is parted from the column by the stripe, and from its own by no less.
        let white = white
            .filter(|white| white.1 - white.0 >= WIDTH * row.size)
            .or_else(|| row.white_in(start, end, is_turned).filter(|_| !is_far));
        let Some((from, to)) = white else { break };
        (start, end) = (from, to);
        both += usize::from(row.parted.is_some());
        last = at + 1;
    }
    (both >= LEAST).then(|| Columns {
        rows: first..last,
        middle: f32::midpoint(start, end),
    })
}

impl Row {
    /// The widest white of the row that lies in a stripe and parts the two languages.
    fn white_in(&self, start: f32, end: f32, is_turned: bool) -> Option<(f32, f32)> {
        let parting = self.gaps.iter().filter(|gap| {
            if is_turned {
                gap.parts_turned
            } else {
                gap.parts_other
            }
        });
        parting
            .map(|gap| (gap.start.max(start), gap.end.min(end)))
            .filter(|white| white.1 - white.0 >= WIDTH * self.size)
            .max_by(|one, other| (one.1 - one.0).total_cmp(&(other.1 - other.0)))
    }

    fn of(row: &[usize], segments: &[Line]) -> Self {
        let lines = || row.iter().map(|at| &segments[*at]);
        let mut clusters: Vec<&Cluster> = lines()
            .flat_map(|line| &line.clusters)
            .filter(|cluster| !cluster.text.trim().is_empty())
            .collect();
        clusters.sort_by(|left, right| left.start.total_cmp(&right.start));
        let size = lines().map(|line| line.size).fold(0.0, f32::max);
        let places = |class: Class| -> Vec<usize> {
            (0..clusters.len())
                .filter(|at| class_of(&clusters[*at].text) == class)
                .collect()
        };
        let (rights, lefts) = (places(Class::Right), places(Class::Left));
        let has_both = rights.len().min(lefts.len()) >= LETTERS;
        let widest = |before: &[usize], behind: &[usize]| {
            let (from, to) = (*before.last()?, *behind.first()?);
            let gaps = (from..to).map(|at| (clusters[at].end, clusters[at + 1].start));
            gaps.filter(|gap| gap.1 - gap.0 >= WIDTH * size)
                .max_by(|one, other| (one.1 - one.0).total_cmp(&(other.1 - other.0)))
        };
        let turned = widest(&lefts, &rights).map(|gap| (gap.0, gap.1, true));
        let parted = turned.or_else(|| widest(&rights, &lefts).map(|gap| (gap.0, gap.1, false)));
        let count = |places: &[usize], at: usize| {
            let before = places.partition_point(|place| *place <= at);
            (before, places.len() - before)
        };
        let gaps = (1..clusters.len()).filter_map(|at| {
            let (start, end) = (clusters[at - 1].end, clusters[at].start);
            let (rights, lefts) = (count(&rights, at - 1), count(&lefts, at - 1));
            (end - start >= WIDTH * size).then_some(Gap {
                start,
                end,
                parts_turned: lefts.0 >= LETTERS && rights.0 == 0 && rights.1 >= LETTERS,
                parts_other: lefts.1 >= LETTERS && rights.1 == 0 && rights.0 >= LETTERS,
            })
        });
        let gaps = gaps.collect();
        Self {
            gaps,
            start: clusters.first().map_or(0.0, |first| first.start),
            end: clusters.iter().map(|it| it.end).fold(0.0, f32::max),
            size,
            baseline: lines().next().map_or(0.0, |line| line.baseline),
            parted: parted.filter(|_| has_both),
            is_mixed: !rights.is_empty() && !lefts.is_empty(),
        }
    }
}

/// The parts of a segment to the left and to the right of a place.
pub(super) fn halves(line: Line, middle: f32) -> (Option<Line>, Option<Line>) {
    let (left, right): (Vec<Cluster>, Vec<Cluster>) = line
        .clusters
        .into_iter()
        .partition(|cluster| f32::midpoint(cluster.start, cluster.end) <= middle);
    let part = |mut clusters: Vec<Cluster>| {
        let is_word = |cluster: &Cluster| !cluster.text.trim().is_empty();
        let end = clusters.iter().rposition(is_word)? + 1;
        clusters.truncate(end);
        let start = clusters.iter().position(is_word)?;
        clusters.drain(..start);
        Some(Line {
            clusters,
            baseline: line.baseline,
            size: line.size,
        })
    };
    (part(left), part(right))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::rows;

    /// A line of what is seen from `start` on, a place for each character.
    fn line(baseline: f32, start: f32, seen: &str) -> Line {
        let clusters = seen.chars().enumerate().map(|(at, character)| {
            let start = start + 5.0 * f32::from(u16::try_from(at).unwrap());
            Cluster {
                at,
                ..Cluster::seen(character, start..start + 5.0, 10.0)
            }
        });
        Line {
            clusters: clusters.collect(),
            baseline,
            size: 10.0,
        }
    }

    fn columns_of(lines: &[Line]) -> Vec<(Range<usize>, i32)> {
        #[expect(clippy::cast_possible_truncation, reason = "a place on a page")]
        columns(&rows(lines), lines)
            .into_iter()
            .map(|columns| (columns.rows, columns.middle as i32))
            .collect()
    }

    #[test]
    fn rows_with_a_language_on_each_side_are_columns() {
        let found = columns_of(&[
            line(200.0, 0.0, "A heading over all of them here"),
            line(160.0, 0.0, "It is said that   لاقو"),
            line(148.0, 0.0, "the talks 2024    امك"),
            line(136.0, 0.0, "go on in May       ررقت"),
            line(124.0, 0.0, "and June."),
            line(80.0, 0.0, "A line over both of the columns"),
        ]);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].0, 1..5);
        assert!((75..90).contains(&found[0].1), "{found:?}");
    }

    #[test]
    fn a_foreign_name_at_the_edge_of_its_column_is_no_part_of_the_other_one() {
        let found = columns_of(&[
            line(160.0, 0.0, "It is said that   لاقو ريزولا نا"),
            line(148.0, 0.0, "the talks 2024    امك ريزولا لاق"),
            line(136.0, 0.0, "had built with    NORTH FIELD عم"),
            line(124.0, 0.0, "the gates of it   ريزولا ررقت"),
        ]);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].0, 0..4);
        assert!((70..90).contains(&found[0].1), "{found:?}");
    }

    #[test]
    fn arabic_with_a_foreign_word_in_each_line_is_one_text() {
        let found = columns_of(&[
            line(160.0, 0.0, "ةكرش NATO عم لاق"),
            line(148.0, 0.0, "لاق UNESCO عم ريزولا ناك"),
            line(136.0, 0.0, "ريزو ناك دق AFP عم"),
        ]);
        assert!(found.is_empty(), "{found:?}");
    }
}
