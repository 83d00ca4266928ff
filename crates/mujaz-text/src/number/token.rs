//! The pieces that numbers are made of.

use std::ops::Range;

use super::Amount;
use crate::{fold, words};

/// A word of the text, and what it can be in a number.
#[derive(Debug)]
pub(super) struct Token {
    pub(super) range: Range<usize>,
    /// Where its number begins: behind و or ال.
    pub(super) number_start: usize,
    /// The folded word; of a number word without the conjunction.
    pub(super) word: String,
    /// Whether it begins with و.
    pub(super) has_and: bool,
    pub(super) piece: Option<Piece>,
}

/// What a word can be in a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// Digits, and what they are where their point parts thousands.
    Digits {
        amount: Amount,
        other: Option<Amount>,
    },
    /// Two numbers with a hyphen: `10-15`.
    Pair { low: Amount, high: Amount },
    /// One to nineteen.
    Small(u64),
    /// عشر behind a unit, which makes it a number from eleven on.
    Teen,
    /// Twenty to ninety.
    Tens(u64),
    /// Hundreds in one word: `مئة`, `مئتين`, `ثلاثمئة`.
    Hundreds(u64),
    /// "hundred", which counts the number before it.
    Hundred,
    /// A scale, how often it stands in the word itself (`ألفين` twice), and whether it can stand alone.
    Scale { size: u64, times: u64, alone: bool },
    /// `نصف`, "half".
    Half,
    /// "a" before a scale.
    Article,
}

impl Token {
    pub(super) fn has_number(&self) -> bool {
        matches!(
            self.piece,
            Some(
                Piece::Digits { .. }
                    | Piece::Small(_)
                    | Piece::Tens(_)
                    | Piece::Hundreds(_)
                    | Piece::Scale { alone: true, .. }
            )
        )
    }

    pub(super) fn without_number(self) -> Self {
        Self {
            piece: None,
            ..self
        }
    }
}

/// Cuts a text.
pub(super) fn cut(text: &str) -> Vec<Token> {
    words(text)
        .flat_map(|word| token(word.range, word.text))
        .collect()
}

fn token(range: Range<usize>, raw: &str) -> Vec<Token> {
    let folded = fold(raw);
    if folded.contains(|letter: char| letter.is_ascii_digit()) {
        return digits(range, raw, &folded);
    }
    let (word, has_and) = match folded.strip_prefix('و') {
        // واحد begins with its own و.
        Some(rest) if piece(&folded).is_none() && piece(rest).is_some() => (rest, true),
        _ => (folded.as_str(), false),
    };
    // ب and ل before a number word are no part of it: بثلاثة ملايين.
    let bare = word
        .strip_prefix(['ب', 'ل'])
        .filter(|rest| piece(word).is_none() && piece(rest).is_some())
        .unwrap_or(word);
    let skipped = folded.chars().count() - bare.chars().count();
    let skipped: usize = raw.chars().take(skipped).map(char::len_utf8).sum();
    vec![Token {
        number_start: range.start + skipped,
        range,
        piece: piece(bare),
        word: if has_and { bare.to_owned() } else { folded },
        has_and,
    }]
}

/// Digits, with what is written on to them: `و500`, `الـ15`, `3.5bn`.
fn digits(range: Range<usize>, raw: &str, folded: &str) -> Vec<Token> {
    let number = folded.trim_start_matches(['و', 'ب', 'ل', 'ف', 'ا', 'ك']);
    let has_and = folded.starts_with('و');
    let start = range.start + raw.find(char::is_numeric).unwrap_or(0);
    let length = number
        .find(|letter: char| letter.is_alphabetic())
        .unwrap_or(number.len());
    let (number, unit) = number.split_at(length);
    let scale = match unit {
        "" => None,
        "m" | "mn" => Some(1_000_000),
        "bn" | "b" => Some(1_000_000_000),
        "k" => Some(1000),
        "tn" => Some(1_000_000_000_000),
        _ => {
            return vec![Token {
                number_start: start,
                range,
                word: folded.to_owned(),
                has_and,
                piece: None,
            }];
        }
    };
    let piece = amounts(number);
    let mut tokens = vec![Token {
        number_start: start,
        range: range.clone(),
        word: number.to_owned(),
        has_and,
        piece,
    }];
    tokens.extend(scale.map(|size| Token {
        number_start: start,
        range,
        word: unit.to_owned(),
        has_and: false,
        piece: Some(Piece::Scale {
            size,
            times: 1,
            alone: false,
        }),
    }));
    tokens
}

