//! The head of a paper or a wire as it is copied with an article: the paper's name, its issue, page, price and days, what a desk marks
//! a report with, and the way to a page. They stand above the headline or below it, in any order, with empty lines between them or not.

use chrono::NaiveDate;
use mujaz_text::{dates, fold, fold_space, trim, words};

use crate::{
    agency::{BRACKETS, QUOTES},
    byline, date, dateline, furniture,
    lines::Line,
    preamble,
};

/// What a line of a head says.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Head {
    pub(crate) outlet: Option<String>,
    /// The label of the page, as printed.
    pub(crate) section: Option<String>,
    pub(crate) published: Option<NaiveDate>,
    /// The address of the article.
    pub(crate) url: Option<String>,
    /// Whether nothing but the head of a paper or wire says so. A weekday or a number alone does not.
    pub(crate) is_sure: bool,
    /// Whether it is what stands below the name of a paper: its issue, price, publisher.
    pub(crate) is_of_paper: bool,
}

/// Reads a line that has parts of a head alone; none where any of it can be something else. `text` is the whole text, in which a paper
/// may name itself.
pub(crate) fn read(line: &Line<'_>, text: &str) -> Option<Head> {
    const LONGEST: usize = 300;
    if line.text.len() > LONGEST || line.text.ends_with(['؟', '?', '!']) {
        return None;
    }
    if furniture::are_hashtags(line.text) {
        return Some(Head {
            is_sure: true,
            ..Head::default()
        });
    }
    let mut head = Head::default();
    let mut unknown = None;
    for piece in pieces(line.text) {
        if !take(&mut head, piece) && unknown.replace(piece).is_some() {
            return None;
        }
    }
    if let Some(name) = unknown {
        // The Northern Post          Thursday, 6 February 2025
        let is_beside = head.is_sure || head.published.is_some() && line.text.contains("   ");
        let is_name = can_be_outlet(name) && (is_beside || names_itself(name, text));
        if head.outlet.is_some() || !is_name {
            return None;
        }
        head.outlet = Some(outlet(name));
        head.is_sure = true;
    }
    Some(head)
}

/// Tells whether a line that nothing else is known of can be the name of a paper: a few words and no sentence.
pub(crate) fn is_outlet(line: &Line<'_>, next: Option<&Line<'_>>, text: &str) -> bool {
    can_be_outlet(line.text)
        && (names_itself(line.text, text)
            || next.and_then(|next| read(next, text)).is_some_and(|next| {
                // Above a page's label a headline can stand as well.
                let is_definite = words(line.text).all(|word| fold(word.text).starts_with("ال"));
                next.is_of_paper || next.section.is_some() && next.is_sure && is_definite
            }))
}

/// The name of a paper without what says that it is one.
pub(crate) fn outlet(name: &str) -> String {
    let name = name.trim_matches(|it: char| BRACKETS.contains(&it) || QUOTES.contains(&it));
    let bare = KINDS.iter().find_map(|kind| name.strip_prefix(kind));
    fold_space(
        bare.unwrap_or(name)
            .trim_matches(|it: char| BRACKETS.contains(&it) || QUOTES.contains(&it) || it == ':'),
    )
}

const KINDS: [&str; 4] = ["صحيفة ", "جريدة ", "يومية ", "مجلة "];

fn can_be_outlet(text: &str) -> bool {
    (1..=5).contains(&words(text).count())
        && text.chars().count() <= 40
        && !text.chars().any(char::is_numeric)
        && !text.ends_with(['.', ':', '…', '؟', '?', '!', '،'])
        && !text.contains([':', '،', ','])
        && byline::is_name_like(&text.replace("The ", "").replace("of ", ""))
        && !byline::is_sentence(&text.to_lowercase().replace("the ", "").replace(" of ", " "))
}

/// Tells whether a text speaks of a paper of that name: `في حديث لـ"المشرق"`, `(Gulf Ledger)`, `مراسل النهضة`.
fn names_itself(name: &str, text: &str) -> bool {
    let name = outlet(name);
    let bare = name.strip_prefix("The ").unwrap_or(&name);
    dateline::is_quoted(bare, text)
        || text.contains(&format!("({bare})"))
        || text.contains(&format!("© {bare}"))
        || ["صحيفة ", "جريدة ", "مراسل ", "مراسلة "]
            .iter()
            .any(|kind| text.contains(&format!("{kind}{bare} ")))
}

