//! What a note-taking program, a site generator or a web clipper puts above a Markdown text: YAML between lines of dashes, TOML between
//! lines of plus signs, Pandoc's title block (`% title`) and the fields of `MultiMarkdown`.
//!
//! Only what such fields are written in is read: one line, folded and literal blocks, lists in both forms, and objects one below another,
//! whose keys are joined with a point: `author.name`.

use mujaz_text::{fold, fold_space};

/// The fields above a text, in order, and the text below them.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct FrontMatter<'a> {
    fields: Vec<(String, Vec<String>)>,
    pub(crate) rest: &'a str,
}

/// More lines than the fields of an article take.
const LINES: usize = 300;

impl FrontMatter<'_> {
    /// The values of the first of these keys that has any. The keys are lower case, with a low line between words, and folded in Arabic.
    pub(crate) fn all(&self, keys: &[&str]) -> &[String] {
        let of = |key: &&str| {
            self.fields
                .iter()
                .find(|(name, values)| name == key && !values.is_empty())
        };
        keys.iter()
            .find_map(of)
            .map_or(&[], |(_, values)| values.as_slice())
    }

    /// The first value of the first of these keys that has one.
    pub(crate) fn one(&self, keys: &[&str]) -> Option<&str> {
        self.all(keys).first().map(String::as_str)
    }

    fn add(&mut self, key: &str, values: Vec<String>) {
        let values: Vec<String> = values
            .into_iter()
            .map(|value| fold_space(&value))
            .filter(|value| !value.is_empty())
            .collect();
        match self.fields.iter_mut().find(|(name, _)| name == key) {
            Some((_, known)) => known.extend(values),
            None => self.fields.push((key.to_owned(), values)),
        }
    }
}

/// Reads the fields above a text; none where it has none.
pub(crate) fn split(text: &str) -> Option<FrontMatter<'_>> {
    let text = text.trim_start_matches(['\u{feff}', '\n', '\r']);
    let (first, _) = cut_line(text);
    match first.trim_end() {
        "---" => between(text, &["---", "..."], yaml),
        "+++" => between(text, &["+++"], toml),
        _ if first.starts_with("% ") => Some(pandoc(text)),
        _ => multi_markdown(text),
    }
    .filter(|found| found.fields.iter().any(|(_, values)| !values.is_empty()))
}

/// The fields of the lines between the first and the one that closes them.
fn between<'a>(
    text: &'a str,
    ends: &[&str],
    read: fn(&[&str]) -> FrontMatter<'static>,
) -> Option<FrontMatter<'a>> {
    let (_, mut rest) = cut_line(text);
    let mut lines = Vec::new();
    while lines.len() < LINES && !rest.is_empty() {
        let (line, below) = cut_line(rest);
        rest = below;
        if ends.contains(&line.trim_end()) {
            let found = read(&lines);
            return Some(FrontMatter {
                fields: found.fields,
                rest,
            });
        }
        lines.push(line);
    }
    None
}

