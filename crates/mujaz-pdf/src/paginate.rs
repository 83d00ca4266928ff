//! Cuts the laid-out document into pages and draws them.
//!
//! 1. [`page`] works out the size and the margins of a page from `@page` rules;
//! 2. [`emit`] turns the fragments of a page, which [`split`] cuts off, into draw items;
//! 3. [`margins`] fills the margin boxes once the number of pages is known, with what [`names`] kept of each page;
//! 4. [`notes`] sets footnotes below the text.

mod emit;
mod margins;
mod names;
mod notes;
pub(crate) mod page;

use std::{
    collections::{BTreeMap, VecDeque},
    rc::Rc,
    sync::Arc,
};

use crate::{
    boxes::{BlockBox, Event, counters::Counters},
    draw::{Item, OutlineEntry, Page, Place, Rect, Target},
    error::Error,
    layout::{
        Fit, Layouter,
        fragment::{Content, Fragment, Free},
        free::PageEnd,
        paint::{background, box_fills},
        split::{self, Cut},
    },
    limits::{self, Kind, Tally},
    style::{
        PageSide,
        values::{Break, ComputedStyle, Display},
    },
};
use emit::Emitter;
use names::Names;
use notes::Notes;
use page::{PageKind, PageStyle, PageStyles};

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
    /// The footnotes, each with the page on which it is called, counted from 0.
    pub(crate) notes: Vec<(usize, usize)>,
    /// Links to places that the document does not have.
    pub(crate) dangling: Vec<Arc<str>>,
    /// Whether there was more than the most pages that a document may have.
    pub(crate) is_cut_off: bool,
}

/// What a document is paginated from.
pub(crate) struct Flowing<'a> {
    pub(crate) root: Fragment,
    /// The boxes that stand on every page, from the corner of its area.
    pub(crate) fixed: Vec<Free>,
    /// The bodies of the footnotes.
    pub(crate) notes: Vec<Fragment>,
    pub(crate) canvas: &'a ComputedStyle,
    pub(crate) running: &'a BTreeMap<Arc<str>, Vec<BlockBox>>,
    pub(crate) fit: Fit,
}

/// What is known of a page before its margin boxes are filled.
struct Made {
    style: Rc<PageStyle>,
    names: Names,
    counters: Counters,
}

