//! What text in pictures is set in: the faces of the document, as `usvg` looks for them.

use std::{collections::HashMap, sync::Arc};

use skrifa::{FontRef, MetadataProvider, raw::TableProvider};
use usvg::{FontResolver, fontdb};

use crate::{
    draw::{Face, FaceId},
    pictures::source::FONT,
};

#[derive(Debug)]
pub(crate) struct Fonts {
    pub(super) database: Arc<fontdb::Database>,
    pub(super) family: Option<String>,
    faces: Vec<Face>,
    /// What the faces are called in the database.
    ids: Vec<Option<fontdb::ID>>,
    /// Each face of the database, with the units of its em.
    known: HashMap<fontdb::ID, (FaceId, f32)>,
}

impl Fonts {
    pub(crate) fn new(faces: &[Face]) -> Self {
        let mut database = fontdb::Database::new();
        let mut known = HashMap::new();
        let mut ids = Vec::with_capacity(faces.len());
        for (number, face) in faces.iter().enumerate() {
            let source = fontdb::Source::Binary(Arc::new(face.data.clone()));
            let id = database.load_font_source(source).first().copied();
            ids.push(id);
            let font = FontRef::from_index(&face.data, 0);
            let units = font.and_then(|font| Ok(font.head()?.units_per_em()));
            if let (Some(id), Ok(units)) = (id, units) {
                known.insert(id, (FaceId(number), f32::from(units)));
            }
        }
        let first = database
            .faces()
            .next()
            .and_then(|face| face.families.first());
        let family = first.map(|(family, _)| family.clone());
        if let Some(family) = &family {
            database.set_serif_family(family.clone());
            database.set_sans_serif_family(family.clone());
            database.set_monospace_family(family.clone());
        }
        Self {
            database: Arc::new(database),
            family,
            faces: faces.to_vec(),
            ids,
            known,
        }
    }

    /// Returns a face of the database with the units of its em.
    pub(super) fn face(&self, id: fontdb::ID) -> Option<(FaceId, f32)> {
        self.known.get(&id).copied()
    }

    fn has(&self, face: usize, character: char) -> bool {
        let font = self.faces.get(face);
        let font = font.and_then(|face| FontRef::from_index(&face.data, 0).ok());
        let glyph = font.and_then(|font| font.charmap().map(character));
        glyph.is_some_and(|glyph| glyph.to_u32() != 0)
    }
}

/// Returns what looks for faces as the document does: fonts are numbered, and `orders` has the faces of each, in order.
pub(super) fn resolver<'a>(fonts: &'a Fonts, orders: &'a [Arc<[usize]>]) -> FontResolver<'a> {
    let id = |face: &usize| fonts.ids.get(*face).copied().flatten();
    FontResolver {
        select_font: Box::new(move |font, _| {
            let number = font.families().iter().find_map(|family| match family {
                usvg::FontFamily::Named(name) => name.strip_prefix(FONT)?.parse::<usize>().ok(),
                _ => None,
            });
            let order = orders.get(number.unwrap_or_default())?;
            order.iter().find_map(id)
        }),
        select_fallback: Box::new(move |character, used, _| {
            let first = used.first().copied();
            let order = orders
                .iter()
                .find(|order| order.iter().find_map(id) == first)?;
            let mut others = order.iter().filter(|face| {
                id(face).is_some_and(|id| !used.contains(&id)) && fonts.has(**face, character)
            });
            others.next().and_then(id)
        }),
    }
}
