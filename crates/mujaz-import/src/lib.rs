//! Bytes to [`Article`]s. The bytes of a file, page or paste enter; the articles that they hold leave, each with what was
//! uncertain beside it.
//!
//! 1. [`import`] asks `format` what the bytes are, and that format's reader for a `Document`: text in reading order, and
//!    the fields that the format states. The readers are `html`, `markdown`, `mail`, `word`, `open_document`, `rtf`, `pdf`,
//!    `feed`, `record` and `clipboard`;
//! 2. `encoding` decodes what is text;
//! 3. `document` makes the article: `lines` finds the lines, `preamble` reads what stands above the body (`slug`, `masthead`,
//!    date, bylines, datelines), `furniture` leaves out what stands below it, `paragraphs` joins hard-wrapped lines, `sentences` cuts the paragraphs.
//!
//! Archives, mailboxes and feeds hold several articles; one that cannot be read keeps no other out. Every span in an
//! article is in bytes of its `source`: nothing is normalised in place.

mod agency;
mod archive;
mod byline;
mod clipboard;
mod date;
mod dateline;
mod document;
mod encoding;
mod error;
mod feed;
mod flow;
mod format;
mod furniture;
mod html;
mod lines;
mod mail;
mod markdown;
mod masthead;
mod moment;
mod open_document;
mod paragraphs;
mod pdf;
mod place;
mod post;
mod preamble;
mod raised;
mod record;
mod repair;
mod rtf;
mod sentences;
mod slug;
mod source;
mod stop;
mod word;
mod xml;

use std::borrow::Cow;

use document::Document;
use mujaz_model::{Article, Warned, Warning};

pub use encoding::{Decoded, Evidence, decode};
pub use error::Error;
pub use format::Format;
pub use repair::{Change, Repair, repair};
pub use source::{Decoding, Failure, Import, Original, Source};
pub use stop::Stop;

/// The most bytes that a source may have: 50 MB.
pub const LIMIT: u64 = 50 * 1024 * 1024;

/// Archives may stand in archives, mails in archives and archives in mails, so deep.
const NESTING: usize = 3;

/// The most files in an archive, messages in a mailbox, items in a feed.
pub(crate) const PARTS: usize = 2000;

/// Reads the articles of a source.
///
/// # Errors
/// Says why nothing in the source could be read. Where a part of it could, the rest is in [`Import::failures`].
pub fn import<'a>(source: &Source<'a>) -> Result<Import<'a>, Error> {
    import_watched(source, &mut |_| {}, Stop::NEVER)
}

/// Reads the articles of a source as [`import`] does, and tells `watch` the name of each file in an archive before it is
/// read. Where `stop` is asked for inside of a file, nothing of that file is kept; of an archive or a mailbox, the files that
/// were read until then are the result, and `is_cancelled` is set in it.
///
/// # Errors
/// Those of [`import`], and [`Error::Stopped`] where a source that is one file was stopped.
pub fn import_watched<'a>(
    source: &Source<'a>,
    watch: &mut dyn FnMut(&str),
    stop: Stop<'_>,
) -> Result<Import<'a>, Error> {
    let mut import = Import::default();
    read(
        source,
        &mut import,
        0,
        &mut Watch {
            tell: watch,
            stop,
            unpacked: 0,
        },
    )?;
    match &import.failures[..] {
        // A source that is one article fails as a whole.
        [only] if import.originals.is_empty() && only.name == source.name => {
            Err(only.error.clone())
        }
        [] if import.originals.is_empty() && !import.is_cancelled => Err(Error::Empty),
        _ => Ok(import),
    }
}

/// Who is told what is read next, and what stops it.
struct Watch<'w> {
    tell: &'w mut dyn FnMut(&str),
    stop: Stop<'w>,
    /// The bytes that archives in the source have unpacked to.
    unpacked: u64,
}

