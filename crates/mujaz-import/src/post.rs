//! What a messenger puts before a message that is copied out of it: when it was sent, and by whom.

use chrono::NaiveDate;
use mujaz_model::Span;
use mujaz_text::{fold, fold_space, trim, words};

use crate::{
    agency, date,
    lines::{Line, undecorated},
};

/// A message without what stood before it.
pub(crate) struct Post<'a> {
    pub(crate) line: Line<'a>,
    pub(crate) published: Option<NaiveDate>,
    /// Who sent it, where that is a channel and no person.
    pub(crate) outlet: Option<String>,
    /// What stood before it.
    pub(crate) stamp: &'a str,
}

/// Reads `[3/2/25, 10:22:15 ص] أخبار الساعة: وصل الوفد` and `3/2/25, 10:22 - Channel: text`; none where a line begins otherwise.
pub(crate) fn read<'a>(line: &Line<'a>) -> Option<Post<'a>> {
    let (stamp, rest) = match line.text.strip_prefix('[') {
        Some(inside) => inside.split_once(']')?,
        None => line.text.split_once(" - ")?,
    };
    if !stamp.contains([',', '،']) || !date::has_hour(stamp) || stamp.len() > 60 {
        return None;
    }
    let (day, _) = date::find(stamp)?;
    let (sender, message) = rest.split_once(':')?;
    let sender = trim(sender.trim_start_matches(['~', ' ']));
    let message = undecorated(trim(message));
    if !(1..=6).contains(&words(sender).count()) || message.is_empty() {
        return None;
    }
    let start = line.span.start + crate::lines::offset(line.text, message);
    Some(Post {
        line: Line {
            text: message,
            span: Span::new(start, start + message.len()),
            ..*line
        },
        published: Some(day),
        outlet: is_channel(sender).then(|| fold_space(sender)),
        stamp,
    })
}

/// Reads the line that a messenger puts above a message, `شبكة النهار, [13 مارس 2026 في 9:41 ص]`: who posted it, where that is a channel,
/// and the day.
pub(crate) fn stamp(text: &str) -> Option<(Option<String>, NaiveDate)> {
    let (sender, stamp) = text.strip_suffix(']')?.rsplit_once('[')?;
    let sender = sender.trim_end().strip_suffix([',', '،'])?;
    if !(1..=6).contains(&words(sender).count()) || stamp.len() > 60 || !date::has_hour(stamp) {
        return None;
    }
    let (day, _) = date::find(stamp)?;
    Some((is_channel(sender).then(|| fold_space(sender)), day))
}

/// Whether a sender is a channel, and no person.
fn is_channel(sender: &str) -> bool {
    let first = words(sender).next().map(|word| fold(word.text));
    agency::is_source(sender)
        || agency::is_agency(sender)
        || first.is_some_and(|first| matches!(first.as_str(), "اخبار" | "شبكه" | "راديو" | "منصه"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::lines;

    #[test]
    fn a_message_is_told_from_what_a_messenger_puts_before_it() {
        for text in [
            "[3/2/25, 10:22:15 ص] أخبار الساعة: *وصل الوفد إلى بغداد*",
            "3/2/2025, 10:22 - أخبار الساعة: وصل الوفد إلى بغداد",
        ] {
            let lines = lines(text);
            let post = read(&lines[0]).unwrap();
            assert_eq!(post.line.text, "وصل الوفد إلى بغداد");
            assert_eq!(post.line.span.of(text).unwrap(), post.line.text);
            assert_eq!(post.published.unwrap().to_string(), "2025-02-03");
            assert_eq!(post.outlet.as_deref(), Some("أخبار الساعة"));
        }
        let person = lines("[3/2/25, 10:22:15] سعد كريم: وصل الوفد");
        assert_eq!(read(&person[0]).unwrap().outlet, None);
        for text in [
            "[وزير النفط]: لا زيادة",
            "10:22 - الوزير: لا زيادة",
            "الوزير: 3/2/2025 موعدنا",
        ] {
            assert!(read(&lines(text)[0]).is_none(), "{text}");
        }
    }
}
