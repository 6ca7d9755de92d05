//! Floor 4: the manual of the rules as a small website for staff.
//! In: the rules and the day. Out: pages in the program's own theme, whose links work wherever the folder is.
//! Must never: ask search engines to index it, or need a server.

use super::{Memo, NoCache, Options, Output, build};
use crate::base::{Date, Interval, Key, Severity, Source, Sources, StopsWhat, par_map};
use crate::check::built::local_addresses;
use crate::check::{GROUPS, Group, Manual, RULES, Rule};
use std::fmt::Write;

/// How long a suppression lasts in the manual's examples.
const MONTHS: u16 = 3;

/// The last day of a suppression that is made today.
pub fn default_end(today: Date) -> Date {
    today.plus(Interval::months(MONTHS))
}

/// Every file of the manual.
pub fn manual(today: Date) -> Vec<Output> {
    let source = |path: &str, text: String| Source::new(path, text.into_bytes());
    let mut sources =
        vec![source("content/site.toml", SETTINGS.into()), source("content/en/index.md", home())];
    for (number, group) in (1..).zip(GROUPS) {
        let front = format!("---\ntitle: {}\norder: {number}\n---\n", group.title);
        sources.push(source(&format!("content/en/{}/index.md", group.name), front));
        for rule in group.rules {
            let path = format!("content/en/{}/{}.md", group.name, rule.id);
            sources.push(source(&path, page(rule, default_end(today))));
        }
    }
    let options = Options { leaflets: false, search: false, ..Options::on(today) };
    let built = build(&Sources::new(sources), &options, &mut Memo::new(Box::new(NoCache)));
    let wanted: Vec<Output> = built
        .outputs
        .into_iter()
        .filter(|output| output.path.ends_with(".html") || output.path.starts_with("assets/"))
        .collect();
    par_map(&wanted, |output| {
        let bytes = if output.path.ends_with(".html") {
            relativise(output)
        } else {
            output.bytes.bytes().into_owned()
        };
        Output { path: output.path.clone(), key: Key::of(&bytes), bytes: bytes.into() }
    })
}

const SETTINGS: &str = "name = \"What plainleaf checks\"\naddress = \"https://manual.invalid\"\nsearch = false\nlisted = false\n";

fn home() -> String {
    let mut text = format!(
        "---\ntitle: What plainleaf checks\n---\n\nplainleaf has {} rules. Each says what it asks, whom it helps, where it comes from, what is right, \
         what is wrong, and how to allow an exception.\n\nAn *error* stops the site from being published. A *warning* should be mended.\n",
        RULES.len()
    );
    for Group { name, title, rules } in GROUPS {
        let _ = write!(text, "\n## {title}\n\n");
        for rule in *rules {
            let (title, severity) = (escaped(&Manual::of(rule).title), rule.severity.name());
            let _ = writeln!(text, "- [{title}]({name}/{}.md) ({}, {severity})", rule.id, rule.id);
        }
    }
    text
}

/// A page of the manual.
fn page(rule: &Rule, until: Date) -> String {
    let title = Manual::of(rule).title.replace('"', "\\\"");
    format!("---\ntitle: \"{title}\"\n---\n\n{}", rule_page(rule, until))
}

/// What the manual says of a rule, as Markdown without its title. `until` is the last day of a suppression in the example.
pub fn rule_page(rule: &Rule, until: Date) -> String {
    let manual = Manual::of(rule);
    let severity = match (rule.severity, rule.stops) {
        (Severity::Error, StopsWhat::Site) => "an error: nothing is published before it is mended",
        (Severity::Error, StopsWhat::Page) => {
            "an error. A page that has it is held back until it is mended. In a file that is no page, such as `site.toml`, it stops the whole site"
        }
        (Severity::Warning, _) => "a warning: it should be mended",
        (Severity::Info, _) => "a note: it is worth knowing",
    };
    let mut text = format!("The rule is called `{}`. What it finds is {severity}.\n\n", rule.id);
    let _ = write!(text, "{}\n\n## Why\n\n{}\n\n", escaped(&manual.about), escaped(rule.why));
    let _ = write!(
        text,
        "## Whom it helps\n\nIt helps {}\n\n## Where it comes from\n\n{}\n\n",
        escaped(&manual.helps),
        escaped(&manual.source)
    );
    for good in [true, false] {
        let _ = write!(text, "## {}\n\n", if good { "This is right" } else { "This is wrong" });
        for example in manual.examples.iter().filter(|example| example.good == good) {
            for (path, inside) in &example.files {
                // A code fence longer than any in the example.
                let _ = write!(text, "In `{path}`:\n\n~~~~~~\n{inside}~~~~~~\n\n");
            }
        }
    }
    let (where_to, lines) = manual.exception(rule, until);
    let _ = write!(text, "## How to allow an exception\n\n{where_to}\n\n~~~~~~\n{lines}~~~~~~\n");
    text
}

/// Escapes what looks like HTML in the manual: it is text.
fn escaped(text: &str) -> String {
    let mut code = false;
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        code ^= letter == '`';
        if letter == '<' && !code {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

/// The page with links that need no server: `/imha/` becomes `../imha/index.html`.
fn relativise(output: &Output) -> Vec<u8> {
    let bytes = output.bytes.bytes();
    let up = "../".repeat(output.path.matches('/').count());
    let (mut out, mut done) = (Vec::with_capacity(bytes.len() + 1000), 0);
    for span in local_addresses(&bytes) {
        let (start, end) = (span.start as usize, span.end as usize);
        let whole = String::from_utf8_lossy(&bytes[start..end]);
        let (path, rest) = whole.split_at(whole.find(['#', '?']).unwrap_or(whole.len()));
        let index = if path.ends_with('/') { "index.html" } else { "" };
        out.extend_from_slice(&bytes[done..start]);
        out.extend_from_slice(format!("{up}{}{index}{rest}", &path[1..]).as_bytes());
        done = end;
    }
    out.extend_from_slice(&bytes[done..]);
    out
}
