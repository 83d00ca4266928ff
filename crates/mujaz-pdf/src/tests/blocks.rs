use super::*;

#[test]
fn margins_between_siblings_collapse() {
    let list = set("p { margin: 10pt 0 }", "<p>one<p>two");
    let (one, two) = (
        run_with(&list.pages[0], "one"),
        run_with(&list.pages[0], "two"),
    );
    assert!((two.glyphs[0].y - one.glyphs[0].y - 22.0).abs() < 0.01);
}

#[test]
fn a_first_childs_margin_is_its_parents() {
    let list = set(
        "div { background: #eee } p { margin-top: 15pt }",
        "<div><p>one</div>",
    );
    assert!(near(fills(&list.pages[0])[0].y, 35.0));
}

#[test]
fn logical_sides_follow_the_direction() {
    let list = set(
        "p { margin-inline-start: 50pt; border-inline-start: 2pt solid }",
        "<p dir=rtl>نص<p>text",
    );
    let borders = fills(&list.pages[0]);
    assert_eq!((borders[0].x, borders[1].x), (228.0, 70.0));
}

#[test]
fn a_marker_stands_where_the_item_begins() {
    let list = set(
        "ul, ol { padding-inline-start: 30pt }",
        "<ol start=3><li>one</ol><ul dir=rtl><li>نص</ul>",
    );
    let number = run_with(&list.pages[0], "3.");
    assert!(
        left(number) < 50.0 && left(number) > 20.0,
        "{}",
        left(number)
    );
    let bullets = list.pages[0].items.iter().filter_map(|item| match item {
        Item::Drawing { matrix, node, .. } if node.is_some() => Some(matrix[4]),
        _ => None,
    });
    let bullets: Vec<f32> = bullets.collect();
    assert!(
        bullets.len() == 1 && bullets[0] > 250.0 && bullets[0] < 280.0,
        "{bullets:?}"
    );
}

#[test]
fn items_are_counted_for_what_a_sheet_writes() {
    let css = "li::marker { content: counters(list-item, '.') ') ' }";
    let list = set(
        css,
        "<ol><li>one<ol start=4><li>two<li>three</ol><li>four</ol>",
    );
    let own = text(&list.pages[0]);
    for marker in ["1)", "1.4)", "1.5)", "2)"] {
        assert!(own.contains(marker), "{own:?}");
    }
}

#[test]
fn arabic_indic_items_are_numbered_in_arabic_digits() {
    let list = set(
        "ol { list-style-type: arabic-indic; padding: 0 30pt }",
        "<ol dir=rtl><li>نص<li>نص</ol>",
    );
    assert!(text(&list.pages[0]).contains("٢."));
}

#[test]
fn white_space_folds_and_words_stay_apart() {
    let list = set("", "<p>  one \n <b> two</b>   three  <p>four");
    assert_eq!(text(&list.pages[0]), "one two threefour");
}

#[test]
fn justified_lines_reach_both_edges_but_the_last_does_not() {
    let words = "word ".repeat(30);
    let list = set("p { text-align: justify }", &format!("<p>{words}"));
    let lines: Vec<f32> = runs(&list.pages[0]).iter().map(|run| left(run)).collect();
    assert!(
        lines.len() > 2 && lines.iter().all(|left| near(*left, 20.0) || *left > 279.0),
        "{lines:?}"
    );
}

#[test]
fn text_is_aligned_to_the_end_of_its_own_direction() {
    let list = set("p { text-align: end }", "<p>one<p dir=rtl>نص");
    assert!(left(run_with(&list.pages[0], "one")) > 250.0);
    assert!(left(run_with(&list.pages[0], "نص")) < 30.0);
}

#[test]
fn an_inline_box_has_its_background_and_padding() {
    let list = set(
        "span { background: red; padding: 2pt 5pt }",
        "<p>a <span>badge</span> b",
    );
    let area = fills(&list.pages[0])[0];
    assert!((left(run_with(&list.pages[0], "badge")) - area.x - 5.0).abs() < 0.6);
}

#[test]
fn generated_content_counts() {
    let css = "p { counter-increment: point } p::before { content: counter(point) ') ' } p:last-child::after { content: ' end' }";
    let list = set(css, "<p>one<p>two");
    assert_eq!(text(&list.pages[0]), "1) one2) two end");
}

#[test]
fn a_narrow_block_leans_to_the_start_of_its_container() {
    let list = set(
        "p { width: 100pt; background: red }",
        "<div dir=rtl><p>نص</div><p>text",
    );
    let areas = fills(&list.pages[0]);
    assert_eq!((areas[0].x, areas[1].x), (180.0, 20.0));
}

#[test]
fn flex_items_share_a_row() {
    let css = "div { display: flex; justify-content: space-between } p { background: red }";
    let list = set(css, "<div><p>one</p><p>two</p></div>");
    let areas = fills(&list.pages[0]);
    assert!(near(areas[0].y, areas[1].y));
    assert!((areas[1].x + areas[1].width - 280.0).abs() < 0.01);
}

