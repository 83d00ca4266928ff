//! Named strings and running elements, page by page (CSS Generated Content for Paged Media 3, 1).

use std::{collections::BTreeMap, sync::Arc};

use crate::style::values::OfPage;

/// What the margin boxes of a page may ask for by name.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    strings: BTreeMap<Arc<str>, OnPage<Arc<str>>>,
    running: BTreeMap<Arc<str>, OnPage<usize>>,
}

#[derive(Debug, Clone)]
struct OnPage<T> {
    /// In force where the page begins.
    start: Option<T>,
    /// The first that begins on the page.
    first: Option<T>,
    /// In force where the page ends.
    last: Option<T>,
    /// Whether the first one begins with the page.
    is_at_top: bool,
}

impl Names {
    pub(super) fn set_string(&mut self, name: Arc<str>, value: Arc<str>, at_top: bool) {
        OnPage::set(&mut self.strings, name, value, at_top);
    }

    pub(super) fn set_running(&mut self, name: Arc<str>, number: usize, at_top: bool) {
        OnPage::set(&mut self.running, name, number, at_top);
    }

    pub(super) fn string(&self, name: &str, which: OfPage) -> &str {
        let known = self.strings.get(name);
        known
            .and_then(|on_page| on_page.get(which))
            .map_or("", |value| &**value)
    }

    pub(super) fn running(&self, name: &str, which: OfPage) -> Option<usize> {
        self.running.get(name)?.get(which).copied()
    }

    /// Returns how many names are kept.
    pub(super) fn len(&self) -> usize {
        self.strings.len() + self.running.len()
    }

    /// Returns the page's names and goes on to the next page.
    pub(super) fn turn(&mut self) -> Self {
        let page = self.clone();
        self.strings.values_mut().for_each(OnPage::turn);
        self.running.values_mut().for_each(OnPage::turn);
        page
    }
}

impl<T: Clone> OnPage<T> {
    fn set(all: &mut BTreeMap<Arc<str>, Self>, name: Arc<str>, value: T, at_top: bool) {
        let on_page = all.entry(name).or_insert(Self {
            start: None,
            first: None,
            last: None,
            is_at_top: false,
        });
        if on_page.first.is_none() {
            on_page.first = Some(value.clone());
            on_page.is_at_top = at_top;
        }
        on_page.last = Some(value);
    }

    fn get(&self, which: OfPage) -> Option<&T> {
        let start = self.start.as_ref();
        match which {
            OfPage::Start if self.is_at_top => self.first.as_ref(),
            OfPage::First => self.first.as_ref().or(start),
            OfPage::Last => self.last.as_ref(),
            OfPage::FirstExcept if self.first.is_some() => None,
            OfPage::Start | OfPage::FirstExcept => start,
        }
    }

    fn turn(&mut self) {
        self.start.clone_from(&self.last);
        self.first = None;
        self.is_at_top = false;
    }
}