fn yaml(lines: &[&str]) -> FrontMatter<'static> {
    let mut found = FrontMatter::default();
    // The keys of the objects that are open, with how far each is indented.
    let mut open: Vec<(usize, String)> = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        at += 1;
        let indent = indent(line);
        let mut said = line.trim();
        if said.is_empty() || said.starts_with('#') {
            continue;
        }
        let is_item = said == "-" || said.starts_with("- ");
        // An item of a list stands below its key, indented or not.
        open.retain(|(of, _)| *of < indent || is_item && *of == indent);
        let path = |open: &[(usize, String)]| {
            let keys: Vec<&str> = open.iter().map(|(_, key)| key.as_str()).collect();
            keys.join(".")
        };
        if is_item {
            said = said[1..].trim_start();
        }
        let Some((key, value)) = key_of(said, ':') else {
            if !open.is_empty() && is_item {
                found.add(&path(&open), values(said));
            } else if let Some((_, known)) = found.fields.last_mut()
                && indent > 0
                && let Some(last) = known.last_mut()
            {
                // A plain value goes on in an indented line.
                *last = fold_space(&format!("{last} {}", unquoted(said)));
            }
            continue;
        };
        let mut whole = path(&open);
        if !whole.is_empty() {
            whole.push('.');
        }
        whole.push_str(&key);
        if value.is_empty() || value.starts_with('#') {
            open.push((if is_item { indent + 1 } else { indent }, key));
            continue;
        }
        if value.starts_with(['>', '|']) && value.len() <= 3 {
            let block: Vec<&str> = lines[at..]
                .iter()
                .take_while(|below| below.trim().is_empty() || self::indent(below) > indent)
                .map(|below| below.trim())
                .collect();
            at += block.len();
            found.add(&whole, vec![block.join(" ")]);
            continue;
        }
        let mut value = value.to_owned();
        // A list in brackets can have several lines.
        while value.starts_with('[') && !value.contains(']') && at < lines.len() {
            value.push_str(lines[at].trim());
            at += 1;
        }
        found.add(&whole, values(&value));
    }
    found
}

fn toml(lines: &[&str]) -> FrontMatter<'static> {
    let mut found = FrontMatter::default();
    let mut table = String::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        at += 1;
        let said = line.trim();
        if let Some(name) = said.strip_prefix('[') {
            // What a site has of its own stands in a table of that name.
            let name = name.trim_matches(['[', ']']).to_lowercase();
            table = match name.as_str() {
                "params" | "extra" => String::new(),
                _ => format!("{name}."),
            };
            continue;
        }
        let Some((key, value)) = key_of(said, '=') else {
            continue;
        };
        let mut value = value.to_owned();
        for (open, close) in [("[", "]"), ("\"\"\"", "\"\"\""), ("'''", "'''")] {
            while value.starts_with(open)
                && !value[open.len()..].contains(close)
                && at < lines.len()
            {
                value.push(' ');
                value.push_str(lines[at].trim());
                at += 1;
            }
        }
        let bare = value.trim_matches('"').trim_matches('\'');
        let read = if value.starts_with("\"\"\"") || value.starts_with("'''") {
            vec![bare.to_owned()]
        } else {
            values(&value)
        };
        found.add(&format!("{table}{key}"), read);
    }
    found
}

/// Pandoc's title, authors and date, each on a line that begins with a percent sign and goes on in indented ones.
fn pandoc(text: &str) -> FrontMatter<'_> {
    let mut found = FrontMatter {
        rest: text,
        ..FrontMatter::default()
    };
    for key in ["title", "author", "date"] {
        let (line, mut rest) = cut_line(found.rest);
        let Some(value) = line.strip_prefix('%') else {
            break;
        };
        let mut all = vec![value.trim().to_owned()];
        while rest.starts_with([' ', '\t']) {
            let (line, below) = cut_line(rest);
            all.push(line.trim().to_owned());
            rest = below;
        }
        let values = match key {
            "author" => all
                .iter()
                .flat_map(|names| names.split(';'))
                .map(str::to_owned)
                .collect(),
            _ => vec![all.join(" ")],
        };
        found.add(key, values);
        found.rest = rest;
    }
    found
}

/// The fields of `MultiMarkdown`: from the first line to an empty one, with a title and another field that articles have.
fn multi_markdown(text: &str) -> Option<FrontMatter<'_>> {
    const KNOWN: [&str; 9] = [
        "author",
        "date",
        "source",
        "url",
        "publisher",
        "keywords",
        "language",
        "copyright",
        "affiliation",
    ];
    let mut found = FrontMatter {
        rest: text,
        ..FrontMatter::default()
    };
    loop {
        let (line, rest) = cut_line(found.rest);
        found.rest = rest;
        if line.trim().is_empty() {
            break;
        }
        if found.fields.len() > LINES {
            return None;
        }
        if indent(line) > 0
            && let Some((_, known)) = found.fields.last_mut()
            && let Some(last) = known.last_mut()
        {
            *last = fold_space(&format!("{last} {line}"));
            continue;
        }
        let (key, value) = key_of(line, ':')?;
        found.add(&key, vec![value.to_owned()]);
    }
    let begins = found.fields.first()?.0 == "title";
    (begins
        && found
            .fields
            .iter()
            .any(|(key, _)| KNOWN.contains(&key.as_str())))
    .then_some(found)
}

