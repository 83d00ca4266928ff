//! What pages print around and between the paragraphs of an article, and readability leaves in: links to other articles,
//! stamps and labels above the text, rules for comments and calls to follow below it.

use mujaz_model::Byline;
use mujaz_text::{fold, is_arabic_letter, words};

use super::{
    Block,
    headline::bare,
    printed,
    remarks::{is_closing_line, is_note_on, is_office, is_remark, is_trail},
};
use crate::{
    agency::{self, QUOTES},
    date, furniture,
    sentences::is_closing_mark,
};

/// Returns the blocks of the article alone.
pub(super) fn without(blocks: Vec<Block>) -> Vec<Block> {
    let opening = blocks
        .iter()
        .position(|block| is_running(&block.text))
        .unwrap_or(0);
    let closing = blocks
        .iter()
        .rposition(|block| is_running(&block.text))
        .unwrap_or(blocks.len());
    let last = blocks
        .iter()
        .rposition(|block| is_running(&block.text) && !is_all_link(block))
        .unwrap_or(blocks.len());
    let middle = blocks.len() / 2;
    // What is headed as something else goes on to the end, where no text follows; what an office tells newsrooms, text or not.
    let end = (closing + 1..blocks.len()).find(|at| is_label(&blocks[*at].text));
    let notes = (middle..blocks.len()).find(|at| ends_release(&blocks[*at].text));
    let company = (middle..blocks.len()).find(|&at| tells_of_company(&blocks, at));
    let end = end.into_iter().chain(notes).chain(company).min();
    blocks
        .into_iter()
        .take(end.unwrap_or(usize::MAX))
        .enumerate()
        .filter(|(at, block)| {
            let text = &block.text;
            let is_around = *at < opening && (is_stamp(text) || is_trail(block) || is_office(text))
                || *at >= middle && (is_notice(text) || is_remark(text))
                || *at > last && is_all_link(block)
                || *at > closing && is_closing_line(text);
            let is_frame = is_label(text) || is_told_stamp(text) || is_count(text);
            !is_around
                && !is_frame
                && !is_link(block)
                && !is_credit(&block.text)
                && !leads_to_more(block)
                && !invites(&block.text)
        })
        .map(|(_, block)| block)
        .collect()
}

/// Returns the blocks without the lines above the text that the page has above its headline: the kind of the article, its section.
pub(super) fn without_labels(mut blocks: Vec<Block>, above: &[Block]) -> Vec<Block> {
    /// So far above the headline they stand.
    const REACH: usize = 8;
    let above = &above[above.len().saturating_sub(REACH)..];
    let opening = blocks.iter().position(|block| is_running(&block.text));
    let mut at = 0;
    blocks.retain(|block| {
        at += 1;
        let is_label = || {
            words(&block.text).count() < SENTENCE && above.iter().any(|it| it.text == block.text)
        };
        !(opening.is_some_and(|opening| at <= opening) && is_label())
    });
    blocks
}

/// As many words can be a deck or a kicker, which is text.
const SENTENCE: usize = 6;

/// Returns the blocks without the lines above the text that are nothing but a writer's name.
pub(super) fn without_names(mut blocks: Vec<Block>, names: &[Byline]) -> Vec<Block> {
    let opening = blocks.iter().position(|block| is_running(&block.text));
    let mut at = 0;
    blocks.retain(|block| {
        at += 1;
        let is_name = is_of_names(&block.text, names);
        !(is_name && opening.is_some_and(|opening| at <= opening))
    });
    blocks
}

/// Returns the blocks without what is said of the writers below the text.
pub(super) fn without_notes(mut blocks: Vec<Block>, names: &[Byline]) -> Vec<Block> {
    /// So many of the last can be such.
    const LAST: usize = 3;
    for _ in 0..LAST {
        let is_note = blocks.len() > LAST
            && blocks
                .last()
                .is_some_and(|last| is_note_on(&last.text, names));
        if !is_note {
            break;
        }
        blocks.pop();
    }
    blocks
}

