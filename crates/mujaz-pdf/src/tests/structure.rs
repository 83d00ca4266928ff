use super::*;
use crate::draw::{Numbering, Role, Scope};

fn roles(list: &DrawList) -> Vec<&Role> {
    list.structure.iter().map(|node| &node.role).collect()
}

#[test]
fn parents_stand_before_their_children() {
    let list = set(
        "",
        "<section><h1>a</h1><ul><li>b<li>c</ul><table><tr><td>d</table></section>",
    );
    for (number, node) in list.structure.iter().enumerate().skip(1) {
        assert!(node.parent.is_some_and(|parent| parent.0 < number));
    }
}

#[test]
fn a_list_has_items_with_labels_and_bodies() {
    let list = set("", "<ul><li>one</ul>");
    assert_eq!(
        roles(&list),
        [
            &Role::Document,
            &Role::List,
            &Role::ListItem,
            &Role::ListLabel,
            &Role::ListBody
        ]
    );
}

#[test]
fn header_cells_say_what_they_head() {
    let list = set(
        "",
        "<table><thead><tr><th>a<tbody><tr><th scope=row>b</table>",
    );
    let scopes: Vec<Scope> = list
        .structure
        .iter()
        .filter_map(|node| match node.role {
            Role::TableHeader { scope, .. } => Some(scope),
            _ => None,
        })
        .collect();
    assert_eq!(scopes, [Scope::Column, Scope::Row]);
}

#[test]
fn text_in_a_division_gets_a_paragraph() {
    let list = set("", "<div>one<p>two</p>three</div>");
    assert_eq!(
        roles(&list),
        [
            &Role::Document,
            &Role::Division,
            &Role::Paragraph,
            &Role::Paragraph,
            &Role::Paragraph
        ]
    );
}

#[test]
fn words_in_another_language_are_marked() {
    let list = set("", "<p>one <span lang=ar>اثنان</span>");
    assert_eq!(list.structure[2].role, Role::Span);
    assert_eq!(list.structure[2].language.as_deref(), Some("ar"));
    assert_eq!(&*run_with(&list.pages[0], "اثنان").language, "ar");
}

#[test]
fn a_link_has_a_target_and_an_area() {
    let list = set("", "<p>see <a href='https://example.org/a'>here</a>");
    let link = list.pages[0].items.iter().find_map(|item| match item {
        Item::Link { target, area, node } => Some((target, area, node)),
        _ => None,
    });
    let (target, area, node) = link.unwrap();
    assert_eq!(*target, Target::Address("https://example.org/a".to_owned()));
    assert!(area.width > 10.0);
    assert_eq!(list.structure[node.0].role, Role::Link);
}

#[test]
fn headings_make_the_outline() {
    let list = set(
        "h1 { break-before: page }",
        "<h1>One</h1><h2>Two</h2><h1>Three</h1><h4>Four</h4>",
    );
    let outline: Vec<(u8, &str, usize)> = list
        .outline
        .iter()
        .map(|entry| (entry.level, entry.title.as_str(), entry.page))
        .collect();
    assert_eq!(outline, [(1, "One", 0), (2, "Two", 0), (1, "Three", 1)]);
}

#[test]
fn title_author_and_language_are_the_documents() {
    let list =
        set_whole("<html lang=ar><title> A  title </title><meta name=author content=Me><p>x").value;
    assert_eq!(
        (
            list.metadata.title.as_str(),
            list.metadata.author.as_deref(),
            list.metadata.language.as_str()
        ),
        ("A title", Some("Me"), "ar")
    );
}

#[test]
fn a_picture_is_a_figure_with_its_text() {
    let pixel = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    let list = set(
        "img { width: 20pt }",
        &format!("<p><img src='{pixel}' alt='A dot'>"),
    );
    let area = list.pages[0].items.iter().find_map(|item| match item {
        Item::Picture { area, .. } => Some(*area),
        _ => None,
    });
    assert_eq!(
        area.map(|area| (area.width, area.height)),
        Some((20.0, 20.0))
    );
    assert_eq!(list.structure[2].alternative.as_deref(), Some("A dot"));
}

#[test]
fn a_quotation_has_the_marks_of_its_language() {
    let list = set("", "<p>said <q>one</q> <q lang=ar dir=rtl>نعم</q>");
    assert_eq!(text(&list.pages[0]), "said “one” «نعم»");
    assert!(roles(&list).contains(&&Role::Quote));
}

#[test]
fn headings_that_leave_out_a_level_are_warned_of() {
    let warned = set_whole("<h1>a</h1><h3>b</h3><h2>c</h2>");
    assert_eq!(warned.warnings.len(), 1);
    assert!(warned.warnings[0].message.contains("`h3`"));
}

