//! Fonts whose tables lead in circles, multiply what they are given or claim to hold more than they do.

use std::{fmt::Write as _, io::Write as _};

use base64::{Engine, prelude::BASE64_STANDARD};

use super::attack::Maker;

const LATIN: &[u8] = include_bytes!("../../../../fuzz/corpus/pdf_font/latin.ttf");
const ARABIC: &[u8] = include_bytes!("../../../../fuzz/corpus/pdf_font/arabic.ttf");
const WOFF_BOMB: &[u8] = include_bytes!("../../../../fuzz/corpus/pdf_font/bomb.woff");
const COLLECTION: &[u8] = include_bytes!("../../../../fuzz/corpus/pdf_font/collection.ttc");
const AMIRI: &[u8] = include_bytes!("../../../../assets/fonts/Amiri-Regular.ttf");

/// The attacks, by name.
pub(super) const ATTACKS: &[Maker] = &[
    ("a font of noise", |size| {
        one(&[
            b"\0\x01\0\0\0\x09".as_slice(),
            &b"glyf\x5a\xa5\x13".repeat(size / 7),
        ]
        .concat())
    }),
    ("a torn font", |size| {
        one(&AMIRI[..size.min(AMIRI.len() / 2)])
    }),
    ("a font torn near its end", |size| {
        one(&AMIRI[..size.min(AMIRI.len() - 999)])
    }),
    ("torn fonts", |size| {
        many(size, |n| LATIN[..LATIN.len() * (n % 16) / 16].to_vec())
    }),
    ("one font again and again", |size| {
        many(size, |_| LATIN.to_vec())
    }),
    ("fonts that differ", |size| {
        many(size, |n| [LATIN, &n.to_be_bytes()].concat())
    }),
    ("a font in every family", |size| {
        let source = address(LATIN);
        let part = |n: usize| format!("@font-face {{ font-family: g{n}; src: url({source}) }}");
        let sheet: String = (0..=size / 2 / source.len()).map(part).collect();
        let mut texts = String::new();
        for n in 0..size / 80 {
            // Writing to a string cannot fail.
            let _ = write!(texts, "<p style='font-family: g{n}'>a");
        }
        format!("<style>{sheet}</style>{texts}").into_bytes()
    }),
    ("a collection of fonts", |size| {
        one(&COLLECTION.repeat(size / COLLECTION.len() + 1))
    }),
    ("a font with long outlines", |size| {
        with(*b"glyf", &[0; 9], size)
    }),
    ("a font with long names", |size| {
        with(*b"name", &[0, 3, 0, 1, 4, 9, 0, 1, 0, 9, 0, 0], size)
    }),
    ("a font with long programs", |size| {
        with(*b"fpgm", &[0xb0, 1, 0x1c], size)
    }),
    ("a font with long widths", |size| {
        with(*b"hmtx", &[0x7f, 0xff, 0x80, 0], size)
    }),
    ("a font with names of glyphs", |size| {
        with(*b"post", &[0, 2, 0, 0, 1, 2], size)
    }),
    ("a font with units of nothing", |_| {
        with_bytes(*b"head", 18, &[0, 0])
    }),
    ("a font with units of one", |_| {
        with_bytes(*b"head", 18, &[0, 1])
    }),
    ("a font as high as can be", |_| {
        with_bytes(*b"hhea", 4, &[0x7f, 0xff, 0x80, 0, 0x7f, 0xff])
    }),
    ("a font as low as can be", |_| {
        with_bytes(*b"hhea", 4, &[0x80, 0, 0x7f, 0xff, 0x80, 0])
    }),
    ("a font with all glyphs", |_| {
        with_bytes(*b"maxp", 4, &[0xff, 0xff])
    }),
    ("a font without glyphs", |_| {
        with_bytes(*b"maxp", 4, &[0, 0])
    }),
    ("a font with widths of all glyphs", |_| {
        with_bytes(*b"hhea", 34, &[0xff, 0xff])
    }),
    ("outlines in a circle", |_| {
        one(&composites(|glyph, count| vec![glyph, (glyph + 1) % count]))
    }),
    ("outlines that double", |_| {
        one(&composites(|glyph, _| vec![glyph.saturating_sub(1); 2]))
    }),
    ("outlines of a thousand parts", |_| {
        one(&composites(|glyph, _| vec![glyph.saturating_sub(1); 1_000]))
    }),
    ("a map with all characters in every part", |size| {
        one(&mapped(size, |_| (0, 0x10_ffff, 3)))
    }),
    ("a map with a part for every character", |size| {
        one(&mapped(size, |n| (n, n, n)))
    }),
    ("a map whose parts are not in order", |size| {
        one(&mapped(size, |n| (0xffff_ffff - n, n, n)))
    }),
    ("a map of short parts", |_| {
        one(&font_with(*b"cmap", &short_map()))
    }),
    ("a letter that becomes many", |size| {
        text(&substituting(1, 500), size)
    }),
    ("a letter that becomes many, again and again", |size| {
        text(&substituting(9, 60), size)
    }),
    ("a letter that becomes many, in few words", |_| {
        text(&substituting(40, 90), 9)
    }),
    ("substitutions that call themselves", |size| {
        text(&recursive(1, 20), size)
    }),
    ("substitutions that call each other", |size| {
        text(&recursive(60, 60), size)
    }),
    ("substitutions that call each other, in few words", |_| {
        text(&recursive(60, 200), 200)
    }),
    ("a variable font with all axes", |size| {
        one(&font_with(*b"fvar", &axes(size)))
    }),
    ("a variable font that varies nothing", |_| {
        let face = format!(
            "@font-face {{ font-family: F; font-weight: 1 1000; src: url({}) }}",
            address(&font_with(*b"fvar", &axes(99)))
        );
        let mut texts = String::new();
        for weight in 1..1000 {
            let _ = write!(texts, "<p style='font: {weight} 9pt F'>abc");
        }
        format!("<style>{face}</style>{texts}").into_bytes()
    }),
    ("an outline that calls itself", |_| {
        one(&compact(&[&[0x20, 0x1d]]))
    }),
    ("an outline that calls many", |_| {
        one(&calls_of_calls(9, 200))
    }),
    ("an outline that calls many, few deep", |_| {
        one(&calls_of_calls(4, 2_000))
    }),
    ("an outline of many operators", |size| {
        one(&compact(&[&[0x8c, 0x8c, 5].repeat(size.min(60_000) / 3)]))
    }),
    ("a packed font that unpacks to much", |_| one(WOFF_BOMB)),
    ("packed fonts that unpack to much", |size| {
        many(size, |_| WOFF_BOMB.to_vec())
    }),
    ("a font packed as WOFF2 that unpacks to much", |_| {
        one(&packed(60_000_000, 60_000_000))
    }),
    (
        "a font packed as WOFF2 that unpacks to more than it says",
        |_| one(&packed(400_000_000, 9_000)),
    ),
    (
        "a font packed as WOFF2 whose tables are longer than its data",
        |_| one(&packed(9, 60_000_000)),
    ),
    ("fonts packed as WOFF2 that unpack to much", |size| {
        let bomb = packed(60_000_000, 60_000_000);
        many(size, |n| [bomb.as_slice(), &n.to_be_bytes()].concat())
    }),
    ("an Arabic font whose marks stand anywhere", |size| {
        let mut font = Font::read(ARABIC);
        font.set(
            *b"GPOS",
            &b"\0\x01\0\0\0\x0a\0\x0a\0\x0a\0\0".repeat(size / 12 + 1),
        );
        text(&font.bytes(), size / 4)
    }),
];

