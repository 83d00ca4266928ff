//! Counters of generated content, in document order (CSS Lists 3, 4).

use std::collections::{BTreeMap, BTreeSet};

use super::targets::Targets;
use crate::{
    error::Error,
    limits::{Kind, Tally},
    style::values::{ComputedStyle, Content, CounterStyle, Quotes},
};

/// How many counters are passed by as easily as one is looked up by its name.
const LOOKUP: usize = 8;

/// The counter of the items of lists.
const LIST_ITEM: &str = "list-item";

/// The counters in force, by name, the outermost first.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Counters {
    by_name: BTreeMap<String, Vec<Counter>>,
    depth: usize,
    /// What was done with counters; once it is too much nothing is, since the document is refused.
    steps: Tally,
}

impl Default for Counters {
    fn default() -> Self {
        Self {
            by_name: BTreeMap::new(),
            depth: 0,
            steps: Tally::new(Kind::Counters),
        }
    }
}

/// A counter, with the depth of the element whose children and later siblings it is for.
#[derive(Debug, Clone, PartialEq)]
struct Counter {
    value: i32,
    depth: usize,
}

impl Counters {
    /// Applies what an element does to counters when it begins.
    pub(crate) fn enter(&mut self, style: &ComputedStyle) {
        let count =
            style.counter_reset.len() + style.counter_increment.len() + style.counter_set.len();
        if self.steps.add(count.saturating_mul(LOOKUP)).is_err() {
            return;
        }
        for (name, value) in style.counter_reset.iter() {
            self.reset(name, *value);
        }
        for (name, value) in style.counter_increment.iter() {
            let counter = self.innermost(name);
            *counter = counter.saturating_add(*value);
        }
        for (name, value) in style.counter_set.iter() {
            *self.innermost(name) = *value;
        }
    }

    fn reset(&mut self, name: &str, value: i32) {
        let depth = self.depth;
        let counters = self.by_name.entry(name.to_owned()).or_default();
        // An earlier sibling's counter goes on under the new value.
        while counters.last().is_some_and(|last| last.depth >= depth) {
            counters.pop();
        }
        counters.push(Counter { value, depth });
    }

    /// Begins the items of a list, which have a counter of their own (CSS Lists 3, 4.6).
    pub(super) fn begin_list(&mut self, before_first: i32) {
        if self.steps.add(LOOKUP).is_ok() {
            self.reset(LIST_ITEM, before_first);
        }
    }

    /// Gives the item of a list that was entered last its number.
    pub(super) fn number_item(&mut self, number: i32) {
        if self.steps.add(LOOKUP).is_ok() {
            *self.innermost(LIST_ITEM) = number;
        }
    }

    /// Refuses what was too much.
    pub(super) fn check(&self) -> Result<(), Error> {
        self.steps.check()
    }

    /// Returns the counters of these names as they are now.
    pub(super) fn kept(&mut self, names: &BTreeSet<&str>) -> Self {
        let mut kept = Self::default();
        for &name in names {
            let counters = self.by_name.get(name).map_or(&[][..], Vec::as_slice);
            if self.steps.add(counters.len()).is_err() {
                break;
            }
            if !counters.is_empty() {
                kept.by_name.insert(name.to_owned(), counters.to_vec());
            }
        }
        kept
    }

    /// Returns how many names have counters.
    pub(crate) fn len(&self) -> usize {
        self.by_name.len()
    }

    /// Goes down to the children of the element that was entered last.
    pub(crate) fn descend(&mut self) {
        self.depth += 1;
    }

    /// Comes back from the children; counters that began among them end.
    pub(crate) fn ascend(&mut self) {
        let depth = self.depth;
        self.depth = depth.saturating_sub(1);
        if self.steps.add(self.by_name.len()).is_err() {
            return;
        }
        for counters in self.by_name.values_mut() {
            while counters.last().is_some_and(|last| last.depth >= depth) {
                counters.pop();
            }
        }
    }

    /// Goes on to the next page: its number is one more, unless the page says otherwise.
    pub(crate) fn turn_page(&mut self, style: &ComputedStyle) {
        self.depth = 0;
        let says = |all: &[(String, i32)]| all.iter().any(|(name, _)| name == "page");
        let is_said = says(&style.counter_increment) || says(&style.counter_set);
        self.enter(style);
        if !is_said {
            let page = self.innermost("page");
            *page = page.saturating_add(1);
        }
    }

    /// Gives the page that is being made its number.
    pub(crate) fn set_page(&mut self, value: i32) {
        *self.innermost("page") = value.max(1);
    }

