//! No word is lost and none is drawn twice, whatever is nested in whatever and wherever pages end.

use std::fmt::Write as _;

use super::*;
use crate::draw::Glyph;

/// The words are as many Chinese characters, from this one on.
const FIRST_WORD: char = '\u{4e00}';

/// Writes documents; the same seed gives the same one.
struct Writer {
    state: u64,
    html: String,
    words: Vec<char>,
    depth: usize,
    /// How many boxes with columns are open.
    columns: usize,
}

impl Writer {
    fn new(seed: u64) -> Self {
        Self {
            state: seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1,
            html: String::new(),
            words: Vec::new(),
            depth: 0,
            columns: 0,
        }
    }

    /// Returns a number below `end` (xorshift).
    fn below(&mut self, end: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        usize::try_from(self.state >> 33).unwrap() % end
    }

    fn one_of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        let number = self.below(all.len());
        all[number]
    }

    /// Writes words that no other place has. Each is one character, so that no line and no page can tear it apart.
    fn words(&mut self, most: usize) {
        for _ in 0..=self.below(most) {
            let number = u32::try_from(self.words.len()).unwrap();
            let word = char::from_u32(u32::from(FIRST_WORD) + number).unwrap();
            let _ = write!(self.html, "{word} ");
            self.words.push(word);
        }
    }

    fn text(&mut self, most: usize) {
        self.words(most);
        for _ in 0..self.below(3) {
            let open = self.one_of(&[
                "<b>",
                "<i style='padding: 0 2pt; border: 1pt solid'>",
                "<bdi dir=rtl>",
                "<span style='display: inline-block; width: 60pt'>",
                "<span style='display: inline-block'>",
                "<span style='display: inline-block; width: 20pt'>",
                "<span style='float: footnote'>",
                "<span style='position: absolute'>",
                "<span style='position: absolute; top: 5pt'>",
                "<span style='position: absolute; width: 20pt'>",
                "<span style='position: fixed; top: 30pt; left: 0'>",
                "<span style='position: fixed; top: 50%; left: 50%; width: 12pt'>",
                "<span style='position: relative; bottom: 1pt'>",
                "<span style='float: left; width: 40pt'>",
                "<span style='float: inline-end'>",
            ]);
            self.html.push_str(open);
            self.words(4);
            self.html.push_str(if open.starts_with("<b>") {
                "</b>"
            } else if open.starts_with("<i") {
                "</i>"
            } else if open.starts_with("<bdi") {
                "</bdi>"
            } else {
                "</span>"
            });
            self.html.push(' ');
            self.words(most);
        }
    }

    fn blocks(&mut self, most: usize) {
        if self.depth > 2 {
            self.text(6);
            return;
        }
        self.depth += 1;
        for _ in 0..=self.below(most) {
            self.block();
        }
        self.depth -= 1;
    }

    fn block(&mut self) {
        let breaks = self.one_of(&[
            "",
            "",
            "",
            "",
            "break-inside: avoid",
            "break-after: avoid",
            "break-before: page",
            "break-before: column",
            "margin: 7pt 3pt",
            "padding: 4pt; border: 1pt solid",
            "clear: both",
            "height: 20pt",
            "overflow: hidden",
        ]);
        match self.below(12) {
            0..=3 => {
                let _ = write!(self.html, "<p style='{breaks}'>");
                self.text(30);
                self.html.push_str("</p>");
            }
            4 => {
                let _ = write!(self.html, "<h2 style='break-after: avoid; {breaks}'>");
                self.words(4);
                self.html.push_str("</h2>");
            }
            5 => self.list(),
            6 | 7 => self.table(breaks),
            8 => {
                let own = self.one_of(&[
                    "display: flex",
                    "display: grid; grid-template-columns: 1fr 1fr",
                    "display: flex; flex-wrap: wrap",
                    "display: grid; grid-template-rows: 20pt 20pt",
                    "display: inline-block; width: 45%; vertical-align: top",
                    "display: inline-flex; flex-direction: column; width: 45%",
                    "position: relative; min-height: 10pt",
                    "position: absolute; width: 60pt",
                    "position: fixed; width: 60pt",
                    "position: fixed; bottom: 0; width: 60pt",
                ]);
                self.container(own, breaks);
            }
            9 => {
                let own = self.one_of(&[
                    "columns: 2",
                    "columns: 3; column-gap: 5pt; column-fill: auto",
                    "columns: 80pt; column-rule: 1pt solid",
                ]);
                self.container(own, breaks);
            }
            10 => {
                let own = self.one_of(&[
                    "float: left; width: 70pt",
                    "float: right; width: 50%",
                    "float: inline-start",
                    "float: left; clear: left; width: 60pt; height: 50pt",
                ]);
                self.container(own, breaks);
            }
            _ => self.container("", breaks),
        }
    }

    fn container(&mut self, own: &str, breaks: &str) {
        let direction = self.one_of(&["ltr", "rtl"]);
        // Columns of a set height go on beside each other, out of the page.
        let has_columns = own.starts_with("columns");
        let is_set = has_columns && breaks.starts_with("height");
        let breaks = if is_set { "" } else { breaks };
        self.columns += usize::from(has_columns);
        let _ = write!(self.html, "<div dir={direction} style='{own}; {breaks}'>");
        self.blocks(4);
        if self.below(4) == 0 {
            self.html.push_str("<div style='column-span: all'>");
            self.text(5);
            self.html.push_str("</div>");
            self.blocks(2);
        }
        self.columns -= usize::from(has_columns);
        self.html.push_str("</div>");
    }

    fn list(&mut self) {
        self.html.push_str("<ul>");
        for _ in 0..=self.below(4) {
            self.html.push_str("<li>");
            self.blocks(2);
        }
        self.html.push_str("</ul>");
    }

    fn table(&mut self, breaks: &str) {
        let _ = write!(self.html, "<table style='{breaks}'>");
        for part in ["caption", "thead", "tbody", "tfoot"] {
            if part != "tbody" && self.below(3) > 0 {
                continue;
            }
            let _ = write!(self.html, "<{part}>");
            if part == "caption" {
                self.words(3);
            } else {
                for _ in 0..=self.below(if part == "tbody" { 6 } else { 1 }) {
                    self.row();
                }
            }
            let _ = write!(self.html, "</{part}>");
        }
        self.html.push_str("</table>");
    }

    fn row(&mut self) {
        self.html.push_str("<tr>");
        for _ in 0..=self.below(3) {
            let span = self.one_of(&["", "", "", " colspan=2", " rowspan=2"]);
            let _ = write!(self.html, "<td{span}>");
            if self.below(3) == 0 {
                self.blocks(2);
            } else {
                self.text(8);
            }
        }
    }
}

