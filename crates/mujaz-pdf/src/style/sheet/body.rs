//! Parses what stands in the braces of a rule: declarations, rules inside it, or the margin boxes of a page.

use std::mem;

use cssparser::{
    AtRuleParser, BasicParseErrorKind, CowRcStr, DeclarationParser, Parser, ParserState,
    QualifiedRuleParser, RuleBodyItemParser, RuleBodyParser, Token, parse_important,
};
use selectors::parser::{ParseRelative, SelectorList};

use super::{
    Block, PageRule, Rule, Sheet, condition, excerpt, layers, old_lengths,
    selectors as parse_selectors,
};
use crate::style::{
    declaration::{self, Declaration, Refusal},
    paged::{self, MarginBox, PageSelector},
    primitive::{ParseError, Parsed},
    properties,
    selecting::Selectors,
};
pub(in crate::style) use properties::Owner;

/// How deep rules stand in rules: every level makes an element slower to match.
const DEEPEST_RULES: usize = 5;

/// Parses the body of a style rule, and the rules inside it.
pub(super) fn style_rule(
    input: &mut Parser,
    selectors: SelectorList<Selectors>,
    depth: usize,
    sheet: &mut Sheet,
) {
    let place = InPlace::Rules {
        around: selectors.clone(),
        depth,
    };
    let (block, _) = parse(input, place, sheet);
    sheet.push(selectors, block);
}

/// Parses declarations that nothing else may stand between.
pub(super) fn block(input: &mut Parser, owner: Owner, sheet: &mut Sheet) -> Block {
    parse(input, InPlace::Nothing(owner), sheet).0
}

/// Parses the body of a page rule.
pub(super) fn page(
    input: &mut Parser,
    selectors: Vec<PageSelector>,
    sheet: &mut Sheet,
) -> PageRule {
    let (block, place) = parse(input, InPlace::Boxes(Vec::new()), sheet);
    let boxes = match place {
        InPlace::Boxes(boxes) => boxes,
        _ => Vec::new(),
    };
    PageRule {
        selectors,
        block,
        boxes,
    }
}

fn parse(input: &mut Parser, place: InPlace, sheet: &mut Sheet) -> (Block, InPlace) {
    let mut body = BlockBody {
        block: Block::default(),
        place,
        sheet,
    };
    let mut broken = Vec::new();
    for result in RuleBodyParser::new(input, &mut body) {
        if let Err((_, text, location)) = result {
            let is_rule = text.starts_with('@') || text.contains('{');
            broken.push((excerpt(text), is_rule, location));
        }
    }
    let BlockBody { block, place, .. } = body;
    for (text, is_rule, location) in broken {
        let message = match place {
            InPlace::Boxes(_) => format!("`{text}` is not understood in a page rule"),
            _ if is_rule => format!("the rule `{text}` is not understood"),
            _ => format!("the declaration `{text}` is not understood"),
        };
        sheet.complain(&message, location);
    }
    (block, place)
}

/// The body of a style rule, a page rule or a margin box.
struct BlockBody<'a> {
    block: Block,
    place: InPlace,
    sheet: &'a mut Sheet,
}

