//! Encodings: text that is decoded as its twin in UTF-8 reads, or as its file's name says.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use anyhow::Result;

use super::{Score, files, folded, name, read};

pub(super) fn measure(corpora: &Path) -> Result<Vec<Score>> {
    Ok(vec![
        named(&corpora.join("encodings"))?,
        easc(&corpora.join("easc"))?,
        news(&corpora.join("saudinewsnet/derived_txt"))?,
    ])
}

/// Right where the encoding is the one in the file's name; where there is none, where it is no guess.
fn named(folder: &Path) -> Result<Score> {
    let mut score = Score::new("encodings", "encoding");
    for path in files(folder, "")? {
        let name = name(&path).to_ascii_lowercase().replace('_', "-");
        if name == "source.txt" {
            continue;
        }
        let decoded = mujaz_import::decode(&read(&path)?, None)?;
        let found = decoded.decoding.encoding.to_ascii_lowercase();
        let told = [
            ("8859-6", "iso-8859-6"),
            ("1256", "windows-1256"),
            ("utf-16le", "utf-16le"),
            ("utf-16be", "utf-16be"),
            ("utf-8", "utf-8"),
        ]
        .into_iter()
        .find(|(mark, _)| name.contains(mark));
        let is_arabic = decoded.text.chars().any(mujaz_text::is_arabic_letter);
        score.count(is_arabic && told.is_none_or(|(_, told)| told == found));
    }
    Ok(score)
}

/// Right where each text reads as its twin in UTF-8. Files that are empty in the legacy set say nothing.
fn easc(folder: &Path) -> Result<Score> {
    let mut score = Score::new("easc", "legacy text like its UTF-8 twin");
    for path in walk(&folder.join("EASC-ISO-Arabic"))? {
        let bytes = read(&path)?;
        let twin = path
            .to_string_lossy()
            .replace("EASC-ISO-Arabic", "EASC-UTF-8");
        let Ok(twin) = fs::read_to_string(twin) else {
            continue;
        };
        if !bytes.is_empty() {
            score.count(folded(&mujaz_import::decode(&bytes, None)?.text) == folded(&twin));
        }
    }
    Ok(score)
}

fn walk(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = files(folder, "")?;
    if folder.is_dir() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                found.extend(walk(&path)?);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Right where the transcoded copies of a text read as the one in UTF-8.
fn news(folder: &Path) -> Result<Score> {
    let mut score = Score::new(
        "saudinewsnet/derived_txt",
        "transcoded text like its UTF-8 twin",
    );
    let mut twins: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for path in files(folder, ".txt")? {
        let stem = name(&path).split('.').next().unwrap_or_default().to_owned();
        twins.entry(stem).or_default().push(path);
    }
    for group in twins.values().filter(|group| group.len() > 1) {
        let Some(plain) = group.iter().find(|path| name(path).ends_with(".utf8.txt")) else {
            continue;
        };
        let plain_text = folded(&fs::read_to_string(plain)?);
        for path in group.iter().filter(|path| *path != plain) {
            score.count(folded(&mujaz_import::decode(&read(path)?, None)?.text) == plain_text);
        }
    }
    Ok(score)
}
