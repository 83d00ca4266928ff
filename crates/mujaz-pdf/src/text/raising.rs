//! Inline elements that are aligned by the measures of fonts or by their line (CSS 2.2, 10.8.1): what they ask for goes in, how
//! far they stand above the baseline comes out.

use std::sync::Arc;

use super::paragraph::Typesetter;
use crate::style::values::{ComputedStyle, VerticalAlign};

/// Of more such elements in each other only those further outside count.
const MOST_IN_EACH_OTHER: usize = 8;

/// How an element is aligned, with those around it.
#[derive(Debug)]
pub(crate) struct Raising {
    align: VerticalAlign,
    own: Arc<ComputedStyle>,
    parent: Arc<ComputedStyle>,
    around: Option<Arc<Self>>,
    count: usize,
}

impl Raising {
    /// Returns how an element is aligned that stands in `parent`, and in what is `around` that.
    pub(crate) fn inside(
        around: Option<&Arc<Self>>,
        own: &Arc<ComputedStyle>,
        parent: &Arc<ComputedStyle>,
    ) -> Option<Arc<Self>> {
        let align = own.vertical_align;
        let around = around.cloned();
        let count = around.as_ref().map_or(0, |around| around.count);
        let is_measured = matches!(
            align,
            VerticalAlign::Middle | VerticalAlign::TextTop | VerticalAlign::TextBottom
        );
        if !is_measured && !is_edge(align) || count == MOST_IN_EACH_OTHER {
            return around;
        }
        Some(Arc::new(Self {
            align,
            own: own.clone(),
            parent: parent.clone(),
            // What stands at an edge of the line leaves all behind that is around it.
            around: around.filter(|_| is_measured),
            count: count + 1,
        }))
    }

    /// Returns at which edge of the line the element stands, or one around it.
    pub(crate) fn edge(&self) -> Option<VerticalAlign> {
        let mut outermost = self;
        while let Some(around) = &outermost.around {
            outermost = around;
        }
        Some(outermost.align).filter(|align| is_edge(*align))
    }
}

fn is_edge(align: VerticalAlign) -> bool {
    matches!(align, VerticalAlign::Top | VerticalAlign::Bottom)
}

impl Typesetter {
    /// Returns how far an element stands above the baseline of its line, besides what lengths raise it by; above that of the
    /// outermost one that stands at an edge of the line, where there is one.
    pub(super) fn raised(&mut self, raising: Option<&Raising>) -> f32 {
        let mut raised = 0.0;
        let mut next = raising;
        while let Some(Raising {
            align,
            own,
            parent,
            around,
            ..
        }) = next
        {
            let (own, parent) = (self.extent(own), self.extent(parent));
            raised += match align {
                VerticalAlign::Middle => parent.x_height / 2.0 - (own.above - own.below) / 2.0,
                VerticalAlign::TextTop => parent.ascent - own.above,
                VerticalAlign::TextBottom => own.below - parent.descent,
                _ => 0.0,
            };
            next = around.as_deref();
        }
        raised
    }
}
