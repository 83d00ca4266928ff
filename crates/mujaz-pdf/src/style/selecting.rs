//! What the selector engine has to know of our documents.

use std::{borrow::Borrow, cell::Cell, fmt};

use cssparser::{Parser as CssParser, ToCss, serialize_identifier};
use html5ever::{LocalName, Namespace, ns};
use precomputed_hash::PrecomputedHash;
use selectors::{
    Element, OpaqueElement, SelectorImpl,
    attr::{AttrSelectorOperation, CaseSensitivity, NamespaceConstraint},
    bloom::BloomFilter,
    context::MatchingContext,
    matching::ElementSelectorFlags,
    parser::{
        NonTSPseudoClass, Parser, PseudoElement as SelectorPseudoElement, SelectorParseErrorKind,
    },
};

use crate::dom::{self, Document, NodeData, NodeIndex};

#[derive(Debug, Clone)]
pub(crate) struct Selectors;

/// A name or a value inside a selector.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word(LocalName);

impl<'a> From<&'a str> for Word {
    fn from(text: &'a str) -> Self {
        Self(LocalName::from(text))
    }
}

impl AsRef<str> for Word {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl Borrow<LocalName> for Word {
    fn borrow(&self) -> &LocalName {
        &self.0
    }
}

impl PrecomputedHash for Word {
    fn precomputed_hash(&self) -> u32 {
        self.0.precomputed_hash()
    }
}

impl ToCss for Word {
    fn to_css<W: fmt::Write>(&self, destination: &mut W) -> fmt::Result {
        serialize_identifier(&self.0, destination)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum PseudoClass {
    /// `:lang()` with its tags in lower case.
    Language(Vec<String>),
    /// `:dir()`; whether it asks for right to left.
    Direction(bool),
    Link,
    /// Whether nothing stands before an element in its parent but white space, or behind it: of the sheet for old documents.
    Leads,
    Trails,
    /// `:hover` and its like: nobody points at paper.
    Never,
}

impl ToCss for PseudoClass {
    fn to_css<W: fmt::Write>(&self, destination: &mut W) -> fmt::Result {
        destination.write_str(":x")
    }
}

impl NonTSPseudoClass for PseudoClass {
    fn is_active_or_hover(&self) -> bool {
        false
    }

    fn is_user_action_state(&self) -> bool {
        false
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum PseudoElement {
    Before,
    After,
    Marker,
    FirstLetter,
    FirstLine,
    FootnoteCall,
    FootnoteMarker,
}

impl PseudoElement {
    /// Tells whether it is there only where `content` says what it shows.
    pub(crate) const fn needs_content(self) -> bool {
        matches!(
            self,
            Self::Before | Self::After | Self::FootnoteCall | Self::FootnoteMarker
        )
    }
}

impl ToCss for PseudoElement {
    fn to_css<W: fmt::Write>(&self, destination: &mut W) -> fmt::Result {
        destination.write_str("::x")
    }
}

impl SelectorPseudoElement for PseudoElement {}

impl SelectorImpl for Selectors {
    type ExtraMatchingData<'a> = ();
    type AttrValue = Word;
    type Identifier = Word;
    type LocalName = Word;
    type NamespaceUrl = Namespace;
    type NamespacePrefix = Word;
    type BorrowedNamespaceUrl = Namespace;
    type BorrowedLocalName = LocalName;
    type NonTSPseudoClass = PseudoClass;
    type PseudoElement = PseudoElement;
}

impl Default for Word {
    fn default() -> Self {
        Self(LocalName::from(""))
    }
}

#[derive(Debug)]
pub(crate) struct SelectorParser {
    /// Whether a list in `:is()` or `:where()` is wrong as soon as a part of it is.
    pub(super) is_strict: bool,
}

type SelectorError = cssparser::ParseError<()>;

impl<'i> Parser<'i> for SelectorParser {
    type Impl = Selectors;
    type Error = SelectorRefusal;

    fn parse_is_and_where(&self) -> bool {
        true
    }

    fn allow_forgiving_selectors(&self) -> bool {
        !self.is_strict
    }

    fn parse_nth_child_of(&self) -> bool {
        true
    }

    fn parse_has(&self) -> bool {
        true
    }

    fn parse_parent_selector(&self) -> bool {
        true
    }

    fn parse_non_ts_pseudo_class(
        &self,
        name: &str,
    ) -> Result<PseudoClass, cssparser::ParseError<SelectorRefusal>> {
        match name.to_ascii_lowercase().as_str() {
            "link" | "any-link" => Ok(PseudoClass::Link),
            "-mujaz-leads" => Ok(PseudoClass::Leads),
            "-mujaz-trails" => Ok(PseudoClass::Trails),
            "hover" | "active" | "focus" | "visited" | "target" | "focus-visible"
            | "focus-within" | "target-within" | "fullscreen" | "playing" | "paused" => {
                Ok(PseudoClass::Never)
            }
            _ => Err(refused()),
        }
    }

    fn parse_non_ts_functional_pseudo_class(
        &self,
        name: &str,
        input: &mut CssParser<'i>,
        _after_part: bool,
    ) -> Result<PseudoClass, cssparser::ParseError<SelectorRefusal>> {
        match name.to_ascii_lowercase().as_str() {
            "lang" => {
                let tags = input.parse_comma_separated(|input| {
                    Ok::<_, SelectorError>(input.expect_ident_or_string()?.to_ascii_lowercase())
                });
                tags.map(PseudoClass::Language).map_err(|_| refused())
            }
            "dir" => {
                let word = input.expect_ident().map_err(|_| refused())?;
                let right_to_left = word.eq_ignore_ascii_case("rtl");
                if !right_to_left && !word.eq_ignore_ascii_case("ltr") {
                    return Err(refused());
                }
                Ok(PseudoClass::Direction(right_to_left))
            }
            _ => Err(refused()),
        }
    }

    fn parse_pseudo_element(
        &self,
        name: &str,
    ) -> Result<PseudoElement, cssparser::ParseError<SelectorRefusal>> {
        match name.to_ascii_lowercase().as_str() {
            "before" => Ok(PseudoElement::Before),
            "after" => Ok(PseudoElement::After),
            "first-letter" => Ok(PseudoElement::FirstLetter),
            "first-line" => Ok(PseudoElement::FirstLine),
            "marker" => Ok(PseudoElement::Marker),
            "footnote-call" => Ok(PseudoElement::FootnoteCall),
            "footnote-marker" => Ok(PseudoElement::FootnoteMarker),
            _ => Err(refused()),
        }
    }
}

#[derive(Debug)]
pub(crate) struct SelectorRefusal;

impl From<SelectorParseErrorKind> for SelectorRefusal {
    fn from(_: SelectorParseErrorKind) -> Self {
        Self
    }
}

fn refused() -> cssparser::ParseError<SelectorRefusal> {
    cssparser::ParseError::custom(SelectorRefusal)
}

/// How many parts of selectors are compared with elements before a document is given up. Any memo takes less than a
/// thirtieth of it, even one of a thousand pages.
const MOST_STEPS: u64 = 20_000_000;

/// How many more steps lead to siblings, so that those who have begun to count them count all.
const SPARE_STEPS: u64 = 2_000_000;
/// How many bytes of an attribute are compared in a step.
const BYTES_A_STEP: usize = 16;

/// The steps through the document that are left to the selectors. Each costs as much as the selector has parts, since all
/// of them may be compared with the element that it leads to.
#[derive(Debug)]
pub(crate) struct Steps {
    left: Cell<u64>,
    price: Cell<u64>,
    /// Steps to siblings that are left when all others are used up.
    spare: Cell<u64>,
}

impl Default for Steps {
    fn default() -> Self {
        Self {
            left: Cell::new(MOST_STEPS),
            price: Cell::new(1),
            spare: Cell::new(SPARE_STEPS),
        }
    }
}

impl Steps {
    /// Begins with a selector of so many parts.
    pub(super) fn begin(&self, parts: u64) {
        self.price.set(parts);
        self.take();
        self.take_more(1);
    }

    /// Tells whether there is none left; what matched since then means nothing.
    pub(super) fn are_used_up(&self) -> bool {
        self.left.get() == 0
    }

    /// Takes a step to a sibling, if there is one left.
    fn take_sideways(&self) -> bool {
        if self.take() {
            return true;
        }
        self.spare.set(self.spare.get().saturating_sub(1));
        self.spare.get() > 0
    }

    /// Takes more steps, if there are so many left.
    fn take_more(&self, steps: usize) -> bool {
        let left = self.left.get().saturating_sub(steps as u64);
        self.left.set(left);
        !self.are_used_up()
    }

    /// Takes a step, if there is one left.
    fn take(&self) -> bool {
        self.left
            .set(self.left.get().saturating_sub(self.price.get()));
        !self.are_used_up()
    }
}

/// How many texts and comments are looked at for something that stands before an element.
const MOST_BLANKS: usize = 16;

/// An element as the selector engine walks it.
#[derive(Clone, Copy)]
pub(crate) struct Candidate<'a> {
    pub(crate) document: &'a Document,
    pub(crate) index: NodeIndex,
    pub(crate) element: &'a dom::Element,
    pub(crate) steps: &'a Steps,
}

impl fmt::Debug for Candidate<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "<{}>", self.element.html_name())
    }
}

impl<'a> Candidate<'a> {
    pub(crate) fn new(document: &'a Document, index: NodeIndex, steps: &'a Steps) -> Option<Self> {
        let element = document.element(index)?;
        Some(Self {
            document,
            index,
            element,
            steps,
        })
    }

