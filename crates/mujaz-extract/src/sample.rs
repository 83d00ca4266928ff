//! Small articles for tests.

use mujaz_model::{Article, CharSpan, Language, Paragraph, Sentence, Span, Text};

/// An article of one paragraph, whose sentences are cut at full stops.
pub(crate) fn article(language: Language, text: &str) -> Article {
    let mut article = Article::new(text.to_owned(), Text::new(language, "عنوان"));
    let span = Span::new(0, text.len());
    let mut start = 0;
    for piece in text.split_inclusive(". ") {
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
