//! Cuts the laid-out document into pages and draws them.
//!
//! 1. [`page`] works out the size and the margins of a page from `@page` rules;
//! 2. [`split`] cuts a fragment where a page ends;
//! 3. [`emit`] turns the fragments of a page into draw items;
//! 4. [`margins`] fills the margin boxes once the number of pages is known, with what [`names`] kept of each page.

mod emit;
mod margins;
mod names;
pub(crate) mod page;
mod split;

use std::{collections::BTreeMap, rc::Rc, sync::Arc};

use crate::{
    boxes::{BlockBox, Event, counters::Counters},
    draw::{Item, OutlineEntry, Page, Place, Rect, Target},
    layout::{Layouter, fragment::Fragment, paint::box_fills},
    style::{
        PageSide,
        values::{Break, ComputedStyle},
    },
};
use emit::Emitter;
use names::Names;
use page::{PageKind, PageStyle, PageStyles};
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

/// What is known of a page before its margin boxes are filled.
struct Made {
    style: Rc<PageStyle>,
    names: Names,
    counters: Counters,
}

/// Cuts `root` into pages.
pub(crate) fn paginate(
    root: Fragment,
    styles: &mut PageStyles,
    canvas: &ComputedStyle,
    running: &BTreeMap<String, Vec<BlockBox>>,
    layouter: &mut Layouter,
) -> Paginated {
    let mut paginated = Paginated::default();
    let mut names = Names::default();
    let mut counters = Counters::default();
    let mut made: Vec<Made> = Vec::new();
    let mut links = Vec::new();
    let opens = styles.first_side();
    // The first page may be asked to lie on the other side.
    let mut side = wanted_side(root.break_before, opens).unwrap_or(opens);
    let mut rest = Some(root);
    while let Some(fragment) = rest.take() {
        let number = paginated.pages.len();
        if number >= MOST_PAGES {
            paginated.is_cut_off = true;
            break;
        }
        let is_blank = wanted_side(fragment.break_before, opens).is_some_and(|own| own != side);
        let style = styles.of(&PageKind {
            name: fragment.first_page.clone(),
            is_first: number == 0,
            is_blank,
            side,
        });
        side = match side {
            PageSide::Left => PageSide::Right,
            PageSide::Right => PageSide::Left,
        };
        let area = style.area;
        let mut page = Page {
            width: style.width,
            height: style.height,
            items: Vec::new(),
        };
        paint_page(&style, canvas, &mut page);
        counters.turn_page(&style.context);
        if is_blank {
            rest = Some(fragment);
        } else {
            let lead = fragment.lead;
            let space = (area.height - lead).max(1.0);
            let shown = match split::split(fragment, space, area.height, true) {
                Cut::Whole(fragment) | Cut::Later(fragment) => fragment,
                Cut::Parts(head, tail) => {
                    rest = Some(*tail);
                    *head
                }
            };
            let mut emitter = Emitter::new(&mut page.items);
            emitter.fragment(shown, area.x, area.y + lead);
            let (events, page_links) = (emitter.events, emitter.links);
            let on_page = page_links
                .into_iter()
                .map(|(item, name)| (number, item, name));
            links.extend(on_page);
            for (event, x, y) in events {
                let at_top = y <= area.y + lead + 0.5;
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
                    Event::PageNumber(value) => counters.set_page(value),
                    Event::NamedString { name, value } => names.set_string(name, value, at_top),
                    Event::Running { name, number } => names.set_running(name, number, at_top),
                }
            }
        }
        paginated.numbers.push(counters.value("page"));
        paginated.pages.push(page);
        made.push(Made {
            style,
            names: names.turn(),
            counters: counters.clone(),
        });
    }
    lead(&mut paginated, links);
    let count = paginated.pages.len();
    for (page, made) in paginated.pages.iter_mut().zip(&made) {
        let furniture = margins::Furniture {
            style: &made.style,
            counters: &made.counters,
            count,
            names: &made.names,
            running,
        };
        page.items.extend(margins::fill(&furniture, layouter));
    }
    paginated
}

/// Returns the side on which a page has to lie, if the break before it asks for one.
fn wanted_side(before: Break, opens: PageSide) -> Option<PageSide> {
    let other = match opens {
        PageSide::Left => PageSide::Right,
        PageSide::Right => PageSide::Left,
    };
    match before {
        Break::Left => Some(PageSide::Left),
        Break::Right => Some(PageSide::Right),
        Break::Recto => Some(opens),
        Break::Verso => Some(other),
        Break::Auto | Break::Avoid | Break::Page => None,
    }
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

/// The page's own background covers all of it, and so does that of the root element, or else of the body.
fn paint_page(style: &PageStyle, canvas: &ComputedStyle, page: &mut Page) {
    let whole = Rect {
        x: 0.0,
        y: 0.0,
        width: page.width,
        height: page.height,
    };
    for colour in [style.context.background, canvas.background]
        .into_iter()
        .flatten()
    {
        page.items.push(Item::Fill {
            area: whole,
            radius: 0.0,
            colour,
        });
    }
    let mut frame = style.context.clone();
    frame.background = None;
    box_fills(&frame, style.border_box, &mut |area, radius, colour| {
        page.items.push(Item::Fill {
            area,
            radius,
            colour,
        });
    });
}
