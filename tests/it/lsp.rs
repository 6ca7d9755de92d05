//! `plainleaf lsp`, as an editor speaks with it.

use crate::lsp_client::{Client, files_below, folder_of, uri};
use crate::test_site::{TestSite, page};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

const FILE: &str = "content/en/about-us.md";

fn client(name: &str) -> Client {
    Client::of(name, TestSite::new()).open(FILE)
}

/// A page with an owner, so that nothing but its text is found.
fn text(words: &str) -> String {
    page("owner: Mary\n", words)
}

#[test]
fn findings_follow_what_is_typed() {
    let mut client = client("typed").clean();
    let before = files_below(&client.folder);
    // An emoji is two units of UTF-16, a letter with a circumflex one.
    client = client.write(&text("😀 ŵ See [what we do](lost.md)."));
    let found = client.finding("broken-link").marks("[what we do](lost.md)").spans([6, 9, 6, 30]);
    assert_eq!(found.finding["severity"], 1);
    assert_eq!(found.finding["source"], "plainleaf");
    found.says("lost.md");
    let mut client = client.replace("lost", "contact").clean();
    assert!(client.text().contains("(contact.md)"));
    client = client.replace("😀 ŵ", "*ŵ*");
    assert_eq!(client.finding("italics").marks("*ŵ*").finding["severity"], 2);
    assert_eq!(files_below(&client.folder), before, "nothing is written");
    assert_eq!(client.quit(), Some(0));
}

#[test]
fn all_that_the_terminal_says_is_said() {
    let bad = text("Please [click here](lost.md) !\n\nCall 0800 123 4567.\n\n#Heading\n");
    let site = || TestSite::new().with(FILE, &bad).with("content/en/more.md", page("", "[x](none.md)"));
    let mut client = Client::of("terminal", site()).open(FILE);
    let folder = client.folder.clone();
    client.findings();
    client.wait_for(&uri(&folder.join("content/en/more.md")), |_| true);
    let done = std::process::Command::new(env!("CARGO_BIN_EXE_plainleaf"))
        .args(["check", "--drafts", "--today", "2026-11-22", "--format", "json"])
        .arg(&folder)
        .output()
        .unwrap();
    let report: Value = serde_json::from_slice(&done.stdout).unwrap();
    let mut in_terminal: Vec<Value> = Vec::new();
    for finding in report["findings"].as_array().unwrap() {
        let number = |name: &str| finding[name].as_u64().unwrap() - 1;
        let words = ["message", "why", "help"].map(|part| finding[part].as_str().unwrap()).join("\n");
        in_terminal.push(json!([
            uri(&folder.join(finding["file"].as_str().unwrap())),
            finding["rule"],
            [number("line"), number("column"), number("end_line"), number("end_column")],
            words,
        ]));
    }
    let mut in_editor: Vec<Value> = Vec::new();
    for (uri, about) in &client.said {
        for finding in about["diagnostics"].as_array().unwrap() {
            let [start, end] = ["start", "end"].map(|end| &finding["range"][end]);
            let range = [&start["line"], &start["character"], &end["line"], &end["character"]];
            in_editor.push(json!([uri, finding["code"], range, finding["message"]]));
        }
    }
    let sorted = |mut list: Vec<Value>| {
        list.sort_by_key(Value::to_string);
        list
    };
    assert!(in_terminal.len() > 5, "{in_terminal:#?}");
    assert_eq!(sorted(in_editor), sorted(in_terminal));
}

#[test]
fn columns_are_bytes_where_the_editor_can() {
    let folder = folder_of("bytes", &TestSite::new());
    let params =
        |encodings: &[&str]| json!({ "capabilities": { "general": { "positionEncodings": encodings } } });
    let client = Client::start(&folder).begin(params(&["utf-16", "utf-8"])).open(FILE);
    let mut client = client.write(&text("😀 ŵ See [what we do](lost.md)."));
    client.finding("broken-link").marks("[what we do](lost.md)").spans([6, 12, 6, 33]);
    let client = client.replace("lost.md", "contact.md").clean();
    assert!(client.text().contains("😀 ŵ See [what we do](contact.md)."));
}

