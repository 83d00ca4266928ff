//! Full stops that belong to an abbreviation, a date or the number of an item, and not to a sentence.

use mujaz_text::{fold, is_arabic_letter, is_month as is_month_name, weekday_named, words};

use super::continuations::{goes_on_behind_bracket, opens_arabic_sentences, opens_sentences};

/// Tells whether the full stop at the end of `stopped` belongs to an abbreviation: one letter (د. أ. ق.م. J. U.S.), or a
/// title. Before a word that opens sentences an English abbreviation is also the end of one.
pub(super) fn ends_with_abbreviation(stopped: &str, after: &str) -> bool {
    let found: Vec<_> = words(tail(stopped)).collect();
    let Some((last, earlier)) = found.split_last() else {
        return false;
    };
    if last.range.end + 1 != tail(stopped).len() {
        return false;
    }
    let before = earlier.last().map_or("", |word| word.text);
    let opening = &tail(stopped)[..last.range.start];
    let is_dotted = opening.ends_with('.');
    let (dotted, name) = last.text.rsplit_once('.').unwrap_or(("", last.text));
    // هـ, with the line that is drawn out of it.
    let mut letters = name.trim_end_matches('\u{640}').chars();
    let (Some(letter), None) = (letters.next(), letters.next()) else {
        return if last.text.is_ascii() {
            is_english_abbreviation(last.text, after)
        } else {
            let is_parted = opening.trim_end().ends_with('.');
            joins_title(last.text, after)
                || spells_latin_letters(Some(before).filter(|_| is_parted), last.text, after)
        };
    };
    if !letter.is_alphabetic() {
        return false;
    }
    if is_arabic_letter(letter) {
        return !ends_behind_arabic_letter(before, letter, is_dotted, after);
    }
    // The network: "… wrote on X."
    if letter == 'X' && before == "on" {
        return false;
    }
    let is_dotted = !dotted.is_empty() || is_dotted;
    if after.starts_with(is_arabic_letter) {
        return is_dotted && !after.starts_with('و');
    }
    if matches!(last.text, "p.m" | "a.m" | "P.M" | "A.M") {
        let number = earlier.len().checked_sub(2).map(|at| earlier[at].text);
        return goes_on_behind_hour(after) || number.is_some_and(|word| word == "the");
    }
    if matches!(last.text, "U.S" | "U.K" | "U.N" | "E.U" | "D.C") && opens_with_several(after) {
        return false;
    }
    if letter.is_lowercase() && !is_dotted {
        // "Roe v. Wade"
        return letter == 'v' || matches!(letter, 'p' | 'c') && opens_with_number(after);
    }
    !opens_sentences(after)
}

/// Tells whether one Arabic letter with its stop is also the end of a sentence: of an hour ("3:30 م.") where "and" opens the
/// next, of a year ("2024 م.", "1446 هـ.") always, of other letters with points between them (د.ع., ش.م.ع.) where a verb that
/// opens sentences follows "and". Before a name (د. أ.د.) none is.
fn ends_behind_arabic_letter(before: &str, letter: char, is_dotted: bool, after: &str) -> bool {
    if is_dotted {
        let is_title = letter == 'د' && matches!(fold(before).as_str(), "ا" | "م");
        return !is_title && opens_arabic_sentences(after);
    }
    let is_number = before.ends_with(char::is_numeric);
    let is_year = is_number
        && before.chars().all(char::is_numeric)
        && (letter == 'ه' || before.chars().count() > 3);
    // سنة 1446 هـ. في الرياض, 1446 هـ. الموافق
    let goes_on = || goes_on_behind_bracket(after) || after.starts_with("الموافق");
    is_number && (after.starts_with('و') || is_year && matches!(letter, 'م' | 'ه') && !goes_on())
}

/// Tells whether a sentence goes on behind an hour with its day, month or zone: "9 a.m. Monday", "5 p.m. EST".
fn goes_on_behind_hour(after: &str) -> bool {
    let word = words(after).next().map_or("", |word| word.text);
    let folded = fold(word);
    let is_zone = (2..=4).contains(&word.len())
        && word.bytes().all(|letter| letter.is_ascii_uppercase())
        && word.ends_with(['T', 'C']);
    is_zone
        || weekday_named(&folded).is_some()
        || is_month_name(&folded)
        || is_month(word)
        || matches!(
            word,
            "Eastern" | "Central" | "Pacific" | "Mountain" | "Greenwich" | "Z"
        )
        || word.starts_with(char::is_numeric)
}

