//! Bylines that stand on a line of their own, and the names of agencies.

use mujaz_model::Byline;
use mujaz_text::{dates, fold, fold_space, is_arabic_letter, words};

use crate::{
    agency::{BRACKETS, QUOTES, is_agency, is_channel, is_source},
    dateline,
    lines::Line,
    place,
};

/// Reads a line that says to whom the article is credited: `بقلم: سامر الحديثي`, `كتب - سامر الحديثي`, `By Jane Doe and
/// John Roe`, `(أ ف ب)`, `سامر الحديثي - متابعة:`. Returns none where the line is something else.
pub(crate) fn read(line: &Line<'_>) -> Vec<Byline> {
    let text = line.text.trim_end_matches([':', ' ', '\u{a0}']);
    if let Some(names) = from(text).filter(|_| !line.is_closed()) {
        return names;
    }
    if let Some((_, names)) = beside_source(text) {
        return names;
    }
    if words(text).count() > 9 || text.chars().any(char::is_numeric) || is_sentence(text) {
        return Vec::new();
    }
    if is_agency(text) {
        return vec![byline(text.trim_matches(BRACKETS))];
    }
    if let Some(names) = introduced(text) {
        return names;
    }
    // A desk after the name makes the line a credit: it is no place and no agency.
    let parts: Vec<&str> = text
        .split(['-', '–', '—', '/', '|'])
        .map(str::trim)
        .collect();
    match &parts[..] {
        // خاص - المنار
        [desk, paper] if fold(desk) == "خاص" && is_paper(paper) => vec![byline(paper)],
        [names @ .., last] if !names.is_empty() && is_desk(last) => {
            names.iter().copied().map(byline).collect()
        }
        _ => Vec::new(),
    }
}

/// The source and the writers in a line that has both, `صدى برس / رنا القيسي`, `فرانس 24 - رنا القيسي`, `العربية.نت - رنا القيسي`.
pub(crate) fn beside_source(text: &str) -> Option<(&str, Vec<Byline>)> {
    let text = text.trim_end_matches([':', ' ', '\u{a0}']);
    let parts: Vec<&str> = text
        .split(['-', '–', '—', '/', '|'])
        .map(str::trim)
        .collect();
    let is_one = |text: &str| (is_source(text) || is_channel(text)) && !text.starts_with(QUOTES);
    let (source, names) = match &parts[..] {
        [source, names @ ..] if is_one(source) => (*source, names),
        // رنا القيسي - فرانس 24
        [names @ .., source] if is_channel(source) => (*source, names),
        _ => return None,
    };
    let are_names = !names.is_empty() && names.iter().all(|name| is_full_name(name));
    are_names.then(|| (source, names.iter().copied().map(byline).collect()))
}

/// Two to four words that can be a name: none of sentences, and none with the article in front.
pub(crate) fn is_full_name(text: &str) -> bool {
    (2..=4).contains(&words(text).count())
        && is_name_like(text)
        && !is_sentence(text)
        && !fold(text).starts_with("ال")
        && !text.chars().any(char::is_numeric)
}

/// The writers whom a text opens with before a colon, `كتب - سعد كريم: أعلنت`, `من سعد كريم: أعلنت`, and how many bytes they and the
/// marks behind them take; none and 0 where it opens otherwise.
pub(crate) fn inline(text: &str) -> (Vec<Byline>, usize) {
    const REACH: usize = 60;
    let reach: usize = text.chars().take(REACH).map(char::len_utf8).sum();
    let Some(colon) = text[..reach].find(':') else {
        return (Vec::new(), 0);
    };
    let head = text[..colon].trim_end();
    // بقلم: سعد كريم has its colon inside.
    let is_clear = ["من ", "كتب ", "كتبت ", "بقلم "]
        .iter()
        .any(|word| head.starts_with(word));
    let names = from(head).or_else(|| introduced(head)).unwrap_or_default();
    let are_writers = names
        .iter()
        .all(|Byline(name)| is_likely_name(name) && !dateline::speaks(name));
    if !is_clear || names.is_empty() || !are_writers {
        return (Vec::new(), 0);
    }
    (names, colon + dateline::behind(&text[colon..]))
}

/// Two to four words that can be a name, none of which is what a section is about: `كرة القدم` is none.
pub(crate) fn is_likely_name(text: &str) -> bool {
    is_full_name(text)
        && words(text).all(|word| !is_topic(&fold(word.text)))
        // "World News", "Middle East"
        && (text.chars().any(is_arabic_letter) || !words(text).any(|word| is_english_topic(&fold(word.text))))
}

