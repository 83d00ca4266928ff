//! Streams, unpacked within bounds.

use std::io::Read;

use flate2::read::{DeflateDecoder, ZlibDecoder};
use hayro_syntax::{
    Filter,
    object::{Array, Stream},
    page::Page,
};

/// The most that one stream may unpack to, in bytes.
pub(crate) const MOST_OF_ONE: usize = 64 << 20;
/// The most that a stream packed otherwise than once with Flate may hold: its parser sets no bound on what it unpacks to.
const MOST_PACKED_OTHERWISE: usize = 256 << 10;

/// Returns what the stream holds; nothing where it cannot be unpacked, is a picture, or is too much.
pub(crate) fn unpack(stream: &Stream<'_>) -> Option<Vec<u8>> {
    let packed = stream.raw_data();
    let filters = stream.filters();
    let is_foretold = stream.dict().contains_key("DecodeParms") || stream.dict().contains_key("DP");
    match filters.as_slice() {
        [] => Some(packed.into_owned()),
        [Filter::FlateDecode] if !is_foretold => inflate(&packed),
        _ if packed.len() <= MOST_PACKED_OTHERWISE => {
            if filters.first() == Some(&Filter::FlateDecode) {
                inflate(&packed)?;
            }
            let data = stream.decoded_data().ok()?;
            (data.len() <= MOST_OF_ONE).then(|| data.into_owned())
        }
        _ => None,
    }
}

/// Returns the content of a page; nothing where a part of it cannot be unpacked.
pub(crate) fn unpack_page(page: &Page<'_>) -> Option<Vec<u8>> {
    if let Some(stream) = page.raw().get::<Stream<'_>>("Contents") {
        return unpack(&stream);
    }
    let mut whole = Vec::new();
    if let Some(parts) = page.raw().get::<Array<'_>>("Contents") {
        for part in parts.iter::<Stream<'_>>() {
            whole.extend(unpack(&part)?);
            // An operator can end with its part.
            whole.push(b' ');
            if whole.len() > MOST_OF_ONE {
                return None;
            }
        }
    }
    Some(whole)
}

/// Unpacks Flate (RFC 1950, or RFC 1951 without its wrapper); what stands before an error is kept, as readers do.
fn inflate(packed: &[u8]) -> Option<Vec<u8>> {
    let limit = u64::try_from(MOST_OF_ONE).ok()?;
    let mut data = Vec::new();
    // An error keeps what was read before it.
    let outcome = ZlibDecoder::new(packed).take(limit).read_to_end(&mut data);
    if outcome.is_err() && data.is_empty() {
        let outcome = DeflateDecoder::new(packed)
            .take(limit)
            .read_to_end(&mut data);
        if outcome.is_err() && data.is_empty() {
            return None;
        }
    }
    (data.len() < MOST_OF_ONE).then_some(data)
}
