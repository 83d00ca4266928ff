//! In which document somebody says something: في بيان تلقته «الصباح»، أن; "said in a letter to staff". The items behind the word of saying enter; the
//! document leaves, with how it came to the paper.

use super::{cues::is_complementizer, speakers::Phrase};
use crate::{items::Item, lexicon::DOCUMENTS};

/// How far behind the word of saying its document is looked for, in items.
const FARTHEST: usize = 14;

/// The longest description of a document, in items.
const LONGEST: usize = 9;

/// Returns the document that stands between a word of saying and what is said, or behind an English one.
pub(super) fn document_behind(items: &[Item<'_>], from: usize, content: usize) -> Option<Phrase> {
    let is_arabic = from > 0 && items[from - 1].is_arabic();
    let limit = if is_arabic { content } else { items.len() };
    let leads = |at: usize| {
        if is_arabic {
            matches!(items[at].folded.as_ref(), "في" | "عبر")
        } else {
            items[at].is("in")
                && items
                    .get(at + 1)
                    .is_some_and(|next| next.is("a") || next.is("an"))
        }
    };
    let lead = (from..limit.min(from + FARTHEST))
        .take_while(|&at| items[at].is_word || items[at].is_comma() || is_arabic)
        .find(|&at| leads(at))?;
    let noun = lead + 1 + usize::from(!is_arabic);
    items
        .get(noun)
        // A speech or a conference is spoken there, and hands nothing on.
        .filter(|noun| {
            DOCUMENTS.contains(&noun.folded)
                && !matches!(noun.folded.as_ref(), "مؤتمر" | "كلمه" | "خطاب" | "تصريح")
        })?;
    Some(Phrase {
        first: lead + 1,
        end: end_of_document(items, noun),
    })
}

/// Tells whether a mention is nothing but a document with its article: البيان, "the statement".
pub(super) fn is_document(mention: &[Item<'_>]) -> bool {
    match mention {
        [one] => one
            .bare()
            .strip_prefix("ال")
            .is_some_and(|noun| DOCUMENTS.contains(noun)),
        [the, noun] => the.is("the") && DOCUMENTS.contains(&noun.folded),
        _ => false,
    }
}

/// Where the description of a document ends: behind what the paper or somebody else did with it, if that stands there.
fn end_of_document(items: &[Item<'_>], noun: usize) -> usize {
    let describes = items.get(noun + 1).is_some_and(|next| {
        matches!(
            next.folded.as_ref(),
            "تلقته"
                | "تلقتها"
                | "تلقاه"
                | "تلقت"
                | "حصلت"
                | "اطلعت"
                | "نشرته"
                | "نشره"
                | "نشرها"
                | "نشرتها"
                | "بثته"
                | "بثه"
                | "بثها"
                | "وصلت"
                | "وصل"
                | "ورد"
                | "رسمي"
                | "صحفي"
                | "صحافي"
                | "مقتضب"
                | "مشترك"
                | "مصور"
                | "مكتوب"
                | "علي"
                | "carried"
                | "published"
                | "posted"
                | "released"
                | "issued"
                | "sent"
                | "seen"
                | "obtained"
                | "to"
        )
    });
    if !describes {
        return noun + 1;
    }
    let mut end = noun + 2;
    while let Some(item) = items.get(end).filter(|_| end < noun + LONGEST) {
        let ends =
            item.is_comma() || item.is_mark(&[':', '.', '؛', ';']) || is_complementizer(item);
        // تلقته «الصباح»
        let opens_name =
            item.opens_quotation() && items.get(end + 1).is_some_and(|next| next.is_word);
        if ends || !item.is_word && !opens_name && !item.closes_quotation() {
            break;
        }
        end += 1;
    }
    end
}
