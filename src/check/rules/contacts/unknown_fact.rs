//! A fact that nobody knows
//!
//! A phone number, an address or opening hours stand once, in content/contacts.toml. A page takes them from there:
//! {{imha.phone}} is the phone number of the contact imha. The box [!contact] imha shows all that is known.
//!
//! **Helps:** people who need the number: they would see braces in its place.
//! **Source:** a rule of this project: one source for every number.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Phone {{imha.phone}}.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Phone {{imah.phone}}.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Phone {{imha.fone}}.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Write to {{imha.email}}.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Phone {{imha.phone.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! > [!contact] imah
//! > Phone us.
//! ```
//!
//! ```bad content/site.toml
//! name = "A charity"
//! address = "https://charity.example"
//! languages = ["en"]
//! contact = "imah"
//! ```

use crate::base::{reported_rules, suggest};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::doc::{CalloutTitle, Fact};
use crate::site::{Contacts, FACTS, Page, Site};

pub const RULE: Rule = Rule {
    info: &reported_rules::UNKNOWN_FACT,
    kind: RuleKind::PageAndSite(judge_page, judge_settings),
    file: include_str!("unknown_fact.rs"),
};

fn judge_page(site: &Site, page: &Page, found: &mut Reporter) {
    let contacts = &site.contacts;
    // A line of contacts.toml that cannot be read is one fault, and is not reported again on each page.
    if contacts.damaged {
        return;
    }
    let (doc, tree) = (&page.doc, &page.doc.tree);
    for fact in &tree.facts {
        if let Some((message, help)) = problem(contacts, fact) {
            found.add(doc.location(fact.span), message, help);
        }
    }
    for callout in tree
        .callouts
        .iter()
        .filter(|callout| callout.kind.title == CalloutTitle::Contact && !callout.words.is_empty())
    {
        if contacts.get(&callout.words).is_none() {
            found.add(
                doc.location(callout.words_span),
                no_contact(&callout.words),
                suggestion(contacts, &callout.words, |key| format!("[!contact] {key}")),
            );
        }
    }
    for words in [&doc.front_matter.title, &doc.front_matter.summary]
        .into_iter()
        .flatten()
        .filter(|words| words.value.contains("{{"))
    {
        found.add(
            doc.location(words.span),
            "Facts are filled in in the text only, not in the title or the summary.",
            "Say it without the fact, and write the fact in the text.",
        );
    }
}

fn judge_settings(site: &Site, found: &mut Reporter) {
    let contacts = &site.contacts;
    let contact = site
        .settings
        .contact
        .as_ref()
        .filter(|contact| !contacts.damaged && contacts.get(&contact.value).is_none());
    if let Some(contact) = contact {
        found.add(
            site.settings.place(contact.span),
            no_contact(&contact.value),
            suggestion(contacts, &contact.value, |key| format!("contact = \"{key}\"")),
        );
    }
}

/// What is wrong with a fact, if anything, and what to type.
fn problem(contacts: &Contacts, fact: &Fact) -> Option<(String, String)> {
    let (key, field) = (&*fact.contact, &*fact.field);
    let Some(contact) = contacts.get(key) else {
        let field = if field.is_empty() { "phone" } else { field };
        return Some((
            no_contact(key),
            suggestion(contacts, key, |key| format!("{{{{{key}.{}}}}}", short(field))),
        ));
    };
    if field.is_empty() {
        return Some((
            format!("This does not say which fact about {key} is meant."),
            format!("Write a dot and the fact: {{{{{key}.phone}}}}"),
        ));
    }
    if !FACTS.contains(&field) {
        let help = match suggest(field, FACTS) {
            Some(known) => format!("Did you mean {{{{{key}.{known}}}}}?"),
            None => format!("Use one of: {}.", FACTS.join(", ")),
        };
        return Some((format!("There is no fact called “{}”.", short(field)), help));
    }
    let help =
        || format!("Add it below [{key}] in content/contacts.toml: {field} = \"…\", or take the fact out.");
    (!contact.has(field)).then(|| (format!("The {field} of {key} is not known."), help()))
}

fn no_contact(key: &str) -> String {
    format!("There is no contact called “{}”.", short(key))
}

/// A help text that names the contact with the most similar key. `typed` gives a key in the form to type.
fn suggestion(contacts: &Contacts, key: &str, typed: impl Fn(&str) -> String) -> String {
    match suggest(key, contacts.order.iter().map(|key| &**key)) {
        Some(known) => format!("Did you mean {}?", typed(known)),
        None => "Use a key from content/contacts.toml, or add the contact there.".into(),
    }
}

/// The first 40 characters, because there may be braces around a whole paragraph.
fn short(words: &str) -> String {
    let mut short: String = words.chars().take(40).collect();
    if short.len() < words.len() {
        short.push('…');
    }
    short
}
