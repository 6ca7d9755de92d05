//! The README and the manual in `docs/` speak of what is there: files, links, fields and options.
//! Whether what they show works, `manual` finds out.

use plainleaf::doc::callout::KINDS;
use plainleaf::doc::schema::FIELDS;
use std::collections::BTreeSet;
use std::path::Path;

/// The pages for people who read or change the code. They name files of the repository.
const PAGES_ABOUT_CODE: [&str; 5] = [
    "CONTRIBUTING.md",
    "docs/content/en/for-developers/architecture.md",
    "docs/content/en/for-developers/index.md",
    SECURITY,
    "docs/content/en/for-developers/writing-a-rule.md",
];

const SECURITY: &str = "docs/content/en/for-developers/security.md";
const FIELDS_PAGE: &str = "docs/content/en/every-field.md";

/// The pages for people who use the program.
fn pages_for_users() -> Vec<String> {
    let manual = std::fs::read_dir(root().join("docs/content/en")).expect("the manual");
    let names = manual.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let pages = names.filter(|name| name.ends_with(".md")).map(|name| format!("docs/content/en/{name}"));
    let others = ["README.md", "docs/content/en/for-developers/benchmarks.md"];
    pages.chain(others.map(str::to_string)).collect()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn pages() -> impl Iterator<Item = String> {
    PAGES_ABOUT_CODE.map(str::to_string).into_iter().chain(pages_for_users())
}

/// The lines outside of blocks of code.
fn prose(text: &str) -> String {
    let mut outside = true;
    let lines = text.lines().filter(|line| {
        let fence = line.trim_start().starts_with("```");
        outside ^= fence;
        outside && !fence
    });
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// What stands between backticks outside of blocks of code.
fn quoted(text: &str) -> Vec<String> {
    prose(text).split('`').skip(1).step_by(2).map(str::to_string).collect()
}

#[test]
fn every_file_that_the_docs_name_is_there() {
    let mut named = 0;
    for page in PAGES_ABOUT_CODE {
        for name in quoted(&read(page)) {
            let is_path = name.ends_with('/') || name.ends_with(".rs") || name.ends_with(".toml");
            if !is_path || name.contains(['<', '{', ' ']) || !name.contains('/') {
                continue;
            }
            named += 1;
            let there = root().join(&name).exists() || root().join("src").join(&name).exists();
            // The workbench lives at an address, not in a folder.
            assert!(there || name.starts_with("/_"), "{page} names {name}, which is not there");
        }
    }
    assert!(named > 50, "only {named} files are named");
}

/// The page about security promises nothing without a test.
#[test]
fn every_test_that_the_page_about_security_names_is_there() {
    let source = crate::source_text::SourceText::read();
    let mut named = 0;
    for name in quoted(&read(SECURITY)) {
        let is_word =
            |part: &str| part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        let (file, test) = name.split_once("::").unwrap_or(("", &name));
        if !is_word(file) || !is_word(test) || !test.contains('_') && file.is_empty() {
            continue;
        }
        let function = format!("fn {test}(");
        let known = match file {
            "" => {
                source.files.iter().any(|file| file.text.contains(&function))
                    || Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/it/{test}.rs")).is_file()
            }
            file => read(&format!("tests/it/{file}.rs")).contains(&function),
        };
        assert!(known, "{SECURITY} names {name}, which is not there");
        named += 1;
    }
    assert!(named > 10, "only {named} are named");
}

/// Pages for users name files of a site, which are not here. What begins with a folder of the repository that no site
/// has is a file of the repository.
#[test]
fn every_file_of_the_repository_that_users_are_sent_to_is_there() {
    let mut named = 0;
    for page in pages_for_users() {
        for name in quoted(&read(&page)) {
            let of_repository =
                ["src/", "tests/", "benches/", "data/", ".ci/"].iter().any(|folder| name.starts_with(folder));
            if of_repository {
                named += 1;
                let path = name.split(' ').next().unwrap_or(&name);
                assert!(root().join(path).exists(), "{page} names {name}, which is not there");
            }
        }
    }
    assert!(named > 5, "only {named} files are named");
}

/// The name by which links reach a heading: its words in small letters, without signs, joined by hyphens.
fn anchor(heading: &str) -> String {
    let kept = heading.trim().to_lowercase();
    let kept = kept.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

fn anchors(page: &str) -> BTreeSet<String> {
    let text = prose(&read(page));
    let headings = text.lines().filter(|line| line.starts_with('#'));
    headings.map(|line| anchor(line.trim_start_matches('#'))).collect()
}

#[test]
fn every_link_between_the_docs_leads_somewhere() {
    let mut followed = 0;
    for page in pages() {
        let folder = Path::new(&page).parent().unwrap_or(Path::new(""));
        // Links in examples stand between backticks: they are those of a site.
        let text: String = prose(&read(&page)).split('`').step_by(2).collect();
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            if link.starts_with("http") {
                continue;
            }
            let (file, part) = link.split_once('#').map_or((link, None), |(file, part)| (file, Some(part)));
            let target = if file.is_empty() { Path::new(&page).to_path_buf() } else { folder.join(file) };
            assert!(root().join(&target).exists(), "{page} links to {link}, which is not there");
            if let Some(part) = part {
                let known = anchors(&target.to_string_lossy());
                assert!(known.contains(part), "{page} links to {link}; there are {known:?}");
            }
            followed += 1;
        }
    }
    assert!(followed > 60, "only {followed} links were followed");
}

/// What stands below a heading, up to the next one that is not below it.
fn section<'t>(text: &'t str, heading: &str) -> &'t str {
    let (_, rest) = text.split_once(&format!("\n{heading}\n")).unwrap_or_else(|| panic!("no {heading}"));
    let depth = |line: &str| line.bytes().take_while(|byte| *byte == b'#').count();
    let mut headings = rest.match_indices("\n#").filter(|(at, _)| depth(&rest[at + 1..]) <= depth(heading));
    headings.next().map_or(rest, |(at, _)| &rest[..at])
}

