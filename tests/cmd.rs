//! The command line, as documents: each file in `tests/cmd` says what somebody types and what they read.

use std::process::{Command, Stdio};

#[test]
fn what_people_type_and_what_they_read() {
    trycmd::TestCases::new().case(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cmd/*.md"));
}

#[test]
fn a_reader_who_leaves_early_is_no_trouble() {
    let site = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cmd/findings.in");
    for (words, code) in [(&["rules"][..], 0), (&["check", site, "--today", "2026-11-22"], 1), (&["--help"], 0)] {
        let mut process = Command::new(env!("CARGO_BIN_EXE_plainleaf")).args(words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(process.stdout.take());
        let done = process.wait_with_output().unwrap();
        assert_eq!((done.status.code(), String::from_utf8_lossy(&done.stderr).as_ref()), (Some(code), ""), "{words:?}");
    }
}
