//! What the targets of the PDF engine do with bytes: the fuzzer and the replay of its corpora share it.

use std::{fmt::Write as _, sync::Arc};

use mujaz_model::Html;
use mujaz_pdf::Options;

/// The targets, by the names of their corpora.
#[allow(dead_code, reason = "the replay alone goes through all of them")]
pub(crate) const TARGETS: [&str; 4] = ["pdf_html", "pdf_css", "pdf_font", "pdf_picture"];

const FONTS: [&[u8]; 2] = [
    include_bytes!("../assets/fonts/NotoSans-Regular.ttf"),
    include_bytes!("../assets/fonts/Amiri-Regular.ttf"),
];

/// Elements of every kind for style sheets to work on.
const BODY: &str = "<h1 id=a>Water <i>and</i> ماء</h1><p class=b dir=rtl lang=ar>بقي في الخزّان <b>12</b> (مليون)
    <a href=#a>x</a><ul><li>one<li>two<ol><li>three</ol></ul><div class=c><i>1</i><i>2</i><i>3</i></div>
    <table><caption>t</caption><thead><tr><th>a<th colspan=2>b<tbody><tr><td rowspan=2>1<td>2<td>3<tr><td>4<td>5</table>";

/// Wraps `bytes` as the target wants them and sets them as PDF. They are a PDF or an error.
pub(crate) fn run(target: &str, bytes: &[u8]) {
    let html = match target {
        "pdf_css" => format!(
            "<!DOCTYPE html><html lang=en><title>x</title><style>{}</style>{BODY}",
            String::from_utf8_lossy(bytes)
        ),
        "pdf_font" => format!(
            "<!DOCTYPE html><html lang=en><title>x</title><style>@font-face {{ font-family: F; src: url('{}') }}
            p {{ font-family: F }}</style><p>abc ABC 123 fi fl &amp; (x)<p lang=ar dir=rtl>سلام لا إله إلّا",
            data_address("font/ttf", bytes)
        ),
        "pdf_picture" => format!(
            "<!DOCTYPE html><html lang=en><title>x</title><p>a <img alt=x src='{}'> b",
            data_address("image/png", bytes)
        ),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    };
    let options = Options {
        fonts: FONTS.into_iter().map(Arc::from).collect(),
        ..Options::default()
    };
    if let Ok(pdf) = mujaz_pdf::pdf(&Html(html), &options) {
        assert!(pdf.value.0.starts_with(b"%PDF-1.7"), "a PDF begins as one");
        assert!(pdf.value.0.ends_with(b"%%EOF\n"), "a PDF ends as one");
    }
}

fn data_address(media_type: &str, bytes: &[u8]) -> String {
    let mut address = format!("data:{media_type},");
    for byte in bytes {
        let _ = write!(address, "%{byte:02X}");
    }
    address
}
