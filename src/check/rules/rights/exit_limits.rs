//! An exit that does not say what it cannot do
//!
//! “Exit this page” leads away at once. It does not clear the history of the browser: whoever uses the same phone or computer
//! can still see which page was read. The theme says so beside the button, with the words exit_note and exit_history. A page
//! with sensitive: true also leads to a page about staying safe online. That page says how to clear the history, what a
//! private window is, and where there is a computer that nobody at home uses. The link is known by its words, or by the title
//! of the page it leads to. Links are judged in English only.
//!
//! **Helps:** people who are watched by the person who hurts them.
//! **Source:** GOV.UK Design System, Exit a page quickly: explain how users can stay safe online.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! sensitive: true
//! ---
//!
//! You are not alone. [Stay safe online](safe-online.md)
//! ```
//! ```and content/en/safe-online.md
//! ---
//! title: Stay safe online
//! reviewed: 2026-11-22
//! owner: Mary
//! ---
//!
//! Somebody who uses your phone can see which pages you read.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! sensitive: true
//! ---
//!
//! You are not alone.
//! ```
//!
//! ```bad themes/plain/parts/exit.html
//! <p><a class="button" href="{{ t.exit_address }}" rel="nofollow noreferrer" data-exit>{{ t.exit_page }}</a></p>
//! ```
//! ```and content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! sensitive: true
//! ---
//!
//! You are not alone. [Stay safe online](safe-online.md)
//! ```
//! ```and content/en/safe-online.md
//! ---
//! title: Stay safe online
//! reviewed: 2026-11-22
//! owner: Mary
//! ---
//!
//! Somebody who uses your phone can see which pages you read.
//! ```

use crate::base::{Location, RuleInfo, Severity, Span};
use crate::check::law::is_read_in_english;
use crate::check::prose::find;
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::doc::NodeKind;
use crate::site::{LinkTarget, Page, Site};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "exit-limits",
        Severity::Warning,
        "Somebody who trusts the button may be found out by what the browser keeps.",
    ),
    kind: RuleKind::PageAndSite(judge_page, judge_site),
    file: include_str!("exit_limits.rs"),
};

/// Words in the titles of pages about staying safe online, and in links to them.
const SAFE: [&str; 14] = [
    "browser history",
    "browsing history",
    "clear your history",
    "cover your tracks",
    "delete your history",
    "hide that you",
    "hide your visit",
    "internet safety",
    "online safety",
    "private browsing",
    "private window",
    "safe on the internet",
    "safe online",
    "safely online",
];

fn judge_page(site: &Site, page: &Page, found: &mut Reporter) {
    let doc = &page.doc;
    if !doc.front_matter.sensitive || !is_read_in_english(site, page) {
        return;
    }
    let is_safety_link = |entry: u32, words: &str| {
        let title = match page.targets[entry as usize] {
            LinkTarget::Page(id) => Some(site.page(id).title()),
            _ => None,
        };
        find(words, &SAFE).is_some() || title.is_some_and(|title| find(title, &SAFE).is_some())
    };
    let links = doc.tree.walk().filter_map(|node| {
        if let NodeKind::Link(entry) = node.kind() { Some((entry, node.text())) } else { None }
    });
    let is_safety_page = find(page.title(), &SAFE).is_some();
    if !is_safety_page && !links.into_iter().any(|(entry, words)| is_safety_link(entry, &words)) {
        let help = "Write a page that says how to clear the history and open a private window. Then link to it here: `[Stay safe online](safe-online.md)`";
        found.add(
            doc.location(doc.top()),
            "This page may be dangerous to be seen with, and does not lead to help with staying safe online.",
            help,
        );
    }
}

fn judge_site(site: &Site, found: &mut Reporter) {
    if !site.live().any(|(_, page)| page.doc.front_matter.sensitive) {
        return;
    }
    let templates = || site.theme.files.values().filter(|source| source.path.ends_with(".html"));
    for word in ["exit_note", "exit_history"] {
        let key = format!("t.{word}");
        if templates().any(|source| source.text().is_some_and(|text| text.contains(&key))) {
            continue;
        }
        let button = site.theme.files.get("parts/exit.html");
        let place = button.map_or_else(
            || site.settings.place(Span::default()),
            |source| Location { file: source.path.clone(), span: Span::default() },
        );
        let help = format!("Put these words beside the button: {{{{ t.{word} }}}}");
        found.add(
            place,
            format!("The theme does not show its words {word}, which say what “exit this page” cannot do."),
            help,
        );
    }
}
