//! Articles in every format, built here from their parts.

mod parts;

use std::cell::Cell;

use mujaz_import::{Error, Format, Import, Source, Stop, import};
use mujaz_model::Warned;

use parts::{docx, docx_with, one, p, paragraphs, zip};

const FIRST: &str =
    "بحث وفد الوزارة أمن الحدود مع ممثلي الحلف في العاصمة خلال يومين من الاجتماعات المغلقة.";
const SECOND: &str =
    "وأكد الجانبان أن المهمة استشارية لا قتالية، وأن 25 مستشارا سيصلون في الشهر المقبل.";
const THIRD: &str =
    "وغادر الوفد مساء الخميس بعد توقيع مذكرة تفاهم بشأن تدريب القوات وتبادل المعلومات.";

fn page(head: &str, body: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang=\"ar\"><head><title>موقع</title>{head}</head><body><nav><a href=\"/\">الرئيسية</a><a href=\"/w\">العالم</a></nav>{body}<footer>جميع الحقوق محفوظة</footer></body></html>"
    )
}

fn story() -> String {
    format!(
        "<article><h1>اختتام محادثات أمن الحدود</h1><figure><img src=\"a.jpg\"><figcaption>الوفد عند وصوله</figcaption></figure><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article>"
    )
}

#[test]
fn a_page_gives_its_article_and_what_it_states() {
    let head = r#"<script type="application/ld+json">{"@graph":[{"@type":"WebPage"},{"@type":["NewsArticle"],"headline":"اختتام محادثات أمن الحدود","datePublished":"2024-08-28T00:30:00+03:00","dateModified":"2024-08-29","author":[{"@type":"Person","name":"سامر الحديثي"}],"publisher":{"name":"المنار"},"articleSection":"سياسة","description":"وفد يبحث أمن الحدود"}]}</script><link rel="canonical" href="https://news.example/a/1">"#;
    let (format, Warned { value, .. }) = one(page(head, &story()).as_bytes());
    assert_eq!(format, Format::Html);
    assert_eq!(value.headline.content, "اختتام محادثات أمن الحدود");
    assert_eq!(paragraphs(&value), [FIRST, SECOND, THIRD]);
    assert_eq!(value.captions[0].text, "الوفد عند وصوله");
    assert_eq!(value.captions.len(), 1);
    assert_eq!(value.published.unwrap().to_string(), "2024-08-28");
    assert_eq!(
        value.published_at.unwrap().to_rfc3339(),
        "2024-08-28T00:30:00+03:00"
    );
    assert_eq!(value.modified.unwrap().to_string(), "2024-08-29");
    assert_eq!(value.bylines[0].0, "سامر الحديثي");
    assert_eq!(value.outlet.as_deref(), Some("المنار"));
    assert_eq!(value.section.as_deref(), Some("سياسة"));
    assert_eq!(value.lead.as_deref(), Some("وفد يبحث أمن الحدود"));
    assert_eq!(value.url.as_deref(), Some("https://news.example/a/1"));
}