#[test]
fn a_variable_is_filled_in() {
    let list = set(
        ":root { --space: 12pt } p { padding-top: calc(var(--space) * 2); background: red }",
        "<p>one",
    );
    assert!((fills(&list.pages[0])[0].height - 36.0).abs() < 0.01);
}

#[test]
fn a_variable_may_stand_behind_what_is_a_value_without_it() {
    let css = ":root { --tint: red } p { border-top: 6pt solid var(--tint); background: red }";
    let areas = fills(&set(css, "<p>one").pages[0]);
    assert!(near(areas[0].height, 18.0), "{areas:?}");
}

#[test]
fn a_bullet_that_no_font_has_is_replaced() {
    let list = set("li { list-style-type: circle }", "<ul><li>one</ul>");
    assert!(
        runs(&list.pages[0])
            .iter()
            .all(|run| run.glyphs.iter().all(|glyph| glyph.id != 0))
    );
}

#[test]
fn round_corners_keep_their_border() {
    let css = "p { background: #fff; border: 1pt solid; border-radius: 4pt }";
    let areas = fills(&set(css, "<p>one").pages[0]);
    assert_eq!(areas.len(), 2);
    assert!(near(areas[0].x + 1.0, areas[1].x));
}

#[test]
fn a_legend_stands_on_the_upper_edge_of_its_field_set() {
    let css = "fieldset { border: 2pt solid; padding: 10pt; margin: 0 } p { background: red }";
    let page = &set(css, "<fieldset><legend>one</legend><p>two</fieldset>").pages[0];
    let (one, two) = (
        run_with(page, "one").glyphs[0].y,
        run_with(page, "two").glyphs[0].y,
    );
    assert!(near(one, 20.0 + 9.0) || one < 32.0, "{one}");
    assert!(near(two, one + 12.0 + 10.0), "{one} {two}");
}

#[test]
fn a_document_that_is_wider_than_its_page_is_made_smaller() {
    let html = |css: &str, body: &str| {
        set_whole(&format!(
            "<!DOCTYPE html><html lang=en><style>@page {{ size: 300pt 200pt; margin: 30pt }}\
             html {{ font: 10pt/12pt 'Noto Sans' }} body, p {{ margin: 0 }} {css}</style><body>{body}"
        ))
    };
    let wide = html(
        "p { width: 240pt; padding: 0 30pt; background: red }",
        "<p>one<p>two",
    );
    let page = &wide.value.pages[0];
    let (one, two) = (run_with(page, "one"), run_with(page, "two"));
    assert!(near(one.size, 8.0), "{}", one.size);
    assert!((two.glyphs[0].y - one.glyphs[0].y - 9.6).abs() < 0.1);
    let area = fills(page)[0];
    assert!(
        near(area.x, 30.0) && (area.width - 240.0).abs() < 0.1,
        "{area:?}"
    );
    let told = |warning: &mujaz_model::Warning| warning.message.contains("set at 80 % of its size");
    assert!(wide.warnings.iter().any(told), "{:?}", wide.warnings);

    let css = "div { position: relative } b { position: absolute; right: -60pt; width: 20pt } .cut { overflow: hidden }";
    let size = |own: &str| {
        let body = format!("<div class={own}>one<b></b></div>");
        run_with(&html(css, &body).value.pages[0], "one").size
    };
    assert!(near(size("all"), 8.0) && near(size("cut"), 10.0));

    let cells = "<td>incomprehensibilities".repeat(3);
    let table = html("", &format!("<table><tr>{cells}</table>"));
    let size = run_with(&table.value.pages[0], "incomprehensibilities").size;
    assert!(size < 9.0 && size > 6.0, "{size}");
}

#[test]
fn what_reaches_out_of_an_arabic_document_makes_it_no_smaller() {
    let html = "<!DOCTYPE html><html lang=ar dir=rtl><style>@page { size: 300pt 200pt; margin: 30pt }\
                html { font: 10pt/12pt 'Noto Sans' } p { width: 300pt }</style><body><p>one";
    let size = run_with(&set_whole(html).value.pages[0], "one").size;
    assert!(near(size, 10.0), "{size}");
}

#[test]
fn a_border_that_is_not_seen_takes_its_room_and_paints_nothing() {
    let place = |css: &str| {
        let list = set(css, "<p>one<p>two");
        let run = run_with(&list.pages[0], "two");
        (
            run.glyphs[0].x,
            run.glyphs[0].y,
            fills(&list.pages[0]).len(),
        )
    };
    let (x, y, _) = place("p { border: 4pt solid #000 }");
    let unseen = place("p { border: 4pt solid transparent }");
    assert_eq!(unseen, (x, y, 0));
    let round = set(
        "p { border: 4pt solid transparent; border-radius: 3pt }",
        "<p>one",
    );
    assert!(
        round.pages[0]
            .items
            .iter()
            .all(|item| matches!(item, Item::Glyphs(_)))
    );
}
