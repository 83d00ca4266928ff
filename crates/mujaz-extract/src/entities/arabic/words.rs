//! What an Arabic word in a name can be.

use crate::{
    items::Item,
    letters::Letters,
    lexicon::{
        COMPLEMENTS, INSTITUTIONS, MINISTRIES, OFFICES, OFFICIAL_ADJECTIVES, ends_name,
        is_verbal_noun,
    },
    names::Places,
};

/// The noun of a definite complement that can be a place's name: حي الكرادة, and not قاعدة البيانات, ساحة المعركة.
pub(super) fn names_place(head: &str, noun: &str) -> bool {
    let is_figurative = matches!(
        head,
        "قاعده"
            | "حقل"
            | "قضاء"
            | "سوق"
            | "محطه"
            | "سد"
            | "سجن"
            | "سهل"
            | "حديقه"
            | "ملعب"
            | "مسجد"
            | "متحف"
            | "كنيسه"
    );
    !(is_figurative && (MINISTRIES.contains(noun) || is_verbal_noun(noun))
        || noun.ends_with("ات") && head != "قصر"
        || matches!(
            noun,
            "اسهم"
                | "سلاح"
                | "وقود"
                | "خضار"
                | "سندات"
                | "عقار"
                | "ذهب"
                | "سيارات"
                | "عجز"
                | "فراغ"
                | "نقص"
                | "حيوان"
                | "مدينه"
                | "بلده"
                | "منطقه"
                | "قريه"
                | "تاريخ"
                | "سوداء"
                | "حره"
                | "بنزين"
                | "غاز"
                | "متهم"
                | "متهمين"
                | "فضاء"
                | "ضخ"
                | "مدرسه"
                | "جامعه"
                | "معركه"
                | "قتال"
                | "حرب"
                | "ثقه"
                | "دوله"
                | "شعب"
                | "حياه"
                | "معرفه"
        ))
}

/// A feminine word that can be the adjective of a feminine noun, by its pattern or the list: كبيرة, واقعة, محاصرة.
pub(super) fn resembles_adjective(word: &str) -> bool {
    let letters = Letters::of(word);
    matches!(letters[..], [_, 'ا', _, _, _] | [_, _, 'ي', _, _])
        || letters.len() < 4
        || word.ends_with("يه")
        || word.starts_with('م')
        || matches!(
            word,
            "امنه"
                | "صعبه"
                | "خاصه"
                | "عامه"
                | "ضخمه"
                | "نائيه"
                | "حساسه"
                | "قباله"
                | "هامه"
                | "ضيقه"
                | "سهله"
        )
}

pub(super) fn is_official(noun: &str) -> bool {
    COMPLEMENTS.contains(noun)
        || INSTITUTIONS.contains(noun)
        || MINISTRIES.contains(noun)
        || OFFICES.contains(noun)
}

/// A word without article that can be a name, and is no adjective of the noun before it, no preposition and no verb.
pub(super) fn could_be_name(item: &Item<'_>, places: &Places) -> bool {
    let word = item.folded.as_ref();
    if places.contains(word) {
        return true;
    }
    let is_adjective = word.ends_with('ه')
        || (word.ends_with('ي') && !item.text.ends_with('ى'))
        || OFFICIAL_ADJECTIVES.contains(word)
        || matches!(
            word,
            "كبير"
                | "صغير"
                | "اخر"
                | "اخري"
                | "واحد"
                | "كبري"
                | "عده"
                | "ذات"
                | "غير"
                | "مثل"
                | "قرب"
                | "ايضا"
        );
    let is_verb = word.starts_with(['ي', 'ت']) && word.chars().count() <= 4;
    !(is_adjective
        || is_verb
        || ends_name(word)
        || word.starts_with(['و', 'ب', 'ل', 'ف'])
        || item.text.contains('\u{64b}')
        || word.ends_with("ات")
        || word.ends_with("ين")
        || word.ends_with('ا')
        || word.chars().count() < 3)
}
