//! What a mail program puts above a message that somebody sends on: a line that says so, and who wrote it when to whom.

use chrono::NaiveDate;
use mujaz_text::{fold, trim, words};

use super::without_prefixes;
use crate::{date, lines::Line, moment};

/// What was taken out of the text of a mail.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Taken {
    /// The day on which the message was sent first.
    pub(super) day: Option<NaiveDate>,
    /// How many lines of those who sent it on were left out above it.
    pub(super) notes: usize,
}

/// More lines above a message that was sent on are a text of its own.
const NOTES: usize = 6;

/// Takes that block out of the text of a mail, and the few words that who sent it on wrote above it.
pub(super) fn take(text: &mut String) -> Taken {
    let mut kept = String::with_capacity(text.len());
    let mut taken = Taken::default();
    // How many fields the block that is open has.
    let mut open: Option<usize> = None;
    let mut begin = 0;
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let mut at = 0;
    while at < lines.len() {
        let bare = trim(lines[at]);
        let wrote = if open.is_none() && !bare.is_empty() {
            wrote_line(&lines[at..])
        } else {
            None
        };
        if let Some((length, day)) = wrote {
            taken.day = day.or(taken.day);
            leave_out_notes(&mut kept, begin, &mut taken);
            begin = kept.len();
            at += length;
            continue;
        }
        if open.is_none() && !bare.is_empty() && (is_opening(bare) || is_headed(&lines[at..])) {
            open = Some(0);
        }
        if let Some(fields) = open
            && !bare.is_empty()
            && !is_opening(bare)
        {
            let Some((name, value)) = field(bare) else {
                if fields >= 2 {
                    leave_out_notes(&mut kept, begin, &mut taken);
                    begin = kept.len();
                }
                open = None;
                continue;
            };
            if is_date(&name) {
                taken.day = moment::read(value).map(|moment| moment.day).or(taken.day);
            }
            open = Some(fields + 1);
        }
        if open.is_none() {
            kept.push_str(lines[at]);
        }
        at += 1;
    }
    *text = kept;
    taken
}

/// Leaves out what stands above a message that was sent on, where it is a note and no text.
fn leave_out_notes(kept: &mut String, begin: usize, taken: &mut Taken) {
    let notes = kept[begin..]
        .lines()
        .filter(|line| !trim(line).is_empty())
        .count();
    if notes <= NOTES {
        kept.truncate(begin);
        taken.notes += notes;
    }
}

/// `On Tue, Oct 1, 2024 at 9:00 AM Rana <r@x.example> wrote:`, in one line or two: how many lines it takes, and the day.
fn wrote_line(lines: &[&str]) -> Option<(usize, Option<NaiveDate>)> {
    /// More characters than the day, the name and the address have.
    const LONGEST: usize = 240;
    let first = trim(lines[0]);
    let starts = |text: &str| {
        ["On ", "في ", "بتاريخ "]
            .iter()
            .any(|word| text.starts_with(word))
    };
    if !starts(first) {
        return None;
    }
    (1..=lines.len().min(2)).find_map(|length| {
        let whole: Vec<&str> = lines[..length].iter().map(|line| trim(line)).collect();
        let whole = whole.join(" ");
        let is_one = whole.ends_with(':')
            && whole.chars().count() <= LONGEST
            // On 3/10/2024 10:15, City Desk wrote:
            && (whole.contains('@') || whole.contains('<') || date::has_hour(&whole) && moment::read(&whole).is_some())
            && words(&whole)
                .any(|word| matches!(fold(word.text).as_str(), "wrote" | "كتب" | "كتبت"));
        is_one.then(|| (length, moment::read(&whole).map(|moment| moment.day)))
    })
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

/// Finds that block near the beginning of a text. Where it was sent on several times, all of them stand above it, and the last says
/// who sent it first.
pub(crate) fn above<'a>(lines: &[Line<'a>]) -> Option<Forwarded<'a>> {
    let mut found = first_above(lines)?;
    while let Some(inner) = first_above(&lines[found.length..]) {
        found = Forwarded {
            length: found.length + inner.length,
            notes: found.notes + inner.notes,
            subject: inner.subject.or(found.subject),
            sender: inner.sender.or(found.sender),
            day: inner.day.or(found.day),
        };
    }
    Some(found)
}

