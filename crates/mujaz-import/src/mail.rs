//! E-mails (RFC 5322) and web archives (MHTML, RFC 2557), which are built alike. The body of a mail is a newsletter or an
//! article that somebody pasted; that of a web archive is a page.

pub(crate) mod forward;

use std::borrow::Cow;

use chrono::{DateTime, FixedOffset, NaiveDate};
use mail_parser::{
    Encoding, HeaderName, Message, MessageParser, MessagePart, MimeHeaders, PartType,
    decoders::{base64::base64_decode, quoted_printable::quoted_printable_decode},
};
use mujaz_model::Warning;
use mujaz_text::{fold, fold_space, trim, words};

use crate::{
    Error, Format, Stop, date,
    document::{Document, Stated, left_out_notes},
    encoding, html,
    lines::undecorated,
};

/// What a mail holds.
pub(crate) struct Mail {
    /// The article in its body.
    pub(crate) body: Result<Document, Error>,
    /// The day on which it was sent, first where it was sent on, for an article that names no date itself.
    pub(crate) sent: Option<NaiveDate>,
    /// The names and contents of what is attached to it.
    pub(crate) attachments: Vec<(String, Vec<u8>)>,
}

/// Reads an e-mail.
///
/// # Errors
/// [`Error::Damaged`] where it cannot be taken apart, [`Error::Encrypted`] where it is PGP or S/MIME.
pub(crate) fn read(bytes: &[u8], stop: Stop<'_>) -> Result<Mail, Error> {
    let message = parse(bytes, Format::Mail)?;
    if is_encrypted(&message) {
        return Err(Error::Encrypted);
    }
    let (body, sent_first) = match body(&message, stop) {
        Ok((body, sent_first)) => (Ok(body), sent_first),
        Err(error) => (Err(error), None),
    };
    Ok(Mail {
        body,
        sent: sent_first.or_else(|| Some(sent(&message)?.date_naive())),
        attachments: attachments(&message),
    })
}

/// Whether a mail is encrypted by PGP (RFC 3156), in lines of text too, or by S/MIME (RFC 8551).
fn is_encrypted(message: &Message<'_>) -> bool {
    let stated = message.content_type().is_some_and(|kind| {
        let is = |name: &str| {
            kind.subtype()
                .is_some_and(|subtype| subtype.eq_ignore_ascii_case(name))
        };
        let is_signed = kind
            .attribute("smime-type")
            .is_some_and(|kind| kind.starts_with("signed"));
        is("encrypted") || (is("pkcs7-mime") || is("x-pkcs7-mime")) && !is_signed
    });
    stated
        || message.text_bodies().any(|part| {
            matches!(&part.body, PartType::Text(text) if text.trim_start().starts_with("-----BEGIN PGP MESSAGE-----"))
        })
}

/// Reads a web archive.
///
/// # Errors
/// [`Error::Damaged`] where it cannot be taken apart or has no page, and the errors of [`html::read`].
pub(crate) fn read_web_archive(bytes: &[u8], stop: Stop<'_>) -> Result<Document, Error> {
    let message = parse(bytes, Format::WebArchive)?;
    let page = message
        .parts
        .iter()
        .find_map(|part| match &part.body {
            PartType::Html(html) => Some((decoded(&message, part, html), part.content_location())),
            _ => None,
        })
        .ok_or_else(|| damaged(Format::WebArchive, "it has no page"))?;
    let address = message
        .header_raw("Snapshot-Content-Location")
        .map(str::trim)
        .or(page.1)
        .filter(|address| address.starts_with("http"));
    let ((html, warnings), _) = page;
    let mut document = html::read(&html, address, stop)?;
    document.warnings.splice(0..0, warnings);
    Ok(document)
}

