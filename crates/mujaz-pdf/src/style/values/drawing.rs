//! What sheets say of an element as a part of a drawing.

use std::{collections::BTreeMap, sync::Arc};

/// The properties that only drawings have, with their values as they are written there.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct DrawingStyle(Option<Arc<BTreeMap<&'static str, Arc<str>>>>);

impl DrawingStyle {
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0.as_ref()?.get(name).map(|value| &**value)
    }

    pub(in crate::style) fn own(&self, name: &str) -> Option<Arc<str>> {
        self.0.as_ref()?.get(name).cloned()
    }

    pub(in crate::style) fn set(&mut self, name: &'static str, value: Option<Arc<str>>) {
        match value {
            Some(value) => {
                Arc::make_mut(self.0.get_or_insert_default()).insert(name, value);
            }
            None => {
                if let Some(known) = &mut self.0 {
                    Arc::make_mut(known).remove(name);
                }
            }
        }
    }

    /// Returns all of them, by name.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let all = self.0.iter().flat_map(|known| known.iter());
        all.map(|(name, value)| (*name, &**value))
    }
}
