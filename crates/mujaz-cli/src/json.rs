//! The JSON shapes of `docs/json.md`.

mod comparison;

use mujaz::model::{
    Attribution, Bilingual, Candidate, Entity, EntityKind, Finding, FindingKind, Language,
    MemoPart, Negation, Quotation, QuotationKind, Reason, Report, Warning,
};
use mujaz::{Change, Decoding, Duplicate, ImportedArticle, Repair};
use serde::Serialize;

use crate::printer::severity;

pub(crate) use comparison::ComparisonJson;

#[derive(Serialize)]
struct WarningJson {
    message: String,
    line: Option<usize>,
    column: Option<usize>,
}

/// Writes warnings as an array.
pub(crate) fn warnings(warnings: &[Warning]) -> serde_json::Result<String> {
    let json = |warning: &Warning| WarningJson {
        message: warning.message.clone(),
        line: warning.place.map(|place| place.line),
        column: warning.place.map(|place| place.column),
    };
    serde_json::to_string_pretty(&warnings.iter().map(json).collect::<Vec<_>>())
}

/// What the checks of a memo found.
#[derive(Serialize)]
pub(crate) struct FindingJson<'a> {
    kind: FindingKind,
    severity: &'static str,
    point: Option<usize>,
    part: Option<MemoPart>,
    language: Option<&'static str>,
    message: &'a Bilingual,
}

impl<'a> FindingJson<'a> {
    pub(crate) fn new(finding: &'a Finding) -> Self {
        Self {
            kind: finding.kind,
            severity: severity(finding),
            point: finding.point,
            part: finding.part,
            language: finding.language.map(Language::tag),
            message: &finding.message,
        }
    }
}

#[derive(Serialize)]
pub(crate) struct ArticleJson<'a> {
    file: &'a str,
    format: &'static str,
    sha256: &'a str,
    encoding: Option<EncodingJson>,
    repair: Option<RepairJson<'a>>,
    warnings: Vec<&'a str>,
    duplicate_of: Option<DuplicateJson<'a>>,
    headline: &'a str,
    section: Option<&'a str>,
    published: Option<String>,
    published_at: Option<String>,
    modified: Option<String>,
    language: &'static str,
    outlet: Option<&'a str>,
    bylines: Vec<&'a str>,
    lead: Option<&'a str>,
    url: Option<&'a str>,
    datelines: Vec<DatelineJson<'a>>,
    paragraphs: Vec<ParagraphJson<'a>>,
    sentences: Vec<SentenceJson<'a>>,
    captions: Vec<&'a str>,
    quotations: Vec<QuotationJson<'a>>,
    reports: Vec<ReportJson<'a>>,
    entities: Vec<EntityJson<'a>>,
}

#[derive(Serialize)]
struct EncodingJson {
    name: &'static str,
    evidence: &'static str,
}

#[derive(Serialize)]
struct RepairJson<'a> {
    read_as: &'a [&'static str],
    changes: Vec<ChangeJson<'a>>,
}

#[derive(Serialize)]
struct ChangeJson<'a> {
    start: usize,
    end: usize,
    before: &'a str,
    after: &'a str,
}

#[derive(Serialize)]
struct DuplicateJson<'a> {
    file: &'a str,
    similarity: u8,
}

#[derive(Serialize)]
struct DatelineJson<'a> {
    place: &'a str,
    credit: Option<&'a str>,
}

#[derive(Serialize)]
struct ParagraphJson<'a> {
    text: &'a str,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct SentenceJson<'a> {
    index: usize,
    paragraph: usize,
    start: usize,
    end: usize,
    char_start: usize,
    char_end: usize,
    text: &'a str,
}

#[derive(Serialize)]
struct QuotationJson<'a> {
    sentence: usize,
    start: usize,
    end: usize,
    text: &'a str,
    #[serde(flatten)]
    attribution: AttributionJson<'a>,
    kind: QuotationKind,
    verbatim: bool,
    confidence: u8,
}

#[derive(Serialize)]
struct ReportJson<'a> {
    sentence: usize,
    start: usize,
    end: usize,
    text: &'a str,
    #[serde(flatten)]
    attribution: AttributionJson<'a>,
}

#[derive(Serialize)]
struct AttributionJson<'a> {
    speaker: Option<&'a str>,
    speaker_text: Option<&'a str>,
    speaker_inferred: bool,
    cue: Option<&'a str>,
    via: Option<&'a str>,
}

