//! Which topics a sentence touches: terms compared by stem, across inflection and coordination.

use mujaz_model::{Polarity, Span, Topic};
use mujaz_text::{fold, stem, stems, words};

use crate::polarity;

/// The terms of all topics, as stems.
pub(crate) struct Matcher {
    /// For each topic, whether its terms count only where they are affirmed.
    affirmed: Vec<bool>,
    /// For each topic its terms, each a sequence of stems.
    terms: Vec<Vec<Vec<String>>>,
}

impl Matcher {
    pub(crate) fn new(topics: &[Topic]) -> Self {
        let terms = topics
            .iter()
            .map(|topic| {
                let all = topic.ar.iter().chain(&topic.en);
                all.map(|term| words(term).map(|word| stem(word.text)).collect::<Vec<_>>())
                    .filter(|term: &Vec<String>| !term.is_empty())
                    .collect()
            })
            .collect();
        Self {
            affirmed: topics.iter().map(|topic| topic.affirmed).collect(),
            terms,
        }
    }

    /// Returns the positions of the topics that `sentence` touches, in the order of the topics.
    pub(crate) fn topics(&self, sentence: &str) -> Vec<usize> {
        let places: Vec<Span> = words(sentence).map(|word| word.range.into()).collect();
        let words: Vec<SentenceWord> = words(sentence)
            .map(|word| SentenceWord::new(word.text))
            .collect();
        let polarity = if self.affirmed.contains(&true) {
            polarity::find(sentence, Span::new(0, sentence.len()))
        } else {
            Polarity::default()
        };
        let touches = |topic: usize| {
            self.terms[topic].iter().any(|term| {
                (0..words.len()).any(|at| {
                    words[at].is(&term[0])
                        && !(self.affirmed[topic] && polarity.denies(places[at]))
                        && !in_role_title(&words, at)
                        && goes_on(&words, at, &term[1..])
                })
            })
        };
        (0..self.terms.len())
            .filter(|&topic| touches(topic))
            .collect()
    }
}

struct SentenceWord {
    stems: Vec<String>,
    /// Whether it begins with و, "and".
    is_conjunct: bool,
}

impl SentenceWord {
    fn new(text: &str) -> Self {
        Self {
            stems: stems(text),
            is_conjunct: fold(text).starts_with('و'),
        }
    }

    fn is(&self, stem: &String) -> bool {
        self.stems.contains(stem)
    }
}

/// How far a conjunct can stand from the head that it shares: "مكافحة المخدرات وغسل الأموال والإرهاب".
const REACH: usize = 4;

/// Tells whether the rest of a term follows the word at `at`: at once, or as a conjunct that shares the head
/// ("مكافحة المخدرات والإرهاب"), or behind a second head that shares the object ("تطوير وتأهيل القدرات").
fn goes_on(words: &[SentenceWord], at: usize, rest: &[String]) -> bool {
    let Some((next, rest)) = rest.split_first() else {
        return true;
    };
    let follows = |place: usize| {
        words.get(place).is_some_and(|word| word.is(next)) && goes_on(words, place, rest)
    };
    follows(at + 1)
        || (at + 2..words.len().min(at + 1 + REACH))
            .any(|place| words[place].is_conjunct && follows(place))
        || (words.get(at + 1).is_some_and(|word| word.is_conjunct) && follows(at + 2))
}

/// Tells whether the word stands in the title of somebody's office, as in "المنسق الخاص لشؤون مكافحة الإرهاب": who is
/// responsible for a matter is not news of it.
fn in_role_title(words: &[SentenceWord], at: usize) -> bool {
    at > 0 && words[at - 1].is(&stem("شؤون"))
}

#[cfg(test)]
mod tests {
    use mujaz_model::{Bilingual, TopicId};

    use super::*;

    fn touches(term: &str, sentence: &str) -> bool {
        let topic = Topic {
            id: TopicId("topic".to_owned()),
            label: Bilingual::default(),
            ar: vec![term.to_owned()],
            en: Vec::new(),
            affirmed: false,
        };
        !Matcher::new(&[topic]).topics(sentence).is_empty()
    }

    #[test]
    fn a_term_matches_through_clitics_and_inflection() {
        assert!(touches("أمن الحدود", "موضوعات تتعلق بأمن الحدود."));
        assert!(touches("شراكة", "تضع أولوية للشراكات الدولية."));
        assert!(touches("بناء القدرات", "استراتيجية لبناء قدراته الدفاعية."));
    }

    #[test]
    fn a_conjunct_shares_the_head() {
        assert!(touches("مكافحة الإرهاب", "ومكافحة المخدرات والإرهاب."));
        assert!(!touches("مكافحة الإرهاب", "مكافحة الفقر في زمن الإرهاب."));
    }

    #[test]
    fn two_heads_share_the_object() {
        assert!(touches("تطوير القدرات", "تطوير وتأهيل قدرات القوات."));
    }

    #[test]
    fn a_topic_can_ask_that_its_term_is_affirmed() {
        let topic = Topic {
            id: TopicId("topic".to_owned()),
            label: Bilingual::default(),
            ar: vec!["مهمة استشارية".to_owned(), "ليست قتالية".to_owned()],
            en: vec!["advisory mission".to_owned(), "not combat".to_owned()],
            affirmed: true,
        };
        let touches = |sentence: &str| {
            !Matcher::new(std::slice::from_ref(&topic))
                .topics(sentence)
                .is_empty()
        };
        assert!(touches("هي مهمة استشارية وليست قتالية."));
        assert!(touches("The role is advisory, not combat."));
        assert!(!touches("ليست مهمة استشارية بل قتالية."));
        assert!(!touches("It is not an advisory mission but a combat one."));
        assert!(!touches("The mission is combat, not advisory."));
    }

    #[test]
    fn an_office_title_is_no_topic() {
        assert!(!touches(
            "مكافحة الإرهاب",
            "المنسق الخاص لشؤون مكافحة الإرهاب."
        ));
    }

    #[test]
    fn a_name_is_not_its_common_noun() {
        assert!(!touches("مخيم الهول", "كان الهول كبيرا في المخيم."));
    }

    #[test]
    fn english_terms_match_inflected_words() {
        assert!(touches("border guard", "Border guards were trained."));
    }
}