#[test]
fn the_date_of_a_page_is_found_wherever_it_is_stated() {
    for (head, body) in [
        (
            r#"<meta property="article:published_time" content="2024-08-28T09:00:00+03:00">"#,
            "",
        ),
        (r#"<meta name="DC.date.issued" content="2024-08-28">"#, ""),
        (
            r#"<meta property="og:url" content="https://news.example/2024/08/28/story">"#,
            "",
        ),
        (
            "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"أ\nب\",\"datePublished\":\"2024-08-28\"}</script>",
            "",
        ),
        ("", r#"<time datetime="2024-08-28T09:00:00">الأربعاء</time>"#),
        (
            "",
            r#"<span class="publish-date">الأربعاء 28 أغسطس 2024</span>"#,
        ),
    ] {
        let (_, read) = one(page(head, &format!("{body}{}", story())).as_bytes());
        assert_eq!(
            read.value.published.map(|day| day.to_string()).as_deref(),
            Some("2024-08-28"),
            "{head}{body}"
        );
    }
}

#[test]
fn a_page_without_an_article_says_so() {
    let link = "<li><a href=\"/1\">عنوان خبر طويل من أخبار الصفحة الرئيسية</a></li>";
    let links = link.repeat(40);
    for body in [format!("<ul>{links}</ul>"), "<p>سجل الدخول</p>".to_owned()] {
        assert_eq!(
            import(&Source::new("test", page("", &body).as_bytes())).unwrap_err(),
            Error::NoArticle
        );
    }
}

#[test]
fn a_file_in_an_archive_is_read_whatever_encoding_its_name_is_in() {
    let mut archive = zip(&[("AAAA.txt", format!("عنوان\n\n{FIRST}\n").as_bytes())]);
    // The name as an Arabic Windows writes it: bytes of its code page, which nothing declares.
    let places: Vec<usize> = (0..archive.len() - 4)
        .filter(|&at| &archive[at..at + 4] == b"AAAA")
        .collect();
    assert_eq!(places.len(), 2, "before the file and in the directory");
    for at in places {
        archive[at..at + 4].copy_from_slice(&[0xE3, 0xDE, 0xC7, 0xE1]);
    }
    let read = import(&Source::new("test.zip", &archive)).unwrap();
    assert!(read.failures.is_empty(), "{:?}", read.failures);
    assert_eq!(paragraphs(&read.articles().next().unwrap().value), [FIRST]);
}

#[test]
fn a_message_that_was_sent_on_has_the_day_on_which_it_was_sent_first() {
    let mail = format!(
        "From: a@b.example\r\nSubject: Fwd: x\r\nDate: Sat, 05 Oct 2024 09:00:00 +0300\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n---------- Forwarded message ---------\r\nمن: رنا <r@x.example>\r\nDate: الخميس، 3 أكتوبر 2024\r\nالموضوع: x\r\n\r\n{FIRST}\r\n\r\n{SECOND}\r\n"
    );
    let (format, read) = one(mail.as_bytes());
    assert_eq!(format, Format::Mail);
    assert_eq!(read.value.published.unwrap().to_string(), "2024-10-03");
    assert_eq!(paragraphs(&read.value), [FIRST, SECOND]);
}

#[test]
fn what_was_copied_is_the_article() {
    let clip = format!(
        "Version:0.9\r\nStartHTML:0000000105\r\nEndHTML:0000000300\r\nSourceURL:https://news.example/a\r\n<html><body><p>قائمة</p><!--StartFragment--><h1>عنوان قصير</h1><p>{FIRST}</p><!--EndFragment--></body></html>"
    );
    let (format, read) = one(clip.as_bytes());
    assert_eq!(format, Format::ClipboardHtml);
    assert_eq!(read.value.headline.content, "عنوان قصير");
    assert_eq!(paragraphs(&read.value), [FIRST]);
    assert_eq!(read.value.url.as_deref(), Some("https://news.example/a"));
}

#[test]
fn markdown_gives_front_matter_and_text_without_marks() {
    let text = format!(
        "---\ntitle: \"عنوان المقال\"\nauthor: سامر الحديثي، ليث صالح\ndate: 2024-08-28\nsource: https://news.example/a\n---\n\n![الوفد](a.jpg)\n\n{FIRST}\n\n## عنوان فرعي\n\n> **{SECOND}**\n\n| البند | العدد |\n|---|---|\n| مستشار | 25 |\n"
    );
    let (format, Warned { value, .. }) = one(text.as_bytes());
    assert_eq!(format, Format::Markdown);
    assert_eq!(value.headline.content, "عنوان المقال");
    assert_eq!(value.bylines.len(), 2);
    assert_eq!(value.published.unwrap().to_string(), "2024-08-28");
    assert_eq!(value.url.as_deref(), Some("https://news.example/a"));
    assert_eq!(value.captions[0].text, "الوفد");
    assert_eq!(value.captions.len(), 1);
    assert_eq!(
        paragraphs(&value),
        [FIRST, "عنوان فرعي", SECOND, "البند | العدد", "مستشار | 25"]
    );
}

#[test]
fn html_in_markdown_is_read_with_it() {
    let table =
        "<table>\n<tr><td>مستشار</td><td>25</td></tr>\n\n<tr><td>خبير</td><td>4</td></tr></table>";
    for text in [
        format!("# عنوان المقال\n\n<div dir=\"rtl\">\n{FIRST}\n</div>\n\n{SECOND}\n"),
        format!(
            "# عنوان المقال\n\n<p dir=\"rtl\">{FIRST}</p>\n\n<blockquote>{SECOND}</blockquote>\n"
        ),
        format!("<div dir=\"rtl\">\n\n# عنوان المقال\n\n{FIRST}\n\n**{SECOND}**\n\n</div>\n"),
        format!("<div dir=\"rtl\">\n# عنوان المقال\n{FIRST}\n\n> {SECOND}\n</div>\n"),
        format!("<div dir=\"rtl\">\n\nعنوان المقال\n\n{FIRST}\n\n{SECOND}\n\n</div>\n"),
        format!("<h1 align=\"right\">عنوان المقال</h1>\n\n**{FIRST}**\n\n> {SECOND}\n"),
    ] {
        let (format, read) = one(text.as_bytes());
        assert_eq!(format, Format::Markdown, "{text}");
        assert_eq!(read.value.headline.content, "عنوان المقال", "{text}");
        assert_eq!(paragraphs(&read.value), [FIRST, SECOND], "{text}");
    }
    let (_, read) = one(format!("# عنوان المقال\n\n{FIRST}\n\n{table}\n").as_bytes());
    assert_eq!(paragraphs(&read.value), [FIRST, "مستشار | 25", "خبير | 4"]);
}

#[test]
fn a_page_that_was_clipped_as_markdown_has_its_headline_below_the_frame_of_the_page() {
    let text = "[Skip to content](#main)\n\n[The Harbour Courier](https://c.example/) · [Subscribe](https://c.example/s)\n\n# Council approves a bridge over the canal\n\n*By* [Jane Doe](https://c.example/jane)\n\n![The canal at the old lock](l.jpg)\n\nThe canal at the old lock in May. (John Roe)\n\nThe council approved the bridge on Tuesday.\n\n![Plan](p.jpg)\n*The plan of the bridge*\n\nAdvertisement\n\n**Related:** [Older plans](https://c.example/o)\n\nWork begins in spring.\n";
    let (format, read) = one(text.as_bytes());
    assert_eq!(format, Format::Markdown);
    let article = read.value;
    assert_eq!(
        article.headline.content,
        "Council approves a bridge over the canal"
    );
    let body = [
        "The council approved the bridge on Tuesday.",
        "Work begins in spring.",
    ];
    assert_eq!(paragraphs(&article), body);
    assert_eq!(article.bylines[0].0, "Jane Doe");
    let captions: Vec<&str> = article
        .captions
        .iter()
        .map(|caption| &*caption.text)
        .collect();
    assert_eq!(
        captions,
        [
            "The canal at the old lock in May. (John Roe)",
            "The plan of the bridge"
        ]
    );
}

#[test]
fn the_fields_above_a_markdown_text_are_read_in_the_forms_of_many_programs() {
    let clip = "---\ntitle: عنوان المقال\nsource: \"https://news.example/a\"\nauthor:\n  - \"[[سامر الحديثي]]\"\npublished: 2024-08-28\ncreated: 2024-11-01\ntags:\n  - \"clippings\"\n---\n";
    let site = "+++\ntitle = \"عنوان المقال\"\ndate = 2024-08-28T20:15:00+03:00\nauthors = [\"سامر الحديثي\"]\nlink = \"https://news.example/a\"\n+++\n";
    let object = "---\ntitle: >-\n  عنوان\n  المقال\ndate: 2024-08-28\nauthor:\n  name: سامر الحديثي\nsource_url: https://news.example/a # من الموقع\n---\n";
    let arabic = "---\nالعنوان: عنوان المقال\nالكاتب: سامر الحديثي\nتاريخ النشر: 28 آب 2024\nالرابط: https://news.example/a\n---\n";
    let multi = "Title: عنوان المقال\nAuthor: سامر الحديثي\nDate: 2024-08-28\nURL: https://news.example/a\n\n";
    for fields in [clip, site, object, arabic, multi] {
        let text = format!("{fields}\n{FIRST}\n\n{SECOND}\n");
        let (format, Warned { value, warnings }) = one(text.as_bytes());
        assert_eq!(format, Format::Markdown, "{fields}");
        assert_eq!(value.headline.content, "عنوان المقال", "{fields}");
        let names: Vec<&str> = value.bylines.iter().map(|name| name.0.as_str()).collect();
        assert_eq!(names, ["سامر الحديثي"], "{fields}");
        let day = value.published.map(|day| day.to_string());
        assert_eq!(day.as_deref(), Some("2024-08-28"), "{fields}");
        assert_eq!(
            value.url.as_deref(),
            Some("https://news.example/a"),
            "{fields}"
        );
        assert_eq!(paragraphs(&value), [FIRST, SECOND], "{fields}");
        assert!(warnings.is_empty(), "{fields}: {warnings:?}");
    }
    let unread = one(format!("---\ntitle: عنوان\ndate: قريبا\n---\n{FIRST}").as_bytes()).1;
    assert!(
        unread
            .warnings
            .iter()
            .any(|warning| warning.message.contains("could not be read"))
    );
}

#[test]
fn a_word_document_keeps_its_order_and_leaves_out_what_was_deleted_or_hidden() {
    let body = format!(
        "{}<w:p><w:r><w:t xml:space=\"preserve\">بحث </w:t></w:r><w:del><w:r><w:delText>قديم</w:delText><w:t>محذوف</w:t></w:r></w:del><w:ins><w:r><w:t>الوفد</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>مخفي</w:t></w:r><w:r><w:t xml:space=\"preserve\"> الأمن &amp; الحدود.</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p><w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>{}<w:p><w:pPr><w:pStyle w:val=\"a5\"/></w:pPr><w:r><w:t>صورة الوفد</w:t></w:r></w:p>",
        "<w:p><w:pPr><w:pStyle w:val=\"a3\"/></w:pPr><w:r><w:t>عنوان المقال</w:t></w:r></w:p>",
        p("مستشار"),
        p("25"),
        p(THIRD),
    );
    let styles = "<w:styles xmlns:w=\"w\"><w:style w:styleId=\"a3\"><w:name w:val=\"Title\"/></w:style><w:style w:styleId=\"a5\"><w:name w:val=\"caption\"/></w:style></w:styles>";
    let notes = "<w:footnotes xmlns:w=\"w\"><w:footnote w:type=\"separator\" w:id=\"-1\"><w:p/></w:footnote><w:footnote w:id=\"2\"><w:p><w:r><w:t>حاشية أولى</w:t></w:r></w:p></w:footnote></w:footnotes>";
    let file = docx_with(
        &body,
        &[
            ("word/styles.xml", styles.as_bytes()),
            ("word/footnotes.xml", notes.as_bytes()),
        ],
    );
    let (format, Warned { value, .. }) = one(&file);
    assert_eq!(format, Format::Docx);
    assert_eq!(value.headline.content, "عنوان المقال");
    assert_eq!(
        paragraphs(&value),
        [
            "بحث الوفد الأمن & الحدود.",
            "مستشار | 25",
            THIRD,
            "حاشية أولى"
        ]
    );
    assert_eq!(value.captions[0].text, "صورة الوفد");
    assert_eq!(value.captions.len(), 1);
}

#[test]
fn an_open_document_keeps_its_order_and_leaves_out_what_was_deleted_or_hidden() {
    let content = format!(
        "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\" xmlns:table=\"b\" xmlns:style=\"s\"><office:automatic-styles><style:style style:name=\"T1\"><style:text-properties text:display=\"none\"/></style:style></office:automatic-styles><office:body><office:text><text:tracked-changes><text:changed-region><text:deletion><text:p>محذوف</text:p></text:deletion></text:changed-region></text:tracked-changes><text:h>عنوان المقال</text:h><text:p>بحث<text:s/>الوفد<text:span text:style-name=\"T1\">مخفي</text:span><text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>حاشية أولى</text:p></text:note-body></text:note> الأمن.</text:p><table:table><table:table-row><table:table-cell><text:p>مستشار</text:p></table:table-cell><table:table-cell><text:p>25</text:p></table:table-cell></table:table-row></table:table><text:p>{THIRD}<office:annotation><text:p>تعليق</text:p></office:annotation></text:p></office:text></office:body></office:document-content>"
    );
    let file = zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_bytes()),
    ]);
    let (format, Warned { value, .. }) = one(&file);
    assert_eq!(format, Format::Odt);
    assert_eq!(value.headline.content, "عنوان المقال");
    assert_eq!(
        paragraphs(&value),
        ["بحث الوفد الأمن.", "مستشار | 25", THIRD, "حاشية أولى"]
    );
}