    /// Takes a step to another node, which may be no element, or may be one too many.
    fn step(&self, to: NodeIndex) -> Option<Self> {
        let is_left = self.steps.take();
        Self::new(self.document, to, self.steps).filter(|_| is_left)
    }

    /// Takes a step to a node beside it, which may be no element, or may be one too many.
    fn step_sideways(&self, to: NodeIndex) -> Option<Self> {
        let is_left = self.steps.take_sideways();
        Self::new(self.document, to, self.steps).filter(|_| is_left)
    }

    fn siblings(&self) -> (&'a [NodeIndex], usize) {
        let node = self.document.node(self.index);
        let parent = node.parent.unwrap_or(Document::ROOT);
        (&self.document.node(parent).children, node.position)
    }

    /// Tells whether the element comes before all in `nodes` but white space.
    fn is_first_of(self, nodes: impl Iterator<Item = &'a NodeIndex>) -> bool {
        let mut substantial =
            nodes
                .take(MOST_BLANKS)
                .filter(|&&node| match &self.document.node(node).data {
                    NodeData::Element(_) => true,
                    NodeData::Text(text) => !text.trim_ascii().is_empty(),
                    _ => false,
                });
        substantial.next() == Some(&self.index)
    }

    fn ancestors(self) -> impl Iterator<Item = Self> {
        std::iter::successors(Some(self), Element::parent_element)
    }

