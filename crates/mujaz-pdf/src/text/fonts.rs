//! The faces that text is set in, and which of them has a glyph for a character.

use std::{collections::HashMap, ops::RangeInclusive, sync::Arc};

use fontique::{Blob, Synthesis};
use parley_engine::{
    AnalysisDataSources, FontInstanceRef, FontSelector, ShapeOptions, itemize::Segment,
    shape::CharCluster,
};
use skrifa::{
    FontRef, MetadataProvider,
    charmap::Charmap,
    instance::{LocationRef, Size},
    metrics::Metrics,
    raw::{TableProvider, tables::gsub::SubstitutionSubtables},
    string::StringId,
};

use super::instance;
use crate::{
    draw::Face,
    style::{
        features::SmallCapitals,
        glyphs::GlyphLengths,
        values::{ComputedStyle, Families, PIXEL, fixed_pixels},
    },
};

/// Every face that the document brought, then those that the caller brought.
#[derive(Debug, Default)]
pub(crate) struct Fonts {
    faces: Vec<Arc<FontFace>>,
    by_family: HashMap<String, Vec<usize>>,
    /// The faces to look in, in order, for families, weight and slant.
    preferences: HashMap<Wish, Preference>,
    /// Whether a face that only the document brought makes several glyphs of one.
    pub(crate) has_foreign_multiplier: bool,
}

/// The address of the families, weight and slant. Lists of families can be long, and most styles share theirs.
type Wish = (usize, u16, bool);

#[derive(Debug)]
struct Preference {
    /// Held, so that no other list comes to have its address.
    _families: Families,
    faces: Arc<[usize]>,
}

/// A font file that was read.
#[derive(Debug)]
pub(crate) struct FontFace {
    data: Arc<[u8]>,
    blob: Blob<u8>,
    /// In lower case.
    family: String,
    weight: u16,
    italic: bool,
    characters: Arc<[(u32, u32)]>,
    measures: Measures,
    blank: Option<u16>,
    /// The advance of the blank for a font size of 1.
    blank_width: f32,
    /// The advance of the digit zero for a font size of 1.
    zero_width: f32,
    /// The weights that the file can be set in, where there are several.
    weights: Option<(f32, f32)>,
    /// With its advance.
    hyphen: Option<(u16, f32)>,
    /// Whether it makes several glyphs of one.
    multiplies: bool,
    /// Whether it has small capitals for small letters, and for everything.
    small_capitals: (bool, bool),
}

/// Lengths for a font size of 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Measures {
    pub(crate) ascent: f32,
    /// Below the baseline, positive.
    pub(crate) descent: f32,
    pub(crate) gap: f32,
    pub(crate) x_height: f32,
    /// The top of the underline, below the baseline.
    pub(crate) underline: f32,
    pub(crate) thickness: f32,
}

impl Measures {
    /// Returns ascent, descent and gap at a font size, each a whole number of CSS pixels, as browsers take them: so lines
    /// of a normal height are as far apart as in a browser's own print, however many there are.
    pub(crate) fn at(self, size: f32) -> (f32, f32, f32) {
        let whole = |length: f32| (length * fixed_pixels(size)).round() * PIXEL;
        (whole(self.ascent), whole(self.descent), whole(self.gap))
    }
}

/// How a style sheet names a face.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(crate) struct Naming {
    pub(crate) family: Option<String>,
    pub(crate) weight: Option<u16>,
    pub(crate) italic: Option<bool>,
    /// The characters that the face is for, from and to, in order and apart; all of them where there is none.
    pub(crate) characters: Arc<[(u32, u32)]>,
}

