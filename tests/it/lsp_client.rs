//! A text editor of a test: it starts the program, speaks the protocol with it, and keeps its own copy of each open text.
//!
//! `Client::of("name", TestSite::new()).open("content/en/about-us.md").write("…").finding("broken-link").marks("lost.md")`

use crate::test_site::TestSite;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// Nothing takes so long, even where several programs share a computer.
const LONGEST: Duration = Duration::from_secs(120);

/// Where the cursor is, in a text that a test writes.
pub const CURSOR: char = '‸';

/// A new folder with the files of a site.
pub fn folder_of(name: &str, site: &TestSite) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("lsp").join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    for source in site.sources().iter() {
        let path = folder.join(&*source.path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, source.bytes()).unwrap();
    }
    folder
}

/// Every file below a folder with its content.
pub fn files_below(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        if entry.path().is_dir() {
            files.extend(files_below(&entry.path()));
            files.insert(entry.path(), Vec::new());
        } else {
            files.insert(entry.path(), std::fs::read(entry.path()).unwrap());
        }
    }
    files
}

/// The address of a file or folder.
pub fn uri(path: &Path) -> String {
    url::Url::from_file_path(path).unwrap().to_string()
}

struct OpenText {
    uri: String,
    version: i32,
    text: String,
}

/// The editor. What it does is about the text that was opened last.
pub struct Client {
    process: Child,
    input: Option<ChildStdin>,
    messages: Receiver<Value>,
    pub folder: PathBuf,
    utf8: bool,
    next: i32,
    open: OpenText,
    /// What was said last of each file.
    pub said: BTreeMap<String, Value>,
    /// How often findings came.
    pub times_said: usize,
}

impl Client {
    /// An editor in the folder of a site that can do all that matters here.
    pub fn of(name: &str, site: TestSite) -> Client {
        let folder = folder_of(name, &site);
        let params = json!({
            "processId": null, "rootUri": null,
            "workspaceFolders": [{ "uri": uri(&folder), "name": "site" }],
            "capabilities": { "workspace": { "workspaceEdit": { "documentChanges": true } } },
        });
        Client::start(&folder).begin(params)
    }

