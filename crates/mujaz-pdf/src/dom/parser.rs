//! Drives the HTML parser, and keeps from it what would take it longer than the text is long: it looks through all open
//! elements for each new one, and through all attributes of a tag for each further one.

use std::borrow::Cow;

use html5ever::{
    TokenizerResult,
    interface::TreeSink,
    tendril::StrTendril,
    tokenizer::{
        BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
    },
    tree_builder::{TreeBuilder, TreeBuilderOpts},
};

use super::{Document, NodeIndex, sink::Sink};

/// How deep elements nest before no more are opened; what is in them stands in the deepest one. Browsers do the same.
const DEEPEST: usize = 512;
/// How many attributes of a tag are read.
const MOST_ATTRIBUTES: usize = 1_000;
/// Elements whose content is no markup: without its tag it would become text.
const RAW: [&str; 9] = [
    "iframe",
    "noembed",
    "noframes",
    "plaintext",
    "script",
    "style",
    "textarea",
    "title",
    "xmp",
];

/// Returns the tree as the parser builds it.
pub(super) fn parse(html: &str) -> Document {
    let builder = TreeBuilder::new(Sink::default(), TreeBuilderOpts::default());
    let tokenizer = Tokenizer::new(Shallow(builder), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(with_fewer_attributes(html).as_ref()));
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    tokenizer.sink.0.sink.finish()
}

/// Passes on what does not open yet another element too deep inside others.
struct Shallow(TreeBuilder<NodeIndex, Sink>);

impl Shallow {
    fn opens_too_deep(&self, tag: &Tag) -> bool {
        let depth = &self.0.sink.depth;
        if tag.kind == TagKind::EndTag {
            depth.set(depth.get().saturating_sub(1));
            return false;
        }
        depth.get() >= DEEPEST && !RAW.contains(&&*tag.name)
    }
}

impl TokenSink for Shallow {
    type Handle = NodeIndex;

    fn process_token(&self, token: Token, line_number: u64) -> TokenSinkResult<NodeIndex> {
        if let Token::TagToken(tag) = &token
            && self.opens_too_deep(tag)
        {
            return TokenSinkResult::Continue;
        }
        self.0.process_token(token, line_number)
    }

    fn end(&self) {
        self.0.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.0
            .adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Leaves out what stands in a tag behind the most attributes that are read.
fn with_fewer_attributes(html: &str) -> Cow<'_, str> {
    let bytes = html.as_bytes();
    let mut kept = String::new();
    let mut from = 0;
    let mut at = 0;
    while let Some(found) = memchr(b'<', &bytes[at..]) {
        at += found + 1;
        if !bytes.get(at).is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        let tag = Extent::of(bytes, at);
        if let Some(surplus) = tag.surplus {
            kept.push_str(&html[from..surplus]);
            from = tag.end;
        }
        at = tag.end;
    }
    if from == 0 {
        return Cow::Borrowed(html);
    }
    kept.push_str(&html[from..]);
    Cow::Owned(kept)
}

/// Where a tag ends, and where its surplus attributes begin.
struct Extent {
    end: usize,
    surplus: Option<usize>,
}

impl Extent {
    fn of(bytes: &[u8], start: usize) -> Self {
        let mut attributes = 0;
        let mut surplus = None;
        let mut at = start;
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b'>' => break,
                b'"' | b'\'' if bytes[at - 1] == b'=' => {
                    let rest = &bytes[at + 1..];
                    at += 1 + memchr(byte, rest).unwrap_or(rest.len());
                }
                b'\t' | b'\n' | b'\x0c' | b'\r' | b' ' | b'/' => {
                    attributes += 1;
                    if attributes > MOST_ATTRIBUTES {
                        surplus = surplus.or(Some(at));
                    }
                }
                _ => {}
            }
            at += 1;
        }
        Self {
            end: at.min(bytes.len()),
            surplus,
        }
    }
}

fn memchr(wanted: u8, bytes: &[u8]) -> Option<usize> {
    bytes.iter().position(|&byte| byte == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_of_too_many_attributes_loses_the_last_ones_and_nothing_else() {
        let tag = format!("<p id=first {}>text", "a=\"> >\" ".repeat(2_000));
        let html = format!("<b>before</b>{tag} <i title='a > b'>after</i>");
        let short = with_fewer_attributes(&html);
        assert!(short.len() < html.len());
        let document = parse(&html);
        assert_eq!(document.text(Document::ROOT), "beforetext after");
        assert!(matches!(
            with_fewer_attributes("<p a=1 b='2 3'>x<br/> < y"),
            Cow::Borrowed(_)
        ));
    }

    #[test]
    fn what_nests_too_deep_keeps_its_text_and_what_follows_is_as_it_was() {
        let html = format!(
            "{}core<style>p {{}}</style>{}<p id=after>after",
            "<div>x".repeat(2_000),
            "</div>".repeat(2_000)
        );
        let document = parse(&html);
        let text = document.text(Document::ROOT);
        assert_eq!(text, format!("{}corep {{}}after", "x".repeat(2_000)));
        let after = document.nodes.iter().any(|node| {
            matches!(&node.data, super::super::NodeData::Element(element)
                if element.attribute("id") == Some("after"))
        });
        assert!(after);
    }
}
