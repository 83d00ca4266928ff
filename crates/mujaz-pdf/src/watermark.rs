//! A word across every page, from one corner towards the other. It lies over all else, so that no background hides it, and
//! is translucent.

use std::sync::Arc;

use crate::{
    draw::{Colour, GlyphRun, Item, Page},
    layout::Layouter,
    style::{
        first_strong,
        values::{ComputedStyle, WhiteSpace},
    },
    text::{content::InlineContent, line::LineItem},
};

/// The word is set at this size and then scaled.
const SIZE: f32 = 100.0;
/// How much of the page's diagonal the word takes.
const SHARE: f32 = 0.6;
/// Light enough to read black text through it.
const SHADE: Colour = Colour {
    alpha: 29,
    ..Colour::BLACK
};

/// Adds the word to the pages.
pub(crate) fn add(
    word: &str,
    initial: &ComputedStyle,
    language: &Arc<str>,
    layouter: &mut Layouter,
    pages: &mut [Page],
) {
    let mut style = initial.clone();
    style.inherited.font_size = SIZE;
    style.inherited.weight = 700;
    style.inherited.colour = SHADE;
    style.inherited.white_space = WhiteSpace::NoWrap;
    style.inherited.direction = first_strong(word);
    let content = InlineContent::plain(word.to_owned(), &Arc::new(style), None, language);
    let width = layouter.line_width(&content);
    let lines = layouter.set_lines(content, f32::MAX);
    let mut runs: Vec<GlyphRun> = lines
        .into_iter()
        .flat_map(|line| {
            line.items.into_iter().filter_map(move |item| match item {
                LineItem::Run(mut run) => {
                    run.glyphs
                        .iter_mut()
                        .for_each(|glyph| glyph.y -= line.baseline);
                    Some(run)
                }
                _ => None,
            })
        })
        .collect();
    if width <= 0.0 {
        return;
    }
    for glyph in runs.iter_mut().flat_map(|run| &mut run.glyphs) {
        glyph.x -= width / 2.0;
        // Roughly the middle of the letters.
        glyph.y += SIZE * 0.3;
    }
    for page in pages {
        let diagonal = page.width.hypot(page.height);
        let scale = (diagonal * SHARE / width).min(page.height / SIZE / 5.0);
        let (along, up) = (
            page.width / diagonal * scale,
            page.height / diagonal * scale,
        );
        let item = Item::Watermark {
            runs: runs.clone(),
            matrix: [along, up, -up, along, page.width / 2.0, page.height / 2.0],
        };
        page.items.push(item);
    }
}
