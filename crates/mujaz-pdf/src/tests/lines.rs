use super::*;

/// The distinct baselines of a page, from the top.
fn baselines(page: &Page) -> Vec<f32> {
    let mut all: Vec<f32> = Vec::new();
    for run in runs(page) {
        for glyph in &run.glyphs {
            if !all.iter().any(|known| (known - glyph.y).abs() < 0.5) {
                all.push(glyph.y);
            }
        }
    }
    all.sort_by(f32::total_cmp);
    all
}

#[test]
fn text_that_does_not_wrap_stays_on_its_line() {
    for style in ["white-space: nowrap", "white-space: pre"] {
        let body = format!("<p style='width: 30pt; {style}'>one two three four");
        assert_eq!(baselines(&set("", &body).pages[0]).len(), 1, "{style}");
    }
}

#[test]
fn a_word_that_is_too_wide_hangs_over_unless_it_may_be_torn() {
    let lines = |style: &str| {
        let body = format!("<p style='width: 40pt; {style}'>an incomprehensible word");
        baselines(&set("", &body).pages[0]).len()
    };
    assert_eq!(lines(""), 3);
    assert!(lines("overflow-wrap: break-word") > 3);
    assert!(lines("overflow-wrap: anywhere") > 3);
    assert!(lines("word-break: break-word") > 3);
    assert!(lines("word-break: break-all") > 3);
}

#[test]
fn a_word_that_would_leave_the_page_is_torn_all_the_same() {
    let list = set("", &format!("<p>{}", "incomprehensible".repeat(9)));
    assert!(baselines(&list.pages[0]).len() > 1);
    for run in runs(&list.pages[0]) {
        assert!(run.glyphs.iter().all(|glyph| glyph.x < 280.0));
    }
}

#[test]
fn joined_arabic_letters_are_torn_last() {
    let body = "<p dir=rtl style='width: 36pt; overflow-wrap: anywhere'>مستشفياتكنسشسشسشس";
    let list = set("", body);
    let mut first = String::new();
    let top = baselines(&list.pages[0])[0];
    for run in runs(&list.pages[0]) {
        if (run.glyphs[0].y - top).abs() < 6.0 {
            first.push_str(&run.text);
        }
    }
    assert!(first.ends_with('ا'), "{first:?}");
}

#[test]
fn cells_and_captions_are_as_wide_as_their_longest_word() {
    let body =
        "<table style='width: 10pt'><caption>Captions</caption><tr><td>incomprehensible</table>";
    assert_eq!(baselines(&set("", body).pages[0]).len(), 2);
    let nested = "<table style='width: 20pt'><tr><td><table><tr><td>incomprehensible<td>words</table></table>";
    assert_eq!(baselines(&set("", nested).pages[0]).len(), 1);
}

#[test]
fn a_soft_hyphen_shows_only_where_the_line_ends_with_it() {
    let word = "trans&shy;parency";
    let list = set("", &format!("<p>{word}"));
    assert_eq!(text(&list.pages[0]), "transparency");
    let list = set("", &format!("<p style='width: 40pt'>{word}"));
    assert_eq!(text(&list.pages[0]), "trans\u{ad}parency");
    assert_eq!(baselines(&list.pages[0]).len(), 2);
    let list = set("", &format!("<p style='width: 40pt; hyphens: none'>{word}"));
    assert_eq!(text(&list.pages[0]), "transparency");
    assert_eq!(baselines(&list.pages[0]).len(), 1);
}

#[test]
fn a_plaintext_block_stands_on_the_side_where_its_text_begins() {
    let body = "<p style='unicode-bidi: plaintext'>مرحبا<p style='unicode-bidi: plaintext'>hello";
    let page = &set("", body).pages[0];
    assert!(left(run_with(page, "مرحبا")) > 200.0);
    assert!(near(left(run_with(page, "hello")), 20.0));
}

