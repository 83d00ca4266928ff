//! Content streams (ISO 32000-1, 7.8 and 9): a page enters; its glyphs leave in the order in which they are painted, each
//! with its characters, its place on the page and the marks of the content that it stands in.

mod actual;
mod clip;
mod matrix;
mod turn;

use std::{collections::BTreeMap, rc::Rc};

use hayro_syntax::{
    content::UntypedIter,
    object::{Array, Dict, Name, Number, Object, ObjectIdentifier, Stream},
    page::{Page, Resources},
};

use crate::{font::Font, strings, unpack::Unpacker};

use actual::replace;
use clip::{Path, Seen, Stretch};
use matrix::Matrix;
pub(crate) use turn::Turn;

/// More glyphs than a page can show.
const MOST_GLYPHS: usize = 200_000;
/// Forms may stand in forms, so deep.
const NESTING: usize = 12;
/// Forms that one page paints, all together.
const MOST_FORMS: usize = 2_000;

/// A glyph, or what stands in place of several by an `ActualText`.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(crate) struct Glyph {
    /// The characters that it shows; `None` where nothing tells.
    pub(crate) text: Option<String>,
    /// Of a mark, what the file says of it where it names a letter with it.
    pub(crate) with_letter: Option<String>,
    /// Its number in its font.
    pub(crate) code: u32,
    /// Where the pen stands before and after, in points from the left of the page.
    pub(crate) start: f32,
    pub(crate) end: f32,
    /// The line that it stands on, in points from the bottom of the page, without its rise.
    pub(crate) baseline: f32,
    /// How far above that line it stands, in points.
    pub(crate) rise: f32,
    /// The size of its font on the page, in points.
    pub(crate) size: f32,
    /// Glyphs of one run were painted together, from one place on.
    pub(crate) run: u32,
    /// The text object that it was painted in.
    pub(crate) object: u32,
    pub(crate) font: u32,
    /// The marked content that it belongs to, if the structure of the document may refer to it.
    pub(crate) content: Option<Content>,
    /// Whether it is decoration of the page and no part of the text.
    pub(crate) is_artifact: bool,
    pub(crate) is_invisible: bool,
    /// Whether the file's own map and the font differ on what it is.
    pub(crate) is_disputed: bool,
    /// Whether the characters are the file's replacement, in the order of reading.
    pub(crate) is_replaced: bool,
    /// The side that the page is looked at from; its place is that on the page so turned.
    pub(crate) turn: Turn,
    /// Whether it stands upright on a level line then.
    pub(crate) is_level: bool,
    /// Whether the file says that what was painted with it is read from the right (ISO 32000-1, 14.8.2.3.3).
    pub(crate) is_reversed: bool,
}

/// A piece of marked content: its number, and the form that it stands in, if it does not stand in the page itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Content {
    pub(crate) number: i64,
    pub(crate) form: Option<u32>,
}

/// What a page paints.
#[derive(Debug, Default)]
pub(crate) struct Painted {
    pub(crate) glyphs: Vec<Glyph>,
    /// How much of the page pictures cover, 1 for the whole page.
    pub(crate) covered: f32,
    /// The side that most of its letters are read from.
    pub(crate) turn: Turn,
    /// How many operators were carried out.
    pub(crate) steps: usize,
    /// Whether something was left out since the page is too much.
    pub(crate) is_cut: bool,
    /// Whether something was left out since the file does not hold it whole.
    pub(crate) is_damaged: bool,
    /// Whether letters or figures whose foot is cut off were left out.
    pub(crate) is_clipped: bool,
}

/// What the pages of a document share: its fonts, read once, and the count of what was painted.
#[derive(Debug, Default)]
pub(crate) struct Fonts {
    /// The runs and text objects of the pages before.
    runs: u32,
    objects: u32,
    known: BTreeMap<usize, (u32, Rc<Font>)>,
    count: u32,
}

