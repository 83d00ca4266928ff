//! Computes the style of every element from the rules that it matches.

use std::{cmp::Reverse, collections::HashMap, sync::Arc};

use mujaz_model::Direction;
use selectors::Element as _;

use super::{
    Failures,
    apply::{Context, apply},
    conditions::Medium,
    declaration::Declaration,
    glyphs::Glyphs,
    hints,
    layers::NO_LAYER,
    matching::{Found, Index, Matching},
    selecting::{Candidate, PseudoElement, Steps},
    sheet::{Block, PageRule, Sheet},
    values::{Align, ComputedStyle, Dimension, Display, LengthPercentage},
    work::Work,
};
use crate::{
    dom::{Document, NodeIndex},
    error::Error,
};

/// The styles of every element, and of the pseudo-elements that show something.
#[derive(Debug)]
pub(crate) struct Styles {
    elements: Vec<Option<Arc<ComputedStyle>>>,
    pseudo: HashMap<(NodeIndex, PseudoElement), Arc<ComputedStyle>>,
}

impl Styles {
    pub(crate) fn of(&self, index: NodeIndex) -> Option<&Arc<ComputedStyle>> {
        self.elements[index.0].as_ref()
    }

    /// Returns every style.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Arc<ComputedStyle>> {
        self.elements.iter().flatten().chain(self.pseudo.values())
    }

    pub(crate) fn before(&self, index: NodeIndex) -> Option<&Arc<ComputedStyle>> {
        self.generated(index, PseudoElement::Before)
    }

    /// Returns the style of a pseudo-element that shows something.
    pub(crate) fn generated(
        &self,
        index: NodeIndex,
        pseudo: PseudoElement,
    ) -> Option<&Arc<ComputedStyle>> {
        self.pseudo.get(&(index, pseudo))
    }

    pub(crate) fn after(&self, index: NodeIndex) -> Option<&Arc<ComputedStyle>> {
        self.generated(index, PseudoElement::After)
    }
}

/// Computes the styles of `document`. Sheets come in the order of their weight, the browser's own first. `page` is what the
/// text of a page without a name flows into.
///
/// # Errors
/// Returns an error where the selectors take too many steps through the document, or too much has to be applied.
pub(crate) fn cascade(
    document: &Document,
    sheets: &[Sheet],
    attributes: &HashMap<NodeIndex, Block>,
    page: Medium,
    failures: &Failures,
    glyphs: &Glyphs,
) -> Result<Styles, Error> {
    let mut styles = Styles {
        elements: vec![None; document.nodes.len()],
        pseudo: HashMap::new(),
    };
    let elements = Index::new(sheets, None);
    let pseudo_elements = [
        PseudoElement::Before,
        PseudoElement::After,
        PseudoElement::FootnoteCall,
        PseudoElement::FootnoteMarker,
        PseudoElement::Marker,
        PseudoElement::FirstLetter,
        PseudoElement::FirstLine,
    ]
    .map(|pseudo| (pseudo, Index::new(sheets, Some(pseudo))));
    let steps = Steps::default();
    let work = Work::default();
    let mut matching = Matching::default();
    let mut computed = Computed::default();
    let mut root_size = ComputedStyle::initial().inherited.font_size;
    let mut rest: Vec<NodeIndex> = document.root_element().into_iter().collect();
    while let Some(next) = rest.pop() {
        let Some(candidate) = Candidate::new(document, next, &steps) else {
            continue;
        };
        let node = document.node(next);
        let parent = node.parent.and_then(|parent| styles.of(parent).cloned());
        let is_root = parent.is_none();
        matching.enter(candidate);
        matching.find(candidate, &elements)?;
        let own = attributes.get(&next);
        let hints = hints::declared(document, next, candidate.element);
        let make = || {
            let context = Context {
                parent: parent.as_deref(),
                root_size,
                page,
                failures: Some(failures),
                work: &work,
                glyphs,
            };
            let mut style = compute(&matching, &elements, (hints.as_ref(), own), context);
            if asks_for_own_direction(candidate) {
                style.inherited.direction = first_strong(&document.text(next));
            }
            place_blocks(&mut style, parent.as_deref(), candidate);
            Arc::new(style)
        };
        let is_like_others = own.is_none() && hints.is_none() && !asks_for_own_direction(candidate);
        let style = match &parent {
            Some(parent) if is_like_others => {
                let make = || Some(make());
                computed.style(parent, None, &matching, make)
            }
            _ => None,
        };
        let style = style.unwrap_or_else(make);
        if is_root {
            root_size = style.inherited.font_size;
        }
        for (pseudo, index) in &pseudo_elements {
            if index.is_empty() || !may_have(&style, *pseudo) {
                continue;
            }
            matching.find(candidate, index)?;
            if matching.has_found_none() {
                continue;
            }
            let make = || {
                let context = Context {
                    parent: Some(&style),
                    root_size,
                    page,
                    failures: Some(failures),
                    work: &work,
                    glyphs,
                };
                let own = compute(&matching, index, (None, None), context);
                let shows = !pseudo.needs_content() || own.content.is_some();
                (shows && own.display != Display::None).then(|| Arc::new(own))
            };
            if let Some(generated) = computed.style(&style, Some(*pseudo), &matching, make) {
                styles.pseudo.insert((next, *pseudo), generated);
            }
        }
        work.check()?;
        let first_line = styles.generated(next, PseudoElement::FirstLine).cloned();
        let style = with_first_line(style, first_line);
        let shown = style.display != Display::None;
        styles.elements[next.0] = Some(style);
        if shown {
            rest.extend(node.children.iter().rev());
        }
    }
    Ok(styles)
}

