//! Floor 7: tests of the loop, with a judge that does only what a test says.
//! In: messages of an editor. Out: the orders that the judge gets.
//! Must never: judge.

#![allow(clippy::disallowed_methods)]

use super::*;
use crate::disk::UserError;
use serde_json::json;
use std::fs;
use std::path::PathBuf;
use std::sync::mpsc::channel;
use std::thread::JoinHandle;

const LONGEST: Duration = Duration::from_secs(60);

/// A server with one text of a site, and both ends of its channels.
struct TestLoop {
    folder: PathBuf,
    uri: String,
    editor: Sender<ServerEvent>,
    orders: Receiver<JudgeOrder>,
    server: JoinHandle<bool>,
}

impl TestLoop {
    /// Says all this before the server begins to listen.
    fn start(name: &str, say: impl Fn(&TestLoop)) -> TestLoop {
        let folder = std::env::temp_dir().join(format!("plainleaf-lsp-{name}-{}", std::process::id()));
        fs::create_dir_all(folder.join("content/en")).unwrap();
        fs::write(folder.join("content/site.toml"), "").unwrap();
        let uri = url::Url::from_file_path(folder.join("content/en/a.md")).unwrap().to_string();
        let ((editor, events), (sender, orders)) = (channel(), channel());
        let (begin, begun) = channel();
        let server = std::thread::spawn(move || {
            begun.recv().unwrap();
            LanguageServer::new(Editor::of(&Value::Null), sender, &|_| {}).run(&events)
        });
        let started = TestLoop { folder, uri, editor, orders, server };
        say(&started);
        begin.send(()).unwrap();
        started
    }

    fn said(&self, method: &str, params: Value) {
        self.editor.send(ServerEvent::Said(Notification::new(method.into(), params).into())).unwrap();
    }

    fn open(&self, version: i32) {
        let item =
            json!({ "uri": self.uri, "languageId": "markdown", "version": version, "text": words(version) });
        self.said("textDocument/didOpen", json!({ "textDocument": item }));
    }

    fn write(&self, version: i32) {
        let document = json!({ "uri": self.uri, "version": version });
        let change = json!({ "text": words(version) });
        self.said("textDocument/didChange", json!({ "textDocument": document, "contentChanges": [change] }));
    }

    /// The next order, and the version of the text in it.
    fn order(&self) -> (JudgeOrder, i32) {
        let order = self.orders.recv_timeout(LONGEST).expect("an order");
        let JudgeTask::Judge(edited) = &order.task else { panic!("nobody asked to mend") };
        let version = edited[0].version;
        assert_eq!(*edited[0].text, words(version));
        (order, version)
    }

    /// The judge is done with an order.
    fn judged(&self, order: JudgeOrder) {
        let result = JudgeResult::Judged(Err(UserError::new("", "")));
        let report = JudgeReport { root: order.root, state: order.state, result };
        self.editor.send(ServerEvent::Judged(report)).unwrap();
    }

    fn end(self) {
        self.editor.send(ServerEvent::Gone).unwrap();
        assert!(!self.server.join().unwrap(), "nobody asked to shut down");
        fs::remove_dir_all(self.folder).unwrap();
    }
}

fn words(version: i32) -> String {
    format!("text {version}")
}

#[test]
fn the_judge_gets_the_newest_text_and_one_order_at_a_time() {
    let server = TestLoop::start("newest", |server| {
        server.open(1);
        (2..=50).for_each(|version| server.write(version));
    });
    let (order, version) = server.order();
    assert_eq!(version, 50, "none of the texts before it is judged");
    // While the judge works, it gets nothing else.
    (51..=60).for_each(|version| server.write(version));
    std::thread::sleep(PAUSE * 4);
    assert!(server.orders.try_recv().is_err());
    server.judged(order);
    assert_eq!(server.order().1, 60);
    server.end();
}

#[test]
fn what_was_found_before_a_site_was_closed_is_nothing_about_it_when_it_is_open_again() {
    let server = TestLoop::start("again", |server| server.open(1));
    let (order, _) = server.order();
    server.said("textDocument/didClose", json!({ "textDocument": { "uri": server.uri } }));
    server.open(7);
    server.judged(order);
    assert_eq!(server.order().1, 7);
    server.end();
}