/// Cuts a mailbox (RFC 4155) into its messages.
pub(crate) fn messages(mailbox: &[u8]) -> Vec<&[u8]> {
    let mut starts = Vec::new();
    let mut is_after_empty_line = true;
    let mut at = 0;
    for line in mailbox.split_inclusive(|&byte| byte == b'\n') {
        if is_after_empty_line && line.starts_with(b"From ") {
            starts.push((at, at + line.len()));
        }
        is_after_empty_line = line.iter().all(u8::is_ascii_whitespace);
        at += line.len();
    }
    let ends = starts
        .iter()
        .skip(1)
        .map(|&(start, _)| start)
        .chain([mailbox.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|(&(_, first), end)| &mailbox[first..end])
        .collect()
}

fn parse(bytes: &[u8], format: Format) -> Result<Message<'_>, Error> {
    MessageParser::default()
        .parse(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes))
        .ok_or_else(|| damaged(format, "it has no headers"))
}

fn damaged(format: Format, reason: &str) -> Error {
    Error::Damaged {
        format,
        reason: reason.to_owned(),
    }
}

/// The body, and the day on which it was sent first, where somebody sent it on.
fn body(message: &Message<'_>, stop: Stop<'_>) -> Result<(Document, Option<NaiveDate>), Error> {
    let subject = subject_of(message).unwrap_or_default();
    let newsletter =
        message.header_raw("List-Unsubscribe").is_some() || message.header_raw("List-Id").is_some();
    let outlet = message
        .from()
        .filter(|_| newsletter)
        .and_then(|from| from.first())
        .and_then(|sender| sender.name())
        .map(fold_space);
    let exact = sent(message).filter(|_| newsletter);
    let says_nothing = says_nothing(&subject);
    let mut shown = None;
    let (document, sent_first) = if let Some((html, warnings)) = html_body(message) {
        let (mut document, sent_first) = read_html(&html, stop)?;
        document.warnings.splice(0..0, warnings);
        shown = html::headline_of_mail(&html, says_nothing)
            .filter(|_| newsletter || says_nothing)
            .filter(|shown| below(&document.text, shown).is_some());
        (document, sent_first)
    } else {
        let mut document = plain_body(message).ok_or(Error::Empty)?;
        document.text.truncate(signature(&document.text));
        let taken = forward::take(&mut document.text);
        document.warnings.extend(left_out_notes(taken.notes));
        (document, taken.day)
    };
    let stated = Stated {
        outlet: outlet.or(document.stated.outlet),
        published: exact
            .map(|exact| exact.date_naive())
            .or(document.stated.published),
        published_at: exact.or(document.stated.published_at),
        ..document.stated
    };
    if shown.is_none() && says_nothing {
        // The text tells more than the subject, which is left to it.
        let text = document.text.trim_start().to_owned();
        let plain = Document {
            stated,
            warnings: document.warnings,
            is_pasted: true,
            ..Document::plain(text)
        };
        return Ok((plain, sent_first));
    }
    let text = shown
        .as_ref()
        .and_then(|shown| below(&document.text, shown))
        .unwrap_or(document.text);
    let subject = shown.unwrap_or(subject);
    let blocks = text
        .split("\n\n")
        .filter(|block| fold_space(undecorated(block)) != subject);
    let mut with_subject = Document::of_blocks(&subject, blocks, stated);
    with_subject.warnings = document.warnings;
    with_subject.is_pasted = true;
    with_subject.text = with_subject.text.trim_start().to_owned();
    Ok((with_subject, sent_first))
}

/// Whether a subject names nothing of what the mail is about: `بيان صحفي 17`, "Press release".
fn says_nothing(subject: &str) -> bool {
    const WORDS: [&str; 26] = [
        "بيان",
        "صحفي",
        "صحافي",
        "خبر",
        "اخبار",
        "مقال",
        "مقاله",
        "تقرير",
        "عاجل",
        "نشره",
        "للنشر",
        "للاطلاع",
        "رقم",
        "عدد",
        "العدد",
        "press",
        "release",
        "news",
        "article",
        "statement",
        "newsletter",
        "bulletin",
        "fyi",
        "no",
        "no.",
        "subject",
    ];
    words(subject)
        .all(|word| word.text.chars().all(char::is_numeric) || WORDS.contains(&&*fold(word.text)))
}

