//! Bytes to text. The bytes of a text file and the character set that its transport declared enter; the text leaves, with
//! the encoding it was read as, the evidence for it, and what was uncertain.
//!
//! The evidence is asked in this order, and the first that decodes without an error holds:
//! 1. a byte order mark;
//! 2. what the transport, an HTML `<meta>` or an XML declaration says, unless the bytes contradict it;
//! 3. the byte pattern of UTF-16;
//! 4. valid UTF-8;
//! 5. UTF-8 but for some lines or places (`mixed`);
//! 6. which encoding gives words (`statistics`): the Arabic ones, then those of `chardetng`, with Windows-1252 for texts in Latin letters.
//!
//! [`repair`](crate::repair()) is about text that was already decoded wrongly before it came here.

mod charset;
mod mixed;
mod statistics;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use mujaz_model::Warning;

use crate::{Error, source::Decoding};

pub(crate) use charset::{Charset, DOS_437, DOS_720, DOS_850, MAC_ARABIC};
pub(crate) use statistics::{arabic, arabic_with_score, share_of_frequent};

/// What tells the encoding of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Evidence {
    /// It begins with a byte order mark.
    ByteOrderMark,
    /// The transport or the file names it.
    Declaration,
    /// The zero bytes, or those of the Arabic block, stand where UTF-16 has them.
    BytePattern,
    /// Every byte sequence is valid UTF-8.
    ValidUtf8,
    /// The letters that come out are those of a language: a guess.
    Statistics,
}

impl Evidence {
    /// Returns the word by which programs know it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::ByteOrderMark => "byte-order-mark",
            Self::Declaration => "declaration",
            Self::BytePattern => "byte-pattern",
            Self::ValidUtf8 => "valid-utf8",
            Self::Statistics => "statistics",
        }
    }
}

/// A text and how it was decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// How it was decoded.
    pub decoding: Decoding,
    /// What was uncertain.
    pub warnings: Vec<Warning>,
}

/// Decodes a text file. `declared` is the character set that the transport named.
///
/// # Errors
/// [`Error::Binary`] where the bytes are no text at all.
pub fn decode(bytes: &[u8], declared: Option<&str>) -> Result<Decoded, Error> {
    if let Some(decoded) = utf32(bytes) {
        return Ok(decoded);
    }
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return Ok(decoded(encoding, &bytes[length..], Evidence::ByteOrderMark));
    }
    if let Some(encoding) = utf16_pattern(bytes) {
        return Ok(decoded(encoding, bytes, Evidence::BytePattern));
    }
    if let Some(offset) = bytes.iter().position(|&byte| byte == 0) {
        return without_zeros(bytes, declared).ok_or(Error::Binary { offset });
    }
    let is_utf8 = std::str::from_utf8(bytes).is_ok();
    let stated = declared
        .and_then(|label| Encoding::for_label(label.trim().as_bytes()))
        .or_else(|| declaration(bytes));
    let mut warnings = Vec::new();
    if stated == Some(UTF_8)
        && !is_utf8
        && let Some((text, warnings)) = mixed::decode(bytes, mixed::DECLARED)
    {
        return Ok(Decoded {
            text,
            decoding: Decoding {
                encoding: UTF_8.name(),
                evidence: Evidence::Declaration,
            },
            warnings,
        });
    }
    if let Some(stated) = stated {
        match contradiction(stated, bytes, is_utf8) {
            None => return Ok(decoded(stated, bytes, Evidence::Declaration)),
            Some([ar, en]) => {
                let name = stated.name();
                let warning = Warning::new(format!("the file says that it is {name}, but {en}"));
                warnings
                    .push(warning.in_arabic(format!("يقول الملف إن ترميزه {name}، غير أن {ar}")));
            }
        }
    }
    let mut result = if is_utf8 {
        decoded(UTF_8, bytes, Evidence::ValidUtf8)
    } else if let Some((text, warnings)) = mixed::decode(bytes, mixed::ENOUGH) {
        Decoded {
            text,
            decoding: Decoding {
                encoding: UTF_8.name(),
                evidence: Evidence::Statistics,
            },
            warnings,
        }
    } else {
        let charset = statistics::guess(bytes);
        let mut result = decoded_by(charset, bytes, Evidence::Statistics);
        let name = charset.name();
        let warning = Warning::new(format!(
            "the file does not say its encoding: it was read as {name}, which is a guess"
        ));
        result
            .warnings
            .push(warning.in_arabic(format!("لا يذكر الملف ترميزه، فقُرئ بترميز {name} تخمينًا")));
        result
    };
    warnings.append(&mut result.warnings);
    Ok(Decoded { warnings, ..result })
}

