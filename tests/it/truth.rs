//! What readers and staff are told is true: what a call costs stands beside every number, exceptions are
//! named wherever findings are,
//! the accessibility statement shows them, a review counts only for the text that was read.

use crate::test_site::{BuiltSite, TestSite, words};
use plainleaf::{Memo, NoCache, Severity};
use scraper::Html;
use std::path::PathBuf;
use std::process::{Command, Output};

fn build(files: &[(&str, &str)]) -> BuiltSite {
    TestSite::new().with_all(files.iter().copied()).build()
}

const EVERYWHERE: &str = "
Phone {{x.phone}}. *Or* **{{x.phone}}**.

## Phone {{x.phone}}

- {{x.phone}}
- [call {{x.phone}}](about-us.md)

1. {{x.phone}}

| Who | Number |
|---|---|
| Us | {{x.phone}} |

A word
: {{x.phone}}

> {{x.phone}}

> [!important] {{x.phone}}
> {{x.phone}}

> [!contact] x
> {{x.phone}}

> [!urgent-help]
> {{x.phone}}
";

#[test]
fn what_a_call_costs_stands_beside_every_number_that_costs_extra() {
    let settings = "name = \"A charity\"\naddress = \"https://charity.example\"\nlanguages = [\"en\"]\ncontact = \"x\"\n[rules]\neasy-read-picture = \"off\"\nitalics = \"off\"\n";
    let cases = [
        ("0844 248 9 248", "", "7p a minute"),
        ("+44 844 248 9248", "", "7p a minute"),
        ("0871 248 9248", "", "13p a minute"),
        (
            "0905 248 9248",
            "charge = \"Calls cost 36p a minute plus your phone company’s access charge\"\n",
            "36p a minute",
        ),
        ("118 365", "charge = \"Calls cost £2 plus your phone company’s access charge\"\n", "£2"),
        ("0808 248 9248", "", "free"),
    ];
    for (number, charge, cost) in cases {
        let contacts = format!(
            "[x]\nname = \"Us\"\nphone = \"{number}\"\n{charge}checked = 2026-11-22\naddress = [\"1 High Street\"]\n[imha]\nname = \"I\"\n"
        );
        let page = format!("---\ntitle: A page\nreviewed: 2026-11-22\nversion: a-1\n---\n{EVERYWHERE}");
        let gone = page.replace("reviewed:", "expires_on: 2026-11-01\nreviewed:");
        let files = [
            ("content/site.toml", settings),
            ("content/contacts.toml", &contacts),
            ("content/en/page.md", &page),
            ("content/en/page.easy.md", &page),
            ("content/en/page.people.leaflet.md", &page),
            ("content/en/gone.md", &gone),
        ];
        let build = build(&files);
        assert_eq!(build.count(Severity::Error), 0, "{number}: {:#?}", build.findings);
        let mut seen = 0;
        for output in build.outputs.iter().filter(|output| output.path.ends_with(".html")) {
            let said = words(&Html::parse_document(&String::from_utf8_lossy(&output.bytes.bytes())));
            for (at, _) in said.match_indices(number) {
                // How to dial with text relay stands below the number and what it costs.
                if said[..at].ends_with("18001 ") {
                    continue;
                }
                seen += 1;
                let beside: String =
                    said[at + number.len()..].chars().take(cost.chars().count() + 25).collect();
                assert!(beside.contains(cost), "{}: {number} stands without “{cost}”: {beside}", output.path);
            }
        }
        assert!(seen > 50, "{number} was seen only {seen} times");
    }
}

const ALLOWED: &str = "---\ntitle: A page\nowner: Mary\nallow:\n  - rule: review-date\n    reason: Nobody who knows this law is here.\n    until: 2026-12-31\n---\n\nWords.\n";

#[test]
fn an_exception_hides_just_what_it_names_and_says_what() {
    let hidden = |text: &str| {
        let build = build(&[("content/en/page.md", text)]);
        let findings: Vec<&str> = build.findings.iter().map(|finding| finding.rule.id).collect();
        let exceptions: Vec<(String, usize)> = build
            .suppressions
            .iter()
            .map(|exception| (exception.rule.to_string(), exception.hidden.len()))
            .collect();
        (findings.join(" "), exceptions)
    };
    let one = |hides| vec![("review-date".to_string(), hides)];
    assert_eq!(hidden(ALLOWED), (String::new(), one(1)));
    assert_eq!(hidden(&ALLOWED.replace("owner: Mary\n", "")), ("page-owner".to_string(), one(1)));
    assert_eq!(
        hidden(&ALLOWED.replace("owner:", "reviewed: 2026-11-22\nowner:")),
        ("idle-exception".to_string(), one(0))
    );
    assert_eq!(hidden(&ALLOWED.replace("    until: 2026-12-31\n", "")), ("exception".to_string(), one(1)));
    // On its last day it still holds, and on the next it does not.
    assert_eq!(hidden(&ALLOWED.replace("12-31", "11-22")), (String::new(), one(1)));
    assert_eq!(hidden(&ALLOWED.replace("12-31", "11-21")), ("review-date exception".to_string(), vec![]));
    assert_eq!(
        hidden(&ALLOWED.replace("Nobody who knows this law is here.", "")),
        ("review-date exception".to_string(), vec![])
    );
    // Nobody can allow away that an exception has to have an end.
    let firm = ALLOWED.replace(
        "    until: 2026-12-31\n",
        "  - rule: exception\n    reason: We like it so.\n    until: 2026-12-31\n",
    );
    assert_eq!(hidden(&firm).0, "exception");
    let unknown = ALLOWED.replace("rule: review-date", "rule: review-dat");
    assert_eq!(hidden(&unknown).0, "review-date idle-exception unknown-rule");
}