/// Returns the words of a text, in the order of their numbers.
fn words_of(text: &str) -> Vec<char> {
    let mut all: Vec<char> = text.chars().filter(|word| *word >= FIRST_WORD).collect();
    all.sort_unstable();
    all
}

fn check(seed: u64) {
    let mut writer = Writer::new(seed);
    writer.blocks(3);
    let height = 60 + writer.below(300);
    let css =
        format!("@page {{ size: 300pt {height}pt; margin: 10pt }} td {{ vertical-align: top }}");
    let made = set(&css, &writer.html);
    let drawn = words_of(&document_text(&made));
    for (number, page) in made.pages.iter().enumerate() {
        // Where columns in columns have no room for a line, it hangs over.
        let is_outside = |glyph: &Glyph| glyph.y < 0.0 || glyph.y > page.height + 16.0;
        for run in runs(page).into_iter().filter(|run| run.node.is_some()) {
            let outside = run.glyphs.iter().find(|glyph| is_outside(glyph));
            assert!(
                outside.is_none() || words_of(&run.text).is_empty(),
                "seed {seed}, page {number}, {height} points tall: {:?} stands on no page in {}",
                run.text,
                writer.html
            );
        }
    }
    if drawn == writer.words {
        return;
    }
    let lost: Vec<&char> = writer
        .words
        .iter()
        .filter(|word| !drawn.contains(word))
        .collect();
    let twice = drawn.windows(2).filter(|pair| pair[0] == pair[1]);
    let twice: Vec<&char> = twice.map(|pair| &pair[0]).collect();
    panic!(
        "seed {seed}, {} pages {height} points tall: lost {:?}, twice {twice:?} in {}",
        made.pages.len(),
        &lost[..lost.len().min(20)],
        writer.html
    );
}

#[test]
fn every_word_is_drawn_once() {
    for seed in 1..=200 {
        check(seed);
    }
}

#[test]
fn a_first_letter_has_a_style_of_its_own() {
    let css = "p::first-letter { font-size: 20pt }";
    let page = &set(css, "<p> <b>“one</b> two").pages[0];
    assert_eq!(run_with(page, "“o").text, "“o");
    assert!(near(run_with(page, "“o").size, 20.0));
    assert!(near(run_with(page, "ne").size, 10.0));
}

#[test]
fn a_first_letter_that_floats_stands_beside_the_lines() {
    let css = "p::first-letter { float: left; font-size: 30pt; line-height: 1 }";
    let page = &set(css, &format!("<p>Mord {}", "word ".repeat(40))).pages[0];
    assert_eq!(run_with(page, "M").text, "M");
    let first = run_with(page, "ord");
    assert!(left(first) > x_of(page, 'M') + 10.0);
    assert!(first.glyphs[0].y < run_with(page, "M").glyphs[0].y);
    assert_eq!(text(page).matches("ord").count(), 41);
}

#[test]
fn the_first_letter_is_that_of_the_first_text() {
    let size = |body: &str, part: &str| {
        let css = "div::first-letter, li::first-letter { font-size: 20pt }";
        run_with(&set(css, body).pages[0], part).size
    };
    assert!(near(size("<div><p></p><p>one<p>two</div>", "o"), 20.0));
    assert!(near(size("<div><p>one<p>two</div>", "two"), 10.0));
    assert!(near(size("<div>one</div>two", "two"), 10.0));
    assert!(near(
        size("<div><span style='float: left'>one</span>two</div>", "one"),
        10.0
    ));
    assert!(near(
        size("<div><span style='float: left'>one</span>xwo</div>", "x"),
        20.0
    ));
    assert!(near(size("<div><br>one</div>", "one"), 10.0));
    assert!(near(size("<ul><li>one</ul>", "o"), 20.0));
}
