//! The manual in `docs/`: a site without a finding, whose commands and examples all work.
//!
//! The words behind the three backticks of a block say what it is:
//! - `sh`: commands. Those of plainleaf are run, in a new site with the settings of the page's blocks above.
//! - `toml PATH`, `markdown PATH`: a file of a site. `yaml PATH`: the fields of one.
//! - `markdown`, `yaml`: the text, or the fields, of some page.
//! - `text`: what the reader sees and does not type.

use plainleaf::{Build, Finding, Memo, NoCache, Options, Severity, Source, Sources, build};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The day on which the examples were written.
const TODAY: &str = "2026-11-30";

/// What is found in examples alone: their numbers and addresses are made up, and a language has no pages in them.
const OF_EXAMPLES: [&str; 2] = ["placeholder", "home-page"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(folder: &str) -> Sources {
    plainleaf::disk::read_site(&root().join(folder)).expect("a site")
}

/// The pages of the manual: the name and the text of each.
fn pages() -> Vec<(String, String)> {
    let manual = read("docs");
    let pages = manual.iter().filter(|source| source.path.ends_with(".md"));
    let pages = pages.map(|page| (page.path.to_string(), page.text().expect("text").to_string()));
    pages.collect()
}

fn page_named(name: &str) -> String {
    let page = pages().into_iter().find(|(path, _)| path.ends_with(name));
    page.unwrap_or_else(|| panic!("the manual has no page {name}")).1
}

/// A block of code: what it is, the path behind that, and its lines.
struct Block {
    kind: String,
    path: String,
    text: String,
}

fn blocks(page: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut inside = false;
    for line in page.lines() {
        if let Some(words) = line.trim_start().strip_prefix("```") {
            inside = !inside;
            if inside {
                let (kind, path) = words.split_once(' ').unwrap_or((words, ""));
                blocks.push(Block { kind: kind.into(), path: path.into(), text: String::new() });
            }
        } else if let Some(block) = blocks.last_mut().filter(|_| inside) {
            block.text.push_str(line);
            block.text.push('\n');
        }
    }
    blocks
}

/// A page with these fields and this text.
fn page(fields: &str, text: &str) -> String {
    let lines = ["title: An example\n", "reviewed: 2026-11-30\n"];
    let is_said = |line: &str| {
        let name = line.split(' ').next().unwrap_or(line);
        fields.lines().any(|field| field.starts_with(name))
    };
    let more: String = lines.into_iter().filter(|line| !is_said(line)).collect();
    format!("---\n{more}{fields}---\n\n{text}\n")
}

/// The path and the content of the file that an example shows. `None` for what is no part of a site.
fn file_of(block: &Block) -> Option<(String, String)> {
    let path =
        |otherwise: &str| if block.path.is_empty() { otherwise.to_string() } else { block.path.clone() };
    match block.kind.as_str() {
        "yaml" if block.text.contains("layout:") => {
            Some((path("content/en/getting-help.some.leaflet.md"), page(&block.text, "Words.")))
        }
        "yaml" => Some((path("content/en/example.md"), page(&block.text, "Words."))),
        "markdown" if block.path.is_empty() => Some((path("content/en/example.md"), page("", &block.text))),
        "markdown" | "toml" if !block.path.is_empty() => Some((block.path.clone(), block.text.clone())),
        _ => None,
    }
}

/// The site that `plainleaf new` makes, with a contact that can be reached, a logo, and files laid over it.
fn built(files: &[(String, String)]) -> Build {
    let contact = blocks(&page_named("start-here.md")).into_iter().filter_map(|block| file_of(&block));
    let contact = contact.filter(|(path, _)| path == "content/contacts.toml");
    let logo = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h7v7z"/></svg>"#;
    let logo = ("themes/plain/assets/logo.svg".to_string(), logo.to_string());
    let files = contact.chain([logo]).chain(files.iter().cloned());
    let sources =
        read("starters/site").overlaid(files.map(|(path, text)| Source::new(&path, text.into_bytes())));
    let today = TODAY.parse().expect("a date");
    let options = Options { search: false, leaflets: false, ..Options::on(today) };
    build(&sources, &options, &mut Memo::new(Box::new(NoCache)))
}

/// The errors in one file, but those that every example has.
fn errors_in(build: &Build, path: &str) -> Vec<String> {
    let found = build.findings.iter().filter(|finding| &*finding.location.file == path);
    let errors = found.filter(|finding| finding.severity == Severity::Error);
    let errors = errors.filter(|finding| !OF_EXAMPLES.contains(&finding.rule.id));
    errors.map(|finding| format!("{}: {} {}", finding.rule.id, finding.message, finding.help)).collect()
}

/// That a few lines cost a sheet of paper is a note that changes with each word. It is left to people.
#[test]
fn nothing_is_found_in_the_manual() {
    let options = Options { search: false, ..Options::on(TODAY.parse().expect("a date")) };
    let manual = build(&read("docs"), &options, &mut Memo::new(Box::new(NoCache)));
    let is_of_paper =
        |finding: &Finding| finding.rule.id == "leaflet-fit" && finding.severity == Severity::Info;
    let found = manual.findings.iter().filter(|finding| !is_of_paper(finding));
    let found =
        found.map(|finding| format!("{} {}: {}", finding.location.file, finding.rule.id, finding.message));
    assert_eq!(found.collect::<Vec<_>>(), [] as [String; 0]);
}

#[test]
fn every_example_of_a_file_works() {
    let mut count = 0;
    for (name, text) in pages() {
        let mut files = Vec::new();
        for block in blocks(&text) {
            if matches!(&*block.kind, "sh" | "text") {
                continue;
            }
            let file = file_of(&block);
            let file =
                file.unwrap_or_else(|| panic!("{name}: what is a block “{}”?\n{}", block.kind, block.text));
            files.push(file.clone());
            assert_eq!(errors_in(&built(&files), &file.0), [] as [String; 0], "{name}:\n{}", block.text);
            count += 1;
        }
    }
    assert!(count > 25, "only {count} examples were found");
}

/// The examples of fields in the tables below a heading: the first column, between backticks. Before each stands its field.
fn examples_of_fields(text: &str, heading: &str) -> Vec<(String, String)> {
    let (_, rest) = text.split_once(&format!("\n## {heading}\n")).expect("the heading");
    let part = rest.split("\n## ").next().unwrap_or(rest);
    let rows = part.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` |"));
    let examples = rows.map(|(example, _)| (example.split([':', ' ']).next().unwrap_or(example), example));
    examples.map(|(field, example)| (field.to_string(), example.to_string())).collect()
}

#[test]
fn every_example_of_a_field_is_read() {
    let text = page_named("every-field.md");
    let named = |field: &str| if field == "name" { "" } else { "name = \"Our Rights\"\n" };
    let ledger = |field: &str| {
        let lines = [("author", "author = \"Sam\"\n"), ("licence", "licence = \"CC0-1.0\"\n")];
        let lines = lines.into_iter().filter(|(name, _)| *name != field).map(|(_, line)| line);
        lines.chain((field != "alt").then_some("alt = \"Two people talk.\"\n")).collect::<String>()
    };
    let mut count = 0;
    for heading in ["Front matter", "Settings", "Contacts", "Pictures"] {
        for (field, example) in examples_of_fields(&text, heading) {
            let (path, content) = match heading {
                "Front matter" if ["layout", "version", "earlier_versions"].contains(&&*field) => {
                    let others = [("layout", "layout: a4\n"), ("version", "version: help-9\n")];
                    let others = others.into_iter().filter(|(name, _)| *name != field).map(|(_, line)| line);
                    let fields = format!("{example}\n{}", others.collect::<String>());
                    ("content/en/getting-help.some.leaflet.md", page(&fields, "Words."))
                }
                "Front matter" => ("content/en/example.md", page(&format!("{example}\n"), "Words.")),
                "Settings" => ("content/site.toml", format!("{}{example}\n", named(&field))),
                "Contacts" => ("content/contacts.toml", format!("[us]\n{}{example}\n", named(&field))),
                _ => {
                    let lines = format!("[\"talking.svg\"]\n{}{example}\n", ledger(&field));
                    ("content/pictures/pictures.toml", lines)
                }
            };
            // The section of an example has a page.
            let section = ("content/en/benefits/index.md".to_string(), page("", "Words."));
            let errors = errors_in(&built(&[section, (path.into(), content)]), path);
            assert_eq!(errors, [] as [String; 0], "{heading}, {field}: {example}");
            count += 1;
        }
    }
    assert!(count > 70, "only {count} examples were found");
}

/// The names that plainleaf knows in a file: it lists them where it meets a name that it does not know.
fn known_fields(path: &str, table: &str) -> BTreeSet<String> {
    let build = built(&[(path.into(), format!("{table}zzzzzzzzzzzz = \"x\"\n"))]);
    let unknown = build.findings.iter().find(|finding| finding.rule.id == "unknown-field");
    let help = &unknown.expect("a field that nobody knows").help;
    let names = help.split("one of: ").nth(1).expect("the names").trim_end_matches('.');
    names.split(", ").map(str::to_string).collect()
}

#[test]
fn the_manual_has_every_field_of_the_settings() {
    let text = page_named("every-field.md");
    for (heading, path, table) in [
        ("Settings", "content/site.toml", ""),
        ("Contacts", "content/contacts.toml", "[us]\n"),
        ("Pictures", "content/pictures/pictures.toml", "[\"talking.svg\"]\n"),
    ] {
        let examples = examples_of_fields(&text, heading).into_iter();
        let named: BTreeSet<String> = examples.map(|(field, _)| field).collect();
        assert_eq!(named, known_fields(path, table), "{heading}");
    }
}

/// A folder that is gone when the test is over.
struct Desk(PathBuf);

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

impl Desk {
    fn new(name: &str) -> Desk {
        let folder = std::env::temp_dir().join(format!("plainleaf-manual-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        Desk(folder)
    }

    /// Runs the program in this folder. It has to say that all is well.
    #[track_caller]
    fn runs_well(&self, words: &[String]) -> String {
        let folder = if self.0.is_dir() { self.0.as_path() } else { root() };
        let done = Command::new(env!("CARGO_BIN_EXE_plainleaf")).current_dir(folder).args(words).output();
        let done = done.expect("the program runs");
        let said = [&*done.stdout, &*done.stderr].map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        assert_eq!(done.status.code(), Some(0), "{words:?}: {}", said.concat());
        said.concat()
    }
}

/// The words of a command as a terminal takes them: what stands in quotation marks is one. Behind `>` is the file that the
/// terminal writes, behind `#` a remark.
fn words(command: &str) -> Vec<String> {
    let command = command.split(" > ").next().and_then(|typed| typed.split(" #").next()).unwrap_or(command);
    let parts = command.split('"').enumerate().flat_map(|(at, part)| match at % 2 {
        0 => part.split_whitespace().map(str::to_string).collect::<Vec<_>>(),
        _ => vec![part.to_string()],
    });
    parts.skip(1).collect()
}

#[test]
fn every_command_of_plainleaf_works() {
    let mut count = 0;
    let readme = std::fs::read_to_string(root().join("README.md")).expect("the README");
    for (at, (name, text)) in pages().into_iter().chain([("README.md".into(), readme)]).enumerate() {
        let desk = Desk::new(&at.to_string());
        let new = ["new".into(), desk.0.display().to_string(), "--today".into(), TODAY.into()];
        desk.runs_well(&new);
        for block in blocks(&text) {
            if block.path == "content/site.toml" {
                std::fs::write(desk.0.join(&block.path), &block.text).expect("a file");
            }
            let lines = block.text.lines().filter(|_| block.kind == "sh");
            for line in lines.filter(|line| line.starts_with("plainleaf ")) {
                let mut typed = words(line);
                // The start page does not end by itself; tests/web/start.test.mjs tries it.
                if typed.is_empty() {
                    continue;
                }
                // Nor does the preview: its options are looked up.
                if typed[0] == "serve" {
                    let help =
                        cfg!(feature = "serve").then(|| desk.runs_well(&["serve".into(), "--help".into()]));
                    let is_known = |option: &String| help.as_ref().is_none_or(|help| help.contains(option));
                    let mut options = typed[1..].iter().filter(|word| word.starts_with('-'));
                    assert!(options.all(is_known), "{name}: {line}");
                } else {
                    let dayless = ["translate", "schema", "completions", "man-pages", "--version"];
                    let has_a_day = !dayless.contains(&&*typed[0]);
                    if has_a_day && !line.contains("--built") {
                        typed.extend(["--today".into(), TODAY.into()]);
                    }
                    desk.runs_well(&typed);
                }
                count += 1;
            }
        }
    }
    assert!(count > 30, "only {count} commands were found");
}
