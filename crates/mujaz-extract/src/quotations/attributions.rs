//! Whose words a cue introduces. A cue with its noun phrase and the sayings before it enters; the speaker leaves: whom the phrase names, or,
//! where it names nobody, who spoke before (`antecedents`).

use mujaz_model::{Attribution, Speaker};

use super::{
    Reader,
    antecedents::{is_pronoun_alone, spoken_here},
    cues::{Cue, CueKind, Subject},
    english_names::names_person,
    mentions::{is_second_name, parts, text_of},
    name_words::is_name_word,
    people::gender,
    sayings::Saying,
    speakers::{Phrase, is_office},
};
use crate::{
    items::Item,
    lexicon::{DOCUMENTS, ORGANISATIONS, is_title_word},
    names::Places,
};

impl Reader<'_> {
    /// Who the noun phrase of a cue names, or the one who goes on speaking, and which subject that is in grammar.
    pub(super) fn speaker_of(
        &mut self,
        sentence: usize,
        items: &[Item<'_>],
        cue: &Cue,
        phrase: Option<Phrase>,
        earlier: &[Saying],
    ) -> (Option<Speaker>, Subject) {
        if relays_of_him(items, cue) {
            let speaker = self.carried(earlier, Subject::Unknown, "");
            return (speaker, Subject::Unknown);
        }
        let mut subject = cue.subject;
        let mut speaker = None;
        let earlier_here = phrase
            .filter(|&phrase| is_pronoun(items, phrase))
            .and_then(|phrase| {
                let speaker = spoken_here(earlier)?;
                Some(Speaker {
                    mention: Some(text_of(&items[phrase.first..phrase.end])),
                    is_inferred: true,
                    ..speaker
                })
            });
        if earlier_here.is_some() {
            speaker = earlier_here;
        } else if let Some(phrase) = phrase {
            speaker = self.speaker(sentence, items, phrase, cue);
            if subject == Subject::Unknown {
                subject = gender(&items[phrase.first..phrase.end]);
            }
        } else if matches!(
            cue.kind,
            CueKind::Verb | CueKind::Participle | CueKind::Words
        ) && !cue.relays
        {
            speaker = self.carried(earlier, subject, items[cue.first].bare());
        }
        (speaker, subject)
    }

    /// The speaker that a noun phrase names.
    pub(super) fn speaker(
        &mut self,
        sentence: usize,
        items: &[Item<'_>],
        phrase: Phrase,
        cue: &Cue,
    ) -> Option<Speaker> {
        let mention = &items[phrase.first..phrase.end];
        if is_pronoun_alone(mention) {
            return self.pronoun_meant(sentence, mention);
        }
        // وبحسب وصفه
        let is_own_words = cue.kind == CueKind::According
            && mention.len() == 1
            && OWN_WORDS.iter().any(|noun| {
                mention[0]
                    .folded
                    .strip_prefix(noun)
                    .is_some_and(|owner| matches!(owner, "ه" | "ها" | "هم"))
            });
        if is_own_words {
            return self.carried(&[], Subject::Unknown, "");
        }
        if matches!(
            mention[0].folded.as_ref(),
            "i" | "we" | "you" | "there" | "it"
        ) {
            return None;
        }
        if let Some(name) = self.same_speaker(sentence, items, phrase) {
            return Some(Speaker {
                name,
                mention: Some(text_of(mention)),
                is_inferred: true,
            });
        }
        if let Some(name) = joint_name(items, phrase, self.places) {
            return Some(Speaker {
                mention: Some(self.text_at(phrase.span(items))),
                name,
                is_inferred: false,
            });
        }
        // وفق الوزارة, بيان للوزارة
        let is_issuer = phrase
            .first
            .checked_sub(1)
            .is_some_and(|before| DOCUMENTS.contains(items[before].bare()));
        let lam =
            (cue.kind == CueKind::According || is_issuer) && mention[0].folded.starts_with('ل');
        let (mut name, is_inferred) = self.people.resolve(sentence, items, phrase, self.places);
        if lam && !is_inferred {
            name = without_lam(&name);
        }
        let span = phrase.span(items);
        let mention = self.text_at(span);
        Some(Speaker {
            name,
            mention: Some(mention),
            is_inferred,
        })
    }
}

/// Nouns of what somebody says, which belong to whoever spoke before: بحسب وصفه, على حد تعبيرها.
const OWN_WORDS: [&str; 6] = ["وصف", "قول", "تعبير", "راي", "زعم", "تقدير"];

/// An attribution that rests on no word of saying.
pub(super) fn by_name(speaker: Option<Speaker>) -> Attribution {
    Attribution {
        speaker,
        ..Attribution::default()
    }
}

/// Who are named together: "Omar Al-Sabti and Katherine Doyle argue", كل من الوزير والسفير, "both the minister and her counterpart".
fn joint_name(items: &[Item<'_>], phrase: Phrase, places: &Places) -> Option<String> {
    let mention = &items[phrase.first..phrase.end];
    // أحمد السالم وكريم الراوي
    let second = mention.iter().position(is_second_name).filter(|&second| {
        second > 0 && mention[0].is_given_name() && mention[..second].iter().all(is_name_word)
    });
    if second.is_some() {
        return Some(text_of(mention));
    }
    // رئيس الهيئة فالح الفياض والمتحدث باسم الحكومة باسم العوادي
    let office = (2..mention.len()).find(|&place| {
        mention[place].text.starts_with('و') && mention[place].is_arabic() && {
            let noun = mention[place].bare();
            noun.len() < mention[place].folded.len()
                && noun.starts_with("ال")
                && is_office(&mention[place])
        }
    });
    if let Some(office) = office {
        let (first, second) = mention.split_at(office);
        let (first, second) = (parts(first, places).name, parts(second, places).name);
        if first.len() >= 2 && second.len() >= 2 {
            return Some(format!("{} و{}", text_of(first), text_of(second)));
        }
    }
    let joint = mention.iter().position(|item| item.is("and"));
    if let Some(joint) = joint
        && names_person(&mention[..joint])
        && names_person(&mention[joint + 1..])
    {
        return Some(text_of(mention));
    }
    let before =
        |step: usize, word: &str| phrase.first >= step && items[phrase.first - step].is(word);
    let is_both = before(1, "both");
    (is_both || before(1, "من") && before(2, "كل")).then(|| {
        let first = &mention[..joint.filter(|_| is_both).unwrap_or(mention.len())];
        text_of(&mention[parts(first, places).first_of_name(first)..])
    })
}

/// ونقلت عنه الوكالة قوله: the words are those of who spoke last.
pub(super) fn relays_of_him(items: &[Item<'_>], cue: &Cue) -> bool {
    let next = items.get(cue.end).filter(|_| cue.relays);
    next.is_some_and(|next| matches!(next.folded.as_ref(), "عنه" | "عنها" | "عنهم"))
}

/// What stands behind ل, "to" or "of": للوزارة is الوزارة, للجنة is اللجنة, لشرطة is شرطة.
pub(super) fn without_lam(name: &str) -> String {
    let Some(rest) = name.strip_prefix('ل') else {
        return name.to_owned();
    };
    let Some(noun) = rest.strip_prefix('ل') else {
        return rest.to_owned();
    };
    let first = mujaz_text::fold(rest.split(' ').next().unwrap_or_default());
    let has_own = is_title_word(&first) || ORGANISATIONS.contains(&first);
    format!("ال{}", if has_own { rest } else { noun })
}

/// "The minister said it was over, though | he conceded …"
fn is_pronoun(items: &[Item<'_>], phrase: Phrase) -> bool {
    phrase.end == phrase.first + 1
        && matches!(
            items[phrase.first].folded.as_ref(),
            "he" | "she" | "it" | "they"
        )
}
