//! What templates can do with a value.

use chrono::NaiveDate;
use mujaz_model::Language;
use tera::{Kwargs, State, Tera, TeraResult, Value};

use crate::{
    dates::{Calendar, format_date},
    markdown,
};

/// Adds the filters of `docs/templates.md` to `tera`.
pub(crate) fn register(tera: &mut Tera) {
    tera.register_filter("css_string", css_string);
    tera.register_filter("date", date);
    tera.register_filter("direction", direction);
    tera.register_filter("markdown", render_markdown);
}

/// `"2024-08-28" | date(language="ar", calendar="hijri")`
#[expect(
    clippy::needless_pass_by_value,
    reason = "Tera gives filters their arguments by value"
)]
fn date(day: &str, arguments: Kwargs, _: &State) -> TeraResult<String> {
    let day = day
        .parse::<NaiveDate>()
        .map_err(|_| tera::Error::message(format!("`{day}` is not a date")))?;
    let language = language(arguments.must_get::<&str>("language")?)?;
    let calendar = match arguments.get::<&str>("calendar")? {
        None | Some("gregorian") => Calendar::Gregorian,
        Some("hijri") => Calendar::Hijri,
        Some(other) => {
            return Err(tera::Error::message(format!(
                "`{other}` is not a calendar: use \"gregorian\" or \"hijri\""
            )));
        }
    };
    Ok(format_date(day, language, calendar))
}

/// `"ar" | direction` is `rtl`.
fn direction(tag: &str, _: Kwargs, _: &State) -> TeraResult<String> {
    Ok(language(tag)?.direction().attribute().to_owned())
}

fn render_markdown(text: &str, _: Kwargs, _: &State) -> Value {
    Value::safe_string(&markdown::render(text))
}

/// A string of a style sheet, with its quotation marks. What could end the string, the rule or the style element is
/// written as a code point (CSS Syntax, 4.3.7).
fn css_string(text: &str, _: Kwargs, _: &State) -> String {
    let escaped: String = text
        .chars()
        .map(|character| match character {
            '"' | '\\' | '<' | '>' | '&' | '\n' | '\r' | '\u{c}' => {
                format!("\\{:x} ", u32::from(character))
            }
            plain => plain.to_string(),
        })
        .collect();
    format!("\"{escaped}\"")
}

fn language(tag: &str) -> TeraResult<Language> {
    Language::from_tag(tag).ok_or_else(|| {
        tera::Error::message(format!(
            "`{tag}` is not a language of a memo: use \"ar\" or \"en\""
        ))
    })
}
