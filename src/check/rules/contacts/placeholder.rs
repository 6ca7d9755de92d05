//! Words, a number or an address that only hold a place
//!
//! A new page begins with sentences such as “Write here who can get this help.” They are for whoever writes the page, and
//! no reader may find them. In a draft they are a note. So is a site without an address in site.toml.
//!
//! While a page is written, a made-up number holds the place of the true one. Some ranges are kept free for that, and
//! for films: 020 7946 0xxx, 01632 960xxx, 07700 900xxx. So are addresses with example in them, and the postcode AB1. A
//! number that counts up, or has one digit again and again, is most likely made up too.
//!
//! **Helps:** people who call or write, and wait for an answer that cannot come.
//! **Source:** Ofcom, Telephone numbers for use in TV and radio drama programmes; RFC 2606, Reserved Top Level DNS
//! Names.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Everybody can get this help.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! - Write here who can get this help.
//! ```
//!
//! ```bad content/site.toml
//! name = "A charity"
//! address = "https://www.example.org"
//! languages = ["en"]
//! ```
//!
//! ```bad content/site.toml
//! name = "Our charity"
//! address = "https://charity.example"
//! languages = ["en"]
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Phone us on 01632 960 123.
//! ```
//!
//! ```good content/contacts.toml
//! [imha]
//! name = "Independent Mental Health Advocacy"
//! phone = "0844 248 9 248"
//! address = ["1 High Street", "Hereford", "HR1 2AA"]
//! ```
//!
//! ```bad content/contacts.toml
//! [imha]
//! name = "Independent Mental Health Advocacy"
//! phone = "020 7946 0101"
//! ```
//!
//! ```bad content/contacts.toml
//! [imha]
//! name = "Independent Mental Health Advocacy"
//! phone = "01234 567 890"
//! ```
//!
//! ```bad content/contacts.toml
//! [imha]
//! name = "Independent Mental Health Advocacy"
//! phone = "0844 248 9 248"
//! email = "help@example.org"
//! ```
//!
//! ```bad content/contacts.toml
//! [imha]
//! name = "Independent Mental Health Advocacy"
//! phone = "0844 248 9 248"
//! address = ["1 High Street", "AB1 2DC"]
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Read [the guidance](https://www.example.com/guidance).
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Write to us at 1 High Street, AB1 2DC.
//! ```

use crate::base::{RuleInfo, Severity, Span};
use crate::check::made_up::{leads_nowhere, nowhere_in, postcode};
use crate::check::prose::for_each_block;
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::check::sample_words::{sample_name, sample_words};
use crate::check::typed_contacts::typed;
use crate::site::{Contact, Page, Site, is_stand_in, phone};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "placeholder",
        Severity::Error,
        "Somebody calls or writes, waits for an answer, and nobody has heard of them.",
    ),
    kind: RuleKind::PageAndSite(judge_page, judge_site),
    file: include_str!("placeholder.rs"),
};

const HELP: &str =
    "Write the true one. If you do not know it yet, take it out: a gap is better than a wrong way.";

const SAMPLE_HELP: &str = "Write your own words in their place, or take them out.";

fn judge_page(_: &Site, page: &Page, found: &mut Reporter) {
    let doc = &page.doc;
    // Whoever writes a draft knows that it is not finished.
    let severity = |severity: Severity| if doc.front_matter.draft { Severity::Info } else { severity };
    let links = doc.tree.links.iter().map(|link| (&link.destination, link.span));
    let sources = doc.front_matter.sources.iter().map(|source| (&source.url, source.url_span));
    for (address, span) in links.chain(sources).filter(|(address, _)| leads_nowhere(address)) {
        // A warning only: a page may explain what such an address looks like.
        found.add(doc.location(span), nowhere(address), HELP).set_severity(severity(Severity::Warning));
    }
    let front_matter = &doc.front_matter;
    let fields = [&front_matter.title, &front_matter.menu, &front_matter.summary];
    let fields = fields.into_iter().flatten().map(|field| (&field.value, field.span));
    let reasons = front_matter.allow.iter().map(|allowed| (&allowed.reason, allowed.reason_span));
    for (words, span) in fields.chain(reasons) {
        if let Some((start, end)) = sample_words(words) {
            found
                .add(doc.location(span), unfilled(&words[start..end]), SAMPLE_HELP)
                .set_severity(severity(Severity::Error));
        }
        for message in made_up_in(words) {
            found.add(doc.location(span), message, HELP).set_severity(severity(Severity::Error));
        }
    }
    for_each_block(doc, |passage| {
        let words = &passage.words;
        let mut add = |(start, end): (usize, usize), message: String, help: &str| {
            found
                .add(doc.location(passage.span(start, end)), message, help)
                .set_severity(severity(Severity::Error));
        };
        if let Some((start, end)) = sample_words(words) {
            add((start, end), unfilled(&words[start..end]), SAMPLE_HELP);
        }
        // Fast path: these letters are rare in any text.
        if (words.contains("AB1") || words.contains("AA1"))
            && let Some((start, end)) = postcode(words)
        {
            add((start, end), format!("There is no postcode {}.", &words[start..end]), HELP);
        }
        let numbers = typed(words).into_iter().map(|(start, end, _)| (start, end));
        for (start, end) in numbers.filter(|(start, end)| phone::is_fictional(&words[*start..*end])) {
            add((start, end), fictional(&words[start..end]), HELP);
        }
    });
}

