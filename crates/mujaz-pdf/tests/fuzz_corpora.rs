//! The corpora of the fuzz targets, replayed as they are and with changes: whatever the bytes, they are a PDF or an error.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{env, fs, path::Path, thread};

#[path = "../../../fuzz/pdf.rs"]
mod pdf;

/// How many changed copies of each file are tried where `MUJAZ_MUTATIONS` names no number.
const MUTATIONS: u64 = 4;

#[test]
fn nothing_in_the_corpora_of_the_fuzz_targets_fails() {
    for target in pdf::TARGETS {
        for (name, bytes) in corpus(target) {
            let outcome = thread::spawn(move || pdf::run(target, &bytes)).join();
            assert!(outcome.is_ok(), "{target}/{name}");
        }
    }
}

#[test]
fn no_change_to_a_file_of_the_corpora_makes_it_fail() {
    let mutations = env::var("MUJAZ_MUTATIONS").map_or(MUTATIONS, |number| number.parse().unwrap());
    for target in pdf::TARGETS {
        let corpus = corpus(target);
        for (place, (name, bytes)) in corpus.iter().enumerate() {
            for seed in 0..mutations {
                let mut random = Random(seed * 1_000 + u64::try_from(place).unwrap() + 1);
                let other = &corpus[random.below(corpus.len())].1;
                let changed = random.changed(bytes, other);
                let copy = changed.clone();
                let outcome = thread::spawn(move || pdf::run(target, &copy)).join();
                if outcome.is_err() {
                    let path = env::temp_dir().join(format!("{target}-{name}-{seed}"));
                    fs::write(&path, &changed).unwrap();
                    panic!(
                        "{target}/{name}, change {seed}, written to {}",
                        path.display()
                    );
                }
            }
        }
    }
}

/// The files of a target's corpus with their names, in order.
fn corpus(target: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../fuzz/corpus")
        .join(target);
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, fs::read(path).unwrap())
        })
        .collect();
    files.sort();
    assert!(!files.is_empty(), "{target} has no corpus");
    files
}

/// Numbers that look random and are the same in every run (xorshift).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(limit.max(1)).unwrap()).unwrap()
    }

    /// Returns a copy of `bytes` with a few changes: bits turned, bytes set to limits, stretches doubled, dropped or taken
    /// from another file.
    fn changed(&mut self, bytes: &[u8], other: &[u8]) -> Vec<u8> {
        let mut changed = bytes.to_vec();
        for _ in 0..=self.below(6) {
            let at = self.below(changed.len());
            let end = (at + 1 + self.below(24)).min(changed.len());
            match self.below(6) {
                0 if at < changed.len() => changed[at] ^= 1 << self.below(8),
                1 if at < changed.len() => {
                    changed[at] = [0, 0x7f, 0x80, 0xff, b'9', b'(', b'<', b'-'][self.below(8)];
                }
                2 => {
                    let stretch = changed[at..end].to_vec();
                    let times = 1 + self.below(40);
                    changed.splice(at..at, stretch.repeat(times));
                }
                3 => {
                    changed.drain(at..end);
                }
                4 => {
                    let from = self.below(other.len());
                    let to = (from + self.below(60)).min(other.len());
                    changed.splice(at..end, other[from..to].iter().copied());
                }
                _ => changed.truncate(end.max(changed.len() / 2)),
            }
        }
        changed
    }
}
