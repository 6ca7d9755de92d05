//! Promise 9: every rule shows itself. The good and bad examples of each rule's manual page are laid over a
//! small site and built.

use crate::camera;
use crate::small_site;
use plainleaf::base::Severity;
use plainleaf::check::{RULES, Rule};
use plainleaf::{Build, Memo, NoCache, Options, Sources};
use std::path::Path;

/// One example of a manual page.
struct Example {
    good: bool,
    files: Vec<(String, Vec<u8>)>,
    /// What the site held too when it was published before.
    before: Vec<(String, Vec<u8>)>,
}

/// Found while leaflets are set.
const ON_PAPER: [&str; 3] = ["leaflet-fit", "leaflet-glyph", "leaflet-setting"];

/// The rules that this program can judge by: one without Typst sets no leaflets, one without Pagefind makes no
/// search.
fn rules() -> impl Iterator<Item = &'static Rule> {
    let can_judge = |rule: &Rule| {
        (cfg!(feature = "pdf") || !ON_PAPER.contains(&rule.id))
            && (cfg!(feature = "search") || rule.id != "search")
    };
    RULES.iter().copied().filter(move |rule| can_judge(rule))
}

/// Builds what a rule needs to judge, and nothing dearer.
fn made(rule: &Rule, sources: &Sources) -> Build {
    if !ON_PAPER.contains(&rule.id) {
        return small_site::built(sources, rule.id == "search");
    }
    let options = Options { search: false, ..Options::on("2026-11-22".parse().expect("a date")) };
    plainleaf::build(sources, &options, &mut Memo::new(Box::new(NoCache)))
}

/// The example laid over the small site, published where the same site with what it held before was
/// published.
fn built(rule: &Rule, example: Example) -> Build {
    let mut build = made(rule, &small_site::with(example.files));
    if !example.before.is_empty() {
        let published = made(rule, &small_site::with(example.before));
        let paths: Vec<String> = published.outputs.iter().map(|output| output.path.to_string()).collect();
        let vanished = build.compare(&paths, &Options::on("2026-11-22".parse().expect("a date")));
        build.findings.extend(vanished);
    }
    build
}

/// The examples of a rule: fences that begin with `good` or `bad`, each with those after it that begin with
/// `and` or `before`.
fn examples(rule: &Rule) -> Vec<Example> {
    let manual = rule.manual();
    let mut examples: Vec<Example> = Vec::new();
    let mut lines = manual.lines();
    while let Some(line) = lines.next() {
        let Some(info) = line.strip_prefix("```") else { continue };
        let (kind, path) =
            info.split_once(' ').unwrap_or_else(|| panic!("{}: a fence without a file: {line}", rule.id));
        let text: String =
            lines.by_ref().take_while(|line| *line != "```").map(|line| format!("{line}\n")).collect();
        let saved = path.strip_suffix(" saved as ISO 8859-1");
        let (path, bytes) = match (saved, camera::of_caption(path)) {
            (_, Some(picture)) => picture,
            (Some(path), _) => (
                path,
                text.chars().map(|letter| u8::try_from(letter).expect("a letter of ISO 8859-1")).collect(),
            ),
            (None, None) => (path, text.into_bytes()),
        };
        let file = (path.to_string(), bytes);
        match (kind, examples.last_mut()) {
            ("good", _) => examples.push(Example { good: true, files: vec![file], before: Vec::new() }),
            ("bad", _) => examples.push(Example { good: false, files: vec![file], before: Vec::new() }),
            ("and", Some(last)) => last.files.push(file),
            ("before", Some(last)) => last.before.push(file),
            _ => panic!("{}: a fence that is neither good nor bad: {line}", rule.id),
        }
    }
    examples
}

#[test]
fn the_small_site_is_clean() {
    let build = small_site::built(&small_site::with([]), false);
    assert!(build.findings.is_empty(), "{:#?}", build.findings);
    assert!(build.outputs.len() > 10);
}

