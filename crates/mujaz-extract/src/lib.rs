//! Article to [`Candidate`]s. An article and the watched topics enter; its sentences leave, the best first.
//!
//! First [`annotate`] fills in what the article says by whom: `quotations` finds quotations, reports and speakers, `entities`
//! what is named, with the words of `lexicon` and the list of `names`; `reach` says how far. Then [`suggest`] works in these steps:
//!
//! 1. `topics` reads the topic file ([`read_topics`]), [`watch`] adds a term to it, and [`write_topics`] changes it;
//! 2. `items` cuts each sentence into words and marks, and `vocabulary` stems each distinct word once;
//! 3. `polarity` finds what it denies;
//! 4. `matching` finds the topics that each sentence touches;
//! 5. `salience` scores each sentence by position, centrality, likeness to the headline and length;
//! 6. `coverage` orders the sentences so that the first few cover the most topics.
//!
//! [`candidate_of`] says the same of a passage that the user marked: `speech` has who says it.
//!
//! [`compare`] sets the candidates of several articles side by side: what says the same, and which figures differ.

mod comparison;
mod coverage;
mod entities;
mod items;
mod letters;
mod lexicon;
mod matching;
mod names;
mod passage;
mod polarity;
mod quotations;
mod reach;
mod salience;
#[cfg(test)]
mod sample;
mod speech;
mod topic_file;
mod topics;
mod vocabulary;
mod watch;

use std::collections::BTreeSet;

use mujaz_model::{
    Article, Candidate, Entity, Negation, Polarity, Quotation, Reason, Report, Span, Topic, TopicId,
};

use items::{Item, items_of};
use reach::Tail;
use speech::Speech;
use vocabulary::{Vocabulary, Word};

pub use comparison::{Compared, Original, compare, conflicts_between};
pub use names::{Names, NamesError, read_names};
pub use passage::candidate_of;
pub use reach::is_beyond_reach;
pub use topic_file::write_topics;
pub use topics::{Error, Problem, read_topics};
pub use watch::{Under, watch};

/// Fills in who says what in `article` and what it names: in its head, where [`is_beyond_reach`] says that it is longer than articles are.
#[must_use]
pub fn annotate(mut article: Article, names: &Names) -> Article {
    let tail = Tail::cut(&mut article);
    let found = Annotations::of(&article, names, &|| false);
    tail.restore(&mut article);
    found.unwrap_or_default().fill(article)
}

/// Fills in what [`annotate`] does, as long as `is_stopped` is false; it is asked at each sentence. Returns nothing where it was
/// stopped.
#[must_use]
pub fn annotate_until(
    mut article: Article,
    names: &Names,
    is_stopped: &dyn Fn() -> bool,
) -> Option<Article> {
    let tail = Tail::cut(&mut article);
    let found = Annotations::of(&article, names, is_stopped)?;
    tail.restore(&mut article);
    Some(found.fill(article))
}

#[derive(Default)]
struct Annotations {
    quotations: Vec<Quotation>,
    reports: Vec<Report>,
    entities: Vec<Entity>,
}

impl Annotations {
    fn of(article: &Article, names: &Names, is_stopped: &dyn Fn() -> bool) -> Option<Self> {
        let go_on = || (!is_stopped()).then_some(());
        let sentences = article
            .sentences
            .iter()
            .map(|sentence| go_on().map(|()| items_of(&article.source, sentence.span)))
            .collect::<Option<Vec<_>>>()?;
        let (quotations, reports) = quotations::find(article, &sentences, names, &go_on)?;
        let entities = entities::find(article, &sentences, names, &quotations, &reports, &go_on)?;
        Some(Self {
            quotations,
            reports,
            entities,
        })
    }

    fn fill(self, article: Article) -> Article {
        Article {
            quotations: self.quotations,
            reports: self.reports,
            entities: self.entities,
            ..article
        }
    }
}

/// Proposes the sentences of `article` as key points, the best first. Every sentence is among them.
///
/// Topics count in the order given: of two sentences that add as many topics, the one with the earlier topic is
/// proposed first.
#[must_use]
pub fn suggest(article: &Article, topics: &[Topic]) -> Vec<Candidate> {
    let mut vocabulary = Vocabulary::default();
    let matcher = matching::Matcher::new(topics, &mut vocabulary);
    let sentences = sentences(article);
    let words: Vec<Vec<Word>> = sentences
        .iter()
        .map(|items| vocabulary.read(items))
        .collect();
    let headline = &article.headline.content;
    let headline = vocabulary.read(&items_of(headline, Span::new(0, headline.len())));
    let mut polarities: Vec<Polarity> = sentences
        .iter()
        .map(|items| polarity::find_among(&article.source, items))
        .collect();
    let touched: Vec<Vec<usize>> = words
        .iter()
        .zip(&sentences)
        .zip(&polarities)
        .map(|((words, items), polarity)| matcher.topics(&vocabulary, items, words, polarity))
        .collect();
    let salience = salience::score(article, &vocabulary, &words, &headline);
    let scores: Vec<f64> = salience.iter().map(|salience| salience.score).collect();
    let speech = Speech::by_sentence(article);
    let mut covered = BTreeSet::new();
    coverage::order(&touched, &scores)
        .into_iter()
        .enumerate()
        .map(|(place, at)| {
            let sentence = &article.sentences[at];
            let said = speech.get(&sentence.index);
            let attribution = said.and_then(Speech::attribution);
            let first: Vec<usize> = touched[at]
                .iter()
                .copied()
                .filter(|topic| covered.insert(*topic))
                .collect();
            let mut reasons = salience[at].reasons.clone();
            if !first.is_empty() {
                reasons.insert(
                    0,
                    Reason::Topics {
                        topics: topic_ids(topics, &first),
                    },
                );
            }
            Candidate {
                rank: place + 1,
                sentence: Some(sentence.index),
                span: sentence.span,
                text: sentence.text.clone(),
                topics: topic_ids(topics, &touched[at]),
                speaker: attribution
                    .and_then(|found| found.speaker.as_ref())
                    .map(|speaker| speaker.name.clone()),
                speaker_inferred: attribution
                    .and_then(|found| found.speaker.as_ref())
                    .is_some_and(|speaker| speaker.is_inferred),
                cue: attribution.and_then(|found| found.cue.clone()),
                via: attribution.and_then(|found| found.via.clone()),
                verbatim: said.is_some_and(Speech::is_verbatim),
                polarity: std::mem::take(&mut polarities[at]),
                score: scores[at],
                reasons,
            }
        })
        .collect()
}

