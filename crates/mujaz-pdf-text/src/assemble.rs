//! Painted pages and the structure of the document to blocks of text, and to the trust in each page.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    Block, Error, Kind, Reason, Trust,
    content::{Content, Glyph, Painted},
    layout::{self, Paragraph},
    letters::{self, LigatureOrder},
    line::{self, Cluster, Line},
    order::{self, Base, Class, Reading, class_of},
    painting::{Painting, Producer},
    running,
    structure::{Element, Piece},
};

/// Below so many letters and digits, a page under a picture has no text.
const FEW: usize = 12;
/// Above this share of its area, pictures are the page.
const COVERED: f32 = 0.4;

/// A block before it is read.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    kind: Kind,
    row: Option<usize>,
    /// Lines with the pages that they stand on.
    pub(crate) lines: Vec<(usize, Line)>,
    /// What the structure has in place of lines, and its page.
    text: Option<(usize, String)>,
    pub(crate) is_tagged: bool,
    /// Whether it goes on with the block of the draft before it.
    is_more: bool,
    /// The direction of the language that the structure says it is in.
    language: Option<Base>,
    /// Whether its lines may stand in another order.
    is_doubtful: bool,
}

impl Draft {
    fn page(&self) -> usize {
        let line = self.lines.first().map(|(page, _)| *page);
        line.or_else(|| self.text.as_ref().map(|(page, _)| *page))
            .unwrap_or_default()
    }
}

/// Makes the blocks of a document, in the order of reading, and judges its pages. Asks `heed` at each page and each block.
pub(crate) fn assemble(
    pages: &[Painted],
    elements: &[Element],
    order: LigatureOrder,
    producer: Producer,
    heed: &dyn Fn() -> Result<(), Error>,
) -> Result<(Vec<Block>, Vec<Trust>), Error> {
    let tagged = tagged_pages(pages, elements);
    let mut drafts = structured(pages, elements, &tagged, order, producer == Producer::Skia);
    for (page, painted) in pages.iter().enumerate() {
        heed()?;
        drafts.extend(unstructured(page, painted, tagged.contains(&page), order));
    }
    // Stable: on each page the structure's own order stays.
    drafts.sort_by_key(Draft::page);
    running::remove(&mut drafts, pages.len());
    join_over_pages(&mut drafts);

    let lines = |page: usize| {
        let lines = drafts.iter().flat_map(|draft| &draft.lines);
        lines
            .filter(move |(at, _)| *at == page)
            .map(|(_, line)| line)
    };
    // One program painted all pages.
    let painting = Painting::of(
        drafts
            .iter()
            .flat_map(|draft| draft.lines.iter().map(|(_, line)| line)),
    )
    .by(producer);
    let margins: Vec<(f32, f32)> = (0..pages.len())
        .map(|page| {
            let ends = |(start, end): (f32, f32), line: &Line| {
                (start.min(line.start()), end.max(line.end()))
            };
            lines(page).fold((f32::MAX, f32::MIN), ends)
        })
        .collect();
    let all = layout::base(
        drafts
            .iter()
            .flat_map(|draft| draft.lines.iter().map(|(_, line)| line)),
        Base::Right,
    );
    let mut reasons: Vec<BTreeSet<Reason>> = pages.iter().map(seen_at_once).collect();
    let read: Vec<(Block, String)> = drafts
        .iter()
        .map(|draft| {
            heed()?;
            Ok(draft.read(&painting, &margins, all, &mut reasons))
        })
        .collect::<Result<_, Error>>()?;
    // Some files name the bracket that was written, others the one that is seen: what pairs better is right.
    let stray = |text: fn(&(Block, String)) -> &str| {
        read.iter()
            .map(|it| letters::unpaired(text(it)))
            .sum::<usize>()
    };
    let names_written = stray(|it| &it.1) < stray(|it| &it.0.text);
    let mut blocks: Vec<Block> = Vec::new();
    let mut row = None;
    for (draft, (mut block, unturned)) in drafts.iter().zip(read) {
        block.text = letters::paired(&block.text, &unturned, names_written);
        if block.text.is_empty() {
            continue;
        }

        if letters::has_crossed(&block.text) {
            for (page, _) in &draft.lines {
                reasons[*page].insert(Reason::Order);
            }
        }
        match blocks.last_mut() {
            Some(last) if draft.row.is_some() && row == draft.row && !draft.is_more => {
                last.kind = Kind::Row;
                last.text.push_str(" | ");
                last.text.push_str(&block.text);
            }
            Some(last) if draft.is_more => {
                last.text.push(' ');
                last.text.push_str(&block.text);
            }
            _ => blocks.push(block),
        }
        row = draft.row;
    }
    let trust = pages
        .iter()
        .zip(reasons)
        .map(|(page, reasons)| trust(page, reasons))
        .collect();
    Ok((blocks, trust))
}

