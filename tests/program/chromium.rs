//! A headless Chromium that sees nothing but one blog: built into a folder, from which every request is answered, or shown
//! by a server. No request to anybody else leaves.
//!
//! It is driven by the DevTools protocol over a pipe, so no port is opened and no driver is needed.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

const NAMES: &[&str] = &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const NO_CHROMIUM: &str = "there is no Chromium here: run tests/all, which installs it";
const FLAGS: &[&str] = &[
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
];

/// How a page is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct View {
    /// The window's width in CSS pixels.
    pub(crate) width: u32,
    /// What the reader prefers: `light` or `dark`.
    pub(crate) scheme: &'static str,
}

/// As long as anything may take that a page does by itself.
const PATIENCE: Duration = Duration::from_secs(20);

/// A tab of the browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tab {
    target: Value,
    session: Option<String>,
}

/// A running browser with at least one tab.
pub(crate) struct Chromium {
    process: Child,
    commands: ChildStdin,
    messages: BufReader<ChildStdout>,
    calls: u64,
    /// The one that is looked at.
    tab: Tab,
    /// Where the blog is built; nothing where a server shows it.
    blog: Option<PathBuf>,
    base_url: String,
    /// The Content-Security-Policy that pages come with; empty for none.
    policy: String,
    /// What went wrong since the last page was opened: console errors, exceptions, requests to other hosts, dialogs, missing files.
    complaints: Vec<String>,
    loaded: bool,
    _profile: TempDir,
}

impl Chromium {
    /// Starts the browser on the blog built into `blog` for `base_url`.
    pub(crate) fn start(blog: &Path, base_url: &str) -> Self {
        Self::launch(Some(blog.to_owned()), base_url)
    }

    /// Starts the browser on the blog that a server shows at `base_url`.
    pub(crate) fn visiting(base_url: &str) -> Self {
        Self::launch(None, base_url)
    }

    fn launch(blog: Option<PathBuf>, base_url: &str) -> Self {
        let profile = TempDir::new().expect("a folder for the profile");
        let mut process =
            NAMES.iter().find_map(|name| spawn(name, profile.path())).expect(NO_CHROMIUM);
        let commands = process.stdin.take().expect("its input is piped");
        let messages = BufReader::new(process.stdout.take().expect("its output is piped"));
        let mut browser = Self {
            process,
            commands,
            messages,
            calls: 0,
            tab: Tab { target: Value::Null, session: None },
            blog,
            base_url: base_url.to_owned(),
            policy: String::new(),
            complaints: Vec::new(),
            loaded: false,
            _profile: profile,
        };
        browser.add_tab();
        browser
    }

    /// The program's file.
    pub(crate) fn program() -> PathBuf {
        let found = NAMES.iter().map(|name| format!("command -v {name}")).collect::<Vec<_>>();
        let output = Command::new("sh").args(["-c", &found.join(" || ")]).output();
        let file = output.expect("there is a shell").stdout;
        assert!(!file.is_empty(), "{NO_CHROMIUM}");
        PathBuf::from(String::from_utf8_lossy(&file).trim())
    }

    /// Answers with this `Content-Security-Policy` from now on.
    pub(crate) fn under(mut self, policy: &str) -> Self {
        policy.clone_into(&mut self.policy);
        self
    }

    /// Whether pages that are opened from now on may run scripts.
    pub(crate) fn scripts(&mut self, may_run: bool) {
        self.call("Emulation.setScriptExecutionDisabled", &json!({"value": !may_run}));
    }

    /// Opens one more tab and looks at it.
    pub(crate) fn add_tab(&mut self) -> Tab {
        self.tab.session = None;
        let target =
            self.call("Target.createTarget", &json!({"url": "about:blank"}))["targetId"].take();
        let attached =
            self.call("Target.attachToTarget", &json!({"targetId": target, "flatten": true}));
        self.tab = Tab { target, session: attached["sessionId"].as_str().map(ToOwned::to_owned) };
        for domain in ["Page.enable", "Runtime.enable", "Log.enable"] {
            self.call(domain, &json!({}));
        }
        self.call("Fetch.enable", &json!({"patterns": [{"urlPattern": "*"}]}));
        self.tab.clone()
    }

    /// The tab that is looked at.
    pub(crate) fn tab(&self) -> Tab {
        self.tab.clone()
    }

