//! The paragraphs of a column: its lines enter, from the top down; where one paragraph ends and the next begins is told by the white
//! between lines, by the size of the letters, and by lines that are indented or left short.

use super::{Paragraph, base, middle};
use crate::{
    line::{Cluster, Line},
    order::{Base, Class, class_of},
};

/// Finds the paragraphs of a column.
pub(super) fn column(lines: Vec<Line>, page: Base, is_doubtful: bool, found: &mut Vec<Paragraph>) {
    let direction = base(&lines, page);
    let start = lines.iter().map(Line::start).fold(f32::MAX, f32::min);
    let end = lines.iter().map(Line::end).fold(f32::MIN, f32::max);
    let mut gaps: Vec<f32> = lines
        .windows(2)
        .map(|pair| pair[0].baseline - pair[1].baseline)
        .collect();
    gaps.sort_by(f32::total_cmp);
    // Most gaps are those inside paragraphs, unless most paragraphs have one line.
    let usual = gaps.get(gaps.len() / 3).copied().unwrap_or_default();
    let text = middle(lines.iter().map(|line| line.size).collect());
    let mut open: Vec<Line> = Vec::new();
    for line in lines {
        let is_new = open.last().is_some_and(|last| {
            let is_alone = open.len() == 1;
            starts_paragraph(last, &line, direction, (start, end), (usual, text))
                || is_left_short(last, &line, direction, (start, end), is_alone)
                    && line.size <= text * 1.12
        });
        if is_new {
            found.push(Paragraph {
                lines: std::mem::take(&mut open),
                is_row: false,
                is_doubtful,
            });
        }
        open.push(line);
    }
    if !open.is_empty() {
        found.push(Paragraph {
            lines: open,
            is_row: false,
            is_doubtful,
        });
    }
}

fn starts_paragraph(
    last: &Line,
    line: &Line,
    direction: Base,
    (start, end): (f32, f32),
    (usual, text): (f32, f32),
) -> bool {
    let size = last.size.max(line.size);
    // The lines of a heading stand apart as its letters are large.
    let usual = usual * (last.size.min(line.size) / text).max(1.0);
    let gap = last.baseline - line.baseline;
    let width = end - start;
    let (last_free, indent, last_indent) = match direction {
        Base::Right => (last.start() - start, end - line.end(), end - last.end()),
        Base::Left => (end - last.end(), line.start() - start, last.start() - start),
    };
    // Text that keeps to the other margin ends at all places of this one.
    let is_turned = keeps_to_other_margin(last, line, direction, (start, end));
    let (last_free, indent) = if is_turned {
        (width - (last.end() - last.start()), 0.0)
    } else {
        (last_free, indent)
    };
    let is_closed = ends_sentence(last, direction);
    gap > usual * 1.25
        || gap > size * 4.0
        || (last.size - line.size).abs() > size * 0.12
        || opens_item(line, direction)
        || indent > size * 0.8 && indent < size * 6.0 && last_indent < size * 0.4
        || last_free > width * 0.35
        || last_free > width * 0.15 && is_closed
}

/// Whether two lines begin at the margin where lines of their direction end, and one of them ends before the other margin: text of one
/// direction in a document that is set for the other.
fn keeps_to_other_margin(
    last: &Line,
    line: &Line,
    direction: Base,
    (start, end): (f32, f32),
) -> bool {
    let near = |free: f32| free < last.size * 0.4;
    let (ends, starts) = match direction {
        Base::Right => (
            [last, line].map(|it| it.start() - start),
            [last, line].map(|it| end - it.end()),
        ),
        Base::Left => (
            [last, line].map(|it| end - it.end()),
            [last, line].map(|it| it.start() - start),
        ),
    };
    ends.into_iter().all(near) && !starts.into_iter().all(near)
}

/// Whether a line was left short though the first word of the next one had room in it: one that stands alone, such as the line of the
/// writer or the day, or one that closes a sentence.
fn is_left_short(
    last: &Line,
    line: &Line,
    direction: Base,
    (start, end): (f32, f32),
    is_alone: bool,
) -> bool {
    let (before, behind) = (last.start() - start, end - last.end());
    // A line in the middle may be part of a heading.
    let is_centred = (before - behind).abs() < last.size && before > last.size;
    let room = before.max(behind) - first_word(line, direction) - 0.5 * last.size;
    room > 0.0 && !is_centred && (is_alone || ends_sentence(last, direction))
}

/// The width of the word that is read first.
fn first_word(line: &Line, direction: Base) -> f32 {
    let mut ordered: Vec<&Cluster> = line.clusters.iter().collect();
    if direction == Base::Right {
        ordered.reverse();
    }
    let mut ordered = ordered
        .into_iter()
        .skip_while(|it| it.text.trim().is_empty());
    let Some(first) = ordered.next() else {
        return 0.0;
    };
    let (mut start, mut end) = (first.start, first.end);
    for cluster in ordered {
        let gap = (cluster.start - end).max(start - cluster.end);
        if cluster.text.trim().is_empty() || gap > 0.18 * line.size {
            break;
        }
        (start, end) = (start.min(cluster.start), end.max(cluster.end));
    }
    end - start
}