#[test]
fn a_text_after_its_fix_has_no_finding() {
    let mut client = client("fix").write(&text("😀 We help , and  we talk : ask us.\n\nCall ** us**."));
    let found = client.found();
    let actions = client.actions("ask", None);
    assert!(found.contains(&"left-mark".to_string()), "{found:?}");
    assert!(actions.is_empty(), "nothing is wrong there: {actions:#?}");
    let actions = client.actions("** us**", Some("quickfix"));
    let action = actions.values().find(|action| action["isPreferred"] == true).expect("a safe fix");
    assert_eq!(
        (&action["kind"], &action["diagnostics"][0]["code"]),
        (&json!("quickfix"), &json!("left-mark"))
    );
    let mut client = client.make(action);
    assert!(!client.found().contains(&"left-mark".to_string()), "{}", client.text());
}

#[test]
fn all_safe_fixes_are_made_at_once() {
    // Some fixes lie in each other, and what was a list of bullets becomes a list of boxes to tick.
    let bad = "•\u{a0}[ ] one\n• [ ] two\n\nWe ** help** and [talk] (https://www.nhs.uk).\n";
    let mut client = client("fix-all").write(&text(bad));
    let found = client.found();
    assert!(!found.contains(&"foreign-mark".to_string()), "it comes with the first fix: {found:?}");
    let actions = client.actions("", Some("source.fixAll"));
    let (title, action) = actions.first_key_value().expect("one action");
    assert_eq!((actions.len(), title.as_str()), (1, "Mend all that can be mended safely in this file"));
    assert_eq!(action["kind"], "source.fixAll.plainleaf");
    let mut client = client.make(action);
    client.findings();
    let left = client.actions("", Some("source"));
    assert!(left.is_empty(), "{left:#?} {}", client.text());
    assert!(client.text().contains("- one\n- two"), "{}", client.text());
    // The same as on the command line.
    let file = client.folder.join(FILE);
    std::fs::write(&file, text(bad)).unwrap();
    std::process::Command::new(env!("CARGO_BIN_EXE_plainleaf"))
        .args(["check", "--drafts", "--today", "2026-11-22", "--fix"])
        .arg(&client.folder)
        .output()
        .unwrap();
    assert_eq!(client.text(), std::fs::read_to_string(&file).unwrap());
}

#[test]
fn beside_a_safe_fix_all_others_are_offered() {
    let mut client = client("beside").write(&text("• one\n• two\n\nWe ** help** you."));
    let at = client.actions("** help**", None);
    assert!(at.contains_key("Mend all that can be mended safely in this file"), "{at:#?}");
    assert!(at.values().all(|action| action["kind"] == "quickfix"), "{at:#?}");
    let mut client = client.write(&text("We ** help** you."));
    assert_eq!(client.actions("** help**", None).len(), 1, "there is but one fix");
}

#[test]
fn an_editor_that_knows_no_versions_gets_plain_changes() {
    let folder = folder_of("no-versions", &TestSite::new());
    let client = Client::start(&folder).begin(json!({ "capabilities": {} })).open(FILE);
    let mut client = client.write(&text("We ** help** you."));
    let actions = client.actions("** help**", None);
    let action = actions.values().next().expect("a fix").clone();
    assert!(action["edit"]["changes"].is_object(), "{action:#?}");
    client.make(&action).clean();
}

#[test]
fn what_a_rule_asks_is_shown_at_its_finding() {
    let mut client =
        client("hover").write(&text("See [what we do](lost.md).\n\n> [!contact] imha\n\n{{imha.phone}}"));
    let said = client.hover("what we do");
    let manual = said["contents"]["value"].as_str().unwrap();
    assert_eq!(said["contents"]["kind"], "markdown");
    assert_eq!(said["range"], client.finding("broken-link").finding["range"]);
    for part in
        ["### ", "`broken-link`", "## Why", "## Whom it helps", "## This is wrong", "until: 2027-02-22"]
    {
        assert!(manual.contains(part), "{part}: {manual}");
    }
    for (words, said) in [
        ("imha.phone", "Independent Mental Health Advocacy: 0844 248 9 248"),
        ("!contact", "How to reach somebody: every way that contacts.toml knows, with what a call costs."),
        ("owner", "Who looks after it: A person, a team or your organisation."),
    ] {
        let hover = client.hover(words);
        assert_eq!(
            (&hover["contents"]["kind"], &hover["contents"]["value"]),
            (&json!("plaintext"), &json!(said))
        );
    }
    assert_eq!(client.hover("Mary"), Value::Null);
}

