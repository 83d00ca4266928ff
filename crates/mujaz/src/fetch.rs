//! Fetching the page that the user asks for, and nothing else. An address enters; what stands there leaves, or an error that
//! says why not.
//!
//! 1. the address has to be `http` or `https`;
//! 2. [`Internet`] resolves its host, drops the special addresses (`special`), connects to one of those that are left, and
//!    to no other: a name that resolves differently the second time gains nothing;
//! 3. redirects are followed here, and every one is checked like the first address.

mod special;

use std::{io, net::IpAddr, time::Duration};

use mujaz_import::LIMIT;
use ureq::{
    Agent,
    config::Config,
    http::{Uri, header},
    tls::{RootCerts, TlsConfig},
    unversioned::{
        resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver},
        transport::{DefaultConnector, NextTimeout},
    },
};
use url::Url;

/// How many redirects are followed.
const REDIRECTS: usize = 5;
/// How long one request may take, from the name's resolution to the last byte.
const PATIENCE: Duration = Duration::from_secs(20);

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
    /// Says why there is no answer, or none that may be read.
    fn get(&self, address: &Url, reach: Reach) -> Result<Answer, FetchError>;
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

/// Why a page could not be fetched.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    /// The address is none of the web.
    #[error("it is no address of a web page")]
    NotAnAddress,
    /// The address is neither `http` nor `https`.
    #[error("only http and https can be fetched, not {scheme}")]
    Scheme {
        /// What it is.
        scheme: String,
    },
    /// The host is not on the public internet.
    #[error("{address} is not on the public internet")]
    Blocked {
        /// The address that the host has.
        address: IpAddr,
    },
    /// There is no host of this name, or no way to it.
    #[error("the host cannot be reached: {reason}")]
    Unreachable {
        /// What the system said.
        reason: String,
    },
    /// The server is not who it says it is, or speaks no TLS.
    #[error("the connection cannot be made secure: {reason}")]
    Tls {
        /// What is wrong.
        reason: String,
    },
    /// The server took too long.
    #[error("the server did not answer in time")]
    TimedOut,
    /// There is no such page.
    #[error("there is no such page (status {status})")]
    NotFound {
        /// The status.
        status: u16,
    },
    /// The page is kept for those who log in or pay.
    #[error("the server keeps the page from us (status {status})")]
    Refused {
        /// The status.
        status: u16,
    },
    /// The server has a fault of its own.
    #[error("the server has a fault (status {status})")]
    Server {
        /// The status.
        status: u16,
    },
    /// The page has more bytes than a file may have.
    #[error("the page is bigger than {} MB", limit / (1024 * 1024))]
    TooBig {
        /// How many bytes it may have.
        limit: u64,
    },
    /// Redirects lead on without end.
    #[error("the address leads on to others more than {limit} times")]
    TooManyRedirects {
        /// How many are followed.
        limit: usize,
    },
    /// The answer cannot be understood.
    #[error("the server's answer cannot be read: {reason}")]
    Protocol {
        /// What is wrong with it.
        reason: String,
    },
}

impl FetchError {
    /// Returns the name by which programs know the error. It stays the same when the message changes.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotAnAddress => "not-an-address",
            Self::Scheme { .. } => "not-web",
            Self::Blocked { .. } => "blocked-address",
            Self::Unreachable { .. } => "unreachable",
            Self::Tls { .. } => "tls",
            Self::TimedOut => "timed-out",
            Self::NotFound { .. } => "not-found",
            Self::Refused { .. } => "refused",
            Self::Server { .. } => "server",
            Self::TooBig { .. } => "too-big",
            Self::TooManyRedirects { .. } => "too-many-redirects",
            Self::Protocol { .. } => "protocol",
        }
    }

    /// Returns what the user can do about it.
    #[must_use]
    pub const fn hint(&self) -> Option<&'static str> {
        match self {
            Self::NotAnAddress | Self::Scheme { .. } => {
                Some("an address begins with http:// or https://")
            }
            Self::Blocked { .. } => Some(
                "a page of the own network is fetched with --allow-private-addresses; think first who sent the link",
            ),
            Self::Unreachable { .. } | Self::TimedOut => Some(
                "check the address and the connection, or save the page in a browser and import the file",
            ),
            Self::Tls { .. } => Some(
                "do not trust the page; is the clock of this machine right, or does somebody listen on the network?",
            ),
            Self::NotFound { .. } => {
                Some("check the address; the article may have been taken down")
            }
            Self::Refused { .. } => {
                Some("open the page in a browser, log in there, save it and import the file")
            }
            Self::Server { .. } | Self::Protocol { .. } => {
                Some("try again later, or save the page in a browser and import the file")
            }
            Self::TooBig { .. } | Self::TooManyRedirects { .. } => {
                Some("save the page in a browser and import the file")
            }
        }
    }
}

