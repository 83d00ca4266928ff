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
        assert_eq!(paragraphs(&read.value), ["للاطلاع.", FIRST, SECOND]);
        assert_eq!(read.value.published.unwrap().to_string(), "2024-10-01");
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
