//! Takes boxes out of the flow: floats, which stand beside the text, and those that are placed by their insets.

use std::sync::Arc;

use super::{
    derived::Purpose,
    flow::Flow,
    generate::{Generator, Place},
};
use crate::{
    dom::{Element, NodeIndex},
    style::values::ComputedStyle,
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
        self.floats += 1;
        let own = self.derived.of(style, Purpose::Block);
        let inside = beside(flow, place);
        let block = self.block(index, element, &own, &inside);
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
        let own = self.derived.of(style, Purpose::Free);
        let inside = beside(flow, place);
        let block = self.block(index, element, &own, &inside);
        self.count_free();
        flow.set_free(block);
    }
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
