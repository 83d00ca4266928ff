//! Pictures that claim more than they hold, or hold more than they seem to.

use std::io::Write;

use base64::{Engine, prelude::BASE64_STANDARD};
use flate2::{Compression, Crc, write::ZlibEncoder};

use super::attack::Maker;

const JPEG: &[u8] = include_bytes!("../../../../fuzz/corpus/pdf_picture/colour.jpg");
const PROGRESSIVE: &[u8] = include_bytes!("../../../../fuzz/corpus/pdf_picture/progressive.jpg");
const FOUR_INKS: &[u8] = include_bytes!("../../../../fuzz/corpus/pdf_picture/four_inks.jpg");
const GREY: &[u8] = include_bytes!("../../../../fuzz/corpus/pdf_picture/grey.jpg");
const SQUARE: &[u8] = include_bytes!("../../../../fuzz/corpus/pdf_picture/square.svg");

/// The attacks, by name.
pub(super) const ATTACKS: &[Maker] = &[
    ("a PNG of many pixels", |size| {
        one(&bomb(size, Kind::Colour, false))
    }),
    ("a PNG of many pixels, interlaced", |size| {
        one(&bomb(size, Kind::Colour, true))
    }),
    ("a PNG of many pixels of 16 bits", |size| {
        one(&bomb(size, Kind::Deep, false))
    }),
    ("a PNG of many pixels of 16 bits, interlaced", |size| {
        one(&bomb(size, Kind::Deep, true))
    }),
    ("a PNG of many pixels of a palette", |size| {
        one(&bomb(size, Kind::Palette, false))
    }),
    ("a PNG of many pixels, half of them clear", |size| {
        one(&bomb(size, Kind::Grey, false))
    }),
    ("a PNG that claims the most", |size| {
        one(&claiming(u32::MAX >> 1, u32::MAX >> 1, size))
    }),
    ("a PNG that claims much", |size| {
        one(&claiming(12_000, 12_000, size.min(9)))
    }),
    ("a PNG that claims much, interlaced", |size| {
        one(&png(
            Kind::Colour,
            5_000,
            6_000,
            true,
            &packed(&[0; 9], size.min(9)),
        ))
    }),
    ("a PNG of one line", |size| {
        one(&png(
            Kind::Grey,
            12_000,
            1,
            false,
            &packed(&[0; 24_001], size),
        ))
    }),
    ("a PNG of noise", noise),
    ("a PNG with many frames", animated),
    ("a PNG with many parts", |size| one(&with_parts(size))),
    ("a PNG that unpacks to more than its pixels", |size| {
        one(&png(
            Kind::Grey,
            1,
            1,
            false,
            &packed(&[0; 1 << 16], size * 900),
        ))
    }),
    ("pictures that claim much", |size| {
        many(size, |n| claiming(12_000, 12_000 - n, 9))
    }),
    ("small pictures", |size| {
        many(size, |n| {
            png(
                Kind::Grey,
                1,
                1 + n % 500,
                false,
                &packed(&n.to_be_bytes(), 9),
            )
        })
    }),
    ("small JPEGs", |size| {
        many(size, |n| with_comment(JPEG, &n.to_be_bytes()))
    }),
    ("the same picture", |size| {
        let picture = png(Kind::Grey, 1, 1, false, &packed(&[0; 3], 3));
        many(size, |_| picture.clone())
    }),
    ("the same large picture", |size| {
        let picture = png(Kind::Grey, 900, 900, false, &packed(&[0; 1801], 1801 * 900));
        many(size, |_| picture.clone())
    }),
    ("large pictures that differ", |size| {
        many(size, |n| {
            png(
                Kind::Grey,
                2_000,
                1 + n,
                false,
                &packed(&[7; 4001], 4001 * 100),
            )
        })
    }),
    ("the same drawing", |size| {
        many_of("svg+xml", size, |_| SQUARE.to_vec())
    }),
    ("a JPEG that claims the most", |_| {
        one(&of_size(JPEG, u16::MAX, u16::MAX))
    }),
    ("a JPEG that claims much", |_| {
        one(&of_size(JPEG, 5_000, 6_000))
    }),
    ("a grey JPEG that claims much", |_| {
        one(&of_size(GREY, 12_000, 2_500))
    }),
    ("a progressive JPEG that claims much", |_| {
        one(&of_size(PROGRESSIVE, 5_000, 6_000))
    }),
    ("a progressive JPEG with many scans", |size| {
        one(&with_scans(&of_size(PROGRESSIVE, 5_000, 6_000), size))
    }),
    ("a progressive JPEG with some scans", |_| {
        one(&with_scans(&of_size(PROGRESSIVE, 5_000, 6_000), 5_000))
    }),
    ("a JPEG with four inks that claims much", |_| {
        one(&of_size(FOUR_INKS, 5_000, 6_000))
    }),
    ("JPEGs that claim much", |size| {
        many(size, |n| {
            of_size(
                JPEG,
                5_000,
                6_000 - u16::try_from(n % 999).unwrap_or_default(),
            )
        })
    }),
    ("a JPEG with a long comment", |size| {
        one(&with_comment(JPEG, &vec![b'x'; size]))
    }),
    ("a JPEG with random ends", |size| {
        one(&[&JPEG[..JPEG.len() - 40], &vec![0x5a; size]].concat())
    }),
    ("a JPEG with markers of the beginning again", |size| {
        one(&[&JPEG[..JPEG.len() - 40], &[0xff, 0xd0].repeat(size / 2)].concat())
    }),
    ("torn JPEGs", |size| {
        many(size, |n| JPEG[..JPEG.len().min(20 + n as usize)].to_vec())
    }),
    ("torn progressive JPEGs", |size| {
        many(size, |n| {
            PROGRESSIVE[..PROGRESSIVE.len().min(20 + n as usize)].to_vec()
        })
    }),
    ("a drawing of pictures in drawings", nested),
    ("addresses of nothing", |size| {
        b"<img alt=x src='data:image/png;base64,????====AA=A'>".repeat(size / 50)
    }),
    ("an address in per cents", |size| {
        [
            b"<img alt=x src='data:image/png,".as_slice(),
            &b"%00".repeat(size / 3),
            b"'>",
        ]
        .concat()
    }),
    ("an address of broken per cents", |size| {
        [
            b"<img alt=x src='data:,".as_slice(),
            &b"%".repeat(size),
            b"'>",
        ]
        .concat()
    }),
    ("an address without data", |size| {
        [
            b"<img alt=x src='data:".as_slice(),
            &b"image/png;".repeat(size / 10),
            b"'>",
        ]
        .concat()
    }),
    ("pictures of every size", |size| {
        let picture = address("png", &png(Kind::Grey, 1, 1, false, &packed(&[0; 3], 3)));
        let part = format!(
            "<img alt=x src='{picture}' style='width: 1e38pt; height: -1e38pt'><img alt=x width=99999999 src='{picture}'>"
        );
        part.repeat(size / part.len() + 1).into_bytes()
    }),
    ("a background of tiny tiles", |size| {
        tiles(size, "0.001pt 0.001pt")
    }),
    ("a background of flat tiles", |size| {
        tiles(size, "1e38pt 0.001pt")
    }),
    ("backgrounds of small tiles", |size| tiles(size, "1pt 1pt")),
    ("backgrounds of nothing", |size| tiles(size, "0 0")),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Eight bits of grey and eight of opacity.
    Grey,
    /// Eight bits each of red, green and blue.
    Colour,
    /// Sixteen bits each of red, green, blue and opacity.
    Deep,
    /// One bit a pixel.
    Palette,
}

