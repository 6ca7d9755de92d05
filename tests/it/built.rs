//! The judges of built HTML, by pages that were made for it: each bad one has exactly one fault and just that
//! is found; the good
//! ones look like faults and are none. The same pages are shown to other people's checkers in
//! tests/web/built.test.mjs.

use plainleaf::base::{Severity, Source, Sources};
use plainleaf::check::built::{Judged, judge_folder};
use plainleaf::check::{RULES, RuleKind};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/built").join(name)
}

fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("a folder of pages")
        .map(|entry| entry.expect("an entry"))
        .map(|entry| {
            (entry.file_name().to_string_lossy().into_owned(), std::fs::read(entry.path()).expect("a page"))
        })
        .collect();
    files.sort();
    assert!(!files.is_empty());
    files
}

fn judged(files: &[(&str, &[u8])], others: &[&str]) -> Judged {
    let sources = Sources::new(files.iter().map(|(path, bytes)| Source::new(path, bytes.to_vec())).collect());
    judge_folder(&sources, &others.iter().map(|path| path.to_string()).collect::<Vec<_>>())
}

fn found(judged: &Judged) -> Vec<String> {
    judged
        .findings
        .iter()
        .map(|finding| format!("{}: {}: {}", finding.location.file, finding.rule.id, finding.message))
        .collect()
}

