//! How much the outlines of a `CFF ` table come to once what they call is written out, as it is in a PDF. A table and glyphs enter;
//! a refusal leaves where that is too much.
//!
//! An outline calls subroutines, and these call others, so that a table of a few kilobytes can stand for gigabytes. The formats are those
//! of Adobe's Technical Notes 5176 (The Compact Font Format Specification) and 5177 (The Type 2 Charstring Format).

use crate::{
    error::Error,
    limits::{self, Kind},
};

/// How deep calls can be nested (5177, appendix B).
const DEEPEST_CALL: usize = 10;

/// Refuses outlines of glyphs in a `CFF ` table that take too many steps. A table that cannot be read has none that anybody can draw.
pub(super) fn check(table: &[u8], glyphs: &[u16]) -> Result<(), Error> {
    limits::check(Kind::Outlines, steps(table, glyphs).unwrap_or_default())
}

fn steps(table: &[u8], glyphs: &[u16]) -> Option<usize> {
    let (_, names_end) = index(table, usize::from(*table.get(2)?))?;
    let (tops, tops_end) = index(table, names_end)?;
    let (_, strings_end) = index(table, tops_end)?;
    let (globals, _) = index(table, strings_end)?;
    let top = dictionary(tops.first()?);
    let (outlines, _) = index(table, offset(&top, CHAR_STRINGS, 0)?)?;
    let fonts = match offset(&top, FONTS, 0) {
        Some(at) => index(table, at)?.0.into_iter().map(dictionary).collect(),
        None => vec![top.clone()],
    };
    let locals: Vec<Vec<&[u8]>> = fonts
        .iter()
        .map(|font| local_subroutines(table, font))
        .collect();
    let selection = offset(&top, FONT_OF_GLYPH, 0).and_then(|at| table.get(at..));
    let mut steps = 0;
    for &glyph in glyphs {
        let glyph = usize::from(glyph);
        let font = selection.map_or(Some(0), |selection| font_of(selection, glyph));
        let (Some(outline), Some(local)) =
            (outlines.get(glyph), font.and_then(|font| locals.get(font)))
        else {
            continue;
        };
        let mut reading = Reading {
            local,
            global: &globals,
            operands: Vec::new(),
            hints: 0,
            steps,
        };
        // An error ends an outline as its end does: nobody goes on to read it.
        reading.read(outline, 0);
        steps = reading.steps;
        if steps > Kind::Outlines.most() {
            break;
        }
    }
    Some(steps)
}

const CHAR_STRINGS: u16 = 17;
const PRIVATE: u16 = 18;
const SUBROUTINES: u16 = 19;
/// Operators of two bytes, the first of which is 12.
const FONTS: u16 = u16::from_be_bytes([12, 36]);
const FONT_OF_GLYPH: u16 = u16::from_be_bytes([12, 37]);

/// One outline that is being read, with what it has on its stack.
struct Reading<'a> {
    local: &'a [&'a [u8]],
    global: &'a [&'a [u8]],
    operands: Vec<i32>,
    /// How many stems were hinted at, which is as many bits as a mask of hints has.
    hints: usize,
    steps: usize,
}

impl Reading<'_> {
    /// Reads an outline or a subroutine with all that it calls. Returns nothing at the end of the outline and at an error.
    fn read(&mut self, code: &[u8], depth: usize) -> Option<()> {
        let mut at = 0;
        while let Some(&byte) = code.get(at) {
            self.steps += 1;
            if self.steps > Kind::Outlines.most() {
                return None;
            }
            let next = |step: usize| code.get(at + step).map(|&byte| i32::from(byte));
            let own = i32::from(byte);
            let (operand, taken) = match byte {
                28 => (Some((next(1)? << 8 | next(2)?) << 16 >> 16), 3),
                32..=246 => (Some(own - 139), 1),
                247..=250 => (Some((own - 247) * 256 + next(1)? + 108), 2),
                251..=254 => (Some(-(own - 251) * 256 - next(1)? - 108), 2),
                // The whole part of a fraction.
                255 => (Some((next(1)? << 8 | next(2)?) << 16 >> 16), 5),
                _ => (None, 1),
            };
            at += taken;
            if operand.is_some() {
                self.operands.extend(operand);
                continue;
            }
            match byte {
                CALL_LOCAL | CALL_GLOBAL => self.call(byte == CALL_GLOBAL, depth)?,
                11 => return Some(()),
                14 => return None,
                HORIZONTAL_STEMS
                | VERTICAL_STEMS
                | MASKED_HORIZONTAL_STEMS
                | MASKED_VERTICAL_STEMS => self.count_hints(),
                HINT_MASK | COUNTER_MASK => {
                    self.count_hints();
                    at += self.hints.div_ceil(8);
                }
                12 => {
                    self.operands.clear();
                    at += 1;
                }
                _ => self.operands.clear(),
            }
        }
        Some(())
    }

    fn call(&mut self, is_global: bool, depth: usize) -> Option<()> {
        let routines = if is_global { self.global } else { self.local };
        // 5176, section 16: the numbers of subroutines are biased by how many there are.
        let bias = match routines.len() {
            0..1240 => 107,
            1240..33_900 => 1131,
            _ => 32_768,
        };
        let number = usize::try_from(self.operands.pop()? + bias).ok()?;
        let code = routines.get(number).filter(|_| depth < DEEPEST_CALL)?;
        self.read(code, depth + 1)
    }

    /// Stems come in pairs of operands; the last of them can stand before a mask without their operator.
    fn count_hints(&mut self) {
        self.hints += self.operands.len() / 2;
        self.operands.clear();
    }
}