/// The parts of a line between bars, commas, dashes and wide gaps. What stands inside a day parts nothing: `2025-02-03`,
/// `3 - 2 - 2025`, `3 شباط، 2025`.
pub(crate) fn pieces(text: &str) -> Vec<&str> {
    const MARKS: [&str; 13] = [
        "|", "•", "·", "\t", "،", ";", "؛", "   ", " - ", " – ", " — ", " ـ ", " / ",
    ];
    let days = date::places(text);
    let mut cuts: Vec<(usize, usize)> = MARKS
        .iter()
        .flat_map(|mark| text.match_indices(mark))
        .map(|(at, mark)| (at, at + mark.len()))
        .filter(|&(start, end)| !days.iter().any(|day| day.start < start && end < day.end))
        .collect();
    cuts.sort_unstable();
    let mut pieces = Vec::new();
    let mut start = 0;
    for (from, to) in cuts.into_iter().chain([(text.len(), text.len())]) {
        // Two marks can share a blank: ` - - `.
        pieces.push(trim(&text[start..from.max(start)]));
        start = to.max(start);
    }
    pieces.retain(|piece| piece.chars().any(char::is_alphanumeric));
    pieces
}

/// Takes in what a piece says, if that is known.
fn take(head: &mut Head, piece: &str) -> bool {
    if let Some((day, rest)) = around_day(piece) {
        let is_known = rest.is_empty() || take(head, &rest);
        if is_known {
            head.published = head.published.or(day);
        }
        return is_known;
    }
    let folded = fold_space(&fold(piece));
    if is_issue(&folded) || is_kind_of_paper(&folded) || is_publisher(&folded) {
        head.is_sure = true;
        head.is_of_paper = true;
        return true;
    }
    if is_slug(&folded) {
        head.is_sure = true;
        return true;
    }
    if preamble::is_section(piece) {
        head.section = head.section.take().or(Some(fold_space(piece)));
        return true;
    }
    if is_page(&folded) || is_numbered_section(piece) {
        head.section = head.section.take().or(Some(fold_space(piece)));
        head.is_sure = true;
        return true;
    }
    if is_paper(piece) && head.outlet.is_none() {
        head.outlet = Some(outlet(piece));
        head.is_sure = true;
        return true;
    }
    if is_home(&folded) {
        head.is_sure = true;
        return true;
    }
    if head.is_sure && is_section(&folded) {
        head.section = head.section.take().or(Some(fold_space(piece)));
        return true;
    }
    let is_whole = piece.starts_with("https://") || piece.starts_with("http://");
    if furniture::is_address(piece) && is_whole {
        head.url = head.url.take().or(Some(piece.to_owned()));
        return true;
    }
    furniture::is_address(piece)
        || furniture::is_button(&folded)
        || is_number(&folded)
        || is_office(&folded)
}

/// The day in a piece, and the words beside it that do not only introduce one; a weekday or an hour gives none.
fn around_day(piece: &str) -> Option<(Option<NaiveDate>, String)> {
    let places = date::places(piece);
    let has_hour = date::has_hour(piece);
    let found = date::find(piece);
    if places.is_empty() && !has_hour && found.is_none() {
        return None;
    }
    let is_said = |folded: &str| {
        matches!(folded, "العدد" | "issue" | "vol") || !date::FILLING.contains(&folded)
    };
    let zone = date::zone(piece).unwrap_or_default();
    let rest: Vec<&str> = words(piece)
        .filter(|word| {
            let at = word.range.start;
            !places.iter().any(|place| place.contains(&at))
                && !found.as_ref().is_some_and(|(_, range)| range.contains(&at))
        })
        .filter(|word| !zone.contains(&word.range.start))
        .filter(|word| !(has_hour && word.text.starts_with(char::is_numeric)))
        .map(|word| word.text)
        .filter(|word| {
            is_said(&fold(word)) && !(has_hour && matches!(&*fold(word), "الساعه" | "ساعه"))
        })
        .collect();
    Some((found.map(|(day, _)| day), rest.join(" ")))
}

