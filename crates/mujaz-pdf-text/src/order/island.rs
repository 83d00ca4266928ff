//! A stretch of a line whose levels are open: the ways to read it that give what the page shows, and the choice between them.

use unicode_bidi::{BidiInfo, Level};

use crate::{
    letters,
    line::{Cluster, Line},
    painting::Painting,
};

use super::{Base, Class, part::Part, reading_order, shown, spell_at, testimony::Told};

/// More ways to read an island than are tried.
const MOST_WAYS: usize = 512;

/// The stretches between the letters that are certain.
pub(super) fn islands(parts: &[Part], base: Base) -> Vec<(usize, usize)> {
    let anchor = match base {
        Base::Right => Class::Right,
        Base::Left => Class::Left,
    };
    let mut islands = Vec::new();
    let mut start = None;
    for (index, part) in parts.iter().enumerate() {
        if part.class == anchor {
            if let Some(start) = start.take() {
                islands.push((start, index));
            }
        } else if start.is_none() {
            start = Some(index);
        }
    }
    islands.extend(start.map(|start| (start, parts.len())));
    islands
}

/// What stands before and after an island in the order of reading.
pub(super) struct Context {
    before: String,
    /// Several where that is not certain: a line breaks at a blank that is not seen, or inside an address.
    after: Vec<String>,
}

impl Context {
    pub(super) fn of(
        parts: &[Part],
        start: usize,
        end: usize,
        base: Base,
        read: &str,
        next: Option<&Line>,
        painting: &Painting,
    ) -> Self {
        let left = start.checked_sub(1).map(|at| &parts[at]);
        let right = parts.get(end);
        // Where each piece is ordered by itself, nothing beyond it counts.
        let is_apart = painting.orders_pieces();
        let counts = |outer: Option<&Part>, inner: usize| {
            !is_apart || outer.is_some_and(|outer| outer.run == parts[inner].run)
        };
        let (left, right) = (
            left.filter(|_| counts(left, start)),
            right.filter(|_| counts(right, end - 1)),
        );
        let (read, next) = if is_apart { ("", None) } else { (read, next) };
        let (earlier, later) = match base {
            Base::Right => (right, left),
            Base::Left => (left, right),
        };
        let tail: String = {
            let tail: Vec<char> = read.chars().rev().take(64).collect();
            tail.into_iter().rev().collect()
        };
        let words = |cluster: &&Cluster| !cluster.text.trim().is_empty();
        let next = next.and_then(|next| match base {
            Base::Right => next.clusters.iter().rfind(words),
            Base::Left => next.clusters.iter().find(words),
        });
        Self {
            before: match earlier {
                Some(part) => part.text.clone(),
                None if tail.is_empty() => String::new(),
                None => format!("{tail} "),
            },
            after: match (later, next) {
                (Some(part), _) => vec![part.text.clone()],
                (None, Some(next)) => vec![format!(" {}", next.text), next.text.clone()],
                (None, None) => vec![String::new()],
            },
        }
    }
}

/// A way to read an island that gives what the page shows.
#[derive(Debug)]
struct Way {
    levels: Vec<u8>,
    text: String,
    /// Brackets without their other half.
    unpaired: usize,
    agrees_with_all: bool,
    agrees_with_sure: bool,
}

/// Chooses the levels of an island. Returns whether another choice would do as well.
pub(super) fn settle(
    island: &mut [Part],
    base: Base,
    context: &Context,
    painting: &Painting,
) -> bool {
    let ways = island
        .iter()
        .map(|part| part.levels.len())
        .try_fold(1_usize, |ways, levels| {
            ways.checked_mul(levels).filter(|ways| *ways <= MOST_WAYS)
        });
    if !ways.is_some_and(|ways| painting.may_try(ways)) {
        // Too many: what is told is taken, and of the rest the likeliest.
        let is_told = island.iter().all(Part::is_told);
        for part in island {
            part.levels = vec![part.told.map_or(part.levels[0], |told| told.level)];
        }
        return !is_told;
    }
    let mut possible: Vec<Way> = Vec::new();
    let mut fewest = usize::MAX;
    let mut told: Vec<(Vec<u8>, String, bool)> = Vec::new();
    let mut levels: Vec<usize> = vec![0; island.len()];
    loop {
        let choice: Vec<u8> = island
            .iter()
            .zip(&levels)
            .map(|(part, at)| part.levels[*at])
            .collect();
        let agrees = |counts: fn(Told) -> bool| {
            let mut parts = island.iter().zip(&choice);
            parts.all(|(part, level)| {
                part.told
                    .filter(|told| counts(*told))
                    .is_none_or(|told| told.level == *level)
            })
        };
        let (agrees_with_all, agrees_with_sure) = (agrees(|_| true), agrees(|told| told.is_sure));
        let spellings = [
            spell_at(island, &choice, base, true),
            spell_at(island, &choice, base, false),
        ];
        let unpaired = spellings
            .iter()
            .map(|text| letters::unpaired(text))
            .min()
            .unwrap_or_default();
        if spellings
            .iter()
            .any(|text| shows(island, &choice, text, base, context))
        {
            fewest = fewest.min(unpaired);
            possible.push(Way {
                levels: choice.clone(),
                text: spellings[0].clone(),
                unpaired,
                agrees_with_all,
                agrees_with_sure,
            });
        }
        if agrees_with_sure {
            told.push((choice, spellings[0].clone(), agrees_with_all));
        }
        if !step(&mut levels, island) {
            break;
        }
    }
    // A bracket without its other half is a misreading.
    possible.retain(|way| way.unpaired == fewest);
    let (choice, doubtful) = choose(island, base, &possible, told, painting);
    for (part, level) in island.iter_mut().zip(choice) {
        part.levels = vec![level];
    }
    doubtful
}

