//! A file name that is not its address
//!
//! A page’s address is made from its file’s name: help.md is at /help/. Spaces, capitals, dots and letters with
//! accents cannot stand in an address that people type from paper, so the two would differ.
//!
//! **Helps:** people who type an address from a leaflet, and staff who look for the file of a page.
//! **Source:** GOV.UK, URL standards: lower case letters, digits and hyphens.
//!
//! ```good content/en/getting-help.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Ask us for help.
//! ```
//!
//! ```bad content/en/Getting help.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Ask us for help.
//! ```
//!
//! ```bad content/en/help.v2.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Ask us for help.
//! ```

use crate::base::{RuleInfo, Severity, Span};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::doc::{ContentPath, Document, FileKind, slug};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "file-name",
        Severity::Warning,
        "The address is not what staff expect, and a link or a leaflet may be printed with the wrong one.",
    ),
    kind: RuleKind::Document(judge),
    file: include_str!("file_name.rs"),
};

fn judge(document: &Document, found: &mut Reporter) {
    let name = &document.content_path;
    if name.is_plain() {
        return;
    }
    let plain = plain_path(name);
    let help = if plain.is_ascii() {
        format!("Rename the file to {plain}")
    } else {
        "Rename the file with the letters a to z, digits and hyphens.".to_string()
    };
    found.add(
        document.location(Span::default()),
        format!("The name of this file is not its address, which is {}", document.address),
        help,
    );
}

/// The path that makes the name of a file equal to its address.
fn plain_path(name: &ContentPath) -> String {
    let mut path = format!("content/{}/", name.lang);
    for folder in name.folder.split('/').map(slug).filter(|folder| !folder.is_empty()) {
        path.push_str(&folder);
        path.push('/');
    }
    path.push_str(&slug(&name.stem));
    match &name.kind {
        FileKind::Page => {}
        FileKind::EasyRead => path.push_str(".easy"),
        FileKind::Checker => path.push_str(".checker"),
        FileKind::EasyChecker => path.push_str(".checker.easy"),
        FileKind::Leaflet { audience } if audience.is_empty() => path.push_str(".leaflet"),
        FileKind::Leaflet { audience } => path.push_str(&format!(".{}.leaflet", slug(audience))),
    }
    path.push_str(".md");
    path
}