    /// Looks at a tab, as its reader does who brings it to the front.
    pub(crate) fn look_at(&mut self, tab: &Tab) {
        self.tab = tab.clone();
        self.call("Page.bringToFront", &json!({}));
    }

    /// Opens the page at `path`, which begins with `/`, and returns what was wrong with it.
    pub(crate) fn open(&mut self, path: &str, view: View) -> Vec<String> {
        self.complaints.clear();
        self.loaded = false;
        self.view(view);
        let url = format!("{}{path}", self.base_url.trim_end_matches('/'));
        self.call("Page.navigate", &json!({"url": url}));
        while !self.loaded {
            let message = self.message();
            self.notice(&message);
        }
        std::mem::take(&mut self.complaints)
    }

    /// Looks at the open page in another way.
    pub(crate) fn view(&mut self, view: View) {
        let size =
            json!({"width": view.width, "height": 800, "deviceScaleFactor": 1, "mobile": false});
        self.call("Emulation.setDeviceMetricsOverride", &size);
        let scheme = json!([{"name": "prefers-color-scheme", "value": view.scheme}]);
        self.call("Emulation.setEmulatedMedia", &json!({"features": scheme}));
    }

    /// Looks at the open page as it stands on paper, until it is looked at in another way.
    pub(crate) fn print(&mut self) {
        self.call("Emulation.setEmulatedMedia", &json!({"media": "print"}));
    }

    /// The value of a JavaScript expression on the open page, or of what it promises.
    pub(crate) fn evaluate(&mut self, expression: &str) -> Value {
        let mut answer = self.call("Runtime.evaluate", &evaluation(expression));
        assert!(answer["exceptionDetails"].is_null(), "{expression} throws: {answer}");
        answer["result"]["value"].take()
    }

