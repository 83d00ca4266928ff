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