const HORIZONTAL_STEMS: u8 = 1;
const VERTICAL_STEMS: u8 = 3;
const MASKED_HORIZONTAL_STEMS: u8 = 18;
const HINT_MASK: u8 = 19;
const COUNTER_MASK: u8 = 20;
const MASKED_VERTICAL_STEMS: u8 = 23;
const CALL_LOCAL: u8 = 10;
const CALL_GLOBAL: u8 = 29;

/// The subroutines of a font, which its private dictionary names.
fn local_subroutines<'a>(table: &'a [u8], font: &[(u16, Vec<i64>)]) -> Vec<&'a [u8]> {
    let read = || {
        let size = offset(font, PRIVATE, 0)?;
        let start = offset(font, PRIVATE, 1)?;
        let private = dictionary(table.get(start..start.checked_add(size)?)?);
        let at = start.checked_add(offset(&private, SUBROUTINES, 0)?)?;
        Some(index(table, at)?.0)
    };
    read().unwrap_or_default()
}

/// The font of a glyph by an `FDSelect` (5176, section 19).
fn font_of(selection: &[u8], glyph: usize) -> Option<usize> {
    match selection.first()? {
        0 => selection.get(1 + glyph).map(|&font| usize::from(font)),
        3 => {
            let count = number(selection, 1, 2)?;
            let ranges = selection.get(3..3 + 3 * count)?.chunks_exact(3);
            ranges
                .take_while(|range| number(range, 0, 2).is_some_and(|first| first <= glyph))
                .last()
                .map(|range| usize::from(range[2]))
        }
        _ => None,
    }
}

/// The items of an INDEX at a place, and the place behind it (5176, section 5).
fn index(table: &[u8], at: usize) -> Option<(Vec<&[u8]>, usize)> {
    let count = number(table, at, 2)?;
    if count == 0 {
        return Some((Vec::new(), at + 2));
    }
    let size = usize::from(*table.get(at + 2)?);
    if !(1..=4).contains(&size) {
        return None;
    }
    let base = at + 3 + (count + 1) * size - 1;
    let place = |item: usize| Some(base + number(table, at + 3 + item * size, size)?);
    let items = (0..count)
        .map(|item| table.get(place(item)?..place(item + 1)?))
        .collect::<Option<Vec<_>>>()?;
    Some((items, place(count)?))
}

/// The operators of a dictionary with their operands (5176, section 4). Fractions count as 0: no place is one.
fn dictionary(data: &[u8]) -> Vec<(u16, Vec<i64>)> {
    let mut found = Vec::new();
    let mut operands = Vec::new();
    let mut at = 0;
    while let Some(&byte) = data.get(at) {
        let own = i64::from(byte);
        let next = |step: usize| i64::from(data.get(at + step).copied().unwrap_or_default());
        let (operand, taken) = match byte {
            12 => {
                let operator =
                    u16::from_be_bytes([12, data.get(at + 1).copied().unwrap_or_default()]);
                found.push((operator, std::mem::take(&mut operands)));
                (None, 2)
            }
            0..=21 => {
                found.push((u16::from(byte), std::mem::take(&mut operands)));
                (None, 1)
            }
            28 => (Some((next(1) << 8 | next(2)) << 48 >> 48), 3),
            29 => {
                let whole = next(1) << 24 | next(2) << 16 | next(3) << 8 | next(4);
                (Some(whole << 32 >> 32), 5)
            }
            30 => {
                let nibbles = data[at + 1..]
                    .iter()
                    .position(|&pair| pair & 0xf == 0xf || pair >> 4 == 0xf);
                (Some(0), nibbles.map_or(data.len() - at, |end| end + 2))
            }
            32..=246 => (Some(own - 139), 1),
            247..=250 => (Some((own - 247) * 256 + next(1) + 108), 2),
            251..=254 => (Some(-(own - 251) * 256 - next(1) - 108), 2),
            _ => (None, 1),
        };
        operands.extend(operand);
        at += taken;
    }
    found
}