#[test]
fn the_statement_says_how_the_checks_went_and_what_is_allowed() {
    let path = "accessibility/index.html";
    let count = |text: &str| -> (usize, usize) {
        let rest = text.split("This website passes ").nth(1).expect("how the checks went");
        let mut numbers = rest.split_whitespace().filter_map(|word| word.parse().ok());
        (numbers.next().expect("passed"), numbers.next().expect("all"))
    };
    let clean = build(&[]).words(path);
    let (passed, all) = count(&clean);
    assert_eq!(passed, all);
    assert!(all >= 60 && clean.contains("No page is allowed to break a rule"), "{clean}");
    assert!(!clean.contains("Reader testing"), "there is no Easy Read page to test");

    let allowed = build(&[
        ("content/en/page.md", ALLOWED),
        (
            "content/en/page.easy.md",
            &ALLOWED
                .replace("title", "tested_by: [Sam]\ntitle")
                .replace("Words.", "![](../pictures/talk.svg)\n\nWords."),
        ),
    ]);
    let text = allowed.words(path);
    assert_eq!(count(&text), (all - 1, all), "a rule that somebody excepts is not passed");
    assert!(
        text.contains("A page : Nobody who knows this law is here.")
            && text.contains("31 December 2026")
            && text.contains("review-date"),
        "{text}"
    );
    assert!(text.contains("recorded for 1 of 1 Easy Read"), "{text}");

    let warned =
        build(&[("content/en/page.md", "---\ntitle: A page\nreviewed: 2026-11-22\n---\n\nWords.\n")])
            .words(path);
    assert_eq!(count(&warned), (all - 1, all), "a warning is no pass");
    let off = "name = \"A charity\"\naddress = \"https://charity.example\"\nlanguages = [\"en\"]\n[rules]\ncheaper-number = \"off\"\npage-owner = \"off\"\n";
    assert_eq!(
        count(&build(&[("content/site.toml", off)]).words(path)),
        (all - 1, all - 1),
        "a rule that is off does not count"
    );

    // What is kept from the build before is not shown again when the state is another.
    let mut memo = Memo::new(Box::new(NoCache));
    for files in [&[][..], &[("content/en/page.md", ALLOWED)], &[]] {
        let again = TestSite::new().with_all(files.iter().copied()).build_with(&mut memo);
        assert!(again.outputs == build(files).outputs);
    }
}

