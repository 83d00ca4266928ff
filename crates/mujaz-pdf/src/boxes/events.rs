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
            let text = folded(&self.document.text(index));
            self.targets.add(id, text, self.counters.clone());
            events.push(Event::Anchor {
                name: Arc::from(id),
            });
        }
        for (name, value) in style.counter_reset.iter().chain(style.counter_set.iter()) {
            if name == "page" {
                events.push(Event::PageNumber(*value));
            }
        }
        for (name, items) in style.string_set.iter() {
            let own = if items.contains(&Content::Own) {
                folded(&self.document.text(index))
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
            events.push(Event::NamedString {
                name: Arc::from(name.as_str()),
                value: Arc::from(
                    items
                        .iter()
                        .map(|item| text(item, &sources))
                        .collect::<String>(),
                ),
            });
        }
    }

    /// Readers of the tagged document step from heading to heading, so no level may be left out (PDF/UA-1, 7.4.2).
    pub(super) fn note_heading(&mut self, level: u8) {
        if level > self.heading + 1 {
            let before = match self.heading {
                0 => "the first heading".to_owned(),
                last => format!("the heading after an `h{last}`"),
            };
            self.warnings.push(Warning::new(format!(
                "{before} is an `h{level}`, which leaves out a level"
            )));
        }
        self.heading = level;
    }
}

/// Returns text with its white space folded, as a title.
pub(super) fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
