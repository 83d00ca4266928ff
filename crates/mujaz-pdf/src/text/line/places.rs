//! Places the pieces of a line from left to right: their advances and the measure go in, their left edges come out.

use super::{Measure, Setting};
use crate::{style::values::Align, text::paragraph::PieceKind};

impl Setting<'_> {
    pub(super) fn place(&mut self, measure: Measure, last: bool) {
        let right_to_left = self.base_level == 1;
        let align = measure.align_of(last);
        let natural: f32 = (0..self.first_glyphless)
            .map(|index| self.advance(index))
            .sum();
        let mut free = measure.width - measure.indent - natural;
        let leaders = self
            .pieces
            .iter()
            .filter(|piece| piece.kind == PieceKind::Leader)
            .count();
        if leaders > 0 && free > 0.0 {
            #[expect(clippy::cast_precision_loss, reason = "a line has few leaders")]
            let count = leaders as f32;
            self.filling = free / count;
            free = 0.0;
        }
        let spaces = (0..self.first_glyphless)
            .filter(|&index| self.stretches(index))
            .count();
        let justified = align == Align::Justify && spaces > 0 && free > 0.0;
        if justified {
            #[expect(clippy::cast_precision_loss, reason = "a line has few spaces")]
            let count = spaces as f32;
            self.stretch = free / count;
        }
        let from_left = match align {
            _ if justified => 0.0,
            Align::Right | Align::BlocksRight => free,
            Align::Center | Align::BlocksCenter | Align::Header => free / 2.0,
            Align::Start | Align::Justify if right_to_left => free,
            Align::End if !right_to_left => free,
            Align::Left | Align::BlocksLeft | Align::Start | Align::Justify | Align::End => 0.0,
        };
        if free < 0.0 && !right_to_left {
            self.line.beyond = from_left + measure.indent + natural;
        }
        let hanging: f32 = (self.first_glyphless..self.pieces.len())
            .map(|index| self.advance(index))
            .sum();
        // White space at the end of a line stands where reading ends, outside of the measure.
        let mut x = if right_to_left {
            from_left - hanging
        } else {
            from_left + measure.indent
        };
        for index in self.visual_order() {
            self.lefts[index] = x;
            x += self.advance(index);
        }
    }

    /// Orders pieces by their levels, after white space at the end of the line has taken the level of the paragraph
    /// (UAX #9, rules L1 and L2).
    fn visual_order(&self) -> Vec<usize> {
        let base = self.base_level;
        let level = |index: usize| {
            if index >= self.first_glyphless {
                base
            } else {
                self.pieces[index].level
            }
        };
        let mut order: Vec<usize> = (0..self.pieces.len()).collect();
        let highest = order
            .iter()
            .map(|&index| level(index))
            .max()
            .unwrap_or(base);
        let lowest_odd = order
            .iter()
            .map(|&index| level(index))
            .filter(|level| level % 2 == 1)
            .min()
            .unwrap_or(highest + 1);
        for threshold in (lowest_odd..=highest).rev() {
            let mut start = 0;
            while start < order.len() {
                if level(order[start]) < threshold {
                    start += 1;
                    continue;
                }
                let length = order[start..]
                    .iter()
                    .take_while(|&&index| level(index) >= threshold)
                    .count();
                order[start..start + length].reverse();
                start += length;
            }
        }
        order
    }
}
