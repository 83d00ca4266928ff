//! Cuts a shaped paragraph into lines.

use std::ops::Range;

use super::paragraph::{Paragraph, Piece, PieceKind};
use crate::style::values::OverflowWrap;

/// Rounding may not push the last letter of a line that was measured to fit onto the next one.
const TOLERANCE: f32 = 0.01;

/// The widths that a paragraph asks for.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Widths {
    /// Of the longest part that cannot be broken.
    pub(crate) least: f32,
    /// Of the longest line if none is broken.
    pub(crate) most: f32,
}

/// The pieces of one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LineRange {
    pub(crate) pieces: Range<usize>,
    /// Whether the paragraph, or a forced line, ends here.
    pub(crate) last: bool,
}

/// How wide lines are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Room {
    pub(crate) width: f32,
    /// A word may be wider than its line, but where it would reach beyond this it is torn: nothing may leave the page.
    pub(crate) limit: f32,
}

impl Room {
    /// Returns the same for a line that begins further inside.
    pub(crate) fn indented(self, indent: f32) -> Self {
        Self {
            width: self.width - indent,
            limit: self.limit - indent,
        }
    }
}

/// Fills lines greedily. The first line is `indent` narrower.
pub(crate) fn lines(paragraph: &Paragraph, room: Room, indent: f32) -> Vec<LineRange> {
    lines_from(paragraph, 0, room, indent)
}

/// Of more lines nobody sees how long each is.
const MOST_BALANCED: usize = 6;
/// How often the range is halved in which the width lies at which lines are about as long as each other.
const HALVINGS: usize = 10;

/// Fills lines that are about as long as each other, as many as `greedy` has.
pub(crate) fn balanced(
    paragraph: &Paragraph,
    room: Room,
    indent: f32,
    greedy: Vec<LineRange>,
) -> Vec<LineRange> {
    if !(2..=MOST_BALANCED).contains(&greedy.len()) {
        return greedy;
    }
    let count = greedy.len();
    let mut best = greedy;
    let (mut low, mut high) = (0.0, room.width);
    for _ in 0..HALVINGS {
        let width = f32::midpoint(low, high);
        let lines = lines(paragraph, Room { width, ..room }, indent);
        let fits = |line: &LineRange| shown_width(paragraph, line) <= width + TOLERANCE;
        if lines.len() <= count && lines.iter().all(fits) {
            best = lines;
            high = width;
        } else {
            low = width;
        }
    }
    best
}

/// Fills lines from the piece `start` on. The first of them is `indent` narrower.
pub(crate) fn lines_from(
    paragraph: &Paragraph,
    start: usize,
    room: Room,
    indent: f32,
) -> Vec<LineRange> {
    let mut lines = Vec::new();
    let mut start = start;
    let mut indent = indent;
    while start < paragraph.pieces.len() {
        let line = next_line(paragraph, start, room.indented(indent));
        start = line.pieces.end;
        lines.push(line);
        indent = 0.0;
    }
    lines
}

/// Fills the line that begins with the piece `start`, which the paragraph has.
pub(crate) fn next_line(paragraph: &Paragraph, start: usize, room: Room) -> LineRange {
    let pieces = &paragraph.pieces;
    // The last place where the line may end.
    let mut candidate: Option<usize> = None;
    let mut used = 0.0;
    // The part of it that shows: white space at the end hangs over.
    let mut shown = 0.0;
    for (index, piece) in pieces.iter().enumerate().skip(start) {
        if piece.kind == PieceKind::LineEnd {
            return LineRange {
                pieces: start..index + 1,
                last: true,
            };
        }
        if index > start {
            if piece.breakable && shown + hyphen(&pieces[index - 1]) <= room.width + TOLERANCE {
                candidate = Some(index);
            }
            let reach = used + piece.advance;
            if reach > room.width + TOLERANCE && !hangs(piece) {
                let cut = candidate
                    .or_else(|| piece.breakable.then_some(index))
                    .or_else(|| torn(paragraph, start, index, reach > room.limit + TOLERANCE));
                if let Some(cut) = cut {
                    return LineRange {
                        pieces: start..cut,
                        last: false,
                    };
                }
            }
        }
        used += piece.advance;
        if !hangs(piece) {
            shown = used;
        }
    }
    LineRange {
        pieces: start..pieces.len(),
        last: true,
    }
}

