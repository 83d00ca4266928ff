//! Faces cut down to the glyphs that the document uses, with what each glyph stands for.

use std::collections::{BTreeMap, BTreeSet};

use printpdf::{
    FontId, FontMetrics, FontType, ParsedFont, PdfFont, PdfFontMetricsStub, PdfResources,
};
use sha2::{Digest, Sha256};
use skrifa::{
    FontRef, GlyphId, MetadataProvider,
    instance::{LocationRef, Size},
    string::StringId,
};
use subsetter::GlyphRemapper;

use super::clusters::{Cluster, clusters};
use crate::{
    draw::{DrawList, Face, FaceId, GlyphRun, Item},
    error::Error,
};

/// The faces that the document uses.
pub(crate) struct Fonts<'list> {
    faces: BTreeMap<FaceId, EmbeddedFace<'list>>,
}

/// A face as the file will hold it.
pub(crate) struct EmbeddedFace<'list> {
    pub(crate) id: FontId,
    font: FontRef<'list>,
    remapper: GlyphRemapper,
    /// What each glyph, by its number in the whole font, stands for in the file.
    texts: BTreeMap<u16, String>,
    program: ParsedFont,
}

/// Cuts every face that the list's runs use down to the glyphs that they use.
pub(crate) fn embed(draw_list: &DrawList) -> Result<Fonts<'_>, Error> {
    let mut uses: BTreeMap<FaceId, Vec<&GlyphRun>> = BTreeMap::new();
    for run in draw_list
        .pages
        .iter()
        .flat_map(|page| &page.items)
        .filter_map(glyph_run)
    {
        uses.entry(run.face).or_default().push(run);
    }
    let faces = uses
        .into_iter()
        .map(|(id, runs)| {
            let face = draw_list.faces.get(id.0).ok_or(Error::UnknownFace(id.0))?;
            Ok((id, embed_face(id, face, &runs)?))
        })
        .collect::<Result<_, Error>>()?;
    Ok(Fonts { faces })
}

impl<'list> Fonts<'list> {
    pub(crate) fn face(&self, id: FaceId) -> Option<&EmbeddedFace<'list>> {
        self.faces.get(&id)
    }

    pub(crate) fn add_to(&self, resources: &mut PdfResources) {
        for face in self.faces.values() {
            let font = PdfFont::new(face.program.clone());
            resources.fonts.map.insert(face.id.clone(), font);
        }
    }
}

impl EmbeddedFace<'_> {
    pub(crate) fn clusters(&self, run: &GlyphRun) -> Vec<Cluster> {
        clusters(run, &self.font.charmap())
    }

    /// Returns the glyph's number in the subset.
    pub(crate) fn glyph(&self, original: u16) -> u16 {
        self.remapper.get(original).unwrap_or_default()
    }

    /// Returns what the glyph stands for wherever the page says nothing else.
    pub(crate) fn text(&self, original: u16) -> &str {
        self.texts.get(&original).map_or("\u{200b}", String::as_str)
    }

    /// Returns how far a viewer moves after the glyph, in thousandths of the em size. The file holds whole numbers.
    pub(crate) fn advance(&self, original: u16) -> i32 {
        let width = self
            .program
            .get_glyph_width(self.glyph(original))
            .unwrap_or_default();
        i32::from(width) * 1000 / i32::from(self.program.units_per_em.max(1))
    }
}

fn embed_face<'list>(
    id: FaceId,
    face: &'list Face,
    runs: &[&GlyphRun],
) -> Result<EmbeddedFace<'list>, Error> {
    let font = FontRef::from_index(&face.data, face.index).map_err(Error::FontUnreadable)?;
    let mut used = BTreeSet::new();
    let mut votes: BTreeMap<u16, BTreeMap<String, usize>> = BTreeMap::new();
    for run in runs {
        for cluster in clusters(run, &font.charmap()) {
            let ids = run.glyphs[cluster.glyphs.clone()]
                .iter()
                .map(|glyph| glyph.id);
            used.extend(ids.clone());
            for (glyph, text) in ids.zip(cluster.glyph_texts.into_iter().flatten()) {
                *votes.entry(glyph).or_default().entry(text).or_default() += 1;
            }
        }
    }
    let ids: Vec<u16> = used.iter().copied().collect();
    let remapper = GlyphRemapper::new_from_glyphs_sorted(&ids);
    let program =
        subsetter::subset(&face.data, face.index, &remapper).map_err(Error::FontSubset)?;
    Ok(EmbeddedFace {
        id: FontId(format!("Face{}", id.0)),
        texts: ids
            .into_iter()
            .map(|glyph| (glyph, text_of(glyph, &votes, &font)))
            .collect(),
        program: parsed_font(&font, program, &remapper),
        font,
        remapper,
    })
}

