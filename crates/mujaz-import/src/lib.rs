//! Bytes to [`Article`]s. The bytes of a file, page or paste enter; the articles that they hold leave, each with what was
//! uncertain beside it.
//!
//! 1. [`import`] asks `format` what the bytes are, and that format's reader for a `Document`: text in reading order, and
//!    the fields that the format states;
//! 2. `encoding` decodes what is text;
//! 3. `document` makes the article: `lines` finds the lines, `preamble` reads what stands above the body (page label,
//!    date, datelines), `paragraphs` joins hard-wrapped lines, `sentences` cuts the paragraphs.
//!
//! Every span in an article is in bytes of its `source`: nothing is normalised in place.

mod date;
mod dateline;
mod document;
mod encoding;
mod error;
mod format;
mod lines;
mod paragraphs;
mod preamble;
mod sentences;
mod source;

use std::borrow::Cow;

use document::Document;

pub use error::Error;
pub use format::Format;
pub use source::{Failure, Import, Original, Source};

#[cfg(doc)]
use mujaz_model::Article;

/// Reads the articles of a source.
///
/// # Errors
/// Says why nothing in the source could be read. Where a part of it could, the rest is in [`Import::failures`].
pub fn import<'a>(source: &Source<'a>) -> Result<Import<'a>, Error> {
    let format = format::detect(source.bytes);
    let document = match format {
        Format::PlainText => {
            let decoded = encoding::decode(source.bytes, source.charset)?;
            Document {
                warnings: decoded.warnings,
                ..Document::plain(decoded.value)
            }
        }
        Format::Pdf => return Err(Error::Unreadable { format }),
    };
    let mut article = document::article(document)?;
    if article.value.url.is_none() {
        article.value.url = source.url.map(str::to_owned);
    }
    Ok(Import {
        originals: vec![Original {
            name: source.name.to_owned(),
            format,
            bytes: Cow::Borrowed(source.bytes),
            articles: vec![article],
        }],
        failures: Vec::new(),
    })
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
    fn what_is_not_utf8_says_where() {
        let error = read(b"abc \xC7\xE1").unwrap_err();
        assert!(matches!(error, Error::Encoding { offset: 4, .. }));
        assert!(error.hint().is_some());
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
    fn a_picture_is_refused_as_binary() {
        assert!(matches!(
            read(b"\x89PNG\r\n\x1a\n\0\0"),
            Err(Error::Binary { .. })
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
    fn a_headline_alone_warns() {
        let read = read("عنوان".as_bytes()).unwrap();
        assert_eq!(read.warnings.len(), 1);
    }
}
