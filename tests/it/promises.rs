//! The promises of the house that can be read off the source text: imports point down the floors, judges and
//! makers never meet,
//! only some rooms touch the outside, each heavy dependency has one home.

use std::path::{Path, PathBuf};

fn sources() -> Vec<(String, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).expect("src can be read").flatten() {
            let path = entry.path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    walk(&root, &mut found);
    let name =
        |path: &PathBuf| path.strip_prefix(&root).expect("below src").to_string_lossy().replace('\\', "/");
    let files: Vec<_> = found
        .iter()
        .map(|path| (name(path), std::fs::read_to_string(path).expect("a source file")))
        .collect();
    assert!(files.len() > 60, "the walk found only {} files", files.len());
    files
}

/// The lines that are code: no comments, and nothing after the tests begin.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.lines().enumerate().map(|(at, line)| (at + 1, line));
    lines
        .take_while(|(_, line)| line.trim() != "#[cfg(test)]")
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
}

fn room(file: &str) -> &str {
    file.split(['/', '.']).next().unwrap_or("")
}

fn floor(room: &str) -> Option<u8> {
    Some(match room {
        "base" => 0,
        "doc" | "html" => 1,
        "site" => 2,
        "check" | "render" => 3,
        "engine" => 4,
        "workbench" => 5,
        "disk" => 6,
        "serve" => 7,
        "cli" => 8,
        _ => return None,
    })
}

/// The rooms that a line names, as `crate::room` or in `crate::{a, b}`.
fn rooms_named(line: &str) -> Vec<&str> {
    let mut named = Vec::new();
    for part in line.split("crate::").skip(1) {
        match part.strip_prefix('{') {
            Some(list) => {
                named.extend(list.split([',', '}']).map(|item| item.trim().split("::").next().unwrap_or("")))
            }
            None => named.extend(part.split(|c: char| !c.is_alphanumeric() && c != '_').next()),
        }
    }
    named
}

#[test]
fn imports_point_down_the_floors() {
    let mut seen = 0;
    for (file, text) in sources() {
        let Some(own) = floor(room(&file)) else { continue };
        for (line, code) in code(&text) {
            for named in rooms_named(code) {
                let Some(other) = floor(named) else { continue };
                seen += 1;
                assert!(
                    other < own || named == room(&file),
                    "src/{file}:{line} reaches up or across, into {named}"
                );
            }
        }
    }
    assert!(seen > 100, "only {seen} imports were seen: the test reads them wrongly");
}

#[test]
fn only_disk_touches_the_outside_and_only_cli_prints() {
    let outside =
        ["std::fs", "std::net", "std::env::", "SystemTime", "Instant::now", "std::process", "std::io::stdin"];
    let prints = ["println!", "eprintln!", "print!(", "eprint!(", "process::exit", "dbg!("];
    for (file, text) in sources() {
        let room = room(&file);
        for (line, code) in code(&text) {
            if !matches!(room, "disk" | "serve" | "cli" | "main") {
                for word in outside {
                    assert!(!code.contains(word), "src/{file}:{line} touches the outside: {word}");
                }
            }
            if !matches!(room, "cli" | "main") {
                for word in prints {
                    assert!(!code.contains(word), "src/{file}:{line} prints or exits: {word}");
                }
            }
            if room == "cli" {
                for word in ["std::fs", "SystemTime", "std::net::Tcp", "std::net::Udp"] {
                    assert!(!code.contains(word), "src/{file}:{line} does what disk should: {word}");
                }
            }
        }
    }
}

#[test]
fn each_heavy_dependency_has_one_home() {
    let homes = [
        ("pulldown_cmark", &["doc/markdown.rs"][..]),
        ("saphyr_parser", &["base/from_yaml.rs"]),
        ("toml::", &["base/from_toml.rs"]),
        ("rayon::", &["base/parallel.rs"]),
        ("html5ever::", &["html/html5/"]),
        ("encoding_rs::", &["check/built/any_site.rs"]),
        ("tera::", &["render/template.rs"]),
        ("icu_", &["base/i18n.rs"]),
        ("minify_html::", &["render/minify.rs"]),
        ("pagefind::", &["engine/search.rs"]),
        ("tokio::", &["engine/search.rs", "serve/"]),
        ("roxmltree::", &["doc/picture_file.rs"]),
        ("walkdir::", &["disk/"]),
        ("axum::", &["serve/"]),
        ("notify::", &["disk/watch.rs"]),
        ("annotate_snippets", &["cli/human.rs"]),
        ("indicatif", &["cli/progress.rs"]),
    ];
    for (dependency, home) in homes {
        let mut at_home = false;
        for (file, text) in sources() {
            for (line, code) in code(&text) {
                // A path of this name, not a module of ours that happens to end like it.
                let named = code.match_indices(dependency).any(|(at, _)| {
                    !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':')
                });
                if named {
                    assert!(
                        home.iter().any(|home| file.starts_with(home)),
                        "src/{file}:{line} names {dependency}, which lives in {home:?}"
                    );
                    at_home = true;
                }
            }
        }
        assert!(at_home, "{dependency} is not named in {home:?} any more");
    }
}

#[test]
fn nothing_changes_behind_the_scenes() {
    for (file, text) in sources() {
        if matches!(room(&file), "disk" | "serve" | "cli" | "main") {
            continue;
        }
        for (line, code) in code(&text) {
            for word in [
                "static mut",
                "Mutex<",
                "RwLock<",
                "OnceLock",
                "LazyLock",
                "RefCell<",
                "thread_local!",
                "lazy_static",
            ] {
                assert!(!code.contains(word), "src/{file}:{line} keeps hidden state: {word}");
            }
            assert!(!code.contains("unsafe "), "src/{file}:{line} is unsafe");
        }
    }
}

#[test]
fn every_module_opens_with_its_four_lines() {
    for (file, text) in sources() {
        if file == "main.rs"
            || file == "lib.rs"
            || file.starts_with("check/rules/") && file != "check/rules/mod.rs"
        {
            continue;
        }
        let head: Vec<&str> = text.lines().take_while(|line| line.starts_with("//!")).collect();
        let joined = head.join(" ");
        assert!(
            joined.starts_with("//! Floor")
                && joined.contains("In: ")
                && joined.contains("Out: ")
                && joined.contains("Must never: "),
            "src/{file} does not say what it is"
        );
    }
}

#[test]
fn files_stay_small() {
    for (file, text) in sources() {
        let lines = text.lines().count();
        assert!(lines <= 450, "src/{file} has {lines} lines: two things live in one file");
    }
}
