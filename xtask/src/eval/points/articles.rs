//! Whole articles that a careful reader has labelled: sentences, topics, quotations and speakers.

use std::{collections::BTreeSet, fmt::Write, path::Path};

use anyhow::{Context, Result};
use mujaz_model::{Article, Candidate, QuotationKind, Topic};
use serde_json::Value;

use super::{f1, files, rankings::Ranking, read};

/// How many candidates are to cover all topics.
const FIRST: usize = 4;

/// Measures every article of a folder that has its labels (`.expected.json`) beside it.
pub(super) fn measure(folder: &Path) -> Result<Option<String>> {
    let mut rows = String::new();
    let topics = mujaz::read_topics(None)?;
    for path in files(folder)? {
        let labels = path.with_extension("expected.json");
        if path.extension().is_none_or(|ending| ending != "txt") || !labels.is_file() {
            continue;
        }
        let labels: Value = serde_json::from_str(&read(&labels)?)?;
        let article = mujaz::import_file(&path, mujaz::Mojibake::Keep)?.value;
        rows.push_str(&labelled(&article, &topics, &labels)?);
    }
    Ok((!rows.is_empty()).then(|| {
        format!(
            "| Labelled article | Right | Found | Expected | F1 |\n|---|--:|--:|--:|--:|\n{rows}"
        )
    }))
}

fn labelled(article: &Article, topics: &[Topic], labels: &Value) -> Result<String> {
    let mut rows = String::new();
    let sentences = labels["sentences"].as_array().context("sentences")?;
    let spans: BTreeSet<[u64; 2]> = sentences.iter().map(|label| span(&label["byte"])).collect();
    let found = article
        .sentences
        .iter()
        .map(|sentence| [sentence.span.start as u64, sentence.span.end as u64])
        .collect();
    row(&mut rows, "sentences", &found, &spans)?;

    let candidates = mujaz::suggest(article, topics);
    let found = candidates
        .iter()
        .filter_map(|candidate| Some((candidate.sentence? as u64, &candidate.topics)))
        .flat_map(|(sentence, topics)| {
            let named = move |topic: &mujaz_model::TopicId| (sentence, topic.0.clone());
            topics.iter().map(named)
        })
        .collect();
    let topic_labels: BTreeSet<(u64, String)> = sentences
        .iter()
        .flat_map(|label| {
            let named = |topic: &Value| (number(&label["index"]), text(topic));
            label["topics"].as_array().into_iter().flatten().map(named)
        })
        .collect();
    row(&mut rows, "topics of each sentence", &found, &topic_labels)?;

    let quotes = labels["quotes"].as_array().context("quotes")?;
    let kind = |kind: QuotationKind| match kind {
        QuotationKind::Speech => "speech".to_owned(),
        QuotationKind::Name => "name".to_owned(),
    };
    let found = article
        .quotations
        .iter()
        .map(|quotation| {
            let span = quotation.span;
            ([span.start as u64, span.end as u64], kind(quotation.kind))
        })
        .collect();
    let expected = quotes
        .iter()
        .map(|quote| (span(&quote["inner_byte"]), text(&quote["kind"])))
        .collect();
    row(&mut rows, "quotations, place and kind", &found, &expected)?;

    let found = article
        .quotations
        .iter()
        .filter_map(|quotation| {
            let speaker = quotation.attribution.speaker.as_ref()?;
            Some((quotation.span.start as u64, speaker.name.clone()))
        })
        .collect();
    let expected = quotes
        .iter()
        .filter(|quote| quote["kind"] == "speech")
        .map(|quote| {
            let sentence = sentences
                .iter()
                .find(|label| label["index"] == quote["sentence"])
                .map_or(&Value::Null, |label| &label["attribution"]["speaker"]);
            (span(&quote["inner_byte"])[0], text(sentence))
        })
        .collect();
    row(&mut rows, "speakers of quotations", &found, &expected)?;

    coverage(&mut rows, article, &candidates, &topic_labels)?;
    Ok(rows)
}

/// How many of the labelled topics the first sentences of each ranking carry.
fn coverage(
    rows: &mut String,
    article: &Article,
    candidates: &[Candidate],
    topic_labels: &BTreeSet<(u64, String)>,
) -> Result<()> {
    let all: BTreeSet<String> = topic_labels
        .iter()
        .map(|(_, topic)| topic.clone())
        .collect();
    let first: BTreeSet<u64> = candidates
        .iter()
        .take(FIRST)
        .filter_map(|candidate| Some(candidate.sentence? as u64))
        .collect();
    let covered = |first: &BTreeSet<u64>| -> BTreeSet<String> {
        topic_labels
            .iter()
            .filter(|(sentence, _)| first.contains(sentence))
            .map(|(_, topic)| topic.clone())
            .collect()
    };
    let name = |of: &str| format!("topics in the first {FIRST}: {of}");
    row(
        rows,
        &name("Mujaz, with its topics"),
        &covered(&first),
        &all,
    )?;
    for ranking in Ranking::ALL {
        let first = ranking
            .order(article)
            .iter()
            .take(FIRST)
            .map(|&at| at as u64 + 1)
            .collect();
        row(
            rows,
            &name(&format!("{ranking:?}, without")),
            &covered(&first),
            &all,
        )?;
    }
    Ok(())
}

fn row<T: Ord>(
    rows: &mut String,
    name: &str,
    found: &BTreeSet<T>,
    expected: &BTreeSet<T>,
) -> Result<()> {
    let right = found.intersection(expected).count();
    let (found, expected) = (found.len(), expected.len());
    let f1 = f1(right, found, expected);
    writeln!(
        rows,
        "| {name} | {right} | {found} | {expected} | {f1:.3} |"
    )?;
    Ok(())
}

fn span(bytes: &Value) -> [u64; 2] {
    [number(&bytes[0]), number(&bytes[1])]
}

fn number(value: &Value) -> u64 {
    value.as_u64().unwrap_or_default()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
