//! What a cue introduces without quotation marks.

use mujaz_model::{Attribution, Report, Span, Speaker};
use mujaz_text::{fold_space, weekday_named};

use super::{
    Reader,
    contents::is_auxiliary,
    cues::{CueKind, Subject, cue},
    marks::Pair,
    sayings::Saying,
};
use crate::{
    items::Item,
    lexicon::{DOCUMENTS, OFFICES_ENGLISH},
};

impl Reader<'_> {
    /// Enters a report for each saying of a sentence whose words are not in marks.
    pub(super) fn report(
        &mut self,
        sentence: usize,
        items: &[Item<'_>],
        own: &[Pair],
        sayings: &[Saying],
    ) {
        // Each of its pairs has just become a quotation.
        let quotations = &self.quotations[self.quotations.len() - own.len()..];
        for (place, saying) in sayings.iter().enumerate() {
            let opens = quotations
                .iter()
                .any(|quotation| quotation.attribution.cue_span == Some(saying.span));
            let is_bare = matches!(
                saying.cue.kind,
                CueKind::Verb | CueKind::According | CueKind::Passive
            ) || (saying.cue.kind == CueKind::Participle
                && (!items[saying.cue.first].is_arabic() || saying.framed.is_some()));
            if opens || !(saying.has_clause || is_bare) {
                continue;
            }
            let next = sayings[place + 1..].iter().find(|next| {
                let is_own = next.cue.kind == CueKind::Participle
                    || next.has_clause
                    || is_joined(items, next)
                    || quotations
                        .iter()
                        .any(|quotation| quotation.attribution.cue_span == Some(next.span));
                is_own && !next.is_within(saying)
            });
            let mut end = next.map_or(items.len(), Saying::first);
            let mut start = if tells_clause(items, saying) {
                behind_listener(items, saying.content)
            } else {
                saying.content
            };
            let is_arabic = items[saying.cue.first].is_arabic();
            if saying.cue.kind == CueKind::According
                || (!is_arabic
                    && !saying.has_clause
                    && saying.cue.first > 3
                    && !goes_on(items, saying))
            {
                // "…, the minister said": what is said stands before.
                if saying.cue.first > 2 {
                    start = 0;
                    end = if is_arabic || saying.cue.kind == CueKind::According {
                        saying.cue.first
                    } else {
                        before_office(items, saying.first())
                    };
                }
            }
            if let Some(trails) = saying.trails.filter(|_| !saying.has_clause) {
                // لقي عشرة حتفهم، وفق ما أفاد الدفاع المدني: what is said stands before.
                if trails > 2 {
                    start = 0;
                    end = trails;
                }
            }
            end = end.min(unsaid_from(items, start, end));
            if is_arabic {
                end = circumstance_from(items, start, end);
            }
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
            while start < end && items[start].is_mark(&['،', ',', ':']) {
                start += 1;
            }
            while end > start
                && (matches!(
                    items[end - 1].folded.as_ref(),
                    "and" | "but" | "while" | "فيما" | "بينما" | "كما"
                ) || !items[end - 1].is_word)
                && !items[end - 1].is_mark(&['»', '”', ')', '"', '%'])
            {
                end -= 1;
            }
            if end <= start + 1 {
                continue;
            }
            // تعهدت بـ | تقديم
            let is_joined = saying
                .framed
                .is_some_and(|framed| framed.is_joined && framed.at == start);
            let opening = if is_joined { 'ب'.len_utf8() } else { 0 };
            let span = Span::new(items[start].span.start + opening, items[end - 1].span.end);
            self.reports.push(Report {
                sentence: self.article.sentences[sentence].index,
                text: fold_space(span.of(&self.article.source).unwrap_or_default()),
                span,
                attribution: Attribution {
                    speaker: saying.speaker.clone(),
                    cue: Some(saying.text.clone()),
                    cue_span: Some(saying.span),
                    via: saying.via.clone(),
                },
            });
        }
    }
}