#[derive(Serialize)]
struct EntityJson<'a> {
    kind: EntityKind,
    ar: &'a str,
    en: &'a str,
    value: Option<&'a str>,
    unit: Option<&'a str>,
    mentions: Vec<MentionJson<'a>>,
}

#[derive(Serialize)]
struct MentionJson<'a> {
    sentence: Option<usize>,
    start: usize,
    end: usize,
    text: &'a str,
}

#[derive(Serialize)]
pub(crate) struct CandidateJson<'a> {
    rank: usize,
    sentence: Option<usize>,
    start: usize,
    end: usize,
    text: &'a str,
    topics: Vec<&'a str>,
    speaker: Option<&'a str>,
    speaker_inferred: bool,
    cue: Option<&'a str>,
    via: Option<&'a str>,
    verbatim: bool,
    polarity: PolarityJson<'a>,
    score: f64,
    reasons: Vec<Reason>,
}

#[derive(Serialize)]
struct PolarityJson<'a> {
    affirmed: Vec<&'a str>,
    denied: Vec<&'a str>,
    negations: Vec<NegationJson<'a>>,
}

#[derive(Serialize)]
struct NegationJson<'a> {
    cue: &'a str,
    start: usize,
    end: usize,
    denied: &'a str,
    denied_start: usize,
    denied_end: usize,
    affirmed: Option<&'a str>,
    affirmed_start: Option<usize>,
    affirmed_end: Option<usize>,
}

impl<'a> ArticleJson<'a> {
    pub(crate) fn new(imported: &'a ImportedArticle) -> Self {
        let article = &imported.article.value;
        Self {
            file: &imported.file,
            format: imported.format.name(),
            sha256: &imported.sha256,
            encoding: imported.decoding.map(EncodingJson::from),
            repair: imported.repair.as_ref().map(RepairJson::from),
            warnings: imported
                .article
                .warnings
                .iter()
                .map(|warning| warning.message.as_str())
                .collect(),
            duplicate_of: imported.duplicate.as_ref().map(DuplicateJson::from),
            headline: &article.headline.content,
            section: article.section.as_deref(),
            published: article.published.map(|day| day.to_string()),
            published_at: article.published_at.map(|moment| moment.to_rfc3339()),
            modified: article.modified.map(|day| day.to_string()),
            language: article.language.tag(),
            outlet: article.outlet.as_deref(),
            bylines: article
                .bylines
                .iter()
                .map(|byline| byline.0.as_str())
                .collect(),
            lead: article.lead.as_deref(),
            url: article.url.as_deref(),
            datelines: article
                .datelines
                .iter()
                .map(|dateline| DatelineJson {
                    place: &dateline.place,
                    credit: dateline.credit.as_ref().map(|credit| credit.0.as_str()),
                })
                .collect(),
            paragraphs: article
                .paragraphs
                .iter()
                .map(|paragraph| ParagraphJson {
                    text: &paragraph.text,
                    start: paragraph.span.start,
                    end: paragraph.span.end,
                })
                .collect(),
            sentences: article
                .sentences
                .iter()
                .map(|sentence| SentenceJson {
                    index: sentence.index,
                    paragraph: sentence.paragraph,
                    start: sentence.span.start,
                    end: sentence.span.end,
                    char_start: sentence.char_span.start,
                    char_end: sentence.char_span.end,
                    text: &sentence.text,
                })
                .collect(),
            captions: article
                .captions
                .iter()
                .map(|caption| caption.text.as_str())
                .collect(),
            quotations: article.quotations.iter().map(QuotationJson::new).collect(),
            reports: article.reports.iter().map(ReportJson::new).collect(),
            entities: article.entities.iter().map(EntityJson::new).collect(),
        }
    }
}

impl From<Decoding> for EncodingJson {
    fn from(decoding: Decoding) -> Self {
        Self {
            name: decoding.encoding,
            evidence: decoding.evidence.name(),
        }
    }
}

impl<'a> From<&'a Repair> for RepairJson<'a> {
    fn from(repair: &'a Repair) -> Self {
        let change = |change: &'a Change| ChangeJson {
            start: change.range.start,
            end: change.range.end,
            before: &change.before,
            after: &change.after,
        };
        Self {
            read_as: &repair.read_as,
            changes: repair.changes.iter().map(change).collect(),
        }
    }
}

