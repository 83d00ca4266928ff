//! XML read event by event. Entities that a document defines itself are not expanded.

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

use crate::{Error, Format, Stop};

/// Elements may nest so deep, and no deeper.
const DEPTH: usize = 512;

/// What a reader of a format is told of.
pub(crate) enum Step<'a> {
    /// An element begins; its name is without the prefix.
    Open(&'a str, &'a Attributes<'a>),
    /// An element ends.
    Close(&'a str),
    /// Text, entities resolved.
    Text(&'a str),
}

/// The attributes of an element.
pub(crate) struct Attributes<'a>(&'a BytesStart<'a>);

impl Attributes<'_> {
    /// Returns the attribute with this local name, whatever its prefix.
    pub(crate) fn get(&self, name: &str) -> Option<String> {
        self.0.attributes().flatten().find_map(|attribute| {
            (attribute.key.local_name().as_ref() == name).then(|| attribute.value.into_owned())
        })
    }
}

/// Reads `xml` and tells of each step.
///
/// # Errors
/// [`Error::Damaged`] where it is not well-formed, [`Error::TooDeep`] where elements nest beyond reason,
/// [`Error::Stopped`] where that is asked for.
pub(crate) fn read(
    xml: &str,
    format: Format,
    stop: Stop<'_>,
    mut tell: impl FnMut(Step<'_>),
) -> Result<(), Error> {
    let mut reader = Reader::from_str(xml);
    let mut depth = 0_usize;
    let damaged = |reason: String| Error::Damaged { format, reason };
    loop {
        stop.heed()?;
        let event = reader
            .read_event()
            .map_err(|error| damaged(error.to_string()))?;
        match event {
            Event::Start(start) => {
                depth += 1;
                if depth > DEPTH {
                    return Err(Error::TooDeep { limit: DEPTH });
                }
                tell(Step::Open(start.local_name().as_ref(), &Attributes(&start)));
            }
            Event::Empty(start) => {
                tell(Step::Open(start.local_name().as_ref(), &Attributes(&start)));
                tell(Step::Close(start.local_name().as_ref()));
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                tell(Step::Close(end.local_name().as_ref()));
            }
            Event::Text(text) => tell(Step::Text(&text)),
            Event::CData(text) => tell(Step::Text(&text)),
            Event::GeneralRef(reference) => {
                let character = reference.resolve_char_ref().ok().flatten();
                let known = quick_xml::escape::resolve_predefined_entity(&reference);
                match (character, known) {
                    (Some(character), _) => {
                        tell(Step::Text(character.encode_utf8(&mut [0; 4])));
                    }
                    (None, Some(text)) => tell(Step::Text(text)),
                    (None, None) => {}
                }
            }
            Event::Eof if depth == 0 => return Ok(()),
            Event::Eof => return Err(damaged("it ends before its last element".to_owned())),
            _ => {}
        }
    }
}