/// Whether the paragraph of `lines` goes on with `line` at the top of the next page or column.
pub(crate) fn goes_on(lines: &[&Line], line: &Line) -> bool {
    let Some(last) = lines.last().filter(|_| lines.len() > 1) else {
        return false;
    };
    let direction = base(lines.iter().copied().chain([line]), Base::Right);
    let start = lines
        .iter()
        .map(|line| line.start())
        .fold(f32::MAX, f32::min);
    let end = lines.iter().map(|line| line.end()).fold(f32::MIN, f32::max);
    let free = match direction {
        Base::Right => last.start() - start,
        Base::Left => end - last.end(),
    };
    free < (end - start) * 0.15
        && (last.size - line.size).abs() <= last.size * 0.05
        && !ends_sentence(last, direction)
        && !opens_item(line, direction)
}

/// Whether what is read last closes a sentence.
fn ends_sentence(line: &Line, direction: Base) -> bool {
    let words = |cluster: &&Cluster| !cluster.text.trim().is_empty();
    let last = match direction {
        Base::Right => line.clusters.iter().find(words),
        Base::Left => line.clusters.iter().rfind(words),
    };
    last.is_some_and(|cluster| {
        cluster
            .text
            .ends_with(['.', '!', '?', '؟', ':', '»', '۔', '"', '”', '“'])
    })
}

fn opens_item(line: &Line, direction: Base) -> bool {
    let clusters: Vec<&Cluster> = match direction {
        Base::Right => line.clusters.iter().rev().collect(),
        Base::Left => line.clusters.iter().collect(),
    };
    let first = clusters
        .first()
        .map(|cluster| cluster.text.as_str())
        .unwrap_or_default();
    if matches!(
        first,
        "•" | "▪" | "■" | "●" | "○" | "◦" | "\u{2043}" | "\u{f0b7}"
    ) {
        return true;
    }
    let after = clusters
        .iter()
        .position(|cluster| class_of(&cluster.text) != Class::Number);
    after.is_some_and(|after| {
        (1..=2).contains(&after)
            && matches!(clusters[after].text.as_str(), "." | "-" | ")" | "(")
            && clusters
                .get(after + 1)
                .is_some_and(|next| next.text.trim().is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines as they are seen, from the top down: where each begins, its letters, and their size.
    fn paragraphs(lines: &[(f32, &str, f32)], page: Base) -> Vec<usize> {
        let mut baseline = 800.0;
        let mut all = Vec::new();
        for (start, seen, size) in lines {
            baseline -= size * 1.4;
            let clusters = seen.chars().zip(0_u16..).map(|(character, at)| {
                let start = start + 0.5 * size * f32::from(at);
                Cluster::seen(character, start..start + 0.5 * size, *size)
            });
            all.push(Line {
                clusters: clusters.collect(),
                baseline,
                size: *size,
            });
        }
        let mut found = Vec::new();
        column(all, page, false, &mut found);
        found.iter().map(|it| it.lines.len()).collect()
    }

    const FULL: &str = "the talks went on in the hall for hours and";

    #[test]
    fn the_lines_of_a_large_heading_are_one() {
        let lines = [
            (0.0, "dam complete at a cost of", 18.0),
            (0.0, "many dinars", 18.0),
            (0.0, FULL, 12.0),
            (0.0, FULL, 12.0),
            (0.0, FULL, 12.0),
            (0.0, FULL, 12.0),
        ];
        assert_eq!(paragraphs(&lines, Base::Left), [2, 4]);
    }

    #[test]
    fn a_line_that_was_left_short_though_the_next_word_had_room_stands_alone() {
        let lines = [
            (0.0, "by one of our correspondents", 12.0),
            (0.0, FULL, 12.0),
            (0.0, "they ended before the evening there.", 12.0),
            (0.0, FULL, 12.0),
        ];
        assert_eq!(paragraphs(&lines, Base::Left), [1, 2, 1]);
    }

    #[test]
    fn arabic_that_keeps_to_the_left_margin_has_its_paragraphs() {
        let full = "نم ةعاقلا يف تاعاس ةدع تاثداحملا ترمتسا";
        let lines = [
            (0.0, "يسيقلا انر :دادغب", 12.0),
            (0.0, full, 12.0),
            (0.0, "نم ةعاقلا يف تاعاس ةدع تاثداحملا", 12.0),
            (0.0, full, 12.0),
        ];
        assert_eq!(paragraphs(&lines, Base::Right), [1, 3]);
    }
}
