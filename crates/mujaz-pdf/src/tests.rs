//! Cases for everything from HTML to the draw list.

mod arrangement;
mod bidi;
mod blocks;
mod bounds;
mod breaks;
mod cascade;
mod columns;
mod floats;
mod footnotes;
mod lines;
mod margins;
mod options;
mod places;
mod references;
mod renderer;
mod robustness;
mod structure;
mod tables;
mod values;
mod words;

use std::sync::Arc;

use mujaz_model::{Html, Warned};

use crate::{
    Error, Options,
    draw::{DrawList, GlyphRun, Item, Page, Rect, Target},
    lay_out,
    renderer::Shelf,
};

/// Lays out a whole document with the fonts of the built-in templates.
fn set_whole(html: &str) -> Warned<DrawList> {
    try_whole(html).unwrap()
}

/// Lays out a whole document, which may be refused.
fn try_whole(html: &str) -> Result<Warned<DrawList>, Error> {
    let fonts: [&[u8]; 4] = [
        include_bytes!("../../../assets/fonts/NotoSans-Regular.ttf"),
        include_bytes!("../../../assets/fonts/NotoSans-Bold.ttf"),
        include_bytes!("../../../assets/fonts/NotoSans-Italic.ttf"),
        include_bytes!("../../../assets/fonts/Amiri-Regular.ttf"),
    ];
    let options = Options {
        fonts: fonts.into_iter().map(Arc::from).collect(),
        ..Options::default()
    };
    lay_out(&Html(html.to_owned()), &options, &Shelf::default())
}

/// Lays out a body that is 260 points wide on small pages: 300 by 200 points with margins of 20 points, in 10 point Noto
/// Sans. Without its width the body would be as wide as the page's area, which is a whole number of CSS pixels.
fn set(css: &str, body: &str) -> DrawList {
    let html = format!(
        "<!DOCTYPE html><html lang=en><style>\
         @page {{ size: 300pt 200pt; margin: 20pt }}\
         html {{ font: 10pt/12pt 'Noto Sans', Amiri }} body, p, h1, h2, ul, ol {{ margin: 0 }} body {{ width: 260pt }}\
         {css}</style><body>{body}"
    );
    set_whole(&html).value
}

fn runs(page: &Page) -> Vec<&GlyphRun> {
    page.items
        .iter()
        .filter_map(|item| match item {
            Item::Glyphs(run) => Some(run),
            _ => None,
        })
        .collect()
}

fn fills(page: &Page) -> Vec<Rect> {
    let area = |item: &Item| match item {
        Item::Fill { area, .. } => Some(*area),
        _ => None,
    };
    page.items.iter().filter_map(area).collect()
}

/// Returns the text of a page in the order of its items.
fn text(page: &Page) -> String {
    runs(page).iter().map(|run| run.text.as_str()).collect()
}

/// Returns the text of the whole document, without what is repeated on pages.
fn document_text(list: &DrawList) -> String {
    let own = |page| runs(page).into_iter().filter(|run| run.node.is_some());
    list.pages
        .iter()
        .flat_map(own)
        .map(|run| run.text.as_str())
        .collect()
}

/// Returns the first run that has `part` in it.
fn run_with<'a>(page: &'a Page, part: &str) -> &'a GlyphRun {
    let found = runs(page).into_iter().find(|run| run.text.contains(part));
    found.unwrap_or_else(|| panic!("no run with {part:?} in {:?}", text(page)))
}

fn near(one: f32, other: f32) -> bool {
    (one - other).abs() < 0.01
}

fn left(run: &GlyphRun) -> f32 {
    run.glyphs
        .iter()
        .map(|glyph| glyph.x)
        .fold(f32::MAX, f32::min)
}

/// Returns the origin of the glyph that shows `character`.
fn x_of(page: &Page, character: char) -> f32 {
    for run in runs(page) {
        if let Some(at) = run.text.find(character)
            && let Some(glyph) = run.glyphs.iter().find(|glyph| glyph.cluster.start == at)
        {
            return glyph.x;
        }
    }
    panic!("no glyph for {character:?} in {:?}", text(page))
}

/// Returns the characters of a page from left to right, with the white space left out.
fn from_left(page: &Page) -> String {
    let mut all: Vec<(f32, &str)> = Vec::new();
    for run in runs(page) {
        for glyph in &run.glyphs {
            all.push((glyph.x, &run.text[glyph.cluster.clone()]));
        }
    }
    all.sort_by(|one, other| one.0.total_cmp(&other.0));
    all.iter()
        .map(|(_, text)| *text)
        .filter(|text| !text.trim().is_empty())
        .collect()
}