/// العدد 5678, السنة الحادية والعشرون, السعر 500 دينار, 12 صفحة, "Vol. CXII, No. 45".
pub(crate) fn is_issue(folded: &str) -> bool {
    let all: Vec<&str> = tokens(folded).collect();
    if all.is_empty() || all.len() > 8 {
        return false;
    }
    let mut rest = &all[..];
    while let Some((&first, behind)) = rest.split_first() {
        let label = matches!(
            first,
            "العدد"
                | "عدد"
                | "رقم"
                | "السنه"
                | "السعر"
                | "الثمن"
                | "no"
                | "vol"
                | "volume"
                | "issue"
                | "price"
                | "year"
        );
        let values = behind
            .iter()
            .take_while(|token| is_number(token) || is_ordinal(token) || is_roman(token))
            .count();
        if label && values > 0 {
            rest = &behind[values..];
            if matches!(first, "السعر" | "الثمن" | "price") {
                rest = rest.get(1..).unwrap_or_default();
            }
            continue;
        }
        let is_counted = is_number(first)
            && behind.first().is_some_and(|unit| {
                matches!(
                    *unit,
                    "صفحه"
                        | "صفحات"
                        | "دينار"
                        | "دنانير"
                        | "ليره"
                        | "ريال"
                        | "ريالات"
                        | "جنيه"
                        | "درهم"
                        | "pages"
                        | "cents"
                )
            });
        if !is_counted {
            return false;
        }
        rest = &behind[1..];
    }
    true
}

/// الصفحة الثالثة, صفحة 5, ص 3, "Page A4".
fn is_page(folded: &str) -> bool {
    let all: Vec<&str> = tokens(folded).collect();
    match all[..] {
        ["الصفحه" | "صفحه" | "ص" | "page" | "p", number] => {
            is_number(number)
                || is_ordinal(number)
                || number.len() <= 4 && number.ends_with(|it: char| it.is_ascii_digit())
        }
        _ => false,
    }
}

/// The label of a page with its number: `محليات 5`.
fn is_numbered_section(piece: &str) -> bool {
    let is_number = |word: &&str| word.chars().count() <= 2 && is_number(word);
    let all: Vec<&str> = piece.split_whitespace().collect();
    all.len() > 1
        && all.iter().filter(|word| is_number(word)).count() == 1
        && (is_number(&all[0]) || is_number(&all[all.len() - 1]))
        && preamble::is_section(
            &all.iter()
                .filter(|word| !is_number(word))
                .copied()
                .collect::<Vec<_>>()
                .join(" "),
        )
}

/// What a paper says that it is below its name: يومية سياسية مستقلة.
fn is_kind_of_paper(folded: &str) -> bool {
    const KINDS: [&str; 20] = [
        "يوميه",
        "اسبوعيه",
        "شهريه",
        "سياسيه",
        "عامه",
        "مستقله",
        "شامله",
        "جامعه",
        "عربيه",
        "دوليه",
        "اقتصاديه",
        "ثقافيه",
        "اجتماعيه",
        "جريده",
        "صحيفه",
        "اخباريه",
        "daily",
        "independent",
        "weekly",
        "newspaper",
    ];
    let all: Vec<&str> = tokens(folded).collect();
    let bare = |word: &str| {
        word.strip_prefix('و')
            .map_or(word.to_owned(), str::to_owned)
    };
    // A section can have one of these for its name; two are a kind.
    (2..=6).contains(&all.len())
        && all
            .iter()
            .all(|word| KINDS.contains(word) || KINDS.contains(&bare(word).as_str()))
        && matches!(
            all[0],
            "يوميه"
                | "اسبوعيه"
                | "شهريه"
                | "جريده"
                | "صحيفه"
                | "daily"
                | "independent"
                | "weekly"
        )
        || (1..=2).contains(&all.len())
            && all
                .iter()
                .all(|word| matches!(*word, "سياسيه" | "عامه" | "مستقله" | "يوميه" | "شامله"))
}

/// تصدر عن …, رئيس التحرير: …
fn is_publisher(folded: &str) -> bool {
    let starts = |openings: &[&str]| openings.iter().any(|it| folded.starts_with(it));
    words(folded).count() <= 10
        && !folded.ends_with('.')
        && (starts(&["تصدر عن ", "يصدرها ", "تصدرها ", "published by "])
            || folded.contains(':')
                && starts(&[
                    "رئيس التحرير",
                    "صاحب الامتياز",
                    "مدير التحرير",
                    "المدير العام",
                    "رئيس مجلس الاداره",
                    "editor",
                    "editor-in-chief",
                ]))
}

