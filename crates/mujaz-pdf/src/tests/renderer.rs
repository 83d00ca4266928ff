//! A renderer keeps much between renders, and none of it may show.

use std::sync::Arc;

use mujaz_model::Html;

use crate::{Options, Renderer, pdf};

fn options() -> Options {
    let fonts: [&[u8]; 2] = [
        include_bytes!("../../../../assets/fonts/NotoSans-Regular.ttf"),
        include_bytes!("../../../../assets/fonts/Amiri-Regular.ttf"),
    ];
    Options {
        fonts: fonts.into_iter().map(Arc::from).collect(),
        ..Options::default()
    }
}

/// Two languages, a table, a list and a link, on several pages.
fn document(edited: &str) -> Html {
    let paragraph = "<p>The council met in Amman.<p lang=ar dir=rtl>اجتمع المجلس في عمّان، وناقش <a \
                     href='https://example.org/'>التقرير</a>.<ul><li>one<li>two</ul>\
                     <table><tr><th>Year<td>2025<tr><th>السنة<td>٢٠٢٥</table>";
    Html(format!(
        "<!DOCTYPE html><html lang=en><title>Memo</title><style>@page {{ size: 300pt 200pt; @bottom-center {{ \
         content: counter(page) }} }} body {{ font: 10pt 'Noto Sans', Amiri }}</style><body><h1>Memo</h1>{}<p>{edited}{}",
        paragraph.repeat(3),
        paragraph.repeat(3),
    ))
}

#[test]
fn a_renderer_that_has_seen_other_versions_writes_the_same_bytes() {
    let renderer = Renderer::new();
    for edited in [
        "before",
        "after",
        "after, with ẑ, a new letter",
        "<b>other</b> elements",
        "",
        "before",
    ] {
        let html = document(edited);
        let kept = renderer.pdf(&html, &options()).unwrap();
        assert_eq!(kept, pdf(&html, &options()).unwrap(), "{edited:?}");
    }
}

#[test]
fn several_threads_share_a_renderer() {
    let renderer = Renderer::new();
    let plain = pdf(&document("shared"), &options()).unwrap();
    std::thread::scope(|scope| {
        for number in 0..4 {
            let (renderer, plain) = (&renderer, &plain);
            scope.spawn(move || {
                renderer
                    .pdf(&document(&number.to_string()), &options())
                    .unwrap();
                assert_eq!(
                    &renderer.pdf(&document("shared"), &options()).unwrap(),
                    plain
                );
            });
        }
    });
}
