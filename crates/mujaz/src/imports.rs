//! Importing files and folders, several at once.
//!
//! A name that drafts and users give an article is the path of its file, and for a file with several articles (a feed, an
//! archive) the path, `#` and the number of the article in it.

use std::{
    fs,
    io::Read,
    ops::ControlFlow,
    path::{Path, PathBuf},
};

use mujaz_import::{Decoding, Format, LIMIT, Repair, Source, Stop};
use mujaz_model::{Article, Warned, Warning};
use mujaz_text::Signature;

use crate::{
    Duplicate, Error, Fetched, Network, Reach,
    articles::{annotated, annotated_until},
    disk, fetch,
};

/// What came of an import.
#[derive(Debug, Default)]
pub struct Imported {
    /// The articles, in the order of what was given.
    pub articles: Vec<ImportedArticle>,
    /// What could not be read. It kept nothing else out.
    pub failures: Vec<ImportFailure>,
    /// Whether the import was broken off: there may be more to read.
    pub is_cancelled: bool,
}

/// An article that was imported.
#[derive(Debug, Clone)]
pub struct ImportedArticle {
    /// The name by which [`crate::import_file`] finds it again.
    pub file: String,
    /// What its original was detected as.
    pub format: Format,
    /// The SHA-256 of its original, in hexadecimal.
    pub sha256: String,
    /// How its original was decoded; `None` for formats that fix or state it part by part.
    pub decoding: Option<Decoding>,
    /// The repair that is offered for text that was decoded wrongly before it came here.
    pub repair: Option<Repair>,
    /// The article before it in the same import that is the same or close.
    pub duplicate: Option<Duplicate>,
    /// The article, and what was uncertain.
    pub article: Warned<Article>,
}

/// What happens to text that was decoded wrongly before it came here.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Mojibake {
    /// It stays as it is, and a repair is offered.
    #[default]
    Keep,
    /// It is repaired: the user asked for that.
    Repair,
}

/// A file that could not be read, or a part of one.
#[derive(Debug)]
pub struct ImportFailure {
    /// What it is called.
    pub name: String,
    /// Why.
    pub error: Error,
}

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress<'a> {
    /// What is read next: a file, or a file in an archive.
    pub name: &'a str,
    /// How many of the files were read.
    pub done: usize,
    /// How many files there are; an archive counts as one.
    pub total: usize,
}

/// Reads the articles of files and folders, in their order; those of a folder in the order of their names, with what is in
/// the folders below. Tells `watch` what is read next. `stop` is heeded in the midst of a file too: nothing of that file is kept,
/// and it is among the failures.
pub fn import_files(
    paths: &[PathBuf],
    mojibake: Mojibake,
    watch: &mut dyn FnMut(Progress<'_>),
    stop: Stop<'_>,
) -> Imported {
    let mut imported = Imported::default();
    each_file(
        paths,
        mojibake,
        watch,
        stop,
        &mut imported,
        |imported, path, read| imported.take(&path.display().to_string(), mojibake, read, stop),
    );
    imported
}

/// Reads the articles of bytes that are called `name`.
#[must_use]
pub fn import_source(name: &str, bytes: &[u8], mojibake: Mojibake) -> Imported {
    read_source(&source(name, bytes, mojibake), mojibake)
}

pub(crate) fn source<'a>(name: &'a str, bytes: &'a [u8], mojibake: Mojibake) -> Source<'a> {
    Source {
        repair: mojibake == Mojibake::Repair,
        ..Source::new(name, bytes)
    }
}

fn read_source(source: &Source<'_>, mojibake: Mojibake) -> Imported {
    let name = source.name;
    let mut imported = Imported::default();
    let outcome = match read(source, &mut |_| {}, Stop::NEVER) {
        Ok(mut read) => {
            let failures = std::mem::take(&mut read.failures);
            imported
                .failures
                .extend(failures.into_iter().map(ImportFailure::from));
            imported.take(name, mojibake, read, Stop::NEVER)
        }
        Err(error) => Err(error),
    };
    if let Err(error) = outcome {
        imported.failures.push(ImportFailure {
            name: name.to_owned(),
            error,
        });
    }
    imported
}

/// Reads what a source holds.
///
/// # Errors
/// [`Error::Memo`] where it is no article but a memo, [`Error::Import`] where it cannot be read.
pub(crate) fn read<'a>(
    source: &Source<'a>,
    watch: &mut dyn FnMut(&str),
    stop: Stop<'_>,
) -> Result<mujaz_import::Import<'a>, Error> {
    if is_memo(source.name, source.bytes) {
        return Err(Error::Memo {
            name: source.name.to_owned(),
        });
    }
    mujaz_import::import_watched(source, watch, stop).map_err(|error| failed(source.name, error))
}

