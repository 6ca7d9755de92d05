//! Every file of the repository has a licence that fits a program under MIT or Apache-2.0: `REUSE.toml` names each,
//! `LICENSES` holds the texts. See <https://reuse.software>.

use std::collections::BTreeSet;
use std::path::Path;

/// None of these asks that what is built from a file be under its licence too.
const ALLOWED: [&str; 8] = [
    "MIT",
    "Apache-2.0",
    "BSD-2-Clause",
    "CC0-1.0",
    "CC-BY-4.0",
    "OFL-1.1",
    "LicenseRef-SCOWL",
    "LicenseRef-WordNet",
];

/// What no commit holds.
const NOT_TRACKED: [&str; 7] =
    [".git", "target", "public", "node_modules", "__pycache__", ".venv", ".plainleaf"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(file: &str) -> String {
    std::fs::read_to_string(root().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// All files of the repository, as `folder/file`.
fn files() -> Vec<String> {
    fn walk(folder: &Path, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).expect("a folder can be read").flatten() {
            let path = entry.path();
            // In a worktree of git, `.git` is a file.
            if NOT_TRACKED.contains(&&*entry.file_name().to_string_lossy()) {
                continue;
            }
            if path.is_dir() {
                walk(&path, found);
            } else {
                found.push(
                    path.strip_prefix(root()).expect("below the root").to_string_lossy().replace('\\', "/"),
                );
            }
        }
    }
    let mut found = Vec::new();
    walk(root(), &mut found);
    assert!(found.len() > 900, "the walk found only {} files", found.len());
    found
}

/// The files that REUSE asks no licence of: texts of licences, and `REUSE.toml` itself.
fn needs_no_licence(file: &str) -> bool {
    file.starts_with("LICENSES/") || file.starts_with("LICENSE-") || file == "REUSE.toml"
}

/// Which files a table of `REUSE.toml` is about, and under which licence they are.
struct Annotation {
    paths: Vec<String>,
    licence: String,
}

fn annotations() -> Vec<Annotation> {
    let reuse: toml::Table = read("REUSE.toml").parse().expect("REUSE.toml is TOML");
    let tables = reuse["annotations"].as_array().expect("tables").iter();
    let read = |table: &toml::Value| {
        assert!(table.get("SPDX-FileCopyrightText").is_some(), "no copyright: {table:?}");
        Annotation {
            paths: match &table["path"] {
                toml::Value::Array(paths) => {
                    paths.iter().map(|path| path.as_str().expect("a path").into()).collect()
                }
                path => vec![path.as_str().expect("a path").into()],
            },
            licence: table["SPDX-License-Identifier"].as_str().expect("a licence").into(),
        }
    };
    tables.map(read).collect()
}

/// Whether a pattern of REUSE names a file: `*` is any text within a name, `**` any text at all.
fn names(pattern: &[u8], file: &[u8]) -> bool {
    match pattern {
        [] => file.is_empty(),
        [b'*', b'*', rest @ ..] => (0..=file.len()).any(|at| names(rest, &file[at..])),
        [b'*', rest @ ..] => {
            let end = file.iter().position(|byte| *byte == b'/').unwrap_or(file.len());
            (0..=end).any(|at| names(rest, &file[at..]))
        }
        [byte, rest @ ..] => file.first() == Some(byte) && names(rest, &file[1..]),
    }
}

/// The licence of a file: the last table that names it tells.
fn licence_of<'a>(file: &str, annotations: &'a [Annotation]) -> Option<&'a str> {
    let is_about =
        |about: &&Annotation| about.paths.iter().any(|path| names(path.as_bytes(), file.as_bytes()));
    annotations.iter().rev().find(is_about).map(|about| about.licence.as_str())
}

/// The licences in an expression: `MIT OR (BSD-2-Clause AND CC0-1.0)` names three.
fn licences_in(expression: &str) -> impl Iterator<Item = &str> {
    expression.split([' ', '(', ')']).filter(|part| !["", "AND", "OR"].contains(part))
}

#[test]
fn every_file_has_a_licence_that_fits() {
    let annotations = annotations();
    for file in files().iter().filter(|file| !needs_no_licence(file)) {
        let licence = licence_of(file, &annotations);
        let licence =
            licence.unwrap_or_else(|| panic!("{file}: REUSE.toml does not say which licence it has"));
        for part in licences_in(licence) {
            assert!(ALLOWED.contains(&part), "{file}: {part} does not fit a program under MIT or Apache-2.0");
        }
    }
}

#[test]
fn every_table_names_a_file() {
    let files = files();
    for path in annotations().iter().flat_map(|about| &about.paths) {
        assert!(files.iter().any(|file| names(path.as_bytes(), file.as_bytes())), "no file is {path}");
    }
}

/// A file that comes from elsewhere may say its licence itself, and that holds.
#[test]
fn no_file_says_of_itself_that_it_has_another_licence() {
    let tag = ["SPDX-License", "Identifier:"].join("-");
    for file in files() {
        let bytes = std::fs::read(root().join(&file)).expect("a file can be read");
        for line in String::from_utf8_lossy(&bytes).lines() {
            let said =
                line.split_once(&tag).map(|(_, said)| said.trim_end_matches(['-', '*', '/', '>', ' ']));
            for part in said.into_iter().flat_map(licences_in) {
                assert!(ALLOWED.contains(&part), "{file}: {part}");
            }
        }
    }
}

#[test]
fn each_licence_that_is_named_has_its_text_and_no_other() {
    let annotations = annotations();
    let named: BTreeSet<&str> = annotations.iter().flat_map(|about| licences_in(&about.licence)).collect();
    let texts = files()
        .into_iter()
        .filter_map(|file| Some(file.strip_prefix("LICENSES/")?.strip_suffix(".txt")?.to_string()));
    assert_eq!(
        texts.collect::<BTreeSet<_>>(),
        named.iter().map(ToString::to_string).collect::<BTreeSet<_>>()
    );
    for licence in named {
        assert!(read(&format!("LICENSES/{licence}.txt")).len() > 500, "LICENSES/{licence}.txt is no licence");
    }
}

#[test]
fn fonts_are_under_the_open_font_licence_and_have_it_beside_them() {
    let (files, annotations) = (files(), annotations());
    let is_font =
        |file: &&String| [".ttf", ".otf", ".woff", ".woff2"].iter().any(|ending| file.ends_with(ending));
    let fonts: Vec<&String> = files.iter().filter(is_font).collect();
    assert!(!fonts.is_empty(), "the walk found no font");
    for font in fonts {
        assert_eq!(licence_of(font, &annotations), Some("OFL-1.1"), "{font}");
        let (folder, _) = font.rsplit_once('/').expect("fonts lie in a folder");
        assert!(read(&format!("{folder}/OFL.txt")).contains("SIL OPEN FONT LICENSE Version 1.1"), "{folder}");
    }
}

/// What the ledger beside pictures says, REUSE.toml says too.
#[test]
fn pictures_have_the_licence_of_their_ledger() {
    let (files, annotations) = (files(), annotations());
    for ledger in files.iter().filter(|file| file.ends_with("/pictures/pictures.toml")) {
        let (folder, _) = ledger.rsplit_once('/').expect("below a folder");
        let pictures: toml::Table = read(ledger).parse().unwrap_or_else(|error| panic!("{ledger}: {error}"));
        for (name, picture) in &pictures {
            let file = format!("{folder}/{name}");
            assert_eq!(
                picture.get("licence").and_then(toml::Value::as_str),
                licence_of(&file, &annotations),
                "{file}"
            );
        }
    }
}
