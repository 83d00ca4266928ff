//! What the file says of itself: XMP, the information dictionary, the catalog's entries and the identifier.

use chrono::NaiveDate;
use lopdf::{Dictionary, Document, Object, Stream, dictionary, text_string};

use super::{colour_profile, integer};
use crate::{
    conformance::Conformance,
    draw::{DrawList, Metadata},
    options::Archive,
};

const PRODUCER: &str = concat!("Mujaz ", env!("CARGO_PKG_VERSION"));

/// Sets the catalog's entries that describe the document as a whole.
pub(crate) fn add_to_catalog(
    document: &mut Document,
    catalog: &mut Dictionary,
    draw_list: &DrawList,
    date: Option<NaiveDate>,
    conformance: Conformance,
) {
    let mut preferences = dictionary! { "DisplayDocTitle" => true };
    // It says how pages lie side by side (ISO 32000-1, 12.2), but pdfium also turns the words of every line around by it:
    // English beside Arabic would be copied backwards.
    if draw_list.structure.iter().all(|node| node.right_to_left) {
        preferences.set("Direction", "R2L");
    }
    let xmp = xmp(&draw_list.metadata, date, conformance);
    let xmp = Stream::new(
        dictionary! { "Type" => "Metadata", "Subtype" => "XML" },
        xmp.into_bytes(),
    )
    // Left plain, so that tools which know nothing of PDF find it.
    .with_compression(false);
    let xmp = document.add_object(xmp);
    let profile = Stream::new(dictionary! { "N" => 3 }, colour_profile::srgb());
    let profile = document.add_object(profile);

    if !draw_list.metadata.language.is_empty() {
        catalog.set("Lang", text_string(&draw_list.metadata.language));
    }
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("ViewerPreferences", preferences);
    catalog.set("Metadata", xmp);
    catalog.set(
        "PageLabels",
        dictionary! { "Nums" => page_labels(&draw_list.numbers) },
    );
    catalog.set(
        "OutputIntents",
        vec![Object::from(dictionary! {
            "Type" => "OutputIntent",
            "S" => "GTS_PDFA1",
            "OutputConditionIdentifier" => Object::string_literal("sRGB"),
            "Info" => Object::string_literal("sRGB IEC61966-2.1"),
            "DestOutputProfile" => profile,
        })],
    );
}

/// Returns the information dictionary, which must say what the XMP says (ISO 19005-2, 6.6.2.3.2).
pub(crate) fn information(metadata: &Metadata, date: Option<NaiveDate>) -> Dictionary {
    let mut information = dictionary! {
        "Title" => text_string(&metadata.title),
        "Producer" => text_string(PRODUCER),
    };
    for (key, value) in [
        ("Author", &metadata.author),
        ("Subject", &metadata.subject),
        ("Keywords", &metadata.keywords),
        ("Creator", &metadata.creator),
    ] {
        if let Some(value) = value {
            information.set(key, text_string(value));
        }
    }
    if let Some(date) = date {
        let date = Object::string_literal(date.format("D:%Y%m%d000000Z").to_string());
        information.set("CreationDate", date.clone());
        information.set("ModDate", date);
    }
    information
}

/// Returns where the pages' numbers begin anew (ISO 32000-1, 12.4.2).
fn page_labels(numbers: &[i32]) -> Vec<Object> {
    let mut labels = Vec::new();
    let mut expected = None;
    for (index, &number) in numbers.iter().enumerate() {
        if expected != Some(number) {
            let mut range = dictionary! { "S" => "D" };
            if number > 1 {
                range.set("St", number);
            }
            labels.extend([integer(index), range.into()]);
        }
        expected = number.checked_add(1);
    }
    if labels.is_empty() {
        labels.extend([0.into(), dictionary! { "S" => "D" }.into()]);
    }
    labels
}

fn xmp(metadata: &Metadata, date: Option<NaiveDate>, conformance: Conformance) -> String {
    let title = escaped(&metadata.title);
    let entry = |value: &Option<String>, before: &str, after: &str| {
        value.as_ref().map_or_else(String::new, |value| {
            format!("{before}{}{after}\n", escaped(value))
        })
    };
    let author = entry(
        &metadata.author,
        "<dc:creator><rdf:Seq><rdf:li>",
        "</rdf:li></rdf:Seq></dc:creator>",
    );
    let language = (!metadata.language.is_empty()).then(|| metadata.language.clone());
    let language = entry(
        &language,
        "<dc:language><rdf:Bag><rdf:li>",
        "</rdf:li></rdf:Bag></dc:language>",
    );
    let subject = entry(
        &metadata.subject,
        "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">",
        "</rdf:li></rdf:Alt></dc:description>",
    );
    let keywords = entry(&metadata.keywords, "<pdf:Keywords>", "</pdf:Keywords>");
    let creator = entry(&metadata.creator, "<xmp:CreatorTool>", "</xmp:CreatorTool>");
    let archive = conformance.archive.map_or_else(String::new, |archive| {
        let part = match archive {
            Archive::TwoA => 2,
            Archive::ThreeA => 3,
        };
        format!("<pdfaid:part>{part}</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n")
    });
    let (access, schema) = if conformance.universal_access {
        ("<pdfuaid:part>1</pdfuaid:part>\n", UNIVERSAL_ACCESS_SCHEMA)
    } else {
        ("", "")
    };
    let dates = date.map_or_else(String::new, |date| {
        let date = date.format("%Y-%m-%dT00:00:00Z");
        format!(
            "<xmp:CreateDate>{date}</xmp:CreateDate>\n<xmp:ModifyDate>{date}</xmp:ModifyDate>\n"
        )
    });
    format!(
        r#"<?xpacket begin="{byte_order_mark}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
{author}{subject}{language}<pdf:Producer>{PRODUCER}</pdf:Producer>
{keywords}{creator}{dates}{archive}{access}</rdf:Description>
{schema}
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"#,
        byte_order_mark = '\u{feff}',
    )
}

/// PDF/A knows nothing of PDF/UA's identifier, so the file has to describe it (ISO 19005-2, 6.6.2.3.3).
const UNIVERSAL_ACCESS_SCHEMA: &str = r#"<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"#;

/// Escapes markup, and leaves out the control characters that XML cannot hold.
fn escaped(text: &str) -> String {
    text.chars()
        .filter(|character| !character.is_control() || matches!(character, '\t' | '\n' | '\r'))
        .map(|character| match character {
            '&' => "&amp;".to_owned(),
            '<' => "&lt;".to_owned(),
            '>' => "&gt;".to_owned(),
            other => other.to_string(),
        })
        .collect()
}