#[test]
fn facts_are_offered_with_their_values() {
    let mut client = client("facts");
    for (typed, after) in [
        ("Call {{‸", "Call {{imha.phone}}"),
        ("Call {{im‸", "Call {{imha.phone}}"),
        ("Call {{‸}} now", "Call {{imha.phone}} now"),
        ("Call {{imha.‸} now", "Call {{imha.phone}} now"),
    ] {
        assert_eq!(client.offers(&text(typed))["imha.phone"], text(after), "{typed}");
    }
    let items = client.items(&text("Call {{‸"), 2);
    let labels: Vec<&str> = items.iter().map(|item| item["label"].as_str().unwrap()).collect();
    assert_eq!(labels, ["imha.name", "imha.phone", "imha.charge", "imha.address"]);
    assert_eq!(items[1]["detail"], "0844 248 9 248");
    // What is offered is no finding.
    client.write(&text("Call {{imha.phone}}.")).clean();
    assert_eq!(Client::of("facts-none", TestSite::new()).open(FILE).offers(&text("{{a}} b‸")).len(), 0);
}

#[test]
fn pages_and_headings_are_offered_in_links() {
    let other = page("owner: Mary\n", "## Who we are\n\nWe talk.\n\n## Tŷ agored {#open}\n\nWe talk.");
    let site = TestSite::new().with("content/en/care/our team.md", other);
    let mut client = Client::of("links", site).open(FILE);
    let offers = client.offers(&text("See [us](‸"));
    assert_eq!(offers["Contact"], text("See [us](contact.md)"));
    assert_eq!(offers["A page"], text("See [us](care/our%20team.md)"));
    assert!(!offers.contains_key("About us"), "a page does not lead to itself: {offers:?}");
    assert_eq!(client.offers(&text("See [us](con‸)."))["Contact"], text("See [us](contact.md)."));
    assert_eq!(client.offers(&text("[us](con‸old.md#x)."))["Contact"], text("[us](contact.md#x)."));
    let offers = client.offers(&text("[us](care/our%20team.md#‸)"));
    assert_eq!(offers["Who we are"], text("[us](care/our%20team.md#who-we-are)"));
    assert_eq!(offers["Tŷ agored"], text("[us](care/our%20team.md#open)"));
    assert_eq!(
        client.offers(&text("[word](glossary.md#‸"))["Advocate"],
        text("[word](glossary.md#advocate)")
    );
    // The headings of this page, as it was a moment ago.
    let mut client = client.write(&text("## Our aims\n\nWe talk."));
    client.findings();
    let offers = client.offers(&text("## Our aims\n\n[up](#‸)"));
    assert_eq!(offers["Our aims"], text("## Our aims\n\n[up](#our-aims)"));
}

#[test]
fn pictures_are_offered_with_their_words() {
    let mut client = client("pictures");
    for (typed, after) in [
        ("![](‸)", "![](../pictures/talk.svg)"),
        ("![](../pic‸)", "![](../pictures/talk.svg)"),
        ("![‸", "![](../pictures/talk.svg)"),
        ("![ta‸]", "![](../pictures/talk.svg)"),
        ("[![](‸)](contact.md)", "[![](../pictures/talk.svg)](contact.md)"),
    ] {
        assert_eq!(client.offers(&text(typed))["talk.svg"], text(after), "{typed}");
    }
    let items = client.items(&text("![](‸)"), 2);
    assert_eq!((items.len(), &items[0]["detail"]), (1, &json!("Two people sit at a table and talk.")));
    assert!(client.offers(&text("[![](../pictures/talk.svg)](‸)")).contains_key("Contact"), "the outer link");
}

