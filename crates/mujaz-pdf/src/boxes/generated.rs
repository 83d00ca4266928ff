//! Writes what style sheets put into the document: `::before` and `::after`, the calls of footnotes, list markers.

use std::sync::Arc;

use mujaz_model::Warning;

use super::{
    BlockBox,
    counters::{Sources, quote, text},
    derived::Purpose,
    flow::Flow,
    generate::{Generator, Place},
};
use crate::{
    dom::{Element, NodeIndex},
    draw::{NodeId, Numbering, Role},
    style::{
        PseudoElement,
        values::{ComputedStyle, Content, CounterStyle, Display, Float, ListStyle},
    },
    text::content::{InlineContent, Link},
};

/// How many bytes of text style sheets put into a document: a rule of a few letters could otherwise fill any memory.
const MOST_GENERATED: usize = 1 << 20;

impl Generator<'_> {
    /// Inserts `::before` or `::after` of a block into its content.
    pub(super) fn generated_block(
        &mut self,
        index: NodeIndex,
        element: &Element,
        before: bool,
        flow: &mut Flow,
        place: &Place,
    ) {
        let Some(style) = self.pseudo(index, before) else {
            return;
        };
        if style.display == Display::Inline
            && !flow.arranges()
            && style.float == Float::None
            && !style.position.is_out()
        {
            self.ensure_paragraph(flow, place);
        }
        self.generated(index, element, before, flow, place);
    }

    fn pseudo(&self, index: NodeIndex, before: bool) -> Option<Arc<ComputedStyle>> {
        let style = if before {
            self.styles.before(index)
        } else {
            self.styles.after(index)
        };
        style.cloned()
    }

    /// Inserts `::before` or `::after`.
    pub(super) fn generated(
        &mut self,
        index: NodeIndex,
        element: &Element,
        before: bool,
        flow: &mut Flow,
        place: &Place,
    ) {
        let Some(style) = self.pseudo(index, before) else {
            return;
        };
        if style.position.is_out() {
            let own = self.derived.of(&style, Purpose::Free);
            let content = self.generated_box(element, &own, place);
            self.count_free();
            flow.set_free(content);
        } else if flow.arranges() {
            // It is an item as the children are.
            flow.flush(&mut self.derived);
            let own = self.derived.of(&style, Purpose::Block);
            let content = self.generated_box(element, &own, place);
            flow.push(content);
        } else if style.float != Float::None {
            self.floats += 1;
            let content = self.generated_box(element, &style, place);
            if flow.gathering.is_blank() {
                flow.push(content);
            } else {
                flow.gathering.float(content);
            }
        } else if style.display == Display::Inline {
            self.write_generated(element, &style, (None, None), flow);
        } else if style.display.is_inline() {
            self.ensure_paragraph(flow, place);
            let content = self.generated_box(element, &style, place);
            flow.gathering.insert_box(content);
        } else {
            flow.flush(&mut self.derived);
            let content = self.generated_box(element, &style, place);
            flow.push(content);
        }
    }

    /// Makes the box of a pseudo-element that does not stand in a line as text does.
    fn generated_box(
        &mut self,
        element: &Element,
        style: &Arc<ComputedStyle>,
        place: &Place,
    ) -> BlockBox {
        self.counters.enter(style);
        let own = if style.display.is_inline() {
            style.clone()
        } else {
            self.derived.of(style, Purpose::Block)
        };
        let mut flow = Flow::new(&own, place);
        let items = style.content.clone().unwrap_or_else(|| Arc::new([]));
        // What is only drawn has no place in the structure.
        let says_something = items
            .iter()
            .any(|item| !matches!(item, Content::Text(text) if text.is_empty()));
        if says_something {
            self.ensure_paragraph(&mut flow, place);
            self.write_content(element, &items, &mut flow);
        }
        flow.into_block(&own, &mut self.derived)
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
        self.write_content(element, &items, flow);
        flow.gathering.close();
    }

    fn write_content(&mut self, element: &Element, items: &[Content], flow: &mut Flow) {
        let language = flow.gathering.innermost().language.clone();
        for item in items {
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
            let text = if let Content::OpenQuote | Content::CloseQuote = item {
                let opens = *item == Content::OpenQuote;
                if !opens {
                    self.quotes = self.quotes.saturating_sub(1);
                }
                let style = flow.gathering.innermost().style.clone();
                let mark = quote(&style.inherited.quotes, &language, self.quotes, opens);
                self.quotes += usize::from(opens);
                mark
            } else {
                let sources = Sources {
                    counters: &self.counters,
                    targets: self.known,
                    attribute: &|name| element.attribute(name),
                    own: "",
                    language: &language,
                };
                text(item, &sources)
            };
            self.generated_bytes += text.len();
            if !text.trim_ascii().is_empty() {
                // It stands before the first letter of the text.
                self.first_letter = None;
            }
            flow.gathering.text(&text);
        }
    }

    /// Makes the marker of a list item; `None` where it has none, or where it stands in the first line and waits for that.
    pub(super) fn marker(
        &mut self,
        index: NodeIndex,
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
        let number = *number;
        let list_style = &style.inherited.list_style;
        let pseudo = self.styles.generated(index, PseudoElement::Marker);
        let pseudo = pseudo.unwrap_or(style).clone();
        let written = pseudo
            .content
            .clone()
            .filter(|_| !Arc::ptr_eq(&pseudo, style));
        let text = match (written, list_style) {
            (Some(items), _) => self.generated_text(element, &items, language),
            // It is read, and a picture is seen, in place of what the type asks for.
            (None, ListStyle::None) if style.inherited.list_picture.is_some() => "•".to_owned(),
            (None, list_style) => marker_text(list_style, number)?,
        };
        self.generated_bytes += text.len();
        if text.is_empty() || self.generated_bytes > MOST_GENERATED {
            return None;
        }
        self.structure.set_numbering(item, numbering(list_style));
        let label = self
            .structure
            .add(item, Role::ListLabel, language, style.is_right_to_left());
        let is_picture = style.inherited.list_picture.is_some();
        if is_picture || matches!(list_style, ListStyle::Circle | ListStyle::Square) {
            // It may be drawn instead of written.
            self.structure.set_alternative(label, &text);
        }
        let anonymous = self.derived.of(&pseudo, Purpose::Marker);
        if style.inherited.marker_inside {
            // Few text fonts have the other bullets; beside the text the layout looks for that.
            let text = match list_style {
                ListStyle::Circle | ListStyle::Square if text.chars().count() == 1 => {
                    "•".to_owned()
                }
                _ => text,
            };
            self.marker_inside = Some((text, anonymous, label));
            return None;
        }
        Some(Box::new(InlineContent::plain(
            text,
            &anonymous,
            Some(label),
            language,
        )))
    }

    /// Writes the marker that waits for the first line of its item.
    pub(super) fn write_marker(&mut self, flow: &mut Flow, place: &Place) {
        if let Some((text, style, label)) = self.marker_inside.take() {
            self.ensure_paragraph(flow, place);
            flow.gathering
                .open(&style, Some(label), &place.language, None);
            flow.gathering.text(&text);
            flow.gathering.text("\u{a0}");
            flow.gathering.close();
        }
    }

    fn generated_text(&self, element: &Element, items: &[Content], language: &str) -> String {
        let sources = Sources {
            counters: &self.counters,
            targets: self.known,
            attribute: &|name| element.attribute(name),
            own: "",
            language,
        };
        items.iter().map(|item| text(item, &sources)).collect()
    }
}

fn marker_text(style: &ListStyle, number: i32) -> Option<String> {
    Some(match style {
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
            format!("{}{separator}", numbers.format(number))
        }
    })
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
