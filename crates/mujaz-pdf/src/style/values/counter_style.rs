//! The styles of counters: a number goes in, its text comes out.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CounterStyle {
    Decimal,
    LeadingZero,
    ArabicIndic,
    Persian,
    LowerAlpha,
    UpperAlpha,
    LowerRoman,
    UpperRoman,
    LowerGreek,
    Hebrew,
    ArabicAbjad,
}

impl CounterStyle {
    pub(crate) fn format(self, value: i32) -> String {
        match self {
            Self::Decimal => value.to_string(),
            Self::LeadingZero => format!("{value:02}"),
            Self::ArabicIndic => digits(value, '\u{660}'),
            Self::Persian => digits(value, '\u{6f0}'),
            Self::LowerAlpha => alphabetic(value, &('a'..='z').collect::<Vec<_>>()),
            Self::UpperAlpha => alphabetic(value, &('A'..='Z').collect::<Vec<_>>()),
            Self::LowerRoman => roman(value).to_lowercase(),
            Self::UpperRoman => roman(value),
            Self::LowerGreek => alphabetic(
                value,
                &"αβγδεζηθικλμνξοπρστυφχψω".chars().collect::<Vec<_>>(),
            ),
            Self::Hebrew => hebrew(value),
            Self::ArabicAbjad => alphabetic(
                value,
                &"أبجدهوزحطيكلمنسعفصقرشتثخذضظغ".chars().collect::<Vec<_>>(),
            ),
        }
    }
}

fn digits(value: i32, zero: char) -> String {
    value
        .to_string()
        .chars()
        .map(|digit| {
            digit
                .to_digit(10)
                .and_then(|number| char::from_u32(u32::from(zero) + number))
                .unwrap_or(digit)
        })
        .collect()
}

fn alphabetic(value: i32, letters: &[char]) -> String {
    let Ok(mut rest) = usize::try_from(value) else {
        return value.to_string();
    };
    if rest == 0 {
        return value.to_string();
    }
    let mut backwards = Vec::new();
    while rest > 0 {
        rest -= 1;
        backwards.push(letters[rest % letters.len()]);
        rest /= letters.len();
    }
    backwards.iter().rev().collect()
}

/// Writes a number as letters whose worth is added up (CSS Counter Styles 3, 6.1).
fn additive(value: i32, most: i32, numerals: &[(i32, &str)]) -> String {
    if !(1..=most).contains(&value) {
        return value.to_string();
    }
    let mut rest = value;
    let mut text = String::new();
    for &(worth, numeral) in numerals {
        while rest >= worth {
            text.push_str(numeral);
            rest -= worth;
        }
    }
    text
}

fn hebrew(value: i32) -> String {
    const LETTERS: [(i32, &str); 24] = [
        (400, "ת"),
        (300, "ש"),
        (200, "ר"),
        (100, "ק"),
        (90, "צ"),
        (80, "פ"),
        (70, "ע"),
        (60, "ס"),
        (50, "נ"),
        (40, "מ"),
        (30, "ל"),
        (20, "כ"),
        (16, "טז"),
        (15, "טו"),
        (10, "י"),
        (9, "ט"),
        (8, "ח"),
        (7, "ז"),
        (6, "ו"),
        (5, "ה"),
        (4, "ד"),
        (3, "ג"),
        (2, "ב"),
        (1, "א"),
    ];
    additive(value, 999, &LETTERS)
}

fn roman(value: i32) -> String {
    const NUMERALS: [(i32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    additive(value, 3999, &NUMERALS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counters_are_written_in_the_digits_of_their_style() {
        assert_eq!(CounterStyle::ArabicIndic.format(205), "٢٠٥");
        assert_eq!(CounterStyle::LowerAlpha.format(28), "ab");
        assert_eq!(CounterStyle::UpperRoman.format(1994), "MCMXCIV");
        assert_eq!(CounterStyle::ArabicAbjad.format(3), "ج");
        assert_eq!(CounterStyle::LowerGreek.format(18), "σ");
        assert_eq!(CounterStyle::Hebrew.format(115), "קטו");
    }
}