/// Tells whether a text begins with the name of several people who are no part of a body's name: "Officials declined". Behind a country
/// they would be written small, as in "U.S. officials".
fn opens_with_several(after: &str) -> bool {
    let mut following = words(after);
    let (Some(first), Some(second)) = (following.next(), following.next()) else {
        return false;
    };
    let are_several = first.text.len() >= 5
        && first.text.ends_with('s')
        && !first.text.ends_with("ss")
        && !matches!(
            first.text,
            "Marines"
                | "Forces"
                | "Airways"
                | "Airlines"
                | "Treasuries"
                | "Treasurys"
                | "Customs"
                | "Representatives"
                | "Attorneys"
                | "Senators"
                | "Courts"
                | "Chambers"
                | "States"
                | "Rangers"
                | "Steelworkers"
                | "Prisons"
                | "Lines"
                | "Coasts"
        );
    (are_several || first.text == "Police")
        && first.text.starts_with(char::is_uppercase)
        && second.text.starts_with(char::is_lowercase)
        && after[..second.range.start].ends_with(' ')
        && !matches!(second.text, "of" | "and" | "for")
}

/// وم. سعاد, وأ. حسن: a title behind "and".
fn joins_title(word: &str, after: &str) -> bool {
    matches!(word, "ود" | "وأ" | "وا" | "وم")
        && after.starts_with(is_arabic_letter)
        && !after.starts_with('و')
}

/// بي.بي.سي, يو. إس. ستيل: the names of Latin letters, with points between them.
fn spells_latin_letters(before: Option<&str>, word: &str, after: &str) -> bool {
    let next = words(after).next().map_or("", |word| word.text);
    let is_spelled = before.is_some_and(names_latin_letter) && !after.starts_with('و');
    names_latin_letter(word) && (is_spelled || names_latin_letter(next))
}

fn names_latin_letter(word: &str) -> bool {
    matches!(
        word,
        "بي" | "سي"
            | "دي"
            | "إف"
            | "اف"
            | "أف"
            | "جي"
            | "كي"
            | "كيه"
            | "إل"
            | "إم"
            | "ام"
            | "أم"
            | "إن"
            | "ان"
            | "أن"
            | "أو"
            | "او"
            | "كيو"
            | "آر"
            | "ار"
            | "إس"
            | "اس"
            | "أس"
            | "تي"
            | "يو"
            | "آي"
            | "اي"
            | "أي"
            | "إي"
            | "إكس"
    )
}

/// An English abbreviation of several letters: a title before a name; a month before its day; a word before a number, such as
/// "vol. 2"; a form of company before an office.
fn is_english_abbreviation(word: &str, after: &str) -> bool {
    if is_title(word) {
        return true;
    }
    if is_month(word) || matches!(word, "Jr" | "Sr") {
        return !opens_sentences(after);
    }
    match word {
        "Inc" | "Corp" | "Ltd" | "Co" | "Bros" => {
            heads_company(after)
                || after.strip_prefix('(').is_some_and(names_company)
                || after.starts_with(is_arabic_letter) && !after.starts_with('و')
        }
        "al" => after.starts_with('(') || opens_with_number(after),
        _ => stands_before_numbers(word) && opens_with_number(after),
    }
}

/// Tells whether a text begins with a form of company, which belongs to the name before it: "Yahoo! Inc.", "Acme Co. (Ltd.)".
pub(super) fn names_company(text: &str) -> bool {
    let word = words(text).next().map_or("", |word| word.text);
    matches!(
        word,
        "Inc" | "Corp" | "Ltd" | "Co" | "Bros" | "Pvt" | "LLC" | "PLC" | "Plc" | "plc" | "Holdings"
    )
}

fn opens_with_number(after: &str) -> bool {
    after
        .trim_start_matches(['§', '#', '('])
        .starts_with(char::is_numeric)
}

/// A title that is written with a full stop and stands before a name.
fn is_title(word: &str) -> bool {
    matches!(
        word,
        "Mr" | "Mrs"
            | "Ms"
            | "Dr"
            | "Gen"
            | "Col"
            | "Lt"
            | "Maj"
            | "Sgt"
            | "Sen"
            | "Sens"
            | "Rep"
            | "Reps"
            | "Gov"
            | "Govs"
            | "St"
            | "vs"
            | "Prof"
            | "Brig"
            | "Adm"
            | "Capt"
            | "Eng"
            | "Cpl"
            | "Cmdr"
            | "Det"
            | "Insp"
            | "Hon"
            | "Rev"
            | "Fr"
            | "Amb"
            | "Pres"
            | "Supt"
            | "Messrs"
            | "Mt"
            | "Ft"
    )
}

fn is_month(word: &str) -> bool {
    matches!(
        word,
        "Jan" | "Feb" | "Aug" | "Sept" | "Sep" | "Oct" | "Nov" | "Dec"
    )
}

