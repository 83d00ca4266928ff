//! Files, with their names in every error.

use std::{fs, io::Write, path::Path};

use crate::Error;

pub(crate) fn read_file(path: &Path) -> Result<Vec<u8>, Error> {
    fs::read(path).map_err(|source| Error::Read {
        path: path.to_owned(),
        source,
    })
}

/// Reads a UTF-8 text file.
///
/// # Errors
/// [`Error::Read`] and [`Error::NotText`] with the file's name.
pub fn read_text(path: &Path) -> Result<String, Error> {
    String::from_utf8(read_file(path)?).map_err(|_| Error::NotText {
        path: path.to_owned(),
    })
}

pub(crate) fn make_folder(path: &Path) -> Result<(), Error> {
    fs::create_dir_all(path).map_err(|source| Error::Write {
        path: path.to_owned(),
        source,
    })
}

/// Writes a file whole or not at all: what stood there before stays until the new content is on the disk.
///
/// # Errors
/// [`Error::Write`] with the file's name.
pub fn write_file(path: &Path, content: &[u8]) -> Result<(), Error> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let write = || {
        let mut file = tempfile::Builder::new()
            .prefix(".mujaz-")
            .tempfile_in(folder)?;
        file.write_all(content)?;
        file.as_file().sync_all()?;
        readable_by_others(file.as_file())?;
        file.persist(path)?;
        Ok(())
    };
    write().map_err(|source| Error::Write {
        path: path.to_owned(),
        source,
    })
}

/// Writes a text file as [`write_file`] does.
///
/// # Errors
/// [`Error::Write`] with the file's name.
pub fn write_text(path: &Path, content: &str) -> Result<(), Error> {
    write_file(path, content.as_bytes())
}

/// A temporary file is its owner's alone; a document that is handed on is not.
#[cfg(unix)]
fn readable_by_others(file: &fs::File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable_by_others(_: &fs::File) -> std::io::Result<()> {
    Ok(())
}