#[test]
fn a_newsletter_has_its_date_and_sender_and_a_pasted_article_only_a_hint_of_a_date() {
    let newsletter = format!(
        "From: =?utf-8?B?2KfZhNmF2YbYp9ix?= <a@news.example>\r\nSubject: Fwd: Talks\r\nDate: Wed, 28 Aug 2024 23:30:00 +0300\r\nList-Unsubscribe: <https://news.example>\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>{FIRST}</p><p>{SECOND}</p>"
    );
    let (format, Warned { value, warnings }) = one(newsletter.as_bytes());
    assert_eq!(format, Format::Mail);
    assert_eq!(value.headline.content, "Talks");
    assert_eq!(value.outlet.as_deref(), Some("المنار"));
    assert_eq!(value.published.unwrap().to_string(), "2024-08-28");
    assert_eq!(paragraphs(&value), [FIRST, SECOND]);
    assert!(warnings.is_empty(), "{warnings:?}");

    let letter = format!(
        "From: a@b.example\r\nSubject: x\r\nDate: Thu, 29 Aug 2024 08:00:00 +0300\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{FIRST}\r\n\r\n{SECOND}\r\n"
    );
    let (_, Warned { value, warnings }) = one(letter.as_bytes());
    assert_eq!(value.published.unwrap().to_string(), "2024-08-29");
    assert_eq!(value.outlet, None);
    assert_eq!(warnings.len(), 1, "{warnings:?}");
}

