//! The mark of a box that makes no box
//!
//! A box is a quote that begins with its mark: `> [!urgent-help]`. Without the >, with other brackets, in a
//! heading, an item or on a later line of the quote, the mark makes no box and is shown as it is typed.
//!
//! **Helps:** people who look for what is important, or for help at once.
//! **Source:** a rule of this project.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! > [!warning] The law is changing
//! > Ask us what applies now.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! [!warning] The law is changing
//! Ask us what applies now.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! > ## [!warning] The law is changing
//! > Ask us what applies now.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! > [!warning] The law is changing
//! > ---
//! > Ask us what applies now.
//! ```

use crate::base::{Fix, RuleInfo, Severity};
use crate::check::lost_mark::LostMark;
use crate::check::near_callout::near_callouts;
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::doc::Document;
use std::collections::HashSet;

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "lost-callout",
        Severity::Error,
        "It is shown as plain words. Readers miss that it is important, a warning or a way to get help.",
    ),
    kind: RuleKind::Document(judge),
    file: include_str!("lost_callout.rs"),
};

/// For each mark the whole tree is walked: more marks than people write are not read.
const MOST_MARKS: usize = 200;

fn judge(document: &Document, found: &mut Reporter) {
    let file = document.text();
    let body = document.body_start;
    let callouts: HashSet<u32> =
        document.tree.callouts.iter().map(|callout| callout.kind_span.start).collect();
    let starts = memchr::memmem::find_iter(&file.as_bytes()[body..], b"[!").map(|at| body + at);
    let marks =
        starts.filter(|at| !callouts.contains(&(*at as u32))).filter_map(|at| LostMark::at(document, at));
    let mut named = Vec::new();
    for mark in marks.take(MOST_MARKS) {
        if let Some((message, help, edits)) = mark.fault() {
            named.push(mark.span.start);
            let finding = found.add(document.location(mark.span), message, help);
            finding.fix = edits.map(|edits| Fix { edits, safe: true });
        }
    }
    for (span, fix) in near_callouts(document) {
        // One finding for one mistake.
        if named.iter().any(|start| (span.start..span.end).contains(start)) {
            continue;
        }
        let (message, help) = ("This quote is nearly a box.", "Write its mark so: `> [!important] Words`");
        found.add(document.location(span), message, help).fix = fix;
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::test_support::{found_in, mended};

    #[test]
    fn marks_that_make_a_box_or_are_none() {
        for text in [
            "> [!important] Words\n> More.",
            ">[!important]\n> More.",
            "> > [!important] Words",
            "- > [!important] Words",
            "Danger [!] here",
            "`[!important]`",
            "> [!waring] Words",
            "He said [!!] and [sic].",
            "\\[!important\\] is a mark.",
        ] {
            assert_eq!(found_in(&RULE, text), [] as [&str; 0], "{text}");
        }
        for text in [
            "> [!important] Words\n> : meaning",
            "> **[!important]** Words",
            "[!note] Words",
            "- [!warning] Words",
            "## [!warning] Words",
            "[!urgent-help]\n\nPhone us.",
            "Use [!warning] here.",
        ] {
            assert_eq!(found_in(&RULE, text).len(), 1, "{text}");
            assert_eq!(mended(&RULE, text), text);
        }
    }

    #[test]
    fn marks_become_boxes() {
        for (text, right) in [
            ("[!warning] Words\nMore.\n\nEnd.", "> [!warning] Words\n> More.\n\nEnd."),
            ("Words\n[!warning] More", "Words\n> [!warning] More"),
            ("> ## [!warning] Words\n> More.", "> [!warning] Words\n> More."),
            ("> - [!warning] Words\n> - More.", "> [!warning] Words\n> - More."),
            ("> [!warning] Words\n> ---\n> More.", "> [!warning] Words\n>\n> ---\n> More."),
            ("> [!warning]: Words", "> [!warning] Words"),
            ("> [!details]: Words", "> [!details] Words"),
            ("> [!warning] A\n> b\n> [!important] C\n> d", "> [!warning] A\n> b\n\n> [!important] C\n> d"),
            ("> \\[!warning\\] Words", "> [!warning] Words"),
        ] {
            assert_eq!(mended(&RULE, text), right, "{text:?}");
        }
    }
}
