//! Takes footnotes out of the text: an element goes in, its call stays and its body waits for the foot of the page.

use std::sync::Arc;

use super::{
    Event,
    derived::Purpose,
    flow::Flow,
    generate::{Generator, Place},
};
use crate::{
    dom::{Element, NodeIndex},
    draw::Role,
    style::{PseudoElement, values::ComputedStyle},
    text::content::{Link, LinkTarget},
};

impl<'a> Generator<'a> {
    /// Takes an element out of the text as a footnote, and leaves its call, which leads to it.
    pub(super) fn footnote(
        &mut self,
        index: NodeIndex,
        element: &'a Element,
        style: &Arc<ComputedStyle>,
        flow: &mut Flow,
        place: &Place,
    ) {
        // The notes of notes stand inside them.
        if self.in_note {
            self.inline(index, element, style, flow, place);
            return;
        }
        let number = self.known.note_number(self.notes.len());
        self.shows_targets |= self.known.restarts_notes;
        self.counters.count_footnote(number);
        self.ensure_paragraph(flow, place);
        let call = self
            .styles
            .generated(index, PseudoElement::FootnoteCall)
            .cloned();
        let parent = flow.gathering.innermost().node.unwrap_or(place.node);
        let right_to_left = style.is_right_to_left();
        // No `id` has a space in it.
        let name: Arc<str> = Arc::from(format!("note {}", self.notes.len()));
        let mut events = Vec::new();
        if let Some(call) = call {
            flow.gathering.call_note(self.notes.len());
            let language = &place.language;
            let mut add = |parent, role| self.structure.add(parent, role, language, right_to_left);
            let reference = add(parent, Role::Reference);
            let node = add(reference, Role::Link);
            let target = LinkTarget::Place(name.clone());
            let part = (Some(node), Some(Link { target, node }));
            self.write_generated(element, &call, part, flow);
            flow.gathering.end_call();
            events.push(Event::Anchor { name });
        }
        let node = self
            .structure
            .add(parent, Role::Note, &place.language, right_to_left);
        let inside = Place {
            node,
            language: place.language.clone(),
        };
        let own = self.derived.of(style, Purpose::Note);
        let mut body = Flow::new(&own, &inside);
        self.ensure_paragraph(&mut body, &inside);
        let marker = self
            .styles
            .generated(index, PseudoElement::FootnoteMarker)
            .cloned();
        if let Some(marker) = marker {
            let label = self
                .structure
                .add(node, Role::ListLabel, &place.language, right_to_left);
            self.write_generated(element, &marker, (Some(label), None), &mut body);
        }
        self.in_note = true;
        self.children(index, &mut body, &inside);
        self.in_note = false;
        self.note_strings(index, element, style, &mut events);
        let mut block = body.into_block(&own, &mut self.derived);
        events.append(&mut block.events);
        block.events = events;
        self.notes.push(block);
    }
}
