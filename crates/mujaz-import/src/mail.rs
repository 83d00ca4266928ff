//! E-mails (RFC 5322) and web archives (MHTML, RFC 2557), which are built alike. The body of a mail is a newsletter or an
//! article that somebody pasted; that of a web archive is a page.

mod forward;

use chrono::{DateTime, FixedOffset, NaiveDate};
use mail_parser::{Message, MessageParser, MimeHeaders, PartType};
use mujaz_text::{fold_space, words};

use crate::{
    Error, Format,
    document::{Document, Stated},
    html,
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
/// [`Error::Damaged`] where it cannot be taken apart.
pub(crate) fn read(bytes: &[u8]) -> Result<Mail, Error> {
    let message = parse(bytes, Format::Mail)?;
    let (body, sent_first) = match body(&message) {
        Ok((body, sent_first)) => (Ok(body), sent_first),
        Err(error) => (Err(error), None),
    };
    Ok(Mail {
        body,
        sent: sent_first.or_else(|| Some(sent(&message)?.date_naive())),
        attachments: attachments(&message),
    })
}

/// Reads a web archive.
///
/// # Errors
/// [`Error::Damaged`] where it cannot be taken apart or has no page, and the errors of [`html::read`].
pub(crate) fn read_web_archive(bytes: &[u8]) -> Result<Document, Error> {
    let message = parse(bytes, Format::WebArchive)?;
    let page = message
        .parts
        .iter()
        .find_map(|part| match &part.body {
            PartType::Html(html) => Some((html, part.content_location())),
            _ => None,
        })
        .ok_or_else(|| damaged(Format::WebArchive, "it has no page"))?;
    let address = message
        .header_raw("Snapshot-Content-Location")
        .map(str::trim)
        .or(page.1)
        .filter(|address| address.starts_with("http"));
    html::read(page.0, address)
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
        .parse(bytes)
        .ok_or_else(|| damaged(format, "it has no headers"))
}

fn damaged(format: Format, reason: &str) -> Error {
    Error::Damaged {
        format,
        reason: reason.to_owned(),
    }
}

/// The body, and the day on which it was sent first, where somebody sent it on.
fn body(message: &Message<'_>) -> Result<(Document, Option<NaiveDate>), Error> {
    let subject = message.subject().map(subject).unwrap_or_default();
    let newsletter =
        message.header_raw("List-Unsubscribe").is_some() || message.header_raw("List-Id").is_some();
    let outlet = message
        .from()
        .filter(|_| newsletter)
        .and_then(|from| from.first())
        .and_then(|sender| sender.name())
        .map(fold_space);
    let exact = sent(message).filter(|_| newsletter);
    let mut document = html_body(message).map_or_else(
        || plain_body(message).ok_or(Error::Empty),
        |html| read_html(&html),
    )?;
    let sent_first = forward::take(&mut document.text);
    let stated = Stated {
        outlet: outlet.or(document.stated.outlet),
        published: exact.map(|exact| exact.date_naive()),
        published_at: exact,
        ..document.stated
    };
    let blocks = document
        .text
        .split("\n\n")
        .filter(|block| *block != subject);
    let mut with_subject = Document::of_blocks(&subject, blocks, stated);
    with_subject.warnings = document.warnings;
    with_subject.text = with_subject.text.trim_start().to_owned();
    Ok((with_subject, sent_first))
}

/// The part of a newsletter that readability takes for the article, where that is most of it; else all of it.
fn read_html(html: &str) -> Result<Document, Error> {
    let whole = html::read_chosen(html, None)?;
    let length = words(&whole.text).count();
    Ok(html::read(html, None)
        .ok()
        .filter(|article| words(&article.text).count() * 10 >= length * 6)
        .unwrap_or(whole))
}

fn html_body(message: &Message<'_>) -> Option<String> {
    message.html_bodies().find_map(|part| match &part.body {
        PartType::Html(html) => Some(html.clone().into_owned()),
        _ => None,
    })
}

fn plain_body(message: &Message<'_>) -> Option<Document> {
    let text = message.text_bodies().find_map(|part| match &part.body {
        PartType::Text(text) => Some(text),
        _ => None,
    })?;
    Some(Document::plain(text.replace("\r\n", "\n")))
}

fn sent(message: &Message<'_>) -> Option<DateTime<FixedOffset>> {
    DateTime::parse_from_rfc3339(&message.date()?.to_rfc3339()).ok()
}

/// The subject without what replying and forwarding put before it.
fn subject(raw: &str) -> String {
    let mut subject = fold_space(raw);
    loop {
        let lower = subject.to_lowercase();
        let Some(prefix) = PREFIXES.iter().find(|prefix| lower.starts_with(**prefix)) else {
            return subject;
        };
        subject = fold_space(subject.get(prefix.len()..).unwrap_or_default());
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