    /// Counts a footnote. Where nothing resets their counter it is the whole document's (CSS Generated Content for
    /// Paged Media 3, 2.5), not that of the element in which the first stands.
    /// `number` is what it counts as where the numbers of footnotes begin again on its page.
    pub(crate) fn count_footnote(&mut self, number: Option<i32>) {
        let counters = self.by_name.entry("footnote".to_owned()).or_default();
        if counters.is_empty() {
            counters.push(Counter { value: 0, depth: 0 });
        }
        if let Some(counter) = counters.last_mut() {
            counter.value = number.unwrap_or(counter.value.saturating_add(1));
        }
    }

    fn innermost(&mut self, name: &str) -> &mut i32 {
        let depth = self.depth;
        let counters = self.by_name.entry(name.to_owned()).or_default();
        if counters.is_empty() {
            counters.push(Counter { value: 0, depth });
        }
        let last = counters.len() - 1;
        &mut counters[last].value
    }

    pub(crate) fn value(&self, name: &str) -> i32 {
        let counters = self.by_name.get(name);
        counters
            .and_then(|counters| counters.last())
            .map_or(0, |counter| counter.value)
    }

    /// Returns the innermost counter of a name or, with a separator, all of them.
    pub(crate) fn formatted(
        &self,
        name: &str,
        separator: Option<&str>,
        style: CounterStyle,
    ) -> String {
        let Some(separator) = separator else {
            return style.format(self.value(name));
        };
        let values = self.by_name.get(name).map_or(&[][..], Vec::as_slice);
        let all: Vec<String> = values
            .iter()
            .map(|counter| style.format(counter.value))
            .collect();
        if all.is_empty() {
            style.format(0)
        } else {
            all.join(separator)
        }
    }
}

/// What generated content is written from.
pub(crate) struct Sources<'a> {
    pub(crate) counters: &'a Counters,
    pub(crate) targets: &'a Targets,
    pub(crate) attribute: &'a dyn Fn(&str) -> Option<&'a str>,
    /// The element's own text.
    pub(crate) own: &'a str,
    pub(crate) language: &'a str,
}

/// Returns the text of one item of generated content. What only pages know shows as nothing, and so do leaders.
pub(crate) fn text(item: &Content, sources: &Sources) -> String {
    let place = |attribute: &str| {
        let value = (sources.attribute)(attribute).unwrap_or_default();
        value.trim().trim_start_matches('#')
    };
    match item {
        Content::Text(text) => text.clone(),
        Content::Counter(name, separator, style) => {
            sources
                .counters
                .formatted(name, separator.as_deref(), *style)
        }
        Content::Attribute(name) => (sources.attribute)(name).unwrap_or_default().to_owned(),
        Content::Own => sources.own.to_owned(),
        Content::OpenQuote => quote(&Quotes::Auto, sources.language, 0, true),
        Content::CloseQuote => quote(&Quotes::Auto, sources.language, 0, false),
        Content::TargetText(attribute) => sources.targets.text(place(attribute)).to_owned(),
        Content::TargetCounter {
            attribute,
            counter,
            separator,
            style,
        } => sources
            .targets
            .counter(place(attribute), counter, separator.as_deref(), *style),
        Content::Named(..) | Content::Running(..) | Content::Leader(_) => String::new(),
    }
}

/// Returns the quotation marks of a language, as its newspapers set them: those of the first level, and those inside.
fn quotes(language: &str) -> [(&'static str, &'static str); 2] {
    match language.split('-').next() {
        Some("ar" | "fa") => [("«", "»"), ("‹", "›")],
        Some("fr") => [("«", "»"), ("“", "”")],
        Some("ru") => [("«", "»"), ("„", "“")],
        Some("de") => [("„", "“"), ("‚", "‘")],
        _ => [("“", "”"), ("‘", "’")],
    }
}

/// Returns the mark that opens a quotation inside so many others, or closes it.
pub(crate) fn quote(quotes_of: &Quotes, language: &str, depth: usize, opens: bool) -> String {
    let pick = |(open, close): (&str, &str)| if opens { open } else { close }.to_owned();
    match quotes_of {
        Quotes::None => String::new(),
        Quotes::Auto => pick(quotes(language)[depth % 2]),
        Quotes::Pairs(pairs) => pairs
            .get(depth)
            .or(pairs.last())
            .map(|(open, close)| pick((open.as_str(), close.as_str())))
            .unwrap_or_default(),
    }
}