/// A key and the value behind its mark.
fn key_of(line: &str, mark: char) -> Option<(String, &str)> {
    if line.starts_with(['"', '[', '{']) && mark == ':' {
        let key = line.strip_prefix('"')?;
        let (key, value) = key.split_once("\":")?;
        return Some((name(key), value.trim()));
    }
    let (key, value) = line.split_once(mark)?;
    // A value with a colon inside has no blank behind it: https://…
    let is_key = mark == '=' || value.is_empty() || value.starts_with(char::is_whitespace);
    let is_short = key.chars().count() <= 40 && !key.contains(['"', '.', '،', '»']);
    (is_key && is_short && !key.trim().is_empty()).then(|| (name(key), value.trim()))
}

/// A key as it is looked for: `Date-Published` is `date_published`, `تاريخ النشر` is `تاريخ_النشر`.
fn name(key: &str) -> String {
    let mut name = String::new();
    for (at, letter) in key.trim().char_indices() {
        match letter {
            '-' | ' ' => name.push('_'),
            // datePublished
            _ if letter.is_ascii_uppercase() => {
                if key.trim()[..at].ends_with(|last: char| last.is_ascii_lowercase()) {
                    name.push('_');
                }
                name.push(letter.to_ascii_lowercase());
            }
            _ => name.push(letter),
        }
    }
    if name.is_ascii() { name } else { fold(&name) }
}

/// The values of one line: a list in brackets, a quoted or a plain value, without the comment behind it.
fn values(written: &str) -> Vec<String> {
    let written = written.trim();
    // [[a link of a note]] is no list.
    if let Some(list) = written
        .strip_prefix('[')
        .filter(|list| !list.starts_with('['))
    {
        let list = list.rsplit_once(']').map_or(list, |(list, _)| list);
        return items(list)
            .into_iter()
            .map(|item| unquoted(&item))
            .collect();
    }
    if let Some(object) = written.strip_prefix('{') {
        // {name: سعد كريم, url: …}
        let object = object.rsplit_once('}').map_or(object, |(object, _)| object);
        let named = items(object).into_iter().find_map(|item| {
            key_of(item.trim(), ':')
                .filter(|(key, _)| key == "name")
                .map(|(_, value)| unquoted(value))
        });
        return named.into_iter().collect();
    }
    vec![unquoted(written)]
}

/// The items of a list, parted by commas outside of quotation marks.
fn items(list: &str) -> Vec<String> {
    let mut items = vec![String::new()];
    let mut quote = None;
    for letter in list.chars() {
        match quote {
            Some(open) if open == letter => quote = None,
            None if matches!(letter, '"' | '\'')
                && items.last().is_some_and(|item| item.trim().is_empty()) =>
            {
                quote = Some(letter);
            }
            None if matches!(letter, ',' | '،') => {
                items.push(String::new());
                continue;
            }
            _ => {}
        }
        if let Some(item) = items.last_mut() {
            item.push(letter);
        }
    }
    items
}

