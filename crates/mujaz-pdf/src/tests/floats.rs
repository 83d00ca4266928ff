use super::*;

/// The left and right edge and the baseline of every word, in reading order.
fn places(page: &Page, word: &str) -> Vec<(f32, f32)> {
    let mut all = Vec::new();
    for run in runs(page) {
        for (at, _) in run.text.match_indices(word) {
            let glyph = run.glyphs.iter().find(|glyph| glyph.cluster.start == at);
            all.extend(glyph.map(|glyph| (glyph.x, glyph.y)));
        }
    }
    all
}

#[test]
fn lines_are_shorter_beside_a_float_and_full_below_it() {
    for (float, dir) in [
        ("left", "ltr"),
        ("inline-start", "ltr"),
        ("inline-end", "rtl"),
    ] {
        let body = format!(
            "<div dir={dir}><div style='float: {float}; width: 100pt; height: 30pt; background: red'></div>\
             <p dir=ltr>{}</div>",
            "word ".repeat(60)
        );
        let page = &set("", &body).pages[0];
        let box_ = fills(page)[0];
        assert!(
            near(box_.x, 20.0) && near(box_.y, 20.0),
            "{float}: {box_:?}"
        );
        for (x, y) in places(page, "word") {
            assert!(y > 50.0 || x >= 120.0, "{float}: {x} {y}");
        }
        assert!(
            places(page, "word")
                .iter()
                .any(|(x, y)| *x < 21.0 && *y > 50.0)
        );
    }
}

#[test]
fn a_float_on_the_right_ends_the_lines_early() {
    let body = format!(
        "<p><span style='float: right; width: 100pt; height: 40pt; background: red'></span>{}",
        "word ".repeat(60)
    );
    let page = &set("", &body).pages[0];
    assert!(near(fills(page)[0].x, 180.0));
    assert!(
        places(page, "word")
            .iter()
            .all(|(x, y)| *y > 62.0 || *x < 165.0)
    );
}

#[test]
fn a_float_in_the_text_stands_beside_its_line_or_below_it() {
    let body = "<p>one two <span style='float: left; width: 50pt; height: 10pt; background: red'></span>three";
    let page = &set("", body).pages[0];
    assert!(near(fills(page)[0].y, 20.0) && near(fills(page)[0].x, 20.0));
    assert!(near(left(run_with(page, "one")), 70.0));
    assert_eq!(text(page), "one two three");
}

#[test]
fn floats_stand_side_by_side_until_there_is_no_room() {
    let float = |colour| {
        format!("<div style='float: left; width: 100pt; height: 20pt; background: {colour}'></div>")
    };
    let body = [float("red"), float("green"), float("blue")].concat();
    let areas = fills(&set("", &body).pages[0]);
    let corners: Vec<(f32, f32)> = areas.iter().map(|area| (area.x, area.y)).collect();
    assert_eq!(corners, [(20.0, 20.0), (120.0, 20.0), (20.0, 40.0)]);
}

#[test]
fn clear_goes_below_the_floats() {
    let body = "<div style='float: left; height: 50pt; width: 20pt'></div><p>beside<p style='clear: left'>below";
    let page = &set("", body).pages[0];
    let y = |part| run_with(page, part).glyphs[0].y;
    assert!(
        y("beside") < 40.0 && y("below") > 70.0 && y("below") < 90.0,
        "{}",
        y("below")
    );
    assert!(near(left(run_with(page, "below")), 20.0));
}

#[test]
fn a_table_stands_beside_a_float_where_it_fits_and_below_where_not() {
    let table = |width| {
        let body = format!(
            "<div style='float: left; width: 100pt; height: 30pt; background: red'></div>\
             <table style='border-spacing: 0; width: {width}pt'><tr><td style='padding: 0'>cell</table>"
        );
        let page = &set("", &body).pages[0];
        let run = run_with(page, "cell");
        (run.glyphs[0].x, run.glyphs[0].y)
    };
    assert!(
        near(table(100).0, 120.0) && table(100).1 < 40.0,
        "{:?}",
        table(100)
    );
    assert!(
        near(table(200).0, 20.0) && table(200).1 > 50.0,
        "{:?}",
        table(200)
    );
}

#[test]
fn a_float_that_the_page_has_no_room_for_moves_with_its_text() {
    let body = format!(
        "{}<p><span style='float: left; width: 60pt; height: 60pt; background: red'></span>beside",
        "<p>line".repeat(10)
    );
    let list = set("", &body);
    assert!(fills(&list.pages[0]).is_empty());
    assert!(near(fills(&list.pages[1])[0].y, 20.0));
    assert_eq!(text(&list.pages[1]), "beside");
}

#[test]
fn flow_roots_hold_their_floats() {
    for style in [
        "display: flow-root",
        "display: inline-block",
        "display: flex",
    ] {
        let inner = "<div><div style='float: left; height: 40pt; width: 10pt'></div>x</div>";
        let list = set(
            "",
            &format!("<div style='{style}; background: red'>{inner}</div>"),
        );
        assert!(fills(&list.pages[0])[0].height >= 40.0, "{style}");
    }
}

#[test]
fn a_line_end_that_clears_floats_is_followed_by_what_stands_below_them() {
    let float = "<span style='float: left; width: 50pt; height: 60pt; background: red'></span>";
    let y = |end: &str| {
        let page = &set("", &format!("<p>{float}one{end}two<p>three")).pages[0];
        ["two", "three"].map(|word| run_with(page, word).glyphs[0].y)
    };
    assert!(y("<br>")[1] < 80.0, "{:?}", y("<br>"));
    let [two, three] = y("<br clear=all>");
    assert!(two > 80.0 && near(three, two + 12.0), "{two} {three}");
}
