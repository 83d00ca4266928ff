//! Files inside the file (ISO 32000-1, 7.11.4), tied to the document as ISO 19005-3 asks for.

use lopdf::{Dictionary, Document, Object, Stream, StringFormat, dictionary, text_string};

use super::integer;
use crate::options::{Options, Relationship};

/// Adds the attachments of the options to the document and its catalog.
pub(crate) fn add(document: &mut Document, catalog: &mut Dictionary, options: &Options) {
    if options.attachments.is_empty() {
        return;
    }
    let mut files: Vec<(Vec<u8>, _)> = Vec::new();
    for attachment in &options.attachments {
        let name = free_name(&attachment.name, |name| {
            files.iter().any(|(known, _)| known == name.as_bytes())
        });
        let mut parameters = dictionary! { "Size" => integer(attachment.bytes.len()) };
        if let Some(date) = options.date {
            let date = date.format("D:%Y%m%d000000Z").to_string();
            parameters.set("ModDate", Object::string_literal(date));
        }
        let content = document.add_object(Stream::new(
            dictionary! {
                "Type" => "EmbeddedFile",
                "Subtype" => Object::Name(attachment.media_type.clone().into_bytes()),
                "Params" => parameters,
            },
            attachment.bytes.to_vec(),
        ));
        let relationship = match attachment.relationship {
            Relationship::Source => "Source",
            Relationship::Data => "Data",
            Relationship::Alternative => "Alternative",
            Relationship::Supplement => "Supplement",
        };
        let file = document.add_object(dictionary! {
            "Type" => "Filespec",
            "F" => text_string(&name),
            "UF" => text_string(&name),
            "Desc" => text_string(&attachment.description),
            "AFRelationship" => relationship,
            "EF" => dictionary! { "F" => content, "UF" => content },
        });
        files.push((name.into_bytes(), file));
    }
    catalog.set(
        "AF",
        files
            .iter()
            .map(|(_, file)| Object::from(*file))
            .collect::<Vec<_>>(),
    );
    // Readers search name trees, so the names are in order (ISO 32000-1, 7.9.6).
    files.sort();
    let names: Vec<Object> = files
        .into_iter()
        .flat_map(|(name, file)| [Object::String(name, StringFormat::Literal), file.into()])
        .collect();
    catalog.set(
        "Names",
        dictionary! { "EmbeddedFiles" => dictionary! { "Names" => names } },
    );
}

/// Returns a name that no file before has: readers find attachments by their names, and save them under these.
fn free_name(name: &str, is_taken: impl Fn(&str) -> bool) -> String {
    if !is_taken(name) {
        return name.to_owned();
    }
    let (stem, ending) = match name.rfind('.') {
        Some(dot) if dot > 0 => name.split_at(dot),
        _ => (name, ""),
    };
    (2_usize..=usize::MAX)
        .map(|number| format!("{stem} ({number}){ending}"))
        .find(|name| !is_taken(name))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_one_name_are_told_apart() {
        let taken = ["memo.toml", "memo (2).toml", "notes", ".hidden"];
        let free = |name| free_name(name, |name| taken.contains(&name));
        assert_eq!(free("other.toml"), "other.toml");
        assert_eq!(free("memo.toml"), "memo (3).toml");
        assert_eq!(free("notes"), "notes (2)");
        assert_eq!(free(".hidden"), ".hidden (2)");
    }
}
