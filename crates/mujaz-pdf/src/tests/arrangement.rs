use super::*;

/// Returns the places of the boxes, each of which has a background.
fn areas(css: &str, body: &str) -> Vec<(f32, f32, f32, f32)> {
    let css = format!("p {{ background: red }} {css}");
    let list = set(&css, body);
    assert_eq!(list.pages.len(), 1);
    fills(&list.pages[0])
        .iter()
        .map(|area| (area.x - 20.0, area.y - 20.0, area.width, area.height))
        .collect()
}

fn assert_near(one: (f32, f32, f32, f32), other: (f32, f32, f32, f32)) {
    let same = near(one.0, other.0) && near(one.1, other.1) && near(one.2, other.2);
    assert!(same && near(one.3, other.3), "{one:?} is not {other:?}");
}

const FOUR: &str = "<div><p>a</p><p>b</p><p>c</p><p>d</p></div>";

#[test]
fn columns_of_a_grid_share_what_is_left_by_fractions() {
    let areas = areas(
        "div { display: grid; grid-template-columns: 60pt 1fr 3fr; gap: 4pt 20pt }",
        FOUR,
    );
    assert_near(areas[0], (0.0, 0.0, 60.0, 12.0));
    assert_near(areas[1], (80.0, 0.0, 40.0, 12.0));
    assert_near(areas[2], (140.0, 0.0, 120.0, 12.0));
    assert_near(areas[3], (0.0, 16.0, 60.0, 12.0));
}

#[test]
fn a_grid_begins_at_the_right_where_text_does() {
    let body = FOUR.replace("<div>", "<div dir=rtl>");
    let areas = areas(
        "div { display: grid; grid-template-columns: 60pt 1fr }",
        &body,
    );
    assert_near(areas[0], (200.0, 0.0, 60.0, 12.0));
    assert_near(areas[1], (0.0, 0.0, 200.0, 12.0));
}

#[test]
fn a_row_is_as_tall_as_the_text_between_the_paddings_of_an_item() {
    let css = "div { display: grid; grid-template-columns: 1fr 1fr } p { padding: 0 50pt }";
    let areas = areas(css, "<div><p>a</p><p>word word word</p><p>c</p></div>");
    assert!(
        near(areas[1].3, 36.0) && near(areas[2].1, 36.0),
        "{areas:?}"
    );
}

#[test]
fn tracks_repeat_as_often_as_they_fit() {
    let css = "div { display: grid; grid-template-columns: repeat(auto-fill, minmax(80pt, 1fr)) }";
    let areas = areas(css, FOUR);
    assert!(near(areas[2].2, 260.0 / 3.0), "{areas:?}");
    assert!(near(areas[3].1, 12.0), "{areas:?}");
}

#[test]
fn items_stand_at_the_lines_and_in_the_areas_that_they_name() {
    let css = "div { display: grid; grid-template: 'a a' 20pt 'b c' 30pt / 100pt 1fr } \
               p:nth-child(1) { grid-area: c } p:nth-child(2) { grid-area: a } \
               p:nth-child(3) { grid-column: 1; grid-row: 3 / span 2 } p:nth-child(4) { grid-area: b }";
    let areas = areas(css, FOUR);
    let of = |x: f32, y: f32| areas.iter().any(|area| near(area.0, x) && near(area.1, y));
    assert!(
        of(100.0, 20.0) && of(0.0, 0.0) && of(0.0, 50.0) && of(0.0, 20.0),
        "{areas:?}"
    );
}

#[test]
fn grid_tracks_follow_their_content_where_they_are_asked_to() {
    let css =
        "div { display: grid; grid-template-columns: max-content auto; justify-content: start }";
    let areas = areas(css, FOUR);
    assert!(areas[0].2 < 10.0, "{areas:?}");
}

#[test]
fn items_that_do_not_fit_wrap() {
    let areas = areas(
        "div { display: flex; flex-wrap: wrap; gap: 5pt } p { flex: 0 0 100pt }",
        FOUR,
    );
    assert_near(areas[1], (105.0, 0.0, 100.0, 12.0));
    assert_near(areas[2], (0.0, 17.0, 100.0, 12.0));
}

#[test]
fn flexible_items_grow_shrink_and_keep_their_order() {
    let css = "div { display: flex } p { flex: 1 } p:nth-child(2) { flex-grow: 2; order: -1 } \
               p:nth-child(4) { flex: none; width: 100pt }";
    let areas = areas(css, FOUR);
    assert!(
        areas
            .iter()
            .any(|area| near(area.0, 0.0) && near(area.2, 80.0)),
        "{areas:?}"
    );
    assert!(
        areas
            .iter()
            .any(|area| near(area.0, 160.0) && near(area.2, 100.0)),
        "{areas:?}"
    );
}

#[test]
fn items_are_aligned_across_their_line() {
    let css = "div { display: flex; align-items: center } p:first-child { height: 50pt; width: 40pt } \
               p:last-child { align-self: flex-end }";
    let areas = areas(css, FOUR);
    assert!(
        near(areas[1].1, 19.0) && near(areas[3].1, 38.0),
        "{areas:?}"
    );
}

#[test]
fn an_inline_element_in_a_container_is_an_item() {
    let list = set(
        "div { display: flex; justify-content: space-between }",
        "<div><span>one</span><b>two</b>three</div>",
    );
    assert!(left(run_with(&list.pages[0], "three")) > 240.0);
    assert_eq!(text(&list.pages[0]), "onetwothree");
}

#[test]
fn a_row_is_cut_through_all_its_items_at_once() {
    let css = "div { display: grid; grid-template-columns: 1fr 1fr; gap: 10pt }";
    let words = "word ".repeat(200);
    let body = format!(
        "<div><p>{words}</p><p lang=ar dir=rtl>{}</p><p>after</p><p>too</p></div>",
        "كلمة ".repeat(120)
    );
    let list = set(css, &body);
    assert!(list.pages.len() > 1);
    let all = document_text(&list);
    assert_eq!(all.matches("word").count(), 200);
    assert_eq!(all.matches("كلمة").count(), 120);
    let final_page = list.pages.last().unwrap();
    let y = |part| run_with(final_page, part).glyphs[0].y;
    assert!(near(y("after"), y("too")));
}

#[test]
fn rows_beside_an_item_that_spans_them_do_not_fall_together_after_a_page_break() {
    let css = "div { display: grid; grid-template-columns: 1fr 1fr } .long { grid-row: span 6 } \
               p { height: 60pt }";
    let body = "<div><p class=long>side<p>r1<p>r2<p>r3<p>r4<p>r5<p>r6</div>";
    let list = set(css, body);
    let mut seen = Vec::new();
    for page in &list.pages {
        for run in runs(page)
            .into_iter()
            .filter(|run| run.text.starts_with('r'))
        {
            assert!(run.glyphs[0].y < 185.0, "{} leaves the page", run.text);
            seen.push((run.text.clone(), run.glyphs[0].y));
        }
    }
    assert_eq!(seen.len(), 6);
    assert!(
        (seen[4].1 - seen[3].1 - 60.0).abs() < 0.1 || seen[4].1 < seen[3].1,
        "{seen:?}"
    );
}

#[test]
fn what_a_sheet_writes_into_a_container_is_an_item() {
    let list = set(
        "div { display: flex; gap: 10pt } div::before { content: '1'; flex: none; width: 30pt }",
        "<div><p>text</div>",
    );
    assert!(near(left(run_with(&list.pages[0], "text")), 60.0));
}