/// A value without its quotation marks or the comment behind it, and without the brackets of a link between notes.
fn unquoted(value: &str) -> String {
    let value = value.trim();
    let bare = match value.chars().next() {
        Some(mark @ ('"' | '\'')) => {
            let rest = &value[1..];
            let mut end = rest.len();
            let mut is_escaped = false;
            for (at, letter) in rest.char_indices() {
                if letter == mark && !is_escaped {
                    end = at;
                    break;
                }
                is_escaped = mark == '"' && letter == '\\' && !is_escaped;
            }
            let inner = &rest[..end];
            if mark == '"' {
                inner
                    .replace("\\\"", "\"")
                    .replace("\\\\", "\\")
                    .replace("\\n", " ")
            } else {
                inner.to_owned()
            }
        }
        _ => value.split(" #").next().unwrap_or(value).to_owned(),
    };
    match bare
        .strip_prefix("[[")
        .and_then(|link| link.strip_suffix("]]"))
    {
        Some(link) => link.rsplit('|').next().unwrap_or(link).to_owned(),
        None => bare,
    }
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t']).len()
}

/// The first line, without what ends it, and the rest.
fn cut_line(text: &str) -> (&str, &str) {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    (line.strip_suffix('\r').unwrap_or(line), rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str, key: &str) -> Vec<String> {
        split(text).map_or_else(Vec::new, |found| found.all(&[key]).to_vec())
    }

    #[test]
    fn yaml_has_values_lists_blocks_and_objects() {
        let text = "---\n# comment\ntitle: >-\n  خطة جديدة\n  للمياه\nauthors:\n- سعد كريم\n- \"[[رنا القيسي|رنا]]\"\ntags: [a, \"b, c\"]\ndate: 2024-08-28 # day\nauthor:\n  name: سعد كريم\n  url: https://a.example\nwriters:\n  - name: رنا القيسي\n    role: x\ndescription: سطر\n  وسطر\nurl: https://a.example/1#x\n---\nنص";
        assert_eq!(values(text, "title"), ["خطة جديدة للمياه"]);
        assert_eq!(values(text, "authors"), ["سعد كريم", "رنا"]);
        assert_eq!(values(text, "tags"), ["a", "b, c"]);
        assert_eq!(values(text, "date"), ["2024-08-28"]);
        assert_eq!(values(text, "author.name"), ["سعد كريم"]);
        assert_eq!(values(text, "writers.name"), ["رنا القيسي"]);
        assert_eq!(values(text, "description"), ["سطر وسطر"]);
        assert_eq!(values(text, "url"), ["https://a.example/1#x"]);
        assert_eq!(split(text).map(|found| found.rest), Some("نص"));
    }

    #[test]
    fn other_forms_have_the_same_fields() {
        let toml = "+++\ntitle = \"خطة جديدة\" # x\nauthors = [\"سعد كريم\",\n  \"رنا القيسي\"]\n[params]\nsource_url = 'https://a.example'\n+++\nنص";
        assert_eq!(values(toml, "title"), ["خطة جديدة"]);
        assert_eq!(values(toml, "authors"), ["سعد كريم", "رنا القيسي"]);
        assert_eq!(values(toml, "source_url"), ["https://a.example"]);
        let pandoc = "% خطة جديدة\n  للمياه\n% سعد كريم; رنا القيسي\n% 28 آب 2024\n\nنص";
        assert_eq!(values(pandoc, "title"), ["خطة جديدة للمياه"]);
        assert_eq!(values(pandoc, "author"), ["سعد كريم", "رنا القيسي"]);
        assert_eq!(values(pandoc, "date"), ["28 آب 2024"]);
        let multi = "Title: خطة جديدة\nAuthor: سعد كريم\nDate: 2024-08-28\n\nنص";
        assert_eq!(values(multi, "author"), ["سعد كريم"]);
        assert_eq!(
            values("---\nتاريخ النشر: 28/8/2024\n---\n", "تاريخ_النشر"),
            ["28/8/2024"]
        );
    }

    #[test]
    fn a_text_without_fields_has_none() {
        for text in [
            "---\nنص بلا حقول\n---\nنص",
            "عنوان: خبر\n\nنص",
            "---\ntitle: مفتوح",
            "",
            "% ",
            "Title: A story\n\nText",
        ] {
            assert_eq!(split(text), None, "{text}");
        }
    }
}
