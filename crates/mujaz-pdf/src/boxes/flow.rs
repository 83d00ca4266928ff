//! The content of one block while it is gathered: text goes into lines, and blocks end them.

use std::sync::Arc;

use super::{
    BlockBox, BoxContent, Event, FreeBox,
    derived::{DerivedStyles, Purpose},
    generate::{Place, empty},
    inline::Gathering,
};
use crate::style::values::{ComputedStyle, Display};

/// The content of one block while it is gathered.
pub(super) struct Flow {
    blocks: Vec<BlockBox>,
    pub(super) gathering: Gathering,
    /// Whether the text that is being gathered has its structure element.
    pub(super) has_paragraph: bool,
    /// What the next box brings to its page.
    pub(super) events: Vec<Event>,
    free: Vec<FreeBox>,
}

impl Flow {
    pub(super) fn new(style: &Arc<ComputedStyle>, place: &Place) -> Self {
        Self {
            blocks: Vec::new(),
            gathering: Gathering::new(style, None, &place.language),
            has_paragraph: false,
            events: Vec::new(),
            free: Vec::new(),
        }
    }

    /// Takes in a box that stands in no flow.
    pub(super) fn set_free(&mut self, content: BlockBox) {
        self.free.push(FreeBox {
            content,
            after: self.blocks.len(),
        });
    }

    /// Tells whether the block is a flex or grid container.
    pub(super) fn arranges(&self) -> bool {
        let style = &self.gathering.block().style;
        self.gathering.is_outside() && style.display.arranges()
    }

    /// Puts what was gathered into an anonymous block, since a block follows or the content ends.
    pub(super) fn flush(&mut self, derived: &mut DerivedStyles) {
        if let Some(content) = self.gathering.take() {
            let style = &content.content.style;
            let anonymous = derived.of(style, Purpose::Anonymous(Display::Block));
            let mut block = empty(&anonymous);
            block.content = BoxContent::Inline(Box::new(content));
            self.push(block);
        }
        self.has_paragraph = false;
    }

    /// Turns gathered content into the box of its block.
    pub(super) fn into_block(
        mut self,
        style: &Arc<ComputedStyle>,
        derived: &mut DerivedStyles,
    ) -> BlockBox {
        let mut block = empty(style);
        let arranges = style.display.arranges();
        if self.blocks.is_empty() && !arranges {
            if let Some(content) = self.gathering.take() {
                block.content = BoxContent::Inline(Box::new(content));
            }
        } else {
            self.flush(derived);
            block.content = if arranges {
                BoxContent::Arranged(std::mem::take(&mut self.blocks))
            } else {
                BoxContent::Blocks(std::mem::take(&mut self.blocks))
            };
        }
        block.events = self.events;
        block.free = self.free;
        block
    }

    pub(super) fn push(&mut self, mut block: BlockBox) {
        if !self.events.is_empty() {
            let later = std::mem::replace(&mut block.events, std::mem::take(&mut self.events));
            block.events.extend(later);
        }
        self.blocks.push(block);
    }
}