/// What a desk marks a report with: عاجل, "URGENT", "Eds: ADDS quotes".
fn is_slug(folded: &str) -> bool {
    let all: Vec<&str> = tokens(folded).filter(|token| !is_number(token)).collect();
    let joined = all.join(" ");
    matches!(
        joined.as_str(),
        "عاجل"
            | "عاجل جدا"
            | "خبر عاجل"
            | "حصري"
            | "urgent"
            | "breaking"
            | "breaking news"
            | "flash"
            | "news flash"
            | "bulletin"
            | "exclusive"
            | "news alert"
    ) || folded.starts_with("eds:")
        || folded.starts_with("(eds:")
}

/// صحيفة المدى, جريدة «النهار»: a paper that says what it is, and has a name of words with the article alone, or in quotation marks.
fn is_paper(piece: &str) -> bool {
    if is_english_paper(piece) {
        return true;
    }
    let Some(name) = KINDS.iter().find_map(|kind| piece.strip_prefix(kind)) else {
        return false;
    };
    let name = trim(name);
    let all: Vec<String> = words(name).map(|word| fold(word.text)).collect();
    let is_definite = || {
        (1..=4).contains(&all.len())
            && all
                .iter()
                .all(|word| word.starts_with("ال") && word.chars().count() > 3)
    };
    let is_closed = name.ends_with(['.', ':', '؟', '!']);
    let is_in_quotes = name.starts_with(QUOTES) && name.ends_with(QUOTES) && all.len() <= 4;
    !is_closed && (is_definite() || is_in_quotes || all.len() == 1)
}

/// "THE HARBOUR COURIER", "The Northern Ledger": the article, a few words with capitals, and one that papers are called by.
fn is_english_paper(piece: &str) -> bool {
    const NAMES: [&str; 24] = [
        "courier",
        "gazette",
        "herald",
        "tribune",
        "observer",
        "ledger",
        "chronicle",
        "telegraph",
        "journal",
        "post",
        "times",
        "monitor",
        "guardian",
        "examiner",
        "bulletin",
        "dispatch",
        "inquirer",
        "register",
        "sentinel",
        "standard",
        "advocate",
        "mercury",
        "argus",
        "echo",
    ];
    let all: Vec<String> = words(piece).map(|word| fold(word.text)).collect();
    (3..=6).contains(&all.len())
        && all[0] == "the"
        && all
            .last()
            .is_some_and(|last| NAMES.contains(&last.as_str()))
        && piece.split_whitespace().all(|word| {
            word.starts_with(|letter: char| letter.is_uppercase() || letter == '&') || word == "of"
        })
        && piece
            .chars()
            .all(|it| it.is_alphabetic() || it == ' ' || it == '&')
}

/// What a writer is, below the name: "Staff Writer".
fn is_office(folded: &str) -> bool {
    matches!(
        folded,
        "staff writer"
            | "staff reporter"
            | "staff correspondent"
            | "special correspondent"
            | "foreign correspondent"
            | "senior reporter"
            | "senior correspondent"
    )
}

/// The way from the front page: الرئيسية / أخبار / سياسة.
fn is_home(folded: &str) -> bool {
    const MARKS: [&str; 4] = [">", "»", "›", "/"];
    let first = folded
        .split(|it: char| MARKS.contains(&&*it.to_string()))
        .next();
    first.is_some_and(|first| matches!(trim(first), "الرئيسيه" | "الصفحه الرئيسيه" | "home"))
        && words(folded).count() <= 12
}

fn is_section(folded: &str) -> bool {
    words(folded).count() <= 3
        && !byline::is_sentence(folded)
        && !folded.ends_with(['.', ':'])
        && dates(folded).is_empty()
}

fn tokens(text: &str) -> impl Iterator<Item = &str> {
    text.split(|it: char| !it.is_alphanumeric())
        .filter(|token| !token.is_empty())
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.chars().all(char::is_numeric)
}

fn is_roman(token: &str) -> bool {
    token.chars().all(|it| "ivxlcdm".contains(it))
}

