//! Floor 8: `plainleaf rules`.
//! In: nothing, the id of a rule, or a folder. Out: the list of all rules, the manual of a rule, or the
//! manual as web pages.
//! Must never: show another rule because its name is similar.

use super::arguments::day;
use super::exit::ProgramText;
use super::shown_path::shown;
use super::terminal;
use super::verdict::Verdict;
use crate::base::{Date, StopsWhat, count_of, suggest};
use crate::check::{GROUPS, Group, Manual, RULES, Rule};
use crate::disk::{Target, UserError, publish, today};
use crate::engine::{default_end, manual};
use clap::ValueEnum;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// List everything that is checked, or explain one rule
#[derive(clap::Args)]
#[command(after_help = "Examples:
  plainleaf rules                 all rules, by what they are about
  plainleaf rules link-text       what this rule asks, why, examples, and how to allow an exception
  plainleaf rules --html rules    the same as web pages for your colleagues, in the folder rules")]
pub(super) struct RulesArgs {
    /// The rule to explain: the word between [ ] in a finding.
    #[arg(value_name = "RULE")]
    id: Option<String>,

    /// The style of the list of rules.
    #[arg(long, value_enum, default_value = "human", value_name = "STYLE")]
    format: RulesStyle,

    /// Write the manual of all rules as web pages into this folder. It must be empty, or hold an earlier
    /// manual.
    #[arg(long, value_name = "FOLDER", conflicts_with_all = ["id", "format"])]
    html: Option<PathBuf>,

    /// Act as if today were this day, for example 2026-11-22. The exceptions in examples end three months
    /// later.
    #[arg(long, value_name = "DATE", value_parser = day)]
    today: Option<Date>,
}

/// The output styles.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum RulesStyle {
    /// For people
    Human,
    /// One JSON document
    Json,
}

pub(super) fn run(args: &RulesArgs) -> Result<Verdict, UserError> {
    let day = match args.today {
        Some(day) => day,
        None => today(Path::new("."))?,
    };
    let rules: Vec<&Rule> = match &args.id {
        Some(id) => vec![named(id)?],
        None => RULES.to_vec(),
    };
    if let Some(folder) = &args.html {
        let target = Target::new(Path::new("."), folder)?;
        let pages = manual(day);
        publish(&target, &pages)?;
        let start = shown(&folder.join("index.html"));
        terminal::print(&format!(
            "Wrote the manual of {} into {}. To read it, open {start}\n",
            count_of(RULES.len(), "rule"),
            target.shown()
        ))?;
    } else if args.format == RulesStyle::Json {
        terminal::print_document(&ProgramText::json(&document(&rules, default_end(day))))?;
    } else if args.id.is_some() {
        terminal::print(&rules.iter().map(|rule| page(rule, default_end(day))).collect::<String>())?;
    } else {
        terminal::print(&list())?;
    }
    Ok(Verdict::Fine)
}

fn list() -> String {
    let width = RULES.iter().map(|rule| rule.id.len()).max().unwrap_or(0);
    let mut text = String::new();
    for group in GROUPS {
        text += &format!("{}\n", group.title);
        for rule in group.rules {
            text +=
                &format!("  {:width$}  {:7}  {}\n", rule.id, rule.severity.name(), Manual::of(rule).title);
        }
        text.push('\n');
    }
    let first = RULES.first().map_or("ID", |rule| rule.id);
    text + &format!(
        "{}. To read about one, type for example: plainleaf rules {first}\n",
        count_of(RULES.len(), "rule")
    )
}

fn named(id: &str) -> Result<&'static Rule, UserError> {
    // People copy the id with its brackets.
    let asked = id.trim_matches(['[', ']']);
    RULES.iter().copied().find(|rule| rule.id == asked).ok_or_else(|| {
        let help = match suggest(asked, RULES.iter().map(|rule| rule.id)) {
            Some(near) => format!("Did you mean {near}? Then type: plainleaf rules {near}"),
            None => "To see all rules, type: plainleaf rules".to_string(),
        };
        UserError::new(format!("There is no rule with the name “{id}”."), help)
    })
}

fn page(rule: &Rule, until: Date) -> String {
    let manual = Manual::of(rule);
    let (where_to, lines) = manual.exception(rule, until);
    format!(
        "{} ({})\n\n{}\n\n**Why:** {}\n\n**To allow an exception:** {where_to}\n\n{lines}",
        rule.id,
        rule.severity.name(),
        body(rule),
        rule.why
    )
}

/// The rules as JSON.
fn document(rules: &[&Rule], until: Date) -> Value {
    let one = |rule: &&Rule| {
        let manual = Manual::of(rule);
        let files = |files: &[(String, String)]| {
            files.iter().map(|(path, text)| json!({ "path": path, "text": text })).collect::<Vec<_>>()
        };
        let examples = manual
            .examples
            .iter()
            .map(|example| json!({ "good": example.good, "files": files(&example.files) }));
        let (where_to, lines) = manual.exception(rule, until);
        json!({
            "id": rule.id, "severity": rule.severity.name(), "stops": if rule.stops == StopsWhat::Site { "site" } else { "page" }, "group": Group::of(rule).title, "title": manual.title, "about": manual.about,
            "why": rule.why, "helps": manual.helps, "source": manual.source, "examples": examples.collect::<Vec<_>>(),
            "exception": { "help": where_to, "text": lines },
        })
    };
    json!({ "program": "plainleaf", "version": env!("CARGO_PKG_VERSION"), "rules": rules.iter().map(one).collect::<Vec<_>>() })
}

/// The first line of the manual, without its `#`.
pub(super) fn title(rule: &Rule) -> String {
    Manual::of(rule).title
}

/// The manual as it is printed.
pub(super) fn body(rule: &Rule) -> String {
    rule.manual().trim().to_string()
}
