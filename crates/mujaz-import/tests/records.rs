//! Articles in the markup of agencies and archives and in JSON, texts without a headline, and short pages.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use chrono::NaiveDate;
use mujaz_import::{Error, Format, Import, Source, import};
use mujaz_model::{Article, Warned};

const HEADLINE: &str = "الوزير: المهمة استشارية";
const FIRST: &str = "بحث وفد الوزارة أمن الحدود مع ممثلي الحلف في العاصمة.";
const SECOND: &str = "وأكد الجانبان أن المهمة ليست قتالية، وأن 25 مستشارا سيصلون.";

fn read(text: &str) -> Import<'_> {
    import(&Source::new("test", text.as_bytes())).unwrap()
}

fn one(text: &str) -> (Format, Warned<Article>) {
    let mut read = read(text);
    let mut original = read.originals.remove(0);
    assert_eq!(original.articles.len(), 1);
    (original.format, original.articles.remove(0))
}

fn sentences(article: &Article) -> Vec<&str> {
    for sentence in &article.sentences {
        let written = sentence.span.of(&article.source).unwrap();
        assert_eq!(mujaz_text::fold_space(written), sentence.text);
    }
    article
        .sentences
        .iter()
        .map(|sentence| sentence.text.as_str())
        .collect()
}

fn day(article: &Article) -> Option<String> {
    article.published.map(|day: NaiveDate| day.to_string())
}

#[test]
fn an_agency_s_nitf_gives_headline_day_writer_place_and_paragraphs() {
    let (format, article) = one(&format!(
        "<?xml version=\"1.0\"?><nitf><head><title>{HEADLINE}</title><docdata>\
         <date.issue norm=\"20240828T070000Z\"/></docdata></head><body><body.head><hedline><hl1>{HEADLINE}</hl1>\
         </hedline><byline>إعداد: ليث صالح</byline><dateline><location>بغداد</location></dateline></body.head>\
         <body.content><p>{FIRST}</p><p>{SECOND}</p></body.content></body></nitf>"
    ));
    let article = article.value;
    assert_eq!(format, Format::Records);
    assert_eq!(article.headline.content, HEADLINE);
    assert_eq!(day(&article).as_deref(), Some("2024-08-28"));
    assert_eq!(article.bylines[0].0, "ليث صالح");
    assert_eq!(article.datelines[0].place, "بغداد");
    assert_eq!(sentences(&article), [FIRST, SECOND]);
}

#[test]
fn newsml_gives_the_text_within_its_content() {
    let (format, article) = one(&format!(
        "<?xml version=\"1.0\"?><newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><contentMeta>\
         <contentCreated>2024-08-28T09:30:00+03:00</contentCreated><headline>{HEADLINE}</headline></contentMeta>\
         <contentSet><inlineXML><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>{HEADLINE}</title></head>\
         <body><p>{FIRST}</p><p>{SECOND}</p></body></html></inlineXML></contentSet></newsItem>"
    ));
    let article = article.value;
    assert_eq!(format, Format::Records);
    assert_eq!(article.headline.content, HEADLINE);
    assert_eq!(
        article.published_at.unwrap().to_rfc3339(),
        "2024-08-28T09:30:00+03:00"
    );
    assert_eq!(sentences(&article), [FIRST, SECOND]);
}

#[test]
fn each_document_of_an_archive_in_sgml_is_an_article() {
    let text = format!(
        "<DOC id=\"A_20240828.0001\" type=\"story\">\n<HEADLINE>\n{HEADLINE}\n</HEADLINE>\n<DATELINE>\nبغداد 28-8 (أ ف ب)\n\
         </DATELINE>\n<TEXT>\n<P>\n{FIRST}\n<P>\n{SECOND}\n</TEXT>\n</DOC>\n<DOC>\n<DOCNO>2</DOCNO>\n<TITLE>عنوان آخر</TITLE>\n\
         <TIME>Wed, 28 Aug 2024 15:05:19 GMT</TIME>\n<TEXT>\n{FIRST}\n{SECOND}\n</TEXT>\n</DOC>"
    );
    let articles: Vec<Article> = read(&text)
        .articles()
        .map(|article| article.value)
        .collect();
    assert_eq!(articles.len(), 2);
    assert_eq!(articles[0].headline.content, HEADLINE);
    assert_eq!(articles[0].datelines[0].place, "بغداد");
    assert_eq!(articles[0].datelines[0].credit.as_ref().unwrap().0, "أ ف ب");
    assert_eq!(sentences(&articles[0]), [FIRST, SECOND]);
    assert_eq!(articles[1].headline.content, "عنوان آخر");
    assert_eq!(day(&articles[1]).as_deref(), Some("2024-08-28"));
    assert_eq!(sentences(&articles[1]), [FIRST, SECOND]);
    assert_eq!(articles[1].paragraphs.len(), 2);
}

#[test]
fn without_an_element_for_its_text_a_record_is_the_text_of_what_has_none_of_the_other_names() {
    let (_, article) = one(&format!(
        "<?xml version=\"1.0\"?><story><date>2024-08-28</date><title>{HEADLINE}</title>\
         <p>{FIRST}</p><p>{SECOND}</p></story>"
    ));
    assert_eq!(article.value.headline.content, HEADLINE);
    assert_eq!(day(&article.value).as_deref(), Some("2024-08-28"));
    assert_eq!(sentences(&article.value), [FIRST, SECOND]);
}

