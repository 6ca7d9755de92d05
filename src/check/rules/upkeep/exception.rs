//! An exception without a reason or an end
//!
//! With allow a page may break a rule on purpose. Each exception says why (reason) and for how long (until): then somebody
//! looks at it again, and readers are told in the accessibility statement. Without a reason it hides nothing. After its
//! last day what it hid is shown again as a warning, and readers are told that the day has passed. There is no exception
//! from this rule itself.
//!
//! **Helps:** people whom the rule protects: an exception that nobody looks at again stays for ever.
//! **Source:** a rule of this project.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! allow:
//!   - rule: review-date
//!     reason: Nobody who knows this law was there to check it.
//!     until: 2026-12-31
//! ---
//!
//! Words.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! allow:
//!   - rule: review-date
//!     until: 2026-12-31
//! ---
//!
//! Words.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! allow:
//!   - rule: review-date
//!     reason: Nobody who knows this law was there to check it.
//! ---
//!
//! Words.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! allow:
//!   - rule: review-date
//!     reason: Nobody who knows this law was there to check it.
//!     until: 2026-11-21
//! ---
//!
//! Words.
//! ```

use crate::base::{Interval, RuleInfo, Severity};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::site::{Page, Site};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "exception",
        Severity::Error,
        "A fault that is allowed for ever is never mended, and nobody remembers why.",
    ),
    kind: RuleKind::Page(judge),
    file: include_str!("exception.rs"),
};

fn judge(site: &Site, page: &Page, found: &mut Reporter) {
    let doc = &page.doc;
    for allowed in &doc.front_matter.allow {
        let rule = &allowed.rule.value;
        if allowed.reason.is_empty() {
            let message = format!("This exception from `{rule}` has no reason, so it hides nothing.");
            found.add(
                doc.location(allowed.rule.span),
                message,
                "Write below it why it is right here: reason: …",
            );
            continue;
        }
        match &allowed.until {
            // A date that cannot be read is reported when the file is read.
            None if allowed
                .span
                .of(doc.text())
                .lines()
                .any(|line| line.trim_start().starts_with("until:")) => {}
            None => {
                let message = format!("This exception from `{rule}` has no end.");
                let help = format!(
                    "Write below it on which day somebody looks at it again: until: {}",
                    site.today.plus(Interval::months(6))
                );
                found.add(doc.location(allowed.rule.span), message, help).set_severity(Severity::Warning);
            }
            Some(until) if until.value < site.today => {
                let message = format!("This exception from `{rule}` ended on {}.", until.value);
                found
                    .add(
                        doc.location(until.span),
                        message,
                        format!(
                            "Mend what it hid and take its lines out, or give it a new last day: until: {}",
                            site.today.plus(Interval::months(6))
                        ),
                    )
                    .set_by_time();
            }
            Some(_) => {}
        }
    }
}
