//! A save that is killed at any moment leaves the old text or the new one, whole, and the copy of what was
//! replaced; one that finds no
//! room leaves all old texts.

use plainleaf::disk::{save, undo_entries};
use plainleaf::workbench::Change;
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
            .args(["--exact", "save::as_child", "--ignored", "--nocapture"])
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
        let copies = undo_entries(&scratch.0);
        assert!(
            copies.first().is_some_and(|copy| copy.before.as_deref() == Some(text(number).as_bytes())),
            "round {round}: no copy of what was replaced"
        );
    }
    assert!(moved > 5, "only {moved} of the killed programs had saved anything: the test kills too early");
    let names: Vec<_> = std::fs::read_dir(scratch.0.join("content/en"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(names, ["a.md"], "nothing is left beside the file");
}

/// Two short files, for changes that belong together.
fn pair(site: &Path) {
    std::fs::create_dir_all(site.join("content/en")).unwrap();
    for name in ["a", "b"] {
        std::fs::write(site.join(format!("content/en/{name}.md")), format!("the old {name}\n")).unwrap();
    }
}

/// Saves the new texts of both.
fn save_both(site: &Path, a: String, b: String) -> Result<(), plainleaf::disk::UserError> {
    let change = |name: &str, after: String| {
        let path = format!("content/en/{name}.md");
        let before = std::fs::read(site.join(&path)).unwrap().into();
        Change { path, before: Some(before), after: Some(after.into_bytes().into()) }
    };
    save(site, &[change("a", a), change("b", b)])
}

fn assert_both_are_old(site: &Path) {
    for name in ["a", "b"] {
        assert_eq!(
            std::fs::read_to_string(site.join(format!("content/en/{name}.md"))).unwrap(),
            format!("the old {name}\n")
        );
    }
}

#[test]
fn a_save_that_finds_no_room_changes_nothing() {
    let scratch = Scratch(std::env::temp_dir().join(format!("plainleaf-no-room-{}", std::process::id())));
    pair(&scratch.0);
    // No file may grow beyond a limit: the system then refuses the write, as it does when the disk is full.
    let done = Command::new("sh")
        .args([
            "-c",
            "trap '' XFSZ; ulimit -f 1000; exec \"$0\" --exact save::as_child --ignored --nocapture",
        ])
        .arg(std::env::current_exe().unwrap())
        .env("PLAINLEAF_TEST_NO_ROOM", &scratch.0)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&done.stdout);
    assert!(
        done.status.success() && said.contains("larger than the system allows"),
        "{said}{}",
        String::from_utf8_lossy(&done.stderr)
    );
    assert_both_are_old(&scratch.0);
    assert_eq!(
        std::fs::read_dir(scratch.0.join("content/en")).unwrap().count(),
        2,
        "nothing is left beside the files"
    );
}

#[test]
fn where_the_second_of_two_cannot_be_saved_the_first_is_not_either() {
    let scratch = Scratch(std::env::temp_dir().join(format!("plainleaf-second-{}", std::process::id())));
    pair(&scratch.0);
    // A folder stands where the second file is put together.
    std::fs::create_dir_all(scratch.0.join("content/en/.b.md.plainleaf-saved/in-the-way")).unwrap();
    save_both(&scratch.0, "the new a\n".into(), "the new b\n".into()).expect_err("its place is taken");
    assert_both_are_old(&scratch.0);
}

/// Saves one text after the other until it is killed, or two of which the second is too large.
#[test]
#[ignore = "other tests start it"]
fn as_child() {
    if let Some(site) = std::env::var_os("PLAINLEAF_TEST_NO_ROOM").map(PathBuf::from) {
        let refused = save_both(&site, "the new a\n".into(), "the new b\n".repeat(300_000));
        println!("{}", refused.expect_err("there is no room for it"));
        return;
    }
    let Some(site) = std::env::var_os("PLAINLEAF_TEST_SAVES").map(PathBuf::from) else { return };
    loop {
        let now = std::fs::read_to_string(site.join(FILE)).unwrap();
        let number: usize = now.lines().next().unwrap().parse().unwrap();
        save(&site, &[change(&site, text(number + 1))]).unwrap();
    }
}
