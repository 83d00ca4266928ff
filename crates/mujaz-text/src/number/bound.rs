//! Words that say how exactly a number is meant.

use super::{Bound, token::Token};

/// Words before a number, the longest first.
const BEFORE: &[(&[&str], Bound)] = &[
    (&["ما", "لا", "يقل", "عن"], Bound::AtLeast),
    (&["لا", "يقل", "عددهم", "عن"], Bound::AtLeast),
    (&["لا", "يقل", "عن"], Bound::AtLeast),
    (&["لا", "تقل", "عن"], Bound::AtLeast),
    (&["ما", "يزيد", "علي"], Bound::AtLeast),
    (&["ما", "يزيد", "عن"], Bound::AtLeast),
    (&["يزيد", "علي"], Bound::AtLeast),
    (&["يزيد", "عن"], Bound::AtLeast),
    (&["تزيد", "علي"], Bound::AtLeast),
    (&["تزيد", "عن"], Bound::AtLeast),
    (&["لا", "يزيد", "علي"], Bound::AtMost),
    (&["لا", "يزيد", "عن"], Bound::AtMost),
    (&["لا", "تزيد", "علي"], Bound::AtMost),
    (&["لا", "يتجاوز"], Bound::AtMost),
    (&["لا", "تتجاوز"], Bound::AtMost),
    (&["علي", "الاقل"], Bound::AtLeast),
    (&["اكثر", "من"], Bound::AtLeast),
    (&["ازيد", "من"], Bound::AtLeast),
    (&["يفوق"], Bound::AtLeast),
    (&["تفوق"], Bound::AtLeast),
    (&["تجاوز"], Bound::AtLeast),
    (&["تجاوزت"], Bound::AtLeast),
    (&["يتجاوز"], Bound::AtLeast),
    (&["تتجاوز"], Bound::AtLeast),
    (&["اقل", "من"], Bound::AtMost),
    (&["ما", "يقارب"], Bound::About),
    (&["ما", "يقرب", "من"], Bound::About),
    (&["يقرب", "من"], Bound::About),
    (&["يقارب"], Bound::About),
    (&["يناهز"], Bound::About),
    (&["نحو"], Bound::About),
    (&["حوالي"], Bound::About),
    (&["قرابه"], Bound::About),
    (&["زهاء"], Bound::About),
    (&["at", "least"], Bound::AtLeast),
    (&["more", "than"], Bound::AtLeast),
    (&["upwards", "of"], Bound::AtLeast),
    (&["no", "fewer", "than"], Bound::AtLeast),
    (&["no", "less", "than"], Bound::AtLeast),
    (&["over"], Bound::AtLeast),
    (&["no", "more", "than"], Bound::AtMost),
    (&["less", "than"], Bound::AtMost),
    (&["fewer", "than"], Bound::AtMost),
    (&["at", "most"], Bound::AtMost),
    (&["up", "to"], Bound::AtMost),
    (&["about"], Bound::About),
    (&["around"], Bound::About),
    (&["some"], Bound::About),
    (&["nearly"], Bound::About),
    (&["almost"], Bound::About),
    (&["roughly"], Bound::About),
    (&["approximately"], Bound::About),
    (&["close", "to"], Bound::About),
    (&["an", "estimated"], Bound::About),
];

/// Words behind a number, at most two words away, for what it counts stands between.
const BEHIND: &[(&[&str], Bound)] = &[
    (&["علي", "الاقل"], Bound::AtLeast),
    (&["كحد", "ادني"], Bound::AtLeast),
    (&["فاكثر"], Bound::AtLeast),
    (&["او", "اكثر"], Bound::AtLeast),
    (&["at", "least"], Bound::AtLeast),
    (&["or", "more"], Bound::AtLeast),
    (&["تقريبا"], Bound::About),
    (&["كحد", "اقصي"], Bound::AtMost),
    (&["at", "most"], Bound::AtMost),
];

/// Reads the words around the number in the tokens from `start` up to, but without, `end`.
pub(super) fn read(tokens: &[Token<'_>], start: usize, end: usize) -> Bound {
    let before = BEFORE
        .iter()
        .filter(|(phrase, _)| start >= phrase.len())
        .filter(|(phrase, _)| stands(tokens, start - phrase.len(), phrase))
        .max_by_key(|(phrase, _)| phrase.len());
    let behind = || {
        (end..end + 3).find_map(|at| BEHIND.iter().find(|(phrase, _)| stands(tokens, at, phrase)))
    };
    before
        .or_else(behind)
        .map_or(Bound::Exact, |(_, bound)| *bound)
}

/// Tells whether the words of `phrase` stand from token `at` on; the first may follow a conjunction or ب, ل.
fn stands(tokens: &[Token<'_>], at: usize, phrase: &[&str]) -> bool {
    phrase.iter().enumerate().all(|(step, wanted)| {
        tokens.get(at + step).is_some_and(|token| {
            token.word == *wanted
                || (step == 0
                    && token
                        .word
                        .strip_prefix(['و', 'ف', 'ب', 'ل'])
                        .is_some_and(|rest| rest == *wanted))
        })
    })
}
