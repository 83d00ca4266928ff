//! Writes what style sheets put into the document: `::before` and `::after`, the calls of footnotes, list markers.

use std::sync::Arc;

use mujaz_model::Warning;

use super::{
    BlockBox, BoxContent, PictureBox,
    bullet::{Bullet, BulletMeasures},
    counters::{Sources, quote, text},
    derived::Purpose,
    flow::Flow,
    generate::{Generator, Place, empty},
};
use crate::{
    dom::{Element, NodeIndex},
    draw::{NodeId, Numbering, Role},
    style::{
        PseudoElement,
        values::{
            ComputedStyle, Content, CounterStyle, Dimension, Display, Float, LengthPercentage,
            ListStyle, PIXEL, VerticalAlign,
        },
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
            self.write(&text, flow);
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
        self.counters.number_item(number);
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
        let bullet = Bullet::of(list_style).filter(|bullet| bullet.character() == text);
        if is_picture || bullet.is_some() {
            // It is drawn instead of written.
            self.structure.set_alternative(label, &text);
        }
        let anonymous = self.derived.of(&pseudo, Purpose::Marker);
        if style.inherited.marker_inside {
            let is_number = matches!(list_style, ListStyle::Numbers(_));
            let content = match bullet {
                Some(bullet) => MarkerContent::Bullet(bullet),
                None if is_number => MarkerContent::Text(text + "\u{a0}"),
                None => MarkerContent::Text(text),
            };
            self.marker_inside = Some(MarkerInside {
                content,
                style: anonymous,
                label,
            });
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
        let Some(marker) = self.marker_inside.take() else {
            return;
        };
        let MarkerInside {
            content,
            style,
            label,
        } = marker;
        self.ensure_paragraph(flow, place);
        match content {
            MarkerContent::Bullet(bullet) => {
                let bullet = self.bullet(bullet, &style, label);
                flow.gathering.insert_box(bullet);
            }
            MarkerContent::Text(text) => {
                flow.gathering
                    .open(&style, Some(label), &place.language, None);
                self.write(&text, flow);
                flow.gathering.close();
            }
        }
    }

    /// Makes the box of a bullet that stands in a line, as large and where browsers draw it.
    fn bullet(&mut self, bullet: Bullet, style: &ComputedStyle, label: NodeId) -> BlockBox {
        let size = style.inherited.font_size;
        let ascent = if self.fonts.is_empty() {
            size
        } else {
            let face = self.fonts.primary(style);
            self.fonts.measures(face).at(size).0
        };
        let measures = BulletMeasures::of(ascent);
        let mut own = ComputedStyle::anonymous(style, Display::Inline);
        own.vertical_align = VerticalAlign::Raised(ascent - measures.below - measures.size);
        let after = Dimension::Set(LengthPercentage {
            points: size + PIXEL,
            ..LengthPercentage::default()
        });
        if style.is_right_to_left() {
            own.margin.left = after;
        } else {
            own.margin.right = after;
        }
        let image = bullet.image(ascent, style.inherited.colour);
        let mut block = empty(&Arc::new(own));
        block.content = BoxContent::Picture(PictureBox {
            image,
            node: Some(label),
        });
        block
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

/// A marker that waits for the first line of its item.
pub(super) struct MarkerInside {
    content: MarkerContent,
    style: Arc<ComputedStyle>,
    label: NodeId,
}

enum MarkerContent {
    Bullet(Bullet),
    Text(String),
}

fn marker_text(style: &ListStyle, number: i32) -> Option<String> {
    Some(match style {
        ListStyle::None => return None,
        ListStyle::Disc => Bullet::Disc.character().to_owned(),
        ListStyle::Circle => Bullet::Circle.character().to_owned(),
        ListStyle::Square => Bullet::Square.character().to_owned(),
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
            CounterStyle::LowerAlpha
            | CounterStyle::LowerGreek
            | CounterStyle::Hebrew
            | CounterStyle::ArabicAbjad => Numbering::LowerAlpha,
            CounterStyle::UpperAlpha => Numbering::UpperAlpha,
            CounterStyle::LowerRoman => Numbering::LowerRoman,
            CounterStyle::UpperRoman => Numbering::UpperRoman,
        },
    }
}
