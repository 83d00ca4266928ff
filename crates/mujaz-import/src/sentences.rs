//! Sentences, by Unicode Standard Annex #29 and what it does not know of newspapers.

use icu_segmenter::{SentenceSegmenter, options::SentenceBreakInvariantOptions};
use mujaz_model::{CharSpan, Paragraph, Sentence, Span};
use mujaz_text::{fold, fold_space, is_arabic_letter, is_space, trim, words};

use crate::{Error, Stop, lines::offset};

/// Cuts the paragraphs into sentences, numbered from 1.
///
/// # Errors
/// [`Error::Stopped`] where that is asked for.
pub(crate) fn cut(
    text: &str,
    paragraphs: &[Paragraph],
    stop: Stop<'_>,
) -> Result<Vec<Sentence>, Error> {
    let mut sentences: Vec<Sentence> = Vec::new();
    let mut counted = CharSpan::default();
    let mut counted_bytes = 0;
    for (number, paragraph) in paragraphs.iter().enumerate() {
        stop.heed()?;
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
    Ok(sentences)
}

/// Returns the first sentence of a line that is running text, without its full stop; `None` where the line can be a
/// headline. Headlines end without a full stop, and hold no second sentence.
pub(crate) fn opening(line: &str) -> Option<&str> {
    const LEAST: usize = 6;
    let found = pieces(line);
    let first = *found.first()?;
    let is_stopped = |text: &str| {
        let bare = text.trim_end_matches(is_closing_mark);
        bare.ends_with(['.', '۔']) && !bare.ends_with("..")
    };
    let is_running =
        words(line).count() >= LEAST && found.last().is_some_and(|last| is_stopped(last));
    is_running.then(|| trim(first.trim_end_matches(['.', '۔'])))
}

/// The sentences of one paragraph, without the space around them.
fn pieces(paragraph: &str) -> Vec<&str> {
    // A line break inside a paragraph is an editor's; UAX #29 would end the sentence there.
    let unwrapped = paragraph.replace(['\n', '\r'], " ");
    let mut start = 0;
    let mut found = Vec::new();
    for end in boundaries(&unwrapped) {
        let is_last = end == unwrapped.len();
        if is_last || ends_sentence(&unwrapped[start..end], &unwrapped[end..]) {
            let piece = trim(&paragraph[start..end]);
            if piece.chars().any(char::is_alphanumeric) {
                push(&mut found, piece);
            }
            start = end;
        }
    }
    found
}

/// No sentence is longer, in bytes: about 700 words of Arabic. What has no stop for so long is a list or a text that lost
/// its stops, and nobody could pick a point from it.
const LONGEST: usize = 8_000;

/// Adds a sentence; one that is too long is cut behind its last semicolon, comma or word that fits.
fn push<'a>(found: &mut Vec<&'a str>, sentence: &'a str) {
    let mut rest = sentence;
    while rest.len() > LONGEST {
        let fits = &rest[..rest.floor_char_boundary(LONGEST)];
        let last = |marks: &[char]| {
            let at = fits.rfind(marks)?;
            let mark = fits[at..].chars().next()?;
            Some(at + mark.len_utf8()).filter(|&end| end > LONGEST / 2)
        };
        let end = last(&['؛', ';'])
            .or_else(|| last(&['،', ',', '\n']))
            .or_else(|| fits.rfind(is_space))
            .unwrap_or(fits.len());
        found.push(trim(&rest[..end]));
        rest = trim(&rest[end..]);
    }
    found.push(rest);
}

/// Where a sentence may end: the boundaries of UAX #29, and the stops before a number, where its rule SB8 finds none if a
/// lower-case word comes after the number ("It is late. 18 holes are left.").
fn boundaries(text: &str) -> Vec<usize> {
    let segmenter = SentenceSegmenter::new(SentenceBreakInvariantOptions::default());
    let mut found: Vec<usize> = segmenter.segment_str(text).collect();
    let before_numbers = text.match_indices(". ").filter_map(|(at, stop)| {
        let next = at + stop.len();
        let opens = text[next..].trim_start_matches(is_opening_mark);
        let number_follows = opens.starts_with(char::is_numeric);
        (number_follows && !text[..at].ends_with(char::is_numeric)).then_some(next)
    });
    found.extend(before_numbers);
    found.sort_unstable();
    found.dedup();
    found
}

/// Tells whether a boundary between `before` and `after` really ends a sentence.
fn ends_sentence(before: &str, after: &str) -> bool {
    let bare = before.trim_end_matches(is_space);
    let stopped = bare.trim_end_matches(is_closing_mark);
    let after = after.trim_start_matches(is_space);
    let starts_lower = after
        .trim_start_matches(is_opening_mark)
        .starts_with(char::is_lowercase);
    if after.starts_with(['،', ',', '؛', ';', ':', '.', ')', '»', '”', '%'])
        && !opens_by_place(before, after)
    {
        return false;
    }
    // Dots in a row are a pause in the Arabic press, as in a headline's "..".
    if stopped.ends_with("..") || stopped.ends_with('…') {
        return !starts_lower && !after.starts_with(is_arabic_letter);
    }
    // A question or an exclamation inside quotation marks goes on where the speaker is named after it.
    if stopped.ends_with(['?', '؟', '!']) {
        let is_marked = stopped.len() < bare.len();
        return !(starts_lower || is_marked && names_the_speaker(after));
    }
    !(stopped.ends_with('.') && ends_with_abbreviation(stopped, after))
}

