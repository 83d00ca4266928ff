//! White stripes between columns that are narrower than gutters: rows of a page enter; whether a stripe parts them leaves.

use crate::line::{Cluster, Line};

/// So many rows with a white stripe through all of them are columns, though no gap is as wide as one between columns is.
const STRIPED: usize = 5;
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
        // Between the words of a cell, as in a column of days, there is no gutter.
        let is_inside_line = |pair: &&[(f32, f32)]| {
            let holds = |line: &Line| line.start() < pair[0].1 && line.end() > pair[1].0;
            row.iter().any(|at| {
                let line = &segments[*at];
                line.clusters.len() >= FULL && holds(line)
            })
        };
        let gaps = words.windows(2).take(MOST_STRIPES).filter(is_inside_line);
        let gaps = gaps.map(|pair| Stripe {
            start: pair[0].1,
            end: pair[1].0,
            rows: 1,
            is_even: [true; 2],
        });
        let mut found: Vec<Stripe> = gaps
            .map(|gap| {
                let shared = stripes
                    .iter()
                    .filter_map(|stripe| stripe.through(gap, size));
                shared.max_by_key(|it| it.rows).unwrap_or(gap)
            })
            .collect();
        let is_narrow = |stripe: &Stripe| stripe.end - stripe.start <= size;
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

/// White from one place to another, and how many rows have it.
#[derive(Debug, Clone, Copy)]
struct Stripe {
    start: f32,
    end: f32,
    rows: usize,
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
            is_even: [
                self.is_even[0] && is_near(self.start, gap.start),
                self.is_even[1] && is_near(self.end, gap.end),
            ],
        })
    }

    /// Whether it is no chance: words of a justified text end in one place by chance in a few rows, but not evenly.
    fn parts_columns(&self) -> bool {
        let even = self.is_even.iter().filter(|is_even| **is_even).count();
        self.rows + even >= STRIPED
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