/// What stands between backticks in the first column of the tables of a text.
fn first_column(text: &str) -> BTreeSet<String> {
    let rows = text.lines().filter_map(|line| line.strip_prefix('|')?.split(" | ").next());
    rows.flat_map(quoted).collect()
}

#[test]
fn the_manual_has_every_field_and_every_box() {
    let text = read(FIELDS_PAGE);
    let fields: BTreeSet<&str> = FIELDS.iter().map(|field| field.name).collect();
    let examples = first_column(section(&text, "## Front matter"));
    let named: BTreeSet<&str> = examples.iter().filter_map(|example| example.split(':').next()).collect();
    assert_eq!(named, fields);
    let boxes: BTreeSet<String> = KINDS.iter().map(|kind| kind.name.to_string()).collect();
    assert_eq!(first_column(section(&text, "### Boxes")), boxes);
}

/// What `plainleaf VERB --help` prints.
#[cfg(feature = "serve")]
fn help(verb: &str) -> String {
    let done =
        std::process::Command::new(env!("CARGO_BIN_EXE_plainleaf")).args([verb, "--help"]).output().unwrap();
    String::from_utf8(done.stdout).unwrap()
}

/// The long options that a text defines or names: `--out`.
#[cfg(feature = "serve")]
fn options(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !(c.is_ascii_lowercase() || c == '-'));
    let is_option =
        |word: &&str| word.strip_prefix("--").is_some_and(|name| name.starts_with(char::is_alphabetic));
    words.filter(is_option).map(str::to_string).collect()
}

#[test]
#[cfg(feature = "serve")]
fn the_manual_has_every_command_and_every_option() {
    let text = read("docs/content/en/every-command.md");
    let overview = help("--help");
    let verbs = overview.lines().skip_while(|line| *line != "Commands:").skip(1);
    // A longer indent goes on with the line before.
    let verbs = verbs.take_while(|line| !line.is_empty()).filter_map(|line| line.strip_prefix("  "));
    let verbs = verbs.filter(|line| !line.starts_with(' ')).filter_map(|line| line.split_whitespace().next());
    let mut count = 0;
    for verb in verbs {
        count += 1;
        let listed = first_column(section(&text, &format!("## `plainleaf {verb}`")));
        let listed: BTreeSet<String> = listed.iter().flat_map(|row| options(row)).collect();
        let mut known = options(&help(verb));
        known.remove("--help");
        assert_eq!(listed, known, "plainleaf {verb}");
    }
    assert!(count > 8, "only {count} commands were found");
}

#[test]
fn the_map_is_one_and_shows_every_room() {
    let map = |text: &str| -> Vec<String> {
        let lines = text.lines().map(|line| line.trim_start_matches("//!").trim().to_string());
        let inside = lines.skip_while(|line| !line.starts_with("floor ")).take_while(|line| *line != "```");
        inside.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
    };
    let (page, code) =
        (map(&read("docs/content/en/for-developers/architecture.md")), map(&read("src/lib.rs")));
    assert!(page.len() > 15);
    assert_eq!(page, code);
    let rooms = std::fs::read_dir(root().join("src")).expect("src can be read");
    for room in rooms.flatten().filter(|entry| entry.path().is_dir()) {
        let name = format!("{}/", room.file_name().to_string_lossy());
        assert!(page.iter().any(|line| line.contains(&name)), "the map lacks {name}");
    }
}
