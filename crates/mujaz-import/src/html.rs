//! Web pages. The text of a page enters; its article leaves as a [`Document`], or the reason why it has none.
//!
//! 1. `limits` refuses what cannot be parsed in good time; the page is parsed once, and `metadata` reads what it states of itself;
//!    `headline` finds the headline that it shows, `own_data` what it keeps for its own program, and `printed` reads beside the headline what
//!    it does not state;
//!    what a word processor wrote is no site's page: `written` reads it, and the rest does not concern it;
//!    what is not of its article is taken out of it before and after (`around`);
//! 2. captions are taken out of it, so that they do not get into the body;
//! 3. readability (`dom_smoothie`) finds the part of the page that is the article;
//! 4. `blocks` walks that part and gives its paragraphs, and `boilerplate` drops those that are not the writer's.

mod around;
mod blocks;
mod boilerplate;
mod headline;
mod limits;
mod metadata;
mod outlet;
mod own_data;
mod printed;
mod remarks;
mod written;

use dom_query::{Document as Page, NodeRef, Selection};
use dom_smoothie::{Config, Readability};
use mujaz_model::{Byline, Warning};
use mujaz_text::{fold_space, words};

use crate::{
    Error, Stop,
    document::{Document, Stated},
};

use blocks::Block;
pub(crate) use blocks::blocks;
use metadata::Metadata;

/// Nesting beyond this is no page: browsers stop at 512, and deeper trees only cost time.
const DEPTH: usize = 512;
/// Fewer words are a notice or a menu, not an article.
const WORDS: usize = 20;

/// As many words are a paragraph of an article, and no question of a poll.
const PARAGRAPH: usize = 16;

/// Fewer words are no sentence that says what happened.
const SENTENCE: usize = 4;

/// More words are no beginning of an article that is shown to all.
const EXCERPT: usize = 200;

/// As many words are no name of a site.
const NAME: usize = 4;

/// More words than a caption has.
const CAPTION: usize = 60;

/// Reads a web page. `url` is the address that it came from.
///
/// # Errors
/// [`Error::NoArticle`] where the page has no running text, [`Error::TooDeep`] where its elements nest beyond reason.
pub(crate) fn read(html: &str, url: Option<&str>, stop: Stop<'_>) -> Result<Document, Error> {
    let page = parse(html)?;
    stop.heed()?;
    let url = url.or_else(|| saved_from(html));
    if written::is_written(&page) {
        return Ok(written::read(&page, url));
    }
    around::remove_clocks(&page);
    around::remove_others(&page);
    let mut metadata = metadata::read(&page, url);
    around::remove_unseen(&page);
    around::remove_kickers(&page);
    let mut captions = take_captions(&page);
    let mut titles = Titles::of(&page);
    let whole = blocks(&page.root());
    let shown = titles.shown(&page, metadata.headline.as_deref(), &whole);
    metadata.headline = shown.or(metadata.headline);
    let stated = metadata.headline.as_deref();
    let longer = stated.and_then(|stated| headline::longer(&page, stated));
    metadata.headline = longer.or(metadata.headline);
    let large = titles.above_text(&page, metadata.headline.as_deref(), &whole);
    let is_guessed = large.is_some();
    titles.heading = titles.heading.or(large);
    let headline = metadata.headline.as_ref().or(titles.heading.as_ref());
    let headline = headline.unwrap_or(&titles.title).clone();
    outlet::complete(&mut metadata, &page, &titles.title, &headline, &whole);
    printed::complete(&mut metadata, &page, &headline, &whole);
    let above = printed::above_headline(&whole, &headline);
    let below = printed::below_headline(&whole, &headline);
    let mut filed = printed::filed_from(below, &metadata.bylines).map(str::to_owned);
    let mut guesses = Vec::new();
    if filed.is_none()
        && metadata.bylines.is_empty()
        && let Some((line, writer)) = printed::place_and_writer(below)
    {
        guesses.push(guessed_writer(&writer));
        metadata.filed_from = Some(line.clone());
        metadata.bylines = vec![writer];
        filed = Some(line);
    }
    captions.extend(take_unmarked_captions(&page, &headline));
    around::remove_writers(&page, &metadata.bylines);
    around::remove_boxes(&page);
    around::part_cells(&page);
    let bulletin = bulletin(&page);
    stop.heed()?;
    let article = Readability::with_document(page, None, Some(config()))
        .and_then(|mut readability| readability.parse());
    let (found, title) = match article {
        Ok(article) => (
            blocks(&Page::fragment(article.content.as_ref()).root()),
            fold_space(&article.title),
        ),
        Err(_) => (Vec::new(), titles.title),
    };
    stop.heed()?;
    let headline = metadata
        .headline
        .clone()
        .or(titles.heading)
        .unwrap_or(title);
    let body = without_headline(found, &headline);
    if boilerplate::is_check(&headline) {
        return Err(Error::NoArticle);
    }
    let is_running = is_article(&body);
    let is_paid = is_excerpt(&body, &whole);
    let corrections: Vec<String> = body
        .iter()
        .filter(|block| remarks::is_correction(&block.text))
        .map(|block| block.text.clone())
        .collect();
    let body = boilerplate::without_labels(body, above);
    let mut body = boilerplate::without(body);
    if is_paid {
        body.retain(|block| !boilerplate::asks_to_pay(&block.text));
    }
    let body = boilerplate::without_names(body, &metadata.bylines);
    let body = boilerplate::without_notes(body, &metadata.bylines);
    let mut body = boilerplate::without_repeats(body);
    if metadata.filed_from.is_some() {
        body.retain(|block| Some(&block.text) != metadata.filed_from.as_ref());
    }
    if is_running && is_article(&body) {
        restore(&mut body, filed);
        let mut document = finish(&headline, &body, metadata, captions);
        if is_guessed {
            document.warnings.push(guessed(&headline));
        }
        if is_paid {
            document.warnings.push(paid());
        }
        let corrections = corrections.iter().map(|text| corrected(text));
        document.warnings.extend(corrections);
        document.warnings.extend(guesses);
        return Ok(document);
    }
    if let Some(text) = metadata
        .body
        .take()
        .filter(|text| words(text).count() >= WORDS)
    {
        return Ok(handed_to_programs(&headline, &text, metadata, captions));
    }
    let body = without_headline(bulletin.ok_or(Error::NoArticle)?, &headline);
    let mut document = finish(&headline, &body, metadata, captions);
    if is_paid {
        document.warnings.push(paid());
    }
    let warning =
        Warning::new("the page has a few words only: see whether they are the whole article");
    document
        .warnings
        .push(warning.in_arabic("في الصفحة كلمات قليلة، فانظر هل هي المقال كله"));
    Ok(document)
}