#[test]
fn what_is_attached_to_a_mail_is_read_as_a_file_of_its_own() {
    let mail = format!(
        "From: a@b.example\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=B\r\n\r\n--B\r\nContent-Type: text/plain\r\n\r\nSee attached\r\n--B\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Disposition: attachment; filename=\"a.txt\"\r\n\r\nعنوان\n\n{FIRST}\r\n--B\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=\"b.bin\"\r\nContent-Transfer-Encoding: base64\r\n\r\nAAECAw==\r\n--B--\r\n"
    );
    let read = import(&Source::new("m", mail.as_bytes())).unwrap();
    assert_eq!(read.originals.len(), 1);
    assert_eq!(read.originals[0].name, "m/a.txt");
    assert_eq!(read.failures.len(), 1);
    assert_eq!(read.failures[0].name, "m/b.bin");
}

#[test]
fn a_web_archive_is_the_page_in_it() {
    let archive = format!(
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://news.example/2024/08/28/a\r\nSubject: x\r\nDate: Fri, 30 Aug 2024 08:00:00 +0300\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"B\"\r\n\r\n--B\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: https://news.example/2024/08/28/a\r\n\r\n{}\r\n--B\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--B--\r\n",
        page("", &story())
    );
    let (format, Warned { value, .. }) = one(archive.as_bytes());
    assert_eq!(format, Format::WebArchive);
    assert_eq!(paragraphs(&value), [FIRST, SECOND, THIRD]);
    assert_eq!(value.published.unwrap().to_string(), "2024-08-28");
    assert_eq!(
        value.url.as_deref(),
        Some("https://news.example/2024/08/28/a")
    );
}

