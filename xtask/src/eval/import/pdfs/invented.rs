//! Pages and memos that chance puts together: a seed enters; HTML leaves that holds what gets lost on the way into a PDF and
//! back: figures of every form between words of both directions, marks, ligatures, tables, lists, columns and footers.
//! The same seed gives the same document, and the words are our own.

use anyhow::{Context, Result};
use chrono::{Days, NaiveDate};
use fastrand::Rng;
use mujaz_model::{
    Bilingual, Language, Marking, Memo, MemoHeader, MemoPoint, SourceReference, Text, Tlp,
};

const ARABIC: [&str; 64] = [
    "أعلنت",
    "الوزارة",
    "الحكومة",
    "خلال",
    "مؤتمر",
    "صحفي",
    "اللجنة",
    "المشتركة",
    "الاتفاق",
    "الأول",
    "لأن",
    "الإسلام",
    "والأولاد",
    "لآلئ",
    "بلغت",
    "النسبة",
    "العدد",
    "إلى",
    "نحو",
    "أكثر",
    "من",
    "في",
    "على",
    "مقابل",
    "بعد",
    "قبل",
    "حتى",
    "المادة",
    "القرار",
    "رقم",
    "الفقرة",
    "صَرَّحَ",
    "المُتَحَدِّثُ",
    "الرَّسْمِيُّ",
    "بِأَنَّ",
    "مُلْتَزِمَةٌ",
    "محمّد",
    "مجلس",
    "الأمن",
    "تحالف",
    "لم",
    "يحم",
    "البعثة",
    "استشارية",
    "لا",
    "قتالية",
    "الحدود",
    "مخيم",
    "الهول",
    "التدريب",
    "ملايين",
    "دولار",
    "طن",
    "كيلومتر",
    "درجة",
    "اليوم",
    "الثلاثاء",
    "شباط",
    "تموز",
    "المحافظة",
    "شيء",
    "مسؤول",
    "هيئة",
    "الله",
];

const ENGLISH: [&str; 40] = [
    "the",
    "ministry",
    "office",
    "committee",
    "agreed",
    "between",
    "rose",
    "fell",
    "to",
    "from",
    "about",
    "more",
    "than",
    "under",
    "article",
    "number",
    "after",
    "before",
    "until",
    "and",
    "final",
    "efficient",
    "staff",
    "offshore",
    "flow",
    "border",
    "advisory",
    "mission",
    "camp",
    "training",
    "million",
    "dollars",
    "tonnes",
    "Tuesday",
    "district",
    "affairs",
    "mid-term",
    "first",
    "reported",
    "said",
];

const FONTS: [&str; 5] = [
    "Amiri",
    "Noto Sans Arabic",
    "Noto Naskh Arabic",
    "Noto Kufi Arabic",
    "Noto Sans",
];

/// A page of the web.
pub(super) fn page(seed: u64) -> String {
    let mut chance = Rng::with_seed(seed);
    let language = if chance.u8(..10) < 8 {
        Language::Arabic
    } else {
        Language::English
    };
    let direction = language.direction().attribute();
    let font = FONTS[chance.usize(..FONTS.len())];
    let size = chance.u8(9..15);
    let align = ["start", "start", "justify"][chance.usize(..3)];
    let footer = if chance.u8(..4) == 0 {
        "@page { @bottom-center { content: counter(page) } }"
    } else {
        ""
    };
    let mut blocks = vec![format!("<h1>{}</h1>", sentence(&mut chance, language, 1))];
    for _ in 0..chance.usize(5..14) {
        blocks.push(block(&mut chance, language));
    }
    // Columns come last: LibreOffice sets all that follows in them too.
    if chance.u8(..6) == 0 {
        let inside: Vec<String> = (0..3)
            .map(|_| format!("<p>{}</p>", paragraph(&mut chance, language, 4)))
            .collect();
        blocks.push(format!("<div class=\"columns\">{}</div>", inside.concat()));
    }
    format!(
        "<!doctype html>\n<html lang=\"{}\" dir=\"{direction}\"><head><meta charset=\"utf-8\"><title>{seed}</title>\n\
         <style>{footer} body {{ font-family: \"{font}\", \"Noto Sans\", \"Amiri\"; font-size: {size}pt; line-height: 1.5; }} \
         p {{ text-align: {align}; }} .columns {{ column-count: 2; }} td, th {{ border: 1px solid; padding: 2pt 6pt; }}</style></head>\n\
         <body>\n{}\n</body></html>\n",
        language.tag(),
        blocks.join("\n")
    )
}

