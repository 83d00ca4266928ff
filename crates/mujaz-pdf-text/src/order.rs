//! From the places of glyphs to the order of reading: the bidirectional algorithm (Unicode annex 9) backwards.
//!
//! Letters have one direction each, so their order is certain. What stands between them is not: seen from outside, a `5` in
//! a line that is read from the right may belong to the Latin word at its side or to the Arabic one, and `10-20` may have been
//! `20-10`. Every way to read such an island of a line is tried: it has to give the picture that the page shows when the
//! algorithm orders it forwards. Where several do, the way in which the file paints them decides: programs paint text of one
//! direction in one piece, and many paint the pieces as they are read. Where that does not tell either, the reading is in doubt.

use unicode_bidi::{BidiInfo, Level};

use crate::{
    letters,
    line::{Cluster, Line},
    painting::Painting,
};

/// The direction of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Base {
    #[default]
    Left,
    Right,
}

/// A line as it is read.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Reading {
    /// With the brackets that are seen turned into those that were written.
    pub(crate) text: String,
    /// With the brackets as the file names them.
    pub(crate) unturned: String,
    /// Whether the page could also be read otherwise, with its words or figures in another order.
    pub(crate) is_doubtful: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// Letters that are read from the right.
    Right,
    /// Letters that are read from the left.
    Left,
    Number,
    Neutral,
}

pub(crate) fn class_of(text: &str) -> Class {
    let mut class = Class::Neutral;
    for character in text.chars() {
        if letters::is_right_to_left(character) {
            return Class::Right;
        }
        if letters::is_digit(character) && class == Class::Neutral {
            class = Class::Number;
        } else if letters::is_left_to_right(character) {
            class = Class::Left;
        }
    }
    class
}

/// A part of a line that keeps together: a word or number that is read from the left, one letter that is read from the
/// right, or what stands between words.
#[derive(Debug)]
struct Part {
    text: String,
    class: Class,
    /// The first run that it was painted in; `None` for a gap that nothing was painted in.
    run: Option<u32>,
    font: u32,
    /// When it was painted.
    at: usize,
    /// The levels that it may have (Unicode annex 9), the likelier first.
    levels: Vec<u8>,
    /// What the painting says of its level.
    told: Option<Told>,
}

/// What the painting says of a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Told {
    level: u8,
    /// Whether it stands in one piece with a part of that level, so that no other can be meant.
    is_sure: bool,
}

/// More ways to read an island than are tried.
const MOST_WAYS: usize = 512;

/// Reads a line of a paragraph of direction `base`. `before` is what was read of the paragraph, `next` the line of
/// it that follows.
pub(crate) fn read(
    line: &Line,
    base: Base,
    before: &str,
    next: Option<&Line>,
    painting: &Painting,
) -> Reading {
    let mut parts = parts(&line.clusters, painting);
    narrow(&mut parts, base);
    let is_sure = |part: &Part| part.levels.len() == 1;
    let mut doubtful = false;
    if !parts.iter().all(is_sure) {
        testify(&mut parts, base, painting);
        let islands = islands(&parts, base);
        let ordered: Vec<_> = match base {
            Base::Right => islands.into_iter().rev().collect(),
            Base::Left => islands,
        };
        for (start, end) in ordered {
            if parts[start..end].iter().all(is_sure) {
                continue;
            }
            let context = Context::of(&parts, start, end, base, before, next);
            doubtful |= settle(&mut parts[start..end], base, &context, painting);
        }
    }
    Reading {
        text: spell(&parts, base, true),
        unturned: spell(&parts, base, false),
        is_doubtful: doubtful,
    }
}

