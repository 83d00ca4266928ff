use super::*;

#[test]
fn a_heading_moves_with_the_text_that_follows_it() {
    let body = format!("{}<h2>Title</h2><p>text", "<p>line".repeat(12));
    let list = set("h2 { font-size: 10pt }", &body);
    assert!(
        text(&list.pages[1]).starts_with("Title"),
        "{}",
        text(&list.pages[1])
    );
}

#[test]
fn two_lines_at_least_stay_together_at_a_break() {
    let body = format!(
        "{}<p>{}",
        "<p>line".repeat(12),
        "one<br>two<br>three<br>four"
    );
    let list = set("", &body);
    assert!(
        text(&list.pages[1]).starts_with("one"),
        "{}",
        text(&list.pages[1])
    );
}

#[test]
fn a_break_that_is_asked_for_begins_a_page() {
    let list = set(
        "h1 { break-before: page; font-size: 10pt }",
        "<p>one<h1>two</h1><p>three",
    );
    assert_eq!(
        list.pages.iter().map(text).collect::<Vec<_>>(),
        ["one", "twothree"]
    );
}

#[test]
fn a_break_before_the_first_box_makes_no_empty_page() {
    let list = set("h1 { break-before: page }", "<h1>one</h1>");
    assert_eq!(list.pages.len(), 1);
}

#[test]
fn a_margin_is_dropped_where_a_page_begins() {
    let list = set("p { margin-top: 20pt }", &"<p>line".repeat(12));
    assert!((run_with(&list.pages[1], "line").glyphs[0].y - 29.0).abs() < 1.0);
}

#[test]
fn the_frame_of_a_cut_box_is_drawn_on_both_pages() {
    let list = set(
        "div { background: red }",
        &format!("<div>{}</div>", "<p>line".repeat(20)),
    );
    assert_eq!(
        (fills(&list.pages[0]).len(), fills(&list.pages[1]).len()),
        (1, 1)
    );
}

#[test]
fn a_block_that_fits_no_page_is_cut_although_it_should_not_be() {
    let list = set(
        "div { break-inside: avoid }",
        &format!("<div>{}</div>", "<p>line".repeat(40)),
    );
    assert_eq!(list.pages.len(), 4);
    assert_eq!(document_text(&list).matches("line").count(), 40);
}

#[test]
fn a_row_that_ends_with_headings_moves_with_the_next_row() {
    let body = format!(
        "{}<table><tr><td><h2>Title</h2><td><h2>Kopf</h2><tr><td>text<td>Text</table>",
        "<p>line".repeat(12)
    );
    let list = set(
        "h2 { font-size: 10pt } td { padding: 0 } table { border-spacing: 0 }",
        &body,
    );
    assert_eq!(text(&list.pages[1]), "TitleKopftextText");
}

#[test]
fn neither_half_of_a_row_begins_where_a_heading_would_stand_alone_in_the_other() {
    let css = "h2 { font-size: 10pt } .row { display: grid; grid-template-columns: 1fr 1fr }";
    let body = format!(
        "{}<div class=row><div><h2>Title</h2><p>a<br>b<br>c</div><div>1<br>2<br>3<br>4</div></div>",
        "<p>line".repeat(11)
    );
    let list = set(css, &body);
    assert!(
        text(&list.pages[1]).starts_with("Title"),
        "{}",
        text(&list.pages[1])
    );
    assert!(!text(&list.pages[0]).contains('1'));
}

#[test]
fn a_margin_is_kept_below_a_break_that_is_asked_for() {
    let body = format!(
        "<h1>Title</h1><div><p class=first>first</p>{}</div>",
        "<p>line".repeat(30)
    );
    let list = set(
        "h1 { break-after: page } .first { margin-top: 24pt }",
        &body,
    );
    let baseline = run_with(&list.pages[1], "first").glyphs[0].y;
    assert!((baseline - 53.0).abs() < 1.0, "{baseline}");
}

#[test]
fn a_box_whose_frame_does_not_fit_below_its_text_begins_on_the_next_page() {
    for body in [
        "<p class=framed>framed",
        "<div class=framed><p>framed</div>",
    ] {
        let list = set(
            ".framed { padding-bottom: 8pt; border-bottom: 2pt solid }",
            &format!("{}{body}", "<p>line".repeat(12)),
        );
        assert_eq!(text(&list.pages[1]), "framed", "{body}");
    }
}

#[test]
fn rows_that_a_cell_holds_together_are_parted_between_two_of_them() {
    let body = format!(
        "{}<table><tr><td rowspan=3>held<td>one<tr><td>two<tr><td>three</table>",
        "<p>line".repeat(11)
    );
    let list = set("td { padding: 0 } table { border-spacing: 0 }", &body);
    assert!(
        text(&list.pages[0]).ends_with("heldonetwo"),
        "{}",
        text(&list.pages[0])
    );
    assert_eq!(text(&list.pages[1]), "three");
}