impl Reader<'_> {
    /// Enters what stands behind somebody's name or office and a colon, as in a headline: وزير الطاقة: الإنتاج سيرتفع.
    pub(super) fn report_behind_colon(
        &mut self,
        sentence: usize,
        items: &[Item<'_>],
        own: &[Pair],
    ) {
        let colon = items
            .iter()
            .take(2 * LONGEST_NAME)
            .position(|item| item.is_mark(&[':']));
        let is_free = |colon: usize| {
            own.iter()
                .all(|pair| pair.inside.end < items[colon].span.start)
        };
        let Some(colon) =
            colon.filter(|&colon| colon > 0 && items.len() > colon + 2 && is_free(colon))
        else {
            return;
        };
        // طقس العراق.. الأنواء: أمطار; what a list or an interview has before a name is no part of it.
        let first = items[..colon]
            .iter()
            .rposition(|item| item.is_mark(&['.', '…', '|', '-', '–', '—', '•', '؟', '!']))
            .map_or(0, |mark| mark + 1);
        let alone = colon - 1;
        let speaker = [first, alone]
            .into_iter()
            .filter(|&first| colon - first < LONGEST_NAME)
            .find_map(|first| self.somebody_before(sentence, items, first, colon));
        let last = items.iter().rposition(|item| item.is_word);
        let (Some(speaker), Some(last)) = (speaker, last.filter(|&last| last > colon + 1)) else {
            return;
        };
        let span = Span::new(items[colon + 1].span.start, items[last].span.end);
        self.last = Some((speaker.clone(), Subject::Unknown));
        self.reports.push(Report {
            sentence: self.article.sentences[sentence].index,
            text: fold_space(span.of(&self.article.source).unwrap_or_default()),
            span,
            attribution: Attribution {
                speaker: Some(speaker),
                ..Attribution::default()
            },
        });
    }
}

impl Reader<'_> {
    /// Who is named by the words from `first` to the colon, if somebody is. Of the last word of others only a known name is: لندن
    /// تستدعي السفير وطهران: لسنا طرفا.
    fn somebody_before(
        &mut self,
        sentence: usize,
        items: &[Item<'_>],
        first: usize,
        colon: usize,
    ) -> Option<Speaker> {
        let is_last_of_others = first > 0 && items[first - 1].is_word;
        let name = &items[first..colon];
        let is_known = || {
            name.first()
                .is_some_and(|item| item.folded.starts_with('و'))
                && self
                    .names
                    .find(items, first)
                    .is_some_and(|(_, end)| end == colon)
        };
        let is_somebody = if is_last_of_others {
            is_known()
        } else {
            !name.is_empty()
                && (self.is_office_or_known(items, first, colon)
                    || name
                        .iter()
                        .any(|item| OFFICES_ENGLISH.contains(&item.folded)))
        };
        is_somebody
            .then(|| self.speaker_before(sentence, items, first, colon))
            .flatten()
            .map(|speaker| Speaker {
                name: match speaker.name.strip_prefix('و') {
                    Some(rest) if is_last_of_others => rest.to_owned(),
                    _ => speaker.name,
                },
                ..speaker
            })
    }
}

/// The longest name before a colon, in items.
const LONGEST_NAME: usize = 9;

/// Where a sentence begins behind its dateline: "GENEVA/PORT SUDAN, March 4 (Reuters) - ".
fn behind_dateline(items: &[Item<'_>], end: usize) -> usize {
    let dash = items[..end.min(LONGEST_DATELINE)]
        .iter()
        .position(|item| item.is_mark(&['-', '–', '—']));
    let is_place = |item: &Item<'_>| {
        !item.is_word
            || item.text.chars().all(|letter| !letter.is_lowercase())
            || item.is_capitalised()
    };
    dash.filter(|&dash| dash > 0 && items[0].is_capitalised() && items[..dash].iter().all(is_place))
        .filter(|&dash| {
            let (before, behind) = (items[dash - 1].span.end, items[dash].span.start);
            items[0].text.chars().all(char::is_uppercase) && before < behind
        })
        .map_or(0, |dash| dash + 1)
}

