//! Opening hours in another language than the page
//!
//! Opening hours, what a call costs and the like stand in contacts.toml, in the first language of the site. Pages in other
//! languages show the same words, unless you translate them. Below [imha.languages.cy] you can write them in Welsh, each
//! under the same name: about, charge, hours, answer, note. Numbers and addresses are the same in every language.
//!
//! **Helps:** people who read that language and want to know when somebody answers.
//! **Source:** Welsh Language Standards: ways to get in touch are the same in both languages.
//!
//! ```good content/contacts.toml
//! [imha]
//! name = "Independent Mental Health Advocacy"
//! phone = "01234 567 890"
//! hours = "Every day"
//!
//! [imha.languages.cy]
//! hours = "Bob dydd"
//! ```
//! ```and content/cy/index.md
//! ---
//! title: Cymorth
//! reviewed: 2026-11-22
//! ---
//!
//! Ffoniwch ni: {{imha.hours}}
//! ```
//! ```and content/site.toml
//! name = "A charity"
//! address = "https://charity.example"
//! languages = ["en", "cy"]
//! ```
//!
//! ```bad content/contacts.toml
//! [imha]
//! name = "Independent Mental Health Advocacy"
//! phone = "01234 567 890"
//! hours = "Every day"
//! ```
//! ```and content/cy/index.md
//! ---
//! title: Cymorth
//! reviewed: 2026-11-22
//! ---
//!
//! Ffoniwch ni: {{imha.hours}}
//! ```
//! ```and content/site.toml
//! name = "A charity"
//! address = "https://charity.example"
//! languages = ["en", "cy"]
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::doc::CalloutTitle;
use crate::site::{Contact, Role, Site};
use std::collections::BTreeSet;

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "contact-language",
        Severity::Info,
        "People who read only this language do not learn when and how somebody answers.",
    ),
    kind: RuleKind::Site(judge),
    file: include_str!("contact_language.rs"),
};

fn judge(site: &Site, found: &mut Reporter) {
    for (index, locale) in site.locales.iter().enumerate().skip(1).filter(|(_, locale)| locale.live) {
        let shown = contacts_shown(site, index);
        for contact in site.contacts.iter().filter(|contact| shown.contains(&*contact.key)) {
            let translated = contact.in_language(&locale.lang);
            // Each text with its name: it is not translated if it is the same in both languages.
            let untranslated = |((name, text), (_, translation)): (&(&'static str, &str), &(&str, &str))| {
                (!text.is_empty() && text == translation).then_some(*name)
            };
            let labels = contact.phones.iter().zip(&translated.phones);
            let labels = labels.filter(|(own, other)| !own.label.is_empty() && own.label == other.label);
            let missing: Vec<&str> = contact
                .words()
                .iter()
                .zip(&translated.words())
                .filter_map(untranslated)
                .chain(labels.map(|(own, _)| own.field))
                .collect();
            if missing.is_empty() {
                continue;
            }
            let message = format!(
                "“{}” is shown in the language “{}” with words in another one: {}.",
                contact.name,
                locale.lang,
                missing.join(", ")
            );
            let help = format!(
                "Add [{}.languages.{}], and below it a line such as: {} = \"…\"",
                contact.key, locale.lang, missing[0]
            );
            found.add(site.contacts.place(translated.key_span), message, help);
        }
    }
    let known = |code: &str| site.settings.languages.iter().any(|language| *language.code.value == *code);
    for contact in site.contacts.iter() {
        for (code, translated) in contact.languages.iter().filter(|(code, _)| !known(code)) {
            let message = format!(
                "“{}” has words in the language “{code}”, which the site does not have.",
                contact.name
            );
            let help = format!("Add it to languages in {}, or take the words out.", crate::site::SETTINGS);
            found
                .add(site.contacts.place(translated.key_span), message, help)
                .set_severity(Severity::Warning);
        }
    }
}

/// The keys of the contacts that pages in a language show. `locale` is an index in `site.locales`.
fn contacts_shown(site: &Site, locale: usize) -> BTreeSet<&str> {
    let pages = || site.live().map(|(_, page)| page).filter(move |page| page.locale == locale);
    let has_contact_page = pages().any(|page| page.role == Role::Contact);
    let listed = site.contacts.iter().filter(|contact: &&Contact| has_contact_page && contact.listed);
    let of_site = site.settings.contact.iter().map(|key| &*key.value);
    let facts = pages().flat_map(|page| &page.doc.tree.facts).map(|fact| &*fact.contact);
    let boxes = pages()
        .flat_map(|page| &page.doc.tree.callouts)
        .filter(|callout| callout.kind.title == CalloutTitle::Contact)
        .map(|callout| &*callout.words);
    listed.map(|contact| &*contact.key).chain(of_site).chain(facts).chain(boxes).collect()
}
