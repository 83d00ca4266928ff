//! The ranking against what people wrote: the summaries of EASC, and the independent abstracts of BBC Arabic.

use std::{fmt::Write, path::Path};

use anyhow::{Context, Result};
use mujaz_model::Article;
use serde_json::Value;

use super::{
    article, files,
    rankings::Ranking,
    ratio, read,
    rouge::{rouge_l, rouge_n, tokens},
};

/// How many of the first candidates a user looks at.
const FIRST: usize = 5;

/// An article and the tokens of what people wrote about it.
struct Case {
    article: Article,
    references: Vec<Vec<String>>,
}

/// Measures on `easc` and `bbc_arabic` in a folder.
pub(super) fn measure(corpora: &Path) -> Result<Option<String>> {
    let summaries = easc(&corpora.join("easc/EASC-UTF-8"))?;
    let abstracts = bbc(&corpora.join("bbc_arabic/articles.json"))?;
    if summaries.is_empty() && abstracts.is_empty() {
        return Ok(None);
    }
    let mut table = format!(
        "| Ranking | ROUGE-1, {easc} of EASC | ROUGE-2 | ROUGE-L | Best in the first {FIRST} by ROUGE-1, {bbc} of BBC | By ROUGE-2 |\n\
         |---|--:|--:|--:|--:|--:|\n",
        easc = summaries.len(),
        bbc = abstracts.len()
    );
    for ranking in Ranking::ALL {
        let [one, two, longest] = likeness(ranking, &summaries);
        let [by_one, by_two] = [1, 2].map(|size| best_in_first(ranking, size, &abstracts));
        writeln!(
            table,
            "| {ranking:?} | {one:.4} | {two:.4} | {longest:.4} | {by_one:.4} | {by_two:.4} |"
        )?;
    }
    Ok(Some(table))
}

fn easc(folder: &Path) -> Result<Vec<Case>> {
    let mut cases = Vec::new();
    for path in files(&folder.join("Articles"))? {
        let topic = path.parent().and_then(Path::file_name).context("a topic")?;
        let references: Vec<Vec<String>> = files(&folder.join("MTurk").join(topic))?
            .iter()
            .map(|path| Ok(tokens(&read(path)?)))
            .collect::<Result<_>>()?;
        let text = read(&path)?;
        cases.push(Case {
            article: article("عنوان", text.trim_start_matches('\u{feff}'))?,
            references,
        });
    }
    Ok(cases)
}

fn bbc(path: &Path) -> Result<Vec<Case>> {
    if !path.is_file() {
        return Ok(Vec::new());
    }
    let records: Vec<Value> = serde_json::from_str(&read(path)?)?;
    records
        .iter()
        .map(|record| {
            let field = |name: &'static str| record[name].as_str().context(name);
            Ok(Case {
                article: article(field("title")?, &field("text")?.replace('\n', "\n\n"))?,
                references: vec![tokens(field("abstract")?)],
            })
        })
        .collect()
}

/// The mean ROUGE-1, ROUGE-2 and ROUGE-L (F1) of extracts as long as the mean of the references.
fn likeness(ranking: Ranking, cases: &[Case]) -> [f64; 3] {
    let mut sums = [0.0; 3];
    for case in cases {
        let total: usize = case.references.iter().map(Vec::len).sum();
        let count = case.references.len().max(1);
        let extract = extract(&case.article, ranking, (total + count / 2) / count);
        for reference in &case.references {
            let scores = [
                rouge_n(1, &extract, reference),
                rouge_n(2, &extract, reference),
                rouge_l(&extract, reference),
            ];
            for (sum, score) in sums.iter_mut().zip(scores) {
                *sum += score / ratio(count, 1);
            }
        }
    }
    sums.map(|sum| sum / ratio(cases.len().max(1), 1))
}

/// The best sentences, as many tokens as are asked for, in the order of the text; the last one taken is cut.
fn extract(article: &Article, ranking: Ranking, length: usize) -> Vec<String> {
    let mut left = length;
    let mut taken: Vec<(usize, Vec<String>)> = Vec::new();
    for at in ranking.order(article) {
        let mut sentence = tokens(&article.sentences[at].text);
        sentence.truncate(left);
        left -= sentence.len();
        taken.push((at, sentence));
    }
    taken.sort();
    taken.into_iter().flat_map(|(_, tokens)| tokens).collect()
}

/// The share of articles whose sentence most like the abstract is among the first candidates. Articles of which no
/// sentence is like it at all are left out.
fn best_in_first(ranking: Ranking, size: usize, cases: &[Case]) -> f64 {
    let (mut right, mut of) = (0, 0);
    for case in cases {
        let likeness: Vec<f64> = case
            .article
            .sentences
            .iter()
            .map(|sentence| rouge_n(size, &tokens(&sentence.text), &case.references[0]))
            .collect();
        let highest = likeness.iter().copied().fold(0.0, f64::max);
        let Some(best) = likeness
            .iter()
            .position(|&value| value > 0.0 && value >= highest)
        else {
            continue;
        };
        of += 1;
        let order = ranking.order(&case.article);
        right += usize::from(order.iter().take(FIRST).any(|&at| at == best));
    }
    ratio(right, of)
}
