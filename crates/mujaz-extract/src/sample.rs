//! Small articles for tests.

use mujaz_model::{Article, CharSpan, Language, Paragraph, Sentence, Span, Text};

/// The language of a text of a test, by its first letter.
pub(crate) fn language_of(text: &str) -> Language {
    if text.starts_with(mujaz_text::is_arabic_letter) {
        Language::Arabic
    } else {
        Language::English
    }
}

/// An article of one paragraph, whose sentences are cut at full stops, but for those of initials and titles.
pub(crate) fn article(language: Language, text: &str) -> Article {
    let mut article = Article::new(text.to_owned(), Text::new(language, "عنوان"));
    let span = Span::new(0, text.len());
    let mut start = 0;
    let ends = text.match_indices(". ").map(|(at, _)| at + 2);
    for stop in ends.chain([text.len()]) {
        let piece = &text[start..stop];
        let mut last = piece.trim_end_matches(['.', ' ']).chars().rev();
        let is_initial = last
            .next()
            .is_some_and(|letter| letter.is_ascii_uppercase())
            && last.next().is_some_and(|before| !before.is_alphabetic());
        let is_title = piece.trim_end().ends_with("Dr.") || piece.ends_with(" د. ");
        if piece.is_empty() || (is_initial || is_title) && stop < text.len() {
            continue;
        }
        let end = start + piece.trim_end().len();
        article.sentences.push(Sentence {
            index: article.sentences.len() + 1,
            paragraph: 1,
            text: piece.trim_end().to_owned(),
            span: Span::new(start, end),
            char_span: CharSpan::default(),
        });
        start += piece.len();
    }
    article.paragraphs.push(Paragraph {
        text: text.to_owned(),
        span,
    });
    article
}
