//! PDF files (ISO 32000): the blocks that `mujaz_pdf_text` reads, with the headline first, and a warning that names each
//! page whose text has to be compared with the page.

use mujaz_model::Warning;
use mujaz_pdf_text::{Block, Kind, Reason, Trust};
use mujaz_text::fold_space;

use crate::{
    Error, Format, Stop,
    document::{Document, Stated},
};

/// A headline stands among the first blocks.
const TOP: usize = 8;
/// A headline has letters so much bigger than the text, in hundredths.
const BIGGER: u32 = 115;
/// More characters than a headline has.
const LONGEST: usize = 300;

/// Reads a PDF file.
///
/// # Errors
/// [`Error::Damaged`], [`Error::Encrypted`], [`Error::Bomb`] and [`Error::TooManyPages`] where the file cannot be read, and
/// [`Error::Scanned`] where none of its pages has text, [`Error::Sideways`] where all of it stands aslant.
pub(crate) fn read(bytes: &[u8], stop: Stop<'_>) -> Result<Document, Error> {
    let pdf = mujaz_pdf_text::read_until(bytes, &|| stop.is_asked()).map_err(error)?;
    if pdf.blocks.is_empty() && pdf.pages.contains(&Trust::Scanned) {
        return Err(Error::Scanned);
    }
    let is_cut = is_cut(bytes);
    if pdf.blocks.is_empty() && is_cut {
        return Err(Error::Damaged {
            format: Format::Pdf,
            reason: "it is cut off before its end".to_owned(),
        });
    }
    let has = |reason: Reason| {
        let holds =
            |trust: &Trust| matches!(trust, Trust::Verify(reasons) if reasons.contains(&reason));
        pdf.pages.iter().any(holds)
    };
    if pdf.blocks.is_empty() && has(Reason::Damaged) {
        return Err(Error::Damaged {
            format: Format::Pdf,
            reason: "what its pages show is damaged".to_owned(),
        });
    }
    if pdf.blocks.is_empty() && has(Reason::Turned) {
        return Err(Error::Sideways);
    }
    let headline = headline(&pdf.blocks, pdf.title.as_deref());
    let rest = pdf
        .blocks
        .iter()
        .enumerate()
        .filter(|(at, _)| Some(*at) != headline);
    let rest = rest.map(|(_, block)| block);
    let (captions, body): (Vec<&Block>, Vec<&Block>) =
        rest.partition(|block| block.kind == Kind::Caption);
    let mut document = Document::of_blocks(
        headline
            .map(|at| pdf.blocks[at].text.as_str())
            .unwrap_or_default(),
        body.into_iter().map(|block| block.text.as_str()),
        Stated {
            captions: captions
                .into_iter()
                .map(|block| block.text.clone())
                .collect(),
            ..Stated::default()
        },
    );
    document.warnings = warnings(&pdf.pages);
    if is_cut {
        let warning = Warning::new("the file is cut off before its end: text can be missing");
        document.warnings.insert(
            0,
            warning.in_arabic("الملف مبتور قبل نهايته، فقد ينقص النص"),
        );
    }
    Ok(document)
}

/// Whether the mark at the end of a PDF file (ISO 32000-2, 7.5.5) is missing.
fn is_cut(bytes: &[u8]) -> bool {
    /// Some programs write other data behind it.
    const REACH: usize = 16 * 1024;
    const MARK: &[u8] = b"%%EOF";
    let end = &bytes[bytes.len().saturating_sub(REACH)..];
    !end.windows(MARK.len()).any(|window| window == MARK)
}

/// Which block is the headline: the one that the file calls so, the first with bigger letters than the text, or the one
/// that its title repeats. Without any of these the first block stays the first.
fn headline(blocks: &[Block], title: Option<&str>) -> Option<usize> {
    let first = blocks.first()?.page;
    let top = || {
        let top = blocks
            .iter()
            .enumerate()
            .take(TOP)
            .filter(move |(_, block)| block.page == first);
        top.filter(|(_, block)| {
            block.text.chars().count() <= LONGEST && block.text.chars().any(char::is_alphabetic)
        })
    };
    let called = top().find(|(_, block)| block.kind == Kind::Heading(1));
    let bigger = || {
        let size = text_size(blocks);
        top().find(|(_, block)| block.kind != Kind::Row && block.size * 100 >= size * BIGGER)
    };
    let named = || {
        let title = fold_space(title?);
        top().find(|(_, block)| fold_space(&block.text) == title)
    };
    called.or_else(bigger).or_else(named).map(|(at, _)| at)
}

/// The size of most letters.
fn text_size(blocks: &[Block]) -> u32 {
    let mut sizes: Vec<(u32, usize)> = blocks
        .iter()
        .map(|block| (block.size, block.text.len()))
        .collect();
    sizes.sort_unstable();
    let all: usize = sizes.iter().map(|size| size.1).sum();
    let mut passed = 0;
    for (size, length) in sizes {
        passed += length;
        if passed * 2 >= all {
            return size;
        }
    }
    0
}

const REASONS: [Reason; 9] = [
    Reason::Damaged,
    Reason::UnknownCharacters,
    Reason::DisputedCharacters,
    Reason::Order,
    Reason::Recognized,
    Reason::Turned,
    Reason::Sideways,
    Reason::Cut,
    Reason::Clipped,
];

