//! What a page says of its article in lines of their own: what a writer is, when an entry was added, what was corrected, what readers think of it.

use mujaz_model::Byline;
use mujaz_text::{fold, words};

use super::{
    Block,
    boilerplate::{SHORT, is_closed},
    printed,
};
use crate::{byline, furniture};

/// Tells whether a paragraph says what was wrong in an article before it was corrected.
pub(super) fn is_correction(text: &str) -> bool {
    const EARLIER: [&str; 8] = [
        "earlier version",
        "previous version",
        "originally stated",
        "originally said",
        "نسخه سابقه",
        "صيغه سابقه",
        "ورد خطا",
        "ورد سهوا",
    ];
    const OPENINGS: [&str; 6] = [
        "correction",
        "clarification",
        "تصويب",
        "تصحيح",
        "توضيح",
        "استدراك",
    ];
    const CHANGED: [&str; 3] = ["updated", "corrected", "amended"];
    if words(text).count() > 60 {
        return false;
    }
    let folded = fold(text);
    let opening = folded.split_once(':').map(|(opening, _)| opening.trim());
    let is_headed = opening.is_some_and(|opening| {
        words(opening).count() <= 4 && OPENINGS.iter().any(|it| opening.starts_with(it))
    });
    let is_changed = [
        "this article was ",
        "this story was ",
        "this story has been ",
        "this article has been ",
        "this report was ",
    ]
    .iter()
    .filter_map(|opening| folded.strip_prefix(opening))
    .any(|rest| CHANGED.iter().any(|verb| rest.starts_with(verb)));
    is_changed
        || is_headed && EARLIER.iter().any(|it| folded.contains(it))
        || folded.starts_with("an earlier version of this")
}

/// Tells whether a paragraph is what is said of the article below it, who wrote and edited it or where they are found.
pub(super) fn is_remark(text: &str) -> bool {
    const ASKED: [&str; 5] = [
        "هل كانت هذه الصفحه",
        "هل وجدت هذه",
        "was this page",
        "was this article",
        "did you find what",
    ];
    const CONTACT: [&str; 10] = [
        "contact ",
        "e-mail ",
        "email ",
        "reach ",
        "write to ",
        "for more information",
        "for further information",
        "للتواصل",
        "للاتصال",
        "للمزيد من المعلومات",
    ];
    const PRINTED: [&str; 3] = ["تمت طباعه", "طبعت هذه الصفحه", "this page was printed"];
    let folded = fold(text);
    let starts = |openings: &[&str]| openings.iter().any(|it| folded.starts_with(it));
    let is_address = words(text).count() <= 24
        && (text.contains("://") && folded.starts_with("رابط ")
            || text.contains('@') && folded.contains("can be reached")
            || text.contains('@') && starts(&CONTACT)
            || text.contains('@') && folded.starts_with("follow "));
    // What a common system of sites adds to each item of its feed.
    let is_origin = words(text).count() <= 60
        && (folded.starts_with("the post ") && folded.contains(" appeared first on ")
            || starts(&["ظهرت المقاله ", "ظهرت التدوينه "]) && folded.contains(" اولا علي "));
    is_address
        || is_origin
        || folded.starts_with("thanks for reading") && folded.contains("subscribe")
        || starts(&ASKED)
        || starts(&PRINTED)
        || !byline::prepared(text).is_empty()
        || is_correction(text)
}

/// Tells whether a line below the text is none of it: when it was posted, its source, or the number that an agency gives it.
pub(super) fn is_closing_line(text: &str) -> bool {
    let is_number = || words(text).all(|word| word.text.starts_with(char::is_numeric));
    printed::stamp(text).is_some()
        || is_hour(text)
        || furniture::are_initials(text)
        || furniture::is_note_on_writer(text, &fold(text))
        || is_credit(text)
        || is_press_office(text)
        || words(text).count() <= 6 && (byline::names_source(text) || is_number())
}

/// The office that gave a report out, in a line of its own: `المكتب الإعلامي`.
fn is_press_office(text: &str) -> bool {
    const OFFICES: [&str; 6] = [
        "المكتب الاعلامي",
        "دائره الاعلام",
        "قسم الاعلام",
        "شعبه الاعلام",
        "اعلام الوزاره",
        "المركز الاعلامي",
    ];
    let folded = fold(text);
    words(text).count() <= 6
        && !is_closed(text)
        && OFFICES.iter().any(|office| folded.starts_with(office))
}

/// Who wrote or edited, in a line of its own: `تحرير: رنا القيسي`.
fn is_credit(text: &str) -> bool {
    words(text).count() <= 8
        && !is_closed(text)
        && text.contains(':')
        && byline::introduced(text).is_some()
}

