//! The corpora of the fuzz targets, replayed: nothing in them panics, and every span is right.

use std::{fs, path::Path};

#[path = "../../../fuzz/import.rs"]
mod import;

#[test]
fn nothing_in_the_corpora_of_the_fuzz_targets_fails() {
    for target in import::TARGETS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../../fuzz/corpus")
            .join(target);
        let mut files: Vec<_> = fs::read_dir(&folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        files.sort();
        assert!(!files.is_empty(), "{target} has no corpus");
        for file in files {
            let bytes = fs::read(&file).unwrap();
            let outcome = std::panic::catch_unwind(|| import::run(target, &bytes));
            assert!(outcome.is_ok(), "{}", file.display());
        }
    }
}
