//! What kind of file bytes are, by what stands in them. A file's name never decides it: users save pages as `.doc`, and
//! mail programs attach everything as `.txt`.

use crate::{
    archive::Archive,
    markdown::{self, front_matter},
    record,
};

/// What a source can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Text without any markup.
    PlainText,
    /// Markdown.
    Markdown,
    /// A web page.
    Html,
    /// A piece of a page as the clipboard has it, with the header that Windows puts before it.
    ClipboardHtml,
    /// A page with its pictures in one file, MHTML.
    WebArchive,
    /// An e-mail.
    Mail,
    /// Several e-mails in one file, mbox.
    Mailbox,
    /// A Word document, DOCX.
    Docx,
    /// An OpenDocument text, ODT.
    Odt,
    /// A document in the Rich Text Format.
    Rtf,
    /// A Word document of before 2007.
    OldWord,
    /// A document of another Office program of before 2007.
    OldOffice,
    /// An Office document that a password keeps.
    ProtectedOffice,
    /// A workbook of Excel.
    Workbook,
    /// A presentation of `PowerPoint`.
    Presentation,
    /// A document of Apple's Pages.
    Pages,
    /// A message that Outlook saved in its own format.
    OutlookMessage,
    /// What Outlook packs a message's attachments into, `winmail.dat`.
    OutlookAttachment,
    /// A page that Safari saved in its own format.
    SafariArchive,
    /// A photograph or a picture of a page: JPEG, PNG, GIF, WebP, TIFF, BMP or HEIC.
    Picture,
    /// A PDF document.
    Pdf,
    /// An RSS, Atom or JSON feed.
    Feed,
    /// Articles in the markup of agencies and archives, as NITF, `NewsML` or SGML.
    Records,
    /// Articles in JSON.
    Json,
    /// A ZIP archive.
    Archive,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 25] = [
        Self::PlainText,
        Self::Markdown,
        Self::Html,
        Self::ClipboardHtml,
        Self::WebArchive,
        Self::Mail,
        Self::Mailbox,
        Self::Docx,
        Self::Odt,
        Self::Rtf,
        Self::OldWord,
        Self::OldOffice,
        Self::ProtectedOffice,
        Self::Workbook,
        Self::Presentation,
        Self::Pages,
        Self::OutlookMessage,
        Self::OutlookAttachment,
        Self::SafariArchive,
        Self::Picture,
        Self::Pdf,
        Self::Feed,
        Self::Records,
        Self::Json,
        Self::Archive,
    ];

    /// Returns the name by which programs and the library know the format.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::PlainText => "text",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::ClipboardHtml => "clipboard-html",
            Self::WebArchive => "mhtml",
            Self::Mail => "mail",
            Self::Mailbox => "mbox",
            Self::Docx => "docx",
            Self::Odt => "odt",
            Self::Rtf => "rtf",
            Self::OldWord => "doc",
            Self::OldOffice => "old-office",
            Self::ProtectedOffice => "protected-office",
            Self::Workbook => "xlsx",
            Self::Presentation => "pptx",
            Self::Pages => "pages",
            Self::OutlookMessage => "outlook-msg",
            Self::OutlookAttachment => "outlook-tnef",
            Self::SafariArchive => "safari-webarchive",
            Self::Picture => "picture",
            Self::Pdf => "pdf",
            Self::Feed => "feed",
            Self::Records => "records",
            Self::Json => "json",
            Self::Archive => "zip",
        }
    }

    /// Returns the usual ending of its files, without the dot.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::PlainText => "txt",
            Self::Markdown => "md",
            Self::Html | Self::ClipboardHtml => "html",
            Self::WebArchive => "mhtml",
            Self::Mail => "eml",
            Self::Mailbox => "mbox",
            Self::Docx | Self::ProtectedOffice => "docx",
            Self::Odt => "odt",
            Self::Rtf => "rtf",
            Self::OldWord => "doc",
            Self::OldOffice => "ppt",
            Self::Workbook => "xlsx",
            Self::Presentation => "pptx",
            Self::Pages => "pages",
            Self::OutlookMessage => "msg",
            Self::OutlookAttachment => "dat",
            Self::SafariArchive => "webarchive",
            Self::Picture => "jpg",
            Self::Pdf => "pdf",
            Self::Feed | Self::Records => "xml",
            Self::Json => "json",
            Self::Archive => "zip",
        }
    }
}

/// Readers of PDF look for the header in so many bytes (ISO 32000-2, annex I, gives 1024).
const PDF_HEADER: usize = 1024;
/// How much of a text is looked at.
const HEAD: usize = 4096;

