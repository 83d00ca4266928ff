//! What makes a PDF of HTML: documents enter; the paths of their PDFs leave, in the same order. A document that has not
//! changed is not exported again.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, ensure};
use mujaz::model::Html;

use crate::eval::{
    pdf::chromium::{self, Fonts},
    run,
};

/// What makes a PDF of HTML.
#[derive(Clone, Copy)]
pub(super) enum Exporter {
    Mujaz,
    Chromium,
    LibreOffice,
    WeasyPrint,
}

/// A page and where its PDF is to be.
pub(super) struct Export {
    pub(super) html: String,
    pub(super) pdf: PathBuf,
}

impl Exporter {
    pub(super) const ALL: [Self; 4] = [
        Self::Mujaz,
        Self::Chromium,
        Self::LibreOffice,
        Self::WeasyPrint,
    ];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Mujaz => "Mujaz",
            Self::Chromium => "Chromium",
            Self::LibreOffice => "LibreOffice",
            Self::WeasyPrint => "WeasyPrint",
        }
    }

    pub(super) fn is_installed(self) -> bool {
        let program = match self {
            Self::Mujaz => return true,
            Self::Chromium => "chromium",
            Self::LibreOffice => "soffice",
            Self::WeasyPrint => "weasyprint",
        };
        let mut asked = Command::new(program);
        let asked = asked
            .arg("--version")
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        asked.status().is_ok_and(|status| status.success())
    }

    /// Writes the PDFs.
    pub(super) fn export(self, root: &Path, exports: &[Export]) -> Result<()> {
        if let Self::Chromium = self {
            return exports.iter().try_for_each(|it| {
                chromium::print(root, &it.html, &it.pdf, Fonts::AlsoOfTheSystem)
            });
        }
        let changed: Vec<&Export> = exports
            .iter()
            .filter(|export| {
                let page = export.pdf.with_extension("html");
                !export.pdf.is_file()
                    || !fs::read_to_string(page).is_ok_and(|printed| printed == export.html)
                    || matches!(self, Self::Mujaz)
            })
            .collect();
        if changed.is_empty() {
            return Ok(());
        }
        for export in &changed {
            fs::write(export.pdf.with_extension("html"), &export.html)?;
        }
        let profile = tempfile::tempdir()?;
        let fonts = chromium::write_fonts(root, profile.path(), Fonts::AlsoOfTheSystem)?;
        match self {
            Self::Chromium => {}
            Self::Mujaz => {
                for export in changed {
                    let made = mujaz::pdf(&Html(export.html.clone()), None)?;
                    fs::write(&export.pdf, made.value.0)?;
                }
            }
            Self::LibreOffice => libre_office(&changed, profile.path(), &fonts)?,
            Self::WeasyPrint => {
                for Export { pdf, .. } in changed {
                    let mut command = Command::new("weasyprint");
                    command.arg(pdf.with_extension("html")).arg(pdf);
                    run(command.env("FONTCONFIG_FILE", &fonts))?;
                    ensure!(pdf.is_file(), "WeasyPrint made no {}", pdf.display());
                }
            }
        }
        Ok(())
    }
}

/// It takes seconds to start, so that all documents go through it at once.
fn libre_office(exports: &[&Export], profile: &Path, fonts: &Path) -> Result<()> {
    let home = format!("-env:UserInstallation=file://{}", profile.display());
    let first = exports.first().context("a document")?;
    let beside = first.pdf.parent().context("the folder")?;
    for Export { html, pdf } in exports {
        // It leaves out the first paragraph of a page.
        let (head, body) = html.split_once("<body").context("a body")?;
        let (open, body) = body.split_once('>').context("a body")?;
        let page = format!("{head}<body{open}><p>&nbsp;</p>{body}");
        fs::write(
            profile.join(pdf.with_extension("html").file_name().context("a name")?),
            page,
        )?;
    }
    let convert = |folder: &Path, ending: &str, format: &str, into: &Path| -> Result<()> {
        let sources = exports.iter().filter_map(|export| {
            let source = export.pdf.with_extension(ending);
            Some(folder.join(source.file_name()?))
        });
        run(Command::new("soffice")
            .args(["--headless", &home, "--convert-to", format, "--outdir"])
            .arg(into)
            .args(sources)
            .env("FONTCONFIG_FILE", fonts))
    };
    convert(profile, "html", "odt:writer8", profile)?;
    convert(profile, "odt", "pdf", beside)?;
    for export in exports {
        ensure!(
            export.pdf.is_file(),
            "LibreOffice made no {}",
            export.pdf.display()
        );
    }
    Ok(())
}
