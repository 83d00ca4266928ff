//! Unpacks web fonts: WOFF (W3C, WOFF File Format 1.0) and WOFF2 become the OpenType file that they were packed from.

use std::{error::Error, io::Read, sync::Arc};

use flate2::read::ZlibDecoder;

/// The largest font file that is unpacked, in bytes. CJK fonts, the largest ones, stay below 32 MiB.
const MOST_UNPACKED: usize = 64 * 1024 * 1024;

/// Returns the OpenType file in a font file: `data` itself unless it is packed, or `None` where it cannot be unpacked or
/// would be too large.
pub(crate) fn unpacked(data: Vec<u8>) -> Option<Arc<[u8]>> {
    let font = match data.get(..4)? {
        // Both formats say at byte 16 how large the font is (WOFF 1.0, 4; WOFF2, 4).
        b"wOFF" if declared_size(&data)? <= MOST_UNPACKED && woff_tables_fit(&data) => {
            wuff::decompress_woff1_with_custom_z(&data, &mut inflated).ok()?
        }
        b"wOF2" if declared_size(&data)? <= MOST_UNPACKED => wuff::decompress_woff2(&data).ok()?,
        b"wOFF" | b"wOF2" => return None,
        _ => data,
    };
    (font.len() <= MOST_UNPACKED).then(|| Arc::from(font))
}

fn declared_size(data: &[u8]) -> Option<usize> {
    number(data, 16)
}

/// Tells whether every table of a WOFF file lies inside it, is no longer packed than unpacked, and all are small enough.
fn woff_tables_fit(data: &[u8]) -> bool {
    let Some(count) = data.get(12..14) else {
        return false;
    };
    let count = usize::from(u16::from_be_bytes([count[0], count[1]]));
    let mut whole = 0_usize;
    (0..count).all(|table| {
        let entry = 44 + table * 20;
        let (Some(start), Some(packed), Some(size)) = (
            number(data, entry + 4),
            number(data, entry + 8),
            number(data, entry + 12),
        ) else {
            return false;
        };
        whole = whole.saturating_add(size);
        packed <= size && start.saturating_add(packed) <= data.len() && whole <= MOST_UNPACKED
    })
}

fn number(data: &[u8], at: usize) -> Option<usize> {
    let bytes = data.get(at..at + 4)?.try_into().ok()?;
    usize::try_from(u32::from_be_bytes(bytes)).ok()
}

fn inflated(packed: &[u8], size: usize) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut table = Vec::with_capacity(size.min(MOST_UNPACKED));
    // One byte more than promised shows that the table is longer.
    let limit = u64::try_from(size)?.saturating_add(1);
    ZlibDecoder::new(packed)
        .take(limit)
        .read_to_end(&mut table)?;
    Ok(table)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    const FONT: &[u8] = include_bytes!("../../../../assets/fonts/Amiri-Regular.ttf");

    /// Packs a font as WOFF 1.0.
    fn woff(font: &[u8]) -> Vec<u8> {
        let count = usize::from(u16::from_be_bytes([font[4], font[5]]));
        let mut head = Vec::new();
        head.extend(b"wOFF");
        head.extend(&font[..4]);
        head.extend([0; 4]);
        head.extend(&font[4..6]);
        head.extend([0; 2]);
        head.extend(u32::try_from(font.len()).unwrap().to_be_bytes());
        head.extend([0; 24]);
        let mut body = Vec::new();
        for table in 0..count {
            let entry = &font[12 + table * 16..28 + table * 16];
            let (start, size) = (number(entry, 8).unwrap(), number(entry, 12).unwrap());
            let own = &font[start..start + size];
            let mut encoder =
                flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
            encoder.write_all(own).unwrap();
            let mut packed = encoder.finish().unwrap();
            if packed.len() >= size {
                packed = own.to_vec();
            }
            let place = 44 + count * 20 + body.len();
            head.extend(&entry[..4]);
            head.extend(u32::try_from(place).unwrap().to_be_bytes());
            head.extend(u32::try_from(packed.len()).unwrap().to_be_bytes());
            head.extend(&entry[12..16]);
            head.extend(&entry[4..8]);
            body.extend(packed);
            body.resize(body.len().next_multiple_of(4), 0);
        }
        head.extend(body);
        let length = u32::try_from(head.len()).unwrap().to_be_bytes();
        head[8..12].copy_from_slice(&length);
        head
    }

    fn tables(font: &[u8]) -> Vec<(Vec<u8>, Vec<u8>)> {
        let count = usize::from(u16::from_be_bytes([font[4], font[5]]));
        let table = |table: usize| {
            let entry = &font[12 + table * 16..28 + table * 16];
            let (start, size) = (number(entry, 8).unwrap(), number(entry, 12).unwrap());
            (entry[..4].to_vec(), font[start..start + size].to_vec())
        };
        (0..count).map(table).collect()
    }

    #[test]
    fn a_packed_font_has_the_tables_that_it_was_packed_from() {
        let font = unpacked(woff(FONT)).unwrap();
        assert_eq!(tables(&font), tables(FONT));
    }

    #[test]
    fn a_plain_font_stays_as_it_is() {
        assert_eq!(&*unpacked(FONT.to_vec()).unwrap(), FONT);
    }

    #[test]
    fn a_torn_or_lying_font_is_refused() {
        let whole = woff(FONT);
        for length in [4, 20, 60, 400, whole.len() / 2] {
            assert!(unpacked(whole[..length].to_vec()).is_none(), "{length}");
        }
        let mut huge = whole;
        huge[16..20].copy_from_slice(&u32::MAX.to_be_bytes());
        assert!(unpacked(huge).is_none());
        assert!(unpacked(b"wOF2\0\x01\0\0\0\0\0\0\0\x01\0\0\xff\xff\xff\xff".to_vec()).is_none());
    }
}
