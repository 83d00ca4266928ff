//! What the tests of quotations ask for; they lie in files by what they are about.

mod agencies;
mod arabic;
mod attributions;
mod clauses;
mod contents;
mod english;
mod holders;
mod introduced;
mod marks;
mod named_later;
mod press;
mod sources;

use mujaz_model::Language;

use super::*;
use crate::sample::{article, language_of};

/// Text and certainty of each passage in marks.
fn passages(text: &str) -> Vec<(String, bool)> {
    let names = Names::default();
    let article = article(Language::Arabic, text);
    find(&article, &crate::sentences(&article), &names, &|| Some(()))
        .unwrap()
        .0
        .into_iter()
        .map(|quotation| (quotation.text, quotation.confidence == 100))
        .collect()
}

/// The text of each report without marks.
fn reports(text: &str) -> Vec<String> {
    let article = article(language_of(text), text);
    find(
        &article,
        &crate::sentences(&article),
        &Names::default(),
        &|| Some(()),
    )
    .unwrap()
    .1
    .into_iter()
    .map(|report| report.text)
    .collect()
}

/// Through whom or what each passage in marks comes.
fn ways(language: Language, text: &str) -> Vec<String> {
    let article = article(language, text);
    let names = Names::default();
    let (quotations, _) =
        find(&article, &crate::sentences(&article), &names, &|| Some(())).unwrap();
    quotations
        .into_iter()
        .filter(|quotation| quotation.kind == mujaz_model::QuotationKind::Speech)
        .map(|quotation| quotation.attribution.via.unwrap_or_default())
        .collect()
}

/// Who says each passage in marks and each report, in the order of the text.
fn speakers(language: Language, text: &str) -> Vec<String> {
    let article = article(language, text);
    let places = "ar\tar_variants\ten\ten_variants\tkind\nالمغرب\t\tMorocco\t\tplace\nإسبانيا\tاسبان\tSpain\t\tplace\nطهران\t\tTehran\t\tplace\nأربيل\t\tErbil\t\tplace\n";
    let names = crate::read_names(places).unwrap();
    let (quotations, reports) =
        find(&article, &crate::sentences(&article), &names, &|| Some(())).unwrap();
    let mut found: Vec<(usize, String)> = quotations
        .into_iter()
        .filter(|quotation| quotation.kind == mujaz_model::QuotationKind::Speech)
        .map(|quotation| (quotation.span.start, quotation.attribution))
        .chain(
            reports
                .into_iter()
                .map(|report| (report.span.start, report.attribution)),
        )
        .map(|(at, attribution)| {
            let name = attribution.speaker.map(|speaker| speaker.name);
            (at, name.unwrap_or_default())
        })
        .collect();
    found.sort();
    found.into_iter().map(|(_, name)| name).collect()
}
