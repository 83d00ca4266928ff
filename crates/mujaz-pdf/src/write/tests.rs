use std::sync::Arc;

use lopdf::{Dictionary, Document, Object, ObjectId, decode_text_string};

use super::{
    fixtures::{amiri, face, noto_sans, run},
    write,
};
use crate::draw::{
    Colour, DrawList, Item, Metadata, NodeId, OutlineEntry, Page, Rect, Role, Scope, StructureNode,
    Target,
};
use crate::options::Options;
use crate::pictures::raster;

#[test]
fn two_renders_are_the_same_bytes() {
    let list = briefing();
    assert_eq!(
        write(list.clone(), &on(date()), None).unwrap(),
        write(list.clone(), &on(date()), None).unwrap()
    );
}

#[test]
fn only_the_given_date_is_written() {
    assert!(
        info(&written(&briefing(), None))
            .get(b"CreationDate")
            .is_err()
    );
    let document = written(&briefing(), date());
    assert_eq!(text(info(&document), b"CreationDate"), "D:20250601000000Z");
    assert!(xmp(&document).contains("<xmp:CreateDate>2025-06-01T00:00:00Z"));
}

#[test]
fn the_information_dictionary_and_the_xmp_agree() {
    let document = written(&briefing(), date());
    let xmp = xmp(&document);
    assert_eq!(text(info(&document), b"Title"), "موجز & more");
    assert!(xmp.contains(r#"<rdf:li xml:lang="x-default">موجز &amp; more</rdf:li>"#));
    assert!(xmp.contains(&format!(
        "<pdf:Producer>{}<",
        text(info(&document), b"Producer")
    )));
    assert!(xmp.contains("<pdfuaid:part>1<") && xmp.contains("<pdfaid:part>2<"));
}

#[test]
fn fonts_are_cut_down_and_named_as_subsets() {
    let pdf = write(briefing(), &on(None), None).unwrap().value;
    let document = Document::load_mem(&pdf.0).unwrap();
    let names: Vec<String> = dictionaries(&document)
        .filter(|font| font.has_type(b"Font"))
        .map(|font| {
            String::from_utf8(
                font.get(b"BaseFont")
                    .and_then(Object::as_name)
                    .unwrap()
                    .to_vec(),
            )
            .unwrap()
        })
        .collect();
    assert_eq!(names.len(), 2, "{names:?}");
    for name in names {
        let (tag, face) = name.split_once('+').unwrap();
        assert!(
            tag.len() == 6 && tag.bytes().all(|letter| letter.is_ascii_uppercase()),
            "{name}"
        );
        assert!(
            ["Amiri-Regular", "NotoSans-Regular"].contains(&face),
            "{name}"
        );
    }
    assert!(pdf.0.len() < 40_000, "{} bytes", pdf.0.len());
}

#[test]
fn an_arabic_word_comes_back_through_the_font_in_painting_order() {
    let document = written(&briefing(), None);
    let page = document.get_pages()[&1];
    let content = document.get_and_decode_page_content(page).unwrap();
    let fonts = document.get_page_fonts(page).unwrap();
    let encoding = fonts[b"Face0".as_slice()]
        .get_font_encoding(&document)
        .unwrap();
    let shown = content
        .operations
        .iter()
        .skip_while(|operation| operation.operands.first() != Some(&"Face0".into()))
        .find(|operation| operation.operator == "TJ")
        .unwrap();
    let word: String = shown.operands[0]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|part| part.as_str().ok())
        .map(|code| Document::decode_text(&encoding, code).unwrap())
        .collect();
    assert_eq!(word.chars().rev().collect::<String>(), "أمن الحدود");
}

#[test]
fn a_glyph_that_stands_for_two_characters_says_which_where_it_is_the_rarer() {
    let mut list = briefing();
    let face = noto_sans();
    let mut odd = run(1, &face, "a", false, Some(4));
    odd.text = "b".to_owned();
    let common = Item::Glyphs(run(1, &face, "aaa", false, Some(4)));
    list.pages[0].items.extend([common, Item::Glyphs(odd)]);
    let document = written(&list, None);
    let content = document
        .get_and_decode_page_content(document.get_pages()[&1])
        .unwrap();
    let spans: Vec<&Dictionary> = content
        .operations
        .iter()
        .filter(|operation| operation.operator == "BDC")
        .filter_map(|operation| operation.operands[1].as_dict().ok())
        .filter(|properties| properties.has(b"ActualText"))
        .collect();
    assert_eq!(spans.len(), 1);
    assert_eq!(text(spans[0], b"ActualText"), "b");
}

#[test]
fn the_structure_keeps_its_order_and_the_table_its_scopes() {
    let document = written(&briefing(), None);
    assert_eq!(
        outline_of(&document, root(&document)),
        "Document(H1 Table(TR(TH TD TD)) P(Link) Figure)"
    );
    let header = element(&document, "TH");
    assert!(format!("{:?}", header.get(b"A").unwrap()).contains("/Column"));
    let document_element = element(&document, "Document");
    assert!(format!("{:?}", document_element.get(b"A").unwrap()).contains("/RlTb"));
    assert_eq!(text(element(&document, "Figure"), b"Alt"), "map");
    assert_eq!(text(element(&document, "P"), b"Lang"), "en");
}

#[test]
fn the_reading_direction_is_said_only_where_nothing_reads_the_other_way() {
    let direction = |list: &DrawList| {
        let document = written(list, None);
        let preferences = document.catalog().unwrap().get(b"ViewerPreferences");
        preferences
            .and_then(Object::as_dict)
            .unwrap()
            .has(b"Direction")
    };
    let mut list = briefing();
    assert!(!direction(&list));
    for node in &mut list.structure {
        node.right_to_left = true;
    }
    assert!(direction(&list));
}

#[test]
fn all_painted_content_is_marked_once() {
    let document = written(&briefing(), None);
    let content = document
        .get_and_decode_page_content(document.get_pages()[&1])
        .unwrap();
    let mut depth = 0;
    let mut numbers = Vec::new();
    for operation in &content.operations {
        match operation.operator.as_str() {
            "BDC" => {
                depth += 1;
                let properties = operation.operands[1].as_dict().unwrap();
                numbers.extend(properties.get(b"MCID").and_then(Object::as_i64).ok());
            }
            "EMC" => depth -= 1,
            "TJ" | "f" | "Do" => assert_eq!(depth, 1, "{operation:?}"),
            _ => {}
        }
    }
    assert_eq!(numbers, [0, 1, 2, 3, 4, 5]);
}

#[test]
fn a_link_is_described_and_belongs_to_its_element() {
    let document = written(&briefing(), None);
    let link = dictionaries(&document)
        .find(|dictionary| dictionary.has_type(b"Annot"))
        .unwrap();
    assert_eq!(text(link, b"Contents"), "https://example.org/");
    assert_eq!(link.get(b"F").and_then(Object::as_i64).unwrap(), 4);
    // One page comes before it in the parent tree.
    assert_eq!(
        link.get(b"StructParent").and_then(Object::as_i64).unwrap(),
        1
    );
    let kids = format!("{:?}", element(&document, "Link").get(b"K").unwrap());
    assert!(kids.contains("/OBJR"), "{kids}");
}

#[test]
fn the_outline_is_nested_as_the_headings_are() {
    let document = written(&briefing(), None);
    let outlines = entry(&document, document.catalog().unwrap(), b"Outlines");
    let first = entry(&document, outlines, b"First");
    assert_eq!(text(first, b"Title"), "أمن الحدود");
    assert_eq!(
        text(entry(&document, first, b"First"), b"Title"),
        "Findings"
    );
    assert_eq!(outlines.get(b"Count").and_then(Object::as_i64).unwrap(), 2);
    assert!(first.get(b"Next").is_err());
}

#[test]
fn a_picture_with_transparency_is_held_once_with_its_mask() {
    let mut list = briefing();
    let again = list.pages[0]
        .items
        .iter()
        .find(|item| matches!(item, Item::Picture { .. }))
        .cloned();
    list.pages[0].items.extend(again);
    let document = written(&list, None);
    let images: Vec<&Dictionary> = document
        .objects
        .values()
        .filter_map(|object| object.as_stream().ok())
        .map(|stream| &stream.dict)
        .filter(|dictionary| {
            dictionary.get(b"Subtype").and_then(Object::as_name).ok() == Some(b"Image")
        })
        .collect();
    assert_eq!(images.len(), 2);
    assert_eq!(images.iter().filter(|image| image.has(b"SMask")).count(), 1);
}

#[test]
fn a_font_that_is_none_is_an_error() {
    let mut list = briefing();
    list.faces[0].data = Arc::from(b"not a font".as_slice());
    assert!(write(list.clone(), &on(None), None).is_err());
    list.faces.clear();
    assert!(write(list.clone(), &on(None), None).is_err());
}

/// Returns a PNG of an opaque pixel above another one.
fn two_pixels() -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, 1, 2);
    encoder.set_color(png::ColorType::Rgba);
    let mut writer = encoder.write_header().unwrap();
    writer
        .write_image_data(&[1, 1, 1, 255, 1, 1, 1, 100])
        .unwrap();
    writer.finish().unwrap();
    file
}

