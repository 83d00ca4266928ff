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
    let html = on_our_paper(html);
    if pdf.is_file() && fs::read_to_string(&page).is_ok_and(|printed| printed == html) {
        return Ok(());
    }
    fs::write(&page, html)?;
    let profile = tempfile::tempdir()?;
    let fonts = write_fonts(root, profile.path(), fonts)?;
    let status = command(&page, pdf, profile.path())?
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

/// Returns the HTML with our paper as the first of its rules. Where the HTML names none, Chromium without a window prints
/// on American paper, and no option tells it another.
fn on_our_paper(html: &str) -> String {
    let after_declaration = if html.starts_with("<!") {
        html.find('>').map(|end| end + 1)
    } else {
        None
    };
    let place = ["<style", "</head", "<body"]
        .iter()
        .find_map(|tag| html.find(tag))
        .or(after_declaration)
        .unwrap_or(0);
    let (before, rest) = html.split_at(place);
    format!("{before}<style>@page {{ size: A4 }}</style>{rest}")
}

/// Returns the call that prints `page` to `pdf`, with `profile` as the folder of its user.
pub(in crate::eval) fn command(page: &Path, pdf: &Path, profile: &Path) -> Result<Command> {
    let mut command = Command::new("chromium");
    command
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
        .arg(format!("--user-data-dir={}", profile.display()))
        .arg(format!("--print-to-pdf={}", pdf.display()))
        .arg(format!("file://{}", fs::canonicalize(page)?.display()));
    Ok(command)
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
