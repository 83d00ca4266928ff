//! What is printed twice: memos, whole pages and small cases.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

/// One rule a file, below the root of the repository, in a folder for each area.
const CASES: &str = "tests/cases/pdf";
/// Whole pages, as different authors write them.
const PAGES: &str = "tests/cases/pages";
/// The memo that the bars are set on; it lies beside the repository.
const REFERENCE_MEMO: &str = "../shared/pdf/reference-memo.html";

#[derive(Debug, Clone)]
pub(super) struct Document {
    pub(super) group: Group,
    pub(super) name: String,
    pub(super) html: String,
}

/// What a document belongs to. Each group has a total of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Group {
    Memos,
    Pages,
    Cases,
    /// Files that were named in the call.
    Named,
}

impl Group {
    pub(super) const ALL: [Self; 4] = [Self::Memos, Self::Pages, Self::Cases, Self::Named];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Memos => "memos",
            Self::Pages => "pages",
            Self::Cases => "cases",
            Self::Named => "files",
        }
    }
}

impl Document {
    fn read(group: Group, name: String, path: &Path) -> Result<Self> {
        let html = fs::read_to_string(path).with_context(|| path.display().to_string())?;
        Ok(Self { group, name, html })
    }

    /// What its files are called in the folder of results.
    pub(super) fn stem(&self) -> String {
        let name = format!("{}-{}", self.group.name(), self.name);
        name.replace(['/', ' ', ','], "-")
    }

    /// The folder that a case lies in.
    pub(super) fn area(&self) -> Option<&str> {
        Some(self.name.split_once('/')?.0)
    }
}

/// Returns the files that are named, or everything that we have.
pub(super) fn documents(root: &Path, files: &[&Path]) -> Result<Vec<Document>> {
    if files.is_empty() {
        let mut documents = memos(root)?;
        for path in html_files(&root.join(PAGES))? {
            documents.push(Document::read(Group::Pages, stem(&path), &path)?);
        }
        documents.extend(cases(root)?);
        return Ok(documents);
    }
    let named = files.iter();
    named
        .map(|path| Document::read(Group::Named, stem(path), path))
        .collect()
}

/// The memo that the bars are set on, where it is there, and the sample memo through every built-in template.
pub(super) fn memos(root: &Path) -> Result<Vec<Document>> {
    let mut memos = Vec::new();
    let reference = root.join(REFERENCE_MEMO);
    if reference.is_file() {
        let name = "reference memo".to_owned();
        memos.push(Document::read(Group::Memos, name, &reference)?);
    }
    for (name, html) in super::samples(root)? {
        memos.push(Document {
            group: Group::Memos,
            name,
            html,
        });
    }
    Ok(memos)
}

fn cases(root: &Path) -> Result<Vec<Document>> {
    let mut areas: Vec<_> = fs::read_dir(root.join(CASES))
        .context(CASES)?
        .collect::<Result<_, _>>()?;
    areas.sort_by_key(fs::DirEntry::file_name);
    let mut cases = Vec::new();
    for area in areas {
        for path in html_files(&area.path())? {
            let name = format!("{}/{}", area.file_name().display(), stem(&path));
            cases.push(Document::read(Group::Cases, name, &path)?);
        }
    }
    Ok(cases)
}

/// The HTML files of a folder, by name.
fn html_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.extension().is_some_and(|kind| kind == "html") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().display().to_string()
}