fn trust(page: &Painted, reasons: BTreeSet<Reason>) -> Trust {
    let told = page.glyphs.iter().filter_map(|glyph| glyph.text.as_deref());
    let count = told
        .flat_map(str::chars)
        .filter(|it| it.is_alphanumeric())
        .take(FEW)
        .count();
    if count < FEW && page.covered > COVERED {
        Trust::Scanned
    } else if reasons.is_empty() {
        Trust::Certain
    } else {
        Trust::Verify(reasons.into_iter().collect())
    }
}

/// What a page has to be verified for before any of it is read.
fn seen_at_once(page: &Painted) -> BTreeSet<Reason> {
    let mut reasons = BTreeSet::new();
    if page.is_cut {
        reasons.insert(Reason::Cut);
    }
    let says_something = |glyph: &&Glyph| {
        let text = glyph.text.as_deref().unwrap_or("\u{fffd}");
        !glyph.is_artifact
            && text
                .chars()
                .any(|it| it.is_alphanumeric() || it == '\u{fffd}')
    };
    if page
        .glyphs
        .iter()
        .filter(says_something)
        .any(|glyph| !glyph.is_level)
    {
        reasons.insert(Reason::Turned);
    }
    reasons
}

fn is_text(glyph: &Glyph) -> bool {
    !glyph.is_artifact && glyph.is_level && glyph.size > 0.5
}

/// The pages whose text the structure holds, but for a few glyphs.
fn tagged_pages(pages: &[Painted], elements: &[Element]) -> BTreeSet<usize> {
    let mut known: BTreeSet<(usize, Content)> = BTreeSet::new();
    for piece in elements.iter().flat_map(|element| &element.pieces) {
        match piece {
            Piece::Content(page, content, _) => {
                known.insert((*page, *content));
            }
            Piece::Text(page, contents, _) => {
                known.extend(contents.iter().map(|content| (*page, *content)));
            }
        }
    }
    let holds = |page: usize| {
        let shown: Vec<_> = pages[page]
            .glyphs
            .iter()
            .filter(|glyph| !glyph.is_artifact)
            .collect();
        let held = shown
            .iter()
            .filter(|glyph| glyph.content.is_some_and(|it| known.contains(&(page, it))));
        !shown.is_empty() && held.count() * 100 >= shown.len() * 95
    };
    (0..pages.len()).filter(|page| holds(*page)).collect()
}

fn structured(
    pages: &[Painted],
    elements: &[Element],
    tagged: &BTreeSet<usize>,
    order: LigatureOrder,
    tells_elements: bool,
) -> Vec<Draft> {
    let mut contents: BTreeMap<(usize, Content), Vec<(usize, &Glyph)>> = BTreeMap::new();
    for (page, painted) in pages
        .iter()
        .enumerate()
        .filter(|(page, _)| tagged.contains(page))
    {
        for (at, glyph) in painted.glyphs.iter().enumerate() {
            if let Some(content) = glyph.content.filter(|_| is_text(glyph)) {
                contents
                    .entry((page, content))
                    .or_default()
                    .push((at, glyph));
            }
        }
    }
    let mut drafts = Vec::new();
    for element in elements {
        let mut draft = Draft {
            kind: element.kind,
            row: element.row.filter(|_| element.kind == Kind::Cell),
            language: element.language,
            is_tagged: true,
            ..Draft::default()
        };
        let mut stretches: Vec<(usize, Vec<(usize, &Glyph)>)> = Vec::new();
        let mut numbers: BTreeMap<(usize, Content), u32> = BTreeMap::new();
        let parted = is_bilingual(element, &contents);
        for piece in &element.pieces {
            match piece {
                Piece::Content(page, content, number) if tagged.contains(page) => {
                    numbers.insert((*page, *content), *number);
                    let glyphs = contents.remove(&(*page, *content)).unwrap_or_default();
                    match stretches.last_mut() {
                        Some((last, all)) if last == page && !parted => all.extend(glyphs),
                        _ => stretches.push((*page, glyphs)),
                    }
                }
                Piece::Text(page, _, text) if tagged.contains(page) => {
                    let (_, all) = draft.text.get_or_insert_with(|| (*page, String::new()));
                    if !all.is_empty() {
                        all.push(' ');
                    }
                    all.push_str(text);
                }
                _ => {}
            }
        }
        for (page, glyphs) in stretches {
            let mut lines = line::lines_of_columns(&glyphs, order);
            if tells_elements {
                for cluster in lines.iter_mut().flat_map(|line| &mut line.clusters) {
                    let number = |content| numbers.get(&(page, content)).copied();
                    cluster.element = cluster.content.and_then(number);
                }
            }
            if parted && !draft.lines.is_empty() {
                let more = Draft {
                    is_more: true,
                    kind: draft.kind,
                    row: draft.row,
                    language: draft.language,
                    is_tagged: true,
                    ..Draft::default()
                };
                drafts.push(std::mem::replace(&mut draft, more));
            }
            draft
                .lines
                .extend(lines.into_iter().map(|line| (page, line)));
        }
        if !draft.lines.is_empty() || draft.text.is_some() {
            drafts.push(draft);
        }
    }
    drafts
}