/// Tells whether an element of a style can have a pseudo-element.
fn may_have(style: &ComputedStyle, pseudo: PseudoElement) -> bool {
    match pseudo {
        PseudoElement::FootnoteCall | PseudoElement::FootnoteMarker => style.is_footnote,
        PseudoElement::Marker => style.display == Display::ListItem,
        PseudoElement::FirstLetter | PseudoElement::FirstLine => style.display.holds_lines(),
        PseudoElement::Before | PseudoElement::After => true,
    }
}

fn with_first_line(
    style: Arc<ComputedStyle>,
    first_line: Option<Arc<ComputedStyle>>,
) -> Arc<ComputedStyle> {
    if first_line.is_none() || !style.display.holds_lines() {
        return style;
    }
    let mut own = (*style).clone();
    own.first_line = first_line;
    Arc::new(own)
}

/// The styles that were computed, by all that they were computed from: siblings are mostly alike.
#[derive(Default)]
struct Computed {
    known: HashMap<Origin, Option<Arc<ComputedStyle>>>,
}

/// What a style is computed from.
#[derive(PartialEq, Eq, Hash)]
struct Origin {
    /// The address of the parent's style, which the styles of the document keep alive.
    parent: usize,
    pseudo: Option<PseudoElement>,
    /// The rules that match.
    rules: Vec<u32>,
}

impl Computed {
    /// Returns the style that the rules found last make of the parent's.
    fn style(
        &mut self,
        parent: &Arc<ComputedStyle>,
        pseudo: Option<PseudoElement>,
        matching: &Matching,
        make: impl FnOnce() -> Option<Arc<ComputedStyle>>,
    ) -> Option<Arc<ComputedStyle>> {
        let origin = Origin {
            parent: Arc::as_ptr(parent) as usize,
            pseudo,
            rules: matching.found(),
        };
        self.known.entry(origin).or_insert_with(make).clone()
    }
}

/// Computes the style that the rules found last, what the attributes of the element hint at, and its `own` declarations make
/// of the parent's.
fn compute(
    matching: &Matching,
    index: &Index,
    (hints, own): (Option<&Block>, Option<&Block>),
    context: Context,
) -> ComputedStyle {
    let rules = || matching.rules(index);
    // The defaults come first, and none of them is important.
    let defaults: Vec<&Declaration> = rules()
        .take_while(|found| found.is_default)
        .flat_map(|found| &found.block.normal)
        .collect();
    let owns = || rules().filter(|found| !found.is_default);
    let normal = owns().flat_map(|found| &found.block.normal);
    let in_no_layer = owns().filter(|found| found.layer == NO_LAYER);
    let important = in_no_layer.flat_map(|found| &found.block.important);
    // What is important wins in layers over what is in none, and in the first of them over the others.
    let mut in_layers: Vec<Found> = owns()
        .filter(|found| found.layer != NO_LAYER && !found.block.important.is_empty())
        .collect();
    in_layers.sort_by_key(|found| Reverse(found.layer));
    let hints = hints.into_iter().flat_map(|block| &block.normal);
    let declarations: Vec<&Declaration> = hints
        .chain(normal)
        .chain(own.into_iter().flat_map(|block| &block.normal))
        .chain(important)
        .chain(own.into_iter().flat_map(|block| &block.important))
        .chain(in_layers.iter().flat_map(|found| &found.block.important))
        .collect();
    apply(context, &defaults, &declarations)
}