/// Chooses between the ways to read an island that give what the page shows, and the levels that the painting tells. Returns also
/// whether another choice would do as well.
fn choose(
    island: &[Part],
    base: Base,
    possible: &[Way],
    mut told: Vec<(Vec<u8>, String, bool)>,
    painting: &Painting,
) -> (Vec<u8>, bool) {
    let any_agrees = told.iter().any(|way| way.2);
    told.retain(|way| way.2 || !any_agrees);
    let agreeing: Vec<&Way> = possible.iter().filter(|way| way.agrees_with_all).collect();
    let near: Vec<&Way> = possible.iter().filter(|way| way.agrees_with_sure).collect();
    let (choice, doubtful) = if let Some(first) = agreeing.first() {
        let is_alone = agreeing.iter().all(|way| says_same(&way.text, &first.text));
        (
            first.levels.clone(),
            !is_alone || is_daring(island, &first.levels, base, painting),
        )
    } else if any_agrees
        && island.iter().all(Part::is_told)
        && let Some(first) = told.first()
    {
        // The text was set in a direction of its own, and the painting shows all of it.
        (
            first.0.clone(),
            told.iter().any(|way| !says_same(&way.1, &first.1))
                || base == Base::Right && is_caught(island, &first.0),
        )
    } else if let Some(first) = near.first() {
        (first.levels.clone(), true)
    } else if let Some(first) = told.iter().max_by_key(|way| joined(&way.0)) {
        // What the painting does not tell of a text of its own direction is part of that text.
        let is_alone = told.iter().all(|way| says_same(&way.1, &first.1));
        let is_told = island.iter().any(|part| part.told.is_some());
        let is_caught = base == Base::Right && is_caught(island, &first.0);
        (first.0.clone(), is_caught || !(is_alone && is_told))
    } else {
        (island.iter().map(|part| part.levels[0]).collect(), true)
    };
    let is_edged = is_caught(island, &choice);
    (
        choice,
        doubtful || base == Base::Right && (has_lone_sign(island) || is_edged),
    )
}

/// Whether two readings differ at most in the side on which a sign stands that means the same on either.
fn says_same(one: &str, other: &str) -> bool {
    let is_meant = |it: &char| !matches!(it, '%' | '٪' | '$' | '€' | '£');
    one.chars()
        .filter(is_meant)
        .eq(other.chars().filter(is_meant))
}

fn joined(levels: &[u8]) -> usize {
    levels.iter().filter(|level| **level != 1).count()
}

fn step(levels: &mut [usize], island: &[Part]) -> bool {
    for (at, part) in levels.iter_mut().zip(island) {
        *at += 1;
        if *at < part.levels.len() {
            return true;
        }
        *at = 0;
    }
    false
}