impl FontFace {
    /// Reads a font file; what `naming` leaves open, the file says. Returns `None` where it is no usable font.
    pub(crate) fn read(data: Arc<[u8]>, naming: Naming) -> Option<Self> {
        let font = FontRef::from_index(&data, 0).ok()?;
        let tables = font.head().is_ok()
            && font.hhea().is_ok()
            && font.maxp().is_ok()
            && font.hmtx().is_ok()
            && font.cmap().is_ok();
        if !tables {
            return None;
        }
        let attributes = font.attributes();
        let family = naming.family.unwrap_or_else(|| {
            let names = font.localized_strings(StringId::TYPOGRAPHIC_FAMILY_NAME);
            names
                .english_or_first()
                .or_else(|| {
                    font.localized_strings(StringId::FAMILY_NAME)
                        .english_or_first()
                })
                .map(|name| name.to_string().to_lowercase())
                .unwrap_or_default()
        });
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "weights lie between 1 and 1000"
        )]
        let own_weight = attributes.weight.value().clamp(1.0, 1000.0) as u16;
        let measures = measure(&font);
        let blank = font
            .charmap()
            .map(' ')
            .and_then(|glyph| u16::try_from(glyph.to_u32()).ok());
        let width = |character: char| {
            font.charmap().map(character).and_then(|glyph| {
                font.glyph_metrics(Size::new(1.0), LocationRef::default())
                    .advance_width(glyph)
            })
        };
        Some(Self {
            blob: Blob::new(Arc::new(data.clone())),
            family,
            weight: naming.weight.unwrap_or(own_weight),
            italic: naming
                .italic
                .unwrap_or(attributes.style != skrifa::attribute::Style::Normal),
            weights: instance::weights(&font),
            characters: naming.characters,
            measures,
            blank,
            blank_width: width(' ').unwrap_or(0.25),
            zero_width: width('0').unwrap_or(0.5),
            hyphen: hyphen(&font),
            multiplies: multiplies(&font),
            small_capitals: (has_feature(&font, *b"smcp"), has_feature(&font, *b"c2sc")),
            data,
        })
    }

    /// Returns the weights that the file can be set in, where there are several.
    pub(crate) fn weights(&self) -> Option<(f32, f32)> {
        self.weights
    }

    /// Tells whether the face makes several glyphs of one.
    pub(crate) fn multiplies(&self) -> bool {
        self.multiplies
    }

    /// Tells whether the face was read from a file with these bytes.
    pub(crate) fn is_of(&self, file: &[u8]) -> bool {
        *self.data == *file
    }

    /// Tells whether a style sheet wants the face for a character.
    fn is_for(&self, character: char) -> bool {
        let code = u32::from(character);
        let next = self.characters.partition_point(|&(from, _)| from <= code);
        let range = next.checked_sub(1).map(|last| self.characters[last]);
        self.characters.is_empty() || range.is_some_and(|(_, to)| code <= to)
    }

    pub(crate) fn family(&self) -> &str {
        &self.family
    }

    /// Returns the face in one of its weights; `None` where it cannot be had so.
    pub(crate) fn of_weight(&self, weight: u16) -> Option<Self> {
        let data = instance::of_weight(&self.data, f32::from(weight))?;
        let naming = Naming {
            family: Some(self.family.clone()),
            weight: Some(weight),
            italic: Some(self.italic),
            characters: self.characters.clone(),
        };
        Self::read(data, naming)
    }
}

impl Fonts {
    /// Adds a face behind those that are there.
    pub(crate) fn add(&mut self, face: Arc<FontFace>) {
        let own = self.by_family.entry(face.family.clone()).or_default();
        own.push(self.faces.len());
        self.faces.push(face);
        self.preferences.clear();
    }

    /// Returns numbers that stand for the faces, in order, as long as they are held.
    pub(crate) fn identity(&self) -> Arc<[u64]> {
        self.faces.iter().map(|face| face.blob.id()).collect()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.faces.is_empty()
    }

    /// Returns the faces for a draw list; their places are the numbers that runs carry.
    pub(crate) fn faces(&self) -> Vec<Face> {
        let face = |face: &Arc<FontFace>| Face {
            data: face.data.clone(),
            index: 0,
        };
        self.faces.iter().map(face).collect()
    }
    /// Returns the glyph of the blank in a face.
    pub(crate) fn blank(&self, face: usize) -> Option<u16> {
        self.faces.get(face)?.blank
    }

    /// Returns the advance of the blank in a face for a font size of 1.
    pub(crate) fn blank_width(&self, face: usize) -> f32 {
        self.faces.get(face).map_or(0.25, |face| face.blank_width)
    }

    /// Returns the glyph of the hyphen in a face, and its advance for a font size of 1.
    pub(crate) fn hyphen(&self, face: usize) -> Option<(u16, f32)> {
        self.faces.get(face)?.hyphen
    }

    /// Returns the lengths of glyphs in the font of a style.
    pub(crate) fn glyph_lengths(&mut self, style: &ComputedStyle) -> GlyphLengths {
        let primary = self.primary(style);
        let face = self.faces.get(primary);
        GlyphLengths {
            x_height: face.map_or(0.5, |face| face.measures.x_height),
            zero_width: face.map_or(0.5, |face| face.zero_width),
        }
    }

