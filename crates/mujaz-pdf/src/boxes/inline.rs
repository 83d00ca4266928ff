//! Gathers text and inline elements into inline content: white space folded, isolates marked, spans noted.

use std::{mem, sync::Arc};

use mujaz_model::Direction;

use super::{BlockBox, InlineBox};
use crate::{
    draw::NodeId,
    style::{
        features::SmallCapitals,
        first_strong,
        values::{
            ComputedStyle, LengthPercentage, Position, Transform, UnicodeBidi, VerticalAlign,
        },
    },
    text::{
        content::{
            Around, BOX, Edge, ISOLATE_AUTO, ISOLATE_END, ISOLATE_LTR, ISOLATE_RTL, InlineContent,
            LINE_END, Link, OVERRIDE_END, OVERRIDE_LTR, OVERRIDE_RTL, SOFT_HYPHEN, Span,
            is_control,
        },
        raising::Raising,
    },
};

/// An inline element that is open while its content is gathered.
#[derive(Debug, Clone)]
pub(super) struct Open {
    pub(super) style: Arc<ComputedStyle>,
    pub(super) node: Option<NodeId>,
    pub(super) language: Arc<str>,
    pub(super) link: Option<Link>,
    raised: f32,
    raising: Option<Arc<Raising>>,
    around: Option<Arc<Around>>,
    moved: (f32, f32),
}

/// Gathers the inline content of one block.
#[derive(Debug)]
pub(super) struct Gathering {
    block: Open,
    open: Vec<Open>,
    text: String,
    spans: Vec<Span>,
    edges: Vec<Edge>,
    boxes: Vec<BlockBox>,
    floats: Vec<(usize, BlockBox)>,
    /// The footnote whose call is being gathered.
    note: Option<usize>,
    /// Folded white space that is kept only if something follows.
    pending_space: bool,
    /// Whether the line has shown something since it began.
    started: bool,
    /// What is made of the letters of the text that is being gathered.
    capitals: Option<Capitals>,
}

/// How small capitals are made that a font does not have.
#[derive(Debug, Clone)]
struct Capitals {
    /// The style of what is made smaller.
    style: Arc<ComputedStyle>,
    of: SmallCapitals,
}

impl Capitals {
    /// Tells whether a letter is made smaller.
    fn shrinks(&self, letter: char) -> bool {
        self.of == SmallCapitals::Everything || letter.to_uppercase().next() != Some(letter)
    }
}

impl Gathering {
    pub(super) fn new(
        style: &Arc<ComputedStyle>,
        node: Option<NodeId>,
        language: &Arc<str>,
    ) -> Self {
        Self {
            block: Open {
                style: style.clone(),
                node,
                language: language.clone(),
                link: None,
                raised: 0.0,
                raising: None,
                around: None,
                moved: (0.0, 0.0),
            },
            open: Vec::new(),
            text: String::new(),
            spans: Vec::new(),
            edges: Vec::new(),
            boxes: Vec::new(),
            floats: Vec::new(),
            note: None,
            pending_space: false,
            started: false,
            capitals: None,
        }
    }

    /// Gathers text whose style asks for small capitals that its font does not have; `style` is that of the small ones.
    pub(super) fn capitals(&mut self, text: &str, style: Arc<ComputedStyle>, of: SmallCapitals) {
        self.capitals = Some(Capitals { style, of });
        self.text(text);
        self.capitals = None;
    }

    /// Returns what is open innermost: the element, or else the block itself.
    pub(super) fn innermost(&self) -> &Open {
        self.open.last().unwrap_or(&self.block)
    }

    /// Returns the block that holds the content.
    pub(super) fn block(&self) -> &Open {
        &self.block
    }

    /// Tells whether no inline element is open.
    pub(super) fn is_outside(&self) -> bool {
        self.open.is_empty()
    }

    pub(super) fn set_block_node(&mut self, node: NodeId) {
        self.block.node = Some(node);
    }

