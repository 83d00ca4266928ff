use super::*;
use crate::Error;

#[test]
fn what_css_cannot_do_is_warned_of_with_its_place() {
    let warned = set_whole(
        "<html>\n<style>\np { float: up;\n  width: 3 of 4 }\n@import 'x.css';\n</style><p>x",
    );
    let places: Vec<(usize, usize)> = warned
        .warnings
        .iter()
        .filter_map(|warning| warning.place.map(|place| (place.line, place.column)))
        .collect();
    assert_eq!(places, [(3, 5), (4, 3), (5, 1)], "{:?}", warned.warnings);
}

#[test]
fn deep_nesting_is_set_all_the_same() {
    for element in ["div", "span", "blockquote", "ul><li", "table><tr><td", "b"] {
        let html = format!("{}core", format!("<{element}>").repeat(3_000));
        assert!(document_text(&set("", &html)).contains("core"), "{element}");
    }
}

#[test]
fn forty_nested_boxes_are_not_measured_again_at_every_level() {
    let styles = [
        "display: flex",
        "display: grid",
        "display: inline-flex",
        "display: inline-block",
        "display: flex; flex-direction: column",
        "display: flex; flex-wrap: wrap; padding: 0.1pt",
        "display: flex; width: 99%; flex-grow: 1",
        "display: flex; width: 50%; min-width: 99%; flex-grow: 1",
        "display: flex; flex: 1 1 60%; max-width: 97%; align-items: center",
        "display: grid; grid-template-columns: 1fr auto; justify-items: start; padding: 0 1%",
        "display: grid; grid-template-columns: minmax(10%, max-content) 1fr; width: 98%",
        "display: table",
    ];
    for style in styles {
        for around in ["", "a <i>b</i>"] {
            let open = format!("<div style='{style}'>{around}").repeat(40);
            let list = set("", &format!("{open}core{}", "</div>".repeat(40)));
            assert!(document_text(&list).contains("core"), "{style}");
        }
    }
    let cells = "<table><tr><td>x<td>".repeat(20);
    assert!(document_text(&set("", &format!("{cells}core"))).contains("core"));
    let mixed = "<div style='display: flex'><div style='display: grid'>".repeat(20);
    assert!(document_text(&set("", &format!("{mixed}core"))).contains("core"));
}

#[test]
fn quotation_marks_of_any_length_are_bounded_as_all_generated_text_is() {
    let css = format!("q {{ quotes: '{}' 'x' }}", "m".repeat(100_000));
    let list = set(&css, &format!("{}core", "<p><q></q>".repeat(40)));
    assert!(document_text(&list).contains("core"));
    assert!(document_text(&list).len() < 1_300_000);
}

#[test]
fn a_container_without_items_is_empty() {
    for display in ["flex", "grid", "inline-flex", "inline-grid"] {
        let list = set("", &format!("<div style='display: {display}'></div>core"));
        assert!(document_text(&list).contains("core"), "{display}");
    }
}

#[test]
fn columns_that_stand_too_deep_in_columns_are_warned_of_once_and_lose_no_text() {
    let nested = "<div style='columns: 2'>word".repeat(40);
    let warned = set_whole(&nested);
    assert_eq!(warned.warnings.len(), 1, "{:?}", warned.warnings);
    assert!(warned.warnings[0].message.contains("3 deep"));
    assert_eq!(document_text(&warned.value).matches("word").count(), 40);
}

#[test]
fn containers_that_nest_too_deep_are_warned_of_once() {
    let html = "<div style='display: flex'>".repeat(40);
    let warned = set_whole(&format!("{html}core"));
    assert_eq!(warned.warnings.len(), 1, "{:?}", warned.warnings);
    assert!(warned.warnings[0].message.contains("12 deep"));
}

#[test]
fn ten_thousand_nested_elements_make_a_document() {
    let many = [
        ("", 10_000),
        ("display: inline-block", 1_000),
        ("display: flex", 1_000),
        ("display: grid", 1_000),
    ];
    for (style, depth) in many {
        let html = format!("{}core", format!("<div style='{style}'>").repeat(depth));
        assert!(document_text(&set("", &html)).contains("core"), "{style}");
    }
}

#[test]
fn odd_input_makes_some_document() {
    let odd = [
        "",
        "\u{0}\u{fffe}<",
        "<style>@page { size: 0; margin: -5e30pt }</style>x",
        "<table><caption><table><tr><td rowspan=0 colspan=99999>x",
        "<p style='width:1e30pt;margin:-1e30pt;font-size:1e30em'>x",
        "<style>p{width:calc(((((1pt/0))))}</style><p>x",
        "<ol start=99999999999><li value=-2147483648>x",
        "<p dir=auto>\u{2067}\u{2067}\u{2069}\u{202e}x",
        "<style>:root{--a:var(--b);--b:var(--a)}p{color:var(--a)}</style><p>x",
        "<img src='data:image/png;base64,AAAA'>",
        "<style>p{line-height:0;font-size:0}</style><p>x y z",
    ];
    for html in odd {
        let list = set_whole(html).value;
        assert!(!list.pages.is_empty(), "{html}");
    }
}

#[test]
fn variables_that_name_themselves_change_nothing() {
    let html = "<style>:root{--b:red;--a:var(--b) var(--a)}p{color:var(--a)}</style><p>core";
    assert!(document_text(&set_whole(html).value).contains("core"));
}

#[test]
fn text_that_is_kept_for_every_element_around_it_is_refused() {
    let rules = [
        "div { string-set: a content() }",
        "a::after { content: target-text(attr(href)) }",
    ];
    for rule in rules {
        let mut open = String::new();
        for number in 0..400 {
            open.push_str(
                "<div id=a{n}><a href=#a{n}></a>"
                    .replace("{n}", &number.to_string())
                    .as_str(),
            );
        }
        let html = format!("<style>{rule}</style>{open}{}", "word".repeat(90_000));
        let refused = try_whole(&html).map(|warned| warned.value.pages.len());
        assert!(
            matches!(refused, Err(Error::TooMuch { .. })),
            "{rule}: {refused:?}"
        );
    }
}

#[test]
fn text_without_a_font_is_an_error() {
    let result = lay_out(
        &Html("<p>x".to_owned()),
        &Options::default(),
        &Shelf::default(),
    );
    assert!(matches!(result, Err(Error::NoFonts)));
}

#[test]
fn the_same_document_is_set_the_same_way() {
    let html =
        "<html lang=ar dir=rtl><p style='text-align:justify'>نص <a href='https://a.b'>NATO</a> (1)";
    assert_eq!(
        format!("{:?}", set_whole(html).value.pages),
        format!("{:?}", set_whole(html).value.pages)
    );
}

#[test]
fn a_word_that_is_wider_than_the_page_does_not_leave_it() {
    let list = set("", &format!("<p>{}", "W".repeat(200)));
    for run in runs(&list.pages[0]) {
        assert!(run.glyphs.iter().all(|glyph| glyph.x < 280.0));
    }
}
