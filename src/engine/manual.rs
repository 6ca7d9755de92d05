//! Floor 4: the manual of the rules as a small website for staff.
//! In: the rules and the day. Out: pages in the program's own theme, which lead to each other wherever the folder lies.
//! Must never: ask to be found by search engines, or need a server.

use super::{Memo, NoShelf, Options, Output, build};
use crate::base::{Date, Every, Key, Source, Sources, each};
use crate::check::built::local_addresses;
use crate::check::{Group, Manual, RULES, Rule};
use std::fmt::Write;

/// How long the exceptions last that the manual shows.
const MONTHS: u16 = 3;

/// The day on which an exception ends that is made today.
pub fn until(today: Date) -> Date {
    today.after(Every::months(MONTHS))
}

/// Every file of the manual.
pub fn manual(today: Date) -> Vec<Output> {
    let rules: Vec<(&Rule, Manual)> = RULES.iter().map(|rule| (*rule, Manual::of(rule))).collect();
    let mut sources = vec![Source::new("content/site.toml", SETTINGS.as_bytes().to_vec()), Source::new("content/en/index.md", home(&rules).into_bytes())];
    for (at, group) in Group::ALL.into_iter().enumerate() {
        let front = format!("---\ntitle: {}\norder: {}\n---\n", group.name(), at + 1);
        sources.push(Source::new(&format!("content/en/{}/index.md", folder(group)), front.into_bytes()));
    }
    for (rule, manual) in &rules {
        let path = format!("content/en/{}/{}.md", folder(manual.group()), rule.id);
        sources.push(Source::new(&path, page(rule, manual, until(today)).into_bytes()));
    }
    let options = Options { leaflets: false, search: false, ..Options::on(today) };
    let built = build(&Sources::new(sources), &options, &mut Memo::new(Box::new(NoShelf)));
    let wanted: Vec<Output> = built.outputs.into_iter().filter(|output| output.path.ends_with(".html") || output.path.starts_with("assets/")).collect();
    each(&wanted, |output| {
        let bytes = if output.path.ends_with(".html") { near(output) } else { output.bytes.plain().into_owned() };
        Output { path: output.path.clone(), key: Key::of(&bytes), bytes: bytes.into() }
    })
}

const SETTINGS: &str = "name = \"What plainleaf checks\"\naddress = \"https://manual.invalid\"\nsearch = false\nlisted = false\n";

fn folder(group: Group) -> String {
    crate::doc::slug(group.name())
}

fn home(rules: &[(&Rule, Manual)]) -> String {
    let mut text = format!(
        "---\ntitle: What plainleaf checks\n---\n\nplainleaf has {} rules. Each says what it asks, whom it helps, where it comes from, what is right, \
         what is wrong, and how to allow an exception.\n\nAn *error* stops the site from being published. A *warning* should be mended.\n",
        rules.len()
    );
    for group in Group::ALL {
        let own: Vec<_> = rules.iter().filter(|(_, manual)| manual.group() == group).collect();
        if !own.is_empty() {
            let _ = write!(text, "\n## {}\n\n", group.name());
        }
        for (rule, manual) in own {
            let _ = writeln!(text, "- [{}]({}/{}.md) ({}, {})", escaped(&manual.title), folder(group), rule.id, rule.id, rule.severity.name());
        }
    }
    text
}

/// A page of the manual as Markdown.
fn page(rule: &Rule, manual: &Manual, until: Date) -> String {
    let title = manual.title.replace('"', "\\\"");
    let severity = match rule.severity {
        crate::base::Severity::Error => "an error: the site is not published before it is mended",
        crate::base::Severity::Warning => "a warning: it should be mended",
        crate::base::Severity::Info => "a note: it is worth knowing",
    };
    let mut text = format!("---\ntitle: \"{title}\"\n---\n\nThe rule is called `{}`. What it finds is {severity}.\n\n", rule.id);
    let _ = write!(text, "{}\n\n## Why\n\n{}\n\n", escaped(&manual.about), escaped(rule.why));
    let _ = write!(text, "## Whom it helps\n\nIt helps {}\n\n## Where it comes from\n\n{}\n\n", escaped(&manual.helps), escaped(&manual.source));
    for good in [true, false] {
        let _ = write!(text, "## {}\n\n", if good { "This is right" } else { "This is wrong" });
        for example in manual.examples.iter().filter(|example| example.good == good) {
            for (path, inside) in &example.files {
                // A fence that no line of the example ends.
                let _ = write!(text, "In `{path}`:\n\n~~~~~~\n{inside}~~~~~~\n\n");
            }
        }
    }
    let (where_to, lines) = manual.exception(rule, until);
    let _ = write!(text, "## How to allow an exception\n\n{where_to}\n\n~~~~~~\n{lines}~~~~~~\n");
    text
}

/// Words of the manual that look like HTML are words.
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

/// The page with addresses that need no server: `/imha/` is `../imha/index.html`.
fn near(output: &Output) -> Vec<u8> {
    let bytes = output.bytes.plain();
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