impl Kind {
    /// Depth and type of colour (PNG, 11.2.1).
    const fn code(self) -> [u8; 2] {
        match self {
            Self::Grey => [8, 4],
            Self::Colour => [8, 2],
            Self::Deep => [16, 6],
            Self::Palette => [1, 3],
        }
    }

    const fn bits(self) -> usize {
        match self {
            Self::Grey => 16,
            Self::Colour => 24,
            Self::Deep => 64,
            Self::Palette => 1,
        }
    }
}

/// A PNG of one colour whose packed pixels have about `size` bytes, unless it would have too many pixels.
fn bomb(size: usize, kind: Kind, is_interlaced: bool) -> Vec<u8> {
    // Of one value, a thousand bytes are packed into one.
    let most = if is_interlaced {
        29_000_000
    } else {
        140_000_000
    };
    let count = (size * 600 * 8 / kind.bits()).min(most);
    let edge = u32::try_from(count.isqrt().clamp(1, 11_990)).unwrap_or(1);
    let row = 1 + (edge as usize * kind.bits()).div_ceil(8);
    png(
        kind,
        edge,
        edge,
        is_interlaced,
        &packed(&[0; 4096], row * (edge as usize + 8)),
    )
}

fn claiming(width: u32, height: u32, size: usize) -> Vec<u8> {
    png(Kind::Colour, width, height, false, &packed(&[0; 999], size))
}

