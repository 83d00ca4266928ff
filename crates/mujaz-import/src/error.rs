//! Why a file could not be imported.

use crate::Format;

/// Why a file could not be imported.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The file is not a text.
    #[error("the file is not a text: byte {offset} is zero")]
    Binary {
        /// The first zero byte, from 0.
        offset: usize,
    },
    /// The format is known, and this version does not read it.
    #[error("{} cannot be read", unreadable(*format))]
    Unreadable {
        /// What the file is.
        format: Format,
    },
    /// The file is not what it looks like, or parts of it are missing.
    #[error("the {} file is damaged: {reason}", format.name())]
    Damaged {
        /// What the file looks like.
        format: Format,
        /// What is wrong with it.
        reason: String,
    },
    /// A password keeps the file.
    #[error("the file is encrypted")]
    Encrypted,
    /// A page has no running text.
    #[error("the page has no article: it is a list of links, a notice or a form")]
    NoArticle,
    /// Records hold no article.
    #[error("the file holds data, and nothing in it is the text of an article")]
    NoRecord,
    /// There are more bytes than a file may have.
    #[error("the file is bigger than {} MB", limit / (1024 * 1024))]
    TooBig {
        /// How many bytes it may have.
        limit: u64,
    },
    /// A part of a package unpacks to more than it may.
    #[error("`{part}` unpacks to more than a document can hold")]
    Bomb {
        /// The part.
        part: String,
    },
    /// Elements stand in one another without end.
    #[error("elements are nested deeper than {limit} levels")]
    TooDeep {
        /// How deep they may be nested.
        limit: usize,
    },
    /// An element has attributes without end.
    #[error("an element has more than {limit} attributes")]
    TooManyAttributes {
        /// How many it may have.
        limit: usize,
    },
    /// Archives stand in archives without end.
    #[error("archives are nested deeper than {limit} levels")]
    Nested {
        /// How deep they may be nested.
        limit: usize,
    },
    /// An archive, a mailbox or a feed has too many files or articles in it.
    #[error("it holds more than {limit} files or articles")]
    TooMany {
        /// How many it may have.
        limit: usize,
    },
    /// A text has paragraphs without end.
    #[error("the text has more than {limit} paragraphs")]
    TooLong {
        /// How many it may have.
        limit: usize,
    },
    /// A document has pages without end.
    #[error("the file has more than {limit} pages")]
    TooManyPages {
        /// How many it may have.
        limit: usize,
    },
    /// The pages of a document are pictures.
    #[error("the file is scanned: its pages are pictures and hold no text")]
    Scanned,
    /// The text of all pages stands aslant.
    #[error("the text of the file stands aslant, and such text is not read")]
    Sideways,
    /// There is nothing to read.
    #[error("the file holds no words")]
    Empty,
    /// The user stopped it.
    #[error("it was stopped")]
    Stopped,
}

impl Error {
    /// Returns the name by which programs know the error. It stays the same when the message changes.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Binary { .. } => "binary",
            Self::Unreadable { .. } => "unreadable-format",
            Self::Damaged { .. } => "damaged",
            Self::Encrypted => "encrypted",
            Self::NoArticle | Self::NoRecord => "no-article",
            Self::TooBig { .. } => "too-big",
            Self::Bomb { .. } => "archive-bomb",
            Self::TooDeep { .. } => "too-deep",
            Self::TooManyAttributes { .. } => "too-many-attributes",
            Self::Nested { .. } => "nested-archives",
            Self::TooMany { .. } => "too-many-files",
            Self::TooLong { .. } => "too-long",
            Self::TooManyPages { .. } => "too-many-pages",
            Self::Scanned => "scanned",
            Self::Sideways => "sideways",
            Self::Empty => "empty",
            Self::Stopped => "stopped",
        }
    }

    /// Returns what the user can do about it.
    #[must_use]
    pub const fn hint(&self) -> Option<&'static str> {
        match self {
            Self::Binary { .. } => Some("open the document in its own program and paste its text"),
            Self::Unreadable {
                format: Format::OldWord,
            } => Some("save the document as DOCX in Word or LibreOffice"),
            Self::Unreadable {
                format: Format::OutlookMessage,
            } => Some(
                "save the message in Outlook as HTML or as text, or have it sent to you and save it as EML",
            ),
            Self::Unreadable {
                format: Format::OutlookAttachment,
            } => Some(
                "open the message in Outlook, or ask its sender to send it as HTML or plain text",
            ),
            Self::Unreadable {
                format: Format::SafariArchive,
            } => Some("save the page in Safari as PDF or as page source, or paste its text"),
            Self::Unreadable {
                format: Format::Picture,
            } => Some("have a program recognise its text, or type the text that you need"),
            Self::Unreadable {
                format: Format::Pages,
            } => Some("export the document from Pages as Word or PDF"),
            Self::Unreadable {
                format: Format::Workbook | Format::Presentation | Format::OldOffice,
            } => Some("save the document as PDF, or paste its text"),
            Self::Unreadable { .. } | Self::TooDeep { .. } | Self::TooManyAttributes { .. } => {
                Some("open the document in its own program and paste its text")
            }
            Self::Damaged { .. } => {
                Some("get the file once more, or open it in its own program and paste its text")
            }
            Self::Encrypted => Some("open it with its password and save it without one"),
            Self::NoArticle => {
                Some("open the article itself and save that page, or paste its text")
            }
            Self::TooBig { .. } | Self::TooLong { .. } | Self::Bomb { .. } => {
                Some("take the article out of the file and import it alone")
            }
            Self::Nested { .. } | Self::TooMany { .. } => {
                Some("take the files or articles that you need out of it and import them alone")
            }
            Self::TooManyPages { .. } => {
                Some("save the pages that you need as a file of their own")
            }
            Self::Scanned => {
                Some("have a program recognise its text, or type the text that you need")
            }
            Self::Sideways => Some(
                "turn its pages in a PDF program, print them to a new PDF file and import that",
            ),
            Self::NoRecord => Some("paste the text of the article"),
            Self::Empty | Self::Stopped => None,
        }
    }
}

/// What the user calls a file that cannot be read.
const fn unreadable(format: Format) -> &'static str {
    match format {
        Format::OldWord => "files of the format doc, Word of before 2007,",
        Format::OldOffice => "files of Excel and PowerPoint of before 2007",
        Format::Workbook => "workbooks of Excel",
        Format::Presentation => "presentations of PowerPoint",
        Format::Pages => "documents of Apple's Pages",
        Format::OutlookMessage => "messages that Outlook saved in its own format, msg,",
        Format::OutlookAttachment => "attachments that Outlook packed, winmail.dat,",
        Format::SafariArchive => "web archives of Safari",
        Format::Picture => "pictures, as JPEG and PNG,",
        _ => "files of this format",
    }
}
