//! Parses a style sheet into rules, page rules and fonts.

use cssparser::{
    AtRuleParser, BasicParseErrorKind, CowRcStr, DeclarationParser, Parser, ParserState,
    QualifiedRuleParser, RuleBodyItemParser, RuleBodyParser, SourceLocation, StyleSheetParser,
    Token, UnicodeRange, parse_important,
};
use selectors::parser::{ParseRelative, SelectorList};

use super::{
    conditions::{self, Medium},
    declaration::{self, Declaration, Refusal},
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
    pub(crate) complaints: Vec<Complaint>,
    medium: Medium,
    /// Whether a media query asks for the size of the page.
    pub(crate) asks_for_size: bool,
}

#[derive(Debug)]
pub(crate) struct Rule {
    pub(crate) selectors: SelectorList<Selectors>,
    pub(crate) block: Block,
}

/// Declarations, the important ones apart.
#[derive(Debug, Default, Clone)]
pub(crate) struct Block {
    pub(crate) normal: Vec<Declaration>,
    pub(crate) important: Vec<Declaration>,
}

#[derive(Debug)]
pub(crate) struct PageRule {
    pub(crate) selectors: Vec<PageSelector>,
    pub(crate) block: Block,
    pub(crate) boxes: Vec<(MarginBox, Block)>,
}

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

/// Something in a sheet that is not followed. Lines and columns count from 1.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Complaint {
    pub(crate) message: String,
    pub(crate) line: usize,
    pub(crate) column: usize,
}

/// Parses a whole sheet; its media queries ask for `medium`.
pub(crate) fn parse(css: &str, medium: Medium) -> Sheet {
    let mut sheet = Sheet {
        medium,
        ..Sheet::default()
    };
    let mut input = Parser::new(css);
    rules(&mut input, &mut sheet);
    sheet
}

/// Parses the declarations of a `style` attribute.
pub(crate) fn parse_attribute(css: &str) -> (Block, Vec<Complaint>) {
    let mut sheet = Sheet::default();
    let block = block(&mut Parser::new(css), &mut sheet);
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

fn block(input: &mut Parser, sheet: &mut Sheet) -> Block {
    let mut body = BlockBody {
        block: Block::default(),
        boxes: None,
        sheet,
    };
    let mut broken = Vec::new();
    for result in RuleBodyParser::new(input, &mut body) {
        if let Err((_, text, location)) = result {
            broken.push((excerpt(text), location));
        }
    }
    let block = body.block;
    for (text, location) in broken {
        sheet.complain(
            &format!("the declaration `{text}` is not understood"),
            location,
        );
    }
    block
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
        self.complaints.push(Complaint {
            message: message.to_owned(),
            line: location.line as usize + 1,
            column: location.column as usize,
        });
    }
}

struct SheetBody<'a> {
    sheet: &'a mut Sheet,
}

enum Prelude {
    /// Whether the rules inside apply.
    Conditional(bool),
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
            "media" => {
                let start = input.position();
                let applies = conditions::media_applies(input, self.sheet.medium);
                let query = input.slice_from(start);
                self.sheet.asks_for_size |= query.contains('(');
                Prelude::Conditional(applies)
            }
            "supports" => {
                let holds = conditions::supports(input);
                while input.next().is_ok() {}
                Prelude::Conditional(holds)
            }
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
            Prelude::Page(selectors) => {
                let rule = page(input, selectors, self.sheet);
                self.sheet.pages.push(rule);
            }
            Prelude::FontFace => {
                let face = font_face(input);
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
        SelectorList::parse(&SelectorParser, input, ParseRelative::No)
            .map_err(|_| ParseError::custom(()))
    }

    fn parse_block(
        &mut self,
        selectors: Self::Prelude,
        _start: &ParserState,
        input: &mut Parser<'i>,
    ) -> Parsed<()> {
        let block = block(input, self.sheet);
        self.sheet.rules.push(Rule { selectors, block });
        Ok(())
    }
}

