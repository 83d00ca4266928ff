//! Whether a window can be opened at all.

/// Tells whether there is a display. GTK panics without one, which tells the user nothing.
#[cfg(target_os = "linux")]
pub(crate) fn is_there() -> bool {
    ["DISPLAY", "WAYLAND_DISPLAY"]
        .into_iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// Tells whether there is a display: these systems always have one.
#[cfg(not(target_os = "linux"))]
pub(crate) fn is_there() -> bool {
    true
}