fn block(chance: &mut Rng, language: Language) -> String {
    match chance.u8(..19) {
        0..=10 => format!("<p>{}</p>", paragraph(chance, language, 4)),
        11 => {
            let other = language.other();
            let direction = other.direction().attribute();
            format!(
                "<p lang=\"{}\" dir=\"{direction}\">{}</p>",
                other.tag(),
                sentence(chance, other, 3)
            )
        }
        12..=14 => {
            let columns = chance.usize(2..5);
            let head = (0..columns).map(|_| format!("<th>{}</th>", words(chance, language, 1)));
            let mut rows = vec![format!("<tr>{}</tr>", head.collect::<String>())];
            for _ in 0..chance.usize(2..6) {
                let cells = (0..columns).map(|column| {
                    let text = match (column, chance.u8(..4)) {
                        (0, _) | (_, 0) => words(chance, language, 2),
                        (_, 1) => sentence(chance, language, 1),
                        _ => figure(chance, language),
                    };
                    format!("<td>{text}</td>")
                });
                rows.push(format!("<tr>{}</tr>", cells.collect::<String>()));
            }
            format!("<table>{}</table>", rows.join("\n"))
        }
        15 | 16 => {
            let tag = if chance.bool() { "ul" } else { "ol" };
            let items: Vec<String> = (0..chance.usize(2..5))
                .map(|_| format!("<li>{}</li>", sentence(chance, language, 1)))
                .collect();
            format!("<{tag}>{}</{tag}>", items.concat())
        }
        17 => format!("<h2>{}</h2>", sentence(chance, language, 1)),
        _ => format!(
            "<blockquote>{}</blockquote>",
            paragraph(chance, language, 2)
        ),
    }
}

/// A few sentences, at most so many.
fn paragraph(chance: &mut Rng, language: Language, most: usize) -> String {
    let sentences = chance.usize(1..=most);
    (0..sentences)
        .map(|_| {
            let figures = chance.usize(0..4);
            sentence(chance, language, figures)
        })
        .collect::<Vec<_>>()
        .join(" ")
}

/// A sentence with so many figures in it.
fn sentence(chance: &mut Rng, language: Language, figures: usize) -> String {
    let count = chance.usize(2..7);
    let mut parts = vec![words(chance, language, count)];
    for _ in 0..figures {
        let figure = figure(chance, language);
        parts.push(match chance.u8(..12) {
            0 => format!("<span dir=\"ltr\">{figure}</span>"),
            1 => format!("<bdi>{figure}</bdi>"),
            2 => format!("<b>{figure}</b>"),
            _ => figure,
        });
        let count = chance.usize(0..6);
        if count > 0 {
            parts.push(words(chance, language, count));
        }
    }
    let end = match (chance.u8(..8), language) {
        (0, Language::Arabic) => "؟",
        (1, _) => ":",
        (2, _) => "",
        _ => ".",
    };
    format!("{}{end}", parts.join(" "))
}

fn words(chance: &mut Rng, language: Language, count: usize) -> String {
    let mut chosen = Vec::new();
    for _ in 0..count {
        let word = match language {
            Language::Arabic if chance.u8(..25) == 0 => "NATO",
            Language::Arabic => ARABIC[chance.usize(..ARABIC.len())],
            Language::English => ENGLISH[chance.usize(..ENGLISH.len())],
        };
        chosen.push(match (chance.u8(..30), language) {
            (0, Language::Arabic) => format!("{word}،"),
            (1, Language::Arabic) => format!("«{word}»"),
            (2, _) => format!("({word})"),
            (3, Language::English) => format!("“{word}”"),
            (4, Language::English) => format!("{word},"),
            (5, Language::English) => ARABIC[chance.usize(..ARABIC.len())].to_owned(),
            (6, _) => format!("<b>{word}</b>"),
            _ => word.to_owned(),
        });
    }
    chosen.join(" ")
}