impl<'a> From<&'a Duplicate> for DuplicateJson<'a> {
    fn from(duplicate: &'a Duplicate) -> Self {
        Self {
            file: &duplicate.of,
            similarity: duplicate.similarity,
        }
    }
}

impl<'a> QuotationJson<'a> {
    fn new(quotation: &'a Quotation) -> Self {
        Self {
            sentence: quotation.sentence,
            start: quotation.span.start,
            end: quotation.span.end,
            text: &quotation.text,
            attribution: AttributionJson::new(&quotation.attribution),
            kind: quotation.kind,
            verbatim: quotation.is_verbatim(),
            confidence: quotation.confidence,
        }
    }
}

impl<'a> ReportJson<'a> {
    fn new(report: &'a Report) -> Self {
        Self {
            sentence: report.sentence,
            start: report.span.start,
            end: report.span.end,
            text: &report.text,
            attribution: AttributionJson::new(&report.attribution),
        }
    }
}

impl<'a> AttributionJson<'a> {
    fn new(attribution: &'a Attribution) -> Self {
        let speaker = attribution.speaker.as_ref();
        Self {
            speaker: speaker.map(|speaker| speaker.name.as_str()),
            speaker_text: speaker.and_then(|speaker| speaker.mention.as_deref()),
            speaker_inferred: speaker.is_some_and(|speaker| speaker.is_inferred),
            cue: attribution.cue.as_deref(),
            via: attribution.via.as_deref(),
        }
    }
}

impl<'a> EntityJson<'a> {
    fn new(entity: &'a Entity) -> Self {
        Self {
            kind: entity.kind,
            ar: &entity.name.ar,
            en: &entity.name.en,
            value: entity.value.as_deref(),
            unit: entity.unit.as_deref(),
            mentions: entity
                .mentions
                .iter()
                .map(|mention| MentionJson {
                    sentence: mention.sentence,
                    start: mention.span.start,
                    end: mention.span.end,
                    text: &mention.text,
                })
                .collect(),
        }
    }
}

impl<'a> PolarityJson<'a> {
    fn new(negations: &'a [Negation]) -> Self {
        Self {
            affirmed: negations
                .iter()
                .filter_map(|negation| negation.affirmed.as_deref())
                .collect(),
            denied: negations
                .iter()
                .map(|negation| negation.denied.as_str())
                .collect(),
            negations: negations
                .iter()
                .map(|negation| NegationJson {
                    cue: &negation.cue,
                    start: negation.cue_span.start,
                    end: negation.cue_span.end,
                    denied: &negation.denied,
                    denied_start: negation.denied_span.start,
                    denied_end: negation.denied_span.end,
                    affirmed: negation.affirmed.as_deref(),
                    affirmed_start: negation.affirmed_span.map(|span| span.start),
                    affirmed_end: negation.affirmed_span.map(|span| span.end),
                })
                .collect(),
        }
    }
}

/// Four places tell candidates apart; more would promise what the figures are not.
fn rounded(figure: f64) -> f64 {
    (figure * 10_000.0).round() / 10_000.0
}

fn rounded_reason(reason: &Reason) -> Reason {
    let mut reason = reason.clone();
    match &mut reason {
        Reason::Position { weight, .. }
        | Reason::Headline { weight, .. }
        | Reason::Length { weight, .. } => {
            *weight = rounded(*weight);
        }
        Reason::Centrality { value, weight } => {
            *value = rounded(*value);
            *weight = rounded(*weight);
        }
        Reason::Topics { .. } | Reason::Selected => {}
    }
    reason
}

impl<'a> CandidateJson<'a> {
    pub(crate) fn new(candidate: &'a Candidate) -> Self {
        Self {
            rank: candidate.rank,
            sentence: candidate.sentence,
            start: candidate.span.start,
            end: candidate.span.end,
            text: &candidate.text,
            topics: candidate
                .topics
                .iter()
                .map(|topic| topic.0.as_str())
                .collect(),
            speaker: candidate.speaker.as_deref(),
            speaker_inferred: candidate.speaker_inferred,
            cue: candidate.cue.as_deref(),
            via: candidate.via.as_deref(),
            verbatim: candidate.verbatim,
            polarity: PolarityJson::new(&candidate.polarity.negations),
            score: rounded(candidate.score),
            reasons: candidate.reasons.iter().map(rounded_reason).collect(),
        }
    }
}
