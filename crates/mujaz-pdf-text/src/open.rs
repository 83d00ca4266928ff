//! Bytes to an open file, within limits. The parser unpacks whatever it meets, so what the file would unpack to is
//! measured first, and a file that unpacks to too much is refused.

use std::io::Read;

use flate2::read::{DeflateDecoder, ZlibDecoder};
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use crate::Error;

/// The largest file that is read, in bytes.
pub const MOST_BYTES: usize = 50 << 20;
/// The most pages that are read.
pub const MOST_PAGES: usize = 2_000;
/// The most operators that are carried out, on all pages together.
pub(crate) const MOST_PAINTED: usize = 6_000_000;
/// The most glyphs that are kept, on all pages together: some 250 pages full of text.
pub(crate) const MOST_GLYPHS: usize = 750_000;
/// Dictionaries nest no deeper than this.
const DEEPEST: usize = 5_000;
/// The most that all streams together may unpack to, pictures aside, in bytes.
const MOST_UNPACKED: usize = 192 << 20;
/// The most that one stream packed otherwise than with Flate may hold, in bytes: LZW can grow a thousandfold.
const MOST_PACKED_OTHERWISE: usize = 128 << 10;
/// The most dictionaries, in the file and in what is unpacked.
const MOST_DICTIONARIES: usize = 600_000;
/// A stream may be packed so often more than once.
const LAYERS: usize = 3;
/// How far before its data a stream's dictionary is looked for, in bytes.
const DICTIONARY_REACH: usize = 2_048;

/// Asks `heed` at each stream.
pub(crate) fn open(bytes: &[u8], heed: &dyn Fn() -> Result<(), Error>) -> Result<Pdf, Error> {
    if bytes.len() > MOST_BYTES {
        return Err(Error::TooLarge {
            bytes: bytes.len(),
            limit: MOST_BYTES,
        });
    }
    measure(bytes, heed)?;
    heed()?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Error::PasswordNeeded,
        LoadPdfError::Decryption(_) => Error::UnknownEncryption,
        LoadPdfError::Invalid => Error::Damaged,
    })?;
    let pages = pdf.pages().len();
    if pages > MOST_PAGES {
        return Err(Error::TooManyPages {
            pages,
            limit: MOST_PAGES,
        });
    }
    if pages == 0 {
        return Err(Error::Damaged);
    }
    Ok(pdf)
}

/// Unpacks every stream that may be one of Flate, to nowhere, until all together are too much; and counts dictionaries, since
/// the parser takes any of them in the tree of pages for a page.
fn measure(bytes: &[u8], heed: &dyn Fn() -> Result<(), Error>) -> Result<(), Error> {
    let encrypted = find(bytes, b"/Encrypt").is_some();
    let mut left = Left {
        bytes: MOST_UNPACKED,
        dictionaries: MOST_DICTIONARIES,
        buffer: vec![0; 1 << 16],
    };
    left.count_dictionaries(bytes)?;
    if deepest(bytes) > DEEPEST {
        return Err(Error::Damaged);
    }
    let mut at = 0;
    while let Some(found) = bytes.get(at..).and_then(|rest| find(rest, b"stream")) {
        let start = at + found;
        at = start + b"stream".len();
        if bytes[..start].ends_with(b"end") {
            continue;
        }
        let before = &bytes[start.saturating_sub(DICTIONARY_REACH)..start];
        let object = rfind(before, b" obj").map(|object| &before[object..]);
        let dictionary = object.unwrap_or(before);
        let holds = |name: &[u8]| find(dictionary, name).is_some();
        // What may be a list of objects or of places is unpacked by the parser, whatever else it says of itself.
        let is_list = holds(b"/First") || holds(b"/W ") || holds(b"/W[") || holds(b"#");
        if object.is_some() && holds(b"/Image") && !is_list {
            continue;
        }
        let data = bytes.get(at..).unwrap_or_default();
        let data = data
            .strip_prefix(b"\r\n")
            .or_else(|| data.strip_prefix(b"\n"))
            .unwrap_or(data);
        let is_hidden = encrypted && !holds(b"/Length1") && !holds(b"0C") && !holds(b"/OpenType");
        let is_named_elsewhere = [b"/Filter ".as_slice(), b"/Filter\r", b"/Filter\n"]
            .iter()
            .any(|name| {
                find(dictionary, name).is_some_and(|at| {
                    !dictionary[at + name.len()..].starts_with(b"/")
                        && !dictionary[at + name.len()..].starts_with(b"[")
                })
            });
        let otherwise = holds(b"LZW")
            || holds(b"RunLength")
            || holds(b"/RL")
            || is_list && holds(b"#")
            || is_named_elsewhere;
        if is_hidden || otherwise {
            let window = &data[..data.len().min(MOST_PACKED_OTHERWISE)];
            if find(window, b"endstream").is_none() && window.len() == MOST_PACKED_OTHERWISE {
                return Err(TOO_MUCH_INSIDE);
            }
        }
        heed()?;
        left.unpack(data, LAYERS, is_list)?;
    }
    Ok(())
}