#[test]
fn each_bad_page_has_one_fault_and_it_is_found() {
    let mut wrong = Vec::new();
    for (name, bytes) in files(&folder("bad")) {
        // A link to the start page is right wherever a page stands.
        let judged = judged(&[(&name, &bytes)], &["index.txt", ""]);
        let rule = name.split("--").next().expect("the rule's id");
        let ids: Vec<&str> = judged.findings.iter().map(|finding| finding.rule.id).collect();
        if ids != [rule] {
            wrong.push(format!("{name}: {:#?}", found(&judged)));
        }
        for finding in &judged.findings {
            let text = judged.sources.get(&finding.location.file).expect("the page").text().expect("text");
            if finding.location.span.of(text).is_empty()
                || finding.help.is_empty()
                || finding.message.is_empty()
            {
                wrong.push(format!("{name}: the finding points at nothing: {finding:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn good_pages_that_look_bad_are_silent() {
    for (name, bytes) in files(&folder("good")) {
        let judged = judged(&[(&name, &bytes)], &[""]);
        assert!(judged.findings.is_empty(), "{name}: {:#?}", found(&judged));
    }
}

#[test]
fn pages_are_compared_with_each_other() {
    for rule in ["same-title", "same-navigation", "same-help"] {
        for (kind, wanted) in [("bad", 1), ("good", 0)] {
            let pages = files(&folder(&format!("sets/{rule}/{kind}")));
            let pages: Vec<(&str, &[u8])> =
                pages.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())).collect();
            let judged = judged(&pages, &["contact.html"]);
            let ids: Vec<&str> = judged.findings.iter().map(|finding| finding.rule.id).collect();
            assert_eq!(ids, vec![rule; wanted], "{rule}, {kind}: {:#?}", found(&judged));
        }
    }
}

#[test]
fn every_rule_for_built_pages_has_a_bad_page() {
    let names: BTreeSet<String> = files(&folder("bad"))
        .into_iter()
        .map(|(name, _)| name.split("--").next().unwrap_or("").to_string())
        .collect();
    for rule in RULES.iter().filter(|rule| matches!(rule.kind, RuleKind::Built(..))) {
        assert!(names.contains(rule.id), "no bad page for {}", rule.id);
    }
}

#[test]
fn pages_are_found_under_every_name_that_servers_give_them() {
    let link = |to: &str| {
        let body = format!("<main><h1>A</h1><p><a href=\"{to}\">B</a></p></main>");
        format!("<!doctype html><html lang=en><head><title>{to}</title></head><body>{body}</body></html>")
    };
    let about = "<!doctype html><html lang=en><head><title>About</title></head><body><main><h1 id=us>A</h1></main></body></html>";
    for (to, is_there) in [
        ("about.html", true),
        ("about", true),
        ("/about#us", true),
        ("about.html#them", false),
        ("help/", true),
        ("help", true),
        ("help/index.html", true),
        ("paper.pdf#page=2", true),
        ("a%20b.html", true),
        ("helping/", false),
        ("../index.html", true),
        ("https://elsewhere.example/gone", true),
    ] {
        let page = link(to);
        let pages = [
            ("index.html", page.as_bytes()),
            ("about.html", about.as_bytes()),
            ("help/index.html", b"<p>x</p>"),
            ("a b.html", b"<p>x</p>"),
        ];
        let judged = judged(&pages, &["paper.pdf"]);
        assert_eq!(judged.findings.is_empty(), is_there, "{to}: {:#?}", found(&judged));
    }
}

#[test]
fn pages_are_read_however_they_were_saved() {
    let page = |charset: &str, words: &str| {
        format!(
            "<!doctype html><html lang=cy><head>{charset}<title>t</title></head><body><main><h1>{words}</h1><img src=\"data:,\"></main></body></html>"
        )
    };
    let latin: Vec<u8> = page("<meta charset=iso-8859-1>", "é").chars().map(|letter| letter as u8).collect();
    let silent: Vec<u8> = page("", "é").chars().map(|letter| letter as u8).collect();
    let wide: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(page("", "ŵ").encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let marked = ["\u{feff}".as_bytes(), page("", "ŵ").as_bytes()].concat();
    for bytes in [latin, silent, wide, marked] {
        let judged = judged(&[("a.html", &bytes)], &[]);
        let ids: Vec<&str> = judged.findings.iter().map(|finding| finding.rule.id).collect();
        assert_eq!(ids, ["image-words"], "{:#?}", found(&judged));
        let text = judged.sources.get("a.html").unwrap().text().unwrap().clone();
        assert_eq!(judged.findings[0].location.span.of(&text), "<img src=\"data:,\">");
        assert!(text.contains("<h1>é</h1>") || text.contains("<h1>ŵ</h1>"), "{text}");
    }
    let judged = judged(&[("a.html", b"\x89PNG\0\0\0")], &[]);
    assert!(judged.findings.is_empty() && judged.no_text == 1);
}

#[test]
fn large_and_odd_pages_are_judged() {
    let start = "<!doctype html><html lang=en><head><title>t</title></head><body><main><h1>A</h1>";
    let many: String =
        (0..10_000).map(|at| format!("<p id=p{at}><a href=\"#p{at}\">Part {at}</a></p>")).collect();
    let judged_many = judged(&[("a.html", format!("{start}{many}").as_bytes())], &[]);
    assert!(judged_many.findings.is_empty(), "{:#?}", found(&judged_many));
    let fields: String =
        (0..10_000).map(|at| format!("<p><label for=f{at}>Part {at}</label> <input id=f{at}> <input aria-labelledby=f{at} title=x></p>")).collect();
    let judged_fields = judged(&[("a.html", format!("{start}{fields}").as_bytes())], &[]);
    assert!(judged_fields.findings.is_empty(), "{:#?}", &found(&judged_fields)[..1]);
    let tower = judged(&[("a.html", format!("{start}{}", "<div>".repeat(200_000)).as_bytes())], &[]);
    assert!(
        tower
            .findings
            .iter()
            .any(|finding| finding.rule.id == "unreadable" && finding.severity == Severity::Warning)
    );
}

/// Runs `plainleaf check --built`. Gives the exit code and what was said.
fn said(arguments: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_plainleaf"));
    let output = command.args(["check", "--built"]).args(arguments).output().expect("plainleaf runs");
    (
        output.status.code(),
        String::from_utf8_lossy(&output.stdout).into_owned(),
        String::from_utf8_lossy(&output.stderr).into_owned(),
    )
}

#[test]
fn a_folder_is_judged_from_the_command_line() {
    let bad = folder("bad");
    let bad = bad.to_str().expect("a path");
    let (code, words, _) = said(&[bad]);
    assert_eq!(code, Some(1));
    for part in [
        "tests/built/bad/image-words--none.html:12:4",
        "Judged 46 pages",
        "need the Markdown",
        "What only a browser shows",
    ] {
        assert!(words.contains(part), "no “{part}” in: {}", &words[words.len().saturating_sub(2000)..]);
    }
    let (code, words, beside) = said(&[bad, "--format", "json"]);
    let document: serde_json::Value = serde_json::from_str(&words).expect("one JSON document");
    assert_eq!(code, Some(1));
    assert!(
        document["findings"].as_array().is_some_and(|list| list.len() > 40) && beside.contains("Not judged"),
        "{beside}"
    );
    let (code, words, _) = said(&[bad, "--format", "sarif"]);
    assert!(code == Some(1) && serde_json::from_str::<serde_json::Value>(&words).is_ok());
    let (code, words, _) = said(&[bad, "--format", "github"]);
    assert!(code == Some(1) && words.starts_with("::error file="), "{}", &words[..200]);
    let (code, words, _) = said(&[folder("sets/same-help/good").to_str().expect("a path")]);
    assert!(code == Some(0) && words.contains("They passed."), "{words}");
    let (code, _, beside) = said(&[folder("../pdf/golden").to_str().expect("a path")]);
    assert!(code == Some(2) && beside.contains("There are no web pages"), "{beside}");
}

#[cfg(unix)]
#[test]
fn links_out_of_the_folder_are_not_followed() {
    let place = std::env::temp_dir().join(format!("plainleaf-built-{}", std::process::id()));
    let inside = place.join("site");
    std::fs::create_dir_all(&inside).expect("a folder");
    let page = std::fs::read(folder("good/zoom.html")).expect("a page");
    std::fs::write(place.join("secret.html"), "<p>secret</p>").expect("a file");
    std::fs::write(inside.join("index.html"), page).expect("a file");
    std::os::unix::fs::symlink(place.join("secret.html"), inside.join("out.html")).expect("a link");
    std::os::unix::fs::symlink(&place, inside.join("round")).expect("a link");
    let (code, words, _) = said(&[inside.to_str().expect("a path")]);
    std::fs::remove_dir_all(&place).expect("the folder is taken away");
    assert!(
        code == Some(1)
            && words.contains("it is a link to something outside")
            && !words.contains("secret.html"),
        "{words}"
    );
    assert!(words.contains("Judged 1 page "), "{words}");
}

#[test]
fn the_manual_passes_its_own_rules_and_needs_no_server() {
    let pages = plainleaf::engine::manual("2026-11-22".parse().expect("a date"));
    let (pages, others): (Vec<_>, Vec<_>) = pages.iter().partition(|file| file.path.ends_with(".html"));
    assert!(pages.len() > RULES.len());
    let bytes: Vec<_> = pages.iter().map(|page| page.bytes.bytes()).collect();
    let files: Vec<(&str, &[u8])> =
        pages.iter().zip(&bytes).map(|(page, bytes)| (&*page.path, &**bytes)).collect();
    let judged = judged(&files, &others.iter().map(|file| &*file.path).collect::<Vec<_>>());
    assert!(judged.findings.is_empty(), "{:#?}", found(&judged));
    for (page, bytes) in pages.iter().zip(&bytes) {
        let html = String::from_utf8_lossy(bytes);
        assert!(html.contains("noindex"), "{} may be listed", page.path);
        assert!(
            !html.contains("href=/") && !html.contains("href=\"/") && !html.contains("manual.invalid"),
            "{} needs a server",
            page.path
        );
    }
    let rule =
        files.iter().find(|(path, _)| path.ends_with("/link-text/index.html")).expect("the page of a rule");
    let html = String::from_utf8_lossy(rule.1);
    for part in ["Whom it helps", "WCAG 2.4.9", "rule: link-text", "until: 2027-02-22", "This is wrong"] {
        assert!(html.contains(part), "no “{part}” in {html}");
    }
}
