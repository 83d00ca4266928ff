//! Finds the rules that an element matches: the sheets and an element go in, its rules come out, the weakest first.
//!
//! 1. [`Index`] sorts selectors by what the element itself must have, so that most are never looked at;
//! 2. [`Matching`] walks down the document with a filter of what the ancestors have, which most of the others fail at.

use std::collections::HashMap;

use cssparser::ToCss;
use html5ever::LocalName;
use precomputed_hash::PrecomputedHash;
use selectors::{
    bloom::{BLOOM_HASH_MASK, BloomFilter},
    context::{
        MatchingContext, MatchingForInvalidation, MatchingMode, NeedsSelectorFlags, QuirksMode,
        SelectorCaches,
    },
    matching::{matches_selector, selector_may_match},
    parser::{AncestorHashes, Component, Selector},
};

use super::{
    layers::{self, NO_LAYER},
    selecting::{Candidate, PseudoElement, Selectors},
    sheet::{Block, Rule, Sheet},
};
use crate::{dom::NodeIndex, error::Error};

/// How much of a selector an error shows, in characters.
const LONGEST_QUOTE: usize = 60;

/// How many parts are compared as easily as the place among siblings is looked up.
const COUNTED: u64 = 3;

/// Selectors by what the element itself must have, so that most rules are never looked at.
pub(super) struct Index<'a> {
    /// The weakest first.
    entries: Vec<Entry<'a>>,
    by_id: HashMap<LocalName, Vec<u32>>,
    by_class: HashMap<LocalName, Vec<u32>>,
    by_name: HashMap<LocalName, Vec<u32>>,
    rest: Vec<u32>,
    /// The pseudo-element that the selectors end in.
    pseudo: Option<PseudoElement>,
}

struct Entry<'a> {
    /// What the ancestors must have.
    ancestors: AncestorHashes,
    selector: &'a Selector<Selectors>,
    /// How many parts it has, with those inside its parts.
    parts: u64,
    rule: &'a Rule,
    /// Whether the sheet is the document's, the weight of the layer, the specificity, and the place in the sheets.
    weight: (bool, u32, u32, usize),
}

impl<'a> Index<'a> {
    pub(super) fn new(sheets: &'a [Sheet], pseudo: Option<PseudoElement>) -> Self {
        let mut entries = Vec::new();
        let mut order = 0;
        let weights = layers::weights(sheets);
        for (number, sheet) in sheets.iter().enumerate() {
            for rule in &sheet.rules {
                order += 1;
                let layer = rule.layer.map_or(NO_LAYER, |own| weights[number][own]);
                for selector in rule.selectors.slice() {
                    if selector.pseudo_element().copied() == pseudo {
                        entries.push(Entry {
                            ancestors: AncestorHashes::new(selector, QuirksMode::NoQuirks),
                            selector,
                            parts: parts(selector),
                            rule,
                            weight: (number > 0, layer, selector.specificity(), order),
                        });
                    }
                }
            }
        }
        entries.sort_by_key(|entry| entry.weight);
        let mut index = Self {
            entries: Vec::new(),
            by_id: HashMap::new(),
            by_class: HashMap::new(),
            by_name: HashMap::new(),
            rest: Vec::new(),
            pseudo,
        };
        for (place, entry) in (0..).zip(&entries) {
            index.add(entry.selector, place);
        }
        index.entries = entries;
        index
    }

    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    fn add(&mut self, selector: &Selector<Selectors>, place: u32) {
        let (mut id, mut class, mut name) = (None, None, None);
        let mut components = selector.iter();
        if self.pseudo.is_some() {
            // The pseudo-element comes first; what its element must have comes behind it.
            components.by_ref().for_each(drop);
            components.next_sequence();
        }
        for component in components {
            match component {
                Component::ID(word) => id = Some(word),
                Component::Class(word) => class = Some(word),
                Component::LocalName(local) => name = Some(&local.lower_name),
                _ => {}
            }
        }
        let bucket = if let Some(word) = id {
            self.by_id
                .entry(LocalName::from(word.as_ref()))
                .or_default()
        } else if let Some(word) = class {
            self.by_class
                .entry(LocalName::from(word.as_ref()))
                .or_default()
        } else if let Some(word) = name {
            self.by_name
                .entry(LocalName::from(word.as_ref()))
                .or_default()
        } else {
            &mut self.rest
        };
        bucket.push(place);
    }

    /// Calls `look` with the places of the selectors that an element may match.
    fn candidates(&self, candidate: Candidate, mut look: impl FnMut(&[u32])) {
        let element = candidate.element;
        look(&self.rest);
        if let Some(bucket) = self.by_name.get(&element.name.local) {
            look(bucket);
        }
        if !self.by_class.is_empty() {
            for class in &element.classes {
                if let Some(bucket) = self.by_class.get(&LocalName::from(class.as_str())) {
                    look(bucket);
                }
            }
        }
        if !self.by_id.is_empty()
            && let Some(id) = element.attribute("id")
            && let Some(bucket) = self.by_id.get(&LocalName::from(id))
        {
            look(bucket);
        }
    }
}

