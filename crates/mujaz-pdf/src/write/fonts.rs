//! Faces cut down to the glyphs that the document uses, with what each glyph stands for.

use std::{collections::BTreeMap, sync::Arc};

use printpdf::{
    Codepoint, FontId, FontMetrics, FontType, Op, ParsedFont, PdfFont, PdfFontHandle,
    PdfFontMetricsStub, PdfResources, Pt, TextItem,
};
use sha2::{Digest, Sha256};
use skrifa::{
    FontRef, GlyphId, MetadataProvider, Tag,
    charmap::Charmap,
    instance::{LocationRef, Size},
    raw::TableProvider,
    string::StringId,
};
use subsetter::GlyphRemapper;

use super::{
    compact_outlines,
    forms::{Form, Measures},
    hints,
    kept::KeptParts,
    truetype::TrueType,
    usage::{self, PageUse, WholeTally},
    variants::{self, Variant},
};
use crate::{
    draw::{DrawList, Face, FaceId},
    error::Error,
    parallel,
};

/// The faces that the document uses.
pub(crate) struct Fonts<'list> {
    faces: BTreeMap<FaceId, EmbeddedFace<'list>>,
}

/// A face as the file will hold it.
pub(crate) struct EmbeddedFace<'list> {
    pub(crate) id: FontId,
    pub(crate) program: Arc<Program>,
    charmap: Charmap<'list>,
    measures: Measures<'list>,
}

/// A face cut down.
#[derive(Debug)]
pub(crate) struct Program {
    /// The glyphs in use, ascending.
    glyphs: Vec<Form>,
    /// For each of them, its number in the subset, how far it moves the pen, and what it stands for.
    entries: Vec<(u16, i32, String)>,
    font: ParsedFont,
}

/// The glyphs that a document uses of a face, with what each stands for.
#[derive(Debug, Clone)]
pub(crate) struct FaceUse {
    face: Face,
    glyphs: Vec<(Form, String)>,
}

impl FaceUse {
    pub(crate) fn hash(&self) -> u64 {
        crate::kept::hash((&self.glyphs, self.face.index, self.face.data.len()))
    }
}

impl PartialEq for FaceUse {
    fn eq(&self, other: &Self) -> bool {
        let same_file =
            Arc::ptr_eq(&self.face.data, &other.face.data) || self.face.data == other.face.data;
        same_file && self.face.index == other.face.index && self.glyphs == other.glyphs
    }
}

/// Cuts every face that the pages use down to the glyphs that they use.
pub(crate) fn embed<'list>(
    draw_list: &'list DrawList,
    uses: &[Arc<PageUse>],
    kept: Option<&KeptParts>,
) -> Result<Fonts<'list>, Error> {
    let whole = usage::whole(uses.iter().map(Arc::as_ref));
    let uses = whole
        .iter()
        .map(|(id, tally)| face_use(*id, draw_list, tally));
    let uses = uses.collect::<Result<Vec<_>, Error>>()?;
    let programs = parallel::map(
        &uses,
        |(_, _, face_use)| Some(Ok(kept?.program(face_use)?)),
        |(_, font, face_use)| {
            let program = Arc::new(cut(face_use, font)?);
            if let Some(kept) = kept {
                kept.keep_program(face_use.clone(), program.clone());
            }
            Ok(program)
        },
    );
    let mut faces = BTreeMap::new();
    for ((id, font, _), program) in uses.into_iter().zip(programs) {
        let face = EmbeddedFace {
            id: FontId(format!("Face{}", id.0)),
            program: program?,
            charmap: font.charmap(),
            measures: Measures::of(&font),
        };
        faces.insert(id, face);
    }
    Ok(Fonts { faces })
}

impl<'list> Fonts<'list> {
    pub(crate) fn face(&self, id: FaceId) -> Option<&EmbeddedFace<'list>> {
        self.faces.get(&id)
    }

    pub(crate) fn add_to(&self, resources: &mut PdfResources) {
        for face in self.faces.values() {
            let font = PdfFont::new(face.program.font.clone());
            resources.fonts.map.insert(face.id.clone(), font);
        }
    }

    /// Returns the operators of a page that shows each glyph once: printpdf learns from them how wide the glyphs are and
    /// what they stand for.
    pub(crate) fn specimen(&self) -> Vec<Op> {
        self.faces
            .values()
            .flat_map(|face| {
                let glyphs = face
                    .program
                    .entries
                    .iter()
                    .map(|(code, _, text)| Codepoint {
                        gid: *code,
                        offset: 0.0,
                        cid: Some(text.clone()),
                    });
                [
                    Op::SetFont {
                        font: PdfFontHandle::External(face.id.clone()),
                        size: Pt(1.0),
                    },
                    Op::ShowText {
                        items: vec![TextItem::GlyphIds(glyphs.collect())],
                    },
                ]
            })
            .collect()
    }
}

impl<'list> EmbeddedFace<'list> {
    pub(crate) fn charmap(&self) -> &Charmap<'list> {
        &self.charmap
    }

    pub(crate) fn measures(&self) -> &Measures<'list> {
        &self.measures
    }
}

