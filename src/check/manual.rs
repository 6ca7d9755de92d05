//! Floor 3: a page of the manual, taken apart.
//! In: the doc comment of a rule. Out: its title, its words, whom it helps, its source, its examples, and how
//! to allow an exception.
//! Must never: say anything that does not stand in the rule's own file.

use super::Rule;
use crate::base::Date;

/// What a rule's file says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manual {
    /// What is wrong when the rule is broken.
    pub title: String,
    /// What it asks, as Markdown.
    pub about: String,
    /// Whom it helps.
    pub helps: String,
    /// Where it comes from.
    pub source: String,
    /// What is right and what is wrong.
    pub examples: Vec<Example>,
}

/// An example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// Whether it is right.
    pub good: bool,
    /// Its files: what is said of each (its path, mostly) and what stands in it.
    pub files: Vec<(String, String)>,
}

impl Manual {
    /// Of one rule.
    pub fn of(rule: &Rule) -> Manual {
        let text = rule.manual();
        let (mut title, mut about, mut helps, mut source, mut examples) =
            (String::new(), String::new(), String::new(), String::new(), Vec::<Example>::new());
        let mut lines = text.lines();
        // Where a line goes that begins nothing new.
        let mut part = 0;
        while let Some(line) = lines.next() {
            if let Some(info) = line.strip_prefix("```") {
                let (kind, path) = info.split_once(' ').unwrap_or((info, ""));
                let inside: String = lines
                    .by_ref()
                    .take_while(|line| *line != "```")
                    .map(|line| format!("{line}\n"))
                    .collect();
                match (kind, examples.last_mut()) {
                    ("and", Some(last)) => last.files.push((path.to_string(), inside)),
                    ("before", Some(last)) => last.files.push((format!("{path}, as it was before"), inside)),
                    (kind, _) => examples
                        .push(Example { good: kind == "good", files: vec![(path.to_string(), inside)] }),
                }
                continue;
            }
            let marked = [("**Helps:** ", 2), ("**Source:** ", 3)]
                .into_iter()
                .find_map(|(mark, part)| Some((part, line.strip_prefix(mark)?)));
            let line = match marked {
                Some((which, rest)) => {
                    part = which;
                    rest
                }
                None => line,
            };
            let room = match part {
                0 => &mut title,
                1 => &mut about,
                2 => &mut helps,
                _ => &mut source,
            };
            if part == 0 {
                part = 1;
                room.push_str(line.trim_start_matches('#').trim());
            } else {
                room.push_str(line);
                room.push('\n');
            }
        }
        let neat = |text: String| text.trim().to_string();
        Manual { title, about: neat(about), helps: neat(helps), source: neat(source), examples }
    }

    /// Whether an exception can be made for one page, because what the rule finds stands in a page; else only
    /// for the whole site.
    pub fn is_for_one_page(&self) -> bool {
        let bad = self.examples.iter().find(|example| !example.good).and_then(|example| example.files.last());
        bad.is_some_and(|(path, _)| path.ends_with(".md"))
    }

    /// What to type for an exception that ends on a day, and where.
    pub fn exception(&self, rule: &Rule, until: Date) -> (&'static str, String) {
        if self.is_for_one_page() {
            let lines = format!(
                "allow:\n  - rule: {}\n    reason: Write here why it cannot be otherwise.\n    until: {until}\n",
                rule.id
            );
            (
                "Write these lines between the --- lines at the top of the page. From the day after the last one it is found again.",
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