fn read<'a>(
    source: &Source<'a>,
    import: &mut Import<'a>,
    depth: usize,
    watch: &mut Watch<'_>,
) -> Result<(), Error> {
    let length = u64::try_from(source.bytes.len()).unwrap_or(u64::MAX);
    if length > LIMIT {
        return Err(Error::TooBig { limit: LIMIT });
    }
    if depth > NESTING {
        return Err(Error::Nested { limit: NESTING });
    }
    let stop = watch.stop;
    stop.heed()?;
    if let Some(format) = format::of_bytes(source.bytes) {
        let document = match format {
            Format::Docx => word::read(source.bytes, stop)?,
            Format::Odt => open_document::read(source.bytes, stop)?,
            Format::Rtf => rtf::read(source.bytes, stop)?,
            Format::Pdf => pdf::read(source.bytes, stop)?,
            Format::WebArchive => mail::read_web_archive(source.bytes, stop)?,
            Format::Mail => return read_mail(source, import, depth, watch),
            Format::Mailbox => {
                return read_mailbox(source, import, depth, watch);
            }
            Format::Archive => return read_archive(source, import, depth, watch),
            Format::ProtectedOffice => return Err(Error::Encrypted),
            _ => return Err(Error::Unreadable { format }),
        };
        return add(source, import, format, None, document, stop);
    }
    let Decoded {
        text: value,
        decoding,
        warnings,
    } = encoding::decode(source.bytes, source.charset)?;
    stop.heed()?;
    let format = format::of_text(&value);
    let mut document = match format {
        Format::Html => html::read(&value, source.url, stop)?,
        Format::ClipboardHtml => clipboard::read(&value, stop)?,
        Format::Markdown => markdown::read(&value, stop)?,
        Format::Feed | Format::Records | Format::Json => {
            let items = match format {
                Format::Feed => feed::read(&value, stop),
                Format::Records => record::read_markup(&value, stop),
                _ => record::read_json(&value, stop),
            }?;
            let decoded = Decoded {
                text: value,
                decoding,
                warnings,
            };
            return read_items(source, import, format, items, decoded, stop);
        }
        Format::Docx => word::read_flat(&value, stop)?,
        Format::Odt => open_document::read_flat(&value, stop)?,
        _ => Document::plain(as_it_came(value, source.bytes)),
    };
    document.warnings.splice(0..0, warnings);
    add(source, import, format, Some(decoding), document, stop)
}

/// A text file in UTF-8 is its own source, so that places count its bytes: with the byte order mark that decoding takes off.
fn as_it_came(text: String, bytes: &[u8]) -> String {
    const MARK: &str = "\u{feff}";
    if bytes.starts_with(MARK.as_bytes()) && bytes.len() == text.len() + MARK.len() {
        format!("{MARK}{text}")
    } else {
        text
    }
}

fn add<'a>(
    source: &Source<'a>,
    import: &mut Import<'a>,
    format: Format,
    decoding: Option<Decoding>,
    document: Document,
    stop: Stop<'_>,
) -> Result<(), Error> {
    let article = article(source, document, stop)?;
    import.originals.push(Original {
        name: source.name.to_owned(),
        format,
        decoding,
        bytes: Cow::Borrowed(source.bytes),
        articles: vec![article],
    });
    Ok(())
}

/// Makes the article of a document, and repairs its text or offers to.
fn article(
    source: &Source<'_>,
    document: Document,
    stop: Stop<'_>,
) -> Result<Warned<Article>, Error> {
    stop.heed()?;
    let document = if source.repair {
        document.repaired()
    } else {
        document
    };
    let mut article = document::article(document, stop)?;
    if article.value.url.is_none() {
        article.value.url = source.url.map(str::to_owned);
    }
    let is_told = |warning: &Warning| warning.message.contains('\u{fffd}');
    if !article.warnings.iter().any(is_told) {
        article.warnings.extend(repair::lost(&article.value.source));
    }
    if !source.repair
        && let Some(repair) = repair(&article.value.source)
    {
        article.warnings.push(repair.offer());
    }
    Ok(article)
}

/// Takes the items of a feed or of a file of records: each is an article of its own.
fn read_items<'a>(
    source: &Source<'a>,
    import: &mut Import<'a>,
    format: Format,
    items: Vec<(String, Result<Document, Error>)>,
    decoded: Decoded,
    stop: Stop<'_>,
) -> Result<(), Error> {
    let mut articles = Vec::new();
    for (name, item) in items {
        match item.and_then(|item| article(source, item, stop)) {
            Ok(article) => articles.push(article),
            Err(Error::Stopped) => return Err(Error::Stopped),
            Err(error) => import.failures.push(Failure {
                name: inside(source.name, &name),
                error,
            }),
        }
    }
    match articles.first_mut() {
        Some(first) => drop(first.warnings.splice(0..0, decoded.warnings)),
        None => return Err(Error::Empty),
    }
    import.originals.push(Original {
        name: source.name.to_owned(),
        format,
        decoding: Some(decoded.decoding),
        bytes: Cow::Borrowed(source.bytes),
        articles,
    });
    Ok(())
}