/// An operand of the first such operator, where it can be a place.
fn offset(dictionary: &[(u16, Vec<i64>)], operator: u16, operand: usize) -> Option<usize> {
    let (_, operands) = dictionary.iter().find(|(own, _)| *own == operator)?;
    usize::try_from(*operands.get(operand)?).ok()
}

fn number(data: &[u8], at: usize, size: usize) -> Option<usize> {
    let bytes = data.get(at..at.checked_add(size)?)?;
    Some(
        bytes
            .iter()
            .fold(0, |number, &byte| number << 8 | usize::from(byte)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packed(items: &[Vec<u8>]) -> Vec<u8> {
        let Some(count) = u16::try_from(items.len()).ok().filter(|&count| count > 0) else {
            return vec![0, 0];
        };
        let mut index = count.to_be_bytes().to_vec();
        index.push(4);
        let mut place = 1_u32;
        index.extend(place.to_be_bytes());
        for item in items {
            place += u32::try_from(item.len()).unwrap();
            index.extend(place.to_be_bytes());
        }
        index.extend(items.concat());
        index
    }

    /// A table with these global subroutines, whose one outline calls the last.
    fn table(routines: &[Vec<u8>]) -> Vec<u8> {
        let names = packed(&[b"F".to_vec()]);
        let globals = packed(routines);
        let top = |place: usize| {
            let number = u32::try_from(place).unwrap().to_be_bytes();
            packed(&[[&[29][..], &number, &[17]].concat()])
        };
        let place = 4 + names.len() + top(0).len() + 2 + globals.len();
        let outline = [call(routines.len() - 1), vec![14]].concat();
        [
            vec![1, 0, 4, 4],
            names,
            top(place),
            vec![0, 0],
            globals,
            packed(&[outline]),
        ]
        .concat()
    }

    fn call(routine: usize) -> Vec<u8> {
        let biased = i16::try_from(routine).unwrap() - 107;
        [vec![28], biased.to_be_bytes().to_vec(), vec![CALL_GLOBAL]].concat()
    }

    fn levels(depth: usize, calls: usize) -> Vec<u8> {
        let mut routines = vec![vec![139, 139, 5, 11]];
        for level in 0..depth {
            routines.push([call(level).repeat(calls), vec![11]].concat());
        }
        table(&routines)
    }

    #[test]
    fn an_outline_takes_the_steps_of_all_that_it_calls() {
        // A call is two steps; each of the two in the outer subroutine takes the four of the inner one.
        assert_eq!(steps(&levels(1, 2), &[0]), Some(2 + 2 * (2 + 4) + 1 + 1));
        assert_eq!(steps(&levels(1, 2), &[0, 0]), Some(2 * 16));
        assert!(check(&levels(2, 100), &[0]).is_ok());
    }

    #[test]
    fn outlines_that_multiply_are_out_of_bounds() {
        assert!(check(&levels(9, 200), &[0]).is_err());
        assert!(check(&levels(4, 2_000), &[0]).is_err());
        assert!(check(&levels(4, 2_000), &[]).is_ok());
    }

    #[test]
    fn a_number_that_waits_on_the_stack_calls_too() {
        let routines = vec![vec![11], vec![32, 32, CALL_GLOBAL, CALL_GLOBAL, 11]];
        let both = 2 + 2 * (1 + 1) + 1;
        assert_eq!(steps(&table(&routines), &[0]), Some(2 + both + 1));
    }

    #[test]
    fn masks_of_hints_are_no_calls() {
        // Nine stems before the mask, so it has two bytes, which look like a call of what there is not.
        let stems = [vec![139; 18], vec![HINT_MASK, CALL_GLOBAL, CALL_GLOBAL, 11]].concat();
        assert_eq!(steps(&table(&[stems]), &[0]), Some(2 + 18 + 1 + 1 + 1));
    }

    #[test]
    fn a_subroutine_that_calls_itself_ends() {
        assert!(check(&table(&[call(0).repeat(100)]), &[0]).is_ok());
    }

    #[test]
    fn a_torn_table_ends() {
        let whole = levels(1, 2);
        for length in 0..whole.len() {
            assert!(check(&whole[..length], &[0]).is_ok(), "{length}");
        }
    }
}
