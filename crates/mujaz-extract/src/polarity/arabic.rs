//! Arabic words that deny, and what only looks like one.

mod ma;
mod mains;
mod objects;
mod refusals;
mod subjects;
mod withheld;

use self::subjects::subject_end;
pub(super) use self::{
    mains::{begins_main_clause, goes_on_behind_marks},
    subjects::is_parallel,
};
use super::{Scope, looks_like_verb};
use crate::{
    items::{Item, bare},
    lexicon::{THINGS, is_verbal_noun},
    quotations::{is_complementizer, is_verb_of_saying},
};

/// Verbs and participles of denying, folded and without a conjunction.
const DENIES: &[&str] = &[
    "نفي",
    "نفت",
    "نفوا",
    "ينفي",
    "تنفي",
    "ينفون",
    "نافيا",
    "نافيه",
    "نافين",
    "استبعد",
    "يستبعد",
    "استبعدت",
    "تستبعد",
    "استبعدوا",
    "يستبعدون",
    "مستبعدا",
    "مستبعده",
    "انكر",
    "انكرت",
    "ينكر",
    "تنكر",
    "انكروا",
    "منكرا",
    "منكره",
    "دحض",
    "دحضت",
    "يدحض",
    "تدحض",
    "فند",
    "فندت",
    "يفند",
    "تفند",
    "مفندا",
    "مفنده",
];

/// How far behind a verb of denying its clause can begin, in items: behind an office, a name and an occasion between commas.
const FARTHEST_CLAUSE: usize = 18;

/// Verbs and participles of refusing.
const REFUSES: &[&str] = &[
    "رفض",
    "رفضت",
    "رفضوا",
    "يرفض",
    "ترفض",
    "يرفضون",
    "نرفض",
    "رافضا",
    "رافضه",
    "رافضين",
];

/// Past verbs that often go on a sentence behind و, where their form does not say that they are verbs.
const PAST_VERBS: &[&str] = &[
    "امر",
    "قرر",
    "وافق",
    "وقع",
    "قبل",
    "طلب",
    "عاد",
    "بدا",
    "انسحب",
    "غادر",
    "وصل",
    "التقي",
    "بقي",
    "ظل",
    "اصبح",
    "استمر",
    "فرض",
    "ارسل",
    "اطلق",
    "فتح",
    "اغلق",
    "منح",
    "قدم",
    "عقد",
    "رفع",
    "اجل",
    "ارجا",
    "علق",
    "تم",
    "وصف",
    "اعاد",
    "رد",
    "دعا",
    "طالب",
    "اتهم",
    "نشر",
    "واصل",
    "شارك",
    "تولي",
    "تعهد",
    "ادي",
];

