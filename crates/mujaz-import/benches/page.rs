//! How long a web page takes: `cargo bench --package mujaz-import --bench page`

#![expect(clippy::unwrap_used, reason = "a benchmark fails by panicking")]

use divan::{Bencher, black_box, counter::BytesCount};
use mujaz_import::{Source, import};

/// As in the programs.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

const SENTENCE: &str = "بحث وفد الوزارة أمن الحدود مع ممثلي الحلف في العاصمة خلال يومين من الاجتماعات المغلقة، وأكد الجانبان أن المهمة استشارية لا قتالية. ";

/// A page as a news site builds them: 100 KB, of which the article is a third.
fn page() -> String {
    let link = |at: usize| {
        format!(
            "<li class=\"teaser item-{at}\"><a href=\"/news/{at}\"><img src=\"/t/{at}.jpg\" alt=\"\"><span class=\"title\">عنوان خبر من أخبار اليوم {at}</span></a></li>"
        )
    };
    let links: String = (0..220).map(link).collect();
    let paragraph = |_| format!("<p class=\"text\">{SENTENCE}{SENTENCE}</p>");
    let body: String = (0..70).map(paragraph).collect();
    let style = "<style>.a{color:#000;margin:0}</style>".repeat(200);
    format!(
        "<!DOCTYPE html><html lang=\"ar\"><head><title>عنوان</title><meta property=\"article:published_time\" content=\"2024-08-28T09:00:00+03:00\">{style}</head><body><nav><ul>{links}</ul></nav><main><article><h1>عنوان المقال الطويل هنا</h1>{body}</article></main></body></html>"
    )
}

#[divan::bench]
fn arabic_page_of_100_kb(bencher: Bencher<'_, '_>) {
    let page = page();
    bencher
        .counter(BytesCount::of_str(&page))
        .bench(|| import(&Source::new("page", black_box(page.as_bytes()))).unwrap());
}
