//! What agencies, papers, channels and mailing lists put below a text that is none of it: marks of the end, initials, who edited it,
//! whose the rights are, calls to follow, and links to other articles. A line that could be the article's own stays.

use chrono::NaiveDate;
use mujaz_model::Byline;
use mujaz_text::{fold, fold_space, is_arabic_letter, trim, words};

use crate::{
    agency::{self, is_agency},
    byline, date,
    lines::Line,
};

/// The lines of a text without what stands below it, and what that names.
pub(crate) struct Below<'a> {
    pub(crate) lines: Vec<Line<'a>>,
    /// The source: `المصدر: رويترز`, or the agency that ends its text with its name.
    pub(crate) outlet: Option<String>,
    /// The writers, whom some agencies name last.
    pub(crate) bylines: Vec<Byline>,
    /// The day that an agency puts behind its name.
    pub(crate) published: Option<NaiveDate>,
    /// A name alone in the last line, as some agencies name the writer.
    pub(crate) signed: Option<Byline>,
}

impl<'a> Below<'a> {
    /// Returns what is known where nothing stands below the text.
    pub(crate) const fn nothing(lines: Vec<Line<'a>>) -> Self {
        Self {
            lines,
            outlet: None,
            bylines: Vec::new(),
            published: None,
            signed: None,
        }
    }
}

/// Leaves out what stands below the text.
pub(crate) fn without<'a>(lines: &[Line<'a>]) -> Below<'a> {
    let lines = &lines[..links(lines).unwrap_or(lines.len())];
    let lines = &lines[..notes_on_writers(lines).unwrap_or(lines.len())];
    let around = lines
        .iter()
        .rev()
        .take_while(|line| is_furniture(line.text) || is_minor(line.text))
        .count();
    // A number or an hour belongs to what stands above it.
    let start = lines.len() - around;
    let end = (start..lines.len())
        .find(|&at| is_furniture(lines[at].text))
        .unwrap_or(lines.len());
    let (kept, left_out) = lines.split_at(if end == 0 { lines.len() } else { end });
    let mut kept: Vec<Line<'a>> = kept
        .iter()
        .filter(|line| !is_link_to_more(line) && !is_advertisement(line.text))
        .copied()
        .collect();
    if kept.is_empty() {
        kept = lines.to_vec();
    }
    if let Some(last) = kept.last_mut() {
        *last = without_end(*last);
    }
    let outlet = left_out.iter().find_map(|line| source(line.text));
    let bylines = left_out
        .iter()
        .map(|line| byline::prepared(line.text))
        .find(|names| !names.is_empty())
        .unwrap_or_default();
    let published = left_out
        .iter()
        .filter(|line| is_minor(line.text) || signed_day(line.text).is_some())
        .find_map(|line| {
            date::find(line.text)
                .map(|(day, _)| day)
                .or_else(|| date::closing(line.text))
        });
    let signed = signed(&kept);
    if signed.is_some() {
        kept.pop();
    }
    Below {
        signed,
        lines: kept,
        outlet,
        bylines,
        published,
    }
}

