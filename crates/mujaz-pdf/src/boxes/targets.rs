//! Places that the document refers to itself: where its links lead, and what contents lists say of them.
//!
//! Page numbers are known only once pages have been made, so a document that shows some is set again with the ones that
//! came out, until they stay the same.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::counters::Counters;
use crate::{
    dom::{Document, NodeData},
    style::{
        Styles,
        values::{Content, CounterStyle},
    },
};

/// What the style sheets show of the places that something refers to.
#[derive(Debug, Default)]
pub(super) struct Shown<'a> {
    /// Whether any content has the text of a place.
    pub(super) has_texts: bool,
    /// The counters that it has of places, but for pages.
    pub(super) counters: BTreeSet<&'a str>,
}

impl<'a> Shown<'a> {
    pub(super) fn of(styles: &'a Styles) -> Self {
        let mut shown = Self::default();
        // Most elements share what they say with others.
        let mut seen = HashSet::new();
        for style in styles.all() {
            let content = style.content.as_ref().map(|items| items.as_ptr().addr());
            if !seen.insert((content, style.string_set.as_ptr().addr())) {
                continue;
            }
            let strings = style.string_set.iter().flat_map(|(_, items)| items.iter());
            let content = style.content.iter().flat_map(|items| items.iter());
            for item in content.chain(strings) {
                match item {
                    Content::TargetText(_) => shown.has_texts = true,
                    Content::TargetCounter { counter, .. } => {
                        shown.counters.insert(counter);
                    }
                    _ => {}
                }
            }
        }
        shown
    }
}

/// What is known of every place.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Targets {
    /// By `id`.
    places: BTreeMap<String, Target>,
    /// Whether the numbers of footnotes begin again on every page.
    pub(super) restarts_notes: bool,
    /// The page on which each footnote is called, counted from 0, once there are pages.
    note_pages: BTreeMap<usize, usize>,
}

#[derive(Debug, Clone, PartialEq)]
struct Target {
    text: String,
    counters: Counters,
    /// The number of the page, once there are pages.
    page: Option<i32>,
}

impl Targets {
    /// Returns what is known before a document has been set.
    pub(crate) fn unknown(restarts_notes: bool) -> Self {
        Self {
            restarts_notes,
            ..Self::default()
        }
    }

    /// Notes the page on which a footnote is called.
    pub(crate) fn set_note_page(&mut self, note: usize, page: usize) {
        self.note_pages.insert(note, page);
    }

    /// Returns the number of a footnote on its page, where numbers begin again there.
    pub(super) fn note_number(&self, note: usize) -> Option<i32> {
        if !self.restarts_notes {
            return None;
        }
        let page = self.note_pages.get(&note)?;
        let before = self.note_pages.range(..note).rev();
        let before = before.take_while(|(_, other)| *other == page).count();
        i32::try_from(before + 1).ok()
    }

    /// Returns the `id`s that some attribute of the document refers to.
    pub(super) fn wanted(document: &Document) -> BTreeSet<&str> {
        let elements = document.nodes.iter().filter_map(|node| match &node.data {
            NodeData::Element(element) => Some(element),
            _ => None,
        });
        elements
            .flat_map(|element| &element.attributes)
            .filter_map(|(_, value)| value.trim().strip_prefix('#'))
            .filter(|name| !name.is_empty())
            .collect()
    }

    pub(super) fn add(&mut self, name: &str, text: String, counters: Counters) {
        let target = Target {
            text,
            counters,
            page: None,
        };
        self.places.entry(name.to_owned()).or_insert(target);
    }

    /// Notes the page on which a place has come to stand.
    pub(crate) fn set_page(&mut self, name: &str, number: i32) {
        if let Some(target) = self.places.get_mut(name) {
            target.page.get_or_insert(number);
        }
    }

    /// Returns the text of the element at a place.
    pub(super) fn text(&self, name: &str) -> &str {
        self.places.get(name).map_or("", |target| &target.text)
    }

    /// Returns a counter as it stood at a place.
    pub(super) fn counter(
        &self,
        name: &str,
        counter: &str,
        separator: Option<&str>,
        style: CounterStyle,
    ) -> String {
        match self.places.get(name) {
            // As wide as most numbers are, until the number is known.
            _ if counter == "page" && !self.is_placed(name) => style.format(0),
            Some(target) if counter == "page" => style.format(target.page.unwrap_or(0)),
            Some(target) => target.counters.formatted(counter, separator, style),
            None => String::new(),
        }
    }

    fn is_placed(&self, name: &str) -> bool {
        self.places
            .get(name)
            .is_some_and(|target| target.page.is_some())
    }
}
