//! Lines above the headline of a text that was copied whole: the keywords and codes of a wire, the way past the menu of a page, the menu
//! itself, and where the text was copied from. A text enters; how many of its first lines are such leaves.

use mujaz_text::{fold, fold_space, is_arabic_letter, trim, words};

use crate::{agency, byline, date, dateline, furniture, lines::Line, preamble};

/// Tells whether a line above a headline is the keywords or the code that a wire files a report under, or names where the text was
/// copied from.
pub(crate) fn is_one(line: &Line<'_>) -> bool {
    are_keywords(line) || is_code(line.text) || address(line.text).is_some()
}

/// The address in a line that says where a text was copied from: `From the website: https://…`.
pub(crate) fn address(text: &str) -> Option<&str> {
    let at = text.find("https://").or_else(|| text.find("http://"))?;
    let (label, address) = text.split_at(at);
    let is_label = label.trim_end().ends_with(':') && (1..=4).contains(&words(label).count());
    (is_label && furniture::is_address(address)).then(|| trim(address))
}

/// `محلي / جامعات / بطاريات`: words between strokes, which name nobody and no place.
fn are_keywords(line: &Line<'_>) -> bool {
    let parts: Vec<&str> = line.text.split('/').map(trim).collect();
    let is_keyword = |part: &&str| {
        (1..=2).contains(&words(part).count())
            && part.chars().all(|it| it.is_alphabetic() || it == ' ')
    };
    let is_long = parts.len() > 2 || words(line.text).count() == 2;
    // د ب أ / سدود / تقرير
    let is_headed = parts.len() > 2
        && agency::is_agency(parts[0])
        && parts[1..].iter().all(|part| words(part).count() == 1);
    is_headed
        || (2..=6).contains(&parts.len())
            && is_long
            && parts.iter().all(is_keyword)
            && byline::read(line).is_empty()
            && dateline::read(line).is_empty()
}

/// `ط م 0412 4 سيا 231`, `CP-BREWERY-FIRE, 2nd Ld-Writethru`: letters and numbers that only a desk reads.
fn is_code(text: &str) -> bool {
    let folded = fold(text);
    if ["writethru", "lead-all", "1stld", "2ndld"]
        .iter()
        .any(|word| folded.contains(word))
    {
        return words(text).count() <= 8;
    }
    let all: Vec<&str> = text.split_whitespace().collect();
    if let [only] = all[..] {
        let parts = only.split(['-', '/', '–']).filter(|part| !part.is_empty());
        let is_large = |part: &str| {
            part.chars()
                .all(|it| it.is_ascii_uppercase() || it.is_ascii_digit())
        };
        return parts.clone().count() >= 2
            && parts.clone().all(is_large)
            && only.chars().any(|it| it.is_ascii_uppercase());
    }
    let is_number = |token: &&&str| token.chars().all(char::is_numeric);
    // و joins words of a headline.
    let is_letter = |token: &&&str| {
        token.chars().count() == 1
            && token.chars().all(char::is_alphabetic)
            && !matches!(**token, "و" | "ـ")
    };
    let numbers = all.iter().filter(is_number).count();
    let letters = all.iter().filter(is_letter).count();
    (3..=10).contains(&all.len())
        && numbers >= 1
        && letters >= 1
        && date::places(text).is_empty()
        && (numbers + letters) * 2 >= all.len()
}

/// The label that a wire puts before a headline, and the headline: `اقتصادي / وصل الوفد إلى بغداد`, `KUNA : وصل الوفد إلى بغداد`.
pub(crate) fn label(headline: &str) -> Option<(&str, &str)> {
    /// Fewer words are no headline.
    const LEAST: usize = 4;
    let (label, rest) = headline
        .split_once(" / ")
        .filter(|(label, _)| preamble::is_section(label) || is_wide(label))
        .or_else(|| {
            let (label, rest) = headline.split_once(':')?;
            let is_latin = label.trim().bytes().all(|it| it.is_ascii_uppercase());
            (is_latin && agency::is_agency(label) && rest.contains(is_arabic_letter))
                .then_some((label, rest))
        })?;
    (words(rest).count() >= LEAST).then(|| (trim(label), trim(rest)))
}