/// What has digits in it, as papers write it.
fn figure(chance: &mut Rng, language: Language) -> String {
    let small = chance.u32(1..100);
    let other = chance.u32(1..100);
    let year = chance.u32(1990..2030);
    let (day, month) = (chance.u32(1..29), chance.u32(1..13));
    let number = chance.u32(1_000..10_000_000);
    let text = match chance.u8(..36) {
        0 => format!("{year}"),
        1 => format!("{day}/{month}/{year}"),
        2 => format!("{day}-{month}-{year}"),
        3 => format!("{day}.{month}.{year}"),
        4 => format!("{year}/{month:02}/{day:02}"),
        5 => format!("{year}-{month:02}-{day:02}"),
        6 => format!("{small}%"),
        7 => format!("{small}.{}%", other % 10),
        8 => format!("-{small}.{other}%"),
        9 => format!("+{small}"),
        10 => format!("{}-{}", small, small + other),
        11 => format!("{year}-{}", year + other % 10 + 1),
        12 => format!("{small}–{}", small + other),
        13 => format!("{small} - {other}"),
        14 => format!("NATO {year}"),
        15 => format!("{year} NATO"),
        16 => {
            ["F-16", "S-400", "COP28", "G20", "A/RES/79/1", "UN 2735"][chance.usize(..6)].to_owned()
        }
        17 => format!("+964 770 {} {}", 100 + small, 4000 + other),
        18 => format!("0770{}", 1_000_000 + number / 2),
        19 => format!("${small}"),
        20 => format!("{small}$"),
        21 => format!("USD {small}.{}", other % 10),
        22 => grouped(number),
        23 => format!("{}:{:02}", small % 24, other % 60),
        24 => format!(
            "{}:{:02}-{}:{:02}",
            small % 12,
            other % 60,
            12 + small % 12,
            other % 60
        ),
        25 => format!("({small})"),
        26 => format!("[{small}]"),
        27 => format!("({}-{})", small, small + other),
        28 => format!("{small}/ب"),
        29 => format!("{small}/ق/{year}"),
        30 => format!("{}-{}", other % 6, small % 6),
        31 => format!("info{small}@example.org"),
        32 => format!("https://example.org/{small}/b?x={other}"),
        33 => format!("%{small}"),
        34 => format!("(NMI) {year}"),
        _ => format!("{small}<sup>{}</sup>", other % 9 + 1),
    };
    let is_plain = !text.contains(|it: char| it.is_alphabetic() || it == '$' || it == '<');
    if language == Language::Arabic && is_plain && chance.u8(..3) == 0 {
        eastern(&text)
    } else {
        text
    }
}

fn grouped(number: u32) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// With the digits and signs of Arabic.
fn eastern(text: &str) -> String {
    let turned = text.chars().map(|it| match it.to_digit(10) {
        Some(digit) => char::from_u32(0x660 + digit).unwrap_or(it),
        None if it == '%' => '٪',
        None => it,
    });
    turned.collect()
}

/// A memo, as the built-in templates set it.
///
/// # Errors
/// Fails where a template cannot be rendered.
pub(super) fn memo(seed: u64) -> Result<String> {
    let mut chance = Rng::with_seed(seed ^ 0x6d65_6d6f);
    let date = NaiveDate::default() + Days::new(chance.u64(8_000..21_000));
    let mut both = |figures: usize| Bilingual {
        ar: plain(&sentence(&mut chance, Language::Arabic, figures)),
        en: plain(&sentence(&mut chance, Language::English, figures)),
    };
    let memo = Memo {
        header: MemoHeader {
            reference: format!("BRF-{}-{seed:03}", 2020 + seed % 10),
            date,
            marking: Marking::Tlp(Tlp::ALL[usize::try_from(seed % 5)?]),
            to: both(0),
            from: both(0),
            subject: both(1),
        },
        bottom_line: both(3),
        points: (1..=6)
            .map(|number| MemoPoint {
                number,
                topic: None,
                topic_label: (number % 2 == 0).then(|| both(0)),
                text: both(number % 4),
                original: Text {
                    language: Language::Arabic,
                    content: both(2).ar,
                },
                source: 1,
            })
            .collect(),
        assessment: both(3),
        recommendations: both(2),
        sources: vec![SourceReference {
            number: 1,
            file: "article.txt".to_owned(),
            language: Language::Arabic,
            headline: both(1).ar,
            outlet: both(0).ar,
            bylines: vec![both(0).en],
            published: Some(date),
            url: format!("https://example.org/{seed}/article?page=2"),
            accessed: Some(date + Days::new(1)),
        }],
    };
    let templates = mujaz::built_in_templates()?;
    let template = templates
        .get(usize::try_from(seed)? % templates.len())
        .context("a template")?;
    Ok(mujaz::render(&memo, template)?.0)
}

/// A sentence without its markup.
fn plain(html: &str) -> String {
    super::comparison::blocks(html).join(" ")
}
