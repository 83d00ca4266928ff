//! The paragraphs of a part of a page, in reading order. White space is folded; a row of a table is one block, with its
//! cells parted by a bar, so that two numbers in neighbouring cells do not run together. Tables that lay out a page have no such rows.

use std::borrow::Cow;

use dom_query::NodeRef;
use mujaz_text::fold_space;

use crate::raised::raised;

/// A piece of text that stands by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Block {
    /// Its text, with white space folded.
    pub(crate) text: String,
    /// How many of its characters are in links.
    pub(crate) linked: usize,
}

/// Returns the blocks below `root`. The walk keeps no stack of calls, whatever the depth of the tree.
pub(crate) fn blocks(root: &NodeRef<'_>) -> Vec<Block> {
    let mut walk = Walk::default();
    let mut node = *root;
    loop {
        let entered = walk.enter(&node);
        if entered && let Some(child) = node.first_child() {
            node = child;
            continue;
        }
        if entered {
            walk.leave(&node);
        }
        loop {
            if node.id == root.id {
                walk.end_block();
                return walk.found;
            }
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            let Some(parent) = node.parent() else {
                walk.end_block();
                return walk.found;
            };
            walk.leave(&parent);
            node = parent;
        }
    }
}

#[derive(Default)]
struct Walk {
    found: Vec<Block>,
    text: String,
    linked: usize,
    links: usize,
    /// The rows that the walk is in: whether each is one of data.
    open_rows: Vec<bool>,
    /// How many of them are.
    rows: usize,
    preformatted: usize,
    raised: usize,
}

impl Walk {
    /// Goes into a node; `false` where nothing in it is text.
    fn enter(&mut self, node: &NodeRef<'_>) -> bool {
        if node.is_text() {
            let text = node.text();
            let text = if self.raised > 0 {
                raised(&text)
            } else {
                Cow::Borrowed(&*text)
            };
            if self.links > 0 {
                self.linked += text
                    .chars()
                    .filter(|letter| !letter.is_whitespace())
                    .count();
            }
            if self.preformatted > 0 && self.rows == 0 {
                self.push_lines(&text);
            } else {
                self.text.push_str(&text);
            }
            return false;
        }
        let Some(name) = node.node_name() else {
            return true;
        };
        if is_skipped(&name) || is_hidden(node) {
            return false;
        }
        self.raised += usize::from(is_raised(node, &name));
        match &*name {
            "br" => {
                if self.rows > 0 {
                    self.text.push(' ');
                } else {
                    self.end_block();
                }
            }
            "a" => self.links += 1,
            "td" | "th" if self.rows > 0 && !fold_space(&self.text).is_empty() => {
                self.text.push_str(" | ");
            }
            "tr" => {
                self.end_block();
                let is_data = !is_layout(node);
                self.open_rows.push(is_data);
                self.rows += usize::from(is_data);
            }
            "td" | "th" if self.rows == 0 => self.end_block(),
            "pre" => {
                self.break_here();
                self.preformatted += 1;
            }
            _ if breaks(node, &name) => self.break_here(),
            _ => {}
        }
        true
    }

    fn leave(&mut self, node: &NodeRef<'_>) {
        let Some(name) = node.node_name() else {
            return;
        };
        self.raised -= usize::from(is_raised(node, &name)).min(self.raised);
        match &*name {
            "a" => self.links = self.links.saturating_sub(1),
            "tr" => {
                let was_data = self.open_rows.pop().unwrap_or_default();
                self.rows = self.rows.saturating_sub(usize::from(was_data));
                self.end_block();
            }
            "td" | "th" if self.rows == 0 => self.end_block(),
            "pre" => {
                self.preformatted = self.preformatted.saturating_sub(1);
                self.break_here();
            }
            _ if breaks(node, &name) => self.break_here(),
            _ => {}
        }
    }

