//! Who says what. An article with its sentences enters; its quotations, reports and their speakers leave.
//!
//! 1. `people` learns from every sentence who is introduced by which title and name (`introductions`; `mentions` takes both apart, where
//!    `arabic_names` and `english_names` say a name begins and `name_words` and `name_ends` where it ends) and which offices stand
//!    beside a name (`apposed_offices`), who has the same office elsewhere (`counterparts`), which `bodies` it names, and keeps them in its `register`;
//! 2. `cues` finds the words of saying in each sentence;
//! 3. `marks` pairs the quotation marks of each paragraph, completing single ones at a cue;
//! 4. `sayings` finds what belongs to each cue outside `asides`: its noun phrase (`subjects`, by those of `speakers`) and whom that
//!    means (`attributions`, or `antecedents` where it names nobody), through whom or in which of the `documents` the words come (`sources`), and where what is said
//!    begins (`contents`, behind the `adjuncts` and `times`); `named_later` names a speaker whom the next sentence names;
//! 5. `passages` tells each passage in marks to be speech or a name (`speech`) and gives speech to its cue, also one behind it (`tails`),
//!    or to the name before a colon (`colons`); `nested` does so for one inside another, `reports` makes a report of what a cue
//!    introduces without marks (`report_ends` says where it ends), and `headlines` of what stands beside a name in a headline.

mod adjuncts;
mod antecedents;
mod apposed_offices;
mod arabic_names;
mod asides;
mod attributions;
mod bodies;
mod colons;
mod contents;
mod counterparts;
mod cues;
mod documents;
mod english_names;
mod headlines;
mod introductions;
mod marks;
mod mentions;
mod name_ends;
mod name_words;
mod named_later;
mod nested;
mod passages;
mod people;
mod register;
mod report_ends;
mod reports;
mod sayings;
mod sources;
mod speakers;
mod speech;
mod subjects;
mod tails;
mod times;

use mujaz_model::{Article, Attribution, Quotation, Report, Span, Speaker};
use mujaz_text::fold_space;

pub(crate) use asides::hides_name;
pub(crate) use cues::{is_complementizer, is_verb_of_saying};
pub(crate) use english_names::names_person;
pub(crate) use introductions::named_person;
pub(crate) use speakers::{arabic_phrase, is_finite_verb, without_article};
pub(crate) use times::behind_time;

use self::{
    cues::{CueKind, Subject, cue},
    marks::Pair,
    people::People,
};
use crate::{
    items::Item,
    names::{Names, Places},
};

