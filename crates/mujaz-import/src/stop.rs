//! Whether reading is still wanted.

use crate::Error;

/// What readers ask between the pieces of a source: the pages of a PDF, the elements of a document, the paragraphs of a text.
/// It is asked often, so it has to answer at once.
#[derive(Clone, Copy, Default)]
pub struct Stop<'a>(Option<&'a dyn Fn() -> bool>);

impl<'a> Stop<'a> {
    /// Nothing stops the reading.
    pub const NEVER: Self = Self(None);

    /// Returns what stops the reading as soon as `is_asked` is true.
    #[must_use]
    pub const fn when(is_asked: &'a dyn Fn() -> bool) -> Self {
        Self(Some(is_asked))
    }

    /// Tells whether the reading is to stop.
    #[must_use]
    pub fn is_asked(self) -> bool {
        self.0.is_some_and(|is_asked| is_asked())
    }

    /// Goes on where the reading is still wanted.
    ///
    /// # Errors
    /// [`Error::Stopped`] where it is not.
    pub(crate) fn heed(self) -> Result<(), Error> {
        if self.is_asked() {
            Err(Error::Stopped)
        } else {
            Ok(())
        }
    }
}
