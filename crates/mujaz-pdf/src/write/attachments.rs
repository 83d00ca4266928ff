//! Files inside the file (ISO 32000-1, 7.11.4), tied to the document as ISO 19005-3 asks for.

use lopdf::{Dictionary, Document, Object, Stream, StringFormat, dictionary, text_string};

use super::integer;
use crate::options::{Options, Relationship};

/// Adds the attachments of the options to the document and its catalog.
pub(crate) fn add(document: &mut Document, catalog: &mut Dictionary, options: &Options) {
    if options.attachments.is_empty() {
        return;
    }
    let mut files = Vec::new();
    for attachment in &options.attachments {
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
            "F" => text_string(&attachment.name),
            "UF" => text_string(&attachment.name),
            "Desc" => text_string(&attachment.description),
            "AFRelationship" => relationship,
            "EF" => dictionary! { "F" => content, "UF" => content },
        });
        files.push((attachment.name.as_bytes().to_vec(), file));
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
