//! Applies declarations, in the order of the cascade, to the style that an element starts from; [`order`] fills in their variables
//! and says which have to come first.

mod order;

use std::sync::Arc;

use mujaz_model::Direction;

use super::{
    Failures,
    background::{BackgroundLayer, BackgroundSize},
    conditions::Medium,
    declaration::{
        Declaration, FontSize, Global, LineHeightValue, TabSizeValue, VerticalAlignValue, Weight,
    },
    glyphs::Glyphs,
    primitive::{ColourValue, Length},
    properties::Property,
    values::{
        Align, Border, ComputedStyle, Decoration, Dimension, Display, Families, LengthBound,
        LengthPercentage, LineHeight, Lines, MovingStep, Position, Sides, TabSize, VerticalAlign,
        whole_pixels,
    },
    work::Work,
};
use crate::draw::Colour;
use order::{Resolved, forget_before_all, is_early, is_late, resolve_variables};

/// How many lines go along a text: those of elements in elements in it lie over each other.
const MOST_DECORATIONS: usize = 8;

/// The style that an element inherits, the font size that `rem` measures, and the page inside its margins.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) parent: Option<&'a ComputedStyle>,
    pub(super) root_size: f32,
    pub(super) page: Medium,
    /// Takes values that cannot be filled in, where somebody wants to know.
    pub(super) failures: Option<&'a Failures>,
    pub(super) work: &'a Work,
    pub(super) glyphs: &'a Glyphs<'a>,
}

impl Context<'_> {
    /// Returns lengths of glyphs in the font of a style, for its size.
    fn of_glyphs(&self, (heights, widths): (f32, f32), style: &ComputedStyle) -> f32 {
        if (heights, widths) == (0.0, 0.0) {
            return 0.0;
        }
        let own = self.glyphs.of(style);
        (heights * own.x_height + widths * own.zero_width) * style.inherited.font_size
    }

    fn of_page(&self, (width, height): (f32, f32)) -> f32 {
        width * self.page.width + height * self.page.height
    }
}

/// Returns the style that declarations make of the parent's: first the `defaults` of every document, then the document's
/// `own`, in each the weakest first.
pub(super) fn apply(
    context: Context,
    defaults: &[&Declaration],
    own: &[&Declaration],
) -> ComputedStyle {
    let mut style = ComputedStyle::initial();
    if let Some(parent) = context.parent {
        style.inherited = parent.inherited.clone();
        style.decorations = parent.decorations.clone();
        style.opacity = parent.opacity;
    }
    let mut resolved: Vec<Resolved> = defaults.iter().copied().map(Resolved::Written).collect();
    context.work.apply(own.len());
    resolved.extend(resolve_variables(&mut style, own, context));
    forget_before_all(&mut resolved);
    let mut applying = Applying {
        style,
        context,
        defaults,
    };
    // Other lengths are measured in the font size, and logical sides follow the direction.
    for declaration in resolved.iter().filter(|one| is_early(one)) {
        applying.take(declaration);
    }
    applying.scale_fixed_pitch();
    for declaration in resolved
        .iter()
        .filter(|one| !is_early(one) && !is_late(one))
    {
        applying.take(declaration);
    }
    // There must be layers before something can be said of them.
    for declaration in resolved.iter().filter(|one| is_late(one)) {
        applying.take(declaration);
    }
    applying.add_decoration();
    applying.place_turned();
    applying.style
}

struct Applying<'a> {
    style: ComputedStyle,
    context: Context<'a>,
    defaults: &'a [&'a Declaration],
}