impl Fonts {
    fn get(&mut self, dictionary: &Dict<'_>, unpacker: &mut Unpacker) -> (u32, Rc<Font>) {
        // A dictionary is known by the bytes that it is written with.
        let key = dictionary.data().as_ptr().addr();
        if let Some(found) = self.known.get(&key) {
            return found.clone();
        }
        self.count += 1;
        let font = (self.count, Rc::new(Font::read(dictionary, unpacker)));
        self.known.insert(key, font.clone());
        font
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = &Font> {
        self.known.values().map(|(_, font)| &**font)
    }
}

/// Paints a page.
/// At most `steps` operators are carried out, and about so many `glyphs` kept.
pub(crate) fn paint(
    page: &Page<'_>,
    contents: &[u8],
    steps: usize,
    glyphs: usize,
    fonts: &mut Fonts,
    unpacker: &mut Unpacker,
) -> Painted {
    let transform = page.initial_transform(false).as_coeffs();
    #[expect(clippy::cast_possible_truncation, reason = "points of a page")]
    let place = Matrix(transform.map(|number| number as f32));
    let (width, height) = page.render_dimensions();
    let mut painter = Painter {
        painted: Painted::default(),
        state: State::new(place),
        stack: Vec::new(),
        marks: Vec::new(),
        run: fonts.runs,
        object: fonts.objects,
        fonts,
        unpacker,
        most: steps,
        most_glyphs: MOST_GLYPHS.min(glyphs),
        forms: 0,
        page_area: (width * height).max(1.0),
        page_sides: (width, height),
        open_forms: Vec::new(),
        path: Path::new(),
    };
    painter.run(contents, page.resources(), 0);
    painter.fonts.runs = painter.run + 1;
    painter.fonts.objects = painter.object + 1;
    painter.painted.turn = turn::set_apart(&mut painter.painted.glyphs);
    painter.painted
}

#[derive(Debug, Clone)]
struct State {
    transform: Matrix,
    font: Option<(u32, Rc<Font>)>,
    size: f32,
    character_space: f32,
    word_space: f32,
    scale: f32,
    leading: f32,
    rise: f32,
    mode: i64,
    text: Matrix,
    line: Matrix,
    clip: Stretch,
}

impl State {
    const fn new(transform: Matrix) -> Self {
        Self {
            transform,
            font: None,
            size: 0.0,
            character_space: 0.0,
            word_space: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
            text: Matrix::IDENTITY,
            line: Matrix::IDENTITY,
            clip: Stretch::ALL,
        }
    }
}

#[derive(Debug, Clone, Default)]
struct Mark {
    content: Option<Content>,
    is_artifact: bool,
    is_reversed: bool,
    /// The text that stands for everything inside, and the first glyph of it.
    actual: Option<(String, usize)>,
}

struct Painter<'fonts> {
    painted: Painted,
    fonts: &'fonts mut Fonts,
    unpacker: &'fonts mut Unpacker,
    state: State,
    stack: Vec<State>,
    marks: Vec<Mark>,
    run: u32,
    object: u32,
    most: usize,
    most_glyphs: usize,
    forms: usize,
    page_area: f32,
    page_sides: (f32, f32),
    open_forms: Vec<ObjectIdentifier>,
    path: Path,
}