/// Returns what the bytes are, where their first bytes tell; `None` for what has to be decoded first.
pub(crate) fn of_bytes(bytes: &[u8]) -> Option<Format> {
    let head = &bytes[..bytes.len().min(PDF_HEADER)];
    if head.windows(5).any(|window| window == b"%PDF-") {
        return Some(Format::Pdf);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Some(of_archive(bytes));
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Some(of_compound_file(bytes));
    }
    if bytes.starts_with(b"\x78\x9f\x3e\x22") {
        return Some(Format::OutlookAttachment);
    }
    if bytes.starts_with(b"bplist00") && contains(bytes, b"WebMainResource") {
        return Some(Format::SafariArchive);
    }
    if is_picture(bytes) {
        return Some(Format::Picture);
    }
    if bytes.starts_with(b"{\\rtf") {
        return Some(Format::Rtf);
    }
    // A mail's parts have character sets of their own: it must not be decoded as a whole.
    of_mail(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes))
}

/// Whether the bytes begin as those of a picture do.
fn is_picture(bytes: &[u8]) -> bool {
    const BEGINNINGS: [&[u8]; 6] = [
        b"\xFF\xD8\xFF",
        b"\x89PNG\r\n\x1a\n",
        b"GIF87a",
        b"GIF89a",
        b"II*\0",
        b"MM\0*",
    ];
    /// The kinds of the container that phones save pictures in (ISO/IEC 23008-12).
    const BRANDS: [&[u8]; 4] = [b"heic", b"heix", b"mif1", b"avif"];
    let at = |from: usize, length: usize| bytes.get(from..from + length).unwrap_or_default();
    BEGINNINGS.iter().any(|it| bytes.starts_with(it))
        || at(0, 4) == b"RIFF" && at(8, 4) == b"WEBP"
        || at(4, 4) == b"ftyp" && BRANDS.contains(&at(8, 4))
        // The size of the file's second header.
        || at(0, 2) == b"BM" && at(14, 4) == b"\x28\0\0\0"
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

/// What a compound file is ([MS-CFB]), by the names in the beginning of its directory.
fn of_compound_file(bytes: &[u8]) -> Format {
    /// Of a name, in UTF-16.
    const NAMES: [(&str, Format); 7] = [
        ("WordDocument", Format::OldWord),
        ("EncryptedPackage", Format::ProtectedOffice),
        ("__properties_version1.0", Format::OutlookMessage),
        ("__nameid_version1.0", Format::OutlookMessage),
        ("Workbook", Format::OldOffice),
        ("Book", Format::OldOffice),
        ("PowerPoint Document", Format::OldOffice),
    ];
    /// An entry has 128 bytes, and begins with its name in 64 of them.
    const ENTRY: usize = 128;
    const NAME: usize = 64;
    const ENTRIES: usize = 64;
    let number = |at: usize, length: usize| {
        let bytes = bytes.get(at..at + length)?;
        bytes.iter().rev().try_fold(0_usize, |sum, &byte| {
            sum.checked_mul(256)?.checked_add(usize::from(byte))
        })
    };
    let directory = || {
        let size = 1_usize << number(30, 2)?.min(16);
        let start = number(48, 4)?.checked_add(1)?.checked_mul(size)?;
        bytes.get(start..)
    };
    let found = directory()
        .into_iter()
        .flat_map(|directory| directory.chunks_exact(ENTRY))
        .take(ENTRIES)
        .find_map(|entry| {
            let units: Vec<u16> = entry[..NAME]
                .chunks_exact(2)
                .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
                .take_while(|&unit| unit != 0)
                .collect();
            let name = String::from_utf16_lossy(&units);
            NAMES
                .iter()
                .find(|(wanted, _)| *wanted == name)
                .map(|(_, format)| *format)
        });
    // Most of what is attached in this form is of Word.
    found.unwrap_or(Format::OldWord)
}

fn of_archive(bytes: &[u8]) -> Format {
    let Ok(archive) = Archive::open(bytes, Format::Archive) else {
        return Format::Archive;
    };
    let names = archive.names();
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    let is_package = has("[Content_Types].xml");
    let has_folder = |folder: &str| names.iter().any(|name| name.starts_with(folder));
    if has("word/document.xml") || is_package && has_folder("word/") {
        Format::Docx
    } else if is_package && has_folder("xl/") {
        Format::Workbook
    } else if is_package && has_folder("ppt/") {
        Format::Presentation
    } else if has("Index/Document.iwa") || has("Index.zip") && has_folder("Metadata/") {
        Format::Pages
    } else if has("content.xml") && has("mimetype") {
        Format::Odt
    } else {
        Format::Archive
    }
}

fn of_mail(bytes: &[u8]) -> Option<Format> {
    if bytes.starts_with(b"From ") {
        let first = bytes.split(|&byte| byte == b'\n').next().unwrap_or(bytes);
        let rest = bytes.get(first.len() + 1..).unwrap_or_default();
        return of_mail(rest).map(|_| Format::Mailbox);
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(16 * HEAD)]);
    let mut known = 0;
    let mut is_archive = false;
    let mut was_sent = false;
    // Browsers that saved a page without its pictures wrote one part alone.
    let (mut is_located, mut is_page) = (false, false);
    for line in head.lines() {
        if line.is_empty() {
            break;
        }
        if line.starts_with([' ', '\t']) && known > 0 {
            continue;
        }
        let (name, value) = line.split_once(':')?;
        let is_name = !name.is_empty()
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
        if !is_name {
            return None;
        }
        let name = name.to_ascii_lowercase();
        if HEADERS.contains(&name.as_str()) {
            known += 1;
        }
        was_sent |= SENT.contains(&name.as_str());
        is_located |= name == "content-location"
            || name == "from" && value.to_ascii_lowercase().contains("saved by");
        is_page |=
            name == "content-type" && value.trim().to_ascii_lowercase().starts_with("text/html");
        is_archive |= name == "snapshot-content-location"
            || (name == "content-type" && value.trim().starts_with("multipart/related"));
    }
    match (known, is_archive || is_located && is_page) {
        (2.., true) if !was_sent => Some(Format::WebArchive),
        (2.., _) => Some(Format::Mail),
        _ => None,
    }
}

