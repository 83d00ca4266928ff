//! The forms in which a run shows its glyphs: as they are, narrower or wider.
//!
//! Some readers begin a new word where the pen jumps further than a tenth of the em size, as it does between letters in
//! kerned Arabic words. So in TrueType fonts a letter that the next one does not stand right beside becomes a glyph of its
//! own ([`super::variants`]): what is seen is the same, and the words stay whole. Marks stay without an advance, since MuPDF
//! takes one that is wide for a word, but are painted from where their letter begins or ends, as glyphs whose
//! outlines stand where the mark is seen: a pen that jumps to the mark and back, or up, would cut the word twice.

use std::{borrow::Cow, collections::BTreeMap};

use skrifa::{
    FontRef, GlyphId, MetadataProvider,
    instance::{LocationRef, Size},
    metrics::GlyphMetrics,
    raw::TableProvider,
};

use super::content::rounded;
use crate::draw::{Glyph, GlyphRun};

/// A glyph of the whole font as a run shows it. Lengths are in thousandths of the em size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Form {
    pub(crate) glyph: u16,
    /// What its advance lacks; it is wider where this is negative.
    pub(crate) narrower: i16,
    /// A glyph that it is lengthened by, and how far to the right that is.
    pub(crate) tail: Option<(u16, i16)>,
    /// How far to the right of the pen and above it the glyph is seen.
    pub(crate) shift: (i16, i16),
}

impl Form {
    pub(crate) fn plain(glyph: u16) -> Self {
        Self {
            glyph,
            narrower: 0,
            tail: None,
            shift: (0, 0),
        }
    }

    pub(crate) fn is_plain(self) -> bool {
        self == Self::plain(self.glyph)
    }
}

/// A jump that is shorter leaves a word whole in every reader.
const JUMP: i32 = 80;
/// Forms that differ by less are the same: nobody sees it, and the file is smaller.
const STEP: i32 = 5;

/// How far before the letter, or the end of it, each of its marks is painted: readers that sort by place keep their order.
const BEFORE: i32 = 10;

/// What forms are found by.
pub(crate) struct Measures<'font> {
    metrics: GlyphMetrics<'font>,
    units: i32,
    /// Whether the font has outlines that can be put together from others.
    can_vary: bool,
}

impl<'font> Measures<'font> {
    pub(crate) fn of(font: &FontRef<'font>) -> Self {
        let units = font.head().map_or(1000, |head| head.units_per_em());
        Self {
            metrics: font.glyph_metrics(Size::unscaled(), LocationRef::default()),
            units: i32::from(units).max(1),
            can_vary: font.glyf().is_ok() && font.loca(None).is_ok(),
        }
    }

    fn advance(&self, glyph: u16) -> i32 {
        let width = self.metrics.advance_width(GlyphId::from(glyph));
        width.map_or(0, |width| super::fonts::unsigned_units(width).into()) * 1000 / self.units
    }
}

/// Returns the run as its face can show it: where glyphs cannot be put together, tails are glyphs of their own.
pub(crate) fn showable<'run>(run: &'run GlyphRun, measures: &Measures<'_>) -> Cow<'run, GlyphRun> {
    if measures.can_vary || run.glyphs.iter().all(|glyph| glyph.tail.is_none()) {
        return Cow::Borrowed(run);
    }
    let mut apart = run.clone();
    apart.glyphs.clear();
    for glyph in &run.glyphs {
        apart.glyphs.push(Glyph {
            tail: None,
            ..glyph.clone()
        });
        apart.glyphs.extend(glyph.tail.map(|tail| Glyph {
            id: tail.id,
            x: glyph.x + tail.x,
            tail: None,
            ..glyph.clone()
        }));
    }
    Cow::Owned(apart)
}

