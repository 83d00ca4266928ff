//! Documents in the Rich Text Format (RTF 1.9.1). The bytes enter; their text leaves, in the order of the document.
//!
//! Text is bytes in the code page of the font that is on, or numbers of characters (`\u`) with bytes for older readers
//! behind them. Groups that hold something else than the text (tables of fonts and styles, pictures, field codes, page
//! headers, comments) are left out, and so is hidden or deleted text.

use std::collections::BTreeMap;

use encoding_rs::{Encoding, WINDOWS_1252};

use crate::{
    Error, Stop,
    document::{Document, Stated},
    flow::Flow,
    raised::raised,
};

/// Groups nest no deeper than this.
const DEPTH: usize = 512;

/// Reads an RTF file.
///
/// # Errors
/// [`Error::TooDeep`] where its groups nest beyond reason.
pub(crate) fn read(bytes: &[u8], stop: Stop<'_>) -> Result<Document, Error> {
    let mut reader = Reader::new();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'{' => reader.open()?,
            b'}' => reader.close(),
            b'\\' => {
                stop.heed()?;
                at += reader.control(&bytes[at..]);
            }
            b'\r' | b'\n' => {}
            other => reader.byte(other),
        }
    }
    reader.end_paragraph();
    reader.end_row();
    let mut blocks = reader.flow.blocks;
    blocks.append(&mut reader.flow.notes);
    Ok(Document::of_blocks(
        "",
        blocks.iter().map(String::as_str),
        Stated::default(),
    ))
}

/// Where the text of a group belongs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Body,
    Note,
    /// A text box: its paragraphs come before the one that it is anchored in.
    Box,
    FontTable,
    /// It is none of the document's.
    Nowhere,
}

/// What a group changes until it ends.
#[derive(Clone, Copy)]
struct Group {
    place: Place,
    /// Where the text around it belongs; what is left out as a whole can have parts that are text.
    around: Place,
    is_hidden: bool,
    is_raised: bool,
    encoding: &'static Encoding,
    /// How many characters stand behind a `\u` for readers that do not know it.
    fallback: usize,
}

struct Reader {
    flow: Flow,
    group: Group,
    above: Vec<Group>,
    /// The code pages of the fonts by their numbers.
    fonts: BTreeMap<i32, &'static Encoding>,
    /// The font that the font table describes.
    described: i32,
    page: &'static Encoding,
    /// Bytes of text that are not decoded yet.
    bytes: Vec<u8>,
    /// The first half of a character beyond the first 65,536.
    surrogate: Option<u16>,
    /// How many characters are left of a fallback.
    skipped: usize,
    in_row: bool,
}

impl Reader {
    fn new() -> Self {
        let mut flow = Flow::default();
        flow.open_paragraph();
        Self {
            flow,
            group: Group {
                place: Place::Body,
                around: Place::Body,
                is_hidden: false,
                is_raised: false,
                encoding: WINDOWS_1252,
                fallback: 1,
            },
            above: Vec::new(),
            fonts: BTreeMap::new(),
            described: 0,
            page: WINDOWS_1252,
            bytes: Vec::new(),
            surrogate: None,
            skipped: 0,
            in_row: false,
        }
    }

    fn open(&mut self) -> Result<(), Error> {
        self.decode();
        if self.above.len() >= DEPTH {
            return Err(Error::TooDeep { limit: DEPTH });
        }
        self.skipped = 0;
        self.above.push(self.group);
        if self.is_place_of_text() {
            self.group.around = self.group.place;
        }
        Ok(())
    }

    fn close(&mut self) {
        self.decode();
        self.skipped = 0;
        let was = self.group.place;
        if let Some(above) = self.above.pop() {
            self.group = above;
        }
        if was == Place::Note && self.group.place != Place::Note {
            self.flow.close_paragraph();
            self.flow.close_note();
        } else if was == Place::Box && self.group.place != Place::Box {
            self.flow.close_paragraph();
        }
    }

    fn byte(&mut self, byte: u8) {
        if self.skipped > 0 {
            self.skipped -= 1;
        } else if self.is_text() {
            self.bytes.push(byte);
        }
    }

    const fn is_place_of_text(&self) -> bool {
        matches!(self.group.place, Place::Body | Place::Note | Place::Box)
    }

    const fn is_text(&self) -> bool {
        self.is_place_of_text() && !self.group.is_hidden
    }

    /// Decodes the bytes that have come. They are kept until then: one character can take two of them.
    fn decode(&mut self) {
        if !self.bytes.is_empty() {
            let text = self
                .group
                .encoding
                .decode_without_bom_handling(&self.bytes)
                .0;
            if self.group.is_raised {
                self.flow.push(&raised(&text));
            } else {
                self.flow.push(&text);
            }
            self.bytes.clear();
        }
    }

    fn push(&mut self, text: &str) {
        self.decode();
        if self.is_text() {
            self.flow.push(text);
        }
    }