/// An OpenType file as its tables (OpenType, "Organization of an OpenType Font").
struct Font {
    flavour: [u8; 4],
    tables: Vec<([u8; 4], Vec<u8>)>,
}

impl Font {
    /// Reads a font of this repository.
    fn read(file: &[u8]) -> Self {
        let number = |at: usize| {
            u32::from_be_bytes([file[at], file[at + 1], file[at + 2], file[at + 3]]) as usize
        };
        let table = |entry: usize| {
            let (start, size) = (number(entry + 8), number(entry + 12));
            (
                [
                    file[entry],
                    file[entry + 1],
                    file[entry + 2],
                    file[entry + 3],
                ],
                file[start..start + size].to_vec(),
            )
        };
        let count = usize::from(u16::from_be_bytes([file[4], file[5]]));
        Self {
            flavour: [file[0], file[1], file[2], file[3]],
            tables: (0..count).map(|place| table(12 + place * 16)).collect(),
        }
    }

    fn set(&mut self, name: [u8; 4], table: &[u8]) {
        self.tables.retain(|(known, _)| *known != name);
        self.tables.push((name, table.to_vec()));
        self.tables.sort();
    }

    fn bytes(&self) -> Vec<u8> {
        let mut head = self.flavour.to_vec();
        head.extend(short(self.tables.len()));
        head.extend([0; 6]);
        let mut body = Vec::new();
        for (name, table) in &self.tables {
            head.extend(name);
            head.extend([0; 4]);
            head.extend(long(12 + self.tables.len() * 16 + body.len()));
            head.extend(long(table.len()));
            body.extend(table);
            body.resize(body.len().next_multiple_of(4), 0);
        }
        [head, body].concat()
    }
}

