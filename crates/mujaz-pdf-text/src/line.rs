//! Glyphs to lines: marks go to the letters that they stand on, and what stands on one baseline becomes a line, from left
//! to right.

use crate::{
    content::{Content, Glyph},
    letters::{self, LigatureOrder},
    order::{Class, class_of},
};

/// A glyph with the marks on it, or several glyphs that a file gives one text.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(crate) struct Cluster {
    /// Its characters in the order of reading.
    pub(crate) text: String,
    pub(crate) start: f32,
    pub(crate) end: f32,
    /// How high its foot stands, in points from the bottom of the page.
    pub(crate) height: f32,
    pub(crate) size: f32,
    pub(crate) run: u32,
    pub(crate) object: u32,
    pub(crate) font: u32,
    /// Its number in the order of painting.
    pub(crate) at: usize,
    pub(crate) is_unknown: bool,
    pub(crate) is_disputed: bool,
    pub(crate) is_invisible: bool,
    /// Whether the file replaces what is painted.
    pub(crate) is_replaced: bool,
    /// Whether the file says that it is read from the right.
    pub(crate) is_reversed: bool,
    /// The marked content that it belongs to.
    pub(crate) content: Option<Content>,
    /// The element of the structure that it belongs to, by its place in the order of reading, where that can be relied on.
    pub(crate) element: Option<u32>,
}

#[cfg(test)]
impl Cluster {
    /// A character as it is seen on a line, painted in no run of its own.
    pub(crate) fn seen(character: char, place: std::ops::Range<f32>, size: f32) -> Self {
        Self {
            text: character.to_string(),
            start: place.start,
            end: place.end,
            height: 0.0,
            size,
            run: 0,
            object: 0,
            font: 1,
            at: 0,
            is_unknown: false,
            is_disputed: false,
            is_invisible: false,
            is_replaced: false,
            is_reversed: false,
            content: None,
            element: None,
        }
    }
}

impl Cluster {
    /// Whether it is marks without a letter.
    fn is_mark(&self) -> bool {
        self.text.chars().all(letters::is_mark)
    }

    fn of(at: usize, glyph: &Glyph, text: String) -> Self {
        Self {
            text,
            start: glyph.start.min(glyph.end),
            end: glyph.start.max(glyph.end),
            height: glyph.baseline + glyph.rise,
            size: glyph.size,
            run: glyph.run,
            object: glyph.object,
            font: glyph.font,
            at,
            is_unknown: glyph.text.is_none(),
            is_disputed: glyph.is_disputed,
            is_invisible: glyph.is_invisible,
            is_replaced: glyph.is_replaced,
            is_reversed: glyph.is_reversed,
            content: glyph.content,
            element: None,
        }
    }
}

/// What stands on one baseline.
#[derive(Debug, Clone, Default)]
pub(crate) struct Line {
    /// From left to right.
    pub(crate) clusters: Vec<Cluster>,
    pub(crate) baseline: f32,
    pub(crate) size: f32,
}

impl Line {
    pub(crate) fn start(&self) -> f32 {
        self.clusters
            .iter()
            .map(|cluster| cluster.start)
            .fold(f32::MAX, f32::min)
    }

    pub(crate) fn end(&self) -> f32 {
        self.clusters
            .iter()
            .map(|cluster| cluster.end)
            .fold(f32::MIN, f32::max)
    }

    /// The number of letters that are read from the right, and from the left.
    pub(crate) fn letters(&self) -> (usize, usize) {
        let mut count = (0, 0);
        for cluster in &self.clusters {
            for character in cluster.text.chars() {
                if letters::is_right_to_left(character) {
                    count.0 += 1;
                } else if letters::is_left_to_right(character) {
                    count.1 += 1;
                }
            }
        }
        count
    }

    pub(crate) fn is_blank(&self) -> bool {
        self.clusters
            .iter()
            .all(|cluster| cluster.text.trim().is_empty())
    }
}

/// Glyphs of one run on one baseline, in the order of painting.
#[derive(Debug)]
struct Piece {
    clusters: Vec<Cluster>,
    baseline: f32,
    size: f32,
}

