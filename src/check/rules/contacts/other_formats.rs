//! Nothing says how to get another format
//!
//! Each page and each leaflet tells readers that they can have it in large print, audio, braille, sign language or another
//! language: how to ask, and how long it takes. The theme has the words. For the way to ask, each language has a contact page,
//! or site.toml names a contact. How long it takes stands with that contact: answer = "…". If nobody can say, say that.
//! In a theme of your own, the templates of pages show the words other_formats, and so does the theme of leaflets.
//!
//! **Helps:** people who cannot read what is in front of them, and who do not know that they may ask.
//! **Source:** Accessible Information Standard (DAPB1605): ask, record and meet; GOV.UK, Sample accessibility statement.
//!
//! ```good content/site.toml
//! name = "A charity"
//! address = "https://charity.example"
//! languages = ["en"]
//! contact = "imha"
//! ```
//! ```and content/contacts.toml
//! [imha]
//! name = "Independent Mental Health Advocacy"
//! phone = "0844 248 9 248"
//! address = ["1 High Street"]
//! answer = "We answer within 2 working days."
//! checked = 2026-11-22
//! ```
//!
//! ```bad content/site.toml
//! name = "A charity"
//! address = "https://charity.example"
//! languages = ["en"]
//! contact = "imha"
//! ```
//! ```and content/contacts.toml
//! [imha]
//! name = "Independent Mental Health Advocacy"
//! phone = "0844 248 9 248"
//! address = ["1 High Street"]
//! checked = 2026-11-22
//! ```
//!
//! ```bad content/site.toml
//! name = "A charity"
//! address = "https://charity.example"
//! languages = ["cy"]
//! ```
//! ```and content/cy/index.md
//! ---
//! title: Cymorth
//! reviewed: 2026-11-22
//! ---
//!
//! Rydym yn helpu.
//! ```
//!
//! ```bad themes/plain/templates/page.html
//! {% extends "templates/base.html" %}
//! {% block main %}
//! {% include "parts/lead.html" %}
//! {% include "parts/text.html" %}
//! {% endblock main %}
//! ```

use crate::base::{Location, RuleInfo, Severity, Span};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::site::{Role, Site, State, Theme};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "other-formats",
        Severity::Warning,
        "Somebody who needs large print, braille or sign language does not learn that they can ask. They do not learn whom, or how long it takes.",
    ),
    kind: RuleKind::Site(judge),
    file: include_str!("other_formats.rs"),
};

/// The templates of the pages that readers come for.
const TEMPLATES: [&str; 6] = ["contact", "easy-read", "home", "leaflet", "page", "section"];

/// The key of the theme's words about other formats.
const KEY: &str = "other_formats";

fn judge(site: &Site, found: &mut Reporter) {
    judge_ways_to_ask(site, found);
    judge_waiting_time(site, found);
    judge_theme(site, found);
}

/// Each published language needs a contact page, unless site.toml names a contact. The page may be a fallback in
/// another language.
fn judge_ways_to_ask(site: &Site, found: &mut Reporter) {
    for (index, locale) in site.locales.iter().enumerate().filter(|(_, locale)| locale.live) {
        let pages = site.pages.iter().chain(&site.fallbacks);
        let states: Vec<State> = pages
            .filter(|page| page.locale == index && page.role == Role::Contact)
            .map(|page| page.state)
            .collect();
        if site.settings.contact.is_none() && !states.contains(&State::Live) {
            let message = format!(
                "Nothing in the language “{}” tells readers how to ask for another format.",
                locale.lang
            );
            let help = format!(
                "Write the file content/{}/contact.md. Or name one of your contacts in content/site.toml: contact = \"…\"",
                locale.lang
            );
            let finding = found.add(site.settings.place(site.settings.language(&locale.lang)), message, help);
            if states.contains(&State::TakenDown) {
                finding.set_by_time();
            }
        }
    }
}

/// The contact that site.toml names says how long an answer takes.
fn judge_waiting_time(site: &Site, found: &mut Reporter) {
    let of_site = site.settings.contact.as_ref().and_then(|key| site.contacts.get(&key.value));
    if let Some(contact) = of_site
        .filter(|contact| contact.is_reachable() && contact.answer.is_empty() && !site.contacts.damaged)
    {
        let help = "If you know it, add: `answer = \"We answer within 2 working days.\"` If not, add: `answer = \"We cannot say how soon we answer.\"`";
        let message =
            format!("Nothing says how long readers wait when they ask {} for another format.", contact.name);
        found.add(site.contacts.place(contact.key_span), message, help);
    }
}

/// The templates of pages show the words, and so does one of the theme's files for leaflets.
fn judge_theme(site: &Site, found: &mut Reporter) {
    let templates = TEMPLATES.map(|name| format!("templates/{name}.html"));
    let without_words = templates
        .iter()
        .filter(|path| site.theme.files.contains_key(&***path) && !shows_words(&site.theme, path, 0));
    let leaflets = || site.theme.files.iter().filter(|(path, _)| path.ends_with(".typ"));
    let leaflets_without_words = leaflets()
        .next()
        .filter(|_| !leaflets().any(|(_, source)| source.text().is_some_and(|text| text.contains(KEY))));
    for path in without_words.map(String::as_str).chain(leaflets_without_words.map(|(path, _)| &**path)) {
        let place = Location { file: site.theme.files[path].path.clone(), span: Span::default() };
        let help = "Show the theme's words there: {{ t.other_formats }} and {{ t.other_formats_text }}. The part parts/formats.html has them, and the way to ask.";
        found.add(
            place,
            "This part of the theme does not say that readers can ask for another format.",
            help,
        );
    }
}

/// Whether a template, or one that it includes, shows the words. Includes are followed 4 levels deep.
fn shows_words(theme: &Theme, path: &str, depth: usize) -> bool {
    let Some(text) = theme.files.get(path).and_then(|source| source.text()) else { return false };
    let mut parts = text.split("{% include \"").skip(1).filter_map(|rest| rest.split('"').next());
    text.contains(KEY) || depth < 4 && parts.any(|part| shows_words(theme, part, depth + 1))
}