/// Cuts a document into pages.
///
/// # Errors
/// Returns an error where there is too much on the pages.
#[expect(
    clippy::too_many_lines,
    reason = "one page is made from the top to the bottom, and each step needs what the ones before found"
)]
pub(crate) fn paginate(
    flowing: Flowing,
    styles: &mut PageStyles,
    layouter: &mut Layouter,
) -> Result<Paginated, Error> {
    let mut paginated = Paginated::default();
    let mut drawn = Tally::new(Kind::Drawn);
    let mut known_names = Tally::new(Kind::Names);
    let mut names = Names::default();
    let mut counters = Counters::default();
    let mut made: Vec<Made> = Vec::new();
    let mut links = Vec::new();
    let Flowing {
        mut root,
        fixed,
        notes,
        canvas,
        running,
        fit: Fit { zoom, aside },
    } = flowing;
    let bodies_are_none = notes.is_empty();
    let mut notes = Notes::new(notes);
    if !bodies_are_none {
        let page = styles.extent().times(zoom).height;
        root.reserve_notes(&notes.heights(page));
    }
    let last_style = root.style.clone();
    let opens = styles.first_side();
    // The first page may be asked to lie on the other side.
    let mut side = wanted_side(root.break_before, opens).unwrap_or(opens);
    let mut rest = Some(root);
    loop {
        let fragment = match rest.take() {
            Some(fragment) => fragment,
            None if notes.is_waiting() => empty(&last_style),
            None => break,
        };
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
        let extent = style.extent().times(zoom);
        let area = Rect {
            width: extent.width,
            height: extent.height,
            ..style.area
        };
        // The place that stays where it is when the document is made smaller.
        let centre = if zoom > 1.0 {
            let aside = aside * style.extent().width;
            (area.x - aside * zoom / (zoom - 1.0), area.y)
        } else {
            (area.x, area.y)
        };
        let on_paper = |x: f32, y: f32| {
            let (from_x, from_y) = centre;
            (from_x + (x - from_x) / zoom, from_y + (y - from_y) / zoom)
        };
        let left = styles.left(&style, fragment.first_page.as_ref());
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
            let mut space = area.height - lead;
            if fragment.notes > 0.0 || notes.is_waiting() {
                space -= notes.reserved(area.height) + notes::gap(style.footnotes.as_ref());
            }
            let space = space.max(1.0);
            let shown = match split::split(fragment, space, area.height, true) {
                Cut::Whole(fragment) | Cut::Later(fragment) => fragment,
                Cut::Parts(head, tail) => {
                    rest = Some(*tail);
                    *head
                }
            };
            let mut shown = shown;
            if layouter.has_free {
                let below = style.height - style.area.y - style.area.height;
                let end = PageEnd {
                    area: area.height,
                    paper: area.height + below * zoom,
                };
                let left_over = shown.cut_free((shown.x, lead), end);
                if !left_over.is_empty() {
                    let next = rest.get_or_insert_with(|| Fragment {
                        first_page: shown.last_page.clone(),
                        ..empty(&last_style)
                    });
                    next.add_free(left_over);
                }
            }
            let painted = page.items.len();
            let mut emitter = Emitter::new(&mut page.items);
            emitter.end = (shown.notes <= 0.0).then_some(area.y + area.height);
            let below = area.height - lead - shown.height;
            emitter.fixed(&fixed, true, (area.x, area.y), number);
            emitter.fragment(shown, left, area.y + lead);
            emitter.fixed(&fixed, false, (area.x, area.y), number);
            let called = std::mem::take(&mut emitter.notes);
            let on_page = called.iter().map(|&note| (note, number));
            paginated.notes.extend(on_page);
            if !called.is_empty() || notes.is_waiting() {
                notes.set(&called, area, below, style.footnotes.as_ref(), &mut emitter);
            }
            limits::check(Kind::Painted, emitter.painted)?;
            drawn.add(emitter.painted.saturating_mul(2))?;
            let (events, page_links) = (emitter.events, emitter.links);
            let on_page = page_links
                .into_iter()
                .map(|(item, name)| (number, item, name));
            links.extend(on_page);
            if zoom > 1.0 {
                for item in &mut page.items[painted..] {
                    item.scale(1.0 / zoom, centre);
                }
            }
            for (event, x, y) in events {
                let (x, y) = on_paper(x, y);
                let at_top = y <= area.y + lead + 0.5;
                match event {
                    Event::Heading { level, title, node } => paginated.outline.push(OutlineEntry {
                        level,
                        title,
                        node: Some(node),
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
        drawn.add(limits::bytes(&page.items))?;
        limits::check(Kind::OnPage, limits::glyphs(&page.items))?;
        known_names.add(names.len() + counters.len())?;
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
    let mut set = margins::Set::default();
    for (page, made) in paginated.pages.iter_mut().zip(&made) {
        let furniture = margins::Furniture {
            style: &made.style,
            counters: &made.counters,
            count,
            names: &made.names,
            running,
        };
        let items = margins::fill(&furniture, layouter, &mut set)?;
        drawn.add(limits::bytes(&items))?;
        page.items.extend(items);
        limits::check(Kind::OnPage, limits::glyphs(&page.items))?;
    }
    Ok(paginated)
}

/// Returns a box with nothing in it, for a page that only has notes.
fn empty(style: &Arc<ComputedStyle>) -> Fragment {
    let bare = ComputedStyle::anonymous(style, Display::Block);
    Fragment::new(&Arc::new(bare), Content::Blocks(VecDeque::new()))
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
        Break::Auto | Break::Avoid | Break::Page | Break::Column => None,
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
    for style in [&style.context, canvas] {
        background(style, whole, &mut |painted| {
            page.items.push(painted.into_item());
        });
    }
    let mut frame = style.context.clone();
    frame.background = None;
    frame.background_layers = Arc::default();
    box_fills(&frame, style.border_box, &mut |painted| {
        page.items.push(painted.into_item());
    });
}