    /// In preformatted text an empty line ends a paragraph, and so does a line that ends as a sentence does; any other
    /// line goes on in the next one.
    fn push_lines(&mut self, text: &str) {
        for line in text.split_inclusive('\n') {
            let is_empty = line.trim().is_empty();
            self.text.push_str(line);
            let is_closed = line.ends_with('\n')
                && self
                    .text
                    .trim_end()
                    .ends_with(['.', '!', '?', '؟', '…', '۔']);
            if is_closed || is_empty && line.ends_with('\n') {
                self.end_block();
            }
        }
    }

    fn break_here(&mut self) {
        if self.rows > 0 {
            self.text.push(' ');
        } else {
            self.end_block();
        }
    }

    fn end_block(&mut self) {
        let mut text = fold_space(&self.text);
        // The last cells of a row can be empty.
        while let Some(rest) = text.strip_suffix(" |") {
            text.truncate(rest.len());
        }
        if text.chars().any(char::is_alphanumeric) {
            self.found.push(Block {
                text,
                linked: self.linked,
            });
        }
        self.text.clear();
        self.linked = 0;
    }
}

/// Whether a row holds the parts of a page, as on old sites, and no data: other tables, headings or lists, many lines, or lines in one
/// cell.
fn is_layout(row: &NodeRef<'_>) -> bool {
    /// More elements are not looked at.
    const ELEMENTS: usize = 400;
    let (mut cells, mut lines) = (0_usize, 0_usize);
    for node in row
        .descendants_it()
        .filter(NodeRef::is_element)
        .take(ELEMENTS)
    {
        let Some(name) = node.node_name() else {
            continue;
        };
        match &*name {
            "table" | "h1" | "h2" | "h3" | "form" | "marquee" | "article" => return true,
            "td" | "th" => cells += 1,
            "p" | "br" => lines += 1,
            _ => {}
        }
    }
    // One cell beside no other holds text, however short it is.
    cells <= 1 && lines > 0 || lines > 2 * cells + 4
}

fn is_skipped(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "noscript"
            | "template"
            | "head"
            | "title"
            | "button"
            | "select"
            | "textarea"
            | "svg"
            | "iframe"
            | "object"
            | "audio"
            | "video"
            | "canvas"
            // What was struck out is no longer said.
            | "del"
            | "s"
            | "strike"
    )
}

fn is_hidden(node: &NodeRef<'_>) -> bool {
    node.has_attr("hidden") || has_style(node, &["display:none", "visibility:hidden"])
}

fn is_raised(node: &NodeRef<'_>, name: &str) -> bool {
    name == "sup" || has_style(node, &["vertical-align:super"])
}

fn has_style(node: &NodeRef<'_>, wanted: &[&str]) -> bool {
    node.attr("style").is_some_and(|style| {
        let style: String = style.split_whitespace().collect();
        let style = style.to_ascii_lowercase();
        wanted.iter().any(|wanted| style.contains(wanted))
    })
}

fn breaks(node: &NodeRef<'_>, name: &str) -> bool {
    is_block(name) || !is_inline(name) && stands_apart(node)
}

/// Tells whether no text stands beside an element. Style sheets make most elements of a site's own making blocks; one within
/// a line has text beside it.
fn stands_apart(node: &NodeRef<'_>) -> bool {
    node.parent().is_some_and(|parent| {
        !parent
            .children_it(false)
            .any(|beside| beside.is_text() && !fold_space(&beside.text()).is_empty())
    })
}

/// The elements that HTML sets within a line.
fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "acronym"
            | "b"
            | "bdi"
            | "bdo"
            | "big"
            | "cite"
            | "code"
            | "data"
            | "del"
            | "dfn"
            | "em"
            | "font"
            | "i"
            | "img"
            | "input"
            | "ins"
            | "kbd"
            | "label"
            | "mark"
            | "nobr"
            | "output"
            | "picture"
            | "q"
            | "rp"
            | "rt"
            | "ruby"
            | "s"
            | "samp"
            | "small"
            | "source"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "td"
            | "th"
            | "time"
            | "tr"
            | "tt"
            | "u"
            | "var"
            | "wbr"
    )
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "dd"
            | "details"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "main"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "tfoot"
            | "thead"
            | "ul"
    )
}
