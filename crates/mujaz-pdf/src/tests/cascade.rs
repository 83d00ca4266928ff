use super::*;

/// Returns the colour in which `word` is set.
fn colour_of(list: &DrawList, word: &str) -> (u8, u8, u8) {
    let colour = run_with(&list.pages[0], word).colour;
    (colour.red, colour.green, colour.blue)
}

const BLUE: (u8, u8, u8) = (0, 0, 255);
const RED: (u8, u8, u8) = (255, 0, 0);
const BLACK: (u8, u8, u8) = (0, 0, 0);

#[test]
fn revert_gives_back_what_a_document_without_sheets_would_show() {
    let css = "b { font-weight: normal } b.back { font-weight: revert }";
    let list = set(css, "<p><b>thin</b> <b class=back>thick</b>");
    let face = |word| run_with(&list.pages[0], word).face;
    assert_ne!(face("thin"), face("thick"));
}

#[test]
fn initial_unset_and_inherit_each_mean_their_own() {
    let css = "div { color: red; padding-left: 20pt } .a { color: initial } .b { color: unset } .c { padding: inherit }";
    let list = set(css, "<div><p class=a>one<p class=b>two<p class=c>six");
    assert_eq!(colour_of(&list, "one"), BLACK);
    assert_eq!(colour_of(&list, "two"), RED);
    assert!(near(
        left(run_with(&list.pages[0], "six")) - left(run_with(&list.pages[0], "one")),
        20.0
    ));
}

#[test]
fn all_takes_back_what_was_said_before_it_and_nothing_after() {
    let css =
        "p { color: red; margin-left: 30pt; all: initial; font: 10pt 'Noto Sans'; color: blue }";
    let list = set(css, "<p>one");
    assert_eq!(colour_of(&list, "one"), BLUE);
    assert!(near(
        left(run_with(&list.pages[0], "one")),
        left(run_with(&set("", "<p>one").pages[0], "one"))
    ));
}

#[test]
fn a_property_of_the_screen_is_named_once_with_the_reason() {
    let html =
        "<style>p { cursor: pointer }\na { cursor: pointer }</style><p style='cursor: pointer'>x";
    let warnings = set_whole(html).warnings;
    let named: Vec<_> = warnings
        .iter()
        .filter(|warning| warning.message.contains("cursor"))
        .collect();
    assert_eq!(named.len(), 2, "{warnings:?}");
    assert!(named[0].message.contains("nobody points at paper"));
    assert_eq!(
        named[0].place.map(|place| (place.line, place.column)),
        Some((1, 12))
    );
}

#[test]
fn rules_stand_in_rules_in_the_order_in_which_they_are_written() {
    let css = "div { p { color: rgb(9 0 0) } & > p b { color: rgb(0 9 0) } @media print { i { color: rgb(0 0 9) } } a:hover { color: red } }";
    let list = set(css, "<div><p>one<b>two</b><i>three</i></div><p>four");
    let colour = |text: &str| run_with(&list.pages[0], text).colour;
    assert_eq!(
        ["one", "two", "three", "four"].map(|text| {
            let colour = colour(text);
            (colour.red, colour.green, colour.blue)
        }),
        [(9, 0, 0), (0, 9, 0), (0, 0, 9), (0, 0, 0)]
    );
    let css = "p { & { color: rgb(9 0 0) } color: rgb(0 9 0) }";
    let list = set(css, "<p>one");
    assert_eq!(run_with(&list.pages[0], "one").colour.green, 9);
}

#[test]
fn what_is_wrong_in_a_rule_in_a_rule_is_told_with_its_place() {
    let html = "<style>\np { color: red;\n  b { colour: red }\n  ::nothing { color: red }\n  @page { size: A5 } }</style><p>x";
    let warned = set_whole(html);
    let messages: Vec<&str> = warned
        .warnings
        .iter()
        .map(|warning| warning.message.as_str())
        .collect();
    for part in [
        "`colour`",
        "the rule `::nothing` is not understood",
        "the rule `@page",
    ] {
        assert!(
            messages.iter().any(|message| message.contains(part)),
            "{messages:?}"
        );
    }
}