#[test]
fn the_margin_below_the_last_box_is_kept_where_a_page_cuts_what_it_stands_in() {
    let css = "div { display: flow-root } div p { margin-bottom: 10pt }";
    let body = format!(
        "{}<div><p>one</p><p>two</p></div><p>after",
        "<p>line".repeat(12)
    );
    let list = set(css, &body);
    let y = |part| run_with(&list.pages[1], part).glyphs[0].y;
    assert!(
        near(y("after") - y("two"), 22.0),
        "{}",
        text(&list.pages[1])
    );
}

#[test]
fn what_is_below_the_last_box_takes_no_room_where_that_is_cut() {
    let body = format!(
        "<div>{}<p>{}</div>",
        "<p>line".repeat(10),
        "word ".repeat(60)
    );
    let pages = set("div { padding-bottom: 30pt }", &body).pages;
    let lowest = |page: &Page| {
        let ends = runs(page)
            .into_iter()
            .filter_map(|run| Some(run.glyphs.first()?.y));
        ends.fold(0.0, f32::max)
    };
    assert!(
        pages.len() == 2 && lowest(&pages[0]) > 170.0,
        "{}",
        lowest(&pages[0])
    );
}

#[test]
fn what_clears_a_float_may_leave_it_on_the_page_before() {
    let body = format!(
        "{}<div style='float: left; height: 40pt'>float</div><div style='clear: both'><h2>head</h2><p>text</div>",
        "<p>line".repeat(9)
    );
    let pages = set("h2 { font-size: 10pt }", &body).pages;
    assert!(text(&pages[0]).ends_with("float"), "{}", text(&pages[0]));
    assert_eq!(text(&pages[1]), "headtext");
}

/// Returns how many words of `body` stand on pages, which are a hundred in each box.
fn words_on_pages(css: &str, body: &str) -> usize {
    let words = "word ".repeat(100);
    let list = set(css, &body.replace("WORDS", &words));
    let on_page = |page: &Page| -> usize {
        let runs = runs(page).into_iter();
        let shown = runs.filter(|run| run.glyphs.iter().all(|glyph| glyph.y < page.height));
        shown.map(|run| run.text.matches("word").count()).sum()
    };
    list.pages.iter().map(on_page).sum()
}

#[test]
fn boxes_in_a_line_that_is_taller_than_a_page_go_on_side_by_side() {
    let css = "div { width: 45%; vertical-align: top }";
    for display in ["inline-block", "inline-flex", "inline-grid"] {
        let body = format!(
            "<h1>x</h1><div style='display: {display}'>WORDS</div> <div style='display: {display}'>WORDS</div><p>word"
        );
        assert_eq!(words_on_pages(css, &body), 201, "{display}");
    }
    let side_by_side = set(
        css,
        &"<div style='display: inline-block'>WORDS</div> "
            .repeat(2)
            .replace("WORDS", &"word ".repeat(100)),
    );
    for page in &side_by_side.pages {
        let lefts: Vec<f32> = runs(page).into_iter().map(left).collect();
        assert!(lefts.iter().any(|left| *left < 100.0) && lefts.iter().any(|left| *left > 130.0));
    }
}

#[test]
fn text_at_the_end_of_a_box_that_is_taller_than_a_page_stays_at_its_end() {
    let body = "<span style='display: inline-block; width: 40%'>WORDS</span> word";
    assert_eq!(words_on_pages("", body), 101);
}

#[test]
fn a_float_in_a_line_that_is_taller_than_a_page_goes_on_beside_the_text() {
    let body = "<p>word <span style='float: left; width: 40%'>WORDS</span> WORDS</p><p>word";
    assert_eq!(words_on_pages("", body), 202);
    let body = "<p>word <span style='float: left; width: 40%'>WORDS</span></p><p>word";
    assert_eq!(words_on_pages("", body), 102);
}

#[test]
fn a_box_out_of_the_flow_that_is_taller_than_its_page_goes_on_over_the_next_ones() {
    let body = "<p>word</p><div style='position: relative'><div style='position: absolute; top: 0; width: 60%'>WORDS WORDS</div></div>";
    assert_eq!(words_on_pages("", body), 201);
    // What stands in the margin stays there.
    let list = set("", "<p>x<p style='position: absolute; bottom: -15pt'>foot");
    assert_eq!(list.pages.len(), 1);
}

#[test]
fn what_is_taller_than_its_row_of_a_grid_is_cut_where_pages_end() {
    let body = "<div style='display: grid; grid-template-rows: 50pt 50pt'><div>WORDS WORDS WORDS</div><div>word</div></div><p>word";
    assert_eq!(words_on_pages("", body), 302);
}
