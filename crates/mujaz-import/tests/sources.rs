//! Sources that say less, or something else, than they seem to: the day in the head of a page, text that only programs see, archives that
//! unpack without end, feeds and mails that are damaged or wrapped.

mod parts;

use mujaz_import::{Error, Source, import};

use parts::{one, paragraphs, zip};

const HEADLINE: &str = "المجلس يقر خطة لتأهيل سدود الشمال";
const FIRST: &str = "أقر المجلس خطة لتأهيل ثلاثة سدود في شمال البلاد بعد مشاورات طويلة مع الأهالي.";
const SECOND: &str =
    "وقال المتحدث إن الكلفة تبلغ 320 مليار دينار، وإن العمل يستمر ثلاث سنوات في جميع الأقضية.";

fn page(head: &str) -> String {
    format!(
        "<html><head><title>{HEADLINE}</title></head><body>{head}<h1>{HEADLINE}</h1><div><p>{FIRST}</p><p>{SECOND}</p><p>{FIRST}</p></div></body></html>"
    )
}

fn is_told(warnings: &[mujaz_model::Warning], words: &str) -> bool {
    warnings
        .iter()
        .any(|warning| warning.message.contains(words))
}

#[test]
fn the_day_in_the_head_of_a_page_is_not_that_of_its_article() {
    let menu = "<li><a href=\"/1\">قسم</a></li>".repeat(5);
    for head in [
        format!("<div class=\"today-date\">الأربعاء 20 مارس 2024</div><ul>{menu}</ul>"),
        "<div id=\"current-date\">20 مارس 2024</div>".to_owned(),
        format!("<div class=\"top-bar\"><span>الأربعاء 20 مارس 2024</span></div><ul>{menu}</ul>"),
    ] {
        let read = one(page(&head).as_bytes()).1;
        assert_eq!(read.value.published, None, "{head}");
    }
    let head = format!("<div class=\"date\">الأربعاء 20 مارس 2024</div><ul>{menu}</ul>");
    let read = one(page(&head).as_bytes()).1;
    assert!(read.value.published.is_none() || is_told(&read.warnings, "head of the page"));
    let head = "<div class=\"date\">الأربعاء 20 مارس 2024</div>";
    let read = one(page(head).as_bytes()).1;
    assert_eq!(read.value.published.unwrap().to_string(), "2024-03-20");
    assert!(!is_told(&read.warnings, "head of the page"));
}

#[test]
fn the_text_that_a_page_hands_to_programs_alone_is_used() {
    let data = serde_json::json!({"@type": "NewsArticle", "headline": HEADLINE, "datePublished": "2024-03-20", "articleBody": format!("{FIRST}\n\n{SECOND}")});
    let page = format!(
        "<html><head><title>{HEADLINE}</title><script type=\"application/ld+json\">{data}</script></head><body><div id=\"root\"></div></body></html>"
    );
    let read = one(page.as_bytes()).1;
    assert_eq!(read.value.headline.content, HEADLINE);
    assert_eq!(paragraphs(&read.value), [FIRST, SECOND]);
    assert!(is_told(&read.warnings, "hands to programs"));
}

#[test]
fn the_address_below_a_headline_is_that_of_the_article() {
    let text = format!("{HEADLINE}\n\nhttps://news.example/1\n\n{FIRST}\n\n{SECOND}");
    let read = one(text.as_bytes()).1;
    assert_eq!(read.value.url.as_deref(), Some("https://news.example/1"));
    assert_eq!(paragraphs(&read.value), [FIRST, SECOND]);
}

#[test]
fn an_archive_unpacks_to_no_more_than_one_bound_in_all() {
    let text = vec![b'a'; 40 * 1024 * 1024];
    let inner = zip(&[("a.txt", &text)]);
    let names: Vec<String> = (0..60).map(|at| format!("{at}.zip")).collect();
    let files: Vec<(&str, &[u8])> = names
        .iter()
        .map(|name| (name.as_str(), inner.as_slice()))
        .collect();
    let whole = zip(&files);
    let read = import(&Source::new("bombs.zip", &whole));
    let failures = read.unwrap().failures;
    let is_whole = |failure: &mujaz_import::Failure| {
        failure.name == "bombs.zip" && matches!(failure.error, Error::Bomb { .. })
    };
    assert!(failures.iter().any(is_whole), "{failures:?}");
    assert!(failures.len() < 30, "{}", failures.len());
}

fn feed(items: &str, end: &str) -> String {
    format!("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>موقع</title>{items}{end}")
}