fn read_mail<'a>(
    source: &Source<'a>,
    import: &mut Import<'a>,
    depth: usize,
    watch: &mut Watch<'_>,
) -> Result<(), Error> {
    let mail = mail::read(source.bytes, watch.stop)?;
    limited(mail.attachments.len())?;
    let has_attachments = !mail.attachments.is_empty();
    let body = mail
        .body
        .and_then(|body| article(source, body, watch.stop))
        // The few words that come with an attachment are no article.
        .and_then(|article| {
            if has_attachments && article.value.sentences.len() < 3 {
                Err(Error::Empty)
            } else {
                Ok(article)
            }
        });
    match body {
        Ok(mut article) => {
            date_by_mail(&mut article, mail.sent);
            import.originals.push(Original {
                name: source.name.to_owned(),
                format: Format::Mail,
                decoding: None,
                bytes: Cow::Borrowed(source.bytes),
                articles: vec![article],
            });
        }
        Err(error) if !has_attachments || error == Error::Stopped => return Err(error),
        Err(_) => {}
    }
    for (name, bytes) in mail.attachments {
        let name = inside(source.name, &name);
        read_part(&part(source, &name, &bytes), import, depth, watch);
    }
    Ok(())
}

/// An article that somebody sent on may be older than the mail: its date is only a hint, and said to be one.
fn date_by_mail(article: &mut Warned<Article>, sent: Option<chrono::NaiveDate>) {
    if let (None, Some(sent)) = (article.value.published, sent) {
        article.value.published = Some(sent);
        // اليوم الثلاثاء 4/2/2025 in the first sentences bears the mail's date out.
        let opening = article.value.sentences.iter().take(3);
        let mut days = opening.flat_map(|sentence| mujaz_text::dates(&sentence.text));
        if days.any(|mention| mention.full() == Some(sent)) {
            return;
        }
        article.warnings.push(
            Warning::new("the date is that of the e-mail: none is printed with the article in it")
                .in_arabic("التاريخ هو تاريخ الرسالة، فليس مع المقال الذي فيها تاريخ مطبوع"),
        );
    }
}

fn read_mailbox<'a>(
    source: &Source<'a>,
    import: &mut Import<'a>,
    depth: usize,
    watch: &mut Watch<'_>,
) -> Result<(), Error> {
    let messages = mail::messages(source.bytes);
    limited(messages.len())?;
    for (at, message) in messages.into_iter().enumerate() {
        let name = inside(source.name, &format!("message {}", at + 1));
        read_part(&part(source, &name, message), import, depth, watch);
        if import.is_cancelled {
            break;
        }
    }
    Ok(())
}

/// Bounds how many files or articles there are in a source: each is compared with all others.
fn limited(count: usize) -> Result<(), Error> {
    if count > PARTS {
        return Err(Error::TooMany { limit: PARTS });
    }
    Ok(())
}

fn read_archive<'a>(
    source: &Source<'a>,
    import: &mut Import<'a>,
    depth: usize,
    watch: &mut Watch<'_>,
) -> Result<(), Error> {
    let mut archive = archive::Archive::open(source.bytes, Format::Archive)?;
    let names = archive.names();
    limited(names.len())?;
    for name in names.iter().filter(|name| is_document(name)) {
        if import.is_cancelled {
            break;
        }
        if watch.unpacked >= archive::TOTAL {
            import.failures.push(Failure {
                name: source.name.to_owned(),
                error: Error::Bomb {
                    part: source.name.to_owned(),
                },
            });
            break;
        }
        let whole = inside(source.name, name);
        let before = archive.unpacked();
        archive.count(watch.unpacked.saturating_sub(before));
        let bytes = archive.part(name);
        watch.unpacked = archive.unpacked();
        let bytes = match bytes {
            Ok(bytes) => bytes.unwrap_or_default(),
            Err(error) => {
                import.failures.push(Failure { name: whole, error });
                continue;
            }
        };
        // A package of a word processor is unpacked by its own reader.
        if format::of_bytes(&bytes)
            .is_some_and(|format| matches!(format, Format::Docx | Format::Odt))
        {
            let stated =
                archive::Archive::open(&bytes, Format::Archive).map(|mut package| package.stated());
            watch.unpacked = watch.unpacked.saturating_add(stated.unwrap_or_default());
        }
        let part = part(source, &whole, &bytes);
        read_part(&part, import, depth, watch);
    }
    Ok(())
}

/// Folders, and what systems leave in archives, are none.
fn is_document(name: &str) -> bool {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    !name.starts_with("__MACOSX/") && can_be_document(file)
}

