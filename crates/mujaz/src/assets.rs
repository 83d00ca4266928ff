//! What comes with the program: fonts, templates and topics.

use mujaz_render::{Font, FontStyle};

/// The fonts that templates can name.
pub(crate) const FONTS: [Font; 8] = [
    Font {
        family: "Amiri",
        weight: 400,
        style: FontStyle::Normal,
        data: include_bytes!("../../../assets/fonts/Amiri-Regular.ttf"),
    },
    Font {
        family: "Amiri",
        weight: 700,
        style: FontStyle::Normal,
        data: include_bytes!("../../../assets/fonts/Amiri-Bold.ttf"),
    },
    Font {
        family: "Noto Sans",
        weight: 400,
        style: FontStyle::Normal,
        data: include_bytes!("../../../assets/fonts/NotoSans-Regular.ttf"),
    },
    Font {
        family: "Noto Sans",
        weight: 700,
        style: FontStyle::Normal,
        data: include_bytes!("../../../assets/fonts/NotoSans-Bold.ttf"),
    },
    Font {
        family: "Noto Sans",
        weight: 400,
        style: FontStyle::Italic,
        data: include_bytes!("../../../assets/fonts/NotoSans-Italic.ttf"),
    },
    Font {
        family: "Noto Sans Arabic",
        weight: 400,
        style: FontStyle::Normal,
        data: include_bytes!("../../../assets/fonts/NotoSansArabic-Regular.ttf"),
    },
    Font {
        family: "Noto Sans Arabic",
        weight: 700,
        style: FontStyle::Normal,
        data: include_bytes!("../../../assets/fonts/NotoSansArabic-Bold.ttf"),
    },
    // The last one: nothing is set in it that another has.
    Font {
        family: "Mujaz Symbols",
        weight: 400,
        style: FontStyle::Normal,
        data: include_bytes!("../../../assets/fonts/MujazSymbols-Regular.ttf"),
    },
];

/// A template's folder: its name, and its files by name.
pub(crate) type TemplateFolder = (&'static str, [(&'static str, &'static str); 3]);

macro_rules! template {
    ($name:literal) => {
        (
            $name,
            [
                (
                    "template.toml",
                    include_str!(concat!("../../../templates/", $name, "/template.toml")),
                ),
                (
                    "memo.html",
                    include_str!(concat!("../../../templates/", $name, "/memo.html")),
                ),
                (
                    "memo.css",
                    include_str!(concat!("../../../templates/", $name, "/memo.css")),
                ),
            ],
        )
    };
}

/// The built-in templates; the first is the one that a new desk begins with.
pub(crate) const TEMPLATES: [TemplateFolder; 2] = [template!("side-by-side"), template!("stacked")];

/// The built-in topic file.
pub(crate) const TOPICS: &str = include_str!("../../../assets/topics.toml");

/// The built-in list of well-known names in both languages.
pub(crate) const NAMES: &str = include_str!("../../../assets/names.tsv");
