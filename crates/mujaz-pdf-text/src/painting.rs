//! How a page is painted: which pieces there are, and what their order says of the order of reading.

use std::{
    cell::Cell,
    collections::{BTreeMap, BTreeSet},
};

use crate::{
    line::{Cluster, Line},
    order::{Class, class_of},
};

/// What a piece shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Sides {
    pub(crate) right: bool,
    pub(crate) left: bool,
    pub(crate) number: bool,
}

impl Sides {
    /// Whether it shows what is read from the right beside what is not.
    pub(crate) const fn is_mixed(self) -> bool {
        self.right && (self.left || self.number)
    }
}

/// How many ways to read are tried in a document, all together.
const MOST_TRIED: usize = 200_000;

/// What a program paints in one piece.
#[derive(Debug, Clone, Copy, Default)]
enum Unit {
    /// A text object of the page.
    Object,
    /// What stands at one place of a text object.
    #[default]
    Run,
}

/// The program that made a file, where its way of painting is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Producer {
    #[default]
    Unknown,
    /// It paints what stands in one element from left to right in one piece, as the algorithm orders it without what stands around it or in other lines, and what stands in an element
    /// inside of it as a piece of its own.
    WeasyPrint,
    /// Its structure has the pieces of a line in the order in which they are read.
    Mujaz,
    /// Chromium's: an element of the structure is text of one style, and the elements are in the order of reading.
    Skia,
}

impl Producer {
    /// Reads the name that a file gives (ISO 32000-1, 14.3.3).
    pub(crate) fn of(name: &[u8]) -> Self {
        if name.starts_with(b"WeasyPrint") {
            Self::WeasyPrint
        } else if name.starts_with(b"Mujaz") {
            Self::Mujaz
        } else if name.starts_with(b"Skia/PDF") {
            Self::Skia
        } else {
            Self::Unknown
        }
    }
}

/// The habits of the program that painted a page.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(crate) struct Painting {
    units: BTreeMap<u32, Sides>,
    unit: Unit,
    producer: Producer,
    /// Hardly a piece has letters that are read from the right together with what is read from the left.
    pub(crate) is_pure: bool,
    /// A piece of one direction and font is never painted in pieces.
    pub(crate) is_maximal: bool,
    /// In a line that is read from the right, the pieces are painted from right to left.
    pub(crate) is_logical: bool,
    /// In most such lines they are: the others may have been set from the left, whatever their letters say.
    pub(crate) is_mostly_logical: bool,
    /// How many ways to read its islands were tried.
    tried: Cell<usize>,
}

impl Painting {
    pub(crate) fn of<'a>(lines: impl IntoIterator<Item = &'a Line>) -> Self {
        let lines: Vec<&Line> = lines.into_iter().collect();
        let by_object = Self::of_units(&lines, Unit::Object);
        if by_object.is_pure {
            by_object
        } else {
            Self::of_units(&lines, Unit::Run)
        }
    }

    fn of_units(lines: &[&Line], unit: Unit) -> Self {
        let mut painting = Self {
            unit,
            ..Self::default()
        };
        let (mut leftwards, mut rightwards, mut parted, mut meetings) =
            (0_usize, 0_usize, 0_usize, 0_usize);
        for line in lines {
            for cluster in &line.clusters {
                let sides = painting.units.entry(painting.unit_of(cluster)).or_default();
                match class_of(&cluster.text) {
                    Class::Right => sides.right = true,
                    Class::Left => sides.left = true,
                    Class::Number => sides.number = true,
                    Class::Neutral => sides.right |= cluster.is_reversed,
                }
            }
            let others: BTreeSet<usize> = line
                .clusters
                .iter()
                .filter(|cluster| class_of(&cluster.text) == Class::Neutral)
                .map(|cluster| cluster.at)
                .collect();
            let mut clusters: Vec<_> = line
                .clusters
                .iter()
                .filter(|cluster| class_of(&cluster.text) != Class::Neutral)
                .collect();
            clusters.sort_by_key(|cluster| cluster.at);
            let right = clusters
                .iter()
                .filter(|cluster| class_of(&cluster.text) == Class::Right)
                .count();
            let reads_right = right * 2 > clusters.len();
            for pair in clusters.windows(2) {
                let [first, next] = pair else { continue };
                if painting.unit_of(first) == painting.unit_of(next) {
                    continue;
                }
                meetings += 1;
                let is_right = [first, next].map(|cluster| class_of(&cluster.text) == Class::Right);
                let is_replaced = first.is_replaced || next.is_replaced;
                // A blank of another font parts what would be one piece.
                let follows = others.range(first.at..next.at).next().is_none();
                if is_right == [true, true] && first.font == next.font && !is_replaced && follows {
                    parted += 1;
                }
                if reads_right && is_right[0] != is_right[1] {
                    if next.start < first.start {
                        leftwards += 1;
                    } else {
                        rightwards += 1;
                    }
                }
            }
        }
        let mixed = painting.units.values();
        let mixed = mixed.filter(|sides| sides.is_mixed()).count();
        painting.is_pure = mixed * 20 <= meetings && meetings > 0;
        painting.is_maximal = parted * 50 <= meetings;
        painting.is_logical = leftwards > 0 && rightwards * 50 <= leftwards;
        painting.is_mostly_logical = leftwards > 0 && rightwards * 3 <= leftwards;
        painting
    }

    /// The same, with what is known of the program.
    pub(crate) fn by(mut self, producer: Producer) -> Self {
        self.producer = producer;
        self.is_logical |= producer == Producer::Mujaz;
        self
    }

    /// Whether a piece that holds both directions was ordered by the algorithm alone.
    pub(crate) fn is_ordered(&self, unit: Option<u32>) -> bool {
        self.orders_pieces() && self.kind(unit).is_mixed()
    }

    /// Whether each piece was ordered by itself, whatever stands around it.
    pub(crate) fn orders_pieces(&self) -> bool {
        self.producer == Producer::WeasyPrint
    }

    /// Whether the pieces of each line, all of one level, are painted as they are read.
    pub(crate) fn paints_as_read(&self) -> bool {
        self.producer == Producer::Mujaz
    }

    /// Whether a line never ends between a sign and the figure that it belongs to (Unicode annex 14, rule LB25).
    pub(crate) const fn keeps_signs(&self) -> bool {
        match self.producer {
            Producer::WeasyPrint | Producer::Mujaz | Producer::Skia => true,
            Producer::Unknown => false,
        }
    }

    /// What was painted together with the cluster, by its number.
    pub(crate) const fn unit_of(&self, cluster: &Cluster) -> u32 {
        match self.unit {
            Unit::Object => cluster.object,
            Unit::Run => cluster.run,
        }
    }

    /// Whether so many more ways to read an island may be tried; counts them.
    pub(crate) fn may_try(&self, ways: usize) -> bool {
        let tried = self.tried.get().saturating_add(ways);
        self.tried.set(tried);
        tried <= MOST_TRIED
    }

    pub(crate) fn kind(&self, unit: Option<u32>) -> Sides {
        unit.and_then(|unit| self.units.get(&unit))
            .copied()
            .unwrap_or_default()
    }
}