pub(super) fn negation(items: &[Item<'_>], at: usize) -> Option<(usize, Scope)> {
    let next = items.get(at + 1).map_or("", |item| item.folded.as_ref());
    let affirms = exception(items, at).is_some();
    match items[at].bare() {
        "لا" | "لم" | "لن" | "ما"
            if denies_denial(items, at + 1)
                || withheld::is_cancelled(items, at + 1)
                || is_choice(items, at) =>
        {
            None
        }
        "لن" | "لا" if at > 0 && items[at - 1].bare() == "لم" => None,
        // لا نريد المال فحسب بل العدل
        "لا" if only_within(items, at) && goes_on_with_also(items, at) => None,
        "لا" => (!is_idiom_of_la(items, at) && !bounds(items, at) && !affirms)
            .then_some((at + 1, Scope::Clause)),
        // أن لا and ألا before a verb; إلا, the exception, is written with إ.
        "الا" => {
            let is_written_so = items[at]
                .text
                .trim_start_matches(['و', 'ف'])
                .starts_with('أ');
            (is_written_so
                && next.starts_with(['ي', 'ت', 'ن', 'ا'])
                && !is_idiom_of_la(items, at)
                && !affirms)
                .then_some((at + 1, Scope::Clause))
        }
        // بألا يشارك, لئلا يتكرر
        "بالا" if items[at].text.contains('أ') && !affirms => Some((at + 1, Scope::Clause)),
        "لئلا" | "كيلا" | "لكيلا" => Some((at + 1, Scope::Clause)),
        "لم" => {
            // ما لم is "unless".
            let unless = at > 0 && items[at - 1].bare() == "ما";
            let still = matches!(next, "يزل" | "تزل" | "يزالوا" | "تنفك");
            let only = (matches!(
                next,
                "يقتصر" | "تقتصر" | "يكتف" | "تكتف" | "يكتفوا" | "نكتف"
            ) || only_within(items, at))
                && goes_on_with_also(items, at);
            // لم ولن تفرط: both deny the one verb.
            let is_doubled = matches!(next, "ولن" | "ولا");
            (!unless && !still && !only && !affirms)
                .then_some((at + 1 + usize::from(is_doubled), Scope::Clause))
        }
        "لن" => (!affirms).then_some((at + 1, Scope::Clause)),
        "ليس" | "ليست" | "ليسوا" | "ليسا" | "ليستا" | "لسنا" | "لست" | "لستم" =>
        {
            let only = matches!(next, "فقط" | "فحسب" | "مجرد" | "وحده" | "وحدها")
                || only_within(items, at);
            let only = only && (goes_on_with_also(items, at) || matches!(next, "فقط" | "فحسب"));
            (!only && !affirms && !withheld::leaves_open(items, at + 1))
                .then_some((at + 1, Scope::Clause))
        }
        "ماكو" | "مش" | "محدش" | "مفيش" | "مافيش" | "ماكوش" | "ماكانش" => {
            Some((at + 1, Scope::Clause))
        }
        // مو is also a name.
        "مو" => items
            .get(at + 1)
            .filter(|next| next.is_word && !next.is_given_name())
            .map(|_| (at + 1, Scope::Clause)),
        "ما" => (ma::denies(items, at) && !affirms).then_some((at + 1, Scope::Clause)),
        "غير" | "بغير" | "لغير" | "كغير" | "الغير" => lacks_quality(items, at),
        "عدم" | "بعدم" | "لعدم" => Some((at + 1, Scope::Phrase)),
        "دون" | "بدون" | "بلا" => {
            // "Under" and "below", as in ما دون.
            let below = at > 0 && matches!(items[at - 1].folded.as_ref(), "ما" | "فما" | "وما");
            let takes_clause = items.get(at + 1).is_some_and(is_complementizer);
            (!below && !mains::is_below(items, at) && !withheld::cancels_without(items, at))
                .then_some((at + 1 + usize::from(takes_clause), Scope::Phrase))
        }
        "تعذر" | "تعذرت" | "يتعذر" | "تتعذر" | "استحال" | "استحالت" | "يستحيل" | "تستحيل" =>
        {
            // استحال إلى is "turned into".
            (!is_denied(items, at) && next != "الي")
                .then(|| (possible_from(items, at), Scope::Clause))
        }
        "كذب" | "كذبت" if at < 2 && subject_end(items, at) > at + 1 => {
            Some((subject_end(items, at), Scope::Clause))
        }
        verb if DENIES.contains(&verb)
            || REFUSES.contains(&verb)
            || DENIES.contains(&items[at].folded.as_ref()) =>
        {
            if is_denied(items, at) {
                return None;
            }
            let clause = (at + 1..items.len().min(at + FARTHEST_CLAUSE))
                .take_while(|&place| !items[place].is_mark(&['.', '؛', '؟']))
                // "استبعد الرئيس إعادة المباراة، معتبرا | أن": of another verb.
                .take_while(|&place| !refusals::says_more(items, place))
                .find(|&place| is_complementizer(&items[place]))
                // "رفض كشف اسمه، إن": إن belongs to another verb, قال.
                .filter(|&place| {
                    !items[place]
                        .text
                        .trim_start_matches(['و', 'ف'])
                        .starts_with('إ')
                })
                .map(|place| place + 1);
            let from = clause.unwrap_or_else(|| subject_end(items, at));
            Some((from, Scope::Clause))
        }
        _ => refusals::refusal(items, at).or_else(|| withheld::withheld(items, at)),
    }
}

/// غير and the quality that it denies; with a clause behind the quality that too: غير صحيح | أن الحكومة باعت الأرض.
fn lacks_quality(items: &[Item<'_>], at: usize) -> Option<(usize, Scope)> {
    let next = items.get(at + 1).map_or("", |item| item.folded.as_ref());
    // غير أن is "however".
    let however = matches!(next, "ان" | "انه" | "انها" | "انهم" | "اننا");
    // "More than once", "several".
    let many = matches!(next, "مره" | "واحد" | "واحده");
    if at > 0
        && items[at - 1].bare() == "من"
        && let Some(found) = withheld::without(items, at)
    {
        return Some(found);
    }
    // غير صحيح أن الحكومة باعت الأرض
    let has_clause = items.get(at + 2).is_some_and(is_complementizer);
    let scope = if has_clause || mains::takes_complement(items, at + 1) {
        Scope::Clause
    } else {
        Scope::Word
    };
    (!however
        && !many
        && !withheld::leaves_open(items, at + 1)
        && items.get(at + 1).is_some_and(|item| item.is_word))
    .then_some((at + 1, scope))
}

/// سواء شارك أم لم يشارك: both are left open.
fn is_choice(items: &[Item<'_>], at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    let is_led = || {
        items[at.saturating_sub(10)..before]
            .iter()
            .any(|item| item.is_or_bare(&["سواء", "سيان"]))
    };
    items[before].is("ام") || items[before].is("او") && is_led()
}

/// لا that denies nothing: لا يزال, لا بد, لا سيما, and لا يقتصر … بل.
fn is_idiom_of_la(items: &[Item<'_>], at: usize) -> bool {
    let next = items.get(at + 1).map_or("", |item| item.folded.as_ref());
    matches!(
        next,
        "يزال"
            | "تزال"
            | "يزالون"
            | "نزال"
            | "ازال"
            | "زال"
            | "زالت"
            | "زالوا"
            | "بد"
            | "شك"
            | "سيما"
            | "محاله"
            | "ريب"
            | "جرم"
            | "سيم"
            | "باس"
            | "ينفك"
            | "عجب"
            | "غرو"
            | "مفر"
            | "مناص"
            | "محيد"
            | "غني"
            | "يخفي"
            | "حصر"
            | "يحصي"
            | "تحصي"
            | "يستهان"
            | "غير"
            | "بديل"
            | "مانع"
            | "ضير"
    ) || matches!(next, "يقتصر" | "تقتصر" | "يكتفي" | "يعدو") && goes_on_with_also(items, at)
        || next == "تعد" && items.get(at + 2).is_some_and(|item| item.is("ولا"))
        || next == "احد" && items.get(at + 2).is_some_and(|item| item.is("ينكر"))
        || next == "يختلف" && items.get(at + 2).is_some_and(|item| item.is("اثنان"))
}

/// Tells whether a negation stands just before a verb.
fn is_denied(items: &[Item<'_>], verb: usize) -> bool {
    // لا أحد ينكر
    let by_nobody =
        verb > 1 && items[verb - 1].is("احد") && matches!(items[verb - 2].bare(), "لا" | "ما");
    by_nobody || verb > 0 && matches!(items[verb - 1].bare(), "لا" | "لم" | "لن" | "ما")
}

/// Where that stands which was not possible: تعذر | الوصول, تعذر على فرق الإنقاذ | الوصول.
fn possible_from(items: &[Item<'_>], verb: usize) -> usize {
    let word = |step: usize| {
        items
            .get(verb + step)
            .map_or("", |item| item.folded.as_ref())
    };
    if word(1) != "علي" {
        return verb + 1;
    }
    let somebody = if word(2).starts_with("ال") || !word(3).starts_with("ال") {
        3
    } else {
        4
    };
    if word(somebody).starts_with("ال") {
        verb + somebody
    } else {
        verb + 2
    }
}

/// لا يقل عن عشرين, لا تزيد على مئة: a bound of a number.
fn bounds(items: &[Item<'_>], at: usize) -> bool {
    let word = |step: usize| items.get(at + step).map_or("", |item| item.folded.as_ref());
    matches!(word(1), "يقل" | "تقل" | "يزيد" | "تزيد")
        && (2..=3).any(|step| matches!(word(step), "عن" | "علي"))
}

/// لم يستبعد, لا ينكر, لم ينف: who does not deny leaves it open.
fn denies_denial(items: &[Item<'_>], verb: usize) -> bool {
    items.get(verb).is_some_and(|item| {
        let word = item.folded.as_ref();
        DENIES.contains(&word)
            || matches!(
                word,
                "ينف"
                    | "تنف"
                    | "ننفي"
                    | "نستبعد"
                    | "ننكر"
                    | "ينفوا"
                    | "يستبعدوا"
                    | "ينكروا"
                    | "يخف"
                    | "يخفي"
                    | "تخف"
            )
    })
}

/// Tells whether a word introduces a clause.
pub(super) fn takes_clause(item: &Item<'_>) -> bool {
    is_complementizer(item)
}

/// The next act behind what is lacking: خلو المدينة من الأوبئة | وتوفر الأدوية.
pub(super) fn opens_conjunct(items: &[Item<'_>], cue: usize, at: usize) -> bool {
    matches!(items[cue].bare(), "خلو" | "بخلو" | "افتقار")
        && items[at].bare() != items[at].folded
        && withheld::is_act_alone(items[at].bare())
}

/// A word that begins another clause beside the denied one: وأن, its own negation, a past verb behind و, ما لم, إلا إذا.
pub(super) fn opens_clause(items: &[Item<'_>], cue: usize, at: usize) -> bool {
    let item = &items[at];
    let next = items.get(at + 1).map_or("", |item| item.folded.as_ref());
    let is_unless = item.is("ما") && next == "لم" || item.is("الا") && matches!(next, "اذا" | "ان");
    // What came first or was the reason is so: لم يحضر | بعدما ألغيت رحلته.
    let is_reason = item.is_or_bare(&["بعدما", "مما", "اذ", "لان", "لانه", "لانها", "لانهم"])
        || item.is("بعد") && matches!(next, "ان");
    // لن تعود الكهرباء | حتى يتم إصلاح المحول
    let is_until = item.is("حتي") && next.starts_with(['ي', 'ت']) && at >= cue + 3;
    // ما لا يعرفه كثيرون | أن البئر جفت
    let is_predicate = cue > 0 && items[cue - 1].bare() == "ما" && is_complementizer(item);
    // ليس هروبا | بقدر ما هو احتجاج
    let is_measured = item.is("بقدر") && next == "ما";
    is_unless
        || mains::opens_consequence(items, cue, at)
        || is_measured
        || goes_on_otherwise(items, cue, at)
        || is_until
        || is_predicate
        || is_reason
        // لا يمكن الاستغناء عنه | كما يجب احترامه
        || item.is("كما") && at >= cue + 4
        || item.is("ثم") && at >= cue + 2
        || is_soon_followed(items, cue, at)
        || is_left_unnamed(items, cue, at)
        || is_belief(item)
        || withheld::ends_identity(items, cue, at)
        || withheld::opens_relative(items, cue, at)
        || item.folded.starts_with('و')
            && item.bare() != item.folded
            && (is_complementizer(item)
                || matches!(item.bare(), "لا" | "لم" | "لن" | "ليس" | "ليست")
                || is_past_verb(item.bare(), item))
}

/// Behind a present verb of denying or refusing another one with the same subject does what is not denied: يرفض الحرب | ويطالب بوقفها.
fn goes_on_otherwise(items: &[Item<'_>], cue: usize, at: usize) -> bool {
    let verb = items[cue].bare();
    let denies =
        (DENIES.contains(&verb) || REFUSES.contains(&verb)) && verb.starts_with(['ي', 'ت', 'ن']);
    // غير مسؤولة عن التأخير | وتطالب بتعويض
    let is_quality = matches!(verb, "غير" | "الغير");
    let Some(next) = items[at].folded.strip_prefix('و') else {
        return false;
    };
    let is_noun = is_verbal_noun(next)
        || THINGS.contains(next)
        || next.ends_with("ات")
        || items[at].is_given_name();
    let is_of_same = denies && next.chars().next() == verb.chars().next();
    (is_of_same || is_quality) && looks_like_verb(next, 4) && !is_noun
}

/// What happened before long is so: لم يمض وقت طويل | حتى عاد, لم يلبث | أن استقال.
fn is_soon_followed(items: &[Item<'_>], cue: usize, at: usize) -> bool {
    let waits = items.get(cue + 1).is_some_and(|item| {
        matches!(
            item.folded.as_ref(),
            "يمض"
                | "تمض"
                | "يطل"
                | "تطل"
                | "يلبث"
                | "تلبث"
                | "يلبثوا"
                | "يكد"
                | "تكد"
                | "يكادوا"
        )
    });
    waits && items[at].is_or_bare(&["حتي", "ان"])
}

/// A clause that only says that somebody is not named ends with its verb: اتهم أطرافا لم يسمها | بالوقوف.
fn is_left_unnamed(items: &[Item<'_>], cue: usize, at: usize) -> bool {
    at == cue + 2
        && matches!(items[cue].bare(), "لم" | "لا")
        && matches!(
            items[cue + 1].folded.as_ref(),
            "يسمه"
                | "يسمها"
                | "يسمهم"
                | "يسمهما"
                | "تسمه"
                | "تسمها"
                | "تسمهم"
                | "يسموه"
                | "يسموها"
                | "يسموهم"
                | "يحدده"
                | "يحددها"
                | "يحددهم"
                | "تحدده"
                | "تحددها"
                | "تحددهم"
        )
        && items[at].folded.starts_with('ب')
}

/// What the speaker believes is another clause: لا تعني طرفا | وأعتقد أن.
fn is_belief(item: &Item<'_>) -> bool {
    matches!(
        item.folded.as_ref(),
        "واعتقد"
            | "ونعتقد"
            | "واظن"
            | "ونظن"
            | "واري"
            | "ونري"
            | "وارجو"
            | "ونرجو"
            | "وامل"
            | "ونامل"
            | "واتمني"
            | "ونتمني"
    )
}

fn is_past_verb(verb: &str, item: &Item<'_>) -> bool {
    let is_feminine = verb.ends_with('ت')
        && verb.chars().count() >= 4
        && !verb.ends_with("ات")
        && !verb.ends_with("وت")
        && !verb.starts_with("ال")
        && !matches!(verb, "كويت" | "انترنت" | "توقيت" | "تصويت");
    let with_object = ["ها", "هم", "ه"]
        .iter()
        .find_map(|object| verb.strip_suffix(object))
        .is_some_and(|verb| {
            verb.ends_with('ت') && verb.chars().count() >= 4 && !verb.ends_with("ات")
        });
    is_feminine || with_object || PAST_VERBS.contains(&verb) || is_verb_of_saying(&item.folded)
}

/// The exception that makes a negation a restriction: لا … إلا, "nothing but".
pub(super) fn exception(items: &[Item<'_>], at: usize) -> Option<usize> {
    (at + 1..items.len().min(at + 14))
        .take_while(|&place| !items[place].is_mark(&['.', '؛', '؟']))
        // لم توقع، | ولا تملك إلا الصبر: the exception is that of the negation just before it.
        .take_while(|&place| place == at + 1 || !is_particle(&items[place]))
        .find(|&place| {
            let item = &items[place];
            let is_exception = matches!(item.bare(), "الا" | "سوي")
                && !item.text.trim_start_matches(['و', 'ف']).starts_with('أ');
            is_exception
                && !items.get(place + 1).is_some_and(|next| {
                    matches!(next.folded.as_ref(), "ان" | "انه" | "انها" | "اذا")
                })
        })
}

fn is_particle(item: &Item<'_>) -> bool {
    item.is_or_bare(&["لا", "لم", "لن", "ليس", "ليست", "ليسوا", "لسنا", "لست"])
}

/// ليس … فقط: the word stands within the next words.
pub(super) fn only_within(items: &[Item<'_>], at: usize) -> bool {
    items[at + 1..]
        .iter()
        .take(10)
        .take_while(|item| !item.is_mark(&['.', '؛']))
        .any(|item| matches!(item.folded.as_ref(), "فقط" | "فحسب"))
}

/// … ولكن أيضا, … بل …: what makes "not only" an addition.
pub(super) fn goes_on_with_also(items: &[Item<'_>], at: usize) -> bool {
    items[at + 1..]
        .iter()
        .any(|item| matches!(bare(&item.folded), "لكن" | "بل" | "انما" | "ايضا" | "كذلك"))
}
