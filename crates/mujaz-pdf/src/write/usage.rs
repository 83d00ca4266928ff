//! Which glyphs a page shows, and what they stand for there.

use std::collections::{BTreeMap, btree_map::Entry};

use skrifa::{MetadataProvider, charmap::Charmap};

use super::{
    clusters::clusters,
    fonts::font,
    forms::{Form, Measures, forms, showable},
};
use crate::{
    draw::{Face, FaceId, Item, Page},
    error::Error,
};

/// The glyphs of one page, by face.
#[derive(Debug, Default)]
pub(crate) struct PageUse(pub(crate) BTreeMap<FaceId, FaceTally>);

/// How often each glyph of a face stands for which text.
pub(crate) type FaceTally = BTreeMap<Form, BTreeMap<String, usize>>;

impl PageUse {
    pub(crate) fn of(page: &Page, faces: &[Face]) -> Result<Self, Error> {
        let mut tallies: BTreeMap<FaceId, (FaceTally, Charmap<'_>, Measures<'_>)> = BTreeMap::new();
        let mut runs = Vec::with_capacity(page.items.len());
        for item in &page.items {
            match item {
                Item::Glyphs(run) => runs.push(run),
                Item::Watermark { runs: own, .. } => runs.extend(own),
                Item::Drawing { drawing, .. } => runs.extend(drawing.runs()),
                _ => {}
            }
        }
        for run in runs {
            let (tally, charmap, measures) = match tallies.entry(run.face) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(free) => {
                    let face = faces
                        .get(run.face.0)
                        .ok_or(Error::UnknownFace(run.face.0))?;
                    let font = font(face)?;
                    free.insert((FaceTally::new(), font.charmap(), Measures::of(&font)))
                }
            };
            let run = &*showable(run, measures);
            let forms = forms(run, measures);
            for cluster in clusters(run, charmap) {
                let mut texts = cluster.texts.iter();
                for form in &forms[cluster.glyphs.clone()] {
                    let votes = tally.entry(*form).or_default();
                    if let Some(text) = texts.next() {
                        count(votes, text, 1);
                    }
                }
            }
        }
        let tallies = tallies.into_iter().map(|(id, (tally, ..))| (id, tally));
        Ok(Self(tallies.collect()))
    }
}

/// How often each glyph of each face stands for which text on all pages together.
pub(crate) type WholeUse<'pages> = BTreeMap<FaceId, WholeTally<'pages>>;
/// How often each glyph of a face stands for which text on all pages together.
pub(crate) type WholeTally<'pages> = BTreeMap<Form, BTreeMap<&'pages str, usize>>;

/// Adds up what the pages show.
pub(crate) fn whole<'pages>(pages: impl Iterator<Item = &'pages PageUse>) -> WholeUse<'pages> {
    let mut whole = WholeUse::new();
    for page in pages {
        for (face, tally) in &page.0 {
            let own = whole.entry(*face).or_default();
            for (glyph, texts) in tally {
                let votes = own.entry(*glyph).or_default();
                for (text, times) in texts {
                    *votes.entry(text.as_str()).or_default() += times;
                }
            }
        }
    }
    whole
}

fn count(votes: &mut BTreeMap<String, usize>, text: &str, times: usize) {
    match votes.get_mut(text) {
        Some(count) => *count += times,
        None => {
            votes.insert(text.to_owned(), times);
        }
    }
}
