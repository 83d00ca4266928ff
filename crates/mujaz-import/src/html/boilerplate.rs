//! What pages print around and between the paragraphs of an article, and readability leaves in: links to other articles,
//! stamps and labels above the text, rules for comments and calls to follow below it.

use mujaz_text::{fold, words};

use super::{Block, printed};
use crate::{date, sentences::is_closing_mark};

/// Returns the blocks of the article alone.
pub(super) fn without(blocks: Vec<Block>) -> Vec<Block> {
    let opening = blocks
        .iter()
        .position(|block| is_running(&block.text))
        .unwrap_or(0);
    let closing = blocks
        .iter()
        .rposition(|block| is_running(&block.text))
        .unwrap_or(blocks.len());
    let middle = blocks.len() / 2;
    blocks
        .into_iter()
        .enumerate()
        .filter(|(at, block)| {
            let is_around = *at < opening && is_stamp(&block.text)
                || *at >= middle && is_notice(&block.text)
                || *at > closing && printed::stamp(&block.text).is_some();
            !is_around && !is_link(block) && !is_credit(&block.text)
        })
        .map(|(_, block)| block)
        .collect()
}

/// A sentence or more.
fn is_running(text: &str) -> bool {
    let count = words(text).count();
    count >= 12 && !is_parted_stamp(text)
        || is_closed(text) && count >= 6 && printed::stamp(text).is_none()
}

/// A line of facts with bars between them, one of which is when it was posted: "By the staff | 11 February 2025 | 3 min".
fn is_parted_stamp(text: &str) -> bool {
    let bars = ['|', '·', '•'];
    text.contains(bars)
        && text
            .split(bars)
            .any(|piece| printed::stamp(piece).is_some())
}

/// Tells whether a text ends as a sentence does.
pub(super) fn is_closed(text: &str) -> bool {
    text.trim_end_matches(|character| is_closing_mark(character) || character == ' ')
        .ends_with(['.', '!', '?', '؟', '…', '۔'])
}

/// Nothing but a link: to another article, to a topic or to a network.
fn is_link(block: &Block) -> bool {
    let letters = block
        .text
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .count();
    block.linked * 10 >= letters * 9 && !is_closed(&block.text)
}

/// Whose picture it is.
fn is_credit(text: &str) -> bool {
    text.starts_with('©') && words(text).count() <= 12
}

/// When it was posted, or the label of something that follows.
fn is_stamp(text: &str) -> bool {
    let count = words(text).count();
    let is_label = text.ends_with(':') && count <= 2;
    let is_time = count <= 16
        && !is_closed(text)
        && (date::find(text).is_some() || text.contains("GMT"))
        && text.contains(':');
    is_label
        || is_time
        || is_parted_stamp(text)
        || printed::stamp(text).is_some()
        || starts_with_call(&fold(text))
}

/// The rules for comments, or a call to do something else.
fn is_notice(text: &str) -> bool {
    let folded = fold(text);
    let about_comments = ["التعليقات", "تعليقك", "تعليقكم", "comments"]
        .iter()
        .any(|word| folded.contains(&fold(word)))
        && [
            "مراجعه",
            "ارشادات",
            "شروط",
            "سياسه",
            "اترك",
            "اضف",
            "policy",
            "guidelines",
        ]
        .iter()
        .any(|word| folded.contains(word));
    let about_opinions = folded.contains("لا تعبر")
        && (folded.contains("راي") || folded.contains("الاراء"))
        && (folded.starts_with("الاراء")
            || folded.starts_with("المقالات")
            || folded.starts_with("ما ينشر"));
    about_comments || about_opinions || (words(text).count() <= 14 && starts_with_call(&folded))
}

fn starts_with_call(folded: &str) -> bool {
    CALLS.iter().any(|call| {
        folded
            .strip_prefix(call)
            .is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
    })
}

/// Folded, as they begin.
const CALLS: [&str; 23] = [
    "للمزيد من الاخبار",
    "تابعوا اخبار",
    "تابعوا اخر",
    "تابعونا",
    "تابعنا",
    "تابعوا صفحتنا",
    "اشترك في",
    "اشتركوا في",
    "اقرا ايضا",
    "اقرا المزيد",
    "اقراوا ايضا",
    "شاهد ايضا",
    "شاهدوا ايضا",
    "مواضيع ذات صله",
    "اخبار ذات صله",
    "انسخ الرابط",
    "شارك",
    "read more",
    "read also",
    "see also",
    "follow us",
    "subscribe to",
    "share this",
];
