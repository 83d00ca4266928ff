//! `انخارجêة`: Arabic text in one older Arabic encoding that was read as another one. Nearly every word is damaged then, so that the whole
//! text is looked at: it is no Arabic, and becomes Arabic.

use super::misreading::CROSSED;
use crate::encoding;

/// A text that is this Arabic is sound.
const SOUND: usize = 420;
/// How much more Arabic a repair has to be.
const GAIN: usize = 200;
/// Fewer letters say nothing.
const LETTERS: usize = 24;

/// A text as it was meant.
pub(super) struct Crossed {
    pub(super) text: String,
    pub(super) written_in: &'static str,
    pub(super) read_as: &'static str,
}

/// Returns what a text was, where all of it was read in the wrong Arabic encoding. What the wrong one did not have stays lost.
pub(super) fn restore(text: &str) -> Option<Crossed> {
    let (mut letters, mut plain, mut arabic) = (0_usize, 0_usize, 0_usize);
    for character in text.chars() {
        plain += usize::from(character.is_ascii_alphabetic());
        letters += usize::from(!character.is_ascii());
        arabic += usize::from(mujaz_text::is_arabic_letter(character));
    }
    // In every one of these sets some of the letters stand where another has letters.
    if letters < LETTERS || arabic * 8 < letters || plain > letters {
        return None;
    }
    let present = encoding::share_of_frequent(text);
    if present >= SOUND {
        return None;
    }
    let mut best: Option<(usize, Crossed)> = None;
    for (read_as, misreading) in CROSSED.iter() {
        for (written_in, _) in CROSSED
            .iter()
            .filter(|(other, _)| other.name() != read_as.name())
        {
            let Some(restored) = turned(text, misreading, *written_in) else {
                continue;
            };
            let found = encoding::share_of_frequent(&restored);
            if found >= SOUND.max(present + GAIN)
                && best.as_ref().is_none_or(|(most, _)| found > *most)
            {
                let crossed = Crossed {
                    text: restored,
                    written_in: written_in.name(),
                    read_as: read_as.name(),
                };
                best = Some((found, crossed));
            }
        }
    }
    best.map(|(_, crossed)| crossed)
}

/// The text in another set. Where more than a tenth of what is beyond ASCII is in neither, it was never read so.
fn turned(
    text: &str,
    misreading: &super::misreading::Misreading,
    written_in: encoding::Charset,
) -> Option<String> {
    let mut restored = String::with_capacity(text.len());
    let (mut kept, mut all) = (0_usize, 0_usize);
    for character in text.chars() {
        if character.is_ascii() {
            restored.push(character);
            continue;
        }
        all += 1;
        if let Some(byte) = misreading.byte(character) {
            restored.push_str(&written_in.decode(&[byte]).0);
        } else {
            // What the wrong set did not have is lost already; anything else was not in it.
            kept += usize::from(character != '\u{fffd}');
            restored.push(character);
        }
    }
    (kept * 10 <= all).then_some(restored)
}
