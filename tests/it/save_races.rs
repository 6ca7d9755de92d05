//! Whatever changes a file of the site loses no word that somebody saves at the same moment: `check --fix`,
//! `review --done`, `translate --caught-up`.

use crate::site_folder::SiteFolder;
use plainleaf::disk::{read_site, save, undo_entries};
use plainleaf::workbench::Change;
use std::fs;
use std::io::{Seek, Write};
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

const ROUNDS: usize = 15;

/// Two spaces between words, which `check --fix` mends.
const PAGE: &str = "---\ntitle: Help\nreviewed: 2026-11-20\nowner: Mary\n---\n\nWe  help. {{imha.phone }}\n\nPhone 0844 248 9 248.\n";

/// How another program saves.
#[derive(Clone, Copy, Debug)]
enum Way {
    /// A new file takes the place of the old one, as most editors do it.
    Renamed,
    /// The file is emptied and written again, as the simplest editors do it.
    InPlace,
    /// Words are added to the end.
    Added,
}

fn write(file: &Path, text: &str, way: Way) {
    match way {
        Way::Renamed => {
            let part = file.with_file_name(".somebody");
            fs::write(&part, text).unwrap();
            fs::rename(part, file).unwrap();
        }
        Way::InPlace => fs::write(file, text).unwrap(),
        Way::Added => {
            let mut file = fs::File::options().write(true).open(file).unwrap();
            file.seek(std::io::SeekFrom::End(0)).unwrap();
            file.write_all(text.as_bytes()).unwrap();
        }
    }
}

/// Runs the program. As soon as it puts a file beside the page, somebody else saves the page. Returns how often that
/// happened in time, after making sure that the words are kept.
fn race(name: &str, files: &[(&str, &str)], page: &str, words: &[&str]) -> usize {
    let mut met = 0;
    for round in 0..ROUNDS {
        let site = SiteFolder::with(&format!("race-{name}"), files);
        let way = [Way::Renamed, Way::InPlace, Way::Added][round % 3];
        let (file, folder) = (site.path(page), site.path(page).parent().unwrap().to_path_buf());
        let count = || fs::read_dir(&folder).unwrap().count();
        let (before, old) = (count(), fs::read_to_string(&file).unwrap());
        let mut child = site
            .command(words)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program runs");
        let mine = format!("\nThe words of somebody else, in round {round}.\n");
        let text = match way {
            Way::Added => mine.clone(),
            _ => format!("{old}{mine}"),
        };
        let start = Instant::now();
        let is_in_time = loop {
            if count() > before {
                break true;
            }
            if child.try_wait().unwrap().is_some() || start.elapsed() > Duration::from_secs(60) {
                break false;
            }
        };
        write(&file, &text, way);
        child.wait().unwrap();
        met += usize::from(is_in_time);
        let now = fs::read_to_string(&file).unwrap();
        assert!(now.contains(mine.trim()), "round {round}, {way:?}: the words are lost. There is: {now}");
        assert_eq!(count(), before, "round {round}, {way:?}: something is left in the folder");
    }
    met
}

#[test]
fn a_mend_loses_no_word() {
    let met = race("fix", &[("content/en/help.md", PAGE)], "content/en/help.md", &["check", "--fix"]);
    assert!(met >= ROUNDS / 3, "only {met} of {ROUNDS} met");
}

#[test]
fn a_review_loses_no_word() {
    let words = ["review", "--done", "content/en/help.md"];
    let met = race("review", &[("content/en/help.md", PAGE)], "content/en/help.md", &words);
    assert!(met >= ROUNDS / 3, "only {met} of {ROUNDS} met");
}

#[test]
fn a_translation_loses_no_word() {
    let settings =
        "name = \"A charity\"\naddress = \"https://charity.example\"\nlanguages = [\"en\", \"cy\"]\n";
    let files = [("content/site.toml", settings), ("content/en/help.md", PAGE), ("content/cy/help.md", PAGE)];
    let words = ["translate", "cy", "content/en/help.md", "--caught-up"];
    let met = race("translate", &files, "content/cy/help.md", &words);
    assert!(met >= ROUNDS / 3, "only {met} of {ROUNDS} met");
}

#[test]
fn every_change_can_be_taken_back() {
    let site = SiteFolder::with("undo", &[("content/en/help.md", PAGE)]);
    site.run(&["check", "--fix"]);
    let mended = site.text("content/en/help.md");
    assert_ne!(mended, PAGE);
    let (code, said) = site.run(&["review", "--done", "content/en/help.md"]);
    assert_eq!(code, 0, "{said}");
    let reviewed = site.text("content/en/help.md");
    assert!(reviewed.contains("reviewed: 2026-11-22"), "{reviewed}");
    let kept = undo_entries(&site.path(""));
    assert!(kept.len() >= 2, "{kept:?}");
    for entry in kept {
        let back = Change { path: entry.path, before: entry.after, after: entry.before };
        save(&site.path(""), &[back]).unwrap();
    }
    assert_eq!(site.text("content/en/help.md"), PAGE);
}

#[test]
fn a_protected_file_stays_as_it_is_and_the_others_are_mended() {
    let site = SiteFolder::with("protected", &[("content/en/help.md", PAGE), ("content/en/more.md", PAGE)]);
    fs::set_permissions(site.path("content/en/help.md"), fs::Permissions::from_mode(0o444)).unwrap();
    let (code, said) = site.run(&["check", "--fix"]);
    assert_eq!(site.text("content/en/help.md"), PAGE);
    assert!(
        said.contains("content/en/help.md") && said.contains("protected") && said.contains("chmod u+w"),
        "{said}"
    );
    assert_eq!(code, 1, "{said}");
    assert_ne!(site.text("content/en/more.md"), PAGE, "{said}");
    assert_eq!(said.matches("protected").count(), 1, "once is enough: {said}");
    let (code, said) = site.run(&["review", "--done", "content/en/help.md"]);
    assert!(code == 2 && said.contains("protected"), "{said}");
    assert_eq!(site.text("content/en/help.md"), PAGE);
}