/// Returns the blocks without those that only say again in large letters what a paragraph beside them says.
pub(super) fn without_repeats(blocks: Vec<Block>) -> Vec<Block> {
    /// So near stands the paragraph.
    const REACH: usize = 3;
    /// Fewer words can be said twice.
    const LEAST: usize = 6;
    let plain: Vec<String> = blocks
        .iter()
        .map(|block| format!(" {} ", bare(&block.text)))
        .collect();
    let is_repeat = |at: usize| {
        let near = at.saturating_sub(REACH)..(at + REACH + 1).min(plain.len());
        words(&blocks[at].text).count() >= LEAST
            && near.into_iter().any(|other| {
                // «المكتبة …»: a quotation can be joined to the word before it, «والمكتبة …».
                let is_quoted = blocks[at].text.starts_with(QUOTES);
                let text = if is_quoted {
                    plain[at].trim_start()
                } else {
                    &plain[at]
                };
                plain[other].len() > plain[at].len() && plain[other].contains(text)
            })
    };
    let repeats: Vec<bool> = (0..blocks.len()).map(is_repeat).collect();
    let kept = blocks.into_iter().zip(repeats);
    kept.filter(|(_, is_repeat)| !is_repeat)
        .map(|(block, _)| block)
        .collect()
}

/// Whether a line is nothing but names, and what joins them.
fn is_of_names(text: &str, names: &[Byline]) -> bool {
    let mut rest = text.to_owned();
    for Byline(name) in names {
        rest = rest.replace(name.as_str(), " ");
    }
    rest.len() < text.len()
        && words(&rest).all(|word| {
            matches!(
                fold(word.text).as_str(),
                "و" | "and" | "by" | "بقلم" | "كتب"
            )
        })
}

/// No line of three or four words is longer, in bytes: most paragraphs need no closer look.
pub(super) const SHORT: usize = 120;

/// The label of links or of an advertisement, and nothing else.
fn is_label(text: &str) -> bool {
    if text.len() > SHORT {
        return false;
    }
    let folded = fold(text);
    let bare = folded.trim_matches(|it: char| !it.is_alphanumeric());
    let is_advertisement = bare.starts_with("advertisement") && words(bare).count() <= 4;
    LABELS.contains(&bare) || bare.ends_with("تحديث تلقائي") || is_advertisement
}

/// The line that ends what a press release gives for print, or heads what it tells newsrooms below that.
fn ends_release(text: &str) -> bool {
    if text.len() > SHORT {
        return false;
    }
    let folded = fold(text);
    let bare = folded.trim_matches(|it: char| !it.is_alphanumeric());
    let is_end = bare == "ends" && !text.contains(char::is_lowercase)
        || text.starts_with(['-', '–', '—']) && matches!(bare, "ends" | "end");
    is_end
        || matches!(
            bare,
            "note to editors"
                | "notes to editors"
                | "notes to editor"
                | "notes for editors"
                | "editors notes"
                | "editor's notes"
                | "media contact"
                | "media contacts"
                | "press contact"
                | "press contacts"
                | "ملاحظات للمحررين"
                | "ملاحظه للمحررين"
                | "ملاحظات الي المحررين"
                | "forward-looking statements"
                | "forward looking statements"
                | "safe harbor statement"
                | "للتواصل الاعلامي"
                | "جهات الاتصال الاعلاميه"
        )
}

/// Tells whether a heading is that of other articles.
pub(super) fn heads_others(text: &str) -> bool {
    let folded = fold(text);
    let bare = folded.trim_matches(|it: char| !it.is_alphanumeric());
    furniture::MORE.contains(&bare)
        || matches!(
            bare,
            "related topics"
                | "more stories"
                | "top stories"
                | "read next"
                | "other stories"
                | "اخر الاخبار"
                | "احدث الاخبار"
                | "في نفس الموضوع"
                | "مواضيع متعلقه"
                | "موضوعات متعلقه"
        )
}

/// Whether the notes of a press release on who gives it begin here: "About Coast Marine", and below it "Coast Marine is …".
fn tells_of_company(blocks: &[Block], at: usize) -> bool {
    let text = &blocks[at].text;
    let name = ["About ", "نبذة عن ", "لمحة عن ", "حول "]
        .iter()
        .find_map(|label| text.strip_prefix(label))
        .map(|name| name.trim_end_matches([':', ' ']));
    name.is_some_and(|name| {
        (1..=6).contains(&words(name).count())
            && !is_closed(text)
            && blocks.get(at + 1).is_some_and(|next| {
                next.text.starts_with(name) || next.text.starts_with(&format!("The {name}"))
            })
    })
}