#[test]
fn a_feed_with_stray_signs_or_a_lost_end_gives_what_is_whole() {
    let item = |headline: &str| {
        format!(
            "<item><title>{headline}</title><link>https://x.example/?a=1&b=2</link><description><![CDATA[<p>{FIRST} & {SECOND}</p>]]></description></item>"
        )
    };
    let read = |text: &str| {
        let mut read = import(&Source::new("feed", text.as_bytes())).unwrap();
        read.originals.remove(0).articles
    };
    let stray = read(&feed(&item("قمح & شعير&nbsp;\u{1}"), "</channel></rss>"));
    assert_eq!(stray.len(), 1);
    assert!(stray[0].value.headline.content.starts_with("قمح & شعير"));
    assert_eq!(
        stray[0].value.url.as_deref(),
        Some("https://x.example/?a=1&b=2")
    );
    assert!(is_told(&stray[0].warnings, "mended"));
    let items = format!("{}{}", item("أول"), item("ثان"));
    let cut = read(&feed(&items, "<item><title>ثال"));
    let headlines: Vec<&str> = cut
        .iter()
        .map(|item| item.value.headline.content.as_str())
        .collect();
    assert_eq!(headlines, ["أول", "ثان"]);
    assert!(is_told(&cut[0].warnings, "cut off"));
    assert!(import(&Source::new("feed", feed("<item><title>أو", "").as_bytes())).is_err());
}

#[test]
fn an_item_keeps_its_paragraphs_and_tells_what_its_day_is() {
    let json = serde_json::json!({"version": "https://jsonfeed.org/version/1.1", "title": "موقع", "items": [{"id": "1", "title": HEADLINE, "content_text": format!("{FIRST}\n\n{SECOND}")}]}).to_string();
    assert_eq!(paragraphs(&one(json.as_bytes()).1.value), [FIRST, SECOND]);
    let escaped = |text: &str| {
        text.replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;")
    };
    let twice = escaped(&escaped(&format!("<p>{FIRST}</p><p>{SECOND}</p>")));
    let atom = format!(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>موقع</title><entry><title>{HEADLINE}</title><id>1</id><updated>2024-03-20T10:00:00Z</updated><content type=\"html\">{twice}</content></entry></feed>"
    );
    let read = one(atom.as_bytes()).1;
    assert_eq!(paragraphs(&read.value), [FIRST, SECOND]);
    assert!(is_told(&read.warnings, "last update"));
}

#[test]
fn a_page_for_subscribers_or_robots_is_told() {
    let paid = page("").replace(
        "</div></body>",
        "<div class=\"paywall\"><p>هذا المحتوى مخصص للمشتركين. اشترك لمتابعة القراءة.</p></div></div></body>",
    );
    let read = one(paid.as_bytes()).1;
    assert_eq!(paragraphs(&read.value), [FIRST, SECOND, FIRST]);
    assert!(is_told(&read.warnings, "subscribers"));
    let check = "<html><head><title>Just a moment...</title></head><body><h1>Checking your browser before accessing</h1><p>This process is automatic. Your browser will redirect to your requested content shortly. Please enable JavaScript and cookies to continue.</p></body></html>";
    let read = import(&Source::new("page", check.as_bytes()));
    assert_eq!(read.unwrap_err(), Error::NoArticle);
}

#[test]
fn a_text_with_a_zero_byte_is_read_and_told() {
    let text = format!("{HEADLINE}\n\n{FIRST}\0\n\n{SECOND}");
    let read = one(text.as_bytes()).1;
    assert_eq!(paragraphs(&read.value), [FIRST, SECOND]);
    assert!(is_told(&read.warnings, "zero bytes"));
    assert!(import(&Source::new("x", b"\0\x01\x02\0\x03")).is_err());
}

#[test]
fn the_day_of_an_update_is_kept_beside_that_of_printing() {
    let text = format!(
        "{HEADLINE}\n\nنشر في 3 أكتوبر 2024 - آخر تحديث: 5 أكتوبر 2024\n\n{FIRST}\n\n{SECOND}"
    );
    let article = one(text.as_bytes()).1.value;
    assert_eq!(article.published.unwrap().to_string(), "2024-10-03");
    assert_eq!(article.modified.unwrap().to_string(), "2024-10-05");
}

#[test]
fn a_mail_that_is_encrypted_says_so() {
    let mail = "From: r@x.example\r\nTo: c@d.example\r\nDate: Thu, 3 Oct 2024 10:15:00 +0300\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\n-----BEGIN PGP MESSAGE-----\r\n\r\nhQEMA\r\n-----END PGP MESSAGE-----\r\n";
    let read = import(&Source::new("mail", mail.as_bytes()));
    assert_eq!(read.unwrap_err(), Error::Encrypted);
}

#[test]
fn what_browsers_and_systems_leave_beside_documents_is_not_read() {
    let text = format!("{HEADLINE}\n\n{FIRST}");
    let whole = zip(&[
        ("a.txt", text.as_bytes()),
        ("page_files/style.css", b"p{}"),
        ("~$a.docx", b"x"),
        ("desktop.ini", b"[x]"),
    ]);
    let read = import(&Source::new("a.zip", &whole)).unwrap();
    assert!(read.failures.is_empty(), "{:?}", read.failures);
    assert_eq!(read.originals.len(), 1);
}