    /// Reads what follows a backslash, and returns how many bytes it has.
    fn control(&mut self, bytes: &[u8]) -> usize {
        let Some(&first) = bytes.first() else {
            return 0;
        };
        if first.is_ascii_alphabetic() {
            return self.word(bytes);
        }
        match first {
            b'\'' => {
                let digits = bytes
                    .get(1..3)
                    .and_then(|digits| std::str::from_utf8(digits).ok());
                match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
                    Some(byte) => {
                        self.byte(byte);
                        return 3;
                    }
                    None => return 1,
                }
            }
            b'*' => self.group.place = Place::Nowhere,
            b'~' => self.push("\u{a0}"),
            b'_' => self.push("\u{2011}"),
            b'\r' | b'\n' => self.end_paragraph(),
            b'\\' | b'{' | b'}' => self.byte(first),
            _ => {}
        }
        1
    }

    /// Reads a control word with its number and the space that ends it.
    fn word(&mut self, bytes: &[u8]) -> usize {
        let length = |from: usize, is_part: fn(&u8) -> bool| {
            bytes[from..]
                .iter()
                .take_while(|byte| is_part(byte))
                .count()
        };
        let name_end = length(0, u8::is_ascii_alphabetic).min(32);
        let sign = usize::from(bytes.get(name_end) == Some(&b'-'));
        let digits = length(name_end + sign, u8::is_ascii_digit);
        let end = if digits > 0 {
            name_end + sign + digits
        } else {
            name_end
        };
        let number = std::str::from_utf8(&bytes[name_end..end])
            .ok()
            .and_then(|number| number.parse::<i32>().ok());
        let space = usize::from(bytes.get(end) == Some(&b' '));
        let name = &bytes[..name_end];
        if name == b"bin" {
            let data = number
                .and_then(|length| usize::try_from(length).ok())
                .unwrap_or(0);
            return (end + space).saturating_add(data).min(bytes.len());
        }
        if self.skipped > 0 && name != b"u" {
            self.skipped -= 1;
        } else {
            self.obey(name, number);
        }
        end + space
    }

    fn obey(&mut self, name: &[u8], number: Option<i32>) {
        match name {
            b"u" => self.character(number.unwrap_or(0)),
            b"uc" => {
                self.group.fallback = number
                    .and_then(|count| usize::try_from(count).ok())
                    .unwrap_or(1);
            }
            b"par" | b"sect" | b"page" => self.end_paragraph(),
            b"line" | b"tab" => self.push(" "),
            b"cell" | b"nestcell" => self.end_cell(),
            b"row" | b"nestrow" => self.end_row(),
            b"emdash" => self.push("—"),
            b"endash" => self.push("–"),
            b"lquote" => self.push("‘"),
            b"rquote" => self.push("’"),
            b"ldblquote" => self.push("“"),
            b"rdblquote" => self.push("”"),
            b"bullet" => self.push("•"),
            b"zwnj" => self.push("\u{200c}"),
            b"zwj" => self.push("\u{200d}"),
            b"v" | b"deleted" => {
                self.decode();
                self.group.is_hidden = number != Some(0);
            }
            b"super" | b"nosupersub" => {
                self.decode();
                self.group.is_raised = name == b"super" && number != Some(0);
            }
            b"plain" => {
                self.decode();
                self.group.is_hidden = false;
                self.group.is_raised = false;
                self.group.encoding = self.page;
            }
            b"ansicpg" => {
                self.page = code_page(number.unwrap_or(0)).unwrap_or(WINDOWS_1252);
                self.group.encoding = self.page;
            }
            b"fonttbl" => self.group.place = Place::FontTable,
            b"f" if self.group.place == Place::FontTable => self.described = number.unwrap_or(0),
            b"fcharset" if self.group.place == Place::FontTable => {
                if let Some(encoding) = character_set(number.unwrap_or(0)) {
                    self.fonts.insert(self.described, encoding);
                }
            }
            b"f" | b"af" => {
                self.decode();
                let font = number.and_then(|number| self.fonts.get(&number));
                self.group.encoding = font.copied().unwrap_or(self.page);
            }
            // Some programs mark it as what older readers leave out.
            b"footnote" if self.group.around == Place::Body => {
                self.decode();
                self.group.place = Place::Note;
                self.flow.open_note();
                self.flow.open_paragraph();
            }
            b"shptxt" if self.group.around == Place::Body => {
                self.decode();
                self.group.place = Place::Box;
                self.flow.open_paragraph();
            }
            other if is_left_out(other) => self.group.place = Place::Nowhere,
            _ => {}
        }
    }

    /// Takes a character by its number, in UTF-16 and as a signed number.
    fn character(&mut self, number: i32) {
        self.skipped = self.group.fallback;
        let Ok(unit) = u16::try_from(number.rem_euclid(0x1_0000)) else {
            return;
        };
        let units = [self.surrogate.take().unwrap_or(unit), unit];
        let units = if units[0] == unit {
            &units[1..]
        } else {
            &units[..]
        };
        if matches!(unit, 0xD800..=0xDBFF) {
            self.surrogate = Some(unit);
        } else {
            self.push(&String::from_utf16_lossy(units));
        }
    }

    fn end_paragraph(&mut self) {
        self.decode();
        if !self.is_place_of_text() {
            return;
        }
        if self.in_row && self.group.place == Place::Body {
            self.flow.push(" ");
            return;
        }
        self.flow.close_paragraph();
        self.flow.open_paragraph();
    }

    fn end_cell(&mut self) {
        self.decode();
        if !self.is_place_of_text() {
            return;
        }
        if !self.in_row {
            self.in_row = true;
            self.flow.open_row();
        }
        self.flow.open_cell();
        self.flow.close_paragraph();
        self.flow.open_paragraph();
    }

    fn end_row(&mut self) {
        self.decode();
        if self.in_row {
            self.in_row = false;
            self.flow.close_row();
        }
    }
}