/// "According to Hazem Jreij, who commands the regiment, | smugglers …": what is said begins behind the relative clause.
fn behind_relative(items: &[Item<'_>], start: usize, end: usize) -> usize {
    let at = (start..end).find(|&place| items[place].is_word);
    let is_relative = at.is_some_and(|at| {
        matches!(
            items[at].folded.as_ref(),
            "who" | "which" | "whose" | "الذي" | "التي"
        )
    });
    (start + 1..end)
        .find(|&place| place > at.unwrap_or(start) && items[place].is_mark(&[',', '،']))
        .filter(|_| is_relative)
        .map_or(start, |comma| comma + 1)
}

/// The longest dateline, in items.
const LONGEST_DATELINE: usize = 14;

/// Where the article itself goes on with what the speaker leaves unsaid: "…, but declined to say when", لكنها لم تكشف.
fn unsaid_from(items: &[Item<'_>], start: usize, end: usize) -> usize {
    let is_unsaid = |place: usize| {
        let word = |step: usize| {
            items
                .get(place + step)
                .map_or("", |item| item.folded.as_ref())
        };
        let english = matches!(word(1), "but" | "and")
            && (matches!(
                word(2),
                "declined" | "refused" | "gave" | "offered" | "provided"
            ) || matches!(word(2), "did" | "would") && matches!(word(3), "not"));
        let arabic = matches!(
            word(1),
            "لكنه" | "لكنها" | "لكنهم" | "ولكنه" | "ولكنها" | "ولم" | "دون"
        ) && (place + 2..end.min(place + 5)).any(|at| {
            let word = &*items[at].folded;
            ["كشف", "ذكر", "حدد", "وضح", "دلي", "فصح"]
                .iter()
                .any(|root| word.contains(root))
                || matches!(word, "رفض" | "رفضت" | "امتنع" | "امتنعت")
        });
        items[place].is_mark(&[',', '،']) && (english || arabic)
    };
    (start..end).find(|&place| is_unsaid(place)).unwrap_or(end)
}

/// Where what is said ends before a circumstance of the speaker or a clause of the article: عبر عن ثقته، | مستشهدا بما تحقق; …، | فيما
/// دعا الوزير.
fn circumstance_from(items: &[Item<'_>], start: usize, end: usize) -> usize {
    let is_participle = |item: &Item<'_>| {
        let word = item.folded.as_ref();
        word.starts_with('م')
            && word.ends_with('ا')
            && word.chars().count() >= 5
            && !item.is_given_name()
    };
    (start..end)
        .find(|&place| {
            items[place].is_mark(&['،', ','])
                && items[..end].get(place + 1).is_some_and(|next| {
                    is_participle(next)
                        || matches!(next.folded.as_ref(), "فيما" | "بينما")
                        || next.is("في")
                            && items
                                .get(place + 2)
                                .is_some_and(|item| matches!(item.folded.as_ref(), "حين" | "وقت"))
                        || cue(items, place + 1).is_some_and(|cue| {
                            cue.kind == CueKind::Participle
                                || cue.kind == CueKind::Verb && next.text.starts_with('و')
                        })
                })
        })
        .unwrap_or(end)
}

/// Where the speaker begins whose name stands at `name`: of "…, the oil minister, Kamal Zaidi, said" the office is no part of what is
/// said.
fn before_office(items: &[Item<'_>], name: usize) -> usize {
    // "…, a statement by the ministry said"
    if let Some(document) = name.checked_sub(2)
        && matches!(items[name - 1].folded.as_ref(), "by" | "from")
        && DOCUMENTS.contains(&items[document].folded)
    {
        let is_article = |place: usize| matches!(items[place].folded.as_ref(), "a" | "an" | "the");
        return document - usize::from(document > 0 && is_article(document - 1));
    }
    let is_comma = |place: usize| items[place].is_mark(&[',']);
    let Some(office_end) = name.checked_sub(1).filter(|&before| is_comma(before)) else {
        return name;
    };
    let earliest = office_end.saturating_sub(LONGEST_NAME);
    (earliest..office_end)
        .rev()
        .find(|&place| is_comma(place))
        .filter(|&comma| {
            items[comma + 1..office_end]
                .iter()
                .any(|item| OFFICES_ENGLISH.contains(&item.folded))
        })
        .unwrap_or(name)
}

/// "… and the governor said it was safe": a clause of its own.
fn is_joined(items: &[Item<'_>], next: &Saying) -> bool {
    let before = next.first().checked_sub(1).map(|place| &items[place]);
    // بينما ناشد رئيسها المؤسسات
    if before.is_some_and(|item| matches!(item.folded.as_ref(), "بينما" | "فيما")) {
        return true;
    }
    next.first() < next.cue.first
        && before.is_some_and(|item| {
            matches!(item.folded.as_ref(), "and" | "but" | "while") || item.is_mark(&[';', '؛'])
        })
}

/// Tells whether what is said stands behind an English verb without "that": "In a statement, the ministry said the road was open".
/// A time, a place or a listener there says that it stood before: "…, the minister said on Monday".
fn goes_on(items: &[Item<'_>], saying: &Saying) -> bool {
    let behind: Vec<&Item<'_>> = items[saying.content.min(items.len())..]
        .iter()
        .take_while(|item| item.is_word)
        .collect();
    let opens = behind.first().is_some_and(|first| {
        !matches!(
            first.folded.as_ref(),
            "on" | "in"
                | "at"
                | "to"
                | "as"
                | "by"
                | "from"
                | "of"
                | "with"
                | "during"
                | "after"
                | "before"
                | "when"
                | "while"
                | "yesterday"
                | "today"
                | "later"
                | "earlier"
        ) && weekday_named(&first.folded).is_none()
    });
    tells_clause(items, saying)
        || behind.len() >= 3 && opens && !matches!(saying.text.as_str(), "told" | "tells")
}

/// "Officials told the charity the numbers were exaggerated", and no "…, the minister told a conference".
fn tells_clause(items: &[Item<'_>], saying: &Saying) -> bool {
    matches!(saying.text.as_str(), "told" | "tells")
        && !saying.has_clause
        && items[saying.cue.end..]
            .iter()
            .take_while(|item| item.is_word)
            .any(is_auxiliary)
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
