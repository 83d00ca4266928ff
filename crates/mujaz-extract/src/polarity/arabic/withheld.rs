//! Words that say of an act that it was not done, kept from happening or not possible, without a particle of negation: فشل في, أحجم عن, منع من,
//! افتقر إلى, من المستبعد أن. What they deny stands behind a particle of theirs. A negation before them cancels both: لم يتردد في.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::{
    items::Item,
    lexicon::{PLACES, is_verbal_noun},
    quotations::is_complementizer,
};

use super::{Scope, is_denied};

/// Words with the particle behind which the act stands that was left, missed or kept from happening.
const WITHHOLDING: &[(&str, &str)] = &[
    (
        "عن",
        "امتنع امتنعت امتنعوا يمتنع تمتنع يمتنعون ممتنعا ممتنعه ممتنعين امتناع امتناعه امتناعها امتناعهم احجم \
         احجمت احجموا يحجم تحجم يحجمون احجام محجما محجمه محجمين عزف عزفت عزفوا يعزف تعزف يعزفون عزوف عجز عجزت \
         عجزوا يعجز تعجز يعجزون عاجز عاجزا عاجزه عاجزين عاجزون عجزه عجزها عجزهم تقاعس تقاعست تقاعسوا يتقاعس \
         تتقاعس يتقاعسون عار عاريا عاريه",
    ),
    (
        "في",
        "فشل فشلت فشلوا فشلا يفشل تفشل يفشلون فشله فشلها فشلهم اخفق اخفقت اخفقوا يخفق تخفق يخفقون اخفاق اخفاقه \
         اخفاقها اخفاقهم مخفقا مخفقه",
    ),
    (
        "من",
        "برات براته براتها برئ برئت تبرئه منع منعت منعوا يمنع تمنع يمنعون منعه منعها منعهم منعته منعتها منعتهم يمنعه يمنعها يمنعهم تمنعه تمنعها \
         تمنعهم مانعا مانعه حرم حرمت حرموا يحرم تحرم يحرمون حرمه حرمها حرمهم حرمته حرمتها حرمتهم حرمان محروم \
         محرومه محرومون محرومين خلا خلت يخلو تخلو خلو بخلو خاليا خاليه",
    ),
    (
        "الي",
        "افتقر افتقرت افتقروا يفتقر تفتقر يفتقرون افتقار مفتقرا مفتقره افتقاره افتقارها افتقارهم لافتقار \
         لافتقاره لافتقارها لافتقارهم",
    ),
];

/// What somebody lacks stands behind them: تنقصه الخبرة.
const LACKING: &[&str] = &[
    "ينقصه",
    "ينقصها",
    "ينقصهم",
    "تنقصه",
    "تنقصها",
    "تنقصهم",
    "ينقصنا",
    "تنقصنا",
    "يعوزه",
    "يعوزها",
    "يعوزهم",
    "تعوزه",
    "تعوزها",
    "تعوزهم",
];

/// What is missing stands behind them: انعدام الأمن.
const MISSING: &[&str] = &["انعدام", "لانعدام", "انتفاء", "لانتفاء", "استحاله", "لاستحاله"];

/// How likely, possible or certain: من غير المرجح أن.
const LIKELIHOOD: &[&str] = &[
    "المرجح",
    "المتوقع",
    "المحتمل",
    "الممكن",
    "الوارد",
    "المنتظر",
    "المؤكد",
    "الواضح",
    "المعروف",
    "المعلوم",
    "المنطقي",
    "المعقول",
    "المسموح",
    "الجائز",
    "المقرر",
    "المخطط",
    "المجدي",
];

/// Words that a negation cancels, with what stands behind them then: لم يتردد في الرد, لم يدخر جهدا.
const CANCELLED: &[(&[&str], &str)] = &[
    (&[], ""),
    (
        &["في"],
        "يمانع تمانع نمانع يمانعون يمانعوا يتردد تتردد يترددوا نتردد يفشل تفشل يفشلوا يخفق تخفق يخفقوا",
    ),
    (
        &["عن"],
        "يتوان تتوان يتوانوا يتواني تتواني يتوانون نتواني يتوقف تتوقف يتوقفوا يكف تكف يكفوا يتورع تتورع \
         يتورعوا يتورعون يعجز تعجز يمتنع تمتنع يحجم تحجم يتقاعس تتقاعس",
    ),
    (
        &["من"],
        "يخل تخل يخلو تخلو يمنع تمنع يمنعه يمنعها يمنعهم تمنعه تمنعها تمنعهم يحرم تحرم",
    ),
    (&["دون"], "يحل تحل يحول تحول"),
    (&["الي"], "يفتقر تفتقر يفتقرون يفتقروا"),
    (
        &["جهدا", "جهد"],
        "يدخر تدخر يدخروا ندخر يال تال يالو تالو يالوا",
    ),
    (&["حتي"], "يكد تكد يكاد تكاد يكادوا يلبث تلبث"),
    (&["بدون", "بلا", "دون"], "يمر تمر يمض يمضي تمضي يكاد تكاد"),
];

