//! The draft: picked, kept as a file, and resolved to a memo.
//!
//! 1. [`pick`] turns a sentence of an article into a key point of a [`Draft`], with its source in the register;
//!    [`locate`] finds the place of a selection, and [`pick_passage`] makes a point of it;
//! 2. [`write_draft`] and [`read_draft`] keep the draft as TOML that a person can read and edit;
//! 3. [`compose`] resolves it to the immutable [`Memo`](mujaz_model::Memo), and refuses a point whose source no longer
//!    says what the point rests on.

mod compose;
mod error;
mod file;
mod locate;
mod pick;

pub use compose::{compose, holds};
pub use error::Error;
pub use file::{is_draft, read_draft, write_draft};
pub use locate::locate;
pub use pick::{pick, pick_passage};
