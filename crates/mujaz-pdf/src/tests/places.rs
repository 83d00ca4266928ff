//! Cases for boxes that are placed by insets.

use super::*;

/// Returns the area of the fill of a colour that is made of `red` alone.
fn fill(page: &Page, red: u8) -> Rect {
    let found = page.items.iter().find_map(|item| match item {
        Item::Fill { area, colour, .. } if colour.red == red => Some(*area),
        _ => None,
    });
    found.unwrap_or_else(|| panic!("no fill of {red}"))
}

#[test]
fn a_box_is_placed_in_the_nearest_one_around_it_that_is_placed_itself() {
    let css = "div { position: relative; margin: 10pt; height: 50pt; border: 1.5pt solid } i { position: absolute; right: 5pt; bottom: 4pt; width: 20pt; height: 10pt; background: rgb(9 0 0) }";
    let list = set(css, "<div><p><i></i>word</p></div>");
    let area = fill(&list.pages[0], 9);
    assert!(
        near(area.x, 300.0 - 20.0 - 10.0 - 1.5 - 5.0 - 20.0),
        "{area:?}"
    );
    assert!(
        near(area.y, 20.0 + 10.0 + 1.5 + 50.0 - 4.0 - 10.0),
        "{area:?}"
    );
}

#[test]
fn logical_insets_are_mirrored() {
    let css = "div { position: relative; height: 50pt } i { position: absolute; inset-inline-start: 5pt; top: 0; width: 20pt; height: 10pt; background: rgb(9 0 0) }";
    let left = set(css, "<div><i></i></div>");
    let right = set(css, "<div dir=rtl><i></i></div>");
    assert!(near(fill(&left.pages[0], 9).x, 25.0));
    assert!(near(fill(&right.pages[0], 9).x, 280.0 - 25.0));
}

#[test]
fn a_placed_box_takes_no_room_in_the_flow() {
    let css = "i { position: absolute; width: 50pt; height: 50pt }";
    let plain = set("", "<p>one<p>two");
    let placed = set(css, "<p>one<i>away</i><p>two");
    let y = |list: &DrawList| run_with(&list.pages[0], "two").glyphs[0].y;
    assert!(near(y(&plain), y(&placed)));
    assert!(text(&placed.pages[0]).contains("away"));
}

#[test]
fn two_opposite_insets_stretch_a_box() {
    let css = "div { position: relative; height: 60pt } i { position: absolute; inset: 10pt 25% 10pt 10pt; background: rgb(9 0 0) }";
    let list = set(css, "<div><i></i></div>");
    let area = fill(&list.pages[0], 9);
    assert!(
        near(area.width, 260.0 * 0.75 - 10.0) && near(area.height, 40.0),
        "{area:?}"
    );
}

#[test]
fn a_relative_box_is_drawn_elsewhere_and_nothing_else_moves() {
    let css = "p { width: 200pt } .moved { position: relative; top: 5pt; left: 7pt }";
    let plain = set(
        "",
        "<p class=moved>one<p>two<p>a <b class=moved>bold</b> word",
    );
    let moved = set(
        css,
        "<p class=moved>one<p>two<p>a <b class=moved>bold</b> word",
    );
    for (text, by) in [
        ("one", (7.0, 5.0)),
        ("two", (0.0, 0.0)),
        ("bold", (7.0, 5.0)),
        ("word", (0.0, 0.0)),
    ] {
        let place = |list: &DrawList| {
            let glyph = &run_with(&list.pages[0], text).glyphs[0];
            (glyph.x, glyph.y)
        };
        let (before, after) = (place(&plain), place(&moved));
        assert!(
            near(after.0 - before.0, by.0) && near(after.1 - before.1, by.1),
            "{text}"
        );
    }
}

#[test]
fn a_fixed_box_stands_on_every_page_and_belongs_to_the_document_once() {
    let css =
        "i { position: fixed; top: -10pt; right: 0 } h1 { break-before: page; font-size: 10pt }";
    let list = set(css, "<i>Draft</i><p>one<h1>two</h1><h1>three</h1>");
    assert_eq!(list.pages.len(), 3);
    for page in &list.pages {
        assert!(near(
            run_with(page, "Draft").glyphs[0].y,
            run_with(&list.pages[0], "Draft").glyphs[0].y
        ));
    }
    assert_eq!(document_text(&list).matches("Draft").count(), 1);
}