/// Returns the width of a line without the white space that hangs at its end.
pub(crate) fn shown_width(paragraph: &Paragraph, line: &LineRange) -> f32 {
    let pieces = &paragraph.pieces[line.pieces.clone()];
    let end = pieces
        .iter()
        .rposition(|piece| !hangs(piece) && piece.kind != PieceKind::LineEnd)
        .map_or(0, |last| last + 1);
    pieces[..end].iter().map(|piece| piece.advance).sum()
}

/// Returns where a word that is wider than its line, and that `index` would be too much of, is torn apart, if it may be.
fn torn(paragraph: &Paragraph, start: usize, index: usize, leaves_page: bool) -> Option<usize> {
    let pieces = &paragraph.pieces;
    let piece = &pieces[index];
    let style = &paragraph.content.spans[piece.span].style.inherited;
    let may = style.white_space.wraps()
        && (style.overflow_wrap != OverflowWrap::Normal || leaves_page)
        && matches!(
            piece.kind,
            PieceKind::Text | PieceKind::Space | PieceKind::Box(_)
        );
    if !may {
        return None;
    }
    // Between two letters that do not join, if there is such a place; otherwise as any word.
    let apart = (start + 1..=index).rev().find(|&place| {
        let before = paragraph.content.text[..pieces[place].text.start]
            .chars()
            .next_back();
        pieces[place].kind == PieceKind::Text && !before.is_some_and(joins_next)
    });
    let last_is_joined = paragraph.content.text[..piece.text.start]
        .chars()
        .next_back()
        .is_some_and(joins_next);
    if last_is_joined {
        apart.or(Some(index))
    } else {
        Some(index)
    }
}

/// Tells whether a letter, or a mark on one, joins the letter behind it (Unicode, `ArabicShaping.txt`).
fn joins_next(character: char) -> bool {
    let is_joined_script =
        matches!(character, '\u{620}'..='\u{74f}' | '\u{750}'..='\u{77f}' | '\u{8a0}'..='\u{8ff}');
    let never = matches!(
        character,
        '\u{621}'..='\u{625}'
            | '\u{627}'
            | '\u{629}'
            | '\u{62f}'..='\u{632}'
            | '\u{648}'
            | '\u{660}'..='\u{66d}'
            | '\u{671}'..='\u{677}'
            | '\u{688}'..='\u{699}'
            | '\u{6c0}'
            | '\u{6c3}'..='\u{6cb}'
            | '\u{6cd}'
            | '\u{6cf}'
            | '\u{6d2}'..='\u{6d5}'
            | '\u{6ee}'..='\u{6f9}'
    );
    is_joined_script && !never
}

/// Measures a paragraph without setting it.
pub(crate) fn widths(paragraph: &Paragraph) -> Widths {
    let mut widths = Widths::default();
    let (mut word, mut line, mut hanging) = (0.0_f32, 0.0_f32, 0.0_f32);
    let mut before: Option<&Piece> = None;
    for piece in paragraph.pieces.iter() {
        if piece.kind == PieceKind::LineEnd {
            widths.most = widths.most.max(line);
            widths.least = widths.least.max(word);
            (word, line, hanging) = (0.0, 0.0, 0.0);
            continue;
        }
        let style = &paragraph.content.spans[piece.span].style.inherited;
        let tears = style.overflow_wrap == OverflowWrap::Anywhere && style.white_space.wraps();
        if piece.breakable || tears {
            widths.least = widths.least.max(word + before.map_or(0.0, hyphen));
            word = 0.0;
        }
        if hangs(piece) {
            hanging += piece.advance;
        } else {
            line += hanging + piece.advance;
            word += piece.advance + if word > 0.0 { hanging } else { 0.0 };
            hanging = 0.0;
        }
        before = Some(piece);
    }
    widths.most = widths.most.max(line);
    widths.least = widths.least.max(word);
    widths
}

/// Returns what a line grows by where it ends with a piece.
fn hyphen(piece: &Piece) -> f32 {
    match piece.kind {
        PieceKind::SoftHyphen(width) => width,
        _ => 0.0,
    }
}

fn hangs(piece: &Piece) -> bool {
    matches!(piece.kind, PieceKind::Space | PieceKind::Control)
}
