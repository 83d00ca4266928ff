//! The finished documents, with the fonts that come with the program.

use mujaz::model::Html;

#[test]
fn signs_that_documents_use_are_in_the_fonts_of_the_program() {
    for signs in [
        "→←↑↓↔⇒⇐⇔↗↘",
        "■□▪▫●○◆◇▲△▼▽►◄▶◀◉◦",
        "★☆✓✔✗✘✕☐☑☒☎☏✉✂✏❖➔➜➤✅❌❗❓➕➖",
        "⚠️☀☁♥♦♠♣♀♂⚖⚡☰",
        "≤≥≠≈∞√∑∫∂∆∈∀∃⊂∪∩",
        "①②⑩⓵ⓐⒶ❶➀Ⅰ Ⅳⅳ⅓⅔",
        "─│┌┐└┘├┤┼═║█░▒▓",
        "⌘⌚⏎⏱⏳⬛⬜⬤⭐",
    ] {
        let html = Html(format!(
            "<!DOCTYPE html><html lang=en><title>Signs</title><p>{signs}"
        ));
        let warned = mujaz::pdf(&html, None).unwrap();
        let said: Vec<String> = warned
            .warnings
            .iter()
            .map(|warning| warning.message.clone())
            .collect();
        assert!(said.is_empty(), "{signs}: {said:?}");
    }
}
