//! Painted pages and the structure of the document to blocks of text, and to the trust in each page.

mod draft;

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    Block, Error, Kind, Reason, Trust,
    content::{Content, Glyph, Painted, Turn},
    layout::{self, Paragraph},
    letters::{self, LigatureOrder},
    line::{self, Line},
    order::Base,
    painting::{Painting, Producer},
    running,
    structure::{Element, Piece},
};

pub(crate) use draft::Draft;

/// Below so many letters and digits, a page under a picture has no text.
const FEW: usize = 12;
/// Above this share of its area, pictures are the page.
const COVERED: f32 = 0.4;

/// Makes the blocks of a document, in the order of reading, and judges its pages. Asks `heed` at each page and each block.
pub(crate) fn assemble(
    pages: &[Painted],
    elements: &[Element],
    order: LigatureOrder,
    producer: Producer,
    heed: &dyn Fn() -> Result<(), Error>,
) -> Result<(Vec<Block>, Vec<Trust>), Error> {
    let tagged = tagged_pages(pages, elements);
    let mut drafts = structured(pages, elements, &tagged, order, producer);
    for (page, painted) in pages.iter().enumerate() {
        heed()?;
        drafts.extend(unstructured(page, painted, tagged.contains(&page), order));
    }
    // Stable: on each page the structure's own order stays.
    drafts.sort_by_key(Draft::page);
    running::remove(&mut drafts, pages.len());
    join_over_pages(&mut drafts);

    let lines = |page: usize| {
        let level = drafts.iter().filter(|draft| !draft.is_aside);
        let lines = level.flat_map(|draft| &draft.lines);
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
    if page.is_damaged {
        reasons.insert(Reason::Damaged);
    }
    if page.is_clipped {
        reasons.insert(Reason::Clipped);
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
    if page
        .glyphs
        .iter()
        .filter(says_something)
        .any(|glyph| glyph.is_level && glyph.turn != page.turn)
    {
        reasons.insert(Reason::Sideways);
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
    producer: Producer,
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
        let mut read = 0..;
        for piece in &element.pieces {
            match piece {
                Piece::Content(page, content, number) if tagged.contains(page) => {
                    numbers.insert((*page, *content), *number);
                    let mut glyphs = contents.remove(&(*page, *content)).unwrap_or_default();
                    if producer == Producer::Mujaz {
                        // Words are painted from left to right, and the structure says how they are read.
                        for ((at, _), place) in glyphs.iter_mut().zip(&mut read) {
                            *at = place;
                        }
                    }
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
            if producer == Producer::Skia {
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
    let mut turns = Turn::ALL;
    turns.sort_by_key(|turn| *turn != painted.turn);
    let mut drafts = Vec::new();
    for turn in turns {
        let glyphs = painted.glyphs.iter().enumerate();
        let glyphs = glyphs.filter(|(_, glyph)| {
            glyph.turn == turn && is_text(glyph) && !(is_tagged && glyph.content.is_some())
        });
        let lines = line::lines(glyphs, order);
        let direction = layout::base(&lines, Base::Right);
        let is_aside = turn != painted.turn;
        for paragraph in layout::paragraphs(lines, direction) {
            let Paragraph {
                lines,
                is_row,
                is_doubtful,
            } = paragraph;
            if is_row {
                // Rows of structured tables are counted from 1 on; these must differ from them.
                let row = Some(usize::MAX - (page << 16) - drafts.len());
                drafts.extend(lines.into_iter().map(|cell| Draft {
                    kind: Kind::Cell,
                    row,
                    lines: vec![(page, cell)],
                    is_doubtful,
                    is_aside,
                    ..Draft::default()
                }));
            } else {
                drafts.push(Draft {
                    lines: lines.into_iter().map(|line| (page, line)).collect(),
                    is_doubtful,
                    is_aside,
                    ..Draft::default()
                });
            }
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
    let is_loose = |draft: &Draft| {
        !draft.is_tagged && !draft.is_aside && draft.row.is_none() && draft.text.is_none()
    };
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
