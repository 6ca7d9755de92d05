//! Floor 7: tests of the loop, with a judge that does only what a test says.
//! In: messages of an editor. Out: the orders that the judge gets.
//! Must never: judge.

#![allow(clippy::disallowed_methods)]

use super::*;
use crate::disk::UserError;
use serde_json::json;
use std::fs;
use std::sync::mpsc::channel;

const LONGEST: Duration = Duration::from_secs(60);

#[test]
fn the_judge_gets_the_newest_text_and_one_order_at_a_time() {
    let folder = std::env::temp_dir().join(format!("plainleaf-lsp-{}", std::process::id()));
    fs::create_dir_all(folder.join("content/en")).unwrap();
    fs::write(folder.join("content/site.toml"), "").unwrap();
    let uri = url::Url::from_file_path(folder.join("content/en/a.md")).unwrap();
    let said =
        |method: &str, params: Value| ServerEvent::Said(Notification::new(method.into(), params).into());
    let typed = |version: i32| {
        let document = json!({ "uri": uri, "version": version });
        let change = json!({ "text": format!("text {version}") });
        said("textDocument/didChange", json!({ "textDocument": document, "contentChanges": [change] }))
    };
    let ((editor, events), (sender, orders)) = (channel(), channel());
    let item = json!({ "uri": uri, "languageId": "markdown", "version": 1, "text": "text 1" });
    editor.send(said("textDocument/didOpen", json!({ "textDocument": item }))).unwrap();
    (2..=50).for_each(|version| editor.send(typed(version)).unwrap());
    let server = std::thread::spawn(move || {
        LanguageServer::new(Editor::of(&Value::Null), sender, &|_| {}).run(&events)
    });
    let newest = || {
        let order: JudgeOrder = orders.recv_timeout(LONGEST).unwrap();
        let JudgeTask::Judge(edited) = order.task else { panic!("nobody asked to mend") };
        assert_eq!(*edited[0].text, format!("text {}", edited[0].version));
        (order.root, order.state, edited[0].version)
    };
    let (root, state, version) = newest();
    assert_eq!(version, 50, "none of the texts before it is judged");
    // While the judge works, it gets nothing else.
    (51..=60).for_each(|version| editor.send(typed(version)).unwrap());
    std::thread::sleep(PAUSE * 4);
    assert!(orders.try_recv().is_err());
    let result = JudgeResult::Judged(Err(UserError::new("", "")));
    editor.send(ServerEvent::Judged(JudgeReport { root, state, result })).unwrap();
    assert_eq!(newest().2, 60);
    editor.send(ServerEvent::Gone).unwrap();
    assert!(!server.join().unwrap(), "nobody asked to shut down");
    fs::remove_dir_all(folder).unwrap();
}