#[test]
fn boxes_and_their_contacts_are_offered() {
    let mut client = client("boxes");
    let offers = client.offers(&text("> [!‸"));
    assert_eq!(offers["warning"], text("> [!warning]"));
    assert_eq!(offers["contact"], text("> [!contact] "));
    assert!(!offers.contains_key("yes"), "this is no checker: {offers:?}");
    assert_eq!(client.offers(&text("> [!war‸]"))["warning"], text("> [!warning]"));
    assert_eq!(client.offers(&text("> [!contact] i‸"))["imha"], text("> [!contact] imha"));
    let mut client =
        client.close().open_as(&uri(&client_folder("boxes").join("content/en/can-i.checker.md")), "");
    assert!(client.offers("---\ntitle: Can I\n---\n\n> [!‸").contains_key("yes"));
}

fn client_folder(name: &str) -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("lsp").join(name)
}

#[test]
fn words_of_the_glossary_are_offered_with_what_they_mean() {
    let glossary = page(
        "owner: Mary\n",
        "Advocate\n: A person who helps you to say what you want.\n\nCommunity treatment order\n: A paper.\n\nŴyr\n: A person.",
    );
    let site = TestSite::new().with("content/en/glossary.md", glossary);
    let mut client = Client::of("words", site).open(FILE);
    for (typed, label, after) in [
        ("Ask an adv‸ for help", "Advocate", "Ask an advocate for help"),
        ("Adv‸", "Advocate", "Advocate"),
        ("On a community tr‸", "Community treatment order", "On a community treatment order"),
        ("On a comm‸", "Community treatment order", "On a community treatment order"),
        ("Yr ŵy‸", "Ŵyr", "Yr ŵyr"),
    ] {
        assert_eq!(client.offers(&text(typed)).get(label), Some(&text(after)), "{typed}");
    }
    assert_eq!(client.offers(&text("Ask ‸")).len(), 3, "nothing is typed yet");
    let items = client.items(&text("Ask an adv‸"), 1);
    assert_eq!(items[0]["detail"], "A person who helps you to say what you want.");
    assert_eq!(client.items(&text("Ask us‸"), 1), Vec::<Value>::new());
    // Nobody asked: a sign was typed that means something elsewhere.
    assert_eq!(client.items(&text("Ask!‸"), 2), Vec::<Value>::new());
}

#[test]
fn fields_and_their_values_are_offered() {
    let mut client = client("fields");
    let fields = |line: &str| format!("---\ntitle: A page\n{line}\nowner: Mary\n---\n\nWords.\n");
    let offers = client.offers(&fields("‸"));
    assert_eq!(offers["reviewed"], fields("reviewed: "));
    assert_eq!(offers["sources"], fields("sources:\n  - title: "));
    for there in ["title", "owner", "layout"] {
        assert!(!offers.contains_key(there), "{there} is there, or for leaflets: {offers:?}");
    }
    for (line, label, after) in [
        ("reviewed: ‸", "2026-11-22", "reviewed: 2026-11-22"),
        ("draft:‸", "true", "draft: true"),
        ("review_every: ‸", "6 months", "review_every: 6 months"),
        ("applies_to: ‸", "Wales", "applies_to: [Wales]"),
        ("applies_to: [England, ‸]", "Wales", "applies_to: [England, Wales]"),
        ("applies_to:\n  - ‸", "Northern Ireland", "applies_to:\n  - Northern Ireland"),
        ("allow:\n  - ‸", "rule", "allow:\n  - rule: "),
        ("allow:\n  - rule: ita‸", "italics", "allow:\n  - rule: italics"),
        ("allow:\n  - rule: italics\n    ‸", "reason", "allow:\n  - rule: italics\n    reason: "),
    ] {
        let offers = client.offers(&fields(line));
        assert_eq!(offers.get(label), Some(&fields(after)), "{line}: {offers:?}");
    }
    // Front matter that has no end yet.
    assert_eq!(client.offers("---\ntitle: x\nown‸")["owner"], "---\ntitle: x\nowner: ");
    assert_eq!(client.offers("---\nowner: ‸\n---\n")["Mary"], "---\nowner: Mary\n---\n");
    let leaflet = uri(&client.folder.join("content/en/about-us.leaflet.md"));
    let mut client = client.open_as(&leaflet, "");
    assert_eq!(client.offers("---\nlayout: ‸\n---\n")["a4"], "---\nlayout: a4\n---\n");
}