#[test]
fn what_stands_at_the_foot_of_a_box_goes_with_its_end_to_the_next_page() {
    let css = "div { position: relative } i { position: absolute; right: 0 } .top { top: 0 } .bottom { bottom: 0 }";
    let body = format!(
        "<div>{}<i class=top>first</i><i class=bottom>last</i></div>",
        "<p>line".repeat(20)
    );
    let list = set(css, &body);
    assert!(text(&list.pages[0]).contains("first") && !text(&list.pages[0]).contains("last"));
    assert!(text(&list.pages[1]).contains("last"));
}

#[test]
fn a_layer_below_zero_is_drawn_before_the_text() {
    let css = "div { position: relative } i { position: absolute; top: 0; left: 0; width: 9pt; height: 9pt; background: rgb(9 0 0); z-index: -1 }";
    let list = set(css, "<div>word<i></i></div>");
    assert!(matches!(list.pages[0].items[0], Item::Fill { .. }));
}

#[test]
fn pseudo_elements_make_boxes_as_their_display_says() {
    let css = "h1 { font-size: 10pt } h1::after { content: ''; display: block; width: 40pt; height: 2pt; background: rgb(9 0 0) } p::before { content: ''; display: inline-block; width: 6pt; height: 6pt; background: rgb(8 0 0) }";
    let list = set(css, "<h1>one</h1><p>two");
    assert!(near(fill(&list.pages[0], 9).width, 40.0));
    let area = fill(&list.pages[0], 8);
    assert!(near(
        left(run_with(&list.pages[0], "two")),
        area.x + area.width
    ));
    assert_eq!(document_text(&list), "onetwo");
}

#[test]
fn a_link_in_a_turned_box_is_where_the_box_is_drawn() {
    let css = "a { color: red } div { width: 100pt; height: 20pt; transform: rotate(90deg) }";
    let list = set(css, "<div><a href='https://example.org'>one</a></div>");
    let link = list.pages[0].items.iter().find_map(|item| match item {
        Item::Link { area, .. } => Some(*area),
        _ => None,
    });
    let area = link.expect("the link is on the page");
    assert!(area.height > area.width, "{area:?}");
    let turns = list.pages[0].items.iter();
    let turns = turns.filter(|item| matches!(item, Item::Turn { .. } | Item::TurnBack));
    assert_eq!(turns.count(), 2);
}

#[test]
fn boxes_turn_in_each_other_only_so_deep_that_archives_hold_them() {
    let html = format!("{}deep{}", "<div>".repeat(40), "</div>".repeat(40));
    let list = set("div { rotate: 1deg }", &html);
    let items = &list.pages[0].items;
    let turns = items
        .iter()
        .filter(|item| matches!(item, Item::Turn { .. }));
    let back = items.iter().filter(|item| matches!(item, Item::TurnBack));
    assert_eq!((turns.count(), back.count()), (12, 12));
}

#[test]
fn lines_that_run_down_are_set_across_where_the_page_has_no_room_for_them() {
    let css = "p { writing-mode: vertical-rl }";
    let turns = |words: usize| {
        let list = set(css, &format!("<p>{}", "word ".repeat(words)));
        let items = list.pages.iter().flat_map(|page| &page.items);
        items
            .filter(|item| matches!(item, Item::Turn { .. }))
            .count()
    };
    assert_eq!((turns(3), turns(5_000)), (1, 0));
}

#[test]
fn a_fixed_box_that_is_taller_than_its_page_goes_on_over_the_pages_once() {
    let lines = (100..130).map(|number| number.to_string());
    let lines = lines.collect::<Vec<_>>().join("<br>");
    for place in ["top: 30pt", "bottom: 0", "top: 0; bottom: 0", ""] {
        let body = format!("<p>one</p><div style='position: fixed; {place}'>{lines}</div>");
        let made = set("", &body);
        assert_eq!(made.pages.len(), 3, "{place}");
        for number in 100..130 {
            let word = number.to_string();
            let found = made.pages.iter().flat_map(runs);
            let found: Vec<_> = found.filter(|run| run.text.contains(&word)).collect();
            assert_eq!(found.len(), 1, "{word} with {place}");
            let y = found[0].glyphs[0].y;
            assert!(y > 0.0 && y < 200.0, "{word} stands at {y} with {place}");
        }
    }
}

#[test]
fn a_fixed_frame_that_reaches_beyond_the_paper_is_on_every_page() {
    let body = "<div style='position: fixed; top: -40pt; bottom: -40pt; left: 0; right: 0; background: red'>mark</div>\
        <p>one<p style='break-before: page'>two";
    let made = set("", body);
    assert_eq!(made.pages.len(), 2);
    for page in &made.pages {
        assert_eq!(fills(page).len(), 1);
    }
}
