//! A stretch of a line whose levels are open: the ways to read it that give what the page shows, and the choice between them.

use unicode_bidi::{BidiInfo, Level};

use crate::{
    letters,
    line::{Cluster, Line},
    painting::Painting,
};

use super::{Base, Class, part::Part, reading_order, shown, spell_at, testimony::Told};

/// More ways to read an island than are tried.
const MOST_WAYS: usize = 4096;

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
    /// Whether its figures stand in one text with Arabic words before them, so that nobody set a direction for them.
    is_plain: bool,
    /// Whether a letter that is read from the right stands to its left, and to its right.
    touches: [bool; 2],
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
            touches: [start > 0, end < parts.len()],
            is_plain: base == Base::Right && is_plain(&parts[start..end], &parts[end..]),
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
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
struct Way {
    levels: Vec<u8>,
    text: String,
    /// Brackets without their other half.
    unpaired: usize,
    agrees_with_all: bool,
    agrees_with_sure: bool,
    /// Whether the algorithm gives these levels.
    is_shown: bool,
    /// Whether it keeps the order of the elements that it is made of.
    is_in_order: bool,
}

/// Whether the figures of an island that is read from the right stand in one element with the words that are read before them:
/// it has one direction, and behind an Arabic letter figures keep one order whatever that is (rule W2).
fn is_plain(island: &[Part], earlier: &[Part]) -> bool {
    let figures = island.iter().rev();
    let mut figures = figures.filter(|part| part.class == Class::Number);
    let Some(element) = figures.next().and_then(|part| part.element) else {
        return false;
    };
    let is_one = |part: &Part| part.element == Some(element);
    let told = |part: &&Part| part.text != " ";
    let is_whole = island.iter().filter(told).all(is_one);
    // A word may be part of what has a direction of its own, as in `72/ق/2025`; two are a sentence.
    let blank = island.last().is_some_and(|part| part.text == " ");
    let before: Vec<&Part> = earlier
        .iter()
        .take_while(|part| is_one(part) || part.text == " ")
        .take_while(|part| part.class != Class::Left)
        .collect();
    let is_letter = |part: &&&Part| part.class == Class::Right;
    let has_word = if blank {
        before.iter().any(|part| is_letter(&part))
    } else {
        let blank = before.iter().position(|part| part.text == " ");
        blank.is_some_and(|at| before[at..].iter().any(|part| is_letter(&part)))
    };
    is_whole && has_word
}

/// Whether the parts of an island are read in the order of their elements.
fn is_in_order(island: &[Part], choice: &[u8], base: Base) -> bool {
    let order = reading_order(choice, base);
    let elements = order.into_iter().filter_map(|at| island[at].element);
    elements.is_sorted()
}

/// What came of the choice of an island's levels.
pub(super) struct Settled {
    /// Whether another choice would do as well.
    pub(super) is_doubtful: bool,
    /// Whether the algorithm gives what the page shows for any of them.
    pub(super) is_possible: bool,
}

/// Chooses the levels of an island.
pub(super) fn settle(
    island: &mut [Part],
    base: Base,
    context: &Context,
    painting: &Painting,
) -> Settled {
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
        return Settled {
            is_doubtful: !is_told,
            is_possible: true,
        };
    }
    let mut all: Vec<Way> = Vec::new();
    let mut levels: Vec<usize> = vec![0; island.len()];
    loop {
        let choice: Vec<u8> = island
            .iter()
            .zip(&levels)
            .map(|(part, at)| part.levels[*at])
            .collect();
        all.push(Way::of(island, choice, base, context));
        if !step(&mut levels, island) {
            break;
        }
    }
    // What the structure says of the order goes before all else.
    if all.iter().any(|way| way.is_in_order) {
        all.retain(|way| way.is_in_order);
    }
    let (choice, is_doubtful) = choose(island, base, &all, context, painting);
    for (part, level) in island.iter_mut().zip(choice) {
        part.levels = vec![level];
    }
    Settled {
        is_doubtful,
        is_possible: all.iter().any(|way| way.is_shown),
    }
}

