//! Parses a style sheet into rules, page rules and fonts; [`body`] takes what stands in their braces.

mod body;
mod font_face;
mod old_lengths;

use cssparser::{
    AtRuleParser, CowRcStr, Parser, ParserState, QualifiedRuleParser, SourceLocation,
    StyleSheetParser,
};
use mujaz_model::{Place, Warning};
use selectors::parser::{ParseRelative, SelectorList};

pub(crate) use font_face::FontFace;

use super::{
    conditions::{self, Medium},
    declaration::{self, Declaration, Refusal},
    layers::Layers,
    paged::{self, MarginBox, PageSelector},
    primitive::{ParseError, Parsed},
    selecting::{SelectorParser, Selectors},
};

/// What a style sheet says, in its own order.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    pub(crate) rules: Vec<Rule>,
    pub(crate) pages: Vec<PageRule>,
    pub(crate) fonts: Vec<FontFace>,
    /// What is not followed.
    pub(crate) complaints: Vec<Warning>,
    pub(super) layers: Layers,
    /// The layer that rules are being parsed in.
    layer: Option<usize>,
    medium: Medium,
    /// Where the sheet begins in the HTML, if that is known.
    start: Option<Place>,
    /// Whether a media query asks for the size of the page.
    pub(crate) asks_for_size: bool,
}

#[derive(Debug)]
pub(crate) struct Rule {
    pub(crate) selectors: SelectorList<Selectors>,
    pub(crate) block: Block,
    /// The layer that it stands in, by its number in the sheet.
    pub(super) layer: Option<usize>,
}

/// Declarations, the important ones apart.
#[derive(Debug, Default, Clone)]
pub(crate) struct Block {
    pub(crate) normal: Vec<Declaration>,
    pub(crate) important: Vec<Declaration>,
}

impl Block {
    /// Tells whether the values of some declarations have to be filled in first.
    pub(super) fn has_variables(&self) -> bool {
        let mut all = self.normal.iter().chain(&self.important);
        all.any(|one| matches!(one, Declaration::Unresolved { .. }))
    }
}

#[derive(Debug)]
pub(crate) struct PageRule {
    pub(crate) selectors: Vec<PageSelector>,
    pub(crate) block: Block,
    pub(crate) boxes: Vec<(MarginBox, Block)>,
}

/// Parses a whole sheet that begins at `start` of the HTML; its media queries ask for `medium`.
pub(crate) fn parse(css: &str, medium: Medium, start: Option<Place>) -> Sheet {
    let mut sheet = Sheet {
        medium,
        start,
        ..Sheet::default()
    };
    let mut input = Parser::new(css);
    rules(&mut input, &mut sheet);
    sheet
}

/// Parses the declarations of a `style` attribute that begins at `start` of the HTML.
pub(crate) fn parse_attribute(
    css: &str,
    medium: Medium,
    start: Option<Place>,
) -> (Block, Vec<Warning>) {
    let mut sheet = Sheet {
        medium,
        start,
        ..Sheet::default()
    };
    let block = body::block(&mut Parser::new(css), body::Owner::Element, &mut sheet);
    (block, sheet.complaints)
}

/// Parses one value after its variables have been filled in.
pub(crate) fn parse_value(property: &str, value: &str) -> Result<Vec<Declaration>, Refusal> {
    let mut input = Parser::new(value);
    let mut declarations = Vec::new();
    declaration::parse(property, &mut input, &mut declarations)?;
    if input.is_exhausted() {
        Ok(declarations)
    } else {
        Err(Refusal::InvalidValue)
    }
}

fn rules(input: &mut Parser, sheet: &mut Sheet) {
    let mut body = SheetBody { sheet };
    let mut broken = Vec::new();
    for result in StyleSheetParser::new(input, &mut body) {
        if let Err((_, text, location)) = result {
            broken.push((excerpt(text), location));
        }
    }
    for (text, location) in broken {
        sheet.complain(&format!("the rule `{text}` is not understood"), location);
    }
}

fn excerpt(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    line.split('{')
        .next()
        .unwrap_or(line)
        .trim()
        .chars()
        .take(60)
        .collect()
}

impl Sheet {
    fn complain(&mut self, message: &str, location: SourceLocation) {
        let place = self.place(location);
        self.complaints.push(Warning {
            place,
            ..Warning::new(message)
        });
    }

    /// Enters the layer that a block of rules stands in, which may be one without a name, and returns the one around.
    fn enter_layer(&mut self, named: &[Option<usize>]) -> Parsed<Option<usize>> {
        let layer = match named {
            [] => self.layers.inside(self.layer, None),
            [layer] => *layer,
            _ => return Err(ParseError::custom(())),
        };
        Ok(std::mem::replace(&mut self.layer, layer))
    }

    /// Returns where in the HTML a place of the sheet is.
    fn place(&self, location: SourceLocation) -> Option<Place> {
        let start = self.start?;
        let (line, column) = (location.line as usize, location.column as usize);
        Some(Place {
            line: start.line + line,
            column: if line == 0 {
                start.column - 1 + column
            } else {
                column
            },
        })
    }
}

struct SheetBody<'a> {
    sheet: &'a mut Sheet,
}

