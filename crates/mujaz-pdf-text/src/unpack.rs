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

/// Unpacks the streams of one document.
#[derive(Debug)]
pub(crate) struct Unpacker {
    left: usize,
}

impl Unpacker {
    pub(crate) const fn new() -> Self {
        Self { left: MOST_OF_ALL }
    }

    /// Returns what the stream holds; nothing where it cannot be unpacked, is a picture, or is too much.
    pub(crate) fn unpack(&mut self, stream: &Stream<'_>) -> Option<Vec<u8>> {
        let limit = self.left.min(MOST_OF_ONE);
        let data = unpack(stream, limit).filter(|data| data.len() <= limit)?;
        self.left -= data.len();
        Some(data)
    }

    /// Returns the content of a page; nothing where a part of it cannot be unpacked.
    pub(crate) fn unpack_page(&mut self, page: &Page<'_>) -> Option<Vec<u8>> {
        if let Some(stream) = page.raw().get::<Stream<'_>>("Contents") {
            return self.unpack(&stream);
        }
        let mut whole = Vec::new();
        if let Some(parts) = page.raw().get::<Array<'_>>("Contents") {
            for part in parts.iter::<Stream<'_>>() {
                whole.extend(self.unpack(&part)?);
                // An operator can end with its part.
                whole.push(b' ');
                if whole.len() > MOST_OF_ONE {
                    return None;
                }
            }
        }
        Some(whole)
    }
}

fn unpack(stream: &Stream<'_>, limit: usize) -> Option<Vec<u8>> {
    let packed = stream.raw_data();
    let filters = stream.filters();
    let is_foretold = stream.dict().contains_key("DecodeParms") || stream.dict().contains_key("DP");
    let grows = |filter: &&Filter| {
        matches!(
            filter,
            Filter::FlateDecode | Filter::LzwDecode | Filter::RunLengthDecode
        )
    };
    match filters.as_slice() {
        [] => Some(packed.into_owned()),
        [Filter::FlateDecode] => {
            let data = inflate(&packed, limit)?;
            if is_foretold {
                Some(stream.decoded_data().ok()?.into_owned())
            } else {
                Some(data)
            }
        }
        filters
            if filters.iter().filter(grows).count() < 2
                && packed.len() <= MOST_PACKED_OTHERWISE =>
        {
            Some(stream.decoded_data().ok()?.into_owned())
        }
        _ => None,
    }
}

/// Unpacks Flate (RFC 1950, or RFC 1951 without its wrapper); what stands before an error is kept, as readers do.
fn inflate(packed: &[u8], limit: usize) -> Option<Vec<u8>> {
    let most = u64::try_from(limit).ok()?.saturating_add(1);
    let mut data = Vec::new();
    let outcome = ZlibDecoder::new(packed).take(most).read_to_end(&mut data);
    if outcome.is_err() && data.is_empty() {
        let outcome = DeflateDecoder::new(packed)
            .take(most)
            .read_to_end(&mut data);
        if outcome.is_err() && data.is_empty() {
            return None;
        }
    }
    (data.len() <= limit).then_some(data)
}
