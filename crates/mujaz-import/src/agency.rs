//! News agencies, and sources that are named as what they are.

use mujaz_model::Byline;
use mujaz_text::{fold, fold_space, trim, words};

use crate::lines::Line;

/// Tells whether `text` names news agencies or "agencies", with or without brackets and dots.
pub(crate) fn is_agency(text: &str) -> bool {
    let folded = fold(text.trim_matches(BRACKETS)).replace('.', " ");
    let folded = fold_space(&folded);
    let mut names = folded.split(['،', ',', '/', '+']).map(str::trim).peekable();
    names.peek().is_some_and(|first| !first.is_empty())
        && names.all(|name| {
            AGENCIES.contains(&name.strip_prefix('و').unwrap_or(name)) || AGENCIES.contains(&name)
        })
}

/// Tells whether `text` is a source that is named as what it is, `وكالة دجلة`, `شفق نيوز`, or stands in quotation marks, `«النهار»`.
pub(crate) fn is_source(text: &str) -> bool {
    let text = trim(text);
    let folded: Vec<String> = words(text).map(|word| fold(word.text)).collect();
    let (Some(first), Some(last)) = (folded.first(), folded.last()) else {
        return false;
    };
    let is_named = matches!(
        first.as_str(),
        "وكاله" | "صحيفه" | "موقع" | "قناه" | "مراسل" | "مراسلنا" | "خاص" | "المكتب"
    ) || folded.len() > 1
        && matches!(
            last.as_str(),
            "نيوز" | "برس" | "بريس" | "نت" | "news" | "press" | "agency"
        );
    folded.len() <= 4 && (is_named || text.starts_with(QUOTES) && text.ends_with(QUOTES))
}

/// Tells whether `text` is the name of a channel that has a number, فرانس 24, or of a site, العربية.نت.
pub(crate) fn is_channel(text: &str) -> bool {
    let text = trim(text);
    let all: Vec<&str> = text.split_whitespace().collect();
    match all[..] {
        [name, number] => {
            name.chars().all(char::is_alphabetic)
                && (1..=3).contains(&number.chars().count())
                && number.chars().all(char::is_numeric)
        }
        [site] => site.split_once('.').is_some_and(|(name, ending)| {
            !name.is_empty()
                && matches!(fold(ending).as_str(), "نت" | "كوم" | "net" | "com" | "org")
        }),
        _ => false,
    }
}

/// Returns the first agency or source that a credit names, and that can be what published an article: not "agencies", no correspondent.
pub(crate) fn named(credit: &str) -> Option<String> {
    let parts = credit.split(['،', ',', '/', '+', '-', '–', '—', 'ـ', '|']);
    let mut parts = parts.map(|part| part.trim_matches(BRACKETS));
    parts.find_map(|part| {
        let is_one = is_agency(part) || is_source(part) || fold(part) == "وطنيه";
        (is_one && !is_general(part)).then(|| fold_space(part))
    })
}

/// Tells whether a credit names nobody who publishes: agencies at large, a correspondent, "special".
pub(crate) fn is_general(credit: &str) -> bool {
    const GENERAL: [&str; 10] = [
        "الوكاله",
        "وكالات",
        "والوكالات",
        "الوكالات",
        "agencies",
        "مراسل",
        "مراسلنا",
        "خاص",
        "المكتب",
        "متابعه",
    ];
    let first = words(credit).next().map(|word| fold(word.text));
    first.is_none_or(|first| GENERAL.contains(&first.as_str()))
}

/// Reads the agency that the body's first line begins with, without a place: `رويترز - أعلنت`, `(رويترز) - أعلنت`, `شفق نيوز/ أعلنت`,
/// and how many bytes it takes.
pub(crate) fn opening(line: &Line<'_>) -> Option<(Byline, usize)> {
    /// How many characters the name of an agency can have.
    const REACH: usize = 40;
    let reach: usize = line.text.chars().take(REACH).map(char::len_utf8).sum();
    let head = &line.text[..reach];
    let end = head.find(['-', '–', '—', 'ـ', '/', ':', ')'])?;
    let (name, rest) = head.split_at(end);
    let is_bracketed = rest.starts_with(')');
    // A hyphen inside a word parts nothing.
    let is_parted = name.ends_with(char::is_whitespace)
        || rest.chars().nth(1).is_none_or(char::is_whitespace)
        || is_bracketed;
    let is_set_off = !is_bracketed
        || rest[1..]
            .trim_start()
            .starts_with(['-', '–', '—', 'ـ', '/', ':']);
    let is_bare = !name.contains('(') || is_bracketed;
    let name = name.trim_matches(BRACKETS);
    let is_one = is_agency(name) || is_source(name) && !name.starts_with(QUOTES);
    (is_parted && is_set_off && is_bare && is_one).then(|| (Byline(fold_space(name)), end))
}

/// Brackets and blanks around the name of an agency.
pub(crate) const BRACKETS: [char; 8] = ['(', ')', '[', ']', '«', '»', ' ', '\u{a0}'];
/// Quotation marks, the braces of some headline faces among them.
pub(crate) const QUOTES: [char; 7] = ['«', '»', '"', '“', '”', '{', '}'];

/// Folded, without dots.
const AGENCIES: [&str; 80] = [
    "prnewswire",
    "business wire",
    "globe newswire",
    "globenewswire",
    "ا ف ب",
    "اف ب",
    "ا فب",
    "افب",
    "فرانس برس",
    "الفرنسيه",
    "رويترز",
    "رويتر",
    "ا ب",
    "اب",
    "اسوشيتد برس",
    "د ب ا",
    "دب ا",
    "الالمانيه",
    "واس",
    "وام",
    "كونا",
    "قنا",
    "بنا",
    "واع",
    "نينا",
    "سانا",
    "وفا",
    "بترا",
    "شينخوا",
    "الاناضول",
    "تاس",
    "سبوتنيك",
    "وكالات",
    "الوكالات",
    "الوكاله",
    "وكالات الانباء",
    "العمانيه",
    "واج",
    "و ا ج",
    "وات",
    "ومع",
    "و م ع",
    "سونا",
    "وال",
    "سبا",
    "معا",
    "ارنا",
    "فارس",
    "تسنيم",
    "مهر",
    "انترفاكس",
    "ريا نوفوستي",
    "بلومبرغ",
    "بلومبيرغ",
    "قدس برس",
    "انسا",
    "كيودو",
    "يونهاب",
    "ا ش ا",
    "اش ا",
    "afp",
    "reuters",
    "ap",
    "associated press",
    "the associated press",
    "dpa",
    "xinhua",
    "anadolu",
    "agencies",
    "upi",
    "bloomberg",
    "wam",
    "spa",
    "kuna",
    "petra",
    "ina",
    "nina",
    "sana",
    "wafa",
    "tass",
];
