//! Parses `@font-face` (CSS Fonts 4, 4).

use cssparser::{
    AtRuleParser, CowRcStr, DeclarationParser, Parser, ParserState, QualifiedRuleParser,
    RuleBodyItemParser, RuleBodyParser, Token, UnicodeRange,
};

use crate::style::{
    declaration::{self, Declaration},
    primitive::{ParseError, Parsed},
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
    /// The characters that the face is for; all of them where there is none.
    pub(crate) characters: Vec<(u32, u32)>,
    /// The addresses of `src`, in order.
    pub(crate) sources: Vec<String>,
}

/// Parses the body of a rule.
pub(super) fn font_face(input: &mut Parser) -> FontFace {
    let mut body = FontFaceBody(FontFace {
        family: String::new(),
        weight: None,
        heaviest: None,
        characters: Vec::new(),
        italic: None,
        sources: Vec::new(),
    });
    for _ in RuleBodyParser::new(input, &mut body) {}
    body.0
}

struct FontFaceBody(FontFace);

impl<'i> DeclarationParser<'i> for FontFaceBody {
    type Declaration = ();
    type Error = ();

    fn parse_value(
        &mut self,
        name: CowRcStr<'i>,
        input: &mut Parser<'i>,
        _start: &ParserState,
    ) -> Parsed<()> {
        match name.to_ascii_lowercase().as_str() {
            "src" => {
                while let Ok(token) = input.next().cloned() {
                    match token {
                        Token::UnquotedUrl(address) => self.0.sources.push(address.to_string()),
                        Token::Function(name) if name.eq_ignore_ascii_case("url") => {
                            let address = input.parse_nested_block(|input| {
                                input.expect_string_cloned().map_err(ParseError::from)
                            })?;
                            self.0.sources.push(address.to_string());
                        }
                        _ => {}
                    }
                }
            }
            "unicode-range" => {
                let ranges = input.parse_comma_separated(|input| {
                    UnicodeRange::parse(input).map_err(ParseError::from)
                })?;
                self.0.characters = ranges.iter().map(|it| (it.start, it.end)).collect();
            }
            property @ ("font-family" | "font-weight" | "font-style") => {
                let mut declarations = Vec::new();
                let _ = declaration::parse(property, input, &mut declarations);
                match declarations.pop() {
                    Some(Declaration::Families(families)) => {
                        self.0.family = families.first().cloned().unwrap_or_default();
                    }
                    Some(Declaration::Weight(declaration::Weight::Set(weight))) => {
                        self.0.weight = Some(weight);
                        let mut rest = Vec::new();
                        if declaration::parse(property, input, &mut rest) == Ok(())
                            && let Some(Declaration::Weight(declaration::Weight::Set(most))) =
                                rest.pop()
                        {
                            self.0.heaviest = Some(most);
                        }
                    }
                    Some(Declaration::Italic(italic)) => self.0.italic = Some(italic),
                    _ => {}
                }
                while input.next().is_ok() {}
            }
            _ => while input.next().is_ok() {},
        }
        Ok(())
    }
}

impl AtRuleParser<'_> for FontFaceBody {
    type Prelude = ();
    type AtRule = ();
    type Error = ();
}

impl QualifiedRuleParser<'_> for FontFaceBody {
    type Prelude = ();
    type QualifiedRule = ();
    type Error = ();
}

impl RuleBodyItemParser<'_, (), ()> for FontFaceBody {
    fn parse_declarations(&self) -> bool {
        true
    }

    fn parse_qualified(&self) -> bool {
        false
    }
}
