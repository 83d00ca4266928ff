//! Who spoke before and is meant again: by a pronoun, by a mention such as المتحدثة نفسها or "the agency", or by a verb without a subject. The
//! mention or the verb with the sayings before it enters; the speaker leaves.

use mujaz_model::Speaker;
use mujaz_text::words;

use super::{
    Reader,
    cues::{CueKind, Subject},
    mentions::text_of,
    sayings::Saying,
    speakers::{Phrase, is_honorific, without_article},
};
use crate::{
    items::Item,
    lexicon::{OFFICES_ENGLISH, ORGANISATIONS_ENGLISH},
};

impl Reader<'_> {
    /// Whom a pronoun means: who spoke last, or whom the last sentence was about.
    pub(super) fn pronoun_meant(&self, sentence: usize, mention: &[Item<'_>]) -> Option<Speaker> {
        let is_person =
            matches!(mention[0].folded.as_ref(), "he" | "she") || is_honorific(&mention[0]);
        let topic = self.topic.as_ref().filter(|_| is_person);
        let last = topic
            .or(self.last.as_ref())
            .map(|(last, _)| last.name.clone());
        let only = || {
            let only = self.people.only_person_in(sentence.checked_sub(1)?)?;
            is_person.then(|| only.to_owned())
        };
        // "The agency confirmed it, and its director, Salma Okoth, urged calm. … she wrote": no body is meant.
        let is_body = |last: &String| {
            is_person
                && words(last)
                    .any(|word| ORGANISATIONS_ENGLISH.contains(&mujaz_text::fold(word.text)))
                && !words(last).any(|word| OFFICES_ENGLISH.contains(&mujaz_text::fold(word.text)))
        };
        let name = match last {
            Some(last) if is_body(&last) => only().or(Some(last)),
            last => last.or_else(only),
        };
        // وقال سموه, of whom the article names nobody.
        let name = name.or_else(|| is_honorific(&mention[0]).then(|| text_of(mention)))?;
        Some(Speaker {
            name,
            mention: Some(text_of(mention)),
            is_inferred: true,
        })
    }

    /// Tells whether a speaker is a person, and no company with a name of that form: "Johannesburg Water".
    pub(super) fn is_person(&self, speaker: &Speaker) -> bool {
        let is_company = words(&speaker.name).last().is_some_and(|last| {
            matches!(
                mujaz_text::fold(last.text).as_str(),
                "water"
                    | "energy"
                    | "power"
                    | "gas"
                    | "oil"
                    | "electric"
                    | "electricity"
                    | "rail"
                    | "railways"
                    | "air"
                    | "motors"
                    | "steel"
                    | "foods"
                    | "capital"
                    | "logistics"
            )
        });
        !is_company && self.people.is_person(&speaker.name)
    }

    /// Tells whether whoever spoke last holds an office that the article names, and is no spokesman of it.
    fn last_holds_office(&self) -> bool {
        self.last
            .as_ref()
            .and_then(|(last, _)| self.people.title_of(&last.name))
            .is_some_and(|title| {
                !title.iter().any(|word| {
                    let word = without_article(word);
                    word.starts_with("متحدث")
                        || word.starts_with("ناطق")
                        || word.starts_with("spokes")
                        || matches!(word, "مصدر" | "source" | "official" | "مسؤول")
                })
            })
    }

    /// The one who spoke last, where a mention says so: المتحدثة نفسها, "the agency added".
    pub(super) fn same_speaker(
        &self,
        sentence: usize,
        items: &[Item<'_>],
        phrase: Phrase,
    ) -> Option<String> {
        let mention = &items[phrase.first..phrase.end];
        // المتحدثة نفسها, المصدر ذاته: whoever spoke last, unless the article names another by that office.
        let is_same = (2..=4).contains(&mention.len())
            && mention.last().is_some_and(|last| {
                last.is_or_bare(&["نفسه", "نفسها", "ذاته", "ذاتها", "عينه", "عينها"])
            });
        // السيدة الخمسينية
        let is_anybody = mention.len() <= 2
            && mention[0].is_or_bare(&["السيده", "المراه", "الرجل", "الشاب", "الشابه"])
            && mention[1..].iter().all(|item| {
                item.folded.starts_with("ال")
                    && (item.folded.ends_with('ي') || item.folded.ends_with("يه"))
            });
        // أوضح رئيس التعاونية … وزاد المتحدث: as the Maghreb calls whoever spoke last.
        let goes_on = phrase.first.checked_sub(1).is_some_and(|verb| {
            GOING_ON
                .iter()
                .any(|root| items[verb].folded.contains(root))
        });
        let is_teller = mention.len() == 1
            && (goes_on
                || mention[0].is_or_bare(&["محدثنا", "محدثتنا"])
                || !self.last_holds_office())
            && mention[0].is_or_bare(&["المتحدث", "المتحدثه", "محدثنا", "محدثتنا"])
            && items
                .get(phrase.end)
                .is_none_or(|next| !next.folded.starts_with("باسم"))
            && !self.people.has_title(items, phrase, sentence);
        if (is_same || is_anybody || is_teller)
            && let Some((last, _)) = self.last.as_ref()
            && !(is_same && self.people.has_title(items, phrase, sentence))
        {
            return Some(last.name.clone());
        }
        // "The expert stressed", "the agency added": whoever spoke last.
        let is_generic = mention.len() == 2
            && mention[0].is("the")
            && matches!(
                mention[1].folded.as_ref(),
                "expert"
                    | "official"
                    | "diplomat"
                    | "agency"
                    | "organisation"
                    | "organization"
                    | "charity"
                    | "group"
                    | "spokesman"
                    | "spokeswoman"
                    | "lawmaker"
                    | "analyst"
                    | "source"
            );
        // "Two people with knowledge of the matter said … The people said": the sources without a name, again.
        let is_again = mention.len() == 2
            && mention[0].is("the")
            && matches!(
                mention[1].folded.as_ref(),
                "people"
                    | "sources"
                    | "officials"
                    | "diplomats"
                    | "residents"
                    | "researchers"
                    | "analysts"
                    | "executives"
                    | "witnesses"
            )
            && self.last.as_ref().is_some_and(|(last, _)| {
                words(&last.name).any(|word| mujaz_text::fold(word.text) == mention[1].folded)
            });
        let is_trade = mention.len() == 2 && mention[0].is("the") && is_trade_of_body(&mention[1]);
        let is_generic = is_generic || is_trade;
        let is_body = is_trade
            || is_generic
                && matches!(
                    mention[1].folded.as_ref(),
                    "agency" | "organisation" | "organization" | "charity" | "group"
                );
        // "…," said its manager. The agency added …
        let last = self
            .last
            .as_ref()
            .map(|(last, _)| last)
            .filter(|last| !(is_body && self.is_person(last)))
            .or(self.last_body.as_ref().filter(|_| is_body));
        // "The spokesman said", behind a prime minister
        let is_other = is_generic
            && matches!(
                mention[1].folded.as_ref(),
                "spokesman" | "spokeswoman" | "official" | "diplomat" | "source"
            )
            && self.last_holds_office();
        if (is_generic || is_again)
            && !is_other
            && let Some(last) = last
            && !self.people.has_title(items, phrase, sentence)
        {
            return Some(last.name.clone());
        }
        None
    }

    /// An elided subject: the speaker of this sentence, or of the last that had one and whose gender fits.
    pub(super) fn carried(
        &self,
        earlier: &[Saying],
        subject: Subject,
        verb: &str,
    ) -> Option<Speaker> {
        let fits = |last: Subject| {
            last == subject || last == Subject::Unknown || subject == Subject::Unknown
        };
        let goes_on = GOING_ON.iter().any(|root| verb.contains(root));
        let mut candidates = [self.topic.as_ref(), self.last.as_ref()];
        if goes_on && !self.topic_spoke {
            candidates.reverse();
        }
        let agent = self
            .agent
            .iter()
            .find(|(_, agent)| fits(*agent))
            .map(|(speaker, _)| speaker.clone());
        // ورأت السعودية …، وتعهد: the verb of another subject.
        let here = earlier
            .last()
            .is_none_or(|last| {
                last.cue.kind != CueKind::Verb
                    || last.cue.relays
                    || !matches!(
                        (last.subject, subject),
                        (Subject::Feminine, Subject::Masculine)
                            | (Subject::Masculine, Subject::Feminine)
                    )
            })
            .then(|| spoken_here(earlier))
            .flatten();
        here.or(agent)
            .or_else(|| {
                candidates
                    .into_iter()
                    .flatten()
                    .find(|(_, last)| fits(*last))
                    .map(|(speaker, _)| speaker.clone())
            })
            .map(|speaker| Speaker {
                mention: None,
                is_inferred: true,
                ..speaker
            })
    }
}

/// Parts of the verbs with which somebody goes on speaking: وأضاف, وزاد.
const GOING_ON: [&str; 11] = [
    "اضاف",
    "تابع",
    "اردف",
    "استطرد",
    "واصل",
    "زاد",
    "ضيف",
    "ردف",
    "ابرز",
    "سجل",
    "اورد",
];

/// Who spoke last in this sentence.
pub(super) fn spoken_here(earlier: &[Saying]) -> Option<Speaker> {
    let speaks = |saying: &Saying| {
        saying.speaker.is_some()
            && !matches!(saying.cue.kind, CueKind::According | CueKind::Passive)
    };
    // قال الوزير إن | النادي سيحتج: whoever speaks in what another says is not who goes on.
    let is_inner = |place: usize| {
        earlier[..place]
            .iter()
            .any(|outer| earlier[place].is_within(outer))
    };
    (0..earlier.len())
        .rev()
        .find(|&place| speaks(&earlier[place]) && !is_inner(place))
        .and_then(|place| earlier[place].speaker.clone())
}

/// "Johannesburg Water said … The utility said": what a body does, which names none by itself.
fn is_trade_of_body(item: &Item<'_>) -> bool {
    item.folded.ends_with("maker")
        || matches!(
            item.folded.as_ref(),
            "utility"
                | "airline"
                | "carrier"
                | "lender"
                | "watchdog"
                | "broadcaster"
                | "regulator"
                | "retailer"
                | "operator"
                | "insurer"
                | "producer"
                | "developer"
                | "miner"
        )
}

/// "He", هو, سموه, and not the health organisation in capitals.
pub(super) fn is_pronoun_alone(mention: &[Item<'_>]) -> bool {
    let [only] = mention else {
        return false;
    };
    matches!(
        only.folded.as_ref(),
        "he" | "she" | "they" | "it" | "هو" | "هي" | "هم" | "who"
    ) && only.text != "WHO"
        || is_honorific(only)
}
