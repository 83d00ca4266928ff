//! A passage that the user marked, as a candidate. An article and a part of its source enter; a [`Candidate`] leaves that says of the
//! part what [`suggest`](crate::suggest) says of a sentence.

use mujaz_model::{Article, Candidate, Negation, Polarity, Reason, Span, Topic};
use mujaz_text::fold_space;

use crate::{
    items::items_of, matching::Matcher, polarity, speech::Speech, topic_ids, vocabulary::Vocabulary,
};

/// Returns the passage at `passage` as a candidate, whether it is part of a sentence, goes across several, or is of the headline or a
/// caption: with whoever says it, what introduces that, what is denied in it, and the topics that it touches.
///
/// What the article says of a passage does not hang on where it was cut: the speaker of a quotation is that of each of its
/// parts, and `قتالية` out of `استشارية وليست قتالية` is denied though its negation stands outside.
#[must_use]
pub fn candidate_of(article: &Article, passage: Span, topics: &[Topic]) -> Candidate {
    let polarity = polarity_of(article, passage);
    let mut vocabulary = Vocabulary::default();
    let matcher = Matcher::new(topics, &mut vocabulary);
    let items = items_of(&article.source, passage);
    let words = vocabulary.read(&items);
    let touched = matcher.topics(&vocabulary, &items, &words, &polarity);
    let speech = Speech::of_passage(article, passage);
    let attribution = speech.attribution();
    let speaker = attribution.and_then(|said| said.speaker.as_ref());
    let first = article
        .sentences
        .partition_point(|sentence| sentence.span.end <= passage.start);
    let sentence = article
        .sentences
        .get(first)
        .filter(|sentence| sentence.span.start < passage.end);
    Candidate {
        rank: 1,
        sentence: sentence.map(|sentence| sentence.index),
        span: passage,
        text: fold_space(passage.of(&article.source).unwrap_or_default()),
        topics: topic_ids(topics, &touched),
        speaker: speaker.map(|speaker| speaker.name.clone()),
        speaker_inferred: speaker.is_some_and(|speaker| speaker.is_inferred),
        cue: attribution.and_then(|said| said.cue.clone()),
        via: attribution.and_then(|said| said.via.clone()),
        verbatim: speech.is_verbatim(),
        polarity,
        score: 1.0,
        reasons: vec![Reason::Selected],
    }
}

/// The negations of the headline, sentences and captions that a passage touches, as far as they or what they deny stand in it.
fn polarity_of(article: &Article, passage: Span) -> Polarity {
    let stands_in = |span: Span| span.start < passage.end && passage.start < span.end;
    let concerns =
        |negation: &Negation| stands_in(negation.denied_span) || stands_in(negation.cue_span);
    let negations = article
        .shown()
        .filter(|span| stands_in(*span))
        .flat_map(|span| polarity::find(&article.source, span).negations)
        .filter(concerns)
        .collect();
    Polarity { negations }
}

#[cfg(test)]
mod tests {
    use mujaz_model::{Caption, Language};

    use super::*;
    use crate::{annotate, names::Names, read_topics, sample::article, suggest};

    const ARABIC: &str = "قال وزير النقل سالم الدباغ إن «الجسر سيفتح غدا، ولن تدفع رسوم». وهي مهمة استشارية وليست قتالية. وأضاف أن التدريب مستمر.";
    const ENGLISH: &str = "\"The bridge will open on Sunday,\" said Omar Sabri, the governor. He said the road was not safe. Trucks left the camp.";
    const TOPICS: &str = "[[topic]]\nid = \"bridges\"\nlabel = { ar = \"جسور\", en = \"bridges\" }\nar = [\"جسر\"]\nen = [\"bridge\"]\n\n\
        [[topic]]\nid = \"combat\"\nlabel = { ar = \"قتال\", en = \"combat\" }\nar = [\"قتالية\"]\naffirmed = true\n";

    fn annotated(language: Language, text: &str) -> Article {
        annotate(article(language, text), &Names::default())
    }

    fn marked(article: &Article, words: &str) -> Candidate {
        let start = article.source.find(words).unwrap();
        let topics = read_topics(TOPICS).unwrap();
        candidate_of(article, Span::new(start, start + words.len()), &topics)
    }

