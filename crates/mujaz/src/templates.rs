//! Templates: those that come with the program, and folders of the user's.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use mujaz_model::Bilingual;
use mujaz_render::Template;

use crate::{Error, assets, disk};

/// A template, as a list of them shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateDescription {
    /// Its name in files and on the command line.
    pub name: String,
    /// Its name for readers.
    pub label: Bilingual,
    /// What it looks like.
    pub description: Bilingual,
}

impl From<&Template> for TemplateDescription {
    fn from(template: &Template) -> Self {
        Self {
            name: template.name.clone(),
            label: template.label.clone(),
            description: template.description.clone(),
        }
    }
}

/// Returns the built-in templates.
///
/// # Errors
/// [`Error::Render`] where a built-in template is broken, which a test rules out.
pub fn built_in_templates() -> Result<Vec<Template>, Error> {
    assets::TEMPLATES
        .iter()
        .map(|(name, files)| {
            let files = files
                .iter()
                .map(|(file, content)| ((*file).to_owned(), (*content).to_owned()))
                .collect();
            Ok(Template::read(name, files)?)
        })
        .collect()
}

/// Returns the built-in template of that name, or the one in that folder.
///
/// # Errors
/// [`Error::NoTemplate`] where it is neither, [`Error::Read`] and [`Error::Render`] where the folder is no template.
pub fn find_template(name_or_folder: &str) -> Result<Template, Error> {
    let built_in = built_in_templates()?;
    if let Some(template) = built_in
        .iter()
        .find(|template| template.name == name_or_folder)
    {
        return Ok(template.clone());
    }
    let folder = Path::new(name_or_folder);
    if !folder.is_dir() {
        return Err(Error::NoTemplate {
            name: name_or_folder.to_owned(),
            known: built_in.into_iter().map(|template| template.name).collect(),
        });
    }
    read_folder(folder)
}

/// Reads every template in the folders inside `folder`, each for itself; a folder that is not there holds none. One that
/// cannot be listed is an error of its own.
pub(crate) fn read_folders(folder: &Path) -> Vec<(PathBuf, Result<Template, Error>)> {
    if !folder.is_dir() {
        return Vec::new();
    }
    match entries(folder) {
        Ok(paths) => paths
            .into_iter()
            .filter(|path| path.is_dir())
            .map(|path| {
                let template = read_folder(&path);
                (path, template)
            })
            .collect(),
        Err(error) => vec![(folder.to_owned(), Err(error))],
    }
}

fn read_folder(folder: &Path) -> Result<Template, Error> {
    let mut files = BTreeMap::new();
    for path in entries(folder)? {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if path.extension().is_some_and(|extension| {
            ["html", "css", "toml"]
                .iter()
                .any(|known| extension == *known)
        }) {
            files.insert(name, disk::read_text(&path)?);
        }
    }
    let name = folder.file_name().map_or_else(
        || folder.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    );
    Ok(Template::read(&name, files)?)
}

/// The paths in a folder, in the order of their names.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let failed = |source| Error::Read {
        path: folder.to_owned(),
        source,
    };
    let mut paths = fs::read_dir(folder)
        .map_err(failed)?
        .map(|entry| entry.map(|entry| entry.path()).map_err(failed))
        .collect::<Result<Vec<_>, _>>()?;
    paths.sort();
    Ok(paths)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_templates_are_sound() {
        let names: Vec<String> = built_in_templates()
            .unwrap()
            .into_iter()
            .map(|template| template.name)
            .collect();
        assert_eq!(names, ["side-by-side", "stacked"]);
    }

    #[test]
    fn an_unknown_name_lists_the_known_ones() {
        let error = find_template("no-such-template").unwrap_err();
        assert!(error.hint().unwrap().contains("side-by-side, stacked"));
    }

    #[test]
    fn a_folder_is_a_template() {
        let folder = tempfile::tempdir().unwrap();
        let own = folder.path().join("ours");
        fs::create_dir(&own).unwrap();
        fs::write(
            own.join("template.toml"),
            "label = { ar = \"لنا\", en = \"Ours\" }\nfonts = []\n",
        )
        .unwrap();
        fs::write(own.join("memo.html"), "x").unwrap();
        fs::write(own.join("memo.css"), "").unwrap();
        assert_eq!(
            find_template(own.to_str().unwrap()).unwrap().label.en,
            "Ours"
        );
        let (_, read) = read_folders(folder.path()).remove(0);
        assert_eq!(read.unwrap().name, "ours");
    }
}
