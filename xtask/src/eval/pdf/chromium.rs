//! Prints HTML with Chromium (Debian's package), and keeps the PDF beside the HTML that it was made of: a page that has
//! not changed is not printed again.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, ensure};

/// The fonts that a program sees.
#[derive(Debug, Clone, Copy)]
pub(in crate::eval) enum Fonts {
    /// Those of this repository alone, as the engine does.
    OfTheRepository,
    /// Those of the machine too.
    AlsoOfTheSystem,
}

/// Writes what Chromium prints of `html` to `pdf`.
pub(in crate::eval) fn print(root: &Path, html: &str, pdf: &Path, fonts: Fonts) -> Result<()> {
    let page = pdf.with_extension("html");
    if pdf.is_file() && fs::read_to_string(&page).is_ok_and(|printed| printed == html) {
        return Ok(());
    }
    fs::write(&page, html)?;
    let profile = tempfile::tempdir()?;
    let fonts = write_fonts(root, profile.path(), fonts)?;
    let status = Command::new("chromium")
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--no-pdf-header-footer",
        ])
        .arg(format!("--user-data-dir={}", profile.path().display()))
        .arg(format!("--print-to-pdf={}", pdf.display()))
        .arg(format!("file://{}", fs::canonicalize(&page)?.display()))
        .env("FONTCONFIG_FILE", &fonts)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .context("cannot run chromium: install Debian's package `chromium`")?;
    ensure!(
        status.success() && pdf.is_file(),
        "Chromium printed nothing"
    );
    Ok(())
}

/// Writes a configuration of fonts into a folder and returns its path. Without the system's rules of rendering Chromium
/// would round the width of each letter to whole pixels of a screen.
pub(in crate::eval) fn write_fonts(root: &Path, folder: &Path, fonts: Fonts) -> Result<PathBuf> {
    let path = folder.join("fonts.conf");
    let others = match fonts {
        Fonts::OfTheRepository => "",
        Fonts::AlsoOfTheSystem => "<dir>/usr/share/fonts</dir>",
    };
    let configuration = format!(
        "<?xml version=\"1.0\"?>\n<fontconfig><dir>{}</dir>{others}<cachedir>{}</cachedir>\
         <include ignore_missing=\"yes\">/etc/fonts/conf.d</include></fontconfig>\n",
        fs::canonicalize(root.join("assets/fonts"))?.display(),
        crate::eval::target_folder(root)
            .join("eval/fonts")
            .display()
    );
    fs::write(&path, configuration)?;
    Ok(path)
}
