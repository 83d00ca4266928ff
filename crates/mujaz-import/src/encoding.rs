//! Bytes to text. The bytes of a text file and the character set that its transport declared enter; the text leaves, with
//! what was uncertain.

use mujaz_model::Warned;

use crate::Error;

/// Decodes a text file. `declared` is the character set that the transport named.
///
/// # Errors
/// [`Error::Encoding`] where the bytes are not UTF-8, [`Error::Binary`] where they are no text at all.
pub(crate) fn decode(bytes: &[u8], _declared: Option<&str>) -> Result<Warned<String>, Error> {
    if let Some(offset) = bytes.iter().position(|&byte| byte == 0) {
        return Err(Error::Binary { offset });
    }
    let text = std::str::from_utf8(bytes).map_err(|source| Error::Encoding {
        offset: source.valid_up_to(),
        source,
    })?;
    Ok(Warned::clean(text.to_owned()))
}