/// What can close a passage in marks; behind a stop also a mark of the other side does, for it stands there by mistake.
pub(crate) fn is_closing_mark(character: char) -> bool {
    matches!(
        character,
        '"' | '\'' | '»' | '”' | '“' | '’' | '«' | '„' | '‘' | ')' | ']' | '}'
    )
}

/// Tells whether a closing mark stands where only an opening one can: between a space and a word.
fn opens_by_place(before: &str, after: &str) -> bool {
    before.ends_with(is_space)
        && after
            .strip_prefix(['»', '”'])
            .is_some_and(|inside| inside.starts_with(char::is_alphabetic))
}

fn is_opening_mark(character: char) -> bool {
    matches!(character, '"' | '\'' | '«' | '“' | '‘' | '(' | '[')
}

/// Tells whether the full stop at the end of `stopped` belongs to an abbreviation: one letter (د. أ. ق.م. J. U.S.), or a
/// title. Before a word that opens sentences an English abbreviation is also the end of one.
fn ends_with_abbreviation(stopped: &str, after: &str) -> bool {
    let found: Vec<_> = words(tail(stopped)).collect();
    let Some((last, earlier)) = found.split_last() else {
        return false;
    };
    if last.range.end + 1 != tail(stopped).len() {
        return false;
    }
    let (dotted, name) = last.text.rsplit_once('.').unwrap_or(("", last.text));
    let mut letters = name.chars();
    let (Some(letter), None) = (letters.next(), letters.next()) else {
        return is_title(last.text);
    };
    if !letter.is_alphabetic() {
        return false;
    }
    let follows_number = earlier
        .last()
        .is_some_and(|word| word.text.ends_with(char::is_numeric));
    if is_arabic_letter(letter) {
        // "3:30 م." goes on, unless "and" opens the next sentence.
        return !(follows_number && after.starts_with('و'));
    }
    // The network: "… wrote on X."
    let is_network = letter == 'X' && earlier.last().is_some_and(|word| word.text == "on");
    if is_network {
        return false;
    }
    let is_dotted = !dotted.is_empty() || tail(stopped)[..last.range.start].ends_with('.');
    if after.starts_with(is_arabic_letter) || (letter.is_lowercase() && !is_dotted) {
        return false;
    }
    let next = words(after).next().map_or("", |word| word.text);
    !(next.starts_with(char::is_uppercase) && opens_sentences(next))
}

/// The last words of a text, as many as an abbreviation can rest on.
fn tail(text: &str) -> &str {
    let start = text.len().saturating_sub(60);
    let start = (start..=text.len()).find(|&at| text.is_char_boundary(at));
    &text[start.unwrap_or_default()..]
}

/// A title that is written with a full stop and stands before a name, or a month before its day.
fn is_title(word: &str) -> bool {
    matches!(
        word,
        "Mr" | "Mrs"
            | "Ms"
            | "Dr"
            | "Gen"
            | "Col"
            | "Lt"
            | "Maj"
            | "Sgt"
            | "Sen"
            | "Sens"
            | "Rep"
            | "Reps"
            | "Gov"
            | "Govs"
            | "St"
            | "No"
            | "vs"
            | "Prof"
            | "Jr"
            | "Sr"
            | "Brig"
            | "Adm"
            | "Capt"
            | "Eng"
            | "Cpl"
            | "Cmdr"
            | "Det"
            | "Insp"
            | "Hon"
            | "Rev"
            | "Fr"
            | "Amb"
            | "Pres"
            | "Supt"
            | "Messrs"
            | "Mt"
            | "Jan"
            | "Feb"
            | "Aug"
            | "Sept"
            | "Sep"
            | "Oct"
            | "Nov"
            | "Dec"
            | "Ft"
    )
}

/// A word that begins an English sentence and is part of no name.
fn opens_sentences(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "the"
            | "a"
            | "an"
            | "this"
            | "that"
            | "these"
            | "those"
            | "it"
            | "its"
            | "he"
            | "she"
            | "his"
            | "her"
            | "they"
            | "their"
            | "we"
            | "our"
            | "i"
            | "you"
            | "but"
            | "and"
            | "however"
            | "in"
            | "on"
            | "at"
            | "as"
            | "after"
            | "before"
            | "when"
            | "while"
            | "if"
            | "for"
            | "from"
            | "by"
            | "with"
            | "there"
            | "then"
            | "what"
            | "who"
            | "some"
            | "no"
            | "not"
            | "so"
            | "since"
            | "although"
            | "though"
            | "meanwhile"
            | "earlier"
            | "later"
            | "one"
    )
}