/// Whether a page shows so much of an article as all may read, and asks to pay for the rest.
fn is_excerpt(body: &[Block], whole: &[Block]) -> bool {
    let length: usize = body.iter().map(|block| words(&block.text).count()).sum();
    length < EXCERPT
        && whole
            .iter()
            .any(|block| boilerplate::asks_to_pay(&block.text))
}

/// Says that the rest of an article is for those who pay.
fn paid() -> Warning {
    Warning::new("the page shows only the beginning of the article: the rest is for subscribers")
        .in_arabic("لا تعرض الصفحة سوى مطلع المقال، فبقيته للمشتركين")
}

/// The article of a page that has its text for programs alone, as some that are built in the browser do.
fn handed_to_programs(
    headline: &str,
    text: &str,
    metadata: Metadata,
    captions: Vec<String>,
) -> Document {
    let text = if text.contains("</") {
        plain(text).unwrap_or_else(|_| text.to_owned())
    } else {
        text.to_owned()
    };
    let blocks: Vec<Block> = text
        .lines()
        .map(fold_space)
        .filter(|text| !text.is_empty())
        .map(|text| Block { text, linked: 0 })
        .collect();
    let mut document = finish(headline, &blocks, metadata, captions);
    let warning =
        Warning::new("the page shows no article: its text is what the page hands to programs");
    document
        .warnings
        .push(warning.in_arabic("لا تعرض الصفحة مقالًا، فأُخذ النص مما تسلّمه للبرامج"));
    document
}

/// Puts the line that names the place back above the text, where the search for the article left it out.
fn restore(body: &mut Vec<Block>, filed: Option<String>) {
    let Some(text) = filed else {
        return;
    };
    let reach = body.len().min(PREAMBLE);
    if !body[..reach].iter().any(|block| block.text.contains(&text)) {
        body.insert(0, Block { text, linked: 0 });
    }
}

/// So many blocks above the text can name its place.
const PREAMBLE: usize = 4;

