//! What a caller may ask for beside the document.

use lopdf::{Document, Object};
use mujaz_model::Html;

use super::*;
use crate::{Archive, Attachment, Encryption, Error, Permissions, Relationship, pdf};

const MEMO: &str = "<!DOCTYPE html><html lang=en><title>Memo</title><style>@page { size: 300pt 300pt; margin: 20pt }</style>\
                    <h1>One</h1><p>first<h1 style='break-before: page'>Two</h1><p>second\
                    <h1 style='break-before: page'>Three</h1><p>third";

fn options() -> Options {
    let font: &[u8] = include_bytes!("../../../../assets/fonts/NotoSans-Regular.ttf");
    Options {
        fonts: vec![Arc::from(font)],
        ..Options::default()
    }
}

fn made(html: &str, options: &Options) -> Result<Vec<u8>, Error> {
    Ok(pdf(&Html(html.to_owned()), options)?.value.0)
}

fn xmp(bytes: &[u8]) -> String {
    let document = Document::load_mem(bytes).unwrap();
    let metadata = document.catalog().unwrap().get(b"Metadata").unwrap();
    let stream = document
        .get_object(metadata.as_reference().unwrap())
        .unwrap();
    String::from_utf8(stream.as_stream().unwrap().content.clone()).unwrap()
}

#[test]
fn an_attachment_makes_the_file_an_archive_of_level_3a() {
    let attachment = Attachment {
        name: "memo.toml".to_owned(),
        media_type: "application/toml".to_owned(),
        description: "the draft".to_owned(),
        bytes: Arc::from(b"title = 1".as_slice()),
        relationship: Relationship::Source,
    };
    let mut options = options();
    options.attachments.push(attachment);
    let bytes = made(MEMO, &options).unwrap();
    assert!(xmp(&bytes).contains("<pdfaid:part>3<"));
    let document = Document::load_mem(&bytes).unwrap();
    let files = document
        .catalog()
        .unwrap()
        .get(b"AF")
        .and_then(Object::as_array)
        .unwrap();
    let file = document
        .get_dictionary(files[0].as_reference().unwrap())
        .unwrap();
    assert_eq!(
        file.get(b"AFRelationship")
            .and_then(Object::as_name)
            .unwrap(),
        b"Source"
    );
    options.archive = Some(Archive::TwoA);
    assert!(matches!(
        made(MEMO, &options),
        Err(Error::AttachmentInArchive)
    ));
}

#[test]
fn an_encrypted_file_opens_with_its_passwords_only_and_is_the_same_every_time() {
    let mut options = options();
    options.encryption = Some(Encryption {
        password: "سر".to_owned(),
        owner_password: Some("owner".to_owned()),
        permissions: Permissions::default(),
        seed: Vec::new(),
    });
    let bytes = made(MEMO, &options).unwrap();
    assert_eq!(bytes, made(MEMO, &options).unwrap());
    for password in ["سر", "owner"] {
        let mut document = Document::load_mem(&bytes).unwrap();
        document.decrypt(password).unwrap();
    }
    assert!(
        Document::load_mem(&bytes)
            .unwrap()
            .decrypt("wrong")
            .is_err()
    );
    options.archive = Some(Archive::TwoA);
    let error = made(MEMO, &options).unwrap_err();
    assert!(matches!(error, Error::EncryptedArchive) && error.hint().is_some());
}

#[test]
fn one_password_for_both_forbids_nothing_and_is_refused() {
    let encryption = |permissions: Permissions| Options {
        encryption: Some(Encryption {
            password: "p".to_owned(),
            owner_password: Some("p".to_owned()),
            permissions,
            seed: Vec::new(),
        }),
        ..options()
    };
    let error = made(MEMO, &encryption(Permissions::default())).unwrap_err();
    assert!(matches!(error, Error::SamePasswords) && error.hint().is_some());
    let all = Permissions {
        print: true,
        change: true,
        copy: true,
        annotate: true,
    };
    assert!(made(MEMO, &encryption(all)).is_ok());
}

#[test]
fn a_seed_makes_two_files_of_one_document_unlike() {
    let encryption = |seed: &[u8]| Encryption {
        password: "p".to_owned(),
        owner_password: None,
        permissions: Permissions::default(),
        seed: seed.to_vec(),
    };
    let mut files = [b"1", b"2"].map(|seed| {
        let mut options = options();
        options.encryption = Some(encryption(seed));
        made(MEMO, &options).unwrap()
    });
    files.sort();
    assert_ne!(files[0], files[1]);
}

#[test]
fn a_page_range_keeps_what_belongs_to_its_pages() {
    let mut options = options();
    options.pages = Some(2..=9);
    let bytes = made(MEMO, &options).unwrap();
    let document = Document::load_mem(&bytes).unwrap();
    assert_eq!(document.get_pages().len(), 2);
    let headings = document.objects.values().filter(|object| {
        let dictionary = object.as_dict();
        dictionary.is_ok_and(|element| {
            element
                .get(b"S")
                .and_then(Object::as_name)
                .is_ok_and(|tag| tag == b"H1")
        })
    });
    assert_eq!(headings.count(), 2);
    options.pages = Some(4..=5);
    let error = made(MEMO, &options).unwrap_err();
    assert_eq!(
        error.to_string(),
        "pages 4 to 5 are not in the document, which has 3"
    );
}

