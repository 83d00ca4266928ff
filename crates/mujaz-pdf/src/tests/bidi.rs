use super::*;

#[test]
fn a_right_to_left_paragraph_that_opens_with_latin_still_reads_from_the_right() {
    let list = set("", "<p dir=rtl lang=ar>NATO: مهمة");
    assert!(x_of(&list.pages[0], 'N') > x_of(&list.pages[0], 'م'));
    assert!(
        x_of(&list.pages[0], 'N') > 200.0,
        "it stands at the right edge"
    );
}

#[test]
fn brackets_around_arabic_in_an_english_line_stay_around_it() {
    let list = set("", "<p>Bank (البنك) ends");
    assert!(
        from_left(&list.pages[0]).starts_with("Bank(ك"),
        "{}",
        from_left(&list.pages[0])
    );
    assert!(
        from_left(&list.pages[0]).ends_with("ا)ends"),
        "{}",
        from_left(&list.pages[0])
    );
}

#[test]
fn a_space_at_the_end_of_a_mixed_line_does_not_show_inside_it() {
    // The line breaks between two Arabic words; the space between them may not stand left of the first.
    let list = set("p { width: 90pt }", "<p>World Bank (البنك الدولي) goes on");
    let bracket = x_of(&list.pages[0], '(');
    let last_letter = x_of(&list.pages[0], 'ك');
    assert!(last_letter - bracket < 5.0, "{bracket} {last_letter}");
}

#[test]
fn numbers_keep_their_order_in_arabic() {
    let list = set("", "<p dir=rtl>نسبة 12.5% عام 2024");
    let shown = from_left(&list.pages[0]);
    assert!(shown.contains("12.5") && shown.contains("2024"), "{shown}");
    assert!(shown.starts_with("2024"), "{shown}");
}

#[test]
fn an_isolate_keeps_its_punctuation_to_itself() {
    let list = set("", "<p dir=rtl>قال <bdi dir=ltr>TLP:AMBER+STRICT!</bdi> ثم");
    assert!(from_left(&list.pages[0]).contains("TLP:AMBER+STRICT!"));
}

#[test]
fn controls_of_direction_reach_neither_text_nor_glyphs() {
    let list = set(
        "",
        "<p dir=rtl>قال <span dir=ltr>a.b</span>\u{200f} و<bdo dir=ltr>نعم</bdo>",
    );
    let shown = document_text(&list);
    assert!(
        shown
            .chars()
            .all(|character| !crate::text::content::is_control(character)),
        "{shown:?}"
    );
}

#[test]
fn runs_come_in_reading_order_whatever_their_place() {
    let list = set("", "<p dir=rtl>واحد one اثنان two");
    assert_eq!(text(&list.pages[0]), "واحد one اثنان two");
}

#[test]
fn clusters_of_a_run_point_at_its_own_text() {
    let list = set("", "<p dir=rtl>صرّح الأمين (NATO) أمس");
    for run in runs(&list.pages[0]) {
        for glyph in &run.glyphs {
            assert!(
                run.text
                    .get(glyph.cluster.clone())
                    .is_some_and(|part| !part.is_empty())
            );
        }
    }
}

#[test]
fn glyphs_of_a_right_to_left_run_are_in_visual_order() {
    let list = set("", "<p dir=rtl>مهمة استشارية");
    let run = run_with(&list.pages[0], "مهمة");
    assert!(run.right_to_left);
    assert!(
        run.glyphs
            .windows(2)
            .all(|pair| pair[0].x <= pair[1].x + 2.0)
    );
    assert_eq!(run.glyphs.last().map(|glyph| glyph.cluster.start), Some(0));
}

#[test]
fn a_forced_line_end_closes_what_bidi_sees() {
    let list = set("", "<p dir=rtl>NATO.<br>ISO");
    // The full stop belongs to the right-to-left line, not to the Latin on the next one.
    assert!(x_of(&list.pages[0], '.') < x_of(&list.pages[0], 'N'));
}

#[test]
fn only_an_element_that_asks_for_it_takes_its_direction_from_its_text() {
    let list = set("", "<div dir=rtl><p dir=auto>Hello، هذا</p></div>");
    assert!(x_of(&list.pages[0], 'H') < 30.0);
}

#[test]
fn what_is_far_wider_than_the_page_does_not_push_arabic_off_it() {
    for wide in [
        format!("<pre dir=ltr>{}</pre>", "long word ".repeat(80)),
        "<div style='float: left; width: 3000pt'>box</div>".to_owned(),
    ] {
        let html = format!(
            "<!DOCTYPE html><html lang=ar dir=rtl><style>@page {{ size: 300pt 200pt; margin: 20pt }}\
             html {{ font: 10pt 'Noto Sans', Amiri }}</style><p>نص{wide}<p>نص"
        );
        let page = &set_whole(&html).value.pages[0];
        let shown = runs(page);
        let mut arabic = shown.iter().filter(|run| run.right_to_left);
        assert!(arabic.all(|run| left(run) > 100.0 && left(run) < 280.0));
    }
}
