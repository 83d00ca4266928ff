//! Properties that are followed where they ask for nothing; all else is warned of as any unknown value is.

use super::{Property, nothing, only};

pub(super) const ROWS: &[Property] = &[
    Property::new(&["text-shadow"], "none", "none", only!("none"), nothing).inherited(),
    Property::new(
        &[
            "filter",
            "backdrop-filter",
            "clip-path",
            "mask",
            "mask-image",
            "perspective",
        ],
        "none",
        "none",
        only!("none"),
        nothing,
    ),
    Property::new(
        &["mix-blend-mode"],
        "normal",
        "normal",
        only!("normal"),
        nothing,
    ),
    Property::new(&["isolation"], "auto", "auto", only!("auto"), nothing),
    Property::new(
        &["border-image", "border-image-source"],
        "none",
        "none",
        only!("none"),
        nothing,
    ),
    Property::new(
        &["text-orientation"],
        "mixed | sideways",
        "mixed",
        only!("mixed", "sideways"),
        nothing,
    )
    .inherited(),
    Property::new(
        &["hanging-punctuation"],
        "none",
        "none",
        only!("none"),
        nothing,
    )
    .inherited(),
    Property::new(&["text-overflow"], "clip", "clip", only!("clip"), nothing),
    Property::new(
        &["font-stretch", "font-width"],
        "normal",
        "normal",
        only!("normal"),
        nothing,
    )
    .inherited(),
    Property::new(
        &["font-variation-settings"],
        "normal",
        "normal",
        only!("normal"),
        nothing,
    )
    .inherited()
    .noted("The weight of a variable font is that of `font-weight`."),
    Property::new(
        &["font-size-adjust"],
        "none",
        "none",
        only!("none"),
        nothing,
    )
    .inherited(),
    Property::new(&["font-synthesis"], "none", "none", only!("none"), nothing).inherited(),
    Property::new(
        &[
            "font-variant-position",
            "font-variant-alternates",
            "font-variant-east-asian",
        ],
        "normal",
        "normal",
        only!("normal"),
        nothing,
    )
    .inherited(),
    Property::new(&["shape-outside"], "none", "none", only!("none"), nothing),
    Property::new(&["text-emphasis"], "none", "none", only!("none"), nothing).inherited(),
];