#[test]
fn lines_may_end_as_on_windows() {
    let mut client = client("crlf").write(&text("One.\n\nSee [us](lost.md).").replace('\n', "\r\n"));
    client.finding("broken-link").marks("[us](lost.md)").spans([8, 4, 8, 17]);
    let mut client = client.write(&text("We ** help** you.").replace('\n', "\r\n"));
    let actions = client.actions("** help**", None);
    let client = client.make(&actions.values().next().unwrap().clone()).clean();
    assert_eq!(client.text(), text("We **help** you.").replace('\n', "\r\n"));
}

#[test]
fn the_files_on_the_disk_count_when_they_are_not_open() {
    let mut client = client("disk").clean();
    let contact = client.folder.join("content/en/contact.md");
    let address = uri(&contact);
    // Another program saves another file.
    let old = std::fs::read_to_string(&contact).unwrap();
    std::fs::write(&contact, old.replace("Phone us.", "[Us](lost.md)")).unwrap();
    let event = json!({ "changes": [{ "uri": address, "type": 2 }] });
    client.tell("workspace/didChangeWatchedFiles", event);
    let found = client.wait_for(&address, |said| said["diagnostics"] != json!([]));
    assert_eq!((found.len(), &found[0]["code"]), (1, &json!("broken-link")));
    // It is opened, and mended without being saved; then closed without being saved.
    let mut client = client.open("content/en/contact.md").write(&old).clean().close();
    client.wait_for(&address, |said| said["diagnostics"] != json!([]));
    // Saved.
    std::fs::write(&contact, &old).unwrap();
    client.tell("textDocument/didSave", json!({ "textDocument": { "uri": address } }));
    client.wait_for(&address, |said| said["diagnostics"] == json!([]));
}

#[test]
fn an_unsaved_text_changes_what_is_found_in_other_files() {
    let client = Client::of("others", TestSite::new()).open("content/en/contact.md").clean();
    let link = uri(&client.folder.join("content/en/index.md"));
    let mut client = client.open("content/en/index.md").replace("contact.md", "contact.md#hours");
    assert_eq!(client.found(), ["broken-anchor"]);
    client = client.open("content/en/contact.md");
    let old = client.text().to_string();
    let mut client = client.write(&format!("{old}\n## Hours\n\nWe are here all day.\n"));
    client.findings();
    client.wait_for(&link, |said| said["diagnostics"] == json!([]));
}

#[test]
fn what_is_no_part_of_a_site_is_left_alone() {
    let folder = folder_of("no-site", &TestSite::new());
    std::fs::remove_file(folder.join("content/site.toml")).unwrap();
    let params = json!({ "workspaceFolders": [{ "uri": uri(&folder), "name": "x" }], "capabilities": {} });
    let mut client = Client::start(&folder).begin(params).open(FILE);
    assert_eq!(client.offers("{{‸").len(), 0);
    for address in ["untitled:Untitled-1", "git:/a.md", "file:///nowhere/content/en/a.md", "no address", ""] {
        client = client.open_as(address, "[x](lost.md)");
        assert_eq!(client.hover("lost"), Value::Null, "{address}");
        assert!(client.actions("lost", None).is_empty(), "{address}");
    }
    let readme = client.folder.join("README.md");
    client = client.open_as(&uri(&readme), "[x](lost.md)");
    client.hover("lost");
    assert_eq!(client.said.len(), 0, "{:#?}", client.said);
    assert_eq!(client.quit(), Some(0));
}

