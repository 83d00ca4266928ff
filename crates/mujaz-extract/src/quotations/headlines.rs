//! Who speaks in a headline: before its colon (وزير الطاقة: الإنتاج سيرتفع), or as its source at the end ("Cholera cases double: WHO").

use mujaz_model::{Span, Speaker};

use super::{
    Reader,
    attributions::by_name,
    cues::{Cue, CueKind, Subject},
    marks::Pair,
    speakers::Phrase,
};
use crate::{
    items::Item,
    lexicon::{OFFICES_ENGLISH, ORGANISATIONS_ENGLISH, SOURCES_ENGLISH},
};

impl Reader<'_> {
    /// Enters what stands behind somebody's name or office and a colon, as in a headline: وزير الطاقة: الإنتاج سيرتفع.
    pub(super) fn report_behind_colon(
        &mut self,
        sentence: usize,
        items: &[Item<'_>],
        own: &[Pair],
    ) {
        let colon = items
            .iter()
            .take(2 * LONGEST_NAME)
            .position(|item| item.is_mark(&[':']));
        let is_free = |colon: usize| {
            own.iter()
                .all(|pair| pair.inside.end < items[colon].span.start)
        };
        let Some(colon) =
            colon.filter(|&colon| colon > 0 && items.len() > colon + 2 && is_free(colon))
        else {
            return;
        };
        // طقس العراق.. الأنواء: أمطار; what a list or an interview has before a name is no part of it.
        let first = items[..colon]
            .iter()
            .rposition(|item| item.is_mark(&['.', '…', '|', '-', '–', '—', '•', '؟', '!']))
            .map_or(0, |mark| mark + 1);
        let alone = colon - 1;
        let speaker = [first, alone]
            .into_iter()
            .filter(|&first| colon - first < LONGEST_NAME)
            .find_map(|first| self.somebody_before(sentence, items, first, colon));
        let last = items.iter().rposition(|item| item.is_word);
        let (Some(speaker), Some(last)) = (speaker, last.filter(|&last| last > colon + 1)) else {
            return;
        };
        let span = Span::new(items[colon + 1].span.start, items[last].span.end);
        self.last = Some((speaker.clone(), Subject::Unknown));
        self.enter_report(sentence, span, by_name(Some(speaker)));
    }

    /// Enters what a headline says before its source, and tells whether it names one: "Cholera cases double: WHO", "Body found -
    /// police source".
    pub(super) fn report_before_source(&mut self, sentence: usize, items: &[Item<'_>]) -> bool {
        let mark = items.iter().rposition(|item| !item.is_word).unwrap_or(0);
        let words = items[..mark].iter().filter(|item| item.is_word).count();
        let source = (words >= 3)
            .then(|| self.source_behind(sentence, items, mark))
            .flatten();
        let Some(speaker) = source else {
            return false;
        };
        let span = Span::new(items[0].span.start, items[mark - 1].span.end);
        self.enter_report(sentence, span, by_name(Some(speaker)));
        true
    }

    /// Whom a headline names as its source behind the colon or dash at `mark`.
    pub(super) fn source_behind(
        &mut self,
        sentence: usize,
        items: &[Item<'_>],
        mark: usize,
    ) -> Option<Speaker> {
        let divider = items.get(mark)?;
        let is_apart = divider.span.start > items.get(mark.checked_sub(1)?)?.span.end;
        if !(divider.is_mark(&[':']) || divider.is_mark(&['-', '–', '—']) && is_apart) {
            return None;
        }
        let tail = &items[mark + 1..];
        let is_source = |item: &Item<'_>| {
            let word = item.folded.as_ref();
            OFFICES_ENGLISH.contains(word)
                || ORGANISATIONS_ENGLISH.contains(word)
                || SOURCES_ENGLISH.contains(word)
                || matches!(
                    word,
                    "tv" | "television"
                        | "media"
                        | "radio"
                        | "source"
                        | "sources"
                        | "officials"
                        | "ministers"
                        | "witnesses"
                        | "lawyer"
                        | "lawyers"
                        | "family"
                        | "residents"
                        | "medics"
                        | "rescuers"
                        | "analysts"
                        | "diplomats"
                        | "military"
                )
                || item.text.len() >= 2 && item.text.chars().all(char::is_uppercase)
        };
        let fits = (1..=5).contains(&tail.len())
            && tail.iter().all(|item| item.is_word && !item.is_arabic())
            && (tail.last().is_some_and(is_source)
                || self
                    .names
                    .find(items, mark + 1)
                    .is_some_and(|(_, end)| end == items.len()));
        let phrase = Phrase {
            first: mark + 1,
            end: items.len(),
        };
        fits.then(|| self.speaker(sentence, items, phrase, &Cue::of(0, 0, CueKind::Verb)))
            .flatten()
    }

    /// Who is named by the words from `first` to the colon, if somebody is. Of the last word of others only a known name is: لندن
    /// تستدعي السفير وطهران: لسنا طرفا.
    fn somebody_before(
        &mut self,
        sentence: usize,
        items: &[Item<'_>],
        first: usize,
        colon: usize,
    ) -> Option<Speaker> {
        // "LAHORE: A court on Wednesday adjourned …": a place in capitals is where the article was filed.
        let is_capital =
            |item: &Item<'_>| item.text.chars().all(|letter| letter.is_ascii_uppercase());
        let is_dateline = items[..colon].iter().all(is_capital)
            && items[..colon].iter().any(|item| item.text.len() > 4);
        let is_place = || {
            self.places.contains(&items[0].folded)
                || self
                    .names
                    .find(items, 0)
                    .is_some_and(|(_, end)| end == colon)
        };
        if first == 0 && is_dateline && is_place() {
            return None;
        }
        let is_last_of_others = first > 0 && items[first - 1].is_word;
        let name = &items[first..colon];
        let is_known = || {
            name.first()
                .is_some_and(|item| item.folded.starts_with('و'))
                && self
                    .names
                    .find(items, first)
                    .is_some_and(|(_, end)| end == colon)
        };
        let is_somebody = if is_last_of_others {
            is_known()
        } else {
            !name.is_empty()
                && (self.is_office_or_known(items, first, colon)
                    || name
                        .iter()
                        .any(|item| OFFICES_ENGLISH.contains(&item.folded)))
        };
        is_somebody
            .then(|| self.speaker_before(sentence, items, first, colon))
            .flatten()
            .map(|speaker| Speaker {
                name: match speaker.name.strip_prefix('و') {
                    Some(rest) if is_last_of_others => rest.to_owned(),
                    _ => speaker.name,
                },
                ..speaker
            })
    }
}

/// The longest name before a colon, in items.
pub(super) const LONGEST_NAME: usize = 9;
