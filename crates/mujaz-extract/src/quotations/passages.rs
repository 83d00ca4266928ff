//! Passages in quotation marks. Each enters with the sayings of its sentence; its quotation leaves, with whose words it is where it is
//! speech (`speech`), by the saying before it, the one behind it (`tails`), a name before a colon (`colons`), or who spoke last.

use mujaz_model::{Attribution, Quotation, QuotationKind, Speaker};

use super::{
    Reader,
    attributions::by_name,
    cues::{Subject, is_complementizer},
    marks::{CERTAIN, Pair},
    nested,
    sayings::Saying,
    speech::{Passage, behind},
    tails::is_tail,
};
use crate::items::Item;

/// How many quotations back one can be that ends here.
pub(super) const LATELY: usize = 8;

impl Reader<'_> {
    /// Enters the quotation of a passage in marks.
    pub(super) fn quote(
        &mut self,
        sentence: usize,
        items: &[Item<'_>],
        pair: Pair,
        sayings: &[Saying],
        own: &[Pair],
    ) {
        let passage = Passage::of(&self.article.source, items, pair, sayings);
        let named = if passage.lead.is_none() && !passage.follows && passage.count >= 2 {
            // “No new banknote planned”: Egypt central bank
            self.named_before_colon(sentence, items, passage.before)
                .or_else(|| self.source_behind(sentence, items, passage.after))
        } else {
            None
        };
        // وقال إن “الأمر منته، وأضاف أن “العمل يبدأ غدا”: a clause of its own inside of a passage that nothing closes.
        let is_clause = items[..passage.before]
            .last()
            .is_some_and(is_complementizer);
        let is_word_within = passage.count <= 4
            && nested::around(pair, own)
                .is_some_and(|outer| outer.confidence == CERTAIN || !is_clause);
        let is_speech = (named.is_some() || passage.is_speech(self.names)) && !is_word_within;
        let (kind, attribution) = if is_speech {
            (
                QuotationKind::Speech,
                self.attribution_of(sentence, items, &passage, named),
            )
        } else {
            (QuotationKind::Name, Attribution::default())
        };
        self.quotations.push(Quotation {
            sentence: self.article.sentences[sentence].index,
            kind,
            text: passage.text,
            span: pair.inside,
            attribution,
            confidence: pair.confidence,
        });
    }

    /// Gives a quotation that began in an earlier sentence and ends in this one to who says it behind its end: “We lost. We will be
    /// back,” he said.
    pub(super) fn attribute_ended(&mut self, items: &[Item<'_>], pair: Pair, sayings: &[Saying]) {
        let (closing, after) = behind(items, pair);
        let tail = sayings
            .iter()
            .find(|saying| saying.cue.first >= closing)
            .filter(|saying| closing < items.len() && is_tail(items, after, saying));
        let quotation = self
            .quotations
            .iter_mut()
            .rev()
            .take(LATELY)
            .find(|quotation| quotation.span == pair.inside);
        if let (Some(saying), Some(quotation)) = (tail, quotation)
            && quotation.kind == QuotationKind::Speech
            && quotation.attribution.cue.is_none()
        {
            quotation.attribution = saying.attribution();
        }
    }

    /// Whose words a passage is: those of `named`, who speaks last from now on, where only that name stands beside it.
    fn attribution_of(
        &mut self,
        sentence: usize,
        items: &[Item<'_>],
        passage: &Passage<'_, '_>,
        named: Option<Speaker>,
    ) -> Attribution {
        if let Some(speaker) = named {
            self.last = Some((speaker.clone(), Subject::Unknown));
            return by_name(Some(speaker));
        }
        let follows = passage.tail.filter(|_| passage.follows);
        let attribution = follows
            .filter(|_| passage.lead.is_none_or(|lead| !lead.has_clause))
            .or(passage.lead)
            .or(follows)
            .map_or_else(
                || self.attribution_to_last(sentence, items, passage.before),
                Saying::attribution,
            );
        if let (Some(speaker), None) = (&attribution.speaker, &self.last) {
            self.last = Some((speaker.clone(), Subject::Unknown));
        }
        attribution
    }

    /// A passage that opens its sentence goes on with the words of the one who spoke last.
    fn attribution_to_last(
        &self,
        sentence: usize,
        items: &[Item<'_>],
        before: usize,
    ) -> Attribution {
        let goes_on =
            before <= 1 || sentence == 0 || items[..before].iter().all(|item| !item.is_word);
        let previous = self.quotations.last().is_some_and(|last| {
            last.sentence + 1 >= self.article.sentences[sentence].index
                && last.kind == QuotationKind::Speech
        });
        let speaker = self
            .last
            .as_ref()
            .filter(|_| goes_on && (previous || sentence > 0))
            .map(|(speaker, _)| Speaker {
                name: speaker.name.clone(),
                mention: None,
                is_inferred: true,
            });
        by_name(speaker)
    }
}