/// How deep dictionaries nest. Packed data has both signs by chance, about as often.
fn deepest(bytes: &[u8]) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for pair in bytes.windows(2) {
        match pair {
            b"<<" => depth += 1,
            b">>" => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// What may still be unpacked and counted.
struct Left {
    bytes: usize,
    dictionaries: usize,
    buffer: Vec<u8>,
}

const TOO_MUCH_INSIDE: Error = Error::TooMuchInside {
    limit: MOST_UNPACKED,
};

impl Left {
    fn count_dictionaries(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let count = bytes.windows(2).filter(|pair| pair == b"<<").count();
        self.dictionaries = self
            .dictionaries
            .checked_sub(count)
            .ok_or(TOO_MUCH_INSIDE)?;
        Ok(())
    }

    /// Unpacks what is packed with Flate, and what is packed once more inside.
    fn unpack(&mut self, data: &[u8], layers: usize, may_be_bare: bool) -> Result<(), Error> {
        let is_packed = |data: &[u8]| data.first().is_some_and(|byte| byte & 0x0f == 8);
        let mut unpacked: Box<dyn Read + '_> = if is_packed(data) {
            Box::new(ZlibDecoder::new(data))
        } else if may_be_bare {
            Box::new(DeflateDecoder::new(data))
        } else {
            return Ok(());
        };
        let mut first = Vec::new();
        let mut is_first = true;
        let mut buffer = std::mem::take(&mut self.buffer);
        let mut outcome = Ok(());
        while let Ok(read @ 1..) = unpacked.read(&mut buffer) {
            match self.bytes.checked_sub(read) {
                Some(left) => self.bytes = left,
                None => outcome = Err(TOO_MUCH_INSIDE),
            }
            outcome = outcome.and_then(|()| self.count_dictionaries(&buffer[..read]));
            if outcome.is_err() {
                break;
            }
            if is_first && is_packed(&buffer[..read]) && is_header(&buffer[..read])
                || !first.is_empty()
            {
                first.extend_from_slice(&buffer[..read]);
            }
            is_first = false;
        }
        self.buffer = buffer;
        outcome?;
        if first.is_empty() {
            Ok(())
        } else if layers == 0 {
            Err(TOO_MUCH_INSIDE)
        } else {
            self.unpack(&first, layers - 1, false)
        }
    }
}

/// Whether bytes start as what is packed with Flate does (RFC 1950, 2.2).
fn is_header(data: &[u8]) -> bool {
    matches!(data, [method, flags, ..] if u16::from_be_bytes([*method, *flags]).is_multiple_of(31))
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    let (&first, rest) = wanted.split_first()?;
    let mut at = 0;
    while let Some(found) = bytes.get(at..)?.iter().position(|&byte| byte == first) {
        let start = at + found;
        if bytes[start + 1..].starts_with(rest) {
            return Some(start);
        }
        at = start + 1;
    }
    None
}

fn rfind(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes
        .windows(wanted.len())
        .rposition(|window| window == wanted)
}