/// A text in which a few bytes are zero, as broken disks and programs leave them; `None` where the bytes are no text.
fn without_zeros(bytes: &[u8], declared: Option<&str>) -> Option<Decoded> {
    const MOST: usize = 16;
    const SHARE: usize = 64;
    let is_control = |byte: &u8| matches!(byte, 1..=8 | 14..=31);
    let zeros = bytes.split(|byte| *byte == 0).count() - 1;
    if zeros > MOST || zeros * SHARE > bytes.len() || bytes.iter().any(is_control) {
        return None;
    }
    let kept: Vec<u8> = bytes.iter().copied().filter(|byte| *byte != 0).collect();
    let mut decoded = decode(&kept, declared).ok()?;
    let warning = Warning::new(format!("{zeros} zero bytes in the text were left out"));
    decoded
        .warnings
        .push(warning.in_arabic(format!("تُركت بايتات صفرية في النص، وعددها {zeros}")));
    Some(decoded)
}

/// UTF-32 with a mark; its mark begins as that of UTF-16 does.
fn utf32(bytes: &[u8]) -> Option<Decoded> {
    let (rest, unit, encoding): (_, fn([u8; 4]) -> u32, _) =
        if let Some(rest) = bytes.strip_prefix(&[0xff, 0xfe, 0, 0]) {
            (rest, u32::from_le_bytes, "UTF-32LE")
        } else {
            (
                bytes.strip_prefix(&[0, 0, 0xfe, 0xff])?,
                u32::from_be_bytes,
                "UTF-32BE",
            )
        };
    let (units, _) = rest.as_chunks::<4>();
    // In UTF-16 that begins with a zero, nearly no pair of units is a character.
    let text: String = units
        .iter()
        .map(|bytes| char::from_u32(unit(*bytes)))
        .collect::<Option<_>>()?;
    Some(Decoded {
        text,
        decoding: Decoding {
            encoding,
            evidence: Evidence::ByteOrderMark,
        },
        warnings: Vec::new(),
    })
}

fn decoded(encoding: &'static Encoding, bytes: &[u8], evidence: Evidence) -> Decoded {
    decoded_by(Charset::Known(encoding), bytes, evidence)
}

/// The warning of places that an encoding does not have.
fn lost_places(lost: usize, name: &str) -> Warning {
    let warning = Warning::new(format!(
        "{lost} places in the file are no {name} and were replaced by \u{fffd}"
    ));
    warning.in_arabic(format!(
        "في الملف ما ليس من ترميز {name} فوُضع مكانه \u{fffd} (عدد المواضع: {lost})"
    ))
}

fn decoded_by(encoding: Charset, bytes: &[u8], evidence: Evidence) -> Decoded {
    let (text, is_lossy) = encoding.decode(bytes);
    let warnings = if is_lossy {
        vec![lost_places(
            text.matches('\u{fffd}').count(),
            encoding.name(),
        )]
    } else {
        Vec::new()
    };
    Decoded {
        text: text.into_owned(),
        decoding: Decoding {
            encoding: encoding.name(),
            evidence,
        },
        warnings,
    }
}

/// How far into a file a declaration can stand. HTML allows 1024 bytes; pages in use need more.
const DECLARATION_REACH: usize = 4096;

