//! Bytes to an open file, within limits. The parser unpacks whatever it meets, so what the file would unpack to is
//! measured first, and a file that unpacks to too much is refused.

use std::io::Read;

use flate2::read::ZlibDecoder;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use crate::Error;

/// The largest file that is read, in bytes.
pub const MOST_BYTES: usize = 50 << 20;
/// The most pages that are read.
pub const MOST_PAGES: usize = 2_000;
/// The most operators that are carried out, on all pages together.
pub(crate) const MOST_PAINTED: usize = 6_000_000;
/// The most that all streams together may unpack to, pictures aside, in bytes.
const MOST_UNPACKED: usize = 192 << 20;
/// The most that one stream packed otherwise than with Flate may hold, in bytes: LZW can grow a thousandfold.
const MOST_PACKED_OTHERWISE: usize = 128 << 10;
/// How far before its data a stream's dictionary is looked for, in bytes.
const DICTIONARY_REACH: usize = 2_048;

pub(crate) fn open(bytes: &[u8]) -> Result<Pdf, Error> {
    if bytes.len() > MOST_BYTES {
        return Err(Error::TooLarge {
            bytes: bytes.len(),
            limit: MOST_BYTES,
        });
    }
    measure(bytes)?;
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

/// Unpacks every stream that starts like one of Flate, to nowhere, until all together are too much.
fn measure(bytes: &[u8]) -> Result<(), Error> {
    let too_much = Err(Error::TooMuchInside {
        limit: MOST_UNPACKED,
    });
    let encrypted = find(bytes, b"/Encrypt").is_some();
    let mut buffer = vec![0; 1 << 16];
    let mut left = MOST_UNPACKED;
    let mut at = 0;
    while let Some(found) = bytes.get(at..).and_then(|rest| find(rest, b"stream")) {
        let start = at + found;
        at = start + b"stream".len();
        if bytes[..start].ends_with(b"end") {
            continue;
        }
        let reach = start.saturating_sub(DICTIONARY_REACH);
        let before = &bytes[reach..start];
        let dictionary = rfind(before, b" obj").map_or(before, |object| &before[object..]);
        let data = bytes.get(at..).unwrap_or_default();
        let data = data
            .strip_prefix(b"\r\n")
            .or_else(|| data.strip_prefix(b"\n"))
            .unwrap_or(data);
        let length = find(data, b"endstream").unwrap_or(data.len());
        let packings =
            count(dictionary, b"/Flate") + count(dictionary, b"/Fl ") + count(dictionary, b"/Fl/");
        let otherwise = [b"LZW".as_slice(), b"RunLength", b"/RL"]
            .iter()
            .any(|name| find(dictionary, name).is_some());
        let is_picture = find(dictionary, b"/Image").is_some();
        if is_picture {
            continue;
        }
        if (packings > 1 || otherwise || encrypted)
            && length > MOST_PACKED_OTHERWISE
            && find(dictionary, b"/FontFile").is_none()
        {
            if encrypted && packings == 1 && find(dictionary, b"/Length1").is_some() {
                continue;
            }
            return too_much;
        }
        if data.first().is_none_or(|byte| byte & 0x0f != 8) {
            continue;
        }
        let mut unpacked = ZlibDecoder::new(data);
        while let Ok(read @ 1..) = unpacked.read(&mut buffer) {
            left = match left.checked_sub(read) {
                Some(left) => left,
                None => return too_much,
            };
        }
    }
    Ok(())
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

fn count(bytes: &[u8], wanted: &[u8]) -> usize {
    bytes
        .windows(wanted.len())
        .filter(|window| *window == wanted)
        .count()
}
