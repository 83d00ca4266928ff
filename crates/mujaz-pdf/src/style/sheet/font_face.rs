//! Parses `@font-face` (CSS Fonts 4, 4).

use cssparser::{
    AtRuleParser, CowRcStr, DeclarationParser, Parser, ParserState, QualifiedRuleParser,
    RuleBodyItemParser, RuleBodyParser, Token, UnicodeRange,
};

use mujaz_model::Place;

use super::{Sheet, excerpt};
use crate::style::{
    declaration::{self, Declaration, Weight},
    primitive::{ParseError, Parsed, wrong},
};

#[derive(Debug)]
pub(crate) struct FontFace {
    /// In lower case.
    pub(crate) family: String,
    /// The least, of a variable font.
    pub(crate) weight: Option<u16>,
    /// The greatest weight of a variable font.
    pub(crate) heaviest: Option<u16>,
    pub(crate) italic: Option<bool>,
    /// The characters that the face is for, in order and apart; all of them where there is none.
    pub(crate) characters: Vec<(u32, u32)>,
    /// The addresses of `src`, in order.
    pub(crate) sources: Vec<String>,
    /// Where it stands in the HTML.
    pub(crate) place: Option<Place>,
}

/// Parses the body of a rule.
pub(super) fn font_face(input: &mut Parser, sheet: &mut Sheet) -> FontFace {
    let mut body = FontFaceBody {
        face: FontFace {
            family: String::new(),
            weight: None,
            heaviest: None,
            characters: Vec::new(),
            italic: None,
            sources: Vec::new(),
            place: sheet.place(input.current_source_location()),
        },
        sheet,
    };
    let mut broken = Vec::new();
    for result in RuleBodyParser::new(input, &mut body) {
        if let Err((_, text, location)) = result {
            broken.push((excerpt(text), location));
        }
    }
    let face = body.face;
    for (text, location) in broken {
        sheet.complain(
            &format!("`{text}` is not understood in a font face"),
            location,
        );
    }
    face
}

struct FontFaceBody<'a> {
    face: FontFace,
    sheet: &'a mut Sheet,
}

/// Descriptors that change nothing where fonts are never fetched.
const WITHOUT_EFFECT: [(&str, &str); 1] = [(
    "font-display",
    "text waits for no font that stands in the document",
)];

impl<'i> DeclarationParser<'i> for FontFaceBody<'_> {
    type Declaration = ();
    type Error = ();

    fn parse_value(
        &mut self,
        name: CowRcStr<'i>,
        input: &mut Parser<'i>,
        start: &ParserState,
    ) -> Parsed<()> {
        let name = name.to_ascii_lowercase();
        if let Some((_, why)) = WITHOUT_EFFECT.iter().find(|(known, _)| *known == name) {
            while input.next().is_ok() {}
            let message = format!("`{name}` has no effect in a font face: {why}");
            self.sheet.complain(&message, start.source_location());
            return Ok(());
        }
        let face = &mut self.face;
        match name.as_str() {
            "src" => face.sources.extend(sources(input)?),
            "unicode-range" => {
                let ranges = input.parse_comma_separated(|input| {
                    UnicodeRange::parse(input).map_err(ParseError::from)
                })?;
                face.characters = merged(ranges.iter().map(|it| (it.start, it.end)).collect());
            }
            property @ ("font-family" | "font-weight" | "font-style") => {
                match descriptor(property, input)? {
                    Declaration::Families(families) => {
                        face.family = families.first().cloned().unwrap_or_default();
                    }
                    Declaration::Weight(Weight::Set(weight)) => {
                        face.weight = Some(weight);
                        if !input.is_exhausted()
                            && let Declaration::Weight(Weight::Set(most)) =
                                descriptor(property, input)?
                        {
                            face.heaviest = Some(most);
                        }
                    }
                    Declaration::Italic(italic) => face.italic = Some(italic),
                    _ => return wrong(),
                }
            }
            _ => return wrong(),
        }
        if input.is_exhausted() {
            Ok(())
        } else {
            wrong()
        }
    }
}

/// Returns ranges in order, with those that touch put together.
fn merged(mut ranges: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
    ranges.sort_unstable();
    let mut merged: Vec<(u32, u32)> = Vec::with_capacity(ranges.len());
    for (from, to) in ranges {
        match merged.last_mut() {
            Some((_, end)) if from <= end.saturating_add(1) => *end = to.max(*end),
            _ => merged.push((from, to)),
        }
    }
    merged
}

/// Parses `src`: addresses with or without what they are said to be. Fonts of the machine are never looked for.
fn sources(input: &mut Parser) -> Parsed<Vec<String>> {
    let all = input.parse_comma_separated(|input| {
        let address = match input.next()?.clone() {
            Token::UnquotedUrl(address) => Some(address.to_string()),
            Token::Function(name) if name.eq_ignore_ascii_case("url") => {
                let address = input.parse_nested_block(|input| {
                    input.expect_string_cloned().map_err(ParseError::from)
                })?;
                Some(address.to_string())
            }
            Token::Function(name) if name.eq_ignore_ascii_case("local") => {
                input.parse_nested_block(|input| {
                    while input.next().is_ok() {}
                    Ok::<_, ParseError>(())
                })?;
                None
            }
            _ => return wrong(),
        };
        for about in ["format", "tech"] {
            let _ = input.try_parse(|input| {
                input.expect_function_matching(about)?;
                input.parse_nested_block(|input| {
                    while input.next().is_ok() {}
                    Ok::<_, ParseError>(())
                })
            });
        }
        Ok(address)
    })?;
    Ok(all.into_iter().flatten().collect())
}

/// Parses a descriptor that is written as the property of the same name.
fn descriptor(property: &str, input: &mut Parser) -> Parsed<Declaration> {
    let mut declarations = Vec::new();
    let parsed = declaration::parse(property, input, &mut declarations);
    match (parsed, declarations.pop()) {
        (Ok(()), Some(declaration)) => Ok(declaration),
        _ => wrong(),
    }
}

impl AtRuleParser<'_> for FontFaceBody<'_> {
    type Prelude = ();
    type AtRule = ();
    type Error = ();
}

impl QualifiedRuleParser<'_> for FontFaceBody<'_> {
    type Prelude = ();
    type QualifiedRule = ();
    type Error = ();
}

impl RuleBodyItemParser<'_, (), ()> for FontFaceBody<'_> {
    fn parse_declarations(&self) -> bool {
        true
    }

    fn parse_qualified(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_of_characters_are_put_in_order_and_together() {
        let ranges = vec![(9, 12), (1, 3), (4, 5), (2, 2), (20, 20)];
        assert_eq!(merged(ranges), [(1, 5), (9, 12), (20, 20)]);
    }
}
