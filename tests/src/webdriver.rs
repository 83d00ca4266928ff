//! A small WebDriver client: only what the tests of the window need, over one connection per request.

use std::{
    io::{Read, Write},
    net::{Ipv4Addr, SocketAddr, TcpStream},
    path::Path,
    time::Duration,
};

use anyhow::{Context, Result, anyhow, bail};
use base64::prelude::{BASE64_STANDARD, Engine as _};
use serde_json::{Value, json};

/// The key under which the protocol puts the id of an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// The longest that one answer may take.
const PATIENCE: Duration = Duration::from_mins(1);

/// A running window under automation.
pub struct Session {
    driver: Driver,
    id: String,
}

/// A place in the page; it goes stale when the page replaces it.
#[derive(Debug, Clone)]
pub struct Element(String);

/// Where a driver listens.
#[derive(Debug, Clone, Copy)]
pub struct Driver {
    address: SocketAddr,
}

impl Driver {
    /// Returns the driver that listens on this port of this machine.
    #[must_use]
    pub fn on_port(port: u16) -> Self {
        Self {
            address: (Ipv4Addr::LOCALHOST, port).into(),
        }
    }

    /// Tells whether the driver takes requests.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.request("GET", "/status", None)
            .is_ok_and(|status| status["ready"] == json!(true))
    }

    /// Starts `binary` with `arguments` and takes control of its window.
    ///
    /// # Errors
    /// Fails where the program does not start or opens no window.
    pub fn start(self, binary: &Path, arguments: &[String]) -> Result<Session> {
        let options = json!({ "binary": binary, "args": arguments });
        let wish =
            json!({ "capabilities": { "alwaysMatch": { "webkitgtk:browserOptions": options } } });
        let session = self
            .request("POST", "/session", Some(&wish))
            .with_context(|| format!("cannot start {}", binary.display()))?;
        let id = session["sessionId"]
            .as_str()
            .context("the driver gave no session")?;
        Ok(Session {
            driver: self,
            id: id.to_owned(),
        })
    }

    fn request(&self, method: &str, path: &str, body: Option<&Value>) -> Result<Value> {
        let mut stream = TcpStream::connect_timeout(&self.address, PATIENCE)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        let body = body.map(Value::to_string).unwrap_or_default();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\n\r\n{body}",
            self.address,
            body.len()
        )?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        let answer = String::from_utf8(answer)?;
        let (_, body) = answer
            .split_once("\r\n\r\n")
            .with_context(|| format!("{method} {path} was not answered"))?;
        let mut body: Value =
            serde_json::from_str(body).with_context(|| format!("{method} {path} gave {body:?}"))?;
        let value = body["value"].take();
        match value["error"].as_str() {
            Some(error) => bail!(
                "{method} {path}: {error}: {}",
                value["message"].as_str().unwrap_or_default()
            ),
            None => Ok(value),
        }
    }
}

impl Session {
    fn post(&self, path: &str, body: &Value) -> Result<Value> {
        let path = format!("/session/{}{path}", self.id);
        self.driver.request("POST", &path, Some(body))
    }

    fn get(&self, path: &str) -> Result<Value> {
        self.driver
            .request("GET", &format!("/session/{}{path}", self.id), None)
    }

    /// Returns the first element that the CSS selector finds.
    ///
    /// # Errors
    /// Fails where the window is gone.
    pub fn find(&self, selector: &str) -> Result<Option<Element>> {
        let wish = json!({ "using": "css selector", "value": selector });
        let found = self.post("/elements", &wish)?;
        Ok(found[0][ELEMENT].as_str().map(|id| Element(id.to_owned())))
    }

    /// Clicks in the middle of an element.
    ///
    /// # Errors
    /// Fails where the element cannot be clicked.
    pub fn click(&self, element: &Element) -> Result<()> {
        self.post(&format!("/element/{}/click", element.0), &json!({}))?;
        Ok(())
    }

    /// Empties a field.
    ///
    /// # Errors
    /// Fails where the element is no field.
    pub fn clear(&self, element: &Element) -> Result<()> {
        self.post(&format!("/element/{}/clear", element.0), &json!({}))?;
        Ok(())
    }

    /// Types into a field, key by key.
    ///
    /// # Errors
    /// Fails where the element takes no keys.
    pub fn type_into(&self, element: &Element, text: &str) -> Result<()> {
        self.post(
            &format!("/element/{}/value", element.0),
            &json!({ "text": text }),
        )?;
        Ok(())
    }

    /// Runs the body of a function in the page and returns what it returns.
    ///
    /// # Errors
    /// Fails where the script throws.
    pub fn run(&self, script: &str, arguments: Value) -> Result<Value> {
        let arguments = match arguments {
            Value::Array(arguments) => arguments,
            argument => vec![argument],
        };
        self.post(
            "/execute/sync",
            &json!({ "script": script, "args": arguments }),
        )
    }

    /// Runs the body of an async function in the page and returns what it resolves to.
    ///
    /// # Errors
    /// Fails where the script throws or its promise is rejected.
    pub fn run_async(&self, script: &str) -> Result<Value> {
        let script = format!(
            "const done = arguments[arguments.length - 1];\
             (async () => {{ {script} }})().then((value) => done([value]), (reason) => done(String(reason)));"
        );
        match self.post("/execute/async", &json!({ "script": script, "args": [] }))? {
            Value::Array(mut values) => Ok(values.pop().unwrap_or_default()),
            reason => Err(anyhow!("the page refused: {reason}")),
        }
    }

    /// Gives the window another size, in pixels.
    ///
    /// # Errors
    /// Fails where the window is gone.
    pub fn resize(&self, width: u32, height: u32) -> Result<()> {
        self.post("/window/rect", &json!({ "width": width, "height": height }))?;
        Ok(())
    }

    /// Returns a picture of the page as the bytes of a PNG.
    ///
    /// # Errors
    /// Fails where the window is gone.
    pub fn picture(&self) -> Result<Vec<u8>> {
        let picture = self.get("/screenshot")?;
        let picture = picture.as_str().context("the driver gave no picture")?;
        Ok(BASE64_STANDARD.decode(picture)?)
    }

    /// Ends the program under automation, without asking the page.
    ///
    /// # Errors
    /// Fails where it has already ended.
    pub fn end(&self) -> Result<()> {
        self.driver
            .request("DELETE", &format!("/session/{}", self.id), None)?;
        Ok(())
    }
}
