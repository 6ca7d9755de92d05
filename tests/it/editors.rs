//! The folder `editors/`: what it names is what the program has.

use crate::lsp_client::{Client, folder_of};
use crate::test_site::TestSite;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;

fn read(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("editors/vscode").join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn package() -> Value {
    serde_json::from_str(&read("package.json")).expect("JSON")
}

/// What stands between quotation marks behind some words of the extension.
fn quoted_behind<'t>(text: &'t str, words: &str) -> BTreeSet<&'t str> {
    text.split(words).skip(1).filter_map(|rest| rest.split('\'').next()).collect()
}

#[test]
fn the_extension_is_of_this_version_and_licence() {
    let package = package();
    assert_eq!(package["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(package["license"], "MIT OR Apache-2.0");
    assert!(read("README.md").contains(&format!("plainleaf-{}.vsix", env!("CARGO_PKG_VERSION"))));
    assert_eq!(package["main"], "./extension.js");
    let engine = package["engines"]["vscode"].as_str();
    assert_eq!(engine, Some("^1.91.0"), "what the client library asks for");
}

#[test]
fn the_extension_starts_a_command_that_there_is() {
    let code = read("extension.js");
    assert!(code.contains("args: ['lsp']") && code.contains("TransportKind.stdio"));
    // Which is what a client of this kind types: `plainleaf lsp --stdio`.
    let folder = folder_of("editors", &TestSite::new());
    let mut client = Client::start(&folder);
    let welcome = client.ask("initialize", json!({ "capabilities": {} })).expect("a welcome");
    assert_eq!(welcome["serverInfo"]["name"], package()["name"]);
    // What is written into settings is what the program offers.
    let kinds = welcome["capabilities"]["codeActionProvider"]["codeActionKinds"].as_array().unwrap();
    assert!(kinds.contains(&json!("source.fixAll.plainleaf")), "{kinds:?}");
    assert!(read("README.md").contains("\"source.fixAll.plainleaf\""));
}

#[test]
fn the_extension_says_what_it_has() {
    let (package, code, readme) = (package(), read("extension.js"), read("README.md"));
    let settings = package["contributes"]["configuration"]["properties"].as_object().unwrap();
    let declared: BTreeSet<&str> = settings.keys().map(String::as_str).collect();
    // The client library itself reads the setting of the trace.
    let used = quoted_behind(&code, "affectsConfiguration('");
    let of_ours = declared.iter().copied().filter(|name| !name.ends_with(".trace.server"));
    assert_eq!(used, of_ours.collect::<BTreeSet<_>>());
    assert!(code.contains("getConfiguration('plainleaf').get('path', 'plainleaf')"));
    assert_eq!(settings["plainleaf.path"]["default"], "plainleaf");
    // A folder that somebody opens must not say which program is started.
    assert_eq!(settings["plainleaf.path"]["scope"], "machine");
    let commands = package["contributes"]["commands"].as_array().unwrap();
    let commands: BTreeSet<&str> = commands.iter().map(|each| each["command"].as_str().unwrap()).collect();
    assert_eq!(quoted_behind(&code, "registerCommand('"), commands);
    for name in &declared {
        assert!(readme.contains(&format!("`{name}`")), "README.md says nothing of {name}");
    }
    for each in package["contributes"]["commands"].as_array().unwrap() {
        let [category, title] = ["category", "title"].map(|part| each[part].as_str().unwrap());
        assert!(readme.contains(&format!("`{category}: {title}`")), "README.md says nothing of {title}");
    }
    // It starts where a site or a page is, and speaks of the files that a site is made of.
    assert_eq!(
        package["activationEvents"],
        json!(["workspaceContains:**/content/site.toml", "onLanguage:markdown"])
    );
    assert!(code.contains("language: 'markdown'") && code.contains("'**/content/**/*.toml'"));
    let libraries: Vec<&String> = package["dependencies"].as_object().unwrap().keys().collect();
    assert_eq!(libraries, ["vscode-languageclient"]);
    assert_eq!(quoted_behind(&code, "require('"), BTreeSet::from(["vscode", "vscode-languageclient/node"]));
}
