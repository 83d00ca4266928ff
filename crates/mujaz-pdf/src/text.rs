//! Sets inline content: text goes in, glyphs on lines come out.
//!
//! 1. [`content`] is what is to be set: text, the styles of its parts, and boxes that stand in it;
//! 2. [`fonts`] finds a face for every character, [`web_font`] unpacks fonts that come packed;
//! 3. [`paragraph`] shapes the text once, with the base direction of its element;
//! 4. [`breaking`] finds lines for a width, and [`line`] puts the pieces of a line in visual order;
//! 5. [`raising`] finds how far elements in a line stand above its baseline.

pub(crate) mod breaking;
pub(crate) mod content;
pub(crate) mod fonts;
mod instance;
mod kashida;
pub(crate) mod line;
pub(crate) mod paragraph;
pub(crate) mod raising;
pub(crate) mod web_font;