fn glyph_run(item: &Item) -> Option<&GlyphRun> {
    match item {
        Item::Glyphs(run) => Some(run),
        _ => None,
    }
}

/// Returns what the glyph stands for most often, as a font has one text for each glyph. A glyph that never has a text
/// of its own, such as a piece that joins two letters, still needs one (ISO 19005-2, 6.2.11.7.2): the character that the
/// font has it for, or a blank without width.
fn text_of(
    glyph: u16,
    votes: &BTreeMap<u16, BTreeMap<String, usize>>,
    font: &FontRef<'_>,
) -> String {
    let most = votes.get(&glyph).and_then(|texts| {
        texts
            .iter()
            .max_by_key(|(text, count)| (**count, std::cmp::Reverse(*text)))
    });
    if let Some((text, _)) = most {
        return text.clone();
    }
    font.charmap()
        .mappings()
        .find(|(_, id)| *id == GlyphId::from(glyph))
        .and_then(|(character, _)| char::from_u32(character))
        .map_or_else(|| "\u{200b}".to_owned(), String::from)
}

/// Describes the subset as the writer wants it: the metrics come from the whole font, as the subset has no `OS/2` table.
fn parsed_font(font: &FontRef<'_>, program: Vec<u8>, remapper: &GlyphRemapper) -> ParsedFont {
    let size = Size::unscaled();
    let metrics = font.metrics(size, LocationRef::default());
    let glyphs = font.glyph_metrics(size, LocationRef::default());
    let bounds = metrics.bounds.unwrap_or_default();
    let slant = -metrics.italic_angle.to_radians().tan() * 1000.0;
    ParsedFont {
        font_index: 0,
        font_name: Some(subset_name(font, &program)),
        codepoint_to_glyph: BTreeMap::new(),
        glyph_widths: remapper
            .remapped_gids()
            .filter_map(|original| {
                let width = glyphs.advance_width(GlyphId::from(original))?;
                Some((remapper.get(original)?, unsigned_units(width)))
            })
            .collect(),
        units_per_em: metrics.units_per_em,
        font_metrics: FontMetrics {
            ascent: units(metrics.ascent),
            descent: units(metrics.descent),
        },
        font_type: FontType::TrueType,
        pdf_font_metrics: PdfFontMetricsStub {
            units_per_em: metrics.units_per_em,
            x_min: units(bounds.x_min),
            y_min: units(bounds.y_min),
            x_max: units(bounds.x_max),
            y_max: units(bounds.y_max),
            caret_slope_rise: 1000,
            caret_slope_run: units(slant),
            us_weight_class: unsigned_units(font.attributes().weight.value()),
        },
        original_bytes: program,
    }
}

/// A subset's name starts with six letters that tell it from other subsets of the font (ISO 32000-1, 9.6.4).
fn subset_name(font: &FontRef<'_>, program: &[u8]) -> String {
    let tag: String = Sha256::digest(program)
        .iter()
        .take(6)
        .map(|byte| char::from(b'A' + byte % 26))
        .collect();
    let name: String = font
        .localized_strings(StringId::POSTSCRIPT_NAME)
        .english_or_first()
        .map(|name| name.chars().filter(char::is_ascii_graphic).collect())
        .unwrap_or_default();
    let name = if name.is_empty() { "Unnamed" } else { &name };
    format!("{tag}+{name}")
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "font units fit 16 bits, and a cast saturates"
)]
fn units(value: f32) -> i16 {
    value.round() as i16
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "font units fit 16 bits, and a cast saturates"
)]
fn unsigned_units(value: f32) -> u16 {
    value.round() as u16
}
