//! Feeds: each item's headline, address, moment and summary, as the file itself states them.

use std::{fmt::Write, path::Path};

use anyhow::Result;
use mujaz_import::Source;

use super::{Score, bare, files, name, read};

pub(super) fn measure(corpora: &Path) -> Result<Vec<Score>> {
    let mut scores = Vec::new();
    for path in files(&corpora.join("rss"), ".xml")? {
        let bytes = read(&path)?;
        let text = mujaz_import::decode(&bytes, None)?.text;
        let set = format!("rss/{}", name(&path));
        let fields = ["items", "headline", "address", "moment", "summary"];
        let mut found = fields.map(|field| Score::new(&set, field));
        let articles: Vec<_> = mujaz_import::import(&Source::new("feed", &bytes))?
            .articles()
            .map(|article| article.value)
            .collect();
        for item in text.split("<item>").skip(1) {
            let field = |tag: &str| {
                let (_, rest) = item.split_once(&format!("<{tag}>"))?;
                let value = rest.split_once(&format!("</{tag}>"))?.0.trim();
                let value = value
                    .trim_start_matches("<![CDATA[")
                    .trim_end_matches("]]>");
                Some(
                    value
                        .replace("&quot;", "\"")
                        .replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&#39;", "'")
                        .replace("&amp;", "&"),
                )
            };
            let link = field("link").unwrap_or_default();
            let title = bare(&field("title").unwrap_or_default());
            let article = articles
                .iter()
                .find(|article| bare(&article.headline.content) == title);
            let moment = field("pubDate")
                .and_then(|moment| chrono::DateTime::parse_from_rfc2822(&moment).ok());
            let summary = bare(&field("description").unwrap_or_default());
            let right = [
                articles.len() >= text.matches("<item>").count(),
                article.is_some(),
                article.is_some_and(|article| {
                    article
                        .url
                        .as_deref()
                        .is_some_and(|url| encoded(url) == encoded(&link))
                }),
                article.is_some_and(|article| {
                    article.published_at == moment
                        && article.published == moment.map(|moment| moment.date_naive())
                }),
                // A feed without the text has its summary for a body.
                article.is_some_and(|article| {
                    bare(article.lead.as_deref().unwrap_or_default()) == summary
                        || bare(&article.source).ends_with(&summary)
                }),
            ];
            for (score, is_right) in found.iter_mut().zip(right) {
                score.count(is_right);
            }
        }
        scores.extend(found);
    }
    Ok(scores)
}

/// An address in ASCII, as RFC 3986 writes the letters beyond it.
fn encoded(address: &str) -> String {
    let mut ascii = String::new();
    for byte in address.bytes() {
        if byte.is_ascii() {
            ascii.push(char::from(byte));
        } else {
            let _ = write!(ascii, "%{byte:02X}");
        }
    }
    ascii
}