/// Whether the order of two numbers rests on the algorithm alone: a writer who set their direction by hand would be
/// read backwards. Numbers in the digits of Arabic stand in one order whatever the direction that is set (rule N1).
fn is_daring(island: &[Part], choice: &[u8], base: Base, painting: &Painting) -> bool {
    if base == Base::Left {
        return false;
    }
    let numbers: Vec<usize> = (0..island.len())
        .filter(|at| island[*at].class == Class::Number)
        .collect();
    let is_arabic = |at: usize| island[at].text.contains(letters::is_arabic_digit);
    let between = numbers.windows(2).any(|pair| {
        let inside = pair[0] + 1..pair[1];
        let is_fixed = is_arabic(pair[0]) && is_arabic(pair[1]);
        let run = island[pair[0]].run;
        let is_ordered = painting.is_ordered(run)
            && island[pair[0]..=pair[1]].iter().all(|part| part.run == run);
        !is_fixed
            && !is_ordered
            && inside.clone().all(|at| island[at].class == Class::Neutral)
            && inside.clone().any(|at| choice[at] == 1)
            && inside.clone().all(|at| island[at].told.is_none())
    });
    let signed = numbers.iter().any(|&at| {
        let is_sign = |at: usize| matches!(island[at].text.as_str(), "-" | "+" | "−" | "±");
        // Read from the right, a sign to the left of its number stands after it.
        at.checked_sub(1).is_some_and(|before| {
            let opens = before
                .checked_sub(1)
                .is_none_or(|before| island[before].text == " ");
            let is_ordered =
                painting.is_ordered(island[at].run) && island[before].run == island[at].run;
            let is_open = choice[before] == 1 && island[before].told.is_none();
            is_sign(before) && opens && is_open && !is_ordered
        })
    });
    between || signed || is_nested(island) || is_split(island)
}

/// Whether a separator is painted with one of its numbers and not with the other, which has the same font: the other has another
/// level, as in what was set from the left within the line.
fn is_split(island: &[Part]) -> bool {
    island.windows(3).any(|parts| {
        let [left, sign, right] = parts else {
            return false;
        };
        let is_number = |part: &Part| part.class == Class::Number;
        is_number(left)
            && is_number(right)
            && sign.class == Class::Neutral
            && sign.text != " "
            && left.font == right.font
            && left.run.is_some()
            && left.run != right.run
            && (sign.run == left.run || sign.run == right.run)
    })
}

/// Whether a sign stands to the left of digits of Arabic, painted by itself: set from the left within the line it belongs to the
/// number at the other end.
fn has_lone_sign(island: &[Part]) -> bool {
    (1..island.len()).any(|at| {
        let (sign, number) = (&island[at - 1], &island[at]);
        let before = at.checked_sub(2).map(|before| &island[before]);
        matches!(sign.text.as_str(), "-" | "+" | "−" | "±")
            && before.is_none_or(|before| before.text == " ")
            && number.text.contains(letters::is_arabic_digit)
    })
}

/// Whether a sign that is read with a number from the left touches an Arabic letter: both were set from the left within the line.
fn is_caught(island: &[Part], choice: &[u8]) -> bool {
    let is_joined =
        |at: usize| matches!(island[at].text.as_str(), "/" | "-" | "–") && choice[at] == 2;
    !island.is_empty() && (is_joined(0) || is_joined(island.len() - 1))
}

/// Whether numbers hang together with one another and with an Arabic letter, without a blank: `ق/72/2025` may have been set from
/// the left as `72/ق/2025`.
fn is_nested(island: &[Part]) -> bool {
    let is_number = |part: &Part| part.class == Class::Number;
    let is_sign = |part: Option<&Part>| {
        part.is_some_and(|part| {
            part.class == Class::Neutral && part.text != " " && part.told.is_none()
        })
    };
    let numbers: usize = island
        .iter()
        .filter(|part| is_number(part))
        .map(|part| 1 + part.text.matches('/').count())
        .sum();
    let touches = is_sign(island.first()) && island.get(1).is_some_and(is_number)
        || is_sign(island.last()) && island.iter().rev().nth(1).is_some_and(is_number);
    numbers > 1
        && touches
        && island.iter().all(|part| part.text != " ")
        && island.iter().any(|part| part.text.contains('/'))
}

/// Whether the algorithm gives the levels `choice` to the island when it is read so.
fn shows(island: &[Part], choice: &[u8], text: &str, base: Base, context: &Context) -> bool {
    context
        .after
        .iter()
        .any(|after| shows_before(island, choice, text, base, &context.before, after))
}

fn shows_before(
    island: &[Part],
    choice: &[u8],
    text: &str,
    base: Base,
    before: &str,
    after: &str,
) -> bool {
    let whole = format!("{before}{text}{after}");
    let level = match base {
        Base::Left => Level::ltr(),
        Base::Right => Level::rtl(),
    };
    let info = BidiInfo::new(&whole, Some(level));
    let mut at = before.len();
    for index in reading_order(choice, base) {
        let length = shown(&island[index].text, choice[index]).len();
        let Some(levels) = info.levels.get(at..at + length) else {
            return false;
        };
        if levels.iter().any(|level| level.number() != choice[index]) {
            return false;
        }
        at += length;
    }
    true
}