#[test]
fn character_data_in_xml_is_text() {
    let (_, article) = one(&format!(
        "<?xml version=\"1.0\"?><story><title><![CDATA[{HEADLINE} & \"شرط\"]]></title>\
         <body><![CDATA[<p>{FIRST}</p><p>{SECOND}</p>]]></body></story>"
    ));
    assert_eq!(
        article.value.headline.content,
        format!("{HEADLINE} & \"شرط\"")
    );
    assert_eq!(sentences(&article.value), [FIRST, SECOND]);
}

#[test]
fn json_gives_the_articles_in_it_whatever_frames_them() {
    let object = format!(
        r#"{{"source": "النهار", "url": "https://news.example/1", "publishedAt": "2024-08-28T06:00:00Z", "title": "{HEADLINE}",
            "author": {{"name": "ليث صالح"}}, "content": "{FIRST}\n\n{SECOND}"}}"#
    )
    .replace('\n', " ");
    for text in [
        object.clone(),
        format!("[{object}]"),
        format!("{{\"status\": \"ok\", \"articles\": [{object}]}}"),
        format!("{object}\n"),
    ] {
        let (format, article) = one(&text);
        let article = article.value;
        assert_eq!(format, Format::Json);
        assert_eq!(article.headline.content, HEADLINE);
        assert_eq!(article.outlet.as_deref(), Some("النهار"));
        assert_eq!(article.url.as_deref(), Some("https://news.example/1"));
        assert_eq!(article.bylines[0].0, "ليث صالح");
        assert_eq!(day(&article).as_deref(), Some("2024-08-28"));
        assert_eq!(sentences(&article), [FIRST, SECOND]);
    }
    let two_lines = format!("{object}\n{object}");
    assert_eq!(read(&two_lines).articles().count(), 2);
}

#[test]
fn pages_within_json_lose_their_markup() {
    let (_, article) = one(&format!(
        r#"{{"title": {{"rendered": "{HEADLINE} &#8211; نص"}}, "content": {{"rendered": "<p>{FIRST}</p>\n<p>{SECOND}</p>"}}}}"#
    ));
    assert_eq!(
        article.value.headline.content,
        format!("{HEADLINE} \u{2013} نص")
    );
    assert_eq!(sentences(&article.value), [FIRST, SECOND]);
}

#[test]
fn data_without_an_article_is_refused() {
    for text in [
        r#"{"version": 3, "sizes": [1, 2]}"#,
        "<?xml version=\"1.0\"?><settings><size/></settings>",
    ] {
        let error = import(&Source::new("test", text.as_bytes())).unwrap_err();
        assert!(matches!(error, Error::NoRecord), "{error}");
    }
}

#[test]
fn a_text_that_begins_with_a_sentence_loses_it_to_no_headline() {
    for text in [
        format!("{FIRST}\n\n{SECOND}"),
        format!("{FIRST} {SECOND}"),
        format!("<p>{FIRST}</p><p>{SECOND}</p>"),
    ] {
        let (_, article) = one(&text);
        assert_eq!(sentences(&article.value), [FIRST, SECOND]);
        assert_eq!(
            format!("{}.", article.value.headline.content),
            FIRST,
            "the first sentence stands for the headline"
        );
        assert!(
            article
                .warnings
                .iter()
                .any(|warning| warning.message.contains("no headline"))
        );
    }
}

#[test]
fn a_headline_may_ask_or_trail_off() {
    for headline in [
        "هل تبقى القوات الأجنبية في البلاد بعد العام المقبل؟",
        "من العاصمة إلى الحدود.. قصة مهمة لم تكن قتالية",
        "عاجل: الوزارة تعلن.",
    ] {
        let text = format!("{headline}\n\n{FIRST}\n\n{SECOND}");
        let (_, article) = one(&text);
        assert_eq!(sentences(&article.value), [FIRST, SECOND], "{headline}");
    }
}

#[test]
fn a_bulletin_of_two_sentences_is_an_article_and_a_notice_with_links_is_none() {
    let (_, article) = one(&format!(
        "<html><head><title>{HEADLINE}</title></head><body><h1>{HEADLINE}</h1><p>{FIRST}</p></body></html>"
    ));
    assert_eq!(article.value.headline.content, HEADLINE);
    assert_eq!(sentences(&article.value), [FIRST]);
    assert_eq!(article.warnings.len(), 1);
    let notice = "<html><body><p>لم نجد الصفحة التي تبحث عنها.</p><a href='/'>الصفحة الأولى</a></body></html>";
    assert!(matches!(
        import(&Source::new("test", notice.as_bytes())),
        Err(Error::NoArticle)
    ));
}

#[test]
fn paragraphs_in_elements_of_a_site_s_own_and_in_preformatted_text_stay_apart() {
    for page in [
        format!(
            "<title>{HEADLINE}</title><site-text><site-p>{FIRST}</site-p><site-p>{SECOND}</site-p></site-text>"
        ),
        format!("<title>{HEADLINE}</title><pre>{FIRST}\n\n{SECOND}\n</pre>"),
        format!("<title>{HEADLINE}</title><pre>بحث وفد الوزارة\nأمن الحدود.\n{SECOND}</pre>"),
    ] {
        let (_, article) = one(&page);
        assert_eq!(article.value.headline.content, HEADLINE);
        assert_eq!(article.value.paragraphs.len(), 2, "{page}");
    }
    let inline = format!(
        "<title>{HEADLINE}</title><p>بحث <site-term>وفد الوزارة</site-term> أمن الحدود مع ممثلي الحلف.</p><p>{SECOND}</p>"
    );
    let (_, article) = one(&inline);
    assert_eq!(
        sentences(&article.value)[0],
        "بحث وفد الوزارة أمن الحدود مع ممثلي الحلف."
    );
}
