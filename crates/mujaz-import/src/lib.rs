//! Bytes to [`Article`]. The bytes of one plain text file enter; the article that they hold leaves, with what was
//! uncertain beside it.
//!
//! 1. [`import`] decodes the bytes (UTF-8) and refuses what is no text;
//! 2. `lines` finds the lines and what is only decoration;
//! 3. `preamble` reads what stands above the body: headline, page label, date (`date`), datelines (`dateline`);
//! 4. `paragraphs` joins hard-wrapped lines into paragraphs;
//! 5. `sentences` cuts the paragraphs.
//!
//! Every span in the article is in bytes of the text as it came: nothing is normalised in place.

mod date;
mod dateline;
mod error;
mod lines;
mod paragraphs;
mod preamble;
mod sentences;

use mujaz_model::{Article, Language, Text, Warned, Warning};
use mujaz_text::is_arabic_letter;

pub use error::Error;

/// Reads a plain text article.
///
/// # Errors
/// [`Error::Encoding`] where the bytes are not UTF-8, [`Error::Binary`] where they are no text at all, and
/// [`Error::Empty`] where there is nothing to read.
pub fn import(bytes: &[u8]) -> Result<Warned<Article>, Error> {
    if let Some(offset) = bytes.iter().position(|&byte| byte == 0) {
        return Err(Error::Binary { offset });
    }
    let text = std::str::from_utf8(bytes).map_err(|source| Error::Encoding {
        offset: source.valid_up_to(),
        source,
    })?;
    read(text)
}

fn read(text: &str) -> Result<Warned<Article>, Error> {
    let lines = lines::lines(text);
    let (headline, rest) = lines.split_first().ok_or(Error::Empty)?;
    let language = language_of(text);
    let preamble = preamble::read(rest);
    let body: Vec<_> = preamble
        .body
        .iter()
        .chain(preamble.after)
        .copied()
        .collect();
    let paragraphs = paragraphs::join(text, &body);
    let sentences = sentences::cut(text, &paragraphs);
    let mut warnings = preamble.warnings;
    if sentences.is_empty() {
        warnings.push(Warning::new(
            "only a headline was found: there is no body text",
        ));
    }
    Ok(Warned {
        value: Article {
            source: text.to_owned(),
            language,
            headline: Text::new(language, preamble::display_headline(headline.text)),
            section: preamble.section,
            published: preamble.published,
            outlet: dateline::publication(&preamble.datelines, text),
            datelines: preamble.datelines,
            paragraphs,
            sentences,
            quotations: Vec::new(),
        },
        warnings,
    })
}

/// The language that most letters belong to.
fn language_of(text: &str) -> Language {
    let (mut arabic, mut latin) = (0_usize, 0_usize);
    for character in text.chars() {
        if is_arabic_letter(character) {
            arabic += 1;
        } else if character.is_alphabetic() {
            latin += 1;
        }
    }
    if arabic >= latin {
        Language::Arabic
    } else {
        Language::English
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(text: &str) -> Article {
        import(text.as_bytes()).unwrap().value
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
        let error = import(b"abc \xC7\xE1").unwrap_err();
        assert!(matches!(error, Error::Encoding { offset: 4, .. }));
        assert!(error.hint().is_some());
    }

    #[test]
    fn a_file_of_blank_lines_is_empty() {
        assert!(matches!(
            import("\n \u{a0}\n...\n".as_bytes()),
            Err(Error::Empty)
        ));
        assert!(matches!(import(b""), Err(Error::Empty)));
    }

    #[test]
    fn a_picture_is_refused_as_binary() {
        assert!(matches!(
            import(b"\x89PNG\r\n\x1a\n\0\0"),
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
        let read = import("عنوان".as_bytes()).unwrap();
        assert_eq!(read.warnings.len(), 1);
    }
}