    fn inherited_attribute(self, name: &str) -> Option<&'a str> {
        self.ancestors()
            .find_map(|candidate| candidate.element.attribute(name))
    }
}

impl Element for Candidate<'_> {
    type Impl = Selectors;

    fn opaque(&self) -> OpaqueElement {
        OpaqueElement::new(self.element)
    }

    fn parent_element(&self) -> Option<Self> {
        self.step(self.document.node(self.index).parent?)
    }

    fn parent_node_is_shadow_root(&self) -> bool {
        false
    }

    fn containing_shadow_host(&self) -> Option<Self> {
        None
    }

    fn is_pseudo_element(&self) -> bool {
        false
    }

    fn prev_sibling_element(&self) -> Option<Self> {
        let (siblings, position) = self.siblings();
        siblings[..position]
            .iter()
            .rev()
            .find_map(|&sibling| self.step_sideways(sibling))
    }

    fn next_sibling_element(&self) -> Option<Self> {
        let (siblings, position) = self.siblings();
        siblings
            .iter()
            .skip(position + 1)
            .find_map(|&sibling| self.step_sideways(sibling))
    }

    fn first_element_child(&self) -> Option<Self> {
        let children = &self.document.node(self.index).children;
        children.iter().find_map(|&child| self.step(child))
    }

    fn is_html_element_in_html_document(&self) -> bool {
        self.element.name.ns == ns!(html)
    }

    fn has_local_name(&self, name: &LocalName) -> bool {
        self.element.name.local == *name
    }

    fn has_namespace(&self, namespace: &Namespace) -> bool {
        self.element.name.ns == *namespace
    }

    fn is_same_type(&self, other: &Self) -> bool {
        self.element.name.local == other.element.name.local
            && self.element.name.ns == other.element.name.ns
    }

    fn attr_matches(
        &self,
        _namespace: &NamespaceConstraint<&Namespace>,
        name: &Word,
        operation: &AttrSelectorOperation<&Word>,
    ) -> bool {
        self.element.attributes.iter().any(|(known, value)| {
            *known == name.0
                && self.steps.take_more(value.len() / BYTES_A_STEP)
                && operation.eval_str(value)
        })
    }

    fn match_non_ts_pseudo_class(
        &self,
        class: &PseudoClass,
        _context: &mut MatchingContext<Selectors>,
    ) -> bool {
        match class {
            PseudoClass::Link => self.is_link(),
            PseudoClass::Leads => self.is_first_of(self.siblings().0.iter()),
            PseudoClass::Trails => self.is_first_of(self.siblings().0.iter().rev()),
            PseudoClass::Never => false,
            PseudoClass::Direction(right_to_left) => {
                let direction = self.inherited_attribute("dir").unwrap_or("ltr");
                direction.eq_ignore_ascii_case("rtl") == *right_to_left
            }
            PseudoClass::Language(tags) => {
                let language = self
                    .inherited_attribute("lang")
                    .unwrap_or_default()
                    .to_ascii_lowercase();
                tags.iter().any(|tag| {
                    language
                        .strip_prefix(tag.as_str())
                        .is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
                })
            }
        }
    }

    fn match_pseudo_element(
        &self,
        _pseudo: &PseudoElement,
        _context: &mut MatchingContext<Selectors>,
    ) -> bool {
        true
    }

    fn apply_selector_flags(&self, _flags: ElementSelectorFlags) {}

    fn is_link(&self) -> bool {
        self.element.html_name() == "a" && self.element.attribute("href").is_some()
    }

    fn is_html_slot_element(&self) -> bool {
        false
    }

    fn has_id(&self, id: &Word, case: CaseSensitivity) -> bool {
        self.element
            .attribute("id")
            .is_some_and(|known| case.eq(known.as_bytes(), id.0.as_bytes()))
    }

    fn has_class(&self, name: &Word, case: CaseSensitivity) -> bool {
        self.element
            .classes
            .iter()
            .any(|known| case.eq(known.as_bytes(), name.0.as_bytes()))
    }

    fn has_custom_state(&self, _name: &Word) -> bool {
        false
    }

    fn imported_part(&self, _name: &Word) -> Option<Word> {
        None
    }

    fn is_part(&self, _name: &Word) -> bool {
        false
    }

    fn is_empty(&self) -> bool {
        self.document
            .node(self.index)
            .children
            .iter()
            .all(|&child| match &self.document.node(child).data {
                NodeData::Element(_) => false,
                NodeData::Text(text) => text.is_empty(),
                _ => true,
            })
    }

    fn is_root(&self) -> bool {
        self.document.node(self.index).parent == Some(Document::ROOT)
    }

    fn add_element_unique_hashes(&self, _filter: &mut BloomFilter) -> bool {
        false
    }
}
