//! Pages written here object by object, for what exporters do rarely: fonts whose glyphs are drawn, pages that are turned,
//! damaged tables of places, and scans between pages of text.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fmt::Write;

use mujaz_pdf_text::{Document, Reason, Trust, read};

const HELVETICA: &str = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";
const LETTER: &str = "[0 0 612 792]";

/// A page of a file: its attributes beside the common ones, and its content.
struct Page<'a> {
    attributes: &'a str,
    content: &'a str,
}

/// Puts a file together, with a sound table of places. The resources are the font `F` and the picture `I`.
fn pdf(font: &str, more: &[(usize, String)], pages: &[Page<'_>]) -> String {
    let mut objects = vec![
        (1, "<</Type/Catalog/Pages 2 0 R>>".to_owned()),
        (3, font.to_owned()),
        (
            4,
            "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\n0\nendstream".to_owned(),
        ),
    ];
    objects.extend_from_slice(more);
    let mut kids = String::new();
    for (at, page) in pages.iter().enumerate() {
        let number = 100 + 2 * at;
        write!(kids, "{number} 0 R ").unwrap();
        objects.push((
            number,
            format!(
                "<</Type/Page/Parent 2 0 R/MediaBox{LETTER}/Contents {} 0 R{}/Resources<</Font<</F 3 0 R>>/XObject<</I 4 0 R>>>>>>",
                number + 1,
                page.attributes
            ),
        ));
        objects.push((
            number + 1,
            format!(
                "<</Length {}>>stream\n{}\nendstream",
                page.content.len(),
                page.content
            ),
        ));
    }
    objects.push((
        2,
        format!("<</Type/Pages/Kids[{kids}]/Count {}>>", pages.len()),
    ));
    objects.sort();
    let mut file = "%PDF-1.7\n".to_owned();
    let mut places = String::new();
    for (number, object) in &objects {
        write!(places, "{number} 1\n{:010} 00000 n \n", file.len()).unwrap();
        writeln!(file, "{number} 0 obj{object}endobj").unwrap();
    }
    let start = file.len();
    write!(
        file,
        "xref\n0 1\n0000000000 65535 f \n{places}trailer<</Size 200/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"
    )
    .unwrap();
    file
}

fn text(document: &Document) -> String {
    let blocks = document.blocks.iter().map(|block| block.text.as_str());
    blocks.collect::<Vec<_>>().join("\n")
}

const LINE: &str = "BT /F 12 Tf 72 700 Td (They counted 98 of 1,200 men.) Tj ET";

#[test]
fn a_font_whose_glyphs_are_drawn_is_read_by_the_names_of_its_glyphs() {
    // Three letters of its own, read from the right: the page shows them from left to right.
    let font = "<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[0.001 0 0 0.001 0 0]\
        /CharProcs<</afii57415 5 0 R/afii57444 5 0 R/five 5 0 R/space 5 0 R>>\
        /Encoding<</Type/Encoding/Differences[65/afii57415/afii57444/five/space]>>/FirstChar 65/LastChar 68/Widths[500 500 500 500]>>";
    let glyph = "<</Length 9>>stream\n500 0 d0 \nendstream".to_owned();
    let page = Page {
        attributes: "",
        content: "BT /F 12 Tf 72 700 Td (CCDBA) Tj ET",
    };
    let document = read(pdf(font, &[(5, glyph)], &[page]).as_bytes()).unwrap();
    assert_eq!(text(&document), "ال 55");
}

#[test]
fn a_font_whose_glyphs_are_drawn_and_have_no_names_is_flagged() {
    let font = "<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[0.001 0 0 0.001 0 0]\
        /CharProcs<</g1 5 0 R/g2 5 0 R>>/Encoding<</Type/Encoding/Differences[65/g1/g2]>>/FirstChar 65/LastChar 66/Widths[500 500]>>";
    let glyph = "<</Length 9>>stream\n500 0 d0 \nendstream".to_owned();
    let page = Page {
        attributes: "",
        content: "BT /F 12 Tf 72 700 Td (ABBA) Tj ET",
    };
    let document = read(pdf(font, &[(5, glyph)], &[page]).as_bytes()).unwrap();
    let Trust::Verify(reasons) = &document.pages[0] else {
        panic!("{:?} {:?}", document.pages, document.blocks);
    };
    assert!(
        reasons.contains(&Reason::UnknownCharacters),
        "{reasons:?} {:?}",
        document.blocks
    );
}

#[test]
fn a_page_that_is_turned_with_its_text_is_read_as_it_is_shown() {
    // Written along the page's height and turned, so that it stands level.
    for (turn, matrix) in [
        (90, "0 1 -1 0 300 72"),
        (180, "-1 0 0 -1 540 92"),
        (270, "0 -1 1 0 300 720"),
        (-90, "0 -1 1 0 300 720"),
    ] {
        let content = format!("BT /F 12 Tf {matrix} Tm (They counted 98 of 1,200 men.) Tj ET");
        let page = Page {
            attributes: &format!("/Rotate {turn}"),
            content: &content,
        };
        let document = read(pdf(HELVETICA, &[], &[page]).as_bytes()).unwrap();
        assert_eq!(text(&document), "They counted 98 of 1,200 men.", "{turn}");
        assert_eq!(document.pages, [Trust::Certain], "{turn}");
    }
}

#[test]
fn a_page_whose_text_all_lies_on_its_side_is_read_as_it_is_when_the_page_is_turned() {
    let lower = "BT /F 12 Tf 1 0 0 1 72 680 Tm (They had 14 tents.) Tj ET";
    let content = format!("{LINE} {lower}");
    for turn in [90, 180, 270] {
        let page = Page {
            attributes: &format!("/Rotate {turn}"),
            content: &content,
        };
        let document = read(pdf(HELVETICA, &[], &[page]).as_bytes()).unwrap();
        assert_eq!(
            text(&document),
            "They counted 98 of 1,200 men. They had 14 tents.",
            "{turn}"
        );
        assert_eq!(document.pages, [Trust::Certain], "{turn}");
    }
}

#[test]
fn text_that_stands_sideways_beside_the_rest_is_read_behind_it_and_flagged() {
    for matrix in ["0 1 -1 0 500 300", "0 -1 1 0 500 700", "-1 0 0 -1 540 92"] {
        let document = read_page(&format!(
            "{} BT /F 12 Tf {matrix} Tm (Table 7 has all of it.) Tj ET {}",
            lines(&[(72, 700, "They counted 98 of 1,200 men in the camp.")]),
            lines(&[(72, 500, "They had 14 tents.")]),
        ));
        assert_eq!(
            text(&document),
            "They counted 98 of 1,200 men in the camp.\nThey had 14 tents.\nTable 7 has all of it.",
            "{matrix}"
        );
        assert_eq!(
            document.pages,
            [Trust::Verify(vec![Reason::Sideways])],
            "{matrix}"
        );
    }
}

#[test]
fn text_that_stands_aslant_is_told_and_not_lost_in_silence() {
    let document = read_page("BT /F 12 Tf 1 1 -1 1 72 300 Tm (They counted 98 men.) Tj ET");
    assert_eq!(
        document.pages,
        [Trust::Verify(vec![Reason::Turned])],
        "{:?}",
        document.blocks
    );
}

#[test]
fn of_pages_whose_streams_are_damaged_the_others_are_read_and_these_are_named() {
    let sound = |content| Page {
        attributes: "",
        content,
    };
    let other = lines(&[(90, 500, "A second page has 14 lines of them.")]);
    let missing = Page {
        attributes: "",
        content: "",
    };
    let file = pdf(HELVETICA, &[], &[sound(LINE), missing, sound(&other)]);
    let at = "102 0 obj";
    let start = file.find(at).unwrap();
    let damage = |what: &str, with: &str| {
        let (before, after) = file.split_at(start);
        format!("{before}{}", after.replacen(what, with, 1))
    };
    for damaged in [
        damage("/Contents 103 0 R", "/Contents 399 0 R"),
        damage("/Contents 103 0 R", "/Contents[399 0 R]"),
        damage(
            "<</Length 0>>stream\n",
            "<</Length 8/Filter/FlateDecode>>stream\nxAAAAAAA",
        ),
    ] {
        let document = read(damaged.as_bytes()).unwrap();
        assert_eq!(
            document.pages,
            [
                Trust::Certain,
                Trust::Verify(vec![Reason::Damaged]),
                Trust::Certain
            ],
            "{damaged}"
        );
        assert_eq!(
            text(&document),
            "They counted 98 of 1,200 men.\nA second page has 14 lines of them."
        );
    }
}

#[test]
fn a_file_whose_table_of_places_is_damaged_is_read_whole() {
    let page = || Page {
        attributes: "",
        content: LINE,
    };
    let sound = pdf(HELVETICA, &[], &[page()]);
    let places = sound.rfind("xref\n0 1").unwrap();
    let damaged = [
        sound.replace("startxref\n", "startxref\n9"),
        sound.replace("startxref\n", "startxref\n-"),
        // The table is gone, and so is the end of the file.
        sound[..places].to_owned() + "trailer<</Root 1 0 R>>",
        sound[..places].to_owned(),
        // All places are those of another file.
        sound
            .replace("00000 n", "00001 n")
            .replace("\n00000", "\n00009"),
        sound.replacen("%PDF-1.7\n", "%PDF-1.7\n% a line that was put in\n", 1),
    ];
    for (at, file) in damaged.iter().enumerate() {
        let document = read(file.as_bytes()).map_err(|error| (at, error)).unwrap();
        assert_eq!(text(&document), "They counted 98 of 1,200 men.", "{at}");
    }
}

#[test]
fn of_a_file_of_scans_and_text_each_page_is_judged_by_itself() {
    let scan = "q 612 0 0 792 0 0 cm /I Do Q";
    let recognised =
        format!("{scan} BT 3 Tr /F 12 Tf 72 700 Td (They counted 98 men in the camp.) Tj ET");
    let captioned =
        "q 500 0 0 300 50 300 cm /I Do Q BT /F 12 Tf 72 650 Td (The camp in 2024.) Tj ET";
    let pages = [LINE, scan, &recognised, captioned].map(|content| Page {
        attributes: "",
        content,
    });
    let document = read(pdf(HELVETICA, &[], &pages).as_bytes()).unwrap();
    assert_eq!(
        document.pages,
        [
            Trust::Certain,
            Trust::Scanned,
            Trust::Verify(vec![Reason::Recognized]),
            Trust::Certain,
        ],
        "{:?}",
        document.blocks
    );
    assert_eq!(
        text(&document),
        "They counted 98 of 1,200 men.\nThey counted 98 men in the camp.\nThe camp in 2024."
    );
}

/// Lines at their places, each as a piece of its own.
fn lines(lines: &[(u32, u32, &str)]) -> String {
    let shown = lines
        .iter()
        .map(|(x, y, text)| format!("BT /F 12 Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET\n"));
    shown.collect::<Vec<_>>().concat()
}

fn read_page(content: &str) -> Document {
    let page = Page {
        attributes: "",
        content,
    };
    read(pdf(HELVETICA, &[], &[page]).as_bytes()).unwrap()
}

#[test]
fn what_was_written_without_a_blank_has_none_where_its_line_ends() {
    let content = lines(&[
        (72, 700, "They saw the systems that are called S-"),
        (72, 685, "400 and they read the whole law no. 58/"),
        (72, 670, "2014 of that year on all of the days -"),
        (72, 655, "12 of them did."),
    ]);
    let document = read_page(&content);
    assert_eq!(
        text(&document),
        "They saw the systems that are called S-400 and they read the whole law no. 58/2014 of that year on all of the days - 12 of them did."
    );
    // It may have been -12.
    assert_eq!(document.pages, [Trust::Verify(vec![Reason::Order])]);
}

#[test]
fn columns_that_stand_close_together_are_flagged() {
    // Letters are 6.24 points wide here, and the left column ends 6 points before the right one.
    let left = [
        "the talks of may 12",
        "on the water of 33",
        "days were held and 4",
        "not all of those 17",
        "who came had a seat",
        "in 2024 or ever had",
    ];
    let right = [
        "a port of 12 berths",
        "is open to all the 9",
        "ships of that sort 3",
        "and to 45 small ones",
        "since the spring it",
        "has seen 700 of them",
    ];
    let mut all = Vec::new();
    for (at, (left, right)) in left.iter().zip(&right).enumerate() {
        let y = 700 - 15 * u32::try_from(at).unwrap();
        all.push((72, y, *left));
        all.push((203, y, *right));
    }
    let document = read_page(&lines(&all));
    assert_eq!(
        document.pages,
        [Trust::Verify(vec![Reason::Order])],
        "{:?}",
        document.blocks
    );
}

#[test]
fn columns_whose_lines_stand_on_other_heights_are_flagged() {
    let rows = [
        ("the talks of may 12 on", "a port of 12 berths"),
        ("the water of 33 days", "is open to all the 9"),
    ];
    for (height, offset) in [(15, 7), (36, 15)] {
        let mut all = Vec::new();
        for (at, (left, right)) in rows.iter().enumerate() {
            let y = 700 - height * u32::try_from(at).unwrap();
            all.push((72, y, *left));
            all.push((214, y - offset, *right));
        }
        let document = read_page(&lines(&all));
        assert_eq!(
            document.pages,
            [Trust::Verify(vec![Reason::Order])],
            "{:?}",
            document.blocks
        );
    }
}

#[test]
fn columns_of_which_some_lines_are_short_are_flagged() {
    // Where the left line is short the gap is as wide as a gutter, and elsewhere no wider than a gap of a justified line.
    let rows = [
        ("the talks of may", "a port of 12 berths"),
        ("on the water of 33 d", "is open to all the 9"),
        ("days were held", "ships of that sort 3"),
        ("not all of those 17", "and to 45 small ones"),
        ("who came had", "since the spring it"),
        ("in 2024 or ever had", "has seen 700 of them"),
    ];
    let mut all = Vec::new();
    for (at, (left, right)) in rows.iter().enumerate() {
        let y = 700 - 15 * u32::try_from(at).unwrap();
        all.push((72, y, *left));
        all.push((207, y, *right));
    }
    let document = read_page(&lines(&all));
    assert_eq!(
        document.pages,
        [Trust::Verify(vec![Reason::Order])],
        "{:?}",
        document.blocks
    );
}

#[test]
fn a_cell_that_goes_on_in_the_row_below_is_flagged() {
    let content = lines(&[
        (72, 700, "place"),
        (200, 700, "men"),
        (400, 700, "day"),
        (72, 660, "Basra"),
        (200, 660, "1,200 in"),
        (400, 660, "12 May"),
        (200, 645, "two camps"),
        (72, 600, "Kut"),
        (200, 600, "300"),
        (400, 600, "13 May"),
        (72, 560, "Amara"),
        (200, 560, "45"),
        (400, 560, "14 May"),
    ]);
    let document = read_page(&content);
    assert_eq!(
        document.pages,
        [Trust::Verify(vec![Reason::Order])],
        "{:?}",
        document.blocks
    );
    let whole = lines(&[
        (72, 660, "Basra"),
        (200, 660, "1,200"),
        (400, 660, "12 May"),
        (72, 620, "Kut"),
        (200, 620, "300"),
        (400, 620, "13 May"),
        (72, 580, "Amara"),
        (200, 580, "45"),
        (400, 580, "14 May"),
    ]);
    let document = read_page(&whole);
    assert_eq!(document.pages, [Trust::Certain], "{:?}", document.blocks);
}

#[test]
fn what_stands_beyond_the_part_of_a_page_that_is_painted_on_is_not_read() {
    // As a browser paints the start of the next page: the upper half of its first line reaches into this one.
    let read = |next: &str| {
        read_page(&format!(
            "q 0 100 612 600 re W* n {} Q {}",
            lines(&[(72, 600, "There are 98 men."), (72, 88, next)]),
            lines(&[(72, 40, "Page 1 of the 14 that there are.")]),
        ))
    };
    let without_letters = read("' -");
    assert_eq!(without_letters.pages, [Trust::Certain]);
    assert_eq!(
        text(&without_letters),
        "There are 98 men.\nPage 1 of the 14 that there are."
    );
    let with_letters = read("13 of them");
    assert_eq!(
        with_letters.pages,
        [Trust::Verify(vec![Reason::Clipped])],
        "{}",
        text(&with_letters)
    );
}
