use std::fmt::{self, Write};

use mujaz::model::{Candidate, Reason};

use super::{article, several, to_json};
use crate::{
    arguments::{PassageArgument, Points},
    json::CandidateJson,
    printer::Printer,
};

/// `mujaz points`
pub(crate) fn run(arguments: &Points, printer: &Printer) -> anyhow::Result<()> {
    let topics = mujaz::read_topics(arguments.topics.as_deref())?;
    let [file] = &arguments.files[..] else {
        anyhow::ensure!(
            arguments.passage.is_none(),
            "a passage is one of a single article"
        );
        return several::run(arguments, &topics, printer);
    };
    let read = article(file, arguments.mojibake.into())?;
    printer.warnings(&read.warnings);
    let candidates = if let Some(PassageArgument(passage)) = arguments.passage {
        let marked = mujaz::candidate_of(&read.value, passage, &topics);
        anyhow::ensure!(
            !marked.text.is_empty(),
            "the article has no words at the bytes {} to {}",
            passage.start,
            passage.end
        );
        vec![marked]
    } else {
        let mut candidates = mujaz::suggest(&read.value, &topics);
        candidates.truncate(arguments.limit.unwrap_or(usize::MAX));
        candidates
    };
    if arguments.json {
        let candidates: Vec<CandidateJson<'_>> =
            candidates.iter().map(CandidateJson::new).collect();
        return printer.output(&to_json(&candidates)?);
    }
    let mut text = String::new();
    for candidate in &candidates {
        describe(candidate.rank, "", candidate, &mut text)?;
        text.push('\n');
    }
    printer.output(text.as_bytes())
}

/// Writes a candidate under a number; `of` says which article it is of.
pub(super) fn describe(
    number: usize,
    of: &str,
    candidate: &Candidate,
    text: &mut String,
) -> fmt::Result {
    let topics: Vec<&str> = candidate
        .topics
        .iter()
        .map(|topic| topic.0.as_str())
        .collect();
    let place = match candidate.sentence {
        Some(sentence) => format!("sentence {sentence}"),
        None => "outside of the sentences".to_owned(),
    };
    writeln!(text, "{number}. {place}{of}  [{}]", topics.join(", "))?;
    writeln!(text, "   {}", candidate.text)?;
    if let Some(speaker) = &candidate.speaker {
        let words = if candidate.verbatim {
            "holds verbatim words"
        } else {
            "reported"
        };
        writeln!(text, "   speaker: {speaker} ({words})")?;
    }
    for negation in &candidate.polarity.negations {
        write!(text, "   denies: {}", negation.denied)?;
        if let Some(affirmed) = &negation.affirmed {
            write!(text, "; affirms: {affirmed}")?;
        }
        text.push('\n');
    }
    let reasons: Vec<String> = candidate.reasons.iter().map(reason_words).collect();
    if !reasons.is_empty() {
        writeln!(text, "   because: {}", reasons.join("; "))?;
    }
    Ok(())
}

/// Why a candidate is proposed, in the words of the window.
fn reason_words(reason: &Reason) -> String {
    match reason {
        Reason::Topics { topics } => {
            let topics: Vec<&str> = topics.iter().map(|topic| topic.0.as_str()).collect();
            format!("first to touch {}", topics.join(", "))
        }
        Reason::Position { sentence, of, .. } => format!("sentence {sentence} of {of}"),
        Reason::Centrality { value, .. } => {
            format!(
                "{:.0} % as central as the most central sentence",
                value * 100.0
            )
        }
        Reason::Headline { shared, of, .. } => {
            format!("shares {shared} of {of} words with the headline")
        }
        Reason::Length { words, .. } => format!("fitting length ({words} words)"),
        Reason::Selected => "selected".to_owned(),
    }
}
