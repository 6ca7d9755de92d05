//! Floor 6: `plainleaf rules`.
//! In: nothing, or the id of a rule. Out: the list of all rules, or the rule's page of the manual.
//! Must never: show a page that was not asked for because its name is near.

use super::{Verdict, say};
use crate::base::nearest;
use crate::check::{RULES, Rule};
use crate::disk::Trouble;

/// List everything that is checked, or explain one rule
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  plainleaf rules               all rules, one a line\n  plainleaf rules link-text     what this rule asks, why, and examples"
)]
pub(super) struct Args {
    /// The rule to explain: the word between [ ] in a finding.
    #[arg(value_name = "RULE")]
    id: Option<String>,
}

pub(super) fn run(args: &Args) -> Result<Verdict, Trouble> {
    match &args.id {
        None => say::out(&list())?,
        Some(id) => say::out(&page(id)?)?,
    }
    Ok(Verdict::Fine)
}

fn list() -> String {
    let width = RULES.iter().map(|rule| rule.id.len()).max().unwrap_or(0);
    let mut text = String::new();
    for rule in RULES {
        text += &format!("{:width$}  {:7}  {}\n", rule.id, rule.severity.name(), title(rule));
    }
    text += &format!(
        "\n{}. To read about one, type for example: plainleaf rules {}\n",
        say::count(RULES.len(), "rule"),
        RULES.first().map_or("ID", |rule| rule.id)
    );
    text
}

fn page(id: &str) -> Result<String, Trouble> {
    // People copy the id with its brackets.
    let asked = id.trim_matches(['[', ']']);
    let Some(rule) = RULES.iter().find(|rule| rule.id == asked) else {
        let help = match nearest(asked, RULES.iter().map(|rule| rule.id)) {
            Some(near) => format!("Did you mean {near}? Then type: plainleaf rules {near}"),
            None => "To see all rules, type: plainleaf rules".to_string(),
        };
        return Err(Trouble::new(format!("There is no rule with the name “{id}”."), help));
    };
    Ok(format!("{} ({})\n\n{}\n", rule.id, rule.severity.name(), body(rule)))
}

/// The first line of the manual, without its mark.
pub(super) fn title(rule: &Rule) -> String {
    let manual = rule.manual();
    let first = manual.lines().map(|line| line.trim_start_matches('#').trim()).find(|line| !line.is_empty());
    first.unwrap_or(rule.id).to_string()
}

/// The manual as it is printed.
pub(super) fn body(rule: &Rule) -> String {
    rule.manual().trim().to_string()
}
