//! Values that are followed in part or not at all, and what is said of them.

use super::*;

fn messages(html: &str) -> Vec<String> {
    let warnings = set_whole(html).warnings;
    warnings
        .into_iter()
        .map(|warning| warning.message)
        .collect()
}

fn places(html: &str) -> Vec<(usize, usize)> {
    let warnings = set_whole(html).warnings;
    let places = warnings.iter().filter_map(|warning| warning.place);
    places.map(|place| (place.line, place.column)).collect()
}

#[test]
fn what_is_said_in_vain_of_a_font_face_is_told_with_its_place() {
    let html = "<style>@font-face {\nfont-family: x; src: nonsense;\nfont-glow: 1;\nfont-display: swap }</style>";
    assert_eq!(places(html), [(4, 1), (2, 17), (3, 1), (1, 8)]);
}

#[test]
fn a_variable_without_a_value_or_with_a_wrong_one_is_told_with_its_place() {
    let html = "<style>p { color: var(--none);\n--a: wide; width: var(--a); glow: var(--a) }\n\
                @page { margin: var(--none) }</style><p>x<p>y<b style='height: var(--b)'>z</b>";
    let warned = messages(html);
    assert_eq!(places(html), [(2, 29), (1, 12), (2, 12), (3, 56), (3, 9)]);
    assert!(
        warned[1].contains("names a variable that is not set"),
        "{warned:?}"
    );
    assert!(warned[2].contains("`wide` of `width`"), "{warned:?}");
}

#[test]
fn a_page_has_no_display_and_a_paragraph_no_size() {
    let html = "<style>p { size: A4 }\n@page { display: flex; @top-left { float: left; content: 'x' } }</style><p>x";
    let warned = messages(html);
    assert_eq!(places(html), [(1, 12), (2, 9), (2, 36)], "{warned:?}");
}

#[test]
fn a_condition_or_a_part_of_a_selector_that_is_not_understood_is_told() {
    let html = "<style>@media (glow) { p { color: red } }\n@media (glow), print { p { color: red } }\n\
                @supports glow { p { color: red } }\n:is(p, :glow) { margin: 0 }</style><p>x";
    assert_eq!(places(html), [(1, 15), (2, 8), (3, 11), (4, 1)]);
    let list = set_whole(html).value;
    assert_eq!(run_with(&list.pages[0], "x").colour.red, 255);
}

#[test]
fn what_a_sheet_says_in_vain_in_several_places_is_told_with_their_number() {
    let html = "<style>p { glow: 1 }\nb { glow: 2 }\ni { glow: 3 }</style>";
    assert_eq!(
        messages(html)[0],
        "the property `glow` is not supported (and in 2 more places)"
    );
    assert_eq!(places(html), [(1, 12)]);
}

#[test]
fn a_box_that_would_hide_something_shows_it_and_says_so() {
    let css = "div { overflow: hidden; height: 5pt; width: 50pt } b { float: left; height: 30pt }";
    let list = set(css, "<div>one two three four five<b>six</b></div>");
    assert!(document_text(&list).contains("five"));
    let html = format!("<style>{css}</style>");
    assert!(messages(&html)[0].contains("nothing is ever lost"));
    assert!(messages("<style>div { overflow: visible }</style>").len() <= 1);
}

#[test]
fn pages_with_wider_margins_keep_their_text_on_the_sheet_and_say_so() {
    let css = "@page :first { margin-left: 200pt } p { background: red }";
    let html = format!(
        "<!DOCTYPE html><html lang=en><title>x</title><style>@page {{ size: 300pt 200pt; margin: 20pt }}{css}</style><p>x"
    );
    let warned = set_whole(&html);
    let area = fills(&warned.value.pages[0])[0];
    assert!(area.x + area.width <= 300.0, "{area:?}");
    assert!(warned.warnings[0].message.contains("wider margins"));
}

#[test]
fn a_word_of_letters_without_spaces_is_kept_whole_where_that_is_asked_for() {
    let lines = |css: &str| {
        let list = set(css, "<p>数据库数据库数据库");
        let mut tops: Vec<i32> = Vec::new();
        for run in runs(&list.pages[0]) {
            #[expect(clippy::cast_possible_truncation, reason = "pages are small")]
            tops.extend(run.glyphs.iter().map(|glyph| glyph.y as i32));
        }
        tops.dedup();
        tops.len()
    };
    assert!(lines("p { width: 30pt }") > 1);
    assert_eq!(lines("p { width: 30pt; word-break: keep-all }"), 1);
}

#[test]
fn a_document_without_title_or_language_claims_nothing_and_says_why() {
    let options = |html: &str, demand: fn(&mut Options)| {
        let font: &[u8] = include_bytes!("../../../../assets/fonts/NotoSans-Regular.ttf");
        let mut options = Options {
            fonts: vec![Arc::from(font)],
            ..Options::default()
        };
        demand(&mut options);
        crate::pdf(&Html(html.to_owned()), &options)
    };
    let untitled = "<html lang=en><p>x";
    let silent = "<html><title>T</title><p>x";
    for html in [untitled, silent] {
        let warned = options(html, |_| {}).unwrap();
        assert!(
            warned.warnings[0]
                .message
                .ends_with("neither accessible to everyone (PDF/UA) nor fit for archives (PDF/A)"),
            "{:?}",
            warned.warnings
        );
        let bytes = String::from_utf8_lossy(&warned.value.0).into_owned();
        assert!(!bytes.contains("pdfaid:part>") && !bytes.contains("pdfuaid:part>"));
        for demand in [
            (|options| options.universal_access = true) as fn(&mut Options),
            |options| options.archive = Some(crate::Archive::TwoA),
        ] {
            let error = options(html, demand).unwrap_err();
            assert!(error.hint().is_some(), "{error}");
        }
    }
}

