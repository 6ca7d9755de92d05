//! A fact that nobody knows
//!
//! A phone number, an address or opening hours stand once, in content/contacts.toml. A page takes them from there:
//! {{imha.phone}} is the phone number of the contact imha. The box [!contact] imha shows all that is known.
//!
//! A fact may stand wherever the text of a page has words: in headings, links, tables, boxes and the words of pictures.
//! In the fields at the top of a page, in settings and in addresses of links it is an error: write the words there. It
//! is one too between backticks, and in the name of a heading.
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
//! Phone {imha.phone}.
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
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ## Phone {{imha.name}}
//!
//! ![{{imha.name}}](../pictures/talk.svg)
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: {{imha.name}}
//! reviewed: 2026-11-22
//! ---
//!
//! Words.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! menu: "Ask {{imha.name}}"
//! reviewed: 2026-11-22
//! ---
//!
//! Words.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! [Phone us](tel:{{imha.phone}})
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Phone `{{imha.phone}}`.
//! ```
//!
//! ```bad content/pictures/pictures.toml
//! ["talk.svg"]
//! alt = "People of {{imha.name}} talk."
//! author = "Sam Smith"
//! licence = "CC0-1.0"
//! ```
//!
//! ```bad content/site.toml
//! name = "A charity"
//! address = "https://charity.example"
//! languages = ["en"]
//! contact = "imah"
//! ```

use crate::base::{Edit, Fix, Span, reported_rules, suggest};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::check::unfilled_facts::{half_facts, judge_code, judge_ids};
use crate::doc::{CalloutTitle, Fact, NodeKind};
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
        if let Some(meant) = in_small_letters(contacts, fact) {
            let edit = Edit { span: fact.span, replacement: meant.clone() };
            let message = "The name of a fact is written in small letters.";
            found.add(doc.location(fact.span), message, format!("Write {meant}")).fix = Some(Fix::safe(edit));
        } else if let Some((message, help)) = problem(contacts, fact) {
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
    // Fast path: few texts have a brace.
    if doc.text().contains('{') {
        // In a block of code even a whole fact is mere text: the rule code-block reports it.
        let code: Vec<Span> =
            tree.walk().filter(|node| node.kind() == NodeKind::CodeBlock).map(|node| node.span()).collect();
        let is_in_code =
            |span: Span| code.iter().any(|code| code.start <= span.start && span.end <= code.end);
        for node in tree.walk().filter(|node| !is_in_code(node.span())) {
            let text = node.own_text();
            if matches!(node.kind(), NodeKind::Code(_)) {
                judge_code(contacts, doc, node, found);
            }
            if node.kind() != NodeKind::Text {
                continue;
            }
            for (start, end, fact) in half_facts(contacts, text) {
                let at = node.span().start as usize;
                let (span, replacement) = (Span::new(at + start, at + end), format!("{{{{{fact}}}}}"));
                let finding = found.add(
                    doc.location(span),
                    "A fact has two braces on each side: readers would see this one as it is.",
                    format!("Write {replacement}"),
                );
                // Other signs around it may be a part of the mistake.
                let is_alone = !text[..start].trim_end().ends_with(['{', '$', '\\'])
                    && !text[end..].trim_start().starts_with('}')
                    && !doc.text()[..span.start as usize].ends_with('\\');
                finding.fix = is_alone.then(|| Fix::safe(Edit { span, replacement }));
            }
        }
    }
    judge_ids(doc, found);
    let links = tree.links.iter().map(|link| (&link.destination, link.span));
    let images = tree.images.iter().map(|image| (&image.destination, image.span));
    for (_, span) in links.chain(images).filter(|(destination, _)| destination.contains("{{")) {
        found.add(
            doc.location(span),
            "A fact cannot stand in the address of a link or a picture.",
            "Write the fact alone, as {{key.email}}. A number or an address becomes a link by itself.",
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

/// The fact as it is written right, if capital letters are all that is wrong with it.
fn in_small_letters(contacts: &Contacts, fact: &Fact) -> Option<String> {
    let is_known = |key: &str, field: &str| contacts.get(key).is_some_and(|contact| contact.has(field));
    let (key, field) = (fact.contact.to_lowercase(), fact.field.to_lowercase());
    (!is_known(&fact.contact, &fact.field) && is_known(&key, &field))
        .then(|| format!("{{{{{key}.{field}}}}}"))
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
            None => format!("Use one of: {}.", FACTS.map(|fact| format!("`{fact}`")).join(", ")),
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
