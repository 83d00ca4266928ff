//! How many plain articles are read a second on one core: `cargo bench --package mujaz-import --bench plain`

#![expect(clippy::unwrap_used, reason = "a benchmark fails by panicking")]

use divan::{Bencher, black_box, counter::ItemsCount};
use mujaz_import::{Source, import};

/// As in the programs.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

/// The articles of one round, each another text of about 480 words, the length of a newspaper's report.
const ARTICLES: usize = 100;

fn articles() -> Vec<String> {
    let paragraph = |article: usize, number: usize| {
        format!(
            "وقال المتحدث باسم الوزارة إن الوفد رقم {article} بحث أمن الحدود مع ممثلي الحلف خلال {number} من الاجتماعات المغلقة، وأكد الجانبان أن «المهمة استشارية لا قتالية». \
             ولم يصدر عن الطرفين جدول زمني، غير أن مصدرا مطلعا رجح أن تعقد الجولة المقبلة في بروكسل قبل نهاية العام الحالي لمراجعة ما نفذ من الخطة.\n\n"
        )
    };
    (0..ARTICLES)
        .map(|article| {
            let body: String = (1..=9).map(|number| paragraph(article, number)).collect();
            format!("الوزير يختتم محادثات أمنية موسعة مع الحلف {article}\n\n12 آذار/مارس 2025\n\nبغداد - سامر الحديثي\n\n{body}")
        })
        .collect()
}

#[divan::bench]
fn a_hundred_plain_articles(bencher: Bencher<'_, '_>) {
    let articles = articles();
    bencher.counter(ItemsCount::new(ARTICLES)).bench(|| {
        for article in &articles {
            black_box(import(&Source::new("article", black_box(article.as_bytes()))).unwrap());
        }
    });
}

#[divan::bench]
fn a_hundred_plain_articles_in_windows_1256(bencher: Bencher<'_, '_>) {
    let articles: Vec<_> = articles()
        .iter()
        .map(|article| encoding_rs::WINDOWS_1256.encode(article).0.into_owned())
        .collect();
    bencher.counter(ItemsCount::new(ARTICLES)).bench(|| {
        for article in &articles {
            black_box(import(&Source::new("article", black_box(article))).unwrap());
        }
    });
}