/// Puts glyphs into lines, from the top of the page down. Each comes with its number in the order of painting.
pub(crate) fn lines<'a>(
    glyphs: impl IntoIterator<Item = (usize, &'a Glyph)>,
    order: LigatureOrder,
) -> Vec<Line> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut group: Vec<(usize, &Glyph)> = Vec::new();
    for (at, glyph) in glyphs {
        let goes_on = group.last().is_some_and(|(_, last)| {
            last.run == glyph.run
                && (last.baseline - glyph.baseline).abs() <= 0.6 * last.size.max(glyph.size)
        });
        if !goes_on {
            pieces.extend(piece(&group, order));
            group.clear();
        }
        group.push((at, glyph));
    }
    pieces.extend(piece(&group, order));
    pieces.sort_by(|left, right| right.baseline.total_cmp(&left.baseline));
    let mut lines: Vec<Line> = Vec::new();
    for piece in pieces {
        // Notes and raised letters stand a little off the line.
        let near = lines.iter_mut().rev().take(4).find(|line| {
            (line.baseline - piece.baseline).abs() <= 0.42 * line.size.max(piece.size)
        });
        match near {
            Some(line) => {
                // The call of a note is met before its line, and may be hardly smaller.
                let is_more = piece.clusters.len() > line.clusters.len();
                if piece.size > line.size || is_more && piece.size >= 0.9 * line.size {
                    line.baseline = piece.baseline;
                    line.size = line.size.max(piece.size);
                }
                line.clusters.extend(piece.clusters);
            }
            None => lines.push(Line {
                clusters: piece.clusters,
                baseline: piece.baseline,
                size: piece.size,
            }),
        }
    }
    let mut lines = raised(hung(lines));
    for line in &mut lines {
        line.clusters
            .sort_by(|left, right| left.start.total_cmp(&right.start));
        undouble(&mut line.clusters);
        set_marks(&mut line.clusters);
        mark_raised(line);
    }
    lines.retain(|line| !line.is_blank());
    lines.sort_by(|left, right| right.baseline.total_cmp(&left.baseline));
    lines
}

/// Puts the glyphs of one paragraph into lines as [`lines`] does. Where they start over above what was painted before, they
/// go on in another column, and its lines come after.
pub(crate) fn lines_of_columns(glyphs: &[(usize, &Glyph)], order: LigatureOrder) -> Vec<Line> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut lowest = f32::MAX;
    for (at, (_, glyph)) in glyphs.iter().enumerate() {
        if glyph.baseline > lowest + glyph.size {
            found.extend(lines(glyphs[start..at].iter().copied(), order));
            start = at;
            lowest = glyph.baseline;
        }
        lowest = lowest.min(glyph.baseline);
    }
    found.extend(lines(glyphs[start..].iter().copied(), order));
    found
}

/// Digits that are raised above the line of what they touch go back to it: calls of notes, exponents.
fn raised(lines: Vec<Line>) -> Vec<Line> {
    let is_number = |cluster: &Cluster| class_of(&cluster.text) == Class::Number;
    let (mut few, mut many): (Vec<Line>, Vec<Line>) = lines
        .into_iter()
        .partition(|line| line.clusters.iter().all(is_number));
    // The smallest first: a figure alone in its cell may have a call of its own.
    few.sort_by(|left, right| right.size.total_cmp(&left.size));
    while let Some(line) = few.pop() {
        let fits = |other: &&mut Line| {
            let above = line.baseline - other.baseline;
            is_above(above, line.size, other.size)
                && above <= 0.75 * other.size
                && line.clusters.iter().all(|own| touches(own, other, &line))
        };
        match many.iter_mut().chain(&mut few).find(fits) {
            Some(other) => other.clusters.extend(line.clusters),
            None => many.push(line),
        }
    }
    many
}

/// Whether what stands so far above a line is raised: it is smaller than the line, or far above it.
fn is_above(above: f32, size: f32, line: f32) -> bool {
    const SMALLER: f32 = 0.95;
    above > 0.15 * line && size <= SMALLER * line || above > 0.25 * line && size <= line
}

