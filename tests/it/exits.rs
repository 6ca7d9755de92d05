//! What leaves the program is escaped where it leaves: files of the site, the terminal, logs and other programs. Content
//! and names of files are taken from somebody hostile.

use crate::test_site::{TestSite, page};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A title that would end XML text, a script and a line; and has signs that XML does not allow.
const TITLE: &str =
    "A ]]> </script><script>x</script> \\x08 \\uFFFE & \\\" \\n::stop-commands::x \\u202e end";

fn hostile() -> TestSite {
    let top =
        format!("---\ntitle: \"{TITLE}\"\nsummary: \"{TITLE}\"\nreviewed: 2026-11-22\n---\n\nWe help.\n");
    TestSite::new().with("content/en/hostile.md", top)
}

#[test]
fn the_feed_and_the_sitemap_are_xml_whatever_a_title_holds() {
    let site = hostile().build();
    for path in ["feed.xml", "sitemap.xml"] {
        let text = site.text(path);
        let xml = roxmltree::Document::parse(&text).unwrap_or_else(|error| panic!("{path}: {error}\n{text}"));
        let mut words = xml.descendants().filter_map(|node| node.text());
        assert!(
            path != "feed.xml" || words.any(|text| text.contains("A ]]> </script>") && text.contains("end"))
        );
    }
}

#[test]
fn no_value_ends_the_script_that_holds_it() {
    let html = hostile().build().text("hostile/index.html");
    let json =
        html.split("ld+json").nth(1).and_then(|rest| rest.split_once('>')).map_or("", |(_, json)| json);
    let json = json.split("</script").next().unwrap_or("");
    let value: serde_json::Value =
        serde_json::from_str(json).unwrap_or_else(|error| panic!("{error}: {json}"));
    assert!(
        value["@graph"][0]["name"].as_str().is_some_and(|name| name.contains("</script><script>x</script>"))
    );
}

#[test]
fn signs_that_nobody_sees_are_found() {
    let text = "One \u{202e}two\u{202c} three.\n\nFour\u{200b}five. Six &#x202e; seven.\n\n\u{7}Eight.";
    let site = TestSite::new().with("content/en/a.md", page("", text)).build();
    let lines: Vec<usize> = site
        .found_that(|finding| finding.rule.id == "unseen-sign")
        .iter()
        .filter_map(|found| found.split([':', ' ']).nth(1)?.parse().ok())
        .collect();
    assert_eq!(lines, [6, 6, 8, 8, 10]);
    let named = TestSite::new()
        .with("content/pictures/a\u{202e}gnp.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>");
    assert!(named.build().found_that(|finding| finding.rule.id == "unseen-sign").len() == 1);
    let settings =
        TestSite::new().with("content/contacts.toml", "[office]\nname = \"Of\u{2066}fice\"\n").build();
    assert_eq!(
        settings.found_that(|finding| finding.rule.id == "unseen-sign"),
        ["content/contacts.toml:2 unseen-sign"]
    );
}

/// A folder with a hostile site, and the runs of the program in it.
struct HostileFolder(PathBuf);

impl Drop for HostileFolder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

impl HostileFolder {
    fn new(name: &str, files: &[(&str, &str)]) -> HostileFolder {
        let folder = std::env::temp_dir().join(format!("plainleaf-{name}-{}", std::process::id()));
        for (path, text) in files {
            let path = folder.join(path);
            std::fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).unwrap();
            std::fs::write(path, text).unwrap();
        }
        HostileFolder(folder)
    }

    fn run(&self, words: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_plainleaf"));
        command.args(words).args(["--today", "2026-11-22"]).current_dir(&self.0).output().unwrap()
    }
}

