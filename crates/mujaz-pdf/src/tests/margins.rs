use super::*;

#[test]
fn pages_are_counted_in_their_margin() {
    let css = "@page { @bottom-right { content: 'Page ' counter(page) ' of ' counter(pages) } }";
    let list = set(css, &"<p>line".repeat(20));
    assert!(text(&list.pages[1]).ends_with("Page 2 of 2"));
    assert!(
        runs(&list.pages[1])
            .last()
            .is_some_and(|run| run.node.is_none())
    );
}

#[test]
fn an_arabic_margin_counts_in_arabic_digits_and_reads_from_the_right() {
    let css =
        "@page { @bottom-left { content: 'صفحة ' counter(page, arabic-indic); direction: rtl } }";
    let list = set(css, "<p>line");
    assert!(text(&list.pages[0]).ends_with("صفحة ١"));
    assert!(x_of(&list.pages[0], '١') < x_of(&list.pages[0], 'ص'));
}

#[test]
fn blanks_in_a_margin_are_one_unless_they_are_kept() {
    let margin = |more: &str| {
        let css = format!("@page {{ @top-center {{ content: ' secret  —  سري '; {more} }} }}");
        text(&set(&css, "<p>line").pages[0])
    };
    assert!(margin("").ends_with("secret — سري"));
    assert!(margin("white-space: pre").contains("secret  —  سري"));
}

#[test]
fn the_first_page_may_differ() {
    let css =
        "@page { @top-center { content: 'later' } } @page :first { @top-center { content: none } }";
    let list = set(css, &"<p>line".repeat(20));
    assert!(!text(&list.pages[0]).contains("later") && text(&list.pages[1]).contains("later"));
}

#[test]
fn a_named_string_shows_the_heading_of_the_page() {
    let css = "h1 { string-set: chapter content(); break-before: page } @page { @top-left { content: string(chapter) } }";
    let list = set(css, "<h1>One</h1><h1>Two</h1>");
    assert!(text(&list.pages[0]).ends_with("One") && text(&list.pages[1]).ends_with("Two"));
}

#[test]
fn a_running_element_is_on_every_page_and_in_no_flow() {
    let css = "header { position: running(mark) } @page { @top-center { content: element(mark) } }";
    let body = format!(
        "<header><bdi dir=ltr>TLP:RED</bdi></header>{}",
        "<p>line".repeat(20)
    );
    let list = set(css, &body);
    assert!(
        list.pages
            .iter()
            .all(|page| text(page).ends_with("TLP:RED"))
    );
    assert!(!document_text(&list).contains("TLP"));
}

#[test]
fn the_size_and_margins_of_the_page_are_followed() {
    let list = set("@page { size: A5 landscape; margin: 10mm 15mm }", "<p>line");
    assert!(
        (list.pages[0].width - 595.28).abs() < 0.1 && (list.pages[0].height - 419.53).abs() < 0.1
    );
    assert!((left(run_with(&list.pages[0], "line")) - 42.52).abs() < 0.1);
}

/// Returns the middle of what a run shows.
fn middle(page: &Page, part: &str) -> (f32, f32) {
    let run = run_with(page, part);
    let right = run.glyphs.iter().map(|glyph| glyph.x).fold(0.0, f32::max);
    (f32::midpoint(left(run), right), run.glyphs[0].y)
}

#[test]
fn sixteen_boxes_stand_around_the_page() {
    let places = [
        ("top-left-corner", 34.0, 23.0),
        ("top-left", 40.0, 23.0),
        ("top-center", 147.0, 23.0),
        ("top-right", 254.0, 23.0),
        ("top-right-corner", 260.0, 23.0),
        ("right-top", 277.0, 50.0),
        ("right-middle", 277.0, 103.0),
        ("right-bottom", 277.0, 157.0),
        ("bottom-right-corner", 260.0, 183.0),
        ("bottom-right", 254.0, 183.0),
        ("bottom-center", 147.0, 183.0),
        ("bottom-left", 40.0, 183.0),
        ("bottom-left-corner", 34.0, 183.0),
        ("left-bottom", 17.0, 157.0),
        ("left-middle", 17.0, 103.0),
        ("left-top", 17.0, 50.0),
    ];
    for (place, x, y) in places {
        let css = format!("@page {{ margin: 40pt; @{place} {{ content: 'X' }} }}");
        let list = set(&css, "<p>line");
        let (own_x, own_y) = middle(&list.pages[0], "X");
        assert!(
            (own_x - x).abs() < 2.0 && (own_y - y).abs() < 2.0,
            "{place}: {own_x} {own_y}"
        );
    }
}

#[test]
fn a_box_in_the_middle_is_centred_although_its_neighbours_differ() {
    let css = "@page { @top-left { content: 'a long text that needs room' } @top-center { content: 'M' } }";
    let (x, _) = middle(&set(css, "<p>line").pages[0], "M");
    assert!((x - 150.0).abs() < 6.0, "{x}");
}