/// Returns the form of each glyph of the run.
pub(crate) fn forms(run: &GlyphRun, measures: &Measures<'_>) -> Vec<Form> {
    let mut forms: Vec<Form> = run
        .glyphs
        .iter()
        .map(|glyph| Form {
            tail: glyph.tail.map(|tail| {
                let at = thousandths(tail.x / run.size);
                (tail.id, i16::try_from(at).unwrap_or_default())
            }),
            ..Form::plain(glyph.id)
        })
        .collect();
    let Some(first) = run.glyphs.first() else {
        return forms;
    };
    if !measures.can_vary {
        return forms;
    }
    let origin = rounded(first.x);
    let line = baseline(&run.glyphs);
    let place = |glyph: &Glyph| thousandths((glyph.x - origin) / run.size);
    // The letter that was passed last, and where it ends.
    let mut letter: Option<(usize, i32)> = None;
    for (index, glyph) in run.glyphs.iter().enumerate() {
        if is_blank(run, glyph) {
            letter = None;
            continue;
        }
        let advance = match forms[index].tail {
            Some((tail, at)) => i32::from(at) + measures.advance(tail),
            None => measures.advance(glyph.id),
        };
        if advance > 0 {
            if let Some((before, end)) = letter {
                let back = stepped(end - place(glyph));
                let passed = end - place(&run.glyphs[before]);
                if back.abs() > JUMP && back <= passed {
                    forms[before].narrower = i16::try_from(back).unwrap_or_default();
                }
            }
            letter = Some((index, place(glyph) + advance));
            continue;
        }
        let rest = run.glyphs[index..].iter();
        let mut rest = rest.take_while(|next| !is_blank(run, next));
        let marks = rest
            .clone()
            .take_while(|next| measures.advance(next.id) == 0);
        let pen = if run.right_to_left {
            rest.find(|next| measures.advance(next.id) > 0).map(place)
        } else {
            letter.map(|(_, end)| end)
        };
        let marks = i32::try_from(marks.count()).unwrap_or_default();
        if let Some(pen) = pen.map(|pen| pen - marks * BEFORE) {
            let across = stepped(place(glyph) - pen);
            let up = stepped(thousandths((line - glyph.y) / run.size));
            if let (Ok(across), Ok(up)) = (i16::try_from(across), i16::try_from(up)) {
                forms[index].shift = (across, up);
            }
        }
    }
    forms
}

/// Returns the y that most glyphs stand on; marks are set higher or lower.
pub(crate) fn baseline(glyphs: &[Glyph]) -> f32 {
    let mut counts: BTreeMap<i32, (usize, f32)> = BTreeMap::new();
    for glyph in glyphs {
        counts.entry(thousandths(glyph.y)).or_insert((0, glyph.y)).0 += 1;
    }
    counts
        .into_values()
        .max_by_key(|(count, _)| *count)
        .map_or(0.0, |(_, y)| y)
}

/// Returns a length in thousandths; one that is far outside of any page becomes one that can still be reckoned with.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the value is held far below what the type can hold"
)]
pub(crate) fn thousandths(value: f32) -> i32 {
    (value * 1000.0).round().clamp(-FURTHEST, FURTHEST) as i32
}

const FURTHEST: f32 = 1e8;

/// Between words the pen may jump.
fn is_blank(run: &GlyphRun, glyph: &Glyph) -> bool {
    let rest = run.text.get(glyph.cluster.start..).unwrap_or_default();
    rest.starts_with(char::is_whitespace)
}

fn stepped(value: i32) -> i32 {
    (value + value.signum() * STEP / 2) / STEP * STEP
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::fixtures::{amiri, run};

    #[test]
    fn a_kerned_pair_of_letters_gives_the_first_another_advance() {
        let face = amiri();
        let measures = Measures::of(&FontRef::new(&face).unwrap());
        let narrower = |text| {
            let run = run(0, &face, text, true, None);
            let forms = forms(&run, &measures);
            forms.iter().filter(|form| form.narrower != 0).count()
        };
        assert_eq!(narrower("دورية"), 1);
        assert_eq!(narrower("سلام"), 0);
    }

    #[test]
    fn a_mark_is_painted_from_its_letter_and_seen_where_it_was() {
        let face = amiri();
        let measures = Measures::of(&FontRef::new(&face).unwrap());
        let run = run(0, &face, "عُقد", true, None);
        let forms = forms(&run, &measures);
        let mark = forms.iter().position(|form| form.shift != (0, 0)).unwrap();
        let place = |index: usize| thousandths((run.glyphs[index].x - run.glyphs[0].x) / run.size);
        let pen = place(mark) - i32::from(forms[mark].shift.0);
        let letter = place(mark + 1);
        assert!(
            (letter - 2 * BEFORE..letter).contains(&pen),
            "{pen} {letter}"
        );
        let shifted = forms.iter().filter(|form| form.shift != (0, 0));
        assert_eq!(shifted.count(), 1);
    }
}