/// Finds what the headline, the sentences and the captions of `article` deny, in the order of its source.
#[must_use]
pub fn denials(article: &Article) -> Vec<Negation> {
    article
        .shown()
        .flat_map(|span| polarity::find(&article.source, span).negations)
        .collect()
}

/// Cuts each sentence into its words and marks.
fn sentences(article: &Article) -> Vec<Vec<Item<'_>>> {
    article
        .sentences
        .iter()
        .map(|sentence| items_of(&article.source, sentence.span))
        .collect()
}

/// The ids of the topics at these places.
fn topic_ids(topics: &[Topic], places: &[usize]) -> Vec<TopicId> {
    places
        .iter()
        .map(|&place| topics[place].id.clone())
        .collect()
}

#[cfg(test)]
mod tests {
    use mujaz_model::{Bilingual, Language, Sentence, Text};

    use super::*;

    fn article(headline: &str, sentences: &[&str]) -> Article {
        let mut start = 0;
        Article {
            sentences: sentences
                .iter()
                .enumerate()
                .map(|(at, text)| {
                    let span = Span::new(start, start + text.len());
                    start = span.end + 1;
                    Sentence {
                        index: at + 1,
                        paragraph: 1,
                        text: (*text).to_owned(),
                        span,
                        char_span: mujaz_model::CharSpan::default(),
                    }
                })
                .collect(),
            ..Article::new(sentences.join(" "), Text::new(Language::Arabic, headline))
        }
    }

    fn topic(id: &str, ar: &str) -> Topic {
        Topic {
            id: TopicId(id.to_owned()),
            label: Bilingual::new(id, id),
            ar: vec![ar.to_owned()],
            en: Vec::new(),
            affirmed: false,
            company: mujaz_model::Company::default(),
        }
    }

    #[test]
    fn a_sentence_with_a_watched_topic_comes_before_the_lead() {
        let article = article(
            "عنوان",
            &[
                "وصل الوفد إلى المدينة صباح أمس.",
                "وبحث الوفد أمن الحدود مع الوزير.",
            ],
        );
        let candidates = suggest(&article, &[topic("border-security", "أمن الحدود")]);
        assert_eq!(candidates[0].sentence, Some(2));
        assert_eq!(
            candidates[0].topics,
            [TopicId("border-security".to_owned())]
        );
        assert_eq!(candidates[0].rank, 1);
    }

    #[test]
    fn a_sentence_with_two_topics_comes_before_one_with_one() {
        let article = article(
            "عنوان",
            &["بحث أمن الحدود.", "بحث أمن الحدود وملف مخيم الهول."],
        );
        let candidates = suggest(
            &article,
            &[topic("border", "أمن الحدود"), topic("hol", "مخيم الهول")],
        );
        assert_eq!(candidates[0].sentence, Some(2));
    }

    #[test]
    fn without_topics_the_lead_comes_first() {
        let article = article(
            "الوفد يصل إلى المدينة",
            &[
                "وصل الوفد الرسمي إلى المدينة صباح أمس للمشاركة في الاجتماعات.",
                "وكان الجو حارا.",
                "وغادر الصحفيون بعد ذلك المكان.",
            ],
        );
        assert_eq!(suggest(&article, &[])[0].sentence, Some(1));
    }

    #[test]
    fn every_sentence_is_ranked_once() {
        let article = article("عنوان", &["أولى الجمل.", "ثانية الجمل.", "ثالثة الجمل."]);
        let mut sentences: Vec<Option<usize>> = suggest(&article, &[])
            .iter()
            .map(|candidate| candidate.sentence)
            .collect();
        sentences.sort_unstable();
        assert_eq!(sentences, [Some(1), Some(2), Some(3)]);
        assert!(
            suggest(&article, &[])
                .iter()
                .all(|candidate| (0.0..=1.0).contains(&candidate.score))
        );
    }

    #[test]
    fn an_article_without_sentences_has_no_candidates() {
        assert!(suggest(&article("عنوان", &[]), &[]).is_empty());
    }

    #[test]
    fn marks_that_open_without_end_are_completed_where_the_text_still_can_be_read() {
        let mut article = article("عنوان", &[&"قال «".repeat(400)]);
        article.source = article.sentences[0].text.clone();
        let span = Span::new(0, article.source.len());
        article.sentences[0].span = span;
        article.paragraphs = vec![mujaz_model::Paragraph {
            text: article.source.clone(),
            span,
        }];
        let found = annotate(article, &Names::default()).quotations.len();
        assert!(found < 40, "{found}");
    }
}
