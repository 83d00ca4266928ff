//! A line of a program that paints its pieces as they are read, each of one level: its text is that of the pieces one after
//! another, whatever the algorithm would have made of it.

use crate::line::{Cluster, Line};

use super::{Base, Class, Reading, class_of};

/// A gap as wide as this share of a letter's size is a blank.
const BLANK: f32 = 0.18;

/// Clusters that were painted from one place on, from left to right, each with its place in the line.
struct Piece<'a> {
    clusters: Vec<(usize, &'a Cluster)>,
}

impl Piece<'_> {
    fn middle(&self) -> f32 {
        let ends = |(start, end): (f32, f32), (_, cluster): &(usize, &Cluster)| {
            (start.min(cluster.start), end.max(cluster.end))
        };
        let (start, end) = self.clusters.iter().fold((f32::MAX, f32::MIN), ends);
        f32::midpoint(start, end)
    }

    /// Whether what is in it is read from the right; `None` where nothing in it tells.
    fn is_from_right(&self) -> Option<bool> {
        let classes = self
            .clusters
            .iter()
            .map(|(_, cluster)| class_of(&cluster.text));
        let telling = |class: &Class| *class != Class::Neutral;
        classes
            .into_iter()
            .find(telling)
            .map(|class| class == Class::Right)
    }
}

/// Reads a line piece by piece.
pub(super) fn read(line: &Line, base: Base) -> Reading {
    let pieces = pieces(line);
    let mut reading = Reading {
        is_told: true,
        is_possible: true,
        ..Reading::default()
    };
    let mut last: Option<(usize, &Cluster)> = None;
    for (at, piece) in pieces.iter().enumerate() {
        let is_from_right = piece.is_from_right().unwrap_or_else(|| {
            let before = at.checked_sub(1).map(|at| &pieces[at]);
            leads_left(piece, before, pieces.get(at + 1), base)
        });
        let mut clusters = piece.clusters.clone();
        if is_from_right {
            clusters.reverse();
        }
        for (place, cluster) in clusters {
            let is_blank = cluster.text.trim().is_empty();
            let is_apart =
                last.is_some_and(|(other, left)| is_apart((other, left), (place, cluster)));
            if (is_blank || is_apart) && !reading.text.ends_with(' ') {
                reading.text.push(' ');
                reading.unturned.push(' ');
            }
            if !is_blank {
                reading.unturned.push_str(&cluster.text);
                let shown = super::shown(&cluster.text, u8::from(is_from_right));
                reading.text.push_str(&shown);
            }
            last = Some((place, cluster));
        }
    }
    reading.text = reading.text.trim().to_owned();
    reading.unturned = reading.unturned.trim().to_owned();
    reading
}

fn pieces(line: &Line) -> Vec<Piece<'_>> {
    let mut clusters: Vec<(usize, &Cluster)> = line.clusters.iter().enumerate().collect();
    clusters.sort_by_key(|(_, cluster)| cluster.at);
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    for (place, cluster) in clusters {
        match pieces.last_mut() {
            Some(piece)
                if piece
                    .clusters
                    .last()
                    .is_some_and(|(_, last)| last.run == cluster.run) =>
            {
                piece.clusters.push((place, cluster));
            }
            _ => pieces.push(Piece {
                clusters: vec![(place, cluster)],
            }),
        }
    }
    for piece in &mut pieces {
        piece.clusters.sort_by_key(|(place, _)| *place);
    }
    pieces
}

/// Whether a piece of signs alone is read from the right, by where the pieces stand that are read before and after it.
fn leads_left(
    piece: &Piece<'_>,
    before: Option<&Piece<'_>>,
    after: Option<&Piece<'_>>,
    base: Base,
) -> bool {
    let is_to_left =
        |other: Option<&Piece<'_>>| other.is_some_and(|it| it.middle() < piece.middle());
    let is_to_right =
        |other: Option<&Piece<'_>>| other.is_some_and(|it| it.middle() > piece.middle());
    match base {
        // A stretch that is read from the left begins or ends with it.
        Base::Right => !is_to_left(before) && !is_to_right(after),
        Base::Left => is_to_right(before) || is_to_left(after),
    }
}

/// Whether there is a gap between two neighbours.
fn is_apart(one: (usize, &Cluster), other: (usize, &Cluster)) -> bool {
    let (left, right) = if one.0 < other.0 {
        (one, other)
    } else {
        (other, one)
    };
    right.0 == left.0 + 1 && right.1.start - left.1.end > right.1.size * BLANK
}
