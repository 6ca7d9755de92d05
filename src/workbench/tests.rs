//! Floor 5: what must hold of the workbench.
//! In: a small site, and requests. Out: nothing; a test fails if a page breaks, or if a change is made that
//! nobody asked for.
//! Must never: accept a page for its status alone. Its content is checked too.

mod creating;
mod saving;
mod world;

use super::*;
use crate::base::{Severity, Source, Sources};
use crate::engine::build;
use world::{TOKEN, World, set};

#[test]
fn every_page_comes_and_unknown_ones_say_so() {
    let mut world = World::small();
    for address in [
        "",
        "findings",
        "review",
        "saves",
        "new",
        "new?kind=easy",
        "new?kind=leaflet",
        "new?kind=checker",
        "new?kind=picture&file=content/en/help.md",
    ] {
        let (status, html) = world.get(address);
        assert_eq!(status, 200, "{address}: {html}");
        assert!(html.contains("<h1>") && html.contains("A charity"), "{address}");
    }
    for file in ["content/en/index.md", "content/en/help.md"] {
        for page in ["page", "edit"] {
            for rest in ["", "&at=3-9", "&at=80-120&size=desk", "&at=9999-10001", "&at=x", "&size=nothing"] {
                assert_eq!(world.get(&format!("{page}?file={file}{rest}")).0, 200);
            }
        }
    }
    assert_eq!(world.get("edit?file=content/contacts.toml").0, 200);
    for rule in crate::check::RULES {
        assert_eq!(world.get(&format!("rules/{}", rule.id)).0, 200);
    }
    for wrong in [
        "nothing",
        "page?file=content/en/none.md",
        "page",
        "edit?file=themes/x.html",
        "edit?file=../../etc/passwd",
        "edit?file=/etc/passwd",
        "flow?file=content/en/help.md",
        "rules/x",
        "rules/../../x",
    ] {
        assert_eq!(world.get(wrong).0, 404, "{wrong}");
    }
    for file in ["desk.css", "desk.js", "icon.svg"] {
        assert_eq!(world.get(file).0, 200);
    }
    assert!(include_str!("pages/desk.js").len() < 10_000);
}

#[test]
fn findings_say_what_the_terminal_says() {
    let mut world = World::small();
    let (_, html) = world.get("findings");
    let words = |html: &str| {
        scraper::Html::parse_document(html)
            .root_element()
            .text()
            .collect::<String>()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    let html = words(&html);
    assert!(world.build.count(Severity::Error) > 0);
    for finding in &world.build.findings {
        for words in [&finding.message, &finding.help, &finding.rule.why.to_string()] {
            assert!(
                html.contains(&words.split_whitespace().collect::<Vec<_>>().join(" ")),
                "{words} is not in {html}"
            );
        }
    }
}

#[test]
fn nothing_is_written_without_the_servers_own_word() {
    let mut world = World::small();
    let mut form = world.form("content/en/help.md");
    set(&mut form, "body", "Other words.");
    for wrong in ["", "the-wor", "the-wordy", "THE-WORD"] {
        set(&mut form, "token", wrong);
        let answer = world.send(&form);
        assert_eq!((answer.status, answer.changes.len()), (403, 0));
    }
    for page in ["try", "fix", "undo", "reviewed", "new"] {
        let answer = world.post(page, &[("file", "content/en/help.md"), ("number", "1")]);
        assert_eq!((answer.status, answer.changes.len()), (403, 0), "{page}");
    }
    set(&mut form, "token", TOKEN);
    assert_eq!(world.send(&form).changes.len(), 1);
}

#[test]
fn only_pages_and_settings_are_written() {
    let mut world = World::small();
    for file in [
        "themes/plain/theme.toml",
        "../a.md",
        "content/../a.md",
        "/etc/passwd.md",
        "content/en/none.md",
        "content/pictures/talk.svg",
        "",
    ] {
        let answer = world.post("edit", &[("token", TOKEN), ("file", file), ("base", ""), ("text", "x")]);
        assert!(answer.changes.is_empty() && answer.status >= 400, "{file}");
    }
}

#[test]
fn a_review_is_written_down() {
    let mut world = World::small();
    let answer = world.post("reviewed", &[("token", TOKEN), ("file", "content/en/help.md")]);
    world.make(&answer);
    assert!(world.text("content/en/help.md").contains("reviewed_text: \""));
}

#[test]
fn words_of_files_cannot_break_out_of_a_page() {
    let evil = "---\ntitle: \"</title><script>alert(1)</script>\"\nsummary: \"\\\"><img src=x onerror=alert(1)>\"\n---\n\n</textarea><script>alert(2)</script>\n";
    let mut world = World::new(&[
        ("content/site.toml", "name = \"<b>A</b>\"\naddress = \"https://a.example\"\nsearch = false\n"),
        ("content/en/index.md", evil),
    ]);
    for address in [
        "",
        "findings",
        "review",
        "page?file=content/en/index.md&at=0-90",
        "edit?file=content/en/index.md",
        "new?kind=leaflet",
        "new?file=\"><script>",
    ] {
        let (_, html) = world.get(address);
        let document = scraper::Html::parse_document(&html);
        let scripts: Vec<String> = document
            .select(&scraper::Selector::parse("script,img[onerror]").unwrap())
            .map(|script| script.html())
            .collect();
        assert_eq!(scripts.len(), 1, "{address}: {scripts:?}");
        assert!(!html.contains("<b>A</b>"));
    }
}