#[test]
fn a_mailbox_gives_every_mail() {
    let mail = |subject: &str| {
        format!(
            "From a@b.example Thu Aug 29 08:00:00 2024\nFrom: a@b.example\nSubject: {subject}\nContent-Type: text/plain; charset=utf-8\n\n{FIRST}\n\n"
        )
    };
    let mailbox = [mail("one"), mail("two")].concat();
    let read = import(&Source::new("box", mailbox.as_bytes())).unwrap();
    let names: Vec<_> = read
        .originals
        .iter()
        .map(|original| original.name.as_str())
        .collect();
    assert_eq!(names, ["box/message 1", "box/message 2"]);
    assert_eq!(read.originals[1].articles[0].value.headline.content, "two");
}

#[test]
fn every_item_of_a_feed_is_an_article_with_all_its_fields() {
    let rss = format!(
        "<?xml version=\"1.0\" encoding=\"windows-1256\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>المنار</title><item><title>عنوان &amp;quot;أول&amp;quot;</title><link>https://news.example/1</link><pubDate>Wed, 28 Aug 2024 00:30:00 +0400</pubDate><dc:creator>سامر الحديثي</dc:creator><category>سياسة</category><description>ملخص &lt;b&gt;الخبر&lt;/b&gt;</description><content:encoded><![CDATA[<p>{FIRST}</p><p>{SECOND}</p>]]></content:encoded></item><item><title>عنوان ثان</title><description>{THIRD}</description></item><item></item></channel></rss>"
    );
    let read = import(&Source::new("feed", rss.as_bytes())).unwrap();
    let Import {
        originals,
        failures,
        ..
    } = read;
    assert_eq!(originals.len(), 1);
    assert_eq!(originals[0].format, Format::Feed);
    assert_eq!(failures.len(), 1);
    assert_eq!(failures[0].name, "feed/item 3");
    let [first, second] = &originals[0].articles[..] else {
        panic!("{:?}", originals[0].articles);
    };
    let value = &first.value;
    assert_eq!(value.headline.content, "عنوان \"أول\"");
    assert_eq!(value.url.as_deref(), Some("https://news.example/1"));
    assert_eq!(value.published.unwrap().to_string(), "2024-08-28");
    assert_eq!(
        value.published_at.unwrap().to_rfc3339(),
        "2024-08-28T00:30:00+04:00"
    );
    assert_eq!(value.bylines[0].0, "سامر الحديثي");
    assert_eq!(value.section.as_deref(), Some("سياسة"));
    assert_eq!(value.outlet.as_deref(), Some("المنار"));
    assert_eq!(value.lead.as_deref(), Some("ملخص الخبر"));
    assert_eq!(paragraphs(value), [FIRST, SECOND]);
    // The sample is UTF-8 and declares another encoding.
    assert!(
        matches!(&first.warnings[..], [warning] if warning.message.contains("windows-1256")),
        "{:?}",
        first.warnings
    );
    assert_eq!(paragraphs(&second.value), [THIRD]);
    assert_eq!(second.warnings.len(), 1);
}