/// Tells whether a folded word is one that sections are called by.
pub(crate) fn is_topic(folded: &str) -> bool {
    const TOPICS: [&str; 44] = [
        "اخبار",
        "شؤون",
        "شئون",
        "تقارير",
        "تقرير",
        "ملف",
        "ملفات",
        "قضايا",
        "زاويه",
        "نافذه",
        "صفحه",
        "مقالات",
        "مقال",
        "راي",
        "اراء",
        "كره",
        "رياضه",
        "سياسه",
        "اقتصاد",
        "مال",
        "اسواق",
        "بورصه",
        "طاقه",
        "نفط",
        "صحه",
        "طب",
        "علوم",
        "ثقافه",
        "فن",
        "فنون",
        "سينما",
        "مجتمع",
        "منوعات",
        "حوادث",
        "محليات",
        "دوليات",
        "عربيات",
        "عالم",
        "وكالات",
        "متابعات",
        "تحقيقات",
        "حوارات",
        "نشره",
        "بيان",
    ];
    let bare = folded.strip_prefix('و').unwrap_or(folded);
    TOPICS.contains(&folded) || TOPICS.contains(&bare)
}

fn is_english_topic(folded: &str) -> bool {
    matches!(
        folded,
        "news"
            | "world"
            | "politics"
            | "business"
            | "economy"
            | "sports"
            | "sport"
            | "culture"
            | "opinion"
            | "health"
            | "science"
            | "technology"
            | "east"
            | "local"
            | "report"
            | "analysis"
            | "update"
            | "press"
            | "breaking"
            | "section"
            | "edition"
            | "page"
            | "international"
            | "national"
            | "affairs"
            | "arts"
    )
}

/// Reads the text of an element that is marked as the writer's, with or without a word that introduces one.
pub(crate) fn marked(text: &str) -> Vec<Byline> {
    let folded = without_address(text);
    let introduced = words(&folded)
        .take_while(|word| is_introduction(&fold(word.text)))
        .last()
        .map_or(0, |word| word.range.end);
    let text = folded[introduced..].trim_start_matches([' ', ':', '-', '–', '|']);
    let text = without_place(without_paper(without_label(text)));
    // Behind a word that introduces them, several stand together.
    let most = if introduced > 0 { 14 } else { 6 };
    let is_name = (1..=most).contains(&words(text).count())
        && !text.chars().any(char::is_numeric)
        // "The Rural Desk"
        && !is_sentence(&text.replace("The ", ""))
        && is_name_like(text);
    if is_name { named(text) } else { Vec::new() }
}

/// A name without the address of e-mail or of a network behind it, white space folded.
pub(crate) fn without_address(text: &str) -> String {
    let words = text.split_whitespace().filter(|word| !word.contains('@'));
    words.collect::<Vec<_>>().join(" ")
}

/// The names on a line that has nothing else, each of two or three words with capitals.
pub(crate) fn full_names(text: &str) -> Vec<Byline> {
    let names = named(text);
    let is_full = |Byline(name): &Byline| {
        (2..=3).contains(&words(name).count())
            && name.starts_with(char::is_uppercase)
            && is_name_like(name)
            && !name.chars().any(char::is_numeric)
    };
    if names.iter().all(is_full) {
        names
    } else {
        Vec::new()
    }
}

/// The writer whom an agency names in brackets below the text, before the editor: `(إعداد رنا القيسي للنشرة العربية - تحرير سعد كريم)`.
pub(crate) fn prepared(text: &str) -> Vec<Byline> {
    let inside = text
        .trim()
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'));
    let Some(inside) = inside else {
        return Vec::new();
    };
    let writers = inside.split([';', '؛']).next().unwrap_or(inside);
    let writers = writers.split(" - ").next().unwrap_or(writers);
    let (writers, _) = writers.split_once(" للنشرة").unwrap_or((writers, ""));
    introduced(writers).unwrap_or_default()
}