/// Tells whether the rules inside of `@media` or `@supports` apply.
fn condition(name: &str, input: &mut Parser, sheet: &mut Sheet) -> bool {
    input.skip_whitespace();
    let location = input.current_source_location();
    let start = input.position();
    let is_media = name.eq_ignore_ascii_case("media");
    let verdict = if is_media {
        conditions::media(input, sheet.medium)
    } else {
        conditions::supports(input)
    };
    let text = input.slice_from(start);
    sheet.asks_for_size |= is_media && text.contains('(');
    if !verdict.is_understood {
        let text = excerpt(text);
        sheet.complain(
            &format!("the condition `{text}` of `@{name}` is not understood"),
            location,
        );
    }
    verdict.applies
}

/// Parses the names of layers, and takes note of those that are new.
fn layers(input: &mut Parser, sheet: &mut Sheet) -> Parsed<Vec<Option<usize>>> {
    let mut named = Vec::new();
    if input.is_exhausted() {
        return Ok(named);
    }
    loop {
        let mut layer = sheet.layer;
        loop {
            let name = input.expect_ident_cloned()?;
            layer = sheet.layers.inside(layer, Some(&name));
            if input.try_parse(|input| input.expect_delim('.')).is_err() {
                break;
            }
        }
        named.push(layer);
        if input.try_parse(Parser::expect_comma).is_err() {
            return Ok(named);
        }
    }
}

/// Parses what a rule selects. A part inside of `:is()` or `:where()` may be wrong and selects nothing then.
fn selectors(
    input: &mut Parser,
    relative: ParseRelative,
    sheet: &mut Sheet,
) -> Parsed<SelectorList<Selectors>> {
    let location = input.current_source_location();
    let before = input.state();
    let start = input.position();
    let parse = |input: &mut Parser, parser: &SelectorParser| {
        SelectorList::parse(parser, input, relative).map_err(|_| ParseError::custom(()))
    };
    let strictly = SelectorParser { is_strict: true };
    if let Ok(selectors) = parse(input, &strictly) {
        return Ok(selectors);
    }
    input.reset(&before);
    let selectors = parse(input, &SelectorParser { is_strict: false })?;
    let text = excerpt(input.slice_from(start));
    sheet.complain(
        &format!("a part of the selector `{text}` is not understood"),
        location,
    );
    Ok(selectors)
}

enum Prelude {
    /// Whether the rules inside apply.
    Conditional(bool),
    /// The layers that are named.
    Layers(Vec<Option<usize>>),
    Page(Vec<PageSelector>),
    FontFace,
    Skipped(String),
}

impl<'i> AtRuleParser<'i> for SheetBody<'_> {
    type Prelude = Prelude;
    type AtRule = ();
    type Error = ();

    fn parse_prelude(&mut self, name: CowRcStr<'i>, input: &mut Parser<'i>) -> Parsed<Prelude> {
        Ok(match name.to_ascii_lowercase().as_str() {
            "media" | "supports" => Prelude::Conditional(condition(&name, input, self.sheet)),
            "layer" => Prelude::Layers(layers(input, self.sheet)?),
            "page" => Prelude::Page(paged::selectors(input)?),
            "font-face" => Prelude::FontFace,
            other => {
                while input.next().is_ok() {}
                Prelude::Skipped(other.to_owned())
            }
        })
    }

    fn rule_without_block(&mut self, prelude: Prelude, start: &ParserState) -> Result<(), ()> {
        if let Prelude::Skipped(name) = prelude {
            self.skip(&name, start);
        }
        Ok(())
    }

    fn parse_block(
        &mut self,
        prelude: Prelude,
        start: &ParserState,
        input: &mut Parser<'i>,
    ) -> Parsed<()> {
        match prelude {
            Prelude::Conditional(true) => rules(input, self.sheet),
            Prelude::Conditional(false) => while input.next().is_ok() {},
            Prelude::Layers(named) => {
                let around = self.sheet.enter_layer(&named)?;
                rules(input, self.sheet);
                self.sheet.layer = around;
            }
            Prelude::Page(selectors) => {
                let rule = body::page(input, selectors, self.sheet);
                self.sheet.pages.push(rule);
            }
            Prelude::FontFace => {
                let face = font_face::font_face(input, self.sheet);
                if face.family.is_empty() || face.sources.is_empty() {
                    self.sheet.complain(
                        "the font face names no family or no source",
                        start.source_location(),
                    );
                } else {
                    self.sheet.fonts.push(face);
                }
            }
            Prelude::Skipped(name) => {
                while input.next().is_ok() {}
                self.skip(&name, start);
            }
        }
        Ok(())
    }
}

impl SheetBody<'_> {
    fn skip(&mut self, name: &str, start: &ParserState) {
        self.sheet.complain(
            &format!("the rule `@{name}` is not supported"),
            start.source_location(),
        );
    }
}

impl<'i> QualifiedRuleParser<'i> for SheetBody<'_> {
    type Prelude = SelectorList<Selectors>;
    type QualifiedRule = ();
    type Error = ();

    fn parse_prelude(&mut self, input: &mut Parser<'i>) -> Parsed<Self::Prelude> {
        selectors(input, ParseRelative::No, self.sheet)
    }

    fn parse_block(
        &mut self,
        selectors: Self::Prelude,
        _start: &ParserState,
        input: &mut Parser<'i>,
    ) -> Parsed<()> {
        body::style_rule(input, selectors, 0, self.sheet);
        Ok(())
    }
}
