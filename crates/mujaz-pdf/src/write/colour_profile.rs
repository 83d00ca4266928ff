//! The sRGB colour profile (IEC 61966-2-1, as ICC.1:2004-10 writes it down), which says what the file's colours mean.

/// A colour or a white point in the profile's connection space, seen under D50.
type Xyz = [f64; 3];

const WHITE: Xyz = [0.964_2, 1.0, 0.824_9];
const RED: Xyz = [0.436_07, 0.222_49, 0.013_92];
const GREEN: Xyz = [0.385_15, 0.716_87, 0.097_08];
const BLUE: Xyz = [0.143_07, 0.060_61, 0.714_1];
/// Bradford's adaptation from D65, sRGB's own white, to D50.
const ADAPTATION: [f64; 9] = [
    1.047_91, 0.022_93, -0.050_19, 0.029_6, 0.990_46, -0.017_07, -0.009_25, 0.015_08, 0.751_68,
];
/// Exponent, slope, offset, slope near black, and where that ends: ICC.1, 10.16, function type 3.
const CURVE: [f64; 5] = [2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.040_45];

const HEADER: usize = 128;

/// Returns the profile's bytes.
pub(crate) fn srgb() -> Vec<u8> {
    let curve = element(
        *b"para",
        [&[0, 3, 0, 0], numbers(&CURVE).as_slice()].concat(),
    );
    let tags = [
        (*b"desc", text("sRGB")),
        (*b"cprt", text("CC0")),
        (*b"wtpt", element(*b"XYZ ", numbers(&WHITE))),
        (*b"chad", element(*b"sf32", numbers(&ADAPTATION))),
        (*b"rXYZ", element(*b"XYZ ", numbers(&RED))),
        (*b"gXYZ", element(*b"XYZ ", numbers(&GREEN))),
        (*b"bXYZ", element(*b"XYZ ", numbers(&BLUE))),
        (*b"rTRC", curve.clone()),
        (*b"gTRC", curve.clone()),
        (*b"bTRC", curve),
    ];
    let mut offset = HEADER + 4 + 12 * tags.len();
    let mut table = length(tags.len()).to_vec();
    let mut data = Vec::new();
    for (name, element) in tags {
        table.extend([name, length(offset), length(element.len())].concat());
        offset += element.len();
        data.extend(element);
    }
    [header(offset), table, data].concat()
}

/// ICC.1:2004-10, 7.2: version 4.2, a display's profile from RGB to XYZ, made on the day that this edition is of.
fn header(size: usize) -> Vec<u8> {
    let mut header = vec![0; HEADER];
    header[..4].copy_from_slice(&length(size));
    header[8..10].copy_from_slice(&[4, 0x20]);
    header[12..24].copy_from_slice(b"mntrRGB XYZ ");
    header[24..30].copy_from_slice(&[0x07, 0xd4, 0, 10, 0, 22]);
    header[36..40].copy_from_slice(b"acsp");
    header[68..80].copy_from_slice(&numbers(&WHITE));
    header
}

fn text(text: &str) -> Vec<u8> {
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut records = [
        length(1),
        length(12),
        *b"enUS",
        length(units.len()),
        length(28),
    ]
    .concat();
    records.extend(units);
    element(*b"mluc", records)
}

/// Every element stands on a multiple of four bytes.
fn element(kind: [u8; 4], content: Vec<u8>) -> Vec<u8> {
    let mut element = [kind, [0; 4]].concat();
    element.extend(content);
    element.resize(element.len().next_multiple_of(4), 0);
    element
}

/// Writes numbers with sixteen bits behind the binary point.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the profile's constants are all smaller than three"
)]
fn numbers(values: &[f64]) -> Vec<u8> {
    values
        .iter()
        .flat_map(|value| ((value * 65536.0).round() as i32).to_be_bytes())
        .collect()
}

fn length(value: usize) -> [u8; 4] {
    u32::try_from(value).unwrap_or_default().to_be_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profile_says_its_own_length_and_stays_small() {
        let profile = srgb();
        assert_eq!(profile[..4], length(profile.len()));
        assert_eq!(&profile[36..40], b"acsp");
        assert!(profile.len() < 700, "{}", profile.len());
    }
}
