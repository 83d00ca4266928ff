//! What stands above the body of an article: its headline and datelines, with their places in the source.

use mujaz_model::{Article, EntityKind, Quotation, QuotationKind, Span};
use mujaz_text::fold;

use super::{Named, Reader};
use crate::{items::Item, lexicon::ORGANISATIONS, quotations::without_article};

/// Who is credited in a dateline, with the place of the credit in the source.
fn credits(article: &Article) -> impl Iterator<Item = (Span, &str)> {
    article.datelines.iter().filter_map(|dateline| {
        let credit = dateline.credit.as_ref()?.0.as_str();
        let at = dateline.span.of(&article.source)?.rfind(credit)?;
        let start = dateline.span.start + at;
        Some((Span::new(start, start + credit.len()), credit))
    })
}

/// The publications that the article names as its own, folded: its outlet, and credits that the body has in marks, «الصباح».
pub(super) fn outlets(article: &Article, quotations: &[Quotation]) -> Vec<String> {
    let is_in_marks = |name: &str| {
        quotations
            .iter()
            .any(|quotation| quotation.kind == QuotationKind::Name && fold(&quotation.text) == name)
    };
    let outlet = article.outlet.as_deref().map(fold);
    credits(article)
        .map(|(_, credit)| fold(credit))
        .filter(|credit| is_in_marks(credit))
        .chain(outlet)
        .collect()
}

impl Reader<'_> {
    /// Reads a headline or dateline: well-known names, the people of the body, Arabic names by their form, and who is credited. In an
    /// English headline every word can have a capital.
    pub(super) fn read_above(&mut self, items: &[Item<'_>]) {
        let credits: Vec<(Span, String)> = credits(self.article)
            .map(|(span, credit)| (span, credit.to_owned()))
            .collect();
        let mut at = 0;
        while at < items.len() {
            let credit = credits
                .iter()
                .find(|(span, _)| span.start == items[at].span.start);
            let named = match credit {
                _ if !items[at].is_word => None,
                Some((span, credit)) => {
                    let end = items.partition_point(|item| item.span.start < span.end);
                    self.credited(items, at, end, credit)
                }
                None if items[at].is_arabic() => self.named(items, at),
                None => self.known(items, at),
            };
            let Some(named) = named else {
                at += 1;
                continue;
            };
            let (end, is_office) = (named.end, named.kind == EntityKind::Role);
            self.add(None, items, at, named);
            at = if is_office {
                self.known_inside(None, items, at, end);
                self.holder(None, items, at, end)
            } else {
                end
            };
        }
    }

    /// Who a dateline credits: a well-known or own publication, or a person of two words or more.
    fn credited(&self, items: &[Item<'_>], at: usize, end: usize, credit: &str) -> Option<Named> {
        let is_outlet = self.outlets.contains(&fold(credit));
        let is_person = (2..=4).contains(&(end - at))
            && items[at..end].iter().all(|item| item.is_word)
            && (items[at].is_given_name()
                // أمير العقابي, who is no prince
                || items[end - 1].folded.starts_with("ال") && items[end - 1].folded.ends_with('ي')
                || items[at..end].iter().all(Item::is_capitalised))
            && !items[at..end]
                .iter()
                .any(|item| ORGANISATIONS.contains(without_article(&item.folded)));
        let kind = match (is_outlet, is_person) {
            (true, _) => EntityKind::Organisation,
            (_, true) => EntityKind::Person,
            _ => return self.known(items, at),
        };
        Some(Named {
            kind,
            name: self.one_sided(self.text(items, at, end)),
            end,
            particles: 0,
        })
    }

    /// A well-known name, or a person whom the body names in full.
    fn known(&self, items: &[Item<'_>], at: usize) -> Option<Named> {
        let known = self.well_known(items, at);
        known.or_else(|| {
            let (name, end) = self.people.find(items, at)?;
            Some(Named {
                kind: EntityKind::Person,
                name: self.one_sided(name.to_owned()),
                end,
                particles: 0,
            })
        })
    }

    /// A publication of the article's own in marks: «الصباح», which is also the morning.
    pub(super) fn outlet(&self, items: &[Item<'_>], at: usize) -> Option<Named> {
        at.checked_sub(1)
            .filter(|place| !self.outlets.is_empty() && !items[*place].is_word)?;
        let start = items[at].span.start;
        let place = self
            .quotations
            .partition_point(|quotation| quotation.span.start < start);
        let quotation = self.quotations.get(place).filter(|quotation| {
            quotation.kind == QuotationKind::Name
                && quotation.span.start == start
                && self.outlets.contains(&fold(&quotation.text))
        })?;
        let end = items.partition_point(|item| item.span.start < quotation.span.end);
        Some(Named {
            kind: EntityKind::Organisation,
            name: self.one_sided(self.text(items, at, end)),
            end,
            particles: 0,
        })
    }
}
