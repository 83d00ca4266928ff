//! Parses HTML into an arena of nodes.
//!
//! Trees deeper than [`DEEPEST`] are flattened there, so that the stages behind may recurse.

mod parser;
mod sink;

use html5ever::{LocalName, ns};

/// How deep elements nest before their descendants become siblings.
const DEEPEST: usize = 96;

/// Returns the document that `html` describes. Every text is some document.
pub(crate) fn parse(html: &str) -> Document {
    let mut document = parser::parse(html);
    document.flatten();
    document
}

/// The place of a node in a [`Document`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct NodeIndex(pub(crate) usize);

#[derive(Debug)]
pub(crate) struct Document {
    pub(crate) nodes: Vec<Node>,
    /// Whether it says nothing of the kind of HTML that it is, so that some rules of old browsers are in force (HTML,
    /// 13.2.6.4.1).
    pub(crate) is_old: bool,
    /// Whether its lines are as tall as what stands in them, as those of old browsers (Quirks Mode, 3.5): such a document says
    /// nothing of its kind, or names one of the kinds that came between.
    pub(crate) has_old_lines: bool,
}

#[derive(Debug)]
pub(crate) struct Node {
    pub(crate) parent: Option<NodeIndex>,
    pub(crate) children: Vec<NodeIndex>,
    /// The place among the parent's children.
    pub(crate) position: usize,
    pub(crate) data: NodeData,
}

#[derive(Debug)]
pub(crate) enum NodeData {
    Document,
    Element(Element),
    Text(String),
    /// Comments and the like, which nobody looks at.
    Other,
}

#[derive(Debug)]
pub(crate) struct Element {
    pub(crate) name: html5ever::QualName,
    pub(crate) attributes: Vec<(LocalName, String)>,
    pub(crate) classes: Vec<String>,
}

impl Element {
    /// Returns the name of an HTML element; elements of other vocabularies have none.
    pub(crate) fn html_name(&self) -> &str {
        if self.name.ns == ns!(html) {
            &self.name.local
        } else {
            ""
        }
    }

    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(known, _)| &**known == name)
            .map(|(_, value)| value.as_str())
    }
}

impl Document {
    /// The node that holds everything else.
    pub(crate) const ROOT: NodeIndex = NodeIndex(0);

    pub(crate) fn node(&self, index: NodeIndex) -> &Node {
        &self.nodes[index.0]
    }

    pub(crate) fn element(&self, index: NodeIndex) -> Option<&Element> {
        match &self.node(index).data {
            NodeData::Element(element) => Some(element),
            _ => None,
        }
    }

    /// Returns the element `html`.
    pub(crate) fn root_element(&self) -> Option<NodeIndex> {
        self.child_named(Self::ROOT, "html")
    }

    /// Returns the first child element with this name.
    pub(crate) fn child_named(&self, parent: NodeIndex, name: &str) -> Option<NodeIndex> {
        self.node(parent).children.iter().copied().find(|&child| {
            self.element(child)
                .is_some_and(|element| element.html_name() == name)
        })
    }

    /// Returns the text inside a node, in document order.
    pub(crate) fn text(&self, index: NodeIndex) -> String {
        let mut text = String::new();
        let mut rest = vec![index];
        while let Some(next) = rest.pop() {
            if let NodeData::Text(content) = &self.node(next).data {
                text.push_str(content);
            }
            rest.extend(self.node(next).children.iter().rev());
        }
        text
    }

    /// Returns how many characters of text the document may show; a tab is as wide as four.
    pub(crate) fn characters(&self) -> usize {
        let shown = |node: &&Node| {
            let parent = node.parent.and_then(|parent| self.element(parent));
            !parent.is_some_and(|parent| matches!(parent.html_name(), "style" | "script"))
        };
        let count = |node: &Node| match &node.data {
            NodeData::Text(text) => text
                .chars()
                .map(|one| if one == '\t' { 4 } else { 1 })
                .sum(),
            _ => 0,
        };
        self.nodes.iter().filter(shown).map(count).sum()
    }

    fn flatten(&mut self) {
        let mut rest = vec![(Self::ROOT, 0)];
        while let Some((index, depth)) = rest.pop() {
            let mut children = std::mem::take(&mut self.nodes[index.0].children);
            if depth >= DEEPEST {
                children = self.descendants(children);
            }
            for (position, child) in children.iter().enumerate() {
                let node = &mut self.nodes[child.0];
                node.parent = Some(index);
                node.position = position;
                rest.push((*child, depth + 1));
            }
            self.nodes[index.0].children = children;
        }
    }

    /// Takes everything out of `children` and returns it in document order, with the children themselves.
    fn descendants(&mut self, children: Vec<NodeIndex>) -> Vec<NodeIndex> {
        let mut flat = Vec::new();
        let mut rest: Vec<NodeIndex> = children.into_iter().rev().collect();
        while let Some(next) = rest.pop() {
            flat.push(next);
            let inner = std::mem::take(&mut self.nodes[next.0].children);
            rest.extend(inner.into_iter().rev());
        }
        flat
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn depth(document: &Document) -> usize {
        let mut deepest = 0;
        let mut rest = vec![(Document::ROOT, 0)];
        while let Some((index, depth)) = rest.pop() {
            deepest = deepest.max(depth);
            rest.extend(
                document
                    .node(index)
                    .children
                    .iter()
                    .map(|child| (*child, depth + 1)),
            );
        }
        deepest
    }

    #[test]
    fn ten_thousand_nested_elements_are_flattened_and_keep_their_text() {
        let document = parse(&format!(
            "{}core{}",
            "<div>".repeat(10_000),
            "</div>".repeat(10_000)
        ));
        assert!(
            depth(&document) <= DEEPEST + 1,
            "depth is {}",
            depth(&document)
        );
        assert_eq!(document.text(Document::ROOT), "core");
    }

    #[test]
    fn text_around_an_element_stays_in_order() {
        assert_eq!(
            parse("<p>one <b>two</b> three").text(Document::ROOT),
            "one two three"
        );
    }
}