/// Finds the quotations and reports of `article`; nothing where `go_on`, which is asked at each sentence, says no.
pub(crate) fn find(
    article: &Article,
    sentences: &[Vec<Item<'_>>],
    names: &Names,
    go_on: &dyn Fn() -> Option<()>,
) -> Option<(Vec<Quotation>, Vec<Report>)> {
    let pairs = marks::pairs(
        article,
        |closing| inferred_start(article, sentences, closing),
        |opening| is_introduced(article, sentences, opening),
    );
    let mut people = People::default();
    for (at, items) in sentences.iter().enumerate() {
        go_on()?;
        people.introduce(at, items, names.places());
    }
    let mut reader = Reader {
        article,
        names,
        places: names.places(),
        pairs: &pairs,
        people,
        last: None,
        last_body: None,
        topic: None,
        topic_spoke: false,
        agent: None,
        quotations: Vec::new(),
        reports: Vec::new(),
    };
    for (at, items) in sentences.iter().enumerate() {
        go_on()?;
        reader.read(at, items);
    }
    Some((reader.quotations, reader.reports))
}

/// Where a passage begins whose opening mark is missing: behind the last cue of its sentence and the word that takes a clause.
fn inferred_start(article: &Article, sentences: &[Vec<Item<'_>>], closing: usize) -> Option<usize> {
    let at = article
        .sentences
        .partition_point(|sentence| sentence.span.end < closing)
        .min(article.sentences.len().checked_sub(1)?);
    let items: &[Item<'_>] = &sentences[at];
    let before: Vec<usize> = (0..items.len())
        .take_while(|&item| items[item].span.end <= closing)
        .collect();
    let cue = before
        .iter()
        .find_map(|&item| cue(items, item).filter(|cue| cue.kind != CueKind::According));
    let Some(cue) = cue else {
        // A closing mark that stands alone in a sentence without a word of saying: the sentence, if it is long enough.
        return (before.len() >= 4).then(|| items[0].span.start);
    };
    let opens = before
        .iter()
        .copied()
        .skip(cue.end)
        .take(LONGEST_SUBJECT)
        .find(|&item| {
            is_complementizer(&items[item])
                || items[item].is_mark(&[':'])
                || matches!(items[item].folded.as_ref(), "علي" | "الي" | "عن")
        });
    let mut start = opens.map_or(cue.end, |item| item + 1);
    if items.get(start).is_some_and(is_complementizer) {
        start += 1;
    }
    items.get(start).map(|item| item.span.start)
}

/// Tells whether a word of saying leads to the passage that starts at `opening`: by a colon, a word that takes a clause, a
/// preposition, or standing beside it.
fn is_introduced(article: &Article, sentences: &[Vec<Item<'_>>], opening: usize) -> bool {
    let at = article
        .sentences
        .partition_point(|sentence| sentence.span.end < opening);
    let Some(items) = sentences.get(at) else {
        return false;
    };
    let marked = items.partition_point(|item| item.span.start < opening);
    let before = &items[..marked.saturating_sub(1)];
    let Some(last) = before.iter().rposition(|item| item.is_word) else {
        return false;
    };
    let is_led = before[last + 1..].iter().any(|item| item.is_mark(&[':']))
        || is_complementizer(&items[last])
        || matches!(items[last].folded.as_ref(), "علي" | "الي" | "عن");
    let reach = last.saturating_sub(LONGEST_SUBJECT);
    (reach..=last)
        .rev()
        .filter_map(|item| cue(items, item))
        .any(|cue| is_led || cue.end == last + 1)
}

/// How far behind its verb a clause can begin.
const LONGEST_SUBJECT: usize = 16;

struct Reader<'a> {
    article: &'a Article,
    names: &'a Names,
    places: &'a Places,
    pairs: &'a [Pair],
    people: People,
    /// Who spoke last, and with which grammatical subject.
    last: Option<(Speaker, Subject)>,
    /// Which body spoke last.
    last_body: Option<Speaker>,
    /// Whom the last sentence was about, where that is not who spoke last.
    topic: Option<(Speaker, Subject)>,
    /// Whether that sentence tells what they did with words: وانتقد النائب الموقف. وأضاف
    topic_spoke: bool,
    /// Who asks for something or does the like in this sentence, and says nothing that is told: دعا الرئيس إلى الهدوء، وتعهد بأن.
    agent: Option<(Speaker, Subject)>,
    quotations: Vec<Quotation>,
    reports: Vec<Report>,
}

impl Reader<'_> {
    fn read(&mut self, sentence: usize, items: &[Item<'_>]) {
        let span = self.article.sentences[sentence].span;
        let first = self
            .pairs
            .partition_point(|pair| pair.inside.start < span.start);
        let own: Vec<Pair> = self.pairs[first..]
            .iter()
            .take_while(|pair| pair.inside.start < span.end)
            .copied()
            .collect();
        // Passages that began in an earlier sentence cover words here too.
        let reach = self.pairs[first.saturating_sub(8)..first]
            .iter()
            .filter(|pair| pair.inside.end > span.start);
        let reach: Vec<Pair> = reach.copied().collect();
        let covered: Vec<Span> = own.iter().chain(&reach).map(|pair| pair.inside).collect();
        if own.is_empty() && self.report_before_source(sentence, items) {
            return;
        }
        let near = [&reach[..], &own].concat();
        let sayings = self.sayings(sentence, items, &near, &covered);
        for pair in &own {
            let is_told = nested::around(*pair, &near)
                .filter(|outer| outer.confidence == marks::CERTAIN)
                .is_some_and(|outer| self.quote_within(sentence, items, *pair, outer));
            if !is_told {
                self.quote(sentence, items, *pair, &sayings, &own);
            }
        }
        for pair in &reach {
            self.attribute_ended(items, *pair, &sayings);
        }
        self.report(sentence, items, &own, &sayings);
        if sayings.is_empty() {
            self.report_behind_colon(sentence, items, &own);
        }
        self.name_holder(sentence, items, &sayings);
        let is_reported = |at: usize| {
            sayings[..at]
                .iter()
                .any(|outer| sayings[at].is_within(outer))
        };
        if let Some((_, saying)) = sayings.iter().enumerate().rev().find(|(at, saying)| {
            saying.speaker.is_some() && saying.cue.kind != CueKind::According && !is_reported(*at)
        }) {
            let speaker = saying
                .speaker
                .clone()
                .map(|speaker| (speaker, saying.subject));
            if let Some((body, _)) = speaker
                .as_ref()
                .filter(|(speaker, _)| !self.is_person(speaker))
            {
                self.last_body = Some(body.clone());
            }
            self.last = speaker.or_else(|| self.last.take());
            self.topic = None;
        } else if let Some(topic) = self
            .person_spoken_of(sentence, items)
            .or_else(|| self.agent.take())
        {
            self.topic = Some(topic);
            self.topic_spoke = items.first().is_some_and(acts_with_words);
        }
    }

    /// The words at a place of the article.
    fn text_at(&self, span: Span) -> String {
        fold_space(span.of(&self.article.source).unwrap_or_default())
    }

    /// Enters what somebody says without marks.
    fn enter_report(&mut self, sentence: usize, span: Span, attribution: Attribution) {
        self.reports.push(Report {
            sentence: self.article.sentences[sentence].index,
            text: self.text_at(span),
            span,
            attribution,
        });
    }

    /// The person who is the subject of a sentence.
    fn person_spoken_of(
        &mut self,
        sentence: usize,
        items: &[Item<'_>],
    ) -> Option<(Speaker, Subject)> {
        let first = items.iter().position(|item| item.is_word)?;
        let phrase = if items[first].is_arabic() {
            speakers::main_subject(items, items.len(), self.places)?
        } else {
            speakers::named_subject(items)?
        };
        let (name, subject) = self.people.person(sentence, items, phrase, self.places)?;
        let speaker = Speaker {
            name,
            mention: None,
            is_inferred: true,
        };
        Some((speaker, subject))
    }
}

/// انتقد, ورحب: what is done with words, also where the article does not give them.
fn acts_with_words(verb: &Item<'_>) -> bool {
    const VERBS: [&str; 14] = [
        "انتقد",
        "هاجم",
        "رحب",
        "دعا",
        "طالب",
        "ندد",
        "ادان",
        "شجب",
        "استنكر",
        "اشاد",
        "رفض",
        "عارض",
        "ايد",
        "دافع",
    ];
    VERBS.iter().any(|stem| {
        verb.bare()
            .strip_prefix(stem)
            .is_some_and(|ending| matches!(ending, "" | "ت"))
    }) || matches!(verb.bare(), "دعت")
}

#[cfg(test)]
mod tests;