/// The text of a mail below a headline that it shows, and what stands above it that names a day.
fn below(text: &str, headline: &str) -> Option<String> {
    /// More words are text.
    const LABEL: usize = 16;
    let blocks: Vec<&str> = text.split("\n\n").collect();
    let at = blocks
        .iter()
        .position(|block| fold_space(block) == headline)?;
    let (above, below) = blocks.split_at(at);
    let kept = above
        .iter()
        .filter(|block| date::find(block).is_some() || words(block).count() > LABEL);
    let kept: Vec<&str> = kept.chain(below).copied().collect();
    Some(kept.join("\n\n"))
}

/// The part of a newsletter that readability takes for the article, where that is most of it; else all of it. With it the
/// day on which it was sent first.
fn read_html(html: &str, stop: Stop<'_>) -> Result<(Document, Option<NaiveDate>), Error> {
    let mut whole = html::read_chosen(html, None, stop)?;
    let taken = forward::take(&mut whole.text);
    if taken != forward::Taken::default() {
        // What was sent on is no newsletter, and readability takes its head for a part of the text.
        whole.warnings.extend(left_out_notes(taken.notes));
        return Ok((whole, taken.day));
    }
    let length = words(&whole.text).count();
    let article = html::read(html, None, stop);
    stop.heed()?;
    let article = article
        .ok()
        .filter(|article| words(&article.text).count() * 10 >= length * 6);
    Ok((article.unwrap_or(whole), None))
}

fn html_body(message: &Message<'_>) -> Option<(String, Vec<Warning>)> {
    message.html_bodies().find_map(|part| match &part.body {
        PartType::Html(html) => Some(decoded(message, part, html)),
        _ => None,
    })
}

fn plain_body(message: &Message<'_>) -> Option<Document> {
    let (text, warnings) = message.text_bodies().find_map(|part| match &part.body {
        PartType::Text(text) => Some(decoded(message, part, text)),
        _ => None,
    })?;
    Some(Document {
        warnings,
        ..Document::plain(unquoted(&text))
    })
}

/// Where the signature of a mail begins: below a line of two dashes (RFC 3676), in the last lines.
fn signature(text: &str) -> usize {
    const MOST: usize = 12;
    let mut at = text.len();
    for line in text.split_inclusive('\n').rev().take(MOST) {
        at -= line.len();
        if line.trim_end() == "--" && at > 0 {
            return at;
        }
    }
    text.len()
}

/// The text without the signs that replying puts before each line.
fn unquoted(text: &str) -> String {
    let mut unquoted = String::with_capacity(text.len());
    for line in text.lines() {
        unquoted.push_str(line.trim_start_matches(['>', ' ']));
        unquoted.push('\n');
    }
    unquoted
}

/// The text of a part. Programs name a wrong character set for it, or none, and the parser believes them: the bytes are
/// asked as those of a file are.
fn decoded(message: &Message<'_>, part: &MessagePart<'_>, parsed: &str) -> (String, Vec<Warning>) {
    let charset = part
        .content_type()
        .and_then(|kind| kind.attribute("charset"));
    let bytes = raw(message, part);
    match bytes.and_then(|bytes| encoding::decode(&bytes, charset).ok()) {
        Some(decoded) => (decoded.text, decoded.warnings),
        None => (parsed.to_owned(), Vec::new()),
    }
}

/// The bytes of a part, without what its transport did to them.
fn raw<'m>(message: &'m Message<'_>, part: &MessagePart<'_>) -> Option<Cow<'m, [u8]>> {
    let start = usize::try_from(part.offset_body).ok()?;
    let end = usize::try_from(part.offset_end).ok()?;
    let bytes = message.raw_message.get(start..end)?;
    match part.encoding {
        Encoding::None => Some(Cow::Borrowed(bytes)),
        Encoding::Base64 => base64_decode(bytes).map(Cow::Owned),
        Encoding::QuotedPrintable => quoted_printable_decode(bytes).map(Cow::Owned),
    }
}

fn sent(message: &Message<'_>) -> Option<DateTime<FixedOffset>> {
    DateTime::parse_from_rfc3339(&message.date()?.to_rfc3339()).ok()
}