#[test]
fn a_watermark_lies_over_all_else_on_every_page() {
    let mut options = options();
    options.watermark = Some("Draft".to_owned());
    let list = lay_out(&Html(MEMO.to_owned()), &options, &Shelf::default())
        .unwrap()
        .value;
    assert_eq!(list.pages.len(), 3);
    for page in &list.pages {
        assert!(
            matches!(page.items.last(), Some(Item::Watermark { .. })),
            "{page:?}"
        );
    }
    assert_ne!(
        made(MEMO, &options).unwrap(),
        made(MEMO, &self::options()).unwrap()
    );
}

#[test]
fn an_arabic_watermark_begins_at_the_right() {
    let mut options = options();
    options.watermark = Some("مسودة 2".to_owned());
    let list = lay_out(&Html(MEMO.to_owned()), &options, &Shelf::default())
        .unwrap()
        .value;
    let Some(Item::Watermark { runs, .. }) = list.pages[0].items.last() else {
        panic!("there is no watermark");
    };
    let at = |text: &str| {
        let run = runs.iter().find(|run| run.text.contains(text)).unwrap();
        run.glyphs[0].x
    };
    assert!(at("2") < at("م"), "{runs:?}");
}

#[test]
fn metadata_is_one_line_of_characters_that_can_be_read() {
    let mut options = options();
    options.metadata.title = Some(" a\u{1}b\n c\u{ffff} ".to_owned());
    options.metadata.author = Some("\u{7f}".to_owned());
    let list = lay_out(&Html(MEMO.to_owned()), &options, &Shelf::default());
    let metadata = list.unwrap().value.metadata;
    assert_eq!(metadata.title, "a b c");
    assert_eq!(metadata.author, None);
}

#[test]
fn what_keeps_a_document_from_everyone_is_named() {
    let mut options = options();
    options.universal_access = true;
    assert!(made(MEMO, &options).is_ok());
    let picture = "<img src='data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='>";
    let html = format!("{MEMO}{picture}");
    let error = made(&html, &options).unwrap_err().to_string();
    assert!(
        error.contains("figure 1") && error.contains("alt"),
        "{error}"
    );
    let untitled = MEMO.replace("<title>Memo</title>", "");
    let error = made(&untitled, &options).unwrap_err().to_string();
    assert!(error.contains("title"), "{error}");
    options.universal_access = false;
    assert!(!xmp(&made(&untitled, &options).unwrap()).contains("pdfuaid:part>"));
}

#[test]
fn what_readers_without_sight_would_stumble_over_is_named() {
    let mut options = options();
    options.universal_access = true;
    let stumbling = [
        ("<h2>Two", ""),
        ("<h1>One<h3>Three", ""),
        ("<ul>one<p>two</p><li>three</ul><li>four", ""),
        ("<dl><dt>one<dd>two<dd>three<dt>four</dl>", ""),
        ("<table><tr><td>a<td>b<tr><td>c", "number of columns"),
        (
            "<table><tr><td rowspan=2>a<td>b</table><p>c",
            "number of columns",
        ),
        ("<table><tr><td rowspan=2>a<td>b<tr><td>c", ""),
        ("<p>中", "`中` (U+4E2D)"),
    ];
    for (body, words) in stumbling {
        let html = format!("<!DOCTYPE html><html lang=en><title>Memo</title>{body}");
        match made(&html, &options) {
            Ok(bytes) => assert!(
                words.is_empty() && xmp(&bytes).contains("pdfuaid:part>"),
                "{body}"
            ),
            Err(error) => assert!(
                !words.is_empty() && error.to_string().contains(words),
                "{body}: {error}"
            ),
        }
        options.universal_access = false;
        let says = xmp(&made(&html, &options).unwrap()).contains("pdfuaid:part>");
        assert_eq!(says, words.is_empty(), "{body}");
        options.universal_access = true;
    }
}

#[test]
fn a_file_with_a_character_that_no_font_has_is_not_said_to_be_an_archive() {
    let mut options = options();
    let html = Html("<html lang=en><title>x</title><p>water 中 文".to_owned());
    let warned = pdf(&html, &options).unwrap();
    let place = warned.warnings[0].place.unwrap();
    assert_eq!((place.line, place.column), (1, 40));
    let message = &warned.warnings[0].message;
    assert!(
        message.starts_with("no font has `中` (U+4E2D), `文` (U+6587), so"),
        "{message}"
    );
    assert!(!xmp(&warned.value.0).contains("pdfaid:part>"));
    options.archive = Some(Archive::TwoA);
    assert!(matches!(pdf(&html, &options), Err(Error::NotArchivable(_))));
}

#[test]
fn metadata_of_the_caller_goes_before_that_of_the_document() {
    let mut options = options();
    options.metadata.title = Some("Other".to_owned());
    options.metadata.keywords = Some("water, سدّ".to_owned());
    let xmp = xmp(&made(MEMO, &options).unwrap());
    assert!(
        xmp.contains(">Other<") && xmp.contains("<pdf:Keywords>water, سدّ<"),
        "{xmp}"
    );
}
