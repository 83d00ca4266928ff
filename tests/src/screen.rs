//! A screen that nobody sees, and what a window manager would do on it.

use std::{
    io::{BufRead, BufReader},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, ensure};
use x11rb::{
    connection::Connection,
    protocol::xproto::{AtomEnum, ClientMessageEvent, ConnectionExt as _, EventMask, Window},
    rust_connection::RustConnection,
};

use crate::process::Process;

/// An X server of its own; it ends with this value.
pub struct Screen {
    name: String,
    _server: Process,
}

impl Screen {
    /// Starts a screen of the size that the window opens with.
    ///
    /// # Errors
    /// Fails where Xvfb is missing.
    pub fn new() -> Result<Self> {
        let mut command = Command::new("Xvfb");
        command.args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1280x820x24",
            "-nolisten",
            "tcp",
        ]);
        let mut server = Process::start(command.stdout(Stdio::piped()), "xvfb")?;
        let output = server.take_output().context("the screen has no output")?;
        let mut number = String::new();
        BufReader::new(output).read_line(&mut number)?;
        ensure!(!number.trim().is_empty(), "Xvfb opened no screen");
        Ok(Self {
            name: format!(":{}", number.trim()),
            _server: server,
        })
    }

    /// Returns the name that programs know the screen by, as in `DISPLAY`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Asks every window to close that can be asked, as the cross in its corner does.
    ///
    /// # Errors
    /// Fails where there is no window.
    pub fn request_close(&self) -> Result<()> {
        let (screen, number) = RustConnection::connect(Some(&self.name))?;
        let protocols = screen.intern_atom(false, b"WM_PROTOCOLS")?.reply()?.atom;
        let delete = screen
            .intern_atom(false, b"WM_DELETE_WINDOW")?
            .reply()?
            .atom;
        let mut asked = 0;
        for window in windows_below(&screen, screen.setup().roots[number].root)? {
            let known = screen
                .get_property(false, window, protocols, AtomEnum::ATOM, 0, 32)?
                .reply()?;
            if known
                .value32()
                .is_some_and(|mut atoms| atoms.any(|atom| atom == delete))
                && is_shown(&screen, window)?
            {
                let message = ClientMessageEvent::new(
                    32,
                    window,
                    protocols,
                    [delete, x11rb::CURRENT_TIME, 0, 0, 0],
                );
                screen
                    .send_event(false, window, EventMask::NO_EVENT, message)?
                    .check()?;
                asked += 1;
            }
        }
        ensure!(asked > 0, "there is no window to close");
        Ok(())
    }
}

fn windows_below(screen: &RustConnection, parent: Window) -> Result<Vec<Window>> {
    let mut windows = Vec::new();
    for child in screen.query_tree(parent)?.reply()?.children {
        windows.push(child);
        windows.extend(windows_below(screen, child)?);
    }
    Ok(windows)
}

fn is_shown(screen: &RustConnection, window: Window) -> Result<bool> {
    let attributes = screen.get_window_attributes(window)?.reply()?;
    Ok(attributes.map_state == x11rb::protocol::xproto::MapState::VIEWABLE)
}
