//! Characters of symbol fonts, which Word keeps by their places in the font.

/// Returns the character at a place of a font, as in `Symbol` and `F0B3`; `None` where it is not known.
pub(super) fn character(font: &str, place: u32) -> Option<char> {
    let place = usize::try_from(place & 0xff).ok()?;
    let table: &[(usize, &str)] = match font {
        "Symbol" => &SYMBOL,
        "Wingdings" => &WINGDINGS,
        _ => return None,
    };
    table
        .iter()
        .filter(|(first, _)| *first <= place)
        .find_map(|(first, characters)| characters.chars().nth(place - first))
        .filter(|character| *character != ' ' || place == 0x20)
}

/// The encoding of the font Symbol (Adobe, "Symbol Set and Encoding"); a blank stands for a place that is not there.
const SYMBOL: [(usize, &str); 2] = [
    (
        0xa0,
        "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪ 〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭",
    ),
    (
        0x20,
        " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼",
    ),
];

/// What lists and marks use of Wingdings.
const WINGDINGS: [(usize, &str); 7] = [
    (0xfb, "✗✓☒☑"),
    (0xe0, "→←↑↓"),
    (0xd8, "➢"),
    (0xa7, "▪"),
    (0x9f, "•"),
    (0x76, "❖"),
    (0x6c, "●"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_gives_the_character_that_the_font_shows() {
        for (font, place, expected) in [
            ("Symbol", 0xf0b3, Some('≥')),
            ("Symbol", 0xf0b0, Some('°')),
            ("Symbol", 0x61, Some('α')),
            ("Symbol", 0xf0b7, Some('•')),
            ("Symbol", 0xf0fe, Some('⎭')),
            ("Symbol", 0xf0f0, None),
            ("Wingdings", 0xf0fc, Some('✓')),
            ("Webdings", 0xf061, None),
        ] {
            assert_eq!(character(font, place), expected, "{font} {place:x}");
        }
    }
}