/// The blocks of a page that is a bulletin of a sentence or two, and nothing besides: no links, no form, no menu.
fn bulletin(page: &Page) -> Option<Vec<Block>> {
    if page.select("a[href], form, input, button, nav").exists() {
        return None;
    }
    let found = blocks(&page.root());
    let has_sentence = found
        .iter()
        .any(|block| boilerplate::is_closed(&block.text) && words(&block.text).count() >= SENTENCE);
    has_sentence.then_some(found)
}

/// The address that browsers note in a page that they save.
fn saved_from(html: &str) -> Option<&str> {
    const REACH: usize = 1000;
    let head: usize = html.chars().take(REACH).map(char::len_utf8).sum();
    let (_, rest) = html[..head].split_once("<!-- saved from url=(")?;
    let (_, rest) = rest.split_once(')')?;
    let (address, _) = rest.split_once("-->")?;
    Some(address.trim()).filter(|address| address.starts_with("http"))
}

/// Reads a piece of a page that somebody chose: all its text is the article. `url` is where it was copied from.
///
/// # Errors
/// [`Error::TooDeep`] as [`read`].
pub(crate) fn read_chosen(
    html: &str,
    url: Option<&str>,
    stop: Stop<'_>,
) -> Result<Document, Error> {
    pieces(html, url, stop, |found| found)
}

/// Reads the article that a site hands on, without what it adds to each.
///
/// # Errors
/// [`Error::TooDeep`] as [`read`].
pub(crate) fn read_handed_on(html: &str, stop: Stop<'_>) -> Result<Document, Error> {
    pieces(html, None, stop, |found| {
        let own = boilerplate::without(found.clone());
        if own.is_empty() { found } else { own }
    })
}

/// Reads a piece of a page; `chosen` gives those of its blocks that are its text.
fn pieces(
    html: &str,
    url: Option<&str>,
    stop: Stop<'_>,
    chosen: impl FnOnce(Vec<Block>) -> Vec<Block>,
) -> Result<Document, Error> {
    let page = parse(html)?;
    stop.heed()?;
    around::remove_signatures(&page);
    let mut metadata = metadata::read(&page, url);
    metadata.published = metadata
        .published
        .or_else(|| metadata::posted_anywhere(&page).map(|(moment, _)| moment));
    let captions = take_captions(&page);
    let found = chosen(blocks(&page.root()));
    let texts = found.iter().map(|block| block.text.as_str());
    let stated = stated(metadata, captions);
    let mut document = Document::of_blocks("", texts, stated);
    document.text = document.text.trim_start().to_owned();
    Ok(document)
}

/// Returns the headline that the page of a mail shows: its only large heading, or where the subject of the mail `says_nothing`, the line that
/// stands out above the text.
pub(crate) fn headline_of_mail(html: &str, says_nothing: bool) -> Option<String> {
    /// Fewer words are the name of a newsletter.
    const LEAST: usize = 4;
    let page = parse(html).ok()?;
    let headings = page.select("h1");
    if let [only] = headings.nodes() {
        let text = metadata::text_within(only, 600, 60)?;
        if words(&text).count() >= LEAST {
            return Some(text);
        }
    }
    if !says_nothing {
        return None;
    }
    let whole = blocks(&page.root());
    let opening = whole.iter().find(|block| {
        boilerplate::is_running(&block.text) && words(&block.text).count() >= PARAGRAPH
    })?;
    headline::above_text(&page, &opening.text)
}

/// Returns the text of a snippet of HTML, without its markup.
///
/// # Errors
/// Those of [`read_chosen`].
pub(crate) fn plain(html: &str) -> Result<String, Error> {
    limits::check(html)?;
    let page = Page::fragment(html);
    let texts: Vec<String> = blocks(&page.root())
        .into_iter()
        .map(|block| block.text)
        .collect();
    Ok(texts.join(" "))
}

/// Parses a page, where that can be done in good time.
///
/// # Errors
/// [`Error::TooDeep`] and [`Error::TooManyAttributes`].
pub(crate) fn parse(html: &str) -> Result<Page, Error> {
    limits::check(html)?;
    let page = Page::from(&*limits::without_long_comments(html));
    if is_deep(&page) {
        return Err(Error::TooDeep { limit: DEPTH });
    }
    Ok(page)
}

fn is_deep(page: &Page) -> bool {
    let mut depth = 0_usize;
    let mut node = page.root();
    loop {
        if let Some(child) = node.first_child() {
            depth += 1;
            if depth > DEPTH {
                return true;
            }
            node = child;
            continue;
        }
        loop {
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            match node.parent() {
                Some(parent) => {
                    depth = depth.saturating_sub(1);
                    node = parent;
                }
                None => return false,
            }
        }
    }
}

