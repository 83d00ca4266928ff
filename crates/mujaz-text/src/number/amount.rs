//! The size of a number, exactly.

use std::fmt;

/// A number of thousandths, which holds every figure of the news exactly: 3.5 billion as well as 0.125.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount {
    thousandths: u64,
}

impl Amount {
    /// Returns so many whole ones, or `None` above eighteen quadrillions.
    #[must_use]
    pub fn of(whole: u64) -> Option<Self> {
        let thousandths = whole.checked_mul(1000)?;
        Some(Self { thousandths })
    }

    /// Reads digits with a comma between thousands, or with a decimal point or comma: `1,200.50`, `3,2`. Returns `None` for
    /// anything else.
    #[must_use]
    pub fn read(digits: &str) -> Option<Self> {
        let groups: Vec<&str> = digits.split(',').collect();
        let is_grouped = groups.len() > 1
            && groups[1..].iter().all(|group| {
                group
                    .split('.')
                    .next()
                    .is_some_and(|whole| whole.len() == 3)
            });
        let number = if is_grouped {
            groups.concat()
        } else if groups.len() > 2 {
            return None;
        } else {
            // A comma that does not part thousands is a decimal comma.
            digits.replace(',', ".")
        };
        let (whole, part) = number.split_once('.').unwrap_or((&number, ""));
        if part.contains('.') {
            // Points between thousands, as in 1.200.000.
            let groups: Vec<&str> = number.split('.').collect();
            let is_grouped = groups[1..].iter().all(|group| group.len() == 3);
            return is_grouped
                .then(|| Self::of(groups.concat().parse().ok()?))
                .flatten();
        }
        let thousandths: String = part.chars().chain("000".chars()).take(3).collect();
        let whole: u64 = whole.parse().ok()?;
        Some(Self {
            thousandths: whole
                .checked_mul(1000)?
                .checked_add(thousandths.parse().ok()?)?,
        })
    }

    /// Returns the number so many times.
    #[must_use]
    pub fn times(self, factor: u64) -> Option<Self> {
        let thousandths = self.thousandths.checked_mul(factor)?;
        Some(Self { thousandths })
    }

    pub(super) fn plus(self, other: Self) -> Option<Self> {
        let thousandths = self.thousandths.checked_add(other.thousandths)?;
        Some(Self { thousandths })
    }

    /// Returns so many of the equal parts of the number.
    pub(super) fn share(self, parts: u64, of: u64) -> Option<Self> {
        let thousandths = self.thousandths.checked_mul(parts)? / of;
        Some(Self { thousandths })
    }

    /// Returns the number where it is whole.
    #[must_use]
    pub const fn whole(self) -> Option<u64> {
        if self.thousandths.is_multiple_of(1000) {
            Some(self.thousandths / 1000)
        } else {
            None
        }
    }

    /// Returns the number in thousandths.
    #[must_use]
    pub const fn thousandths(self) -> u64 {
        self.thousandths
    }
}

/// Plain digits with a decimal point: `3500000000`, `12.5`.
impl fmt::Display for Amount {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.thousandths / 1000)?;
        match self.thousandths % 1000 {
            0 => Ok(()),
            part => {
                let digits = format!("{part:03}");
                write!(formatter, ".{}", digits.trim_end_matches('0'))
            }
        }
    }
}
