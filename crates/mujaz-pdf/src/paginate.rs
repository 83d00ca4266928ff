//! Cuts the laid-out document into pages and draws them.
//!
//! 1. [`page`] works out the size and the margins of a page from `@page` rules;
//! 2. [`split`] cuts a fragment where a page ends;
//! 3. [`emit`] turns the fragments of a page into draw items;
//! 4. [`margins`] fills the margin boxes once the number of pages is known.

mod emit;
mod margins;
pub(crate) mod page;
mod split;

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    boxes::{BlockBox, Event},
    draw::{Item, OutlineEntry, Page, Place, Rect, Target},
    layout::{Layouter, fragment::Fragment},
    style::values::ComputedStyle,
};
use emit::Emitter;
use page::PageStyles;
use split::Cut;

/// A document is cut off here, so that no input can fill the disk.
const MOST_PAGES: usize = 5_000;

/// The finished pages.
#[derive(Debug, Default)]
pub(crate) struct Paginated {
    pub(crate) pages: Vec<Page>,
    pub(crate) outline: Vec<OutlineEntry>,
    /// The number that every page bears.
    pub(crate) numbers: Vec<i32>,
    /// Where the places are that links lead to.
    pub(crate) places: BTreeMap<Arc<str>, Place>,
    /// Links to places that the document does not have.
    pub(crate) dangling: Vec<Arc<str>>,
    /// Whether there was more than the most pages that a document may have.
    pub(crate) is_cut_off: bool,
}

/// What the margin boxes of a page may ask for.
#[derive(Debug, Clone, Default)]
struct Names {
    strings: BTreeMap<String, String>,
    running: BTreeMap<String, usize>,
}

/// Cuts `root` into pages.
pub(crate) fn paginate(
    root: Fragment,
    styles: &PageStyles,
    canvas: &ComputedStyle,
    running: &BTreeMap<String, Vec<BlockBox>>,
    layouter: &mut Layouter,
) -> Paginated {
    let mut paginated = Paginated::default();
    let mut names = Names::default();
    let mut on_page = Vec::new();
    let mut links = Vec::new();
    let mut rest = Some(root);
    while let Some(fragment) = rest.take() {
        let number = paginated.pages.len();
        if number >= MOST_PAGES {
            paginated.is_cut_off = true;
            break;
        }
        let area = styles.area(number);
        let (width, height) = styles.size(number);
        let mut page = Page {
            width,
            height,
            items: Vec::new(),
        };
        paint_canvas(canvas, &mut page);
        let lead = fragment.lead;
        let space = (area.height - lead).max(1.0);
        let (shown, remains) = match split::split(fragment, space, area.height, true) {
            Cut::Whole(fragment) | Cut::Later(fragment) => (fragment, None),
            Cut::Parts(head, tail) => (*head, Some(*tail)),
        };
        let mut emitter = Emitter::new(&mut page.items);
        emitter.fragment(shown, area.x, area.y + lead);
        let (events, page_links) = (emitter.events, emitter.links);
        links.extend(
            page_links
                .into_iter()
                .map(|(item, name)| (number, item, name)),
        );
        let mut firsts = Names::default();
        for (event, x, y) in events {
            match event {
                Event::Heading { level, title } => paginated.outline.push(OutlineEntry {
                    level,
                    title,
                    page: number,
                    y,
                }),
                Event::Anchor { name } => {
                    let place = Place { page: number, x, y };
                    paginated.places.entry(name).or_insert(place);
                }
                Event::NamedString { name, value } => {
                    firsts.strings.entry(name.clone()).or_insert(value.clone());
                    names.strings.insert(name, value);
                }
                Event::Running { name, number } => {
                    firsts.running.entry(name.clone()).or_insert(number);
                    names.running.insert(name, number);
                }
            }
        }
        // A page shows the first value that is set on it, or else the last one from before.
        let mut shown = names.clone();
        shown.strings.extend(firsts.strings);
        shown.running.extend(firsts.running);
        on_page.push(shown);
        paginated
            .numbers
            .push(i32::try_from(number + 1).unwrap_or(i32::MAX));
        paginated.pages.push(page);
        rest = remains;
    }
    lead(&mut paginated, links);
    let count = paginated.pages.len();
    for (number, (page, names)) in paginated.pages.iter_mut().zip(&on_page).enumerate() {
        let furniture = margins::fill(styles, number, count, names, running, layouter);
        page.items.extend(furniture);
    }
    paginated
}

/// Tells links where their places are, and takes out those that lead nowhere.
fn lead(paginated: &mut Paginated, links: Vec<(usize, usize, Arc<str>)>) {
    // From the last one on, so that the numbers of the items before stay true.
    for (page, item, name) in links.into_iter().rev() {
        let items = &mut paginated.pages[page].items;
        if let Some(place) = paginated.places.get(&name) {
            if let Item::Link { target, .. } = &mut items[item] {
                *target = Target::Place(*place);
            }
        } else {
            items.remove(item);
            paginated.dangling.push(name);
        }
    }
}

/// The background of the root element, or else of the body, covers the whole page.
fn paint_canvas(canvas: &ComputedStyle, page: &mut Page) {
    if let Some(colour) = canvas.background {
        page.items.push(Item::Fill {
            area: Rect {
                x: 0.0,
                y: 0.0,
                width: page.width,
                height: page.height,
            },
            radius: 0.0,
            colour,
        });
    }
}