/// Whether raised digits, of which `own` is one, stand at a word or figure of a line without a gap.
fn touches(own: &Cluster, line: &Line, digits: &Line) -> bool {
    // At the start of a line a blank parts the call from the next word.
    let reach = 0.45 * line.size;
    let is_near = |left: f32, right: f32| (right - left).abs() <= reach;
    let (mut start, mut end) = (own.start, own.end);
    // The digits of a number of several.
    for digit in &digits.clusters {
        if is_near(end, digit.start) {
            end = digit.end;
        }
    }
    for digit in digits.clusters.iter().rev() {
        if is_near(digit.end, start) {
            start = digit.start;
        }
    }
    line.clusters.iter().any(|other| {
        !other.text.trim().is_empty()
            && other.size >= own.size
            && other.height < own.height
            && (is_near(other.end, start) || is_near(end, other.start))
    })
}

/// Marks the digits of a line that are raised.
fn mark_raised(line: &mut Line) {
    let is_high = |cluster: &Cluster| {
        class_of(&cluster.text) == Class::Number
            && is_above(cluster.height - line.baseline, cluster.size, line.size)
    };
    let digits = Line {
        clusters: line
            .clusters
            .iter()
            .filter(|cluster| is_high(cluster))
            .cloned()
            .collect(),
        ..*line
    };
    if digits.clusters.is_empty() {
        return;
    }
    let marked: Vec<bool> = line
        .clusters
        .iter()
        .map(|cluster| is_high(cluster) && touches(cluster, line, &digits))
        .collect();
    for (cluster, _) in line.clusters.iter_mut().zip(marked).filter(|it| it.1) {
        let digits = cluster.text.chars();
        cluster.text = digits.flat_map(|digit| [digit, letters::RAISED]).collect();
    }
}

/// Letters that hang below or above the others of their word go back to its line, where they fill a gap.
fn hung(lines: Vec<Line>) -> Vec<Line> {
    let (few, mut many): (Vec<Line>, Vec<Line>) = lines.into_iter().partition(|line| {
        let hangs =
            |cluster: &Cluster| class_of(&cluster.text) == Class::Right || cluster.is_mark();
        line.clusters.len() <= 3 && line.clusters.iter().all(hangs)
    });
    for line in few {
        let fits = |other: &&mut Line| {
            (other.baseline - line.baseline).abs() <= 0.75 * other.size
                && (other.size - line.size).abs() <= 0.1 * other.size
                && line.clusters.iter().all(|own| {
                    let is_taken = || other.clusters.iter().any(|it| overlaps(it, own));
                    other.start() < own.end
                        && own.start < other.end()
                        && (own.is_mark() || !is_taken())
                })
        };
        match many.iter_mut().find(fits) {
            Some(other) => other.clusters.extend(line.clusters),
            None => many.push(line),
        }
    }
    many
}

fn overlaps(left: &Cluster, right: &Cluster) -> bool {
    let shared = left.end.min(right.end) - left.start.max(right.start);
    shared > 0.5 * (left.end - left.start).min(right.end - right.start)
}

/// Puts marks that stand alone on the letters that they stand over.
fn set_marks(clusters: &mut Vec<Cluster>) {
    let (marks, mut others): (Vec<Cluster>, Vec<Cluster>) =
        clusters.drain(..).partition(Cluster::is_mark);
    for mark in marks {
        let middle = f32::midpoint(mark.start, mark.end);
        let away = |other: &Cluster| (other.start - middle).max(middle - other.end).max(0.0);
        let letters = others
            .iter_mut()
            .filter(|other| class_of(&other.text) != Class::Neutral);
        if let Some(letter) = letters.min_by(|left, right| away(left).total_cmp(&away(right))) {
            letter.text.push_str(&mark.text);
        }
    }
    *clusters = others;
}