/// Cuts a line into its parts, from left to right.
fn parts(clusters: &[Cluster], painting: &Painting) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut end: Option<f32> = None;
    for (index, cluster) in clusters.iter().enumerate() {
        let class = class_of(&cluster.text);
        let is_blank = cluster.text.trim().is_empty();
        let gap = end.map_or(0.0, |end| cluster.start - end);
        let was_blank = parts.last().is_some_and(|part| part.text == " ");
        if gap > cluster.size * 0.18 && !is_blank && !was_blank {
            parts.push(Part::blank(None, cluster));
        }
        end = Some(end.map_or(cluster.end, |end| end.max(cluster.end)));
        if is_blank {
            if parts.last().is_none_or(|part| part.text != " ") {
                parts.push(Part::blank(Some(painting.unit_of(cluster)), cluster));
            } else if let Some(last) = parts.last_mut()
                && last.run.is_none()
            {
                last.run = Some(painting.unit_of(cluster));
            }
            continue;
        }
        // A separator between two digits belongs to the number (W4).
        let next = clusters.get(index + 1);
        let joins = |separators: &str| {
            cluster.text.chars().all(|it| separators.contains(it))
                && parts.last().is_some_and(|part| part.class == Class::Number)
                && next.is_some_and(|next| {
                    class_of(&next.text) == Class::Number
                        && next.start - cluster.end < cluster.size * 0.18
                })
                && gap < cluster.size * 0.18
        };
        let is_inside_number =
            class == Class::Neutral && joins(".,:/٫٬،") && cluster.text.chars().count() == 1;
        let class = if is_inside_number {
            Class::Number
        } else {
            class
        };
        match parts.last_mut() {
            Some(last)
                if last.class == class
                    && gap <= cluster.size * 0.18
                    && (matches!(class, Class::Left | Class::Number)
                        || class == Class::Neutral && last.text.starts_with(&cluster.text)) =>
            {
                last.text.push_str(&cluster.text);
                last.at = last.at.min(cluster.at);
            }
            _ => parts.push(Part {
                text: cluster.text.clone(),
                class,
                run: Some(painting.unit_of(cluster)),
                font: cluster.font,
                at: cluster.at,
                levels: Vec::new(),
                told: None,
            }),
        }
    }
    while parts.last().is_some_and(|part| part.text == " ") {
        parts.pop();
    }
    if parts.first().is_some_and(|part| part.text == " ") {
        parts.remove(0);
    }
    parts
}

impl Part {
    fn blank(run: Option<u32>, cluster: &Cluster) -> Self {
        Self {
            text: " ".to_owned(),
            class: Class::Neutral,
            run,
            font: cluster.font,
            at: cluster.at,
            levels: Vec::new(),
            told: None,
        }
    }
}

/// Gives each part the levels that it may have.
fn narrow(parts: &mut [Part], base: Base) {
    let has_right = parts.iter().any(|part| part.class == Class::Right);
    if base == Base::Left && !has_right {
        for part in parts {
            part.levels = vec![0];
        }
        return;
    }
    for index in 0..parts.len() {
        let left = parts[..index]
            .iter()
            .rposition(|part| part.class != Class::Neutral);
        let right = parts[index + 1..]
            .iter()
            .position(|part| part.class != Class::Neutral);
        let right = right.map(|offset| index + 1 + offset);
        let class = |at: Option<usize>| at.map(|at| parts[at].class);
        let levels = match (base, parts[index].class) {
            (_, Class::Right) => vec![1],
            (Base::Right, Class::Left | Class::Number) => vec![2],
            (Base::Left, Class::Left) => vec![0],
            (Base::Left, Class::Number) => {
                if touches_right(parts, index) {
                    vec![2, 0]
                } else {
                    vec![0]
                }
            }
            (Base::Right, Class::Neutral) => match (class(left), class(right)) {
                (Some(Class::Left), Some(Class::Left)) => vec![2],
                (Some(Class::Left | Class::Number), Some(Class::Left | Class::Number)) => {
                    vec![2, 1]
                }
                (left_class, right_class) => {
                    // Beyond a blank, next to letters that are read from the right or the line's end, nothing is joined.
                    let near = |at: Option<usize>, is_left: bool| {
                        at.is_some_and(|at| {
                            let between = if is_left {
                                &parts[at + 1..=index]
                            } else {
                                &parts[index..at]
                            };
                            between.iter().all(|part| part.text != " ")
                        })
                    };
                    let is_token = |class| matches!(class, Some(Class::Left | Class::Number));
                    if is_token(left_class) && near(left, true)
                        || is_token(right_class) && near(right, false)
                    {
                        vec![1, 2]
                    } else {
                        vec![1]
                    }
                }
            },
            (Base::Left, Class::Neutral) => {
                if !touches_right(parts, index) {
                    vec![0]
                } else if class(left) == Some(Class::Right) && class(right) == Some(Class::Right) {
                    vec![1]
                } else if class(left) == Some(Class::Number) || class(right) == Some(Class::Number)
                {
                    vec![0, 1, 2]
                } else {
                    vec![0, 1]
                }
            }
        };
        parts[index].levels = levels;
    }
}