/// The name in the last line, right below one that ends a sentence.
fn signed(lines: &[Line<'_>]) -> Option<Byline> {
    const LEAST: usize = 3;
    let [.., above, last] = lines else {
        return None;
    };
    let is_below_text = !last.starts_block
        && above.is_closed()
        && !above.text.ends_with(':')
        && words(above.text).count() > 6;
    byline::guess(last)
        .filter(|Byline(name)| lines.len() > LEAST && is_below_text && byline::is_likely_name(name))
}

/// Where a list of links to other articles begins that is the last of a text.
fn links(lines: &[Line<'_>]) -> Option<usize> {
    const MOST: usize = 12;
    let from = lines.len().saturating_sub(MOST).max(1);
    (from..lines.len()).find(|&at| {
        is_label_of_more(lines[at].text)
            && lines[at + 1..]
                .iter()
                .all(|line| !ends_sentence(line) || is_furniture(line.text))
    })
}

/// Where the notes on the writers begin that are the last of a text, below a line that says so.
fn notes_on_writers(lines: &[Line<'_>]) -> Option<usize> {
    const MOST: usize = 5;
    const LABELS: [&str; 10] = [
        "about the author",
        "about the authors",
        "about the writer",
        "about the writers",
        "about the reporter",
        "عن الكاتب",
        "عن الكاتبه",
        "نبذه عن الكاتب",
        "نبذه عن الكاتبه",
        "عن المؤلف",
    ];
    let from = lines.len().saturating_sub(MOST).max(1);
    (from..lines.len()).find(|&at| {
        let folded = fold(lines[at].text);
        LABELS.contains(&folded.trim_matches(|it: char| !it.is_alphanumeric()))
    })
}

/// The label of an advertisement that stood between two paragraphs, and nothing else.
fn is_advertisement(text: &str) -> bool {
    let folded = fold(text);
    let bare = folded.trim_matches(|it: char| !it.is_alphanumeric());
    matches!(
        bare,
        "اعلان"
            | "اعلانات"
            | "ماده اعلانيه"
            | "مساحه اعلانيه"
            | "advertisement"
            | "story continues below advertisement"
    )
}

fn ends_sentence(line: &Line<'_>) -> bool {
    line.is_closed() && !line.text.ends_with(['?', '؟', '!', '…'])
}

/// What stands above or before the titles of other articles, folded.
pub(crate) const MORE: [&str; 28] = [
    "في هذا العدد",
    "في هذا العدد ايضا",
    "وفي هذا العدد ايضا",
    "in this issue",
    "الاكثر قراءه",
    "الاكثر مشاهده",
    "الاكثر تداولا",
    "اخبار متعلقه",
    "most read",
    "most popular",
    "related",
    "see also",
    "اقرا ايضا",
    "اقرا المزيد",
    "شاهد ايضا",
    "قد يهمك",
    "قد يهمك ايضا",
    "قد يعجبك ايضا",
    "مواضيع ذات صله",
    "موضوعات ذات صله",
    "مقالات ذات صله",
    "اخبار ذات صله",
    "للمزيد",
    "read also",
    "also read",
    "read more",
    "related articles",
    "related stories",
];

fn is_label_of_more(text: &str) -> bool {
    let folded = fold(text);
    let bare = folded.trim_matches(|it: char| !it.is_alphanumeric());
    MORE.contains(&bare)
}

/// `اقرأ أيضًا: …` in a line of its own, between two paragraphs.
fn is_link_to_more(line: &Line<'_>) -> bool {
    line.text.split_once(':').is_some_and(|(label, title)| {
        label.len() < 60 && !trim(title).is_empty() && is_label_of_more(label)
    }) && !ends_sentence(line)
        && words(line.text).count() <= 30
}

/// The last line without the mark of the end: `(النهاية)`, `// انتهى //`.
fn without_end(line: Line<'_>) -> Line<'_> {
    const ENDS: [&str; 12] = [
        "(النهاية)",
        "(انتهى)",
        "/انتهى/",
        "/ انتهى /",
        "//انتهى//",
        "// انتهى //",
        "(End)",
        "(END)",
        "(Ends)",
        "(ENDS)",
        ". .ENDS",
        "-ENDS-",
    ];
    let bare = ENDS.iter().find_map(|end| line.text.strip_suffix(end));
    match bare.map(str::trim_end).filter(|bare| !bare.is_empty()) {
        Some(bare) => Line {
            text: bare,
            span: mujaz_model::Span::new(line.span.start, line.span.start + bare.len()),
            ..line
        },
        None => line,
    }
}

/// Who is named as the source below a text.
fn source(text: &str) -> Option<String> {
    if byline::names_source(text) {
        let (_, named) = text.split_once(':')?;
        let first = named.split(['+', '،', ',', '/', '|']).next()?;
        let first = first.trim_matches(|it: char| !it.is_alphanumeric());
        let is_general = fold(first).ends_with("وكالات") || fold(first) == "agencies";
        return Some(fold_space(first))
            .filter(|first| !first.is_empty() && !is_general && !first.contains("://"));
    }
    is_signed(text).then(|| agency::named(text)).flatten()
}

/// Tells whether a line is nothing that an article says.
pub(crate) fn is_furniture(text: &str) -> bool {
    const LONGEST: usize = 700;
    if text.len() > LONGEST {
        return false;
    }
    let folded = fold_space(&fold(text));
    let count = words(text).count();
    is_end(&folded)
        || are_initials(text)
        || is_signed(text)
        || is_button(&folded)
        || is_address(text)
        || are_hashtags(text)
        || count <= 8 && byline::names_source(text)
        || count <= 8 && goes_on_elsewhere(&folded)
        || count <= 5 && folded.starts_with("تابع القراءه ")
        || count <= 24 && tells_contact(text, &folded)
        || count <= 8 && (leads_to_page(text, &folded) || names_editor(text))
        || signed_day(text).is_some()
        || count <= 60
            && (tells_editors(text, &folded)
                || tells_rights(&folded, count)
                || is_of_mailing_list(&folded)
                || is_disclaimer(&folded))
        || count <= 30 && (invites(&folded) || is_note_on_writer(text, &folded))
}

/// Tells whether a paragraph is what stands below a picture, in brackets and with a word that says so: `(صورة: جسر المدينة)`,
/// `[Picture: a bridge]`.
pub(crate) fn is_caption(text: &str) -> bool {
    const LONGEST: usize = 400;
    const LABELS: [&str; 12] = [
        "صوره",
        "الصوره",
        "تصوير",
        "عدسه",
        "شرح الصوره",
        "picture",
        "photo",
        "image",
        "caption",
        "photograph",
        "pictured",
        "graphic",
    ];
    let inside = [('(', ')'), ('[', ']')]
        .into_iter()
        .find_map(|(open, close)| text.strip_prefix(open)?.strip_suffix(close));
    let is_labelled = inside
        .and_then(|inside| inside.split_once(':'))
        .is_some_and(|(label, _)| LABELS.contains(&&*fold(trim(label))));
    // لقطة من الجسر (أرشيفية)
    let is_of_archive = || {
        let last = text
            .strip_suffix(')')
            .and_then(|rest| rest.rsplit_once('('))
            .map(|(_, last)| fold(last));
        last.is_some_and(|last| {
            let label = last.split_once(':').map(|(label, _)| trim(label));
            label.is_some_and(|label| LABELS.contains(&label))
                || matches!(
                    last.as_str(),
                    "تعبيريه"
                        | "ارشيفيه"
                        | "ارشيف"
                        | "صوره ارشيفيه"
                        | "صوره تعبيريه"
                        | "file photo"
                        | "file"
                )
        }) && words(text).count() <= 30
    };
    text.len() <= LONGEST && (is_labelled || is_of_archive())
}

/// What is only furniture below other furniture: an hour, a number, a day.
fn is_minor(text: &str) -> bool {
    let mut all = tokens(text);
    let is_small = |token: &str| {
        token.chars().all(char::is_numeric) || matches!(token, "ت" | "م" | "ص" | "gmt" | "GMT")
    };
    text.chars().count() <= 24 && all.all(is_small)
}

fn tokens(text: &str) -> impl Iterator<Item = &str> {
    text.split(|it: char| !it.is_alphanumeric())
        .filter(|token| !token.is_empty())
}

/// انتهى, (النهاية), "ENDS", and the initials behind it: انتهى/ م.ح.
fn is_end(folded: &str) -> bool {
    let mut all = tokens(folded);
    let ends = |token: &str| matches!(token, "انتهي" | "النهايه" | "end" | "ends" | "endit");
    let small = |token: &str| token.chars().count() <= 2 || token.chars().all(char::is_numeric);
    let is_arabic = folded.contains(is_arabic_letter);
    all.next().is_some_and(ends)
        && folded.chars().count() <= 24
        && all.all(|token| ends(token) || is_arabic && small(token))
        // A full stop ends a sentence of one word.
        && !(is_arabic && folded.ends_with('.') && !folded.contains('/'))
}

/// The initials of who wrote, edited and sent a report: `م ع / ن س ع`, `abc/xy/dv`.
pub(crate) fn are_initials(text: &str) -> bool {
    // cp-hft/mk 0842
    let text = match text.rsplit_once(' ') {
        Some((rest, hour)) if hour.len() == 4 && hour.bytes().all(|it| it.is_ascii_digit()) => rest,
        _ => text,
    };
    let all: Vec<&str> = tokens(text).collect();
    if !(2..=10).contains(&all.len()) || text.chars().any(char::is_numeric) {
        return false;
    }
    let single = all
        .iter()
        .filter(|token| token.chars().count() == 1)
        .count();
    let are_short = all.iter().all(|token| token.chars().count() <= 3);
    if all[0].starts_with(is_arabic_letter) {
        return are_short && single * 2 >= all.len() && text.contains(['/', '-', '.', '=']);
    }
    are_short
        && text.contains('/')
        && !text.contains(' ')
        && text
            .chars()
            .all(|it| it.is_ascii_lowercase() || matches!(it, '/' | '-'))
}

/// The agency that a report came from, alone or before those who made it: `--(بترا)`, `وام/رنا القيسي/سعد كريم`, `د ب أ م ك/ ح ز 2025`.
fn is_signed(text: &str) -> bool {
    let bare = text.trim_matches(|it: char| !it.is_alphanumeric());
    if is_agency(bare) {
        return true;
    }
    let mut parts = text.split('/').map(trim).filter(|part| !part.is_empty());
    let is_headed = parts
        .next()
        .is_some_and(|first| is_agency(first.trim_matches(['-', '(', ')', ' '])));
    let is_name = |part: &str| {
        (1..=4).contains(&words(part).count())
            && byline::is_name_like(part)
            && !byline::is_sentence(part)
            && !part.ends_with(['.', '؟', '!'])
    };
    if is_headed && text.contains('/') && parts.all(is_name) {
        return true;
    }
    let all: Vec<&str> = tokens(text).collect();
    let is_small = |token: &&str| token.chars().count() == 1 || token.chars().all(char::is_numeric);
    (2..=12).contains(&all.len())
        && all.iter().skip(1).all(is_small)
        && (1..=3).any(|length| {
            all.get(..length)
                .is_some_and(|name| name.len() < all.len() && is_agency(&name.join(" ")))
        })
}

/// A button of a page that was copied with its text, or a count of its readers.
pub(crate) fn is_button(folded: &str) -> bool {
    const BUTTONS: [&str; 35] = [
        "تابع القراءه",
        "متابعه القراءه",
        "continue reading",
        "read more",
        "طباعه",
        "حفظ",
        "شارك",
        "مشاركه",
        "شارك الخبر",
        "شارك المقال",
        "شارك القصه",
        "انشر",
        "نسخ الرابط",
        "حجم الخط",
        "استمع",
        "استمع الي المقال",
        "انشرها ليعلم غيرك",
        "ا ا",
        "print",
        "share",
        "save",
        "listen",
        "copy link",
        "share this",
        "share this article",
        "email this",
        "a a",
        "أ+ أ-",
        "comments",
        "التعليقات",
        "comment",
        "gift",
        "gift article",
        "تعليق",
        "تعليقات",
    ];
    let mut bare: Vec<&str> = tokens(folded).collect();
    if bare.len() > 4 {
        return false;
    }
    // "Comments 112"
    if bare.len() == 2 && bare[1].chars().all(char::is_numeric) {
        bare.pop();
    }
    let joined = bare.join(" ");
    let is_count = bare.first() == Some(&"عدد")
        && bare.get(1).is_some_and(|what| {
            matches!(
                *what,
                "المشاهدات" | "القراءات" | "الزيارات" | "الزوار" | "القراء"
            )
        })
        && bare[2..].iter().all(|it| it.chars().all(char::is_numeric));
    is_count || BUTTONS.contains(&joined.as_str())
}

/// An address and nothing else.
pub(crate) fn is_address(text: &str) -> bool {
    let bare = trim(text);
    let starts = ["http://", "https://", "www.", "t.me/", "wa.me/", "@"];
    !bare.contains(char::is_whitespace) && starts.iter().any(|start| bare.starts_with(start))
}

pub(crate) fn are_hashtags(text: &str) -> bool {
    text.split_whitespace().all(|word| word.starts_with('#'))
}

/// `Read more at https://…`, `لقراءة المزيد: https://…`.
fn leads_to_page(text: &str, folded: &str) -> bool {
    const OPENINGS: [&str; 8] = [
        "read more",
        "more at",
        "view ",
        "continue reading",
        "لقراءه ",
        "للمزيد",
        "اقرا المزيد",
        "رابط",
    ];
    text.contains("://") && OPENINGS.iter().any(|opening| folded.starts_with(opening))
}

/// `محرر: رنا القيسي`, below the text.
fn names_editor(text: &str) -> bool {
    text.split_once(':').is_some_and(|(label, name)| {
        matches!(
            fold(trim(label)).as_str(),
            "محرر" | "المحرر" | "تحرير" | "محرره" | "تدقيق" | "editor" | "editors"
        ) && byline::is_full_name(trim(name))
    })
}

/// The day that an agency puts behind its name below a text: `(ومع 13 مارس 2026)`.
fn signed_day(text: &str) -> Option<NaiveDate> {
    let inside = text.strip_prefix('(')?.strip_suffix(')')?;
    let (day, range) = date::find(inside)?;
    let (before, behind) = (&inside[..range.start], &inside[range.end..]);
    (trim(behind).is_empty() && is_agency(before)).then_some(day)
}

/// Who is to be asked, and how: `للاستفسار: المكتب الإعلامي، هاتف 123`.
fn tells_contact(text: &str, folded: &str) -> bool {
    const OPENINGS: [&str; 9] = [
        "للاستفسار",
        "للاستفسارات",
        "للتواصل",
        "لمزيد من المعلومات",
        "للمزيد من المعلومات",
        "media contact",
        "press contact",
        "contact:",
        "for more information",
    ];
    let is_reached = text.contains('@')
        || ["هاتف", "جوال", "tel", "phone"]
            .iter()
            .any(|word| folded.contains(word));
    is_reached && OPENINGS.iter().any(|opening| folded.starts_with(opening))
}

/// The rest of an article stands on another page.
fn goes_on_elsewhere(folded: &str) -> bool {
    let starts = |openings: &[&str]| openings.iter().any(|it| folded.starts_with(it));
    starts(&["continued on page", "continued from page", "turn to page"])
        || folded.starts_with("see ") && folded.contains(", page ")
        || starts(&["البقيه ", "التتمه ", "تتمه ", "التفاصيل "])
            && ["صفحه", " ص ", " ص."].iter().any(|it| folded.contains(it))
            && folded.contains(char::is_numeric)
}

/// Who reported, wrote and edited, and where they are reached.
fn tells_editors(text: &str, folded: &str) -> bool {
    let bare = folded.trim_start_matches(['(', '*', '_', ' ']);
    let starts = |openings: &[&str]| openings.iter().any(|it| bare.starts_with(it));
    let is_bracketed = text.starts_with('(') && text.trim_end_matches('.').ends_with(')');
    let edited = [
        "editing by",
        "writing by",
        "compiled by",
        " - تحرير ",
        "للنشره العربيه",
    ]
    .iter()
    .any(|it| folded.contains(it));
    let names_several = edited || folded.contains(';') || folded.contains(" by ");
    let reported = starts(&[
        "reporting by ",
        "additional reporting by ",
        "writing by ",
        "editing by ",
        "تغطيه صحفيه ",
        "تغطيه ",
        "اعداد ",
        "تحرير ",
        "شارك في التغطيه ",
    ]);
    reported && (is_bracketed && names_several || edited && !text.ends_with('.'))
        || text.starts_with("((") && text.ends_with("))")
        || folded.contains("contributed to this report")
        || folded.contains("contributed reporting")
        || !byline::prepared(text).is_empty()
}

fn tells_rights(folded: &str, count: usize) -> bool {
    let bare = folded.trim_start_matches(['*', '-', ' ']);
    let starts = [
        "©",
        "(c) ",
        "copyright ",
        "جميع الحقوق محفوظه",
        "كل الحقوق محفوظه",
    ];
    starts.iter().any(|it| bare.starts_with(it))
        || count <= 20
            && [
                "جميع الحقوق محفوظه",
                "حقوق النشر محفوظه",
                "يمنع اعاده النشر",
                "يمنع اعاده نشر",
                "يحظر اعاده نشر",
                "يحظر اعاده النشر",
                "يمنع النسخ",
                "هي اختصار لجزء من الاخبار",
                "all rights reserved",
                "click for restrictions",
            ]
            .iter()
            .any(|it| folded.contains(it))
        || folded.starts_with("this material may not be published")
}

fn is_of_mailing_list(folded: &str) -> bool {
    [
        "لالغاء الاشتراك",
        "الغاء الاشتراك",
        "unsubscribe",
        "update preferences",
        "update your preferences",
        "manage your preferences",
        "manage preferences",
        "view this email in your browser",
        "view in browser",
        "عرض الرساله في المتصفح",
        "اعرض الرساله في المتصفح",
        "you are receiving this email",
        "you received this email",
        "this email was sent",
        "this message was sent",
        "you're receiving this email",
        "وصلتك هذه الرساله",
        "تصلك هذه الرساله",
        "sent from my iphone",
    ]
    .iter()
    .any(|it| folded.contains(it))
}

fn is_disclaimer(folded: &str) -> bool {
    folded.contains("لا تعبر") && (folded.contains("راي") || folded.contains("وجهه نظر"))
        || folded.contains("لا يعبر") && folded.contains("عن راي")
        || folded.contains("do not necessarily reflect")
        || folded.contains("does not necessarily reflect")
}

/// `* كاتبة وباحثة عراقية`, which a star behind the writer's name calls for.
pub(crate) fn is_note_on_writer(text: &str, folded: &str) -> bool {
    const OFFICES: [&str; 11] = [
        "كاتب",
        "باحث",
        "اكاديمي",
        "صحافي",
        "صحفي",
        "محلل",
        "خبير",
        "استاذ",
        "مدير",
        "دبلوماسي",
        "ناشط",
    ];
    let Some(note) = text.strip_prefix('*') else {
        return false;
    };
    let first = words(note).next().map(|word| fold(word.text));
    first.is_some_and(|first| OFFICES.iter().any(|office| first.starts_with(office)))
        || folded.contains(" is a ") && !folded.contains(" said ")
}

/// A call to follow or join a channel, or to send a post on.
fn invites(folded: &str) -> bool {
    const CALLS: [&str; 19] = [
        "تابعوا",
        "تابعونا",
        "تابعنا",
        "انضم",
        "انضموا",
        "اشترك",
        "اشتركوا",
        "للاشتراك",
        "للانضمام",
        "لمتابعه",
        "لمتابعتنا",
        "متابعه",
        "حملوا",
        "حمل",
        "join",
        "follow",
        "subscribe",
        "download",
        "sign",
    ];
    // What is ours is the channel's, and no article's.
    const OURS: [&str; 13] = [
        "قناتنا",
        "قنواتنا",
        "مجموعتنا",
        "حساباتنا",
        "حسابنا",
        "صفحتنا",
        "نشرتنا",
        "تطبيقنا",
        "our channel",
        "our group",
        "our newsletter",
        "us on",
        "our telegram",
    ];
    const ADDRESSES: [&str; 5] = ["://", "t.me/", "wa.me/", "www.", "@"];
    let bare = folded.trim_start_matches(|it: char| !it.is_alphabetic());
    let opening = tokens(bare).next().unwrap_or_default();
    let calls_us = matches!(opening, "تابعونا" | "تابعنا");
    CALLS.contains(&opening)
        && (calls_us
            || OURS.iter().any(|it| bare.contains(it))
            || ADDRESSES.iter().any(|it| bare.contains(it)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::lines;

    #[test]
    fn what_agencies_papers_and_channels_put_below_a_text_is_furniture() {
        for text in [
            "انتهى/ م.ح",
            "انتهى 25 ح",
            "(النهاية)",
            "// انتهى //",
            "ENDS",
            "م ع / ن س ع",
            "ر ق-س ك/ن س/هج",
            "===== م.ع.",
            "abc/xy/dv",
            "--(بترا)",
            "/قنا/",
            "أ ش أ",
            "د ب أ م ك/ ح ز 2025",
            "وام/رنا القيسي/ سعد كريم",
            "WAM/Rana Haddad/Omar Nassar",
            "(تغطية صحفية رنا القيسي - إعداد سعد كريم للنشرة العربية - تحرير هدى سالم)",
            "(Reporting by Sara Haddad; Editing by Omar Nassar)",
            "((sara@agency.example; +964 770 000 0000))",
            "Associated Press writer Omar Nassar in Amman contributed to this report.",
            "© 2025 جميع الحقوق محفوظة لوكالة الأنباء",
            "Copyright 2025 The Agency. All rights reserved. This material may not be published.",
            "نشرة وكالة النهرين — يُمنع إعادة النشر",
            "لإلغاء الاشتراك اضغط هنا",
            "Unsubscribe | Update preferences",
            "تابعونا على تليغرام: https://t.me/example",
            "انضم إلى قناتنا ليصلك كل جديد",
            "للاشتراك في نشرتنا على الواتساب:",
            "Join our channel: https://t.me/example",
            "https://t.me/example",
            "#كركوك #عاجل",
            "عدد المشاهدات: 1203",
            "طباعة",
            "المصدر: المنارة + وكالات",
            "الآراء الواردة في المقال لا تعبر بالضرورة عن رأي الصحيفة",
            "* كاتبة وباحثة عراقية",
            "See ATTACK, Page A9",
            "التتمة ص 7",
        ] {
            assert!(is_furniture(text), "{text}");
        }
    }

    #[test]
    fn what_an_article_says_is_no_furniture() {
        for text in [
            "انتهى الاجتماع بلا اتفاق",
            "انتهى.",
            "انضم العراق إلى الاتفاق أمس",
            "تابع الملايين المباراة على يوتيوب",
            "تابعوا المباراة في المقاهي",
            "المصدر الوحيد للمياه في القرية هو النهر",
            "تحرير الموصل كلف آلاف الضحايا",
            "إعداد الموازنة يستغرق شهرين.",
            "اشترك في الاجتماع عشرون وزيرا",
            "وام يكتب رسائل",
            "The end of the war is near",
            "Copying the report took two days.",
            "قال أ ب ج",
            "12 قتيلا",
            "شارك في المؤتمر",
            "رويترز تنشر صورا من الموقع",
            "See how the page was written",
            "- وزير النفط يعلن الخطة",
            "حقوق الإنسان محفوظة في الدستور",
        ] {
            assert!(!is_furniture(text), "{text}");
        }
    }

    #[test]
    fn what_stands_below_a_text_is_left_out_and_what_goes_on_stays() {
        let kept = |text: &str| -> Vec<String> {
            without(&lines(text))
                .lines
                .into_iter()
                .map(|line| line.text.to_owned())
                .collect()
        };
        assert_eq!(
            kept("وصل الوفد.\n// انتهى //\n15:22 ت م\n0123"),
            ["وصل الوفد."]
        );
        assert_eq!(kept("وصل الوفد. (النهاية)\nم ع / ن س ع"), ["وصل الوفد."]);
        assert_eq!(
            kept("وصل الوفد.\n\nاقرأ أيضا: خبر آخر\n\nوغادر.\n\nاقرأ أيضا\nخبر ثان\nمن يحكم؟"),
            ["وصل الوفد.", "وغادر."]
        );
        // Text follows: the lines above it are not the last.
        let text = "وصل الوفد.\nانتهى\nاقرأ أيضا\nوغادر الوفد بغداد.";
        assert_eq!(kept(text).len(), 4);
        assert_eq!(kept("وصل الوفد.\n15:22\n0123").len(), 3);
        assert_eq!(kept("#كركوك"), ["#كركوك"]);
    }

    #[test]
    fn a_source_named_below_a_text_is_its_outlet() {
        let outlet = |text: &str| without(&lines(text)).outlet;
        let source = Some("المنارة".to_owned());
        assert_eq!(outlet("وصل الوفد.\nالمصدر: المنارة + وكالات"), source);
        assert_eq!(outlet("وصل الوفد.\n/قنا/"), Some("قنا".to_owned()));
        assert_eq!(outlet("وصل الوفد.\nالمصدر: وكالات"), None);
        let text = "وصل الوفد.\n--(بترا)\n03/02/2025 15:20:11";
        let published = without(&lines(text)).published;
        assert_eq!(
            published.map(|day| day.to_string()).as_deref(),
            Some("2025-02-03")
        );
    }
}
