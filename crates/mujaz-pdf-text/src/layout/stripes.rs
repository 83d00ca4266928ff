//! White stripes between columns that are narrower than gutters: rows of a page enter, or what was read of them; whether a stripe parts
//! them leaves.

use super::Paragraph;
use crate::line::{Cluster, Line};

/// So many rows with a white stripe through all of them are columns, though no gap is as wide as one between columns is.
const STRIPED: usize = 5;
/// In so many of them it is no wider than a gap of a justified text, so that they would be read across.
const ACROSS: usize = 2;
/// The width of such a gap, in parts of the size of the letters.
const JUSTIFIED: f32 = 1.5;
/// A line of two columns has so many letters at least.
const FULL: usize = 24;
/// The gaps of a row that are looked at: no page has so many columns.
const MOST_STRIPES: usize = 32;

/// Whether a white stripe goes through several rows that is too narrow to be a gutter, and stands where words of a justified
/// text would end by rare chance only.
pub(super) fn has_stripe(rows: &[Vec<usize>], segments: &[Line]) -> bool {
    let mut stripes: Vec<Stripe> = Vec::new();
    for row in rows {
        let size = row.iter().map(|at| segments[*at].size).fold(0.0, f32::max);
        let words = words_of(row.iter().flat_map(|at| &segments[*at].clusters), size);
        // Between the words of a cell, as in a column of days, there is no gutter; between two lines there may be one.
        let line_around = |gap: (f32, f32)| {
            let mut lines = row.iter().map(|at| &segments[*at]);
            lines.find(|line| line.start() < gap.0 && line.end() > gap.1)
        };
        let gaps = words.windows(2).take(MOST_STRIPES).filter_map(|pair| {
            let gap = (pair[0].1, pair[1].0);
            let line = line_around(gap);
            let is_cell = line.is_some_and(|line| line.clusters.len() < FULL);
            (!is_cell).then(|| Stripe {
                start: gap.0,
                end: gap.1,
                rows: 1,
                across: usize::from(line.is_some()),
                is_even: [true; 2],
            })
        });
        let mut found: Vec<Stripe> = gaps
            .map(|gap| {
                let shared = stripes
                    .iter()
                    .filter_map(|stripe| stripe.through(gap, size));
                shared.max_by_key(|it| it.rows).unwrap_or(gap)
            })
            .collect();
        let is_narrow = |stripe: &Stripe| stripe.end - stripe.start <= JUSTIFIED * size;
        if found
            .iter()
            .any(|stripe| stripe.parts_columns() && is_narrow(stripe))
        {
            return true;
        }
        // A row of one column says nothing of the stripe beside it.
        let is_beside = |stripe: &&Stripe| {
            words.iter().all(|word| word.1 <= stripe.start)
                || words.iter().all(|word| word.0 >= stripe.end)
        };
        found.extend(stripes.iter().filter(is_beside));
        found.truncate(2 * MOST_STRIPES);
        stripes = found;
    }
    false
}

/// So many lines that stand by turns to the left and to the right of one another are those of two columns.
const TURNS: usize = 3;
/// As many are where each stands no further below the one before than this, in parts of the size: then one of them is between two lines of
/// the other.
const NEAR_TURNS: usize = 2;
const NEAR: f32 = 1.8;
/// Lines of one column are not as near.
const BESIDE: f32 = 0.8;

/// Whether what was read goes from one side to the other and back, line after line, or to a line that stands beside the one before, nearer
/// than lines of one column do: that of two columns with other paragraphs, whose lines stand on other heights.
pub(super) fn is_read_across(paragraphs: &[Paragraph]) -> bool {
    let texts = paragraphs.iter().filter(|paragraph| !paragraph.is_row);
    let lines: Vec<&Line> = texts.flat_map(|paragraph| &paragraph.lines).collect();
    let (mut turns, mut near, mut went_right) = (0, 0, None);
    for pair in lines.windows(2) {
        let [line, next] = pair else { continue };
        let fall = line.baseline - next.baseline;
        let size = line.size.min(next.size);
        let is_right = next.start() > line.end();
        if fall < 0.0 || !is_right && next.end() >= line.start() {
            (turns, near, went_right) = (0, 0, None);
            continue;
        }
        if went_right == Some(is_right) {
            (turns, near) = (0, 0);
        }
        turns += 1;
        near = if fall < NEAR * size { near + 1 } else { 0 };
        went_right = Some(is_right);
        if turns >= TURNS || near >= NEAR_TURNS || fall > 0.0 && fall < BESIDE * size {
            return true;
        }
    }
    false
}

/// White from one place to another, and how many rows have it.
#[derive(Debug, Clone, Copy)]
struct Stripe {
    start: f32,
    end: f32,
    rows: usize,
    /// How many of them would be read across it.
    across: usize,
    /// Whether the words before it all end at one place, and those behind it all start at one.
    is_even: [bool; 2],
}

impl Stripe {
    /// The stripe that goes on through a row with this gap.
    fn through(self, gap: Self, size: f32) -> Option<Self> {
        let (start, end) = (self.start.max(gap.start), self.end.min(gap.end));
        let is_near = |one: f32, other: f32| (one - other).abs() <= 0.1 * size;
        (end - start > size * 0.35).then_some(Self {
            start,
            end,
            rows: self.rows + 1,
            across: self.across + gap.across,
            is_even: [
                self.is_even[0] && is_near(self.start, gap.start),
                self.is_even[1] && is_near(self.end, gap.end),
            ],
        })
    }

    /// Whether it is no chance: words of a justified text end in one place by chance in a few rows, but not evenly.
    fn parts_columns(&self) -> bool {
        let even = self.is_even.iter().filter(|is_even| **is_even).count();
        self.rows + even >= STRIPED && self.across >= ACROSS
    }
}

/// Where the words of a row stand, from left to right: what no gap of the size of a blank parts.
fn words_of<'a>(clusters: impl Iterator<Item = &'a Cluster>, size: f32) -> Vec<(f32, f32)> {
    let mut spans: Vec<(f32, f32)> = clusters
        .filter(|cluster| !cluster.text.trim().is_empty())
        .map(|cluster| (cluster.start, cluster.end))
        .collect();
    spans.sort_by(|left, right| left.0.total_cmp(&right.0));
    let mut words: Vec<(f32, f32)> = Vec::new();
    for (start, end) in spans {
        match words.last_mut() {
            Some(last) if start - last.1 <= size * 0.35 => last.1 = last.1.max(end),
            _ => words.push((start, end)),
        }
    }
    words
}
