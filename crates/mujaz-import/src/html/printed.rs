//! What a page prints around its headline and states nowhere else: the day on which it was posted, and who wrote it. Both
//! are only looked for where the page's data tell nothing.

use std::collections::BTreeSet;

use dom_query::{Document as Page, NodeId, NodeRef};
use mujaz_model::Byline;
use mujaz_text::{dates, fold, fold_space, words};

use super::{
    Block, boilerplate, headline::bare, metadata, metadata::Metadata, own_data, remarks::is_office,
};
use crate::{
    agency, byline, date, dateline, lines::lines, moment::Moment,
    preamble::place_and_writer as filed,
};

/// Fills in what a page does not state: from its own data, and from what stands around its headline. A writer who is printed goes before
/// a desk that is stated, and before those of several writers who are.
pub(super) fn complete(metadata: &mut Metadata, page: &Page, headline: &str, blocks: &[Block]) {
    find_day_and_writers(metadata, page, headline, blocks);
    metadata
        .bylines
        .retain(|Byline(name)| !metadata::is_maker(name));
    if metadata.bylines.is_empty() {
        metadata.bylines = on_a_line(below_headline(blocks, headline));
    }
    let is_desk = |Byline(name): &Byline| byline::is_desk_alone(name);
    // The desk that is named beside a writer adds nothing.
    if !metadata.bylines.iter().all(is_desk) {
        metadata.bylines.retain(|name| !is_desk(name));
    }
}

fn find_day_and_writers(metadata: &mut Metadata, page: &Page, headline: &str, blocks: &[Block]) {
    let below = below_headline(blocks, headline);
    let own = if metadata.published.is_none() || metadata.bylines.is_empty() {
        own_data::of(page, headline)
    } else {
        own_data::OwnData::default()
    };
    metadata.published = metadata
        .published
        .or(own.published)
        .or_else(|| metadata::posted(page, headline))
        .or_else(|| moment(below))
        .or_else(|| moment_above(blocks, headline));
    if metadata.published.is_none()
        && let Some((moment, is_head_day)) = metadata::posted_anywhere(page).or_else(|| {
            let above = above_headline(blocks, headline).iter();
            let mut above = above.filter(|block| !date::is_update(&block.text));
            Some((above.find_map(|block| stamp(&block.text))?, true))
        })
    {
        metadata.published = Some(moment);
        metadata.is_head_day = is_head_day;
    }
    let stated = &metadata.bylines;
    if stated.is_empty() {
        metadata.bylines = own.bylines;
        if metadata.bylines.is_empty() {
            metadata.bylines = bylines(page, headline, below);
            let outlet = metadata.outlet.as_deref().map(bare);
            let is_outlet = |Byline(name): &Byline| Some(bare(name)) == outlet;
            metadata.bylines.retain(|name| !is_outlet(name));
        }
        if metadata.bylines.is_empty() {
            metadata.bylines = at_the_end(blocks, headline);
            let outlet = metadata.outlet.as_deref().unwrap_or_default();
            metadata
                .bylines
                .retain(|Byline(name)| !begins_with_own(name, outlet));
        }
        return;
    }
    // The site itself for a writer: below the text it may say whose text it is.
    if let (&[Byline(name)], Some(outlet)) = (&stated.as_slice(), &metadata.outlet)
        && (name.starts_with(outlet.as_str()) || outlet.starts_with(name.as_str()))
    {
        let source = at_the_end(blocks, headline);
        if !source.is_empty() {
            metadata.bylines = source;
        }
        return;
    }
    let is_desk = stated
        .iter()
        .all(|Byline(name)| byline::is_desk_alone(name));
    let all = || {
        let elements = page.select(".byline");
        let element = elements.nodes().iter().find(|node| !is_elsewhere(node));
        element.map_or_else(Vec::new, |node| marked(&node.text()))
    };
    let found = [on_a_line(below), all()].into_iter().find(|found| {
        let is_more = found.len() > stated.len() && stated.iter().all(|name| found.contains(name));
        is_more || is_desk && !found.is_empty()
    });
    if let Some(found) = found {
        metadata.bylines = found;
    }
}