#[test]
fn what_a_site_adds_to_each_item_of_its_feed_is_no_text_of_it() {
    let added = "<p><a href='https://news.example/2'>اقرأ أيضا: خبر آخر</a></p><p>The post <a href='https://news.example/1'>عنوان</a> appeared first on <a href='https://news.example'>المنار</a>.</p>";
    let feed = format!(
        "<rss version=\"2.0\"><channel><title>المنار</title><item><title>عنوان</title><link>https://news.example/1</link><description><![CDATA[<p>{FIRST}</p>{added}]]></description></item></channel></rss>"
    );
    let (_, Warned { value, .. }) = one(feed.as_bytes());
    let texts: Vec<&str> = value.paragraphs.iter().map(|it| it.text.as_str()).collect();
    assert_eq!(texts, [FIRST]);
}

#[test]
fn atom_and_json_feeds_are_read_as_rss_is() {
    let atom = format!(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>المنار</title><id>a</id><updated>2024-08-29T00:00:00Z</updated><entry><title>عنوان</title><id>1</id><link href=\"https://news.example/1\"/><published>2024-08-28T01:00:00+03:00</published><updated>2024-08-29T01:00:00+03:00</updated><author><name>سامر</name></author><content type=\"html\">&lt;p&gt;{FIRST}&lt;/p&gt;</content></entry></feed>"
    );
    let json = serde_json::json!({"version": "https://jsonfeed.org/version/1.1", "title": "المنار", "items": [{"id": "1", "url": "https://news.example/1", "title": "عنوان", "content_html": format!("<p>{FIRST}</p>"), "date_published": "2024-08-28T01:00:00+03:00", "authors": [{"name": "سامر"}]}]}).to_string();
    for feed in [atom, json] {
        let (format, Warned { value, .. }) = one(feed.as_bytes());
        assert_eq!(format, Format::Feed);
        assert_eq!(value.published.unwrap().to_string(), "2024-08-28");
        assert_eq!(value.bylines[0].0, "سامر");
        assert_eq!(value.url.as_deref(), Some("https://news.example/1"));
        assert_eq!(paragraphs(&value), [FIRST]);
    }
}

