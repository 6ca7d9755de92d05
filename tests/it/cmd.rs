//! The command line, as documents: each file in `tests/cmd` says what somebody types and what they read.

use std::process::{Command, Stdio};

#[test]
fn what_people_type_and_what_they_read() {
    trycmd::TestCases::new().case(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cmd/*.md"));
}

#[test]
fn a_reader_who_leaves_early_is_no_trouble() {
    let site = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cmd/findings.in");
    for (words, code) in
        [(&["rules"][..], 0), (&["check", site, "--today", "2026-11-22"], 1), (&["--help"], 0)]
    {
        let mut process = Command::new(env!("CARGO_BIN_EXE_plainleaf"))
            .args(words)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(process.stdout.take());
        let done = process.wait_with_output().unwrap();
        assert_eq!(
            (done.status.code(), String::from_utf8_lossy(&done.stderr).as_ref()),
            (Some(code), ""),
            "{words:?}"
        );
    }
}

#[test]
fn a_terminal_is_not_filled_with_findings_of_one_rule() {
    let site = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("many-findings");
    let pages = site.join("content/en");
    std::fs::create_dir_all(&pages).unwrap();
    std::fs::write(
        site.join("content/site.toml"),
        "name = \"A charity\"\naddress = \"https://charity.example\"\nlanguages = [\"en\"]\n",
    )
    .unwrap();
    let words: String = (0..120).map(|at| format!("You can ask *person {at}*.\n\n")).collect();
    std::fs::write(pages.join("index.md"), format!("---\ntitle: Help\nreviewed: 2026-11-22\n---\n\n{words}"))
        .unwrap();
    let done = Command::new(env!("CARGO_BIN_EXE_plainleaf"))
        .args(["check", "--today", "2026-11-22"])
        .arg(&site)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&done.stdout);
    // The first ten are shown whole, ninety more as a line each, the rest as a number.
    assert_eq!(said.matches("warning[italics]").count(), 100, "{said}");
    let lines = said
        .lines()
        .filter(|line| line.starts_with("warning[italics]: ") && line.contains("content/en/index.md:"))
        .count();
    assert_eq!(lines, 90);
    assert!(said.contains("Not shown: 20 more findings of the rule italics."), "{said}");
}
