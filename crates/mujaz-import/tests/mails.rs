//! Mails as programs send them: with wrong character sets, with pictures, sent on, and with what Outlook packs.

mod parts;

use mujaz_import::{Error, Format, Source, import};

use parts::{one, paragraphs};

const FIRST: &str =
    "وصل الوفد إلى البصرة أمس، وبحث مع المحافظ مشروع السد الذي يكلف 250 مليون دينار.";
const SECOND: &str = "وقال المحافظ إن العمل يبدأ في 15 أيار المقبل، وإن عدد العمال يبلغ 1200 عامل.";
const HEAD: &str = "Received: from a.example by b.example; Thu, 3 Oct 2024 07:00:00 +0300\r\nFrom: Rana <r@x.example>\r\nTo: <c@d.example>\r\nDate: Thu, 3 Oct 2024 10:15:00 +0300\r\nMIME-Version: 1.0\r\n";

fn windows(text: &str) -> Vec<u8> {
    let (bytes, _, is_lossy) = encoding_rs::WINDOWS_1256.encode(text);
    assert!(!is_lossy, "{text}");
    bytes.into_owned()
}

#[test]
fn a_part_is_decoded_by_its_bytes_where_its_character_set_is_wrong_or_missing() {
    let body = format!("{FIRST}\r\n\r\n{SECOND}\r\n");
    for kind in [
        "text/plain",
        "text/plain; charset=iso-8859-1",
        "text/plain; charset=utf-8",
        "text/plain; charset=windows-1256",
    ] {
        let head = format!(
            "{HEAD}Subject: plan\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        );
        let mut mail = head.into_bytes();
        mail.extend(windows(&body));
        let (_, read) = one(&mail);
        assert_eq!(paragraphs(&read.value), [FIRST, SECOND], "{kind}");
    }
}

#[test]
fn a_subject_in_bytes_that_are_no_ascii_is_decoded() {
    let mut mail = HEAD.as_bytes().to_vec();
    mail.extend(windows("Subject: خطة المياه الجديدة في البصرة\r\n"));
    mail.extend(b"Content-Type: text/plain; charset=windows-1256\r\n\r\n");
    mail.extend(windows(FIRST));
    assert_eq!(
        one(&mail).1.value.headline.content,
        "خطة المياه الجديدة في البصرة"
    );
}

#[test]
fn a_mail_with_pictures_is_a_mail_and_no_web_archive() {
    let mail = format!(
        "\u{feff}{HEAD}Subject: plan\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><body><p>{FIRST}</p><p>{SECOND}</p></body></html>\r\n--b\r\nContent-Type: image/png\r\nContent-ID: <1>\r\n\r\nx\r\n--b--\r\n"
    );
    let (format, read) = one(mail.as_bytes());
    assert_eq!(format, Format::Mail);
    assert_eq!(read.value.headline.content, "plan");
    assert_eq!(paragraphs(&read.value), [FIRST, SECOND]);
    assert_eq!(read.value.published.unwrap().to_string(), "2024-10-03");
}

#[test]
fn a_message_that_outlook_sent_on_has_its_own_day_and_not_its_head() {
    let head = "من: علي <ali@x.example>\nتم الإرسال: الثلاثاء، 1 أكتوبر 2024 09:00 ص\nإلى: رنا\nالموضوع: خطة";
    let plain = format!(
        "{HEAD}Subject: plan\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nللاطلاع.\r\n\r\n{head}\r\n\r\n{FIRST}\r\n\r\n{SECOND}\r\n"
    );
    let html = format!(
        "{HEAD}Subject: plan\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><body><p>للاطلاع.</p><div><p>{}</p></div><p>{FIRST}</p><p>{SECOND}</p></body></html>\r\n",
        head.replace('<', "&lt;").replace('\n', "<br>")
    );
    for mail in [plain, html] {
        let (_, read) = one(mail.as_bytes());
        assert_eq!(paragraphs(&read.value), [FIRST, SECOND]);
        assert_eq!(read.value.published.unwrap().to_string(), "2024-10-01");
        assert!(
            read.warnings
                .iter()
                .any(|warning| warning.message.contains("the sender's"))
        );
    }
}

#[test]
fn the_signs_of_a_reply_are_no_part_of_what_it_repeats() {
    let mail = format!(
        "{HEAD}Subject: plan\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nشكرا.\r\n\r\n> {FIRST}\r\n>\r\n>> {SECOND}\r\n"
    );
    let (_, read) = one(mail.as_bytes());
    assert_eq!(paragraphs(&read.value), ["شكرا.", FIRST, SECOND]);
}

#[test]
fn what_outlook_packed_is_told_and_hides_nothing() {
    let mail = format!(
        "{HEAD}Subject: plan\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\r\n--b\r\nContent-Type: application/ms-tnef; name=\"winmail.dat\"\r\nContent-Transfer-Encoding: base64\r\n\r\neJ8+IgEAAQI=\r\n--b--\r\n"
    );
    let read = import(&Source::new("test", mail.as_bytes())).unwrap();
    assert!(read.originals.is_empty());
    assert_eq!(
        read.failures[0].error,
        Error::Unreadable {
            format: Format::OutlookAttachment
        }
    );
}

#[test]
fn words_of_a_subject_that_were_cut_inside_of_a_letter_are_joined() {
    // خطة المياه الجديدة, cut behind the first byte of a letter.
    let mail = format!(
        "{HEAD}Subject: =?UTF-8?B?2K7Yt9ipINin2YTZ?=\r\n =?utf-8?B?hdmK2KfZhyDYp9mE2KzYr9mK2K/YqQ==?= 2\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{FIRST}\r\n"
    );
    let (_, read) = one(mail.as_bytes());
    assert_eq!(read.value.headline.content, "خطة المياه الجديدة 2");
}

#[test]
fn what_was_sent_on_twice_is_the_first_message() {
    let block = |day: &str| {
        format!(
            "---------- Forwarded message ---------\r\nFrom: R <r@x.example>\r\nDate: {day}\r\nSubject: plan\r\nTo: <c@d.example>\r\n\r\n"
        )
    };
    let mail = format!(
        "{HEAD}Subject: plan\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nPlease handle\r\n\r\n{}see below\r\n\r\n{}{FIRST}\r\n\r\n{SECOND}\r\n",
        block("Wed, Oct 2, 2024 at 9:00 AM"),
        block("Tue, Oct 1, 2024 at 9:00 AM"),
    );
    let (_, read) = one(mail.as_bytes());
    assert_eq!(paragraphs(&read.value), [FIRST, SECOND]);
    assert_eq!(read.value.published.unwrap().to_string(), "2024-10-01");
}

#[test]
fn a_page_that_was_saved_as_one_part_is_a_web_archive() {
    let saved = format!(
        "From: \"Saved by a browser\"\r\nSubject: plan\r\nDate: Thu, 3 Oct 2024 07:00:00 +0300\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=\"utf-8\"\r\nContent-Location: https://news.example/1\r\n\r\n<html><body><h1>خطة المياه الجديدة</h1><p>{FIRST}</p><p>{SECOND}</p></body></html>"
    );
    let (format, read) = one(saved.as_bytes());
    assert_eq!(format, Format::WebArchive);
    assert_eq!(read.value.headline.content, "خطة المياه الجديدة");
    assert_eq!(read.value.url.as_deref(), Some("https://news.example/1"));
    assert_eq!(read.value.published, None);
}

#[test]
fn a_signature_and_what_a_reply_puts_above_a_text_are_none_of_it() {
    let quoted = format!(
        "> *THE HARBOUR COURIER*\r\n>\r\n> Dam plan approved\r\n>\r\n> By Jane Doe\r\n> Published: 1 October 2024, 17:55\r\n>\r\n> {FIRST}\r\n>\r\n> {SECOND}\r\n"
    );
    let mail = format!(
        "{HEAD}Subject: Re: FW: Dam plan approved\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\nWorth a look.\r\n\r\nOn 02/10/2024 18:22, City Desk wrote:\r\n{quoted}\r\n-- \r\nRana Haddad\r\nResearch Unit\r\n"
    );
    let (_, read) = one(mail.as_bytes());
    let article = read.value;
    assert_eq!(article.headline.content, "Dam plan approved");
    assert_eq!(paragraphs(&article), [FIRST, SECOND]);
    assert_eq!(article.outlet.as_deref(), Some("THE HARBOUR COURIER"));
    assert_eq!(article.bylines[0].0, "Jane Doe");
    assert_eq!(
        article.published.map(|day| day.to_string()).as_deref(),
        Some("2024-10-01")
    );
}

#[test]
fn the_headline_of_a_newsletter_or_of_a_mail_whose_subject_says_nothing_is_the_one_that_it_shows() {
    let headline = "المحافظ يعلن بدء العمل في سد البصرة";
    let mail = |head: &str, html: &str| {
        let mail = format!(
            "{HEAD}{head}Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n<html><body dir=rtl>{html}</body></html>\r\n"
        );
        one(mail.as_bytes()).1
    };
    let newsletter = format!(
        "<table><tr><td>الأربعاء 2 تشرين الأول 2024 · العدد 88</td></tr><tr><td><b>خدمات</b></td></tr><tr><td><h1>{headline}</h1></td></tr><tr><td>إعداد: رنا القيسي</td></tr><tr><td><img src=\"l.jpg\"><br><span>موقع السد (تصوير: المحافظة)</span></td></tr><tr><td><p>{FIRST}</p><p>{SECOND}</p></td></tr><tr><td><a href=\"https://n.example/a\">تابع القراءة على الموقع</a></td></tr><tr><td><h3>وفي هذا العدد أيضاً</h3><ul><li><a href=\"#\">مواعيد القطارات في العيد</a></li></ul></td></tr></table>"
    );
    let release = format!(
        "<p><b>المحافظة – المكتب الإعلامي</b></p><p>بيان صحفي رقم (17) لسنة 2024</p><p>التاريخ: 2 / 10 / 2024</p><p><b><u>{headline}</u></b></p><p>{FIRST}</p><p>{SECOND}</p><p>- انتهى -</p><p>للاستفسار: المكتب الإعلامي، هاتف 000-111</p>"
    );
    let newsletter = mail(
        "Subject: =?utf-8?B?2LPYryDYrNiv2YrYrw==?=\r\nList-Unsubscribe: <https://n.example/u>\r\n",
        &newsletter,
    );
    let release = mail("Subject: Press release 17\r\n", &release);
    for read in [&newsletter, &release] {
        assert_eq!(read.value.headline.content, headline);
        assert_eq!(paragraphs(&read.value), [FIRST, SECOND]);
    }
    assert_eq!(newsletter.value.bylines[0].0, "رنا القيسي");
    assert_eq!(
        release
            .value
            .published
            .map(|day| day.to_string())
            .as_deref(),
        Some("2024-10-02")
    );
}

#[test]
fn a_plain_mail_whose_subject_says_nothing_has_its_headline_in_its_text() {
    let text = format!(
        "المحافظ يعلن بدء العمل في سد البصرة\r\n\r\nبغداد: رنا القيسي\r\n\r\n{FIRST}\r\n\r\n{SECOND}\r\n"
    );
    let mail = format!(
        "{HEAD}Subject: FW: news\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{text}"
    );
    let (_, read) = one(mail.as_bytes());
    assert_eq!(
        read.value.headline.content,
        "المحافظ يعلن بدء العمل في سد البصرة"
    );
    assert_eq!(paragraphs(&read.value), [FIRST, SECOND]);
    assert_eq!(read.value.datelines[0].place, "بغداد");
}

#[test]
fn a_forwarded_page_has_its_place_and_writer_and_no_signature() {
    let html = format!(
        "<div dir=rtl><p>للاطلاع</p><div><p><b>من:</b> أخبار الوادي &lt;a@b.example&gt;<br><b>تم الإرسال:</b> الأربعاء، 2 أكتوبر 2024 08:15 ص<br><b>إلى:</b> سعد<br><b>الموضوع:</b> خطة السد</p></div><p>وادي النخيل - رنا القيسي</p><p>{FIRST}</p><p>{SECOND}</p></div><div class=gmail_signature>سعد كريم<br>قسم التوثيق</div>"
    );
    let mail = format!(
        "{HEAD}Subject: FW: The plan of the dam\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{html}\r\n"
    );
    let (_, read) = one(mail.as_bytes());
    assert_eq!(paragraphs(&read.value), [FIRST, SECOND]);
    assert_eq!(read.value.datelines[0].place, "وادي النخيل");
    assert!(
        read.warnings
            .iter()
            .any(|warning| warning.message.contains("رنا القيسي"))
    );
}
