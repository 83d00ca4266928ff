//! What a few letters can ask for without end is refused, and the refusal says what there is too much of.

use std::fmt::Write as _;

use super::*;

/// Writes a part so many times, with its number in place of `#`.
fn numbered(part: &str, count: usize) -> String {
    let one = |number: usize| part.replace('#', &number.to_string());
    (0..count).map(one).collect()
}

/// Returns why a document is refused.
fn refusal(html: &str) -> String {
    match try_whole(html) {
        Err(error) => error.to_string(),
        Ok(warned) => panic!(
            "{} pages were made of {:?}",
            warned.value.pages.len(),
            html.chars().take(99).collect::<String>()
        ),
    }
}

#[test]
fn what_there_is_too_much_of_is_named() {
    let many = |part: &str, count: usize| part.repeat(count);
    let documents = [
        (
            format!("<p>x{}y", many("\u{2067}", 1_001)),
            "isolates that are open at once",
        ),
        (
            format!("<table><tr>{}</table>", many("<td>", 5_001)),
            "columns in a table",
        ),
        (
            format!(
                "<style>i {{ grid-area: auto / auto / span 1000 / span 1000 }}</style><div style='display: grid'>{}</div>",
                many("<i></i>", 60)
            ),
            "cells for the items of its grids",
        ),
        (
            format!(
                "<style>i {{ display: block }}</style><div style='display: grid; grid-auto-flow: dense'>{}</div>",
                many("<i></i>", 8_000)
            ),
            "cells for the items of its grids",
        ),
        (
            format!(
                "<style>@page a{} {{ margin: 0 }}</style><p>x",
                many(", a", 2_000)
            ),
            "selectors of pages",
        ),
        (
            format!("<p>{}", many("x", (1 << 19) + 1)),
            "bytes of text in one paragraph",
        ),
        (
            format!(
                "<style>p {{ counter-reset:{} }}</style>{}",
                numbered(" a#", 10_000),
                many("<p>", 300)
            ),
            "steps of its counters",
        ),
        (
            format!(
                "<style>p {{ margin: 0; height: 700pt; margin-top: -700pt; \
                 background: linear-gradient(red, blue) 0 0 / 12pt 12pt }}</style>{}",
                many("<p>", 30)
            ),
            "bytes of backgrounds and borders on one page",
        ),
    ];
    for (html, what) in documents {
        let refusal = refusal(&html);
        let start: String = html.chars().take(80).collect();
        assert!(refusal.contains(what), "{start}: {refusal}");
    }
}

#[test]
fn floats_and_footnotes_beyond_any_document_are_refused() {
    for (declaration, what) in [("left", "floats"), ("footnote", "footnotes")] {
        let notes = "<i></i>".repeat(20_001);
        let refusal = refusal(&format!(
            "<style>i {{ float: {declaration} }}</style><p>x{notes}"
        ));
        assert!(refusal.ends_with(what), "{refusal}");
    }
}

#[test]
fn selectors_that_look_at_all_siblings_of_all_elements_are_refused() {
    let rules = numbered("p:nth-child(#n+1 of .a) { color: red } ", 400);
    let refusal = refusal(&format!(
        "<style>{rules}</style>{}",
        "<p class=a>".repeat(4_000)
    ));
    assert!(refusal.contains(":nth-child("), "{refusal}");
}

#[test]
fn lines_of_elements_in_elements_along_a_text_lie_over_each_other() {
    let nested = |depth: usize| {
        let open = "<u style='text-decoration: underline'>".repeat(depth);
        fills(&set("", &format!("<p>{open}x")).pages[0]).len()
    };
    assert_eq!(nested(3), 3);
    assert_eq!(nested(40), 8);
}

#[test]
fn boxes_in_a_paragraph_stand_on_the_page_of_their_line() {
    let boxes = numbered(
        "<i style='display: inline-block; width: 250pt'>b#.</i> ",
        60,
    );
    let list = set("", &format!("<p>{boxes}"));
    let expected = numbered("b#.", 60);
    let pages = list.pages.len();
    assert!(pages > 3, "{pages} pages");
    assert_eq!(document_text(&list).replace(' ', ""), expected);
}

#[test]
fn cells_that_go_on_over_many_pages_lose_nothing() {
    let cell = |name: char| numbered(&format!("<p>{name}#."), 400);
    let list = set(
        "",
        &format!("<table><tr><td>{}<td>{}</table>", cell('a'), cell('b')),
    );
    let text = document_text(&list);
    for name in ['a', 'b'] {
        for number in 0..400 {
            let word = format!("{name}{number}.");
            assert_eq!(text.matches(&word).count(), 1, "{word}");
        }
    }
}

/// Returns the address of a font that makes many glyphs of each of its first sixteen, of one after the other.
fn multiplying_font(count: u16) -> String {
    let font = include_bytes!("../../../../fuzz/corpus/pdf_font/latin.ttf");
    let scripts = [1, 0x4446, 0x4c54, 8, 4, 0, 0, 0xffff, 1, 0];
    let features = [1, 0x6363, 0x6d70, 8, 0, 1, 0];
    let first = 6 + 16 * 2;
    let length = 2 + count * 2;
    let mut lookups = vec![1, 4, 2, 0, 1, 8, 1, first + 16 * length, 16];
    lookups.extend((0..16).map(|glyph| first + glyph * length));
    for glyph in 0..16 {
        lookups.push(count);
        lookups.extend((0..count).map(|_| glyph));
    }
    lookups.extend([2, 1, 0, 15, 0]);
    let mut table = vec![1, 0, 10, 30, 44];
    table.extend(scripts);
    table.extend(features);
    table.extend(lookups);
    let mut tables = crate::sfnt::tables(font).unwrap();
    let bytes = table.iter().flat_map(|word: &u16| word.to_be_bytes());
    tables.insert(*b"GSUB", bytes.collect());
    let file = crate::sfnt::written(&tables);
    let mut address = "data:font/ttf,".to_owned();
    for byte in file {
        let _ = write!(address, "%{byte:02x}");
    }
    address
}

#[test]
fn a_font_that_makes_many_glyphs_of_one_is_refused_where_they_are_too_many() {
    let document = |count: u16, text: &str| {
        let font = multiplying_font(count);
        format!(
            "<style>@font-face {{ font-family: F; src: url('{font}') }} p {{ font-family: F }}</style><p>{text}"
        )
    };
    assert!(try_whole(&document(3, &"abc ".repeat(900))).is_ok());
    let many = refusal(&document(60, &"abc ".repeat(900)));
    assert!(many.contains("glyphs for every byte of a text"), "{many}");
    let long = refusal(&document(2, &"abc ".repeat(20_000)));
    assert!(long.contains("fonts of its own that multiply"), "{long}");
}
