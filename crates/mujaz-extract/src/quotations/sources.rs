//! Through whom words come that others say: an agency, a statement, a newspaper at the end of a sentence.

use mujaz_model::Span;

use super::{
    Reader,
    attributions::without_lam,
    cues::{Cue, CueKind, is_verb_of_saying, trails_from},
    report_ends::before_office,
    reports::goes_on,
    sayings::Saying,
    speakers::is_unnamed,
};
use crate::items::Item;

impl Reader<'_> {
    /// نقلت الوكالة عن الوزير: the words are the minister's, through the agency.
    pub(super) fn join_relays(sayings: &mut Vec<Saying>) {
        let has_words = sayings
            .iter()
            .any(|saying| saying.cue.kind == CueKind::Words && saying.via.is_some());
        if has_words {
            sayings.retain(|saying| !saying.cue.relays);
        }
    }

    /// "The minister said it was over, state television reported": the words are the minister's, through the television.
    pub(super) fn nest_sources(items: &[Item<'_>], sayings: &mut Vec<Saying>) {
        let Some((outer, earlier)) = sayings.split_last_mut() else {
            return;
        };
        if !(outer.trails(items) && outer.speaker.is_some()) {
            return;
        }
        let Some(inner) = earlier
            .last_mut()
            .filter(|inner| inner.speaker.is_some() && inner.goes_on_to(items, outer.first()))
        else {
            return;
        };
        inner.until = Some(before_office(items, outer.first()));
        if inner.via.is_none()
            && outer.speaker.as_ref().map(|outer| &outer.name)
                != inner.speaker.as_ref().map(|inner| &inner.name)
        {
            inner.via = outer
                .speaker
                .as_ref()
                .and_then(|speaker| speaker.mention.clone());
        }
        sayings.pop();
    }

    /// بحسب البيان beside another cue says through whom it comes.
    pub(super) fn add_sources(items: &[Item<'_>], sayings: &mut Vec<Saying>) {
        // وأكد الرئيس، وفق ما نقل عنه مكتبه، أن
        let is_source = |saying: &Saying| {
            saying.cue.kind == CueKind::According || saying.trails.is_some_and(|trails| trails > 0)
        };
        if sayings.iter().all(is_source) {
            return;
        }
        // ووفقا للبيانات، تراجع المعدل، لكن خبراء يشككون: what the source says stands before another clause.
        let is_own = sayings.len() >= 2
            && is_source(&sayings[0])
            && sayings[0].cue.first <= 1
            && sayings[1].first().checked_sub(1).is_some_and(|before| {
                items[before].is_or_bare(&["لكن", "فيما", "بينما", "but", "while", "though"])
            });
        if is_own {
            sayings[0].until = Some(sayings[1].first());
            return;
        }
        // ذكرت الوكالة نقلا عن مصادر أن: the words are those of the sources.
        let relayed = sayings.iter().position(|saying| {
            saying.cue.kind == CueKind::According && items[saying.cue.first].is_or_bare(&["نقلا"])
        });
        if let Some(place) = relayed.filter(|&place| place > 0 && sayings[place].speaker.is_some())
        {
            let source = sayings.remove(place);
            let told = &mut sayings[place - 1];
            told.via = told.speaker.take().and_then(|agency| agency.mention);
            told.speaker = source.speaker;
            return;
        }
        let source = sayings.iter().find(|saying| is_source(saying));
        // وفقا للبيان: through البيان
        let is_behind_lam = source
            .filter(|saying| saying.cue.kind == CueKind::According)
            .and_then(|saying| saying.phrase)
            .is_some_and(|phrase| {
                items[phrase.first].is_arabic() && items[phrase.first].folded.starts_with('ل')
            });
        let source = source.and_then(|saying| saying.speaker.clone());
        if let Some(source) = source {
            sayings.retain(|saying| !is_source(saying));
            for saying in sayings {
                if saying.via.is_none()
                    && saying
                        .speaker
                        .as_ref()
                        .is_some_and(|speaker| speaker.name != source.name)
                {
                    saying.via = source.mention.as_deref().map(|mention| {
                        if is_behind_lam {
                            without_lam(mention)
                        } else {
                            mention.to_owned()
                        }
                    });
                }
            }
        }
    }
}

impl Saying {
    /// "…, state television reported on Sunday": tells whether an English verb with its subject stands behind all that is said.
    fn trails(&self, items: &[Item<'_>]) -> bool {
        self.cue.kind == CueKind::Verb
            && !self.has_clause
            && self.framed.is_none()
            && self.first() < self.cue.first
            && self.first() > 2
            && items[self.first() - 1].is_mark(&[','])
            && !items[self.cue.first].is_arabic()
            && !goes_on(items, self)
    }

    /// Tells whether what an English verb says stands between it and the comma before `end`, unless a mark ends it or another clause
    /// begins there.
    fn goes_on_to(&self, items: &[Item<'_>], end: usize) -> bool {
        self.cue.kind == CueKind::Verb
            && !items[self.cue.first].is_arabic()
            && self.first() < self.cue.first
            && self.content + 1 < end
            && (self.has_clause
                || self.framed.is_some()
                || goes_on(items, self)
                || !items[self.content].is_word)
            && !items[self.content..end]
                .iter()
                .any(|item| item.is_mark(&[';', '.']) || item.is("while"))
    }
}

/// Tells whether an Arabic word is one of denying: نفى, ينفي, نفته, أنكر, استبعد.
fn denies(word: &str) -> bool {
    let verb = ["ها", "هم", "ه"]
        .iter()
        .find_map(|object| word.strip_suffix(object))
        .unwrap_or(word);
    [
        "نفي",
        "نفت",
        "نفا",
        "نفوا",
        "ينف",
        "تنف",
        "انكر",
        "ينكر",
        "تنكر",
        "ستبعد",
        "فند",
        "دحض",
    ]
    .iter()
    .any(|stem| verb.starts_with(stem) || verb.contains("ستبعد"))
}

/// Tells whether a verb stands for nothing that its subject says: it describes a source, or denies what stands before it (وهو ما نفته
/// الوزارة).
pub(super) fn is_told_of_others(items: &[Item<'_>], cue: &Cue, earlier: &[Saying]) -> bool {
    let denies_before = cue.kind == CueKind::Verb
        && denies(items[cue.first].bare())
        && trails_from(items, cue.first).is_some();
    denies_before || describes_source(items, cue, earlier) || is_met_by_paper(items, cue)
}

/// لكن سكانا | تحدثوا إلى «العربي الجديد» أكدوا: to whom somebody unnamed speaks, whose words another verb brings.
fn is_met_by_paper(items: &[Item<'_>], cue: &Cue) -> bool {
    let is_unnamed_before = cue
        .first
        .checked_sub(1)
        .is_some_and(|before| items[before].is_word && !items[before].folded.starts_with("ال"));
    is_unnamed_before
        && items[cue.first].is_or_bare(&["تحدث", "تحدثت", "تحدثوا", "يتحدث", "تتحدث"])
        && items
            .get(cue.end)
            .is_some_and(|next| matches!(next.folded.as_ref(), "الي" | "ل" | "مع"))
        && items[cue.end..]
            .iter()
            .take(12)
            .skip(1)
            .any(|item| item.is_arabic() && is_verb_of_saying(item.bare()))
}

/// Tells whether a verb begins the relative clause of an indefinite source: وبحسب مصدر في الوزارة | تحدث للصحيفة، فإن.
fn describes_source(items: &[Item<'_>], cue: &Cue, earlier: &[Saying]) -> bool {
    let source = earlier
        .last()
        .filter(|saying| saying.cue.kind == CueKind::According);
    let phrase = source.and_then(|source| source.phrase);
    cue.kind == CueKind::Verb
        && items[cue.first].is_arabic()
        && phrase.is_some_and(|phrase| phrase.end == cue.first && is_unnamed(&items[phrase.first]))
}

/// The words of a cue, with the particle without which a verb of denying means the contrary: لا يستبعد المراقبون.
pub(super) fn span_of(items: &[Item<'_>], cue: &Cue) -> Span {
    let has_particle = cue.first > 0
        && denies(items[cue.first].bare())
        && items[cue.first - 1].is_or_bare(&["لا", "لم", "لن"]);
    let first = cue.first - usize::from(has_particle);
    Span::new(items[first].span.start, items[cue.end - 1].span.end)
}
