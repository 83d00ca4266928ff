use super::*;
use crate::draw::Role;

const NOTE: &str = "i { float: footnote; font-style: normal; font-size: 8pt }";

fn y_of(page: &Page, part: &str) -> f32 {
    run_with(page, part).glyphs[0].y
}

#[test]
fn a_footnote_stands_at_the_foot_of_the_page_of_its_call() {
    let list = set(NOTE, "<p>word<i>the note</i> goes on<p>second");
    let page = &list.pages[0];
    assert!(y_of(page, "note") > 165.0 && y_of(page, "second") < 60.0);
    assert_eq!(text(page), "word1 goes onsecond1. the note");
}

#[test]
fn footnotes_are_numbered_through_the_document_wherever_they_stand() {
    let list = set(
        NOTE,
        "<p>one<i>first</i></p><div><p>two<i>second</i></p></div><p>three<i>third</i></p>",
    );
    let own = document_text(&list);
    for (number, note) in ["first", "second", "third"].iter().enumerate() {
        assert!(own.contains(&format!("{}. {note}", number + 1)), "{own}");
    }
}

#[test]
fn the_line_of_a_call_moves_on_where_its_note_has_no_room() {
    let body = format!("{}<p>called<i>the note</i>", "<p>line".repeat(12));
    let list = set(NOTE, &body);
    assert!(!text(&list.pages[0]).contains("called"));
    assert!(text(&list.pages[1]).contains("called") && text(&list.pages[1]).contains("the note"));
}

#[test]
fn text_and_notes_never_overlap_and_nothing_is_lost() {
    let body: Vec<String> = (0..60)
        .map(|number| format!("<p>p{number}<i>n{number} with words</i> and some text"))
        .collect();
    let list = set(NOTE, &body.concat());
    let own = document_text(&list);
    for number in 0..60 {
        assert_eq!(own.matches(&format!("n{number} with")).count(), 1);
    }
    for page in &list.pages {
        let of = |part: &'static str| {
            let all = runs(page).into_iter();
            all.filter(move |run| run.text.contains(part))
                .map(|run| run.glyphs[0].y)
        };
        let lowest = of("some text").fold(0.0, f32::max);
        let highest = of("with words").fold(f32::MAX, f32::min);
        assert!(highest > lowest, "{highest} {lowest}");
    }
}

#[test]
fn a_note_longer_than_its_page_goes_on_overleaf() {
    let note: Vec<String> = (0..200).map(|number| format!("w{number} ")).collect();
    let list = set(NOTE, &format!("<p>call<i>{}</i> end", note.concat()));
    assert!(list.pages.len() > 1);
    let own = document_text(&list);
    for number in 0..199 {
        assert_eq!(own.matches(&format!("w{number} ")).count(), 1, "{number}");
    }
}

#[test]
fn the_rule_above_arabic_notes_stands_at_the_right() {
    let css = "i::footnote-call { content: counter(footnote, arabic-indic) }";
    let list = set(
        &format!("{NOTE} {css} html {{ direction: rtl }}"),
        "<p>نص<i>حاشية</i>",
    );
    let rule = fills(&list.pages[0])
        .into_iter()
        .find(|area| area.height < 1.0);
    assert!(rule.is_some_and(|rule| near(rule.x + rule.width, 280.25)));
    assert!(text(&list.pages[0]).contains('١'));
}

#[test]
fn a_call_in_a_table_has_its_note_on_the_same_page() {
    let rows: Vec<String> = (0..20)
        .map(|number| format!("<tr><td>left{number}.<td>right<i>note{number}.</i>"))
        .collect();
    let list = set(NOTE, &format!("<table>{}</table>", rows.concat()));
    for number in 0..20 {
        let note = format!("note{number}.");
        let page = list.pages.iter().find(|page| text(page).contains(&note));
        assert!(page.is_some_and(|page| text(page).contains(&format!("left{number}."))));
    }
}

#[test]
fn a_footnote_is_a_note_in_the_structure() {
    let list = set(NOTE, "<p>word<i>the note</i>");
    let node = run_with(&list.pages[0], "the note").node;
    assert_eq!(
        node.map(|node| &list.structure[node.0].role),
        Some(&Role::Note)
    );
}

#[test]
fn the_call_of_a_footnote_leads_to_its_body() {
    let list = set(NOTE, "<p>word<i>the note</i>");
    let target = list.pages[0].items.iter().find_map(|item| match item {
        Item::Link { target, node, .. } => Some((target, node)),
        _ => None,
    });
    let Some((Target::Place(place), node)) = target else {
        panic!("no link to a place: {target:?}");
    };
    let body = run_with(&list.pages[0], "the note").glyphs[0].y;
    assert!(place.page == 0 && (body - 12.0..body).contains(&place.y));
    let call = &list.structure[node.0];
    let around = call.parent.map(|parent| &list.structure[parent.0].role);
    assert_eq!((&call.role, around), (&Role::Link, Some(&Role::Reference)));
}

#[test]
fn the_number_of_a_footnote_is_its_label() {
    let list = set(NOTE, "<p>word<i>the note</i>");
    let label = run_with(&list.pages[0], "1.").node;
    let label = label.map(|label| &list.structure[label.0]);
    assert!(label.is_some_and(|label| {
        let around = label.parent.map(|parent| &list.structure[parent.0].role);
        label.role == Role::ListLabel && around == Some(&Role::Note)
    }));
}

#[test]
fn the_numbers_of_footnotes_begin_again_on_every_page_where_the_page_resets_them() {
    let css = format!(
        "{NOTE} @page {{ counter-reset: footnote }} h1 {{ break-before: page; font-size: 10pt }}"
    );
    let list = set(
        &css,
        "<p>one<i>a</i> two<i>b</i><h1>three<i>c</i></h1><p>four<i>d</i>",
    );
    assert_eq!(
        list.pages.iter().map(text).collect::<Vec<_>>(),
        ["one1 two21. a2. b", "three1four21. c2. d"]
    );
}

#[test]
fn a_note_makes_no_column_shorter_than_the_others() {
    let css = "div { columns: 2; column-gap: 20pt } .n { float: footnote }";
    let body = "<div>one two three four five six seven eight nine<span class=n>a note of its own</span> ten eleven twelve \
                thirteen fourteen fifteen sixteen</div><p>behind";
    let list = set(css, body);
    let page = &list.pages[0];
    let top = |word| run_with(page, word).glyphs[0].y;
    assert!(
        top("sixteen") < top("behind"),
        "{} {}",
        top("sixteen"),
        top("behind")
    );
    assert!(top("behind") < top("note"));
}
