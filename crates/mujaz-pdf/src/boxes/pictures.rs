//! Makes the boxes of pictures: of `img` and `svg` elements.

use std::sync::Arc;

use mujaz_model::Warning;

use super::{
    BlockBox, BoxContent, PictureBox,
    generate::{Generator, Place, empty},
};
use crate::{
    dom::{Element, NodeIndex},
    draw::{NodeId, Role},
    pictures::{element, source},
    style::values::ComputedStyle,
};

/// How many of the last fonts of a drawing are looked through for the same one.
const MOST_COMPARED: usize = 8;

impl Generator<'_> {
    /// Makes the box of a picture, or warns of one that cannot be shown.
    pub(super) fn picture(
        &mut self,
        index: NodeIndex,
        element: &Element,
        style: &Arc<ComputedStyle>,
        parent: NodeId,
        place: &Place,
    ) -> Option<BlockBox> {
        let is_svg = element.html_name() != "img";
        let address = element.attribute("src").unwrap_or_default();
        let image = if is_svg {
            let mut orders: Vec<Arc<[usize]>> = Vec::new();
            let mut font = |style: &ComputedStyle| {
                let order = self.fonts.preferred(style);
                let mut known = orders.iter().rev().take(MOST_COMPARED);
                if let Some(back) = known.position(|known| Arc::ptr_eq(known, &order)) {
                    return orders.len() - 1 - back;
                }
                orders.push(order);
                orders.len() - 1
            };
            let source = source::svg_source(self.document, self.styles, index, &mut font);
            self.pictures.svg(source.as_bytes(), &orders)
        } else {
            self.pictures.at(address)
        };
        let Some(image) = image else {
            let shown: String = address.chars().take(40).collect();
            if is_svg {
                self.warn_once(Warning::new(
                    "an `svg` element cannot be read and was left out",
                ));
            } else {
                let message = format!(
                    "the picture `{shown}` is not a PNG, JPEG or SVG inside the document and was left out"
                );
                self.warn_at(message, "img", &shown);
            }
            return None;
        };
        for what in std::mem::take(&mut self.pictures.left_out) {
            self.warn_once(Warning::new(format!(
                "{what} in an SVG picture are not supported and were left out"
            )));
        }
        let text = if is_svg {
            element::svg_text(self.document, index, element)
        } else {
            element.attribute("alt").map(str::to_owned)
        };
        let node = (text.as_deref() != Some("")).then(|| {
            let node = self.structure.add(
                parent,
                Role::Figure,
                &place.language,
                style.is_right_to_left(),
            );
            if let Some(text) = &text {
                self.structure.set_alternative(node, text);
            }
            node
        });
        let mut block = empty(style);
        block.content = BoxContent::Picture(PictureBox { image, node });
        Some(block)
    }
}