/// Tells whether a file of this name, without its folder, can be a document: not what systems, browsers and word processors leave beside
/// documents. A file that the user names is read whatever it is called.
#[must_use]
pub fn can_be_document(file: &str) -> bool {
    const PARTS_OF_PAGES: [&str; 11] = [
        "css", "js", "mjs", "map", "woff", "woff2", "ttf", "otf", "eot", "ico", "svg",
    ];
    let lower = file.to_ascii_lowercase();
    let is_part = lower
        .rsplit_once('.')
        .is_some_and(|(_, ending)| PARTS_OF_PAGES.contains(&ending));
    !file.is_empty()
        && !file.starts_with('.')
        && !file.starts_with("~$")
        && !is_part
        && !matches!(lower.as_str(), "thumbs.db" | "desktop.ini")
}

/// Reads a part of a source as a source of its own. Why it cannot be read is kept, and keeps nothing else out.
fn read_part<'a>(
    source: &Source<'_>,
    import: &mut Import<'a>,
    depth: usize,
    watch: &mut Watch<'_>,
) {
    import.is_cancelled |= watch.stop.is_asked();
    if import.is_cancelled {
        return;
    }
    (watch.tell)(source.name);
    let mut part = Import::default();
    let outcome = read(source, &mut part, depth + 1, watch);
    import.is_cancelled |= part.is_cancelled;
    import.failures.append(&mut part.failures);
    import.originals.extend(
        part.originals
            .into_iter()
            .map(|original| -> Original<'a> { original.into_owned() }),
    );
    if let Err(error) = outcome {
        import.is_cancelled |= error == Error::Stopped;
        import.failures.push(Failure {
            name: source.name.to_owned(),
            error,
        });
    }
}

/// A part of a source, in which text is repaired as in the whole.
fn part<'s>(whole: &Source<'_>, name: &'s str, bytes: &'s [u8]) -> Source<'s> {
    Source {
        repair: whole.repair,
        ..Source::new(name, bytes)
    }
}

fn inside(source: &str, name: &str) -> String {
    format!("{source}/{name}")
}

#[cfg(test)]
mod tests {
    use mujaz_model::{Article, Language, Warned};

    use super::*;

    fn read(bytes: &[u8]) -> Result<Warned<Article>, Error> {
        Ok(import(&Source::new("test", bytes))?
            .articles()
            .next()
            .unwrap())
    }

    fn article(text: &str) -> Article {
        read(text.as_bytes()).unwrap().value
    }

    #[test]
    fn every_span_gives_the_text_back() {
        let article = article(
            "عنوان {مهم} هنا\n\nالثالثة 2024/08/28\n\n\u{a0}بغداد: الصباح\n\n\u{a0}وصل الوفد أمس. وغادر اليوم.\u{a0}\nنص ثان طويل بما يكفي لكي يكون سطرا ملفوفا لا ينتهي\nبنقطة.",
        );
        assert_eq!(article.sentences.len(), 3);
        for sentence in &article.sentences {
            let original = sentence.span.of(&article.source).unwrap();
            assert_eq!(mujaz_text::fold_space(original), sentence.text);
            let characters: String = article
                .source
                .chars()
                .skip(sentence.char_span.start)
                .take(sentence.char_span.end - sentence.char_span.start)
                .collect();
            assert_eq!(characters, original);
        }
    }

    #[test]
    fn a_headline_in_braces_is_shown_with_guillemets() {
        assert_eq!(
            article("حوارات {عالية المستوى}\n\nنص.").headline.content,
            "حوارات «عالية المستوى»"
        );
    }

    #[test]
    fn a_file_of_blank_lines_is_empty() {
        assert!(matches!(
            read("\n \u{a0}\n...\n".as_bytes()),
            Err(Error::Empty)
        ));
        assert!(matches!(read(b""), Err(Error::Empty)));
    }

    #[test]
    fn a_picture_is_refused_as_one() {
        assert!(matches!(
            read(b"\x89PNG\r\n\x1a\n\0\0"),
            Err(Error::Unreadable {
                format: Format::Picture
            })
        ));
    }

    #[test]
    fn an_english_article_is_english() {
        assert_eq!(
            article("Talks open in Brussels\n\nThe talks opened.").language,
            Language::English
        );
    }

    #[test]
    fn a_byte_order_mark_is_not_part_of_the_headline() {
        assert_eq!(
            article("\u{feff}عنوان\r\n\r\nنص.\r\n").headline.content,
            "عنوان"
        );
    }

    #[test]
    fn places_count_the_bytes_of_the_file_with_its_byte_order_mark() {
        let file = "\u{feff}عنوان\n\nقال الوزير إن الطريق آمنة.\n";
        let article = article(file);
        assert_eq!(
            article.sentences[0].span.of(file),
            Some("قال الوزير إن الطريق آمنة.")
        );
    }

    #[test]
    fn a_headline_alone_warns() {
        let read = read("عنوان".as_bytes()).unwrap();
        assert_eq!(read.warnings.len(), 1);
    }
}