/// The line below the headline that names the place beside the writers or an agency: `بغداد: رنا القيسي`, `رنا القيسي - فاس`. Where no
/// writers are known, it is the line with one full name that does not lead anywhere.
pub(super) fn filed_from<'a>(below: &'a [Block], names: &[Byline]) -> Option<&'a str> {
    let found = below.iter().find(|block| {
        let line = lines(&block.text);
        let filed = line.first().map(dateline::read).unwrap_or_default();
        !filed.is_empty()
            && filed.iter().all(|dateline| {
                let credit = dateline.credit.as_ref();
                credit.is_some_and(|Byline(credit)| {
                    agency::is_agency(credit)
                        || names.is_empty() && block.linked == 0 && byline::is_full_name(credit)
                        || names
                            .iter()
                            .any(|Byline(name)| credit.contains(name.as_str()))
                })
            })
    });
    found.map(|block| block.text.as_str())
}

/// The names in an element that is marked as the writer's; the place beside them is none.
fn marked(text: &str) -> Vec<Byline> {
    let text = fold_space(text);
    let filed = lines(&text).first().map(dateline::read).unwrap_or_default();
    let credits = filed.into_iter().filter_map(|dateline| dateline.credit);
    let names: Vec<Byline> = credits
        .flat_map(|Byline(credit)| byline::marked(&credit))
        .collect();
    if names.is_empty() {
        byline::marked(&text)
    } else {
        names
    }
}

/// How many blocks below a headline can hold what belongs to it: section, writer, day, buttons.
const REACH: usize = 8;

/// The blocks of a page that follow its headline, up to the first running text.
pub(super) fn below_headline<'a>(blocks: &'a [Block], headline: &str) -> &'a [Block] {
    let Some(at) = blocks.iter().position(|block| {
        words(&block.text).count() >= 3
            && (block.text == headline || headline.starts_with(&*block.text))
    }) else {
        return &[];
    };
    let below = &blocks[at + 1..];
    let length = below
        .iter()
        .take(REACH)
        .take_while(|block| words(&block.text).count() <= 16 || is_parted_stamp(&block.text))
        .count();
    &below[..length]
}

/// The day that a line of its own below the headline names, or a part of a line between bars.
fn moment(below: &[Block]) -> Option<Moment> {
    let mut pieces = below.iter().flat_map(|block| pieces(&block.text));
    pieces.find_map(|piece| stamp(piece).filter(|_| !date::is_update(piece)))
}

/// The blocks of a page above its headline.
pub(super) fn above_headline<'a>(blocks: &'a [Block], headline: &str) -> &'a [Block] {
    let is_whole = |at: usize| blocks[at].text == headline;
    let in_two = |at: &usize| {
        blocks.get(at + 1).is_some_and(|next| {
            let rest = headline.strip_prefix(&*blocks[*at].text);
            rest.and_then(|rest| rest.strip_prefix(' ')) == Some(&*next.text)
        })
    };
    let at = (0..blocks.len())
        .find(|&at| is_whole(at))
        .or_else(|| (0..blocks.len()).find(in_two));
    &blocks[..at.unwrap_or_default()]
}

/// The day on the line right above the headline, or on the one above that.
fn moment_above(blocks: &[Block], headline: &str) -> Option<Moment> {
    let above = above_headline(blocks, headline).iter().rev().take(2);
    above
        .filter(|block| !date::is_update(&block.text))
        .find_map(|block| stamp(&block.text))
}

/// More words than a line of facts about the article has.
const FACTS: usize = 24;

/// Tells whether a line is one of facts, parted by marks, one of which is when it was posted: "By the staff | 11 February 2025 | 3 min". In
/// text a day stands between dashes too.
pub(super) fn is_parted_stamp(text: &str) -> bool {
    let is_stamp = |piece: &str| stamp(piece).is_some();
    text.contains(BARS) && text.split(BARS).any(is_stamp)
        || words(text).count() <= FACTS
            && !boilerplate::is_closed(text)
            && dashed(text).any(is_stamp)
}

const BARS: [char; 3] = ['|', '·', '•'];

/// The parts of a line between dashes and strokes with a blank beside them, where there are several.
fn dashed(text: &str) -> impl Iterator<Item = &str> {
    let is_parted = [" - ", " – ", " / "].iter().any(|mark| text.contains(mark));
    let parts = text.split(" - ").flat_map(|part| part.split(" – "));
    parts
        .flat_map(|part| part.split(" / "))
        .filter(move |_| is_parted)
}