fn short(number: usize) -> [u8; 2] {
    u16::try_from(number).unwrap_or(u16::MAX).to_be_bytes()
}

fn long(number: usize) -> [u8; 4] {
    u32::try_from(number).unwrap_or(u32::MAX).to_be_bytes()
}

fn shorts(numbers: impl IntoIterator<Item = usize>) -> Vec<u8> {
    numbers.into_iter().flat_map(short).collect()
}

fn address(font: &[u8]) -> String {
    format!("data:font/ttf;base64,{}", BASE64_STANDARD.encode(font))
}

fn one(font: &[u8]) -> Vec<u8> {
    text(font, 400)
}

/// About `size` bytes of text in a font, counting neither the font nor what it is wrapped in.
fn text(font: &[u8], size: usize) -> Vec<u8> {
    let words = "abc AB <i>1</i> سلام ".repeat((size / 2).min(200_000) / 22 + 1);
    format!("<style>@font-face {{ font-family: F; src: url({}) }} p {{ font-family: F }}</style><p>{words}", address(font)).into_bytes()
}

fn many(size: usize, font: impl Fn(usize) -> Vec<u8>) -> Vec<u8> {
    let mut sheet = String::with_capacity(size);
    let mut number = 0;
    while sheet.len() < size {
        let address = address(&font(number));
        let _ = write!(
            sheet,
            "@font-face {{ font-family: F; unicode-range: U+{number:X}; src: url({address}) }}"
        );
        number += 1;
    }
    format!("<style>{sheet} p {{ font-family: F }}</style><p>abc سلام").into_bytes()
}

fn font_with(name: [u8; 4], table: &[u8]) -> Vec<u8> {
    let mut font = Font::read(LATIN);
    font.set(name, table);
    font.bytes()
}

/// A font with a table that is as long as the size allows.
fn with(name: [u8; 4], pattern: &[u8], size: usize) -> Vec<u8> {
    one(&font_with(
        name,
        &pattern.repeat(size * 3 / 4 / pattern.len()),
    ))
}

/// A font with other bytes in a table.
fn with_bytes(name: [u8; 4], at: usize, bytes: &[u8]) -> Vec<u8> {
    let mut font = Font::read(LATIN);
    for (known, table) in &mut font.tables {
        if *known == name {
            table[at..at + bytes.len()].copy_from_slice(bytes);
        }
    }
    one(&font.bytes())
}

/// A font whose glyphs are all made of the glyphs that `parts` names, given a glyph and how many there are.
fn composites(parts: fn(usize, usize) -> Vec<usize>) -> Vec<u8> {
    const COUNT: usize = 16;
    let (mut outlines, mut places) = (Vec::new(), Vec::new());
    for glyph in 0..COUNT {
        places.extend(long(outlines.len()));
        outlines.extend(shorts([0xffff, 0, 0, 100, 100]));
        let parts = parts(glyph, COUNT);
        for (place, part) in parts.iter().enumerate() {
            // The arguments are places, and more parts follow.
            let flags = if place + 1 < parts.len() { 0x22 } else { 0x02 };
            outlines.extend(shorts([flags, *part, 0]));
        }
        outlines.resize(outlines.len().next_multiple_of(4), 0);
    }
    places.extend(long(outlines.len()));
    let mut font = Font::read(LATIN);
    font.set(*b"glyf", &outlines);
    font.set(*b"loca", &places);
    for (name, table) in &mut font.tables {
        match &*name {
            b"head" => table[51] = 1,
            b"maxp" => table[4..6].copy_from_slice(&short(COUNT)),
            b"hhea" => table[34..36].copy_from_slice(&short(COUNT)),
            _ => {}
        }
    }
    font.bytes()
}