fn png(kind: Kind, width: u32, height: u32, is_interlaced: bool, data: &[u8]) -> Vec<u8> {
    let mut file = head(kind, width, height, is_interlaced);
    file.extend(chunk(*b"IDAT", data));
    file.extend(chunk(*b"IEND", &[]));
    file
}

fn head(kind: Kind, width: u32, height: u32, is_interlaced: bool) -> Vec<u8> {
    let mut header = [width.to_be_bytes(), height.to_be_bytes()].concat();
    header.extend(kind.code());
    header.extend([0, 0, u8::from(is_interlaced)]);
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    file.extend(chunk(*b"IHDR", &header));
    if kind == Kind::Palette {
        file.extend(chunk(*b"PLTE", &[0, 0, 0, 255, 255, 255]));
    }
    file
}

fn chunk(name: [u8; 4], data: &[u8]) -> Vec<u8> {
    let mut crc = Crc::new();
    crc.update(&name);
    crc.update(data);
    let length = u32::try_from(data.len()).unwrap_or(u32::MAX);
    [
        &length.to_be_bytes()[..],
        &name,
        data,
        &crc.sum().to_be_bytes(),
    ]
    .concat()
}

/// Packs `pattern`, again and again up to `length` bytes.
fn packed(pattern: &[u8], length: usize) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    let mut left = length;
    while left > 0 {
        let part = &pattern[..pattern.len().min(left)];
        // A vector takes everything.
        let _ = encoder.write_all(part);
        left -= part.len();
    }
    encoder.finish().unwrap_or_default()
}

fn noise(size: usize) -> Vec<u8> {
    let mut number = 1_u32;
    let pixels: Vec<u8> = (0..size * 3 / 4)
        .map(|_| {
            number = number.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            number.to_be_bytes()[0]
        })
        .collect();
    let height = u32::try_from(size * 3 / 4 / 1501).unwrap_or(1).max(1);
    one(&png(
        Kind::Colour,
        500,
        height,
        false,
        &packed(&pixels, pixels.len()),
    ))
}

fn animated(size: usize) -> Vec<u8> {
    let data = packed(&[0; 3], 3);
    let mut file = head(Kind::Grey, 1, 1, false);
    let frames = u32::try_from(size / 90).unwrap_or(1);
    file.extend(chunk(*b"acTL", &[frames.to_be_bytes(), [0; 4]].concat()));
    file.extend(chunk(*b"IDAT", &data));
    for number in 0..frames {
        let control = [number * 2, 1, 1, 0, 0, 0, 0]
            .map(u32::to_be_bytes)
            .concat();
        file.extend(chunk(*b"fcTL", &control[..26]));
        file.extend(chunk(
            *b"fdAT",
            &[&(number * 2 + 1).to_be_bytes(), data.as_slice()].concat(),
        ));
    }
    file.extend(chunk(*b"IEND", &[]));
    one(&file)
}

