//! What a cue introduces without quotation marks.

use mujaz_model::{QuotationKind, Span};

use super::{
    Reader,
    contents::{is_auxiliary, opens_circumstance},
    cues::{CueKind, cue, is_complementizer},
    marks::Pair,
    passages::LATELY,
    report_ends::{
        agency_before, apposition_from, before_office, before_weekday, behind_dateline,
        behind_relative, circumstance_from, unsaid_from,
    },
    sayings::Saying,
    speakers::{is_causing, is_finite_verb, is_strong_past},
    times::behind_english_time,
};
use crate::{
    items::Item,
    lexicon::{ends_name, names_act},
};

/// A sentence with more words of saying is no sentence: each saying ends at the next one there, for what is said inside of what is said
/// would hold the rest of it again and again.
const MOST_IN_ONE_ANOTHER: usize = 40;

impl Reader<'_> {
    /// Enters a report for each saying of a sentence whose words are not in marks.
    pub(super) fn report(
        &mut self,
        sentence: usize,
        items: &[Item<'_>],
        own: &[Pair],
        sayings: &[Saying],
    ) {
        // Each of its pairs has just become a quotation, and one that began earlier may end here.
        let quoted: Vec<Option<Span>> = self
            .quotations
            .iter()
            .rev()
            .take(own.len() + LATELY)
            .map(|quotation| quotation.attribution.cue_span)
            .collect();
        for (place, saying) in sayings.iter().enumerate() {
            let opens = quoted.contains(&Some(saying.span));
            let is_bare = matches!(
                saying.cue.kind,
                CueKind::Verb | CueKind::According | CueKind::Passive
            ) || (saying.cue.kind == CueKind::Participle
                && (!items[saying.cue.first].is_arabic() || saying.framed.is_some()));
            if opens {
                self.report_second_clause(sentence, items, saying, own, &sayings[place + 1..]);
            }
            if opens || !(saying.has_clause || is_bare) {
                continue;
            }
            let is_tangle = sayings.len() > MOST_IN_ONE_ANOTHER;
            let next = sayings[place + 1..].iter().find(|next| {
                if is_tangle {
                    return true;
                }
                let is_own = next.cue.kind == CueKind::Participle
                    || next.has_clause
                    || is_joined(items, next)
                    || follows_subordinate(items, place, next)
                    || quoted.contains(&Some(next.span));
                is_own && !next.is_within(saying)
            });
            if next.is_some_and(|next| only_says_where(items, saying, next)) {
                continue;
            }
            let Some((start, end)) = self.extent(items, saying, next) else {
                continue;
            };
            // اختبار يكشف عن أمراض الكلى: nobody says it.
            let verb = &items[saying.cue.first];
            let is_thing = saying.framed.is_some()
                && saying.speaker.is_none()
                && saying.cue.kind == CueKind::Verb
                && saying.cue.first > 1
                && verb.is_arabic()
                && verb.folded.starts_with(['ي', 'ت']);
            if is_thing {
                continue;
            }
            let start = self.before_name_in_marks(items, saying, start);
            // تعهدت بـ | تقديم
            let is_joined = saying
                .framed
                .is_some_and(|framed| framed.is_joined && framed.at == start);
            let opening = if is_joined { 'ب'.len_utf8() } else { 0 };
            let span = Span::new(items[start].span.start + opening, items[end - 1].span.end);
            self.enter_report(sentence, span, saying.attribution());
        }
    }

    /// أعلن الجيش | انطلاق عملية «عربات جدعون»: where a report begins that would begin at a name in marks, for those were taken for what is
    /// said.
    fn before_name_in_marks(&self, items: &[Item<'_>], saying: &Saying, start: usize) -> usize {
        let from = saying
            .phrase
            .map_or(saying.cue.end, |phrase| phrase.end.max(saying.cue.end));
        let is_name = items[start].opens_quotation()
            && items[saying.cue.first].is_arabic()
            && self.quotations.iter().rev().take(LATELY).any(|quotation| {
                quotation.kind == QuotationKind::Name
                    && quotation.span.start >= items[start].span.end
                    && quotation.span.start - items[start].span.end < 4
            });
        if !is_name || from >= start {
            return start;
        }
        let first = &items[from];
        let is_act = names_act(&first.folded) || is_causing(first);
        let is_unbroken = items[from..start].iter().all(|item| item.is_word)
            && !ends_name(&first.folded)
            && !first.folded.starts_with('ل');
        if is_act || is_unbroken { from } else { start }
    }

    /// The items from which and to which what a saying introduces goes, up to the next saying.
    fn extent(
        &self,
        items: &[Item<'_>],
        saying: &Saying,
        next: Option<&Saying>,
    ) -> Option<(usize, usize)> {
        let mut end = next.map_or(items.len(), |next| before_framing(items, next.first()));
        end = end.min(saying.until.unwrap_or(end));
        let mut start = if tells_clause(items, saying) {
            behind_english_time(items, behind_listener(items, saying.content))
        } else {
            saying.content
        };
        let is_arabic = items[saying.cue.first].is_arabic();
        let trails = !is_arabic
            && saying.cue.kind != CueKind::According
            && !saying.has_clause
            && saying.framed.is_none()
            && !goes_on(items, saying);
        if saying.cue.kind == CueKind::According || trails && saying.cue.first > 3 {
            // "…, the minister said": what is said stands before, and a comma divides it from who says it.
            let is_verb = saying.cue.kind == CueKind::Verb;
            if trails && is_verb && !follows_clause(items, saying) {
                return None;
            }
            if saying.cue.first > 2 && is_verb && parts_clause(items, saying) {
                start = 0;
            } else if saying.cue.first > 2 {
                start = 0;
                end = if is_arabic || saying.cue.kind == CueKind::According {
                    saying.cue.first
                } else {
                    before_office(items, saying.first())
                };
            }
        }
        if let Some(agency) = agency_before(items, saying, self.places) {
            start = 0;
            end = agency;
        }
        if let Some(trails) = saying.trails.filter(|_| !saying.has_clause) {
            // لقي عشرة حتفهم، وفق ما أفاد الدفاع المدني: what is said stands before.
            if trails > 2 {
                start = 0;
                end = trails;
            }
        }
        // "The company, which denied any role, | said …"
        let is_relative = saying.cue.first > 1
            && matches!(items[saying.cue.first - 1].folded.as_ref(), "which" | "who")
            && items[saying.cue.first - 2].is_mark(&[',']);
        if is_relative {
            let close = (start..end).find(|&place| items[place].is_mark(&[',']));
            end = close.unwrap_or(end);
        }
        end = end.min(unsaid_from(items, start, end, saying.framed.is_some()));
        end = if is_arabic {
            circumstance_from(items, start, end)
        } else {
            apposition_from(items, start, end)
        };
        if next.is_some() && end > start {
            // "… in the spring; his counterpart spoke of …"
            let stop = items[start..end]
                .iter()
                .position(|item| item.is_mark(&[';', '؛']));
            end = stop.map_or(end, |stop| start + stop);
        }
        if start == 0 {
            start = behind_dateline(items, end);
        }
        start = behind_relative(items, start, end);
        while start < end && items[start].is_mark(&['،', ',', ':', '-', '–', '—']) {
            start += 1;
        }
        while end > start
            && (matches!(
                items[end - 1].folded.as_ref(),
                "and"
                    | "but"
                    | "while"
                    | "فيما"
                    | "بينما"
                    | "كما"
                    | "لكن"
                    | "ولكن"
                    | "لكنه"
                    | "لكنها"
                    | "لكنهم"
                    | "ولكنه"
                    | "ولكنها"
            ) || ends_with_however(&items[start..end])
                || !items[end - 1].is_word)
            && !items[end - 1].is_mark(&['»', '”', ')', '"', '%'])
        {
            end -= 1;
        }
        if saying.framed.is_some() && !is_arabic {
            end = before_weekday(items, start, end);
        }
        (end > start + 1).then_some((start, end))
    }

    /// Enters a second clause of what is said, behind words in marks: told them that it was “over”, and that | all would go home.
    fn report_second_clause(
        &mut self,
        sentence: usize,
        items: &[Item<'_>],
        saying: &Saying,
        own: &[Pair],
        later: &[Saying],
    ) {
        let quoted_to = own
            .iter()
            .filter(|pair| pair.inside.start >= saying.span.end)
            .map(|pair| pair.inside.end)
            .max();
        let limit = later.first().map_or(items.len(), Saying::first);
        let is_english = !items[saying.cue.first].is_arabic();
        let Some(quoted_to) = quoted_to.filter(|_| saying.has_clause || is_english) else {
            return;
        };
        let after = items.partition_point(|item| item.span.start < quoted_to);
        let joins = |place: usize| {
            let is_arabic = is_complementizer(&items[place])
                && items[place].text.starts_with('و')
                && items[place - 1].is_comma();
            is_arabic
                || items[place].is("that")
                    && items[place - 1].is("and")
                    && !items.get(place + 1).is_some_and(is_auxiliary)
        };
        let start = (after + 1..limit.min(after + 4))
            .find(|&place| joins(place))
            .map(|place| place + 1);
        let last = items[..limit].iter().rposition(|item| item.is_word);
        let (Some(start), Some(last)) = (
            start,
            last.filter(|&last| start.is_some_and(|start| last > start)),
        ) else {
            return;
        };
        let span = Span::new(items[start].span.start, items[last].span.end);
        self.enter_report(sentence, span, saying.attribution());
    }
}

/// إلا أنه, غير أنها, قبل أن: what joins the next verb to what was said.
fn ends_with_however(words: &[Item<'_>]) -> bool {
    let Some((last, earlier)) = words.split_last() else {
        return false;
    };
    let leads = |item: &Item<'_>| item.is_or_bare(&["الا", "غير", "بيد", "قبل"]);
    leads(last) || is_complementizer(last) && earlier.last().is_some_and(leads)
}

/// Tells whether a comma stands before the subject of an English verb, or before the verb, and more than a circumstance before that:
/// not "Speaking to the paper, the actor said".
fn follows_clause(items: &[Item<'_>], saying: &Saying) -> bool {
    let is_divided = |place: usize| {
        place > 0
            && items[place - 1].is_mark(&[',', '—', '–', '-', '"', '”', '’', '\'', ')', '?', '!'])
    };
    let opens = items.iter().find(|item| item.is_word);
    let is_circumstance = opens.is_some_and(|opening| {
        matches!(
            opening.folded.as_ref(),
            "speaking" | "asked" | "pressed" | "writing" | "questioned"
        )
    }) && items[..saying.first()]
        .iter()
        .filter(|item| item.is_mark(&[',']))
        .count()
        == 1;
    let speaker = before_office(items, saying.first());
    (is_divided(speaker) || is_divided(saying.cue.first)) && !is_circumstance
}

/// "While the mayor insisted it was safe, | residents told the BBC": the clause behind the first one.
fn follows_subordinate(items: &[Item<'_>], place: usize, next: &Saying) -> bool {
    let opens = items.iter().find(|item| item.is_word);
    place == 0
        && opens.is_some_and(|item| matches!(item.folded.as_ref(), "while" | "although" | "though"))
        && next.first() < next.cue.first
        && items[next.first() - 1].is_mark(&[','])
}

/// "… and the governor said it was safe": a clause of its own.
fn is_joined(items: &[Item<'_>], next: &Saying) -> bool {
    let before = next.first().checked_sub(1).map(|place| &items[place]);
    // "… denied any role and promised an inquiry"
    let joins = before.is_some_and(|item| matches!(item.folded.as_ref(), "and" | "but"));
    if joins && next.framed.is_some() {
        return true;
    }
    // بينما ناشد رئيسها المؤسسات
    if before.is_some_and(|item| matches!(item.folded.as_ref(), "بينما" | "فيما")) {
        return true;
    }
    next.first() < next.cue.first
        && before.is_some_and(|item| {
            matches!(item.folded.as_ref(), "and" | "but" | "while") || item.is_mark(&[';', '؛'])
        })
}

/// The item before a verb that only leads to the participle at `saying`: …، | وختم قائلا.
fn before_framing(items: &[Item<'_>], saying: usize) -> usize {
    let leads = saying > 0
        && items[saying - 1].text.starts_with('و')
        && items[saying - 1].is_or_bare(&[
            "ختم",
            "ختمت",
            "اختتم",
            "اختتمت",
            "انهي",
            "انهت",
            "اكتفي",
            "اكتفت",
            "مضي",
            "مضت",
        ]);
    saying - usize::from(leads)
}

/// The longest words between commas inside a clause, in items.
const LONGEST_ASIDE: usize = 14;

/// Tells whether what is said stands behind an English verb without "that": "In a statement, the ministry said the road was open".
/// A time, a place or a listener there says that it stood before: "…, the minister said on Monday".
pub(super) fn goes_on(items: &[Item<'_>], saying: &Saying) -> bool {
    let behind: Vec<&Item<'_>> = items[saying.content.min(items.len())..]
        .iter()
        .take_while(|item| item.is_word)
        .collect();
    let opens = behind
        .first()
        .is_some_and(|first| !opens_circumstance(&first.folded))
        // "said at least 31 people had been killed"
        || behind.len() >= 3 && behind[0].is("at") && matches!(behind[1].folded.as_ref(), "least" | "most");
    // "14 people, including three children, | were killed"
    let close = saying.content + behind.len();
    let goes_on_behind_aside = opens
        && items.get(close).is_some_and(|item| item.is_mark(&[',']))
        && (close + 2..items.len().min(close + LONGEST_ASIDE))
            .find(|&place| items[place].is_mark(&[',']))
            .is_some_and(|comma| {
                comma + 1 < items.len()
                    && items[comma + 1].is_word
                    && is_finite_verb(items, comma + 1)
                    && cue(items, comma + 1).is_none()
            });
    tells_clause(items, saying)
        || goes_on_behind_aside
        || behind.len() >= 3 && opens && !matches!(saying.text.as_str(), "told" | "tells")
}

/// "The war, | he said, | was not over": the words on both sides of who speaks are one clause, of which the first part has no verb or
/// the second goes on with what the first began.
fn parts_clause(items: &[Item<'_>], saying: &Saying) -> bool {
    let before = before_office(items, saying.first());
    let closes = items
        .get(saying.cue.end)
        .is_some_and(|item| item.is_mark(&[',']));
    let Some(next) = items.get(saying.cue.end + 1).filter(|next| next.is_word) else {
        return false;
    };
    let has_verb = (0..before).any(|place| is_finite_verb(items, place));
    let has_marks = items[..before]
        .iter()
        .any(|item| item.is_mark(&['"', '“', '‘']));
    closes
        && !has_marks
        && !next.is_capitalised()
        && !next.folded.ends_with("ing")
        && !matches!(
            next.folded.as_ref(),
            "and" | "but" | "while" | "as" | "citing" | "who" | "which"
        )
        && (!has_verb || matches!(next.folded.as_ref(), "to" | "than" | "that" | "of" | "for"))
}

/// "Officials told the charity the numbers were exaggerated", and no "…, the minister told a conference".
fn tells_clause(items: &[Item<'_>], saying: &Saying) -> bool {
    matches!(saying.text.as_str(), "told" | "tells")
        && !saying.has_clause
        && items[saying.cue.end..]
            .iter()
            .take_while(|item| item.is_word)
            .any(|item| is_auxiliary(item) || is_strong_past(item))
}

/// The item behind the one who is told something: them, reporters, the charity, Al Jazeera.
fn behind_listener(items: &[Item<'_>], from: usize) -> usize {
    let Some(first) = items.get(from) else {
        return from;
    };
    if matches!(
        first.folded.as_ref(),
        "the" | "a" | "an" | "his" | "her" | "their"
    ) {
        return from + 2;
    }
    let capitals = items[from..]
        .iter()
        .take_while(|item| item.is_capitalised())
        .count();
    from + capitals.max(1)
}

/// Tells whether a verb of saying is followed by where or on what somebody spoke, and a participle by what they said: غرد على منصة إكس |
/// قائلا, علق على القرار | بالقول إن.
fn only_says_where(items: &[Item<'_>], saying: &Saying, next: &Saying) -> bool {
    let is_arabic = items[saying.cue.first].is_arabic();
    let is_led = saying.content.checked_sub(1).is_some_and(|place| {
        matches!(
            items[place].folded.as_ref(),
            "علي" | "الي" | "عن" | "في" | "عبر" | "من"
        )
    });
    is_arabic
        && saying.cue.kind == CueKind::Verb
        && !saying.has_clause
        && saying.framed.is_none()
        && is_led
        && next.cue.kind == CueKind::Participle
}
