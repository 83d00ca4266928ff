//! Records in JSON. Which keys programs use differs; [`Part::named`] knows the usual ones.

use serde_json::Value;

use super::{Part, Record};

/// Tells whether a text is JSON: an object or a list, from its first to its last character, or an object in each line.
pub(crate) fn is_json(text: &str) -> bool {
    let text = mujaz_text::trim(text);
    text.starts_with(['{', '[']) && !values(text).is_empty()
}

/// Returns the records of a file that have a text.
pub(super) fn records(text: &str) -> Vec<Record> {
    let mut found = Vec::new();
    for value in values(mujaz_text::trim(text)) {
        collect(&value, &mut found);
    }
    found
}

fn values(text: &str) -> Vec<Value> {
    if let Ok(value) = serde_json::from_str::<Value>(text) {
        let has_names = matches!(&value, Value::Object(_))
            || matches!(&value, Value::Array(list) if list.iter().any(Value::is_object));
        return if has_names { vec![value] } else { Vec::new() };
    }
    text.lines()
        .map(mujaz_text::trim)
        .filter(|line| !line.is_empty())
        .map(|line| {
            serde_json::from_str::<Value>(line)
                .ok()
                .filter(Value::is_object)
        })
        .collect::<Option<Vec<_>>>()
        .unwrap_or_default()
}

/// An object with a text is a record; of others, what they hold is looked at. The parser bounds how deep that can go.
fn collect(value: &Value, found: &mut Vec<Record>) {
    match value {
        Value::Array(list) => list.iter().for_each(|value| collect(value, found)),
        Value::Object(object) => {
            let mut record = Record::default();
            for (key, value) in object {
                match Part::named(key) {
                    Some(Part::Writer) => {
                        for name in strings(value) {
                            record.set(Part::Writer, &name);
                        }
                    }
                    Some(Part::Text) => record.set(Part::Text, &strings(value).join("\n\n")),
                    Some(part) => {
                        if let Some(value) = strings(value).first() {
                            record.set(part, value);
                        }
                    }
                    None => {}
                }
            }
            if record.text.is_empty() {
                object.values().for_each(|value| collect(value, found));
            } else {
                found.push(record);
            }
        }
        _ => {}
    }
}

/// The strings of a value: itself, those of a list, or the name or the rendered text of an object.
fn strings(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Array(list) => list.iter().flat_map(strings).collect(),
        Value::Object(object) => ["name", "rendered", "text", "value"]
            .iter()
            .find_map(|key| object.get(*key)?.as_str())
            .map(|text| vec![text.to_owned()])
            .unwrap_or_default(),
        _ => Vec::new(),
    }
}
