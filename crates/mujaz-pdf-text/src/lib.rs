//! The text of a PDF in the order of reading: the bytes of a file enter; its blocks of text leave, and for each page whether
//! they can be relied on.
//!
//! 1. `open` parses the file within limits, `unpack` its streams;
//! 2. `content` paints each page: glyphs with their characters (`font`, `letters`) and places;
//!    `kashida` names the glyphs that only lengthen words;
//! 3. `structure` reads the tree of a tagged file, `layout` finds columns, paragraphs and tables where there is none;
//! 4. `line` puts glyphs into lines, `painting` looks at how the program paints, and `order` reads each line: it undoes the
//!    bidirectional algorithm, and says where that leaves a choice;
//! 5. `assemble` joins the blocks over pages, without what stands at the top or the bottom of each.
//!
//! What is uncertain is never silent: the page says so in its [`Trust`].

mod assemble;
mod content;
mod document;
mod error;
mod font;
mod kashida;
mod layout;
mod letters;
mod line;
mod open;
mod order;
mod painting;
mod running;
mod strings;
mod structure;
mod unpack;

pub use document::{Block, Document, Kind, Reason, Trust, read, read_until};
pub use error::Error;
pub use letters::raised_digit;
pub use open::{MOST_BYTES, MOST_PAGES};