/// Whether a letter that is read from the right comes before any that is read from the left, on either side.
fn touches_right(parts: &[Part], index: usize) -> bool {
    let strong = |part: &&Part| matches!(part.class, Class::Left | Class::Right);
    let left = parts[..index].iter().rev().find(strong);
    let right = parts[index + 1..].iter().find(strong);
    [left, right]
        .into_iter()
        .flatten()
        .any(|part| part.class == Class::Right)
}

/// The stretches between the letters that are certain.
fn islands(parts: &[Part], base: Base) -> Vec<(usize, usize)> {
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
struct Context {
    before: String,
    /// Several where that is not certain: a line breaks at a blank that is not seen, or inside an address.
    after: Vec<String>,
}

impl Context {
    fn of(
        parts: &[Part],
        start: usize,
        end: usize,
        base: Base,
        read: &str,
        next: Option<&Line>,
    ) -> Self {
        let left = start.checked_sub(1).map(|at| &parts[at]);
        let right = parts.get(end);
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
fn settle(island: &mut [Part], base: Base, context: &Context, painting: &Painting) -> bool {
    let ways = island
        .iter()
        .map(|part| part.levels.len())
        .try_fold(1_usize, |ways, levels| {
            ways.checked_mul(levels).filter(|ways| *ways <= MOST_WAYS)
        });
    if !ways.is_some_and(|ways| painting.may_try(ways)) {
        // Too many: what is told is taken, and of the rest the likeliest.
        let is_told = island
            .iter()
            .all(|part| part.levels.len() == 1 || part.told.is_some());
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
    let any_agrees = told.iter().any(|way| way.2);
    told.retain(|way| way.2 || !any_agrees);
    // A bracket without its other half is a misreading.
    possible.retain(|way| way.unpaired == fewest);
    let mut agreeing: Vec<&Way> = possible.iter().filter(|way| way.agrees_with_all).collect();
    if agreeing.is_empty() {
        agreeing = possible.iter().filter(|way| way.agrees_with_sure).collect();
    }
    let (choice, doubtful) = if let Some(first) = agreeing.first() {
        let is_alone = agreeing.iter().all(|way| way.text == first.text);
        (
            first.levels.clone(),
            !is_alone || is_daring(island, &first.levels, base),
        )
    } else if let Some(first) = told.iter().max_by_key(|way| joined(&way.0)) {
        // The text was set in a direction of its own, which the painting shows. What it does not tell is part of that text.
        let is_alone = told.iter().all(|way| way.1 == first.1);
        let is_told = island.iter().any(|part| part.told.is_some());
        (first.0.clone(), !(is_alone && is_told))
    } else {
        (island.iter().map(|part| part.levels[0]).collect(), true)
    };
    for (part, level) in island.iter_mut().zip(choice) {
        part.levels = vec![level];
    }
    doubtful
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
/// read backwards.
fn is_daring(island: &[Part], choice: &[u8], base: Base) -> bool {
    if base == Base::Left {
        return false;
    }
    let numbers: Vec<usize> = (0..island.len())
        .filter(|at| island[*at].class == Class::Number)
        .collect();
    let between = numbers.windows(2).any(|pair| {
        let inside = pair[0] + 1..pair[1];
        inside.clone().all(|at| island[at].class == Class::Neutral)
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
            is_sign(before) && opens && choice[before] == 1 && island[before].told.is_none()
        })
    });
    between || signed
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

/// The parts from left to right, as indices in the order of reading (rule L2 backwards).
fn reading_order(levels: &[u8], base: Base) -> Vec<usize> {
    let mut order: Vec<usize> = (0..levels.len()).collect();
    let lowest = match base {
        Base::Left => 1,
        Base::Right => 0,
    };
    let highest = levels.iter().copied().max().unwrap_or_default();
    if base == Base::Right {
        order.reverse();
    }
    // What was reversed with the line, or stands in a reversed stretch, is turned back level by level.
    let first = if base == Base::Right { 2 } else { lowest };
    for level in first..=highest {
        let mut at = 0;
        while at < order.len() {
            if levels[order[at]] < level {
                at += 1;
                continue;
            }
            let end = order[at..].iter().position(|index| levels[*index] < level);
            let end = end.map_or(order.len(), |offset| at + offset);
            order[at..end].reverse();
            at = end;
        }
    }
    order
}

/// The characters of a part at a level: what is read from the right is shown mirrored (rule L4).
fn shown(text: &str, level: u8) -> String {
    if level.is_multiple_of(2) {
        return text.to_owned();
    }
    text.chars()
        .map(|it| letters::mirrored(it).unwrap_or(it))
        .collect()
}

fn spell_at(island: &[Part], choice: &[u8], base: Base, turned: bool) -> String {
    let order = reading_order(choice, base);
    let spelled = |at: usize| {
        if turned {
            shown(&island[at].text, choice[at])
        } else {
            island[at].text.clone()
        }
    };
    order.into_iter().map(spelled).collect()
}

fn spell(parts: &[Part], base: Base, turned: bool) -> String {
    let choice: Vec<u8> = parts
        .iter()
        .map(|part| part.levels.first().copied().unwrap_or_default())
        .collect();
    spell_at(parts, &choice, base, turned)
}

/// Notes what the painting says of the parts whose level is open.
fn testify(parts: &mut [Part], base: Base, painting: &Painting) {
    for index in 0..parts.len() {
        if parts[index].levels.len() > 1 {
            let told = tell(parts, index, base, painting);
            parts[index].told = told.filter(|told| parts[index].levels.contains(&told.level));
        }
    }
}

fn tell(parts: &[Part], index: usize, base: Base, painting: &Painting) -> Option<Told> {
    let sure = |level| {
        Some(Told {
            level,
            is_sure: true,
        })
    };
    let likely = |level| {
        Some(Told {
            level,
            is_sure: false,
        })
    };
    let part = &parts[index];
    let left = index.checked_sub(1).map(|at| &parts[at]);
    let right = parts.get(index + 1);
    // A gap belongs to the piece that it stands in.
    let run = part.run.or_else(|| {
        let run = left?.run?;
        (right?.run? == run).then_some(run)
    });
    let sides = painting.kind(run);
    if !painting.is_pure || sides.right && (sides.left || sides.number) {
        return None;
    }
    match (base, part.class) {
        (Base::Right, Class::Neutral) => {
            if sides.right {
                return sure(1);
            }
            let with = |side: Option<&Part>| {
                side.is_some_and(|side| side.run == run && side.class != Class::Right)
            };
            let is_inside =
                with(left) && with(right) || part.text != " " && (with(left) || with(right));
            if run.is_some() && (sides.left || sides.number) && is_inside {
                return sure(2);
            }
            if run.is_some() && (sides.left || sides.number) && painting.is_maximal {
                return likely(2);
            }
            if painting.is_logical {
                return likely(order_told(parts, index)?);
            }
            // In another piece than the word of the same font at its side, it has another level.
            let apart = |side: Option<&Part>| {
                side.is_some_and(|side| {
                    matches!(side.class, Class::Left | Class::Number)
                        && side.font == part.font
                        && side.run != run
                })
            };
            (run.is_some() && painting.is_maximal && (apart(left) || apart(right))).then_some(
                Told {
                    level: 1,
                    is_sure: false,
                },
            )
        }
        (Base::Left, Class::Number) => {
            if sides.left {
                return sure(0);
            }
            let near = |side: &&Part| side.class == Class::Right;
            if painting.is_logical {
                let to_left = parts[..index].iter().rev().find(near);
                let to_right = parts[index + 1..].iter().find(near);
                // Read from the right, what stands to the left was painted later.
                return match (to_left, to_right) {
                    (Some(left), None) => likely(if part.at < left.at { 2 } else { 0 }),
                    (None, Some(right)) => likely(if part.at > right.at { 2 } else { 0 }),
                    _ => None,
                };
            }
            let is_apart = |side: &Part| {
                side.class == Class::Left && side.font == part.font && side.run != run
            };
            let mut beyond = parts[..index].iter().rev().chain(&parts[index + 1..]);
            let is_apart = run.is_some() && painting.is_maximal && beyond.any(is_apart);
            is_apart.then_some(Told {
                level: 2,
                is_sure: false,
            })
        }
        (Base::Left, Class::Neutral) if painting.is_maximal => {
            if sides.right {
                likely(1)
            } else if sides.left {
                likely(0)
            } else {
                None
            }
        }
        _ => None,
    }
}

/// Where pieces are painted as they are read: whether what stands to the left and to the right of a part are read
/// together from the left.
fn order_told(parts: &[Part], index: usize) -> Option<u8> {
    let is_token = |part: &&Part| part.class != Class::Neutral;
    let left = parts[..index].iter().rev().find(is_token);
    let right = parts[index + 1..].iter().find(is_token);
    let own = &parts[index];
    let touches = |side: Option<usize>| {
        let neighbour = side.and_then(|at| parts.get(at));
        own.text != " "
            && neighbour.is_some_and(|it| matches!(it.class, Class::Left | Class::Number))
    };
    let (to_left, to_right) = (touches(index.checked_sub(1)), touches(Some(index + 1)));
    let before = match (left, right) {
        (Some(left), _) if to_left && !to_right => left.at < own.at,
        (_, Some(right)) if to_right && !to_left => own.at < right.at,
        (Some(left), Some(right)) if left.class != Class::Right && right.class != Class::Right => {
            left.run == right.run || left.at < right.at
        }
        (Some(left), _) if left.class != Class::Right => left.at < own.at,
        (_, Some(right)) if right.class != Class::Right => own.at < right.at,
        _ => return None,
    };
    Some(if before { 2 } else { 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line as it is seen, one place a character, with the runs that digits tell.
    fn line(seen: &str, runs: &str) -> Line {
        let runs: Vec<u32> = runs.chars().map(|it| it.to_digit(36).unwrap()).collect();
        let clusters = seen.chars().enumerate().map(|(at, character)| {
            let start = 10.0 * f32::from(u16::try_from(at).unwrap());
            let run = runs.get(at).copied().unwrap_or_default();
            Cluster {
                text: character.to_string(),
                start,
                end: start + 10.0,
                size: 12.0,
                run,
                object: 0,
                font: 1,
                // Runs are painted in the order of their numbers.
                at: usize::try_from(run).unwrap() * 1000 + at,
                is_unknown: false,
                is_disputed: false,
                is_invisible: false,
                is_replaced: false,
            }
        });
        Line {
            clusters: clusters.collect(),
            baseline: 0.0,
            size: 12.0,
        }
    }

    fn from_right(seen: &str, runs: &str) -> (String, bool) {
        let line = line(seen, runs);
        let painting = Painting::of([&line]);
        let reading = read(&line, Base::Right, "", None, &painting);
        (reading.text, reading.is_doubtful)
    }

    #[test]
    fn a_number_beside_arabic_in_an_english_line_is_told_by_its_run() {
        let line = line("see 5 ةداملا of", "000012222222333");
        let reading = read(&line, Base::Left, "", None, &Painting::of([&line]));
        assert_eq!(reading.text, "see المادة 5 of");
    }

    #[test]
    fn a_negative_percentage_alone_in_a_cell_keeps_both_signs() {
        assert_eq!(from_right("7.25%-", "222241"), ("-7.25%".to_owned(), false));
    }

    #[test]
    fn a_date_and_a_decimal_after_arabic_are_certain() {
        assert_eq!(
            from_right("28/8/2024 موي", ""),
            ("يوم 28/8/2024".to_owned(), false)
        );
        assert_eq!(from_right("٣٫٥ ةبسن", ""), ("نسبة ٣٫٥".to_owned(), false));
    }

    #[test]
    fn a_range_whose_painting_tells_nothing_is_doubtful() {
        assert_eq!(from_right("20-10 نيب", ""), ("بين 10-20".to_owned(), true));
    }

    #[test]
    fn a_range_that_was_set_from_the_left_is_told_by_its_run() {
        assert_eq!(
            from_right("10-20 نيب", "111110000"),
            ("بين 10-20".to_owned(), false)
        );
    }

    #[test]
    fn a_word_and_a_year_are_doubtful_unless_their_runs_tell() {
        assert!(from_right("ناك NATO 2024 .", "").1);
        assert_eq!(
            from_right("ناك NATO 2024", "0000222222222"),
            ("NATO 2024 كان".to_owned(), false)
        );
    }

    #[test]
    fn a_percentage_keeps_its_sign_behind_it() {
        assert_eq!(
            from_right("7.25%- 3,400 2024", ""),
            ("2024 3,400 -7.25%".to_owned(), true)
        );
    }
}
