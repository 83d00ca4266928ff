//! What computing the styles of a document may take: a rule of many declarations and an attribute at every element would
//! otherwise be as much work as the product of both.

use std::cell::Cell;

use crate::{
    error::Error,
    limits::{self, Kind},
};

/// What replacing a variable costs besides the bytes that it is replaced with.
const REPLACEMENT: usize = 64;

/// What has been done for the styles of a document.
#[derive(Debug, Default)]
pub(super) struct Work {
    /// How many declarations were applied.
    declarations: Cell<usize>,
    /// How many bytes variables were replaced with.
    filled: Cell<usize>,
}

impl Work {
    /// Counts declarations that are about to be applied.
    pub(super) fn apply(&self, declarations: usize) {
        add(&self.declarations, declarations);
    }

    /// Counts bytes that a variable is about to be replaced with; `None` where it is too much.
    pub(super) fn fill(&self, bytes: usize) -> Option<()> {
        add(&self.filled, bytes.saturating_add(REPLACEMENT));
        limits::check(Kind::Filled, self.filled.get()).ok()
    }

    /// Refuses what was too much.
    pub(super) fn check(&self) -> Result<(), Error> {
        limits::check(Kind::Declarations, self.declarations.get())?;
        limits::check(Kind::Filled, self.filled.get())
    }
}

fn add(count: &Cell<usize>, more: usize) {
    count.set(count.get().saturating_add(more));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_declarations_than_a_document_can_have_are_refused() {
        let work = Work::default();
        work.apply(1_000_000);
        assert!(work.check().is_ok());
        work.apply(20_000_000);
        let message = work.check().unwrap_err().to_string();
        assert!(
            message.ends_with("declarations for all of its elements"),
            "{message}"
        );
    }
}
