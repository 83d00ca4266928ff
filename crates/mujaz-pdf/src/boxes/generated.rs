//! Writes what style sheets put into the document: `::before` and `::after`, the calls of footnotes, list markers.

use std::sync::Arc;

use mujaz_model::Warning;

use super::{
    counters::{Sources, text},
    flow::Flow,
    generate::{Generator, Place},
};
use crate::{
    dom::{Element, NodeIndex},
    draw::{NodeId, Numbering, Role},
    style::values::{ComputedStyle, Content, CounterStyle, Display, LengthPercentage, ListStyle},
    text::content::{InlineContent, Link},
};

/// How many bytes of text style sheets put into a document: a rule of a few letters could otherwise fill any memory.
const MOST_GENERATED: usize = 1 << 20;

impl Generator<'_> {
    pub(super) fn generated_block(
        &mut self,
        index: NodeIndex,
        element: &Element,
        before: bool,
        flow: &mut Flow,
        place: &Place,
    ) {
        let style = if before {
            self.styles.before(index)
        } else {
            self.styles.after(index)
        };
        let Some(style) = style else {
            return;
        };
        let block_level = !style.display.is_inline();
        if block_level {
            flow.flush();
        }
        self.ensure_paragraph(flow, place);
        self.generated(index, element, before, flow);
        if block_level {
            flow.flush();
        }
    }

    /// Inserts the content of `::before` or `::after`.
    pub(super) fn generated(
        &mut self,
        index: NodeIndex,
        element: &Element,
        before: bool,
        flow: &mut Flow,
    ) {
        let style = if before {
            self.styles.before(index)
        } else {
            self.styles.after(index)
        };
        if let Some(style) = style.cloned() {
            self.write_generated(element, &style, (None, None), flow);
        }
    }

    /// Writes the content of a pseudo-element, which may be a part of the structure and a link.
    pub(super) fn write_generated(
        &mut self,
        element: &Element,
        style: &Arc<ComputedStyle>,
        (node, link): (Option<NodeId>, Option<Link>),
        flow: &mut Flow,
    ) {
        self.counters.enter(style);
        let items = style.content.clone().unwrap_or_else(|| Arc::new([]));
        let language = flow.gathering.innermost().language.clone();
        flow.gathering.open(style, node, &language, link);
        for item in items.iter() {
            if self.generated_bytes > MOST_GENERATED {
                self.warn_once(Warning::new(
                    "style sheets put more than a megabyte of text into the document, and the rest is left out",
                ));
                break;
            }
            self.shows_targets |=
                matches!(item, Content::TargetText(_) | Content::TargetCounter { .. });
            if let Content::Leader(pattern) = item {
                flow.gathering.leader(pattern);
                continue;
            }
            let sources = Sources {
                counters: &self.counters,
                targets: self.known,
                attribute: &|name| element.attribute(name),
                own: "",
                language: &language,
            };
            let text = text(item, &sources);
            self.generated_bytes += text.len();
            flow.gathering.text(&text);
        }
        flow.gathering.close();
    }

    pub(super) fn marker(
        &mut self,
        element: &Element,
        style: &Arc<ComputedStyle>,
        item: NodeId,
        language: &Arc<str>,
    ) -> Option<Box<InlineContent>> {
        let own = element
            .attribute("value")
            .and_then(|value| value.trim().parse().ok());
        let mut loose = (0, 1);
        let (number, step) = self.lists.last_mut().unwrap_or(&mut loose);
        *number = own.unwrap_or(number.saturating_add(*step));
        let list_style = &style.inherited.list_style;
        let text = match list_style {
            ListStyle::None => return None,
            ListStyle::Disc => "•".to_owned(),
            ListStyle::Circle => "◦".to_owned(),
            ListStyle::Square => "▪".to_owned(),
            ListStyle::Text(text) => text.to_string(),
            ListStyle::Numbers(numbers) => {
                let separator = if *numbers == CounterStyle::ArabicAbjad {
                    " -"
                } else {
                    "."
                };
                format!("{}{separator}", numbers.format(*number))
            }
        };
        self.structure.set_numbering(item, numbering(list_style));
        let label = self
            .structure
            .add(item, Role::ListLabel, language, style.is_right_to_left());
        let mut anonymous = ComputedStyle::anonymous(style, Display::Block);
        anonymous.inherited.indent = LengthPercentage::default();
        Some(Box::new(InlineContent::plain(
            text,
            &Arc::new(anonymous),
            Some(label),
            language,
        )))
    }
}

fn numbering(style: &ListStyle) -> Numbering {
    match style {
        ListStyle::None | ListStyle::Text(_) => Numbering::None,
        ListStyle::Disc => Numbering::Disc,
        ListStyle::Circle => Numbering::Circle,
        ListStyle::Square => Numbering::Square,
        ListStyle::Numbers(numbers) => match numbers {
            CounterStyle::Decimal
            | CounterStyle::LeadingZero
            | CounterStyle::ArabicIndic
            | CounterStyle::Persian => Numbering::Decimal,
            // The letters of Arabic have no case.
            CounterStyle::LowerAlpha | CounterStyle::ArabicAbjad => Numbering::LowerAlpha,
            CounterStyle::UpperAlpha => Numbering::UpperAlpha,
            CounterStyle::LowerRoman => Numbering::LowerRoman,
            CounterStyle::UpperRoman => Numbering::UpperRoman,
        },
    }
}
