//! ZIP files: archives of articles, and the packages of word processors. No more is unpacked than [`PART`] bytes of one
//! part and [`TOTAL`] of all.

use std::io::{Cursor, Read};

use encoding_rs::Encoding;
use zip::{ZipArchive, result::ZipError};

use crate::{Error, Format};

/// The most that one part may unpack to, the same as the most that a file may hold.
pub(crate) const PART: u64 = crate::LIMIT;
/// The most that all parts of an archive may unpack to.
pub(crate) const TOTAL: u64 = 4 * crate::LIMIT;
/// What XML of a word processor shrinks to is a tenth or a twentieth; beyond this, and above `SMALL`, it is a bomb.
const RATIO: u64 = 200;
const SMALL: u64 = 4 * 1024 * 1024;

/// An archive that was opened.
pub(crate) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    format: Format,
    unpacked: u64,
}

impl<'a> Archive<'a> {
    /// Opens the archive that a file of the format `format` is.
    ///
    /// # Errors
    /// [`Error::Damaged`] where its directory cannot be read.
    pub(crate) fn open(bytes: &'a [u8], format: Format) -> Result<Self, Error> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(format, &error))?;
        Ok(Self {
            zip,
            format,
            unpacked: 0,
        })
    }

    /// Counts what was unpacked elsewhere of the file that the archive is from.
    pub(crate) const fn count(&mut self, unpacked: u64) {
        self.unpacked = self.unpacked.saturating_add(unpacked);
    }

    /// How many bytes were unpacked until now, with those that were counted.
    pub(crate) const fn unpacked(&self) -> u64 {
        self.unpacked
    }

    /// How many bytes its directory says that all of it unpacks to, each part no more than it may.
    pub(crate) fn stated(&mut self) -> u64 {
        (0..self.zip.len())
            .filter_map(|at| {
                self.zip
                    .by_index_raw(at)
                    .ok()
                    .map(|part| part.size().min(PART))
            })
            .fold(0, u64::saturating_add)
    }

    /// Returns the names of its files, in the order of the directory.
    pub(crate) fn names(&self) -> Vec<String> {
        (0..self.zip.len())
            .filter_map(|at| self.zip.name_for_index(at))
            .map(str::to_owned)
            .collect()
    }

    /// Unpacks one file; `None` where there is none of this name.
    ///
    /// # Errors
    /// [`Error::Bomb`] where it unpacks to too much, [`Error::Encrypted`] and [`Error::Damaged`].
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Error> {
        // Not by the name: of one that is no UTF-8, the directory knows the bytes alone.
        let place = (0..self.zip.len()).find(|&at| self.zip.name_for_index(at) == Some(name));
        let Some(place) = place else {
            return Ok(None);
        };
        let mut part = match self.zip.by_index(place) {
            Ok(part) => part,
            Err(ZipError::UnsupportedArchive(reason)) if reason == ZipError::PASSWORD_REQUIRED => {
                return Err(Error::Encrypted);
            }
            Err(error) => return Err(damaged(self.format, &error)),
        };
        let allowed = PART.min(TOTAL.saturating_sub(self.unpacked));
        if allowed == 0 {
            return Err(Error::Bomb {
                part: name.to_owned(),
            });
        }
        let packed = part.compressed_size();
        let ratio_limit = packed.saturating_mul(RATIO).max(SMALL);
        let limit = allowed.min(ratio_limit);
        let mut bytes = Vec::new();
        part.by_ref()
            .take(limit + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| damaged(self.format, &error))?;
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        // What was refused has cost as much as what was not.
        self.unpacked += length;
        if length > limit {
            return Err(Error::Bomb {
                part: name.to_owned(),
            });
        }
        Ok(Some(bytes))
    }

    /// Unpacks a file that has to be there, as text.
    ///
    /// # Errors
    /// Those of [`Archive::part`], and [`Error::Damaged`] where it is missing or no UTF-8.
    pub(crate) fn text(&mut self, name: &str) -> Result<String, Error> {
        let bytes = self
            .part(name)?
            .ok_or_else(|| damaged(self.format, &format!("`{name}` is missing")))?;
        // XML is UTF-8 or, with a mark, UTF-16.
        if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
            let (text, _) = encoding.decode_without_bom_handling(&bytes[mark..]);
            return Ok(text.into_owned());
        }
        String::from_utf8(bytes)
            .map_err(|error| damaged(self.format, &format!("`{name}` is no UTF-8: {error}")))
    }
}

fn damaged(format: Format, reason: &impl ToString) -> Error {
    Error::Damaged {
        format,
        reason: reason.to_string(),
    }
}