/// Whether an element has a piece in each of two languages, as a heading does that is said twice: they are read one after the
/// other, as the structure has them, and neither sets the direction of the other.
fn is_bilingual(
    element: &Element,
    contents: &BTreeMap<(usize, Content), Vec<(usize, &Glyph)>>,
) -> bool {
    let (mut right, mut left) = (0_usize, 0_usize);
    for piece in &element.pieces {
        let Piece::Content(page, content, _) = piece else {
            return false;
        };
        let glyphs = contents.get(&(*page, *content)).into_iter().flatten();
        let text: String = glyphs
            .filter_map(|(_, glyph)| glyph.text.as_deref())
            .map(letters::plain)
            .collect();
        let rights = text
            .chars()
            .filter(|it| letters::is_right_to_left(*it))
            .count();
        let lefts = text
            .chars()
            .filter(|it| letters::is_left_to_right(*it))
            .count();
        if rights > 0 && lefts > 0 {
            return false;
        }
        right += rights;
        left += lefts;
    }
    element.pieces.len() == 2 && right.min(left) > 0
}

/// The text of a page that no structure holds.
fn unstructured(
    page: usize,
    painted: &Painted,
    is_tagged: bool,
    order: LigatureOrder,
) -> Vec<Draft> {
    let glyphs = painted.glyphs.iter().enumerate();
    let glyphs =
        glyphs.filter(|(_, glyph)| is_text(glyph) && !(is_tagged && glyph.content.is_some()));
    let lines = line::lines(glyphs, order);
    let direction = layout::base(&lines, Base::Right);
    let mut drafts = Vec::new();
    for (at, paragraph) in layout::paragraphs(lines, direction).into_iter().enumerate() {
        let Paragraph {
            lines,
            is_row,
            is_doubtful,
        } = paragraph;
        if is_row {
            // Rows of structured tables are counted from 1 on; these must differ from them.
            let row = Some(usize::MAX - (page << 16) - at);
            drafts.extend(lines.into_iter().map(|cell| Draft {
                kind: Kind::Cell,
                row,
                lines: vec![(page, cell)],
                is_doubtful,
                ..Draft::default()
            }));
        } else {
            drafts.push(Draft {
                lines: lines.into_iter().map(|line| (page, line)).collect(),
                is_doubtful,
                ..Draft::default()
            });
        }
    }
    drafts
}

/// A paragraph that the end of the page cuts goes on at the top of the next.
fn join_over_pages(drafts: &mut Vec<Draft>) {
    let mut joined: Vec<Draft> = Vec::with_capacity(drafts.len());
    for draft in drafts.drain(..) {
        match joined.last_mut() {
            Some(last) if goes_over(last, &draft) => last.lines.extend(draft.lines),
            _ => joined.push(draft),
        }
    }
    *drafts = joined;
}