fn config() -> Config {
    Config {
        // A short report in Arabic says in 250 letters what takes 500 in English, the measure of the original.
        char_threshold: 250,
        disable_json_ld: true,
        ..Config::default()
    }
}

/// Headings that the page prints; the cuts that readability makes can lose them.
struct Titles {
    heading: Option<String>,
    title: String,
}

impl Titles {
    fn of(page: &Page) -> Self {
        let headings: Vec<String> = page
            .select("h1")
            .iter()
            .map(|heading| fold_space(&heading.text()))
            .filter(|heading| words(heading).count() >= 3)
            .collect();
        // With several, one is the site's own name or a teaser, and nothing tells which.
        let heading = match &headings[..] {
            [only] => Some(only.clone()),
            _ => None,
        };
        Self {
            heading,
            title: fold_space(&page.select_single("title").text()),
        }
    }
}

fn corrected(note: &str) -> Warning {
    Warning::new(format!("the page says that it was corrected: {note}"))
        .in_arabic(format!("تقول الصفحة إنها صُحّحت: {note}"))
}

fn guessed(headline: &str) -> Warning {
    Warning::new(format!(
        "the page names no headline: `{headline}`, which stands out above the text, was taken for it"
    ))
    .in_arabic(format!(
        "لا تذكر الصفحة عنوانا، فعُدّ السطر البارز فوق النص «{headline}» عنوانا لها"
    ))
}

impl Titles {
    /// The headline that the page shows, where that is part of what it states, and more or less than `stated`.
    fn shown(&self, page: &Page, stated: Option<&str>, blocks: &[Block]) -> Option<String> {
        let titles: Vec<&str> = stated.into_iter().chain([self.title.as_str()]).collect();
        let shown = headline::shown(page, &titles, blocks)?;
        let is_same = stated.is_some_and(|stated| headline::bare(stated) == headline::bare(&shown));
        // What is stated can lack the quotation marks that tell whose words they are.
        let is_quoted = |text: &str| text.contains(['«', '"', '“', '”']);
        let is_plain = stated.is_some_and(|stated| !is_quoted(stated) && is_quoted(&shown));
        (!is_same || is_plain).then_some(shown)
    }

    /// The line that stands out above the first running text, where nothing else tells the headline.
    fn above_text(&self, page: &Page, stated: Option<&str>, blocks: &[Block]) -> Option<String> {
        if stated.is_some() || self.heading.is_some() {
            return None;
        }
        let running = |least: usize| {
            blocks.iter().find(move |block| {
                block.linked == 0
                    && boilerplate::is_running(&block.text)
                    && words(&block.text).count() >= least
            })
        };
        // Beside the article a poll asks in a sentence.
        let opening = running(PARAGRAPH).or_else(|| running(0))?;
        let is_site = || {
            let parts = self.title.split(['|', '-', '–', ':']);
            parts.into_iter().all(|part| words(part).count() < NAME)
        };
        headline::above_text(page, &opening.text)
            .or_else(|| headline::first_above_text(blocks, &opening.text).filter(|_| is_site()))
    }
}

fn take_captions(page: &Page) -> Vec<String> {
    let mut captions: Vec<String> = Vec::new();
    for caption in page
        .select("figcaption, .wp-caption-text, .tr-caption, [itemprop=caption], [class*=caption]")
        .nodes()
    {
        let is_stated = caption.is("figcaption, .wp-caption-text, .tr-caption, [itemprop=caption]");
        if !is_stated && !is_beside_picture(caption) {
            continue;
        }
        let text = fold_space(&caption.text());
        if !text.chars().any(char::is_alphanumeric) {
            continue;
        }
        if !captions.contains(&text) {
            captions.push(text);
        }
        caption.remove_from_parent();
    }
    captions
}

