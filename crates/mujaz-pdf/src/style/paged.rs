//! Which pages an `@page` rule is for, and the boxes in their margins (CSS Paged Media 3, 4 and 5).

use cssparser::{Parser, Token};

use super::primitive::{Parsed, keyword, wrong};

/// One of the selectors of an `@page` rule; what it leaves open every page has.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct PageSelector {
    pub(crate) name: Option<String>,
    pub(crate) is_first: bool,
    pub(crate) is_blank: bool,
    pub(crate) side: Option<PageSide>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum PageSide {
    Left,
    Right,
}

impl PageSelector {
    /// Returns what the selector outweighs others by: names, then first and blank pages, then sides.
    pub(crate) fn specificity(&self) -> (u8, u8, u8) {
        (
            u8::from(self.name.is_some()),
            u8::from(self.is_first) + u8::from(self.is_blank),
            u8::from(self.side.is_some()),
        )
    }
}

/// Parses what stands between `@page` and its block.
pub(super) fn selectors(input: &mut Parser) -> Parsed<Vec<PageSelector>> {
    if input.is_exhausted() {
        return Ok(vec![PageSelector::default()]);
    }
    input.parse_comma_separated(selector)
}

fn selector(input: &mut Parser) -> Parsed<PageSelector> {
    let mut selector = PageSelector::default();
    if let Ok(name) = input.try_parse(Parser::expect_ident_cloned) {
        selector.name = Some(name.to_string());
    }
    while let Ok(token) = input.next_including_whitespace().cloned() {
        match token {
            Token::WhiteSpace(_) => {}
            Token::Colon => match input.expect_ident()?.to_ascii_lowercase().as_str() {
                "first" => selector.is_first = true,
                "blank" => selector.is_blank = true,
                "left" => selector.side = Some(PageSide::Left),
                "right" => selector.side = Some(PageSide::Right),
                _ => return wrong(),
            },
            _ => return wrong(),
        }
    }
    if selector == PageSelector::default() {
        return wrong();
    }
    Ok(selector)
}

/// The places around the page area that text can stand in, clockwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum MarginBox {
    TopLeftCorner,
    TopLeft,
    TopCenter,
    TopRight,
    TopRightCorner,
    RightTop,
    RightMiddle,
    RightBottom,
    BottomRightCorner,
    BottomRight,
    BottomCenter,
    BottomLeft,
    BottomLeftCorner,
    LeftBottom,
    LeftMiddle,
    LeftTop,
    /// Not in a margin, but at the foot of the page area: where the footnotes stand.
    Footnotes,
}

/// Parses the name of a margin box.
pub(super) fn margin_box(name: &str) -> Parsed<MarginBox> {
    let mut input = Parser::new(name);
    keyword(
        &mut input,
        &[
            ("top-left-corner", MarginBox::TopLeftCorner),
            ("top-left", MarginBox::TopLeft),
            ("top-center", MarginBox::TopCenter),
            ("top-right", MarginBox::TopRight),
            ("top-right-corner", MarginBox::TopRightCorner),
            ("right-top", MarginBox::RightTop),
            ("right-middle", MarginBox::RightMiddle),
            ("right-bottom", MarginBox::RightBottom),
            ("bottom-right-corner", MarginBox::BottomRightCorner),
            ("bottom-right", MarginBox::BottomRight),
            ("bottom-center", MarginBox::BottomCenter),
            ("bottom-left", MarginBox::BottomLeft),
            ("bottom-left-corner", MarginBox::BottomLeftCorner),
            ("left-bottom", MarginBox::LeftBottom),
            ("left-middle", MarginBox::LeftMiddle),
            ("left-top", MarginBox::LeftTop),
            ("footnote", MarginBox::Footnotes),
        ],
    )
}
