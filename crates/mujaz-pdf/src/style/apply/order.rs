//! The order of declarations: those of an element go in, and come out with their variables filled in and sorted by what depends on
//! what.

use super::Context;
use crate::style::{declaration::Declaration, sheet, values::ComputedStyle};

/// Tells whether other values depend on what a declaration says.
pub(super) fn is_early(declaration: &Declaration) -> bool {
    match declaration {
        Declaration::FontSize(_)
        | Declaration::Families(_)
        | Declaration::Direction(_)
        | Declaration::Colour(_) => true,
        Declaration::Global(name, ..) => {
            matches!(
                *name,
                "font" | "font-family" | "font-size" | "direction" | "color" | "all"
            )
        }
        _ => false,
    }
}

/// Tells whether a declaration says something of layers that others make.
pub(super) fn is_late(declaration: &Declaration) -> bool {
    matches!(
        declaration,
        Declaration::BackgroundPositions(_)
            | Declaration::BackgroundSizes(_)
            | Declaration::BackgroundRepeats(_)
            | Declaration::BackgroundOrigins(_)
            | Declaration::BackgroundClips(_)
    )
}

/// Drops what a later `all` takes back, so that the order of early and late declarations does not matter to it.
pub(super) fn forget_before_all(declarations: &mut Vec<Resolved>) {
    let last = declarations
        .iter()
        .rposition(|one| matches!(**one, Declaration::Global("all", ..)));
    if let Some(last) = last {
        let mut place = 0;
        declarations.retain(|one| {
            place += 1;
            place > last
                || matches!(
                    **one,
                    Declaration::Direction(_) | Declaration::UnicodeBidi(_)
                )
        });
    }
}

/// A declaration as it is written, or with its variables filled in.
pub(super) enum Resolved<'a> {
    Written(&'a Declaration),
    Filled(Box<Declaration>),
}

impl std::ops::Deref for Resolved<'_> {
    type Target = Declaration;

    fn deref(&self) -> &Declaration {
        match self {
            Self::Written(declaration) => declaration,
            Self::Filled(declaration) => declaration,
        }
    }
}

/// Returns declarations with the variables in them filled in, and gives the style the variables that they set.
pub(super) fn resolve_variables<'a>(
    style: &mut ComputedStyle,
    declarations: &[&'a Declaration],
    context: Context,
) -> Vec<Resolved<'a>> {
    let custom = declarations
        .iter()
        .filter_map(|declaration| match declaration {
            Declaration::Custom { name, value } => Some((name.clone(), value.clone())),
            _ => None,
        });
    style.inherited.custom = style.inherited.custom.with(custom.collect());
    let mut resolved = Vec::with_capacity(declarations.len());
    for declaration in declarations {
        match declaration {
            Declaration::Custom { .. } => {}
            Declaration::Unresolved {
                property,
                value,
                place,
            } => {
                let filled = style.inherited.custom.fill(value, context.work);
                let values = filled
                    .as_deref()
                    .and_then(|filled| sheet::parse_value(property, filled.trim()).ok());
                let is_understood = values.is_some();
                let filled_in = values.into_iter().flatten().map(Box::new);
                resolved.extend(filled_in.map(Resolved::Filled));
                if let Some(failures) = context.failures.filter(|_| !is_understood) {
                    let message = filled.map_or_else(
                        || format!("the value `{value}` of `{property}` names a variable that is not set"),
                        |filled| format!("the value `{}` of `{property}`, which comes from a variable, is not supported", filled.trim()),
                    );
                    failures.add(message, *place);
                }
            }
            other => resolved.push(Resolved::Written(other)),
        }
    }
    resolved
}