/// A line whole, its parts between bars, those between dashes where one is a day, and what stands behind the day that it begins with: "May
/// 3rd, 2011 by Jane Doe".
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let bars = BARS;
    let parts = text.split(bars).filter(move |_| text.contains(bars));
    let is_dashed = is_parted_stamp(text);
    let parts = parts.chain(dashed(text).filter(move |_| is_dashed));
    let behind_day = dates(text)
        .first()
        .filter(|day| day.range.start == 0)
        .map(|day| text[day.range.end..].trim_start_matches(|it: char| !it.is_alphanumeric()));
    std::iter::once(text).chain(parts).chain(behind_day)
}

/// The writers that a line below the headline names.
fn on_a_line(below: &[Block]) -> Vec<Byline> {
    below
        .iter()
        .flat_map(|block| pieces(&block.text))
        .filter_map(|piece| lines(piece).first().map(byline::read))
        .find(|names| {
            !names
                .iter()
                .all(|Byline(name)| byline::is_desk_alone(name) || metadata::is_maker(name))
        })
        .unwrap_or_default()
}

/// Whether a list of sources begins with the name of the outlet itself, or a part of it: `الوادي + وكالات`.
fn begins_with_own(sources: &str, outlet: &str) -> bool {
    let Some((first, _)) = sources.split_once('+') else {
        return false;
    };
    let first = bare(first);
    !first.is_empty() && format!(" {} ", bare(outlet)).contains(&format!(" {first} "))
}

/// More bytes than a credit has.
const CREDIT: usize = 160;

/// The agency or paper that a line below the text credits: `المصدر: رويترز`, `(وكالات)`.
fn at_the_end(blocks: &[Block], headline: &str) -> Vec<Byline> {
    let start = blocks.iter().position(|block| block.text == headline);
    let below = blocks[start.unwrap_or_default()..]
        .iter()
        .skip_while(|block| !boilerplate::is_running(&block.text));
    // A credit has a few words.
    let mut below = below.filter(|block| block.text.len() <= CREDIT);
    let found = below.find_map(|block| {
        let line = lines(&block.text);
        let line = line.first()?;
        let mut names = byline::read(line);
        if names.is_empty() {
            names = byline::prepared(&block.text);
        }
        if names.is_empty() {
            // سبها / وكالات
            let credits = dateline::read(line).into_iter();
            names = credits
                .filter_map(|dateline| dateline.credit)
                .filter(|Byline(credit)| agency::is_agency(credit))
                .collect();
        }
        let is_source = byline::names_source(&block.text);
        Some(names).filter(|names| !names.is_empty() && (is_source || block.linked == 0))
    });
    found.unwrap_or_default()
}

/// The day on a line that says when something was posted and nothing else.
pub(super) fn stamp(text: &str) -> Option<Moment> {
    if words(text).count() > 16 {
        return None;
    }
    let found = dates(text);
    let rest: Vec<String> = words(text)
        .filter(|word| {
            !found
                .iter()
                .any(|date| date.range.contains(&word.range.start))
        })
        .filter(|word| !word.text.starts_with(char::is_numeric))
        .map(|word| fold(word.text))
        // Who posted it is told behind the day.
        .take_while(|word| !matches!(word.as_str(), "by" | "بقلم"))
        .collect();
    let is_one = |list: &[&str], word: &String| list.contains(&word.as_str());
    let is_told = date::has_hour(text) || rest.iter().any(|word| is_one(&date::TELLING, word));
    let others = rest
        .iter()
        .filter(|word| !is_one(&date::TELLING, word) && !is_one(&date::FILLING, word))
        .count();
    if others > 0 && !(is_told && others <= 3) {
        return None;
    }
    let day = date::find(text)?.0;
    Some(Moment { day, exact: None })
}

/// The writers that an element marked as theirs or a line below the headline names. Several elements with other names are
/// those of other articles, and tell nothing.
pub(super) fn bylines(page: &Page, headline: &str, below: &[Block]) -> Vec<Byline> {
    for selector in MARKED {
        let mut names: Vec<Byline> = Vec::new();
        for element in page.select(selector).nodes() {
            if is_elsewhere(element) {
                continue;
            }
            for name in marked(&spaced(element)) {
                if !names.contains(&name) {
                    names.push(name);
                }
            }
        }
        if (1..=3).contains(&names.len()) {
            return names;
        }
    }
    let found = on_a_line(below);
    if !found.is_empty() {
        return found;
    }
    introduced(page, headline)
        .or_else(|| called_writer(page, headline))
        .or_else(|| beside_day(below))
        .or_else(|| above_office(below))
        .unwrap_or_default()
}

