//! The kinds of boxes: what an element is displayed as goes in, and how its box behaves among others comes out.

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Display {
    None,
    Inline,
    InlineBlock,
    Block,
    FlowRoot,
    Flex,
    InlineFlex,
    Grid,
    InlineGrid,
    ListItem,
    Table,
    InlineTable,
    TableHead,
    TableBody,
    TableFoot,
    TableRow,
    TableCell,
    TableColumnGroup,
    TableColumn,
    TableCaption,
    Contents,
}

impl Display {
    /// Tells whether the box stands in a line.
    pub(crate) fn is_inline(self) -> bool {
        matches!(
            self,
            Self::Inline
                | Self::InlineBlock
                | Self::InlineFlex
                | Self::InlineGrid
                | Self::InlineTable
        )
    }

    /// Returns what is made of a box that is taken out of its line (CSS Display 3, 2.7).
    pub(crate) fn blockified(self) -> Self {
        match self {
            Self::InlineFlex => Self::Flex,
            Self::InlineGrid => Self::Grid,
            Self::InlineTable => Self::Table,
            Self::None
            | Self::Block
            | Self::FlowRoot
            | Self::Flex
            | Self::Grid
            | Self::ListItem
            | Self::Table => self,
            _ => Self::Block,
        }
    }

    /// Tells whether lines and blocks may stand in the box as they come.
    pub(crate) fn holds_lines(self) -> bool {
        matches!(
            self,
            Self::Block
                | Self::FlowRoot
                | Self::InlineBlock
                | Self::ListItem
                | Self::TableCell
                | Self::TableCaption
        )
    }

    /// Tells whether the box belongs into a table.
    pub(crate) fn is_table_part(self) -> bool {
        matches!(
            self,
            Self::TableHead
                | Self::TableBody
                | Self::TableFoot
                | Self::TableRow
                | Self::TableCell
                | Self::TableColumnGroup
                | Self::TableColumn
                | Self::TableCaption
        )
    }

    /// Tells whether the box arranges its children as flex or grid items.
    pub(crate) fn arranges(self) -> bool {
        matches!(
            self,
            Self::Flex | Self::InlineFlex | Self::Grid | Self::InlineGrid
        )
    }
}