/// الثالثة, والعشرون.
fn is_ordinal(folded: &str) -> bool {
    const ROOTS: [&str; 22] = [
        "اول",
        "اولي",
        "ثاني",
        "ثالث",
        "رابع",
        "خامس",
        "سادس",
        "سابع",
        "ثامن",
        "تاسع",
        "عاشر",
        "حادي",
        "اخير",
        "عشر",
        "عشرون",
        "عشرين",
        "ثلاثون",
        "ثلاثين",
        "اربعون",
        "اربعين",
        "خمسون",
        "خمسين",
    ];
    let bare = folded.strip_prefix('و').unwrap_or(folded);
    let bare = bare.strip_prefix("ال").unwrap_or(bare);
    ROOTS.contains(&bare.strip_suffix('ه').unwrap_or(bare))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::lines;

    #[test]
    fn a_long_dash_parts_the_day_from_the_issue() {
        let text = "الجمعة 13 آذار 2026 ـ العدد 4512";
        assert_eq!(pieces(text), ["الجمعة 13 آذار 2026", "العدد 4512"]);
        let head = read(&lines(text)[0], text).unwrap();
        let day = head.published.map(|day| day.to_string());
        assert_eq!(day.as_deref(), Some("2026-03-13"));
        assert!(head.is_of_paper);
    }

    fn head(text: &str) -> Option<Head> {
        read(&lines(text)[0], text)
    }

    #[test]
    fn the_parts_of_a_head_stand_alone_or_together() {
        for text in [
            "العدد 5678 - السنة الحادية والعشرون",
            "السنة ٤٢ | العدد ١٤٨٩٠ | ١٢ صفحة | ٥٠٠ دينار",
            "السنة الثامنة - العدد (1944)",
            "العدد: 2211",
            "Vol. CXII, No. 45",
            "السعر 500 دينار",
            "الصفحة الثالثة",
            "الصفحة 3 - محليات",
            "صفحة 5",
            "Page A4",
            "يومية سياسية مستقلة",
            "يومية - سياسية - عامة",
            "تصدر عن مؤسسة النهضة للإعلام",
            "رئيس التحرير: سعد كريم",
            "عاجل",
            "عاجل 1",
            "URGENT",
            "Eds: UPDATES: Adds quotes, background.",
            "الرئيسية / أخبار / سياسة",
            "صحيفة المدى",
            "جريدة الرافدين العربي",
            "صحيفة دجلة - العدد 4512 - الأربعاء 28 آب 2024",
        ] {
            assert!(head(text).is_some_and(|head| head.is_sure), "{text}");
        }
        for text in [
            "الاثنين",
            "www.example.org",
            "3",
            "حجم الخط",
            "9 شعبان 1446",
            "Staff Writer",
            "3 FEB, 16:05",
        ] {
            assert!(head(text).is_some_and(|head| !head.is_sure), "{text}");
        }
    }

    #[test]
    fn a_headline_is_no_part_of_a_head() {
        for text in [
            "السنة الدراسية تبدأ غدا",
            "العدد الأكبر من النازحين عاد",
            "صحيفة لبنانية تكشف التفاصيل",
            "صحيفة: هدنة في غزة",
            "عاجل: انفجار في كركوك",
            "عدد القتلى 12",
            "12 قتيلا",
            "الصفحة الجديدة في العلاقات",
            "يومية العامل 20 ألف دينار",
            "رئيس التحرير يستقيل",
            "Page turns for the city",
            "No deal in Doha",
            "الاثنين المقبل عطلة رسمية",
        ] {
            assert_eq!(head(text), None, "{text}");
        }
    }

    #[test]
    fn a_paper_is_known_by_what_stands_beside_its_name_or_by_naming_itself() {
        let outlet = |text: &str| head(text).and_then(|head| head.outlet);
        assert_eq!(outlet("صحيفة «النهار»").as_deref(), Some("النهار"));
        assert_eq!(
            outlet("The Northern Post          Thursday, 6 February 2025").as_deref(),
            Some("The Northern Post")
        );
        assert_eq!(outlet("النهضة | العدد 12").as_deref(), Some("النهضة"));
        let is_one = |text: &str| {
            let lines = lines(text);
            is_outlet(&lines[0], lines.get(1), text)
        };
        assert!(is_one("النهضة\nيومية سياسية عامة"));
        assert!(is_one("THE LEDGER\nVol. CXII, No. 45"));
        assert!(is_one(
            "The Gulf Ledger\nBy Sara Haddad\nERBIL, Feb 4 (Gulf Ledger) - A drone"
        ));
        assert!(is_one("المشرق\n\nقال في حديث لـ\"المشرق\" أمس."));
        assert!(!is_one("هدنة هشة\nالأربعاء 28 آب 2024"));
        assert!(!is_one("سعد كريم\nوصل الوفد أمس."));
    }
}
