//! The draft as a file.

use mujaz_model::Draft;

use crate::Error;

/// Reads a draft from TOML. Keys that are missing are empty; keys that a draft does not have are errors, so that a
/// misspelt one is never dropped in silence.
///
/// # Errors
/// [`Error::Format`] with line and column.
pub fn read_draft(toml: &str) -> Result<Draft, Error> {
    Ok(toml::from_str(toml)?)
}

/// Tells whether a text is meant as a draft, also as one that does not hold together: by its first line, or by the tables that it
/// opens.
#[must_use]
pub fn is_draft(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let tables = ["[header]", "[[points]]", "[[sources]]", "[bottom_line]"];
    text.starts_with(MARK)
        || text
            .lines()
            .map(str::trim)
            .find(|line| line.starts_with('['))
            .is_some_and(|line| tables.contains(&line))
}

/// Writes a draft as TOML, with every text that has line breaks as a multi-line string.
///
/// # Errors
/// [`Error::Write`] where the draft holds what TOML cannot, such as a number above 2^63.
pub fn write_draft(draft: &Draft) -> Result<String, Error> {
    let pretty = toml::to_string_pretty(draft)?;
    let compact = with_spans_on_one_line(&pretty);
    // A text can hold a line that looks like a span's; then the draft is written as the library writes it.
    let toml = if read_draft(&compact).as_ref() == Ok(draft) {
        compact
    } else {
        pretty
    };
    Ok(format!("{HEADING}{toml}"))
}

/// The library sets every array on several lines; a span is two numbers and reads best as such.
fn with_spans_on_one_line(toml: &str) -> String {
    let mut lines = toml.lines();
    let mut written = String::with_capacity(toml.len());
    while let Some(line) = lines.next() {
        written.push_str(line);
        if line == "span = [" {
            let numbers: Vec<&str> = lines
                .by_ref()
                .take_while(|line| *line != "]")
                .map(|line| line.trim().trim_end_matches(','))
                .collect();
            written.push_str(&numbers.join(", "));
            written.push(']');
        }
        written.push('\n');
    }
    written
}

/// What a draft that was written here begins with.
const MARK: &str = "# A Mujaz memo.";

const HEADING: &str = "\
# A Mujaz memo. Edit the texts freely; `span` and `original` tie each point to the words of its source.

";

#[cfg(test)]
mod tests {
    use mujaz_model::{
        Bilingual, KeyPoint, Language, Marking, SourceReference, Span, Tlp, TopicId,
    };

    use super::*;

    #[test]
    fn a_draft_reads_back_as_it_was() {
        let mut draft = Draft {
            assessment: Bilingual::new("- أولا\n- ثانيا", "- one \"two\"\n- three\\four"),
            points: vec![KeyPoint {
                topic: Some(TopicId("border-security".to_owned())),
                source: 1,
                span: Span::new(3, 9),
                original: "نص".to_owned(),
                text: Bilingual::new("نص", "text"),
            }],
            sources: vec![SourceReference {
                number: 1,
                file: "article.txt".to_owned(),
                language: Language::Arabic,
                headline: "عنوان".to_owned(),
                outlet: String::new(),
                bylines: vec!["بغداد: الصباح".to_owned()],
                published: chrono::NaiveDate::from_ymd_opt(2024, 8, 28),
                url: String::new(),
                accessed: None,
            }],
            ..Draft::default()
        };
        draft.header.marking = Marking::Tlp(Tlp::Red);
        let toml = write_draft(&draft).unwrap();
        assert!(toml.contains("span = [3, 9]\n"), "{toml}");
        assert_eq!(read_draft(&toml).unwrap(), draft, "{toml}");
    }

    #[test]
    fn a_text_that_looks_like_a_span_is_kept() {
        let mut draft = Draft::default();
        draft.assessment.en = "one\nspan = [\n    3,\n]\nfour".to_owned();
        assert_eq!(read_draft(&write_draft(&draft).unwrap()).unwrap(), draft);
    }

    #[test]
    fn an_own_marking_reads_back() {
        let mut draft = Draft::default();
        draft.header.marking = Marking::Own(Bilingual::new("سري", "SECRET"));
        assert_eq!(read_draft(&write_draft(&draft).unwrap()).unwrap(), draft);
    }

    #[test]
    fn a_misspelt_key_says_where() {
        let error = read_draft("[header]\nrefrence = \"1\"\n").unwrap_err();
        assert!(error.to_string().contains("line 2"), "{error}");
    }

    #[test]
    fn a_draft_is_told_from_other_texts_also_where_it_is_broken() {
        let written = write_draft(&Draft::default()).unwrap();
        let by_hand = "# ours\n\n[header]\nrefrence = 1\n";
        for draft in [&*written, "\u{feff}# A Mujaz memo. [", by_hand] {
            assert!(is_draft(draft), "{draft}");
        }
        for other in [
            "",
            "[package]\nname = \"x\"\n",
            "A memo\n\nIt was sent.",
            "[[topic]]\n",
        ] {
            assert!(!is_draft(other), "{other}");
        }
    }

    #[test]
    fn an_empty_file_is_an_empty_draft() {
        assert_eq!(read_draft("").unwrap(), Draft::default());
    }
}