/// Groups that hold no text of the document.
fn is_left_out(name: &[u8]) -> bool {
    matches!(
        name,
        b"colortbl"
            | b"stylesheet"
            | b"info"
            | b"pict"
            | b"object"
            | b"fldinst"
            | b"header"
            | b"headerl"
            | b"headerr"
            | b"headerf"
            | b"footer"
            | b"footerl"
            | b"footerr"
            | b"footerf"
            | b"annotation"
            | b"listtext"
            | b"nonshppict"
            // The shape again, for older readers.
            | b"shprslt"
    )
}

/// The encoding of a code page of Windows.
fn code_page(number: i32) -> Option<&'static Encoding> {
    match number {
        65001 => Some(encoding_rs::UTF_8),
        874 | 1250..=1258 => Encoding::for_label(format!("windows-{number}").as_bytes()),
        932 => Some(encoding_rs::SHIFT_JIS),
        936 => Some(encoding_rs::GBK),
        949 => Some(encoding_rs::EUC_KR),
        950 => Some(encoding_rs::BIG5),
        _ => None,
    }
}

/// The encoding of a font's character set, as `LOGFONT` of Windows numbers them.
fn character_set(number: i32) -> Option<&'static Encoding> {
    let page = match number {
        0 => 1252,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178..=180 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    };
    code_page(page)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(rtf: &str) -> String {
        read(rtf.as_bytes(), Stop::NEVER).unwrap().text
    }

    #[test]
    fn bytes_are_read_in_the_code_page_of_the_font() {
        let rtf = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fnil\fcharset0 Arial;}{\f1\fnil\fcharset178 Arial;}}\f1\'e6\'d5\'e1 \'c7\'e1\'e6\'dd\'cf\f0  caf\'e9\par}";
        assert_eq!(text(rtf), "وصل الوفد café");
        let rtf = r"{\rtf1\ansi\ansicpg1256 \'e6\'d5\'e1\par \'c3\'e3\'d3\par}";
        assert_eq!(text(rtf), "وصل\n\nأمس");
    }

    #[test]
    fn numbered_characters_go_before_their_fallbacks() {
        let rtf = r"{\rtf1\ansi\uc1\u1608?\u1589 \u1604\'3f \uc0\u1571\u1605\u1587 {\uc2\u8211 ab}x\uc1\u-10179?\u-8704?\par}";
        assert_eq!(text(rtf), "وصل أمس–x\u{1F600}");
    }

    #[test]
    fn what_is_no_text_is_left_out() {
        let rtf = r"{\rtf1\ansi{\info{\title secret}}{\*\generator Word;}{\header top\par}{\pict\bin3 }}}}Text{\v  hidden}{\deleted  gone} {\field{\*\fldinst HYPERLINK x}{\fldrslt here}}.\par {\*\bkmkstart a}End\'7d\par}";
        assert_eq!(text(rtf), "Text here.\n\nEnd}");
    }

    #[test]
    fn rows_are_blocks_and_footnotes_stand_at_the_end() {
        let rtf = r"{\rtf1\ansi One{\footnote A note.}.\par\trowd\cellx1\cellx2 A\cell B\cell\row\pard Two.\par}";
        assert_eq!(text(rtf), "One.\n\nA | B\n\nTwo.\n\nA note.");
    }

    #[test]
    fn footnotes_and_text_boxes_are_text_where_older_readers_are_told_to_leave_them_out() {
        let rtf = r"{\rtf1\ansi One{\super\chftn{\*\footnote\chftn\pard A note.}}.\par {\field{\*\fldinst SHAPE }{\fldrslt{\shp{\*\shpinst\shpleft0{\sp{\sn shapeType}{\sv 202}}{\shptxt{In the box.}\par}}{\shprslt In the box.\par}}}}Two.\par}";
        assert_eq!(text(rtf), "One.\n\nIn the box.\n\nTwo.\n\nA note.");
    }

    #[test]
    fn groups_without_end_are_refused() {
        let deep = format!("{{\\rtf1{}", "{".repeat(10_000));
        assert!(matches!(
            read(deep.as_bytes(), Stop::NEVER),
            Err(Error::TooDeep { .. })
        ));
        for torn in [
            "{\\rtf1 a\\'",
            "{\\rtf1\\u",
            "{\\rtf1\\bin99999 a",
            "}}}",
            "{\\rtf1\\row\\cell",
        ] {
            assert!(read(torn.as_bytes(), Stop::NEVER).is_ok(), "{torn}");
        }
    }
}