/// Folded.
const LABELS: [&str; 58] = [
    "other stories",
    "اشهار",
    "ماده اعلانيه",
    "مساحه اعلانيه",
    "publicite",
    "مباشر",
    "انتهي",
    "فيديوهات مختاره",
    "اختيارات المحرر",
    "press release",
    "news story",
    "updates to this page",
    "more stories",
    "recommended",
    "تغطيه مباشره",
    "تحديث تلقائي",
    "احداث رئيسيه",
    "ابرز الاحداث",
    "live updates",
    "key events",
    "key moments",
    "اعلان",
    "اعلانات",
    "الاكثر قراءه",
    "الاكثر مشاهده",
    "الاكثر تداولا",
    "اقرا ايضا",
    "اقرا المزيد",
    "قد يهمك",
    "قد يهمك ايضا",
    "قد يعجبك ايضا",
    "مقالات قد تهمك",
    "مقالات ذات صله",
    "موضوعات متعلقه",
    "موضوعات ذات صله",
    "مواضيع متعلقه",
    "اخبار متعلقه",
    "اخبار ذات صله",
    "جديد الاخبار",
    "اخر الاخبار",
    "روابط ذات صله",
    "كلمات مفتاحيه",
    "كلمات دلاليه",
    "الوسوم",
    "also read",
    "read next",
    "related",
    "related stories",
    "related articles",
    "related topics",
    "most read",
    "top stories",
    "more on this story",
    "internet links",
    "related internet links",
    "for immediate release",
    "للنشر الفوري",
    "sponsored",
];

/// A line that says in words when the article was posted or changed, or how long ago.
fn is_told_stamp(text: &str) -> bool {
    if text.len() > 2 * SHORT {
        return false;
    }
    let folded: Vec<String> = words(text).map(|word| fold(word.text)).collect();
    let says = folded.first().is_some_and(|first| {
        date::TELLING.contains(&first.as_str())
            || matches!(first.as_str(), "اخر" | "تاريخ" | "last")
    });
    let is_stamp = says && folded.len() <= 14 && !is_closed(text) && printed::stamp(text).is_some();
    // بدأت التغطية: 3 تشرين الأول 2024 | آخر تحديث: 4 تشرين الأول 2024
    let is_stamp = is_stamp || printed::is_parted_stamp(text) && date::updated(text).is_some();
    is_stamp || is_ago(&folded)
}

/// Tells whether a line says how long ago something was posted, and nothing else.
pub(super) fn says_how_long_ago(text: &str) -> bool {
    let folded: Vec<String> = words(text).map(|word| fold(word.text)).collect();
    is_ago(&folded)
}

/// منذ 3 ساعات, قبل يومين, 2 days ago, with an hour before it or not.
fn is_ago(folded: &[String]) -> bool {
    const UNITS: [&str; 22] = [
        "دقيقه",
        "دقيقتين",
        "دقائق",
        "ساعه",
        "ساعتين",
        "ساعات",
        "يوم",
        "يومين",
        "ايام",
        "اسبوع",
        "اسبوعين",
        "اسابيع",
        "شهر",
        "minute",
        "minutes",
        "hour",
        "hours",
        "day",
        "days",
        "week",
        "weeks",
        "ago",
    ];
    let folded = match folded {
        [first, rest @ ..] if date::TELLING.contains(&first.as_str()) => rest,
        all => all,
    };
    let is_number = |word: &str| word.starts_with(char::is_numeric);
    let leads = |word: &str| word.ends_with("منذ") || word == "قبل" || word == "ago";
    folded.len() <= 5
        && folded.iter().any(|word| leads(word))
        && folded
            .last()
            .is_some_and(|last| UNITS.contains(&last.as_str()))
        && folded
            .iter()
            .all(|word| leads(word) || is_number(word) || UNITS.contains(&word.as_str()))
}