    pub(super) fn open(
        &mut self,
        style: &Arc<ComputedStyle>,
        node: Option<NodeId>,
        language: &Arc<str>,
        link: Option<Link>,
    ) {
        let parent = self.innermost();
        let size = parent.style.inherited.font_size;
        let raising = Raising::inside(parent.raising.as_ref(), style, &parent.style);
        let leaves_line = matches!(
            style.vertical_align,
            VerticalAlign::Top | VerticalAlign::Bottom
        );
        let (raised, around) = if leaves_line {
            (0.0, None)
        } else {
            let raised = parent.raised + style.vertical_align.raise(size);
            (raised, self.around(style, raised, raising.as_ref()))
        };
        let own = moved(style);
        let moved = (parent.moved.0 + own.0, parent.moved.1 + own.1);
        let open = Open {
            style: style.clone(),
            node: node.or(parent.node),
            language: language.clone(),
            link: link.or_else(|| parent.link.clone()),
            raised,
            raising,
            around,
            moved,
        };
        // White space in front of an element stands outside of it, and is not underlined with it.
        self.flush_space();
        self.open.push(open);
        self.write_opening();
    }

    /// Returns what is around an element that is opened next, where lines in it would be of another height.
    fn around(
        &self,
        style: &ComputedStyle,
        raised: f32,
        raising: Option<&Arc<Raising>>,
    ) -> Option<Arc<Around>> {
        let parent = self.open.last()?;
        let (own, other) = (&style.inherited, &parent.style.inherited);
        #[expect(
            clippy::float_cmp,
            reason = "what was inherited is the same to the last bit"
        )]
        let is_alike = own.font_size == other.font_size
            && own.line_height == other.line_height
            && own.families == other.families
            && raised == parent.raised
            && raising.map(Arc::as_ptr) == parent.raising.as_ref().map(Arc::as_ptr);
        let around = parent.around.clone();
        if is_alike {
            return around;
        }
        let place = (parent.raised, parent.raising.clone());
        Some(Arc::new(Around::new(&parent.style, place, around)))
    }

    pub(super) fn close(&mut self) {
        self.write_closing();
        self.open.pop();
    }

    fn write_opening(&mut self) {
        let Some(open) = self.open.last().cloned() else {
            return;
        };
        if let Some(controls) = opening(&open.style) {
            self.append(controls);
        }
        if is_decorated(&open.style) {
            self.edges.push(Edge {
                at: self.text.len(),
                opens: true,
                style: open.style,
            });
        }
    }

    fn write_closing(&mut self) {
        let Some(open) = self.open.last().cloned() else {
            return;
        };
        if is_decorated(&open.style) {
            self.edges.push(Edge {
                at: self.text.len(),
                opens: false,
                style: open.style.clone(),
            });
        }
        if let Some(controls) = closing(&open.style) {
            self.append(controls);
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        let style = self.innermost().style.clone();
        let white_space = style.inherited.white_space;
        let mut word = String::new();
        // Looking letters up takes long in other scripts than Latin.
        let capitalises = style.inherited.transform == Transform::Capitalize;
        let mut capitalise =
            capitalises && (!self.text.ends_with(char::is_alphanumeric) || self.pending_space);
        let mut marks = 0;
        for character in text.chars() {
            marks = if is_mark(character) { marks + 1 } else { 0 };
            match character {
                _ if marks > MOST_MARKS => {}
                '\n' if white_space.keeps_lines() => {
                    self.append_word(&mut word);
                    self.line_end();
                    capitalise = true;
                }
                '\r' | '\u{c}' | '\n' | '\t' | ' ' if !white_space.keeps_spaces() => {
                    self.append_word(&mut word);
                    self.pending_space |= self.started && !self.ends_in_space();
                    capitalise = true;
                }
                '\t' => {
                    self.note_shown(&word);
                    word.push('\t');
                    capitalise = true;
                }
                SOFT_HYPHEN if !style.inherited.hyphenates => {}
                // Controls of our own making, and what no font draws.
                character if is_stray(character) => {}
                character => {
                    self.note_shown(&word);
                    transform(style.inherited.transform, character, capitalise, &mut word);
                    capitalise = capitalises
                        && !character.is_alphanumeric()
                        && character != '\''
                        && character != '’';
                }
            }
        }
        self.append_word(&mut word);
    }

    /// Ends the line, in the text and for every isolate that is open.
    pub(super) fn line_end(&mut self) {
        self.pending_space = false;
        for open in self.open.clone().iter().rev() {
            if let Some(controls) = closing(&open.style) {
                self.append(controls);
            }
        }
        self.append(&LINE_END.to_string());
        for open in self.open.clone() {
            if let Some(controls) = opening(&open.style) {
                self.append(controls);
            }
        }
        self.started = self.innermost().style.inherited.white_space.keeps_spaces();
    }

    /// Inserts a pattern that fills the line. It is a world of its own to bidi, or it would glue the numbers on its two
    /// sides together.
    pub(super) fn leader(&mut self, pattern: &str) {
        self.flush_space();
        self.started = true;
        let right_to_left = self.innermost().style.is_right_to_left();
        self.append(if right_to_left {
            ISOLATE_RTL
        } else {
            ISOLATE_LTR
        });
        self.spans.push(Span {
            fills: true,
            ..self.span(self.text.len() + pattern.len())
        });
        self.text.push_str(pattern);
        self.append(ISOLATE_END);
    }

    /// Marks what follows as the call of a footnote.
    pub(super) fn call_note(&mut self, number: usize) {
        self.flush_space();
        self.note = Some(number);
    }

    pub(super) fn end_call(&mut self) {
        self.note = None;
    }

    pub(super) fn insert_box(&mut self, content: BlockBox) {
        self.flush_space();
        self.started = true;
        self.append(&BOX.to_string());
        self.boxes.push(content);
    }

    /// Inserts a box that stands beside the text.
    pub(super) fn float(&mut self, content: BlockBox) {
        self.floats.push((self.text.len(), content));
    }

    /// Tells whether nothing that shows has been gathered.
    pub(super) fn is_blank(&self) -> bool {
        self.text.chars().all(is_control) && self.boxes.is_empty()
    }

    /// Returns what was gathered and begins anew inside the same open elements.
    pub(super) fn take(&mut self) -> Option<InlineBox> {
        self.pending_space = false;
        let reopened = self.open.clone();
        while !self.open.is_empty() {
            self.close();
        }
        let blank = self.is_blank();
        // They are kept for long, and grew by doubling.
        self.text.shrink_to_fit();
        self.spans.shrink_to_fit();
        let content = InlineContent {
            style: own_direction(&self.block.style, &self.text),
            text: mem::take(&mut self.text),
            spans: mem::take(&mut self.spans),
            edges: mem::take(&mut self.edges),
        };
        let boxes = mem::take(&mut self.boxes);
        let floats = mem::take(&mut self.floats);
        self.started = false;
        for open in reopened {
            self.open.push(open);
            self.write_opening();
        }
        (!blank).then_some(InlineBox {
            content,
            boxes,
            floats,
        })
    }

    fn ends_in_space(&self) -> bool {
        self.text.trim_end_matches(is_control).ends_with(' ')
    }

    fn note_shown(&mut self, word: &str) {
        if self.pending_space {
            debug_assert!(
                word.is_empty(),
                "a word is appended before the space behind it"
            );
            self.flush_space();
        }
        self.started = true;
    }

    fn flush_space(&mut self) {
        if mem::take(&mut self.pending_space) {
            self.append(" ");
        }
    }

    fn append_word(&mut self, word: &mut String) {
        match self.capitals.clone() {
            _ if word.is_empty() => return,
            None => self.append(word),
            Some(capitals) => self.append_capitals(word, &capitals),
        }
        word.clear();
    }

    fn append_capitals(&mut self, word: &str, capitals: &Capitals) {
        let mut rest = word;
        while let Some(first) = rest.chars().next() {
            let shrinks = capitals.shrinks(first);
            let differs = |letter| !is_mark(letter) && capitals.shrinks(letter) != shrinks;
            let end = rest
                .find(differs)
                .unwrap_or(rest.len())
                .max(first.len_utf8());
            let (stretch, behind) = rest.split_at(end);
            self.append_in(stretch, shrinks.then_some(&capitals.style));
            rest = behind;
        }
    }

    fn append(&mut self, text: &str) {
        let all = self
            .capitals
            .as_ref()
            .filter(|own| own.of == SmallCapitals::Everything);
        let style = all.map(|all| all.style.clone());
        self.append_in(text, style.as_ref());
    }

    /// Appends text in a style that is not that of the element, where one is given.
    fn append_in(&mut self, text: &str, other: Option<&Arc<ComputedStyle>>) {
        self.text.push_str(text);
        let end = self.text.len();
        let open = self.open.last().unwrap_or(&self.block);
        if let Some(last) = self.spans.last_mut()
            && Arc::ptr_eq(&last.style, other.unwrap_or(&open.style))
            && last.node == open.node
            && last.link == open.link
            && !last.fills
            && last.note == self.note
        {
            last.end = end;
            return;
        }
        let mut span = self.span(end);
        if let Some(style) = other {
            // The line is as tall as with letters of the element's own size.
            let place = (span.raised, span.raising.clone());
            span.around = Some(Arc::new(Around::new(&span.style, place, span.around)));
            span.style = style.clone();
        }
        self.spans.push(span);
    }

    /// Returns a span of what is open, up to `end`.
    fn span(&self, end: usize) -> Span {
        let open = self.innermost();
        Span {
            end,
            style: open.style.clone(),
            node: open.node,
            language: open.language.clone(),
            link: open.link.clone(),
            raised: open.raised,
            raising: open.raising.clone(),
            around: open.around.clone(),
            moved: open.moved,
            fills: false,
            note: self.note,
        }
    }
}

