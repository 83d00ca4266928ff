//! Which topics a sentence touches: terms compared by stem, across inflection and coordination.

use std::{cell::OnceCell, collections::BTreeSet};

use mujaz_model::{Polarity, Span, Topic};

use crate::{
    entities,
    items::Item,
    vocabulary::{Form, Stem, Vocabulary, Word},
};

/// The terms of all topics, as stems.
pub(crate) struct Matcher {
    topics: Vec<Watched>,
    /// For the number of each stem, the terms that begin with it: topic and term.
    starts: Vec<Vec<(usize, usize)>>,
}

/// What is watched for one topic.
struct Watched {
    /// Its terms, each a sequence of stems.
    terms: Vec<Vec<Stem>>,
    /// Whether they count only where they are affirmed.
    affirmed: bool,
    near: Vec<Vec<Stem>>,
    without: Vec<Vec<Stem>>,
    /// How many words further the company may stand.
    within: usize,
}

impl Watched {
    fn new(topic: &Topic, vocabulary: &mut Vocabulary) -> Self {
        let mut stemmed = |terms: &[String]| -> Vec<Vec<Stem>> {
            terms
                .iter()
                .map(|term| vocabulary.term(term))
                .filter(|term| !term.is_empty())
                .collect()
        };
        let mut terms = stemmed(&topic.ar);
        terms.append(&mut stemmed(&topic.en));
        Self {
            terms,
            affirmed: topic.affirmed,
            near: stemmed(&topic.company.near),
            without: stemmed(&topic.company.without),
            within: topic.company.within.unwrap_or(usize::MAX),
        }
    }

    /// Tells whether a term at `at` has the company that the topic asks for, and none that it excludes.
    fn has_company(&self, words: &[SentenceWord<'_>], at: usize) -> bool {
        let first = at.saturating_sub(self.within);
        let last = words
            .len()
            .min(at.saturating_add(self.within).saturating_add(1));
        let holds = |terms: &[Vec<Stem>]| {
            terms
                .iter()
                .any(|term| (first..last).any(|place| stands_at(words, place, term)))
        };
        (self.near.is_empty() || holds(&self.near)) && !holds(&self.without)
    }
}

impl Matcher {
    /// Reads the terms of `topics` into `vocabulary`.
    pub(crate) fn new(topics: &[Topic], vocabulary: &mut Vocabulary) -> Self {
        let topics: Vec<Watched> = topics
            .iter()
            .map(|topic| Watched::new(topic, vocabulary))
            .collect();
        let mut starts = vec![Vec::new(); vocabulary.size()];
        for (topic, watched) in topics.iter().enumerate() {
            for (place, term) in watched.terms.iter().enumerate() {
                starts[term[0].number()].push((topic, place));
            }
        }
        Self { topics, starts }
    }

