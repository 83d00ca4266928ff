//! What can be typed.

use std::{ops::RangeInclusive, path::PathBuf, str::FromStr};

use chrono::{DateTime, NaiveDate, NaiveDateTime};
use clap::{Args, Parser, Subcommand, ValueEnum};
use mujaz::{Mojibake, Pick, model::Span};

/// Turns news articles into bilingual briefing memos.
#[derive(Debug, Parser)]
#[command(name = "mujaz", version, max_term_width = 100)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Read articles and show what was recognised in them
    Import(Import),
    /// Propose key points of articles, the best first, and compare those of several
    Points(Points),
    /// Make and change memo drafts
    #[command(subcommand)]
    Memo(Memo),
    /// Render a memo draft through a template
    Render(Render),
    /// Make a PDF of an HTML document
    Pdf(Pdf),
    /// Show the templates
    #[command(subcommand)]
    Template(Template),
}

#[derive(Debug, Args)]
pub(crate) struct Import {
    /// Article files, archives, folders and web addresses; `-` is standard input
    #[arg(required = true, value_name = "FILE|URL")]
    pub(crate) files: Vec<PathBuf>,
    /// Fetch addresses of this machine and of its own network too
    #[arg(long)]
    pub(crate) allow_private_addresses: bool,
    #[command(flatten)]
    pub(crate) mojibake: MojibakeArgument,
    /// Print JSON, as docs/json.md describes it
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct MojibakeArgument {
    /// Repair text that had been decoded wrongly before; without this, a warning offers it
    #[arg(long)]
    repair: bool,
}

impl From<MojibakeArgument> for Mojibake {
    fn from(argument: MojibakeArgument) -> Self {
        if argument.repair {
            Self::Repair
        } else {
            Self::Keep
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct Points {
    /// Article files; `-` is standard input. Of several, sentences that say the same are put together, and figures that
    /// differ for the same thing are shown
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) mojibake: MojibakeArgument,
    /// Print at most this many; of several articles, this many of each with --json
    #[arg(long, value_name = "N")]
    pub(crate) limit: Option<usize>,
    /// Say of the words at these bytes of one article what is said of the proposed, as `import --json` counts them
    #[arg(long, value_name = "START-END", conflicts_with = "limit")]
    pub(crate) passage: Option<PassageArgument>,
    /// Watch for the topics of this file instead of the built-in ones
    #[arg(long, value_name = "FILE")]
    pub(crate) topics: Option<PathBuf>,
    /// Print JSON, as docs/json.md describes it
    #[arg(long)]
    pub(crate) json: bool,
}

/// A part of an article in bytes, `901-1238`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PassageArgument(pub(crate) Span);

impl FromStr for PassageArgument {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.split_once('-')
            .and_then(|(start, end)| Some(Span::new(start.parse().ok()?, end.parse().ok()?)))
            .filter(|span| span.start < span.end)
            .map(Self)
            .ok_or_else(|| "a passage is two numbers of bytes, `start-end`".to_owned())
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum Memo {
    /// Make a draft from sentences of articles
    New(MemoNew),
    /// Check a draft against its sources and its two languages; ends with 1 where there is something to warn of
    Check(MemoCheck),
}

#[derive(Debug, Args)]
pub(crate) struct MemoCheck {
    /// The draft, as `mujaz memo new` writes it; `-` is standard input
    #[arg(value_name = "MEMO")]
    pub(crate) memo: PathBuf,
    /// Print JSON, as docs/json.md describes it
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct MemoNew {
    /// Article files
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Sentences to pick, in the order of the memo; `1-3` are the first three, `2:7` is sentence 7 of the second file, and `2:7-9`
    /// are three of it
    #[arg(long, required = true, value_name = "N,N-N,...", value_delimiter = ',')]
    pub(crate) points: Vec<PicksArgument>,
    #[command(flatten)]
    pub(crate) mojibake: MojibakeArgument,
    /// Where to write the draft; `-` is standard output
    #[arg(short, long, value_name = "FILE", default_value = "memo.toml")]
    pub(crate) output: PathBuf,
    /// Write over a draft that is there already
    #[arg(long)]
    pub(crate) force: bool,
    /// Watch for the topics of this file instead of the built-in ones
    #[arg(long, value_name = "FILE")]
    pub(crate) topics: Option<PathBuf>,
    /// The day on which the articles were taken, instead of today
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) date: Option<NaiveDate>,
}

#[derive(Debug, Args)]
pub(crate) struct Render {
    /// The draft, as `mujaz memo new` writes it; `-` is standard input
    #[arg(value_name = "MEMO")]
    pub(crate) memo: PathBuf,
    /// A template's name, or a folder with a template in it
    #[arg(long, value_name = "NAME|DIR", default_value = "side-by-side")]
    pub(crate) template: String,
    /// What to make; can be given more than once. Without it, what OUT's ending says
    #[arg(long, value_enum)]
    pub(crate) to: Vec<Format>,
    /// Where to write it; `-` is standard output. With more than one format, each gets its own ending
    #[arg(short, long, value_name = "OUT")]
    pub(crate) output: PathBuf,
    /// Take the topics' labels from this file instead of the built-in ones
    #[arg(long, value_name = "FILE")]
    pub(crate) topics: Option<PathBuf>,
    /// The date of a memo that has none of its own, instead of today
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) date: Option<NaiveDate>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub(crate) enum Format {
    Html,
    Pdf,
}

impl Format {
    pub(crate) const fn ending(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Pdf => "pdf",
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct Pdf {
    /// The HTML document; `-` is standard input
    #[arg(value_name = "IN.html")]
    pub(crate) input: PathBuf,
    /// Where to write the PDF; `-` is standard output
    #[arg(short, long, value_name = "OUT.pdf")]
    pub(crate) output: PathBuf,
    /// The day that the PDF says it was made on, alone or with a time, which is left out; without it, it names none
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(crate) date: Option<NaiveDate>,
    /// Fail where the document cannot be made accessible to everyone (PDF/UA-1), and say what is missing
    #[arg(long)]
    pub(crate) ua: bool,
    /// The archive format to keep to; without it 2a, or 3a with attachments, or none with a password
    #[arg(long, value_enum, value_name = "LEVEL")]
    pub(crate) archive: Option<ArchiveLevel>,
    /// How to print warnings: as lines, or as a JSON array of `message`, `line` and `column`
    #[arg(long, value_enum, default_value = "text", value_name = "FORM")]
    pub(crate) warnings: WarningForm,
    /// Attach a file that the document was made from; can be given more than once
    #[arg(long, value_name = "FILE")]
    pub(crate) attach: Vec<PathBuf>,
    /// A translucent word across every page
    #[arg(long, value_name = "TEXT")]
    pub(crate) watermark: Option<String>,
    /// Keep these pages only: `3`, `2-4`, `2-` or `-4`
    #[arg(long, value_name = "FIRST-LAST", value_parser = page_range, allow_hyphen_values = true)]
    pub(crate) pages: Option<RangeInclusive<usize>>,
    /// Ask for this password when the file is opened
    #[arg(long, value_name = "PASSWORD")]
    pub(crate) password: Option<String>,
    /// The password that lifts what `--allow` leaves forbidden
    #[arg(long, value_name = "PASSWORD", requires = "password")]
    pub(crate) owner_password: Option<String>,
    /// What readers of a file with a password may do; without it, everything
    #[arg(
        long,
        value_enum,
        value_delimiter = ',',
        value_name = "WHAT",
        requires = "password"
    )]
    pub(crate) allow: Option<Vec<Allowance>>,
    /// The title, in place of the document's own
    #[arg(long, value_name = "TEXT")]
    pub(crate) title: Option<String>,
    /// The author, in place of the document's own
    #[arg(long, value_name = "TEXT")]
    pub(crate) author: Option<String>,
    /// The subject, in place of the document's own
    #[arg(long, value_name = "TEXT")]
    pub(crate) subject: Option<String>,
    /// The keywords, in place of the document's own
    #[arg(long, value_name = "TEXT")]
    pub(crate) keywords: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ArchiveLevel {
    /// PDF/A-2a
    #[value(name = "2a")]
    TwoA,
    /// PDF/A-3a
    #[value(name = "3a")]
    ThreeA,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum WarningForm {
    Text,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Allowance {
    Nothing,
    Print,
    Change,
    Copy,
    Annotate,
}

/// Reads `3`, `2-4`, `2-` or `-4`.
fn page_range(text: &str) -> Result<RangeInclusive<usize>, String> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let number = |text: &str, open: usize| match text.trim() {
        "" => Some(open),
        digits => digits.parse().ok().filter(|&page| page > 0),
    };
    match (number(first, 1), number(last, usize::MAX)) {
        (Some(first), Some(last)) if first <= last && text != "-" && !text.is_empty() => {
            Ok(first..=last)
        }
        _ => Err(format!("`{text}` is no range of pages such as `2-4`")),
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum Template {
    /// List the built-in templates
    List,
}

/// `7` or `3-7`, or `2:7` and `2:3-7` for sentences of the second file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PicksArgument {
    file: usize,
    first: usize,
    last: usize,
}

impl PicksArgument {
    /// The sentences, one after the other.
    pub(crate) fn picks(&self) -> impl Iterator<Item = Pick> {
        let file = self.file;
        (self.first..=self.last).map(move |sentence| Pick { file, sentence })
    }
}

impl FromStr for PicksArgument {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        /// No article has more sentences than a memo could hold.
        const MOST: usize = 1000;
        let (file, sentences) = text.trim().split_once(':').unwrap_or(("1", text.trim()));
        let (first, last) = sentences.split_once('-').unwrap_or((sentences, sentences));
        let number = |part: &str| part.parse::<usize>().ok().filter(|&number| number > 0);
        match (number(file), number(first), number(last)) {
            (Some(file), Some(first), Some(last)) if first <= last && last - first < MOST => {
                Ok(Self { file, first, last })
            }
            _ => Err(
                "a sentence is a number from 1, several are `first-last`, and of another file than the first `file:sentence`"
                    .to_owned(),
            ),
        }
    }
}

/// Reads the day of a date or of a moment (ISO 8601).
fn day(text: &str) -> Result<NaiveDate, String> {
    let moment = |form: &str| NaiveDateTime::parse_from_str(text, form);
    text.parse()
        .or_else(|_| DateTime::parse_from_rfc3339(text).map(|moment| moment.naive_local().date()))
        .or_else(|_| moment("%Y-%m-%dT%H:%M:%S%.f").map(|moment| moment.date()))
        .or_else(|_| moment("%Y-%m-%dT%H:%M").map(|moment| moment.date()))
        .map_err(|_| {
            "it is no day or moment of ISO 8601, as 2026-05-14 or 2026-05-14T09:30:00Z".to_owned()
        })
}
