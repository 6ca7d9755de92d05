//! Makes the file of a new rule and puts its name into the registry.
//!
//! ```text
//! cargo run --example new_rule -- words my_rule "What is wrong when the rule is broken"
//! ```
//!
//! In: a group (a folder of `src/check/rules`), a name, a title. Out: the rule's file, ready to be filled in.
//! Must never: write over a file that is there.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::exit
)]

use std::path::Path;
use std::{env, fs};

const REGISTRY: &str = "src/check/rules/mod.rs";

fn main() {
    let words: Vec<String> = env::args().skip(1).collect();
    let [group, name, title] = &words[..] else {
        eprintln!("Type: cargo run --example new_rule -- GROUP NAME \"TITLE\"");
        std::process::exit(2);
    };
    match make(Path::new(env!("CARGO_MANIFEST_DIR")), group, name, title) {
        Ok(file) => {
            println!("Made {file}. Fill in what stands between < and >, then: cargo test --test it rules")
        }
        Err(why) => {
            eprintln!("{why}");
            std::process::exit(1);
        }
    }
}

fn make(root: &Path, group: &str, name: &str, title: &str) -> Result<String, String> {
    let is_plain = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_lowercase())
            && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
    };
    if !is_plain(name) {
        return Err(format!("“{name}” is no name for a rule: use small letters and _, as in link_text."));
    }
    let registry = fs::read_to_string(root.join(REGISTRY)).map_err(|error| format!("{REGISTRY}: {error}"))?;
    let after = with_rule(&registry, group, name)?;
    let file = format!("src/check/rules/{group}/{name}.rs");
    if root.join(&file).exists() {
        return Err(format!("{file} is there already."));
    }
    fs::write(root.join(&file), rule(name, title)).map_err(|error| format!("{file}: {error}"))?;
    fs::write(root.join(REGISTRY), after).map_err(|error| format!("{REGISTRY}: {error}"))?;
    Ok(file)
}

/// The registry with one more name in a group, in order.
fn with_rule(registry: &str, group: &str, name: &str) -> Result<String, String> {
    let line =
        registry.lines().find(|line| line.starts_with(&format!("    {group} \""))).ok_or_else(|| {
            let groups = registry.lines().filter(|line| line.starts_with("    ") && line.ends_with("\" {"));
            let names: Vec<&str> = groups.filter_map(|line| line.split_whitespace().next()).collect();
            format!("There is no group “{group}”. The groups are: {}.", names.join(", "))
        })?;
    let start = registry.find(line).unwrap_or(0) + line.len();
    let end = start + registry[start..].find("    }").unwrap_or(0);
    let mut rules: Vec<&str> = registry[start..end].split_whitespace().collect();
    if rules.contains(&name) {
        return Err(format!("The group {group} has a rule with the name {name} already."));
    }
    rules.push(name);
    rules.sort_unstable();
    let mut list = String::from("\n       ");
    let mut width = 0;
    for rule in rules {
        if width + rule.len() > 92 {
            list.push_str("\n       ");
            width = 0;
        }
        list.push(' ');
        list.push_str(rule);
        width += rule.len() + 1;
    }
    list.push('\n');
    Ok(format!("{}{list}{}", &registry[..start], &registry[end..]))
}

/// The file of a rule that asks nothing yet.
fn rule(name: &str, title: &str) -> String {
    let id = name.replace('_', "-");
    let page = "//! ---\n//! title: A page\n//! reviewed: 2026-11-22\n//! ---\n//!\n";
    format!(
        "//! {title}\n//!\n//! <What it asks, in two or three sentences.>\n//!\n//! **Helps:** <whom>.\n\
         //! **Source:** <who asks for it, and where>.\n//!\n\
         //! ```good content/en/page.md\n{page}//! <A text that is right.>\n//! ```\n//!\n\
         //! ```bad content/en/page.md\n{page}//! <A text that is wrong.>\n//! ```\n\n\
         use crate::base::{{RuleInfo, Severity}};\nuse crate::check::rule::{{Reporter, Rule, RuleKind}};\n\
         use crate::doc::Document;\n\n\
         pub const RULE: Rule = Rule {{\n    info: &RuleInfo::new(\"{id}\", Severity::Warning, \"<Whom it hurts.>\"),\n    \
         kind: RuleKind::Document(judge),\n    file: include_str!(\"{name}.rs\"),\n}};\n\n\
         fn judge(document: &Document, found: &mut Reporter) {{\n    for heading in &document.tree.headings {{\n        \
         if heading.words.contains(\"<what is wrong>\") {{\n            \
         found.add(document.location(heading.span), \"<What is wrong.>\", \"<What to type.>\");\n        }}\n    }}\n}}\n"
    )
}