/// Fields that only a mail has: one with pictures is built as a web archive is.
const SENT: [&str; 5] = [
    "to",
    "message-id",
    "received",
    "return-path",
    "delivered-to",
];

/// The fields of RFC 5322 and MIME that mails cannot do without, and those that every server adds.
const HEADERS: [&str; 12] = [
    "from",
    "to",
    "date",
    "subject",
    "message-id",
    "mime-version",
    "content-type",
    "received",
    "return-path",
    "delivered-to",
    "reply-to",
    "snapshot-content-location",
];

/// Returns what a decoded text is.
pub(crate) fn of_text(text: &str) -> Format {
    let text = mujaz_text::trim(text);
    let head: String = text.chars().take(HEAD).collect();
    let lower = head.to_ascii_lowercase();
    if lower.starts_with("version:") && lower.contains("starthtml:") {
        return Format::ClipboardHtml;
    }
    if lower.starts_with('<') {
        let root = root(&lower);
        match root {
            Some("rss" | "feed" | "rdf" | "rdf:rdf") => return Format::Feed,
            // What word processors write where they are asked for one file of XML.
            Some("office:document") => return Format::Odt,
            Some("pkg:package" | "w:worddocument") => return Format::Docx,
            Some(name) if is_records(name, &lower) => return Format::Records,
            // Markdown that stands in an element, for the direction of its lines.
            Some(_) if is_wrapped_markdown(&head) => return Format::Markdown,
            Some(_) => return Format::Html,
            None => {}
        }
        if lower.starts_with("<?xml") || lower.contains("<!doctype html") || lower.contains("<html")
        {
            return Format::Html;
        }
    }
    if lower.starts_with('{') && lower.contains("jsonfeed.org/version/") {
        return Format::Feed;
    }
    if record::is_json(text) {
        return Format::Json;
    }
    if ["<html", "<body", "<head>", "<!doctype html"]
        .iter()
        .any(|tag| lower.contains(tag))
    {
        return Format::Html;
    }
    if is_markdown(&head) || front_matter::split(text).is_some() {
        return Format::Markdown;
    }
    Format::PlainText
}

/// XML that is no page, and SGML, which has no declaration that tells it.
fn is_records(root: &str, head: &str) -> bool {
    let root = root.rsplit(':').next().unwrap_or(root);
    let is_known = matches!(
        root,
        "doc" | "docs" | "nitf" | "newsitem" | "newsmessage" | "newsml" | "newslines"
    );
    is_known || head.starts_with("<?xml") && !matches!(root, "html" | "svg")
}

/// The name of the first element, where the text begins as markup does.
fn root(text: &str) -> Option<&str> {
    let mut rest = text;
    loop {
        rest = rest.trim_start().strip_prefix('<')?;
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->")?.1;
        } else if rest.starts_with(['?', '!']) {
            // A document type can hold declarations of its own.
            let (before, after) = rest.split_once('>')?;
            rest = if before.contains('[') {
                rest.split_once("]>").or_else(|| rest.split_once("] >"))?.1
            } else {
                after
            };
        } else {
            let end = rest.find(|next: char| next.is_whitespace() || next == '>' || next == '/')?;
            let name = &rest[..end];
            // A text in angle brackets is no markup.
            let is_name = name.starts_with(|first: char| first.is_ascii_alphabetic())
                && name
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'-'));
            return is_name.then_some(name);
        }
    }
}

