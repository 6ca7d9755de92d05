//! `plainleaf check --fix`: the safe edits and only those, and a second time there is nothing left to do.

use crate::test_site::TestSite;
use plainleaf::check::RULES;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

type Files = Vec<(String, Vec<u8>)>;

/// The files of the bad examples of every rule: the rule's id, and what is laid over the small site.
fn bad_examples() -> Vec<(&'static str, Files)> {
    let mut examples: Vec<(&str, Files)> = Vec::new();
    for rule in RULES {
        let manual = rule.manual();
        let mut lines = manual.lines();
        let mut taken = false;
        while let Some(line) = lines.next() {
            let Some((kind, path)) = line.strip_prefix("```").and_then(|info| info.split_once(' ')) else {
                continue;
            };
            let text: String =
                lines.by_ref().take_while(|line| *line != "```").map(|line| format!("{line}\n")).collect();
            taken = kind == "bad" || kind == "and" && taken;
            if kind == "bad" {
                examples.push((rule.id, Vec::new()));
            }
            // A file in another encoding is never mended.
            if let Some((_, files)) = examples.last_mut().filter(|_| taken && !path.contains(' ')) {
                files.push((path.to_string(), text.into_bytes()));
            }
        }
    }
    examples
}

/// A site in a folder of its own.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str, files: Files) -> Scratch {
        let folder = std::env::temp_dir().join(format!("plainleaf-fix-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        for source in TestSite::new().with_all(files).sources().iter() {
            let path = folder.join(&*source.path);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a new folder");
            std::fs::write(path, source.bytes()).expect("a new file");
        }
        Scratch(folder)
    }

    /// What `check` says as JSON, and what it says that it mended.
    fn check(&self, fix: bool) -> (Value, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_plainleaf"));
        command.args(["check", "--format", "json", "--today", "2026-11-22"]).arg(&self.0);
        if fix {
            command.arg("--fix");
        }
        let done = command.output().expect("the program runs");
        assert!(matches!(done.status.code(), Some(0 | 1)), "{}", String::from_utf8_lossy(&done.stderr));
        (
            serde_json::from_slice(&done.stdout).expect("JSON"),
            String::from_utf8_lossy(&done.stderr).into_owned(),
        )
    }

    fn files(&self) -> BTreeMap<String, Vec<u8>> {
        fn walk(root: &Path, folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
            for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
                let path = entry.path();
                if path.is_dir() {
                    walk(root, &path, files);
                } else {
                    files.insert(
                        path.strip_prefix(root).expect("below").to_string_lossy().into_owned(),
                        std::fs::read(&path).expect("a file"),
                    );
                }
            }
        }
        let mut files = BTreeMap::new();
        walk(&self.0, &self.0.join("content"), &mut files);
        files
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The files of findings that can be mended safely.
fn mendable(said: &Value) -> Vec<String> {
    let findings = said["findings"].as_array().expect("a list");
    findings
        .iter()
        .filter(|finding| finding["fix"]["safe"] == true)
        .map(|finding| finding["file"].as_str().expect("a file").to_string())
        .collect()
}

/// Mends a site, and holds what `--fix` promises.
fn holds(name: &str, site: &Scratch) {
    let (before, _) = site.check(false);
    let old = site.files();
    let (after, said) = site.check(true);
    let new = site.files();
    // Only files that had something to mend were changed, and what was said to be mended was.
    let changed: Vec<&String> =
        new.iter().filter(|(path, text)| old.get(*path) != Some(*text)).map(|(path, _)| path).collect();
    assert_eq!(old.keys().collect::<Vec<_>>(), new.keys().collect::<Vec<_>>(), "{name}: files came or went");
    for path in &changed {
        assert!(said.contains(&format!("{path} in ")), "{name}: {path} was changed and not named: {said}");
    }
    assert_eq!(said.lines().count(), changed.len(), "{name}: {said}");
    assert_eq!(changed.is_empty(), mendable(&before).is_empty(), "{name}: {changed:?}");
    // Nothing got worse, and nothing is left to do.
    assert!(
        after["counts"]["error"].as_u64() <= before["counts"]["error"].as_u64(),
        "{name}: mending made errors: {after:#}"
    );
    assert_eq!(mendable(&after), [""; 0], "{name}");
    let (again, said) = site.check(true);
    assert_eq!((again, said.as_str()), (after, ""), "{name}: a second time");
    assert!(site.files() == new, "{name}: a second time changed a file");
}

#[test]
fn each_rule_with_a_fix_mends_its_own_faults_once() {
    let mut tried = 0;
    for (number, (id, files)) in bad_examples().into_iter().enumerate() {
        let build = TestSite::new().with_all(files.clone()).build();
        if build.findings.iter().any(|finding| finding.fix.as_ref().is_some_and(|fix| fix.safe)) {
            tried += 1;
            holds(id, &Scratch::new(&format!("{id}-{number}"), files));
        }
    }
    assert!(tried > 0, "no example has a safe fix");
}

#[test]
fn a_site_full_of_faults_is_mended_once() {
    // Every page of every bad example, each in a folder of its own, and words in which several fixes meet.
    let mut files: Files = Vec::new();
    for (number, (id, example)) in bad_examples().into_iter().enumerate() {
        let pages = example.into_iter().filter_map(|(path, text)| {
            Some((format!("content/en/{id}-{number}/{}", path.strip_prefix("content/en/")?), text))
        });
        files.extend(pages);
    }
    assert!(files.len() > 60);
    let bodies: Vec<String> = files
        .iter()
        .filter_map(|(_, text)| Some(std::str::from_utf8(text).ok()?.split("\n---\n").nth(1)?.to_string()))
        .collect();
    let all = format!(
        "---\ntitle: All faults\nreviewed: 2026-11-22\n---\n{}\n\nPhone 0844 248 9 248 0844 248 9 248, 0844\u{a0}248\u{a0}9\u{a0}248.\n",
        bodies.join("\n")
    );
    files.push(("content/en/all.md".into(), all.clone().into_bytes()));
    files.push(("content/en/lines.md".into(), all.replace('\n', "\r\n").into_bytes()));
    let settings = "name = \"A charity\"\naddress = \"https://charity.example\"\nlanguages = [\"en\"]\nsearch = false\n[print]\npages = false\n";
    files.push(("content/site.toml".into(), settings.into()));
    let site = Scratch::new("all", files);
    assert!(mendable(&site.check(false).0).len() > 3);
    holds("all", &site);
}