impl Program {
    /// Returns, for a glyph of the whole font, its number in the subset, how far a viewer moves after it
    /// in thousandths of the em size (the file holds whole numbers), and what it stands for wherever the page says
    /// nothing else.
    pub(crate) fn glyph(&self, original: Form) -> (u16, i32, &str) {
        self.glyphs
            .binary_search(&original)
            .map_or((0, 0, "\u{200b}"), |position| {
                let (code, advance, text) = &self.entries[position];
                (*code, *advance, text)
            })
    }
}

/// Reads a face.
pub(crate) fn font(face: &Face) -> Result<FontRef<'_>, Error> {
    FontRef::from_index(&face.data, face.index).map_err(Error::FontUnreadable)
}

/// Returns a face of the document with the glyphs that it uses of it.
fn face_use<'list>(
    id: FaceId,
    draw_list: &'list DrawList,
    tally: &WholeTally<'_>,
) -> Result<(FaceId, FontRef<'list>, FaceUse), Error> {
    let face = draw_list.faces.get(id.0).ok_or(Error::UnknownFace(id.0))?;
    let font = font(face)?;
    let glyphs = tally
        .iter()
        .map(|(&glyph, texts)| (glyph, text_of(glyph.glyph, texts, &font)))
        .collect();
    let face_use = FaceUse {
        face: face.clone(),
        glyphs,
    };
    Ok((id, font, face_use))
}

fn cut(face: &FaceUse, font: &FontRef<'_>) -> Result<Program, Error> {
    let glyphs: Vec<Form> = face.glyphs.iter().map(|(form, _)| *form).collect();
    let tails = glyphs.iter().filter_map(|form| form.tail);
    let mut plain: Vec<u16> = glyphs
        .iter()
        .map(|form| form.glyph)
        .chain(tails.map(|(tail, _)| tail))
        .collect();
    plain.sort_unstable();
    plain.dedup();
    let remapper = GlyphRemapper::new_from_glyphs_sorted(&plain);
    if let Some(outlines) = font.table_data(Tag::new(b"CFF ")) {
        compact_outlines::check(outlines.as_bytes(), &plain)?;
    }
    let mut bytes = subsetter::subset(&face.face.data, face.face.index, &remapper)
        .map_err(Error::FontSubset)?;
    let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
    let units = i32::from(font.head().map_or(1000, |head| head.units_per_em()));
    let mut variants = Vec::new();
    let mut codes = Vec::with_capacity(glyphs.len());
    // The parts of composite glyphs came along, so there can be more than were asked for.
    let outlines = TrueType::read(&bytes);
    let count = outlines
        .as_ref()
        .and_then(TrueType::count)
        .unwrap_or_default();
    for form in &glyphs {
        let base = remapper.get(form.glyph).unwrap_or_default();
        if form.is_plain() {
            codes.push(base);
            continue;
        }
        let tail = form
            .tail
            .map(|(tail, at)| (tail, i32::from(at) * units / 1000));
        let (last, start) = tail.unwrap_or((form.glyph, 0));
        let width = metrics.advance_width(GlyphId::from(last));
        let lacking = i32::from(form.narrower) * units / 1000;
        let advance = start + i32::from(unsigned_units(width.unwrap_or_default())) - lacking;
        codes.push(count + u16::try_from(variants.len()).unwrap_or_default());
        variants.push(Variant {
            base,
            advance: u16::try_from(advance).unwrap_or_default(),
            tail: tail.map(|(tail, at)| {
                let glyph = remapper.get(tail).unwrap_or_default();
                (glyph, i16::try_from(at).unwrap_or_default())
            }),
            shift: [form.shift.0, form.shift.1]
                .map(|length| i16::try_from(i32::from(length) * units / 1000).unwrap_or_default())
                .into(),
        });
    }
    if let Some(mut outlines) = outlines {
        hints::drop(&mut outlines);
        if !variants.is_empty() {
            variants::add(&mut outlines, &variants).ok_or(Error::FontVariants)?;
        }
        bytes = outlines.write().ok_or(Error::FontVariants)?;
    } else if !variants.is_empty() {
        return Err(Error::FontVariants);
    }
    let mut font = parsed_font(font, bytes, &remapper);
    for (variant, code) in variants.iter().zip(count..) {
        font.glyph_widths.insert(code, variant.advance);
    }
    let entries = face
        .glyphs
        .iter()
        .zip(codes)
        .map(|((_, text), code)| {
            let width = font.get_glyph_width(code).unwrap_or_default();
            // The same rounding as printpdf's.
            let advance = i32::from(width) * 1000 / i32::from(font.units_per_em.max(1));
            (code, advance, text.clone())
        })
        .collect();
    Ok(Program {
        glyphs,
        entries,
        font,
    })
}

/// Returns what the glyph stands for most often, as a font has one text for each glyph. A glyph that never has a text
/// of its own, such as a piece that joins two letters, still needs one (ISO 19005-2, 6.2.11.7.2): the character that the
/// font has it for, or a blank without width.
fn text_of(glyph: u16, texts: &BTreeMap<&str, usize>, font: &FontRef<'_>) -> String {
    let most = texts
        .iter()
        .max_by_key(|&(text, count)| (*count, std::cmp::Reverse(*text)));
    if let Some((text, _)) = most {
        return (*text).to_owned();
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
pub(crate) fn unsigned_units(value: f32) -> u16 {
    value.round() as u16
}
