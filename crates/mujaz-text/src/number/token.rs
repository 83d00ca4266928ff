//! The pieces that numbers are made of.

use std::ops::Range;

use super::Amount;
use crate::FoldedWord;

/// A word of the text, and what it can be in a number.
#[derive(Debug)]
pub(super) struct Token<'a> {
    pub(super) range: Range<usize>,
    /// Where its number begins: behind و or ال.
    pub(super) number_start: usize,
    /// The folded word; of a number word without the conjunction.
    pub(super) word: &'a str,
    /// Whether it begins with و.
    pub(super) has_and: bool,
    /// Whether the vowel mark of the accusative is written.
    pub(super) is_accusative: bool,
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
    /// So many equal parts of a whole: `نصف` and "half" one of two, `ثلثي` two of three.
    Share { parts: u64, of: u64 },
    /// Parts that a number before them counts: ثلاثة `أرباع`, three "quarters".
    Shares { of: u64 },
    /// Digits on both sides of a letter, which no rule reads for certain: `12ر4` is 12.4 to one agency and 4.12 to another.
    Unread,
    /// "a" before a scale.
    Article,
}

impl Token<'_> {
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
}

/// Reads what each word can be in a number.
pub(super) fn cut<'a>(words: &[FoldedWord<'a>]) -> Vec<Token<'a>> {
    let mut tokens = Vec::with_capacity(words.len());
    for (place, word) in words.iter().enumerate() {
        let next = words.get(place + 1).map_or("", |next| next.folded);
        if word.folded.contains(|letter: char| letter.is_ascii_digit()) {
            push_digits(&mut tokens, word);
        } else {
            let mut token = token(word);
            // لست هنا: "I am not", and before a plural "for six".
            if word.folded == "لست" && !next.ends_with("ات") {
                token.piece = None;
            }
            tokens.push(token);
        }
    }
    tokens
}

fn token<'a>(word: &FoldedWord<'a>) -> Token<'a> {
    let folded = word.folded;
    let behind = |particles: &[char]| {
        let rest = folded.strip_prefix(particles)?;
        piece(rest).map(|piece| (rest, piece))
    };
    let whole = Token {
        number_start: word.range.start,
        range: word.range.clone(),
        word: folded,
        has_and: false,
        is_accusative: word.text.contains('\u{64b}'),
        piece: piece(folded),
    };
    // واحد begins with its own و.
    if whole.piece.is_some() {
        return whole;
    }
    let with_and = behind(&['و']);
    let has_and = with_and.is_some();
    // ب and ل before a number word are no part of it: بثلاثة ملايين.
    let Some((rest, piece)) = with_and.or_else(|| behind(&['ب', 'ل'])) else {
        return whole;
    };
    let letters = folded.chars().count() - rest.chars().count();
    let skipped: usize = word.text.chars().take(letters).map(char::len_utf8).sum();
    Token {
        number_start: word.range.start + skipped,
        word: if has_and { rest } else { folded },
        has_and,
        piece: Some(piece),
        ..whole
    }
}

/// Digits, with what is written on to them: `و500`, `الـ15`, `3.5bn`.
fn push_digits<'a>(tokens: &mut Vec<Token<'a>>, word: &FoldedWord<'a>) {
    let folded = word.folded;
    let number = folded.trim_start_matches(['و', 'ب', 'ل', 'ف', 'ا', 'ك']);
    let has_and = folded.starts_with('و');
    let number_start = word.range.start + word.text.find(char::is_numeric).unwrap_or(0);
    let length = number
        .find(|letter: char| letter.is_alphabetic())
        .unwrap_or(number.len());
    let (number, unit) = number.split_at(length);
    let token = |word_of_it, has_and, piece| Token {
        number_start,
        range: word.range.clone(),
        word: word_of_it,
        has_and,
        is_accusative: false,
        piece,
    };
    let scale = match unit {
        "" => None,
        "m" | "mn" => Some(1_000_000),
        "bn" | "b" => Some(1_000_000_000),
        "k" => Some(1000),
        "tn" => Some(1_000_000_000_000),
        _ => {
            let is_unread = !number.is_empty() && unit.ends_with(|end: char| end.is_ascii_digit());
            tokens.push(token(folded, has_and, is_unread.then_some(Piece::Unread)));
            return;
        }
    };
    tokens.push(token(number, has_and, amounts(number)));
    tokens.extend(scale.map(|size| {
        let scale = Piece::Scale {
            size,
            times: 1,
            alone: false,
        };
        token(unit, false, Some(scale))
    }));
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
    let share = |parts, of| Piece::Share { parts, of };
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
        "lakh" | "lakhs" => scale(100_000, 1, false),
        "crore" | "crores" => scale(10_000_000, 1, false),
        "مليون" | "مليونا" => scale(1_000_000, 1, true),
        "ملايين" | "million" => scale(1_000_000, 1, false),
        "مليونان" | "مليونين" | "مليوني" => scale(1_000_000, 2, true),
        "مليار" | "مليارا" | "بليون" => scale(1_000_000_000, 1, true),
        "مليارات" | "بلايين" | "billion" => scale(1_000_000_000, 1, false),
        "ملياران" | "مليارين" | "ملياري" => scale(1_000_000_000, 2, true),
        "تريليون" | "ترليون" | "تريليونا" | "ترليونا" => {
            scale(1_000_000_000_000, 1, true)
        }
        "تريليونان" | "تريليونين" | "تريليوني" => {
            scale(1_000_000_000_000, 2, true)
        }
        "تريليونات" | "trillion" => scale(1_000_000_000_000, 1, false),
        "نصف" | "نصفا" | "half" => share(1, 2),
        "ثلث" => share(1, 3),
        "ثلثا" | "ثلثي" => share(2, 3),
        "ربع" | "ربعا" | "quarter" => share(1, 4),
        "ارباع" | "quarters" => Piece::Shares { of: 4 },
        "اخماس" => Piece::Shares { of: 5 },
        "thirds" => Piece::Shares { of: 3 },
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