impl Way {
    fn of(island: &[Part], choice: Vec<u8>, base: Base, context: &Context) -> Self {
        let agrees = |counts: fn(Told) -> bool| {
            let mut parts = island.iter().zip(&choice);
            parts.all(|(part, level)| {
                part.told
                    .filter(|told| counts(*told))
                    .is_none_or(|told| told.level == *level)
            })
        };
        let (agrees_with_all, agrees_with_sure) = (agrees(|_| true), agrees(|told| told.is_sure));
        let [text, unturned] = [true, false].map(|turned| spell_at(island, &choice, base, turned));
        Self {
            unpaired: letters::unpaired(&text).min(letters::unpaired(&unturned)),
            is_shown: shows(island, &choice, &text, base, context)
                || shows(island, &choice, &unturned, base, context),
            is_in_order: is_in_order(island, &choice, base),
            levels: choice,
            text,
            agrees_with_all,
            agrees_with_sure,
        }
    }
}

/// Chooses between the ways to read an island that give what the page shows, and the levels that the painting tells. Returns also
/// whether another choice would do as well.
fn choose(
    island: &[Part],
    base: Base,
    all: &[Way],
    context: &Context,
    painting: &Painting,
) -> (Vec<u8>, bool) {
    // A bracket without its other half is a misreading.
    let shown = || all.iter().filter(|way| way.is_shown);
    let fewest = shown().map(|way| way.unpaired).min();
    let possible = || shown().filter(|way| Some(way.unpaired) == fewest);
    let mut told: Vec<&Way> = all.iter().filter(|way| way.agrees_with_sure).collect();
    let any_agrees = told.iter().any(|way| way.agrees_with_all);
    told.retain(|way| way.agrees_with_all || !any_agrees);
    let agreeing: Vec<&Way> = possible().filter(|way| way.agrees_with_all).collect();
    let near = possible().find(|way| way.agrees_with_sure);
    let (choice, doubtful) = if let Some(first) = agreeing.first() {
        let is_alone = agreeing.iter().all(|way| says_same(&way.text, &first.text));
        if is_alone && context.is_plain {
            return (first.levels.clone(), false);
        }
        let is_daring = is_daring(island, &first.levels, base, painting)
            || base == Base::Right && is_joined(island, context.touches);
        (first.levels.clone(), !is_alone || is_daring)
    } else if any_agrees
        && island.iter().all(Part::is_told)
        && let Some(first) = told.first()
    {
        // The text was set in a direction of its own, and the painting shows all of it.
        (
            first.levels.clone(),
            told.iter().any(|way| !says_same(&way.text, &first.text))
                || base == Base::Right && is_caught(island, &first.levels),
        )
    } else if let Some(first) = near {
        (first.levels.clone(), true)
    } else if let Some(first) = told.iter().max_by_key(|way| joined(&way.levels)) {
        // What the painting does not tell of a text of its own direction is part of that text.
        let is_alone = told.iter().all(|way| says_same(&way.text, &first.text));
        let is_told = island.iter().any(|part| part.told.is_some());
        let is_caught = base == Base::Right && is_caught(island, &first.levels);
        (first.levels.clone(), is_caught || !(is_alone && is_told))
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
        // A full stop to its left is the end of the sentence.
        matches!(sign.text.as_str(), "-" | "+" | "−" | "±")
            && before.is_none_or(|before| before.class == Class::Neutral)
            && number.text.contains(letters::is_arabic_digit)
    })
}

/// Whether a sign that is read with a number from the left touches an Arabic letter: both were set from the left within the line.
fn is_caught(island: &[Part], choice: &[u8]) -> bool {
    let is_joined =
        |at: usize| matches!(island[at].text.as_str(), "/" | "-" | "–") && choice[at] == 2;
    !island.is_empty() && (is_joined(0) || is_joined(island.len() - 1))
}

/// Whether a sign of which nothing tells the level joins a number and an Arabic letter: `ب/54` may have been set from the left as
/// `54/ب`.
fn is_joined(island: &[Part], touches: [bool; 2]) -> bool {
    let is_sign = |part: &Part| {
        matches!(part.text.as_str(), "/" | "-" | "–" | ":" | ".") && part.told.is_none()
    };
    let joins = |ends: Option<[&Part; 2]>| {
        ends.is_some_and(|[sign, number]| is_sign(sign) && number.class == Class::Number)
    };
    let first = island
        .first_chunk::<2>()
        .map(|[sign, number]| [sign, number]);
    let last = island
        .last_chunk::<2>()
        .map(|[number, sign]| [sign, number]);
    touches[0] && joins(first) || touches[1] && joins(last)
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