/// How often it was read, or how long that takes: 341 قراءة, "5 min read".
fn is_count(text: &str) -> bool {
    if text.len() > SHORT {
        return false;
    }
    let folded: Vec<String> = words(text).map(|word| fold(word.text)).collect();
    let is_number = |word: &String| word.starts_with(char::is_numeric);
    let label = folded.iter().take_while(|word| !is_number(word)).count();
    let is_labelled = (1..=2).contains(&label)
        && label < folded.len()
        && folded[label..].iter().all(is_number)
        && !is_closed(text)
        && folded[..label].iter().any(|word| {
            matches!(
                word.as_str(),
                "القراءات"
                    | "المشاهدات"
                    | "الزيارات"
                    | "الزوار"
                    | "تقييم"
                    | "التقييم"
                    | "views"
                    | "reads"
                    | "rating"
            )
        });
    if is_labelled {
        return true;
    }
    (2..=3).contains(&folded.len())
        && folded[0].starts_with(char::is_numeric)
        && folded.last().is_some_and(|last| {
            matches!(
                last.as_str(),
                "قراءه"
                    | "تحديثات"
                    | "updates"
                    | "مشاهده"
                    | "مشاهدات"
                    | "تعليق"
                    | "تعليقات"
                    | "views"
                    | "reads"
                    | "read"
                    | "comments"
                    | "shares"
            )
        })
}

/// A call to follow, join or hear the site somewhere else.
fn invites(text: &str) -> bool {
    const NETWORKS: [&str; 17] = [
        "واتساب",
        "واتس اب",
        "تلغرام",
        "تليغرام",
        "تيليغرام",
        "تلجرام",
        "تيليجرام",
        "فيسبوك",
        "تويتر",
        "انستغرام",
        "يوتيوب",
        "whatsapp",
        "telegram",
        "facebook",
        "instagram",
        "social media",
        "app store",
    ];
    // Those of one person are verbs of the past as well: تابع الملايين المباراة على يوتيوب.
    const CALLS: [&str; 16] = [
        "للانضمام",
        "لمتابعتنا",
        "تابعوا",
        "تابعونا",
        "تابعنا",
        "انضموا",
        "اشتركوا",
        "حملوا",
        "للاشتراك",
        "follow",
        "join",
        "subscribe",
        "sign",
        "get",
        "listen",
        "download",
    ];
    let opening = words(text).next().map(|word| fold(word.text));
    let calls = opening.is_some_and(|opening| CALLS.contains(&opening.as_str()));
    if !calls || !text.starts_with(char::is_alphabetic) || words(text).count() > 30 {
        return false;
    }
    let folded = fold(text);
    // Like many others, … on Facebook: who calls says who is to be followed.
    let says_whom = text.starts_with(is_arabic_letter)
        || words(&folded).any(|word| matches!(word.text, "us" | "our"));
    folded.starts_with("listen to this")
        || says_whom && NETWORKS.iter().any(|network| folded.contains(network))
}

/// A sentence or more.
pub(super) fn is_running(text: &str) -> bool {
    let count = words(text).count();
    count >= 12 && !printed::is_parted_stamp(text)
        || is_closed(text) && count >= 6 && printed::stamp(text).is_none()
}

/// Tells whether a text ends as a sentence does.
pub(super) fn is_closed(text: &str) -> bool {
    text.trim_end_matches(|character| is_closing_mark(character) || character == ' ')
        .ends_with(['.', '!', '?', '؟', '…', '۔'])
}

/// Whether every letter of a block leads elsewhere; it may be numbered.
fn is_all_link(block: &Block) -> bool {
    let is_letter = |it: &char| !it.is_whitespace() && !it.is_numeric();
    block.linked > 0 && block.linked >= block.text.chars().filter(is_letter).count()
}

/// The label of another article or of a film before its title: `اقرأ أيضا: أمطار في الجنوب`, `شاهد: جولة في النفق`.
fn leads_to_more(block: &Block) -> bool {
    const FILMS: [&str; 5] = ["شاهد", "فيديو", "بالفيديو", "watch", "video"];
    const LONGEST: usize = 24;
    let Some((label, title)) = block.text.split_once(':') else {
        return false;
    };
    let folded = fold(label);
    let label = folded.trim_matches(|it: char| !it.is_alphanumeric());
    let is_short = words(&block.text).count() <= LONGEST && !is_closed(&block.text);
    let is_film = FILMS.contains(&label) && words(title).count() <= 10;
    !title.trim().is_empty()
        && is_short
        && (is_film
            || block.linked > 0 && (LABELS.contains(&label) || furniture::MORE.contains(&label)))
}

/// Nothing but a link: to another article, to a topic or to a network.
fn is_link(block: &Block) -> bool {
    let letters = block
        .text
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .count();
    block.linked * 10 >= letters * 9 && !is_closed(&block.text)
        // 2 Nov 2001 | New bus route opens
        || block.linked * 2 >= letters
            && (printed::is_parted_stamp(&block.text) || is_dated_title(&block.text))
            && !is_closed(&block.text)
}

