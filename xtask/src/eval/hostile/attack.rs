//! An attack: a pattern or a function that makes a document of any length.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};

use super::{fonts, noise, pictures};

/// What the attacks of a group are aimed at, in the order of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Group {
    Trees,
    Syntax,
    Selectors,
    Styles,
    Content,
    Tables,
    Arrangement,
    Pages,
    Text,
    Vectors,
    Pictures,
    Fonts,
    Noise,
}

impl Group {
    const ALL: [Self; 13] = [
        Self::Trees,
        Self::Syntax,
        Self::Selectors,
        Self::Styles,
        Self::Content,
        Self::Tables,
        Self::Arrangement,
        Self::Pages,
        Self::Text,
        Self::Vectors,
        Self::Pictures,
        Self::Fonts,
        Self::Noise,
    ];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Trees => "trees",
            Self::Syntax => "syntax",
            Self::Selectors => "selectors",
            Self::Styles => "styles",
            Self::Content => "content",
            Self::Tables => "tables",
            Self::Arrangement => "arrangement",
            Self::Pages => "pages",
            Self::Text => "text",
            Self::Vectors => "vectors",
            Self::Pictures => "pictures",
            Self::Fonts => "fonts",
            Self::Noise => "noise",
        }
    }
}

pub(super) struct Attack {
    pub(super) group: Group,
    pub(super) name: String,
    form: Form,
}

enum Form {
    Pattern(Vec<Piece>),
    Made(fn(usize) -> Vec<u8>),
}

/// The name of an attack that no pattern describes, and what makes its document of about so many bytes.
pub(super) type Maker = (&'static str, fn(usize) -> Vec<u8>);

/// A part of a pattern. `{n}` in it is the number of the repetition, `{p}` that of the one before.
enum Piece {
    Once(String),
    Many(String),
    Nested {
        open: String,
        core: String,
        close: String,
    },
}

/// Returns the attacks of all groups.
///
/// # Errors
/// Returns an error where `attacks.toml` is not as it should be.
pub(super) fn all() -> Result<Vec<Attack>> {
    let patterns: BTreeMap<String, BTreeMap<String, String>> =
        toml::from_str(include_str!("attacks.toml"))?;
    let mut attacks = Vec::new();
    for (name, patterns) in patterns {
        let group = Group::ALL.into_iter().find(|group| group.name() == name);
        let group = group.with_context(|| format!("there is no group `{name}`"))?;
        for (name, pattern) in patterns {
            let form = Form::Pattern(pieces(&pattern).with_context(|| name.clone())?);
            attacks.push(Attack { group, name, form });
        }
    }
    let made: [(Group, &[Maker]); 3] = [
        (Group::Pictures, pictures::ATTACKS),
        (Group::Fonts, fonts::ATTACKS),
        (Group::Noise, noise::ATTACKS),
    ];
    for (group, made) in made {
        attacks.extend(made.iter().map(|&(name, make)| Attack {
            group,
            name: name.to_owned(),
            form: Form::Made(make),
        }));
    }
    Ok(attacks)
}

impl Attack {
    /// Returns group and name.
    pub(super) fn full_name(&self) -> String {
        format!("{}/{}", self.group.name(), self.name)
    }

    /// Makes the document, about `size` bytes long where it can be of any length.
    pub(super) fn document(&self, size: usize) -> Vec<u8> {
        match &self.form {
            Form::Made(make) => make(size),
            Form::Pattern(pieces) => {
                let repeated = pieces
                    .iter()
                    .filter(|piece| !matches!(piece, Piece::Once(_)));
                let share = size / repeated.count().max(1);
                let mut document = String::with_capacity(size);
                for piece in pieces {
                    piece.write(share, &mut document);
                }
                document.into_bytes()
            }
        }
    }
}

impl Piece {
    fn write(&self, share: usize, document: &mut String) {
        match self {
            Self::Once(text) => document.push_str(text),
            Self::Many(part) => {
                let end = document.len() + share;
                let mut number = 0;
                while document.len() < end {
                    document.push_str(&numbered(part, number));
                    number += 1;
                }
            }
            Self::Nested { open, core, close } => {
                let mut written = 0;
                let mut number = 0;
                while written < share {
                    let opening = numbered(open, number);
                    written += opening.len() + close.len();
                    document.push_str(&opening);
                    number += 1;
                }
                document.push_str(core);
                for number in (0..number).rev() {
                    document.push_str(&numbered(close, number));
                }
            }
        }
    }
}

fn numbered(part: &str, number: usize) -> String {
    part.replace("{n}", &number.to_string())
        .replace("{p}", &number.saturating_sub(1).to_string())
}

/// Reads a pattern: what stands between `«` and `»` is repeated, with two `¦` in it nested.
fn pieces(pattern: &str) -> Result<Vec<Piece>> {
    let mut pieces = Vec::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('«') {
        let (part, after) = after.split_once('»').context("a part has no end")?;
        pieces.push(Piece::Once(before.to_owned()));
        let parts: Vec<String> = part.split('¦').map(str::to_owned).collect();
        pieces.push(match <[String; 3]>::try_from(parts) {
            Ok([open, core, close]) => Piece::Nested { open, core, close },
            Err(parts) if parts.len() == 1 => Piece::Many(part.to_owned()),
            Err(parts) => bail!("a part that nests has three parts and not {}", parts.len()),
        });
        rest = after;
    }
    pieces.push(Piece::Once(rest.to_owned()));
    Ok(pieces)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(pattern: &str, size: usize) -> String {
        let attack = Attack {
            group: Group::Trees,
            name: String::new(),
            form: Form::Pattern(pieces(pattern).unwrap()),
        };
        String::from_utf8(attack.document(size)).unwrap()
    }

    #[test]
    fn parts_are_numbered_and_share_the_size() {
        assert_eq!(document("a«b{n}»c«d{p}»", 8), "ab0b1cd0d0");
    }

    #[test]
    fn parts_that_nest_are_closed_as_often_as_they_are_opened() {
        assert_eq!(document("<«(¦x¦)»>", 6), "<(((x)))>");
    }

    #[test]
    fn a_part_without_an_end_is_an_error() {
        assert!(pieces("a«b").is_err());
        assert!(pieces("«a¦b»").is_err());
    }
}