/// What may stand in a body besides declarations.
enum InPlace {
    Nothing(Owner),
    /// The margin boxes of a page.
    Boxes(Vec<(MarginBox, Block)>),
    /// Rules for what the rule around them selects, and how deep they stand in others.
    Rules {
        around: SelectorList<Selectors>,
        depth: usize,
    },
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
        let owner = match self.place {
            InPlace::Nothing(owner) => owner,
            InPlace::Boxes(_) => Owner::Page,
            InPlace::Rules { .. } => Owner::Element,
        };
        let parsed = if let Some(place) = properties::without_effect_on(&property, owner) {
            while input.next().is_ok() {}
            Err(Refusal::WithoutEffect(place))
        } else {
            declaration::parse(&property, input, &mut declarations)
        };
        let important = input.try_parse(parse_important).is_ok();
        if parsed == Ok(()) && input.is_exhausted() {
            let value = input.slice_from(before.position());
            if let Some((word, what)) = properties::caveat(&property, value) {
                let message = format!("`{word}` of `{property}` is followed in part: {what}");
                self.sheet.complain(&message, start.source_location());
            }
            self.add(declarations, important);
            return Ok(());
        }
        input.reset(&before);
        if matches!(self.place, InPlace::Rules { .. }) && has_braces(input) {
            // It is no declaration, but a rule that begins with the name of an element, such as `a:hover { }`.
            return Err(ParseError::custom(()));
        }
        input.reset(&before);
        let (value, important) = raw(input);
        // What stands before the variable may be a value in itself, as in `1pt solid var(--tint)`.
        let is_known = matches!(parsed, Ok(()) | Err(Refusal::InvalidValue));
        if value.contains("var(") && is_known {
            self.add(
                vec![Declaration::Unresolved {
                    property,
                    value: value.to_owned(),
                    place: self.sheet.place(start.source_location()),
                }],
                important,
            );
            return Ok(());
        }
        if self.sheet.medium.is_old
            && let Some(filled) = old_lengths::with_units(&property, value)
            && let Ok(declarations) = super::parse_value(&property, &filled)
        {
            self.add(declarations, important);
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

/// Tells whether what follows has braces in it.
fn has_braces(input: &mut Parser) -> bool {
    while let Ok(token) = input.next() {
        if *token == Token::CurlyBracketBlock {
            return true;
        }
    }
    false
}

enum Inside {
    Box(MarginBox),
    /// Whether what stands in the rule applies.
    Conditional(bool),
    /// The layers that are named.
    Layers(Vec<Option<usize>>),
}

impl<'i> AtRuleParser<'i> for BlockBody<'_> {
    type Prelude = Inside;
    type AtRule = ();
    type Error = ();

    fn parse_prelude(&mut self, name: CowRcStr<'i>, input: &mut Parser<'i>) -> Parsed<Inside> {
        match (&self.place, name.to_ascii_lowercase().as_str()) {
            (InPlace::Boxes(_), _) => paged::margin_box(&name).map(Inside::Box),
            (InPlace::Rules { .. }, "media" | "supports") => {
                let applies = condition(&name, input, self.sheet);
                Ok(Inside::Conditional(applies))
            }
            (InPlace::Rules { .. }, "layer") => layers(input, self.sheet).map(Inside::Layers),
            _ => Err(ParseError::from_basic_kind(
                BasicParseErrorKind::AtRuleInvalid,
            )),
        }
    }

    fn parse_block(
        &mut self,
        inside: Inside,
        start: &ParserState,
        input: &mut Parser<'i>,
    ) -> Parsed<()> {
        match inside {
            Inside::Box(place) => {
                let block = block(input, Owner::MarginBox, self.sheet);
                if let InPlace::Boxes(boxes) = &mut self.place {
                    boxes.push((place, block));
                }
            }
            Inside::Conditional(true) => self.rule_of_around(input, start),
            Inside::Layers(named) => {
                self.push_declarations();
                let around = self.sheet.enter_layer(&named)?;
                self.rule_of_around(input, start);
                self.sheet.layer = around;
            }
            Inside::Conditional(false) => while input.next().is_ok() {},
        }
        Ok(())
    }
}

/// Rules inside others (CSS Nesting 1, 3).
impl<'i> QualifiedRuleParser<'i> for BlockBody<'_> {
    type Prelude = SelectorList<Selectors>;
    type QualifiedRule = ();
    type Error = ();

    fn parse_prelude(&mut self, input: &mut Parser<'i>) -> Parsed<Self::Prelude> {
        let InPlace::Rules { around, .. } = &self.place else {
            return Err(ParseError::custom(()));
        };
        let around = around.clone();
        parse_selectors(input, ParseRelative::ForNesting, self.sheet)
            .map(|selectors| selectors.replace_parent_selector(&around))
    }

    fn parse_block(
        &mut self,
        selectors: Self::Prelude,
        start: &ParserState,
        input: &mut Parser<'i>,
    ) -> Parsed<()> {
        self.rule(input, selectors, start);
        Ok(())
    }
}

impl RuleBodyItemParser<'_, (), ()> for BlockBody<'_> {
    fn parse_declarations(&self) -> bool {
        true
    }

    fn parse_qualified(&self) -> bool {
        matches!(self.place, InPlace::Rules { .. })
    }
}

impl BlockBody<'_> {
    /// Takes what stands in this rule under a condition or in a layer, and is said of the same elements.
    fn rule_of_around(&mut self, input: &mut Parser, start: &ParserState) {
        if let InPlace::Rules { around, .. } = &self.place {
            let around = around.clone();
            self.rule(input, around, start);
        }
    }

    /// Takes a rule that stands in this one. It comes behind the declarations before it, and before those behind it.
    fn rule(
        &mut self,
        input: &mut Parser,
        selectors: SelectorList<Selectors>,
        start: &ParserState,
    ) {
        let InPlace::Rules { depth, .. } = &self.place else {
            return;
        };
        let depth = depth + 1;
        if depth > DEEPEST_RULES {
            while input.next().is_ok() {}
            self.sheet.complain(
                &format!(
                    "rules stand in rules more than {DEEPEST_RULES} deep: this one is left out"
                ),
                start.source_location(),
            );
            return;
        }
        self.push_declarations();
        style_rule(input, selectors, depth, self.sheet);
    }

    /// Takes the declarations so far as a rule of their own.
    fn push_declarations(&mut self) {
        if let InPlace::Rules { around, .. } = &self.place {
            let block = mem::take(&mut self.block);
            self.sheet.push(around.clone(), block);
        }
    }
}

impl Sheet {
    fn push(&mut self, selectors: SelectorList<Selectors>, block: Block) {
        if !(block.normal.is_empty() && block.important.is_empty()) {
            self.rules.push(Rule {
                selectors,
                block,
                layer: self.layer,
            });
        }
    }
}
