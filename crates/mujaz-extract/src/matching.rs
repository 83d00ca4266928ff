//! Which topics a sentence touches: terms compared by stem, across inflection and coordination.

use mujaz_model::{Polarity, Span, Topic};
use mujaz_text::{fold, stem, stems, words};

use crate::polarity;

/// The terms of all topics, as stems.
pub(crate) struct Matcher {
    topics: Vec<Terms>,
}

/// The terms of a topic, each a sequence of stems.
struct Terms {
    terms: Vec<Vec<String>>,
    /// Whether they count only where they are affirmed.
    affirmed: bool,
    near: Vec<Vec<String>>,
    without: Vec<Vec<String>>,
    /// How many words further the company may stand.
    within: usize,
}

impl Terms {
    fn new(topic: &Topic) -> Self {
        Self {
            terms: stemmed(topic.ar.iter().chain(&topic.en)),
            affirmed: topic.affirmed,
            near: stemmed(&topic.company.near),
            without: stemmed(&topic.company.without),
            within: topic.company.within.unwrap_or(usize::MAX),
        }
    }

    /// Tells whether a term at `at` has the company that the topic asks for, and none that it excludes.
    fn has_company(&self, words: &[SentenceWord], at: usize) -> bool {
        let first = at.saturating_sub(self.within);
        let last = words
            .len()
            .min(at.saturating_add(self.within).saturating_add(1));
        let holds = |terms: &[Vec<String>]| {
            terms
                .iter()
                .any(|term| (first..last).any(|place| stands_at(words, place, term)))
        };
        (self.near.is_empty() || holds(&self.near)) && !holds(&self.without)
    }
}

fn stemmed<'a>(terms: impl IntoIterator<Item = &'a String>) -> Vec<Vec<String>> {
    terms
        .into_iter()
        .map(|term| words(term).map(|word| stem(word.text)).collect::<Vec<_>>())
        .filter(|term| !term.is_empty())
        .collect()
}

impl Matcher {
    pub(crate) fn new(topics: &[Topic]) -> Self {
        Self {
            topics: topics.iter().map(Terms::new).collect(),
        }
    }

    /// Returns the positions of the topics that `sentence` touches, in the order of the topics.
    pub(crate) fn topics(&self, sentence: &str) -> Vec<usize> {
        let places: Vec<Span> = words(sentence).map(|word| word.range.into()).collect();
        let words: Vec<SentenceWord> = words(sentence)
            .map(|word| SentenceWord::new(word.text))
            .collect();
        let polarity = if self.topics.iter().any(|topic| topic.affirmed) {
            polarity::find(sentence, Span::new(0, sentence.len()))
        } else {
            Polarity::default()
        };
        let touches = |topic: &Terms| {
            topic.terms.iter().any(|term| {
                (0..words.len()).any(|at| {
                    stands_at(&words, at, term)
                        && !(topic.affirmed && polarity.denies(places[at]))
                        && !in_role_title(&words, at)
                        && topic.has_company(&words, at)
                })
            })
        };
        (0..self.topics.len())
            .filter(|&topic| touches(&self.topics[topic]))
            .collect()
    }
}

/// Tells whether a term, which has a word, begins at the word `at`.
fn stands_at(words: &[SentenceWord], at: usize, term: &[String]) -> bool {
    words[at].is(&term[0]) && goes_on(words, at, &term[1..])
}

struct SentenceWord {
    stems: Vec<String>,
    /// Whether it begins with و, "and".
    is_conjunct: bool,
}

impl SentenceWord {
    fn new(text: &str) -> Self {
        let folded = fold(text);
        let mut stems = if text.contains('’') {
            stems(&text.replace('’', "'"))
        } else {
            stems(text)
        };
        if let Some(noun) = without_pronoun_behind_hamza(&folded) {
            stems.extend(mujaz_text::stems(&noun));
        }
        Self {
            stems,
            is_conjunct: folded.starts_with('و'),
        }
    }

    fn is(&self, stem: &String) -> bool {
        self.stems.contains(stem)
    }
}

