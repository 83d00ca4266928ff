//! The properties that ask fonts for OpenType features: kerning, ligatures, small capitals, kinds of digits.

use std::sync::Arc;

use cssparser::Parser;
use parlance::{FontFeature, Tag};

use super::Property;
use crate::style::{
    declaration::Declaration,
    features::{FeatureGroup, switched},
    primitive::{Parsed, keyword, wrong},
    values::ComputedStyle,
};

pub(super) const ROWS: &[Property] = &[
    Property::new(
        &["font-kerning"],
        "auto | normal | none",
        "auto",
        |_, input, to| {
            let on: [&[&str]; 2] = [&[], &["kern"]];
            let tags = keyword(input, &[("auto", on[0]), ("normal", on[0]), ("none", on[1])])?;
            to.push(Declaration::Features(FeatureGroup::Kerning, switched(tags, false).into()));
            Ok(())
        },
        take_over_features,
    )
    .inherited()
    .noted("`auto` kerns."),
    Property::new(
        &["font-variant-ligatures"],
        "normal | none | [ [no-]common-ligatures || [no-]discretionary-ligatures || [no-]historical-ligatures || [no-]contextual ]",
        "normal",
        |_, input, to| variant(input, to, &[FeatureGroup::Ligatures]),
        take_over_features,
    )
    .inherited()
    .noted("Ligatures and joined forms that Arabic cannot do without are kept whatever is said."),
    Property::new(
        &["font-variant-caps"],
        "normal | small-caps | all-small-caps | petite-caps | all-petite-caps | unicase | titling-caps",
        "normal",
        |_, input, to| variant(input, to, &[FeatureGroup::Capitals]),
        take_over_features,
    )
    .inherited()
    .noted("Small capitals that the font does not have are made of its capitals at 0.7 of the size, in whole pixels, in the text of the document; others are those that the font has."),
    Property::new(
        &["font-variant-numeric"],
        "normal | [ [lining-nums | oldstyle-nums] || [proportional-nums | tabular-nums] || [diagonal-fractions | stacked-fractions] || ordinal || slashed-zero ]",
        "normal",
        |_, input, to| variant(input, to, &[FeatureGroup::Numeric]),
        take_over_features,
    )
    .inherited()
    .noted("Where the font has them."),
    Property::new(
        &["font-variant"],
        "normal | none | [ <font-variant-ligatures> || <font-variant-caps> || <font-variant-numeric> ]",
        "normal",
        |_, input, to| {
            let groups = [FeatureGroup::Ligatures, FeatureGroup::Capitals, FeatureGroup::Numeric];
            variant(input, to, &groups)
        },
        take_over_features,
    )
    .inherited(),
    Property::new(
        &["font-feature-settings"],
        "normal | [ <string> [on|off|<integer>]? ]#",
        "normal",
        |_, input, to| {
            to.push(Declaration::Features(FeatureGroup::Settings, feature_settings(input)?));
            Ok(())
        },
        take_over_features,
    )
    .inherited()
    .noted("Tags of OpenType features; they win over what the other properties of fonts ask for."),
];

fn take_over_features(name: &str, to: &mut ComputedStyle, from: &ComputedStyle) {
    let groups: &[FeatureGroup] = match name {
        "font-kerning" => &[FeatureGroup::Kerning],
        "font-variant-ligatures" => &[FeatureGroup::Ligatures],
        "font-variant-caps" => &[FeatureGroup::Capitals],
        "font-variant-numeric" => &[FeatureGroup::Numeric],
        "font-feature-settings" => &[FeatureGroup::Settings],
        _ => &[
            FeatureGroup::Ligatures,
            FeatureGroup::Capitals,
            FeatureGroup::Numeric,
        ],
    };
    let none = Arc::default();
    let from = from.inherited.features.as_ref().unwrap_or(&none);
    let to = Arc::make_mut(to.inherited.features.get_or_insert_default());
    for &group in groups {
        to.take_over(group, from);
    }
}

/// A word of `font-variant`: its property, what it stands in place of, and the features that it switches.
type Variant = (
    &'static str,
    FeatureGroup,
    &'static str,
    &'static [&'static str],
    bool,
);

