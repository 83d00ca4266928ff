//! Fonts inside the document.

use base64::{Engine, engine::general_purpose::STANDARD};

use crate::{Error, Template};

/// A font file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Font {
    /// The family, as a style sheet names it.
    pub family: &'static str,
    /// The weight, as a style sheet gives it: 400 is regular, 700 is bold.
    pub weight: u16,
    /// Upright or slanted.
    pub style: FontStyle,
    /// The whole file, TrueType.
    pub data: &'static [u8],
}

/// Upright or slanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FontStyle {
    /// Upright.
    Normal,
    /// Italic.
    Italic,
}

/// Writes `@font-face` rules for the families that `template` names.
pub(crate) fn style_sheet(template: &Template, fonts: &[Font]) -> Result<String, Error> {
    let mut rules = String::new();
    for family in &template.fonts {
        let mut faces = fonts.iter().filter(|font| font.family == family).peekable();
        if faces.peek().is_none() {
            return Err(Error::MissingFont {
                template: template.name.clone(),
                family: family.clone(),
            });
        }
        for face in faces {
            let style = match face.style {
                FontStyle::Normal => "normal",
                FontStyle::Italic => "italic",
            };
            rules.push_str("@font-face { font-family: \"");
            rules.push_str(face.family);
            rules.push_str("\"; font-weight: ");
            rules.push_str(&face.weight.to_string());
            rules.push_str("; font-style: ");
            rules.push_str(style);
            rules.push_str("; src: url(data:font/ttf;base64,");
            STANDARD.encode_string(face.data, &mut rules);
            rules.push_str(") format(\"truetype\"); }\n");
        }
    }
    Ok(rules)
}
