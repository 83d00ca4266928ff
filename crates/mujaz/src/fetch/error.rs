//! Why a page could not be fetched.

use std::net::IpAddr;

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
    /// The user stopped it.
    #[error("it was stopped")]
    Stopped,
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
            Self::Stopped => "stopped",
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
                "pages of the own network are fetched only where that is allowed, with --allow-private-addresses or in the window's settings; think first who sent the link",
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
            Self::Stopped => None,
        }
    }
}