    /// The program, to which nothing was said yet.
    pub fn start(folder: &Path) -> Client {
        let mut process = Command::new(env!("CARGO_BIN_EXE_plainleaf"))
            .args(["lsp", "--stdio", "--today", "2026-11-22"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        let (sender, messages) = channel();
        let mut output = BufReader::new(process.stdout.take().unwrap());
        std::thread::spawn(move || {
            while let Some(message) = read(&mut output) {
                if sender.send(message).is_err() {
                    return;
                }
            }
        });
        Client {
            input: process.stdin.take(),
            process,
            messages,
            folder: folder.into(),
            utf8: false,
            next: 0,
            open: OpenText { uri: String::new(), version: 0, text: String::new() },
            said: BTreeMap::new(),
            times_said: 0,
        }
    }

    /// Introduces itself with these parameters.
    pub fn begin(mut self, params: Value) -> Client {
        let welcome = self.ask("initialize", params).expect("an answer to initialize");
        self.utf8 = welcome["capabilities"]["positionEncoding"] == "utf-8";
        self.tell("initialized", json!({}));
        self
    }

    /// Opens a file of the site with the text that it has.
    pub fn open(self, path: &str) -> Client {
        let text = std::fs::read_to_string(self.folder.join(path)).unwrap_or_default();
        let address = uri(&self.folder.join(path));
        self.open_as(&address, &text)
    }

    /// Opens a text at an address.
    pub fn open_as(mut self, uri: &str, text: &str) -> Client {
        self.open = OpenText { uri: uri.into(), version: 1, text: text.into() };
        let item = json!({ "uri": uri, "languageId": "markdown", "version": 1, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": item }));
        self
    }

    /// Writes another text in place of the whole.
    pub fn write(mut self, text: &str) -> Client {
        self.open.version += 1;
        self.open.text = text.into();
        let document = json!({ "uri": self.open.uri, "version": self.open.version });
        self.tell(
            "textDocument/didChange",
            json!({ "textDocument": document, "contentChanges": [{ "text": text }] }),
        );
        self
    }

    /// Writes words in place of others, as an editor does: only what changes is said.
    pub fn replace(mut self, old: &str, new: &str) -> Client {
        let at = self.open.text.find(old).unwrap_or_else(|| panic!("{old} is not in {}", self.open.text));
        let range = json!({ "start": self.position(at), "end": self.position(at + old.len()) });
        self.open.text.replace_range(at..at + old.len(), new);
        self.open.version += 1;
        let document = json!({ "uri": self.open.uri, "version": self.open.version });
        let change = json!({ "range": range, "text": new });
        self.tell("textDocument/didChange", json!({ "textDocument": document, "contentChanges": [change] }));
        self
    }

    pub fn close(mut self) -> Client {
        self.tell("textDocument/didClose", json!({ "textDocument": { "uri": self.open.uri } }));
        self
    }

    /// The text as it is now.
    pub fn text(&self) -> &str {
        &self.open.text
    }

    pub fn version(&self) -> i32 {
        self.open.version
    }

    /// What is found in the text as it is now.
    #[track_caller]
    pub fn findings(&mut self) -> Vec<Value> {
        let (uri, version) = (self.open.uri.clone(), self.open.version);
        self.wait_for(&uri, |said| said["version"] == version)
    }

    /// Waits until what is said of a file is as the test wants it. Its findings.
    #[track_caller]
    pub fn wait_for(&mut self, uri: &str, is_it: impl Fn(&Value) -> bool) -> Vec<Value> {
        while !self.said.get(uri).is_some_and(&is_it) {
            self.hear();
        }
        self.said[uri]["diagnostics"].as_array().unwrap().clone()
    }

    /// The rules by which something is found in the text as it is now.
    #[track_caller]
    pub fn found(&mut self) -> Vec<String> {
        self.findings().iter().map(|finding| finding["code"].as_str().unwrap().to_string()).collect()
    }

    /// The one finding of a rule in the text as it is now.
    #[track_caller]
    pub fn finding(&mut self, rule: &str) -> Found<'_> {
        let mut of_rule = self.findings();
        of_rule.retain(|finding| finding["code"] == rule);
        let found = of_rule.pop().unwrap_or_else(|| panic!("{rule} is not found: {:#?}", self.said));
        assert_eq!(of_rule, Vec::<Value>::new(), "{rule} is found more than once");
        Found { finding: found, client: self }
    }

    /// Nothing is found in the text as it is now.
    #[track_caller]
    pub fn clean(mut self) -> Client {
        let findings = self.findings();
        assert!(findings.is_empty(), "{findings:#?}");
        self
    }

    /// What can be done about a place, by title.
    #[track_caller]
    pub fn actions(&mut self, at: &str, only: Option<&str>) -> BTreeMap<String, Value> {
        let start = self.open.text.find(at).unwrap_or_else(|| panic!("{at} is not in {}", self.open.text));
        let range = json!({ "start": self.position(start), "end": self.position(start + at.len()) });
        let only = only.map(|kind| vec![kind]);
        let params = json!({
            "textDocument": { "uri": self.open.uri }, "range": range,
            "context": { "diagnostics": [], "only": only },
        });
        let answer = self.ask("textDocument/codeAction", params).expect("actions");
        let titled = |action: &Value| (action["title"].as_str().unwrap().to_string(), action.clone());
        answer.as_array().map_or_else(BTreeMap::new, |list| list.iter().map(titled).collect())
    }

    /// Makes the edits of an action, as an editor does.
    #[track_caller]
    pub fn make(self, action: &Value) -> Client {
        let edit = &action["edit"];
        let edits = match edit["documentChanges"].as_array() {
            Some(changes) => {
                assert_eq!(changes[0]["textDocument"]["uri"], self.open.uri);
                assert_eq!(changes[0]["textDocument"]["version"], self.open.version, "the text has changed");
                &changes[0]["edits"]
            }
            None => &edit["changes"][&self.open.uri],
        };
        let text = self.edited(edits.as_array().expect("edits"));
        self.write(&text)
    }

    fn edited(&self, edits: &[Value]) -> String {
        let mut sorted: Vec<(usize, usize, &str)> = edits
            .iter()
            .map(|edit| {
                let new = edit["newText"].as_str().unwrap();
                (self.offset(&edit["range"]["start"]), self.offset(&edit["range"]["end"]), new)
            })
            .collect();
        sorted.sort_unstable();
        let mut text = self.open.text.clone();
        for (start, end, new) in sorted.into_iter().rev() {
            text.replace_range(start..end, new);
        }
        text
    }

    /// What is offered at the cursor of a text: each label, and the text with it inserted.
    #[track_caller]
    pub fn offers(&mut self, marked: &str) -> BTreeMap<String, String> {
        let items = self.items(marked, 1);
        let made = |item: &Value| {
            let text = self.edited(std::slice::from_ref(&item["textEdit"]));
            (item["label"].as_str().unwrap().to_string(), text)
        };
        items.iter().map(made).collect()
    }

    /// What is offered at the cursor of a text, as it came. `trigger`: 1 where somebody asked, 2 behind a sign.
    #[track_caller]
    pub fn items(&mut self, marked: &str, trigger: u8) -> Vec<Value> {
        let at = marked.find(CURSOR).expect("a cursor");
        let text = marked.replace(CURSOR, "");
        self.open.version += 1;
        self.open.text = text.clone();
        let document = json!({ "uri": self.open.uri, "version": self.open.version });
        self.tell(
            "textDocument/didChange",
            json!({ "textDocument": document, "contentChanges": [{ "text": text }] }),
        );
        let params = json!({
            "textDocument": { "uri": self.open.uri }, "position": self.position(at),
            "context": { "triggerKind": trigger },
        });
        self.ask("textDocument/completion", params).expect("offers").as_array().cloned().unwrap_or_default()
    }

    /// What is said of a place in the text.
    #[track_caller]
    pub fn hover(&mut self, words: &str) -> Value {
        let at = self.open.text.find(words).unwrap_or_else(|| panic!("{words} is not in {}", self.open.text));
        let params = json!({ "textDocument": { "uri": self.open.uri }, "position": self.position(at) });
        self.ask("textDocument/hover", params).expect("an answer")
    }

    /// The position of a byte of the text, as this editor counts.
    fn position(&self, at: usize) -> Value {
        let before = &self.open.text[..at];
        let line = before.rfind('\n').map_or(before, |end| &before[end + 1..]);
        let column = if self.utf8 { line.len() } else { line.encode_utf16().count() };
        json!({ "line": before.matches('\n').count(), "character": column })
    }

    /// The byte at a position.
    fn offset(&self, position: &Value) -> usize {
        let text = &self.open.text;
        let found = (0..=text.len()).filter(|at| text.is_char_boundary(*at));
        let mut found = found.filter(|at| self.position(*at) == *position);
        found.next().unwrap_or_else(|| panic!("{position} is not in {text}"))
    }

    /// Asks, and waits for the answer.
    ///
    /// # Errors
    /// The refusal.
    pub fn ask(&mut self, method: &str, params: Value) -> Result<Value, Value> {
        let id = self.send_request(method, params);
        self.answer(id)
    }

    /// Asks, and does not wait.
    pub fn send_request(&mut self, method: &str, params: Value) -> i32 {
        self.next += 1;
        self.send(json!({ "jsonrpc": "2.0", "id": self.next, "method": method, "params": params }));
        self.next
    }

    /// Waits for the answer to a question.
    ///
    /// # Errors
    /// The refusal.
    pub fn answer(&mut self, id: i32) -> Result<Value, Value> {
        loop {
            let message = self.hear();
            if message["id"] == id && message.get("method").is_none() {
                return message.get("result").cloned().ok_or_else(|| message["error"].clone());
            }
        }
    }

    pub fn tell(&mut self, method: &str, params: Value) {
        self.send(json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    fn send(&mut self, message: Value) {
        let text = message.to_string();
        let input = self.input.as_mut().expect("an open input");
        write!(input, "Content-Length: {}\r\n\r\n{text}", text.len()).unwrap();
        input.flush().unwrap();
    }

    /// Hears what was said already, and waits for nothing.
    pub fn hear_what_came(&mut self) {
        while let Ok(message) = self.messages.try_recv() {
            self.take(message);
        }
    }

    /// The next message.
    #[track_caller]
    pub fn hear(&mut self) -> Value {
        let message = self.messages.recv_timeout(LONGEST).expect("a message");
        self.take(message)
    }

    fn take(&mut self, message: Value) -> Value {
        if message["method"] == "textDocument/publishDiagnostics" {
            self.times_said += 1;
            let about = message["params"].clone();
            self.said.insert(about["uri"].as_str().unwrap().to_string(), about);
        }
        message
    }

    /// Ends the program in good order. Its exit code.
    pub fn quit(mut self) -> Option<i32> {
        self.ask("shutdown", Value::Null).expect("an answer to shutdown");
        self.tell("exit", Value::Null);
        self.process.wait().unwrap().code()
    }

    /// Sends what is no message. The exit code.
    pub fn babble(mut self, words: &str) -> Option<i32> {
        self.input.as_mut().expect("an open input").write_all(words.as_bytes()).unwrap();
        self.input = None;
        self.process.wait().unwrap().code()
    }

    /// Says `exit` and nothing else, or nothing at all. The exit code.
    pub fn leave(mut self, says_so: bool) -> Option<i32> {
        if says_so {
            self.tell("exit", Value::Null);
        }
        self.input = None;
        self.process.wait().unwrap().code()
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A finding in the text as it is now.
pub struct Found<'c> {
    pub finding: Value,
    client: &'c Client,
}

impl Found<'_> {
    /// It marks these characters.
    #[track_caller]
    pub fn marks(self, words: &str) -> Self {
        let range = &self.finding["range"];
        let (start, end) = (self.client.offset(&range["start"]), self.client.offset(&range["end"]));
        assert_eq!(&self.client.text()[start..end], words, "{:#?}", self.finding);
        self
    }

    /// It has this range: line and column of its start, line and column of its end, from 0.
    #[track_caller]
    pub fn spans(self, range: [u32; 4]) -> Self {
        let place =
            |at: &Value| [at["line"].as_u64().unwrap() as u32, at["character"].as_u64().unwrap() as u32];
        let [start, end] = ["start", "end"].map(|end| place(&self.finding["range"][end]));
        assert_eq!([start[0], start[1], end[0], end[1]], range, "{:#?}", self.finding);
        self
    }

    #[track_caller]
    pub fn says(self, words: &str) -> Self {
        assert!(self.finding["message"].as_str().unwrap().contains(words), "{:#?}", self.finding);
        self
    }
}

/// One message.
fn read(output: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim_end().split_once(": ") {
            Some(("Content-Length", number)) => length = number.parse().unwrap(),
            Some(_) => {}
            None => break,
        }
    }
    let mut bytes = vec![0; length];
    output.read_exact(&mut bytes).ok()?;
    Some(serde_json::from_slice(&bytes).expect("JSON"))
}
