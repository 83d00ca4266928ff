//! Fetching the page that the user asks for, and nothing else. An address enters; what stands there leaves, or an error that
//! says why not.
//!
//! 1. the address has to be `http` or `https`;
//! 2. [`Internet`] resolves its host, drops the special addresses (`special`), connects to one of those that are left, and
//!    to no other: a name that resolves differently the second time gains nothing;
//! 3. redirects are followed here, and every one is checked like the first address.
//!
//! Between any two pieces of an answer the caller can stop it.

mod error;
mod internet;
mod special;

use std::ops::ControlFlow;

use url::Url;

pub use error::FetchError;
pub use internet::Internet;

/// How many redirects are followed.
const REDIRECTS: usize = 5;

/// Is told how many bytes of an answer have come, first none, and stops it where it breaks.
pub type Watch<'a> = dyn FnMut(usize) -> ControlFlow<()> + 'a;

/// Whether addresses may be fetched that are not on the public internet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reach {
    /// Public addresses alone.
    #[default]
    Public,
    /// The machine itself and the networks that it is in, too.
    Private,
}

/// Where pages come from.
pub trait Network {
    /// Asks for one address and follows no redirect.
    ///
    /// # Errors
    /// Says why there is no answer, or none that may be read; [`FetchError::Stopped`] where `watch` broke.
    fn get(&self, address: &Url, reach: Reach, watch: &mut Watch<'_>)
    -> Result<Answer, FetchError>;
}

/// What a server answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The status code (RFC 9110, section 15).
    pub status: u16,
    /// Where a redirect leads.
    pub location: Option<String>,
    /// The `Content-Type`.
    pub content_type: Option<String>,
    /// The content.
    pub body: Vec<u8>,
}

/// A page that was fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetched {
    /// The address that it came from, after all redirects.
    pub address: String,
    /// The character set that the server declared.
    pub charset: Option<String>,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Whether the address is that of a page to log in or to consent, where another was asked for.
    pub is_gate: bool,
}

/// Tells whether the user means an address and not a file, of the web or of what is not fetched.
#[must_use]
pub fn is_address(text: &str) -> bool {
    let text = text.trim();
    !text.contains(char::is_whitespace)
        && text.split_once("://").is_some_and(|(scheme, _)| {
            // One letter is a drive.
            scheme.len() > 1
                && scheme.starts_with(|it: char| it.is_ascii_alphabetic())
                && scheme
                    .chars()
                    .all(|it| it.is_ascii_alphanumeric() || matches!(it, '+' | '-' | '.'))
        })
}

/// Fetches what stands at `address`, until `watch` breaks.
///
/// # Errors
/// [`FetchError`] says why it cannot be had.
pub fn fetch(
    network: &dyn Network,
    address: &str,
    reach: Reach,
    watch: &mut Watch<'_>,
) -> Result<Fetched, FetchError> {
    let asked = Url::parse(address.trim()).map_err(|_| FetchError::NotAnAddress)?;
    let mut url = asked.clone();
    for _ in 0..=REDIRECTS {
        check(&url)?;
        if watch(0).is_break() {
            return Err(FetchError::Stopped);
        }
        let answer = network.get(&url, reach, watch)?;
        match (answer.status, answer.location) {
            (200..=299, _) => {
                return Ok(Fetched {
                    is_gate: is_gate(&url) && !is_gate(&asked),
                    charset: answer.content_type.as_deref().and_then(charset),
                    address: without_login(url).to_string(),
                    bytes: answer.body,
                });
            }
            (301..=303 | 307 | 308, Some(location)) => {
                url = url.join(&location).map_err(|_| FetchError::Protocol {
                    reason: "it redirects to what is no address".to_owned(),
                })?;
            }
            (status @ (404 | 410), _) => return Err(FetchError::NotFound { status }),
            (status @ 400..=499, _) => return Err(FetchError::Refused { status }),
            (status @ 500..=599, _) => return Err(FetchError::Server { status }),
            (status, _) => {
                return Err(FetchError::Protocol {
                    reason: format!("status {status}"),
                });
            }
        }
    }
    Err(FetchError::TooManyRedirects { limit: REDIRECTS })
}

/// The address without the name and password of who asked: it is kept with the article and printed.
fn without_login(mut url: Url) -> Url {
    if url.set_username("").is_err() || url.set_password(None).is_err() {
        return url;
    }
    url
}

fn check(url: &Url) -> Result<(), FetchError> {
    match url.scheme() {
        "http" | "https" if url.host().is_some() => Ok(()),
        "http" | "https" => Err(FetchError::NotAnAddress),
        scheme => Err(FetchError::Scheme {
            scheme: scheme.to_owned(),
        }),
    }
}

/// `text/html; charset=windows-1256`
fn charset(content_type: &str) -> Option<String> {
    content_type.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim()
            .eq_ignore_ascii_case("charset")
            .then(|| value.trim().trim_matches('"').to_owned())
    })
}

/// The address of a page to log in, to consent or to subscribe.
fn is_gate(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let labels = host
        .split('.')
        .chain(url.path().split(['/', '-', '_', '.']));
    labels.into_iter().any(|label| {
        matches!(
            label.to_ascii_lowercase().as_str(),
            "login" | "signin" | "sso" | "auth" | "consent" | "subscribe" | "paywall" | "captcha"
        )
    })
}
