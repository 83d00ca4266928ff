//! Passages in quotation marks within others: «قال لي الرئيس: "لا تراجع" ثم غادر». What the outer speaker tells of is said by
//! somebody else, and comes through the outer speaker.

use mujaz_model::{QuotationKind, Span};

use super::{Reader, marks::Pair};
use crate::items::Item;

/// The narrowest of `pairs` around `pair`.
pub(super) fn around(pair: Pair, pairs: &[Pair]) -> Option<Pair> {
    pairs
        .iter()
        .filter(|outer| is_within(pair.inside, outer.inside))
        .min_by_key(|outer| outer.inside.end - outer.inside.start)
        .copied()
}

fn is_within(inner: Span, outer: Span) -> bool {
    inner != outer && outer.start <= inner.start && inner.end <= outer.end
}

impl Reader<'_> {
    /// Enters `pair`, which stands within `outer`, where a word of saying within `outer` leads to it. `false`: none does, and nothing is
    /// entered.
    pub(super) fn quote_within(
        &mut self,
        sentence: usize,
        items: &[Item<'_>],
        pair: Pair,
        outer: Pair,
    ) -> bool {
        let first = items.partition_point(|item| item.span.start < outer.inside.start);
        let end = items.partition_point(|item| item.span.start < outer.inside.end);
        let within = &items[first..end];
        // "He" and "she" are for the outer speaker somebody else, whom these words need not name.
        let carried = (self.last.take(), self.topic.take(), self.agent.take());
        let sayings = self.sayings(sentence, within, &[pair], &[pair.inside]);
        let is_led = !sayings.is_empty();
        if is_led {
            self.quote(sentence, within, pair, &sayings, &[]);
        }
        (self.last, self.topic, self.agent) = carried;
        let teller = self
            .quotations
            .iter()
            .rev()
            .find(|quotation| quotation.span == outer.inside)
            .and_then(|quotation| quotation.attribution.speaker.as_ref())
            .map(|speaker| speaker.name.clone());
        if is_led
            && let Some(inner) = self.quotations.last_mut()
            && inner.kind == QuotationKind::Speech
        {
            inner.attribution.via = inner.attribution.via.take().or(teller);
        }
        is_led
    }
}
