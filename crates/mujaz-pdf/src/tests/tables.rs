use super::*;

fn rows(count: usize) -> String {
    let row = |row| format!("<tr><td>left{row}<td>right{row}");
    (1..=count).map(row).collect::<Vec<_>>().concat()
}

#[test]
fn columns_are_mirrored_where_the_table_reads_from_the_right() {
    let body = "<table><tr><td>one<td>two</table>";
    let list = set("table { width: 100% }", body);
    assert!(x_of(&list.pages[0], 'n') < x_of(&list.pages[0], 'w'));
    let list = set("table { width: 100%; direction: rtl }", body);
    assert!(x_of(&list.pages[0], 'n') > x_of(&list.pages[0], 'w'));
    assert_eq!(text(&list.pages[0]), "onetwo");
}

#[test]
fn shares_of_the_width_are_kept() {
    let css = "table { width: 100%; border-spacing: 0 } td { padding: 0; background: red } td:first-child { width: 25% }";
    let areas = fills(&set(css, "<table><tr><td>one<td>two</table>").pages[0]);
    assert!(
        (areas[0].width - 65.0).abs() < 0.01 && (areas[1].x - 85.0).abs() < 0.01,
        "{areas:?}"
    );
}

#[test]
fn a_head_is_repeated_on_every_page_and_belongs_to_the_document_once() {
    let body = format!(
        "<table><thead><tr><th>Head<th>Kopf<tbody>{}</table>",
        rows(40)
    );
    let list = set("", &body);
    assert!(list.pages.len() > 2);
    for page in &list.pages {
        assert!(text(page).starts_with("HeadKopf"));
    }
    assert_eq!(document_text(&list).matches("Head").count(), 1);
}

#[test]
fn no_row_is_lost_or_shown_twice() {
    let list = set(
        "",
        &format!("<table><thead><tr><th>H</thead>{}</table>", rows(55)),
    );
    let all = document_text(&list);
    for row in 1..=55 {
        assert_eq!(
            all.matches(&format!("right{row}left")).count() + usize::from(row == 55),
            1,
            "row {row}"
        );
    }
}

#[test]
fn a_row_that_is_taller_than_the_rest_of_the_page_breaks_on_both_sides_together() {
    let (left, right) = ("left ".repeat(160), "right ".repeat(200));
    let body = format!("<p>before<table><tr><td>{left}<td>{right}</table>");
    let list = set("td { width: 50%; border: 1pt solid }", &body);
    assert!(list.pages.len() > 1);
    assert!(text(&list.pages[0]).contains("left") && text(&list.pages[0]).contains("right"));
    assert!(text(&list.pages[1]).contains("left") && text(&list.pages[1]).contains("right"));
    assert_eq!(document_text(&list).matches("left").count(), 160);
    assert_eq!(document_text(&list).matches("right").count(), 200);
}

#[test]
fn a_row_that_must_stay_together_moves_to_the_next_page() {
    let filler = "<p>line".repeat(11);
    let body = format!("{filler}<table><tr><td>{}</table>", "word ".repeat(80));
    let list = set("tr { break-inside: avoid }", &body);
    assert!(!text(&list.pages[0]).contains("word"));
    assert_eq!(text(&list.pages[1]).matches("word").count(), 80);
}

#[test]
fn collapsed_borders_stand_on_the_edges_once_thick() {
    let css =
        "table { border-collapse: collapse; width: 100% } td { border: 1pt solid; padding: 3pt }";
    let areas = fills(&set(css, "<table><tr><td>one<td>two</table>").pages[0]);
    assert!(
        areas
            .iter()
            .all(|area| near(area.width, 1.0) || near(area.height, 1.0)),
        "{areas:?}"
    );
    let right = areas
        .iter()
        .map(|area| area.x + area.width)
        .fold(0.0, f32::max);
    // The line stands in the middle of a room of one pixel.
    assert!((right - 280.125).abs() < 0.01, "{right}");
}