impl Painter<'_> {
    fn run(&mut self, bytes: &[u8], resources: &Resources<'_>, depth: usize) {
        let (stacked, marked) = (self.stack.len(), self.marks.len());
        let mut steps = UntypedIter::new(bytes);
        while let Some(step) = steps.next() {
            self.painted.steps += 1;
            if self.painted.steps > self.most || self.painted.glyphs.len() > self.most_glyphs {
                self.painted.is_cut = true;
                break;
            }
            let operands: Vec<Object<'_>> = step.operands().cloned().collect();
            self.step(step.operator, &operands, resources, depth, stacked, marked);
        }
        while self.marks.len() > marked {
            self.unmark();
        }
        if self.stack.len() > stacked
            && let Some(state) = self.stack.drain(stacked..).next()
        {
            self.state = state;
        }
    }

    fn step(
        &mut self,
        operator: &[u8],
        operands: &[Object<'_>],
        resources: &Resources<'_>,
        depth: usize,
        stacked: usize,
        marked: usize,
    ) {
        let numbers = numbers(operands);
        let first = numbers.first().copied().unwrap_or_default();
        let second = numbers.get(1).copied().unwrap_or_default();
        match operator {
            b"q" if self.stack.len() < 512 => self.stack.push(self.state.clone()),
            b"Q" if self.stack.len() > stacked => {
                if let Some(state) = self.stack.pop() {
                    self.state = state;
                }
            }
            b"cm" => {
                if let Some(matrix) = Matrix::of(&numbers) {
                    self.state.transform = matrix.then(self.state.transform);
                }
            }
            b"BT" => {
                self.object += 1;
                self.place(Matrix::IDENTITY);
            }
            b"Tm" => {
                if let Some(matrix) = Matrix::of(&numbers) {
                    self.place(matrix);
                }
            }
            b"Td" => self.next_line(first, second),
            b"TD" => {
                self.state.leading = -second;
                self.next_line(first, second);
            }
            b"T*" => self.next_line(0.0, -self.state.leading),
            b"Tc" => self.state.character_space = first,
            b"Tw" => self.state.word_space = first,
            b"Tz" => self.state.scale = first / 100.0,
            b"TL" => self.state.leading = first,
            b"Ts" => self.state.rise = first,
            #[expect(clippy::cast_possible_truncation, reason = "modes are small")]
            b"Tr" => self.state.mode = first as i64,
            b"Tf" => {
                self.state.size = first;
                if let Some(Object::Name(name)) = operands.first()
                    && let Some(font) = resources.get_font(name)
                {
                    self.state.font = Some(self.fonts.get(&font, self.unpacker));
                }
            }
            b"gs" => self.graphics_state(operands, resources),
            b"Tj" => self.show_all(operands),
            b"TJ" => self.show_array(operands),
            b"'" => {
                self.next_line(0.0, -self.state.leading);
                self.show_all(operands);
            }
            b"\"" => {
                self.state.word_space = first;
                self.state.character_space = second;
                self.next_line(0.0, -self.state.leading);
                self.show_all(operands);
            }
            b"BMC" | b"BDC" => self.mark(operands, resources),
            b"EMC" if self.marks.len() > marked => self.unmark(),
            b"Do" => self.paint_object(operands, resources, depth),
            b"BI" | b"EI" => self.cover(),
            _ => self.draw(operator, &numbers),
        }
    }

    /// Draws a path, of which only counts what it bounds.
    fn draw(&mut self, operator: &[u8], numbers: &[f32]) {
        match (operator, numbers) {
            (b"m" | b"l" | b"c" | b"v" | b"y", points) => {
                for point in points.chunks_exact(2) {
                    self.reach(point[0], point[1]);
                }
            }
            (b"re", [x, y, width, height, ..]) => {
                for (x, y) in [
                    (*x, *y),
                    (x + width, *y),
                    (*x, y + height),
                    (x + width, y + height),
                ] {
                    self.reach(x, y);
                }
            }
            (b"W" | b"W*", _) => self.path.clip(),
            (b"n" | b"S" | b"s" | b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*", _) => {
                self.state.clip = self.path.end(self.state.clip);
            }
            _ => {}
        }
    }

    fn reach(&mut self, x: f32, y: f32) {
        let (_, height) = self.state.transform.point(x, y);
        self.path.reach(height);
    }

    fn place(&mut self, matrix: Matrix) {
        self.state.text = matrix;
        self.state.line = matrix;
        self.run += 1;
    }

    fn next_line(&mut self, x: f32, y: f32) {
        self.state.line = Matrix::shift(x, y).then(self.state.line);
        self.state.text = self.state.line;
    }

    fn graphics_state(&mut self, operands: &[Object<'_>], resources: &Resources<'_>) {
        let Some(Object::Name(name)) = operands.first() else {
            return;
        };
        let font = resources
            .get_ext_g_state(name)
            .and_then(|state| state.get::<Array<'_>>("Font"));
        if let Some(font) = font {
            if let Some(dictionary) = font.flex_iter().next::<Dict<'_>>() {
                self.state.font = Some(self.fonts.get(&dictionary, self.unpacker));
            }
            if let Some(Object::Number(size)) = font.iter::<Object<'_>>().nth(1) {
                self.state.size = size.as_f32();
            }
        }
    }

    fn show_all(&mut self, operands: &[Object<'_>]) {
        if let Some(Object::String(text)) = operands.last() {
            self.show(text.as_bytes());
        }
    }

    fn show_array(&mut self, operands: &[Object<'_>]) {
        let Some(Object::Array(parts)) = operands.first() else {
            return;
        };
        for part in parts.iter::<Object<'_>>() {
            match part {
                Object::String(text) => self.show(text.as_bytes()),
                Object::Number(back) => {
                    self.advance(-back.as_f32() / 1000.0 * self.state.size * self.state.scale);
                }
                _ => {}
            }
        }
    }

    fn advance(&mut self, by: f32) {
        self.state.text = Matrix::shift(by, 0.0).then(self.state.text);
    }

    fn show(&mut self, bytes: &[u8]) {
        let Some((number, font)) = self.state.font.clone() else {
            return;
        };
        let mut rest = bytes;
        while !rest.is_empty() && self.painted.glyphs.len() <= self.most_glyphs {
            let (code, length) = font.next_code(rest);
            rest = rest.get(length..).unwrap_or_default();
            let meaning = font.meaning(code, length);
            let state = &self.state;
            let shown = state.text.then(state.transform);
            let turn = Turn::of(shown);
            let whole = shown.then(turn.level(self.page_sides));
            let space = state.character_space
                + if meaning.is_word_space {
                    state.word_space
                } else {
                    0.0
                };
            let advance = (meaning.width * state.size + space) * state.scale;
            let ink = meaning.width * state.size * state.scale;
            let (start, baseline) = whole.point(0.0, 0.0);
            let (end, other) = whole.point(ink, 0.0);
            let [a, b, c, d, ..] = whole.0;
            let glyph = Glyph {
                text: meaning.text,
                with_letter: meaning.with_letter,
                code,
                start,
                end,
                baseline,
                rise: state.rise * d,
                size: (c.hypot(d) * state.size).abs(),
                run: self.run,
                object: self.object,
                font: number,
                content: self.marks.iter().rev().find_map(|mark| mark.content),
                is_artifact: self.marks.iter().any(|mark| mark.is_artifact),
                is_invisible: matches!(state.mode, 3 | 7),
                is_disputed: meaning.disputed,
                is_replaced: false,
                is_reversed: self.marks.iter().any(|mark| mark.is_reversed),
                turn,
                is_level: a > 0.0 && b.abs() <= a * 0.05 && (other - baseline).is_finite(),
            };
            if glyph.start.is_finite()
                && glyph.end.is_finite()
                && glyph.baseline.is_finite()
                && glyph.rise.is_finite()
                && glyph.size.is_finite()
                && self.is_seen(&glyph, shown.point(0.0, 0.0).1)
            {
                self.painted.glyphs.push(glyph);
            }
            self.advance(advance);
        }
    }

    /// Whether a glyph, at this height of the page as it is shown, stands where something can be painted; notes it where a
    /// part of a letter or figure is seen that does not.
    fn is_seen(&mut self, glyph: &Glyph, height: f32) -> bool {
        let foot = match glyph.turn {
            Turn::Level => height + glyph.rise,
            Turn::Over => height - glyph.rise,
            Turn::Up | Turn::Down => height,
        };
        let seen = self.state.clip.shows(foot, glyph.size);
        let text = glyph.text.as_deref().unwrap_or_default();
        let says_something = || text.chars().any(char::is_alphanumeric);
        self.painted.is_clipped |= seen == Seen::Edge && says_something();
        seen == Seen::Whole
    }

    fn mark(&mut self, operands: &[Object<'_>], resources: &Resources<'_>) {
        let is_tagged =
            |name: &[u8]| matches!(operands.first(), Some(Object::Name(tag)) if &**tag == name);
        let mut mark = Mark {
            is_artifact: is_tagged(b"Artifact"),
            is_reversed: is_tagged(b"ReversedChars"),
            ..Mark::default()
        };
        let properties = match operands.get(1) {
            Some(Object::Dict(properties)) => Some(properties.clone()),
            Some(Object::Name(name)) => resources.properties.get::<Dict<'_>>(name),
            _ => None,
        };
        if let Some(properties) = properties {
            let number = properties
                .get::<Number>("MCID")
                .map(|number| number.as_i64());
            mark.content = number.map(|number| Content {
                number,
                form: self.open_forms.last().map(|form| form.obj_number),
            });
            let actual = properties.get::<hayro_syntax::object::String<'_>>("ActualText");
            mark.actual =
                actual.map(|text| (strings::text(text.as_bytes()), self.painted.glyphs.len()));
        }
        self.marks.push(mark);
    }

    fn unmark(&mut self) {
        let Some((text, first)) = self.marks.pop().and_then(|mark| mark.actual) else {
            return;
        };
        // One that stands in another is replaced by the outer one.
        let is_inside = self.marks.iter().any(|mark| mark.actual.is_some());
        if !is_inside {
            replace(&mut self.painted.glyphs, first, text);
        }
    }

    fn paint_object(&mut self, operands: &[Object<'_>], resources: &Resources<'_>, depth: usize) {
        let Some(Object::Name(name)) = operands.first() else {
            return;
        };
        let Some(object) = resources.get_x_object(name) else {
            return;
        };
        let dictionary = object.dict();
        match dictionary.get::<Name<'_>>("Subtype").as_deref() {
            Some(b"Image") => self.cover(),
            Some(b"Form") => self.paint_form(&object, resources, depth),
            _ => {}
        }
    }

    fn paint_form(&mut self, form: &Stream<'_>, resources: &Resources<'_>, depth: usize) {
        let identity = form.obj_id();
        self.forms += 1;
        if depth >= NESTING || self.forms > MOST_FORMS || self.open_forms.contains(&identity) {
            self.painted.is_cut |= self.forms > MOST_FORMS;
            return;
        }
        let contents = self.unpacker.unpack_content(form);
        self.painted.is_cut |= contents.is_cut;
        self.painted.is_damaged |= contents.is_damaged;
        let own = form.dict().get::<Dict<'_>>("Resources").map(Resources::new);
        let matrix = form.dict().get::<Array<'_>>("Matrix");
        let matrix: Vec<f32> = matrix
            .map(|matrix| {
                matrix
                    .iter::<Number>()
                    .take(6)
                    .map(|number| number.as_f32())
                    .collect()
            })
            .unwrap_or_default();
        let before = self.state.clone();
        if let Some(matrix) = Matrix::of(&matrix) {
            self.state.transform = matrix.then(self.state.transform);
        }
        self.open_forms.push(identity);
        self.run += 1;
        self.run(
            &contents.bytes,
            own.as_ref().unwrap_or(resources),
            depth + 1,
        );
        self.run += 1;
        self.open_forms.pop();
        self.state = before;
    }

    /// A picture fills the unit square.
    fn cover(&mut self) {
        let [a, b, c, d, ..] = self.state.transform.0;
        self.painted.covered += ((a * d - b * c).abs() / self.page_area).min(1.0);
    }
}

fn numbers(operands: &[Object<'_>]) -> Vec<f32> {
    operands
        .iter()
        .filter_map(|operand| match operand {
            Object::Number(number) => Some(number.as_f32()),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
impl Glyph {
    /// A glyph of ten points at the left edge of the page.
    pub(crate) fn sample(text: Option<&str>) -> Self {
        Self {
            text: text.map(str::to_owned),
            with_letter: None,
            code: 0,
            start: 0.0,
            end: 5.0,
            baseline: 0.0,
            rise: 0.0,
            size: 10.0,
            run: 0,
            object: 0,
            font: 1,
            content: None,
            is_artifact: false,
            is_invisible: false,
            is_disputed: false,
            is_replaced: false,
            turn: Turn::Level,
            is_level: true,
            is_reversed: false,
        }
    }
}
