//! A part of the pages, with what belongs to it of outline, structure and links.

use std::{collections::BTreeSet, ops::RangeInclusive};

use crate::{
    Error,
    draw::{DrawList, Item, NodeId, StructureNode, Target},
};

/// Keeps the pages of the range, which counts from 1. Elements that stand on the other pages only are left out.
pub(crate) fn keep(whole: DrawList, range: &RangeInclusive<usize>) -> Result<DrawList, Error> {
    let count = whole.pages.len();
    let first = range.start().saturating_sub(1);
    let last = (*range.end()).min(count);
    if first >= last {
        return Err(Error::NoPages {
            first: *range.start(),
            last: *range.end(),
            count,
        });
    }
    let anywhere = nodes_with_content(&whole, 0..whole.pages.len());
    let here = nodes_with_content(&whole, first..last);
    let mut renamed: Vec<Option<NodeId>> = Vec::with_capacity(whole.structure.len());
    let mut structure: Vec<StructureNode> = Vec::new();
    for (index, mut node) in whole.structure.into_iter().enumerate() {
        // An element without any content, such as a blank cell, stays with its parent.
        let shown = index == 0 || here.contains(&index) || !anywhere.contains(&index);
        let parent = node.parent.map(|parent| renamed[parent.0]);
        let name = (shown && parent != Some(None)).then_some(NodeId(structure.len()));
        if name.is_some() {
            node.parent = parent.flatten();
            structure.push(node);
        }
        renamed.push(name);
    }
    let rename = |node: NodeId| renamed.get(node.0).copied().flatten();
    for node in &mut structure {
        let headers = std::mem::take(&mut node.headers);
        node.headers = headers.into_iter().filter_map(rename).collect();
    }
    let mut pages: Vec<_> = whole.pages.into_iter().take(last).skip(first).collect();
    for page in &mut pages {
        page.items.retain_mut(|item| match item {
            Item::Glyphs(run) => {
                run.node = run.node.and_then(rename);
                true
            }
            Item::Picture { node, .. } | Item::Drawing { node, .. } => {
                *node = node.and_then(rename);
                true
            }
            Item::Link { node, target, .. } => {
                let Some(name) = rename(*node) else {
                    return false;
                };
                *node = name;
                match target {
                    Target::Address(_) => true,
                    Target::Place(place) if (first..last).contains(&place.page) => {
                        place.page -= first;
                        true
                    }
                    Target::Place(_) => false,
                }
            }
            _ => true,
        });
    }
    let mut outline = whole.outline;
    outline.retain_mut(|entry| {
        let kept = (first..last).contains(&entry.page);
        if kept {
            entry.page -= first;
            entry.node = entry.node.and_then(rename);
        }
        kept
    });
    let numbers = if whole.numbers.is_empty() {
        (1..).skip(first).take(pages.len()).collect()
    } else {
        whole.numbers.into_iter().take(last).skip(first).collect()
    };
    Ok(DrawList {
        missing: whole.missing,
        metadata: whole.metadata,
        faces: whole.faces,
        structure,
        outline,
        pages,
        numbers,
    })
}

/// Returns the elements that have content on the pages, and those that they stand in.
fn nodes_with_content(list: &DrawList, pages: std::ops::Range<usize>) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    for item in list.pages[pages].iter().flat_map(|page| &page.items) {
        let mut node = match item {
            Item::Glyphs(run) => run.node,
            Item::Picture { node, .. } | Item::Drawing { node, .. } => *node,
            Item::Link { node, .. } => Some(*node),
            _ => None,
        };
        while let Some(NodeId(own)) = node {
            if !found.insert(own) {
                break;
            }
            node = list.structure.get(own).and_then(|own| own.parent);
        }
    }
    found
}