fn page(input: &mut Parser, selectors: Vec<PageSelector>, sheet: &mut Sheet) -> PageRule {
    let mut body = BlockBody {
        block: Block::default(),
        boxes: Some(Vec::new()),
        sheet,
    };
    let mut broken = Vec::new();
    for result in RuleBodyParser::new(input, &mut body) {
        if let Err((_, text, location)) = result {
            broken.push((excerpt(text), location));
        }
    }
    let (block, boxes) = (body.block, body.boxes.unwrap_or_default());
    for (text, location) in broken {
        sheet.complain(
            &format!("`{text}` is not understood in a page rule"),
            location,
        );
    }
    PageRule {
        selectors,
        block,
        boxes,
    }
}

/// The body of a style rule, a page rule or a margin box.
struct BlockBody<'a> {
    block: Block,
    /// Margin boxes, where they may stand.
    boxes: Option<Vec<(MarginBox, Block)>>,
    sheet: &'a mut Sheet,
}

impl<'i> DeclarationParser<'i> for BlockBody<'_> {
    type Declaration = ();
    type Error = ();

    fn parse_value(
        &mut self,
        name: CowRcStr<'i>,
        input: &mut Parser<'i>,
        start: &ParserState,
    ) -> Parsed<()> {
        let mut declarations = Vec::new();
        let before = input.state();
        if name.starts_with("--") {
            let (value, important) = raw(input);
            declarations.push(Declaration::Custom {
                name: name.to_string(),
                value: value.to_owned(),
            });
            self.add(declarations, important);
            return Ok(());
        }
        let property = name.to_ascii_lowercase();
        let parsed = declaration::parse(&property, input, &mut declarations);
        let important = input.try_parse(parse_important).is_ok();
        if parsed == Ok(()) && input.is_exhausted() {
            self.add(declarations, important);
            return Ok(());
        }
        input.reset(&before);
        let (value, important) = raw(input);
        if value.contains("var(") {
            self.add(
                vec![Declaration::Unresolved {
                    property,
                    value: value.to_owned(),
                }],
                important,
            );
            return Ok(());
        }
        let message = match parsed {
            Err(Refusal::UnknownProperty) => {
                format!("the property `{property}` is not supported")
            }
            Err(Refusal::WithoutEffect(why)) => {
                format!("the property `{property}` has no effect: {why}")
            }
            _ => format!(
                "the value `{}` of `{property}` is not supported",
                excerpt(value)
            ),
        };
        self.sheet.complain(&message, start.source_location());
        Ok(())
    }
}

impl BlockBody<'_> {
    fn add(&mut self, declarations: Vec<Declaration>, important: bool) {
        if important {
            self.block.important.extend(declarations);
        } else {
            self.block.normal.extend(declarations);
        }
    }
}

/// Takes the rest of a declaration as it is written, and whether it is important.
fn raw<'i>(input: &mut Parser<'i>) -> (&'i str, bool) {
    let start = input.position();
    while input.next().is_ok() {}
    let text = input.slice_from(start).trim();
    match text.rsplit_once('!') {
        Some((value, word)) if word.trim().eq_ignore_ascii_case("important") => {
            (value.trim(), true)
        }
        _ => (text, false),
    }
}

impl<'i> AtRuleParser<'i> for BlockBody<'_> {
    type Prelude = MarginBox;
    type AtRule = ();
    type Error = ();

    fn parse_prelude(&mut self, name: CowRcStr<'i>, _input: &mut Parser<'i>) -> Parsed<MarginBox> {
        if self.boxes.is_none() {
            return Err(ParseError::from_basic_kind(
                BasicParseErrorKind::AtRuleInvalid,
            ));
        }
        paged::margin_box(&name)
    }

    fn parse_block(
        &mut self,
        place: MarginBox,
        _start: &ParserState,
        input: &mut Parser<'i>,
    ) -> Parsed<()> {
        let block = block(input, self.sheet);
        self.boxes.get_or_insert_default().push((place, block));
        Ok(())
    }
}

impl QualifiedRuleParser<'_> for BlockBody<'_> {
    type Prelude = ();
    type QualifiedRule = ();
    type Error = ();
}

impl RuleBodyItemParser<'_, (), ()> for BlockBody<'_> {
    fn parse_declarations(&self) -> bool {
        true
    }

    fn parse_qualified(&self) -> bool {
        false
    }
}

fn font_face(input: &mut Parser) -> FontFace {
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
