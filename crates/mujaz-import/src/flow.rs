//! The text of a word processor's document, as it is put together while its XML is read: paragraphs, rows of tables, and
//! notes, which stand after the body.

use mujaz_text::fold_space;

/// The paragraphs of each cell.
type Row = Vec<Vec<String>>;

/// Text as it comes, and the blocks that are whole.
#[derive(Debug, Default)]
pub(crate) struct Flow {
    /// The blocks of the body.
    pub(crate) blocks: Vec<String>,
    /// The notes, in the order of their references.
    pub(crate) notes: Vec<String>,
    /// Paragraphs that are open: one in a text box interrupts the one that the box is anchored in.
    open: Vec<String>,
    /// The cells of the rows that are open; a table can stand in a cell.
    rows: Vec<Row>,
    /// The rows of the table that is open, where the format tells where tables begin and end.
    table: Vec<Row>,
    /// How many tables are open, one in another.
    tables: usize,
    in_note: usize,
}

impl Flow {
    pub(crate) fn open_paragraph(&mut self) {
        self.open.push(String::new());
    }

    pub(crate) fn push(&mut self, text: &str) {
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.push_str(text);
        }
    }

    /// Ends a paragraph and returns its text, which is now in the body, in a cell or in a note. Where lines end in it by
    /// hand, they end in its text too, but not in a cell.
    pub(crate) fn close_paragraph(&mut self) -> Option<String> {
        let lines = self.open.pop()?;
        let lines: Vec<String> = lines
            .split('\n')
            .map(fold_space)
            .filter(|line| !line.is_empty())
            .collect();
        let in_cell = self.rows.last().is_some_and(|cells| !cells.is_empty());
        let text = lines.join(if in_cell { " " } else { "\n" });
        if text.is_empty() {
            return None;
        }
        if self.in_note > 0 {
            self.notes.push(text.clone());
        } else if let Some(cell) = self.rows.last_mut().and_then(|cells| cells.last_mut()) {
            cell.push(text.clone());
        } else {
            self.blocks.push(text.clone());
        }
        Some(text)
    }

    /// Ends a paragraph that belongs nowhere here, and returns its text.
    pub(crate) fn take_paragraph(&mut self) -> Option<String> {
        let text = fold_space(&self.open.pop()?);
        Some(text).filter(|text| !text.is_empty())
    }

    /// Puts text at the beginning of the open paragraph.
    pub(crate) fn prepend(&mut self, text: &str) {
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.insert_str(0, text);
        }
    }

    /// Whether the open paragraph says something.
    pub(crate) fn has_words(&self) -> bool {
        self.open
            .last()
            .is_some_and(|text| text.chars().any(char::is_alphanumeric))
    }

    /// Ends a paragraph that goes on in the next, and returns what is to stand at its beginning.
    pub(crate) fn cut_paragraph(&mut self) -> String {
        self.open.pop().unwrap_or_default()
    }

    pub(crate) fn open_row(&mut self) {
        self.rows.push(Vec::new());
    }

    pub(crate) fn open_cell(&mut self) {
        if let Some(cells) = self.rows.last_mut() {
            cells.push(Vec::new());
        }
    }

    pub(crate) const fn open_table(&mut self) {
        self.tables += 1;
    }

    /// Ends a table. What only lays out a page has its paragraphs as blocks, any other table its rows.
    pub(crate) fn close_table(&mut self) {
        self.tables = self.tables.saturating_sub(1);
        if self.tables > 0 {
            return;
        }
        let table = std::mem::take(&mut self.table);
        if lays_out(&table) {
            self.blocks.extend(table.into_iter().flatten().flatten());
        } else {
            self.blocks.extend(table.iter().filter_map(joined));
        }
    }

    /// Ends a row: its cells become one block, parted by bars.
    pub(crate) fn close_row(&mut self) {
        let Some(row) = self.rows.pop() else {
            return;
        };
        match self.rows.last_mut().and_then(|cells| cells.last_mut()) {
            Some(cell) => cell.extend(joined(&row)),
            None if self.tables > 0 => self.table.push(row),
            None => self.blocks.extend(joined(&row)),
        }
    }

    pub(crate) const fn open_note(&mut self) {
        self.in_note += 1;
    }

    pub(crate) const fn close_note(&mut self) {
        self.in_note = self.in_note.saturating_sub(1);
    }
}

/// A row as one block; none where all cells are empty.
fn joined(row: &Row) -> Option<String> {
    let cells = row.iter().filter(|cell| !cell.is_empty());
    let cells: Vec<String> = cells.map(|cell| cell.join(" ")).collect();
    (!cells.is_empty()).then(|| cells.join(" | "))
}

/// Whether a table holds a text and no data: several paragraphs in a cell, or cells one below another, and sentences in them.
fn lays_out(table: &[Row]) -> bool {
    /// Fewer letters are no sentence.
    const SENTENCE: usize = 60;
    let is_text = |cell: &Vec<String>| cell.iter().any(|text| text.chars().count() >= SENTENCE);
    let is_column = table
        .iter()
        .all(|row| row.iter().filter(|cell| !cell.is_empty()).count() <= 1);
    table
        .iter()
        .flatten()
        .any(|cell| (cell.len() > 1 || is_column) && is_text(cell))
}
