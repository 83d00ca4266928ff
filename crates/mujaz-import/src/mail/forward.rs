//! What a mail program puts above a message that somebody sends on: a line that says so, and who wrote it when to whom.

use chrono::NaiveDate;
use mujaz_text::{fold, trim, words};

use super::without_prefixes;
use crate::{lines::Line, moment};

/// Takes that block out of the text of a mail, and returns the day on which the message was sent first.
pub(super) fn take(text: &mut String) -> Option<NaiveDate> {
    let mut kept = String::with_capacity(text.len());
    let mut day = None;
    let mut in_block = false;
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    for (at, line) in lines.iter().enumerate() {
        let bare = trim(line);
        if is_opening(bare) || !in_block && !bare.is_empty() && is_headed(&lines[at..]) {
            in_block = true;
        }
        if in_block && !bare.is_empty() && !is_opening(bare) {
            match field(bare) {
                Some((name, value)) if is_date(&name) => {
                    day = moment::read(value).map(|moment| moment.day).or(day);
                }
                Some(_) => {}
                None => in_block = false,
            }
        }
        if !in_block {
            kept.push_str(line);
        }
    }
    *text = kept;
    day
}

/// What stands above a message that was sent on and pasted as text.
pub(crate) struct Forwarded<'a> {
    /// How many lines stand above the message, with what the sender wrote.
    pub(crate) length: usize,
    /// How many of them are the sender's own.
    pub(crate) notes: usize,
    pub(crate) subject: Option<&'a str>,
    /// Who sent it first.
    pub(crate) sender: Option<&'a str>,
    pub(crate) day: Option<NaiveDate>,
}

/// Finds that block near the beginning of a text.
pub(crate) fn above<'a>(lines: &[Line<'a>]) -> Option<Forwarded<'a>> {
    const NOTES: usize = 6;
    const FIELDS: usize = 10;
    let bare: Vec<&'a str> = lines
        .iter()
        .take(NOTES + FIELDS)
        .map(|line| line.text)
        .collect();
    let notes = (0..bare.len().min(NOTES + 1)).find(|&at| {
        is_opening(bare[at]) && bare.get(at + 1).is_some_and(|next| field(next).is_some())
            || is_headed(&bare[at..])
    })?;
    let mut found = Forwarded {
        length: notes,
        notes,
        subject: None,
        sender: None,
        day: None,
    };
    for line in &bare[notes..] {
        if let Some((name, value)) = field(line) {
            match name.as_str() {
                "from" | "من" => found.sender = Some(sender(value)),
                "subject" | "الموضوع" => found.subject = Some(without_prefixes(trim(value))),
                name if is_date(name) => found.day = moment::read(value).map(|moment| moment.day),
                _ => {}
            }
        } else if !is_opening(line) {
            break;
        }
        found.length += 1;
    }
    found.subject = found.subject.filter(|subject| !subject.is_empty());
    (found.length < lines.len()).then_some(found)
}

/// The name before an address: `Levant Monitor <news@monitor.example>`.
fn sender(value: &str) -> &str {
    trim(value.split('<').next().unwrap_or(value)).trim_matches(['"', '*'])
}

/// Whether a block without a line that says so begins here: who wrote it, when, to whom and about what.
fn is_headed(lines: &[&str]) -> bool {
    let mut names = lines
        .iter()
        .map(|line| trim(line))
        .filter(|line| !line.is_empty())
        .map_while(field)
        .map(|(name, _)| name)
        .take(8);
    let is_from = matches!(names.next().as_deref(), Some("from" | "من"));
    let rest: Vec<String> = names.collect();
    is_from && rest.len() >= 2 && rest.iter().any(|name| is_date(name))
}

/// `---------- Forwarded message ---------`
fn is_opening(line: &str) -> bool {
    line.len() >= 16 && line.bytes().all(|byte| byte == b'_')
        || line.starts_with("--")
            && words(line).count() <= 6
            && words(line).any(|word| {
                matches!(
                    fold(word.text).as_str(),
                    "forwarded" | "original" | "توجيهها" | "توجيه" | "محوله" | "الاصليه" | "اصليه"
                )
            })
}

fn field(line: &str) -> Option<(String, &str)> {
    let (name, value) = line.split_once(':')?;
    let name = fold(trim(name.trim_matches('*')));
    let is_known = is_date(&name)
        || matches!(
            name.as_str(),
            "from" | "to" | "cc" | "subject" | "reply-to" | "من" | "الي" | "نسخه" | "الموضوع"
        );
    is_known.then_some((name, value))
}

fn is_date(folded: &str) -> bool {
    matches!(
        folded,
        "date" | "sent" | "التاريخ" | "تاريخ" | "تم الارسال" | "ارسلت"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_block_above_a_forwarded_message_is_taken_out_with_its_day() {
        for block in [
            "________________________________\nFrom: R <r@x.example>\nSent: Thursday, October 3, 2024 10:15 AM\nTo: c@d.example\nSubject: news\n\n",
            "من: رنا <r@x.example>\n\nتم الإرسال: الخميس، 3 أكتوبر 2024 10:15 ص\n\nإلى: سعد\n\nالموضوع: خبر\n\n",
            "---------- رسالة مُعاد توجيهها ---------\nمن: رنا <r@x.example>\nDate: الخميس، 3 أكتوبر 2024 في 10:15 ص\nالموضوع: خبر\nإلى: <c@d.example>\n\n",
            "-----Original Message-----\nFrom: r@x.example\nSent: Thursday, October 3, 2024 10:15 AM\nTo: c@d.example\nSubject: news\n\n",
        ] {
            let mut text = format!("تحية.\n\n{block}وصل الوفد.\nمن: هنا\n");
            assert_eq!(
                take(&mut text).map(|day| day.to_string()).as_deref(),
                Some("2024-10-03")
            );
            assert_eq!(text, "تحية.\n\nوصل الوفد.\nمن: هنا\n");
        }
    }

    #[test]
    fn the_block_above_a_message_that_was_pasted_gives_its_subject_sender_and_day() {
        let text = "للاطلاع.\n\n---------- Forwarded message ---------\nFrom: The Monitor <n@m.example>\nDate: Thu, Oct 3, 2024 at 8:05 AM\nSubject: Fwd: New dam\nTo: <c@d.example>\n\nWork began.\n";
        let lines = crate::lines::lines(text);
        let found = above(&lines).unwrap();
        assert_eq!((found.length, found.notes), (6, 1));
        assert_eq!(found.subject, Some("New dam"));
        assert_eq!(found.sender, Some("The Monitor"));
        assert_eq!(found.day.unwrap().to_string(), "2024-10-03");
        let text = "من: بغداد\nوصل الوفد.\nالموضوع: خبر";
        assert!(above(&crate::lines::lines(text)).is_none());
    }

    #[test]
    fn a_text_that_nobody_sent_on_stays_as_it_is() {
        let written = "-- \nرنا القيسي\nمن: بغداد\nDate: 3 October 2024\n";
        let mut text = written.to_owned();
        assert_eq!((take(&mut text), text.as_str()), (None, written));
    }
}
