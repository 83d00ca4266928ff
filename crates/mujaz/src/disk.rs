//! Files, with their names in every error.

use std::{
    fs,
    io::{Read, Write},
    path::Path,
};

use crate::Error;

/// Reads a file of any kind.
///
/// # Errors
/// [`Error::Read`] with the file's name.
pub fn read_file(path: &Path) -> Result<Vec<u8>, Error> {
    fs::read(path).map_err(|source| Error::Read {
        path: path.to_owned(),
        source,
    })
}

/// Reads a file that has at most `limit` bytes; of a bigger one, no more than that is read.
///
/// # Errors
/// [`Error::Read`], and [`Error::Import`] where the file is bigger.
pub(crate) fn read_at_most(path: &Path, limit: u64) -> Result<Vec<u8>, Error> {
    let read_error = |source| Error::Read {
        path: path.to_owned(),
        source,
    };
    let mut bytes = Vec::new();
    fs::File::open(path)
        .and_then(|file| file.take(limit + 1).read_to_end(&mut bytes))
        .map_err(read_error)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length <= limit) {
        return Ok(bytes);
    }
    Err(Error::Import {
        name: path.display().to_string(),
        source: mujaz_import::Error::TooBig { limit },
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
