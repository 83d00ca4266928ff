//! Numbers that count nothing: those of years, laws and rooms, of telephones, hours, scores and codes.

use super::{
    reading::Reading,
    token::{Piece, Token},
};

/// Tells whether the number that was read at token `at` counts nothing.
pub(super) fn is_label(text: &str, tokens: &[Token<'_>], at: usize, read: &Reading) -> bool {
    let is_plain = read.end == at + 1
        && matches!(
            tokens[at].piece,
            Some(Piece::Digits { .. } | Piece::Pair { .. })
        );
    is_plain
        && (is_year(tokens, at, read)
            || is_code(text, tokens, at)
            || is_telephone(text, tokens, at)
            || is_hour(tokens, at, read)
            || is_score(tokens, at)
            || is_number_of(tokens, at))
}

fn word<'a>(tokens: &[Token<'a>], at: Option<usize>) -> &'a str {
    at.and_then(|at| tokens.get(at))
        .map_or("", |token| token.word)
}

/// A number of four digits behind a word that names years, or behind another year.
fn is_year(tokens: &[Token<'_>], at: usize, read: &Reading) -> bool {
    let size = read.low.whole();
    if !size.is_some_and(|size| (1300..2200).contains(&size)) {
        return false;
    }
    let before = word(tokens, at.checked_sub(1));
    let earlier = word(tokens, at.checked_sub(2));
    let names_years = |before: &str| {
        matches!(
            before,
            "عام"
                | "العام"
                | "سنه"
                | "لعام"
                | "بعام"
                | "لسنه"
                | "وعام"
                | "عامي"
                | "لعامي"
                | "العامين"
                | "الاعوام"
                | "year"
                | "years"
                | "in"
                | "since"
                | "by"
                | "until"
                | "during"
                | "mid"
                | "early"
                | "late"
                | "موسم"
                | "خلال"
        )
    };
    // في ديسمبر 2018
    if names_years(before) || crate::is_month(before) {
        return true;
    }
    // "the first quarter of 2024"
    let is_part = before == "of"
        && matches!(
            earlier,
            "quarter"
                | "half"
                | "start"
                | "beginning"
                | "end"
                | "middle"
                | "summer"
                | "autumn"
                | "spring"
                | "winter"
                | "fall"
                | "months"
                | "rest"
                | "most"
                | "constitution"
                | "election"
                | "elections"
                | "invasion"
                | "war"
                | "budget"
                | "census"
        );
    // "from 2019 to 2023", بين عامي 2019 و2023
    let joins = matches!(before, "to" | "and" | "الي" | "حتي" | "till");
    let is_second = (joins || tokens[at].has_and) && {
        let first = at - 1 - usize::from(joins);
        let is_four = |token: &Token<'_>| {
            token.word.len() == 4 && token.word.bytes().all(|byte| byte.is_ascii_digit())
        };
        let led = word(tokens, first.checked_sub(1));
        tokens.get(first).is_some_and(is_four)
            && (names_years(led) || matches!(led, "from" | "between" | "من"))
    };
    // "from 2019 to 2023": the first of the two
    let is_first = matches!(before, "from" | "between" | "من") && {
        let joiner = word(tokens, Some(at + 1));
        let second = match joiner {
            "to" | "and" | "الي" | "حتي" => at + 2,
            _ => at + 1,
        };
        tokens.get(second).is_some_and(|token| {
            (token.has_and || second > at + 1)
                && token.word.len() == 4
                && token.word.starts_with(['1', '2'])
                && token.word.bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    is_part || at > 1 && is_second || is_first
}

/// F-16, COVID-19, كوفيد-19: a number that a hyphen joins to a word before it.
fn is_code(text: &str, tokens: &[Token<'_>], at: usize) -> bool {
    let start = tokens[at].number_start;
    let joined = text[..start].strip_suffix(['-', '‑']).unwrap_or_default();
    let letters = joined
        .chars()
        .rev()
        .take_while(|letter| letter.is_alphabetic() && *letter != '\u{640}')
        .count();
    let is_latin = joined.ends_with(|letter: char| letter.is_ascii_alphabetic());
    letters > 0 && (is_latin || letters > 1)
}

/// 07701234567, +964 770 123 4567
fn is_telephone(text: &str, tokens: &[Token<'_>], at: usize) -> bool {
    const LEAST: usize = 7;
    let digits = |at: usize| {
        tokens
            .get(at)
            .filter(|token| {
                token
                    .word
                    .bytes()
                    .all(|byte| byte.is_ascii_digit() || byte == b'-')
            })
            .filter(|token| !token.has_and)
    };
    let Some(own) = digits(at) else {
        return false;
    };
    if own.word.len() >= LEAST && own.word.starts_with('0')
        || text[..own.number_start].ends_with('+')
    {
        return true;
    }
    // The groups around it, from the sign or the zero on.
    let is_joined = |first: &Token<'_>, second: &Token<'_>| {
        matches!(&text[first.range.end..second.range.start], " " | "-")
    };
    let mut first = at;
    while let Some(before) = first.checked_sub(1).and_then(digits)
        && is_joined(before, &tokens[first])
        && at - first < 4
    {
        first -= 1;
    }
    let opening = &tokens[first];
    first < at && (text[..opening.number_start].ends_with('+') || opening.word.starts_with('0'))
}

/// 4 p.m., في الساعة 4, عند 4 مساء
fn is_hour(tokens: &[Token<'_>], at: usize, read: &Reading) -> bool {
    if read.high.whole().is_none_or(|hour| hour > 24) {
        return false;
    }
    let before = word(tokens, at.checked_sub(1));
    let behind = word(tokens, Some(read.end));
    let is_part_of_day = matches!(
        behind,
        "صباحا" | "مساء" | "ظهرا" | "فجرا" | "ليلا" | "عصرا" | "بتوقيت"
    );
    matches!(
        behind,
        "p.m" | "a.m" | "pm" | "am" | "o'clock" | "o’clock" | "gmt"
    ) || matches!(before, "الساعه" | "والساعه" | "للساعه")
        || is_part_of_day && matches!(before, "عند" | "في" | "تمام" | "حتي" | "الي")
}

/// فاز 3-1, "lost 1-3": two numbers that a hyphen joins behind a verb of a match.
fn is_score(tokens: &[Token<'_>], at: usize) -> bool {
    const REACH: usize = 5;
    // "lost 10-15 soldiers"
    let counts_nothing = matches!(
        word(tokens, Some(at + 1)),
        "" | "to"
            | "on"
            | "at"
            | "in"
            | "over"
            | "against"
            | "after"
            | "and"
            | "with"
            | "from"
            | "امام"
            | "علي"
            | "في"
            | "من"
            | "بعد"
            | "ضد"
            | "مع"
            | "خلال"
    );
    counts_nothing
        && matches!(tokens[at].piece, Some(Piece::Pair { .. }))
        && (at.saturating_sub(REACH)..at).any(|place| {
            matches!(
                tokens[place].word,
                "won"
                    | "win"
                    | "wins"
                    | "lost"
                    | "lose"
                    | "beat"
                    | "beats"
                    | "drew"
                    | "defeat"
                    | "defeated"
                    | "victory"
                    | "فاز"
                    | "فازت"
                    | "فوز"
                    | "فوزا"
                    | "خسر"
                    | "خسرت"
                    | "خساره"
                    | "تعادل"
                    | "تعادلا"
                    | "تغلب"
                    | "تغلبت"
                    | "هزم"
                    | "بنتيجه"
            )
        })
}

/// Article 140, Room 12, القرار 2254, رقم 12: a number behind the noun that it numbers, and the next ones of a list.
fn is_number_of(tokens: &[Token<'_>], at: usize) -> bool {
    let before = word(tokens, at.checked_sub(1));
    // أيد القرار 12 نائبا: who did it are counted.
    let counted = word(tokens, Some(at + 1));
    let is_count = counted.starts_with(crate::is_arabic_letter)
        && !counted.starts_with(['و', 'ل'])
        && (counted.ends_with('ا') || counted.ends_with("ات"))
        && !counted.starts_with("ال")
        && counted.chars().count() > 3;
    if is_count {
        return false;
    }
    if numbers_things(before) {
        return true;
    }
    // "Articles 5 and 6", المادتين 5 و6
    let joins = before == "and";
    let first = at.checked_sub(1 + usize::from(joins));
    (joins || tokens[at].has_and)
        && first.is_some_and(|first| {
            let is_digits = matches!(tokens[first].piece, Some(Piece::Digits { .. }));
            let noun = word(tokens, first.checked_sub(1));
            is_digits
                && numbers_things(noun)
                && (noun.ends_with('s') || noun.ends_with("ين") || noun.ends_with("ات"))
        })
}

fn numbers_things(word: &str) -> bool {
    matches!(
        word,
        "article"
            | "articles"
            | "resolution"
            | "resolutions"
            | "unscr"
            | "section"
            | "sections"
            | "chapter"
            | "chapters"
            | "paragraph"
            | "paragraphs"
            | "clause"
            | "annex"
            | "page"
            | "pages"
            | "room"
            | "gate"
            | "flight"
            | "highway"
            | "channel"
            | "law"
            | "decree"
            | "directive"
            | "no"
            | "nos"
            | "number"
            | "المادتين"
            | "المواد"
            | "القرارين"
            | "رقم"
            | "برقم"
            | "الرقم"
            | "رقمي"
    ) || {
        let noun = word
            .strip_prefix(['و', 'ب', 'ف', 'ك'])
            .filter(|rest| rest.starts_with("ال"))
            .unwrap_or(word);
        let noun = noun.strip_prefix("ال").or_else(|| noun.strip_prefix("لل"));
        noun.is_some_and(|noun| {
            matches!(
                noun,
                "ماده"
                    | "قرار"
                    | "قانون"
                    | "مرسوم"
                    | "فقره"
                    | "بند"
                    | "غرفه"
                    | "صفحه"
                    | "فصل"
                    | "قناه"
                    | "طريق"
                    | "شارع"
                    | "رحله"
                    | "مرحله"
                    | "طابق"
                    | "رصيف"
                    | "لواء"
                    | "فوج"
                    | "فرقه"
                    | "جلسه"
                    | "دوره"
                    | "حلقه"
            )
        })
    }
}
