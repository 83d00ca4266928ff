//! References: what a test made, compared with what somebody has read and accepted.
//!
//! A run writes what it made to `tests/current`; `cargo xtask refs --accept` makes that the reference.

use std::{fs, path::PathBuf};

use anyhow::{Context, Result, ensure};

use crate::command::repository;

/// Compares a text with its reference.
///
/// # Errors
/// Fails where they differ, with the first line that does.
pub fn compare_text(name: &str, made: &str) -> Result<()> {
    let expected = expected(name, made.as_bytes())?;
    let expected = String::from_utf8(expected)?;
    let mut lines = expected.lines().zip(made.lines()).enumerate();
    if let Some((at, (expected, made))) = lines.find(|(_, (expected, made))| expected != made) {
        anyhow::bail!(
            "{name}, line {}:\nexpected: {expected}\nmade:     {made}\n{ADVICE}",
            at + 1
        );
    }
    ensure!(
        expected == made,
        "{name}: one ends before the other\n{ADVICE}"
    );
    Ok(())
}

/// Compares a grey picture (PNG) with its reference. Two versions of a renderer smooth edges differently, so that each
/// pixel may be off by a little and a few by more; a missing word or a shifted line is far outside.
///
/// # Errors
/// Fails where the size differs or more than half a per cent of the pixels are far off.
pub fn compare_picture(name: &str, made: &[u8]) -> Result<()> {
    const FAR: u8 = 96;
    let expected = pixels(&expected(name, made)?)?;
    let made = pixels(made)?;
    ensure!(
        (expected.width, expected.height) == (made.width, made.height),
        "{name}: the size differs\n{ADVICE}"
    );
    let far = expected
        .grey
        .iter()
        .zip(&made.grey)
        .filter(|(expected, made)| expected.abs_diff(**made) > FAR)
        .count();
    ensure!(
        far * 200 <= expected.grey.len(),
        "{name}: {far} of {} pixels are far off\n{ADVICE}",
        expected.grey.len()
    );
    Ok(())
}

const ADVICE: &str =
    "look at tests/current, and accept it with `cargo xtask refs --accept` if it is right";

struct Pixels {
    width: u32,
    height: u32,
    grey: Vec<u8>,
}

fn pixels(png: &[u8]) -> Result<Pixels> {
    let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info()?;
    let mut grey = vec![
        0;
        reader
            .output_buffer_size()
            .context("the picture is too large")?
    ];
    let info = reader.next_frame(&mut grey)?;
    if info.color_type == png::ColorType::Rgb {
        grey = grey.chunks_exact(3).map(brightness).collect();
    }
    Ok(Pixels {
        width: info.width,
        height: info.height,
        grey,
    })
}

/// The mean of the three channels; pdftoppm writes grey pictures as colours.
fn brightness(rgb: &[u8]) -> u8 {
    let sum: u16 = rgb.iter().copied().map(u16::from).sum();
    u8::try_from(sum / 3).unwrap_or(u8::MAX)
}

fn expected(name: &str, made: &[u8]) -> Result<Vec<u8>> {
    let current = folder("current").join(name);
    let parent = current.parent().context("a reference lies in a folder")?;
    fs::create_dir_all(parent)?;
    fs::write(&current, made)?;
    fs::read(folder("references").join(name))
        .with_context(|| format!("{name} has no reference; {ADVICE}"))
}

fn folder(name: &str) -> PathBuf {
    repository().join("tests").join(name)
}