/// Text painted twice in one place, for a shadow or to look bold, is read once.
fn undouble(clusters: &mut Vec<Cluster>) {
    let mut kept: Vec<Cluster> = Vec::with_capacity(clusters.len());
    for cluster in clusters.drain(..) {
        let is_double = kept.iter().rev().take(4).any(|other| {
            other.text == cluster.text
                && (other.size - cluster.size).abs() < 0.1
                && other.end - other.start > cluster.size * 0.05
                && (other.start - cluster.start).abs() < cluster.size * 0.05
                && (other.end - cluster.end).abs() < cluster.size * 0.05
        });
        if !is_double {
            kept.push(cluster);
        }
    }
    // A blank at the end of a line may be painted over its other words.
    let is_blank = |cluster: &Cluster| cluster.text.trim().is_empty();
    let hidden: Vec<bool> = kept
        .iter()
        .enumerate()
        .map(|(at, own)| {
            let near = kept.iter().skip(at.saturating_sub(4)).take(9);
            is_blank(own)
                && near
                    .filter(|other| !is_blank(other))
                    .any(|other| other.run != own.run && overlaps(own, other))
        })
        .collect();
    let mut hidden = hidden.into_iter();
    kept.retain(|_| !hidden.next().unwrap_or_default());
    *clusters = kept;
}

/// A letter that takes no room, as one half of a lam-alef in many fonts, keeps the side of its neighbour that the order of
/// painting gives it: its own place is a hair's breadth to either side.
fn place_narrow(clusters: &mut [Cluster]) {
    let rises = match clusters {
        [first, .., last] => first.start < last.start,
        _ => return,
    };
    for step in 0..clusters.len() {
        let at = if rises {
            clusters.len() - 1 - step
        } else {
            step
        };
        let near = if rises {
            Some(at + 1)
        } else {
            at.checked_sub(1)
        };
        let Some(near) = near.and_then(|near| clusters.get(near)) else {
            continue;
        };
        let (start, size) = (near.start, clusters[at].size);
        let own = &mut clusters[at];
        let is_narrow = own.end - own.start < 0.01 * size && class_of(&own.text) == Class::Right;
        if is_narrow && (own.start - start).abs() < 0.1 * size {
            own.start = start - 0.001 * size;
            own.end = own.start;
        }
    }
}

/// Where the file names a letter with its mark and says nothing of the glyph of the letter, which is painted beside that of the
/// mark, the letter's glyph has both.
fn give_letters(glyphs: &[(usize, &Glyph)], texts: &mut [String], order: LigatureOrder) {
    for at in 0..glyphs.len() {
        let (_, mark) = glyphs[at];
        let Some(whole) = &mark.with_letter else {
            continue;
        };
        let is_bare = |near: &usize| {
            glyphs.get(*near).is_some_and(|(_, glyph)| {
                texts[*near].is_empty()
                    && (glyph.end - glyph.start).abs() > 0.01 * glyph.size
                    && (glyph.start - mark.start).abs() < mark.size
            })
        };
        let near = [Some(at + 1), at.checked_sub(1)];
        if let Some(near) = near.into_iter().flatten().find(is_bare) {
            texts[near] = letters::of_glyph(whole, order);
            texts[at].clear();
        }
    }
}

