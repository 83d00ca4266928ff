//! Who speaks where only a name or an office stands before a colon: الوزيرة دينا الشامي: «…». The items up to the colon enter; the
//! speaker leaves.

use mujaz_model::Speaker;

use super::{
    Reader,
    cues::{Cue, CueKind},
    speakers::{Phrase, arabic_phrase, english_phrase, is_office_or_institution, without_article},
};
use crate::{
    items::Item,
    lexicon::{OFFICES_ENGLISH, UNNAMED},
};

impl Reader<'_> {
    /// Who speaks where a sentence has only a name or an office before a colon: الوزيرة دينا الشامي: «…».
    pub(super) fn named_before_colon(
        &mut self,
        sentence: usize,
        items: &[Item<'_>],
        before: usize,
    ) -> Option<Speaker> {
        let colon = before
            .checked_sub(1)
            .filter(|&place| items[place].is_mark(&[':']))?;
        self.speaker_before(sentence, items, 0, colon)
    }

    /// Whom alone the words from `first` to the colon at `colon` name.
    pub(super) fn speaker_before(
        &mut self,
        sentence: usize,
        items: &[Item<'_>],
        first: usize,
        colon: usize,
    ) -> Option<Speaker> {
        let opening = items.get(first).filter(|opening| opening.is_word)?;
        let phrase = if opening.is_arabic() {
            let is_somebody =
                opening.is_given_name() || self.is_office_or_known(items, first, colon);
            arabic_phrase(items, first, self.places, &|_| None).filter(|_| is_somebody)
        } else {
            let connects = matches!(
                opening.folded.as_ref(),
                "then" | "and" | "later" | "finally" | "but" | "now" | "so" | "here" | "again"
            );
            english_phrase(items, first)
                .filter(|_| !connects)
                .filter(|_| {
                    items[first..colon].iter().all(Item::is_capitalised)
                        || colon - first <= 8
                            && items[first..colon]
                                .iter()
                                .any(|item| OFFICES_ENGLISH.contains(&item.folded))
                })
        };
        // محافظ البنك المركزي لـ«الصباح»: …
        let is_told = |phrase: &Phrase| {
            items[phrase.end..colon].first().is_some_and(|item| {
                item.is("ل")
                    || item.folded.starts_with('ل')
                        && self.places.contains(&item.folded['ل'.len_utf8()..])
            }) && colon - phrase.end <= 7
        };
        let phrase = phrase.filter(|phrase| phrase.end == colon || is_told(phrase))?;
        self.speaker(sentence, items, phrase, &Cue::of(0, 0, CueKind::Verb))
    }

    /// Tells whether the words from `first` to the colon at `colon` begin with an office or institution, or are a name that is known or that
    /// headlines have alone.
    pub(super) fn is_office_or_known(
        &self,
        items: &[Item<'_>],
        first: usize,
        colon: usize,
    ) -> bool {
        is_office_or_institution(&items[first])
            || colon == first + 1 && is_alone_somebody(&items[first])
            || self.names.find(items, first).is_some_and(|(_, end)| {
                // الهلال الأحمر الليبي
                end == colon
                    || end + 1 == colon
                        && self
                            .places
                            .has_adjective(without_article(&items[end].folded))
            })
    }
}

/// Tells whether one word before a colon says who speaks: مصادر, or العكيدي, a name of belonging with its article, as headlines
/// shorten somebody's name, and no word that leads a list.
fn is_alone_somebody(item: &Item<'_>) -> bool {
    let word = item.folded.as_ref();
    let leads_list = matches!(
        word,
        "التالي"
            | "الاتي"
            | "الثاني"
            | "الحالي"
            | "الماضي"
            | "الاساسي"
            | "الرئيسي"
            | "النهائي"
    );
    let is_family_name =
        word.starts_with("ال") && word.ends_with('ي') && word.chars().count() >= 6 && !leads_list;
    UNNAMED.contains(item.bare()) || is_family_name
}
