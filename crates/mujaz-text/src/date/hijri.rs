//! Hijri days as Gregorian ones.

use chrono::NaiveDate;
use icu_calendar::{
    Date,
    cal::{Hijri, hijri::UmmAlQura},
};

/// Converts by the Umm al-Qura tables, the civil calendar of Saudi Arabia, which hold from 1300 to 1600 AH. Months and
/// days count from 1.
pub(super) fn to_gregorian(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    if !(1300..=1600).contains(&year) {
        return None;
    }
    let date = Date::try_new_hijri_with_calendar(
        i32::try_from(year).ok()?,
        u8::try_from(month).ok()?,
        u8::try_from(day).ok()?,
        Hijri::<UmmAlQura>::new_umm_al_qura(),
    )
    .ok()?;
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(date.to_rata_die().to_i64_date()).ok()?)
}
