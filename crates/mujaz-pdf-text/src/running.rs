//! Headers, footers and page numbers: lines at the edge of most pages that differ in their figures alone. They are no
//! part of the text that runs past them.

use crate::{assemble::Draft, letters, line::Line};

/// Lines from the top, and from the bottom, that may run.
const DEEP: usize = 2;
/// A running line stands at the same height on each page, within so many points.
const TOLERANCE: f32 = 4.0;

/// Takes running lines out of the drafts of a document of so many pages.
pub(crate) fn remove(drafts: &mut Vec<Draft>, pages: usize) {
    remove_numbers(drafts, pages);
    if pages < 2 {
        return;
    }
    let mut edges: Vec<(usize, f32, String)> = Vec::new();
    for page in 0..pages {
        let mut lines: Vec<&Line> = loose(drafts, page).collect();
        lines.sort_by(|left, right| right.baseline.total_cmp(&left.baseline));
        let count = lines.len();
        for (at, line) in lines.into_iter().enumerate() {
            if at < DEEP || at + DEEP >= count {
                edges.push((page, line.baseline, look(line)));
            }
        }
    }
    let runs = |page: usize, line: &Line| {
        let own = look(line);
        let is_edge = edges.iter().any(|edge| edge.0 == page && edge.2 == own);
        let alike = |edge: &&(usize, f32, String)| {
            edge.2 == own && (edge.1 - line.baseline).abs() <= TOLERANCE
        };
        let mut on: Vec<usize> = edges.iter().filter(alike).map(|edge| edge.0).collect();
        on.dedup();
        // A first page often goes without, and left pages differ from right ones.
        is_edge && on.len() >= 2 && on.len() * 5 >= pages * 2
    };
    let is_running: Vec<Vec<bool>> = drafts
        .iter()
        .map(|draft| {
            draft
                .lines
                .iter()
                .map(|(page, line)| !draft.is_tagged && runs(*page, line))
                .collect()
        })
        .collect();
    for (draft, running) in drafts.iter_mut().zip(is_running) {
        let mut running = running.into_iter();
        draft.lines.retain(|_| !running.next().unwrap_or_default());
    }
    drafts.retain(|draft| !draft.lines.is_empty() || draft.is_tagged);
}

/// Takes out the first and the last line of a page where it is the number of the page, and says so.
fn remove_numbers(drafts: &mut Vec<Draft>, pages: usize) {
    let ends: Vec<(f32, f32)> = (0..pages)
        .map(|page| {
            loose(drafts, page).fold((f32::MIN, f32::MAX), |(top, foot), line| {
                (top.max(line.baseline), foot.min(line.baseline))
            })
        })
        .collect();
    let is_number = |page: usize, line: &Line| {
        let (top, foot) = ends[page];
        (line.baseline >= top || line.baseline <= foot)
            && NUMBERS.contains(&look(line).to_lowercase().as_str())
    };
    for draft in drafts.iter_mut().filter(|draft| !draft.is_tagged) {
        draft.lines.retain(|(page, line)| !is_number(*page, line));
    }
    drafts.retain(|draft| !draft.lines.is_empty() || draft.is_tagged);
}

/// The numbers of pages, as they are seen from left to right.
const NUMBERS: [&str; 8] = [
    "page#",
    "page#of#",
    "page#/#",
    "#ةحفص",
    "#ةحفصلا",
    "#نم#ةحفص",
    "#نم#ةحفصلا",
    "#/#ةحفص",
];

fn loose(drafts: &[Draft], page: usize) -> impl Iterator<Item = &Line> {
    let lines = drafts
        .iter()
        .filter(|draft| !draft.is_tagged)
        .flat_map(|draft| &draft.lines);
    lines
        .filter(move |(at, _)| *at == page)
        .map(|(_, line)| line)
}

/// What a line shows, with every figure the same.
fn look(line: &Line) -> String {
    let mut look = String::new();
    for character in line
        .clusters
        .iter()
        .flat_map(|cluster| cluster.text.chars())
    {
        if letters::is_digit(character) {
            if !look.ends_with('#') {
                look.push('#');
            }
        } else if !character.is_whitespace() {
            look.push(character);
        }
    }
    look
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line::Cluster;

    fn line(baseline: f32, seen: &str) -> Line {
        let clusters = seen.chars().zip(0_u16..).map(|(character, at)| {
            let start = 5.0 * f32::from(at);
            Cluster::seen(character, start..start + 5.0, 10.0)
        });
        Line {
            clusters: clusters.collect(),
            baseline,
            size: 10.0,
        }
    }

    #[test]
    fn the_number_of_a_page_at_its_edge_is_no_text_even_where_there_is_one_page() {
        let texts = |lines: &[(f32, &str)]| {
            let mut drafts: Vec<Draft> = lines
                .iter()
                .map(|(baseline, seen)| {
                    let mut draft = Draft::default();
                    draft.lines.push((0, line(*baseline, seen)));
                    draft
                })
                .collect();
            remove(&mut drafts, 1);
            drafts.len()
        };
        assert_eq!(texts(&[(700.0, "The text"), (40.0, "Page 1 of 3")]), 1);
        assert_eq!(texts(&[(700.0, "1 ةحفص"), (40.0, "صن")]), 1);
        // In the text it may be what is told.
        assert_eq!(
            texts(&[(700.0, "The text"), (600.0, "Page 1"), (40.0, "more")]),
            3
        );
        assert_eq!(texts(&[(700.0, "The text"), (40.0, "1")]), 2);
    }
}
