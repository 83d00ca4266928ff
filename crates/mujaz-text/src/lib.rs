//! Words as a reader compares them. Raw text enters; words with their places, folded forms and stems leave.
//!
//! 1. [`words`] cuts a text into words and numbers, each with its bytes;
//! 2. [`fold`] removes what a reader overlooks: vowel marks, letter variants, case, digit shapes;
//! 3. [`stem`] removes inflection, so that بالحدود meets الحدود and قدراته meets قدرات;
//! 4. [`stems`] adds the readings of a word that may begin with a one-letter particle.
//!
//! [`dates`] finds the days that a text names. Importing needs the print date, and points the days of the events.
//!
//! [`numbers`] finds the numbers that a text gives, in digits and in words. Points of several articles compare them.
//!
//! [`Signature`] tells how much of two texts is the same.
//!
//! It also holds the white space rules ([`fold_space`], [`trim`]) that importing, drafting and checking share.

mod date;
mod fold;
mod number;
mod signature;
mod space;
mod stem;
mod word;

pub use date::{
    Calendar, DateMention, MentionedDay, MonthMention, dates, dates_among, impossible_day,
    is_month, month_named, months_among, weekday_named,
};
pub use fold::{fold, folded, is_arabic_letter, is_capital, is_format};
pub use number::{Amount, Bound, NumberMention, numbers, numbers_among, numbers_beside};
pub use signature::Signature;
pub use space::{fold_space, is_space, trim};
pub use stem::{stem, stem_folded, stems, stems_folded};
pub use word::{FoldedWord, Word, words};
