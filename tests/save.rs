//! A save that is killed at any moment leaves the old text or the new one, whole, and the copy of what was replaced.

use plainleaf::disk::{kept, save};
use plainleaf::engine::desk::Change;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

const FILE: &str = "content/en/a.md";

struct Scratch(PathBuf);

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A text of a size that is not written in one go.
fn text(number: usize) -> String {
    format!("{number}\n{}end of {number}\n", format!("line of {number}\n").repeat(20_000))
}

fn change(site: &Path, after: String) -> Change {
    let before = std::fs::read(site.join(FILE)).expect("the file is there").into();
    Change { path: FILE.into(), before: Some(before), after: Some(after.into_bytes().into()) }
}

#[test]
fn a_kill_leaves_the_old_text_or_the_new_one() {
    let scratch = Scratch(std::env::temp_dir().join(format!("plainleaf-killed-save-{}", std::process::id())));
    std::fs::create_dir_all(scratch.0.join("content/en")).unwrap();
    std::fs::write(scratch.0.join(FILE), text(0)).unwrap();
    let mut moved = 0;
    let mut last = text(0);
    for round in 0..40 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "as_child", "--ignored", "--nocapture"])
            .env("PLAINLEAF_TEST_SAVES", &scratch.0)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(20 + round * 3));
        child.kill().unwrap();
        child.wait().unwrap();
        let now = std::fs::read_to_string(scratch.0.join(FILE)).unwrap();
        let number: usize = now.lines().next().unwrap().parse().unwrap();
        assert!(now == text(number), "round {round}: half a text");
        moved += usize::from(now != last);
        last = now;
        // Whatever was left half done, the next save is made, and finds nothing in its way.
        save(&scratch.0, &[change(&scratch.0, text(number + 1))]).unwrap();
        last = if last == text(number) { text(number + 1) } else { last };
        let copies = kept(&scratch.0);
        assert!(copies.first().is_some_and(|copy| copy.before.as_deref() == Some(text(number).as_bytes())), "round {round}: no copy of what was replaced");
    }
    assert!(moved > 5, "only {moved} of the killed programs had saved anything: the test kills too early");
    let names: Vec<_> = std::fs::read_dir(scratch.0.join("content/en")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["a.md"], "nothing is left beside the file");
}

/// Saves one text after the other until it is killed.
#[test]
#[ignore = "other tests start it"]
fn as_child() {
    let Some(site) = std::env::var_os("PLAINLEAF_TEST_SAVES").map(PathBuf::from) else { return };
    loop {
        let now = std::fs::read_to_string(site.join(FILE)).unwrap();
        let number: usize = now.lines().next().unwrap().parse().unwrap();
        save(&site, &[change(&site, text(number + 1))]).unwrap();
    }
}