/// A name without what its bearer did before it: `عدسة ونص: رنا القيسي`.
pub(crate) fn without_label(text: &str) -> &str {
    const DONE: [&str; 12] = [
        "عدسه",
        "نص",
        "نصوص",
        "صور",
        "صوره",
        "تصوير",
        "كلمات",
        "كتابه",
        "تقرير",
        "words",
        "photos",
        "text",
    ];
    let Some((label, name)) = text.split_once(':') else {
        return text;
    };
    let is_done = words(label).count() > 0
        && words(label).all(|word| {
            let folded = fold(word.text);
            DONE.contains(&&*folded)
                || folded
                    .strip_prefix('و')
                    .is_some_and(|rest| DONE.contains(&rest))
                || folded == "and"
        });
    if is_done { name.trim_start() } else { text }
}

/// A name without the paper or the place before it: `النهار - رنا القيسي`, `فاس / رنا القيسي`.
fn without_paper(text: &str) -> &str {
    if let Some((place, name)) = text.split_once('/')
        && (words(place).count() == 1 || is_source(place))
        && words(name).count() >= 2
    {
        return name.trim_start();
    }
    let Some((paper, name)) = text.split_once(" - ") else {
        return text;
    };
    let is_one_word = words(paper).count() == 1 && fold(paper).starts_with("ال");
    if (is_one_word || is_source(paper)) && words(name).count() >= 2 {
        name
    } else {
        text
    }
}

/// A name without the place behind it: `رنا القيسي من فاس`, `رنا القيسي (فاس)`.
fn without_place(text: &str) -> &str {
    let bracketed = text
        .strip_suffix(')')
        .and_then(|rest| rest.split_once(" ("));
    if let Some((name, place)) = bracketed
        && words(name).count() >= 2
        && (1..=3).contains(&words(place).count())
    {
        return name;
    }
    match text.split_once(" من ") {
        Some((name, place)) if words(name).count() >= 2 && words(place).count() <= 2 => name,
        _ => text,
    }
}

/// Tells whether a credit is that of a desk, and of nobody who has a name.
pub(crate) fn is_desk_alone(name: &str) -> bool {
    let folded = fold(name);
    ["فريق التحرير", "هيئه التحرير", "التحرير", "المحرر", "قسم "]
        .iter()
        .any(|desk| folded.starts_with(desk))
        || matches!(
            folded.as_str(),
            "staff"
                | "staff writer"
                | "staff reporter"
                | "editor"
                | "editors"
                | "editorial team"
                | "editorial staff"
                | "editorial board"
                | "webdesk"
                | "web desk"
                | "newsroom"
                | "news desk"
        )
}

/// Tells whether a line says of what follows that it is the source: `المصدر: رويترز`.
pub(crate) fn names_source(text: &str) -> bool {
    text.split_once(':').is_some_and(|(label, _)| {
        matches!(fold(label.trim()).as_str(), "المصدر" | "مصدر" | "source")
    })
}

/// Whether a text is nothing but the words that introduce a writer, who need not be the one that posted it.
pub(crate) fn only_introduces(text: &str) -> bool {
    let mut all = words(text).peekable();
    let is_writing = |folded: &str| {
        matches!(
            folded,
            "بقلم"
                | "كتب"
                | "كتبت"
                | "كتبه"
                | "by"
                | "written"
                | "interview"
                | "words"
                | "story"
                | "text"
        )
    };
    all.peek().is_some() && all.all(|word| is_writing(&fold(word.text)))
}

fn is_introduction(folded: &str) -> bool {
    matches!(
        folded,
        "بقلم"
            | "كتب"
            | "كتبت"
            | "كتبه"
            | "الكاتب"
            | "الكاتبه"
            | "بواسطه"
            | "مرسله"
            | "نشر"
            | "اعداد"
            | "تحرير"
            | "المحرر"
            | "by"
            | "author"
            | "written"
            | "posted"
    )
}

/// Takes a line for a name where it looks like one: two or three words in letters alone, none of which is a word of
/// sentences. Only its place below the headline speaks for it, so whoever calls this must say that it is a guess.
pub(crate) fn guess(line: &Line<'_>) -> Option<Byline> {
    // The star of a note on the writer.
    let text = line.text.trim_end_matches(['*', ' ']);
    let count = words(without_title(text)).count();
    let is_name = (2..=3).contains(&count)
        && !line.is_closed()
        && !is_sentence(text)
        && text.chars().all(|letter| {
            letter.is_alphabetic()
                || letter.is_whitespace()
                || matches!(letter, '.' | '\u{640}' | '\u{64b}'..='\u{652}')
        })
        && is_name_like(text)
        && !fold(text).starts_with("ال")
        && !fold(text).starts_with("منذ ")
        && dates(text).is_empty();
    is_name.then(|| byline(text))
}