    /// Returns the positions of the topics that a sentence touches, in the order of the topics. What stands in the title of
    /// somebody's office is none of them: who is responsible for a matter is not news of it.
    pub(crate) fn topics(
        &self,
        vocabulary: &Vocabulary,
        items: &[Item<'_>],
        words: &[Word],
        polarity: &Polarity,
    ) -> Vec<usize> {
        let words: Vec<SentenceWord<'_>> = words
            .iter()
            .map(|&word| SentenceWord {
                form: vocabulary.form(word),
                span: word.span,
            })
            .collect();
        let offices = OnceCell::new();
        let is_in_office = |word: Span| {
            offices
                .get_or_init(|| entities::matters_of_offices(items))
                .iter()
                .any(|matter: &Span| matter.start <= word.start && word.end <= matter.end)
        };
        let mut touched = BTreeSet::new();
        for (at, word) in words.iter().enumerate() {
            let starts = word
                .form
                .readings
                .iter()
                .filter_map(|reading| self.starts.get(reading.number()));
            for &(topic, term) in starts.flatten() {
                let watched = &self.topics[topic];
                if touched.contains(&topic) || !goes_on(&words, at, &watched.terms[term][1..]) {
                    continue;
                }
                let is_denied = watched.affirmed && polarity.denies(word.span);
                if !is_denied && watched.has_company(&words, at) && !is_in_office(word.span) {
                    touched.insert(topic);
                }
            }
        }
        touched.into_iter().collect()
    }
}

/// Tells whether a term, which has a word, begins at the word `at`.
fn stands_at(words: &[SentenceWord<'_>], at: usize, term: &[Stem]) -> bool {
    words[at].is(term[0]) && goes_on(words, at, &term[1..])
}

struct SentenceWord<'a> {
    form: &'a Form,
    span: Span,
}

impl SentenceWord<'_> {
    fn is(&self, stem: Stem) -> bool {
        self.form.readings.contains(&stem)
    }
}

/// How far a conjunct can stand from the head that it shares: "مكافحة المخدرات وغسل الأموال والإرهاب".
const REACH: usize = 4;

/// Tells whether the rest of a term follows the word at `at`: at once, or as a conjunct that shares the head
/// ("مكافحة المخدرات والإرهاب"), or behind a second head that shares the object ("تطوير وتأهيل القدرات").
fn goes_on(words: &[SentenceWord<'_>], at: usize, rest: &[Stem]) -> bool {
    let Some((&next, rest)) = rest.split_first() else {
        return true;
    };
    let follows = |place: usize| {
        words.get(place).is_some_and(|word| word.is(next)) && goes_on(words, place, rest)
    };
    follows(at + 1)
        || (at + 2..words.len().min(at + 1 + REACH))
            .any(|place| words[place].form.is_conjunct && follows(place))
        || (words.get(at + 1).is_some_and(|word| word.form.is_conjunct) && follows(at + 2))
}

#[cfg(test)]
mod tests {
    use mujaz_model::{Bilingual, Company, TopicId};

    use super::*;
    use crate::{items::items_of, polarity};

    /// The positions of the topics that a passage touches.
    fn topics_of(passage: &str, topics: &[Topic]) -> Vec<usize> {
        let mut vocabulary = Vocabulary::default();
        let matcher = Matcher::new(topics, &mut vocabulary);
        let items = items_of(passage, Span::new(0, passage.len()));
        let words = vocabulary.read(&items);
        let polarity = polarity::find_among(passage, &items);
        matcher.topics(&vocabulary, &items, &words, &polarity)
    }

    fn touches(term: &str, sentence: &str) -> bool {
        let topic = Topic {
            id: TopicId("topic".to_owned()),
            label: Bilingual::default(),
            ar: vec![term.to_owned()],
            en: Vec::new(),
            affirmed: false,
            company: Company::default(),
        };
        !topics_of(sentence, &[topic]).is_empty()
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
        let touches =
            |sentence: &str| !topics_of(sentence, std::slice::from_ref(&topic)).is_empty();
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
        assert!(!touches(
            "مكافحة الإرهاب",
            "التقى الوزير رئيس جهاز مكافحة الإرهاب أمس."
        ));
        assert!(!touches(
            "counter terrorism",
            "He met Lina Aziz, Special Coordinator for Counter-Terrorism."
        ));
        assert!(!touches(
            "counter terrorism",
            "The coordinator for counter-terrorism arrived."
        ));
        assert!(!touches(
            "counter terrorism",
            "The EU's counter-terrorism coordinator Ilkka Salmi spoke of his holidays."
        ));
        assert!(!touches(
            "border security",
            "The border security adviser spoke."
        ));
        assert!(!touches(
            "counter terrorism",
            "Counter-terrorism chief Ali Hassan is ill."
        ));
        assert!(touches(
            "border security",
            "Border security worries the adviser."
        ));
        assert!(touches(
            "مكافحة الإرهاب",
            "بحث المنسق الخاص لشؤون مكافحة الإرهاب سبل مكافحة الإرهاب في المنطقة."
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
        !topics_of(sentence, &[topic]).is_empty()
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