/// Two or more writers whose names alone stand on a line beside that of the day: "Jane Doe & John Roe". One name alone could be that
/// of a section.
fn beside_day(below: &[Block]) -> Option<Vec<Byline>> {
    let is_day = |at: usize| {
        below.get(at).is_some_and(|block| {
            stamp(&block.text).is_some() || boilerplate::says_how_long_ago(&block.text)
        })
    };
    (0..below.len())
        .filter(|&at| is_day(at + 1) || at.checked_sub(1).is_some_and(is_day))
        .map(|at| byline::full_names(&below[at].text))
        .find(|names| names.len() > 1)
}

/// The writer whose name alone stands on a line above one that says what the writer is: "Jane Doe", "Environment reporter, Leeds".
fn above_office(below: &[Block]) -> Option<Vec<Byline>> {
    below.windows(2).find_map(|pair| {
        let names = byline::full_names(&pair[0].text);
        (!names.is_empty() && is_office(&pair[1].text)).then_some(names)
    })
}

/// The line below the headline that has a place, which need not be known, and a full name, and that name.
pub(super) fn place_and_writer(below: &[Block]) -> Option<(String, Byline)> {
    below
        .iter()
        .filter(|block| block.linked == 0)
        .find_map(|block| {
            let (_, writer) = filed(&block.text)?;
            Some((block.text.clone(), Byline(writer.to_owned())))
        })
}

/// The writers in the element nearest to the headline whose class says in some way that it is theirs.
fn called_writer(page: &Page, headline: &str) -> Option<Vec<Byline>> {
    let elements = page.select(
        "[class*=author], [class*=auteur], [class*=writer], [class*=createby], [class*=signature], [class*=ontributor], .sign",
    );
    let elements: BTreeSet<NodeId> = elements.nodes().iter().take(200).map(|it| it.id).collect();
    let body = page.body()?;
    let mut letters = 0_usize;
    let mut headline_at: Option<usize> = None;
    let mut found: Vec<(usize, Vec<Byline>)> = Vec::new();
    for node in body.descendants_it() {
        if node.is_text() {
            let text = fold_space(&node.text());
            if text == headline && headline_at.is_none() {
                headline_at = Some(letters);
            }
            letters += text.chars().count();
        } else if elements.contains(&node.id) && !is_elsewhere(&node) {
            let names = marked(&spaced(&node));
            if !names.iter().all(|Byline(name)| byline::is_desk_alone(name)) {
                found.push((letters, names));
            }
        }
    }
    let headline_at = headline_at?;
    let one = found.len() == 1;
    let (distance, names) = found
        .into_iter()
        .map(|(at, names)| (at.abs_diff(headline_at), names))
        .min_by_key(|(distance, _)| *distance)?;
    (one || distance <= NEAR).then_some(names)
}

/// The text of an element with a blank between two of its pieces: a name, its column and a button stand in elements of their own.
fn spaced(node: &NodeRef<'_>) -> String {
    let texts = node.descendants_it().filter(NodeRef::is_text);
    let texts: Vec<String> = texts.map(|text| text.text().to_string()).collect();
    fold_space(&texts.join(" "))
}

/// Letters between a headline and its writer.
const NEAR: usize = 400;

