//! The bytes of the file: objects go in, a header, streams, object streams and a cross-reference stream come out
//! (ISO 32000-1, 7.5).
//!
//! lopdf can save a document as well, but writes every object four times to put it into an object stream, cannot say
//! what a compressed stream was made from, and draws random numbers to encrypt.

use std::io::Write;

use flate2::{Compression, write::ZlibEncoder};
use lopdf::{Dictionary, Document, Object, Stream, StringFormat, dictionary};
use sha2::{Digest, Sha256};

use super::{encryption::Cipher, integer, kept::KeptParts};
use crate::parallel;

/// Objects in one object stream: more compress better, fewer let a reader find one sooner.
const OBJECTS_TOGETHER: usize = 200;
/// How many streams are compressed before they are written: those of a book are not in memory twice.
const STREAMS_AT_ONCE: usize = 64;
/// The columns of the cross-reference stream, in bytes: kind, place, index.
const COLUMNS: [usize; 3] = [1, 4, 2];

/// Objects as they will stand in the file, where they take far less room than as values.
#[derive(Debug, Default)]
pub(crate) struct LooseObjects {
    bytes: Vec<u8>,
    /// The number of each object with the end of its bytes.
    ends: Vec<(u32, usize)>,
}

impl LooseObjects {
    /// Adds an object, which is no stream.
    pub(crate) fn add(&mut self, number: u32, value: &Object) {
        object(value, &mut self.bytes);
        self.ends.push((number, self.bytes.len()));
    }

    /// Adds an object that is written already.
    pub(crate) fn add_written(&mut self, number: u32, written: &[u8]) {
        self.bytes.extend(written);
        self.ends.push((number, self.bytes.len()));
    }

    fn iter(&self) -> impl Iterator<Item = (u32, &[u8])> {
        let mut start = 0;
        self.ends.iter().map(move |&(number, end)| {
            let written = &self.bytes[start..end];
            start = end;
            (number, written)
        })
    }
}

/// An object that shares a stream with others.
enum Together<'a> {
    Value(Object),
    Written(&'a [u8]),
}

/// The content of a stream in the file.
enum Packed {
    AsItIs,
    Compressed(Vec<u8>),
}