/// Nothing in an output steers a terminal, or is a command to a build service that is not ours.
fn assert_harmless(words: &[&str], output: &[u8], ours: &str) {
    let text = String::from_utf8(output.to_vec()).unwrap();
    let steers = |letter: &char| {
        letter.is_control() && !"\n\t\r".contains(*letter)
            || matches!(*letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    assert_eq!(text.chars().find(steers), None, "{words:?}: {text}");
    for line in text.lines() {
        let is_ours = !ours.is_empty() && line.starts_with(ours);
        assert!(
            is_ours || !line.trim_start().starts_with("::") && !line.contains("##["),
            "{words:?}: {line}"
        );
    }
}

#[cfg(unix)]
#[test]
fn neither_names_nor_words_steer_a_terminal_or_a_build_service() {
    let page = format!(
        "---\ntitle: \"{TITLE} ##[add-mask]y\"\nowner: \"\\e]0;owner\\a\"\nreviewed: 2020-01-01\nreview_every: \"\\e[2J\"\n---\n\n::error::words \x1b[31m\u{9b}2J \u{202e}\n\n[x](a\x1b]8;;y\x07.md)\n"
    );
    let folder = HostileFolder::new(
        "hostile",
        &[
            ("site/content/site.toml", "name = \"A \\u001b]0;charity\\u0007\\n::stop-commands::z\"\n"),
            ("site/content/en/index.md", &page),
            ("site/content/en/a\x1b]0;title\x07\n::stop-commands::t.md", &page),
            ("site/content/en/b\u{202e}dm.exe\r##[add-mask]x.md", &page),
            ("\x1b[2J\n::error::folder/content/site.toml", "name = 1\n"),
        ],
    );
    for words in [
        &["check", "site"][..],
        &["check", "site", "--fix"],
        &["check", "site", "--format", "json"],
        &["check", "site", "--format", "sarif"],
        &["build", "site", "--no-leaflets"],
        &["build", "site", "--no-leaflets", "--format", "json"],
        &["review", "site"],
        &["review", "site", "--format", "json"],
        &["review", "site", "--done", "content/en/\x1b[2Jnone.md"],
        &["check", "\x1b[2J\n::error::folder"],
        &["check", "\x1b]0;none\x07\n::error::x"],
        &["build", "site", "--out", "content/\x1b[2J\n::error::x"],
    ] {
        let Output { stdout, stderr, .. } = folder.run(words);
        assert!(!stdout.is_empty() || !stderr.is_empty(), "{words:?} says nothing");
        for output in [stdout, stderr] {
            assert_harmless(words, &output, "");
        }
    }
    let words = ["check", "site", "--format", "github"];
    let commands = folder.run(&words).stdout;
    assert_harmless(&words, &commands, "::");
    for line in String::from_utf8(commands).unwrap().lines() {
        let command = line.trim_start_matches(':').split(' ').next().unwrap_or("");
        assert!(["error", "warning", "notice"].contains(&command), "{line}");
    }
    let json = folder.run(&["check", "site", "--format", "json"]).stdout;
    let value: serde_json::Value = serde_json::from_slice(&json).unwrap();
    let files = value["findings"].as_array().unwrap().iter().filter_map(|finding| finding["file"].as_str());
    assert!(
        files.into_iter().any(|file| file.contains("a\x1b]0;title\x07\n::stop-commands::t.md")),
        "a program gets the name itself"
    );
}

#[cfg(unix)]
#[test]
fn a_calendar_has_no_line_of_somebody_elses() {
    let title =
        "A; b, c\\\\ \\r\\nEND:VCALENDAR\\nX-EVIL:1 \\e\\u0085 and a long tail of words that goes on and on";
    let page = format!(
        "---\ntitle: \"{title}\"\nowner: \"Us\\nATTACH:x\"\nreviewed: 2020-01-01\nreview_every: 3 months\n---\n\nWe help.\n"
    );
    let folder = HostileFolder::new(
        "calendar",
        &[("content/site.toml", "name = \"A\\nEND:VCALENDAR\"\n"), ("content/en/index.md", &page)],
    );
    let text = String::from_utf8(folder.run(&["review", "--format", "ical"]).stdout).unwrap();
    assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"), "{text}");
    assert!(text.replace("\r\n", "").chars().all(|letter| !letter.is_control()), "{text:?}");
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
    let whole = text.replace("\r\n ", "");
    for evil in ["X-EVIL", "ATTACH"] {
        assert!(!whole.split("\r\n").any(|line| line.starts_with(evil)), "{whole}");
    }
    assert_eq!(whole.matches("\r\nEND:VCALENDAR\r\n").count(), 1, "{whole}");
    assert!(whole.contains("A\\; b\\, c\\\\ \\nEND:VCALENDAR\\nX-EVIL:1  and a long tail"), "{whole}");
}
