//! The real window on a screen of its own.

use std::{
    env, fs,
    net::TcpListener,
    path::PathBuf,
    process::Command,
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};

use crate::{
    process::{Process, program},
    screen::Screen,
    webdriver::{Driver, Element, Session},
};

/// How long to wait for something that must come.
const PATIENCE: Duration = Duration::from_secs(30);

/// The folders of one user: the desk stays in them when the window is closed.
pub struct Home {
    folder: tempfile::TempDir,
}

impl Home {
    /// Returns the home of a user who has never started the app.
    ///
    /// # Errors
    /// Fails where the folders cannot be created.
    pub fn new() -> Result<Self> {
        let folder = tempfile::tempdir()?;
        for name in ["desk", "exports", "data", "config", "cache"] {
            fs::create_dir(folder.path().join(name))?;
        }
        Ok(Self { folder })
    }

    /// Returns the folder that exported memos go to.
    #[must_use]
    pub fn exports(&self) -> PathBuf {
        self.folder.path().join("exports")
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

/// A window, the driver that controls it and the screen that it is on. All three end with it.
pub struct Desktop {
    session: Session,
    driver: Process,
    screen: Screen,
}

impl Desktop {
    /// Opens the window in a home. `picked` is what the user will choose when asked for files.
    ///
    /// # Errors
    /// Fails where a program is missing or the window does not come.
    pub fn open(home: &Home, picked: &[PathBuf]) -> Result<Self> {
        Self::open_with(home, picked, &[])
    }

    /// Opens the window with arguments on its command line.
    ///
    /// # Errors
    /// As [`Desktop::open`].
    pub fn open_with(home: &Home, picked: &[PathBuf], arguments: &[String]) -> Result<Self> {
        let binary = program("MUJAZ_DESKTOP", "mujaz-desktop")?;
        let screen = Screen::new()?;
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let mut command = Command::new("WebKitWebDriver");
        command
            .args([format!("--port={port}"), "--host=127.0.0.1".to_owned()])
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("DISPLAY", screen.name())
            .env("GDK_BACKEND", "x11")
            .env("NO_AT_BRIDGE", "1")
            .env_remove("WAYLAND_DISPLAY")
            .env("MUJAZ_HOME", home.path("desk"))
            .env("XDG_DATA_HOME", home.path("data"))
            .env("XDG_CONFIG_HOME", home.path("config"))
            .env("XDG_CACHE_HOME", home.path("cache"))
            .env("MUJAZ_PICKED_FOLDER", home.exports())
            .env("MUJAZ_PICKED_FILES", env::join_paths(picked)?);
        let process = Process::start(&mut command, "webkit2gtk-driver")?;
        let driver = Driver::on_port(port);
        wait_for("the driver", || Ok(driver.is_ready().then_some(())))?;
        let session = driver.start(&binary, arguments)?;
        Ok(Self {
            session,
            driver: process,
            screen,
        })
    }

    /// Returns the session of the window, for what has no word of its own here.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Waits until the page has an element with this test id.
    ///
    /// # Errors
    /// Fails where it does not come.
    pub fn element(&self, id: &str) -> Result<Element> {
        wait_for(id, || self.session.find(&selector(id)))
    }

    /// Clicks the element with this test id.
    ///
    /// # Errors
    /// Fails where it does not come or cannot be clicked.
    pub fn click(&self, id: &str) -> Result<()> {
        let element = self.element(id)?;
        self.session
            .click(&element)
            .with_context(|| format!("cannot click {id}"))
    }

    /// Replaces what stands in the field with this test id, as a person does: key by key.
    ///
    /// # Errors
    /// Fails where it does not come or takes no keys.
    pub fn write(&self, id: &str, text: &str) -> Result<()> {
        let field = self.element(id)?;
        self.session
            .clear(&field)
            .with_context(|| format!("cannot clear {id}"))?;
        self.session
            .type_into(&field, text)
            .with_context(|| format!("cannot type into {id}"))
    }

    /// Puts a long text into a field at once, as pasting does.
    ///
    /// # Errors
    /// Fails where it does not come.
    pub fn paste(&self, id: &str, text: &str) -> Result<()> {
        self.element(id)?;
        let script = "const field = document.querySelector(arguments[0]); field.focus(); \
                      document.execCommand('insertText', false, arguments[1]);";
        self.session.run(script, json!([selector(id), text]))?;
        Ok(())
    }

    /// Returns what stands in the field with this test id.
    ///
    /// # Errors
    /// Fails where it does not come.
    pub fn value(&self, id: &str) -> Result<String> {
        self.element(id)?;
        self.read("return document.querySelector(arguments[0]).value", id)
    }

    /// Returns the text of the element with this test id as the page shows it.
    ///
    /// # Errors
    /// Fails where it does not come.
    pub fn text(&self, id: &str) -> Result<String> {
        self.element(id)?;
        self.read(
            "return document.querySelector(arguments[0]).textContent",
            id,
        )
    }

    /// Returns the words of the memo in the preview.
    ///
    /// # Errors
    /// Fails where there is no preview.
    pub fn preview(&self) -> Result<String> {
        self.element("preview-frame")?;
        let script =
            "return document.querySelector(arguments[0]).contentDocument?.body?.textContent ?? ''";
        self.read(script, "preview-frame")
    }

    /// Waits until the page says that everything is saved.
    ///
    /// # Errors
    /// Fails where it does not.
    pub fn wait_until_saved(&self) -> Result<()> {
        let saved = format!("{}[data-state=\"saved\"]", selector("save-state"));
        wait_for("a saved draft", || self.session.find(&saved))?;
        Ok(())
    }

    /// Waits until the fonts are there and the page has been painted, and returns a picture of it as PNG.
    ///
    /// # Errors
    /// Fails where the window is gone.
    pub fn picture(&self) -> Result<Vec<u8>> {
        self.session.run_async(
            "await document.fonts.ready; for (const _ of [1, 2]) await new Promise(requestAnimationFrame);",
        )?;
        self.session.picture()
    }

    /// Asks the window to close, as the cross in its corner does.
    ///
    /// # Errors
    /// Fails where there is no window on the screen.
    pub fn request_close(&self) -> Result<()> {
        self.screen.request_close()
    }

    /// Waits until the program behind the window has ended.
    ///
    /// # Errors
    /// Fails where it lives on.
    pub fn wait_until_closed(&self) -> Result<()> {
        wait_for("the end of the program", || {
            Ok(self.driver.children()?.is_empty().then_some(()))
        })
    }

    fn read(&self, script: &str, id: &str) -> Result<String> {
        match self.session.run(script, json!([selector(id)]))? {
            Value::String(text) => Ok(text),
            other => bail!("{id} holds {other}"),
        }
    }
}

impl Drop for Desktop {
    fn drop(&mut self) {
        // Ended already where a test has closed the window.
        let _ = self.session.end();
    }
}

/// Waits until `probe` finds what it looks for.
///
/// # Errors
/// Fails where it does not in half a minute, or where the probe fails.
pub fn wait_for<T>(what: &str, mut probe: impl FnMut() -> Result<Option<T>>) -> Result<T> {
    let end = Instant::now() + PATIENCE;
    loop {
        if let Some(found) = probe().with_context(|| format!("while waiting for {what}"))? {
            return Ok(found);
        }
        ensure!(
            Instant::now() < end,
            "{what} did not come in {} s",
            PATIENCE.as_secs()
        );
        thread::sleep(Duration::from_millis(50));
    }
}

fn selector(id: &str) -> String {
    format!("[data-testid=\"{id}\"]")
}
