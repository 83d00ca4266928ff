//! How reading, annotating, proposing and comparing grow with an article: 3,000 words, then up to 1 MB. `cargo bench --package mujaz --bench points`

#![expect(clippy::unwrap_used, reason = "a benchmark fails by panicking")]

use divan::{Bencher, black_box, counter::BytesCount};
use mujaz::{
    Compared,
    model::{Article, Candidate, Topic},
};

/// As in the programs.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

const SAMPLE: &str = include_str!("../../../assets/samples/talks.txt");

const NAMES: &str = include_str!("../../../assets/names.tsv");

/// The bytes of about 3,000 words of the sample, 100 KB and 1 MB.
const LENGTHS: [usize; 3] = [32_000, 100_000, 1_000_000];

/// The sample with its body repeated up to a length in bytes.
fn text(length: usize) -> String {
    let (_, body) = SAMPLE.split_once("\n\n").unwrap();
    let mut text = SAMPLE.to_owned();
    while text.len() < length {
        text.push_str("\n\n");
        text.push_str(body);
    }
    text
}

fn article(length: usize) -> Article {
    mujaz::import_bytes("sample", text(length).as_bytes(), mujaz::Mojibake::Keep)
        .unwrap()
        .value
}

fn topics() -> Vec<Topic> {
    mujaz::read_topics(None).unwrap()
}

/// Import with quotations and entities.
#[divan::bench(args = LENGTHS)]
fn import(bencher: Bencher<'_, '_>, length: usize) {
    let text = text(length);
    bencher.counter(BytesCount::of_str(&text)).bench(|| {
        mujaz::import_bytes("sample", black_box(&text).as_bytes(), mujaz::Mojibake::Keep).unwrap()
    });
}

/// Who says what and what is named, and the candidates: all that is done with an article once it is read.
#[divan::bench(args = LENGTHS)]
fn annotate_and_suggest(bencher: Bencher<'_, '_>, length: usize) {
    let names = mujaz_extract::read_names(NAMES).unwrap();
    let topics = topics();
    bencher
        .with_inputs(|| article(length))
        .input_counter(|article: &Article| BytesCount::of_str(&article.source))
        .bench_values(|article| {
            let article = mujaz_extract::annotate(article, &names);
            let candidates = mujaz::suggest(&article, &topics);
            (article, candidates)
        });
}

/// The candidates of an article that was read.
#[divan::bench(args = LENGTHS)]
fn suggest(bencher: Bencher<'_, '_>, length: usize) {
    let (article, topics) = (article(length), topics());
    bencher
        .counter(BytesCount::of_str(&article.source))
        .bench(|| mujaz::suggest(black_box(&article), &topics));
}

/// Two articles side by side whose candidates are known, of which the second has other figures.
#[divan::bench(args = LENGTHS)]
fn compare(bencher: Bencher<'_, '_>, length: usize) {
    let changed = text(length).replace('2', "3");
    let other = mujaz::import_bytes("other", changed.as_bytes(), mujaz::Mojibake::Keep).unwrap();
    let articles = [article(length), other.value];
    let candidates: Vec<Vec<Candidate>> = articles
        .iter()
        .map(|article| mujaz::suggest(article, &topics()))
        .collect();
    let compared = Compared::pairs(&articles, &candidates);
    bencher
        .counter(BytesCount::of_str(&articles[0].source))
        .bench(|| mujaz::compare(black_box(&compared)));
}