fn warnings(pages: &[Trust]) -> Vec<Warning> {
    let on = |holds: &dyn Fn(&Trust) -> bool| -> Vec<usize> {
        let pages = pages.iter().enumerate().filter(|(_, trust)| holds(trust));
        pages.map(|(at, _)| at + 1).collect()
    };
    let mut warnings = Vec::new();
    let scanned = on(&|trust| *trust == Trust::Scanned);
    if !scanned.is_empty() {
        let [ar, en] = listed(&scanned);
        let warning = Warning::new(format!("{en} scanned: a picture without text was not read"));
        warnings.push(warning.in_arabic(format!("{ar} صورة ممسوحة ضوئيًا بلا نص، فلم تُقرأ")));
    }
    for reason in REASONS {
        let doubtful =
            on(&|trust| matches!(trust, Trust::Verify(reasons) if reasons.contains(&reason)));
        if !doubtful.is_empty() {
            let ([pages_ar, pages_en], [why_ar, why_en]) = (listed(&doubtful), said(reason));
            let warning = Warning::new(format!("verify against the page, {pages_en}: {why_en}"));
            warnings.push(warning.in_arabic(format!("راجع الصفحة نفسها، {pages_ar}: {why_ar}")));
        }
    }
    warnings
}

/// Pages by their numbers, in Arabic and in English.
fn listed(pages: &[usize]) -> [String; 2] {
    let numbers: Vec<String> = pages.iter().map(ToString::to_string).collect();
    match numbers.as_slice() {
        [only] => [format!("الصفحة {only}"), format!("page {only}")],
        all => [
            format!("الصفحات {}", all.join("، ")),
            format!("pages {}", all.join(", ")),
        ],
    }
}

/// Why a page is doubtful, in Arabic and in English.
const fn said(reason: Reason) -> [&'static str; 2] {
    match reason {
        Reason::UnknownCharacters => [
            "لا يذكر الملف ما هي بعض الحروف، فقام \u{fffd} مقامها",
            "the file does not say what some characters are; \u{fffd} stands for them",
        ],
        Reason::DisputedCharacters => [
            "يقول الملف قولين في بعض الحروف أو الأرقام",
            "the file says two things of what some letters or figures are",
        ],
        Reason::Order => [
            "في بعض السطور أرقام أو كلمات من اتجاهين، وترتيبها غير مؤكد",
            "figures, or words of both directions, stand in a line so that their order is not certain",
        ],
        Reason::Recognized => [
            "تعرّف برنامج آخر على النص من صورة",
            "the text was recognised from a picture by another program",
        ],
        Reason::Turned => ["أُسقط نص مائل", "text that stands aslant was left out"],
        Reason::Sideways => [
            "في الصفحة نص قائم على جانبه، فجاء بعد غيره",
            "text that stands sideways was read behind the rest",
        ],
        Reason::Damaged => [
            "محتوى الصفحة تالف في الملف، فقد ينقص النص",
            "what the page shows is damaged in the file: text can be missing",
        ],
        Reason::Cut => [
            "في الصفحة أكثر مما يُقرأ، فأُسقط الباقي",
            "the page holds more than is read; the rest was left out",
        ],
        Reason::Clipped => [
            "أُسقط نص لا يظهر منه إلا طرفه",
            "text of which only an edge is seen was left out",
        ],
    }
}

fn error(error: mujaz_pdf_text::Error) -> Error {
    match error {
        mujaz_pdf_text::Error::PasswordNeeded | mujaz_pdf_text::Error::UnknownEncryption => {
            Error::Encrypted
        }
        mujaz_pdf_text::Error::Damaged => Error::Damaged {
            format: Format::Pdf,
            reason: "its pages cannot be found".to_owned(),
        },
        mujaz_pdf_text::Error::TooLarge { .. } => Error::TooBig {
            limit: crate::LIMIT,
        },
        mujaz_pdf_text::Error::TooMuchInside { .. } => Error::Bomb {
            part: "a stream of the PDF".to_owned(),
        },
        mujaz_pdf_text::Error::Stopped => Error::Stopped,
        mujaz_pdf_text::Error::TooManyPages { limit, .. } => Error::TooManyPages { limit },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(kind: Kind, size: u32, text: &str) -> Block {
        Block {
            kind,
            text: text.to_owned(),
            page: 1,
            size,
        }
    }

    #[test]
    fn the_headline_is_what_the_file_calls_so_or_what_is_bigger_or_what_the_title_repeats() {
        let text = block(
            Kind::Paragraph,
            120,
            "نص المقال وهو أطول من العنوان بكثير وفيه كلام كثير عن الزيارة.",
        );
        let heading = block(Kind::Heading(1), 120, "عنوان");
        let big = block(Kind::Paragraph, 200, "عنوان");
        let small = block(Kind::Paragraph, 120, "عنوان");
        let above = block(Kind::Paragraph, 100, "أخبار");
        assert_eq!(
            headline(&[above.clone(), heading, text.clone()], None),
            Some(1)
        );
        assert_eq!(headline(&[above.clone(), big, text.clone()], None), Some(1));
        assert_eq!(
            headline(&[above.clone(), small.clone(), text.clone()], Some("عنوان")),
            Some(1)
        );
        assert_eq!(headline(&[above, small, text], Some("Document1")), None);
    }

    #[test]
    fn the_warnings_name_the_pages_and_the_reasons() {
        let pages = [
            Trust::Verify(vec![Reason::Order]),
            Trust::Certain,
            Trust::Scanned,
            Trust::Verify(vec![Reason::Order, Reason::Turned]),
        ];
        let warnings: Vec<String> = warnings(&pages)
            .into_iter()
            .map(|warning| warning.message)
            .collect();
        assert_eq!(warnings.len(), 3);
        assert!(warnings[0].starts_with("page 3 scanned"));
        assert!(warnings[1].starts_with("verify against the page, pages 1, 4:"));
        assert!(warnings[2].starts_with("verify against the page, page 4:"));
    }
}
