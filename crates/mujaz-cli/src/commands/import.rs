use std::fmt::Write;

use mujaz::model::Article;

use super::{article, to_json};
use crate::{arguments::Import, json::ArticleJson, printer::Printer};

/// `mujaz import`
pub(crate) fn run(arguments: &Import, printer: &Printer) -> anyhow::Result<()> {
    let mut articles = Vec::new();
    for file in &arguments.files {
        let read = article(file)?;
        printer.warnings(&read.warnings);
        articles.push(read.value);
    }
    if arguments.json {
        let articles: Vec<ArticleJson<'_>> = articles.iter().map(ArticleJson::new).collect();
        return printer.output(&to_json(&articles)?);
    }
    let mut text = String::new();
    for article in &articles {
        describe(article, &mut text)?;
    }
    printer.output(text.as_bytes())
}

fn describe(article: &Article, text: &mut String) -> std::fmt::Result {
    writeln!(text, "{}", article.headline.content)?;
    let published = article.published.map(|day| day.to_string());
    for line in [
        article.section.as_ref(),
        published.as_ref(),
        article.outlet.as_ref(),
    ]
    .into_iter()
    .flatten()
    {
        writeln!(text, "  {line}")?;
    }
    for dateline in &article.datelines {
        match &dateline.credit {
            Some(credit) => writeln!(text, "  {}: {}", dateline.place, credit.0)?,
            None => writeln!(text, "  {}", dateline.place)?,
        }
    }
    let mut paragraph = 0;
    for sentence in &article.sentences {
        if sentence.paragraph != paragraph {
            paragraph = sentence.paragraph;
            writeln!(text)?;
        }
        writeln!(text, "{:>4}  {}", sentence.index, sentence.text)?;
    }
    writeln!(text)
}
