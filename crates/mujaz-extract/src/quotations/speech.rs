//! Whether a passage in quotation marks is speech or a name. The passage with the items of its sentence and the sayings found there enters;
//! whether it is somebody's words leaves.

use mujaz_text::{fold, fold_space, words};

use super::{
    arabic_names::LETTERS,
    cues::{CueKind, is_complementizer, is_verb_of_saying},
    marks::Pair,
    name_words::is_name_word,
    sayings::Saying,
    speakers::without_article,
    tails::is_tail,
};
use crate::{
    items::Item,
    lexicon::{
        INSTITUTIONS, NAMING, NAMING_ENGLISH, OFFICES, ORGANISATIONS, PLACES, PLACES_BY_NAME,
        ends_name, is_verbal_noun,
    },
    names::Names,
};

/// A passage in marks with what stands around it.
pub(super) struct Passage<'a, 'b> {
    items: &'b [Item<'a>],
    pub(super) text: String,
    /// How many words it has.
    pub(super) count: usize,
    /// The item at which its words begin, and the one behind them.
    opening: usize,
    closing: usize,
    /// Where what stands before its opening mark ends, and where what stands behind its closing mark begins.
    pub(super) before: usize,
    pub(super) after: usize,
    /// The saying that leads to it, and the next one behind it.
    pub(super) lead: Option<&'b Saying>,
    pub(super) tail: Option<&'b Saying>,
    /// Whether it stands where what `lead` says begins.
    is_adjacent: bool,
    /// Whether it belongs to `tail`.
    pub(super) follows: bool,
}

