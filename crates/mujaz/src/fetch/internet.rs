//! The web itself: one request, over TLS as the system trusts it, to a host that may be reached.

use std::{
    io::{self, Read},
    net::IpAddr,
    sync::mpsc::{self, RecvTimeoutError},
    thread,
    time::Duration,
};

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

use super::{Answer, FetchError, Network, Reach, Watch, special};

/// How long one request may take, from the name's resolution to the last byte.
const PATIENCE: Duration = Duration::from_secs(20);

/// How long nobody asks the caller whether to go on.
const GLANCE: Duration = Duration::from_millis(50);

/// The web itself, over TLS as the system trusts it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Internet;

impl Network for Internet {
    fn get(
        &self,
        address: &Url,
        reach: Reach,
        watch: &mut Watch<'_>,
    ) -> Result<Answer, FetchError> {
        let address = address.to_string();
        // Each piece waits until the caller was asked whether to go on.
        let (sender, receiver) = mpsc::sync_channel(0);
        // A server that does not answer keeps whoever asks it; the caller can go.
        thread::spawn(move || {
            let answer = ask(&address, reach, &|come| {
                sender.send(Word::Come(come)).is_ok()
            });
            sender.send(Word::Over(answer))
        });
        let mut come = 0;
        while watch(come).is_continue() {
            match receiver.recv_timeout(GLANCE) {
                Ok(Word::Come(length)) => come = length,
                Ok(Word::Over(answer)) => return answer,
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => {
                    return Err(FetchError::Protocol {
                        reason: "nothing came of it".to_owned(),
                    });
                }
            }
        }
        Err(FetchError::Stopped)
    }
}

/// What is told of an answer.
enum Word {
    /// So many bytes of it have come.
    Come(usize),
    Over(Result<Answer, FetchError>),
}

/// Asks for an address, and tells how many bytes have come, as long as somebody listens.
fn ask(address: &str, reach: Reach, tell: &dyn Fn(usize) -> bool) -> Result<Answer, FetchError> {
    let agent = Agent::with_parts(
        configuration(),
        DefaultConnector::new(),
        PublicResolver { reach },
    );
    let mut response = agent.get(address).call().map_err(failure)?;
    let header = |name: header::HeaderName| {
        let value = response.headers().get(name)?;
        // Addresses are written in UTF-8 by some servers, whatever the standard says.
        Some(String::from_utf8_lossy(value.as_bytes()).into_owned())
    };
    let (location, content_type) = (header(header::LOCATION), header(header::CONTENT_TYPE));
    let status = response.status().as_u16();
    let mut content = response.body_mut().with_config().limit(LIMIT).reader();
    let mut body = Vec::new();
    let mut piece = vec![0; 64 * 1024];
    while tell(body.len()) {
        match content.read(&mut piece) {
            Ok(0) => {
                return Ok(Answer {
                    status,
                    location,
                    content_type,
                    body,
                });
            }
            Ok(length) => body.extend_from_slice(&piece[..length]),
            Err(error) => return Err(broken_off(failure(error.into()))),
        }
        // Unpacked, it can be more than came.
        if u64::try_from(body.len()).is_ok_and(|length| length > LIMIT) {
            return Err(FetchError::TooBig { limit: LIMIT });
        }
    }
    Err(FetchError::Stopped)
}

/// A host that has answered can be reached.
fn broken_off(error: FetchError) -> FetchError {
    match error {
        FetchError::Unreachable { reason } => FetchError::Protocol {
            reason: format!("it broke off: {reason}"),
        },
        other => other,
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