    /// Waits until a JavaScript expression is true on the open page, which may be another by then.
    #[track_caller]
    pub(crate) fn until(&mut self, expression: &str) {
        let soon = evaluation(&format!(
            "new Promise((done) => {{
                const end = performance.now() + 1000;
                const look = () => {{
                    let is = false;
                    try {{ is = Boolean({expression}); }} catch {{}}
                    if (is || performance.now() > end) done(is); else setTimeout(look, 10);
                }};
                look();
            }})"
        ));
        let end = Instant::now() + PATIENCE;
        loop {
            // A page that goes away takes the question with it.
            let answer = self.ask("Runtime.evaluate", &soon);
            if answer.is_ok_and(|answer| answer["result"]["value"] == true) {
                return;
            }
            assert!(Instant::now() < end, "it never comes to this: {expression}");
        }
    }

    /// Presses a key of this name (`Escape`, `Tab`, `Enter`) and lets it go.
    pub(crate) fn press(&mut self, key: &str) {
        let code = match key {
            "Tab" => 9,
            "Enter" => 13,
            _ => 27,
        };
        let text = if key == "Enter" { "\r" } else { "" };
        for kind in ["keyDown", "keyUp"] {
            let event = json!({"type": kind, "key": key, "code": key, "text": text,
                "windowsVirtualKeyCode": code});
            self.call("Input.dispatchKeyEvent", &event);
        }
    }

    /// Types words into what has the focus.
    pub(crate) fn types(&mut self, words: &str) {
        self.call("Input.insertText", &json!({"text": words}));
    }

    /// What went wrong since it was asked last.
    pub(crate) fn complaints(&mut self) -> Vec<String> {
        self.evaluate("0");
        std::mem::take(&mut self.complaints)
    }

    /// A picture of the whole open page, as PNG.
    pub(crate) fn screenshot(&mut self) -> Vec<u8> {
        self.captured(true)
    }

    /// A picture of what is in the window, as PNG.
    pub(crate) fn picture(&mut self) -> Vec<u8> {
        self.captured(false)
    }

    fn captured(&mut self, is_whole: bool) -> Vec<u8> {
        let how = json!({"captureBeyondViewport": is_whole});
        let answer = self.call("Page.captureScreenshot", &how);
        let data = answer["data"].as_str().expect("a screenshot is a string");
        BASE64_STANDARD.decode(data).expect("a screenshot is base64")
    }

    /// Calls a method of the protocol and waits for its answer.
    fn call(&mut self, method: &str, params: &Value) -> Value {
        self.ask(method, params).unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// The same, where it may fail.
    fn ask(&mut self, method: &str, params: &Value) -> Result<Value, Value> {
        let session = self.tab.session.clone();
        let id = self.send(method, params, session.as_deref());
        loop {
            let mut message = self.message();
            if message["id"] == id {
                return match message["error"].take() {
                    Value::Null => Ok(message["result"].take()),
                    error => Err(error),
                };
            }
            self.notice(&message);
        }
    }

    fn send(&mut self, method: &str, params: &Value, session: Option<&str>) -> u64 {
        self.calls += 1;
        let mut message = json!({"id": self.calls, "method": method, "params": params});
        if let Some(session) = session {
            message["sessionId"] = json!(session);
        }
        write!(self.commands, "{message}\0").expect("Chromium listens");
        self.calls
    }

    fn message(&mut self) -> Value {
        let mut message = Vec::new();
        self.messages.read_until(0, &mut message).expect("Chromium speaks");
        assert_eq!(message.pop(), Some(0), "Chromium ended early");
        serde_json::from_slice(&message).expect("the protocol is JSON")
    }

    /// Takes in an event: answers a request, or writes down what went wrong.
    fn notice(&mut self, event: &Value) {
        let (params, session) = (&event["params"], event["sessionId"].as_str());
        match event["method"].as_str().unwrap_or_default() {
            "Page.loadEventFired" => self.loaded |= session == self.tab.session.as_deref(),
            "Fetch.requestPaused" => self.fulfil(params, session),
            "Page.javascriptDialogOpening" => {
                self.complaints.push(format!("a dialog: {}", params["message"]));
                self.send("Page.handleJavaScriptDialog", &json!({"accept": true}), session);
            }
            "Runtime.exceptionThrown" => {
                self.complaints.push(format!("exception: {}", params["exceptionDetails"]));
            }
            "Runtime.consoleAPICalled" if params["type"] == "error" => {
                self.complaints.push(format!("console: {}", params["args"]));
            }
            "Log.entryAdded" if params["entry"]["level"] == "error" => {
                self.complaints
                    .push(format!("log: {} {}", params["entry"]["text"], params["entry"]["url"]));
            }
            _ => {}
        }
    }

    /// Answers a request from the folder, or lets it go to the server; one to another host is refused and written down.
    fn fulfil(&mut self, params: &Value, session: Option<&str>) {
        let url = params["request"]["url"].as_str().unwrap_or_default();
        let Some(path) = url.strip_prefix(&self.base_url) else {
            self.complaints.push(format!("a request to {url}"));
            let refusal =
                json!({"requestId": params["requestId"], "errorReason": "BlockedByClient"});
            self.send("Fetch.failRequest", &refusal, session);
            return;
        };
        let Some(blog) = &self.blog else {
            let request = json!({"requestId": params["requestId"]});
            self.send("Fetch.continueRequest", &request, session);
            return;
        };
        let path = path.split(['?', '#']).next().unwrap_or_default();
        let path = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
        let file = blog.join(if path.is_empty() || path.ends_with('/') {
            format!("{path}index.html")
        } else {
            path.into_owned()
        });
        let body = std::fs::read(&file).ok();
        let mut headers = vec![json!({"name": "Content-Type", "value": media_type(&file)})];
        if !self.policy.is_empty() {
            headers.push(json!({"name": "Content-Security-Policy", "value": self.policy}));
        }
        let answer = json!({
            "requestId": params["requestId"],
            "responseCode": if body.is_some() { 200 } else { 404 },
            "responseHeaders": headers,
            "body": BASE64_STANDARD.encode(body.unwrap_or_default()),
        });
        self.send("Fetch.fulfillRequest", &answer, session);
    }
}

fn evaluation(expression: &str) -> Value {
    json!({"expression": expression, "returnByValue": true, "awaitPromise": true})
}

impl Drop for Chromium {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Starts `name` with the protocol's two file descriptors, 3 and 4, on our pipes; nothing where there is no such program.
fn spawn(name: &str, profile: &Path) -> Option<Child> {
    let found =
        Command::new(name).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    found.ok().filter(std::process::ExitStatus::success)?;
    let mut command = Command::new("sh");
    command
        .args(["-c", "exec \"$@\" 3<&0 4>&1 0</dev/null 1>/dev/null 2>/dev/null", "sh", name])
        .args(FLAGS);
    command.arg(format!("--user-data-dir={}", profile.display())).arg("about:blank");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().ok()
}

fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "woff2" => "font/woff2",
        "json" => "application/json",
        "xml" => "application/xml",
        _ => "application/octet-stream",
    }
}
