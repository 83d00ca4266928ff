//! Our own PDFs, imported again: every figure and every Arabic word comes back, in the order of the page.

use anyhow::Result;
use mujaz_tests::{
    command::Folder,
    tally::{count, is_arabic, is_digit},
};

/// The text of the body of an HTML document.
fn text_of_html(html: &str) -> String {
    let body = html.rsplit("</style>").next().unwrap_or(html);
    let mut text = String::new();
    let mut rest = body;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        text.push(' ');
        rest = after.split_once('>').map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    text.replace("&amp;", "&")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
}

#[test]
fn a_memo_from_each_template_imports_with_every_figure_and_word() -> Result<()> {
    for template in ["side-by-side", "stacked"] {
        let folder = Folder::with_rendered_memo(template)?;
        let html = text_of_html(&std::fs::read_to_string(folder.path("memo.html"))?);
        let imported = mujaz::import_file(&folder.path("memo.pdf"), mujaz::Mojibake::Keep)?;
        let text = imported.value.source;
        for (word, times) in count(&html, is_digit) {
            let found = count(&text, is_digit)
                .get(&word)
                .copied()
                .unwrap_or_default();
            assert!(
                found >= times,
                "{template}: {word} {times} times, {found} found"
            );
        }
        let (wanted, found) = (count(&html, is_arabic), count(&text, is_arabic));
        let all: usize = wanted.values().sum();
        let hit: usize = wanted
            .iter()
            .map(|(word, times)| found.get(word).copied().unwrap_or_default().min(*times))
            .sum();
        assert!(hit * 100 >= all * 99, "{template}: {hit} of {all} words");
        assert!(
            imported.warnings.is_empty(),
            "{template}: {:?}",
            imported.warnings
        );
    }
    Ok(())
}