#[test]
fn a_cell_over_two_columns_is_as_wide_as_both() {
    let css = "table { width: 100%; border-spacing: 0 } td { padding: 0; background: red }";
    let areas = fills(
        &set(
            css,
            "<table><tr><td colspan=2>wide<tr><td>one<td>two</table>",
        )
        .pages[0],
    );
    assert!((areas[0].width - 260.0).abs() < 0.01);
}

#[test]
fn a_cell_over_two_rows_is_as_tall_as_both() {
    let css = "table { border-spacing: 0 } td { padding: 0; background: red }";
    let areas = fills(
        &set(
            css,
            "<table><tr><td rowspan=2>tall<td>one<tr><td>two</table>",
        )
        .pages[0],
    );
    assert!((areas[0].height - 24.0).abs() < 0.01, "{areas:?}");
}

#[test]
fn content_in_the_middle_of_a_cell_has_equal_room_above_and_below() {
    let css = "td { vertical-align: middle; padding: 0 } table { border-spacing: 0 }";
    let list = set(css, "<table><tr><td>a<br>b<br>c<td>m</table>");
    assert!(
        (run_with(&list.pages[0], "m").glyphs[0].y - run_with(&list.pages[0], "b").glyphs[0].y)
            .abs()
            < 0.01
    );
}

#[test]
fn a_foot_is_repeated_on_every_page_and_belongs_to_the_document_once() {
    let body = format!(
        "<table><thead><tr><th>Head<tfoot><tr><td>Foot<tbody>{}</table>",
        rows(40)
    );
    let list = set("", &body);
    assert!(list.pages.len() > 2);
    for page in &list.pages {
        assert!(text(page).starts_with("Head") && text(page).ends_with("Foot"));
    }
    assert_eq!(document_text(&list).matches("Foot").count(), 1);
    assert!(document_text(&list).ends_with("Foot"));
}

#[test]
fn a_table_that_is_higher_than_its_rows_stretches_those_of_no_height() {
    let css = "table { border-spacing: 0; height: 100pt } td { padding: 0; vertical-align: top }";
    let body = "<table><tr><td>one<tr style='height: 20pt'><td>two<tr><td>three</table>after";
    let list = set(css, body);
    let y = |word| run_with(&list.pages[0], word).glyphs[0].y;
    assert!(
        (y("two") - y("one") - 40.0).abs() < 0.1,
        "{} {}",
        y("one"),
        y("two")
    );
    assert!(
        (y("three") - y("two") - 20.0).abs() < 0.1,
        "{} {}",
        y("two"),
        y("three")
    );
    assert!(
        (y("after") - y("one") - 100.0).abs() < 0.1,
        "{} {}",
        y("one"),
        y("after")
    );
}

#[test]
fn content_is_aligned_in_a_cell_that_has_a_height_of_its_own() {
    let css = "table { border-spacing: 0 } td { padding: 0; height: 52pt; vertical-align: bottom }";
    let list = set(css, "<table><tr><td>word</table>");
    let y = run_with(&list.pages[0], "word").glyphs[0].y;
    assert!(y > 62.0 && y < 72.0, "{y}");
}

#[test]
fn a_share_in_a_table_of_fixed_layout_is_that_of_the_content() {
    let css = "table { table-layout: fixed; width: 100%; border-spacing: 0 } \
               td { padding: 0 10pt; background: red } td:first-child { width: 25% }";
    let areas = fills(&set(css, "<table><tr><td>one<td>two</table>").pages[0]);
    assert!((areas[0].width - 85.0).abs() < 0.01, "{areas:?}");
}

#[test]
fn cells_without_a_row_stand_side_by_side() {
    let css = "div { display: table } span { display: table-cell }";
    let page = &set(css, "<div><span>one</span> <span>two</span></div>").pages[0];
    assert!(near(
        run_with(page, "one").glyphs[0].y,
        run_with(page, "two").glyphs[0].y
    ));
    assert!(x_of(page, 'w') > x_of(page, 'n'));
}