/// Tells whether `after` begins with the one who said what stands before it: تساءل النازح, قائلا, كما أضاف الوزير,
/// "Hammel added".
fn names_the_speaker(after: &str) -> bool {
    let mut first = words(after).map(|word| fold(word.text));
    let Some(word) = first.next() else {
        return false;
    };
    let (second, third) = (
        first.next().unwrap_or_default(),
        first.next().unwrap_or_default(),
    );
    is_arabic_cue(&word)
        || (matches!(word.as_str(), "كما" | "هكذا" | "بحسب" | "وفق" | "حسب")
            && is_arabic_cue(&second))
        || (after.starts_with(char::is_uppercase)
            && (is_english_cue(&second) || is_english_cue(&third)))
}

fn is_arabic_cue(word: &str) -> bool {
    matches!(
        word,
        "قال"
            | "قالت"
            | "قالوا"
            | "يقول"
            | "تقول"
            | "تساءل"
            | "تساءلت"
            | "يتساءل"
            | "تتساءل"
            | "متساءلا"
            | "متسائلا"
            | "قائلا"
            | "قائله"
            | "اضاف"
            | "اضافت"
            | "يضيف"
            | "تضيف"
            | "سال"
            | "سالت"
            | "يسال"
            | "هتف"
            | "هتفت"
            | "صرخ"
            | "صرخت"
            | "كتب"
            | "كتبت"
    )
}

fn is_english_cue(word: &str) -> bool {
    matches!(
        word,
        "said"
            | "says"
            | "added"
            | "asked"
            | "asks"
            | "shouted"
            | "wrote"
            | "cried"
            | "told"
            | "replied"
            | "exclaimed"
    )
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
    fn a_mark_that_is_missing_or_another_one_does_not_move_a_sentence() {
        assert_eq!(
            pieces("“It is over,\" she said. »It is a pause.\" He left.").len(),
            3
        );
        for mark in ["", "”", "\"", "«", "„", "‘"] {
            let text = format!("“Where is the money?{mark} asked Mona Saleh. Nobody answered.");
            assert_eq!(pieces(&text).len(), 2, "{text}");
            let text = format!("She wrote: “Thank you all.{mark} He left.");
            assert_eq!(pieces(&text).len(), 2, "{text}");
        }
    }

    #[test]
    fn the_network_x_ends_a_sentence_and_an_initial_does_not() {
        assert_eq!(
            pieces("He wrote on X. “It is over.” Nobody answered.").len(),
            3
        );
        assert_eq!(pieces("He met Malcolm X. Little in Boston.").len(), 1);
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
    fn a_speaker_named_after_an_exclamation_belongs_to_it() {
        assert_eq!(
            pieces("“Get out of the water!” Hammel added. He left.").len(),
            2
        );
        assert_eq!(pieces("“احذروا!” كما أضاف الحارس. ثم مضى.").len(), 2);
        assert_eq!(pieces("سأله: “متى؟” رد الوزير بالصمت.").len(), 2);
    }

    #[test]
    fn a_letter_that_is_no_initial_ends_a_sentence() {
        assert_eq!(pieces("She got an A. The others did not.").len(), 2);
        assert_eq!(
            pieces("J. Smith met D. E. Jones in the U.S. Senate.").len(),
            1
        );
        assert_eq!(pieces("They voted by 1 p.m. However, few came.").len(), 2);
        assert_eq!(pieces("كتب الحرف u. وتوقف.").len(), 2);
    }

    #[test]
    fn an_hour_goes_on_unless_a_new_sentence_begins() {
        assert_eq!(pieces("يبدأ في 3:30 م. بتوقيت بغداد.").len(), 1);
        assert_eq!(pieces("بدأ في 3:30 م. وانتهى ليلا.").len(), 2);
    }

    #[test]
    fn a_number_can_open_a_sentence() {
        assert_eq!(pieces("It is late now. 18 holes are left.").len(), 2);
        assert_eq!(pieces("See No. 18 of the list.").len(), 1);
    }

    #[test]
    fn a_text_without_stops_is_cut_at_its_commas_or_words() {
        let listed = "مدرسة جديدة في الحي، ".repeat(500);
        let found = pieces(listed.trim());
        assert_eq!(found.concat().len() + found.len() - 1, listed.trim().len());
        assert!(found.iter().all(|piece| piece.len() <= super::LONGEST));
        assert!(found[0].ends_with('،'));
        assert!(pieces(&"مدرسة جديدة ".repeat(500))[0].ends_with(['ة']));
        assert_eq!(pieces(&"م".repeat(5_000)).len(), 2);
    }

    #[test]
    fn a_decimal_point_is_no_full_stop() {
        assert_eq!(pieces("بلغت النسبة 12.5 في المئة. وارتفعت.").len(), 2);
    }
}
