//! The OpenType features that a style asks its fonts for.

use std::sync::Arc;

use parlance::{FontFeature, Tag};

/// A property that asks for features. Where two ask for the same feature, the later one has its way (CSS Fonts 4, 7.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FeatureGroup {
    Kerning,
    Ligatures,
    Capitals,
    Numeric,
    Settings,
}

impl FeatureGroup {
    /// The weakest first.
    pub(crate) const ALL: [Self; 5] = [
        Self::Kerning,
        Self::Ligatures,
        Self::Capitals,
        Self::Numeric,
        Self::Settings,
    ];
}

/// What small capitals stand in place of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SmallCapitals {
    SmallLetters,
    Everything,
}

/// Features by the property that asked for them.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Features {
    groups: [Arc<[FontFeature]>; 5],
    all: Arc<[FontFeature]>,
}

impl Features {
    /// Returns every feature, the weakest first.
    pub(crate) fn all(&self) -> &[FontFeature] {
        &self.all
    }

    pub(super) fn set(&mut self, group: FeatureGroup, features: Arc<[FontFeature]>) {
        self.groups[group as usize] = features;
        self.all = self
            .groups
            .iter()
            .flat_map(|group| group.iter())
            .copied()
            .collect();
    }

    /// Tells whether small capitals are asked for: in place of small letters, or of everything.
    pub(crate) fn small_capitals(&self) -> Option<SmallCapitals> {
        let asks = |name: &str| {
            let mut own = self.groups[FeatureGroup::Capitals as usize].iter();
            own.any(|feature| Tag::parse(name) == Some(feature.tag) && feature.value > 0)
        };
        if asks("c2sc") || asks("c2pc") {
            Some(SmallCapitals::Everything)
        } else if asks("smcp") || asks("pcap") {
            Some(SmallCapitals::SmallLetters)
        } else {
            None
        }
    }

    /// Asks for capitals of no kind.
    pub(crate) fn forget_capitals(&mut self) {
        self.set(FeatureGroup::Capitals, Arc::default());
    }

    pub(super) fn take_over(&mut self, group: FeatureGroup, from: &Self) {
        self.set(group, from.groups[group as usize].clone());
    }
}

/// Returns features that are switched on or off.
pub(super) fn switched(tags: &[&str], on: bool) -> Vec<FontFeature> {
    let feature = |tag: &&str| Some(FontFeature::new(Tag::parse(tag)?, u16::from(on)));
    tags.iter().filter_map(feature).collect()
}