impl<'a, 'b> Passage<'a, 'b> {
    /// Looks around the passage that `pair` encloses in `source`, whose sentence has these items and sayings.
    pub(super) fn of(
        source: &str,
        items: &'b [Item<'a>],
        pair: Pair,
        sayings: &'b [Saying],
    ) -> Self {
        let text = fold_space(pair.inside.of(source).unwrap_or_default());
        let count = words(&text).count();
        let opening = items.partition_point(|item| item.span.start < pair.inside.start);
        let before = opening.saturating_sub(usize::from(pair.has_opening));
        let (closing, after) = behind(items, pair);
        let lead = sayings
            .iter()
            .rev()
            .find(|saying| saying.cue.end <= before.max(1) && saying.cue.first < opening);
        let tail = sayings.iter().find(|saying| saying.cue.first >= closing);
        let is_adjacent = lead.is_some_and(|saying| {
            saying.content == before || (saying.content <= opening && opening - saying.content <= 1)
        });
        let mut passage = Self {
            items,
            text,
            count,
            opening,
            closing,
            before,
            after,
            lead,
            tail,
            is_adjacent,
            follows: false,
        };
        passage.follows = !passage.ends_clause_of_lead()
            && tail.is_some_and(|saying| is_tail(items, after, saying) && !adds_more(saying, lead));
        passage
    }

    /// Tells whether it is somebody's words, and no name.
    pub(super) fn is_speech(&self, names: &Names) -> bool {
        if self.is_named_before_act()
            || self.is_named_object()
            || self.is_person()
            || self.is_platform()
            || self.is_spelled()
            || self.is_named_teller()
            || self.is_named_subject()
            || self.is_named_in_english()
        {
            false
        } else if self.is_framed() {
            true
        } else if self.is_known_name(names) && !self.follows
            || self.count <= 3 && self.is_met_before_clause()
        {
            false
        } else if self.count <= 1 && !self.is_adjacent && !self.follows {
            self.is_word_of_lead()
        } else {
            self.is_told()
        }
    }

    /// The item `step` places before the passage.
    fn item_before(&self, step: usize) -> Option<&'b Item<'a>> {
        self.before
            .checked_sub(step)
            .map(|place| &self.items[place])
    }

    fn next(&self) -> Option<&'b Item<'a>> {
        self.items.get(self.after)
    }

    /// "Smith said they would “never talk,” but an official said …": the words in marks end a clause that is somebody's already.
    fn ends_clause_of_lead(&self) -> bool {
        let is_within = self.lead.is_some_and(|lead| {
            lead.content < self.before
                && lead.speaker.is_some()
                && !self.items[lead.cue.first].is_arabic()
        });
        is_within
            && self.next().is_some_and(|item| {
                matches!(
                    item.folded.as_ref(),
                    "but" | "and" | "while" | "though" | "although"
                )
            })
    }

    /// وأفادت "الوكالة الوطنية" | أن: who says something, by a name in marks between the verb and its clause.
    fn is_named_teller(&self) -> bool {
        self.count <= 4
            && self.lead.is_some_and(|lead| {
                lead.cue.end == self.before && (self.is_in_arabic(lead) || !describes(&lead.text))
            })
            && self.next().is_some_and(is_complementizer)
            || self.lead.is_some_and(|lead| {
                self.is_in_arabic(lead)
                    && lead.phrase.is_some_and(|subject| {
                        subject.first == self.before && subject.end >= self.after
                    })
            })
    }

    fn is_in_arabic(&self, saying: &Saying) -> bool {
        self.items[saying.cue.first].is_arabic()
    }

    /// Tells whether it is what a verb takes with ب: ندد الوزير بـ«…».
    fn is_framed(&self) -> bool {
        self.lead.is_some_and(|saying| {
            self.is_adjacent
                && self.item_before(1).is_some_and(|item| item.is("ب"))
                && saying.framed.is_some_and(|framed| framed.at == self.before)
        })
    }

    /// أعلنت الخطوط الجوية «أجنحة الشام» | استئناف رحلاتها: what is announced stands behind the name.
    fn is_named_before_act(&self) -> bool {
        self.count <= 4
            && self
                .lead
                .is_some_and(|lead| lead.framed.is_none() && !lead.has_clause)
            && self
                .next()
                .is_some_and(|next| next.is_arabic() && is_verbal_noun(&next.folded))
    }

    /// أقر المجلس «قانون العفو العام», نفذها «جيش المهدي»: what the first word in the marks says is a law or a body, behind no word that
    /// leads to what is said.
    fn is_named_object(&self) -> bool {
        let heads = self.items.get(self.opening).is_some_and(|head| {
            let noun = head.folded.as_ref();
            head.is_arabic()
                && (ORGANISATIONS.contains(noun)
                    || INSTITUTIONS.contains(noun)
                    || LAWS.contains(&noun))
        });
        let is_led = self.item_before(1).is_none_or(|before| {
            !before.is_word
                || is_complementizer(before)
                || matches!(
                    before.folded.as_ref(),
                    "ب" | "عن" | "علي" | "هو" | "هي" | "هذا" | "هذه" | "كان" | "كانت"
                )
        });
        // وافق على «نظام الاستثمار»
        let is_passed = self.item_before(1).is_some_and(|before| before.is("علي"))
            && self.item_before(2).is_some_and(|verb| {
                ["وافق", "صادق", "صوت", "تصويت", "وقع", "توقيع"]
                    .iter()
                    .any(|act| verb.folded.contains(act))
            });
        let is_led = is_led && !is_passed;
        let is_described =
            self.is_adjacent && self.lead.is_some_and(|lead| describes_as(&lead.text));
        heads && !is_led && !is_described && (2..=4).contains(&self.count) && !self.follows
    }

    /// المخرج «سالم كريم», وأردف «عبد المجيد»: somebody's name in marks.
    fn is_person(&self) -> bool {
        let words = &self.items[self.opening..self.closing.max(self.opening)];
        let is_name = words.iter().all(|item| item.is_word && is_name_word(item));
        let is_full = words.len() >= 2
            && words
                .first()
                .is_some_and(|first| first.is_given_name() || first.is_or_bare(&["ابو", "ابي"]));
        let has_office = self.item_before(1).is_some_and(|before| {
            before
                .bare()
                .strip_prefix("ال")
                .is_some_and(|noun| OFFICES.contains(noun) && !INSTITUTIONS.contains(noun))
        });
        let is_led = self
            .item_before(1)
            .is_none_or(|before| !before.is_word || before.is("ب") || is_complementizer(before));
        words.first().is_some_and(Item::is_arabic)
            && !is_led
            && is_name
            && (is_full
                && words[1..]
                    .iter()
                    .all(|item| !item.folded.starts_with(['ب', 'ل']))
                || has_office && words.len() >= 2)
            && words.len() <= 4
    }

    /// هيئة الإذاعة «إن بي آر»: Latin letters that are spelled.
    fn is_spelled(&self) -> bool {
        let words = &self.items[self.opening..self.closing.max(self.opening)];
        words.len() >= 2
            && words
                .iter()
                .all(|item| LETTERS.contains(&item.folded.as_ref()))
    }

    /// على «تويتر»
    fn is_platform(&self) -> bool {
        self.count == 1
            && self
                .items
                .get(self.opening)
                .is_some_and(|item| PLATFORMS.contains(&item.folded.as_ref()))
    }

    /// وكانت وكالة «خبر پارس» قد نقلت: the agency is the subject.
    fn is_named_subject(&self) -> bool {
        self.count <= 4
            && self.follows
            && self.item_before(1).is_some_and(|item| {
                let noun = without_article(item.bare());
                item.is_arabic() && (NAMING.contains(noun) || ORGANISATIONS.contains(noun))
            })
    }

    /// "comments carried by the “Khabar-e Rooz” news agency"
    fn is_named_in_english(&self) -> bool {
        self.count <= 4
            && looks_like_name(&self.text)
            && self.item_before(1).is_some_and(|item| {
                // told NBC's "Meet the Press"
                item.is_owner() && self.count >= 2
                    || matches!(
                        item.folded.as_ref(),
                        "the" | "newspaper" | "daily" | "magazine" | "weekly"
                    )
            })
    }

    /// Tells whether it is a well-known name, «فيسبوك», beside which nobody is said to call something so.
    fn is_known_name(&self, names: &Names) -> bool {
        self.opening < self.closing
            && names
                .find(self.items, self.opening)
                .is_some_and(|(_, end)| end == self.closing)
    }

    /// Tells whether what is said only begins behind the marks, as a clause or behind a colon, and a preposition stands before them: قال في
    /// حوار مع «الأفق» إن, في منشور على «فيسبوك»:
    fn is_met_before_clause(&self) -> bool {
        let is_met = self.item_before(1).is_some_and(|item| {
            matches!(
                item.folded.as_ref(),
                "مع" | "الي" | "عبر" | "علي" | "في" | "لدي" | "ل"
            )
        });
        let clause = self.after + usize::from(self.next().is_some_and(Item::is_comma));
        is_met
            && self.items.get(clause).is_some_and(|next| {
                is_complementizer(next)
                    || next.is_mark(&[':'])
                    || next.is_arabic() && is_verb_of_saying(next.bare())
            })
    }

    /// "He accused them of “theatre”": tells whether a single word is that of who speaks before it.
    fn is_word_of_lead(&self) -> bool {
        // A word without capital is the speaker's.
        self.lead.is_some_and(|saying| {
            describes(&saying.text)
                || (saying.cue.needs_clause || saying.has_clause) && self.is_lower_case()
                || saying.has_clause && self.is_predicate_word()
        }) && !self.is_name()
    }

    /// أن التعاون «وثيق», أن المجلس «سيصوت»: an Arabic word without article behind a noun with one.
    fn is_predicate_word(&self) -> bool {
        self.items.get(self.opening).is_some_and(|word| {
            word.is_arabic() && !word.folded.starts_with("ال") && !word.is_given_name()
        }) && self.item_before(1).is_some_and(|before| {
            before.bare().starts_with("ال") && !NAMING.contains(without_article(before.bare()))
        })
    }

    fn is_lower_case(&self) -> bool {
        self.text
            .starts_with(|letter: char| letter.is_ascii_lowercase())
    }

    /// Tells whether its length, its form and what stands beside it make it what somebody says.
    fn is_told(&self) -> bool {
        let describes_as = self.lead.is_some_and(|lead| describes(&lead.text))
            && self.item_before(1).is_some_and(|item| item.is("as"));
        if describes_as {
            return true;
        }
        let is_named = self.is_name() && !self.follows || self.is_so_called();
        if is_named && self.count <= 6 || self.lead.is_none() && !self.follows && self.is_title() {
            return false;
        }
        // He accused them of “theatre” and left.
        if self.is_adjacent && self.is_lower_case() {
            return true;
        }
        // «الصباح» نشرت: a short name as the subject of what is reported.
        let goes_on = self.next().is_some_and(|item| item.is_word);
        if self.is_adjacent && (self.count >= 3 || !goes_on) {
            return true;
        }
        let is_closed = self.text.ends_with(['.', '!', '?', '؟', '،', ',', '…']);
        // A few words inside what somebody says are that person's, unless they look like a name.
        let is_within = self.lead.is_some() && !looks_like_name(&self.text);
        self.follows && is_closed
            || self.count >= 6
            || self.count >= 2 && (self.follows || is_closed || is_within)
    }

    /// The so-called “safe zone” is empty, the mayor said.
    fn is_so_called(&self) -> bool {
        let word_before = |step| {
            self.item_before(step)
                .map_or("", |item| item.folded.as_ref())
        };
        matches!(
            word_before(1),
            "so-called" | "dubbed" | "nicknamed" | "codenamed"
        ) || word_before(1) == "called" && (word_before(3) == "so" || looks_like_name(&self.text))
    }

    /// “The Salt Road,” a drama about a family: American style has the comma inside the marks.
    fn is_title(&self) -> bool {
        let capitals = words(&self.text).filter(|word| word.text.starts_with(char::is_uppercase));
        self.text.ends_with([',', '.'])
            && looks_like_name(&self.text)
            && capitals.take(2).count() == 2
    }

    /// A name by what stands before it: صحيفة «الصباح», لـ«الصباح», بعنوان «…», the film "…".
    fn is_name(&self) -> bool {
        let Some(previous) = self.item_before(1).filter(|item| item.is_word) else {
            return false;
        };
        let is_second = || {
            self.item_before(2)
                .is_some_and(|item| leads_to_name(item.bare()))
                && previous.is_arabic()
                && self.count <= 4
                && looks_like_name(&self.text)
        };
        // فيلمها الطويل الثاني «ظل النخلة الأخيرة»
        let is_owned_work = || {
            (1..=3)
                .map_while(|step| self.item_before(step).map(|item| (step, item)))
                .find(|(_, item)| !item.folded.starts_with("ال"))
                .is_some_and(|(step, item)| {
                    let work = ["ها", "هم", "ه"]
                        .iter()
                        .find_map(|owner| item.bare().strip_suffix(owner));
                    step > 1 && work.is_some_and(leads_to_name)
                })
        };
        // الذي يطلق عليه «مقياس الخطورة»
        let is_called = || {
            self.item_before(2)
                .is_some_and(|verb| matches!(verb.bare(), "يطلق" | "تطلق" | "اطلق" | "اطلقت"))
                && matches!(previous.folded.as_ref(), "عليه" | "عليها" | "عليهم")
        };
        !self.is_clause_of_body(previous)
            && !self.is_predicate(previous)
            && (self.count <= 4 && (CALLING.contains(&previous.folded.as_ref()) || is_called())
                || leads_to_name(previous.bare())
                || is_owned_work()
                || self.is_of_organisation(previous)
                || self.is_spoken_to(previous)
                || receives(previous)
                || is_second())
    }

    /// الجماعة «تراجعت عن القوائم»: who is named so does not end in a clause.
    fn is_clause_of_body(&self, previous: &Item<'_>) -> bool {
        let is_body = previous
            .bare()
            .strip_prefix("ال")
            .is_some_and(|noun| INSTITUTIONS.contains(noun) || matches!(noun, "جماعه" | "كتله"));
        is_body && self.count >= 4 && words(&self.text).any(|word| ends_name(&fold(word.text)))
    }

    /// إن المشروع «سيخلق فرص عمل»: a predicate.
    fn is_predicate(&self, previous: &Item<'_>) -> bool {
        self.count >= 2
            && previous.folded.starts_with("ال")
            && words(&self.text).next().is_some_and(|word| {
                let folded = fold(word.text);
                matches!(
                    folded.as_str(),
                    "لم" | "لن" | "لا" | "ليس" | "ليست" | "سوف" | "قد"
                ) || ["سي", "ست", "سن"]
                    .iter()
                    .any(|future| folded.starts_with(future))
                    && folded.chars().count() >= 5
            })
    }

    /// بنك «نورد مار», لمجمع «طاقات الجنوب»
    fn is_of_organisation(&self, previous: &Item<'_>) -> bool {
        let noun = previous.folded.as_ref();
        // في سد «أواش الأعلى»
        let is_head = |noun: &str| {
            [&ORGANISATIONS, &PLACES, &PLACES_BY_NAME]
                .iter()
                .any(|heads| heads.contains(noun))
        };
        let is_named = is_head(noun) || noun.strip_prefix(['ل', 'ب', 'ك']).is_some_and(is_head);
        is_named && previous.is_arabic() && self.count <= 3
    }

    /// تحدث إلى «شفق»
    fn is_spoken_to(&self, previous: &Item<'_>) -> bool {
        previous.is("الي")
            && self.count <= 3
            && self.item_before(2).is_some_and(|item| {
                matches!(
                    item.bare(),
                    "تحدث"
                        | "تحدثت"
                        | "تحدثوا"
                        | "يتحدث"
                        | "تتحدث"
                        | "حديث"
                        | "حديثه"
                        | "حديثها"
                )
            })
    }
}