/// A font with a map of characters in format 12, from parts of first and last character and first glyph.
fn mapped(size: usize, part: fn(u32) -> (u32, u32, u32)) -> Vec<u8> {
    let parts = u32::try_from(size * 3 / 4 / 12).unwrap_or(1);
    let mut map = shorts([0, 1, 3, 10, 0, 12, 12, 0]);
    map.extend(long(16 + parts as usize * 12));
    map.extend(long(0));
    map.extend(parts.to_be_bytes());
    for (first, last, glyph) in (0..parts).map(part) {
        map.extend([first, last, glyph].map(u32::to_be_bytes).concat());
    }
    font_with(*b"cmap", &map)
}

/// A map of characters in format 4 with as many parts as there can be, each with all characters.
fn short_map() -> Vec<u8> {
    let parts = 8_000;
    let mut map = shorts([0, 1, 3, 1, 0, 12, 4, 0xffff, 0, parts * 2, 0, 0, 0]);
    map.extend([0xff; 2].repeat(parts));
    map.extend([0; 2]);
    map.extend([0; 2].repeat(parts));
    map.extend([0, 1].repeat(parts));
    map.extend([0; 2].repeat(parts));
    map
}

/// A font that substitutes every glyph for `count` of it, in each of `lookups` steps.
fn substituting(lookups: usize, count: usize) -> Vec<u8> {
    // Format, coverage and one sequence; the coverage holds the first sixteen glyphs.
    let glyphs = 16;
    let mut sequences = Vec::new();
    let first = 6 + glyphs * 2;
    let length = 2 + count * 2;
    let mut table = shorts([1, first + glyphs * length, glyphs]);
    for number in 0..glyphs {
        table.extend(short(first + number * length));
        sequences.extend(short(count));
        sequences.extend(short(number).repeat(count));
    }
    table.extend(sequences);
    table.extend(shorts([2, 1, 0, glyphs - 1, 0]));
    font_with(*b"GSUB", &substitutions(2, &table, lookups))
}

/// A font whose lookups each call `calls` others, or themselves, at the same glyph.
fn recursive(lookups: usize, calls: usize) -> Vec<u8> {
    // Context by coverage: format, one glyph, the calls, the coverage, then what is called.
    let mut table = shorts([3, 1, calls, 8 + calls * 4]);
    for call in 0..calls {
        table.extend(shorts([0, (call + 1) % lookups]));
    }
    table.extend(shorts([2, 1, 0, 200, 0]));
    font_with(*b"GSUB", &substitutions(5, &table, lookups))
}

/// A table of substitutions with the same lookup as often as asked, all of the feature `ccmp` in every script.
fn substitutions(kind: usize, subtable: &[u8], lookups: usize) -> Vec<u8> {
    let scripts = [
        shorts([1]),
        b"DFLT".to_vec(),
        shorts([8, 4, 0, 0, 0xffff, 1, 0]),
    ]
    .concat();
    let mut features = [shorts([1]), b"ccmp".to_vec(), shorts([8, 0, lookups])].concat();
    features.extend(shorts(0..lookups));
    let mut list = short(lookups).to_vec();
    // All lookups are the one that stands behind the list.
    list.extend(short(2 + lookups * 2).repeat(lookups));
    list.extend(shorts([kind, 0, 1, 8]));
    list.extend(subtable);
    let first = 10;
    let mut table = shorts([
        1,
        0,
        first,
        first + scripts.len(),
        first + scripts.len() + features.len(),
    ]);
    table.extend([scripts, features, list].concat());
    table
}