fn unfilled(words: &str) -> String {
    format!("These words only hold a place: “{words}”")
}

fn fictional(number: &str) -> String {
    format!("The number {number} is kept for films and plays: nobody has it.")
}

/// What is said of each number and address in some words that nobody can have.
fn made_up_in(words: &str) -> Vec<String> {
    let numbers = typed(words).into_iter().map(|(start, end, _)| &words[start..end]);
    let numbers = numbers.filter(|number| phone::is_fictional(number)).map(fictional);
    numbers.chain(nowhere_in(words).map(nowhere)).collect()
}

fn nowhere(address: &str) -> String {
    format!("The address {address} is kept for examples: nobody is there.")
}

fn judge_site(site: &Site, found: &mut Reporter) {
    judge_settings(site, found);
    judge_contacts(site, found);
    judge_pictures(site, found);
}

fn judge_pictures(site: &Site, found: &mut Reporter) {
    for entry in site.pictures.all.iter().filter_map(|picture| picture.entry.as_ref()) {
        for words in entry.alt.values().chain([&entry.meaning]) {
            for message in made_up_in(words) {
                found.add(site.pictures.place(entry.span), message, HELP);
            }
            if let Some((start, end)) = sample_words(words) {
                found.add(site.pictures.place(entry.span), unfilled(&words[start..end]), SAMPLE_HELP);
            }
        }
    }
}

fn judge_settings(site: &Site, found: &mut Reporter) {
    let settings = &site.settings;
    let names = [(&settings.name, settings.name_span), (&settings.organisation, settings.organisation_span)];
    for (name, span) in names.into_iter().filter(|(name, span)| ***name == *sample_name() && !span.is_empty())
    {
        let message = format!("“{name}” is the name that every new site has.");
        found.add(settings.place(span), message, "Write the name of your organisation.");
    }
    let (message, severity) = match settings.address_span {
        Some(_) if is_stand_in(&settings.origin) => (
            format!("The address {} is kept for examples: no site can be there.", settings.origin),
            Severity::Error,
        ),
        // Without the file, or where the address cannot be read, another rule speaks.
        None if !settings.damaged
            && !settings.name_span.is_empty()
            && !settings.languages[0].code.span.is_empty() =>
        {
            (
                "The site has no address yet. Search engines and printed leaflets need it.".to_string(),
                Severity::Info,
            )
        }
        _ => return,
    };
    let place = settings.place(settings.address_span.unwrap_or_default());
    let help = "Write where the site will be, as in: address = \"https://www.our-charity.org.uk\"";
    found.add(place, message, help).set_severity(severity);
}

/// The fields of a contact that are words, with their places.
fn words_of(contact: &Contact) -> Vec<(&str, Span)> {
    let lines = contact.address.iter().map(|line| (&**line, contact.address_span));
    let labels = contact.phones.iter().map(|phone| (&*phone.label, phone.span));
    let words = [
        (&*contact.name, contact.key_span),
        (&contact.text, contact.text_span),
        (&contact.about, contact.about_span),
        (&contact.charge, contact.charge_span),
        (&contact.hours, contact.hours_span),
        (&contact.answer, contact.answer_span),
        (&contact.note, contact.note_span),
    ];
    words.into_iter().chain(lines).chain(labels).collect()
}

fn judge_contacts(site: &Site, found: &mut Reporter) {
    let contacts = &site.contacts;
    for contact in contacts.iter() {
        if *contact.name == *sample_name() {
            let message = format!("“{}” is the name that every new site has.", contact.name);
            found.add(contacts.place(contact.key_span), message, "Write the name of your organisation.");
        }
        let own = words_of(contact);
        // What is not translated stays as the contact has it.
        let translated = contact.languages.values().flat_map(words_of);
        let translated = translated.filter(|(_, span)| own.iter().all(|(_, known)| known != span));
        for (words, span) in own.iter().copied().chain(translated) {
            if let Some((start, end)) = sample_words(words) {
                found.add(contacts.place(span), unfilled(&words[start..end]), SAMPLE_HELP);
            }
            for message in made_up_in(words) {
                found.add(contacts.place(span), message, HELP);
            }
        }
        for (number, span) in contact.numbers() {
            if phone::is_fictional(number) {
                found.add(contacts.place(span), fictional(number), HELP);
            } else if phone::looks_made_up(number) {
                let message = format!("The number {number} looks as if somebody made it up.");
                found.add(contacts.place(span), message, "Look the number up. If it is right, write in content/site.toml: [rules] placeholder = \"off\"").set_severity(Severity::Warning);
            }
        }
        let social = contact.social.iter().map(|page| (&page.address, page.span));
        let addresses = [(&contact.email, contact.email_span), (&contact.web, contact.web_span)];
        for (address, span) in addresses.into_iter().chain(social) {
            if leads_nowhere(address) {
                found.add(contacts.place(span), nowhere(address), HELP);
            }
        }
        for (start, end, line) in
            contact.address.iter().filter_map(|line| postcode(line).map(|(start, end)| (start, end, line)))
        {
            found.add(
                contacts.place(contact.address_span),
                format!("There is no postcode {}.", &line[start..end]),
                HELP,
            );
        }
    }
}
