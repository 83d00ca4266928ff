//! Counters of generated content, in document order.

use std::collections::BTreeMap;

use crate::style::values::{ComputedStyle, Content};

#[derive(Debug, Default)]
pub(crate) struct Counters(BTreeMap<String, i32>);

impl Counters {
    /// Applies what an element does to counters when it begins.
    pub(crate) fn enter(&mut self, style: &ComputedStyle) {
        for (name, value) in style.counter_reset.iter() {
            self.0.insert(name.clone(), *value);
        }
        for (name, step) in style.counter_increment.iter() {
            let value = self.0.entry(name.clone()).or_default();
            *value = value.saturating_add(*step);
        }
    }

    pub(crate) fn value(&self, name: &str) -> i32 {
        self.0.get(name).copied().unwrap_or(0)
    }

    /// Returns the text of generated content; page counters are only known in margin boxes and show as nothing.
    pub(crate) fn text<'a>(
        &self,
        items: &[Content],
        attribute: impl Fn(&str) -> Option<&'a str>,
        own: &str,
        language: &str,
    ) -> String {
        let (open, close) = quotes(language);
        items
            .iter()
            .map(|item| match item {
                Content::Text(text) => text.clone(),
                Content::Counter(name, style) => style.format(self.value(name)),
                Content::Attribute(name) => attribute(name).unwrap_or_default().to_owned(),
                Content::Own => own.to_owned(),
                Content::OpenQuote => open.to_owned(),
                Content::CloseQuote => close.to_owned(),
                Content::Named(_) | Content::Running(_) => String::new(),
            })
            .collect()
    }
}

/// Returns the quotation marks of a language, as its newspapers set them.
fn quotes(language: &str) -> (&'static str, &'static str) {
    match language.split('-').next() {
        Some("ar" | "fa" | "fr" | "ru") => ("«", "»"),
        Some("de") => ("„", "“"),
        _ => ("“", "”"),
    }
}
