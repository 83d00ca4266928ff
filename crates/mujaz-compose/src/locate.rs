//! Where a selection stands in the source.

use mujaz_model::{Article, Selection, ShownBlock, ShownPlace, Span};
use mujaz_text::{is_space, trim, words};

use crate::Error;

/// Returns the bytes of the source that `selection` covers, in either order of its ends, widened to whole words and
/// without the space around them.
///
/// A point never cuts a word: in Arabic the negation, the conjunction or the preposition may be its first letters.
///
/// # Errors
/// [`Error::NoSentence`] where it names a sentence that the article does not have, and [`Error::EmptySelection`] where it
/// holds no words, or names a headline or a caption that the article does not have.
pub fn locate(article: &Article, selection: &Selection) -> Result<Span, Error> {
    let first = selection.from.min(selection.to);
    let last = selection.from.max(selection.to);
    let (start, end) = (byte_of(article, first)?, byte_of(article, last)?);
    let source = &article.source;
    let start = word_around(article, first.block, start).map_or(start, |word| word.start);
    let end = word_around(article, last.block, end).map_or(end, |word| word.end);
    let passage = source.get(start..end).ok_or(Error::EmptySelection)?;
    if words(passage).next().is_none() {
        return Err(Error::EmptySelection);
    }
    let trimmed = trim(passage);
    let start = start + passage.find(trimmed).unwrap_or_default();
    Ok(Span::new(start, start + trimmed.len()))
}

/// The byte of the source at which a shown place stands. Past the last character it is the end of its part.
fn byte_of(article: &Article, place: ShownPlace) -> Result<usize, Error> {
    let span = place_of(article, place.block)?;
    let written = span.of(&article.source).unwrap_or_default();
    let mut shown = 0;
    let mut after_space = false;
    for (at, character) in written.char_indices() {
        let continues_space = after_space && is_space(character);
        if shown == place.character && !continues_space {
            return Ok(span.start + at);
        }
        after_space = is_space(character);
        shown += usize::from(!continues_space);
    }
    Ok(span.end)
}

/// The word that has letters on both sides of `byte`.
fn word_around(article: &Article, block: ShownBlock, byte: usize) -> Option<Span> {
    let span = article.place_of(block)?;
    words(span.of(&article.source)?)
        .map(|word| Span::new(span.start + word.range.start, span.start + word.range.end))
        .find(|word| word.start < byte && byte < word.end)
}

fn place_of(article: &Article, block: ShownBlock) -> Result<Span, Error> {
    article.place_of(block).ok_or(match block {
        ShownBlock::Sentence(sentence) => Error::NoSentence {
            sentence,
            count: article.sentences.len(),
        },
        ShownBlock::Headline | ShownBlock::Caption(_) => Error::EmptySelection,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pick::tests::article;

    use ShownBlock::{Caption, Headline, Sentence};

    fn located(from: (ShownBlock, usize), to: (ShownBlock, usize)) -> Result<&'static str, Error> {
        let place = |(block, character)| ShownPlace { block, character };
        let selection = Selection {
            from: place(from),
            to: place(to),
        };
        let article = Box::leak(Box::new(article()));
        locate(article, &selection).map(|span| span.of(&article.source).unwrap_or_default())
    }

    #[test]
    fn a_selection_inside_a_sentence_is_found_behind_folded_space() {
        assert_eq!(located((Sentence(1), 5), (Sentence(1), 10)), Ok("الجمل"));
        assert_eq!(located((Sentence(1), 10), (Sentence(1), 5)), Ok("الجمل"));
    }

    #[test]
    fn a_selection_that_cuts_words_is_widened_to_them() {
        assert_eq!(
            located((Sentence(1), 2), (Sentence(1), 7)),
            Ok("أولى  الجمل")
        );
    }

    #[test]
    fn a_selection_across_sentences_keeps_what_stands_between_them() {
        assert_eq!(
            located((Sentence(1), 5), (Sentence(2), 5)),
            Ok("الجمل. ثانية")
        );
    }

    #[test]
    fn a_whole_sentence_is_the_sentence_with_its_stop() {
        assert_eq!(
            located((Sentence(2), 0), (Sentence(2), 99)),
            Ok("ثانية الجمل.")
        );
    }

    #[test]
    fn a_selection_is_found_in_the_headline_and_in_a_caption() {
        assert_eq!(located((Headline, 1), (Headline, 3)), Ok("عنوان"));
        assert_eq!(located((Caption(1), 0), (Caption(1), 3)), Ok("صورة"));
    }

    #[test]
    fn a_selection_goes_from_the_headline_into_the_text_and_from_there_into_a_caption() {
        assert_eq!(
            located((Headline, 0), (Sentence(1), 3)),
            Ok("عنوان\n\nأولى")
        );
        assert_eq!(
            located((Caption(1), 4), (Sentence(2), 6)),
            Ok("الجمل.\n\nصورة")
        );
    }

    #[test]
    fn a_selection_without_words_is_refused() {
        assert_eq!(
            located((Sentence(1), 4), (Sentence(1), 5)),
            Err(Error::EmptySelection)
        );
        assert_eq!(
            located((Sentence(1), 10), (Sentence(1), 11)),
            Err(Error::EmptySelection)
        );
        assert_eq!(
            located((Caption(2), 0), (Caption(2), 3)),
            Err(Error::EmptySelection)
        );
        assert!(matches!(
            located((Sentence(1), 0), (Sentence(9), 1)),
            Err(Error::NoSentence { sentence: 9, .. })
        ));
    }
}
