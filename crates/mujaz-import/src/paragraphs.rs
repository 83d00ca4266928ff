//! Paragraphs: lines joined where an editor's line break is not the writer's.

use mujaz_model::{Paragraph, Span};
use mujaz_text::fold_space;

use crate::lines::Line;

/// Joins the lines of the body into paragraphs.
///
/// An empty line always ends a paragraph. Inside a block, a line that ends as a sentence does ends it too, and so does
/// a short line without a full stop, which is a subheading; a long line without one goes on in the next. A block whose
/// lines all have about the width of a mail client's column, most of them inside of a sentence, is one paragraph. Where most lines
/// of a text are as long as the column of a page that it was copied from, full lines go on.
pub(crate) fn join(text: &str, lines: &[Line<'_>]) -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    let full = column(lines);
    let goes_on = |line: &Line<'_>| {
        goes_on(line) || full.is_some_and(|full| line.width() >= full && !line.is_closed())
    };
    for block in lines.chunk_by(|_, next| !next.starts_block) {
        let column = is_column(block);
        for group in block.chunk_by(|line, _| column || goes_on(line)) {
            if let (Some(first), Some(last)) = (group.first(), group.last()) {
                let span = Span::new(first.span.start, last.span.end);
                paragraphs.push(Paragraph {
                    text: fold_space(&text[span.start..span.end]),
                    span,
                });
            }
        }
    }
    paragraphs
}

/// Below this many characters a line without a full stop is a subheading.
const SUBHEADING: usize = 45;

fn goes_on(line: &Line<'_>) -> bool {
    !line.is_closed() && line.width() > SUBHEADING || is_open_bracket(line.text)
}

/// A line that begins with a bracket whose other one is in a further line: `[Picture: a bridge over the`.
fn is_open_bracket(text: &str) -> bool {
    [('[', ']'), ('(', ')')]
        .iter()
        .any(|&(open, close)| text.starts_with(open) && !text.contains(close))
        && text.chars().count() > SUBHEADING
}

/// From how many characters on a line is full, in a text whose lines are those of a page's narrow column: nearly all that end no
/// sentence are about as long, and none is longer.
pub(crate) fn column(lines: &[Line<'_>]) -> Option<usize> {
    const NARROWEST: usize = 28;
    const LONGEST_WORD: usize = 14;
    const LINES: usize = 6;
    let widest = lines.iter().map(Line::width).max()?;
    if !(NARROWEST..=100).contains(&widest) {
        return None;
    }
    let full = widest - LONGEST_WORD;
    let open = || lines.iter().filter(|line| !line.is_closed());
    let count = open().count();
    let full_lines = open().filter(|line| line.width() >= full).count();
    // A sentence that ends inside of a line, and goes on in the next, was broken by no writer.
    let is_broken = lines
        .windows(2)
        .any(|pair| !pair[1].starts_block && !pair[0].is_closed() && ends_inside(pair[0].text));
    // So many lines that end no sentence are no list, where others do.
    let is_long = count >= LINES && lines.iter().any(Line::is_closed);
    (count >= 3 && full_lines * 4 >= count * 3 && (is_broken || is_long)).then_some(full)
}

/// Whether a sentence ends inside of a line.
fn ends_inside(line: &str) -> bool {
    [". ", "؟ ", "? "]
        .iter()
        .any(|stop| line.find(stop).is_some_and(|at| at > 5))
}

/// Hard wrapping fills every line but the last up to the width of the column, less a word.
fn is_column(block: &[Line<'_>]) -> bool {
    let Some((_, full)) = block.split_last().filter(|(_, full)| full.len() >= 2) else {
        return false;
    };
    let widths = || full.iter().map(Line::width);
    let (Some(narrowest), Some(widest)) = (widths().min(), widths().max()) else {
        return false;
    };
    // Of lines that a program broke, most end inside of a sentence.
    let closed = full.iter().filter(|line| line.is_closed()).count();
    (50..=100).contains(&widest) && widest - narrowest <= 16 && closed * 2 <= full.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::lines;

    fn paragraphs(text: &str) -> Vec<String> {
        join(text, &lines(text))
            .into_iter()
            .map(|paragraph| paragraph.text)
            .collect()
    }

    #[test]
    fn a_long_line_without_a_full_stop_goes_on() {
        let text =
            "منها الدعم الفني الذي يمكن أن يقدم للعراق في مجال تبادل المعلومات\nالاستخباراتية.";
        assert_eq!(paragraphs(text).len(), 1);
        assert!(paragraphs(text)[0].contains("المعلومات الاستخباراتية"));
    }

    #[test]
    fn each_closed_line_is_a_paragraph() {
        assert_eq!(paragraphs("وصل الوفد.\nوغادر الوزير.”\nوعاد.").len(), 3);
    }

    #[test]
    fn a_subheading_stands_alone() {
        assert_eq!(
            paragraphs("محور الإصلاح\nبدأ العمل أمس في جميع المحافظات وفق الخطة المقرة.").len(),
            2
        );
    }

    #[test]
    fn full_lines_of_a_narrow_column_go_on() {
        let text = "أعلنت الهيئة استرداد أموال مهربة إلى\nالخارج خلال العام. وقال رئيسها في بيان\nإن العمل مستمر على استرداد ثلاثة وعشرين\nمتهما.\n\nوأضاف أن الهيئة وقعت أربع مذكرات للتعاون\nفي هذا المجال.";
        assert_eq!(paragraphs(text).len(), 2, "{:?}", paragraphs(text));
        // Short items, none of which goes on.
        let list = "تأهيل ثلاثة سدود في الشمال\nبناء مئة مدرسة في الموصل\nفتح معبر حدودي جديد مع الأردن\nشراء خمسين حافلة لبغداد";
        assert_eq!(paragraphs(list).len(), 4);
    }

    #[test]
    fn a_mail_column_is_one_paragraph() {
        let text = "The delegation arrived on Tuesday for two days of talks. It\nwill meet the mission's staff and visit the embassy before\nit leaves. A statement is expected after the talks close\non Thursday.";
        assert_eq!(paragraphs(text).len(), 1);
    }
}
