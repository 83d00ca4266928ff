//! Files whose lines are not all in one encoding: somebody put UTF-8 and older text together, or a byte went astray.

use std::borrow::Cow;

use mujaz_model::Warning;

use super::{charset::Charset, statistics};

/// Characters beyond ASCII that lines in UTF-8 have to have, so that they are not so by chance.
pub(super) const ENOUGH: usize = 6;
/// And where the file says that it is UTF-8.
pub(super) const DECLARED: usize = 1;

/// Decodes a file most of which is UTF-8, with so many characters beyond ASCII at `least`, and says which lines are not; `None`
/// where it is nothing of the kind.
pub(super) fn decode(bytes: &[u8], least: usize) -> Option<(String, Vec<Warning>)> {
    let lines: Vec<&[u8]> = bytes.split_inclusive(|&byte| byte == b'\n').collect();
    let read: Vec<Line<'_>> = lines.iter().map(|line| Line::of(line)).collect();
    let sound: usize = read.iter().map(Line::sound).sum();
    let older: Vec<u8> = lines
        .iter()
        .zip(&read)
        .filter(|(_, read)| matches!(read, Line::Older))
        .flat_map(|(line, _)| line.iter().copied())
        .collect();
    let high = older.iter().filter(|byte| !byte.is_ascii()).count();
    if sound < least || sound * 3 < high {
        return None;
    }
    let charset = statistics::guess(&older);
    let (mut text, mut others, mut damaged) = (String::new(), Vec::new(), 0_usize);
    for (at, (line, read)) in lines.iter().zip(&read).enumerate() {
        match read {
            Line::Sound {
                text: line, lost, ..
            } => {
                damaged += lost;
                text.push_str(line);
            }
            Line::Older => {
                others.push(at + 1);
                text.push_str(&charset.decode(line).0);
            }
        }
    }
    Some((text, warnings(charset, &others, damaged)))
}

fn warnings(charset: Charset, others: &[usize], damaged: usize) -> Vec<Warning> {
    let mut warnings = Vec::new();
    if damaged > 0 {
        warnings.push(super::lost_places(damaged, "UTF-8"));
    }
    if !others.is_empty() {
        let numbers: Vec<String> = others.iter().take(5).map(ToString::to_string).collect();
        let [more_en, more_ar] = if others.len() > 5 {
            [" and more", " وغيرها"]
        } else {
            ["", ""]
        };
        let name = charset.name();
        let warning = Warning::new(format!(
            "most of the file is UTF-8, but some of its lines are not ({}{more_en}): they were read as {name}, which is a guess",
            numbers.join(", ")
        ));
        warnings.push(warning.in_arabic(format!(
            "أكثر الملف بترميز UTF-8 إلا سطورًا منه ({}{more_ar})، فقُرئت بترميز {name} تخمينًا",
            numbers.join("، ")
        )));
    }
    warnings
}

enum Line<'b> {
    /// UTF-8, but for a few places that are lost.
    Sound {
        text: Cow<'b, str>,
        characters: usize,
        lost: usize,
    },
    /// Something else.
    Older,
}

impl<'b> Line<'b> {
    fn of(line: &'b [u8]) -> Self {
        let (mut characters, mut lost) = (0_usize, 0_usize);
        for chunk in line.utf8_chunks() {
            for character in chunk.valid().chars().filter(|it| !it.is_ascii()) {
                if character == char::REPLACEMENT_CHARACTER {
                    lost += 1;
                } else {
                    characters += 1;
                }
            }
            lost += usize::from(!chunk.invalid().is_empty());
        }
        // Text in single bytes holds next to no sequence of UTF-8.
        if lost * 4 > characters {
            Self::Older
        } else {
            Self::Sound {
                text: String::from_utf8_lossy(line),
                characters,
                lost,
            }
        }
    }

    const fn sound(&self) -> usize {
        match self {
            Self::Sound { characters, .. } => *characters,
            Self::Older => 0,
        }
    }
}