fn date() -> Option<chrono::NaiveDate> {
    chrono::NaiveDate::from_ymd_opt(2025, 6, 1)
}

/// A page with a heading, a table of which two cells are blank, a link and a picture.
fn briefing() -> DrawList {
    let node = |parent: Option<usize>, role, right_to_left| {
        StructureNode::new(parent.map(NodeId), role, right_to_left)
    };
    let cell = || Role::TableCell {
        columns: 1,
        rows: 1,
    };
    let header = Role::TableHeader {
        scope: Scope::Column,
        columns: 1,
        rows: 1,
    };
    let mut structure = vec![
        node(None, Role::Document, true),
        node(Some(0), Role::Heading(1), true),
        node(Some(0), Role::Table, true),
        node(Some(2), Role::TableRow, true),
        node(Some(3), header, true),
        node(Some(3), cell(), true),
        node(Some(3), cell(), true),
        node(Some(0), Role::Paragraph, false),
        node(Some(7), Role::Link, false),
        node(Some(0), Role::Figure, false),
    ];
    structure[7].language = Some("en".to_owned());
    structure[9].alternative = Some("map".to_owned());

    let (amiri, noto) = (amiri(), noto_sans());
    let area = Rect {
        x: 72.0,
        y: 90.0,
        width: 100.0,
        height: 20.0,
    };
    let picture = raster::read(&two_pixels()).unwrap();
    let items = vec![
        Item::Fill {
            area,
            radius: 0.0,
            colour: Colour::grey(220),
        },
        Item::Glyphs(run(0, &amiri, "أمن الحدود", true, Some(1))),
        Item::Glyphs(run(1, &noto, "TLP:GREEN", false, None)),
        Item::Glyphs(run(1, &noto, "Findings", false, Some(4))),
        Item::Glyphs(run(1, &noto, "See ", false, Some(7))),
        Item::Glyphs(run(1, &noto, "the source", false, Some(8))),
        Item::Link {
            area,
            target: Target::Address("https://example.org/".to_owned()),
            node: NodeId(8),
        },
        Item::Glyphs(run(1, &noto, " of it.", false, Some(7))),
        Item::Picture {
            area,
            picture: Arc::new(picture),
            alpha: 255,
            node: Some(NodeId(9)),
        },
    ];
    DrawList {
        missing: None,
        numbers: Vec::new(),
        metadata: Metadata {
            title: "موجز & more".to_owned(),
            author: Some("Desk".to_owned()),
            language: "ar".to_owned(),
            ..Metadata::default()
        },
        faces: vec![face(amiri), face(noto)],
        structure,
        outline: vec![
            OutlineEntry {
                level: 1,
                title: "أمن الحدود".to_owned(),
                node: Some(NodeId(1)),
                page: 0,
                y: 80.0,
            },
            OutlineEntry {
                level: 3,
                title: "Findings".to_owned(),
                node: None,
                page: 0,
                y: 120.0,
            },
        ],
        pages: vec![Page {
            width: 595.0,
            height: 842.0,
            items,
        }],
    }
}

