//! Lengths without a unit, which old browsers read as pixels (Quirks Mode, 3.3): a value goes in, the same with units comes
//! out.

/// The properties whose lengths may be without a unit, besides those that begin with `margin` and `padding`.
const PROPERTIES: [&str; 20] = [
    "border-spacing",
    "border-width",
    "border-top-width",
    "border-right-width",
    "border-bottom-width",
    "border-left-width",
    "bottom",
    "font-size",
    "height",
    "left",
    "letter-spacing",
    "max-height",
    "max-width",
    "min-height",
    "min-width",
    "right",
    "text-indent",
    "top",
    "width",
    "word-spacing",
];

/// Returns a value with units behind its numbers; `None` where the property takes no such numbers or there are none.
pub(super) fn with_units(property: &str, value: &str) -> Option<String> {
    let is_edge = ["margin", "padding"].iter().any(|side| {
        let rest = property.strip_prefix(side);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    });
    if !is_edge && property != "vertical-align" && !PROPERTIES.contains(&property) {
        return None;
    }
    let mut is_changed = false;
    let filled: Vec<String> = value
        .split_whitespace()
        .map(|part| {
            let is_number = part
                .bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'+' | b'-'))
                && part.parse::<f32>().is_ok();
            is_changed |= is_number;
            if is_number {
                format!("{part}px")
            } else {
                part.to_owned()
            }
        })
        .collect();
    is_changed.then(|| filled.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_get_units_where_old_browsers_gave_them() {
        assert_eq!(with_units("padding", "10 5%").as_deref(), Some("10px 5%"));
        assert_eq!(with_units("margin-left", "-4").as_deref(), Some("-4px"));
        assert_eq!(with_units("line-height", "2"), None);
        assert_eq!(with_units("width", "calc(1 + 2)"), None);
        assert_eq!(with_units("width", "auto"), None);
    }
}
