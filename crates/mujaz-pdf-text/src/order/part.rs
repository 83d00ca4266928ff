//! From the clusters of a line to its parts, with the levels that each may have.

use crate::{line::Cluster, painting::Painting};

use super::{Base, Class, class_of, testimony::Told};

/// A part of a line that keeps together: a word or number that is read from the left, one letter that is read from the
/// right, or what stands between words.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) text: String,
    pub(super) class: Class,
    /// The first run that it was painted in; `None` for a gap that nothing was painted in.
    pub(super) run: Option<u32>,
    pub(super) font: u32,
    /// When it was painted.
    pub(super) at: usize,
    /// The element of the structure that all of it belongs to.
    pub(super) element: Option<u32>,
    /// The levels that it may have (Unicode annex 9), the likelier first.
    pub(super) levels: Vec<u8>,
    /// What the painting says of its level.
    pub(super) told: Option<Told>,
}

impl Part {
    /// Whether it is of one font and element with another, so that a program which paints them apart gives them two levels.
    pub(super) fn is_kin(&self, other: &Self) -> bool {
        self.font == other.font && self.element == other.element
    }

    /// Whether its level is certain, or the painting tells it.
    pub(super) fn is_told(&self) -> bool {
        self.levels.len() == 1 || self.told.is_some()
    }
}

/// Cuts a line into its parts, from left to right.
pub(super) fn parts(clusters: &[Cluster], base: Base, painting: &Painting) -> Vec<Part> {
    // In a line that is read from the left, the number behind an Arabic letter stands to its left: `58/ق/2014` is seen with
    // both numbers beside one another.
    let is_split = base == Base::Left
        && clusters
            .iter()
            .any(|cluster| class_of(&cluster.text) == Class::Right);
    let mut parts: Vec<Part> = Vec::new();
    let mut end: Option<f32> = None;
    for (index, cluster) in clusters.iter().enumerate() {
        let class = class_of(&cluster.text);
        let is_blank = cluster.text.trim().is_empty();
        let gap = end.map_or(0.0, |end| cluster.start - end);
        let was_blank = parts.last().is_some_and(|part| part.text == " ");
        if gap > cluster.size * 0.18 && !is_blank && !was_blank {
            parts.push(Part::blank(None, cluster));
        }
        end = Some(end.map_or(cluster.end, |end| end.max(cluster.end)));
        if is_blank {
            if parts.last().is_none_or(|part| part.text != " ") {
                parts.push(Part {
                    element: cluster.element,
                    ..Part::blank(Some(painting.unit_of(cluster)), cluster)
                });
            } else if let Some(last) = parts.last_mut()
                && last.run.is_none()
            {
                last.run = Some(painting.unit_of(cluster));
            }
            continue;
        }
        // A separator between two digits belongs to the number (W4).
        let next = clusters.get(index + 1);
        let joins = |separators: &str| {
            cluster.text.chars().all(|it| separators.contains(it))
                && parts.last().is_some_and(|part| part.class == Class::Number)
                && next.is_some_and(|next| {
                    class_of(&next.text) == Class::Number
                        && next.start - cluster.end < cluster.size * 0.18
                        && painting.unit_of(next) == painting.unit_of(cluster)
                })
                && !is_split
                && parts.last().and_then(|part| part.run) == Some(painting.unit_of(cluster))
                && gap < cluster.size * 0.18
        };
        let is_inside_number =
            class == Class::Neutral && joins(".,:/٫٬،") && cluster.text.chars().count() == 1;
        let class = if is_inside_number {
            Class::Number
        } else {
            class
        };
        match parts.last_mut() {
            Some(last)
                if last.class == class
                    && gap <= cluster.size * 0.18
                    && (matches!(class, Class::Left | Class::Number)
                        || class == Class::Neutral && last.text.starts_with(&cluster.text)) =>
            {
                last.text.push_str(&cluster.text);
                last.at = last.at.min(cluster.at);
                last.element = last.element.filter(|it| cluster.element == Some(*it));
            }
            _ => parts.push(Part {
                text: cluster.text.clone(),
                class,
                run: Some(painting.unit_of(cluster)),
                font: cluster.font,
                at: cluster.at,
                element: cluster.element,
                levels: Vec::new(),
                told: None,
            }),
        }
    }
    while parts.last().is_some_and(|part| part.text == " ") {
        parts.pop();
    }
    if parts.first().is_some_and(|part| part.text == " ") {
        parts.remove(0);
    }
    parts
}