    /// Returns the small capitals that a style asks for and its font does not have.
    pub(crate) fn missing_capitals(&mut self, style: &ComputedStyle) -> Option<SmallCapitals> {
        let asked = style.inherited.features.as_ref()?.small_capitals()?;
        let primary = self.primary(style);
        let (small, all) = self.faces.get(primary)?.small_capitals;
        let has = match asked {
            SmallCapitals::SmallLetters => small,
            SmallCapitals::Everything => small && all,
        };
        (!has).then_some(asked)
    }

    pub(crate) fn measures(&self, face: usize) -> Measures {
        self.faces[face].measures
    }

    /// Returns the face that a style's own measures come from.
    pub(crate) fn primary(&mut self, style: &ComputedStyle) -> usize {
        self.preferred(style).first().copied().unwrap_or(0)
    }

    /// Returns the faces to look in, the best first.
    pub(crate) fn preferred(&mut self, style: &ComputedStyle) -> Arc<[usize]> {
        let inherited = &style.inherited;
        let families = &inherited.families;
        let key = (families.as_ptr().addr(), inherited.weight, inherited.italic);
        if let Some(known) = self.preferences.get(&key) {
            return known.faces.clone();
        }
        let mut is_taken = vec![false; self.faces.len()];
        let mut order = Vec::new();
        let others = || self.faces.iter().map(|face| &face.family);
        let named = families
            .iter()
            .map(|family| self.generic(family).unwrap_or(family));
        // What a named family does not have is best taken from one of its design, as `Noto Sans Arabic` is for `Noto Sans`, and
        // signs from a font of signs, which stand beside any text.
        let companions = named.clone().flat_map(|family| {
            others().filter(move |other| {
                let more = other.strip_prefix(family.as_str());
                more.is_some_and(|more| more.starts_with(' '))
            })
        });
        let is_named = named
            .clone()
            .any(|family| self.by_family.contains_key(family));
        let first = others().next().filter(|_| !is_named);
        let signs = others().filter(|family| family.ends_with(" symbols"));
        let all = named
            .chain(companions)
            .chain(first)
            .chain(signs)
            .chain(others());
        for family in all {
            let own = self.by_family.get(family).map_or(&[][..], Vec::as_slice);
            // All of the nearest of a family are taken at once.
            if own.iter().any(|&face| is_taken[face]) {
                continue;
            }
            for best in self.best(own, inherited.weight, inherited.italic) {
                is_taken[best] = true;
                order.push(best);
            }
        }
        let faces: Arc<[usize]> = order.into();
        let preference = Preference {
            _families: families.clone(),
            faces: faces.clone(),
        };
        self.preferences.insert(key, preference);
        faces
    }

    /// Returns the family that a generic one stands for, where names tell.
    fn generic(&self, family: &str) -> Option<&String> {
        let parts: &[&str] = match family {
            "sans-serif" | "system-ui" | "ui-sans-serif" => &["sans"],
            "monospace" | "ui-monospace" => &["mono", "sans"],
            _ => return None,
        };
        let named = |part: &&str| {
            let mut all = self.faces.iter().map(|face| &face.family);
            all.find(|family| family.contains(*part))
        };
        parts.iter().find_map(named)
    }

    /// Returns those of a family's faces that come closest: the slant counts before the weight. There are several where each
    /// is for characters of its own.
    fn best(&self, family: &[usize], weight: u16, italic: bool) -> Vec<usize> {
        let distance = |face: &FontFace| {
            // Below 400 the lighter face is nearer, above 500 the bolder one (CSS Fonts 4, 5.2).
            let wrong_way = if weight > 500 {
                face.weight < weight
            } else {
                face.weight > weight
            };
            (
                face.italic != italic,
                wrong_way,
                face.weight.abs_diff(weight),
            )
        };
        let own = || family.iter().copied();
        let least = own().map(|index| distance(&self.faces[index])).min();
        own()
            .filter(|&index| Some(distance(&self.faces[index])) == least)
            .collect()
    }

