//! People whose given name is also that of a place: Jordan Smith, Paris Hilton, `جورجيا ميلوني`. What stands beside such a name tells it from
//! the place: a trade or an office before it, an age, an aside or a word of saying and doing behind it.

use crate::{
    items::Item,
    lexicon::{OFFICE_MODIFIERS, OFFICES, OFFICES_ENGLISH, ORGANISATIONS_ENGLISH, PLACES_ENGLISH},
    names::Names,
    quotations::without_article,
};

/// The person whose name begins at `at` with that of a place: where it begins and ends.
pub(super) fn person(items: &[Item<'_>], at: usize, names: &Names) -> Option<(usize, usize)> {
    let (first, family) = (items.get(at)?, items.get(at + 1)?);
    if !first.is_word || !family.is_word || first.is_arabic() != family.is_arabic() {
        return None;
    }
    let is_person = if first.is_arabic() {
        ARABIC.contains(&first.folded.as_ref())
            && !family.folded.starts_with("ال")
            && !family.folded.starts_with('و')
            && names.find(items, at + 1).is_none()
            && follows_arabic_title(items, at)
    } else {
        first.is_capitalised()
            && ENGLISH.contains(&first.folded.as_ref())
            && is_family_name(items, at + 1)
            && names.find(items, at + 1).is_none()
            && names.find(items, at).is_none_or(|(_, end)| end == at + 1)
            && (follows_trade(items, at) || acts(items, at + 2))
    };
    is_person.then_some((at, at + 2))
}

const ENGLISH: [&str; 40] = [
    "jordan",
    "paris",
    "georgia",
    "chad",
    "israel",
    "kenya",
    "india",
    "sydney",
    "austin",
    "virginia",
    "lincoln",
    "troy",
    "florence",
    "victoria",
    "savannah",
    "charlotte",
    "madison",
    "carolina",
    "dakota",
    "brooklyn",
    "london",
    "chelsea",
    "milan",
    "holland",
    "ireland",
    "devon",
    "adelaide",
    "sofia",
    "santiago",
    "lourdes",
    "petra",
    "asia",
    "denver",
    "houston",
    "dallas",
    "washington",
    "phoenix",
    "orlando",
    "trinidad",
    "america",
];

const ARABIC: [&str; 20] = [
    "جوردان",
    "باريس",
    "جورجيا",
    "تشاد",
    "سيدني",
    "اوستن",
    "فيرجينيا",
    "لينكولن",
    "فلورنسا",
    "صوفيا",
    "كينيا",
    "بيروت",
    "دنفر",
    "دالاس",
    "واشنطن",
    "سانتياغو",
    "فيكتوريا",
    "كارولينا",
    "ميلان",
    "لندن",
];

/// A capitalised word that ends a name of two words and is no noun of a body, a place or an event: "Jordan Valley", "Paris Agreement".
fn is_family_name(items: &[Item<'_>], at: usize) -> bool {
    const ENDINGS: [&str; 9] = [
        "tion", "sion", "ment", "ship", "ity", "ics", "ways", "lines", "ence",
    ];
    const NOUNS: &str = "
        accord accords treaty climate summit protocol club open marathon olympics games week festival opera metro exchange
        times post herald news radio television tv star valley river gate basin sea bay harbour harbor bridge tower towers
        attack attacks match team government power energy electric petroleum oil gas tech southern northern eastern western
        state city county street road square avenue park museum hotel airport police army democrats republicans stock motors
        masters grand international national central pact deal fashion air cup derby zoo hills heights beach island islands
    ";
    let item = &items[at];
    let is_joined = items
        .get(at + 1)
        .is_some_and(|next| next.is_capitalised() || next.is_mark(&['-', '&']));
    item.is_capitalised()
        && !is_joined
        && !item.text.chars().all(char::is_uppercase)
        && !ORGANISATIONS_ENGLISH.contains(&item.folded)
        && !PLACES_ENGLISH.contains(&item.folded)
        && !OFFICES_ENGLISH.contains(&item.folded)
        && !ENDINGS.iter().any(|ending| item.folded.ends_with(ending))
        && !NOUNS.split_whitespace().any(|noun| item.folded == noun)
}

/// Tells whether what people are called by what they do stands before a name: "the singer Paris", "Governor Georgia".
fn follows_trade(items: &[Item<'_>], at: usize) -> bool {
    const TRADES: &str = "
        singer actor actress coach striker defender midfielder goalkeeper forward winger player author writer novelist
        musician rapper director driver model judge journalist reporter lawyer teacher student farmer captain swimmer runner
        boxer artist scientist researcher analyst economist professor doctor nurse suspect victim candidate heiress
    ";
    at.checked_sub(1).is_some_and(|before| {
        let word = items[before].folded.as_ref();
        OFFICES_ENGLISH.contains(word)
            || OFFICE_MODIFIERS.contains(word)
                && before > 0
                && OFFICES_ENGLISH.contains(&items[before - 1].folded)
            || TRADES.split_whitespace().any(|trade| trade == word)
    })
}

/// Tells whether an age or an aside about somebody stands behind a name, or what only people do: ", 27,", ", a senator", "said".
fn acts(items: &[Item<'_>], at: usize) -> bool {
    const DEEDS: &str = "
        said says told asked added wrote scored won beat flew denied denies pleaded died joined signed resigned tweeted posted
        praised believes thinks married testified argued admitted apologised apologized confessed smiled laughed replied
    ";
    let word = |place: usize| items.get(place).map_or("", |item| item.folded.as_ref());
    if items.get(at).is_some_and(Item::is_comma) {
        let is_age = word(at + 1)
            .parse::<u8>()
            .is_ok_and(|age| (10..110).contains(&age))
            && items.get(at + 2).is_some_and(Item::is_comma);
        return is_age || matches!(word(at + 1), "who" | "whose") || is_office_aside(items, at + 1);
    }
    DEEDS.split_whitespace().any(|deed| deed == word(at))
}

/// Tells whether an aside names somebody's office: "a senator", "the company's former director".
fn is_office_aside(items: &[Item<'_>], at: usize) -> bool {
    const LONGEST: usize = 6;
    let is_aside = items
        .get(at)
        .is_some_and(|item| matches!(item.folded.as_ref(), "a" | "an" | "the"));
    let mut near = items[at.min(items.len())..].iter().take(LONGEST);
    is_aside && near.any(|item| item.is_word && OFFICES_ENGLISH.contains(&item.folded))
}

/// Tells whether the whole title of somebody stands before a name, so that it cannot be what the title is of: `النائب تشاد`, `رئيسة الوزراء
/// الإيطالية جورجيا`, but `رئيسة جورجيا`.
fn follows_arabic_title(items: &[Item<'_>], at: usize) -> bool {
    const TRADES: &str = "
        مغني مغنيه ممثل ممثله صحفي صحفيه صحافي صحافيه لاعب لاعبه مهاجم مدافع حارس مدرب عداء عداءه كاتب كاتبه روائي روائيه مخرج
        مخرجه فنان فنانه ناشط ناشطه سباح سباحه ملاكم سائق باحث باحثه خبير خبيره محامي محاميه طبيب طبيبه مواطن متهم متهمه
    ";
    let Some(before) = at.checked_sub(1).map(|place| &items[place]) else {
        return false;
    };
    let Some(noun) = before.folded.strip_prefix("ال") else {
        return false;
    };
    let is_title =
        |noun: &str| OFFICES.contains(noun) || TRADES.split_whitespace().any(|trade| trade == noun);
    // Behind the adjective of a country stands also its capital: `العاصمة الفرنسية باريس`.
    let is_of_country = noun.ends_with('ي') || noun.ends_with("يه");
    let holds_office = || {
        items[at.saturating_sub(4)..at - 1]
            .iter()
            .any(|item| is_title(without_article(item.bare())))
            && !items[at.saturating_sub(2)..at - 1]
                .iter()
                .any(|item| matches!(without_article(item.bare()), "عاصمه" | "مدينه" | "ولايه"))
    };
    is_title(noun) || is_of_country && holds_office()
}
