//! HTML goes in, a PDF comes out: paged, tagged, and with Arabic set as Arabic is set.
//!
//! 1. `dom` parses the HTML into a document;
//! 2. `style` computes the style of every element from the document's style sheets;
//! 3. `boxes` turns elements into boxes, with what `pictures` decodes, and records the structure that they belong to;
//! 4. `layout` gives every box its size, and `text` sets the lines;
//! 5. `paginate` cuts the boxes into pages and draws them into a `draw` list;
//! 6. `write` writes the list as PDF, its pages, fonts and streams in `parallel`.
//!
//! Up to the draw list nothing knows of PDF, and from there on nothing knows of HTML. Nothing is ever fetched: fonts and
//! pictures are inside the document, or the caller hands them over.

mod boxes;
mod conformance;
mod dom;
mod draw;
mod error;
mod kept;
mod layout;
mod limits;
mod options;
mod page_range;
mod paginate;
mod parallel;
mod pictures;
mod renderer;
mod sfnt;
mod style;
mod text;
mod watermark;
mod write;

#[cfg(test)]
mod tests;

use std::{cell::RefCell, collections::BTreeSet, sync::Arc};

use mujaz_model::{Html, Pdf, Warned, Warning};

pub use error::Error;
pub use options::{Archive, Attachment, Encryption, Metadata, Options, Permissions, Relationship};
pub use renderer::Renderer;

/// The part of CSS that style sheets may use, as the parser knows it and as it is documented.
pub mod css {
    pub use crate::style::properties::{Property, SUBJECTS, Subject, WITHOUT_EFFECT};
}

use boxes::{BoxContent, targets::Targets};
use draw::DrawList;
use layout::{Fit, Layouter};
use paginate::{Flowing, page::PageStyles};
use renderer::Shelf;
use style::values::ComputedStyle;
use text::{
    fonts::{FontFace, Fonts, Naming},
    paragraph::Typesetter,
};

/// Sets a document as PDF. What its style sheets ask for in vain is warned of. To set many, or one again and again, use a
/// [`Renderer`].
///
/// # Errors
/// Returns an error where there is text and no font, where a font cannot be embedded, where the document and the options
/// contradict each other, or where the document asks for more than a document can be.
pub fn pdf(html: &Html, options: &Options) -> Result<Warned<Pdf>, Error> {
    let Warned {
        value,
        mut warnings,
    } = lay_out(html, options, &Shelf::default())?;
    let mut written = write::write(value, options, None)?;
    warnings.append(&mut written.warnings);
    written.warnings = warnings;
    Ok(written)
}

/// How often a document is set until the page numbers in its text are those of its pages.
const MOST_PASSES: usize = 5;

