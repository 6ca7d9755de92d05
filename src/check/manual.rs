//! Floor 3: splits the manual page of a rule into its parts.
//! In: the doc comment of a rule. Out: its title, its text, whom it helps, its source, its examples, and how
//! to allow an exception.
//! Must never: say anything that is not in the rule's own file.

use super::Rule;
use crate::base::Date;

/// The manual page of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manual {
    /// What is wrong when the rule is broken.
    pub title: String,
    /// What it asks of authors, as Markdown.
    pub about: String,
    /// Whom it helps.
    pub helps: String,
    /// Where it comes from.
    pub source: String,
    /// Files that keep the rule, and files that break it.
    pub examples: Vec<Example>,
}

/// An example of a rule kept or broken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// Whether it keeps the rule.
    pub good: bool,
    /// Its files: the caption of each, which is mostly its path, and its content.
    pub files: Vec<(String, String)>,
}

impl Manual {
    /// Parses the doc comment of a rule.
    pub fn of(rule: &Rule) -> Manual {
        let text = rule.manual();
        let (mut title, mut about, mut helps, mut source, mut examples) =
            (String::new(), String::new(), String::new(), String::new(), Vec::<Example>::new());
        let mut lines = text.lines();
        // The part that a line without a marker belongs to: 0 title, 1 about, 2 helps, 3 source.
        let mut part = 0;
        while let Some(line) = lines.next() {
            if let Some(info) = line.strip_prefix("```") {
                let (kind, path) = info.split_once(' ').unwrap_or((info, ""));
                let content: String = lines
                    .by_ref()
                    .take_while(|line| *line != "```")
                    .map(|line| format!("{line}\n"))
                    .collect();
                match (kind, examples.last_mut()) {
                    ("and", Some(last)) => last.files.push((path.to_string(), content)),
                    ("before", Some(last)) => last.files.push((format!("{path}, as it was before"), content)),
                    (kind, _) => examples
                        .push(Example { good: kind == "good", files: vec![(path.to_string(), content)] }),
                }
                continue;
            }
            let marked = [("**Helps:** ", 2), ("**Source:** ", 3)]
                .into_iter()
                .find_map(|(mark, part)| Some((part, line.strip_prefix(mark)?)));
            let line = match marked {
                Some((marked_part, rest)) => {
                    part = marked_part;
                    rest
                }
                None => line,
            };
            let target = match part {
                0 => &mut title,
                1 => &mut about,
                2 => &mut helps,
                _ => &mut source,
            };
            if part == 0 {
                part = 1;
                target.push_str(line.trim_start_matches('#').trim());
            } else {
                target.push_str(line);
                target.push('\n');
            }
        }
        let trimmed = |text: String| text.trim().to_string();
        Manual { title, about: trimmed(about), helps: trimmed(helps), source: trimmed(source), examples }
    }

    /// Whether a single page can suppress the rule, because its findings are in pages. Other rules can only be
    /// turned off for the whole site.
    pub fn is_for_one_page(&self) -> bool {
        let bad = self.examples.iter().find(|example| !example.good).and_then(|example| example.files.last());
        bad.is_some_and(|(path, _)| path.ends_with(".md"))
    }

    /// How to make an exception from a rule: an instruction that says where to write, and the lines to write
    /// there. `until` is the last day of an exception for one page.
    pub fn exception(&self, rule: &Rule, until: Date) -> (&'static str, String) {
        if self.is_for_one_page() {
            let lines = format!(
                "allow:\n  - rule: {}\n    reason: Write here why it cannot be otherwise.\n    until: {until}\n",
                rule.id
            );
            (
                "Write these lines between the --- lines at the top of the page. After the last day the rule reports it again.",
                lines,
            )
        } else {
            let lines = format!("[rules]\n# Write here why it cannot be otherwise.\n{} = \"off\"\n", rule.id);
            (
                "There is no exception for one page. For the whole site, write these lines into content/site.toml.",
                lines,
            )
        }
    }
}
