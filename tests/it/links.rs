//! Links in `content/` and `themes/` lead to what is published there, and to nothing else: neither when the site is
//! read, nor when a file of it is changed.

use crate::site_folder::SiteFolder;
use plainleaf::base::SourceBody;
use plainleaf::disk::{SiteReader, read_site};
#[cfg(target_os = "linux")]
use plainleaf::{disk::save, workbench::Change};
use std::fs;
use std::os::unix::fs::symlink;
#[cfg(target_os = "linux")]
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

const PAGE: &str = "---\ntitle: Help\nreviewed: 2026-11-22\nowner: Mary\n---\n\nWe help.\n";

#[test]
fn a_link_to_what_is_hidden_or_outside_is_refused_with_what_to_do() {
    let site = SiteFolder::new("links-refused");
    site.write(".git/config", "the secret of the keeper");
    site.write(".env", "the secret of the keeper");
    site.write("notes/plan.md", "---\ntitle: Plan\n---\n\nthe secret of the keeper\n");
    site.write("content/.drafts/plan.md", "---\ntitle: Plan\n---\n\nthe secret of the keeper\n");
    fs::create_dir_all(site.path("themes/plain")).unwrap();
    fs::create_dir_all(site.beside("elsewhere")).unwrap();
    fs::write(site.beside("elsewhere/plan.md"), "the secret of the keeper").unwrap();
    for (link, target, why) in [
        ("content/en/config.md", "../../.git/config", "outside"),
        ("content/en/git", "../../.git", "outside"),
        ("content/pictures/env.png", "../../.env", "outside"),
        ("content/en/plan.md", "../../notes/plan.md", "outside"),
        ("content/en/notes", "../../notes", "outside"),
        ("content/en/hidden.md", "../.drafts/plan.md", "hidden"),
        ("content/en/drafts", "../.drafts", "hidden"),
        ("content/en/elsewhere", "../../../elsewhere", "outside"),
        ("content/en/all", "../..", "outside"),
        ("content/en/gone.md", "nowhere.md", "not there"),
        ("content/links.toml", "../.env", "outside"),
        ("themes/plain/strings", "../../.git", "outside"),
        ("themes/plain/style.css", "../../.env", "outside"),
    ] {
        fs::create_dir_all(site.path(link).parent().unwrap()).unwrap();
        symlink(target, site.path(link)).unwrap();
        let (code, said) = site.run(&["check", "--format", "json"]);
        assert_eq!(code, 1, "{link}");
        let found: serde_json::Value = serde_json::from_str(&said).unwrap_or_else(|_| panic!("{said}"));
        let findings = found["findings"].as_array().expect("findings");
        let own: Vec<_> = findings
            .iter()
            .filter(|finding| {
                finding["file"] == link || finding["file"].as_str().is_some_and(|file| file.ends_with(link))
            })
            .collect();
        let words = own
            .iter()
            .map(|finding| format!("{} {}", finding["message"], finding["help"]))
            .collect::<String>();
        assert!(words.contains(why) && words.contains("Delete the link"), "{link}: {words} of {said}");
        assert!(!said.contains("secret of the keeper"), "{link}: {said}");
        fs::remove_file(site.path(link)).unwrap();
    }
}

#[test]
fn a_link_inside_is_followed_and_a_theme_may_show_a_picture_of_the_content() {
    let site = SiteFolder::with("links-inside", &[("content/en/help.md", PAGE)]);
    fs::create_dir_all(site.path("themes/plain")).unwrap();
    symlink("help.md", site.path("content/en/same.md")).unwrap();
    symlink("../../content/pictures", site.path("themes/plain/pictures")).unwrap();
    let sources = read_site(&site.path("")).unwrap();
    for (link, original) in [
        ("content/en/same.md", "content/en/help.md"),
        ("themes/plain/pictures/talk.svg", "content/pictures/talk.svg"),
    ] {
        let bytes = |path: &str| sources.get(path).map(|source| source.bytes().to_vec());
        assert!(
            bytes(link).is_some_and(|bytes| !bytes.is_empty()) && bytes(link) == bytes(original),
            "{link}"
        );
    }
}

