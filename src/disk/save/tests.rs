//! Floor 6: what must hold of a save.
//! In: folders with links, other editors, wrong names. Out: nothing; a test fails where a word is lost or a
//! file outside is touched.
//! Must never: leave its folders behind.

use super::*;
use crate::disk::undo_entries;
use crate::workbench::UndoEntry;
use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

struct Folder(PathBuf);

impl Folder {
    fn new() -> Folder {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let folder = std::env::temp_dir().join(format!(
            "plainleaf-save-{}-{}",
            std::process::id(),
            NUMBER.fetch_add(1, Ordering::Relaxed)
        ));
        fs::create_dir_all(folder.join("content/en")).unwrap();
        fs::write(folder.join("content/en/a.md"), "old").unwrap();
        fs::write(folder.join("site.txt"), "outside").unwrap();
        Folder(folder)
    }
    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.0.join(path)).unwrap_or_default()
    }
    fn names(&self, path: &str) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(self.0.join(path))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn change(path: &str, before: Option<&str>, after: Option<&str>) -> Change {
    let bytes = |text: Option<&str>| text.map(|text| Arc::from(text.as_bytes()));
    Change { path: path.into(), before: bytes(before), after: bytes(after) }
}

#[test]
fn a_save_can_be_made_and_taken_back() {
    let site = Folder::new();
    save(
        &site.0,
        &[
            change("content/en/a.md", Some("old"), Some("new")),
            change("content/en/b/c.md", None, Some("made")),
        ],
    )
    .unwrap();
    assert_eq!((site.text("content/en/a.md"), site.text("content/en/b/c.md")), ("new".into(), "made".into()));
    assert_eq!(site.names("content/en"), ["a.md", "b"], "nothing is left beside the files");
    let listed = crate::disk::read_site(&site.0).unwrap();
    assert!(
        listed.iter().all(|file| file.path.starts_with("content/")),
        "the copies are no part of the site"
    );
    let copies = undo_entries(&site.0);
    assert_eq!(copies.len(), 2);
    for UndoEntry { path, before, after, .. } in copies {
        save(&site.0, &[Change { path, before: after, after: before }]).unwrap();
    }
    assert_eq!((site.text("content/en/a.md"), site.names("content/en/b").len()), ("old".into(), 0));
    assert_eq!(site.names(".plainleaf/undo").len(), 4);
}

#[test]
#[cfg(unix)]
fn a_save_keeps_who_may_read_the_file() {
    use std::os::unix::fs::PermissionsExt;
    let site = Folder::new();
    let file = site.0.join("content/en/a.md");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    save(&site.0, &[change("content/en/a.md", Some("old"), Some("new"))]).unwrap();
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
}

#[test]
fn what_was_changed_meanwhile_is_not_written_over() {
    let site = Folder::new();
    for wrong in [
        vec![change("content/en/a.md", Some("older"), Some("new"))],
        vec![change("content/en/a.md", None, Some("new"))],
        vec![change("content/en/a.md", Some("older"), None)],
        vec![change("content/en/gone.md", Some("old"), Some("new"))],
        vec![
            change("content/en/b.md", None, Some("new")),
            change("content/en/a.md", Some("older"), Some("new")),
        ],
    ] {
        assert!(save(&site.0, &wrong).is_err(), "{wrong:?}");
        assert_eq!(
            (site.text("content/en/a.md"), site.names("content/en")),
            ("old".into(), vec!["a.md".to_string()])
        );
    }
}

#[test]
fn of_two_editors_one_is_told_and_no_word_is_lost() {
    let site = Folder::new();
    let file = site.0.join("content/en/a.md");
    for round in 0..40 {
        fs::write(&file, "old").unwrap();
        let saved: Vec<bool> = std::thread::scope(|scope| {
            let threads: Vec<_> = ["one", "two"]
                .map(|who| {
                    let site = &site.0;
                    // Each works from the text of the other's start; another program has its own way of
                    // writing.
                    scope.spawn(move || {
                        if who == "one" {
                            return save(site, &[change("content/en/a.md", Some("old"), Some("one"))])
                                .is_ok();
                        }
                        let part = site.join("content/en/.two");
                        fs::write(&part, "two").unwrap();
                        fs::rename(part, site.join("content/en/a.md")).is_ok()
                    })
                })
                .into_iter()
                .collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        let now = site.text("content/en/a.md");
        // Either the other program came last, or the save was refused: its words are there in every order.
        assert_eq!(now, "two", "round {round}, saved {saved:?}");
    }
}

#[test]
#[cfg(unix)]
fn nothing_outside_content_is_touched() {
    let site = Folder::new();
    std::os::unix::fs::symlink(site.0.join("site.txt"), site.0.join("content/en/link.md")).unwrap();
    std::os::unix::fs::symlink(&site.0, site.0.join("content/en/up")).unwrap();
    std::os::unix::fs::symlink("a.md", site.0.join("content/en/inner.md")).unwrap();
    let outside = site.0.join("site.txt").display().to_string();
    for path in [
        "site.txt",
        "content/../site.txt",
        "content/en/../../site.txt",
        "/etc/passwd",
        &outside,
        "content//a.md",
        "content/en/./a.md",
        "content\\en\\a.md",
        "content/en/\0.md",
        "content/en/.hidden.md",
        "content/.plainleaf/x",
        "content/en/up/site.txt",
        "content/en/up/new.md",
        "content/en/link.md",
        "themes/plain/x.html",
        "content/",
        "content",
        "",
        "content/en/",
        "content/en",
        "content/en/c:d.md",
        "content/en/a.md\n",
    ] {
        for before in [None, Some("outside"), Some("old")] {
            assert!(save(&site.0, &[change(path, before, Some("new"))]).is_err(), "{path:?}");
            assert!(save(&site.0, &[change(path, before, None)]).is_err(), "{path:?}");
        }
    }
    assert_eq!((site.text("site.txt"), site.text("content/en/a.md")), ("outside".into(), "old".into()));
    assert!(!site.0.join("new.md").exists() && !site.0.join(".plainleaf").exists());
    save(&site.0, &[change("content/en/inner.md", Some("old"), Some("new"))]).unwrap();
    assert_eq!(site.text("content/en/a.md"), "new", "a link inside content is followed");
    assert!(site.0.join("content/en/inner.md").symlink_metadata().unwrap().is_symlink());
}

#[test]
fn copies_do_not_grow_without_bound() {
    let site = Folder::new();
    let mut text = "old".to_string();
    for number in 0..105 {
        let next = format!("text {number}");
        save(&site.0, &[change("content/en/a.md", Some(&text), Some(&next))]).unwrap();
        text = next;
    }
    let copies = undo_entries(&site.0);
    assert_eq!(
        (copies.len(), copies[0].after.as_deref(), copies[99].before.as_deref()),
        (100, Some(&b"text 104"[..]), Some(&b"text 4"[..]))
    );
    for broken in [
        "",
        "plainleaf: a text that was replaced, format 1\nx\n",
        "plainleaf: a text that was replaced, format 1\ncontent/a\nnow\n9 9\nxx",
    ] {
        fs::write(site.0.join(".plainleaf/undo/00009999"), broken).unwrap();
        assert_eq!(undo_entries(&site.0).len(), 100);
    }
}