/// Returns the style of a block whose text may say for itself in which direction it reads (CSS Writing Modes 3, 2.4.5).
fn own_direction(style: &Arc<ComputedStyle>, text: &str) -> Arc<ComputedStyle> {
    let direction = first_strong(text);
    if style.unicode_bidi != UnicodeBidi::Plaintext || style.inherited.direction == direction {
        return style.clone();
    }
    let mut own = (**style).clone();
    own.inherited.direction = direction;
    Arc::new(own)
}

/// Returns the controls that begin an inline element's own reading direction.
fn opening(style: &ComputedStyle) -> Option<&'static str> {
    let right_to_left = style.inherited.direction == Direction::RightToLeft;
    Some(match (style.unicode_bidi, right_to_left) {
        (UnicodeBidi::Normal, _) => return None,
        (UnicodeBidi::Isolate | UnicodeBidi::Embed, false) => ISOLATE_LTR,
        (UnicodeBidi::Isolate | UnicodeBidi::Embed, true) => ISOLATE_RTL,
        (UnicodeBidi::Plaintext, _) => ISOLATE_AUTO,
        (UnicodeBidi::Override | UnicodeBidi::IsolateOverride, false) => OVERRIDE_LTR,
        (UnicodeBidi::Override | UnicodeBidi::IsolateOverride, true) => OVERRIDE_RTL,
    })
}

