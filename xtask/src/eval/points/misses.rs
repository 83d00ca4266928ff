//! Which labels a reading misses, listed for whoever mends it: one file for each file of cases, in `target/eval/points`. The cases of the
//! files called `held-out` stay unread.

use std::{
    fmt::Debug,
    fs,
    path::{Path, PathBuf},
};

use anyhow::Result;

/// Where the lists are kept.
pub(super) struct Misses {
    folder: PathBuf,
}

/// The misses of one file of cases.
pub(super) struct List {
    path: PathBuf,
    text: String,
    is_held_out: bool,
}

impl Misses {
    /// Keeps the lists in the folder `eval/points` below `target`.
    pub(super) fn below(target: &Path) -> Result<Self> {
        let folder = target.join("eval/points");
        fs::create_dir_all(&folder)?;
        Ok(Self { folder })
    }

    /// Begins the list of a file of cases.
    pub(super) fn list(&self, subject: &str, cases: &Path) -> List {
        let name = cases.file_stem().unwrap_or_default().to_string_lossy();
        List {
            path: self.folder.join(format!("{subject}-{name}.txt")),
            text: String::new(),
            is_held_out: name.ends_with("held-out"),
        }
    }
}

impl List {
    /// Notes what of a case was expected and not found, and found and not expected.
    pub(super) fn compare<T: PartialEq + Debug>(
        &mut self,
        case: &str,
        expected: &[T],
        found: &[T],
    ) {
        let missing = expected.iter().filter(|label| !found.contains(label));
        let surplus = found.iter().filter(|label| !expected.contains(label));
        let differences: Vec<String> = missing
            .map(|label| format!("  - {label:?}"))
            .chain(surplus.map(|label| format!("  + {label:?}")))
            .collect();
        if !differences.is_empty() {
            self.note(&format!("{case}\n{}", differences.join("\n")));
        }
    }

    pub(super) fn note(&mut self, text: &str) {
        if !self.is_held_out {
            self.text.push_str(text);
            self.text.push_str("\n\n");
        }
    }

    /// Writes the list; there is none for a file that is held out.
    pub(super) fn close(self) -> Result<()> {
        if !self.is_held_out {
            fs::write(self.path, self.text)?;
        }
        Ok(())
    }
}