fn written(list: &DrawList, date: Option<chrono::NaiveDate>) -> Document {
    Document::load_mem(&write(list.clone(), &on(date), None).unwrap().value.0).unwrap()
}

fn info(document: &Document) -> &Dictionary {
    entry(document, &document.trailer, b"Info")
}

fn entry<'document>(
    document: &'document Document,
    dictionary: &Dictionary,
    key: &[u8],
) -> &'document Dictionary {
    document
        .get_dictionary(dictionary.get(key).and_then(Object::as_reference).unwrap())
        .unwrap()
}

fn text(dictionary: &Dictionary, key: &[u8]) -> String {
    decode_text_string(dictionary.get(key).unwrap()).unwrap()
}

fn xmp(document: &Document) -> String {
    let id = document
        .catalog()
        .unwrap()
        .get(b"Metadata")
        .and_then(Object::as_reference)
        .unwrap();
    let stream = document.get_object(id).and_then(Object::as_stream).unwrap();
    String::from_utf8(stream.content.clone()).unwrap()
}

fn dictionaries(document: &Document) -> impl Iterator<Item = &Dictionary> {
    document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
}

fn element<'document>(document: &'document Document, kind: &str) -> &'document Dictionary {
    dictionaries(document)
        .filter(|dictionary| dictionary.has_type(b"StructElem"))
        .find(|element| element.get(b"S").and_then(Object::as_name).ok() == Some(kind.as_bytes()))
        .unwrap()
}

fn root(document: &Document) -> ObjectId {
    let tree = entry(document, document.catalog().unwrap(), b"StructTreeRoot");
    tree.get(b"K").and_then(Object::as_reference).unwrap()
}

/// Writes the tree down as `Parent(Kid Kid)`.
fn outline_of(document: &Document, id: ObjectId) -> String {
    let element = document.get_dictionary(id).unwrap();
    let kind =
        String::from_utf8_lossy(element.get(b"S").and_then(Object::as_name).unwrap()).into_owned();
    let kids: Vec<String> = element
        .get(b"K")
        .and_then(Object::as_array)
        .unwrap()
        .iter()
        .filter_map(|kid| kid.as_reference().ok())
        .map(|kid| outline_of(document, kid))
        .collect();
    if kids.is_empty() {
        kind
    } else {
        format!("{kind}({})", kids.join(" "))
    }
}

/// Returns options with a date and nothing else.
fn on(date: Option<chrono::NaiveDate>) -> Options {
    Options {
        date,
        ..Options::default()
    }
}