fn closing(style: &ComputedStyle) -> Option<&'static str> {
    match style.unicode_bidi {
        UnicodeBidi::Normal => None,
        UnicodeBidi::Override | UnicodeBidi::IsolateOverride => Some(OVERRIDE_END),
        _ => Some(ISOLATE_END),
    }
}

fn is_decorated(style: &ComputedStyle) -> bool {
    let none = LengthPercentage::default();
    let margin =
        |dimension: crate::style::values::Dimension| dimension.of(0.0).unwrap_or(0.0) != 0.0;
    style.background.is_some()
        || style.outline.line.drawn() > 0.0
        || !style.background_layers.is_empty()
        || style.padding.left != none
        || style.padding.right != none
        || style.border.top.thickness() > 0.0
        || style.border.bottom.thickness() > 0.0
        || style.border.left.thickness() > 0.0
        || style.border.right.thickness() > 0.0
        || margin(style.margin.left)
        || margin(style.margin.right)
}

/// Tells whether a character would stand for a box or break a line of its own accord, or is not text at all.
/// How many marks a letter bears. More is no writing, and shaping them takes time that grows with their square; UAX #15
/// says of 30 that no language has more.
const MOST_MARKS: usize = 64;

/// Marks of the scripts that memos are written in, and of those that towers of marks are built of.
fn is_mark(character: char) -> bool {
    matches!(character,
        '\u{300}'..='\u{36f}'
        | '\u{483}'..='\u{489}'
        | '\u{591}'..='\u{5bd}'
        | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}'
        | '\u{670}'
        | '\u{6d6}'..='\u{6ed}'
        | '\u{898}'..='\u{8ff}'
        | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}'
        | '\u{fe20}'..='\u{fe2f}')
}

fn is_stray(character: char) -> bool {
    matches!(
        character,
        BOX | '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{b}' | '\u{feff}'
    ) || (character.is_control() && character != '\t')
}

fn transform(how: Transform, character: char, word_start: bool, to: &mut String) {
    match how {
        Transform::Uppercase => to.extend(character.to_uppercase()),
        Transform::Capitalize if word_start => to.extend(character.to_uppercase()),
        Transform::Lowercase => to.extend(character.to_lowercase()),
        Transform::None | Transform::Capitalize | Transform::Capitals => to.push(character),
    }
}

/// Returns how far to the right and down `position: relative` moves a box in a line; there is nothing to take shares of.
fn moved(style: &ComputedStyle) -> (f32, f32) {
    if style.position == Position::Relative {
        style.relative_shift(0.0)
    } else {
        (0.0, 0.0)
    }
}
