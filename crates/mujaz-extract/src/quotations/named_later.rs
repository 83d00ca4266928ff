//! Who holds an office and is named only in the next sentence: "The head of the watchdog said … Rafael Ibarra told the board …", أعلن محافظ
//! البصرة … وقال أسعد العيداني. The sayings of that sentence enter; what was said before gets the name.

use mujaz_model::Speaker;
use mujaz_text::{fold, words};

use super::{Reader, cues::CueKind, mentions::parts, sayings::Saying, speakers::without_article};
use crate::{
    items::Item,
    lexicon::{OFFICES, OFFICES_ENGLISH, UNNAMED},
};

impl Reader<'_> {
    /// Gives what the holder of an office says in the sentence before this one to the person whose name, which the article has not told
    /// before, opens this one and speaks: newspapers bring in nobody else without saying who that is.
    pub(super) fn name_holder(&mut self, sentence: usize, items: &[Item<'_>], sayings: &[Saying]) {
        let Some((held, _)) = self
            .last
            .clone()
            .filter(|(held, _)| !self.people.is_person(&held.name) && is_office_of_one(&held.name))
        else {
            return;
        };
        let named = sayings
            .first()
            .filter(|saying| self.opens_with_name(sentence, items, saying, &held.name))
            .and_then(|saying| Some((saying.speaker.clone()?, bare(&saying.text))));
        let (Some((named, verb)), Some(before)) = (named, sentence.checked_sub(1)) else {
            return;
        };
        let before = self.article.sentences[before].index;
        let quoted = self.quotations.iter_mut().rev();
        let quoted = quoted
            .take_while(|quotation| quotation.sentence >= before)
            .filter(|quotation| quotation.sentence == before)
            .map(|quotation| &mut quotation.attribution);
        let reported = self.reports.iter_mut().rev();
        let reported = reported
            .take_while(|report| report.sentence >= before)
            .filter(|report| report.sentence == before)
            .map(|report| &mut report.attribution);
        for attribution in quoted.chain(reported) {
            // "The head of the union said … Omar Haddad said": with the same verb again somebody else may begin.
            let goes_on = items[0].is("speaking")
                || attribution
                    .cue
                    .as_ref()
                    .is_some_and(|cue| bare(cue) != verb);
            if let Some(speaker) = &mut attribution.speaker
                && goes_on
                && speaker.name == held.name
            {
                *speaker = Speaker {
                    name: named.name.clone(),
                    mention: speaker.mention.take().or_else(|| Some(held.name.clone())),
                    is_inferred: true,
                };
            }
        }
    }

    /// Tells whether a full name that the article has first here stands alone beside the verb that opens the sentence, or behind the same
    /// office: "Lawyer | Samira Oulhaj told".
    fn opens_with_name(
        &self,
        sentence: usize,
        items: &[Item<'_>],
        saying: &Saying,
        held: &str,
    ) -> bool {
        let (CueKind::Verb, Some(phrase), Some(speaker)) =
            (saying.cue.kind, saying.phrase, &saying.speaker)
        else {
            return false;
        };
        let opens = if items[saying.cue.first].is_arabic() {
            saying.cue.first == 0 && phrase.first == saying.cue.end
        } else {
            phrase.first == 0 || is_behind_circumstance(items, phrase.first)
        };
        let mention = &items[phrase.first..phrase.end];
        let parts = parts(mention, self.places);
        let is_of_office = match parts.title {
            [] => true,
            [office] => words(held)
                .last()
                .is_some_and(|last| fold(last.text) == office.folded),
            _ => false,
        };
        let has_aside = items.get(phrase.end).is_some_and(Item::is_comma);
        opens
            && is_of_office
            && !has_aside
            && parts.name.len() >= 2
            && parts.title.len() + parts.name.len() == mention.len()
            && self.people.is_introduced_in(sentence, &speaker.name)
    }
}

/// "Speaking to lawmakers behind closed doors, | Nadim Chalhoub said"
fn is_behind_circumstance(items: &[Item<'_>], first: usize) -> bool {
    items[0].is("speaking")
        && first > 1
        && items[first - 1].is_comma()
        && items[..first - 1].iter().all(|item| item.is_word)
}

/// A verb folded and without و.
fn bare(cue: &str) -> String {
    let folded = fold(cue);
    folded.strip_prefix('و').unwrap_or(&folded).to_owned()
}

/// Tells whether a speaker's description names an office that one person holds, and no unnamed one among many: "The head of the agency",
/// "his lawyer", محافظ البصرة.
fn is_office_of_one(description: &str) -> bool {
    let all: Vec<String> = words(description).map(|word| fold(word.text)).collect();
    let Some(first) = all.first() else {
        return false;
    };
    // "Lebanon's central bank chief"
    let is_owned = words(description)
        .next()
        .is_some_and(|first| first.text.ends_with("'s") || first.text.ends_with("’s"));
    let is_definite = is_owned || matches!(first.as_str(), "the" | "his" | "her" | "its" | "their");
    let english = is_definite && all.iter().any(|word| OFFICES_ENGLISH.contains(word));
    let is_one_of_many = UNNAMED.contains(first)
        || matches!(
            first.as_str(),
            "متحدث" | "متحدثه" | "ناطق" | "ناطقه" | "عضو" | "عضوه" | "نائب" | "نائبه"
        );
    let arabic = all.len() >= 2
        && OFFICES.contains(without_article(first))
        && !is_one_of_many
        && all[1..].iter().any(|word| word.starts_with("ال"));
    english || arabic
}