/// The writers in the text behind a word that introduces them, below the headline: `By <a>Jane Doe</a> and <a>John Roe</a>`.
fn introduced(page: &Page, headline: &str) -> Option<Vec<Byline>> {
    let body = page.body()?;
    let mut letters: Option<usize> = None;
    let mut is_awaited = false;
    // Behind the first name, others in the same element are those of further writers.
    let mut names: Vec<Byline> = Vec::new();
    let mut group = None;
    let around = |node: &NodeRef<'_>| node.parent()?.parent().map(|above| above.id);
    for node in body.descendants_it().filter(NodeRef::is_text) {
        let text = fold_space(&node.text());
        if text.is_empty() {
            continue;
        }
        if !names.is_empty() {
            if matches!(text.as_str(), "و" | "and" | "&" | "," | "،") {
                continue;
            }
            let more = byline::marked(&text);
            if around(&node) != group || more.is_empty() || names.len() > 4 {
                return Some(names);
            }
            names.extend(more);
            continue;
        }
        // The last line of a headline in several.
        if text == headline || words(&text).count() > 1 && headline.ends_with(&text) {
            (letters, is_awaited) = (Some(0), false);
            continue;
        }
        let Some(letters) = &mut letters else {
            continue;
        };
        *letters += text.chars().count();
        if *letters > NEAR {
            return None;
        }
        if is_awaited {
            names = byline::marked(&text);
            group = around(&node);
        } else {
            let is_person =
                |names: &Vec<Byline>| !names.iter().all(|Byline(name)| byline::is_desk_alone(name));
            let found = pieces(&text).filter_map(byline::introduced).find(is_person);
            if found.is_some() {
                return found;
            }
        }
        is_awaited = byline::only_introduces(&text);
    }
    Some(names).filter(|names| !names.is_empty())
}

const MARKED: [&str; 10] = [
    "[itemprop=author] [itemprop=name]",
    "[itemprop=author]",
    ".vcard .fn",
    "[rel=author]",
    ".byline",
    ".author-name, .author_name, .article-author, .post-author, .entry-author",
    "[class*=author-name], [class*=author_name]",
    "a[href*='/author/'], a[href*='/authors/'], a[href*='/writer/']",
    ".author",
    ".writer",
];

/// More words than a widget beside the article has.
const WIDGET: usize = 80;

/// What belongs to a comment, to another article or to the site.
fn is_elsewhere(node: &NodeRef<'_>) -> bool {
    let mut above = Some(*node);
    while let Some(node) = above {
        let is_named = ["class", "id"].into_iter().any(|key| {
            node.attr(key).is_some_and(|value| {
                let value = value.to_ascii_lowercase();
                ["comment", "related", "sidebar", "most-read"]
                    .iter()
                    .any(|word| value.contains(word))
                    // One system calls the article itself a widget, and another each part of it.
                    || value.split_whitespace().any(|it| it.contains("widget") && !it.starts_with("elementor-"))
                        && words(&node.text()).count() <= WIDGET
            })
        });
        // Facts beside the text are in an aside too.
        let is_facts = || {
            node.has_name("aside") && node.attr("class").is_some_and(|it| it.contains("article"))
        };
        let is_around = ["aside", "footer", "nav"]
            .iter()
            .any(|name| node.has_name(name))
            && !is_facts();
        if (is_named && !node.has_name("body")) || is_around {
            return true;
        }
        above = node.parent();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_only_says_when_is_a_stamp() {
        for text in [
            "الخميس 3 تشرين الأول 2024 - 10:15",
            "نشر في: 03/10/2024",
            "رنا القيسي - 3 أكتوبر 2024 - 10:15 ص",
            "October 3, 2024, 10:15 a.m.",
            "تاريخ النشر: ٣ أكتوبر ٢٠٢٤",
        ] {
            let day = stamp(text).map(|moment| moment.day.to_string());
            assert!(
                matches!(day.as_deref(), Some("2024-10-03" | "2024-03-10")),
                "{text}: {day:?}"
            );
        }
    }

    #[test]
    fn the_day_and_the_writer_on_a_long_line_of_facts_are_found() {
        let block = Block {
            text: "الاثنين 08 يوليو-تموز 2024 الموافق 02 محرم 1446هـ الساعة 07 مساءً / صحيفة الميدان - تقرير: رنا القيسي".to_owned(),
            linked: 0,
        };
        let day = moment(std::slice::from_ref(&block)).map(|moment| moment.day.to_string());
        assert_eq!(day.as_deref(), Some("2024-07-08"));
        assert_eq!(on_a_line(&[block]), [Byline("رنا القيسي".to_owned())]);
        assert!(!is_parted_stamp(
            "بغداد - 3 أكتوبر 2024 - وصل الوفد إلى المدينة."
        ));
    }

    #[test]
    fn a_line_about_an_event_is_no_stamp() {
        for text in [
            "مؤتمر بغداد 12 أيلول 2024",
            "وصل الوفد إلى الكوت يوم 12 أيلول 2024 الساعة 10:15",
            "10:15",
            "أمس",
        ] {
            assert_eq!(stamp(text), None, "{text}");
        }
    }
}
