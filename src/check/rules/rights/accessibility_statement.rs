//! An accessibility statement with gaps
//!
//! The page accessibility.md tells readers what works for whom, what does not, and whom to tell. UK law asks many
//! organisations for it, and says which parts it has: how accessible the website is, feedback and contact, enforcement
//! procedure, technical information with compliance status, non-accessible content, preparation of this statement. The
//! compliance status is one of three: fully compliant, partially compliant, not compliant. It is not “fully” while there
//! is an exception. No gap between [ ] may be left to fill in. plainleaf adds what it knows: the state of its
//! checks, and every exception. The words are judged in English only.
//!
//! **Helps:** people for whom something does not work, and who need to know whom to ask.
//! **Source:** Public Sector Bodies (Websites and Mobile Applications) Accessibility Regulations 2018, regulation 8; GOV.UK,
//! Sample accessibility statement.
//!
//! ```good content/en/accessibility.md
//! ---
//! title: Accessibility
//! reviewed: 2026-11-22
//! ---
//!
//! ## How accessible this website is
//!
//! We do not know yet.
//!
//! ## Feedback and contact
//!
//! Tell us what you cannot read.
//!
//! ## Enforcement procedure
//!
//! The Equality and Human Rights Commission enforces this law.
//!
//! ## Technical information
//!
//! ### Compliance status
//!
//! This website is not compliant: nobody has tested it.
//!
//! ## Non-accessible content
//!
//! Nobody has looked for it yet.
//!
//! ## Preparation of this statement
//!
//! We wrote it on 22 November 2026.
//! ```
//!
//! ```bad content/en/accessibility.md
//! ---
//! title: Accessibility
//! reviewed: 2026-11-22
//! ---
//!
//! Tell us what you cannot read.
//! ```
//!
//! ```bad content/en/accessibility.md
//! ---
//! title: Accessibility
//! reviewed: 2026-11-22
//! ---
//!
//! This website is run by [name of organisation].
//! ```
//!
//! ```bad content/en/accessibility.md
//! ---
//! title: Accessibility
//! reviewed: 2026-11-22
//! allow:
//!   - rule: page-owner
//!     reason: Nobody is here to look after it.
//!     until: 2026-12-31
//! ---
//!
//! This website is fully compliant.
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

use crate::base::{Interval, RuleInfo, Severity};
use crate::check::law::is_read_in_english;
use crate::check::prose::{find, for_each_block};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::doc::Document;
use crate::site::{Page, Role, Site, State};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "accessibility-statement",
        Severity::Error,
        "Somebody for whom the website does not work learns neither what is known nor whom to tell.",
    ),
    kind: RuleKind::PageAndSite(judge_page, judge_site),
    file: include_str!("accessibility_statement.rs"),
};

/// The parts that the regulations and their sample ask for: words by which a heading is known, and the heading to
/// write.
const PARTS: [(&str, &str); 7] = [
    ("how accessible", "How accessible this website is"),
    ("feedback", "Feedback and contact"),
    ("enforcement", "Enforcement procedure"),
    ("technical information", "Technical information"),
    ("compliance status", "Compliance status"),
    ("non-accessible content", "Non-accessible content"),
    ("preparation", "Preparation of this statement"),
];

fn judge_page(site: &Site, page: &Page, found: &mut Reporter) {
    if page.role != Role::Accessibility || !is_read_in_english(site, page) {
        return;
    }
    judge_parts(&page.doc, found);
    judge_words(site, &page.doc, found);
    judge_review(site, &page.doc, found);
}

fn has_part(doc: &Document, part: &str) -> bool {
    doc.tree.headings.iter().any(|heading| find(&heading.words, &[part]).is_some())
}

/// Reports the parts that the statement lacks.
fn judge_parts(doc: &Document, found: &mut Reporter) {
    let missing: Vec<&str> =
        PARTS.iter().filter(|(part, _)| !has_part(doc, part)).map(|(_, heading)| *heading).collect();
    if let [first, ..] = missing.as_slice() {
        let message = format!("The statement has no part with the heading “{}”.", missing.join("”, “"));
        found
            .add(
                doc.location(doc.top()),
                message,
                format!("Write a heading with these words, and below it what you know: ## {first}"),
            )
            .set_severity(Severity::Warning);
    }
}

/// Reports gaps to fill in, and a compliance status that is missing or cannot be true.
fn judge_words(site: &Site, doc: &Document, found: &mut Reporter) {
    let has_exceptions = site
        .pages
        .iter()
        .any(|page| page.doc.front_matter.allow.iter().any(|allowed| !allowed.reason.is_empty()));
    let mut states_compliance = false;
    for_each_block(doc, |passage| {
        let words = &passage.words;
        states_compliance |= find(words, &["partially compliant", "not compliant"]).is_some();
        if let Some((start, end)) = find(words, &["fully compliant"]) {
            states_compliance = true;
            if has_exceptions {
                let message =
                    "The statement says that the website is fully compliant, and there are exceptions.";
                found.add(
                    doc.location(passage.span(start, end)),
                    message,
                    "Write “partially compliant” or “not compliant”, or mend what the exceptions are for.",
                );
            }
        }
        if let Some((start, end)) = gap(words) {
            let message = format!("Something is to be filled in here: {}", &words[start..end]);
            found.add(
                doc.location(passage.span(start, end)),
                message,
                "Write what you know in its place, or take the sentence out.",
            );
        }
    });
    if !states_compliance && has_part(doc, "compliance status") {
        let message = "The statement does not say how far the website meets the guidelines.";
        let help = "Write one of: fully compliant, partially compliant, not compliant. Where nobody has tested the website, it is not compliant.";
        found.add(doc.location(doc.top()), message, help).set_severity(Severity::Warning);
    }
}

/// Reports a statement that nobody has reviewed for a year.
fn judge_review(site: &Site, doc: &Document, found: &mut Reporter) {
    if let Some(reviewed) = doc
        .front_matter
        .reviewed
        .as_ref()
        .filter(|reviewed| reviewed.value.plus(Interval::months(12)) < site.today)
    {
        let message = format!("Nobody has looked at this statement since {}.", reviewed.value);
        found
            .add(doc.location(reviewed.span), message, "Read it once a year, and put right what has changed.")
            .set_by_time();
    }
}

/// The start and end of the first gap to fill in: letters between [ ], which are not a link or a number.
fn gap(words: &str) -> Option<(usize, usize)> {
    let start = words.find('[')?;
    let end = start + words[start..].find(']')? + 1;
    words[start..end].contains(char::is_alphabetic).then_some((start, end))
}

fn judge_site(site: &Site, found: &mut Reporter) {
    // A language that is not published yet needs no statement. A fallback in another language counts too.
    for (index, locale) in site.locales.iter().enumerate().filter(|(_, locale)| locale.live) {
        let span = site.settings.language(&locale.lang);
        let pages = site.pages.iter().chain(&site.fallbacks);
        let states: Vec<State> = pages
            .filter(|page| page.locale == index && page.role == Role::Accessibility)
            .map(|page| page.state)
            .collect();
        if !states.contains(&State::Live) {
            let message = format!("The language “{}” has no accessibility statement.", locale.lang);
            let help = format!("Write the file content/{}/accessibility.md", locale.lang);
            let finding = found.add(site.settings.place(span), message, help);
            finding.set_severity(Severity::Warning);
            if states.contains(&State::TakenDown) {
                finding.set_by_time();
            }
        }
    }
}
