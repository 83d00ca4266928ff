//! Headers, footers and page numbers: lines at the edge of most pages that differ in their figures alone. They are no
//! part of the text that runs past them.

use crate::{assemble::Draft, letters, line::Line};

/// Lines from the top, and from the bottom, that may run.
const DEEP: usize = 2;
/// A running line stands at the same height on each page, within so many points.
const TOLERANCE: f32 = 4.0;

/// Takes running lines out of the drafts of a document of so many pages.
pub(crate) fn remove(drafts: &mut Vec<Draft>, pages: usize) {
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