fn goes_over(last: &Draft, next: &Draft) -> bool {
    let is_loose = |draft: &Draft| !draft.is_tagged && draft.row.is_none() && draft.text.is_none();
    let (Some((left, _)), Some((arrived, line))) = (last.lines.last(), next.lines.first()) else {
        return false;
    };
    if !is_loose(last) || !is_loose(next) || *arrived != left + 1 {
        return false;
    }
    let lines: Vec<&Line> = last
        .lines
        .iter()
        .filter(|(page, _)| page == left)
        .map(|(_, line)| line)
        .collect();
    layout::goes_on(&lines, line)
}

impl Draft {
    fn read(
        &self,
        painting: &Painting,
        margins: &[(f32, f32)],
        all: Base,
        reasons: &mut [BTreeSet<Reason>],
    ) -> (Block, String) {
        let mut block = Block {
            kind: self.kind,
            page: self.page() + 1,
            ..Block::default()
        };
        if let Some((_, text)) = &self.text {
            letters::plain(text).trim().clone_into(&mut block.text);
        }
        let mut unturned = block.text.clone();
        let (direction, is_even) = self.direction(all, margins, painting);
        for (index, (page, line)) in self.lines.iter().enumerate() {
            let next = self.lines.get(index + 1).map(|(_, line)| line);
            let mut reading = order::read(line, direction, &block.text, next, painting);
            if is_even {
                let other = order::read(line, direction.other(), &block.text, next, painting);
                if other.text != reading.text {
                    reading = chosen(reading, other, line);
                    if self.lines.len() == 1 && is_said_twice(line) {
                        reading.is_doubtful = false;
                    }
                }
            }
            let is_doubtful = reading.is_doubtful
                || self.is_doubtful
                || direction == Base::Left && ends_in_item(&reading.text);
            let found = &mut reasons[*page];
            let mut note = |is_found: bool, reason| {
                if is_found {
                    found.insert(reason);
                }
            };
            note(is_doubtful, Reason::Order);
            note(
                line.clusters.iter().any(|cluster| cluster.is_unknown),
                Reason::UnknownCharacters,
            );
            note(
                line.clusters.iter().any(|cluster| cluster.is_disputed),
                Reason::DisputedCharacters,
            );
            note(
                line.clusters.iter().any(|cluster| cluster.is_invisible),
                Reason::Recognized,
            );
            append(&mut block.text, &reading.text);
            append(&mut unturned, &reading.unturned);
            block.size = block.size.max(tenths(line.size));
        }
        let text = block.text.trim().to_owned();
        block.text = text;
        (block, unturned.trim().to_owned())
    }

    /// The direction of the paragraph, and whether it is a guess.
    fn direction(&self, all: Base, margins: &[(f32, f32)], painting: &Painting) -> (Base, bool) {
        let letters = self.lines.iter().map(|(_, line)| line.letters());
        let (right, left) = letters.fold((0, 0), |sum, line| (sum.0 + line.0, sum.1 + line.1));
        let usual = if all == Base::Right { 1.0 } else { -1.0 };
        if right + left == 0 {
            return (all, false);
        }
        #[expect(clippy::cast_precision_loss, reason = "letters of a paragraph")]
        let share = (right as f32 - left as f32) / (right + left) as f32;
        let mut votes = 2.0 * share + 0.4 * usual;
        let mut sides = 0.0;
        for (page, line) in &self.lines {
            sides += side(line, margins[*page]);
            // Where pieces are painted as they are read, the first of them stands at the start.
            if painting.is_logical && line.letters().0.min(line.letters().1) > 0 {
                let place = |cluster: &Cluster| (cluster.at, cluster.start);
                let first = line.clusters.iter().map(place).min_by_key(|it| it.0);
                let last = line.clusters.iter().map(place).max_by_key(|it| it.0);
                if let (Some(first), Some(last)) = (first, last) {
                    sides += if first.1 > last.1 { 2.0 } else { -2.0 };
                }
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "lines of a paragraph")]
        let count = self.lines.len() as f32;
        votes += sides / count;
        votes += match self.language {
            Some(Base::Right) => 1.0,
            Some(Base::Left) => -1.0,
            None => 0.0,
        };
        if let Some((_, last)) = self.lines.last() {
            let closes = |cluster: Option<&Cluster>| {
                cluster.is_some_and(|it| matches!(it.text.as_str(), "." | "؟" | "!" | ":" | "…"))
            };
            votes += f32::from(u8::from(closes(last.clusters.first())))
                - f32::from(u8::from(closes(last.clusters.last())));
        }
        let base = if votes >= 0.0 {
            Base::Right
        } else {
            Base::Left
        };
        // A name and a year in a cell say nothing of the direction of the page that they stand on.
        let is_of_one = right == 0 && base == Base::Left || left == 0 && base == Base::Right;
        let is_lone = is_of_one && right + left <= LONE && self.language.unwrap_or(all) != base;
        if let Some(base) = self.side_of_bullet() {
            return (base, false);
        }
        (base, right.min(left) > 0 && votes.abs() < 0.8 || is_lone)
    }
}