/// Whether a text that begins with a tag has tags only around what is Markdown, or around lines without any.
fn is_wrapped_markdown(head: &str) -> bool {
    let is_tag = |line: &str| line.starts_with('<') && line.ends_with('>');
    let inside: Vec<&str> = head.lines().filter(|line| !is_tag(line.trim())).collect();
    let inside = inside.join("\n");
    let inside = inside.trim_start();
    let mut lines = head.lines().skip_while(|line| line.trim().is_empty());
    let is_wrapped = lines
        .next()
        .is_some_and(|line| markdown::is_wrapper(line.trim()));
    let is_parted = lines.next().is_some_and(|line| line.trim().is_empty());
    let is_page = head.contains("<script") || head.contains("<style") || head.contains("</p>\n<p");
    !is_page && is_markdown(inside) || is_wrapped && is_parted && !inside.contains('<')
}

/// Plain text holds a star or a number sign now and then: only what nobody writes by chance counts, and a link or a front
/// matter alone, of the rest two kinds.
fn is_markdown(head: &str) -> bool {
    let front_matter = front_matter::split(head).is_some();
    let has_link = head
        .match_indices("](")
        .any(|(at, _)| head[at + 2..].starts_with("http") && head[..at].contains('['));
    let is_heading = |line: &str| {
        let level = line.bytes().take_while(|&byte| byte == b'#').count();
        (1..=6).contains(&level) && line[level..].starts_with(' ')
    };
    let headings = head.lines().filter(|line| is_heading(line)).count();
    let emphasis = head.matches("**").count() >= 2;
    let quotes = head.lines().filter(|line| line.starts_with("> ")).count() > 0;
    let lists = head
        .lines()
        .filter(|line| line.starts_with("- ") || line.starts_with("* "))
        .count()
        >= 2;
    let begins_with_heading = head.lines().next().is_some_and(is_heading);
    front_matter
        || has_link
        || begins_with_heading
        || [headings > 0, emphasis, quotes, lists]
            .into_iter()
            .filter(|&is_there| is_there)
            .count()
            >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn detected(bytes: &[u8]) -> Format {
        of_bytes(bytes).unwrap_or_else(|| of_text(&String::from_utf8_lossy(bytes)))
    }

    #[test]
    fn a_format_is_known_by_its_content() {
        for (content, format) in [
            ("عنوان\n\nنص: كلام\n", Format::PlainText),
            ("بغداد: الصباح\nتاريخ: أمس\n\nنص", Format::PlainText),
            ("# عنوان\n\nنص", Format::Markdown),
            ("---\ntitle: عنوان\n---\nنص", Format::Markdown),
            ("هذا [رابط](https://a.example) في نص", Format::Markdown),
            ("#وسم في تغريدة * و#آخر", Format::PlainText),
            ("<!DOCTYPE html><html><body>", Format::Html),
            ("  <!-- saved --><div>نص</div>", Format::Html),
            ("<< نص بين أقواس >>", Format::PlainText),
            ("<?xml version='1.0'?><rss version='2.0'>", Format::Feed),
            (
                "<?xml version='1.0'?><!-- a --><feed xmlns='x'>",
                Format::Feed,
            ),
            (
                "{\"version\": \"https://jsonfeed.org/version/1.1\"}",
                Format::Feed,
            ),
            (
                "Version:0.9\r\nStartHTML:00000097\r\nEndHTML:1",
                Format::ClipboardHtml,
            ),
            (
                "From: a@b.example\nSubject: x\n folded\nDate: y\n\nbody",
                Format::Mail,
            ),
            (
                "From a@b Mon\nFrom: a@b.example\nSubject: x\n\nbody",
                Format::Mailbox,
            ),
            (
                "From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example\nSubject: x\n\n",
                Format::WebArchive,
            ),
            ("From Baghdad to Brussels\n\nText", Format::PlainText),
            ("Subject: one header alone\n\nText", Format::PlainText),
            (
                "<?xml version='1.0'?><!DOCTYPE r [<!ENTITY a \"b\">]><rss>",
                Format::Feed,
            ),
            ("{\\rtf1\\ansi}", Format::Rtf),
            ("junk\n%PDF-1.7", Format::Pdf),
        ] {
            assert_eq!(detected(content.as_bytes()), format, "{content}");
        }
    }

    #[test]
    fn every_format_has_a_name_of_its_own() {
        let names: std::collections::BTreeSet<_> =
            Format::ALL.iter().map(|format| format.name()).collect();
        assert_eq!(names.len(), Format::ALL.len());
    }
}