/// The sections of an agency that no paper has.
fn is_wide(label: &str) -> bool {
    matches!(
        fold(trim(label)).as_str(),
        "عام"
            | "اقتصادي"
            | "سياسي"
            | "ثقافي"
            | "رياضي"
            | "اجتماعي"
            | "دولي"
            | "محلي"
            | "امني"
            | "علمي"
    )
}

/// The most lines that the menu of a page has.
const MENU: usize = 60;
/// More words than an entry of a menu has.
const ENTRY: usize = 4;

/// How many lines at the beginning of a text are the menu of the page that it was copied from with everything around it: short lines,
/// among the first of which stands the way past the menu or the one to the front page.
pub(crate) fn menu(lines: &[Line<'_>]) -> usize {
    const FIRST: usize = 4;
    let is_frame = |line: &Line<'_>| {
        let folded = fold_space(&fold(line.text));
        let bare = folded.trim_matches(|it: char| !it.is_alphanumeric());
        WAYS.contains(&bare)
    };
    if !lines.iter().take(FIRST).any(is_frame) {
        return 0;
    }
    let length = lines
        .iter()
        .take(MENU)
        .take_while(|line| words(line.text).count() < ENTRY && !line.is_closed() || is_frame(line))
        .count();
    let is_followed = lines.len() > length + 1;
    if is_followed { length } else { 0 }
}

/// What leads past a menu, opens one or is its first entry, folded.
const WAYS: [&str; 20] = [
    "تخطي الي المحتوي",
    "تخط الي المحتوي",
    "تخطي الي المحتوي الرئيسي",
    "تجاوز الي المحتوي",
    "تجاوز الي المحتوي الرئيسي",
    "انتقل الي المحتوي",
    "الانتقال الي المحتوي",
    "الانتقال الي المحتوي الرئيسي",
    "الذهاب الي المحتوي",
    "اذهب الي المحتوي",
    "الرئيسيه",
    "الصفحه الرئيسيه",
    "القائمه",
    "skip to content",
    "skip to main content",
    "skip to main",
    "jump to content",
    "skip navigation",
    "menu",
    "home",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::lines;

    #[test]
    fn the_keywords_and_codes_of_a_wire_are_no_headline() {
        for text in [
            "محلي / جامعات / بطاريات",
            "برلمان / جلسة",
            "ق ع 0815 3 اقت 118 وكالة-موازنة",
            "CP-BREWERY-FIRE, 2nd Ld-Writethru",
            "BC-ME--HARBOR-TALKS",
            "From the website: https://example.com/news/1",
            "نقلا عن الموقع: https://example.com/news/1",
        ] {
            assert!(is_one(&lines(text)[0]), "{text}");
        }
        for text in [
            "بغداد / واع",
            "رنا القيسي / سعد كريم",
            "الحكومة تقر الموازنة / تفاصيل جديدة",
            "3 قتلى و 5 جرحى",
            "UNESCO",
            "COVID-19 cases rise again",
            "Talks open in Geneva",
            "خطة من 4 بنود",
            "الجمعة 13 آذار 2026 ـ العدد 4512",
            "5/3/2025 م",
        ] {
            assert!(!is_one(&lines(text)[0]), "{text}");
        }
    }

    #[test]
    fn the_menu_above_a_copied_page_ends_where_its_headline_begins() {
        let text = "Skip to content\nNews\nSports\nSign in\n\nCouncil approves the plan for a bridge\nBody.";
        assert_eq!(menu(&lines(text)), 4);
        let text = "تخطى إلى المحتوى\nالرئيسية\nأخبار\nبحث\n\nالمجلس يقر خطة لبناء جسر جديد\nنص.";
        assert_eq!(menu(&lines(text)), 4);
        assert_eq!(menu(&lines("وصل الوفد\nبغداد\nنص طويل من كلمات.")), 0);
    }
}