#[test]
fn a_cell_knows_the_headers_that_it_names() {
    let body =
        "<table><tr><th id=a>one<th id=b>two<tr><td headers='b a gone'>three<td>four</table>";
    let list = set("", body);
    let node = |text| run_with(&list.pages[0], text).node;
    let cell = node("three").map(|cell| &list.structure[cell.0]);
    assert_eq!(
        cell.map(|cell| cell.headers.clone()),
        Some(vec![node("two").unwrap(), node("one").unwrap()])
    );
    let other = node("four").map(|cell| &list.structure[cell.0]);
    assert!(other.is_some_and(|cell| cell.headers.is_empty()));
}

#[test]
fn a_list_says_how_it_is_numbered() {
    let of = |css: &str| {
        let list = set(css, "<ol><li>one<li>two</ol>");
        list.structure[1].numbering
    };
    assert_eq!(of(""), Numbering::Decimal);
    assert_eq!(of("ol { list-style: upper-roman }"), Numbering::UpperRoman);
    assert_eq!(of("li { list-style: arabic-indic }"), Numbering::Decimal);
    assert_eq!(of("li { list-style: none }"), Numbering::None);
}

#[test]
fn the_outline_leads_to_the_heading_itself() {
    let list = set("", "<section><h1>one</h1><p>two</section>");
    let node = list.outline[0]
        .node
        .map(|node| &list.structure[node.0].role);
    assert_eq!(node, Some(&Role::Heading(1)));
}

#[test]
fn the_language_of_a_document_may_stand_at_its_body() {
    let list = set_whole("<!DOCTYPE html><title>t</title><body lang=ar dir=rtl>نص").value;
    assert_eq!(list.metadata.language, "ar");
}

#[test]
fn headings_that_leave_out_a_level_are_tagged_without_a_gap_and_listed_as_written() {
    let levels = |body: &str| {
        let list = set("", body);
        let levels: Vec<u8> = list
            .structure
            .iter()
            .filter_map(|node| match node.role {
                Role::Heading(level) => Some(level),
                _ => None,
            })
            .collect();
        let outline: Vec<u8> = list.outline.iter().map(|entry| entry.level).collect();
        (levels, outline)
    };
    let gap = levels("<h1>a</h1><h3>b</h3><h2>c</h2><h3>d</h3>");
    assert_eq!(gap, (vec![1, 2, 2, 3], vec![1, 3, 2, 3]));
    let late = levels("<h2>a</h2><h3>b</h3><h2>c</h2><h1>d</h1>");
    assert_eq!(late, (vec![1, 2, 1, 1], vec![2, 3, 2, 1]));
}

/// Returns the parts of the structure below the document, each with how deep it stands.
fn tree(list: &DrawList) -> Vec<(usize, &Role)> {
    let mut depths = vec![0];
    for node in list.structure.iter().skip(1) {
        let parent = node.parent.unwrap();
        depths.push(depths[parent.0] + 1);
    }
    let nodes = list.structure.iter().zip(depths).skip(1);
    nodes.map(|(node, depth)| (depth, &node.role)).collect()
}

#[test]
fn what_is_no_item_of_a_list_is_put_into_one() {
    let warned = set_whole("<ul>one<p>two</p><li>three</ul>");
    assert_eq!(
        tree(&warned.value),
        [
            (1, &Role::List),
            (2, &Role::ListItem),
            (3, &Role::ListBody),
            (4, &Role::Paragraph),
            (4, &Role::Paragraph),
            (2, &Role::ListItem),
            (3, &Role::ListLabel),
            (3, &Role::ListBody),
        ]
    );
    assert_eq!(warned.warnings.len(), 1, "{:?}", warned.warnings);
}

#[test]
fn items_outside_of_lists_are_put_into_one() {
    let list = set("li { list-style: none }", "<li>one<li>two<p>three</p>");
    assert_eq!(
        tree(&list),
        [
            (1, &Role::List),
            (2, &Role::ListItem),
            (3, &Role::ListBody),
            (2, &Role::ListItem),
            (3, &Role::ListBody),
            (4, &Role::Paragraph),
        ]
    );
}

#[test]
fn terms_are_the_labels_of_a_list_and_a_caption_is_one_of_its_figure() {
    let list = set(
        "",
        "<dl><dt>a<dd>b<dd>c</dd><div><dt>d<dd>e</div></dl><figure><figcaption>f</figcaption></figure>",
    );
    assert_eq!(
        tree(&list),
        [
            (1, &Role::List),
            (2, &Role::ListItem),
            (3, &Role::ListLabel),
            (3, &Role::ListBody),
            (3, &Role::ListBody),
            (2, &Role::ListItem),
            (3, &Role::ListLabel),
            (3, &Role::ListBody),
            (1, &Role::Division),
            (2, &Role::Caption),
        ]
    );
}