fn with_parts(size: usize) -> Vec<u8> {
    let mut file = head(Kind::Grey, 1, 1, false);
    file.extend(chunk(*b"tEXt", b"a\0b").repeat(size / 30));
    file.extend(chunk(
        *b"zTXt",
        &[
            b"a\0\0".as_slice(),
            &packed(&[0; 999], 100_000_000.min(size * 100)),
        ]
        .concat(),
    ));
    file.extend(chunk(
        *b"iCCP",
        &[
            b"a\0\0".as_slice(),
            &packed(&[0; 999], 100_000_000.min(size * 100)),
        ]
        .concat(),
    ));
    file.extend(chunk(*b"IDAT", &packed(&[0; 3], 3)));
    file.extend(chunk(*b"IEND", &[]));
    file
}

/// A JPEG that says it is of another size (ITU-T T.81, B.2.2).
fn of_size(jpeg: &[u8], width: u16, height: u16) -> Vec<u8> {
    let mut file = jpeg.to_vec();
    let frame = file
        .windows(2)
        .position(|pair| matches!(pair, [0xff, 0xc0..=0xc2]));
    if let Some(frame) = frame {
        file[frame + 5..frame + 7].copy_from_slice(&height.to_be_bytes());
        file[frame + 7..frame + 9].copy_from_slice(&width.to_be_bytes());
    }
    file
}

/// The JPEG with its last scan again and again.
fn with_scans(jpeg: &[u8], size: usize) -> Vec<u8> {
    let scan = jpeg
        .windows(2)
        .rposition(|pair| pair == [0xff, 0xda])
        .unwrap_or(0);
    let (before, scan) = jpeg.split_at(scan);
    let scan = &scan[..scan.len().saturating_sub(2)];
    [
        before,
        &scan.repeat(size / scan.len().max(1) + 1),
        &[0xff, 0xd9],
    ]
    .concat()
}

fn with_comment(jpeg: &[u8], comment: &[u8]) -> Vec<u8> {
    let mut file = jpeg[..2].to_vec();
    for part in comment.chunks(60_000) {
        let length = u16::try_from(part.len() + 2).unwrap_or(u16::MAX);
        file.extend([&[0xff, 0xfe][..], &length.to_be_bytes(), part].concat());
    }
    file.extend(&jpeg[2..]);
    file
}

/// A picture in a drawing in a drawing, until the size is reached.
fn nested(size: usize) -> Vec<u8> {
    let mut inner = address("png", &png(Kind::Grey, 1, 1, false, &packed(&[0; 3], 3)));
    while inner.len() * 4 / 3 + 200 < size {
        let drawing = format!(
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><image width='9' height='9' href='{inner}'/></svg>"
        );
        inner = address("svg+xml", drawing.as_bytes());
    }
    format!("<img alt=x src='{inner}'>").into_bytes()
}

fn tiles(size: usize, tile: &str) -> Vec<u8> {
    let picture = address("png", &png(Kind::Grey, 1, 1, false, &packed(&[0; 3], 3)));
    let style = format!("<style>html, p {{ background: url({picture}) 0 0 / {tile} }}</style>");
    [style.into_bytes(), b"<p>x".repeat(size / 4)].concat()
}

fn one(picture: &[u8]) -> Vec<u8> {
    format!("<p>a <img alt=x src='{}'> b", address("png", picture)).into_bytes()
}

fn many(size: usize, picture: impl Fn(u32) -> Vec<u8>) -> Vec<u8> {
    many_of("png", size, picture)
}

fn many_of(kind: &str, size: usize, picture: impl Fn(u32) -> Vec<u8>) -> Vec<u8> {
    let mut document = Vec::with_capacity(size);
    let mut number = 0;
    while document.len() < size {
        let address = address(kind, &picture(number));
        document.extend(format!("<img alt=x width=9 src='{address}'>").bytes());
        number += 1;
    }
    document
}

fn address(kind: &str, data: &[u8]) -> String {
    format!("data:image/{kind};base64,{}", BASE64_STANDARD.encode(data))
}