#[test]
fn one_bad_file_in_an_archive_keeps_no_other_out() {
    let word = docx(&format!("{}{}", p("عنوان وورد"), p(FIRST)));
    let inner = zip(&[("c.txt", format!("عنوان داخلي\n\n{FIRST}").as_bytes())]);
    let archive = zip(&[
        ("a.txt", format!("عنوان نص\n\n{FIRST}").as_bytes()),
        ("صور/bad.bin", b"\0\0\0\0"),
        ("b.doc", &word),
        ("c.zip", &inner),
        ("__MACOSX/._a.txt", b"\0"),
        ("broken.docx", &word[..word.len() / 2]),
    ]);
    let read = import(&Source::new("z.zip", &archive)).unwrap();
    let names: Vec<_> = read
        .originals
        .iter()
        .map(|original| (original.name.as_str(), original.format))
        .collect();
    assert_eq!(
        names,
        [
            ("z.zip/a.txt", Format::PlainText),
            ("z.zip/b.doc", Format::Docx),
            ("z.zip/c.zip/c.txt", Format::PlainText)
        ]
    );
    let failed: Vec<_> = read
        .failures
        .iter()
        .map(|failure| failure.name.as_str())
        .collect();
    assert_eq!(failed, ["z.zip/صور/bad.bin", "z.zip/broken.docx"]);
}

#[test]
fn a_repair_that_was_asked_for_reaches_what_stands_in_an_archive() {
    let meant = format!("عنوان داخلي\n\n{FIRST}");
    let (damaged, _, _) = encoding_rs::WINDOWS_1252.decode(meant.as_bytes());
    let archive = zip(&[("c.txt", damaged.as_bytes())]);
    let source = Source::new("z.zip", &archive);
    let texts = [false, true].map(|repair| {
        let read = import(&Source { repair, ..source }).unwrap();
        let article = read.articles().next().unwrap();
        article.value.source
    });
    assert_eq!(texts, [damaged.into_owned(), meant]);
}

#[test]
fn an_archive_that_is_broken_off_keeps_what_was_read() {
    let archive = zip(&[
        ("a.txt", format!("عنوان\n\n{FIRST}").as_bytes()),
        ("b.txt", format!("عنوان\n\n{SECOND}").as_bytes()),
    ]);
    let mut seen = Vec::new();
    let begun = Cell::new(0);
    let is_asked = || begun.get() == 2;
    let mut watch = |name: &str| {
        seen.push(name.to_owned());
        begun.set(seen.len());
    };
    let source = Source::new("z", &archive);
    let read = mujaz_import::import_watched(&source, &mut watch, Stop::when(&is_asked)).unwrap();
    assert!(read.is_cancelled);
    assert_eq!(read.originals.len(), 1);
    assert_eq!(read.failures[0].error, Error::Stopped);
    assert_eq!(seen, ["z/a.txt", "z/b.txt"]);
}

#[test]
fn what_would_fill_the_memory_is_refused() {
    let bomb = zip(&[("word/document.xml", &vec![b' '; 40 * 1024 * 1024])]);
    assert!(bomb.len() < 100_000);
    assert!(matches!(
        import(&Source::new("test", &bomb)),
        Err(Error::Bomb { .. })
    ));
    let deep = format!("<html><body>{}{}", "<div>".repeat(10_000), FIRST);
    assert!(matches!(
        import(&Source::new("test", deep.as_bytes())),
        Err(Error::TooDeep { .. })
    ));
    let deep = docx(&"<w:sdt>".repeat(10_000));
    assert!(matches!(
        import(&Source::new("test", &deep)),
        Err(Error::TooDeep { .. })
    ));
    let nested = (0..6).fold(zip(&[("a.txt", FIRST.as_bytes())]), |inner, _| {
        zip(&[("z.zip", &inner)])
    });
    let read = import(&Source::new("test", &nested)).unwrap();
    assert!(matches!(read.failures[0].error, Error::Nested { .. }));
    let feed = format!("<rss><channel><title>{}", "a".repeat(50 * 1024 * 1024));
    assert!(matches!(
        import(&Source::new("test", feed.as_bytes())),
        Err(Error::TooBig { .. })
    ));
}