impl Applying<'_> {
    fn length(&self, length: Length) -> LengthPercentage {
        let size = self.style.inherited.font_size;
        let points = |length: Length| {
            length.points
                + length.em * size
                + self.context.of_glyphs(length.glyphs, &self.style)
                + length.rem * self.context.root_size
                + self.context.of_page(length.page)
        };
        let mut own = LengthPercentage {
            points: points(length),
            share: length.share,
            bounds: [None; 2],
        };
        for bound in length.bounds.into_iter().flatten() {
            let other = LengthBound {
                takes_least: bound.takes_least,
                points: points(bound.length()),
                share: bound.share,
            };
            if let Some(free) = own.bounds.iter_mut().find(|bound| bound.is_none())
                && (other.share - own.share).abs() > f32::EPSILON
            {
                *free = Some(other);
            } else if own.bounds[0].is_none() {
                own.points = if other.takes_least {
                    own.points.min(other.points)
                } else {
                    own.points.max(other.points)
                };
            } else if own.bounds[1].is_none() {
                own.bounds[1] = Some(other);
            }
        }
        own
    }

    fn dimension(&self, length: Option<Length>) -> Dimension {
        length.map_or(Dimension::Auto, |length| {
            Dimension::Set(self.length(length))
        })
    }

    fn colour(&self, value: ColourValue) -> Option<Colour> {
        match value {
            ColourValue::Set(colour) => Some(colour),
            ColourValue::Current => Some(self.style.inherited.colour),
            ColourValue::Transparent => None,
        }
    }

    fn direction(&self) -> Direction {
        self.style.inherited.direction
    }

    fn border(&mut self, side: super::values::Side) -> &mut Border {
        let direction = self.direction();
        self.style.border.side_mut(side, direction)
    }

    fn parent_size(&self) -> f32 {
        self.context
            .parent
            .map_or(self.style.inherited.font_size, |parent| {
                parent.inherited.font_size
            })
    }

    fn font_size(&self, size: FontSize) -> f32 {
        let parent = self.parent_size();
        let size = match size {
            FontSize::Larger => parent * 1.2,
            FontSize::Smaller => parent / 1.2,
            FontSize::Length(length) | FontSize::Keyword(length) => {
                let points = |length: Length| {
                    length.points
                        + (length.em + length.share) * parent
                        + self
                            .context
                            .of_glyphs(length.glyphs, self.context.parent.unwrap_or(&self.style))
                        + length.rem * self.context.root_size
                        + self.context.of_page(length.page)
                };
                let bounds = length.bounds.into_iter().flatten();
                bounds.fold(points(length), |own, bound| {
                    let other = points(bound.length());
                    if bound.takes_least {
                        own.min(other)
                    } else {
                        own.max(other)
                    }
                })
            }
        };
        size.clamp(0.0, 1000.0)
    }

    fn weight(&self, weight: Weight) -> u16 {
        let parent = self
            .context
            .parent
            .map_or(400, |parent| parent.inherited.weight);
        match weight {
            Weight::Set(weight) => weight,
            Weight::Bolder if parent < 350 => 400,
            Weight::Bolder if parent < 550 => 700,
            Weight::Bolder => 900,
            Weight::Lighter if parent < 550 => 100,
            Weight::Lighter if parent < 750 => 400,
            Weight::Lighter => 700,
        }
    }

    #[expect(
        clippy::too_many_lines,
        reason = "one arm a property; splitting the table would hide the list of what is supported"
    )]
    fn take(&mut self, declaration: &Declaration) {
        use Declaration as D;
        let direction = self.direction();
        match declaration {
            D::Custom { .. } | D::Unresolved { .. } | D::PageSize(..) => {}
            D::Global(name, property, global) => self.global(name, property, *global),
            D::Families(families) => self.style.inherited.families = Families(families.clone()),
            D::FontSize(size) => {
                self.style.inherited.font_size = self.font_size(*size);
                match size {
                    FontSize::Length(length) if length.is_absolute() => {
                        self.style.inherited.size_is_absolute = true;
                    }
                    FontSize::Keyword(_) => self.style.inherited.size_is_absolute = false,
                    _ => {}
                }
            }
            D::Weight(weight) => self.style.inherited.weight = self.weight(*weight),
            D::Italic(italic) => self.style.inherited.italic = *italic,
            D::Features(group, features) => {
                let asked = &mut self.style.inherited.features;
                if asked.is_some() || !features.is_empty() {
                    Arc::make_mut(asked.get_or_insert_default()).set(*group, features.clone());
                }
            }
            D::LineHeight(height) => {
                self.style.inherited.line_height = match *height {
                    LineHeightValue::Normal => LineHeight::Normal,
                    LineHeightValue::Factor(factor) => LineHeight::Factor(factor),
                    LineHeightValue::Length(length) => {
                        LineHeight::Points(self.length(length).of(self.style.inherited.font_size))
                    }
                };
            }
            D::Colour(value) => {
                if let ColourValue::Set(colour) = value {
                    self.style.inherited.colour = *colour;
                }
            }
            D::Background(colour) => self.style.background = self.colour(*colour),
            D::Direction(direction) => self.style.inherited.direction = *direction,
            D::UnicodeBidi(value) => self.style.unicode_bidi = *value,
            D::Display(display) => self.style.display = *display,
            D::Margin(side, length) => {
                let value = self.dimension(*length);
                *self.style.margin.side_mut(*side, direction) = value;
            }
            D::Padding(side, length) => {
                let value = self.length(*length);
                *self.style.padding.side_mut(*side, direction) = value;
            }
            D::BorderWidth(side, length) => {
                let width = self.length(*length).points.max(0.0);
                self.border(*side).width = width;
            }
            D::BorderStyle(side, line) => self.border(*side).line = *line,
            D::BorderColour(side, value) => {
                // A border that is not seen takes its room.
                let colour = match value {
                    ColourValue::Transparent => Some(Colour::WHITE.faded(0.0)),
                    value => self.colour(*value),
                };
                self.border(*side).colour = colour;
            }
            D::Radius(corner, across, down) => {
                let radius = (self.length(*across), self.length(*down));
                self.style.radii[corner.place(direction)] = radius;
            }
            D::Width(length) => self.style.width = self.dimension(*length),
            D::ContentWidth(width) => self.style.content_width = *width,
            D::MinWidth(length) => self.style.min_width = self.dimension(*length),
            D::MaxWidth(length) => self.style.max_width = self.dimension(*length),
            D::Height(length) => self.style.height = self.dimension(*length),
            D::MinHeight(length) => self.style.min_height = self.dimension(*length),
            D::MaxHeight(length) => self.style.max_height = self.dimension(*length),
            D::BorderBox(value) => self.style.border_box = *value,
            D::AspectRatio(ratio) => self.style.aspect_ratio = *ratio,
            D::ObjectFit(fit) => self.style.picture_fit.size = *fit,
            D::ObjectPosition(across, down) => {
                self.style.picture_fit.position = (self.length(*across), self.length(*down));
            }
            D::HidesOverflow(hides) => self.style.hides_overflow = *hides,
            D::ClonesFrame(clones) => self.style.clones_frame = *clones,
            D::Lines(lines) => self.style.inherited.lines = *lines,
            D::Kashida(kashida) => self.style.inherited.kashida = *kashida,
            D::Align(Align::Header) => {
                let around = self.context.parent.map(|parent| parent.inherited.align);
                self.style.inherited.align = match around {
                    None | Some(Align::Start) => Align::Center,
                    Some(around) => around,
                };
            }
            D::Align(align) => self.style.inherited.align = *align,
            D::AlignLast(align) => self.style.inherited.align_last = *align,
            D::Transform(transform) => self.style.inherited.transform = *transform,
            D::LetterSpacing(length) => {
                self.style.inherited.letter_spacing = self.length(*length).points;
            }
            D::WordSpacing(length) => {
                self.style.inherited.word_spacing = self.length(*length).points;
            }
            D::WhiteSpace(value) => self.style.inherited.white_space = *value,
            D::OverflowWrap(value) => self.style.inherited.overflow_wrap = *value,
            D::WordBreak(value) => self.style.inherited.word_break = *value,
            D::TabSize(value) => {
                self.style.inherited.tab_size = match *value {
                    TabSizeValue::Spaces(spaces) => TabSize::Spaces(spaces),
                    TabSizeValue::Length(length) => TabSize::Points(self.length(length).points),
                };
            }
            D::Quotes(quotes) => self.style.inherited.quotes = quotes.clone(),
            D::UnderlinesLow(low) => self.style.inherited.underlines_low = *low,
            D::Balances(value) => self.style.inherited.balances = *value,
            D::Translation(across, down) => {
                self.style.moving.translation = (self.length(*across), self.length(*down));
            }
            D::Rotation(degrees) => self.style.moving.rotation = *degrees,
            D::Scaling(across, down) => self.style.moving.scaling = (*across, *down),
            D::Moving(steps) => {
                let step = |step: &MovingStep<Length>| match *step {
                    MovingStep::Move(across, down) => {
                        MovingStep::Move(self.length(across), self.length(down))
                    }
                    MovingStep::Turn(matrix) => MovingStep::Turn(matrix),
                };
                self.style.moving.steps = steps.iter().map(step).collect();
            }
            D::MovingOrigin(across, down) => {
                self.style.moving.origin = (self.length(*across), self.length(*down));
            }
            D::Shadows(shadows) => {
                let computed = shadows
                    .iter()
                    .filter_map(|own| own.computed(|length| self.length(length)));
                self.style.shadows = computed.collect();
            }
            D::OutlineWidth(width) => {
                self.style.outline.line.width = self.length(*width).points.max(0.0);
            }
            D::OutlineStyle(line) => self.style.outline.line.line = *line,
            D::OutlineColour(value) => {
                self.style.outline.line.colour = match value {
                    ColourValue::Transparent => Some(Colour::WHITE.faded(0.0)),
                    value => self
                        .colour(*value)
                        .filter(|_| *value != ColourValue::Current),
                };
            }
            D::OutlineOffset(offset) => self.style.outline.offset = self.length(*offset).points,
            D::Hyphenates(value) => self.style.inherited.hyphenates = *value,
            D::Indent(length) => self.style.inherited.indent = self.length(*length),
            D::VerticalAlign(value) => {
                self.style.vertical_align = match *value {
                    VerticalAlignValue::Keyword(keyword) => keyword,
                    VerticalAlignValue::Length(length) => {
                        let size = self.style.inherited.font_size;
                        VerticalAlign::Raised(self.length(length).of(size))
                    }
                };
            }
            D::DecorationLines(lines) => self.style.decoration.lines = *lines,
            D::DecorationStyle(style) => self.style.decoration.style = *style,
            D::DecorationColour(colour) => {
                self.style.decoration.colour = match colour {
                    ColourValue::Set(colour) => Some(*colour),
                    ColourValue::Current => None,
                    ColourValue::Transparent => Some(Colour::WHITE.faded(0.0)),
                };
            }
            D::DecorationThickness(length) => {
                self.style.decoration.thickness = length.map(|length| {
                    let size = self.style.inherited.font_size;
                    self.length(length).of(size).max(0.0)
                });
            }
            D::UnderlineOffset(length) => {
                self.style.decoration.offset =
                    length.map(|length| self.length(length).of(self.style.inherited.font_size));
            }
            D::Opacity(opacity) => {
                let around = self.context.parent.map_or(1.0, |parent| parent.opacity);
                self.style.opacity = around * opacity;
            }
            D::BackgroundImages(layers) => {
                let computed = layers
                    .iter()
                    .map(|layer| layer.computed(&|length| self.length(length)));
                self.style.background_layers = computed.collect();
            }
            D::BackgroundPositions(values) => {
                let values: Vec<_> = values
                    .iter()
                    .map(|(across, down)| (self.length(*across), self.length(*down)))
                    .collect();
                self.for_layers(&values, |layer, value| layer.position = value);
            }
            D::BackgroundSizes(values) => {
                let length = |length: Length| self.length(length);
                let values: Vec<_> = values
                    .iter()
                    .map(|size| match *size {
                        BackgroundSize::Set(across, down) => {
                            BackgroundSize::Set(across.map(length), down.map(length))
                        }
                        BackgroundSize::Cover => BackgroundSize::Cover,
                        BackgroundSize::Contain => BackgroundSize::Contain,
                    })
                    .collect();
                self.for_layers(&values, |layer, value| layer.size = value);
            }
            D::BackgroundRepeats(values) => {
                self.for_layers(values, |layer, value| layer.repeat = value);
            }
            D::BackgroundOrigins(values) => {
                self.for_layers(values, |layer, value| layer.origin = value);
            }
            D::BackgroundClips(values) => {
                self.for_layers(values, |layer, value| layer.clip = value);
            }
            D::BackgroundClip(edge) => self.style.background_clip = *edge,
            D::ListStyle(style) => self.style.inherited.list_style = style.clone(),
            D::ListPicture(picture) => self.style.inherited.list_picture.clone_from(picture),
            D::MarkerInside(inside) => self.style.inherited.marker_inside = *inside,
            D::Collapse(collapse) => self.style.inherited.collapse = *collapse,
            D::Spacing(columns, rows) => {
                let gap = |length| whole_pixels(self.length(length).points);
                self.style.inherited.spacing = (gap(*columns), gap(*rows));
            }
            D::CaptionBelow(below) => self.style.inherited.caption_below = *below,
            D::TableLayoutFixed(fixed) => self.style.table_layout_fixed = *fixed,
            D::BreakBefore(value) => self.style.break_before = *value,
            D::BreakAfter(value) => self.style.break_after = *value,
            D::BreakInside(value) => self.style.break_inside = *value,
            D::Orphans(count) => self.style.inherited.orphans = *count,
            D::Widows(count) => {
                self.style.inherited.widows = *count;
                self.style.inherited.widows_are_asked = true;
            }
            D::Visible(visible) => self.style.inherited.visible = *visible,
            D::ColumnCount(count) => self.style.columns.count = *count,
            D::ColumnWidth(width) => self.style.columns.width = self.dimension(*width),
            D::ColumnRuleWidth(width) => {
                self.style.columns.rule.width = self.length(*width).points.max(0.0);
            }
            D::ColumnRuleStyle(line) => self.style.columns.rule.line = *line,
            D::ColumnRuleColour(value) => {
                let colour = self.colour(*value);
                self.style.columns.rule.colour = colour;
                if colour.is_none() {
                    self.style.columns.rule.line = super::values::BorderLine::None;
                }
            }
            D::ColumnsLevel(level) => self.style.columns.level = *level,
            D::ColumnSpan(spans) => self.style.spans_columns = *spans,
            D::Float(float) => self.style.float = *float,
            D::Clear(clear) => self.style.clear = *clear,
            D::Footnote(is_footnote) => self.style.is_footnote = *is_footnote,
            D::PageName(name) => {
                // `auto` is the parent's, which has been inherited.
                if name.is_some() {
                    self.style.inherited.page.clone_from(name);
                }
            }
            D::Drawing(name, value) => self.style.drawing.set(name, Some(value.clone())),
            D::Position(position) => self.style.position = *position,
            D::Inset(side, length) => {
                let value = self.dimension(*length);
                *self.style.insets.side_mut(*side, direction) = value;
            }
            D::Layer(layer) => self.style.layer = *layer,
            D::Running(name) => self.style.running.clone_from(name),
            D::StringSet(values) => self.style.string_set = values.clone(),
            D::Content(content) => self.style.content.clone_from(content),
            D::CounterReset(counters) => self.style.counter_reset = counters.clone(),
            D::CounterIncrement(counters) => self.style.counter_increment = counters.clone(),
            D::CounterSet(counters) => self.style.counter_set = counters.clone(),
            D::Arrange(value) => {
                let mut arrangement = self.style.arrangement.clone();
                Arc::make_mut(&mut arrangement).take(value, |length| self.length(length));
                self.style.arrangement = arrangement;
            }
        }
    }

    /// Makes text in letters of one width smaller where nothing says how large it is in points: browsers have a default size
    /// of its own for it.
    fn scale_fixed_pitch(&mut self) {
        const SCALE: f32 = 13.0 / 16.0;
        let is_fixed = |style: &ComputedStyle| matches!(&*style.inherited.families, [one] if one == "monospace");
        let was_fixed = self.context.parent.is_some_and(is_fixed);
        let own = &self.style;
        if own.inherited.size_is_absolute || is_fixed(own) == was_fixed {
            return;
        }
        let factor = if was_fixed { 1.0 / SCALE } else { SCALE };
        self.style.inherited.font_size *= factor;
    }

    /// Gives every layer its value; where there are fewer values they begin again.
    fn for_layers<T: Copy>(&mut self, values: &[T], set: impl Fn(&mut BackgroundLayer, T)) {
        if self.style.background_layers.is_empty() {
            return;
        }
        let mut layers = self.style.background_layers.to_vec();
        for (layer, value) in layers.iter_mut().zip(values.iter().cycle()) {
            set(layer, *value);
        }
        self.style.background_layers = layers.into();
    }

    /// Makes a box of what is turned. Insets are measured in a box that is drawn elsewhere as in one that is placed (CSS Transforms 1, 2).
    fn place_turned(&mut self) {
        let style = &mut self.style;
        let around = self
            .context
            .parent
            .map_or(Lines::Across, |parent| parent.inherited.lines);
        // Lines of another direction stand in a box of their own (CSS Writing Modes 4, 3.2).
        if style.display == Display::Inline && style.inherited.lines != around {
            style.display = Display::InlineBlock;
        }
        let is_box = style.display == Display::TableCell
            || style.display != Display::Inline && !style.display.is_table_part();
        if style.position == Position::Static && is_box && !style.moving.is_none() {
            style.position = Position::Relative;
            style.insets = Sides::even(Dimension::Auto);
        }
    }

    /// Adds the element's own lines to those that it stands in.
    fn add_decoration(&mut self) {
        let own = self.style.decoration;
        if own.lines.any() && self.style.decorations.len() < MOST_DECORATIONS {
            let colour = own.colour.unwrap_or(self.style.inherited.colour);
            let around = self.style.decorations.iter().copied();
            let own = Decoration {
                colour: Some(colour),
                ..own
            };
            self.style.decorations = around.chain([own]).collect();
        }
    }

    /// Takes a property over from the parent, from the initial style, or from what the defaults alone make of the element.
    fn global(&mut self, name: &str, property: &Property, global: Global) {
        let initial = ComputedStyle::initial();
        let parent = self.context.parent.unwrap_or(&initial);
        let defaulted;
        let from = match global {
            Global::Inherit => parent,
            Global::Unset if property.inherited => parent,
            Global::Initial | Global::Unset => &initial,
            Global::Revert => {
                defaulted = apply(self.context, self.defaults, &[]);
                &defaulted
            }
        };
        property.take_over(name, &mut self.style, from);
        if name == "all" && global == Global::Unset {
            let custom = self.style.inherited.custom.clone();
            self.style.inherited = parent.inherited.clone();
            self.style.inherited.custom = custom;
        }
    }
}