/// Takes the captions that nothing marks as such: below the headline, a few words that stand alone with a picture in a box or a table,
/// end without a stop and lead nowhere.
fn take_unmarked_captions(page: &Page, headline: &str) -> Vec<String> {
    /// How far above a picture the box of both is.
    const RISE: usize = 5;
    let mut captions: Vec<String> = Vec::new();
    let Some(body) = page.body() else {
        return captions;
    };
    let mut pictures: Vec<NodeRef<'_>> = Vec::new();
    let mut is_below = false;
    for node in body.descendants_it() {
        is_below |= node.is_text() && fold_space(&node.text()) == headline;
        if is_below && pictures.len() < PICTURES && node.has_name("img") {
            pictures.push(node);
        }
    }
    for picture in pictures {
        let boxes = picture
            .ancestors_it(Some(RISE))
            .take_while(|it| it.is("div, span, td, tr, tbody, table, center, p, font"));
        let Some(text) = boxes.into_iter().find_map(|it| around::only_text(&it)) else {
            continue;
        };
        let caption = fold_space(&text.text());
        let is_caption = (CAPTION_LEAST..=CAPTION_UNMARKED).contains(&words(&caption).count())
            && (!boilerplate::is_closed(&caption) || boilerplate::ends_with_credit(&caption))
            && printed::stamp(&caption).is_none()
            && !text
                .ancestors_it(Some(RISE))
                .any(|it| it.is("a, h1, h2, h3, h4, h5, li, blockquote"));
        if is_caption {
            captions.push(caption);
            text.remove_from_parent();
        }
    }
    captions
}

/// So many pictures below the headline are looked at: no article has more.
const PICTURES: usize = 200;
/// A name or a label has fewer words.
const CAPTION_LEAST: usize = 3;
/// More words beside a picture that nothing calls a caption are text.
const CAPTION_UNMARKED: usize = 25;

/// Whether what a site calls a caption is one: a few words beside a picture, and not around it.
fn is_beside_picture(caption: &NodeRef<'_>) -> bool {
    let has = |node: &NodeRef<'_>, wanted| Selection::from(*node).select(wanted).exists();
    caption.parent().is_some_and(|parent| has(&parent, "img"))
        && !has(caption, "img, p + p, figcaption")
        && words(&caption.text()).count() <= CAPTION
}

/// Says that only its place speaks for a name.
fn guessed_writer(Byline(name): &Byline) -> Warning {
    Warning::new(format!(
        "`{name}`, behind a place below the headline, was taken for the writer's name"
    ))
    .in_arabic(format!("عُدّ «{name}» بعد اسم المكان تحت العنوان اسم الكاتب"))
}

/// The blocks without the headline, where the body repeats it at its beginning.
fn without_headline(mut blocks: Vec<Block>, headline: &str) -> Vec<Block> {
    // Labels of sections can stand above it.
    let running = blocks
        .iter()
        .position(|block| boilerplate::is_running(&block.text));
    let reach = running.map_or(3, |running| (running + 1).max(3));
    let repeated = blocks
        .iter()
        .take(reach)
        .position(|block| fold_space(&block.text) == headline);
    let in_two = || {
        let pairs = blocks.windows(2).take(reach);
        let mut joined = pairs.map(|pair| format!("{} {}", pair[0].text, pair[1].text));
        joined.position(|text| text == headline).map(|at| at + 1)
    };
    if let Some(at) = repeated.or_else(in_two) {
        blocks.drain(..=at);
    }
    blocks
}

/// Running text, most of which is not links.
fn is_article(body: &[Block]) -> bool {
    let length: usize = body.iter().map(|block| block.text.chars().count()).sum();
    let linked: usize = body.iter().map(|block| block.linked).sum();
    let count: usize = body.iter().map(|block| words(&block.text).count()).sum();
    count >= WORDS && linked * 2 < length
}

fn finish(headline: &str, body: &[Block], metadata: Metadata, captions: Vec<String>) -> Document {
    let texts = body.iter().map(|block| block.text.as_str());
    let is_head_day = metadata.is_head_day;
    let mut document = Document::of_blocks(headline, texts, stated(metadata, captions));
    if is_head_day {
        let warning = Warning::new(
            "the date stands at the head of the page and not beside the article: it can be the day on which the page was saved",
        );
        document.warnings.push(
            warning.in_arabic("التاريخ في رأس الصفحة لا بجانب المقال، فقد يكون يوم حفظ الصفحة"),
        );
    }
    document
}

fn stated(metadata: Metadata, captions: Vec<String>) -> Stated {
    Stated {
        section: metadata.section,
        published: metadata.published.map(|moment| moment.day),
        published_at: metadata.published.and_then(|moment| moment.exact),
        modified: metadata.modified.map(|moment| moment.day),
        outlet: metadata.outlet,
        bylines: metadata.bylines,
        lead: metadata.lead,
        url: metadata.url,
        captions,
        dateline: metadata.filed_from,
    }
}
