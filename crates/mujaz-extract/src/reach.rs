//! How far an article is read for who says what: the head of one that is longer than any article is.

use mujaz_model::{Article, Paragraph, Sentence};

/// The most bytes of a body that are read for who says what and what is named: 200,000 words of Arabic, more than books have.
const REACH: usize = 2_000_000;

/// Tells whether the body of `article` is so long that [`crate::annotate`] reads no more than its head.
#[must_use]
pub fn is_beyond_reach(article: &Article) -> bool {
    let first = article.sentences.first();
    let last = article.sentences.last();
    first
        .zip(last)
        .is_some_and(|(first, last)| last.span.end - first.span.start > REACH)
}

/// What was taken from an article until its head is read.
pub(crate) struct Tail {
    sentences: Vec<Sentence>,
    paragraphs: Vec<Paragraph>,
    /// Where the last paragraph of the head ends in truth.
    end: Option<usize>,
}

impl Tail {
    /// Takes from the article what is beyond reach.
    pub(crate) fn cut(article: &mut Article) -> Self {
        let limit = article
            .sentences
            .first()
            .map_or(0, |first| first.span.start)
            + REACH;
        let kept = article
            .sentences
            .partition_point(|sentence| sentence.span.end <= limit);
        let sentences = article.sentences.split_off(kept);
        let reached = article
            .sentences
            .last()
            .filter(|_| !sentences.is_empty())
            .map_or(usize::MAX, |last| last.span.end);
        let kept = article
            .paragraphs
            .partition_point(|paragraph| paragraph.span.start < reached);
        let paragraphs = article.paragraphs.split_off(kept);
        let end = article.paragraphs.last_mut().and_then(|last| {
            let end = last.span.end;
            last.span.end = end.min(reached);
            (end > reached).then_some(end)
        });
        Self {
            sentences,
            paragraphs,
            end,
        }
    }

    /// Puts back what was taken.
    pub(crate) fn restore(self, article: &mut Article) {
        if let Some((last, end)) = article.paragraphs.last_mut().zip(self.end) {
            last.span.end = end;
        }
        article.paragraphs.extend(self.paragraphs);
        article.sentences.extend(self.sentences);
    }
}

#[cfg(test)]
mod tests {
    use mujaz_model::{CharSpan, Language, Span, Text};

    use super::*;
    use crate::{Names, annotate};

    fn article(count: usize) -> Article {
        const SENTENCE: &str = "قال الوزير إن المدرسة الجديدة في المدينة تفتح أبوابها غدا.";
        let source = [SENTENCE].repeat(count).join(" ");
        let spans = (0..count).map(|at| {
            let start = at * (SENTENCE.len() + 1);
            Span::new(start, start + SENTENCE.len())
        });
        let sentences = spans.enumerate().map(|(at, span)| Sentence {
            index: at + 1,
            paragraph: 1,
            text: SENTENCE.to_owned(),
            span,
            char_span: CharSpan::default(),
        });
        let paragraph = Paragraph {
            text: source.clone(),
            span: Span::new(0, source.len()),
        };
        Article {
            sentences: sentences.collect(),
            paragraphs: vec![paragraph],
            ..Article::new(source, Text::new(Language::Arabic, "عنوان".to_owned()))
        }
    }

    #[test]
    fn a_text_without_end_is_read_as_far_as_its_head_and_stays_whole() {
        let long = article(25_000);
        assert!(is_beyond_reach(&long));
        let read = annotate(long.clone(), &Names::default());
        assert_eq!(read.sentences, long.sentences);
        assert_eq!(read.paragraphs, long.paragraphs);
        let last = read.reports.last().map(|report| report.span.end);
        assert!(
            last.is_some_and(|end| end <= REACH && end > REACH / 2),
            "{last:?}"
        );
    }

    #[test]
    fn an_article_is_read_to_its_end() {
        let read = annotate(article(50), &Names::default());
        assert!(!is_beyond_reach(&read));
        assert_eq!(read.reports.len(), 50);
    }
}