#[test]
fn a_value_that_css_forbids_is_warned_of_and_leaves_the_one_before() {
    let forbidden = [
        ("width", "150px", "-5px"),
        ("min-height", "40px", "-3px"),
        ("max-width", "40px", "-3%"),
        ("padding", "20px", "-5px"),
        ("padding-inline-start", "20px", "-5px"),
        ("line-height", "3", "-1"),
        ("line-height", "3", "-1em"),
        ("font-size", "20pt", "-3pt"),
        ("font-weight", "bold", "1001"),
        ("font-weight", "bold", "0"),
        ("columns", "2", "0"),
        ("columns", "2", "-20px"),
        ("column-width", "20px", "0"),
        ("border-width", "3px", "-2px"),
        ("border-radius", "3px", "-2px"),
        ("border-spacing", "3px", "-2px"),
        ("gap", "3px", "-2px"),
        ("column-gap", "3px", "-2px"),
        ("flex-basis", "3px", "-2px"),
        ("flex", "1 1 3px", "1 1 -2px"),
        ("background-size", "3px", "-2px"),
        ("grid-template-columns", "3px", "-2px"),
        ("text-decoration-thickness", "3px", "-2px"),
        ("tab-size", "3px", "-2px"),
    ];
    for (name, allowed, value) in forbidden {
        let warnings = |css: &str| set_whole(&format!("<style>p {{ {css} }}</style><p>x")).warnings;
        let warned = warnings(&format!("{name}: {allowed}; {name}: {value}"));
        assert_eq!(warned.len(), 1, "{name}: {value}: {warned:?}");
        assert!(warnings(&format!("{name}: {allowed}")).is_empty(), "{name}");
    }
    let height = |css: &str| {
        let page = &set(&format!("div {{ background: red; {css} }}"), "<div>x</div>").pages[0];
        fills(page)[0].height
    };
    assert!(near(height("padding: 20pt; padding: -5pt"), 52.0));
    // What is reckoned counts as nothing instead.
    assert!(near(
        height("padding: 20pt; padding: calc(5pt - 10pt)"),
        12.0
    ));
    assert!(near(height("padding: calc(1em - 20pt)"), 12.0));
}

#[test]
fn shares_of_spacing_are_of_the_size_of_the_letters() {
    let end = |css: &str| {
        let list = set(css, "<p>ab c");
        x_of(&list.pages[0], 'c')
    };
    assert!(near(
        end("p { letter-spacing: 10% }"),
        end("p { letter-spacing: 1pt }")
    ));
    assert!(near(
        end("p { word-spacing: 50% }"),
        end("p { word-spacing: 5pt }")
    ));
}

#[test]
fn what_a_page_cannot_show_is_warned_of_with_its_place() {
    let cases = [
        ("<p>x\n <iframe src=x></iframe>", "`iframe`", (2, 2)),
        ("<p><progress value=1></progress>", "`progress`", (1, 4)),
        ("<p><math><mi>x</mi></math>", "`math`", (1, 4)),
        ("<p><ruby>x<rt>y</ruby>", "`ruby`", (1, 4)),
        ("<p><img src=a.png>\n<img src=b.png>", "`b.png`", (2, 1)),
        ("<link rel=stylesheet href=x.css>", "style sheet", (1, 1)),
        (
            "<style>@font-face { font-family: Z; src: url(z.woff) }</style><p>x",
            "`z`",
            (1, 20),
        ),
        (
            "<p style='position: running(r)'>x<i style='float: footnote'>y</i></p><p>z",
            "footnote",
            (1, 1),
        ),
    ];
    for (html, words, place) in cases {
        let warnings = set_whole(html).warnings;
        let found = warnings
            .iter()
            .find(|warning| warning.message.contains(words));
        let own = found
            .unwrap_or_else(|| panic!("{html}: {warnings:?}"))
            .place;
        assert_eq!(own.map(|own| (own.line, own.column)), Some(place), "{html}");
    }
}

#[test]
fn a_running_element_that_no_margin_box_shows_is_warned_of() {
    let warned = |css: &str| {
        let html = format!("<style>{css}</style><p style='position: running(r)'>x</p><p>z");
        let warnings = set_whole(&html).warnings;
        warnings.iter().any(|one| one.message.contains("`r`"))
    };
    assert!(warned(""));
    assert!(warned("@page { @top-left { content: element(s) } }"));
    assert!(!warned("@page { @top-left { content: element(r) } }"));
    assert!(!warned(
        "@page :first { @top-left { content: element(r, last) } }"
    ));
}

#[test]
fn readings_stand_in_brackets_behind_their_words() {
    let list = set(
        "",
        "<p><ruby>word<rp>[</rp><rt>reading</rt><rp>]</rp></ruby> next",
    );
    assert_eq!(text(&list.pages[0]), "word (reading) next");
}