#[test]
fn every_rule_has_a_manual_page() {
    for rule in RULES {
        let manual = rule.manual();
        let title = manual.lines().next().unwrap_or("");
        assert!(
            title.len() > 10 && !title.ends_with('.') && manual.lines().nth(1) == Some(""),
            "{}: the first line is a title: {title}",
            rule.id
        );
        for part in ["**Helps:** ", "**Source:** "] {
            assert!(
                manual.lines().any(|line| line.strip_prefix(part).is_some_and(|words| words.len() > 10)),
                "{}: no {part}",
                rule.id
            );
        }
        let examples = examples(rule);
        assert!(examples.iter().any(|example| example.good), "{}: no good example", rule.id);
        assert!(examples.iter().any(|example| !example.good), "{}: no bad example", rule.id);
        assert!(rule.why.ends_with('.') && rule.why.len() > 20, "{}: whom does it hurt?", rule.id);
    }
}

#[test]
fn every_example_is_what_it_says() {
    let mut wrong = Vec::new();
    for rule in rules() {
        for (number, example) in examples(rule).into_iter().enumerate() {
            let paths: Vec<String> = example.files.iter().map(|(path, _)| path.clone()).collect();
            let good = example.good;
            let build = built(rule, example);
            let own: Vec<_> = build.findings.iter().filter(|finding| finding.rule.id == rule.id).collect();
            let name = format!("{}, example {}", rule.id, number + 1);
            if good {
                let errors: Vec<_> = build
                    .findings
                    .iter()
                    .filter(|finding| finding.rule.id == rule.id || finding.severity == Severity::Error)
                    .collect();
                if !errors.is_empty() {
                    wrong.push(format!("{name} is good, but: {errors:#?}"));
                }
            } else if own.is_empty() {
                wrong.push(format!("{name} is bad, but is not found; found were: {:#?}", build.findings));
            }
            for finding in own {
                let place = &finding.location;
                if !paths.iter().any(|path| **path == *place.file) {
                    wrong.push(format!(
                        "{name}: the finding points at {}, which is not of the example",
                        place.file
                    ));
                }
                if finding.severity > rule.severity {
                    wrong.push(format!("{name}: the finding is worse than the rule says"));
                }
                if finding.message.is_empty() || finding.help.is_empty() || finding.rule.why.is_empty() {
                    wrong.push(format!(
                        "{name}: the finding does not say what is wrong, whom it hurts and what to type"
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn each_rule_can_be_as_bad_as_its_card_says() {
    for rule in rules() {
        let bad = examples(rule).into_iter().filter(|example| !example.good);
        let worst = bad.flat_map(|example| built(rule, example).findings);
        let worst = worst.filter(|finding| finding.rule.id == rule.id).map(|finding| finding.severity).max();
        assert_eq!(worst, Some(rule.severity), "{}", rule.id);
    }
}

#[test]
fn ids_are_unique_and_sorted() {
    let ids: Vec<&str> = RULES.iter().map(|rule| rule.id).collect();
    assert!(ids.windows(2).all(|pair| pair[0] < pair[1]), "{ids:?}");
    assert!(ids.iter().all(|id| id.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')), "{ids:?}");
}

/// Ids that are words of another kind too: of HTML and SVG, of a template, of an answer as JSON, a kind of callout.
const OTHER_MEANINGS: [&str; 7] =
    ["exception", "redirect", "search", "symbol", "template", "untranslated", "urgent-help"];

/// Calls `see` with the path and the text of each source file of the program.
fn each_source(folder: &Path, see: &mut impl FnMut(&Path, &str)) {
    for entry in std::fs::read_dir(folder).expect("src can be read").flatten() {
        let path = entry.path();
        if path.is_dir() {
            each_source(&path, see);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            see(&path, &std::fs::read_to_string(&path).expect("source text"));
        }
    }
}

/// Code names a rule by its constant, so that the compiler knows that there is one.
#[test]
fn ids_are_written_once() {
    let (mut written, mut wrong) = (Vec::new(), Vec::new());
    each_source(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut |path, text| {
        let code: String = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        for id in RULES.iter().map(|rule| rule.id).filter(|id| !OTHER_MEANINGS.contains(id)) {
            for (at, _) in code.match_indices(&format!("\"{id}\"")) {
                if code[..at].trim_end().ends_with("RuleInfo::new(") {
                    written.push(id);
                } else {
                    wrong.push(format!("{}: \"{id}\"", path.display()));
                }
            }
        }
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    written.sort_unstable();
    let once: Vec<&str> =
        RULES.iter().map(|rule| rule.id).filter(|id| !OTHER_MEANINGS.contains(id)).collect();
    assert_eq!(written, once);
}
