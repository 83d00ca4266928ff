//! Takes boxes out of the flow: floats, which stand beside the text, and those that are placed by their insets.

use std::sync::Arc;

use super::{
    flow::Flow,
    generate::{Generator, Place},
};
use crate::{
    dom::{Element, NodeIndex},
    style::values::{ComputedStyle, Float},
};

impl<'a> Generator<'a> {
    /// Takes a float out of the text: in front of the text where it comes first, and otherwise beside the line in which
    /// it stands.
    pub(super) fn float(
        &mut self,
        index: NodeIndex,
        element: &'a Element,
        style: &Arc<ComputedStyle>,
        flow: &mut Flow,
        place: &Place,
    ) {
        self.has_floats = true;
        let mut own = (**style).clone();
        own.display = own.display.blockified();
        let inside = beside(flow, place);
        let block = self.block(index, element, &Arc::new(own), &inside);
        if flow.gathering.is_blank() {
            flow.push(block);
        } else {
            flow.gathering.float(block);
        }
    }

    /// Takes a box out of every flow.
    pub(super) fn free(
        &mut self,
        index: NodeIndex,
        element: &'a Element,
        style: &Arc<ComputedStyle>,
        flow: &mut Flow,
        place: &Place,
    ) {
        let own = freed(style);
        let inside = beside(flow, place);
        let block = self.block(index, element, &own, &inside);
        flow.set_free(block);
    }
}

/// Returns the style of a box that is placed by its insets (CSS 2.2, 9.7).
pub(super) fn freed(style: &Arc<ComputedStyle>) -> Arc<ComputedStyle> {
    let mut own = (**style).clone();
    own.display = own.display.blockified();
    own.float = Float::None;
    Arc::new(own)
}

/// Returns where what is taken out of the text belongs in the structure.
fn beside(flow: &Flow, place: &Place) -> Place {
    let node = if flow.gathering.is_outside() {
        place.node
    } else {
        flow.gathering.innermost().node.unwrap_or(place.node)
    };
    Place {
        node,
        language: place.language.clone(),
    }
}