/// Tells whether bytes are meant as a memo: they say so in their first line, or they are TOML with the tables of one.
fn is_memo(name: &str, bytes: &[u8]) -> bool {
    may_be_memo(Path::new(name), bytes)
        && std::str::from_utf8(bytes).is_ok_and(mujaz_compose::is_draft)
}

/// The text of a file that is meant as a memo; `None` for every other, also for one that cannot be read. Of what is no memo
/// only the beginning is read.
pub(crate) fn memo_in(path: &Path) -> Option<String> {
    let mut first = Vec::new();
    let file = fs::File::open(path).ok()?;
    file.take(FIRST as u64).read_to_end(&mut first).ok()?;
    if !may_be_memo(path, &first) {
        return None;
    }
    let text = String::from_utf8(disk::read_at_most(path, LIMIT).ok()?).ok()?;
    mujaz_compose::is_draft(&text).then_some(text)
}

/// So many bytes of an article that is no TOML are looked at.
const FIRST: usize = 64;

fn may_be_memo(path: &Path, bytes: &[u8]) -> bool {
    let first = &bytes[..bytes.len().min(FIRST)];
    path.extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("toml"))
        || mujaz_compose::is_draft(&String::from_utf8_lossy(first))
}

/// Fetches the page at `address` and reads the articles on it. Where `stop` is asked for while it is fetched, nothing is read.
///
/// # Errors
/// [`Error::Fetch`] where it cannot be had or was stopped. What cannot be read in it is among the failures.
pub fn import_address(
    network: &dyn Network,
    address: &str,
    reach: Reach,
    mojibake: Mojibake,
    stop: Stop<'_>,
) -> Result<Imported, Error> {
    let mut watch = |_| {
        if stop.is_asked() {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    };
    let fetched =
        fetch::fetch(network, address, reach, &mut watch).map_err(|source| Error::Fetch {
            address: address.to_owned(),
            source,
        })?;
    let mut imported = read_source(&page_source(&fetched, mojibake), mojibake);
    if fetched.is_gate {
        for article in &mut imported.articles {
            article.article.warnings.push(gate_warning());
        }
    }
    Ok(imported)
}

/// The page as a source; its address is its name.
pub(crate) fn page_source(fetched: &Fetched, mojibake: Mojibake) -> Source<'_> {
    Source {
        url: Some(&fetched.address),
        charset: fetched.charset.as_deref(),
        ..source(&fetched.address, &fetched.bytes, mojibake)
    }
}

pub(crate) fn gate_warning() -> Warning {
    Warning::new(
        "the address led on to what looks like a page to log in or to consent: is this the article?",
    )
    .in_arabic("قاد العنوان إلى ما يشبه صفحة دخول أو موافقة: أهذا هو المقال؟")
}

impl Imported {
    /// Compares each article with those before it, and warns at one that came before under another name, whole or nearly.
    pub fn notice_copies(&mut self) {
        if self.articles.len() < 2 {
            return;
        }
        let signatures: Vec<Signature> = self
            .articles
            .iter()
            .map(|article| Signature::of(&article.article.value.source))
            .collect();
        for at in 1..self.articles.len() {
            let names = self.articles.iter().map(|article| article.file.as_str());
            let earlier = names.zip(&signatures).take(at);
            let Some(duplicate) = Duplicate::closest(&signatures[at], earlier) else {
                continue;
            };
            let article = &mut self.articles[at];
            let warning = duplicate.warning(&duplicate.of);
            article.article.warnings.push(warning);
            article.duplicate = Some(duplicate);
        }
    }

    /// Takes what was read of a file, all of it or nothing.
    fn take(
        &mut self,
        name: &str,
        mojibake: Mojibake,
        read: mujaz_import::Import<'_>,
        stop: Stop<'_>,
    ) -> Result<(), Error> {
        let count: usize = read.originals.iter().map(|read| read.articles.len()).sum();
        let mut taken = Vec::with_capacity(count);
        for original in read.originals {
            let sha256 = mujaz_library::sha256(&original.bytes);
            for article in original.articles {
                let article =
                    annotated_until(article, stop).map_err(|source| failed(name, source))?;
                taken.push(ImportedArticle {
                    file: numbered(name, taken.len() + 1, count),
                    format: original.format,
                    sha256: sha256.clone(),
                    decoding: original.decoding,
                    repair: match mojibake {
                        Mojibake::Keep => mujaz_import::repair(&article.value.source),
                        Mojibake::Repair => None,
                    },
                    duplicate: None,
                    article,
                });
            }
        }
        self.articles.append(&mut taken);
        Ok(())
    }
}

