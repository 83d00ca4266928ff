//! The places of floats, found without looking at each: thousands of them may stand beside each other.

use super::Band;

/// How many areas, or groups of them, a group holds.
const GROUP: usize = 16;

/// The margin box of a float.
#[derive(Debug, Clone, Copy)]
pub(super) struct Area {
    pub(super) at_left: bool,
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) top: f32,
    pub(super) bottom: f32,
}

/// What some areas have in common.
#[derive(Debug, Clone, Copy)]
struct Group {
    /// The least and the greatest.
    tops: (f32, f32),
    bottoms: (f32, f32),
    /// How far those on the left reach, and those on the right.
    left: f32,
    right: f32,
}

impl Group {
    fn of(area: Area) -> Self {
        let (left, right) = if area.at_left {
            (area.right, f32::INFINITY)
        } else {
            (f32::NEG_INFINITY, area.left)
        };
        Self {
            tops: (area.top, area.top),
            bottoms: (area.bottom, area.bottom),
            left,
            right,
        }
    }

    fn with(self, other: Self) -> Self {
        let both = |one: (f32, f32), other: (f32, f32)| (one.0.min(other.0), one.1.max(other.1));
        Self {
            tops: both(self.tops, other.tops),
            bottoms: both(self.bottoms, other.bottoms),
            left: self.left.max(other.left),
            right: self.right.min(other.right),
        }
    }
}

/// Areas in groups, those in larger groups, and so on.
#[derive(Debug, Default)]
pub(super) struct Areas {
    /// The first level has a group for each area, the last at most [`GROUP`] of them.
    levels: Vec<Vec<Group>>,
}

impl Areas {
    pub(super) fn add(&mut self, area: Area) {
        let own = Group::of(area);
        let mut place = self.levels.first().map_or(0, Vec::len);
        let mut level = 0;
        loop {
            if level == self.levels.len() {
                let whole = |groups: &[Group]| groups.iter().copied().reduce(Group::with);
                let groups = match level.checked_sub(1) {
                    Some(below) => self.levels[below].chunks(GROUP).filter_map(whole).collect(),
                    None => vec![own],
                };
                self.levels.push(groups);
            } else if let Some(group) = self.levels[level].get_mut(place) {
                *group = group.with(own);
            } else {
                self.levels[level].push(own);
            }
            if self.levels[level].len() <= GROUP {
                return;
            }
            place /= GROUP;
            level += 1;
        }
    }

    /// Returns what areas leave of `within` that end below `top` and begin above `bottom`.
    pub(super) fn band(&self, top: f32, bottom: f32, within: Band) -> Band {
        let mut band = within;
        self.look(|group, is_one| {
            let may_touch = group.tops.0 < bottom && group.bottoms.1 > top;
            let may_narrow = group.left > band.left || group.right < band.right;
            if !may_touch || !may_narrow {
                return false;
            }
            if is_one || (group.tops.1 < bottom && group.bottoms.0 > top) {
                band.left = band.left.max(group.left);
                band.right = band.right.min(group.right);
                return false;
            }
            true
        });
        band
    }

    /// Returns the first place below `y` where an area ends.
    pub(super) fn next_end(&self, y: f32) -> Option<f32> {
        let mut next = f32::INFINITY;
        self.look(|group, is_one| {
            let (first, last) = group.bottoms;
            if last <= y || first >= next {
                return false;
            }
            if first > y {
                next = first;
                return false;
            }
            !is_one
        });
        (next < f32::INFINITY).then_some(next)
    }

    /// Shows groups to `look`, and what is in those that it wants to look into.
    fn look(&self, mut look: impl FnMut(Group, bool) -> bool) {
        let Some(last) = self.levels.last() else {
            return;
        };
        let highest = self.levels.len() - 1;
        let mut rest: Vec<(usize, usize)> = (0..last.len()).rev().map(|at| (highest, at)).collect();
        while let Some((level, place)) = rest.pop() {
            if look(self.levels[level][place], level == 0)
                && let Some(below) = level.checked_sub(1)
            {
                let end = (place * GROUP + GROUP).min(self.levels[below].len());
                rest.extend((place * GROUP..end).rev().map(|at| (below, at)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_say_the_same_as_their_areas_one_by_one() {
        let mut areas = Areas::default();
        let mut all = Vec::new();
        for number in 0..700_u16 {
            let number = f32::from(number);
            let area = Area {
                at_left: number % 3.0 != 0.0,
                left: 300.0 - number % 41.0,
                right: number % 37.0,
                top: number,
                bottom: number + (number * 7.0) % 53.0,
            };
            areas.add(area);
            all.push(area);
            let (top, bottom) = (number - 20.0, number - 5.0);
            let within = Band {
                left: 0.0,
                right: 400.0,
            };
            let mut band = within;
            for area in &all {
                if area.top < bottom && area.bottom > top {
                    if area.at_left {
                        band.left = band.left.max(area.right);
                    } else {
                        band.right = band.right.min(area.left);
                    }
                }
            }
            assert_eq!(areas.band(top, bottom, within), band);
            let ends = all.iter().map(|area| area.bottom).filter(|&end| end > top);
            assert_eq!(areas.next_end(top), ends.reduce(f32::min));
        }
    }
}