/// Sets a document as pages of glyphs and rectangles.
pub(crate) fn lay_out(
    html: &Html,
    options: &Options,
    shelf: &Shelf,
) -> Result<Warned<DrawList>, Error> {
    limits::check(limits::Kind::Html, html.0.len())?;
    let document = dom::parse(&html.0);
    limits::check(limits::Kind::Nodes, document.nodes.len())?;
    limits::check(limits::Kind::Characters, document.characters())?;
    let mut styling = style::style(&document, &html.0, None)?;
    let selectors = styling.pages.iter().map(|page| page.selectors.len().max(1));
    limits::check(limits::Kind::PageSelectors, selectors.sum())?;
    let mut warnings = std::mem::take(&mut styling.warnings);

    let mut typesetter = shelf.typesetter();
    typesetter.has_old_lines = document.has_old_lines;
    load_fonts(&styling, options, shelf, &mut typesetter, &mut warnings);
    if styling.measures_glyphs {
        styling = style_by_glyphs(&document, &html.0, &mut typesetter.fonts)?;
    }

    let root = document.root_element();
    let language: Arc<str> = Arc::from(language_of(&document));
    if typesetter.fonts.is_empty() && !document.text(dom::Document::ROOT).trim().is_empty() {
        return Err(Error::NoFonts);
    }

    let initial = ComputedStyle::initial();
    let root_style = root
        .and_then(|root| styling.styles.of(root))
        .map_or(&initial, |style| style);
    let mut pages = PageStyles::new(&styling.pages, root_style);
    let faces = typesetter.fonts.faces();
    let extent = pages.extent();
    let mut layouter = Layouter::new(typesetter, extent.width, pages.named_extents());
    let mut targets = Targets::unknown(styling.restarts_footnotes());
    let mut pass = 1;
    let mut fit = None;
    let (tree, paginated) = loop {
        let (styles, fonts) = (&styling.styles, &mut layouter.typesetter.fonts);
        let mut tree = boxes::generate(&document, &html.0, styles, &language, &targets, fonts)?;
        layouter.has_floats |= tree.has_floats;
        layouter.name_first_page(&mut tree.root);
        let canvas = take_canvas(&mut tree.root);
        let (mut fragment, fit) = if let Some(known @ Fit { zoom, .. }) = fit {
            (
                layouter.lay_out(&tree.root, extent.times(zoom).width),
                known,
            )
        } else {
            let (fragment, found) = layouter.lay_out_to_fit(&tree.root, extent);
            fit = Some(found);
            (fragment, found)
        };
        let extent = extent.times(fit.zoom);
        tree.root.content = BoxContent::Blocks(Vec::new());
        let fixed = if layouter.has_free {
            fragment.settle_on_page(extent, pages.below() * fit.zoom)
        } else {
            Vec::new()
        };
        let mut notes = Vec::with_capacity(tree.notes.len());
        for note in &tree.notes {
            notes.push(layouter.lay_out(note, extent.width));
        }
        layouter.refusal()?;
        let flowing = Flowing {
            root: fragment,
            fixed,
            notes,
            canvas: &canvas,
            running: &tree.running,
            fit,
        };
        let paginated = paginate::paginate(flowing, &mut pages, &mut layouter)?;
        for (name, place) in &paginated.places {
            tree.targets.set_page(name, paginated.numbers[place.page]);
        }
        for &(note, page) in &paginated.notes {
            tree.targets.set_note_page(note, page);
        }
        // Page numbers in the text can move the text to other pages.
        if !tree.shows_targets || tree.targets == targets || pass == MOST_PASSES {
            break (tree, paginated);
        }
        targets = std::mem::take(&mut tree.targets);
        pass += 1;
    };
    warnings.extend(unasked(&styling, tree.running.keys()));
    warnings.extend(tree.warnings);
    warnings.extend(warnings_of(&paginated, pages.are_uneven(), fit));
    let mut pages = paginated.pages;
    if let Some(word) = &options.watermark {
        watermark::add(word, &initial, &language, &mut layouter, &mut pages);
    }
    shelf.put_back(layouter.typesetter);
    let missing = conformance::missing_in(&pages);
    Ok(Warned {
        value: DrawList {
            missing: style::character_place(&html.0, &missing),
            metadata: metadata(&document, &language, &options.metadata),
            faces,
            structure: tree.structure,
            outline: paginated.outline,
            numbers: paginated.numbers,
            pages,
        },
        warnings,
    })
}

/// Warns of running elements that no margin box shows.
fn unasked<'a>(
    styling: &style::Styling,
    names: impl Iterator<Item = &'a Arc<str>>,
) -> Vec<Warning> {
    names
        .filter(|name| !styling.asks_for(name))
        .map(|name| {
            Warning::new(format!(
                "no margin box asks for the running element `{name}` with `element()`, so it is not shown"
            ))
        })
        .collect()
}

/// Styles a document again whose lengths depend on the fonts that it asked for the first time.
fn style_by_glyphs(
    document: &dom::Document,
    html: &str,
    fonts: &mut Fonts,
) -> Result<style::Styling, Error> {
    let fonts = RefCell::new(fonts);
    let measure = |style: &ComputedStyle| fonts.borrow_mut().glyph_lengths(style);
    style::style(document, html, Some(&measure))
}

/// Returns what the pages of a document could not be as they were asked for.
fn warnings_of(
    paginated: &paginate::Paginated,
    are_uneven: bool,
    fit: Option<Fit>,
) -> Vec<Warning> {
    let mut warnings = Vec::new();
    for name in &paginated.dangling {
        warnings.push(Warning::new(format!(
            "a link leads to `#{name}`, which is nowhere in the document"
        )));
    }
    if are_uneven {
        warnings.push(Warning::new(
            "some pages have wider margins than the others: their text is set as wide as on the others and reaches into the margin",
        ));
    }
    if let Some(Fit { zoom, .. }) = fit.filter(|fit| fit.zoom > 1.0) {
        warnings.push(Warning::new(format!(
            "the document is wider than its pages and is set at {:.0} % of its size",
            100.0 / zoom
        )));
    }
    if paginated.is_cut_off {
        warnings.push(Warning::new(
            "the document has too many pages and was cut off",
        ));
    }
    warnings
}