    #[test]
    fn a_sentence_that_is_marked_says_what_a_proposed_one_says() {
        let topics = read_topics(TOPICS).unwrap();
        for (language, text) in [(Language::Arabic, ARABIC), (Language::English, ENGLISH)] {
            let article = annotated(language, text);
            for proposed in suggest(&article, &topics) {
                let marked = candidate_of(&article, proposed.span, &topics);
                assert_eq!(marked.reasons, [Reason::Selected]);
                let as_proposed = Candidate {
                    rank: proposed.rank,
                    score: proposed.score,
                    reasons: proposed.reasons.clone(),
                    ..marked
                };
                assert_eq!(as_proposed, proposed);
            }
        }
    }

    #[test]
    fn part_of_a_quotation_has_its_speaker_and_cue() {
        let article = annotated(Language::Arabic, ARABIC);
        let part = marked(&article, "سيفتح غدا");
        assert_eq!(part.speaker.as_deref(), Some("سالم الدباغ"));
        assert_eq!(part.cue.as_deref(), Some("قال"));
        assert!(part.verbatim);
        assert_eq!((part.sentence, part.text.as_str()), (Some(1), "سيفتح غدا"));
        let article = annotated(Language::English, ENGLISH);
        let part = marked(&article, "will open");
        assert_eq!(part.speaker.as_deref(), Some("Omar Sabri"));
    }

    #[test]
    fn a_word_is_denied_though_its_negation_was_left_out() {
        let article = annotated(Language::Arabic, ARABIC);
        let word = marked(&article, "قتالية");
        assert_eq!(word.polarity.negations[0].denied, "قتالية");
        assert_eq!(
            word.polarity.negations[0].affirmed.as_deref(),
            Some("استشارية")
        );
        assert!(word.topics.is_empty(), "{:?}", word.topics);
        assert!(
            marked(&article, "مهمة استشارية")
                .polarity
                .negations
                .is_empty()
        );
    }

    #[test]
    fn a_passage_across_sentences_has_the_first_speaker_and_every_denial() {
        let article = annotated(Language::Arabic, ARABIC);
        let both = marked(
            &article,
            "سيفتح غدا، ولن تدفع رسوم». وهي مهمة استشارية وليست قتالية",
        );
        assert_eq!(both.speaker.as_deref(), Some("سالم الدباغ"));
        assert_eq!(both.polarity.negations.len(), 2);
        assert_eq!(both.sentence, Some(1));
    }

    #[test]
    fn words_of_the_headline_and_of_a_caption_are_of_no_sentence_and_know_what_they_deny() {
        let above = "مهمة استشارية وليست قتالية";
        let body = "\n\nغادر الوفد.";
        let under = "\n\nعند الجسر: مهمة استشارية وليست قتالية";
        let mut article = annotated(Language::Arabic, "غادر الوفد.");
        article.source = format!("{above}{body}{under}");
        article.headline_span = Some(Span::new(0, above.len()));
        let start = above.len() + 2;
        article.sentences[0].span = Span::new(start, above.len() + body.len());
        let caption = Span::new(above.len() + body.len() + 2, article.source.len());
        article.captions.push(Caption {
            text: under.trim().to_owned(),
            span: caption,
        });
        let topics = read_topics(TOPICS).unwrap();
        for span in [Span::new(0, above.len()), caption] {
            let marked = candidate_of(&article, span, &topics);
            assert_eq!(marked.sentence, None, "{marked:?}");
            assert_eq!(marked.polarity.negations[0].denied, "قتالية");
        }
        let over = candidate_of(&article, Span::new(0, start + 8), &topics);
        assert_eq!(over.sentence, Some(1));
        assert_eq!(crate::denials(&article).len(), 2);
    }

    #[test]
    fn what_nobody_says_has_no_speaker() {
        let article = annotated(Language::English, ENGLISH);
        let passage = marked(&article, "left the camp");
        assert_eq!((passage.speaker, passage.verbatim), (None, false));
    }

    #[test]
    fn a_passage_with_words_that_end_nobody_knows_where_is_not_verbatim() {
        let article = annotated(
            Language::Arabic,
            "وقال الوزير سالم الدباغ إن «الأمن مستتب في المدن»، مضيفا أن “الحدود مغلقة تماما.",
        );
        let whole = candidate_of(&article, article.sentences[0].span, &[]);
        assert!(!whole.verbatim);
        assert!(marked(&article, "الأمن مستتب في المدن").verbatim);
    }
}