    /// Returns what the shaper asks for faces; `preferences` holds the faces for every style number.
    pub(super) fn selector(&self, preferences: Vec<Arc<[usize]>>) -> Selector<'_> {
        Selector {
            fonts: self,
            charmaps: self
                .faces
                .iter()
                .map(|face| {
                    FontRef::from_index(&face.data, 0)
                        .ok()
                        .map(|font| font.charmap())
                })
                .collect(),
            preferences,
            synthesis: Synthesis::default(),
            sources: AnalysisDataSources::new(),
        }
    }

    /// Returns the number of the face that the shaper used.
    pub(super) fn number(&self, font: &fontique::Blob<u8>) -> usize {
        self.faces
            .iter()
            .position(|face| face.blob.id() == font.id())
            .unwrap_or(0)
    }
}

fn hyphen(font: &FontRef) -> Option<(u16, f32)> {
    let glyph = ['\u{2010}', '-']
        .into_iter()
        .find_map(|character| font.charmap().map(character))?;
    let advance = font
        .glyph_metrics(Size::new(1.0), LocationRef::default())
        .advance_width(glyph)?;
    Some((u16::try_from(glyph.to_u32()).ok()?, advance))
}

fn has_feature(font: &FontRef, tag: [u8; 4]) -> bool {
    let list = font.gsub().and_then(|table| table.feature_list());
    list.is_ok_and(|list| {
        let mut records = list.feature_records().iter();
        records.any(|record| record.feature_tag().to_be_bytes() == tag)
    })
}

/// Tells whether a font makes several glyphs of one (OpenType 1.9, GSUB, lookup type 2).
fn multiplies(font: &FontRef) -> bool {
    let Ok(list) = font.gsub().and_then(|table| table.lookup_list()) else {
        return false;
    };
    list.lookups()
        .iter()
        .filter_map(|lookup| lookup.ok()?.subtables().ok())
        .any(|subtables| matches!(subtables, SubstitutionSubtables::Multiple(_)))
}

fn measure(font: &FontRef) -> Measures {
    let metrics = Metrics::new(font, Size::new(1.0), LocationRef::default());
    let (underline, thickness) = metrics
        .underline
        .map_or((0.1, 0.05), |line| (-line.offset, line.thickness));
    Measures {
        ascent: metrics.ascent,
        descent: -metrics.descent,
        gap: metrics.leading,
        x_height: metrics.x_height.unwrap_or(0.5),
        // Some Arabic fonts put it far below their deepest letters.
        underline: underline.clamp(0.05, 0.12),
        thickness: thickness.clamp(0.03, 0.2),
    }
}

pub(super) struct Selector<'a> {
    fonts: &'a Fonts,
    charmaps: Vec<Option<Charmap<'a>>>,
    preferences: Vec<Arc<[usize]>>,
    synthesis: Synthesis,
    sources: AnalysisDataSources,
}

/// Arrows and relations. Those that are crossed out decompose to a stroke over another sign, which fonts have without having
/// it stand right: a face that has the whole sign is better.
const MADE_OF_A_STROKE: RangeInclusive<char> = '\u{2190}'..='\u{22ff}';

impl FontSelector for Selector<'_> {
    fn select_font(
        &mut self,
        _segment: &Segment,
        _options: &ShapeOptions<'_>,
        cluster: &mut CharCluster,
    ) -> Option<FontInstanceRef<'_>> {
        let preferred = &self.preferences[usize::from(cluster.style_index())];
        let mut chosen = *preferred.first()?;
        let mut most = None;
        let has = |face: usize, character: char| {
            self.fonts.faces[face].is_for(character)
                && self.charmaps[face]
                    .as_ref()
                    .and_then(|charmap| charmap.map(character))
                    .is_some_and(|glyph| glyph.to_u32() != 0)
        };
        let sign = cluster.chars().first().map(|first| first.ch);
        let whole = sign
            .filter(|sign| MADE_OF_A_STROKE.contains(sign))
            .and_then(|sign| preferred.iter().find(|&&face| has(face, sign)));
        let faces = whole.map_or(&preferred[..], std::slice::from_ref);
        for &face in faces {
            let has = |character: char| has(face, character);
            let coverage = cluster.calculate_coverage(has, &self.sources);
            if most.is_none_or(|most| coverage > most) {
                chosen = face;
                most = Some(coverage);
            }
            if coverage.is_complete() {
                break;
            }
        }
        Some(FontInstanceRef {
            data: &self.fonts.faces[chosen].blob,
            index: 0,
            synthesis: &self.synthesis,
        })
    }
}
