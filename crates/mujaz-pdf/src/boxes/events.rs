//! Notes what an element brings to the page where it begins: its place, its strings, its number of the page.

use std::sync::Arc;

use mujaz_model::Warning;

use super::{
    Event,
    counters::{Sources, text},
    generate::Generator,
};
use crate::{
    dom::{Element, NodeIndex},
    style::values::{ComputedStyle, Content},
};

impl<'a> Generator<'a> {
    /// Notes what an element brings to the page where it begins.
    pub(super) fn note_strings(
        &mut self,
        index: NodeIndex,
        element: &'a Element,
        style: &ComputedStyle,
        events: &mut Vec<Event>,
    ) {
        let id = element.attribute("id").map(str::trim);
        if let Some(id) = id.filter(|id| self.wanted.remove(*id)) {
            let text = if self.shown.has_texts {
                self.own_text(index)
            } else {
                String::new()
            };
            let counters = self.counters.kept(&self.shown.counters);
            self.targets.add(id, text, counters);
            events.push(Event::Anchor {
                name: Arc::from(id),
            });
        }
        if self.counters.check().is_ok() {
            for (name, value) in style.counter_reset.iter().chain(style.counter_set.iter()) {
                if name == "page" {
                    events.push(Event::PageNumber(*value));
                }
            }
        }
        for (name, items) in style.string_set.iter() {
            let own = if items.contains(&Content::Own) {
                self.own_text(index)
            } else {
                String::new()
            };
            let sources = Sources {
                counters: &self.counters,
                targets: self.known,
                attribute: &|name| element.attribute(name),
                own: &own,
                language: "",
            };
            let value = items.iter().map(|item| text(item, &sources));
            let value: String = value.collect();
            if self.kept_text.add(value.len()).is_err() {
                break;
            }
            events.push(Event::NamedString {
                name: Arc::from(name.as_str()),
                value: Arc::from(value),
            });
        }
    }

    /// Returns the text of an element, or none once too much of it has been kept.
    fn own_text(&mut self, index: NodeIndex) -> String {
        if self.kept_text.is_too_much() {
            return String::new();
        }
        let text = folded(&self.document.text(index));
        // Whether it is too much is asked when all boxes are made.
        let _ = self.kept_text.add(text.len());
        text
    }

    /// Readers of the tagged document step from heading to heading, so no level may be left out (PDF/UA-1, 7.4.2).
    pub(super) fn note_heading(&mut self, level: u8) {
        if level > self.heading + 1 {
            let before = match self.heading {
                0 => "the first heading".to_owned(),
                last => format!("the heading after an `h{last}`"),
            };
            self.warnings.push(Warning::new(format!(
                "{before} is an `h{level}`, which leaves out a level: programs that read it aloud are told of one without a gap"
            )));
        }
        self.heading = level;
    }

    /// Warns of what the structure of the document has otherwise than it was written (PDF/UA-1, 7.2).
    pub(super) fn tell_mended(&mut self) {
        let mended = self.structure.mended;
        if mended.lists {
            self.warn_once(Warning::new(
                "a list holds something besides its items, which programs that read it aloud take for items too",
            ));
        }
        if mended.items {
            self.warn_once(Warning::new(
                "an item stands in no list: programs that read it aloud are told of a list around it",
            ));
        }
    }
}

/// Returns text with its white space folded, as a title.
pub(super) fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