/// Reads the files below `paths` and hands what each held to `take`.
pub(crate) fn each_file(
    paths: &[PathBuf],
    mojibake: Mojibake,
    watch: &mut dyn FnMut(Progress<'_>),
    stop: Stop<'_>,
    imported: &mut Imported,
    mut take: impl FnMut(&mut Imported, &Path, mujaz_import::Import<'_>) -> Result<(), Error>,
) {
    let mut files = Vec::new();
    for path in paths {
        if let Err(error) = collect(path, 0, &mut files) {
            imported.failures.push(ImportFailure {
                name: path.display().to_string(),
                error,
            });
        }
    }
    let total = files.len();
    for (done, path) in files.iter().enumerate() {
        let name = path.display().to_string();
        if stop.is_asked() {
            imported.is_cancelled = true;
            return;
        }
        let mut report = |name: &str| watch(Progress { name, done, total });
        report(&name);
        let read = disk::read_at_most(path, LIMIT).and_then(|bytes| {
            let source = source(&name, &bytes, mojibake);
            let mut read = read(&source, &mut report, stop)?;
            imported.is_cancelled = read.is_cancelled;
            let failures = std::mem::take(&mut read.failures);
            imported
                .failures
                .extend(failures.into_iter().map(ImportFailure::from));
            take(imported, path, read)
        });
        if let Err(error) = read {
            imported.is_cancelled |= error.code() == "stopped";
            imported.failures.push(ImportFailure { name, error });
        }
        if imported.is_cancelled {
            return;
        }
    }
}

impl From<mujaz_import::Failure> for ImportFailure {
    fn from(failure: mujaz_import::Failure) -> Self {
        Self {
            error: failed(&failure.name, failure.error),
            name: failure.name,
        }
    }
}

/// Reads the one article that is called `path`.
///
/// # Errors
/// [`Error::Read`], [`Error::Import`], [`Error::Memo`], [`Error::Several`] where the file holds more than one article and the name says not
/// which, and [`Error::NoPart`] where it has not so many.
pub(crate) fn import_one(path: &Path, mojibake: Mojibake) -> Result<Warned<Article>, Error> {
    let (file, number) = part_of(path);
    let name = file.display().to_string();
    let bytes = disk::read_at_most(&file, LIMIT)?;
    let read = read(&source(&name, &bytes, mojibake), &mut |_| {}, Stop::NEVER)?;
    let number = number_of(&read, number, &name, &bytes)?;
    let mut articles: Vec<_> = read.articles().collect();
    Ok(annotated(articles.swap_remove(number - 1)))
}

/// The number of the article that is meant, of those that were read of the file `name`.
///
/// # Errors
/// [`Error::Several`] where there is more than one and none is named, [`Error::NoPart`] where there are not so many.
pub(crate) fn number_of(
    read: &mujaz_import::Import<'_>,
    named: Option<usize>,
    name: &str,
    bytes: &[u8],
) -> Result<usize, Error> {
    let count = read.originals.iter().map(|read| read.articles.len()).sum();
    // A mail goes before what is attached to it.
    let whole = || {
        let mut originals = read.originals.iter();
        originals.position(|original| *original.bytes == *bytes && original.articles.len() == 1)
    };
    let name = name.to_owned();
    match named.or_else(|| whole().map(|at| at + 1)) {
        Some(number) if (1..=count).contains(&number) => Ok(number),
        Some(number) => Err(Error::NoPart {
            name,
            number,
            count,
        }),
        None if count == 1 => Ok(1),
        None => Err(Error::Several { name, count }),
    }
}

/// Tells whether the file of the article that is called `path` is there.
pub(crate) fn exists(path: &Path) -> bool {
    part_of(path).0.exists()
}

/// The file and the number in an article's name. A file whose own name ends like that goes before.
pub(crate) fn part_of(path: &Path) -> (PathBuf, Option<usize>) {
    let text = path.to_string_lossy();
    match text.rsplit_once('#') {
        Some((file, number)) if !path.exists() => match number.parse() {
            Ok(number) => (PathBuf::from(file), Some(number)),
            Err(_) => (path.to_owned(), None),
        },
        _ => (path.to_owned(), None),
    }
}

/// The name of the article with this number, of `count` in the file `name`.
pub(crate) fn numbered(name: &str, number: usize, count: usize) -> String {
    if count == 1 {
        name.to_owned()
    } else {
        format!("{name}#{number}")
    }
}

pub(crate) fn failed(name: &str, source: mujaz_import::Error) -> Error {
    Error::Import {
        name: name.to_owned(),
        source,
    }
}

/// Folders below folders, so deep; a folder that is a link is not followed, so that none leads back to itself.
const DEPTH: usize = 32;

fn collect(path: &Path, depth: usize, files: &mut Vec<PathBuf>) -> Result<(), Error> {
    if !path.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    let read_error = |source| Error::Read {
        path: path.to_owned(),
        source,
    };
    let mut entries = fs::read_dir(path)
        .map_err(read_error)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<Vec<_>, _>>()
        .map_err(read_error)?;
    entries.sort();
    let pages: Vec<String> = entries
        .iter()
        .filter_map(|entry| saved_page(entry))
        .collect();
    for entry in entries {
        let name = entry
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        // What a browser saved beside a page is part of it.
        let is_beside_page = entry.is_dir()
            && BESIDE.iter().any(|end| {
                name.strip_suffix(end)
                    .is_some_and(|stem| pages.iter().any(|page| page == stem))
            });
        if is_beside_page || !entry.is_dir() && !mujaz_import::can_be_document(&name) {
            continue;
        }
        let is_hidden = entry
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with('.'));
        let is_linked_folder = entry.is_symlink() && entry.is_dir();
        if !is_hidden && !is_linked_folder && depth < DEPTH {
            collect(&entry, depth + 1, files)?;
        }
    }
    Ok(())
}

/// How browsers end the name of the folder with the pictures of a page that they save.
const BESIDE: [&str; 5] = ["_files", ".files", "-files", "_ملفات", "_fichiers"];

/// The name of a web page without its ending.
fn saved_page(path: &Path) -> Option<String> {
    let ending = path.extension()?.to_ascii_lowercase();
    (ending == "html" || ending == "htm" || ending == "xhtml").then(|| {
        path.file_stem()
            .map(|stem| stem.to_string_lossy().into_owned())
    })?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_beside_a_saved_page_and_what_systems_leave_is_no_document() {
        let folder = tempfile::tempdir().unwrap();
        let beside = folder.path().join("page_files");
        fs::create_dir(&beside).unwrap();
        for name in [
            "page.html",
            "desktop.ini",
            "Thumbs.db",
            "~$a.docx",
            "style.css",
            "a.txt",
        ] {
            fs::write(folder.path().join(name), "نص").unwrap();
        }
        fs::write(beside.join("frame.html"), "نص").unwrap();
        fs::create_dir(folder.path().join("other_files")).unwrap();
        fs::write(folder.path().join("other_files/b.txt"), "نص").unwrap();
        let mut files = Vec::new();
        collect(folder.path(), 0, &mut files).unwrap();
        let names: Vec<String> = files
            .iter()
            .map(|file| file.file_name().unwrap().to_string_lossy().into_owned())
            .collect();
        assert_eq!(names, ["a.txt", "b.txt", "page.html"]);
    }

    #[test]
    fn an_article_that_comes_twice_is_told_and_kept() {
        let folder = tempfile::tempdir().unwrap();
        let body = "وصل وفد من حلف شمال الأطلسي إلى بغداد صباح الثلاثاء، وبحث مع رئيس الحكومة ووزير الدفاع أمن الحدود وتدريب القوات ومستقبل مخيم الهول، واتفق الجانبان على لقاء ثان في بروكسل.";
        for (name, text) in [
            ("a.txt", format!("عنوان\n\n{body}")),
            (
                "b.txt",
                format!("عنوان\r\n\r\n{}\r\n", body.replace('أ', "ا")),
            ),
            ("c.txt", "عنوان آخر\n\nخبر قصير.".to_owned()),
        ] {
            fs::write(folder.path().join(name), text).unwrap();
        }
        let paths = [folder.path().to_owned()];
        let mut imported = import_files(&paths, Mojibake::Keep, &mut |_| {}, Stop::NEVER);
        imported.notice_copies();
        let told: Vec<bool> = imported
            .articles
            .iter()
            .map(|article| {
                let mut warnings = article.article.warnings.iter();
                warnings.any(|warning| warning.message.contains("the same as"))
            })
            .collect();
        assert_eq!(told, [false, true, false]);
    }
}
