use super::*;

const CONTENTS: &str = "nav a::after { content: leader('.') target-counter(attr(href), page) } h1 { break-before: page; font-size: 10pt }";

fn links(page: &Page) -> Vec<&Target> {
    page.items
        .iter()
        .filter_map(|item| match item {
            Item::Link { target, .. } => Some(target),
            _ => None,
        })
        .collect()
}

#[test]
fn a_link_inside_the_document_leads_to_the_place_of_its_element() {
    let list = set(CONTENTS, "<p><a href='#b'>see</a><h1 id=b>Title</h1>");
    let target = Target::Place(crate::draw::Place {
        page: 1,
        x: 20.0,
        y: 20.0,
    });
    assert_eq!(links(&list.pages[0]), [&target]);
}

#[test]
fn a_link_to_nowhere_is_warned_of_and_left_out() {
    let html = "<p><a href='#gone'>see</a>";
    let warned = set_whole(html);
    assert!(links(&warned.value.pages[0]).is_empty());
    assert!(
        warned
            .warnings
            .iter()
            .any(|warning| warning.message.contains("#gone"))
    );
}

#[test]
fn a_contents_list_names_the_pages_that_came_out() {
    let list = set(
        CONTENTS,
        "<nav><p><a href='#a'>First</a><p><a href='#b'>Second</a></nav><h1 id=a>A</h1><h1 id=b>B</h1>",
    );
    let own = document_text(&list).replace(['\u{2066}', '\u{2069}'], "");
    assert!(own.starts_with("First2Second3"), "{own:?}");
}

#[test]
fn leaders_fill_the_line_up_to_the_number_and_are_no_text() {
    let list = set(
        CONTENTS,
        "<nav><p><a href='#a'>First</a></nav><h1 id=a>A</h1>",
    );
    let dots = run_with(&list.pages[0], "....");
    assert!(dots.node.is_none() && dots.glyphs.len() > 60);
    let number = run_with(&list.pages[0], "2");
    assert!(number.glyphs[0].x > 270.0 && number.glyphs[0].x < 280.0);
    assert!(dots.glyphs.iter().all(|glyph| glyph.x < number.glyphs[0].x));
}

#[test]
fn in_arabic_the_number_stands_at_the_left_end_of_the_leader() {
    let body = "<nav dir=rtl><p><a href='#a'>الفصل 3</a></nav><h1 id=a>A</h1>";
    let list = set(CONTENTS, body);
    let dots = run_with(&list.pages[0], "....");
    let number = run_with(&list.pages[0], "2");
    assert!(near(left(number), 20.0), "{}", left(number));
    assert!(left(number) < left(dots) && left(dots) < x_of(&list.pages[0], '3'));
}

#[test]
fn the_text_and_the_counters_of_a_target_can_be_shown() {
    let css = "h2 { counter-increment: part } p::after { content: target-text(attr(data-to)) ', ' target-counter(attr(data-to), part, upper-roman) }";
    let list = set(css, "<p data-to='#x'>See <h2>One</h2><h2 id=x>Two</h2>");
    assert!(
        text(&list.pages[0]).starts_with("See Two, II"),
        "{}",
        text(&list.pages[0])
    );
}

#[test]
fn counters_of_nested_lists_are_joined_by_what_the_sheet_says() {
    let css = "ol { counter-reset: item; list-style: none } li { counter-increment: item } li::before { content: counters(item, '.') ' ' }";
    let list = set(css, "<ol><li>a<ol><li>b<li>c</ol><li>d</ol>");
    assert_eq!(text(&list.pages[0]), "1 a1.1 b1.2 c2 d");
}