impl Part {
    fn blank(run: Option<u32>, cluster: &Cluster) -> Self {
        Self {
            text: " ".to_owned(),
            class: Class::Neutral,
            run,
            font: cluster.font,
            at: cluster.at,
            element: None,
            levels: Vec::new(),
            told: None,
        }
    }
}

/// Gives each part the levels that it may have. What was read before the line may end in a letter that is read from the right.
pub(super) fn narrow(parts: &mut [Part], base: Base, follows_right: bool) {
    let has_right = follows_right || parts.iter().any(|part| part.class == Class::Right);
    if base == Base::Left && !has_right {
        for part in parts {
            part.levels = vec![0];
        }
        return;
    }
    for index in 0..parts.len() {
        let left = parts[..index]
            .iter()
            .rposition(|part| part.class != Class::Neutral);
        let right = parts[index + 1..]
            .iter()
            .position(|part| part.class != Class::Neutral);
        let right = right.map(|offset| index + 1 + offset);
        let class = |at: Option<usize>| at.map(|at| parts[at].class);
        let levels = match (base, parts[index].class) {
            (_, Class::Right) => vec![1],
            (Base::Right, Class::Left | Class::Number) => vec![2],
            (Base::Left, Class::Left) => vec![0],
            (Base::Left, Class::Number) => {
                if touches_right(parts, index, follows_right) {
                    vec![2, 0]
                } else {
                    vec![0]
                }
            }
            (Base::Right, Class::Neutral) => match (class(left), class(right)) {
                (Some(Class::Left | Class::Number), Some(Class::Left | Class::Number)) => {
                    vec![2, 1]
                }
                (left_class, right_class) => {
                    // Beyond a blank, next to letters that are read from the right or the line's end, nothing is joined.
                    let near = |at: Option<usize>, is_left: bool| {
                        at.is_some_and(|at| {
                            let between = if is_left {
                                &parts[at + 1..=index]
                            } else {
                                &parts[index..at]
                            };
                            between.iter().all(|part| part.text != " ")
                        })
                    };
                    let is_token = |class| matches!(class, Some(Class::Left | Class::Number));
                    if is_token(left_class) && near(left, true)
                        || is_token(right_class) && near(right, false)
                    {
                        vec![1, 2]
                    } else {
                        vec![1]
                    }
                }
            },
            (Base::Left, Class::Neutral) => {
                if !touches_right(parts, index, follows_right) {
                    vec![0]
                } else if class(left) == Some(Class::Right) && class(right) == Some(Class::Right) {
                    vec![1]
                } else if class(left) == Some(Class::Number) || class(right) == Some(Class::Number)
                {
                    vec![0, 1, 2]
                } else {
                    vec![0, 1]
                }
            }
        };
        parts[index].levels = levels;
    }
    join_addresses(parts, base);
}

/// An address of the web or of a mailbox is one word that is read from the left.
fn join_addresses(parts: &mut [Part], base: Base) {
    let level = match base {
        Base::Right => 2,
        Base::Left => 0,
    };
    for chain in parts.chunk_by_mut(|left, right| left.text != " " && right.text != " ") {
        let is_word = |part: &Part| matches!(part.class, Class::Left | Class::Number);
        let ends = (
            chain.iter().position(is_word),
            chain.iter().rposition(is_word),
        );
        let (Some(first), Some(last)) = ends else {
            continue;
        };
        let inside = &mut chain[first..=last];
        let text: String = inside.iter().map(|part| part.text.as_str()).collect();
        let has_letters = inside.iter().any(|part| part.class == Class::Left);
        let is_address = ["://", "@", "www."].iter().any(|mark| text.contains(mark));
        if has_letters && is_address && inside.iter().all(|part| part.class != Class::Right) {
            for part in inside {
                part.levels = vec![level];
            }
        }
    }
}

/// Whether a letter that is read from the right comes before any that is read from the left, on either side; at the start of the line
/// it may be the last one before it.
fn touches_right(parts: &[Part], index: usize, follows_right: bool) -> bool {
    let strong = |part: &&Part| matches!(part.class, Class::Left | Class::Right);
    let left = parts[..index].iter().rev().find(strong);
    let right = parts[index + 1..].iter().find(strong);
    left.is_none() && follows_right
        || [left, right]
            .into_iter()
            .flatten()
            .any(|part| part.class == Class::Right)
}
