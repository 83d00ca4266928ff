//! The properties of text.

use cssparser::Parser;
use mujaz_model::Direction;

use super::{Property, fields, one, only};
use crate::style::{
    declaration::{Declaration, TabSizeValue, VerticalAlignValue},
    primitive::{Length, Parsed, colour, keyword, length, positive_length, wrong},
    values::{
        Align, Lines, OverflowWrap, Transform, UnicodeBidi, VerticalAlign, WhiteSpace, WordBreak,
    },
};

const ALIGNMENTS: [(&str, Align); 6] = [
    ("start", Align::Start),
    ("end", Align::End),
    ("left", Align::Left),
    ("right", Align::Right),
    ("center", Align::Center),
    ("justify", Align::Justify),
];

/// The names that browsers have for what HTML itself does.
const ALIGNMENTS_OF_HTML: [(&str, Align); 4] = [
    ("-webkit-left", Align::BlocksLeft),
    ("-webkit-right", Align::BlocksRight),
    ("-webkit-center", Align::BlocksCenter),
    ("-internal-center", Align::Header),
];

pub(super) const ROWS: &[Property] = &[
    Property::new(
        &["color"],
        "<color>",
        "black",
        one!(Colour, colour),
        fields!(inherited.colour),
    )
    .inherited(),
    Property::new(
        &["direction"],
        "ltr | rtl",
        "ltr",
        one!(Direction, |input| keyword(
            input,
            &[
                ("ltr", Direction::LeftToRight),
                ("rtl", Direction::RightToLeft),
            ],
        )),
        fields!(inherited.direction),
    )
    .inherited()
    .noted(
        "Better said with the `dir` attribute, which the structure of the document follows too.",
    ),
    Property::new(
        &["unicode-bidi"],
        "normal | embed | isolate | bidi-override | isolate-override | plaintext",
        "normal",
        one!(UnicodeBidi, |input| keyword(
            input,
            &[
                ("normal", UnicodeBidi::Normal),
                ("embed", UnicodeBidi::Embed),
                ("isolate", UnicodeBidi::Isolate),
                ("bidi-override", UnicodeBidi::Override),
                ("isolate-override", UnicodeBidi::IsolateOverride),
                ("plaintext", UnicodeBidi::Plaintext),
            ],
        )),
        fields!(unicode_bidi),
    )
    .with_caveats(&[("embed", "it isolates too")])
    .noted("`embed` isolates too. With `plaintext` every line that the text itself ends reads in the direction of its first letter, and stands where such text begins."),
    Property::new(
        &["text-align"],
        "start | end | left | right | center | justify",
        "start",
        one!(Align, |input| {
            let of_html = input.try_parse(|input| keyword(input, &ALIGNMENTS_OF_HTML));
            of_html.or_else(|_| keyword(input, &ALIGNMENTS))
        }),
        fields!(inherited.align),
    )
    .inherited(),
    Property::new(
        &["text-align-last"],
        "auto | start | end | left | right | center | justify",
        "auto",
        one!(AlignLast, |input| {
            if input.try_parse(|input| input.expect_ident_matching("auto")).is_ok() {
                return Ok(None);
            }
            keyword(input, &ALIGNMENTS).map(Some)
        }),
        fields!(inherited.align_last),
    )
    .inherited(),
    Property::new(
        &["text-justify"],
        "auto | inter-word | kashida",
        "auto",
        one!(Kashida, |input| keyword(
            input,
            &[("auto", false), ("inter-word", false), ("kashida", true)]
        )),
        fields!(inherited.kashida),
    )
    .inherited()
    .noted(
        "How lines of `text-align: justify` are filled: by wider spaces, or first by longer Arabic words. `kashida` was in \
         drafts of CSS Text 3 and is in no browser, which stretch the spaces then. A word of three letters or more gets up to \
         three tatweels at its best place by the order of W3C's Arabic Layout Requirements, at most every second word of a \
         line does, and the text that is copied or searched has none of them.",
    ),
    Property::new(
        &["writing-mode"],
        "horizontal-tb | vertical-rl | vertical-lr | sideways-rl | sideways-lr",
        "horizontal-tb",
        one!(Lines, |input| keyword(
            input,
            &[
                ("horizontal-tb", Lines::Across),
                ("vertical-rl", Lines::Down),
                ("vertical-lr", Lines::DownFromLeft),
                ("sideways-rl", Lines::Down),
                ("sideways-lr", Lines::Up),
                ("tb-rl", Lines::Down),
            ]
        )),
        fields!(inherited.lines),
    )
    .inherited()
    .noted(
        "Of blocks, cells and boxes in a line or a container with text in them: its lines are set across and turned as a whole, and are as long \
         as the height that the box sets, or else as the text. What is inside of such a box is turned with it, and more lines than the page has room for are set across. Columns, flex and grid \
         containers, tables and the whole document stay as they are.",
    ),
    Property::new(
        &["text-transform"],
        "none | uppercase | lowercase | capitalize",
        "none",
        one!(Transform, |input| keyword(
            input,
            &[
                ("none", Transform::None),
                ("uppercase", Transform::Uppercase),
                ("lowercase", Transform::Lowercase),
                ("capitalize", Transform::Capitalize),
            ],
        )),
        fields!(inherited.transform),
    )
    .inherited(),
    Property::new(
        &["letter-spacing"],
        "normal | <length-percentage>",
        "normal",
        one!(LetterSpacing, spacing),
        fields!(inherited.letter_spacing),
    )
    .inherited()
    .noted("Letters of joined scripts are never spaced."),
    Property::new(
        &["word-spacing"],
        "normal | <length-percentage>",
        "normal",
        one!(WordSpacing, spacing),
        fields!(inherited.word_spacing),
    )
    .inherited(),
    Property::new(
        &["white-space"],
        "normal | nowrap | pre | pre-wrap | break-spaces | pre-line",
        "normal",
        one!(WhiteSpace, |input| keyword(
            input,
            &[
                ("normal", WhiteSpace::Normal),
                ("nowrap", WhiteSpace::NoWrap),
                ("pre", WhiteSpace::Pre),
                ("pre-wrap", WhiteSpace::PreWrap),
                ("break-spaces", WhiteSpace::PreWrap),
                ("pre-line", WhiteSpace::PreLine),
            ],
        )),
        fields!(inherited.white_space),
    )
    .inherited(),
    Property::new(
        &["text-indent"],
        "<length-percentage>",
        "0",
        one!(Indent, length),
        fields!(inherited.indent),
    )
    .inherited(),
    Property::new(
        &["vertical-align"],
        "baseline | sub | super | top | text-top | middle | bottom | text-bottom | <length-percentage>",
        "baseline",
        one!(VerticalAlign, vertical_align),
        fields!(vertical_align),
    ),
    Property::new(
        &["overflow-wrap", "word-wrap"],
        "normal | break-word | anywhere",
        "normal",
        one!(OverflowWrap, |input| keyword(
            input,
            &[
                ("normal", OverflowWrap::Normal),
                ("break-word", OverflowWrap::BreakWord),
                ("anywhere", OverflowWrap::Anywhere),
            ],
        )),
        fields!(inherited.overflow_wrap),
    )
    .inherited()
    .noted(
        "A word that is wider than a whole page is always broken, since nothing may leave the page. Joined letters are torn apart only where the word has no other place.",
    ),
    Property::new(
        &["word-break"],
        "normal | break-all | keep-all | break-word",
        "normal",
        |_, input, to| {
            let words = [
                ("normal", (WordBreak::Normal, None)),
                ("break-all", (WordBreak::BreakAll, None)),
                ("keep-all", (WordBreak::KeepAll, None)),
                ("break-word", (WordBreak::Normal, Some(OverflowWrap::Anywhere))),
            ];
            let (word_break, wrap) = keyword(input, &words)?;
            to.push(Declaration::WordBreak(word_break));
            to.extend(wrap.map(Declaration::OverflowWrap));
            Ok(())
        },
        fields!(inherited.word_break),
    )
    .inherited(),
    Property::new(
        &["line-break"],
        "auto | loose | normal | strict",
        "auto",
        only!("auto", "loose", "normal", "strict"),
        super::nothing,
    )
    .inherited()
    .noted("They differ for Chinese, Japanese and Korean text, which is always broken as with `normal`."),
    Property::new(
        &["tab-size"],
        "<number> | <length>",
        "8",
        one!(TabSize, |input| {
            if let Ok(spaces) = input.try_parse(Parser::expect_number) {
                return if spaces < 0.0 { wrong() } else { Ok(TabSizeValue::Spaces(spaces)) };
            }
            positive_length(input).map(TabSizeValue::Length)
        }),
        fields!(inherited.tab_size),
    )
    .inherited()
    .noted("Where `white-space` keeps tabulators. Stops are counted from the beginning of the line in the text."),
    Property::new(
        &["hyphens"],
        "none | manual",
        "manual",
        one!(Hyphenates, |input| keyword(
            input,
            &[("none", false), ("manual", true)]
        )),
        fields!(inherited.hyphenates),
    )
    .inherited()
    .noted("Words are hyphenated where they have soft hyphens."),
    Property::new(
        &["text-wrap", "text-wrap-style"],
        "wrap | auto | balance | pretty | stable",
        "wrap",
        one!(Balances, |input| keyword(
            input,
            &[
                ("wrap", false),
                ("auto", false),
                ("balance", true),
                ("pretty", false),
                ("stable", false),
            ],
        )),
        fields!(inherited.balances),
    )
    .with_caveats(&[("pretty", "lines end as where they are not asked to look so")])
    .noted("The lines of a text of up to six are about as long as each other with `balance`.")
    .inherited(),
    Property::new(
        &[
            "print-color-adjust",
            "color-adjust",
            "-webkit-print-color-adjust",
        ],
        "exact | economy",
        "economy",
        only!("exact", "economy"),
        super::nothing,
    )
    .inherited()
    .noted("Colours are always printed as they are."),
];

fn spacing(input: &mut Parser) -> Parsed<Length> {
    if input
        .try_parse(|input| input.expect_ident_matching("normal"))
        .is_ok()
    {
        return Ok(Length::ZERO);
    }
    // Shares are of the size of the letters (CSS Text 4, 8).
    length(input).map(|length| Length {
        em: length.em + length.share,
        share: 0.0,
        ..length
    })
}

fn vertical_align(input: &mut Parser) -> Parsed<VerticalAlignValue> {
    use VerticalAlign as V;
    let words = [
        ("baseline", V::Baseline),
        ("sub", V::Sub),
        ("super", V::Super),
        ("top", V::Top),
        ("text-top", V::TextTop),
        ("middle", V::Middle),
        ("bottom", V::Bottom),
        ("text-bottom", V::TextBottom),
    ];
    if let Ok(value) = input.try_parse(|input| keyword(input, &words)) {
        return Ok(VerticalAlignValue::Keyword(value));
    }
    length(input).map(VerticalAlignValue::Length)
}