/// A table of as many axes of variation as there can be.
fn axes(size: usize) -> Vec<u8> {
    let count = (size * 3 / 4 / 20).clamp(1, 65_000);
    let mut table = shorts([1, 0, 16, 2, count, 20, 0, 4]);
    for axis in 0..count {
        table.extend(if axis == 0 {
            *b"wght"
        } else {
            long(0x4141_0000 + axis)
        });
        table.extend([long(1 << 16), long(400 << 16), long(1_000 << 16), [0; 4]].concat());
    }
    table
}

/// A font with outlines in CFF whose glyphs all call the last of its subroutines.
fn compact(subroutines: &[&[u8]]) -> Vec<u8> {
    const GLYPHS: usize = 16;
    let index = |items: &[Vec<u8>]| {
        let mut index = short(items.len()).to_vec();
        index.push(4);
        let mut place = 1;
        index.extend(long(place));
        for item in items {
            place += item.len();
            index.extend(long(place));
        }
        index.extend(items.concat());
        index
    };
    let call = call(subroutines.len() - 1);
    let outlines = index(&vec![[call, vec![14]].concat(); GLYPHS]);
    let calls = index(
        &subroutines
            .iter()
            .map(|one| one.to_vec())
            .collect::<Vec<_>>(),
    );
    let names = index(&[b"F".to_vec()]);
    // Where the outlines begin, as an operand of five bytes; and a private part of nothing at the same place.
    let top = |place: usize| {
        let number = [&[29][..], &long(place)].concat();
        index(&[[number.clone(), vec![17], vec![139], number, vec![18]].concat()])
    };
    let place = 4 + names.len() + top(0).len() + 2 + calls.len();
    let table = [
        vec![1, 0, 4, 4],
        names,
        top(place),
        vec![0, 0],
        calls,
        outlines,
    ]
    .concat();
    let mut font = Font::read(LATIN);
    font.flavour = *b"OTTO";
    font.tables
        .retain(|(name, _)| !matches!(name, b"glyf" | b"loca" | b"fpgm" | b"prep" | b"cvt "));
    font.set(*b"CFF ", &table);
    font.set(
        *b"maxp",
        &[vec![0, 0, 0x50, 0], short(GLYPHS).to_vec()].concat(),
    );
    for (name, table) in &mut font.tables {
        if name == b"hhea" {
            table[34..36].copy_from_slice(&short(GLYPHS));
        }
    }
    font.bytes()
}

/// Calls a global subroutine of a font that has few of them.
fn call(number: usize) -> Vec<u8> {
    // Numbers of subroutines are counted from -107 (Adobe Technical Note 5177, 4.7), and -107 is the byte 32.
    vec![u8::try_from(32 + number).unwrap_or(32), 29]
}

/// Subroutines that each call the one before many times.
fn calls_of_calls(depth: usize, calls: usize) -> Vec<u8> {
    let mut subroutines = vec![vec![0x8c, 0x8c, 5, 11]];
    for level in 0..depth {
        subroutines.push([call(level).repeat(calls), vec![11]].concat());
    }
    let subroutines: Vec<&[u8]> = subroutines.iter().map(Vec::as_slice).collect();
    compact(&subroutines)
}

/// A WOFF2 file with one table that unpacks to `unpacked` bytes and is said to have `said` (WOFF2, 4 and 5).
fn packed(unpacked: usize, said: usize) -> Vec<u8> {
    let mut data = Vec::new();
    let zeros = vec![0; 1 << 16];
    let mut writer = brotli::CompressorWriter::new(&mut data, 1 << 16, 5, 24);
    for _ in 0..unpacked.div_ceil(1 << 16) {
        // A vector takes everything.
        let _ = writer.write_all(&zeros);
    }
    drop(writer);
    // Numbers of up to 35 bits, seven at a time, the highest first.
    let said_packed: Vec<u8> = (0..5)
        .rev()
        .map(|place| {
            u8::try_from((said >> (7 * place)) & 0x7f).unwrap_or(0)
                | if place > 0 { 0x80 } else { 0 }
        })
        .skip_while(|byte| *byte == 0x80)
        .collect();
    let directory = [vec![1], said_packed].concat();
    let mut file = b"wOF2\0\x01\0\0".to_vec();
    file.extend(long(48 + directory.len() + data.len()));
    file.extend(shorts([1, 0]));
    file.extend(long(said + 28));
    file.extend(long(data.len()));
    file.resize(48, 0);
    [file, directory, data].concat()
}
