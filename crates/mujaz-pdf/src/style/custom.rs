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

    /// Replaces every `var()` in `value`; `None` where one has neither a value nor a fallback. Variables that name each other in a
    /// circle have no value (CSS Custom Properties 1, 2.3).
    pub(super) fn fill(&self, value: &str, work: &Work) -> Option<String> {
        let mut filling = Filling {
            properties: self,
            work,
            open: Vec::new(),
        };
        filling.fill(value, LONGEST_CHAIN).ok()
    }
}

/// Why a value cannot be filled in.
#[derive(Debug, Clone, Copy)]
enum Failure {
    /// A variable has no value.
    Missing,
    /// Variables name each other, from one of those on that are open.
    Circle(usize),
    TooMuch,
}

struct Filling<'a> {
    properties: &'a CustomProperties,
    work: &'a Work,
    /// The variables whose values are being filled in.
    open: Vec<String>,
}

impl Filling<'_> {
    fn fill(&mut self, value: &str, chain: usize) -> Result<String, Failure> {
        let mut filled = String::new();
        let mut rest = value;
        while let Some(start) = rest.find("var(") {
            let chain = chain.checked_sub(1).ok_or(Failure::TooMuch)?;
            let inside = &rest[start + 4..];
            let mut depth = 1;
            let end = inside.find(|character| {
                match character {
                    '(' => depth += 1,
                    ')' => depth -= 1,
                    _ => {}
                }
                depth == 0
            });
            let end = end.ok_or(Failure::Missing)?;
            let (name, fallback) = match inside[..end].split_once(',') {
                Some((name, fallback)) => (name.trim(), Some(fallback)),
                None => (inside[..end].trim(), None),
            };
            filled.push_str(&rest[..start]);
            let own = self.variable(name, chain);
            let replacement = match (own, fallback) {
                (Err(Failure::Missing), Some(fallback)) => self.replaced(fallback, chain),
                (own, _) => own,
            };
            filled.push_str(&replacement?);
            if filled.len() > LONGEST_VALUE {
                return Err(Failure::TooMuch);
            }
            rest = &inside[end + 1..];
        }
        filled.push_str(rest);
        Ok(filled)
    }

    /// Returns the value of a variable.
    fn variable(&mut self, name: &str, chain: usize) -> Result<String, Failure> {
        if let Some(first) = self.open.iter().position(|open| open == name) {
            return Err(Failure::Circle(first));
        }
        let value = self.properties.get(name).ok_or(Failure::Missing)?;
        let place = self.open.len();
        self.open.push(name.to_owned());
        let filled = self.replaced(value, chain);
        self.open.truncate(place);
        filled.map_err(|failure| match failure {
            // Whoever names it from outside of the circle finds nothing.
            Failure::Circle(first) if first >= place => Failure::Missing,
            failure => failure,
        })
    }

    fn replaced(&mut self, value: &str, chain: usize) -> Result<String, Failure> {
        self.work.fill(value.len()).ok_or(Failure::TooMuch)?;
        self.fill(value.trim(), chain)
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
    fn variables_in_a_circle_leave_the_fallback_of_who_names_them() {
        let own = [
            ("--a", "var(--b, 1)"),
            ("--b", "var(--a)"),
            ("--c", "var(--gone)"),
        ];
        assert_eq!(filled(&own, "var(--a, red)").unwrap().trim(), "red");
        assert_eq!(
            filled(&own, "var(--b, var(--a, red))").unwrap().trim(),
            "red"
        );
        assert_eq!(filled(&own, "var(--c, red)").unwrap().trim(), "red");
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