#[test]
fn several_sites_are_judged_each_by_itself() {
    let [one, two] = ["Tŷ ni 100%", "two"].map(|name| {
        let contacts = format!(
            "[{}]\nname = \"Help\"\nphone = \"01432 260145\"\nchecked = 2026-11-22\n",
            &name[..1].to_lowercase()
        );
        let with_all = TestSite::new().with("content/contacts.toml", contacts);
        folder_of(
            &format!("several/{name}"),
            &with_all.with("content/en/contact.md", page("owner: Mary\n", "Words.")),
        )
    });
    let folders = [&one, &two].map(|folder| json!({ "uri": uri(folder), "name": "site" }));
    let params = json!({ "workspaceFolders": folders, "capabilities": {} });
    let mut client = Client::start(&one).begin(params).open(FILE);
    assert_eq!(client.offers(&text("{{‸")).into_keys().collect::<Vec<_>>(), ["t.name", "t.phone"]);
    client = client.open_as(&uri(&two.join(FILE)), &text("[x](lost.md)"));
    assert!(client.found().contains(&"broken-link".to_string()));
    assert!(client.said.keys().all(|uri| !uri.contains(' ')), "{:?}", client.said.keys());
    // A folder that leaves the editor takes its findings along.
    client = client.close();
    let event = json!({ "event": { "added": [], "removed": [folders[1]] } });
    client.tell("workspace/didChangeWorkspaceFolders", event);
    let lost = uri(&two.join(FILE));
    client.wait_for(&lost, |said| said["diagnostics"] == json!([]));
    assert_eq!(client.quit(), Some(0));
}

#[test]
fn a_careless_editor_does_no_harm() {
    let mut client = client("careless").clean();
    let refused = |answer: Result<Value, Value>| answer.expect_err("a refusal")["code"].as_i64();
    let here = json!({ "uri": uri(&client.folder.join(FILE)) });
    let nowhere = json!({ "uri": uri(&client.folder.join("content/en/contact.md")) });
    assert_eq!(refused(client.ask("textDocument/fly", json!({}))), Some(-32601));
    assert_eq!(refused(client.ask("textDocument/hover", json!({ "textDocument": 7 }))), Some(-32602));
    assert_eq!(refused(client.ask("textDocument/completion", Value::Null)), Some(-32602));
    assert_eq!(refused(client.ask("initialize", json!({ "capabilities": {} }))), Some(-32600));
    let start = json!({ "line": 0, "character": 0 });
    // A text that was never opened.
    let hover = json!({ "textDocument": nowhere, "position": start });
    assert_eq!(client.ask("textDocument/hover", hover), Ok(Value::Null));
    let change = json!({ "textDocument": { "uri": nowhere["uri"], "version": 9 }, "contentChanges": [{ "text": "x" }] });
    client.tell("textDocument/didChange", change);
    client.tell("textDocument/didClose", json!({ "textDocument": nowhere }));
    client.tell("textDocument/didSave", json!("nonsense"));
    client.tell("textDocument/didOpen", json!([]));
    client.tell("$/setTrace", json!({ "value": "off" }));
    client.tell("$/cancelRequest", json!({ "id": 12345 }));
    // Places outside the text.
    for (line, character) in [(0_u32, 4_000_000_000_u32), (4_000_000_000, 0), (5, 7)] {
        let position = json!({ "line": line, "character": character });
        for method in ["textDocument/hover", "textDocument/completion"] {
            let asked = json!({ "textDocument": here, "position": position });
            assert!(client.ask(method, asked).is_ok(), "{method} {position}");
        }
        let range = json!({ "start": position, "end": start });
        let asked = json!({ "textDocument": here, "range": range, "context": { "diagnostics": [] } });
        assert_eq!(client.ask("textDocument/codeAction", asked), Ok(json!([])));
    }
    let version = client.version() + 1;
    let far = json!({ "line": 99, "character": 99 });
    let change = json!({ "range": { "start": far, "end": far }, "text": "\n[x](lost.md)\n" });
    let document = json!({ "uri": here["uri"], "version": version });
    client.tell("textDocument/didChange", json!({ "textDocument": document, "contentChanges": [change] }));
    let found = client.wait_for(here["uri"].as_str().unwrap(), |said| said["version"] == version);
    assert!(found.iter().any(|finding| finding["code"] == "broken-link"), "{found:#?}");
    // After `shutdown` nothing is answered any more.
    assert_eq!(client.ask("shutdown", Value::Null), Ok(Value::Null));
    let asked = json!({ "textDocument": here, "position": start });
    assert_eq!(refused(client.ask("textDocument/hover", asked)), Some(-32600));
    assert_eq!(client.leave(true), Some(0));
}