/// Tells whether a paragraph near the end says of a writer of the article what the writer does, or where from the report is: "Jane Doe
/// covers the city for The Post", "Doe reported from Leeds."
pub(super) fn is_note_on(text: &str, names: &[Byline]) -> bool {
    const DOES: [&str; 14] = [
        "covers ",
        "writes ",
        "is a ",
        "is an ",
        "is the ",
        "reports ",
        "reported from ",
        "reported for ",
        "contributed ",
        "can be reached",
        "هو كاتب",
        "هي كاتبة",
        "كاتب و",
        "كاتبة و",
    ];
    const LONGEST: usize = 50;
    words(text).count() <= LONGEST
        && names.iter().any(|Byline(name)| {
            let last = name.rsplit(' ').next().unwrap_or(name);
            let begins = |name: &str| {
                let start = text.get(..name.len())?;
                (start.to_lowercase() == name.to_lowercase()).then(|| &text[name.len()..])
            };
            let rest = begins(name).or_else(|| begins(last));
            rest.and_then(|rest| rest.strip_prefix(' '))
                .is_some_and(|rest| DOES.iter().any(|does| rest.starts_with(does)))
        })
}

/// Tells whether a line is the way from the front page to the article: "Home > News > Local".
pub(super) fn is_trail(block: &Block) -> bool {
    let is_marked = |least: usize| {
        [" > ", " » ", " › "]
            .iter()
            .any(|mark| block.text.matches(mark).count() >= least)
    };
    let is_home = || {
        let first = words(&block.text).next().map(|word| fold(word.text));
        matches!(first.as_deref(), Some("الرئيسيه" | "home")) && words(&block.text).count() <= 8
    };
    block.linked > 0 && is_marked(2) || is_marked(1) && is_home()
}

/// Tells whether a line says what a writer is, below the name: "Highlands reporter", "Standard Staff Writer".
pub(super) fn is_office(text: &str) -> bool {
    // "Environment reporter, Leeds"
    let office = text.split(',').next().unwrap_or(text);
    let last = words(office).last().map(|word| fold(word.text));
    let is_one = last.is_some_and(|last| {
        matches!(
            last.trim_end_matches('s'),
            "reporter" | "correspondent" | "editor" | "writer" | "columnist" | "staff"
        )
    });
    is_one && words(text).count() <= 6 && !is_closed(text)
}

/// An hour and nothing else: `16:47 ت م`. Between the paragraphs of a report that goes on it belongs to the text.
fn is_hour(text: &str) -> bool {
    if text.len() > SHORT || !text.starts_with(char::is_numeric) || is_closed(text) {
        return false;
    }
    let Some((hour, rest)) = text.split_once(':') else {
        return false;
    };
    let minutes = rest.chars().take_while(|it| it.is_numeric()).count();
    let rest: String = rest.chars().skip(minutes).collect();
    let mut others: Vec<String> = words(&rest).map(|word| fold(word.text)).collect();
    if let Some(zone) = others.iter().position(|word| word.ends_with("توقيت")) {
        others.truncate(zone);
    }
    let is_half = |word: &String| {
        matches!(
            word.as_str(),
            "ص" | "م"
                | "ت"
                | "صباحا"
                | "مساء"
                | "ظهرا"
                | "am"
                | "pm"
                | "gmt"
                | "bst"
                | "et"
                | "utc"
        ) || word.starts_with(char::is_numeric)
    };
    hour.chars().all(char::is_numeric)
        && hour.chars().count() <= 2
        && minutes == 2
        && others.iter().all(is_half)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_that_says_what_was_corrected_is_told_from_one_about_a_correction() {
        for text in [
            "تصويب: ذكرت نسخة سابقة من هذا الخبر أن الكلفة 49 مليونا، والصحيح 94 مليونا.",
            "Correction: an earlier version of this report gave the wrong age.",
            "This article was updated on May 3 to correct a name.",
        ] {
            assert!(is_correction(text), "{text}");
        }
        for text in [
            "تصحيح المسار: دعا الوزير إلى مراجعة الخطة كلها.",
            "Correction of the river bed will take two years.",
            "This article was signed by both ministers.",
        ] {
            assert!(!is_correction(text), "{text}");
        }
    }

    #[test]
    fn what_stands_below_a_text_in_a_line_of_its_own_is_none_of_it() {
        for text in ["16:47 ت م", "0112", "المصدر : المنارة", "14 شباط 2023"] {
            assert!(is_closing_line(text), "{text}");
        }
        for text in ["10:15 وصل الوفد إلى المدينة", "المصدر الوحيد للمياه"]
        {
            assert!(!is_closing_line(text), "{text}");
        }
    }

    #[test]
    fn what_is_asked_of_readers_is_no_text() {
        for text in [
            "هل كانت هذه الصفحة مفيدة؟",
            "(إعداد رنا القيسي للنشرة العربية - تحرير سعد كريم)",
            "رابط المادة: https://example.org/1140",
            "Jane Doe can be reached at jane@example.org.",
            "Contact Jane Doe at 555-0117 or jane@example.org.",
            "The post New bridge opens appeared first on The Post.",
            "ظهرت المقالة افتتاح الجسر أولاً على المرسى.",
        ] {
            assert!(is_remark(text), "{text}");
        }
        for text in ["هل كانت هذه نهاية الأزمة؟", "(اجتماع رنا القيسي مع الوزير)"]
        {
            assert!(!is_remark(text), "{text}");
        }
    }
}