/// What an XML declaration or an HTML `<meta>` names. UTF-16 named in single bytes cannot be, and stands for UTF-8 as in
/// the HTML standard.
fn declaration(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(DECLARATION_REACH)];
    let head: String = head
        .iter()
        .map(|&byte| char::from(byte).to_ascii_lowercase())
        .collect();
    let is_xml = head.trim_start().starts_with("<?xml");
    let xml = || {
        let prolog = &head[..head.find("?>")?];
        attribute(prolog, "encoding")
    };
    let meta = || {
        head.match_indices("<meta").find_map(|(at, _)| {
            let tag = &head[at..];
            attribute(&tag[..tag.find('>').unwrap_or(tag.len())], "charset")
        })
    };
    let label = is_xml.then(xml).flatten().or_else(meta)?;
    let encoding = Encoding::for_label(label.as_bytes())?;
    Some(if encoding == UTF_16BE || encoding == UTF_16LE {
        UTF_8
    } else {
        encoding
    })
}

/// The value of `name=value` in a tag, with or without quotation marks.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let after = &tag[tag.find(name)? + name.len()..];
    let value = after.trim_start().strip_prefix('=')?.trim_start();
    let value = value.trim_start_matches(['"', '\'']);
    let end = value
        .find(|character: char| {
            !(character.is_ascii_alphanumeric() || matches!(character, '-' | '_' | ':' | '.'))
        })
        .unwrap_or(value.len());
    Some(&value[..end]).filter(|value| !value.is_empty())
}

/// Why a declared encoding cannot be the right one.
fn contradiction(
    stated: &'static Encoding,
    bytes: &[u8],
    is_utf8: bool,
) -> Option<[&'static str; 2]> {
    if bytes.is_ascii() {
        return None;
    }
    if is_utf8 {
        // No legacy text of some length is valid UTF-8 by chance, and pages are re-encoded without their declaration.
        return (stated != UTF_8 && is_multibyte_text(bytes))
            .then_some(["كله نص UTF-8 صحيح", "all of it is valid UTF-8"]);
    }
    if stated == UTF_8 {
        // What is UTF-8 but for a few places or lines was read so already.
        return Some(["بايتاته ليست كذلك", "its bytes are not"]);
    }
    if stated == WINDOWS_1252 && arabic(bytes).is_some() {
        return Some(["حروفه عربية", "its letters are Arabic"]);
    }
    None
}

/// Whether UTF-8 text has at least three characters beyond ASCII.
fn is_multibyte_text(bytes: &[u8]) -> bool {
    bytes.iter().filter(|&&byte| byte >= 0xc2).count() >= 3
}

/// UTF-16 without a mark: one of the two bytes of nearly every unit is 0 (ASCII) or 6 (Arabic).
fn utf16_pattern(bytes: &[u8]) -> Option<&'static Encoding> {
    const SAMPLE: usize = 8192;
    let sample = &bytes[..bytes.len().min(SAMPLE) & !1];
    if sample.len() < 4 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let units = sample.len() / 2;
    let fits = |encoding: &'static Encoding, high: usize| {
        let pages = sample
            .chunks_exact(2)
            .filter(|unit| matches!(unit[high], 0 | 6) && unit[1 - high] != 0)
            .count();
        // General punctuation has the page 0x20, so not every unit fits.
        pages * 10 >= units * 9
            && encoding
                .decode_without_bom_handling_and_without_replacement(sample)
                .is_some()
    };
    [(UTF_16LE, 1), (UTF_16BE, 0)]
        .into_iter()
        .find_map(|(encoding, high)| fits(encoding, high).then_some(encoding))
}

#[cfg(test)]
mod tests {
    use encoding_rs::{ISO_8859_6, WINDOWS_1256};

    use super::*;

    const ARABIC: &str = "وصل وفد من حلف شمال الأطلسي إلى بغداد، وبحث مع الحكومة أمن الحدود.";

    fn read(bytes: &[u8]) -> (String, &'static str, Evidence) {
        let decoded = decode(bytes, None).unwrap();
        (
            decoded.text,
            decoded.decoding.encoding,
            decoded.decoding.evidence,
        )
    }

    fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    }

    #[test]
    fn french_words_in_an_arabic_text_are_no_sign_of_another_set() {
        let text = "قالت شركة Société Générale إن أرباحها ارتفعت في العام الماضي. وافق المجلس على غلق الفرع.";
        let (bytes, ..) = WINDOWS_1256.encode(text);
        let (found, encoding, _) = read(&bytes);
        assert_eq!((found.as_str(), encoding), (text, "windows-1256"));
    }

    #[test]
    fn a_byte_order_mark_goes_first_and_is_no_text() {
        let mut bytes = vec![0xff, 0xfe];
        bytes.extend(utf16(ARABIC, u16::to_le_bytes));
        assert_eq!(
            read(&bytes),
            (ARABIC.to_owned(), "UTF-16LE", Evidence::ByteOrderMark)
        );
        let bytes = format!("\u{feff}{ARABIC}");
        assert_eq!(
            read(bytes.as_bytes()),
            (ARABIC.to_owned(), "UTF-8", Evidence::ByteOrderMark)
        );
    }

    #[test]
    fn utf16_without_a_mark_is_known_by_its_pattern() {
        let little = utf16(ARABIC, u16::to_le_bytes);
        assert_eq!(
            read(&little),
            (ARABIC.to_owned(), "UTF-16LE", Evidence::BytePattern)
        );
        let big = utf16("Talks open in Brussels", u16::to_be_bytes);
        assert_eq!(read(&big).1, "UTF-16BE");
    }

    #[test]
    fn a_declaration_is_believed() {
        for (head, tail) in [
            (
                "<?xml version=\"1.0\" encoding=\"windows-1256\"?><t>",
                "</t>",
            ),
            (
                "<html><head><meta http-equiv=Content-Type content='text/html; charset=windows-1256'>",
                "",
            ),
            ("<meta charset = \"CP1256\">", ""),
        ] {
            let text = format!("{head}{ARABIC}{tail}");
            let (bytes, _, _) = WINDOWS_1256.encode(&text);
            assert_eq!(
                read(&bytes),
                (text.clone(), "windows-1256", Evidence::Declaration)
            );
        }
    }

    #[test]
    fn the_transport_goes_before_the_page() {
        let text = format!("<meta charset=utf-8>{ARABIC}");
        let (bytes, _, _) = ISO_8859_6.encode(&text);
        assert_eq!(decode(&bytes, Some("iso-8859-6")).unwrap().text, text);
    }

    #[test]
    fn a_declaration_that_the_bytes_contradict_is_told() {
        let text = format!("<meta charset=windows-1256>{ARABIC}");
        let decoded = decode(text.as_bytes(), None).unwrap();
        assert_eq!((decoded.text, decoded.decoding.encoding), (text, "UTF-8"));
        assert_eq!(decoded.warnings.len(), 1);
        let text = format!("<meta charset=iso-8859-1>{ARABIC}");
        let (bytes, _, _) = WINDOWS_1256.encode(&text);
        assert_eq!(decode(&bytes, None).unwrap().text, text);
    }

    #[test]
    fn undeclared_arabic_is_told_apart_and_is_a_guess() {
        for (encoding, text) in [
            (WINDOWS_1256, ARABIC),
            (ISO_8859_6, ARABIC),
            (WINDOWS_1256, "بغداد"),
            (WINDOWS_1256, "قال «نعم» ثم غادر"),
        ] {
            let (bytes, _, _) = encoding.encode(text);
            let decoded = decode(&bytes, None).unwrap();
            assert_eq!(
                (decoded.text.as_str(), decoded.decoding.encoding),
                (text, encoding.name())
            );
            assert_eq!(decoded.decoding.evidence, Evidence::Statistics);
            assert!(
                decoded.warnings[0].message.contains("guess"),
                "{:?}",
                decoded.warnings
            );
        }
    }

    #[test]
    fn latin_text_is_windows_1252() {
        for text in [
            "The café “reopened” – on Élysée’s order",
            "Le général a été reçu à Bagdad",
            "naïve",
        ] {
            let (bytes, _, _) = WINDOWS_1252.encode(text);
            assert_eq!(
                read(&bytes),
                (text.to_owned(), "windows-1252", Evidence::Statistics)
            );
        }
    }

    #[test]
    fn a_broken_byte_in_utf8_is_replaced_and_told() {
        let mut bytes = format!("<meta charset=utf-8>{ARABIC}").into_bytes();
        bytes.pop();
        bytes.push(0xd9);
        let decoded = decode(&bytes, None).unwrap();
        assert_eq!(decoded.decoding.encoding, "UTF-8");
        assert_eq!(decoded.warnings.len(), 1);
    }

    #[test]
    fn a_text_with_every_mark_is_read_in_its_own_set() {
        let text = "الحُكُومَةُ تُعْلِنُ خُطَّةَ المِيَاهِ، وَصَلَ الوَفْدُ إِلَى البَصْرَةِ أَمْسِ.";
        let (bytes, ..) = WINDOWS_1256.encode(text);
        assert_eq!(read(&bytes).0, text);
    }

    #[test]
    fn older_machines_sets_are_read() {
        let plain = ARABIC.replace('،', ",");
        let table = |charset: &Charset, text: &str| -> Vec<u8> {
            text.chars()
                .map(|letter| {
                    (0..=0xff)
                        .find(|&byte| charset.decode(&[byte]).0.chars().eq([letter]))
                        .unwrap()
                })
                .collect()
        };
        for (charset, text) in [
            (
                Charset::Table(&charset::MAC_ARABIC),
                format!("{ARABIC} «٢٥٠»"),
            ),
            (Charset::Table(&charset::DOS_720), plain),
            (Charset::Table(&charset::DOS_864), ARABIC.replace('إ', "ا")),
        ] {
            let bytes = table(&charset, &text);
            assert_eq!(read(&bytes), (text, charset.name(), Evidence::Statistics));
        }
        let utf32: Vec<u8> = ['\u{feff}']
            .into_iter()
            .chain(ARABIC.chars())
            .flat_map(|letter| u32::from(letter).to_le_bytes())
            .collect();
        assert_eq!(read(&utf32).0, ARABIC);
    }

    #[test]
    fn a_file_that_says_it_is_utf8_is_judged_as_one_that_does_not_say_so() {
        let text = "وصل الوفد إلى بغداد.";
        let stray = [text.as_bytes(), b"\xff"].concat();
        let line = WINDOWS_1256.encode("\nوغادر الوفد أمس.").0;
        let mixed = [text.as_bytes(), &line].concat();
        for bytes in [stray, mixed] {
            let (silent, said) = (decode(&bytes, None), decode(&bytes, Some("utf-8")));
            let (silent, said) = (silent.unwrap(), said.unwrap());
            assert_eq!(said.text, silent.text);
            assert_eq!(said.warnings, silent.warnings);
        }
        // Of a text that has next to nothing beyond ASCII, the declaration tells.
        let torn = ["café – naïve – señor".as_bytes(), b" bar\xc3"].concat();
        let said = decode(&torn, Some("utf-8")).unwrap();
        assert_eq!(said.text, "café – naïve – señor bar\u{fffd}");
        assert_eq!(said.warnings.len(), 1);
        // One byte that is none does not make many of them.
        let wrong = decode(b"The caf\xe9 was open.", Some("utf-8")).unwrap();
        assert_eq!(wrong.text, "The café was open.");
        assert!(wrong.warnings[0].message.ends_with("its bytes are not"));
    }

    #[test]
    fn a_stray_byte_or_a_line_in_another_set_leaves_the_rest_as_it_is() {
        let stray = [ARABIC.as_bytes(), b"\x92\n", ARABIC.as_bytes()].concat();
        let decoded = decode(&stray, None).unwrap();
        assert_eq!(decoded.text, format!("{ARABIC}\u{fffd}\n{ARABIC}"));
        assert!(
            decoded.warnings[0].message.contains("1 places"),
            "{:?}",
            decoded.warnings
        );
        let short = ["عاجل: زلزال".as_bytes(), b"\xa0"].concat();
        assert_eq!(decode(&short, None).unwrap().text, "عاجل: زلزال\u{fffd}");
        let (older, ..) = WINDOWS_1256.encode(ARABIC);
        let mixed = [ARABIC.as_bytes(), b"\n", &older, b"\n"].concat();
        let decoded = decode(&mixed, None).unwrap();
        assert_eq!(decoded.text, format!("{ARABIC}\n{ARABIC}\n"));
        assert!(
            decoded.warnings[0].message.contains("(2)"),
            "{:?}",
            decoded.warnings
        );
    }
}