/// What is written with a full stop before its number: "No. 5", "Art. 12", "approx. 5 km", "5 ft. 3 in".
fn stands_before_numbers(word: &str) -> bool {
    matches!(
        word,
        "No" | "Nos"
            | "nos"
            | "pp"
            | "Pp"
            | "Fig"
            | "Figs"
            | "fig"
            | "figs"
            | "Art"
            | "Arts"
            | "art"
            | "arts"
            | "Vol"
            | "Vols"
            | "vol"
            | "vols"
            | "Sec"
            | "Secs"
            | "sec"
            | "Sect"
            | "sect"
            | "Ch"
            | "Chap"
            | "ch"
            | "chap"
            | "Par"
            | "Para"
            | "Paras"
            | "para"
            | "paras"
            | "Ex"
            | "Pt"
            | "pt"
            | "Ed"
            | "Res"
            | "Doc"
            | "Tel"
            | "tel"
            | "ext"
            | "cf"
            | "ca"
            | "approx"
            | "est"
            | "max"
            | "min"
            | "ft"
            | "lb"
            | "lbs"
            | "oz"
            | "Mar"
            | "Apr"
            | "Jun"
            | "Jul"
    )
}

/// Tells whether `after` begins with the office of somebody in a company: "Acme Inc. Chief Executive Lena Reed".
fn heads_company(after: &str) -> bool {
    let office = words(after).next().map_or("", |word| word.text);
    matches!(
        office,
        "Chief"
            | "President"
            | "CEO"
            | "CFO"
            | "Chair"
            | "Chairman"
            | "Chairwoman"
            | "Vice"
            | "Director"
            | "Founder"
            | "Executive"
            | "Managing"
    )
}

/// Tells whether a full stop belongs to a date that spaces part: "12. 3. 2024".
pub(super) fn parts_date(stopped: &str, after: &str) -> bool {
    let is_number = |text: &str, most: usize| {
        (1..=most).contains(&text.chars().count()) && text.chars().all(char::is_numeric)
    };
    let number_before = |text: &str| -> usize {
        text.chars()
            .rev()
            .take_while(|letter| letter.is_numeric())
            .count()
    };
    let Some(before) = stopped.strip_suffix('.') else {
        return false;
    };
    if !(1..=2).contains(&number_before(before)) {
        return false;
    }
    let mut next = after.split(|letter: char| !letter.is_numeric());
    let first = next.next().unwrap_or_default();
    let goes_on_to_year = is_number(first, 2) && {
        let rest = after[first.len()..].strip_prefix('.').unwrap_or_default();
        let year = rest.trim_start();
        year.chars()
            .take(4)
            .filter(|letter| letter.is_numeric())
            .count()
            == 4
    };
    // Of "3. 2024", where "12." stands before it.
    let is_second = || {
        let earlier = before
            .trim_end_matches(char::is_numeric)
            .trim_end()
            .strip_suffix('.');
        first.chars().count() == 4 && earlier.is_some_and(|text| number_before(text) > 0)
    };
    goes_on_to_year || is_second()
}

/// Tells whether all that stands before a full stop is the number of an item: "1.", "a.", "IV.", "Step 2.", `أولا.`
pub(super) fn numbers_item(stopped: &str) -> bool {
    /// The longest number with the name of its part, in bytes.
    const LONGEST: usize = 40;
    if stopped.len() > LONGEST {
        return false;
    }
    let text = stopped.trim_matches(|letter: char| !letter.is_alphanumeric() && letter != '.');
    let Some(text) = text.strip_suffix('.') else {
        return false;
    };
    let number = match text.split_once(' ') {
        Some((part, number)) if names_part(part) => number,
        _ => text,
    };
    let length = number.chars().count();
    let is_figure = |text: &str| {
        text.split('.').all(|part| {
            (1..=3).contains(&part.chars().count()) && part.chars().all(char::is_numeric)
        })
    };
    length == 1 && number.chars().all(char::is_alphabetic)
        || length <= 8 && is_figure(number)
        || length <= 4
            && number
                .chars()
                .all(|letter| matches!(letter, 'I' | 'V' | 'X'))
        || length <= 4
            && number
                .chars()
                .all(|letter| matches!(letter, 'i' | 'v' | 'x'))
        || matches!(
            fold(number).as_str(),
            "اولا" | "ثانيا" | "ثالثا" | "رابعا" | "خامسا" | "سادسا"
        )
}

/// What the parts of a document are called before their number.
fn names_part(word: &str) -> bool {
    matches!(
        word,
        "Step"
            | "Part"
            | "Phase"
            | "Chapter"
            | "Section"
            | "Article"
            | "Item"
            | "Table"
            | "Figure"
            | "Annex"
            | "المادة"
            | "الفصل"
            | "الباب"
            | "القسم"
            | "الجزء"
            | "البند"
            | "الفقرة"
            | "الخطوة"
            | "الجدول"
            | "الشكل"
            | "الملحق"
    )
}

/// The last words of a text, as many as an abbreviation can rest on.
fn tail(text: &str) -> &str {
    let start = text.len().saturating_sub(60);
    let start = (start..=text.len()).find(|&at| text.is_char_boundary(at));
    &text[start.unwrap_or_default()..]
}
