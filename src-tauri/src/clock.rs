//! The only place that reads the clock.

use chrono::{Local, NaiveDate};

/// Returns the day it is where the user is.
#[allow(
    clippy::disallowed_methods,
    reason = "the window is the outermost layer: everything below takes the day as an argument"
)]
pub(crate) fn today() -> NaiveDate {
    Local::now().date_naive()
}