/// Writes the document, whose loose objects have numbers of their own. The file identifier (ISO 32000-1, 14.4) comes from the file's own content, so that the same
/// document is the same file.
pub(crate) fn save(
    document: Document,
    loose: &LooseObjects,
    kept: Option<&KeptParts>,
    cipher: Option<&Cipher>,
) -> Vec<u8> {
    let Document {
        objects,
        trailer,
        max_id,
        version,
        ..
    } = document;
    let mut file = File {
        bytes: format!("%PDF-{version}\n%\u{e2}\u{e3}").into_bytes(),
        places: Vec::new(),
        kept,
        cipher,
    };
    file.bytes.extend(b"\n");
    let mut next = max_id + 1;
    let mut together: Vec<(u32, Together<'_>)> = Vec::new();
    let mut streams = Vec::new();
    for ((number, _), object) in objects {
        match object {
            Object::Stream(stream) => streams.push((number, stream)),
            other => together.push((number, Together::Value(other))),
        }
    }
    let mut streams = streams.into_iter();
    loop {
        let some: Vec<(u32, Stream)> = streams.by_ref().take(STREAMS_AT_ONCE).collect();
        if some.is_empty() {
            break;
        }
        let packed = parallel::map(
            &some,
            |(_, stream)| known(stream, kept),
            |(_, stream)| compressed(stream, kept),
        );
        for ((number, stream), packed) in some.into_iter().zip(packed) {
            file.stream(number, stream, packed);
        }
    }
    let written = loose.iter();
    together.extend(written.map(|(number, written)| (number, Together::Written(written))));
    together.sort_by_key(|(number, _)| *number);
    for chunk in together.chunks(OBJECTS_TOGETHER) {
        file.objects(next, chunk);
        next += 1;
    }
    let encrypt = cipher.map(|cipher| {
        file.plain(next, &Object::from(cipher.dictionary()));
        next += 1;
        next - 1
    });
    file.finish(next, &trailer, encrypt)
}

/// Returns what names a document by its content.
pub(crate) fn digest(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

struct File<'a> {
    bytes: Vec<u8>,
    /// The number of each object with its row in the cross-reference stream.
    places: Vec<(u32, [u32; 3])>,
    kept: Option<&'a KeptParts>,
    cipher: Option<&'a Cipher>,
}

impl File<'_> {
    fn stream(&mut self, number: u32, stream: Stream, packed: Packed) {
        let mut dict = stream.dict;
        let mut content = match packed {
            Packed::AsItIs => stream.content,
            Packed::Compressed(compressed) => {
                dict.set("Filter", "FlateDecode");
                compressed
            }
        };
        self.begin(number);
        if let Some(cipher) = self.cipher {
            cipher.strings(number, &mut dict);
            content = cipher.encrypt(number, &content);
        }
        dict.set("Length", integer(content.len()));
        dictionary(&dict, &mut self.bytes);
        self.bytes.extend(b"stream\n");
        self.bytes.extend(content);
        self.bytes.extend(b"\nendstream\nendobj\n");
    }

    fn plain(&mut self, number: u32, object: &Object) {
        self.begin(number);
        self::object(object, &mut self.bytes);
        self.bytes.extend(b"\nendobj\n");
    }

    /// ISO 32000-1, 7.5.7.
    fn objects(&mut self, number: u32, objects: &[(u32, Together<'_>)]) {
        let mut index = String::new();
        let mut content = Vec::new();
        for (position, (own, object)) in objects.iter().enumerate() {
            index.extend([own.to_string(), content.len().to_string()].map(|number| number + " "));
            match object {
                Together::Value(value) => self::object(value, &mut content),
                Together::Written(written) => content.extend(*written),
            }
            content.push(b'\n');
            let position = u32::try_from(position).unwrap_or_default();
            self.places.push((*own, [2, number, position]));
        }
        let first = index.len();
        let mut whole = index.into_bytes();
        whole.extend(content);
        let dictionary = dictionary! {
            "Type" => "ObjStm",
            "N" => integer(objects.len()),
            "First" => integer(first),
        };
        let stream = Stream::new(dictionary, whole);
        let packed = known(&stream, self.kept).unwrap_or_else(|| compressed(&stream, self.kept));
        self.stream(number, stream, packed);
    }

    fn begin(&mut self, number: u32) {
        let place = u32::try_from(self.bytes.len()).unwrap_or(u32::MAX);
        self.places.push((number, [1, place, 0]));
        self.bytes.extend(format!("{number} 0 obj\n").into_bytes());
    }

    /// Writes the cross-reference stream (ISO 32000-1, 7.5.8), which is never encrypted.
    fn finish(mut self, number: u32, trailer: &Dictionary, encrypt: Option<u32>) -> Vec<u8> {
        let identifier = digest(&self.bytes)[..16].to_vec();
        let identifier = Object::String(identifier, StringFormat::Hexadecimal);
        let start = self.bytes.len();
        self.begin(number);
        let content = self.rows(number);
        let content = deflate(&content, 9);
        let mut dict = dictionary! {
            "Type" => "XRef",
            "Size" => number + 1,
            "W" => COLUMNS.map(integer).to_vec(),
            "Filter" => "FlateDecode",
            "DecodeParms" => dictionary! { "Predictor" => 12, "Columns" => integer(COLUMNS.iter().sum()) },
            "ID" => vec![identifier.clone(), identifier],
            "Length" => integer(content.len()),
        };
        for key in [b"Root".as_slice(), b"Info"] {
            if let Ok(value) = trailer.get(key) {
                dict.set(key, value.clone());
            }
        }
        if let Some(encrypt) = encrypt {
            dict.set("Encrypt", (encrypt, 0));
        }
        dictionary(&dict, &mut self.bytes);
        self.bytes.extend(b"stream\n");
        self.bytes.extend(content);
        self.bytes
            .extend(format!("\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n").into_bytes());
        self.bytes
    }

    /// Returns one row for each object number. Each byte is the difference to the one above (predictor `Up`), as
    /// neighbouring rows are much alike.
    fn rows(&mut self, last: u32) -> Vec<u8> {
        let width: usize = COLUMNS.iter().sum();
        self.places.sort_unstable();
        let mut places = self.places.iter().peekable();
        let mut above = vec![0; width];
        let mut rows = Vec::new();
        for number in 0..=last {
            let free = [0, 0, if number == 0 { 0xffff } else { 0 }];
            let row = places
                .next_if(|(placed, _)| *placed == number)
                .map_or(free, |(_, row)| *row);
            let row: Vec<u8> = row
                .iter()
                .zip(COLUMNS)
                .flat_map(|(value, bytes)| value.to_be_bytes()[4 - bytes..].to_vec())
                .collect();
            rows.push(2);
            rows.extend(
                row.iter()
                    .zip(&above)
                    .map(|(own, above)| own.wrapping_sub(*above)),
            );
            above = row;
        }
        rows
    }
}

/// Returns what is known of [`compressed`] without any work.
fn known(stream: &Stream, kept: Option<&KeptParts>) -> Option<Packed> {
    if !stream.allows_compression || stream.dict.has(b"Filter") {
        return Some(Packed::AsItIs);
    }
    let known = kept?.compressed(&stream.content)?;
    Some(shorter(known, &stream.content))
}

/// Returns the content of a stream as it will stand in the file.
fn compressed(stream: &Stream, kept: Option<&KeptParts>) -> Packed {
    // Fonts are most of a file, and the ones that a harder search pays for.
    let level = if stream.dict.has(b"Length1") { 9 } else { 6 };
    let compressed = deflate(&stream.content, level);
    if let Some(kept) = kept {
        kept.keep_compressed(&stream.content, &compressed);
    }
    shorter(compressed, &stream.content)
}

/// Returns what is compressed where that is worth saying so in the file.
fn shorter(compressed: Vec<u8>, content: &[u8]) -> Packed {
    if compressed.len() + 20 < content.len() {
        Packed::Compressed(compressed)
    } else {
        Packed::AsItIs
    }
}

fn deflate(content: &[u8], level: u32) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(
        Vec::with_capacity(content.len() / 3),
        Compression::new(level),
    );
    // A vector takes everything.
    let _ = encoder.write_all(content);
    encoder.finish().unwrap_or_default()
}

fn object(object: &Object, bytes: &mut Vec<u8>) {
    match object {
        Object::Null => bytes.extend(b"null"),
        Object::Boolean(true) => bytes.extend(b"true"),
        Object::Boolean(false) => bytes.extend(b"false"),
        // A vector takes everything.
        Object::Integer(value) => drop(write!(bytes, "{value}")),
        Object::Real(value) => drop(write!(bytes, "{value}")),
        Object::Name(value) => name(value, bytes),
        Object::String(value, format) => string(value, *format, bytes),
        Object::Array(values) => {
            bytes.push(b'[');
            for (position, value) in values.iter().enumerate() {
                if position > 0 {
                    bytes.push(b' ');
                }
                self::object(value, bytes);
            }
            bytes.push(b']');
        }
        Object::Dictionary(value) => dictionary(value, bytes),
        // Streams stand by themselves, and the caller took them away.
        Object::Stream(value) => dictionary(&value.dict, bytes),
        Object::Reference((number, generation)) => {
            drop(write!(bytes, "{number} {generation} R"));
        }
    }
}

fn dictionary(dictionary: &Dictionary, bytes: &mut Vec<u8>) {
    bytes.extend(b"<<");
    for (key, value) in dictionary {
        name(key, bytes);
        let parts_itself = matches!(
            value,
            Object::Name(_) | Object::String(..) | Object::Array(_) | Object::Dictionary(_)
        );
        if !parts_itself {
            bytes.push(b' ');
        }
        object(value, bytes);
    }
    bytes.extend(b">>");
}

fn name(name: &[u8], bytes: &mut Vec<u8>) {
    bytes.push(b'/');
    for &byte in name {
        if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(&byte) {
            bytes.push(byte);
        } else {
            bytes.push(b'#');
            bytes.extend(hexadecimal(byte));
        }
    }
}

fn hexadecimal(byte: u8) -> [u8; 2] {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    [byte >> 4, byte & 15].map(|digit| DIGITS[usize::from(digit)])
}

fn string(string: &[u8], format: StringFormat, bytes: &mut Vec<u8>) {
    if format == StringFormat::Hexadecimal {
        bytes.push(b'<');
        for &byte in string {
            bytes.extend(hexadecimal(byte));
        }
        bytes.push(b'>');
        return;
    }
    bytes.push(b'(');
    for &byte in string {
        match byte {
            b'\r' => bytes.extend(b"\\r"),
            b'(' | b')' | b'\\' => bytes.extend([b'\\', byte]),
            _ => bytes.push(byte),
        }
    }
    bytes.push(b')');
}
