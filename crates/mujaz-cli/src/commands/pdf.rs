use std::path::Path;

use anyhow::{Context, ensure};
use mujaz::{
    model::Html,
    pdf_engine::{Archive, Attachment, Encryption, Metadata, Options, Permissions, Relationship},
};

use crate::{
    arguments::{Allowance, ArchiveLevel, Pdf, WarningForm},
    json,
    printer::{Printer, Refused, is_dash, read_input},
};

/// `mujaz pdf`
pub(crate) fn run(arguments: &Pdf, printer: &Printer) -> anyhow::Result<()> {
    let html = if is_dash(&arguments.input) {
        String::from_utf8(read_input()?).context("standard input is not UTF-8")?
    } else {
        mujaz::read_text(&arguments.input)?
    };
    if html.trim_start_matches('\u{feff}').trim().is_empty() {
        let name = if is_dash(&arguments.input) {
            "standard input".to_owned()
        } else {
            format!("`{}`", arguments.input.display())
        };
        return Err(Refused {
            message: format!("{name} is empty"),
            hint: "give it an HTML document, as `mujaz render` makes one",
        }
        .into());
    }
    for path in arguments.attach.iter().chain([&arguments.input]) {
        ensure!(
            !is_same_file(path, &arguments.output),
            "`{}` would be written over with the PDF that is made of it",
            path.display()
        );
    }
    let pdf = mujaz::pdf_with(&Html(html), options(arguments)?)?;
    match arguments.warnings {
        WarningForm::Text => printer.warnings(&pdf.warnings),
        WarningForm::Json => printer.message(&json::warnings(&pdf.warnings)?),
    }
    printer.write(&arguments.output, &pdf.value.0)
}

/// Tells whether two paths lead to one file. What is not there yet is no file.
fn is_same_file(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| std::fs::canonicalize(path).ok();
    !is_dash(one) && !is_dash(other) && real(one).is_some_and(|one| real(other) == Some(one))
}

fn options(arguments: &Pdf) -> anyhow::Result<Options> {
    Ok(Options {
        fonts: Vec::new(),
        date: arguments.date,
        metadata: Metadata {
            title: arguments.title.clone(),
            author: arguments.author.clone(),
            subject: arguments.subject.clone(),
            keywords: arguments.keywords.clone(),
            creator: None,
        },
        archive: arguments.archive.map(|level| match level {
            ArchiveLevel::TwoA => Archive::TwoA,
            ArchiveLevel::ThreeA => Archive::ThreeA,
        }),
        universal_access: arguments.ua,
        attachments: arguments
            .attach
            .iter()
            .map(|path| attachment(path))
            .collect::<anyhow::Result<_>>()?,
        watermark: arguments.watermark.clone(),
        pages: arguments.pages.clone(),
        encryption: arguments.password.as_ref().map(|password| Encryption {
            password: password.clone(),
            owner_password: arguments.owner_password.clone(),
            permissions: permissions(arguments.allow.as_deref()),
            seed: Vec::new(),
        }),
    })
}

fn attachment(path: &Path) -> anyhow::Result<Attachment> {
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    Ok(Attachment {
        media_type: media_type(path).to_owned(),
        description: format!("What the document was made from: {name}"),
        bytes: mujaz::read_file(path)?.into(),
        relationship: Relationship::Source,
        name,
    })
}

/// Returns the media type that the file's ending stands for.
fn media_type(path: &Path) -> &'static str {
    let ending = path
        .extension()
        .unwrap_or_default()
        .to_string_lossy()
        .to_lowercase();
    match ending.as_str() {
        "toml" => "application/toml",
        "json" => "application/json",
        "html" | "htm" => "text/html",
        "txt" | "text" => "text/plain",
        "md" => "text/markdown",
        "csv" => "text/csv",
        "xml" => "application/xml",
        "pdf" => "application/pdf",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _ => "application/octet-stream",
    }
}

fn permissions(allowed: Option<&[Allowance]>) -> Permissions {
    let is_allowed = |what| allowed.is_none_or(|allowed| allowed.contains(&what));
    Permissions {
        print: is_allowed(Allowance::Print),
        change: is_allowed(Allowance::Change),
        copy: is_allowed(Allowance::Copy),
        annotate: is_allowed(Allowance::Annotate),
    }
}
