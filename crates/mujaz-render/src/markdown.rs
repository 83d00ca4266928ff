//! Markdown as HTML that a memo can hold.

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

/// Renders Markdown. Raw HTML is shown as text, links go to web and mail addresses only, pictures are their alternative
/// text, and headings start below those of the memo.
pub(crate) fn render(markdown: &str) -> String {
    let mut in_picture = 0_usize;
    let events = Parser::new_ext(markdown, Options::ENABLE_STRIKETHROUGH).filter_map(|event| {
        Some(match event {
            Event::Html(raw) | Event::InlineHtml(raw) => Event::Text(raw),
            Event::Start(Tag::Image { .. }) => {
                in_picture += 1;
                return None;
            }
            Event::End(TagEnd::Image) if in_picture > 0 => {
                in_picture -= 1;
                return None;
            }
            Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
            Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
            Event::Start(Tag::Heading {
                id, classes, attrs, ..
            }) => Event::Start(Tag::Heading {
                level: HeadingLevel::H3,
                id,
                classes,
                attrs,
            }),
            Event::End(TagEnd::Heading(_)) => Event::End(TagEnd::Heading(HeadingLevel::H3)),
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                title,
                id,
            }) => Event::Start(Tag::Link {
                link_type,
                dest_url: allowed(dest_url),
                title,
                id,
            }),
            other => other,
        })
    });
    let mut rendered = String::new();
    html::push_html(&mut rendered, events);
    rendered
}

fn allowed(address: CowStr<'_>) -> CowStr<'_> {
    let lower = address.to_ascii_lowercase();
    if ["http://", "https://", "mailto:", "#"]
        .iter()
        .any(|start| lower.starts_with(start))
    {
        address
    } else {
        CowStr::Borrowed("#")
    }
}

#[cfg(test)]
mod tests {
    use super::render;

    #[test]
    fn lists_and_emphasis_are_html() {
        assert_eq!(
            render("- *likely*\n- **no**"),
            "<ul>\n<li><em>likely</em></li>\n<li><strong>no</strong></li>\n</ul>\n"
        );
    }

    #[test]
    fn raw_html_is_shown_as_text() {
        assert!(!render("<script>x</script>").contains("<script"));
        assert!(!render("a <img src=x onerror=y> b").contains("<img"));
    }

    #[test]
    fn a_picture_is_its_alternative_text() {
        assert_eq!(
            render("![map](https://example.org/map.png)"),
            "<p>map</p>\n"
        );
    }

    #[test]
    fn a_script_address_goes_nowhere() {
        assert!(render("[x](javascript:alert(1))").contains("href=\"#\""));
    }

    #[test]
    fn headings_stand_below_the_memos_own() {
        assert_eq!(render("# العنوان"), "<h3>العنوان</h3>\n");
    }
}