/// Places a block as the `align` attribute around it asks: every block but a table hands that on to those inside of it (HTML,
/// 15.2).
fn place_blocks(style: &mut ComputedStyle, parent: Option<&ComputedStyle>, candidate: Candidate) {
    let around = parent.filter(|parent| !parent.display.arranges());
    let around = around.map(|parent| parent.inherited.align);
    style.place_in_container = around.filter(|around| around.places_blocks());
    if let Some(parent) = around_legend(parent, candidate) {
        // It stands on the upper edge of its field set, and the padding below it (HTML, 15.3.13).
        let above = parent.padding.top.of(0.0) + parent.border.top.thickness();
        style.margin.top = Dimension::Set(LengthPercentage {
            points: -above,
            ..LengthPercentage::default()
        });
        style.padding.bottom.points += parent.padding.top.of(0.0);
        style.is_legend = true;
    }
    if candidate.element.html_name() == "table" && style.inherited.align.places_blocks() {
        style.inherited.align = Align::Start;
    }
}

/// Returns the style of the field set whose legend an element is.
fn around_legend<'a>(
    parent: Option<&'a ComputedStyle>,
    candidate: Candidate,
) -> Option<&'a ComputedStyle> {
    if candidate.element.html_name() != "legend" || candidate.prev_sibling_element().is_some() {
        return None;
    }
    let around = candidate.parent_element()?;
    parent.filter(|_| around.element.html_name() == "fieldset")
}

/// Tells whether an element leaves its direction to its text. Nothing else ever does.
fn asks_for_own_direction(candidate: Candidate) -> bool {
    match candidate.element.attribute("dir") {
        Some(direction) => direction.trim().eq_ignore_ascii_case("auto"),
        None => candidate.element.html_name() == "bdi",
    }
}

/// Returns the direction of the first letter that has one.
pub(crate) fn first_strong(text: &str) -> Direction {
    text.chars()
        .find(|character| character.is_alphabetic())
        .filter(|character| matches!(character, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'))
        .map_or(Direction::LeftToRight, |_| Direction::RightToLeft)
}

/// Returns the style that blocks of declarations make on their own, as in page margin boxes.
pub(crate) fn from_blocks(
    parent: &ComputedStyle,
    root_size: f32,
    blocks: &[&Block],
) -> ComputedStyle {
    from_blocks_noting(parent, root_size, blocks, None)
}

/// Notes the values in pages and their margin boxes whose variables cannot be filled in.
pub(super) fn fill_pages<'a>(
    pages: impl Iterator<Item = &'a PageRule>,
    document: &Document,
    styles: &Styles,
    failures: &Failures,
) {
    let initial = ComputedStyle::initial();
    let root = document.root_element().and_then(|root| styles.of(root));
    let root = root.map_or(&initial, |style| style);
    for page in pages {
        let boxes = page.boxes.iter().map(|(_, block)| block);
        for block in boxes
            .chain([&page.block])
            .filter(|block| block.has_variables())
        {
            from_blocks_noting(root, root.inherited.font_size, &[block], Some(failures));
        }
    }
}

fn from_blocks_noting(
    parent: &ComputedStyle,
    root_size: f32,
    blocks: &[&Block],
    failures: Option<&Failures>,
) -> ComputedStyle {
    let normal = blocks.iter().flat_map(|block| &block.normal);
    let important = blocks.iter().flat_map(|block| &block.important);
    let declarations: Vec<&Declaration> = normal.chain(important).collect();
    let context = Context {
        parent: Some(parent),
        root_size,
        page: Medium::default(),
        failures,
        work: &Work::default(),
        glyphs: &Glyphs::default(),
    };
    apply(context, &[], &declarations)
}