/// A name without the title before it: `د. رنا القيسي`.
fn without_title(text: &str) -> &str {
    const TITLES: [&str; 8] = [
        "أ.د. ",
        "د. ",
        "د.",
        "أ. ",
        "م. ",
        "الدكتور ",
        "الدكتورة ",
        "Dr. ",
    ];
    let bare = TITLES.iter().find_map(|title| text.strip_prefix(title));
    bare.unwrap_or(text)
}

fn is_desk(text: &str) -> bool {
    matches!(
        fold(text).as_str(),
        "متابعه"
            | "متابعات"
            | "خاص"
            | "تقرير"
            | "تحقيق"
            | "حوار"
            | "ترجمه"
            | "غرفه الاخبار"
            | "مكتب بغداد"
    )
}

/// Up to three words that each have the article, or stand in quotation marks: `الشرق الأوسط`, `«النهار»`.
fn is_paper(text: &str) -> bool {
    let is_definite = |folded: String| folded.starts_with("ال") && folded.chars().count() > 3;
    (1..=3).contains(&words(text).count())
        && (words(text).all(|word| is_definite(fold(word.text))) || is_source(text))
}

/// `من سعد كريم`, as an agency names its writer. Only a name of two or three words, none of them of sentences, is one.
fn from(text: &str) -> Option<Vec<Byline>> {
    let name = text.strip_prefix("من ")?;
    let is_name = (2..=3).contains(&words(name).count())
        && words(name).all(|word| !fold(word.text).starts_with("ال"))
        && !place::is_known(name);
    is_name.then(|| named(name))
}

/// The names after the words that introduce a writer.
pub(crate) fn introduced(text: &str) -> Option<Vec<Byline>> {
    let (end, is_clear) = introduction(text)?;
    let rest = &text[end..];
    let names = rest.trim_start_matches([' ', '\u{a0}', ':', '-', '–', '—', 'ـ', '/', '|']);
    let names = behind_office(names);
    // Who took the pictures is told after who wrote.
    let names = names.split(';').next().unwrap_or(names);
    let is_marked = rest.trim_start().len() > names.len();
    let is_introduction = match is_clear {
        Clear::Always => true,
        Clear::WithMark => is_marked || (2..=4).contains(&words(names).count()),
        Clear::OnlyWithMark => is_marked,
        Clear::WithName => is_name_like(names),
    };
    let several = dashed_names(names);
    let is_introduction = is_introduction || !several.is_empty();
    let found = if several.is_empty() {
        named(names)
    } else {
        several
    };
    (is_introduction && (1..=MOST).contains(&words(names).count()) && !found.is_empty())
        .then_some(found)
}

/// More words than the names of a few writers have.
const MOST: usize = 6;

/// Two or more full names with a dash between each two: `رنا القيسي - سعد كريم`.
fn dashed_names(text: &str) -> Vec<Byline> {
    let parts = || [" - ", " – "].into_iter().map(|mark| text.split(mark));
    let is_several = |parts: &std::str::Split<'_, &str>| {
        parts.clone().count() > 1 && parts.clone().all(is_full_name)
    };
    parts()
        .find(is_several)
        .map_or_else(Vec::new, |parts| parts.map(byline).collect())
}

/// "our heritage correspondent Jane Doe": the name alone.
fn behind_office(names: &str) -> &str {
    if !names.starts_with("our ") {
        return names;
    }
    let offices = [" correspondent ", " reporter ", " editor ", " staff "];
    let ends = offices
        .iter()
        .filter_map(|office| Some(names.find(office)? + office.len()));
    ends.max().map_or(names, |end| &names[end..])
}

/// When the words before a name introduce it.
#[derive(Clone, Copy)]
enum Clear {
    Always,
    /// They are words of sentences as well: only a mark after them, or a bare name, makes them an introduction.
    WithMark,
    /// Only a mark after them makes them an introduction.
    OnlyWithMark,
    /// Where each word after them has a capital.
    WithName,
}