/// Counts the parts of a selector, with those inside its parts.
fn parts(selector: &Selector<Selectors>) -> u64 {
    let mut count = 0;
    let mut rest = vec![selector];
    while let Some(selector) = rest.pop() {
        for component in selector.iter_raw_match_order() {
            count += 1;
            match component {
                Component::Is(list) | Component::Where(list) | Component::Negation(list) => {
                    rest.extend(list.slice());
                }
                Component::Nth(_) => count += COUNTED,
                Component::NthOf(of) => {
                    count += COUNTED;
                    rest.extend(of.selectors());
                }
                Component::Has(relative) => {
                    rest.extend(relative.iter().map(|one| &one.selector));
                }
                _ => {}
            }
        }
    }
    count
}

/// The declarations of a rule that matches.
pub(super) struct Found<'a> {
    pub(super) block: &'a Block,
    /// Whether they are the browser's own.
    pub(super) is_default: bool,
    /// The weight of their layer.
    pub(super) layer: u32,
}

/// Matches the elements of a document, from the first to the last.
#[derive(Default)]
pub(super) struct Matching {
    caches: SelectorCaches,
    /// The ancestors of the element, from the root on, with what the filter has of each.
    ancestors: Vec<(NodeIndex, Vec<u32>)>,
    filter: BloomFilter,
    /// The places of the rules that were found last.
    found: Vec<u32>,
}

impl Matching {
    /// Goes on to an element. Elements come in the order of the document, so its parent came before it.
    pub(super) fn enter(&mut self, candidate: Candidate) {
        let document = candidate.document;
        let Some(parent) = document.node(candidate.index).parent else {
            return;
        };
        let around = document.node(parent).parent;
        while let Some((last, hashes)) = self.ancestors.last() {
            if *last == parent {
                return;
            }
            if Some(*last) == around {
                break;
            }
            for &hash in hashes {
                self.filter.remove_hash(hash);
            }
            self.ancestors.pop();
        }
        let Some(element) = document.element(parent) else {
            return;
        };
        let mut hashes = vec![
            element.name.local.precomputed_hash(),
            element.name.ns.precomputed_hash(),
        ];
        let id = element.attribute("id").into_iter();
        let words = id.chain(element.classes.iter().map(String::as_str));
        hashes.extend(words.map(|word| LocalName::from(word).precomputed_hash()));
        for hash in &mut hashes {
            *hash &= BLOOM_HASH_MASK;
            self.filter.insert_hash(*hash);
        }
        self.ancestors.push((parent, hashes));
    }

    /// Returns what names the rules that were found last.
    pub(super) fn found(&self) -> Vec<u32> {
        self.found.clone()
    }

    pub(super) fn has_found_none(&self) -> bool {
        self.found.is_empty()
    }

    /// Returns the declarations of the rules that were found last in `index`.
    pub(super) fn rules<'a>(&self, index: &Index<'a>) -> impl Iterator<Item = Found<'a>> {
        self.found.iter().map(|&place| {
            let entry = &index.entries[place as usize];
            Found {
                block: &entry.rule.block,
                is_default: !entry.weight.0,
                layer: entry.weight.1,
            }
        })
    }

    /// Finds the rules of `index` that match the element that was entered.
    ///
    /// # Errors
    /// Returns an error where the selectors take too many steps through the document.
    pub(super) fn find(&mut self, candidate: Candidate, index: &Index) -> Result<(), Error> {
        let mode = if index.pseudo.is_some() {
            MatchingMode::ForStatelessPseudoElement
        } else {
            MatchingMode::Normal
        };
        let (filter, found) = (&self.filter, &mut self.found);
        let mut matching = MatchingContext::new(
            mode,
            Some(filter),
            &mut self.caches,
            QuirksMode::NoQuirks,
            NeedsSelectorFlags::No,
            MatchingForInvalidation::No,
        );
        found.clear();
        let mut last = None;
        index.candidates(candidate, |bucket| {
            for &place in bucket {
                let entry = &index.entries[place as usize];
                if candidate.steps.are_used_up() || !selector_may_match(&entry.ancestors, filter) {
                    continue;
                }
                candidate.steps.begin(entry.parts);
                if matches_selector(entry.selector, 0, None, candidate, &mut matching) {
                    found.push(place);
                }
                last = Some(entry.selector);
            }
        });
        if candidate.steps.are_used_up() {
            let selector = last.map(ToCss::to_css_string).unwrap_or_default();
            return Err(Error::Selectors(
                selector.chars().take(LONGEST_QUOTE).collect(),
            ));
        }
        found.sort_unstable();
        found.dedup();
        Ok(())
    }
}