#[test]
fn a_box_of_several_lines_stands_on_its_last_baseline() {
    let body = "<p>out <span style='display: inline-block'>up<br>down</span>";
    let page = &set("", body).pages[0];
    let y = |part| run_with(page, part).glyphs[0].y;
    assert!(near(y("out"), y("down")));
}

#[test]
fn a_reversed_list_counts_down() {
    let list = set("", "<ol reversed><li>a<li>b<li>c</ol>");
    assert_eq!(text(&list.pages[0]), "3.a2.b1.c");
    let list = set("", "<ol reversed start=9><li>a<li value=5>b<li>c</ol>");
    assert_eq!(text(&list.pages[0]), "9.a5.b4.c");
}

#[test]
fn a_marker_has_a_style_and_a_content_of_its_own() {
    let list = set(
        "li::marker { color: rgb(9 0 0) } .own::marker { content: '> ' }",
        "<ol><li>one<li class=own>two</ol>",
    );
    assert_eq!(run_with(&list.pages[0], "1.").colour.red, 9);
    assert_eq!(run_with(&list.pages[0], "one").colour.red, 0);
    assert!(text(&list.pages[0]).contains("> "));
}

#[test]
fn a_marker_inside_stands_in_the_first_line() {
    let body = "<ol><li>one two three four</ol>";
    let list = set(
        "ol { list-style: decimal inside; width: 40pt; padding: 0 }",
        body,
    );
    let marker = run_with(&list.pages[0], "1.");
    let x = |part| left(run_with(&list.pages[0], part));
    assert!(near(left(marker), 20.0) && x("one") > 25.0 && near(x("three"), 20.0));
}

#[test]
fn boxes_stand_in_their_line_as_they_are_aligned() {
    let top = |align: &str| {
        let css = "b { display: inline-block; width: 10pt; height: 20pt; background: red }";
        let list = set(
            css,
            &format!("<p>text <b style='vertical-align: {align}'></b>"),
        );
        let baseline = run_with(&list.pages[0], "text").glyphs[0].y;
        (baseline - fills(&list.pages[0])[0].y, baseline)
    };
    assert!(near(top("baseline").0, 20.0));
    assert!(near(top("4pt").0, 24.0));
    // Noto Sans has an x-height of 536 thousandths.
    assert!(near(top("middle").0, 10.0 + 2.68));
    // In a line of 12 points the baseline lies 9.75 below the top.
    assert!(near(top("top").0, 9.75) && near(top("bottom").0, 17.75));
    // The text keeps its place in a line that is taller below.
    assert!(near(top("top").1, 29.75));
}

#[test]
fn lines_of_old_documents_are_as_tall_as_what_stands_in_them() {
    let body = "<body style='font: 30pt/40pt Amiri'><div><font style='font: 10pt/12pt Noto Sans'>one<br>two</font></div>";
    let apart = |html: &str| {
        let lines = baselines(&set_whole(html).value.pages[0]);
        lines[1] - lines[0]
    };
    let between = "<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Transitional//EN' 'http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd'>";
    assert!(apart(&format!("<!DOCTYPE html>{body}")) > 39.0);
    assert!(near(apart(body), 12.0), "{}", apart(body));
    assert!(near(apart(&format!("{between}{body}")), 12.0));
    let in_the_block = body
        .replace("</font>", "</font> more")
        .replace("one", "one</font> here<font>");
    assert!(apart(&in_the_block) > 39.0);
}

#[test]
fn a_marker_that_is_taller_than_its_line_pushes_that_down() {
    let y = |marker: &str| {
        let css = format!("li {{ line-height: {marker} }} p {{ line-height: 12pt }}");
        let page = &set(&css, "<ul><li><p>one<p>two</ul>").pages[0];
        (
            run_with(page, "one").glyphs[0].y,
            run_with(page, "two").glyphs[0].y,
        )
    };
    let (low, high) = (y("12pt"), y("24pt"));
    assert!(near(high.0, low.0 + 6.0), "{low:?} {high:?}");
    assert!(near(high.1, low.1 + 6.0), "{low:?} {high:?}");
}