fn piece(glyphs: &[(usize, &Glyph)], order: LigatureOrder) -> Option<Piece> {
    let (_, first) = glyphs.first()?;
    let mut texts: Vec<String> = glyphs
        .iter()
        .map(|(_, glyph)| match &glyph.text {
            Some(text) if glyph.is_replaced => letters::plain(text),
            Some(text) => letters::of_glyph(text, order),
            None => char::REPLACEMENT_CHARACTER.to_string(),
        })
        .collect();
    give_letters(glyphs, &mut texts, order);
    let is_mark = |text: &str| !text.is_empty() && text.chars().all(letters::is_mark);
    // Painted from left to right, the marks of what is read from the right come before their letters.
    let bases: Vec<f32> = glyphs
        .iter()
        .zip(&texts)
        .filter(|(_, text)| !is_mark(text) && class_of(text) == Class::Right)
        .map(|((_, glyph), _)| glyph.start)
        .collect();
    let marks_first = match (bases.first(), bases.last()) {
        (Some(first), Some(last)) if bases.len() > 1 => last > first,
        (Some(_), _) => texts
            .iter()
            .find(|text| !text.is_empty())
            .is_some_and(|text| is_mark(text)),
        _ => false,
    };
    let mut baselines: Vec<f32> = Vec::new();
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut waiting = String::new();
    for ((at, glyph), text) in glyphs.iter().zip(texts) {
        if text.is_empty() {
            continue;
        }
        if is_mark(&text) {
            match clusters.last_mut() {
                Some(last) if !marks_first && class_of(&last.text) != Class::Neutral => {
                    last.text.push_str(&text);
                }
                _ if marks_first => waiting.push_str(&text),
                // Its letter was painted in another run.
                _ => clusters.push(Cluster::of(*at, glyph, text)),
            }
            continue;
        }
        let mut text = text;
        text.extend(waiting.chars().rev());
        waiting.clear();
        baselines.push(glyph.baseline);
        clusters.push(Cluster::of(*at, glyph, text));
    }
    if let Some(last) = clusters.last_mut() {
        last.text.extend(waiting.chars().rev());
    }
    if clusters.is_empty() {
        return None;
    }
    place_narrow(&mut clusters);
    // Letters of some styles hang from one another; the middle one tells the line.
    baselines.sort_by(f32::total_cmp);
    Some(Piece {
        clusters,
        baseline: baselines
            .get(baselines.len() / 2)
            .copied()
            .unwrap_or(first.baseline),
        size: glyphs
            .iter()
            .map(|(_, glyph)| glyph.size)
            .fold(first.size, f32::max),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glyph(text: &str, start: f32, end: f32) -> Glyph {
        Glyph {
            start,
            end,
            ..Glyph::sample(Some(text))
        }
    }

    fn read(glyphs: &[Glyph]) -> String {
        let lines = lines(glyphs.iter().enumerate(), LigatureOrder::Logical);
        let clusters = lines[0].clusters.iter().rev();
        clusters.map(|cluster| cluster.text.as_str()).collect()
    }

    #[test]
    fn an_alef_that_takes_no_room_stands_behind_its_lam() {
        // Painted from left to right, with the alef a little to the right of where the lam begins.
        let word = [
            glyph("م", 0.0, 5.0),
            glyph("ا", 5.05, 5.05),
            glyph("ل", 5.0, 10.0),
            glyph("س", 10.0, 16.0),
        ];
        assert_eq!(read(&word), "سلام");
    }

    #[test]
    fn a_letter_that_the_file_names_with_its_mark_is_not_lost() {
        let mut mark = glyph("\u{64e}", 6.0, 6.0);
        mark.with_letter = Some("أ\u{64e}".to_owned());
        let word = [glyph("ن", 0.0, 5.0), mark, glyph("", 5.0, 8.0)];
        assert_eq!(read(&word), "أ\u{64e}ن");
    }

    #[test]
    fn a_raised_digit_is_one_whether_it_is_set_on_the_line_or_far_above_it() {
        for (baseline, rise, size) in [
            (3.0, 0.0, 7.0),
            (6.0, 0.0, 7.0),
            (0.0, 4.0, 7.0),
            (3.0, 0.0, 9.7),
        ] {
            let mut call = glyph("1", 10.5, 13.0);
            (call.baseline, call.rise, call.size, call.run) = (baseline, rise, size, 1);
            let line = [glyph("9", 0.0, 5.0), glyph("8", 5.0, 10.0), call];
            let lines = lines(line.iter().enumerate(), LigatureOrder::Logical);
            assert_eq!(lines.len(), 1, "{baseline} {rise}");
            let texts = lines[0].clusters.iter().map(|it| it.text.as_str());
            let text: String = texts.collect();
            assert_eq!(letters::with_raised(&text), "98¹", "{baseline} {rise}");
        }
    }

    #[test]
    fn small_digits_that_touch_nothing_are_not_raised() {
        let mut cell = glyph("4", 40.0, 43.0);
        (cell.baseline, cell.size, cell.run) = (2.0, 7.0, 1);
        let line = [glyph("9", 0.0, 5.0), glyph("8", 5.0, 10.0), cell];
        let lines = lines(line.iter().enumerate(), LigatureOrder::Logical);
        let texts = lines[0].clusters.iter().map(|it| it.text.as_str());
        assert_eq!(texts.collect::<String>(), "984");
    }

    #[test]
    fn a_mark_whose_letter_has_its_own_name_stays_a_mark() {
        let mut mark = glyph("\u{64e}", 6.0, 6.0);
        mark.with_letter = Some("أ\u{64e}".to_owned());
        let word = [glyph("ن", 0.0, 5.0), mark, glyph("أ", 5.0, 8.0)];
        assert_eq!(read(&word), "أ\u{64e}ن");
    }
}