#[test]
fn an_ancestor_counts_below_it_and_nowhere_else() {
    let css = ".red b { color: red } #blue > p b { color: blue } section section b { color: lime }";
    let body = "<div class=red><p><i>x</i><b>one</b></div><div><p><b>two</b></div>\
                <div id=blue><div><p><b>six</b></div><p><b>ten</b></div><section><b>far</b><section><p><b>near</b>";
    let list = set(css, body);
    assert_eq!(colour_of(&list, "one"), RED);
    assert_eq!(colour_of(&list, "two"), BLACK);
    assert_eq!(colour_of(&list, "six"), BLACK);
    assert_eq!(colour_of(&list, "ten"), BLUE);
    assert_eq!(colour_of(&list, "far"), BLACK);
    assert_eq!(colour_of(&list, "near"), (0, 255, 0));
}

#[test]
fn siblings_are_alike_only_where_the_same_rules_match_them() {
    let css = "p:nth-child(even) { color: red } p::before { content: '1' } p.own::before { content: '2' }";
    let body =
        "<p>one<p>two<p class=own>six<p style='color: blue'>ten<p dir=auto>far<p dir=auto>بعيد";
    let list = set(css, body);
    assert_eq!(colour_of(&list, "one"), BLACK);
    assert_eq!(colour_of(&list, "two"), RED);
    assert_eq!(colour_of(&list, "ten"), BLUE);
    let text = text(&list.pages[0]);
    assert!(text.contains("1one1two2six1ten"), "{text}");
    let start = |word| left(run_with(&list.pages[0], word));
    assert!(near(start("far") - start("one"), 0.0) && start("بعيد") > 200.0);
}

#[test]
fn selectors_that_would_be_compared_for_ever_are_an_error_that_shows_one() {
    let many = ["i"; 200].join(",");
    let html = format!(
        "<style>p ~ b:not({many}) ~ p {{ color: red }}</style>{}",
        "<p>x".repeat(4_000)
    );
    let error = lay_out(&Html(html), &Options::default(), &Shelf::default()).unwrap_err();
    assert!(
        matches!(&error, crate::Error::Selectors(selector) if selector.starts_with("p ~ b:not(i, i")),
        "{error}"
    );
    assert!(error.hint().is_some());
}

#[test]
fn attributes_of_looks_weigh_less_than_any_sheet() {
    let body = "<table border=1 cellpadding=4 cellspacing=0><tr><td bgcolor=red width=100>one<td>two</table><p align=right><font color='#000900'>three</font>";
    let list = set("", body);
    let cell = fills(&list.pages[0])
        .into_iter()
        .find(|area| area.height > 10.0);
    assert!(
        cell.is_some_and(|cell| near(cell.width, 75.0 + 6.0 + 1.5)),
        "{cell:?}"
    );
    let three = run_with(&list.pages[0], "three");
    assert!(three.colour.green == 9 && left(three) > 200.0);
    let list = set(
        "td { background: none } font { color: blue } p { text-align: left }",
        body,
    );
    let three = run_with(&list.pages[0], "three");
    assert!(three.colour.blue == 255 && near(left(three), 20.0));
}

#[test]
fn shares_of_the_page_are_those_inside_its_margins() {
    let css = "div { background: red; width: 50vw; height: 25vh }";
    let area = fills(&set(css, "<div></div>").pages[0])[0];
    assert!(
        near(area.width, 130.0) && near(area.height, 40.0),
        "{area:?}"
    );
}

#[test]
fn the_least_and_the_greatest_of_lengths_in_one_unit_are_taken() {
    for (value, width) in [
        ("min(50pt, 1in)", 50.0),
        ("max(50pt, 1in)", 72.0),
        ("clamp(10%, 90%, 50%)", 130.0),
        ("calc(10pt + min(2em, 3em))", 30.0),
    ] {
        let css = format!("div {{ background: red; width: {value}; height: 9pt }}");
        let area = fills(&set(&css, "<div></div>").pages[0])[0];
        assert!(near(area.width, width), "{value}: {area:?}");
    }
}

