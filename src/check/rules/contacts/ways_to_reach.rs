//! A contact page with only one way to reach you
//!
//! Not everybody can phone, and not everybody can write. The contact page names at least two ways, and one of them is
//! not a phone: an e-mail address, a number for texts, an address for letters. The site's own contact counts, and every
//! contact that the text of the page names. As long as site.toml has no address, it is a note: nobody reads the site yet.
//!
//! **Helps:** people who cannot hear, cannot speak, are afraid of the phone, or are overheard.
//! **Source:** GOV.UK Design System, Contact a department; W3C COGA, pattern 7.1; WCAG 3.2.6.
//!
//! ```good content/en/contact.md
//! ---
//! title: Contact
//! reviewed: 2026-11-22
//! ---
//!
//! > [!contact] imha
//! ```
//! ```and content/contacts.toml
//! [imha]
//! name = "Independent Mental Health Advocacy"
//! phone = "0844 248 9 248"
//! text = "HELP to 60006"
//! ```
//!
//! ```bad content/en/contact.md
//! ---
//! title: Contact
//! reviewed: 2026-11-22
//! ---
//!
//! > [!contact] imha
//! ```
//! ```and content/contacts.toml
//! [imha]
//! name = "Independent Mental Health Advocacy"
//! phone = "0844 248 9 248"
//! ```
//!
//! ```bad content/en/contact.md
//! ---
//! title: Contact
//! reviewed: 2026-11-22
//! ---
//!
//! Ask for us at the library.
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::doc::CalloutTitle;
use crate::site::{Contact, Page, Role, Site, State};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "ways-to-reach",
        Severity::Warning,
        "Somebody who cannot use this one way cannot reach you at all.",
    ),
    kind: RuleKind::Page(judge),
    file: include_str!("ways_to_reach.rs"),
};

fn judge(site: &Site, page: &Page, found: &mut Reporter) {
    let doc = &page.doc;
    if page.role != Role::Contact || page.state != State::Live || doc.damaged || site.contacts.damaged {
        return;
    }
    let callouts = doc
        .tree
        .callouts
        .iter()
        .filter(|callout| callout.kind.title == CalloutTitle::Contact)
        .map(|callout| &*callout.words);
    let facts = doc.tree.facts.iter().map(|fact| &*fact.contact);
    let of_site = site.settings.contact.iter().map(|contact| &*contact.value);
    let contacts: Vec<&Contact> =
        of_site.chain(callouts).chain(facts).filter_map(|key| site.contacts.get(key)).collect();
    let count = |has: fn(&Contact) -> bool| usize::from(contacts.iter().any(|contact| has(contact)));
    let phone = count(|contact| !contact.phones.is_empty());
    let others = count(|contact| !contact.text.is_empty())
        + count(|contact| !contact.whatsapp.is_empty())
        + count(|contact| !contact.email.is_empty())
        + count(|contact| !contact.web.is_empty())
        + count(|contact| !contact.address.is_empty());
    let message = match (phone, others) {
        (0, 0) => "This page names no way to reach you.",
        (1, 0) => "Phone is the only way to reach you that this page names.",
        (0, 1) => "This page names only one way to reach you.",
        _ => return,
    };
    let help = "Add another way to your contact in content/contacts.toml, such as `email = \"…\"`, `text = \"…\"` or `address = [\"…\"]`. Name it here: `> [!contact] key`";
    let finding = found.add(doc.location(doc.top()), message, help);
    // As long as a new site has no address, nobody looks for a way to reach its people there.
    if site.settings.address_span.is_none() {
        finding.set_severity(Severity::Info);
    }
}
