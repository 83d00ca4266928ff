//! Streams, unpacked within bounds.

use std::io::Read;

use flate2::read::{DeflateDecoder, ZlibDecoder};
use hayro_syntax::{
    Filter,
    object::{Array, Stream},
    page::Page,
};

/// The most that one stream may unpack to, in bytes.
const MOST_OF_ONE: usize = 64 << 20;
/// The most that the streams of a document may unpack to, in bytes; one that is used again counts again.
const MOST_OF_ALL: usize = 256 << 20;
/// The most that a stream packed otherwise than with Flate may hold: its parser sets no bound on what it unpacks to, and LZW
/// grows a thousandfold.
const MOST_PACKED_OTHERWISE: usize = 64 << 10;

/// What a page or a form paints with.
#[derive(Debug, Default)]
pub(crate) struct Contents {
    /// What could be unpacked of it.
    pub(crate) bytes: Vec<u8>,
    /// Whether a part was left out since it is too much, or packed in a way of which that cannot be foretold.
    pub(crate) is_cut: bool,
    /// Whether a part of it is damaged or is not in the file.
    pub(crate) is_damaged: bool,
}

/// Unpacks the streams of one document.
#[derive(Debug)]
pub(crate) struct Unpacker {
    left: usize,
}

/// Why a stream is not there, or not whole.
enum Flaw {
    TooMuch,
    Damaged,
}

impl Unpacker {
    pub(crate) const fn new() -> Self {
        Self { left: MOST_OF_ALL }
    }

    /// Returns what the stream holds; nothing where it cannot be unpacked, is a picture, or is too much.
    pub(crate) fn unpack(&mut self, stream: &Stream<'_>) -> Option<Vec<u8>> {
        let (data, flaw) = self.unpack_known(stream);
        (flaw.is_none() || !data.is_empty()).then_some(data)
    }

    /// Returns what a form paints with.
    pub(crate) fn unpack_content(&mut self, stream: &Stream<'_>) -> Contents {
        let mut contents = Contents::default();
        self.append(stream, &mut contents);
        contents
    }

    /// Returns the content of a page.
    pub(crate) fn unpack_page(&mut self, page: &Page<'_>) -> Contents {
        let mut contents = Contents::default();
        if let Some(stream) = page.raw().get::<Stream<'_>>("Contents") {
            self.append(&stream, &mut contents);
        } else if let Some(parts) = page.raw().get::<Array<'_>>("Contents") {
            // What a reference leads nowhere from is not among the streams.
            let written = parts.raw_iter().count();
            let mut found = 0;
            for part in parts.iter::<Stream<'_>>() {
                found += 1;
                self.append(&part, &mut contents);
                // An operator can end with its part.
                contents.bytes.push(b' ');
                if contents.bytes.len() > MOST_OF_ONE {
                    contents.is_cut = true;
                    break;
                }
            }
            contents.is_damaged |= found < written && !contents.is_cut;
        } else {
            // A page may have none (ISO 32000-1, 7.7.3.3).
            contents.is_damaged = page.raw().contains_key("Contents");
        }
        contents
    }

    fn append(&mut self, stream: &Stream<'_>, contents: &mut Contents) {
        let (data, flaw) = self.unpack_known(stream);
        contents.bytes.extend(data);
        match flaw {
            Some(Flaw::TooMuch) => contents.is_cut = true,
            Some(Flaw::Damaged) => contents.is_damaged = true,
            None => {}
        }
    }

    fn unpack_known(&mut self, stream: &Stream<'_>) -> (Vec<u8>, Option<Flaw>) {
        let limit = self.left.min(MOST_OF_ONE);
        let (data, flaw) = unpack(stream, limit);
        if data.len() > limit {
            return (Vec::new(), Some(Flaw::TooMuch));
        }
        self.left -= data.len();
        (data, flaw)
    }
}

fn unpack(stream: &Stream<'_>, limit: usize) -> (Vec<u8>, Option<Flaw>) {
    let packed = stream.raw_data();
    let filters = stream.filters();
    let is_foretold = stream.dict().contains_key("DecodeParms") || stream.dict().contains_key("DP");
    let grows = |filter: &&Filter| {
        matches!(
            filter,
            Filter::FlateDecode | Filter::LzwDecode | Filter::RunLengthDecode
        )
    };
    let decode = || match stream.decoded_data() {
        Ok(data) => (data.into_owned(), None),
        Err(_) => (Vec::new(), Some(Flaw::Damaged)),
    };
    match filters.as_slice() {
        [] => (packed.into_owned(), None),
        [Filter::FlateDecode] => {
            let (data, flaw) = inflate(&packed, limit);
            let is_readable = data.len() <= limit && (flaw.is_none() || !data.is_empty());
            if is_foretold && is_readable {
                let (data, unforetold) = decode();
                (data, unforetold.or(flaw))
            } else {
                (data, flaw)
            }
        }
        filters
            if filters.iter().filter(grows).count() < 2
                && packed.len() <= MOST_PACKED_OTHERWISE =>
        {
            decode()
        }
        _ => (Vec::new(), Some(Flaw::TooMuch)),
    }
}

/// Unpacks Flate (RFC 1950, or RFC 1951 without its wrapper) up to a byte above the limit; what stands before an error is
/// kept, as readers do. A wrong sum behind whole data is no flaw.
fn inflate(packed: &[u8], limit: usize) -> (Vec<u8>, Option<Flaw>) {
    /// Of the wrapper before the data (RFC 1950, 2.2).
    const HEAD: usize = 2;
    let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    let mut data = Vec::new();
    let outcome = ZlibDecoder::new(packed).take(most).read_to_end(&mut data);
    if outcome.is_ok() {
        return (data, None);
    }
    for bare in [packed, packed.get(HEAD..).unwrap_or_default()] {
        let mut other = Vec::new();
        let outcome = DeflateDecoder::new(bare).take(most).read_to_end(&mut other);
        if outcome.is_ok() && other.len() >= data.len() {
            return (other, None);
        }
        if data.is_empty() {
            data = other;
        }
    }
    (data, Some(Flaw::Damaged))
}