#[test]
fn a_long_box_takes_the_room_that_a_short_one_leaves() {
    let css = "@page { @top-left { content: 'one two three four five six seven eight' } @top-right { content: '9' } }";
    let list = set(css, "<p>line");
    let run = run_with(&list.pages[0], "one");
    assert!(run.text.contains("eight"), "{:?}", run.text);
}

#[test]
fn left_and_right_pages_differ_and_the_first_page_of_an_arabic_book_is_a_left_one() {
    let css = "@page :left { @top-center { content: 'links' } } @page :right { @top-center { content: 'rechts' } }";
    let body = "<p>line".repeat(20);
    let english = set(css, &body);
    assert!(
        text(&english.pages[0]).contains("rechts") && text(&english.pages[1]).contains("links")
    );
    let arabic = set(&format!("{css} html {{ direction: rtl }}"), &body);
    assert!(text(&arabic.pages[0]).contains("links") && text(&arabic.pages[1]).contains("rechts"));
}

#[test]
fn a_break_to_a_right_page_leaves_a_blank_one_with_a_margin_of_its_own() {
    let css = "h1 { break-before: right; font-size: 10pt } @page :blank { @top-center { content: 'empty' } }";
    let list = set(css, "<h1>One</h1><h1>Two</h1>");
    let pages: Vec<String> = list.pages.iter().map(text).collect();
    assert_eq!(pages, ["One", "empty", "Two"]);
}

#[test]
fn pages_of_another_name_begin_anew_and_have_their_own_rules() {
    let css = ".wide { page: wide } @page wide { size: 400pt 150pt; @top-center { content: 'W' } }";
    let list = set(css, "<p>one<p class=wide>two<p class=wide>three<p>four");
    let pages: Vec<String> = list.pages.iter().map(text).collect();
    assert_eq!(pages, ["one", "twothreeW", "four"]);
    assert!(near(list.pages[1].width, 400.0) && near(list.pages[2].width, 300.0));
}

#[test]
fn text_on_wider_pages_is_set_for_their_width() {
    let css = ".wide { page: wide; text-align: right } @page wide { size: 400pt 150pt }";
    let list = set(css, "<p>one<p class=wide>two");
    let run = run_with(&list.pages[1], "two");
    assert!(left(run) > 340.0, "{}", left(run));
}

#[test]
fn the_number_of_a_page_can_be_reset() {
    let css = "@page { @top-center { content: counter(page) } } h1 { break-before: page; counter-reset: page 1; font-size: 10pt }";
    let list = set(css, "<p>x<p style='break-before:page'>y<h1>z</h1>");
    let pages: Vec<String> = list.pages.iter().map(text).collect();
    assert_eq!(pages, ["x1", "y2", "z1"]);
}

#[test]
fn a_named_string_is_the_first_the_last_or_the_one_before() {
    for (which, expected) in [
        ("first", ["a", "b", "c"]),
        ("last", ["a", "c", "c"]),
        ("start", ["a", "a", "c"]),
        ("first-except", ["", "", "c"]),
    ] {
        let css = format!(
            "b {{ string-set: s content() }} .n {{ break-before: page }} @page {{ @top-center {{ content: '=' string(s, {which}) }} }}"
        );
        let list = set(
            &css,
            "<p><b>a</b><p class=n>x<p><b>b</b><p><b>c</b><p class=n>y",
        );
        let shown: Vec<String> = list
            .pages
            .iter()
            .map(|page| {
                text(page)
                    .split('=')
                    .next_back()
                    .unwrap_or_default()
                    .to_owned()
            })
            .collect();
        assert_eq!(shown, expected, "{which}");
    }
}

#[test]
fn the_area_of_a_page_is_a_whole_number_of_css_pixels() {
    let css = "body { width: auto } p { background: red; height: 214px } @page { margin: 20pt 20pt 20pt 20.1pt }";
    let list = set(css, "<p>line");
    let area = fills(&list.pages[0])[0];
    assert_eq!(list.pages.len(), 1);
    assert!(near(area.x, 20.1) && near(area.width, 347.0 * 0.75));
}

#[test]
fn a_page_has_a_background_and_a_border() {
    let css = "@page { background: #eee; border: 2pt solid red; padding: 5pt }";
    let list = set(css, "<p>line");
    let areas = fills(&list.pages[0]);
    assert!(near(areas[0].width, 300.0) && near(areas[0].height, 200.0));
    assert!(
        areas[1..]
            .iter()
            .any(|area| near(area.x, 20.0) && near(area.width, 260.25))
    );
    let plain = set("", "<p>line");
    let shift = left(run_with(&list.pages[0], "line")) - left(run_with(&plain.pages[0], "line"));
    // A line of 2 points takes two pixels.
    assert!(near(shift, 6.5), "{shift}");
}

#[test]
fn sides_of_which_no_rule_says_anything_have_the_margins_of_a_browser() {
    let html = "<!DOCTYPE html><style>@page { margin-top: 100pt } body { margin: 0 }</style><p style='margin: 0'>text";
    let list = set_whole(html).value;
    let run = run_with(&list.pages[0], "text");
    assert!(near(left(run), 27.75), "{}", left(run));
    assert!(run.glyphs[0].y > 100.0);
}