/// He accused them of “stalling”, | saying that: a participle goes on from what somebody has said already.
fn adds_more(tail: &Saying, lead: Option<&Saying>) -> bool {
    tail.cue.kind == CueKind::Participle && lead.is_some_and(|lead| lead.speaker.is_some())
}

/// The item behind the words of a passage, and the one behind its closing mark.
pub(super) fn behind(items: &[Item<'_>], pair: Pair) -> (usize, usize) {
    let closing = items.partition_point(|item| item.span.start < pair.inside.end);
    (closing, (closing + 1).min(items.len()))
}

/// Verbs that call something by a word: وصف, "called".
fn describes(cue: &str) -> bool {
    let cue = fold(cue);
    [
        "وصف",
        "اعتبر",
        "called",
        "calls",
        "described",
        "قال",
        "said",
    ]
    .iter()
    .any(|verb| cue.contains(verb))
}

/// Verbs that call something so in Arabic: وصف, اعتبر, سمى.
fn describes_as(cue: &str) -> bool {
    let cue = fold(cue);
    ["وصف", "صف", "اعتبر", "عتبر", "سمي", "عد"]
        .iter()
        .any(|verb| cue.contains(verb))
}

/// Where people write what papers quote.
const PLATFORMS: [&str; 10] = [
    "تويتر",
    "فيسبوك",
    "فيس",
    "اكس",
    "تلغرام",
    "تليغرام",
    "انستغرام",
    "يوتيوب",
    "واتساب",
    "لينكد",
];

/// Words behind which a name stands in marks: من طراز «…», مثل «…», تدعى «…».
const CALLING: [&str; 17] = [
    "راديو",
    "لراديو",
    "تلفزيون",
    "لتلفزيون",
    "صبغه",
    "ماده",
    "مثل",
    "طراز",
    "تدعي",
    "يدعي",
    "تسمي",
    "يسمي",
    "المسمي",
    "المسماه",
    "حلقات",
    "اسم",
    "باسم",
];

/// What passes and is signed, and has a name.
const LAWS: [&str; 12] = [
    "نظام",
    "لائحه",
    "قانون",
    "مرسوم",
    "اتفاقيه",
    "معاهده",
    "مذكره",
    "مشروع",
    "مبادره",
    "خطه",
    "صفقه",
    "وثيقه",
];

/// صحيفة, لصحيفة, "the film": a word behind which a name stands in marks.
fn leads_to_name(word: &str) -> bool {
    let word = word
        .strip_prefix(['ب', 'ل'])
        .filter(|rest| NAMING.contains(without_article(rest)))
        .unwrap_or(word);
    // منصته «تروث سوشال»
    let owned = ["ته", "تها", "تهم"]
        .iter()
        .find_map(|owner| word.strip_suffix(owner));
    NAMING.contains(word)
        || NAMING.contains(without_article(word))
        || NAMING_ENGLISH.contains(word)
        || owned.is_some_and(|noun| NAMING.contains(&format!("{noun}ه")))
}

/// تلقت «الصباح» نسخة منه: a newspaper gets or publishes what somebody says.
fn receives(previous: &Item<'_>) -> bool {
    matches!(
        previous.folded.as_ref(),
        "تلقت"
            | "تلقي"
            | "تلقته"
            | "تلقتها"
            | "نشرته"
            | "نشرتها"
            | "حصلت"
            | "ل"
            | "خص"
            | "به"
            | "ب"
            | "بـ"
            | "ابلغ"
            | "مراسل"
    )
}

/// All words definite, or all capitalised: الحشد الشعبي, "Operation Inherent Resolve".
fn looks_like_name(text: &str) -> bool {
    let all: Vec<_> = words(text).collect();
    let definite = all.iter().all(|word| fold(word.text).starts_with("ال"));
    let is_capital = |word: &str| word.starts_with(char::is_uppercase) || word.len() <= 3;
    let capitalised = all.iter().all(|word| is_capital(word.text))
        && all
            .iter()
            .any(|word| word.text.starts_with(char::is_uppercase));
    definite || capitalised
}