#[test]
fn entities_that_a_document_defines_are_not_expanded() {
    let bomb = "<!DOCTYPE w [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>عنوان &c;</w:t></w:r></w:p><w:p><w:r><w:t>نص المقال.</w:t></w:r></w:p></w:body></w:document>";
    let file = zip(&[("word/document.xml", bomb.as_bytes())]);
    let (_, read) = one(&file);
    assert_eq!(read.value.source, "عنوان\n\nنص المقال.");
}

#[test]
fn a_document_that_is_not_what_it_looks_like_is_an_error_that_says_so() {
    for body in ["<w:p></w:r>", "<w:p>"] {
        assert!(
            matches!(
                import(&Source::new("test", &docx(body))),
                Err(Error::Damaged {
                    format: Format::Docx,
                    ..
                })
            ),
            "{body}"
        );
    }
    assert!(matches!(
        import(&Source::new("test", b"PK\x03\x04 and nothing")),
        Err(Error::Damaged { .. })
    ));
    assert!(matches!(
        import(&Source::new("test", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")),
        Err(Error::Unreadable {
            format: Format::OldWord
        })
    ));
}

#[test]
fn the_call_of_a_note_is_no_digit_of_the_number_before_it() {
    let odt = zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        (
            "content.xml",
            "<office:document-content><office:automatic-styles><style:style style:name=\"T1\"><style:text-properties style:text-position=\"super 58%\"/></style:style></office:automatic-styles><office:body><office:text><text:p>Title</text:p><text:p>They counted 98<text:span text:style-name=\"T1\">1</text:span> men.</text:p></office:text></office:body></office:document-content>".as_bytes(),
        ),
    ]);
    let word = docx(&format!(
        "{}<w:p><w:r><w:t>They counted 98</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>1</w:t></w:r><w:r><w:t> men.</w:t></w:r></w:p>",
        p("Title")
    ));
    let rich = b"{\\rtf1 Title\\par They counted 98{\\super 1} men.\\par}".to_vec();
    let page = page(
        "",
        &format!(
            "<article><h1>Title</h1><p>They counted 98<sup>1</sup> men.</p><p>{FIRST}</p><p>{SECOND}</p></article>"
        ),
    );
    for file in [odt, word, rich, page.into_bytes()] {
        let (format, read) = one(&file);
        let texts = paragraphs(&read.value);
        assert!(
            texts.contains(&"They counted 98¹ men."),
            "{format:?}: {texts:?}"
        );
    }
}

#[test]
fn what_holds_articles_without_end_is_refused() {
    let items = "<item><title>a</title></item>".repeat(2001);
    let feed = format!("<rss version='2.0'><channel>{items}</channel></rss>");
    let records = "{\"title\":\"a\",\"text\":\"The talks went on.\"}\n".repeat(2001);
    let mails = "From a@b.example Thu Aug 29 10:00:00 2024\nFrom: a@b.example\nSubject: x\n\nx\n\n"
        .repeat(2001);
    for file in [feed, records, mails] {
        let refused = import(&Source::new("test", file.as_bytes())).err();
        assert_eq!(refused, Some(Error::TooMany { limit: 2000 }));
    }
    let lines = format!("T\n{}", "a\n".repeat(200_001));
    let refused = import(&Source::new("test", lines.as_bytes())).err();
    assert_eq!(refused.map(|error| error.code()), Some("too-long"));
}

#[test]
fn a_comment_that_never_ends_is_left_out_of_a_page() {
    let story = story();
    let page = page("", &format!("{story}<!-- {}", "<!-- ".repeat(100_000)));
    let read = one(page.as_bytes()).1.value;
    assert!(paragraphs(&read).contains(&FIRST));
}

#[test]
fn a_pdf_whose_pages_are_damaged_says_so_and_not_that_it_has_no_words() {
    let file = "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
        2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<<>>>>endobj\n\
        4 0 obj<</Length 8/Filter/FlateDecode>>stream\nxAAAAAAA\nendstream endobj\n\
        trailer<</Root 1 0 R/Size 5>>\n%%EOF\n";
    let error = import(&Source::new("torn.pdf", file.as_bytes())).unwrap_err();
    let said = error.to_string();
    assert!(said.contains("what its pages show is damaged"), "{said}");
}