/// Where the words that introduce a writer end.
fn introduction(text: &str) -> Option<(usize, Clear)> {
    let mut all = words(text);
    let first = all.next().filter(|word| word.range.start == 0)?;
    let second = all.next();
    let pair = second
        .as_ref()
        .map(|second| (fold(first.text), fold(second.text), second.range.end));
    if let Some((first, second, end)) = pair {
        let is_pair = matches!(
            (first.as_str(), second.as_str()),
            (
                "story"
                    | "reporting"
                    | "reported"
                    | "written"
                    | "text"
                    | "posted"
                    | "words"
                    | "interview",
                "by"
            ) | (
                "اجرت" | "اجري",
                "الحوار" | "المقابله" | "اللقاء" | "التحقيق"
            ) | ("كتب" | "كتبت" | "نشر", "بواسطه")
        );
        if is_pair {
            let is_latin = second == "by";
            return Some((
                end,
                if is_latin {
                    Clear::WithName
                } else {
                    Clear::OnlyWithMark
                },
            ));
        }
    }
    let clear = match fold(first.text).as_str() {
        "بقلم" => Clear::Always,
        "كتب" | "كتبت" | "كتبه" | "تقرير" | "اعداد" | "حاوره" | "حاورته" | "حاورها" | "حاورتها"
        | "حاورهم" | "حاورتهم" | "ترجمه" | "تحقيق" | "تحرير" => {
            Clear::WithMark
        }
        "متابعه" | "متابعات" | "المصدر" | "مصدر" | "حوار" | "الكاتب" | "الكاتبه" | "بواسطه"
        | "المراسل" | "المراسله" | "author" | "source" => Clear::OnlyWithMark,
        "by" => Clear::WithName,
        _ => return None,
    };
    Some((first.range.end, clear))
}

/// The names in a list of them.
fn named(names: &str) -> Vec<Byline> {
    names
        .split([',', '،', '&', '/'])
        .flat_map(|part| part.split(" and "))
        .flat_map(joined)
        .filter(|name| !is_office(name))
        .map(byline)
        .filter(|Byline(name)| !name.is_empty())
        .collect()
}

/// What a writer is, behind the name: "Rural Affairs Correspondent".
fn is_office(text: &str) -> bool {
    let last = words(text).last().map(|word| fold(word.text));
    words(text).count() > 1
        && last.is_some_and(|last| {
            matches!(
                last.as_str(),
                "correspondent" | "correspondents" | "reporter" | "editor" | "writer" | "columnist"
            )
        })
}

/// Two names that `و` joins, `رنا القيسي وسعد كريم`, or the one that there is.
fn joined(names: &str) -> Vec<&str> {
    let all: Vec<_> = words(names).collect();
    let place = (2..all.len().saturating_sub(1)).find(|&at| {
        let word = fold(all[at].text);
        word.starts_with('و') && word.chars().count() > 3 && !begins_with_waw(&word)
    });
    let Some(second) = place.map(|at| &all[at]) else {
        return vec![names];
    };
    let start = second.range.start;
    vec![&names[..start], &names[start + 'و'.len_utf8()..]]
}

/// Tells whether the letter `و` that a folded word begins with is its own, and does not join it to the words before.
pub(crate) fn begins_with_waw(folded: &str) -> bool {
    const NAMES: [&str; 24] = [
        "وليد",
        "وائل",
        "وسام",
        "وفاء",
        "وداد",
        "وجدي",
        "وجيه",
        "ورده",
        "وسيم",
        "وصفي",
        "وضاح",
        "وحيد",
        "وهيب",
        "وهبه",
        "وقاص",
        "ولاء",
        "ولي",
        "واثق",
        "وعد",
        "وليم",
        "وجدان",
        "وفيق",
        "ودود",
        "وديع",
    ];
    const NOUNS: [&str; 62] = [
        "وزير",
        "وزيره",
        "وزاره",
        "وزارات",
        "وزراء",
        "وزاري",
        "وفد",
        "وفود",
        "وكاله",
        "وكالات",
        "وكيل",
        "وادي",
        "ولايه",
        "ولايات",
        "ولي",
        "وحده",
        "وحدات",
        "وثيقه",
        "وثائق",
        "وصول",
        "وقف",
        "وقود",
        "وقت",
        "وسط",
        "وسيط",
        "وسطاء",
        "وساطه",
        "وفاه",
        "وفيات",
        "ورشه",
        "ورش",
        "وعود",
        "واشنطن",
        "وطن",
        "وطني",
        "وطنيه",
        "وظائف",
        "وظيفه",
        "وضع",
        "وجود",
        "وجه",
        "وجهه",
        "وجهاء",
        "ورق",
        "ورقه",
        "وسائل",
        "وسيله",
        "واقع",
        "واردات",
        "وارسو",
        "وباء",
        "ودائع",
        "وزن",
        "وصايا",
        "وقائع",
        "وقفه",
        "وقوع",
        "ولاده",
        "وهران",
        "واحد",
        "واحه",
        "واسط",
    ];
    NAMES.contains(&folded) || NOUNS.contains(&folded)
}