impl Draft {
    /// The direction of an item of a list, where its bullet tells: it stands at the start.
    fn side_of_bullet(&self) -> Option<Base> {
        let (_, line) = self.lines.first()?;
        let mut words = line.clusters.iter().filter(|it| !it.text.trim().is_empty());
        let is_bullet = |cluster: &Cluster| {
            matches!(
                cluster.text.as_str(),
                "•" | "▪" | "■" | "●" | "○" | "◦" | "\u{2043}" | "\u{f0b7}"
            )
        };
        let (first, last) = (words.next()?, words.next_back()?);
        match (is_bullet(first), is_bullet(last)) {
            (true, false) => Some(Base::Left),
            (false, true) => Some(Base::Right),
            _ => None,
        }
    }
}

/// More letters of one direction, without any others, are a text of their own direction.
const LONE: usize = 24;

/// Whether a line ends in what opens an item of a list that is set from the right, `Terms of use .3`: it may have been written first.
fn ends_in_item(text: &str) -> bool {
    text.trim_end()
        .rsplit_once(" .")
        .is_some_and(|(before, number)| {
            (1..=2).contains(&number.len())
                && number.bytes().all(|digit| digit.is_ascii_digit())
                && before.chars().any(char::is_alphabetic)
        })
}

/// More letters are a sentence.
const HEADING: usize = 60;

/// Whether a line is a heading in two languages, one phrase beside the other, without a figure: whichever is read first, nothing else
/// changes.
fn is_said_twice(line: &Line) -> bool {
    let classes: Vec<Class> = line
        .clusters
        .iter()
        .map(|cluster| class_of(&cluster.text))
        .filter(|class| *class != Class::Neutral)
        .collect();
    let turns = classes.windows(2).filter(|pair| pair[0] != pair[1]).count();
    classes.len() <= HEADING && turns == 1 && !classes.contains(&Class::Number)
}

/// Of two readings of a line, in either direction, the one that the algorithm can give, or the one that the painting tells; else the first, in doubt. Where there are
/// letters of both directions the painting fits either.
fn chosen(reading: Reading, other: Reading, line: &Line) -> Reading {
    if reading.is_possible != other.is_possible {
        return if reading.is_possible { reading } else { other };
    }
    let is_lone = line.letters().0 == 0;
    if is_lone && other.is_told && !other.is_doubtful {
        other
    } else {
        Reading {
            is_doubtful: true,
            ..reading
        }
    }
}

/// Whether a line keeps to the right margin alone, 1, to the left alone, -1, or to both or neither.
fn side(line: &Line, margins: (f32, f32)) -> f32 {
    let near = |place: f32, margin: f32| (place - margin).abs() <= line.size * 0.5;
    match (near(line.start(), margins.0), near(line.end(), margins.1)) {
        (false, true) => 1.0,
        (true, false) => -1.0,
        _ => 0.0,
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a size, bounded"
)]
fn tenths(size: f32) -> u32 {
    (size.clamp(0.0, 10_000.0) * 10.0).round() as u32
}

/// Adds a line to what was read: with a blank, except where a word is broken.
fn append(text: &mut String, line: &str) {
    let before = text.chars().rev().nth(1);
    let next = line.chars().next();
    let is_broken = text.ends_with(['-', '\u{2010}'])
        && before.is_some_and(char::is_lowercase)
        && next.is_some_and(char::is_lowercase);
    // Lines end behind the sign in `S-400`, `10-20` and `58/2014`, where no blank was written.
    let is_compound = text.ends_with(['-', '–', '/'])
        && before.is_some_and(char::is_alphanumeric)
        && next.is_some_and(letters::is_digit);
    if !is_broken && !is_compound && !text.is_empty() && !line.is_empty() {
        text.push(' ');
    }
    text.push_str(line);
}