/// A row with a title and a few words before or behind it, in figures.
fn is_dated_title(text: &str) -> bool {
    let Some((one, other)) = text.split_once(" | ") else {
        return false;
    };
    let is_title = |text: &str| !text.contains('|') && words(text).count() >= 4;
    let is_mark = |text: &str| words(text).count() <= 3 && text.chars().any(char::is_numeric);
    is_title(one) && is_mark(other) || is_mark(one) && is_title(other)
}

/// Whose picture it is.
fn is_credit(text: &str) -> bool {
    const SOURCES: [&str; 5] = ["image source,", "photo by ", "photo:", "تصوير:", "صوره:"];
    let is_told = || {
        let folded = fold(text);
        SOURCES.iter().any(|it| folded.starts_with(it))
            && words(text).count() <= 8
            && !is_closed(text)
    };
    text.starts_with('©') && words(text).count() <= 12 || is_told()
}

/// Whether a text ends with the one whose picture it is: "(AP Photo/Jane Doe)", "(تصوير: رنا القيسي)".
pub(super) fn ends_with_credit(text: &str) -> bool {
    let inside = text
        .trim_end()
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once('('));
    inside.is_some_and(|(_, inside)| {
        let folded = fold(inside);
        words(inside).count() <= 8
            && ([
                "photo",
                "photos",
                "photographer",
                "getty",
                "تصوير",
                "عدسه",
                "ارشيفيه",
            ]
            .iter()
            .any(|word| words(&folded).any(|it| it.text == *word))
                || agency::is_agency(inside))
    })
}

/// When it was posted, or the label of something that follows.
fn is_stamp(text: &str) -> bool {
    let count = words(text).count();
    let is_label = text.ends_with(':') && count <= 2;
    let is_time = count <= 16
        && !is_closed(text)
        && (date::find(text).is_some() || text.contains("GMT"))
        && text.contains(':');
    is_label
        || is_time
        || printed::is_parted_stamp(text)
        || printed::stamp(text).is_some()
        || starts_with_call(text)
}

/// The rules for comments, or a call to do something else.
fn is_notice(text: &str) -> bool {
    let folded = fold(text);
    let about_comments = ["التعليقات", "تعليقك", "تعليقكم", "comments"]
        .iter()
        .any(|word| folded.contains(&fold(word)))
        && [
            "مراجعه",
            "ارشادات",
            "شروط",
            "سياسه",
            "اترك",
            "اضف",
            "policy",
            "guidelines",
        ]
        .iter()
        .any(|word| folded.contains(word));
    let about_opinions = folded.contains("تعبر عن")
        && ["راي", "الاراء", "وجهه نظر"]
            .iter()
            .any(|word| folded.contains(word))
        && ["لا تعبر", "كاتب", "اصحاب", "صاحب"]
            .iter()
            .any(|word| folded.contains(word))
        && [
            "الاراء",
            "المقالات",
            "المقال ",
            "هذا المقال",
            "هذه المقال",
            "ما ينشر",
            "ملاحظه",
        ]
        .iter()
        .any(|word| folded.starts_with(word));
    let about_rights = words(text).count() <= 25
        && (folded.contains("all rights reserved") || folded.contains("جميع الحقوق محفوظه"));
    let about_origin = FIRST_PRINTED
        .iter()
        .any(|opening| folded.starts_with(opening));
    let about_others = [
        "not responsible for the content of external",
        "committed to publishing a diversity of letters",
        "غير مسؤول عن محتوي",
        "غير مسؤوله عن محتوي",
    ]
    .iter()
    .any(|words| folded.contains(words));
    about_comments
        || about_others
        || about_opinions
        || about_rights
        || about_origin
        || (words(text).count() <= 14 && starts_with_call(text))
}

/// What says where else an article was printed, or by which rules: folded, as it begins.
const FIRST_PRINTED: [&str; 9] = [
    "this article appeared in",
    "this article was originally",
    "this story was originally",
    "this article was first",
    "this entry was posted",
    "you can follow any responses",
    "our standards:",
    "نشر هذا المقال في",
    "نشر المقال في",
];

fn starts_with_call(text: &str) -> bool {
    let folded = fold(text);
    let starts = |calls: &[&str]| {
        calls.iter().any(|call| {
            folded
                .strip_prefix(call)
                .is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
        })
    };
    let is_sentence = is_closed(text) || words(text).count() > 4;
    starts(&CALLS) || !is_sentence && starts(&PAST)
}