fn load_fonts(
    styling: &style::Styling,
    options: &Options,
    shelf: &Shelf,
    typesetter: &mut Typesetter,
    warnings: &mut Vec<Warning>,
) {
    let used = styling.used_weights();
    let mut add = |face: Arc<FontFace>, range: Option<(u16, u16)>, warnings: &mut Vec<Warning>| {
        let Some((lightest, heaviest)) = face.weights() else {
            typesetter.fonts.add(face);
            return;
        };
        let (from, to) = range.unwrap_or((1, 1000));
        let mut made = BTreeSet::new();
        for &weight in &used {
            let weight = weight.clamp(from, to.max(from));
            let weight = f32::from(weight).clamp(lightest, heaviest);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "weights lie between 1 and 1000"
            )]
            let weight = weight as u16;
            if !made.insert(weight) {
                continue;
            }
            if let Some(weighted) = shelf.weighted_face(&face, weight) {
                typesetter.fonts.add(weighted);
            } else {
                warnings.push(Warning::new(format!(
                    "the variable font `{}` is set in its default weight",
                    face.family()
                )));
                typesetter.fonts.add(face.clone());
                break;
            }
        }
    };
    let mut has_foreign_multiplier = false;
    for face in &styling.fonts {
        let naming = Naming {
            family: Some(face.family.clone()),
            weight: face.weight,
            italic: face.italic,
            characters: face.characters.as_slice().into(),
        };
        let mut sources = face.sources.iter();
        let loaded = sources.find_map(|source| shelf.embedded_face(source, &naming));
        match loaded {
            Some(loaded) => {
                let is_known = options.fonts.iter().any(|file| loaded.is_of(file));
                has_foreign_multiplier |= loaded.multiplies() && !is_known;
                let range = face.weight.map(|from| (from, face.heaviest.unwrap_or(from)));
                add(loaded, range, warnings);
            }
            None => warnings.push(Warning {
                place: face.place,
                ..Warning::new(format!(
                    "the font `{}` is not a TrueType, OpenType, WOFF or WOFF2 file inside the document and was not loaded",
                    face.family
                ))
            }),
        }
    }
    for file in &options.fonts {
        match shelf.face(file, &Naming::default()) {
            Some(face) => add(face, None, warnings),
            None => warnings.push(Warning::new(
                "a font file cannot be read and was not loaded",
            )),
        }
    }
    typesetter.fonts.has_foreign_multiplier = has_foreign_multiplier;
}

/// Takes the background that covers the whole page away from the box that has it: the root, or else the body.
fn take_canvas(root: &mut boxes::BlockBox) -> ComputedStyle {
    let mut canvas = ComputedStyle::initial();
    let has_own =
        |style: &ComputedStyle| style.background.is_some() || !style.background_layers.is_empty();
    let mut take = |style: &mut Arc<ComputedStyle>| {
        let style = Arc::make_mut(style);
        canvas.background = style.background.take();
        canvas.background_layers = std::mem::take(&mut style.background_layers);
        canvas.inherited.colour = style.inherited.colour;
    };
    if has_own(&root.style) {
        take(&mut root.style);
    } else if let BoxContent::Blocks(children) = &mut root.content
        && let [body] = children.as_mut_slice()
        && has_own(&body.style)
    {
        take(&mut body.style);
    }
    canvas
}

/// Returns the language of a document. Many programs only say it of the body, which is all that is printed.
fn language_of(document: &dom::Document) -> &str {
    let root = document.root_element();
    let body = root.and_then(|root| {
        let children = &document.node(root).children;
        children.iter().copied().find(|&child| {
            let child = document.element(child);
            child.is_some_and(|child| child.html_name() == "body")
        })
    });
    root.into_iter()
        .chain(body)
        .filter_map(|index| document.element(index)?.attribute("lang"))
        .map(str::trim)
        .find(|language| !language.is_empty())
        .unwrap_or_default()
}

fn metadata(document: &dom::Document, language: &str, options: &Metadata) -> draw::Metadata {
    let head = document
        .root_element()
        .and_then(|root| document.child_named(root, "head"));
    let title = head
        .and_then(|head| document.child_named(head, "title"))
        .map(|title| document.text(title))
        .unwrap_or_default();
    let named = |wanted: &str| {
        document.node(head?).children.iter().find_map(|&child| {
            let element = document.element(child)?;
            let is_wanted = element.html_name() == "meta"
                && element
                    .attribute("name")
                    .is_some_and(|name| name.eq_ignore_ascii_case(wanted));
            is_wanted.then(|| element.attribute("content"))?
        })
    };
    let entry = |option: &Option<String>, name: &str| {
        let text = one_line(option.as_deref().or_else(|| named(name))?);
        (!text.is_empty()).then_some(text)
    };
    let title = options.title.as_deref().unwrap_or(&title);
    draw::Metadata {
        title: one_line(title),
        author: entry(&options.author, "author"),
        subject: entry(&options.subject, "description"),
        keywords: entry(&options.keywords, "keywords"),
        creator: entry(&options.creator, "generator"),
        language: language.to_owned(),
    }
}

/// Returns text as one line of characters that XML can hold (XML 1.0, 2.2): the file says the same in XMP and outside of it.
fn one_line(text: &str) -> String {
    let is_blank = |character: char| {
        character.is_whitespace()
            || character.is_control()
            || matches!(character, '\u{fffe}' | '\u{ffff}')
    };
    let words = text.split(is_blank).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}