/// CSS Fonts 4, 6.4 to 6.8.
const VARIANTS: &[Variant] = {
    use FeatureGroup::{Capitals, Ligatures, Numeric};
    &[
        (
            "common-ligatures",
            Ligatures,
            "common",
            &["liga", "clig"],
            true,
        ),
        (
            "no-common-ligatures",
            Ligatures,
            "common",
            &["liga", "clig"],
            false,
        ),
        (
            "discretionary-ligatures",
            Ligatures,
            "discretionary",
            &["dlig"],
            true,
        ),
        (
            "no-discretionary-ligatures",
            Ligatures,
            "discretionary",
            &["dlig"],
            false,
        ),
        (
            "historical-ligatures",
            Ligatures,
            "historical",
            &["hlig"],
            true,
        ),
        (
            "no-historical-ligatures",
            Ligatures,
            "historical",
            &["hlig"],
            false,
        ),
        ("contextual", Ligatures, "contextual", &["calt"], true),
        ("no-contextual", Ligatures, "contextual", &["calt"], false),
        ("small-caps", Capitals, "caps", &["smcp"], true),
        ("all-small-caps", Capitals, "caps", &["smcp", "c2sc"], true),
        ("petite-caps", Capitals, "caps", &["pcap"], true),
        ("all-petite-caps", Capitals, "caps", &["pcap", "c2pc"], true),
        ("unicase", Capitals, "caps", &["unic"], true),
        ("titling-caps", Capitals, "caps", &["titl"], true),
        ("lining-nums", Numeric, "figure", &["lnum"], true),
        ("oldstyle-nums", Numeric, "figure", &["onum"], true),
        ("proportional-nums", Numeric, "spacing", &["pnum"], true),
        ("tabular-nums", Numeric, "spacing", &["tnum"], true),
        ("diagonal-fractions", Numeric, "fraction", &["frac"], true),
        ("stacked-fractions", Numeric, "fraction", &["afrc"], true),
        ("ordinal", Numeric, "ordinal", &["ordn"], true),
        ("slashed-zero", Numeric, "zero", &["zero"], true),
    ]
};

/// Parses words of `font-variant` that belong to `groups`; groups without a word ask for nothing.
fn variant(input: &mut Parser, to: &mut Vec<Declaration>, groups: &[FeatureGroup]) -> Parsed<()> {
    let mut kinds = Vec::new();
    let mut found: Vec<(FeatureGroup, FontFeature)> = Vec::new();
    let takes_ligatures = groups.contains(&FeatureGroup::Ligatures);
    if input
        .try_parse(|input| input.expect_ident_matching("normal"))
        .is_ok()
    {
        kinds.push("normal");
    } else if takes_ligatures
        && input
            .try_parse(|input| input.expect_ident_matching("none"))
            .is_ok()
    {
        kinds.push("none");
        let off = switched(&["liga", "clig", "dlig", "hlig", "calt"], false);
        found.extend(
            off.into_iter()
                .map(|feature| (FeatureGroup::Ligatures, feature)),
        );
    } else {
        while let Ok(word) = input.try_parse(Parser::expect_ident_cloned) {
            let known = VARIANTS.iter().find(|(name, group, ..)| {
                word.eq_ignore_ascii_case(name) && groups.contains(group)
            });
            let Some((_, group, kind, tags, on)) = known else {
                return wrong();
            };
            if kinds.contains(kind) {
                return wrong();
            }
            kinds.push(kind);
            found.extend(
                switched(tags, *on)
                    .into_iter()
                    .map(|feature| (*group, feature)),
            );
        }
    }
    if kinds.is_empty() {
        return wrong();
    }
    for &group in groups {
        let own = found.iter().filter(|(of, _)| *of == group);
        to.push(Declaration::Features(
            group,
            own.map(|(_, feature)| *feature).collect(),
        ));
    }
    Ok(())
}

fn feature_settings(input: &mut Parser) -> Parsed<Arc<[FontFeature]>> {
    if input
        .try_parse(|input| input.expect_ident_matching("normal"))
        .is_ok()
    {
        return Ok(Arc::default());
    }
    let feature = |input: &mut Parser| {
        let name = input.expect_string_cloned()?;
        let Some(tag) = Tag::parse(&name) else {
            return wrong();
        };
        let value = input
            .try_parse(|input| keyword(input, &[("on", 1), ("off", 0)]))
            .or_else(|_| {
                input.try_parse(|input| {
                    let value = input.expect_integer()?;
                    u16::try_from(value).or_else(|_| wrong())
                })
            });
        Ok(FontFeature::new(tag, value.unwrap_or(1)))
    };
    input.parse_comma_separated(feature).map(Arc::from)
}