/// Nouns of acts that no pattern shows.
const ACTS: &str = "وقف كسب جمع فرض كسر رفع دخول وصول حصول بلوغ ضم نيل حل حسم عقد فتح جذب سد صد كبح خفض ردع حمايه اداء ضبط كشف \
    نقل ايجاد سفر عوده خروج مرور فوز عثور سيطره وفاء عمل نوم تصويت ترشح حضور دفع سداد بيع شراء زياره عبور صيد \
    لقاء اجراء تاهل توصل تصدي توسع تقدم تعليم رد قول نشر بث هبوط صعود بناء زراعه مغادره مواصله متابعه مواجهه \
    معالجه ملاحقه مشاركه استرداد دفن علاج تنقل تحدث حديث تسجيل قيام طعن ممارسه صرف سحب منع";

/// Where what is denied begins, and how far the word at `at` governs.
pub(super) fn withheld(items: &[Item<'_>], at: usize) -> Option<(usize, Scope)> {
    let word = items[at].bare();
    if LACKING.contains(&word) {
        return (!is_denied(items, at)).then_some((at + 1, Scope::Phrase));
    }
    if MISSING.contains(&word) {
        return Some((at + 1, Scope::Phrase));
    }
    if matches!(word, "المستبعد" | "المستحيل" | "المحال") {
        let is_left_open = at > 1 && items[at - 2].bare().starts_with("ليس");
        let is_predicate = at > 0 && items[at - 1].bare() == "من" && !is_left_open;
        let takes_clause = items.get(at + 1).is_some_and(is_complementizer);
        return (is_predicate && takes_clause).then_some((at + 2, Scope::Clause));
    }
    // The ف of فشل is its own.
    let particle = particle_of(&items[at].folded).or_else(|| particle_of(word))?;
    if is_denied(items, at) {
        return None;
    }
    let from = behind_particle(items, at, particle)?;
    let adjoins = from == at + 2;
    let next = items.get(from).filter(|next| next.is_word)?;
    let is_meant = match particle {
        "في" => {
            is_act(next)
                || adjoins
                    && !PLACES.contains(&next.folded)
                    && !next.text.starts_with(char::is_numeric)
                    && mujaz_text::weekday_named(&next.folded).is_none()
                    && !mujaz_text::is_month(&next.folded)
        }
        "من" if !matches!(
            word,
            "خلا" | "خلت" | "يخلو" | "تخلو" | "خلو" | "بخلو" | "خاليا" | "خاليه"
        ) =>
        {
            is_act(next)
                || word.starts_with("محروم")
                || word.starts_with("حرمان")
                || matches!(
                    next.folded.as_ref(),
                    "تهمه" | "التهمه" | "تهم" | "التهم" | "جريمه" | "دم"
                )
        }
        "عن" if word.starts_with("عار") => next.is("الصحه"),
        "عن" if matches!(word, "عجز" | "عزف" | "عزفت") => is_act(next) || adjoins,
        _ => true,
    };
    let scope = match particle {
        "عن" | "في" => Scope::Clause,
        "من" if is_act(next) => Scope::Clause,
        _ => Scope::Phrase,
    };
    is_meant.then_some((from, scope))
}

/// The particle of a word that withholds.
fn particle_of(word: &str) -> Option<&'static str> {
    static PARTICLES: OnceLock<FxHashMap<&str, &str>> = OnceLock::new();
    let particles = PARTICLES.get_or_init(|| {
        WITHHOLDING
            .iter()
            .flat_map(|(particle, words)| words.split(' ').map(move |word| (word, *particle)))
            .collect()
    });
    particles.get(word).copied()
}