/// Folded, as they begin: calls that are verbs of the past as well, as in شارك الوزير في الجلسة.
const PAST: [&str; 3] = ["تابعنا", "اشترك في", "شارك"];

/// Folded, as they begin.
const CALLS: [&str; 20] = [
    "للمزيد من الاخبار",
    "تابعوا اخبار",
    "تابعوا اخر",
    "تابعونا",
    "تابعوا صفحتنا",
    "اشتركوا في",
    "اقرا ايضا",
    "اقرا المزيد",
    "اقراوا ايضا",
    "شاهد ايضا",
    "شاهدوا ايضا",
    "مواضيع ذات صله",
    "اخبار ذات صله",
    "انسخ الرابط",
    "read more",
    "read also",
    "see also",
    "follow us",
    "subscribe to",
    "share this",
];

/// Whether a headline is that of a page which asks whether a person or a program looks at it.
pub(super) fn is_check(headline: &str) -> bool {
    const CHECKS: [&str; 10] = [
        "checking your browser",
        "just a moment",
        "attention required! | cloudflare",
        "verify you are human",
        "verifying you are human",
        "are you a robot",
        "ddos-guard",
        "one more step",
        "التحقق من انك لست روبوت",
        "هل انت روبوت",
    ];
    let folded = fold(headline).to_lowercase();
    words(headline).count() <= 8 && CHECKS.iter().any(|check| folded.contains(check))
}

/// Whether a line asks to pay or to log in for the rest of a text.
pub(super) fn asks_to_pay(text: &str) -> bool {
    /// More words are a text.
    const LONGEST: usize = 40;
    const PHRASES: [&str; 12] = [
        "مخصص للمشتركين",
        "للمشتركين فقط",
        "حصري للمشتركين",
        "متاح للمشتركين",
        "اشترك لمتابعه القراءه",
        "اشترك لمواصله القراءه",
        "اشترك لقراءه",
        "للاشتراك ومتابعه القراءه",
        "to continue reading",
        "subscribe to read",
        "for subscribers only",
        "article is for subscribers",
    ];
    if text.len() > 1000 || words(text).count() > LONGEST {
        return false;
    }
    let folded = fold(text).to_lowercase();
    PHRASES.iter().any(|phrase| folded.contains(phrase))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(texts: &[&str]) -> Vec<String> {
        let blocks = texts.iter().map(|text| Block {
            text: (*text).to_owned(),
            linked: 0,
        });
        without(blocks.collect())
            .into_iter()
            .map(|block| block.text)
            .collect()
    }

    #[test]
    fn sentences_that_begin_as_calls_do_are_text() {
        let texts = [
            "وصل الوفد إلى بغداد صباح أمس وبحث مع الوزير أمن الحدود بين البلدين.",
            "تابع ملايين المشاهدين المباراة على يوتيوب.",
            "شارك الوزير في الجلسة.",
            "اشترك في البطولة اثنا عشر فريقا.",
            "Like many teenagers, she is on Instagram every day.",
            "Follow-up messages on Facebook were not answered.",
        ];
        assert_eq!(kept(&texts), texts);
    }

    #[test]
    fn calls_labels_and_stamps_between_the_paragraphs_are_none() {
        let text = "وصل الوفد إلى بغداد صباح أمس وبحث مع الوزير أمن الحدود بين البلدين.";
        let found = kept(&[
            text,
            "إعلان",
            "تابعوا قناة الساحل على تلغرام لتصلكم الأخبار أولا بأول",
            "22:40 منذ 3 ساعات",
            "341 قراءة",
            "عدد القراءات (2217)",
            "تقييم المستخدم: 5 / 5",
            "// انتهى //",
            "Follow us on Facebook for more of our stories",
            "شارك",
            "اشترك في النشرة",
        ]);
        assert_eq!(found, [text]);
    }

    #[test]
    fn what_is_headed_as_something_else_below_the_text_is_left_out_with_its_heading() {
        let text = "وصل الوفد إلى بغداد صباح أمس وبحث مع الوزير أمن الحدود بين البلدين.";
        let found = kept(&[
            text,
            "فيديوهات مختارة",
            "02:14",
            "مزارعو الزيتون يشكون من شح الأمطار",
        ]);
        assert_eq!(found, [text]);
    }
}
