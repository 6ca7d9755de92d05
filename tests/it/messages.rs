//! What the rules say is judged by the rules: every message, reason and help in plain words, with short
//! sentences, spelled well.

use crate::camera;
use crate::test_site::TestSite;
use plainleaf::base::{Severity, Source};
use plainleaf::check::{LanguageStandard, RULES, judge_prose, prose::Prose};
use plainleaf::doc::{ContentPath, Document, PictureFile};
use std::collections::BTreeSet;

/// What a bad example makes the rules say.
fn said_of_examples() -> BTreeSet<(&'static str, String)> {
    let mut said = BTreeSet::new();
    for rule in RULES {
        said.insert((rule.id, rule.why.to_string()));
        let manual = rule.manual();
        let mut lines = manual.lines();
        while let Some(line) = lines.next() {
            let Some(info) = line.strip_prefix("```") else { continue };
            let text: String =
                lines.by_ref().take_while(|line| *line != "```").map(|line| format!("{line}\n")).collect();
            let Some(path) = info.strip_prefix("bad ") else { continue };
            let path = path.trim_end_matches(" saved as ISO 8859-1");
            let (path, bytes) = camera::of_caption(path).unwrap_or((path, text.into_bytes()));
            for finding in TestSite::new().with(path, bytes).build().build.findings {
                said.insert((finding.rule.id, finding.message));
                said.insert((finding.rule.id, finding.rule.why.to_string()));
                said.insert((finding.rule.id, finding.help));
            }
        }
    }
    said
}

/// What is said of files that are no pictures, or none that can be shown: no example of a manual holds their bytes.
fn said_of_pictures() -> BTreeSet<(&'static str, String)> {
    let read =
        |bytes: Vec<u8>| PictureFile::read(&Source::new("content/pictures/a.jpg", bytes), None).findings;
    let findings = camera::oddities().into_iter().flat_map(read);
    let findings: Vec<_> = findings.flat_map(|group| group.iter().cloned().collect::<Vec<_>>()).collect();
    findings.into_iter().flat_map(|one| [(one.rule.id, one.message), (one.rule.id, one.help)]).collect()
}

/// Words to be said, without what is to be typed and what stands in somebody's file: those are in backticks,
/// quotation marks,
/// brackets and braces, or behind “as in:” and “write:”.
fn own_words(text: &str) -> String {
    let text = text.split("use one of: ").next().unwrap_or(text);
    let mut words = String::new();
    let mut inside = 0;
    let mut code = false;
    for letter in text.chars() {
        match letter {
            '`' => code = !code,
            '“' | '[' | '{' | '<' => inside += 1,
            _ => {}
        }
        if !code && inside == 0 && letter != '`' {
            words.push(letter);
        }
        match letter {
            '”' | ']' | '}' | '>' if inside > 0 => {
                inside -= 1;
                words.push_str(if inside == 0 { " it " } else { "" });
            }
            _ => {}
        }
    }
    // A word with signs of code in it is typed, and not said.
    let is_typed = |word: &&str| {
        word.trim_end_matches([',', '.', ':', ';', '?', '!'])
            .contains(['=', '_', '#', '/', '.', '"', '|', '\\', '*', ':'])
    };
    // A date stands there as it is written at the top of a file.
    let is_date = |word: &str| word.get(4..5) == Some("-") && word.starts_with(|c: char| c.is_ascii_digit());
    words
        .split_whitespace()
        .map(|word| if is_typed(&word) || is_date(word) { "it" } else { word })
        .collect::<Vec<_>>()
        .join(" ")
}

/// The words of this program that no dictionary has.
const SITE: &str = "name = \"A charity\"\naddress = \"https://charity.example\"\nwords = [\"avif\", \"bmp\", \"callout\", \"cmyk\", \"dropbox\", \"emf\", \"gif\", \"heic\", \"html\", \"ico\", \"iphone\", \"iphones\", \"imha\", \"javascript\", \"jpeg\", \"navigations\", \"onedrive\", \"png\", \"powerpoint\", \"rgb\", \"svg\", \"tabindex\", \"tiff\", \"wmf\"]\n";

#[test]
fn the_rules_keep_the_rules() {
    let build = TestSite::new().with("content/site.toml", SITE).build();
    let standard = LanguageStandard::of(&build.site, 0);
    let pictures = said_of_pictures();
    assert!(pictures.len() > 30, "only {} texts about pictures", pictures.len());
    let said: BTreeSet<_> = said_of_examples().into_iter().chain(pictures).collect();
    assert!(said.len() > 150, "only {} texts", said.len());
    let mut wrong = Vec::new();
    let path = "content/en/message.md";
    for (rule, text) in &said {
        let source = Source::new(path, format!("{}\n", own_words(text)).into_bytes());
        let document = Document::read(&source, ContentPath::from_path(path).expect("a page's path")).value;
        for finding in judge_prose(&Prose::of(&document, &standard))
            .into_iter()
            .filter(|finding| finding.severity >= Severity::Warning)
        {
            wrong.push(format!("{rule}: {}\n    {text}", finding.message));
        }
    }
    assert!(wrong.is_empty(), "{} of {} texts:\n{}", wrong.len(), said.len(), wrong.join("\n"));
}