#[test]
fn permissions_and_line_ends_stay() {
    let text = PAGE.replace('\n', "\r\n");
    let site = SiteFolder::with("modes", &[("content/en/help.md", &text)]);
    let mode = || site.path("content/en/help.md").metadata().unwrap().mode() & 0o7777;
    fs::set_permissions(site.path("content/en/help.md"), fs::Permissions::from_mode(0o640)).unwrap();
    site.run(&["check", "--fix"]);
    site.run(&["review", "--done", "content/en/help.md"]);
    let now = site.text("content/en/help.md");
    assert!(now != text && now.contains("reviewed: 2026-11-22"), "{now}");
    assert_eq!(now.matches('\n').count(), now.matches("\r\n").count(), "{now:?}");
    assert_eq!(mode(), 0o640);
}

#[test]
fn two_names_of_one_file_are_one_file() {
    for is_hard in [false, true] {
        let site = SiteFolder::with("names", &[("content/en/help.md", PAGE)]);
        if is_hard {
            fs::hard_link(site.path("content/en/help.md"), site.path("content/en/same.md")).unwrap();
        } else {
            symlink("help.md", site.path("content/en/same.md")).unwrap();
        }
        // By one name.
        save(&site.path(""), &[Change::of_text("content/en/same.md", PAGE, "first")]).unwrap();
        assert_eq!(
            ["help", "same"].map(|name| site.text(&format!("content/en/{name}.md"))),
            ["first", "first"]
        );
        site.write("content/en/help.md", PAGE);
        if is_hard {
            fs::remove_file(site.path("content/en/same.md")).unwrap();
            fs::hard_link(site.path("content/en/help.md"), site.path("content/en/same.md")).unwrap();
            // Deleted is one name, not the file.
            let change = Change {
                path: "content/en/same.md".into(),
                before: Some(PAGE.as_bytes().into()),
                after: None,
            };
            save(&site.path(""), &[change]).unwrap();
            assert_eq!(site.text("content/en/help.md"), PAGE);
            fs::hard_link(site.path("content/en/help.md"), site.path("content/en/same.md")).unwrap();
        }
        let (_, said) = site.run(&["check", "--fix"]);
        let [one, other] = ["help", "same"].map(|name| site.text(&format!("content/en/{name}.md")));
        assert!(one != PAGE && one == other, "{said}");
        assert!(!said.contains("Not mended"), "{said}");
        let link = site.path("content/en/same.md").symlink_metadata().unwrap();
        assert_eq!(link.is_symlink(), !is_hard, "a link stays a link");
        // Both at once, with one text each.
        let both = |a: &str, b: &str| {
            save(
                &site.path(""),
                &[
                    Change::of_text("content/en/help.md", &one, a),
                    Change::of_text("content/en/same.md", &one, b),
                ],
            )
        };
        if !is_hard {
            let refused = both("a", "b").expect_err("one file cannot hold two texts");
            assert!(refused.message.contains("another name of the same file"), "{refused}");
            assert_eq!(site.text("content/en/help.md"), one);
        }
        both("both", "both").unwrap();
        assert_eq!(site.text("content/en/same.md"), "both");
    }
}

/// The workbench and a verb, or two of either, may save one file at once.
#[test]
fn of_many_savers_at_once_none_is_told_that_what_is_lost_is_saved() {
    let site = SiteFolder::with("many", &[("content/en/help.md", "0")]);
    let saved: Vec<String> = std::thread::scope(|scope| {
        let savers: Vec<_> = (0..4)
            .map(|saver| {
                let site = &site;
                scope.spawn(move || {
                    let mut saved = Vec::new();
                    for number in 0..60 {
                        let sources = read_site(&site.path("")).unwrap();
                        let old = sources
                            .get("content/en/help.md")
                            .and_then(|file| file.text())
                            .unwrap()
                            .to_string();
                        let mine = format!("{old} {saver}-{number}");
                        if save(&site.path(""), &[Change::of_text("content/en/help.md", &old, &mine)]).is_ok()
                        {
                            saved.push(format!(" {saver}-{number}"));
                        }
                    }
                    saved
                })
            })
            .collect();
        savers.into_iter().flat_map(|saver| saver.join().unwrap()).collect()
    });
    let now = site.text("content/en/help.md");
    let words: Vec<&str> = now.split(' ').collect();
    assert!(saved.len() > 20, "only {} saves were made", saved.len());
    for word in &saved {
        assert!(words.contains(&word.trim()), "{word} is lost: {now}");
    }
    assert_eq!(words.len(), saved.len() + 1, "what was refused is not there");
}

#[test]
fn words_that_a_killed_save_left_are_kept() {
    let site = SiteFolder::with("left", &[("content/en/help.md", "now")]);
    site.write("content/en/.help.md.plainleaf-saved", "words that are nowhere else");
    save(&site.path(""), &[Change::of_text("content/en/help.md", "now", "new")]).unwrap();
    let kept = undo_entries(&site.path(""));
    assert!(
        kept.iter().any(|entry| entry.before.as_deref() == Some(&b"words that are nowhere else"[..])),
        "{kept:?}"
    );
    assert!(!site.names("content/en").iter().any(|name| name.starts_with('.')));
}