/// The item behind the particle that leads what a word denies: امتنع الوزير عن | التعليق; يفتقر | للأجهزة.
fn behind_particle(items: &[Item<'_>], at: usize, particle: &str) -> Option<usize> {
    (at + 1..items.len().min(at + 8))
        .take_while(|&place| items[place].is_word)
        // المنتجات القادمة من …: the particle of another word.
        .find_map(|place| {
            let item = &items[place];
            if item.is(particle) {
                Some(place + 1)
            } else {
                (particle == "الي" && item.folded.starts_with("لل")).then_some(place)
            }
        })
}

/// The noun of an act, by its pattern or the list: إقناع, الوصول, توفير.
fn is_act(item: &Item<'_>) -> bool {
    let word = item.folded.as_ref();
    let noun = word.strip_prefix("ال").unwrap_or(word);
    is_act_alone(noun) || is_complementizer(item)
}

/// The same of a noun without article.
pub(super) fn is_act_alone(noun: &str) -> bool {
    let letters = noun.chars().count();
    let is_fourth = letters == 5 && {
        let mut letters = noun.chars();
        letters.next() == Some('ا') && letters.nth(2) == Some('ا')
    };
    let is_fifth = letters == 4 && noun.starts_with('ت');
    ACTS.split(' ').any(|act| act == noun)
        || !noun.ends_with('ا') && (is_verbal_noun(noun) || is_fourth || is_fifth)
}

/// Tells whether the negation before item `at` and what stands there cancel each other.
pub(super) fn is_cancelled(items: &[Item<'_>], at: usize) -> bool {
    let Some(item) = items.get(at) else {
        return false;
    };
    let word = item.folded.as_ref();
    CANCELLED.iter().any(|(behind, words)| {
        words.split(' ').any(|own| own == word)
            && items[at + 1..]
                .iter()
                .take(10)
                .take_while(|item| item.is_word)
                .any(|item| behind.contains(&item.folded.as_ref()))
    })
}

/// دون behind لا يمر يوم: the two negatives make what stands behind it true.
pub(super) fn cancels_without(items: &[Item<'_>], without: usize) -> bool {
    (without.saturating_sub(8)..without).any(|place| {
        is_denied(items, place)
            && matches!(
                items[place].folded.as_ref(),
                "يمر"
                    | "تمر"
                    | "يمض"
                    | "يمضي"
                    | "تمضي"
                    | "يكاد"
                    | "تكاد"
                    | "يحل"
                    | "تحل"
                    | "يحول"
                    | "تحول"
            )
            && items[place..without].iter().all(|item| item.is_word)
    })
}

/// ليس من المستبعد, ليس مستحيلا, غير مستبعد: what is not ruled out is left open.
pub(super) fn leaves_open(items: &[Item<'_>], from: usize) -> bool {
    let skipped = usize::from(items.get(from).is_some_and(|item| item.is("من")));
    items.get(from + skipped).is_some_and(|item| {
        matches!(
            item.folded.trim_start_matches('ب'),
            "مستبعد"
                | "مستبعدا"
                | "مستبعده"
                | "المستبعد"
                | "مستحيل"
                | "مستحيلا"
                | "المستحيل"
                | "مستغرب"
                | "مستغربا"
                | "المستغرب"
        )
    })
}

/// من غير: "without", or how unlikely something is. Where what is denied begins, and how far it governs.
pub(super) fn without(items: &[Item<'_>], at: usize) -> Option<(usize, Scope)> {
    let next = items.get(at + 1)?;
    if is_complementizer(next) {
        return Some((at + 2, Scope::Phrase));
    }
    let is_likelihood = LIKELIHOOD.contains(&next.folded.as_ref())
        && items[at + 2..].iter().take(3).any(is_complementizer);
    is_likelihood.then_some((at + 1, Scope::Clause))
}

/// The word that begins what is not denied behind "not the first": ليست المرة الأولى | التي, ليس أول | من.
pub(super) fn ends_identity(items: &[Item<'_>], cue: usize, at: usize) -> bool {
    let is_relative = is_relative(&items[at]) || items[at].is("من") || items[at].is("ما");
    is_relative && {
        let copula = items[cue].bare();
        let is_copula = copula.starts_with("ليس") && copula.chars().count() <= 5
            || copula == "لم"
                && items
                    .get(cue + 1)
                    .is_some_and(|item| matches!(item.folded.as_ref(), "يكن" | "تكن" | "يكونوا"));
        is_copula
            && items[cue + 1..at].iter().any(|item| {
                let word = item.folded.trim_start_matches('ب');
                matches!(
                    word.strip_prefix("ال").unwrap_or(word),
                    "اول"
                        | "اولي"
                        | "وحيد"
                        | "وحيده"
                        | "وحيدين"
                        | "اخر"
                        | "اخير"
                        | "اخيره"
                        | "ثانيه"
                        | "ثاني"
                        | "ثالثه"
                        | "هو"
                        | "هي"
                        | "هم"
                )
            })
            && items[cue + 1..at].iter().all(|item| item.is_word)
    }
}

/// A relative clause behind a late complement says what is so: من يقف وراء الاختراق | الذي طال البيانات.
pub(super) fn opens_relative(items: &[Item<'_>], cue: usize, at: usize) -> bool {
    is_relative(&items[at])
        && at >= cue + 5
        && items[at - 1].folded.starts_with("ال")
        && matches!(
            items[at - 2].folded.as_ref(),
            "وراء" | "خلف" | "عن" | "حول" | "بشان" | "علي" | "ضد"
        )
}

fn is_relative(item: &Item<'_>) -> bool {
    matches!(
        item.folded.as_ref(),
        "الذي"
            | "التي"
            | "الذين"
            | "اللذان"
            | "اللذين"
            | "اللتان"
            | "اللتين"
            | "اللواتي"
            | "اللاتي"
    )
}