/// A hard link is no link that could be followed or not: it is the file itself, under a second name.
#[test]
fn a_second_name_of_a_hidden_file_is_refused_and_one_of_a_page_is_read() {
    let site = SiteFolder::with("links-hard", &[("content/en/help.md", PAGE)]);
    site.write(".git/config", "the secret of the keeper");
    site.write("content/en/.draft.md", "the secret of the keeper");
    fs::hard_link(site.path(".git/config"), site.path("content/en/config.md")).unwrap();
    fs::hard_link(site.path("content/en/.draft.md"), site.path("content/en/draft.md")).unwrap();
    fs::hard_link(site.path("content/en/help.md"), site.path("content/en/same.md")).unwrap();
    // A copy of the whole site with hard links, as programs for backups make it, is no reason to refuse anything.
    fs::hard_link(site.path("content/en/about-us.md"), site.beside("backup.md")).unwrap();
    let mut reader = SiteReader::new(&site.path("")).unwrap();
    for sources in [reader.read().unwrap(), reader.read().unwrap()] {
        for (path, other) in
            [("content/en/config.md", ".git/config"), ("content/en/draft.md", "content/en/.draft.md")]
        {
            match &sources.get(path).expect("it is listed").body {
                SourceBody::Unreadable(reason) => {
                    assert!(
                        reason.why.contains(other) && reason.help.contains("a file of its own"),
                        "{reason:?}"
                    );
                }
                other => panic!("{path} was read: {other:?}"),
            }
        }
        for path in ["content/en/help.md", "content/en/same.md", "content/en/about-us.md"] {
            assert!(sources.get(path).and_then(|file| file.text()).is_some(), "{path}");
        }
    }
}

/// Between the moment in which a folder is listed and the one in which its files are opened, somebody may put a link
/// in its place.
#[test]
fn a_folder_that_becomes_a_link_while_the_site_is_read_gives_nothing_away() {
    let site = SiteFolder::with("links-swapped", &[("content/en/care/plan.md", PAGE)]);
    site.write(".git/plan.md", "the secret of the keeper");
    let mut reader = SiteReader::new(&site.path("")).unwrap();
    let listing = reader.look().unwrap();
    fs::rename(site.path("content/en/care"), site.beside("care")).unwrap();
    symlink("../../.git", site.path("content/en/care")).unwrap();
    let sources = reader.read_listed(&listing);
    let read = sources.get("content/en/care/plan.md").expect("it was listed");
    assert_eq!(read.bytes(), b"", "read through a link");
    fs::remove_file(site.path("content/en/care")).unwrap();
    fs::rename(site.beside("care"), site.path("content/en/care")).unwrap();
    // The same with the file.
    let listing = reader.look().unwrap();
    fs::remove_file(site.path("content/en/care/plan.md")).unwrap();
    symlink("../../../.git/plan.md", site.path("content/en/care/plan.md")).unwrap();
    let sources = SiteReader::new(&site.path("")).unwrap().read_listed(&listing);
    assert_eq!(sources.get("content/en/care/plan.md").expect("it was listed").bytes(), b"");
}

/// Exchanges a folder and a link to one outside, again and again, while files in it are saved.
#[test]
#[cfg(target_os = "linux")]
fn a_folder_that_becomes_a_link_in_the_middle_of_a_save_changes_nothing_outside() {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    let site = SiteFolder::with("links-save", &[("content/en/care/a.md", "old")]);
    fs::create_dir_all(site.beside("outside")).unwrap();
    fs::write(site.beside("outside/a.md"), "old").unwrap();
    let (folder, link) = (site.path("content/en/care"), site.path("content/en/.link"));
    symlink(site.beside("outside"), &link).unwrap();
    let stop = AtomicBool::new(false);
    let (mut made, mut refused) = (0, 0);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !stop.load(Relaxed) {
                for _ in 0..2 {
                    renameat_with(CWD, &folder, CWD, &link, RenameFlags::EXCHANGE).unwrap();
                    std::thread::yield_now();
                }
            }
        });
        let mut now = "old".to_string();
        for number in 0..20_000 {
            // On a busy computer the folder may stand still for long: on until both have happened.
            if number >= 300 && made > 0 && refused > 0 {
                break;
            }
            let next = format!("text {number}");
            if save(&site.path(""), &[Change::of_text("content/en/care/a.md", &now, &next)]).is_ok() {
                now = next;
                made += 1;
            } else {
                refused += 1;
            }
            // New files and new folders, too.
            let path = format!("content/en/care/new-{number}/b.md");
            let _ = save(&site.path(""), &[Change { path, before: None, after: Some((*b"new").into()) }]);
        }
        stop.store(true, Relaxed);
    });
    let outside: Vec<_> =
        fs::read_dir(site.beside("outside")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(outside, ["a.md"], "made outside");
    assert_eq!(fs::read_to_string(site.beside("outside/a.md")).unwrap(), "old", "written outside");
    assert!(made > 0 && refused > 0, "{made} saves were made and {refused} refused: they never met");
}