/// The subject, also where its bytes are not ASCII, which some programs write and no standard allows.
fn subject_of(message: &Message<'_>) -> Option<String> {
    let header = message
        .headers()
        .iter()
        .rev()
        .find(|header| header.name == HeaderName::Subject)?;
    let start = usize::try_from(header.offset_start).ok()?;
    let end = usize::try_from(header.offset_end).ok()?;
    let bytes = message.raw_message.get(start..end)?;
    if std::str::from_utf8(bytes).is_err()
        && let Ok(decoded) = encoding::decode(bytes, None)
    {
        return Some(subject(&decoded.text));
    }
    // Some programs cut a letter in two at the end of a word, and the parser decodes each word by itself.
    let read = message.subject()?;
    if read.contains('\u{fffd}')
        && let Some(joined) = std::str::from_utf8(bytes).ok().and_then(encoded_words)
    {
        return Some(subject(&joined));
    }
    Some(subject(read))
}

/// The text of a header of encoded words (RFC 2047), the bytes of neighbours in one character set joined before they are decoded.
fn encoded_words(header: &str) -> Option<String> {
    let mut text = String::new();
    let mut pending: Option<(String, Vec<u8>)> = None;
    let decode = |pending: Option<(String, Vec<u8>)>| {
        pending.map_or_else(String::new, |(charset, bytes)| {
            encoding::decode(&bytes, Some(&charset))
                .map_or_else(|_| String::new(), |decoded| decoded.text)
        })
    };
    for word in header.split_whitespace() {
        let encoded = word
            .strip_prefix("=?")
            .and_then(|word| word.strip_suffix("?="))
            .and_then(|word| word.split_once('?'))
            .and_then(|(charset, rest)| Some((charset, rest.split_once('?')?)));
        let Some((charset, (form, written))) = encoded else {
            text.push_str(&decode(pending.take()));
            text.push(' ');
            text.push_str(word);
            text.push(' ');
            continue;
        };
        let bytes = if form.eq_ignore_ascii_case("b") {
            base64_decode(written.as_bytes())?
        } else {
            quoted_printable_decode(written.replace('_', "=20").as_bytes())?
        };
        // A language can stand behind the set: utf-8*ar.
        let charset = charset
            .split('*')
            .next()
            .unwrap_or(charset)
            .to_ascii_lowercase();
        match &mut pending {
            Some((known, all)) if *known == charset => all.extend(bytes),
            _ => {
                text.push_str(&decode(pending.take()));
                pending = Some((charset, bytes));
            }
        }
    }
    text.push_str(&decode(pending));
    Some(text)
}

fn subject(raw: &str) -> String {
    fold_space(without_prefixes(raw))
}

/// The subject without what replying and forwarding put before it.
fn without_prefixes(raw: &str) -> &str {
    let mut subject = trim(raw);
    loop {
        let length = PREFIXES.iter().find_map(|prefix| {
            subject
                .get(..prefix.len())
                .filter(|start| start.to_lowercase() == **prefix)
                .map(str::len)
        });
        let Some(length) = length else {
            return subject;
        };
        subject = trim(&subject[length..]);
    }
}

const PREFIXES: [&str; 8] = [
    "re:",
    "fw:",
    "fwd:",
    "رد:",
    "رد :",
    "إعادة توجيه:",
    "تحويل:",
    "aw:",
];

fn attachments(message: &Message<'_>) -> Vec<(String, Vec<u8>)> {
    message
        .attachments()
        .enumerate()
        .filter(|(_, part)| {
            let kind = part
                .content_type()
                .map(|kind| kind.ctype().to_ascii_lowercase());
            !matches!(kind.as_deref(), Some("image" | "audio" | "video" | "font"))
        })
        .filter_map(|(at, part)| {
            let name = part
                .attachment_name()
                .map_or_else(|| format!("attachment {}", at + 1), fold_space);
            let is_document = !part.is_content_type("text", "calendar")
                && !part.is_content_type("application", "pgp-signature")
                && !part.is_content_type("application", "pkcs7-signature");
            is_document.then(|| (name, part.contents().to_vec()))
        })
        .collect()
}