/// A site in a folder of its own, and the program in it.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str, files: &[(&str, &str)]) -> Scratch {
        let folder = std::env::temp_dir().join(format!("plainleaf-truth-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        let scratch = Scratch(folder);
        for source in TestSite::new().with_all(files.iter().copied()).sources().iter() {
            scratch.write(&source.path, std::str::from_utf8(source.bytes()).expect("text"));
        }
        scratch
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.0.join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a new folder");
        std::fs::write(path, text).expect("a new file");
    }

    fn run(&self, words: &[&str]) -> (Option<i32>, String) {
        let command = Command::new(env!("CARGO_BIN_EXE_plainleaf"))
            .args(words)
            .args(["--today", "2026-11-22"])
            .current_dir(&self.0)
            .output();
        let Output { status, stdout, stderr } = command.expect("the program runs");
        (status.code(), String::from_utf8_lossy(&[stdout, stderr].concat()).into_owned())
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn every_report_names_the_exceptions_in_force() {
    let scratch = Scratch::new("reports", &[("content/en/page.md", ALLOWED)]);
    let line = "content/en/page.md:5 review-date, until 2026-12-31, hides 1 finding: Nobody who knows this law is here.";
    // The second build has nothing to do, and says the same.
    let build = ["build", "--no-leaflets", "--verbose"];
    for words in [&["check"][..], &build, &build] {
        let (code, text) = scratch.run(words);
        assert_eq!(code, Some(0), "{text}");
        assert!(text.contains("1 exception is in force:") && text.contains(line), "{words:?}: {text}");
    }
    // Without --verbose a build that went well has one line, which says where to look.
    let (code, text) = scratch.run(&build[..2]);
    assert_eq!((code, text.lines().count()), (Some(0), 1), "{text}");
    assert!(text.ends_with(" 1 exception: plainleaf check shows it.\n"), "{text}");
    let json: serde_json::Value =
        serde_json::from_str(&scratch.run(&["check", "--format", "json"]).1).expect("JSON");
    let exception = &json["exceptions"][0];
    assert_eq!(
        (&exception["rule"], &exception["until"], &exception["hides"]),
        (&"review-date".into(), &"2026-12-31".into(), &1.into())
    );
    assert_eq!((&exception["file"], &exception["line"]), (&"content/en/page.md".into(), &5.into()));
    let sarif: serde_json::Value =
        serde_json::from_str(&scratch.run(&["check", "--format", "sarif"]).1).expect("JSON");
    let results = sarif["runs"][0]["results"].as_array().expect("results");
    assert_eq!(results.len(), 1);
    let suppression = &results[0]["suppressions"][0];
    assert_eq!((&results[0]["ruleId"], &suppression["kind"]), (&"review-date".into(), &"inSource".into()));
    assert_eq!(suppression["justification"], "Nobody who knows this law is here. (until 2026-12-31)");
}

#[test]
fn what_vanished_is_said_once() {
    let page = "---\ntitle: A page\nreviewed: 2026-11-22\nowner: Mary\n---\n\nWords.\n";
    let scratch = Scratch::new("vanished", &[("content/en/page.md", page)]);
    let build = || scratch.run(&["build", "--no-leaflets"]);
    assert_eq!(build().0, Some(0));
    scratch.write("content/en/page.md", &page.replace("title", "draft: true\ntitle"));
    let (code, text) = build();
    assert!(code == Some(0) && text.contains("warning[vanished-address]: /page/ was published"), "{text}");
    for _ in 0..2 {
        let (_, text) = build();
        assert!(text.contains("Nothing has changed") && !text.contains("vanished"), "{text}");
    }
    // An address that nobody took back on purpose stops the site each time.
    std::fs::remove_file(scratch.0.join("content/en/about-us.md")).expect("a file to delete");
    for _ in 0..2 {
        let (code, text) = build();
        assert!(
            code == Some(1) && text.contains("error[vanished-address]: /about-us/ was published"),
            "{text}"
        );
    }
}

#[test]
fn leaflets_of_another_language_are_told_how_to_keep_their_old_version() {
    let settings =
        "name = \"A charity\"\naddress = \"https://charity.example\"\nlanguages = [\"en\", \"cy\"]\n";
    let index = "---\ntitle: Cymorth\nreviewed: 2026-11-22\n---\n\nRydym yn helpu.\n";
    let leaflet = |version: &str| {
        format!("---\ntitle: Taflen\nreviewed: 2026-11-22\nversion: {version}\n---\n\nRydym yn helpu.\n")
    };
    let of = |version: &str| {
        build(&[
            ("content/site.toml", settings),
            ("content/cy/index.md", index),
            ("content/cy/index.pobl.leaflet.md", &leaflet(version)),
        ])
    };
    let found = of("taflen-2").published_over(&of("taflen-1"));
    let said: Vec<(&str, &str)> = found.iter().map(|finding| (&*finding.message, &*finding.help)).collect();
    assert_eq!(
        said,
        [(
            "/cy/leaflets/taflen-1/ was published, and now there is nothing.",
            "In the file of the leaflet, write: earlier_versions: [taflen-1]"
        )]
    );
}

#[test]
fn a_review_counts_for_the_text_that_was_read() {
    let text = "---\ntitle: A page # its name\nreviewed: 2020-01-01\nowner: Mary\n---\n\nWords.\n";
    let scratch = Scratch::new("review", &[("content/en/page.md", text)]);
    assert!(scratch.run(&["check"]).1.contains("warning[review-date]"));
    let (code, said) = scratch.run(&["review", "--done", "page.md"]);
    assert_eq!(
        (code, said.as_str()),
        (Some(0), "Wrote into content/en/page.md: all of it was reviewed on 2026-11-22.\n")
    );
    let read = || std::fs::read_to_string(scratch.0.join("content/en/page.md")).expect("the page");
    let after = read();
    let (above, mark) = after.split_once("reviewed_text: \"").expect("a mark");
    assert_eq!(above, "---\ntitle: A page # its name\nreviewed: 2026-11-22\n");
    assert_eq!(mark.get(8..), Some("\"\nowner: Mary\n---\n\nWords.\n"));
    assert!(scratch.run(&["check"]).1.contains("found nothing to mend"));
    scratch.write("content/en/page.md", &after.replace("Words.", "Other words."));
    let (_, said) = scratch.run(&["check"]);
    assert!(
        said.contains("warning[reviewed-text]: The text was changed after the review of 2026-11-22."),
        "{said}"
    );
    assert!(scratch.run(&["review"]).1.contains("changed after its review"));
    // A page that is not there, or that several are called, is not guessed at.
    scratch.write("content/en/more/page.md", text);
    for (named, why) in [("nothing.md", "no page"), ("page.md", "Several pages")] {
        let (code, said) = scratch.run(&["review", "--done", named, "--done", "content/en/page.md"]);
        assert!(code == Some(2) && said.contains(why) && said.contains("Nothing was written"), "{said}");
    }
    assert_eq!(read(), after.replace("Words.", "Other words."));
}
