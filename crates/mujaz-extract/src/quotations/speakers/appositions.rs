//! What stands between commas beside an Arabic speaker: another name or office of the same, or the name of somebody unnamed so far.

use super::{
    Phrase,
    arabic::opens_phrase,
    arabic_continuations::continues_phrase,
    heads::is_tone,
    holders::is_part_of_name,
    nouns::{is_office, names_body},
    without_article,
};
use crate::{
    items::Item,
    lexicon::{INSTITUTIONS, OFFICES, RECIPIENTS, ends_name},
    names::Places,
    quotations::{
        asides::hides_name,
        cues::{cue, is_complementizer},
        mentions::joins_names,
    },
};

/// Returns the end of what stands between the comma at `comma` and the next one, or what is said, where that is a name or
/// title of the same speaker.
pub(super) fn apposition(
    items: &[Item<'_>],
    first: usize,
    comma: usize,
    places: &Places,
) -> Option<usize> {
    if let Some(end) = named_behind(items, first, comma, places) {
        return Some(end);
    }
    let mut end = comma + 1;
    let words = items[end..].iter().take_while(|item| item.is_word).count();
    if hides_name(&items[end..end + words]) {
        return None;
    }
    while let Some(item) = items.get(end) {
        if !item.is_word || is_complementizer(item) || end - comma > 8 {
            break;
        }
        let fits = if end == comma + 1 {
            opens_phrase(items, end) && names_something(item) && cue(items, end).is_none()
        } else {
            // النائب السابق عن دائرة صيدا
            let is_seat = item.is("عن")
                && is_office(&items[comma + 1])
                && items
                    .get(end + 1)
                    .is_some_and(|next| names_body(next, places));
            is_seat || continues_phrase(items, comma + 1, end, places)
        };
        if !fits {
            break;
        }
        end += 1;
    }
    let after = items.get(end)?;
    let closes = after.is_comma() || is_complementizer(after) || ends_name(after.folded.as_ref());
    (end > comma + 1 && closes && (after.is_comma() || end - comma <= 5)).then_some(end)
}

/// The end of a name of two to four words that stands between commas behind a title: وزير النفط، كريم سالم، إن.
pub(super) fn named_behind(
    items: &[Item<'_>],
    first: usize,
    comma: usize,
    places: &Places,
) -> Option<usize> {
    let is_title = (is_office(&items[first])
        || items[first].is_or_bare(&["الاول", "الثاني", "الاخير", "الاولي", "الثانيه", "الاخيره"]))
        && !items[first..comma].iter().any(Item::is_given_name);
    // الأستاذ نزيه الخازن, الإسباني خوان ميراندا, الجنرال الهولندي يوهان فيسر, د. نبيل المرسومي
    let introductions = items[comma + 1..]
        .iter()
        .take_while(|item| {
            let noun = without_article(&item.folded);
            item.folded.starts_with("ال") && (OFFICES.contains(noun) || places.has_adjective(noun))
        })
        .count();
    let has_point = items
        .get(comma + 2)
        .is_some_and(|item| item.is_mark(&['.']))
        && items[comma + 1].folded.chars().count() == 1;
    let is_introduced = introductions > 0 || has_point;
    let at = comma + 1 + if has_point { 2 } else { introductions };
    if at >= items.len() {
        return None;
    }
    let end = at + items[at..].iter().take_while(|item| item.is_word).count();
    let close = items
        .get(end)
        .filter(|item| item.is_mark(&['،', ',', ':']))?;
    let goes_on = close.is_mark(&[':'])
        || items.get(end + 1).is_some_and(|next| {
            is_complementizer(next)
                || is_office(next)
                || cue(items, end + 1).is_some()
                || next.folded.starts_with("لل")
                || RECIPIENTS.contains(&next.folded)
                || next.is_or_bare(&["قد", "علي", "الي", "عن", "في", "خلال", "من", "ان"])
                || next.is_mark(&['«', '"', '“', ':'])
        });
    let particles = items[at..end]
        .iter()
        .filter(|item| joins_names(item))
        .count();
    let is_name = (2..=4 + particles).contains(&(end - at))
        && items[at..end]
            .iter()
            .enumerate()
            .all(|(place, item)| is_part_of_name(item, place == 0))
        // قال الوزير، بنبرة حادة، إن
        && !is_tone(&items[at].folded)
        && !hides_name(&items[at..end]);
    let is_certain = is_introduced || items[at].is_given_name();
    (is_title && (goes_on || is_certain) && is_name).then_some(end)
}

/// A word that can begin the second name of a speaker.
fn names_something(item: &Item<'_>) -> bool {
    let noun = without_article(&item.folded);
    item.is_given_name()
        || OFFICES.contains(noun)
        || INSTITUTIONS.contains(noun)
        || (item.folded.starts_with("ال") && !item.folded.ends_with("ين"))
}

/// The name of somebody whom the words before the comma do not name: أحد الشهود، واسمه نبيل سالم،
pub(super) fn called(items: &[Item<'_>], at: usize) -> Option<Phrase> {
    // وقال أحد السكان ويدعى ساني موسى إن
    let joined = (at + 1..items.len().min(at + 6))
        .take_while(|&place| items[place].is_word)
        .find(|&place| {
            matches!(
                items[place].folded.as_ref(),
                "ويدعي" | "وتدعي" | "واسمه" | "واسمها"
            )
        });
    if let Some(calls) = joined {
        let end = (calls + 1..items.len().min(calls + 6))
            .find(|&place| !items[place].is_word || is_complementizer(&items[place]))?;
        return (end > calls + 1).then_some(Phrase {
            first: calls + 1,
            end,
        });
    }
    let comma = (at + 1..items.len().min(at + 6)).find(|&place| !items[place].is_word)?;
    let calls =
        items
            .get(comma + 1)?
            .is_or_bare(&["يدعي", "تدعي", "اسمه", "اسمها", "يسمي", "تسمي"]);
    let end = (comma + 2..items.len().min(comma + 7)).find(|&place| items[place].is_comma())?;
    (items[comma].is_comma() && calls && end > comma + 2).then_some(Phrase {
        first: comma + 2,
        end,
    })
}