fn amounts(number: &str) -> Option<Piece> {
    if let Some((low, high)) = number.split_once('-') {
        let (low, high) = (Amount::read(low)?, Amount::read(high)?);
        return (low < high).then_some(Piece::Pair { low, high });
    }
    let amount = Amount::read(number)?;
    let other = number
        .split_once('.')
        .filter(|(whole, part)| {
            part.len() == 3 && !whole.starts_with('0') && !number.contains(',') && whole.len() <= 3
        })
        .and_then(|_| amount.times(1000));
    Some(Piece::Digits { amount, other })
}

/// What a folded word is in a number.
fn piece(word: &str) -> Option<Piece> {
    let scale = |size, times, alone| Piece::Scale { size, times, alone };
    Some(match word {
        "واحد" | "واحده" | "one" => Piece::Small(1),
        "اثنان" | "اثنين" | "اثنتان" | "اثنتين" | "اثنا" | "اثني" | "اثنتا" | "اثنتي" | "two" => {
            Piece::Small(2)
        }
        "ثلاثه" | "ثلاث" | "three" => Piece::Small(3),
        "اربعه" | "اربع" | "four" => Piece::Small(4),
        "خمسه" | "خمس" | "five" => Piece::Small(5),
        "سته" | "ست" | "six" => Piece::Small(6),
        "سبعه" | "سبع" | "seven" => Piece::Small(7),
        "ثمانيه" | "ثماني" | "ثمان" | "eight" => Piece::Small(8),
        "تسعه" | "تسع" | "nine" => Piece::Small(9),
        "عشره" | "ten" => Piece::Small(10),
        "عشر" => Piece::Teen,
        "احد" | "احدي" => Piece::Small(0),
        "eleven" => Piece::Small(11),
        "twelve" | "dozen" => Piece::Small(12),
        "thirteen" => Piece::Small(13),
        "fourteen" => Piece::Small(14),
        "fifteen" => Piece::Small(15),
        "sixteen" => Piece::Small(16),
        "seventeen" => Piece::Small(17),
        "eighteen" => Piece::Small(18),
        "nineteen" => Piece::Small(19),
        "عشرون" | "عشرين" | "twenty" => Piece::Tens(20),
        "ثلاثون" | "ثلاثين" | "thirty" => Piece::Tens(30),
        "اربعون" | "اربعين" | "forty" => Piece::Tens(40),
        "خمسون" | "خمسين" | "fifty" => Piece::Tens(50),
        "ستون" | "ستين" | "sixty" => Piece::Tens(60),
        "سبعون" | "سبعين" | "seventy" => Piece::Tens(70),
        "ثمانون" | "ثمانين" | "eighty" => Piece::Tens(80),
        "تسعون" | "تسعين" | "ninety" => Piece::Tens(90),
        "مئه" | "مائه" => Piece::Hundreds(100),
        "مئتان" | "مئتين" | "مائتان" | "مائتين" | "مئتا" | "مئتي" | "مائتا" | "مائتي" => {
            Piece::Hundreds(200)
        }
        "hundred" => Piece::Hundred,
        "الف" | "الفا" => scale(1000, 1, true),
        "الفان" | "الفين" | "الفي" => scale(1000, 2, true),
        "الاف" | "thousand" => scale(1000, 1, false),
        "مليون" | "مليونا" => scale(1_000_000, 1, true),
        "ملايين" | "million" => scale(1_000_000, 1, false),
        "مليونان" | "مليونين" | "مليوني" => scale(1_000_000, 2, true),
        "مليار" | "مليارا" | "بليون" => scale(1_000_000_000, 1, true),
        "مليارات" | "بلايين" | "billion" => scale(1_000_000_000, 1, false),
        "ملياران" | "مليارين" | "ملياري" => scale(1_000_000_000, 2, true),
        "تريليون" | "ترليون" => scale(1_000_000_000_000, 1, true),
        "تريليونات" | "trillion" => scale(1_000_000_000_000, 1, false),
        "نصف" | "half" => Piece::Half,
        "a" | "an" => Piece::Article,
        _ => return joined_hundreds(word),
    })
}

/// Three hundred to nine hundred, written as one word: `ثلاثمئة`, `خمسمائة`.
fn joined_hundreds(word: &str) -> Option<Piece> {
    let unit = ["مئه", "مائه"]
        .into_iter()
        .find_map(|hundred| word.strip_suffix(hundred))?;
    let count = match unit {
        "ثلاث" => 3,
        "اربع" => 4,
        "خمس" => 5,
        "ست" => 6,
        "سبع" => 7,
        "ثمان" | "ثماني" => 8,
        "تسع" => 9,
        _ => return None,
    };
    Some(Piece::Hundreds(count * 100))
}