fn first_above<'a>(lines: &[Line<'a>]) -> Option<Forwarded<'a>> {
    const FIELDS: usize = 10;
    let bare: Vec<&'a str> = lines
        .iter()
        .take(NOTES + FIELDS)
        .map(|line| line.text)
        .collect();
    let begins = (0..bare.len().min(NOTES + 1)).find_map(|at| {
        if let Some((length, day)) = wrote_line(&bare[at..]) {
            return Some((at, length, day));
        }
        let is_block = is_opening(bare[at])
            && bare.get(at + 1).is_some_and(|next| field(next).is_some())
            || is_headed(&bare[at..]);
        is_block.then_some((at, 0, None))
    });
    let (notes, length, day) = begins?;
    let mut found = Forwarded {
        length: notes + length,
        notes,
        subject: None,
        sender: None,
        day,
    };
    let fields = if length > 0 { &[][..] } else { &bare[notes..] };
    for line in fields {
        if let Some((name, value)) = field(line) {
            match name.as_str() {
                "from" | "من" | "المرسل" => found.sender = Some(sender(value)),
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
    let is_from = matches!(names.next().as_deref(), Some("from" | "من" | "المرسل"));
    let rest: Vec<String> = names.collect();
    is_from && rest.len() >= 2 && rest.iter().any(|name| is_date(name))
}

/// `---------- Forwarded message ---------`
fn is_opening(line: &str) -> bool {
    matches!(
        line,
        "Begin forwarded message:"
            | "بدء الرسالة المعاد توجيهها:"
            | "بداية الرسالة المُعاد توجيهها:"
            | "بداية الرسالة المعاد توجيهها:"
    ) || line.len() >= 16 && line.bytes().all(|byte| byte == b'_')
        || line.starts_with("--")
            && words(line).count() <= 6
            && words(line).any(|word| {
                matches!(
                    fold(word.text).as_str(),
                    "forwarded" | "original" | "توجيهها" | "توجيه" | "محوله" | "الاصليه" | "اصليه"
                )
            })
}

/// In bytes; with marks and stretches, every name of a field has fewer.
const LONGEST_NAME: usize = 80;

fn field(line: &str) -> Option<(String, &str)> {
    let (name, value) = line.split_once(':')?;
    // A paragraph with a colon far inside is no field, and folding it takes long.
    if name.len() > LONGEST_NAME {
        return None;
    }
    let name = fold(trim(name.trim_matches('*')));
    let is_known = is_date(&name)
        || matches!(
            name.as_str(),
            "from"
                | "to"
                | "cc"
                | "subject"
                | "reply-to"
                | "من"
                | "الي"
                | "نسخه"
                | "الموضوع"
                | "المرسل"
                | "المرسل اليه"
                | "المستلم"
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
            "Begin forwarded message:\n\nFrom: R <r@x.example>\nSubject: news\nDate: 3 October 2024 at 10:15:00 GMT+3\nTo: c@d.example\n\n",
            "المرسل: رنا <r@x.example>\nالتاريخ: الخميس، 3 أكتوبر 2024\nإلى: سعد\nالموضوع: خبر\n\n",
            "On Thu, Oct 3, 2024 at 10:15 AM Rana Q\n<r@x.example> wrote:\n\n",
            "في الخميس، 3 أكتوبر 2024 في 10:15 ص كتب رنا <r@x.example>:\n\n",
            "-----Original Message-----\nFrom: r@x.example\nSent: Thursday, October 3, 2024 10:15 AM\nTo: c@d.example\nSubject: news\n\n",
        ] {
            let mut text = format!("تحية.\n\n{block}وصل الوفد.\nمن: هنا\n");
            assert_eq!(
                take(&mut text),
                Taken {
                    day: NaiveDate::from_ymd_opt(2024, 10, 3),
                    notes: 1
                },
                "{block}"
            );
            assert_eq!(text.trim_start(), "وصل الوفد.\nمن: هنا\n");
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
        assert_eq!(
            (take(&mut text), text.as_str()),
            (Taken::default(), written)
        );
        let sentence = "وقال الوزير إن العمل يبدأ.\n";
        let long = format!(
            "{}\n-----Original Message-----\nFrom: r@x.example\nDate: 3 October 2024\n\nنص قديم.\n",
            sentence.repeat(9)
        );
        let mut text = long;
        assert_eq!(take(&mut text).notes, 0);
        assert!(text.starts_with(sentence));
    }
}
