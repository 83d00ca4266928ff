use super::*;

const COLUMNS: &str = "div { columns: 2; column-gap: 20pt; orphans: 1; widows: 1 }";

/// The left edges of the numbered words, in reading order.
fn lefts(page: &Page) -> Vec<f32> {
    runs(page).into_iter().map(left).collect()
}

#[test]
fn columns_are_level_and_run_in_the_direction_of_reading() {
    let body = "<p>one<p>two<p>three<p>four";
    let list = set(COLUMNS, &format!("<div>{body}</div>after"));
    assert_eq!(text(&list.pages[0]), "onetwothreefourafter");
    assert_eq!(lefts(&list.pages[0]), [20.0, 20.0, 160.0, 160.0, 20.0]);
    let y = |part| run_with(&list.pages[0], part).glyphs[0].y;
    assert!(near(y("one"), y("three")) && near(y("after"), y("two") + 12.0));
    let mirrored = set(
        COLUMNS,
        &format!("<div dir=rtl style='text-align: left'>{body}</div>"),
    );
    assert_eq!(lefts(&mirrored.pages[0]), [160.0, 160.0, 20.0, 20.0]);
}

#[test]
fn the_width_of_columns_says_how_many_there_are() {
    let body = "<p>one<p>two<p>three";
    let css = "div { columns: 70pt; column-gap: 10pt }";
    let page = &set(css, &format!("<div>{body}</div>")).pages[0];
    let step = (260.0 - 20.0) / 3.0 + 10.0;
    for (number, x) in lefts(page).into_iter().enumerate() {
        assert!(near(
            x,
            20.0 + step * f32::from(u8::try_from(number).unwrap())
        ));
    }
}

#[test]
fn the_text_of_a_full_column_goes_on_in_the_next_and_then_on_the_next_page() {
    let paragraph = |number| format!("<p>n{number} ");
    let body = (0..50).map(paragraph).collect::<Vec<_>>().concat();
    let list = set(COLUMNS, &format!("<div>{body}</div>"));
    assert_eq!(list.pages.len(), 2);
    // Thirteen lines of 12 points fill a column of 160 points.
    assert!(near(left(run_with(&list.pages[0], "n13")), 160.0));
    assert!(near(left(run_with(&list.pages[1], "n26")), 20.0));
    assert!(near(left(run_with(&list.pages[1], "n38")), 160.0));
}

#[test]
fn a_box_may_span_all_columns_and_a_column_may_be_asked_for() {
    let body = "<div><p>one<p>two<h2 style='column-span: all'>Across</h2><p>three<p style='break-before: column'>four<p>five</div>";
    let page = &set(COLUMNS, body).pages[0];
    assert_eq!(text(page), "onetwoAcrossthreefourfive");
    let x = |part| left(run_with(page, part));
    assert!(near(x("two"), 160.0) && near(x("Across"), 20.0) && near(x("three"), 20.0));
    assert!(near(x("four"), 160.0) && near(x("five"), 160.0));
    let plain = set("", "<p>one<p style='break-before: column'>two");
    assert_eq!(plain.pages.len(), 1);
}

#[test]
fn a_rule_stands_in_the_middle_of_the_gap() {
    let css = "div { columns: 2; column-gap: 20pt; column-rule: 2pt solid red }";
    let rules = fills(&set(css, "<div><p>one<p>two</div>").pages[0]);
    assert_eq!(rules.len(), 1);
    assert!(near(rules[0].x, 149.0) && near(rules[0].width, 2.0) && near(rules[0].height, 12.0));
}

#[test]
fn a_paragraph_of_its_own_stands_in_columns_too() {
    let body = format!("<div>{}</div>", "word ".repeat(100));
    let page = &set(COLUMNS, &body).pages[0];
    assert!(runs(page).iter().any(|run| near(left(run), 160.0)));
    assert_eq!(text(page).matches("word").count(), 100);
}

#[test]
fn a_box_of_the_width_of_its_content_has_room_for_all_its_columns() {
    let css = "div { columns: 2; column-gap: 20pt } p { white-space: nowrap }";
    let one = "<span style='display: inline-block'><div><p>word word<p>word word</div></span>";
    let page = &set(css, one).pages[0];
    let width = |page: &Page| x_of(page, 'd') - left(runs(page)[0]);
    let lefts = lefts(page);
    assert!(lefts[1] - lefts[0] > 2.0 * width(page) + 20.0, "{lefts:?}");
    let flex = &set(
        css,
        "<section style='display: flex'><div><p>one<p>two</div>side</section>",
    );
    let lefts = runs(&flex.pages[0])
        .into_iter()
        .map(left)
        .collect::<Vec<_>>();
    assert!(
        lefts[1] - lefts[0] < 60.0 && lefts[2] > lefts[1],
        "{lefts:?}"
    );
}

#[test]
fn what_is_placed_in_columns_stands_where_its_text_would_and_goes_on_with_them() {
    let lines = |from: usize| {
        let all = (from..from + 20).map(|number| format!("n{number}"));
        all.collect::<Vec<_>>().join("<br>")
    };
    let (before, own) = (lines(100), lines(200));
    let body = format!(
        "<div style='columns: 2; column-gap: 20pt'><p>{before}<div style='position: absolute; width: 50pt'>{own}</div></div>"
    );
    let made = set("", &body);
    let first = run_with(&made.pages[0], "n119");
    let placed = run_with(&made.pages[0], "n200");
    assert!(
        near(left(first), left(placed)),
        "{} {}",
        left(first),
        left(placed)
    );
    assert!(near(first.glyphs[0].y + 12.0, placed.glyphs[0].y));
    for page in &made.pages {
        for run in runs(page) {
            assert!(run.glyphs[0].y < 180.0, "{:?} leaves the page", run.text);
        }
    }
    assert_eq!(document_text(&made).matches("n2").count(), 20);
}
