//! Sentences, by Unicode Standard Annex #29 and what it does not know of newspapers.

use icu_segmenter::{SentenceSegmenter, options::SentenceBreakInvariantOptions};
use mujaz_model::{CharSpan, Paragraph, Sentence, Span};
use mujaz_text::{fold_space, is_arabic_letter, is_space, trim, words};

use crate::lines::offset;

/// Cuts the paragraphs into sentences, numbered from 1.
pub(crate) fn cut(text: &str, paragraphs: &[Paragraph]) -> Vec<Sentence> {
    let mut sentences: Vec<Sentence> = Vec::new();
    let mut counted = CharSpan::default();
    let mut counted_bytes = 0;
    for (number, paragraph) in paragraphs.iter().enumerate() {
        let source = &text[paragraph.span.start..paragraph.span.end];
        for piece in pieces(source) {
            let start = offset(text, piece);
            let first = counted.end + text[counted_bytes..start].chars().count();
            counted = CharSpan {
                start: first,
                end: first + piece.chars().count(),
            };
            counted_bytes = start + piece.len();
            sentences.push(Sentence {
                index: sentences.len() + 1,
                paragraph: number + 1,
                text: fold_space(piece),
                span: Span::new(start, counted_bytes),
                char_span: counted,
            });
        }
    }
    sentences
}

/// The sentences of one paragraph, without the space around them.
fn pieces(paragraph: &str) -> Vec<&str> {
    let segmenter = SentenceSegmenter::new(SentenceBreakInvariantOptions::default());
    // A line break inside a paragraph is an editor's; UAX #29 would end the sentence there.
    let unwrapped = paragraph.replace(['\n', '\r'], " ");
    let mut start = 0;
    let mut found = Vec::new();
    for end in segmenter.segment_str(&unwrapped) {
        let is_last = end == unwrapped.len();
        if is_last || ends_sentence(&unwrapped[start..end], &unwrapped[end..]) {
            let piece = trim(&paragraph[start..end]);
            if piece.chars().any(char::is_alphanumeric) {
                found.push(piece);
            }
            start = end;
        }
    }
    found
}

/// Tells whether a boundary that UAX #29 finds between `before` and `after` really ends a sentence.
fn ends_sentence(before: &str, after: &str) -> bool {
    let bare = before.trim_end_matches(is_space);
    let stopped = bare.trim_end_matches(is_closing_mark);
    let after = after.trim_start_matches(is_space);
    let starts_lower = after.starts_with(char::is_lowercase);
    if after.starts_with(['،', ',', '؛', ';', ':', '.', ')', '»', '”']) {
        return false;
    }
    // Dots in a row are a pause in the Arabic press, as in a headline's "..".
    if stopped.ends_with("..") || stopped.ends_with('…') {
        return !starts_lower && !after.starts_with(is_arabic_letter);
    }
    // A question or an exclamation inside quotation marks goes on where the speaker is named after it.
    if stopped.len() < bare.len() && stopped.ends_with(['?', '؟', '!']) {
        return !starts_lower && !starts_with_cue(after);
    }
    !(stopped.ends_with('.') && ends_with_abbreviation(stopped))
}

fn is_closing_mark(character: char) -> bool {
    matches!(
        character,
        '"' | '\'' | '»' | '”' | '“' | '’' | ')' | ']' | '}'
    )
}

/// One letter and a full stop (د. أ. ق.م. J.), or a title.
fn ends_with_abbreviation(stopped: &str) -> bool {
    let Some(last) = words(stopped).last() else {
        return false;
    };
    if !stopped[last.range.end..].starts_with('.') || last.range.end + 1 != stopped.len() {
        return false;
    }
    let mut letters = last.text.chars();
    let is_single_letter =
        matches!((letters.next(), letters.next()), (Some(letter), None) if letter.is_alphabetic());
    is_single_letter
        || matches!(
            last.text,
            "Mr" | "Mrs"
                | "Ms"
                | "Dr"
                | "Gen"
                | "Col"
                | "Lt"
                | "Maj"
                | "Sgt"
                | "Sen"
                | "Rep"
                | "Gov"
                | "St"
                | "No"
                | "vs"
                | "Prof"
                | "Jr"
                | "Sr"
                | "Brig"
                | "Adm"
                | "Capt"
                | "Hon"
        )
}

/// Tells whether `after` begins with a verb of saying that follows a quotation.
fn starts_with_cue(after: &str) -> bool {
    words(after).next().is_some_and(|word| {
        matches!(
            mujaz_text::fold(word.text).as_str(),
            "قال"
                | "قالت"
                | "يقول"
                | "تقول"
                | "تساءل"
                | "تساءلت"
                | "يتساءل"
                | "سال"
                | "سالت"
                | "هتف"
                | "صرخ"
                | "رد"
                | "اجاب"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::pieces;

    #[test]
    fn a_full_stop_after_a_closing_mark_ends_the_sentence() {
        assert_eq!(pieces("وقال “نعم”. ثم غادر.").len(), 2);
        assert_eq!(pieces("قال «انتهى الأمر.» وغادر الوفد.").len(), 2);
    }

    #[test]
    fn unbalanced_marks_do_not_break_a_sentence() {
        assert_eq!(
            pieces("وأضاف البيان، أن “الحوار تناول الأمن»، ثم انتهى”.").len(),
            1
        );
    }

    #[test]
    fn abbreviations_do_not_end_a_sentence() {
        assert_eq!(pieces("حضر د. علي الاجتماع مع أ. حسن.").len(), 1);
        assert_eq!(pieces("يعود إلى عام 500 ق.م. وفق الخبراء.").len(), 1);
        assert_eq!(pieces("Gen. Smith met Mr. Jones.").len(), 1);
    }

    #[test]
    fn two_dots_are_a_pause() {
        assert_eq!(pieces("هدنة جديدة.. وتحرير المدينة.").len(), 1);
        assert_eq!(pieces("قال إنه ... لا يعلم.").len(), 1);
    }

    #[test]
    fn a_question_before_its_speaker_is_one_sentence() {
        assert_eq!(pieces("«متى نعود؟» تساءل النازح.").len(), 1);
        assert_eq!(pieces("متى نعود؟ لا أحد يعلم.").len(), 2);
    }

    #[test]
    fn a_decimal_point_is_no_full_stop() {
        assert_eq!(pieces("بلغت النسبة 12.5 في المئة. وارتفعت.").len(), 2);
    }
}
