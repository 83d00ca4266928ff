//! The text that a file has in place of what it paints (ISO 32000-1, 14.9.4): the glyphs of a piece of marked content enter, and
//! one with that text stands for them.

use crate::letters;

use super::Glyph;

/// Puts one glyph with the text `text` in place of all from `first` on; their places decide its own.
pub(super) fn replace(glyphs: &mut Vec<Glyph>, first: usize, text: String) {
    let Some(inside) = glyphs.get(first..).filter(|inside| !inside.is_empty()) else {
        return;
    };
    let mut whole = inside[0].clone();
    let baseline = whole.baseline;
    // What runs over several lines keeps its glyphs: one place would not do for it.
    if inside
        .iter()
        .any(|glyph| (glyph.baseline - baseline).abs() > glyph.size)
    {
        return;
    }
    // Some programs count the letters of a word wrongly and name a glyph by another one; the font knows better.
    if let [only] = inside
        && let Some(mapped) = &only.text
        && letters::disagree(mapped, &text)
    {
        glyphs[first].is_disputed = true;
        return;
    }
    // Marks stand off the line; the widest glyph is a letter.
    let widest = inside
        .iter()
        .max_by(|left, right| (left.end - left.start).total_cmp(&(right.end - right.start)));
    whole.baseline = widest.map_or(baseline, |glyph| glyph.baseline);
    for glyph in inside {
        whole.start = whole.start.min(glyph.start);
        whole.end = whole.end.max(glyph.end);
        whole.size = whole.size.max(glyph.size);
    }
    whole.text = Some(text);
    whole.is_replaced = true;
    whole.is_disputed = false;
    glyphs.truncate(first);
    glyphs.push(whole);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_is_that_of_another_glyph_is_doubted() {
        let replaced = |mapped, text: &str| {
            let mut glyphs = vec![Glyph::sample(Some(mapped))];
            replace(&mut glyphs, 0, text.to_owned());
            (
                glyphs[0].text.clone().unwrap_or_default(),
                glyphs[0].is_disputed,
            )
        };
        assert_eq!(replaced("م", "ك"), ("م".to_owned(), true));
        assert_eq!(replaced("ى", "ي"), ("ي".to_owned(), false));
        assert_eq!(replaced("\u{fb00}", "ff"), ("ff".to_owned(), false));
    }
}