/// A noun in ء without the pronoun behind it, before which its hamza is written on another letter: مينائها, أبناؤه.
fn without_pronoun_behind_hamza(folded: &str) -> Option<String> {
    ["ها", "هم", "هما", "هن", "نا", "ه"]
        .into_iter()
        .filter_map(|pronoun| folded.strip_suffix(pronoun))
        .filter_map(|noun| noun.strip_suffix(['ئ', 'ؤ']))
        .find(|stump| stump.ends_with('ا'))
        .map(|stump| format!("{stump}ء"))
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
    use mujaz_model::{Bilingual, Company, TopicId};

    use super::*;

    fn touches(term: &str, sentence: &str) -> bool {
        let topic = Topic {
            id: TopicId("topic".to_owned()),
            label: Bilingual::default(),
            ar: vec![term.to_owned()],
            en: Vec::new(),
            affirmed: false,
            company: Company::default(),
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
            company: Company::default(),
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

    fn in_company(near: &[&str], without: &[&str], within: Option<usize>, sentence: &str) -> bool {
        let owned = |terms: &[&str]| terms.iter().map(|&term| term.to_owned()).collect();
        let topic = Topic {
            id: TopicId("topic".to_owned()),
            label: Bilingual::default(),
            ar: vec!["معبر".to_owned()],
            en: vec!["crossing".to_owned()],
            affirmed: false,
            company: Company {
                near: owned(near),
                without: owned(without),
                within,
            },
        };
        !Matcher::new(&[topic]).topics(sentence).is_empty()
    }

    #[test]
    fn a_topic_can_ask_for_another_term_in_the_sentence() {
        let trade = ["تجارة", "trade"];
        assert!(in_company(
            &trade,
            &[],
            None,
            "أعيد فتح المعبر أمام التجارة."
        ));
        assert!(!in_company(
            &trade,
            &[],
            None,
            "أعيد فتح المعبر أمام الزوار."
        ));
        assert!(in_company(
            &trade,
            &[],
            None,
            "Trade resumed at both crossings."
        ));
        assert!(!in_company(&trade, &[], None, "Two crossings reopened."));
    }

    #[test]
    fn a_topic_can_exclude_a_term() {
        let film = ["فيلم", "film"];
        assert!(!in_company(&[], &film, None, "يروي الفيلم قصة معبر مغلق."));
        assert!(in_company(&[], &film, None, "أغلق المعبر أمس."));
        assert!(!in_company(
            &[],
            &film,
            None,
            "The crossing's film won a prize."
        ));
    }

    #[test]
    fn company_can_be_bound_to_some_words_around_the_term() {
        let sentence = "Trade fell last year, while the old crossing stayed shut.";
        assert!(in_company(&["trade"], &[], Some(7), sentence));
        assert!(!in_company(&["trade"], &[], Some(6), sentence));
        assert!(in_company(&[], &["trade"], Some(3), sentence));
    }

    #[test]
    fn unseen_forms_match() {
        let missed: Vec<_> = [
            ("العراق", "قدمت المنظمة مساعدات للعراق."),
            ("الحدود", "وتتمسك الحكومة بالحدود الحالية."),
            ("شراكة", "بحثا الحوار والشراكة بين البلدين."),
            ("ميناء", "توقف العمل في مينائها الرئيسي."),
            ("اتفاق تجاري", "وُقّعت الاتفاقات التجارية أمس."),
            ("لاجئ", "واستقبلت المدينة اللاجئين العائدين."),
            ("مخيم", "فكُكت مخيماتهم قرب النهر."),
            ("هدنة", "وبالهدنة الجديدة تعود الحافلات."),
            ("refugee", "The refugees' tents were moved."),
            (
                "border crossing",
                "The country's border crossings reopened.",
            ),
            ("militia", "Both militias withdrew."),
            ("ceasefire", "The ceasefire’s terms were published."),
            ("city", "Three cities were hit."),
        ]
        .into_iter()
        .filter(|(term, sentence)| !touches(term, sentence))
        .collect();
        assert_eq!(missed, []);
    }
}
