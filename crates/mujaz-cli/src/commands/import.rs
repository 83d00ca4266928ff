use std::{fmt::Write, path::PathBuf};

use mujaz::{ImportFailure, Imported, Internet, Mojibake, Progress, Reach, Stop, model::Article};

use super::to_json;
use crate::{
    arguments::Import,
    interrupt,
    json::ArticleJson,
    printer::{Incomplete, Interrupted, Printer, is_dash, read_article_until},
};

/// `mujaz import`
pub(crate) fn run(arguments: &Import, printer: &Printer) -> anyhow::Result<()> {
    interrupt::listen();
    let imported = import(arguments, printer, Stop::when(&interrupt::is_asked))?;
    match &imported.articles[..] {
        [only] => printer.warnings(&only.article.warnings),
        articles => articles.iter().for_each(|article| {
            printer.warnings_of(&article.file, &article.article.warnings);
        }),
    }
    if imported
        .articles
        .iter()
        .any(|article| article.repair.is_some())
    {
        printer.hint("with `--repair` the text is repaired; the file stays as it is");
    }
    if imported.articles.is_empty() && (imported.is_cancelled || !imported.failures.is_empty()) {
        // Nothing was read: there is nothing to print but why.
    } else if arguments.json {
        let articles: Vec<ArticleJson<'_>> =
            imported.articles.iter().map(ArticleJson::new).collect();
        printer.output(&to_json(&articles)?)?;
    } else {
        let mut text = String::new();
        for article in &imported.articles {
            describe(&article.article.value, &mut text)?;
        }
        printer.output(text.as_bytes())?;
    }
    for failure in &imported.failures {
        printer.error(&failure.error);
    }
    let read = imported.articles.len();
    if imported.is_cancelled {
        return Err(Interrupted { read }.into());
    }
    match imported.failures.len() {
        0 => Ok(()),
        failed => Err(Incomplete { failed, read }.into()),
    }
}

fn import(arguments: &Import, printer: &Printer, stop: Stop<'_>) -> anyhow::Result<Imported> {
    let mut imported = Imported::default();
    let mut waiting: Vec<PathBuf> = Vec::new();
    let reach = if arguments.allow_private_addresses {
        Reach::Private
    } else {
        Reach::Public
    };
    let mojibake = arguments.mojibake.into();
    for file in &arguments.files {
        if imported.is_cancelled {
            break;
        }
        if let Some(address) = file.to_str().filter(|text| mujaz::is_address(text)) {
            append(
                &mut imported,
                read_files(&mut waiting, mojibake, printer, stop),
            );
            if !imported.is_cancelled {
                append(&mut imported, fetch(address, reach, mojibake, stop));
            }
        } else if is_dash(file) {
            append(
                &mut imported,
                read_files(&mut waiting, mojibake, printer, stop),
            );
            if !imported.is_cancelled {
                match read_article_until(interrupt::is_asked)? {
                    Some(bytes) => append(
                        &mut imported,
                        mujaz::import_source("standard input", &bytes, mojibake),
                    ),
                    None => imported.is_cancelled = true,
                }
            }
        } else {
            waiting.push(file.clone());
        }
    }
    if !imported.is_cancelled {
        append(
            &mut imported,
            read_files(&mut waiting, mojibake, printer, stop),
        );
    }
    imported.notice_copies();
    Ok(imported)
}

fn read_files(
    files: &mut Vec<PathBuf>,
    mojibake: Mojibake,
    printer: &Printer,
    stop: Stop<'_>,
) -> Imported {
    let files = std::mem::take(files);
    let mut watch = |progress: Progress<'_>| {
        if progress.total > 1 {
            printer.progress(progress.done, progress.total, progress.name);
        }
    };
    mujaz::import_files(&files, mojibake, &mut watch, stop)
}

fn fetch(address: &str, reach: Reach, mojibake: Mojibake, stop: Stop<'_>) -> Imported {
    mujaz::import_address(&Internet, address, reach, mojibake, stop).unwrap_or_else(|error| {
        Imported {
            is_cancelled: error.code() == "stopped",
            failures: vec![ImportFailure {
                name: address.to_owned(),
                error,
            }],
            ..Imported::default()
        }
    })
}

fn append(imported: &mut Imported, more: Imported) {
    imported.articles.extend(more.articles);
    imported.failures.extend(more.failures);
    imported.is_cancelled |= more.is_cancelled;
}

fn describe(article: &Article, text: &mut String) -> std::fmt::Result {
    writeln!(text, "{}", article.headline.content)?;
    let published = article.published.map(|day| day.to_string());
    for line in [
        article.section.as_ref(),
        published.as_ref(),
        article.outlet.as_ref(),
        article.url.as_ref(),
    ]
    .into_iter()
    .flatten()
    {
        writeln!(text, "  {line}")?;
    }
    for byline in &article.bylines {
        writeln!(text, "  {}", byline.0)?;
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
    for caption in &article.captions {
        writeln!(text, "\n      [{}]", caption.text)?;
    }
    writeln!(text)
}