#[test]
fn rows_without_a_table_share_one() {
    let body = "<table><tr><td>a wide cell<td>two<tr><td>x<td>three</table>";
    let page = &set("table { display: block }", body).pages[0];
    let (two, three) = (run_with(page, "two"), run_with(page, "three"));
    assert!(near(left(two), left(three)), "{two:?} {three:?}");
    assert!(two.glyphs[0].y < three.glyphs[0].y);
}

#[test]
fn what_stands_between_cells_shares_one() {
    let css = "tr > b { display: block }";
    let html = "<div id=t style='display: table'><div style='display: table-row'>\
                <div style='display: table-cell'>one</div><p>two</p><p>three</p></div></div>";
    let page = &set(css, html).pages[0];
    let (two, three) = (run_with(page, "two"), run_with(page, "three"));
    assert!(near(left(two), left(three)) && left(two) > left(run_with(page, "one")));
}

#[test]
fn a_header_cell_is_centred_unless_the_table_is_aligned() {
    let left_of = |css: &str| {
        let css = format!("table {{ width: 100%; border-spacing: 0 }} th {{ padding: 0 }} {css}");
        x_of(&set(&css, "<table><tr><th>x</table>").pages[0], 'x')
    };
    assert!(left_of("") > 100.0);
    assert!(near(left_of("tr { text-align: left }"), 20.0));
    assert!(left_of("table { text-align: right }") > 200.0);
}

#[test]
fn old_html_places_blocks_with_their_lines() {
    let css = "table { background: red; border-spacing: 0; width: 100pt }";
    let table = "<table><tr><td>x</table>";
    let x = |body: String| fills(&set(css, &body).pages[0])[0].x;
    assert!(near(x(format!("<center>{table}</center>")), 100.0));
    assert!(near(x(format!("<div align=right>{table}</div>")), 180.0));
    assert!(near(
        x(format!("<div style='text-align: center'>{table}</div>")),
        20.0
    ));
    let text = x_of(
        &set(css, &format!("<center>{table}</center>")).pages[0],
        'x',
    );
    assert!(text < 105.0, "a table does not hand it on: {text}");
}

#[test]
fn the_line_above_a_repeated_head_takes_its_room_again() {
    let css = "table { border-collapse: collapse } td, th { border: 4pt solid; padding: 0 }";
    let body = format!(
        "<table><thead><tr><th>Head<tbody>{}</table>",
        "<tr><td>row".repeat(40)
    );
    let list = set(css, &body);
    let y = |page: usize| run_with(&list.pages[page], "Head").glyphs[0].y;
    assert!(
        near(y(0), y(1)) && near(y(1), y(2)),
        "{} {} {}",
        y(0),
        y(1),
        y(2)
    );
}

#[test]
fn a_cell_that_a_page_cuts_has_its_padding_there_only_where_it_is_asked_for() {
    let y = |css: &str| {
        let css = format!("table {{ border-spacing: 0 }} td {{ padding: 10pt }} {css}");
        let body = format!("<table><tr><td>{}</table>", "word<br>".repeat(30));
        run_with(&set(&css, &body).pages[1], "word").glyphs[0].y
    };
    let open = y("");
    assert!(open < 32.0, "{open}");
    assert!(near(y("td { box-decoration-break: clone }"), open + 10.0));
}

#[test]
fn shared_borders_that_are_not_seen_keep_rows_apart() {
    let pitch = |colour: &str| {
        let css = format!(
            "table {{ border-collapse: collapse }} td {{ border: 1px solid {colour}; padding: 2pt }}"
        );
        let list = set(&css, "<table><tr><td>one<tr><td>two</table>");
        let y = |part: &str| run_with(&list.pages[0], part).glyphs[0].y;
        y("two") - y("one")
    };
    assert!(near(pitch("transparent"), pitch("black")));
}
