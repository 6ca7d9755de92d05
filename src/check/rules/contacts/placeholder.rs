//! A number or an address that somebody made up
//!
//! While a page is written, a made-up number holds the place of the true one. Some ranges are kept free for that, and
//! for films: 020 7946 0xxx, 01632 960xxx, 07700 900xxx. So are addresses with example in them, and the postcode AB1. A
//! number that counts up, or has one digit again and again, is most likely made up too.
//!
//! **Helps:** people who call or write, and wait for an answer that cannot come.
//! **Source:** Ofcom, Telephone numbers for use in TV and radio drama programmes; RFC 2606, Reserved Top Level DNS
//! Names.
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

use crate::base::{RuleInfo, Severity};
use crate::check::prose::for_each_block;
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::site::{Page, Site, phone};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "placeholder",
        Severity::Error,
        "Somebody calls or writes, waits for an answer, and nobody has heard of them.",
    ),
    kind: RuleKind::PageAndSite(judge_page, judge_contacts),
    file: include_str!("placeholder.rs"),
};

const HELP: &str =
    "Write the true one. If you do not know it yet, take it out: a gap is better than a wrong way.";

fn judge_page(_: &Site, page: &Page, found: &mut Reporter) {
    let doc = &page.doc;
    let links = doc.tree.links.iter().map(|link| (&link.destination, link.span));
    let sources = doc.front_matter.sources.iter().map(|source| (&source.url, source.span));
    for (address, span) in links.chain(sources).filter(|(address, _)| leads_nowhere(address)) {
        // A warning only: a page may explain what such an address looks like.
        found
            .add(
                doc.location(span),
                format!("The address {address} is kept for examples: nobody is there."),
                HELP,
            )
            .set_severity(Severity::Warning);
    }
    // Fast path: these letters are rare in any text.
    if doc.text().contains("AB1") || doc.text().contains("AA1") {
        for_each_block(doc, |passage| {
            if let Some((start, end)) = postcode(&passage.words) {
                found.add(
                    doc.location(passage.span(start, end)),
                    format!("There is no postcode {}.", &passage.words[start..end]),
                    HELP,
                );
            }
        });
    }
}

fn judge_contacts(site: &Site, found: &mut Reporter) {
    let contacts = &site.contacts;
    for contact in contacts.iter() {
        for (number, span) in contact.numbers() {
            if phone::is_fictional(number) {
                found.add(
                    contacts.place(span),
                    format!("The number {number} is kept for films and plays: nobody has it."),
                    HELP,
                );
            } else if phone::looks_made_up(number) {
                let message = format!("The number {number} looks as if somebody made it up.");
                found.add(contacts.place(span), message, "Look the number up. If it is right, write in content/site.toml: [rules] placeholder = \"off\"").set_severity(Severity::Warning);
            }
        }
        for (address, span) in [(&contact.email, contact.email_span), (&contact.web, contact.web_span)] {
            if leads_nowhere(address) {
                found.add(
                    contacts.place(span),
                    format!("The address {address} is kept for examples: nobody is there."),
                    HELP,
                );
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

/// Whether an address of a website or an e-mail address is in a domain that nobody can register (RFC 2606).
fn leads_nowhere(address: &str) -> bool {
    let rest = address
        .split_once("://")
        .map_or_else(|| address.strip_prefix("mailto:").unwrap_or(address), |(_, rest)| rest);
    if !address.contains("://") && !rest.contains('@') {
        return false;
    }
    let host = rest.split(['/', '?', '#']).next().unwrap_or("");
    let host = host
        .rsplit('@')
        .next()
        .unwrap_or("")
        .split(':')
        .next()
        .unwrap_or("")
        .trim_end_matches('.')
        .to_ascii_lowercase();
    let is_in_domain =
        |known: &str| host == known || host.strip_suffix(known).is_some_and(|before| before.ends_with('.'));
    ["example", "invalid", "test", "localhost", "example.com", "example.org", "example.net"]
        .into_iter()
        .any(is_in_domain)
}

/// The start and end of the first postcode that no place has: AB1 is not used any more, and there is no area AA.
fn postcode(words: &str) -> Option<(usize, usize)> {
    let starts = words.match_indices("AB1").chain(words.match_indices("AA1")).map(|(at, _)| at);
    starts.filter_map(|start| Some((start, start + postcode_length(&words[start..])?))).find(
        |(start, end)| {
            let is_word = |c: char| c.is_alphanumeric();
            !words[..*start].ends_with(is_word) && !words[*end..].starts_with(is_word)
        },
    )
}

/// The length in bytes of the postcode that the words begin with: `AB1 2DC`. `None` for AB10 to AB16, which are
/// in Aberdeen.
fn postcode_length(words: &str) -> Option<usize> {
    let inward = words[3..].trim_start_matches([' ', '\u{a0}']).as_bytes();
    let is_postcode =
        inward.len() >= 3 && inward[0].is_ascii_digit() && inward[1..3].iter().all(u8::is_ascii_uppercase);
    is_postcode.then(|| words.len() - inward.len() + 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_that_nobody_can_have_lead_nowhere() {
        for address in [
            "https://example.com/a",
            "http://www.example.org",
            "help@charity.example",
            "mailto:a@example.net",
            "https://x.test:8000/",
        ] {
            assert!(leads_nowhere(address), "{address}");
        }
        for address in [
            "https://examples.com",
            "https://www.gov.uk/example.com",
            "an-example.md",
            "help@bestexample.com",
            "/example",
            "https://test.gov.uk",
            "",
        ] {
            assert!(!leads_nowhere(address), "{address}");
        }
    }

    #[test]
    fn only_postcodes_that_no_place_has_are_found() {
        for words in ["AB1 2DC", "at AB1\u{a0}2CD.", "AA1 1AA"] {
            assert!(postcode(words).is_some(), "{words}");
        }
        for words in ["AB10 1AA", "AB12 3CD", "form AB1", "CAB1 2DC", "AB1 2DCX", "SW1A 1AA", "ŵAB1"] {
            assert!(postcode(words).is_none(), "{words}");
        }
    }
}
