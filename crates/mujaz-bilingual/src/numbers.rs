//! Numbers, whatever the digits and separators they are written with.

use mujaz_text::{fold, stem, words};

/// Returns the numbers that `from` has and `wanted_in` lacks, as often as they are missing.
pub(crate) fn missing(from: &str, wanted_in: &str) -> Vec<String> {
    let mut there = numbers(wanted_in);
    there.extend(spelt(wanted_in));
    numbers(from)
        .into_iter()
        .filter(
            |number| match there.iter().position(|other| other == number) {
                Some(at) => {
                    there.swap_remove(at);
                    false
                }
                None => true,
            },
        )
        .collect()
}

/// The numbers that stand in digits, in one form: no thousands separators, no zeros that say nothing. Of a date in
/// digits the month is left out, because the other language may name it.
fn numbers(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for word in words(text) {
        let folded = fold(word.text);
        let digits = folded.trim_matches(|character: char| !character.is_ascii_digit());
        if digits.is_empty() || digits.chars().any(char::is_alphabetic) {
            continue;
        }
        let parts: Vec<&str> = digits.split(['/', '-', ':']).collect();
        match parts[..] {
            [year, _, day] if year.len() == 4 => found.extend([plain(year), plain(day)]),
            [day, _, year] if year.len() == 4 => found.extend([plain(day), plain(year)]),
            _ => found.extend(parts.into_iter().map(plain)),
        }
    }
    found
}

fn plain(digits: &str) -> String {
    let groups: Vec<&str> = digits.split(',').collect();
    let is_grouped = groups.len() > 1
        && groups[1..].iter().all(|group| {
            group
                .split('.')
                .next()
                .is_some_and(|whole| whole.len() == 3)
        });
    // A comma that does not part thousands is a decimal comma.
    let number = if is_grouped {
        groups.concat()
    } else {
        digits.replace(',', ".")
    };
    let number = if number.contains('.') {
        number.trim_end_matches('0').trim_end_matches('.')
    } else {
        &number
    };
    let whole = number.trim_start_matches('0');
    if whole.is_empty() || whole.starts_with('.') {
        format!("0{whole}")
    } else {
        whole.to_owned()
    }
}

/// Small numbers in words, which one language may prefer where the other has digits.
fn spelt(text: &str) -> Vec<String> {
    words(text)
        .flat_map(|word| {
            let written = stem(word.text);
            SPELT
                .iter()
                .filter(move |(_, names)| names.iter().any(|name| stem(name) == written))
                .map(|(number, _)| (*number).to_owned())
        })
        .collect()
}

const SPELT: [(&str, &[&str]); 12] = [
    ("1", &["واحد", "واحدة", "أول", "أولى", "one", "first"]),
    ("2", &["اثنان", "اثنين", "ثان", "ثانية", "two", "second"]),
    ("3", &["ثلاثة", "ثلاث", "ثالث", "three", "third"]),
    ("4", &["أربعة", "أربع", "رابع", "four", "fourth"]),
    ("5", &["خمسة", "خمس", "خامس", "five", "fifth"]),
    ("6", &["ستة", "ست", "سادس", "six", "sixth"]),
    ("7", &["سبعة", "سبع", "سابع", "seven", "seventh"]),
    ("8", &["ثمانية", "ثماني", "ثامن", "eight", "eighth"]),
    ("9", &["تسعة", "تسع", "تاسع", "nine", "ninth"]),
    ("10", &["عشرة", "عشر", "عاشر", "ten", "tenth"]),
    ("11", &["eleven"]),
    ("12", &["twelve", "dozen"]),
];

#[cfg(test)]
mod tests {
    use super::missing;

    #[test]
    fn digits_and_separators_are_one() {
        assert!(missing("١٬٢٠٠ مستفيد", "1,200 beneficiaries").is_empty());
        assert!(missing("1200.50", "1,200.5").is_empty());
        assert!(missing("3,2", "3.2").is_empty());
    }

    #[test]
    fn a_date_in_digits_meets_one_in_words() {
        assert!(missing("28/08/2024", "28 August 2024").is_empty());
        assert!(missing("28 August 2024", "2024/08/28").is_empty());
        assert_eq!(missing("28 August 2024", "2024/08/29"), ["28"]);
    }

    #[test]
    fn a_small_number_may_be_spelt() {
        assert!(missing("3 وزراء", "three ministers").is_empty());
        assert!(missing("2 ministers", "الوزيرين الاثنين").is_empty());
    }

    #[test]
    fn a_number_that_stands_twice_is_wanted_twice() {
        assert_eq!(missing("5 and 5", "5"), ["5"]);
    }
}