#[test]
fn the_exit_code_says_whether_the_end_was_in_order() {
    assert_eq!(client("exit").quit(), Some(0));
    assert_eq!(client("exit").leave(true), Some(1), "exit without shutdown");
    assert_eq!(client("exit").leave(false), Some(1), "the editor has gone");
    let folder = client_folder("exit");
    assert_eq!(Client::start(&folder).leave(true), Some(1));
    assert_eq!(Client::start(&folder).leave(false), Some(1));
    let mut early = Client::start(&folder);
    let refusal = early.ask("textDocument/hover", json!({})).expect_err("nothing was agreed yet");
    assert_eq!(refusal["code"], -32002);
}

#[test]
fn what_is_no_message_ends_the_program_and_nothing_else() {
    for words in [
        "Content-Length: 4\r\n\r\n{{{{",
        "Hello\r\n\r\n",
        "Content-Length: x\r\n\r\n",
        "Content-Length: 99\r\n\r\n{}",
    ] {
        assert_eq!(client("babble").babble(words), Some(1), "{words:?}");
    }
}

#[test]
fn whoever_types_without_a_pause_is_told_all_the_same() {
    let mut client = client("no-pause").clean();
    let (started, before) = (Instant::now(), client.times_said);
    let mut typed = text("See [us](lost.md). ");
    while client.times_said == before {
        assert!(started.elapsed() < Duration::from_secs(60), "nothing was said for a minute");
        typed.insert(typed.len() - 1, 'a');
        client = client.write(&typed);
        std::thread::sleep(Duration::from_millis(5));
        client.hear_what_came();
    }
    let told = client.said[&uri(&client.folder.join(FILE))].clone();
    assert!(told["version"].as_i64().unwrap() <= client.version().into(), "{told:#?}");
    assert!(client.found().contains(&"broken-link".to_string()));
}

#[test]
fn a_fix_that_somebody_should_read_is_called_so() {
    let mut client = client("unsafe").write(&text("We talk.").replace("A page", "Help #1 for you"));
    let actions = client.actions("#1 for you", None);
    let (title, action) = actions.first_key_value().expect("a fix");
    assert!(title.starts_with("Change this, then read it: "), "{title}");
    assert_eq!((actions.len(), &action["isPreferred"]), (1, &Value::Null));
    assert!(client.actions("#1 for you", Some("source.fixAll")).is_empty());
    assert!(client.make(action).text().contains("title: \"Help #1 for you\"\n"));
}

#[test]
fn only_the_newest_text_of_a_large_page_is_judged() {
    let words: String = (0..18_000)
        .map(|at| format!("You can ask us about {at} at any time, and we will help.\n\n"))
        .collect();
    assert!(words.len() > 1_000_000);
    let mut client = client("large").write(&text(&words));
    const TIMES: usize = 100;
    for at in 0..TIMES {
        client = client.replace(&format!("about {at} at"), &format!("about [{at}](lost.md) at"));
    }
    // Whoever types is answered at once.
    let position = json!({ "line": 6, "character": 3 });
    let asked = json!({ "textDocument": { "uri": uri(&client.folder.join(FILE)) }, "position": position });
    assert!(client.ask("textDocument/completion", asked.clone()).is_ok());
    // A question that was taken back is refused, and not answered later.
    let id = client.send_request("textDocument/hover", asked.clone());
    client.tell("$/cancelRequest", json!({ "id": id }));
    let answer = client.answer(id);
    assert!(answer.is_ok() || answer.as_ref().is_err_and(|error| error["code"] == -32800), "{answer:?}");
    let found = client.found();
    assert_eq!(found.iter().filter(|rule| *rule == "broken-link").count(), TIMES);
    assert!(client.times_said < 20, "said {} times", client.times_said);
    assert_eq!(client.quit(), Some(0));
}