fn byline(name: &str) -> Byline {
    Byline(
        fold_space(name)
            .trim_matches(['-', '–', ':', ' '])
            .to_owned(),
    )
}

/// Arabic letters have no case; in Latin ones, each word of a name has a capital.
pub(crate) fn is_name_like(text: &str) -> bool {
    words(text).all(|word| {
        let first = word.text.chars().next();
        first.is_some_and(|letter| is_arabic_letter(letter) || letter.is_uppercase())
            || matches!(
                word.text,
                "and" | "al" | "el" | "bin" | "ibn" | "de" | "van" | "von"
            )
            || word.text.starts_with("al-")
            || word.text.starts_with("el-")
    })
}

/// Whether the text has a word that names do not hold.
pub(crate) fn is_sentence(text: &str) -> bool {
    words(text).any(|word| {
        // Folded, the preposition is the name علي.
        word.text == "على"
            || matches!(
                fold(word.text).as_str(),
                "في" | "من"
                    | "الي"
                    | "عن"
                    | "ان"
                    | "هذا"
                    | "هذه"
                    | "التي"
                    | "الذي"
                    | "قال"
                    | "لا"
                    | "لم"
                    | "بين"
                    | "بعد"
                    | "قبل"
                    | "مع"
                    | "the"
                    | "of"
                    | "in"
                    | "to"
                    | "is"
            )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::lines;

    fn names(text: &str) -> Vec<String> {
        read(&lines(text)[0])
            .into_iter()
            .map(|Byline(name)| name)
            .collect()
    }

    #[test]
    fn a_writer_is_introduced() {
        for text in [
            "بقلم: سامر الحديثي",
            "بقلم سامر الحديثي",
            "كتب: سامر الحديثي",
            "كتب - سامر الحديثي",
            "إعداد: سامر الحديثي",
            "سامر الحديثي - متابعة:",
        ] {
            assert_eq!(names(text), ["سامر الحديثي"], "{text}");
        }
        assert_eq!(names("By Jane Doe and John Roe"), ["Jane Doe", "John Roe"]);
        let both = ["سامر عبد الباقي", "رنا القيسي"];
        assert_eq!(names("كتب سامر عبد الباقي - رنا القيسي"), both);
        assert_eq!(names("صدى برس / رنا القيسي"), ["رنا القيسي"]);
    }

    #[test]
    fn a_writer_is_told_from_the_place_and_from_the_editor() {
        let is_one = |names: Vec<Byline>| names == [Byline("رنا القيسي".to_owned())];
        assert!(is_one(marked("كتب بواسطة: فاس / رنا القيسي")));
        assert!(is_one(prepared(
            "(إعداد رنا القيسي للنشرة العربية - تحرير سعد كريم)"
        )));
        assert!(prepared("(اجتماع رنا القيسي - تحرير الأسعار)").is_empty());
    }

    #[test]
    fn an_agency_alone_is_a_credit() {
        for text in [
            "(أ ف ب)",
            "أ.ف.ب",
            "رويترز",
            "وكالات",
            "رويترز، أ ف ب",
            "Reuters",
        ] {
            assert!(is_agency(text), "{text}");
            assert_eq!(names(text).len(), 1, "{text}");
        }
        assert!(!is_agency("بغداد") && !is_agency(""));
    }

    #[test]
    fn a_deck_is_no_byline() {
        for text in [
            "كتب الوزير رسالة إلى المجلس",
            "By the end of the week",
            "وزير الدفاع يزور بغداد",
            "تقرير في الصميم",
        ] {
            assert!(names(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_short_line_can_be_a_name() {
        let guessed = |text| guess(&lines(text)[0]).map(|Byline(name)| name);
        assert_eq!(guessed("سامر الحديثي").as_deref(), Some("سامر الحديثي"));
        assert_eq!(guessed("Jane Doe").as_deref(), Some("Jane Doe"));
        for text in [
            "بغداد",
            "لقاء في بغداد",
            "Talks open",
            "المحور الأول",
            "وصل الوفد.",
        ] {
            assert_eq!(guessed(text), None, "{text}");
        }
    }
}