/// Tells whether the user means an address and not a file.
#[must_use]
pub fn is_address(text: &str) -> bool {
    let text = text.trim();
    !text.contains(char::is_whitespace)
        && ["http://", "https://"].iter().any(|scheme| {
            text.get(..scheme.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
        })
}

/// Fetches what stands at `address`.
///
/// # Errors
/// [`FetchError`] says why it cannot be had.
pub fn fetch(network: &dyn Network, address: &str, reach: Reach) -> Result<Fetched, FetchError> {
    let asked = Url::parse(address.trim()).map_err(|_| FetchError::NotAnAddress)?;
    let mut url = asked.clone();
    for _ in 0..=REDIRECTS {
        check(&url)?;
        let answer = network.get(&url, reach)?;
        match (answer.status, answer.location) {
            (200..=299, _) => {
                return Ok(Fetched {
                    is_gate: is_gate(&url) && !is_gate(&asked),
                    charset: answer.content_type.as_deref().and_then(charset),
                    address: url.to_string(),
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

/// The web itself, over TLS as the system trusts it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Internet;

impl Network for Internet {
    fn get(&self, address: &Url, reach: Reach) -> Result<Answer, FetchError> {
        let agent = Agent::with_parts(
            configuration(),
            DefaultConnector::new(),
            PublicResolver { reach },
        );
        let mut response = agent.get(address.as_str()).call().map_err(failure)?;
        let header = |name: header::HeaderName| {
            let value = response.headers().get(name)?;
            // Addresses are written in UTF-8 by some servers, whatever the standard says.
            Some(String::from_utf8_lossy(value.as_bytes()).into_owned())
        };
        let (location, content_type) = (header(header::LOCATION), header(header::CONTENT_TYPE));
        let status = response.status().as_u16();
        let body = response
            .body_mut()
            .with_config()
            .limit(LIMIT)
            .read_to_vec()
            .map_err(failure)?;
        Ok(Answer {
            status,
            location,
            content_type,
            body,
        })
    }
}

fn configuration() -> Config {
    let tls = TlsConfig::builder()
        .root_certs(RootCerts::PlatformVerifier)
        .unversioned_rustls_crypto_provider(
            std::sync::Arc::new(rustls_graviola::default_provider()),
        )
        .build();
    Agent::config_builder()
        .tls_config(tls)
        // A proxy would resolve the host itself, where nothing checks the address.
        .proxy(None)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .timeout_global(Some(PATIENCE))
        .user_agent(concat!("Mujaz/", env!("CARGO_PKG_VERSION")))
        .accept("text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8")
        .build()
}

/// Resolves names as the system does, and drops what may not be reached.
#[derive(Debug)]
struct PublicResolver {
    reach: Reach,
}

impl Resolver for PublicResolver {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = DefaultResolver::default().resolve(uri, config, timeout)?;
        if self.reach == Reach::Private {
            return Ok(found);
        }
        let mut public = self.empty();
        for address in &found {
            if !special::is_special(address.ip()) {
                public.push(*address);
            }
        }
        match (public.is_empty(), found.first()) {
            (true, Some(blocked)) => Err(ureq::Error::Io(io::Error::other(Special(blocked.ip())))),
            _ => Ok(public),
        }
    }
}

#[derive(Debug, thiserror::Error)]
#[error("{0} is not on the public internet")]
struct Special(IpAddr);

fn failure(error: ureq::Error) -> FetchError {
    match error {
        ureq::Error::Timeout(_) => FetchError::TimedOut,
        ureq::Error::BodyExceedsLimit(limit) => FetchError::TooBig { limit },
        ureq::Error::HostNotFound => FetchError::Unreachable {
            reason: "there is no host of this name".to_owned(),
        },
        ureq::Error::ConnectionFailed => FetchError::Unreachable {
            reason: "it does not answer".to_owned(),
        },
        ureq::Error::BadUri(_) => FetchError::NotAnAddress,
        ureq::Error::Tls(reason) => FetchError::Tls {
            reason: reason.to_owned(),
        },
        ureq::Error::Rustls(error) => FetchError::Tls {
            reason: error.to_string(),
        },
        ureq::Error::Io(error) => of_io(&error),
        other => FetchError::Protocol {
            reason: other.to_string(),
        },
    }
}

fn of_io(error: &io::Error) -> FetchError {
    let inner = error.get_ref();
    if let Some(Special(address)) = inner.and_then(|inner| inner.downcast_ref::<Special>()) {
        return FetchError::Blocked { address: *address };
    }
    // TLS fails inside of reading and writing.
    let text = error.to_string();
    let is_tls = ["certificate", "handshake", "corrupt message", "TLS"]
        .iter()
        .any(|word| text.contains(word));
    if is_tls || error.kind() == io::ErrorKind::InvalidData {
        return FetchError::Tls { reason: text };
    }
    if matches!(
        error.kind(),
        io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock
    ) {
        return FetchError::TimedOut;
    }
    FetchError::Unreachable { reason: text }
}
