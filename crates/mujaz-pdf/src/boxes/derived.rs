//! Styles that no rule says but the kind of a box does, each made once for all boxes that derive it from the same style.

use std::{collections::HashMap, sync::Arc};

use crate::style::values::{ComputedStyle, Display, Float, LengthPercentage, PIXEL, Transform};

/// How large a small capital is that is made of a large one, as browsers have it, who take whole pixels (CSS Fonts 4, 6.6, leaves it
/// open).
const SMALL_CAPITAL: f32 = 0.7;

/// What a style is derived for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Purpose {
    /// A box that has no element.
    Anonymous(Display),
    /// The marker of a list item.
    Marker,
    /// An element that is a block though its style may say otherwise, as one that floats.
    Block,
    /// A box that is placed by its insets (CSS 2.2, 9.7).
    Free,
    /// The content of a box whose lines run down or up.
    Turned,
    /// Letters that stand for small capitals which the font does not have.
    SmallCapitals,
    /// An element that stands at the foot of its page.
    Note,
}

/// The styles that were derived so far.
#[derive(Debug, Default)]
pub(super) struct DerivedStyles {
    /// By the address of the style that each comes from, which is kept so that the address stays its own.
    known: HashMap<(usize, Purpose), Derived>,
}

#[derive(Debug)]
struct Derived {
    style: Arc<ComputedStyle>,
    _from: Arc<ComputedStyle>,
}

impl DerivedStyles {
    /// Returns the style that a box takes from the style of its element, or of what it stands in.
    pub(super) fn of(
        &mut self,
        style: &Arc<ComputedStyle>,
        purpose: Purpose,
    ) -> Arc<ComputedStyle> {
        let key = (Arc::as_ptr(style) as usize, purpose);
        let derived = self.known.entry(key).or_insert_with(|| Derived {
            style: Arc::new(derived(style, purpose)),
            _from: style.clone(),
        });
        derived.style.clone()
    }
}

fn derived(style: &ComputedStyle, purpose: Purpose) -> ComputedStyle {
    match purpose {
        Purpose::Anonymous(display) => ComputedStyle::anonymous(style, display),
        Purpose::Marker => {
            let mut own = ComputedStyle::anonymous(style, Display::Block);
            own.inherited.indent = LengthPercentage::default();
            own
        }
        Purpose::Block => ComputedStyle {
            display: style.display.blockified(),
            ..style.clone()
        },
        Purpose::Free => ComputedStyle {
            display: style.display.blockified(),
            float: Float::None,
            ..style.clone()
        },
        Purpose::SmallCapitals => {
            let mut own = style.clone();
            let pixels = own.inherited.font_size * SMALL_CAPITAL / PIXEL;
            own.inherited.font_size = pixels.round() * PIXEL;
            own.inherited.transform = Transform::Capitals;
            if let Some(features) = &mut own.inherited.features {
                Arc::make_mut(features).forget_capitals();
            }
            own
        }
        Purpose::Turned => ComputedStyle::anonymous(style, Display::FlowRoot),
        Purpose::Note => ComputedStyle {
            display: Display::Block,
            ..style.clone()
        },
    }
}