#[test]
fn a_block_can_be_as_wide_as_its_content() {
    let css =
        "div { background: red; width: fit-content } p { width: min-content; background: blue }";
    let list = set(css, "<div>one two</div><p>one two</p>");
    let areas = fills(&list.pages[0]);
    assert!(areas[0].width > 30.0 && areas[0].width < 50.0, "{areas:?}");
    assert!(areas[1].width < 25.0 && areas[1].height > 20.0, "{areas:?}");
}

#[test]
fn tables_of_old_documents_take_no_size_from_what_is_around_them() {
    let body = "<body style='font-size: 20pt'><table><tr><td>cell</table>";
    let size = |html: &str| run_with(&set_whole(html).value.pages[0], "cell").size;
    assert!(near(size(&format!("<!DOCTYPE html>{body}")), 20.0));
    assert!(near(size(body), 12.0));
}

#[test]
fn cells_of_old_documents_begin_with_text_and_not_with_a_margin() {
    let body = "<table style='font: 10pt/12pt Noto Sans'><tr><td><p>cell</table>";
    let y = |html: &str| run_with(&set_whole(html).value.pages[0], "cell").glyphs[0].y;
    let dropped = y(&format!("<!DOCTYPE html>{body}")) - y(body);
    assert!(near(dropped, 10.0), "{dropped}");
}

#[test]
fn a_size_behind_an_inherited_font_counts() {
    let css = "kbd { font: inherit; font-size: 5pt }";
    assert!(near(
        run_with(&set(css, "<p>one <kbd>two").pages[0], "two").size,
        5.0
    ));
}

#[test]
fn lengths_in_several_units_are_compared_where_they_are_used() {
    let width = |value: &str| {
        let css = format!("p {{ width: {value}; background: red }}");
        fills(&set(&css, "<p>x").pages[0])[0].width
    };
    assert!(near(width("min(50%, 200pt)"), 130.0));
    assert!(near(width("min(50%, 100pt)"), 100.0));
    assert!(near(width("max(5em, 40pt)"), 50.0));
    assert!(near(width("clamp(5em, 10%, 80pt)"), 50.0));
    assert!(near(width("clamp(1em, 90%, 80pt)"), 80.0));
    assert!(near(width("calc(min(50%, 200pt) - 1em)"), 120.0));
    assert!(near(width("calc(100pt - max(10%, 5em))"), 50.0));
}

#[test]
fn letters_of_one_width_are_smaller_unless_their_size_is_said() {
    let size = |css: &str, body: &str| run_with(&set(css, body).pages[0], "code").size;
    let body = "<p><code>code</code>";
    assert!(near(size("", body), 10.0));
    assert!(near(size("html { font-size: medium }", body), 9.75));
    assert!(near(
        size("html { font-size: medium } code { font-size: 2em }", body),
        19.5
    ));
    assert!(near(
        size(
            "html { font-size: medium } code { font-family: Amiri }",
            body
        ),
        12.0
    ));
    assert!(near(
        size(
            "html { font-size: medium }",
            "<pre>x <code>code</code></pre>"
        ),
        9.75
    ));
}

#[test]
fn layers_named_later_win_and_what_is_in_none_wins_over_all() {
    let css = "@layer one, two; @layer two { p { color: blue } } @layer one { #own { color: red } } @layer { i { color: red } }
        b { color: blue } @layer two { b#own { color: red } }";
    let list = set(
        css,
        "<p id=own>first</p><p><i>second</i> <b id=own>third</b>",
    );
    assert_eq!(colour_of(&list, "first"), BLUE);
    assert_eq!(colour_of(&list, "second"), RED);
    assert_eq!(colour_of(&list, "third"), BLUE);
}

#[test]
fn what_is_important_wins_in_the_first_layer() {
    let css = "p { color: black !important } @layer one { p { color: blue !important } } @layer two { p { color: red !important } }";
    let list = set(css, "<p style='color: red !important'>text");
    assert_eq!(colour_of(&list, "text"), BLUE);
}

#[test]
fn a_layer_weighs_more_than_those_inside_of_it() {
    let css = "@layer outer { p { color: blue } @layer inner { #own { color: red } } } @layer outer.inner { p#own { color: red } }";
    let list = set(css, "<p id=own>text");
    assert_eq!(colour_of(&list, "text"), BLUE);
}
