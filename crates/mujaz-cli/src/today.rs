//! The clock, read in this one place.

use chrono::{Local, NaiveDate};

/// Returns the day that was given, or the day it is here.
#[expect(
    clippy::disallowed_methods,
    reason = "the command line is the outermost layer: everything below takes the date as an argument"
)]
pub(crate) fn or_today(given: Option<NaiveDate>) -> NaiveDate {
    given.unwrap_or_else(|| Local::now().date_naive())
}
