//! How long a user waits: import, points, HTML and PDF of the sample article and memo. `cargo bench --package mujaz`

#![expect(clippy::unwrap_used, reason = "a benchmark fails by panicking")]

use std::path::Path;

use chrono::NaiveDate;
use divan::{Bencher, black_box};
use mujaz::model::{Article, Memo};

/// As in the programs.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

const SAMPLE: &str = include_str!("../../../assets/samples/talks.txt");
const MEMO: &str = include_str!("../../../assets/samples/memo.toml");

fn article() -> Article {
    mujaz::import_bytes("sample", SAMPLE.as_bytes(), mujaz::Mojibake::Keep)
        .unwrap()
        .value
}

fn memo() -> Memo {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/samples");
    let today = NaiveDate::from_ymd_opt(2025, 3, 12).unwrap();
    mujaz::load_memo(MEMO, &samples, &mujaz::read_topics(None).unwrap(), today).unwrap()
}

#[divan::bench]
fn import() -> Article {
    mujaz::import_bytes(
        "sample",
        black_box(SAMPLE).as_bytes(),
        mujaz::Mojibake::Keep,
    )
    .unwrap()
    .value
}

#[divan::bench]
fn points(bencher: Bencher<'_, '_>) {
    let (article, topics) = (article(), mujaz::read_topics(None).unwrap());
    bencher.bench(|| mujaz::suggest(black_box(&article), &topics));
}

#[divan::bench(args = ["side-by-side", "stacked"])]
fn render(bencher: Bencher<'_, '_>, template: &str) {
    let (memo, template) = (memo(), mujaz::find_template(template).unwrap());
    bencher.bench(|| mujaz::render(black_box(&memo), &template).unwrap());
}

#[divan::bench(args = ["side-by-side", "stacked"])]
fn pdf(bencher: Bencher<'_, '_>, template: &str) {
    let html = mujaz::render(&memo(), &mujaz::find_template(template).unwrap()).unwrap();
    bencher.bench(|| mujaz::pdf(black_box(&html), None).unwrap());
}
