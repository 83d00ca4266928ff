//! Custom properties (CSS Custom Properties 1): what holds for an element, and how `var()` is replaced.

use std::{collections::BTreeMap, sync::Arc};

use super::work::Work;

/// How often a variable may name another one.
const LONGEST_CHAIN: usize = 8;
/// How long a value may grow by its variables.
const LONGEST_VALUE: usize = 10_000;

/// The custom properties of an element: its own, and behind them those of its ancestors, which are never copied.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct CustomProperties {
    own: BTreeMap<String, String>,
    inherited: Option<Arc<CustomProperties>>,
}

impl CustomProperties {
    /// Returns the properties with an element's own before them.
    pub(super) fn with(self: &Arc<Self>, own: BTreeMap<String, String>) -> Arc<Self> {
        if own.is_empty() {
            return self.clone();
        }
        let is_plain = self.own.is_empty() && self.inherited.is_none();
        Arc::new(Self {
            own,
            inherited: (!is_plain).then(|| self.clone()),
        })
    }

    fn get(&self, name: &str) -> Option<&str> {
        let mut next = Some(self);
        while let Some(known) = next {
            if let Some(value) = known.own.get(name) {
                return Some(value);
            }
            next = known.inherited.as_deref();
        }
        None
    }

    /// Replaces every `var()` in `value`; `None` where one has neither a value nor a fallback, or where they name each other
    /// too often.
    pub(super) fn fill(&self, value: &str, work: &Work) -> Option<String> {
        self.fill_chain(value, LONGEST_CHAIN, work)
    }

    fn fill_chain(&self, value: &str, chain: usize, work: &Work) -> Option<String> {
        let mut filled = String::new();
        let mut rest = value;
        while let Some(start) = rest.find("var(") {
            let chain = chain.checked_sub(1)?;
            let inside = &rest[start + 4..];
            let mut depth = 1;
            let end = inside.find(|character| {
                match character {
                    '(' => depth += 1,
                    ')' => depth -= 1,
                    _ => {}
                }
                depth == 0
            })?;
            let (name, fallback) = match inside[..end].split_once(',') {
                Some((name, fallback)) => (name.trim(), Some(fallback)),
                None => (inside[..end].trim(), None),
            };
            let replacement = self.get(name).or(fallback)?;
            work.fill(replacement.len())?;
            filled.push_str(&rest[..start]);
            filled.push_str(&self.fill_chain(replacement.trim(), chain, work)?);
            if filled.len() > LONGEST_VALUE {
                return None;
            }
            rest = &inside[end + 1..];
        }
        filled.push_str(rest);
        Some(filled)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn properties(own: &[(&str, &str)]) -> Arc<CustomProperties> {
        let own = own.iter();
        let own = own.map(|&(name, value)| (name.to_owned(), value.to_owned()));
        Arc::new(CustomProperties::default()).with(own.collect())
    }

    fn filled(own: &[(&str, &str)], value: &str) -> Option<String> {
        properties(own).fill(value, &Work::default())
    }

    #[test]
    fn variables_and_fallbacks_are_replaced_wherever_they_stand() {
        let own = [("--a", "1"), ("--b", " var(--a) 2 ")];
        let value = "x var(--b) var(--c, var(--a)) y";
        assert_eq!(filled(&own, value).unwrap(), "x 1 2 1 y");
        assert_eq!(filled(&own, "var(--c)"), None);
        assert_eq!(filled(&own, "var(--a"), None);
    }

    #[test]
    fn variables_that_name_themselves_are_worth_nothing() {
        let own = [("--a", "var(--b) var(--a)"), ("--b", "1")];
        assert_eq!(filled(&own, "var(--a)"), None);
    }

    #[test]
    fn a_value_of_many_variables_is_replaced_to_its_end() {
        let own = [("--a", "")];
        assert_eq!(filled(&own, &"var(--a)".repeat(100_000)).unwrap(), "");
    }

    #[test]
    fn variables_that_multiply_each_other_come_to_an_end() {
        let name = |level: usize| format!("--a{level}");
        let own: BTreeMap<String, String> = (0..8)
            .map(|level| (name(level + 1), format!("var({})", name(level)).repeat(500)))
            .chain([(name(0), String::new())])
            .collect();
        let work = Work::default();
        let properties = Arc::new(CustomProperties::default()).with(own);
        assert_eq!(properties.fill("var(--a7)", &work), None);
        assert!(work.check().is_err());
    }

    #[test]
    fn own_properties_go_before_inherited_ones() {
        let outer = properties(&[("--a", "1"), ("--b", "2")]);
        let own = BTreeMap::from([("--a".to_owned(), "3".to_owned())]);
        let filled = outer.with(own).fill("var(--a) var(--b)", &Work::default());
        assert_eq!(filled.unwrap(), "3 2");
    }
}
