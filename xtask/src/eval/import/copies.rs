//! The same article twice: copies that an editor made, and articles that are two.

use std::path::Path;

use anyhow::Result;
use mujaz_text::Signature;

use super::{Score, texts};

/// From this similarity on, two articles are shown as copies.
const CLOSE: u8 = 70;

pub(super) fn measure(corpora: &Path) -> Result<Vec<Score>> {
    let mut scores = Vec::new();
    for (set, records) in [
        ("saudinewsnet", texts::news_records(corpora)?),
        ("ant_multisource", texts::agency_records(corpora)?),
    ] {
        let mut same = Score::new(
            set,
            "copies with other spelling and spacing found as the same",
        );
        let mut close = Score::new(set, "copies without their last tenth found as close");
        let mut apart = Score::new(set, "pairs of two articles kept apart");
        let texts: Vec<&str> = records
            .iter()
            .map(|record| record.text.as_str())
            .filter(|text| text.len() > 400)
            .collect();
        let signatures: Vec<Signature> = texts.iter().map(|text| Signature::of(text)).collect();
        for (text, signature) in texts.iter().zip(&signatures) {
            let respelt = text
                .replace(['أ', 'إ', 'آ'], "ا")
                .replace(". ", ".\r\n\r\n");
            same.count(signature.similarity(&Signature::of(&respelt)) == 100);
            let words: Vec<&str> = text.split_whitespace().collect();
            let shortened = words[..words.len() * 9 / 10].join(" ");
            close.count((CLOSE..100).contains(&signature.similarity(&Signature::of(&shortened))));
        }
        for (at, first) in signatures.iter().enumerate() {
            for (second, other) in signatures.iter().enumerate().skip(at + 1) {
                if texts[at] != texts[second] {
                    apart.count(first.similarity(other) < CLOSE);
                }
            }
        }
        scores.extend([same, close, apart]);
    }
    Ok(scores)
}
