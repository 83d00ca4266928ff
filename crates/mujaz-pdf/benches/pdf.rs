//! How long a PDF takes: with nothing known, again, after a change to one paragraph, and with a thousand pages.
//! `cargo bench --package mujaz-pdf`; with `MUJAZ_HTML=FILE` also on a document of one's own.

#![expect(clippy::unwrap_used, reason = "a benchmark fails by panicking")]

use std::{
    env, fs,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use divan::{Bencher, counter::ItemsCount};
use mujaz_model::Html;
use mujaz_pdf::{Options, Renderer};

/// As in the programs.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

const HEAD: &str = "<!DOCTYPE html><html lang=en><meta charset=utf-8><title>Water in the valley</title><style>
    @page { size: A4; margin: 20mm; @bottom-right { content: 'Page ' counter(page) ' of ' counter(pages) } }
    html { font: 10pt/1.45 'Noto Sans', Amiri } .ar { direction: rtl; font: 12pt/1.6 Amiri, 'Noto Sans' }
    p { margin: 0 0 6pt; text-align: justify } table { width: 100%; border-collapse: collapse }
    td, th { border: 1px solid #9fb4c4; padding: 4pt; text-align: start }
    </style><body>";

/// Roughly half a page.
const SECTION: &str = "<h2>Section {n}: the reservoir <span class=ar lang=ar>الخزّان</span></h2>
    <p>On day {n} the council of the valley met to hear how much water was left. The engineers reported {n} million cubic
    metres, less than in any spring since the dam was built, and asked that no field be watered before the evening.</p>
    <p class=ar lang=ar dir=rtl>في اليوم {n} اجتمع مجلس الوادي ليسمع كم بقي من الماء. وأفاد المهندسون بأنّ في الخزّان {n} مليون متر
    مكعّب، وهو أقلّ ممّا كان في أيّ ربيع منذ بناء السدّ، وطلبوا ألّا يُسقى حقل قبل المساء.</p>
    <table><tr><th>Village<th lang=ar dir=rtl class=ar>القرية<th>Share<tr><td>Upper mill {n}<td class=ar lang=ar dir=rtl>الطاحونة
    العليا<td>{n}<tr><td>Lower mill<td class=ar lang=ar dir=rtl>الطاحونة السفلى<td>12.5</table>
    <ul><li>Wells stay closed on Friday {n}.<li class=ar lang=ar dir=rtl>تبقى الآبار مغلقة يوم الجمعة.</ul>";

fn options() -> Options {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/fonts");
    let names = [
        "NotoSans-Regular",
        "NotoSans-Bold",
        "Amiri-Regular",
        "Amiri-Bold",
    ];
    let read = |name| Arc::from(fs::read(folder.join(format!("{name}.ttf"))).unwrap());
    Options {
        fonts: names.into_iter().map(read).collect(),
        ..Options::default()
    }
}

fn document(sections: usize, edited: &str) -> Html {
    let body: String = (1..=sections)
        .map(|number| SECTION.replace("{n}", &number.to_string()))
        .collect();
    Html(format!(
        "{HEAD}<h1>Water {edited}</h1><p>{edited}</p>{body}"
    ))
}

/// The sample of sixteen sections, or the document that the caller names.
fn memo() -> Html {
    env::var_os("MUJAZ_HTML").map_or_else(
        || document(16, "first"),
        |path| Html(fs::read_to_string(path).unwrap()),
    )
}

#[divan::bench]
fn without_anything_kept(bencher: Bencher<'_, '_>) {
    let (html, options) = (memo(), options());
    bencher.bench(|| mujaz_pdf::pdf(&html, &options).unwrap());
}

#[divan::bench]
fn unchanged(bencher: Bencher<'_, '_>) {
    let (html, options, renderer) = (memo(), options(), Renderer::new());
    bencher.bench(|| renderer.pdf(&html, &options).unwrap());
}

#[divan::bench]
fn edited_paragraph(bencher: Bencher<'_, '_>) {
    let (html, options, renderer) = (memo(), options(), Renderer::new());
    let at = html.0.find("</p>").unwrap();
    let edits = AtomicUsize::new(0);
    bencher
        .with_inputs(|| {
            let edit = edits.fetch_add(1, Ordering::Relaxed);
            let mut edited = html.0.clone();
            edited.insert_str(at, &format!(" Edit {edit}."));
            Html(edited)
        })
        .bench_values(|edited| renderer.pdf(&edited, &options).unwrap());
}

/// Items are sections; two fill a page.
#[divan::bench(args = [200, 2_000], max_time = 20)]
fn sections(bencher: Bencher<'_, '_>, count: usize) {
    let (html, options) = (document(count, "long"), options());
    bencher
        .counter(ItemsCount::new(count))
        .bench(|| mujaz_pdf::pdf(&html, &options).unwrap());
}
