//! What word processors write: documents with traces of their making, in one file of XML, and as pages.

mod parts;

use mujaz_import::{Error, Format, Source, import};

use parts::{docx, docx_with, one, p, paragraphs, zip};

const FIRST: &str =
    "وصل الوفد إلى البصرة أمس، وبحث مع المحافظ مشروع السد الذي يكلف 250 مليون دينار.";

fn run(text: &str) -> String {
    format!("<w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

fn body_of(body: &str) -> Vec<String> {
    let (_, read) = one(&docx(&format!("{}{body}", p("عنوان الخبر"))));
    paragraphs(&read.value)
        .into_iter()
        .map(str::to_owned)
        .collect()
}

#[test]
fn a_paragraph_whose_end_was_deleted_goes_on_in_the_next() {
    let body = format!(
        "<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr>{}</w:p><w:p>{}</w:p>",
        run("أعلن الوزير أن "),
        run("العدد لم يتجاوز 40 شخصا.")
    );
    assert_eq!(body_of(&body), ["أعلن الوزير أن العدد لم يتجاوز 40 شخصا."]);
}

#[test]
fn signs_of_a_symbol_font_are_the_characters_that_are_seen() {
    let body = format!(
        "<w:p>{}<w:r><w:sym w:font=\"Symbol\" w:char=\"F0B3\"/></w:r>{}<w:r><w:rPr><w:rFonts w:ascii=\"Symbol\"/></w:rPr><w:t>\u{f0b0}</w:t></w:r>{}</w:p>",
        run("الفرق "),
        run(" 5 والحرارة 40"),
        run(".")
    );
    assert_eq!(body_of(&body), ["الفرق ≥ 5 والحرارة 40°."]);
    let unknown =
        "<w:p><w:r><w:t>الرمز </w:t><w:sym w:font=\"Webdings\" w:char=\"F061\"/></w:r></w:p>";
    let (_, read) = one(&docx(&format!("{}{unknown}", p("عنوان"))));
    assert!(
        read.warnings[0].message.contains("Webdings"),
        "{:?}",
        read.warnings
    );
}

#[test]
fn what_only_asks_for_text_is_no_text() {
    let body = format!(
        "<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt><w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt></w:p>",
        run("انقر هنا لإدخال نص."),
        run("بقي هذا.")
    );
    assert_eq!(body_of(&body), ["بقي هذا."]);
}

#[test]
fn a_line_that_was_ended_by_hand_can_hold_the_date_or_the_place() {
    let body = format!(
        "<w:p>{}<w:r><w:br/></w:r>{}<w:r><w:br/></w:r>{}</w:p>{}",
        run("عنوان الخبر"),
        run("بغداد: سعد كريم"),
        run("3 تشرين الأول 2024"),
        p(FIRST)
    );
    let (_, read) = one(&docx(&body));
    let article = read.value;
    assert_eq!(article.headline.content, "عنوان الخبر");
    assert_eq!(article.datelines[0].place, "بغداد");
    assert_eq!(article.published.unwrap().to_string(), "2024-10-03");
    assert_eq!(paragraphs(&article), [FIRST]);
}

#[test]
fn the_numbers_of_a_list_stand_before_its_paragraphs() {
    let numbering = "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"المادة %1:\"/></w:lvl></w:abstractNum><w:num w:numId=\"3\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
    let styles = "<w:styles xmlns:w=\"w\"><w:style w:styleId=\"a\"><w:name w:val=\"List Number\"/><w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr></w:style></w:styles>";
    let body = format!(
        "{}<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr>{}</w:p><w:p><w:pPr><w:pStyle w:val=\"a\"/></w:pPr>{}</w:p>",
        p("عنوان الخبر"),
        run("تسري أحكام القانون."),
        run("يلغى القانون السابق.")
    );
    let file = docx_with(
        &body,
        &[
            ("word/numbering.xml", numbering.as_bytes()),
            ("word/styles.xml", styles.as_bytes()),
        ],
    );
    let (_, read) = one(&file);
    assert_eq!(
        paragraphs(&read.value),
        [
            "المادة 1: تسري أحكام القانون.",
            "المادة 2: يلغى القانون السابق."
        ]
    );
}

#[test]
fn the_document_is_the_part_that_the_package_names_in_whatever_encoding() {
    let relations = "<Relationships><Relationship Id=\"1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"/word/document2.xml\"/></Relationships>";
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-16\"?><w:document xmlns:w=\"w\"><w:body>{}{}</w:body></w:document>",
        p("عنوان الخبر"),
        p(FIRST)
    );
    let utf16: Vec<u8> = [0xfeff]
        .into_iter()
        .chain(document.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let file = zip(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", relations.as_bytes()),
        ("word/document2.xml", &utf16),
    ]);
    let (format, read) = one(&file);
    assert_eq!(
        (format, paragraphs(&read.value)),
        (Format::Docx, vec![FIRST])
    );
}

#[test]
fn a_document_in_one_file_of_xml_is_read_as_its_package_is() {
    let word = format!(
        "<?xml version=\"1.0\"?><pkg:package xmlns:pkg=\"pkg\"><pkg:part pkg:name=\"/word/header1.xml\"><pkg:xmlData><w:hdr xmlns:w=\"w\">{}</w:hdr></pkg:xmlData></pkg:part><pkg:part pkg:name=\"/word/document.xml\"><pkg:xmlData><w:document xmlns:w=\"w\"><w:body>{}{}</w:body></w:document></pkg:xmlData></pkg:part></pkg:package>",
        p("ترويسة"),
        p("عنوان الخبر"),
        p(FIRST)
    );
    let open = format!(
        "<?xml version=\"1.0\"?><office:document xmlns:office=\"o\" xmlns:text=\"t\" xmlns:style=\"s\"><office:master-styles><style:header><text:p>ترويسة</text:p></style:header></office:master-styles><office:body><office:text><text:h>عنوان الخبر</text:h><text:p>{FIRST}</text:p></office:text></office:body></office:document>"
    );
    for (file, expected) in [(word, Format::Docx), (open, Format::Odt)] {
        let (format, read) = one(file.as_bytes());
        assert_eq!(format, expected);
        assert_eq!(read.value.headline.content, "عنوان الخبر");
        assert_eq!(paragraphs(&read.value), [FIRST]);
    }
}

#[test]
fn a_page_that_a_word_processor_saved_keeps_all_of_the_writers_text() {
    let word = format!(
        "<html><head><meta name=Generator content=\"Microsoft Word 15 (filtered)\"><title>عنوان قديم</title></head><body><div class=WordSection1><p class=MsoTitle>عنوان الخبر</p><p class=MsoNormal>بغداد:\nسعد كريم</p><p class=MsoNormal>{FIRST}<a href=\"#_ftn1\">[1]</a></p><table><tr><td>السنة</td><td>2024</td></tr></table><p>قصيرة.</p></div></body></html>"
    );
    let google = format!(
        "<html><head></head><body class=\"c3 doc-content\"><p class=\"c0 title\"><span>عنوان الخبر</span></p><p><span>بغداد: سعد كريم</span></p><p><span>{FIRST}</span><sup><a href=\"#cmnt1\" id=\"cmnt_ref1\">[a]</a></sup></p><table><tr><td>السنة</td><td>2024</td></tr></table><p>قصيرة.</p><div><p><a href=\"#cmnt_ref1\" id=\"cmnt1\">[a]</a><span>تعليق داخلي</span></p></div></body></html>"
    );
    for page in [word, google] {
        let (_, read) = one(page.as_bytes());
        assert_eq!(read.value.headline.content, "عنوان الخبر");
        assert_eq!(read.value.datelines[0].place, "بغداد");
        assert_eq!(paragraphs(&read.value), [FIRST, "السنة | 2024", "قصيرة."]);
    }
}

#[test]
fn what_was_struck_out_in_a_page_is_not_read() {
    let paragraph = FIRST.replace("250", "<del>900</del><s>700</s><ins>250</ins>");
    let page = format!(
        "<html><body><article><h1>عنوان الخبر الأول</h1><p>{paragraph}</p><p>{FIRST}</p></article></body></html>"
    );
    let (_, read) = one(page.as_bytes());
    assert_eq!(paragraphs(&read.value), [FIRST, FIRST]);
}

#[test]
fn the_head_and_the_foot_of_the_pages_of_a_document_are_no_text_of_it() {
    let page = format!(
        "<html><head><meta name=\"generator\" content=\"LibreOffice 24.2\"/></head><body>\
         <div title=\"header\"><p>نشرة الأخبار</p></div><h1 class=\"western\">عنوان الخبر الأول</h1><p>{FIRST}</p>\
         <div title=\"footer\"><p>صفحة 1</p></div></body></html>"
    );
    let (_, read) = one(page.as_bytes());
    assert_eq!(read.value.headline.content, "عنوان الخبر الأول");
    assert_eq!(paragraphs(&read.value), [FIRST]);
}

/// A compound file with a directory of one name.
fn compound(name: &str) -> Vec<u8> {
    let mut file = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    file.resize(512, 0);
    file[30] = 9;
    for name in ["Root Entry", name] {
        let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        entry.resize(128, 0);
        file.extend(entry);
    }
    file
}

#[test]
fn a_file_that_is_not_read_is_called_by_its_name_and_says_what_to_do() {
    let tnef = b"\x78\x9f\x3e\x22\x01\x00\x01".to_vec();
    let safari = b"bplist00\xd1\x01\x02_\x10\x0fWebMainResource\x00\x01".to_vec();
    let types: (&str, &[u8]) = ("[Content_Types].xml", b"<Types/>");
    let photograph = b"\xFF\xD8\xFF\xE0\x00\x10JFIF".to_vec();
    let screen = b"\x89PNG\r\n\x1a\n0000".to_vec();
    let of_phone = b"\0\0\0\x18ftypheic".to_vec();
    for (file, format, advice) in [
        (compound("WordDocument"), Format::OldWord, "DOCX"),
        (compound("Workbook"), Format::OldOffice, "PDF"),
        (
            compound("__properties_version1.0"),
            Format::OutlookMessage,
            "EML",
        ),
        (tnef, Format::OutlookAttachment, "Outlook"),
        (safari, Format::SafariArchive, "Safari"),
        (photograph, Format::Picture, "recognise"),
        (screen, Format::Picture, "recognise"),
        (of_phone, Format::Picture, "recognise"),
        (
            zip(&[types, ("xl/workbook.xml", b"<a/>")]),
            Format::Workbook,
            "PDF",
        ),
        (
            zip(&[types, ("ppt/presentation.xml", b"<a/>")]),
            Format::Presentation,
            "PDF",
        ),
        (
            zip(&[("Index/Document.iwa", b"\0\0")]),
            Format::Pages,
            "Word",
        ),
    ] {
        let error = import(&Source::new("test", &file)).unwrap_err();
        assert_eq!(error, Error::Unreadable { format });
        assert!(error.hint().unwrap().contains(advice), "{error}");
    }
    assert_eq!(
        import(&Source::new("test", &compound("EncryptedPackage"))).unwrap_err(),
        Error::Encrypted
    );
}

#[test]
fn a_table_that_lays_out_a_page_is_no_table() {
    let first = "أقر المجلس خطة لتأهيل ثلاثة سدود في شمال البلاد بعد مشاورات طويلة مع الأهالي.";
    let second = "وقال المتحدث إن الكلفة تبلغ 320 مليار دينار.";
    let row = |cells: &[String]| {
        let cells = cells.join("</w:tc><w:tc>");
        format!("<w:tr><w:tc>{cells}</w:tc></w:tr>")
    };
    let text = format!("{}{}", p(first), p(second));
    let layout = format!(
        "<w:tbl>{}{}</w:tbl>",
        row(&[p("المجلس يقر خطة لتأهيل السدود"), p("16/1/2024")]),
        row(&[text]),
    );
    let read = one(&docx(&layout)).1.value;
    assert_eq!(read.headline.content, "المجلس يقر خطة لتأهيل السدود");
    assert_eq!(
        paragraphs(&read),
        [
            "أقر المجلس خطة لتأهيل ثلاثة سدود في شمال البلاد بعد مشاورات طويلة مع الأهالي.",
            second
        ]
    );
    assert_eq!(read.published.unwrap().to_string(), "2024-01-16");
    let data = format!(
        "{}{}<w:tbl>{}</w:tbl>",
        p("عنوان"),
        p(first),
        row(&[p("مستشار"), p("25")])
    );
    assert_eq!(
        paragraphs(&one(&docx(&data)).1.value),
        [first, "مستشار | 25"]
    );
}
