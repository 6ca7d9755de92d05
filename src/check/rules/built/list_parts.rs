//! A list with something else in it
//!
//! A list holds items and nothing beside them, and items stand only in lists. A list of terms holds terms and what
//! they mean.
//!
//! **Helps:** people who use a screen reader: it says how many items a list has, and which one is read.
//! **Source:** WCAG 1.3.1, Info and Relationships; HTML, lists.
//!
//! ```good themes/plain/parts/about.html
//! <ul><li>We are free.</li><li>We listen.</li></ul>
//! ```
//!
//! ```bad themes/plain/parts/about.html
//! <ul><p>We are free.</p><li>We listen.</li></ul>
//! ```
//!
//! ```bad themes/plain/parts/about.html
//! <div><li>We listen.</li></div>
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::rule::PageReporter;
use crate::check::rule::{Rule, RuleKind};
use crate::html::{Attr, Markup, Tag};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "list-parts",
        Severity::Error,
        "A screen reader counts the items wrongly, or does not say that there is a list.",
    ),
    kind: RuleKind::Built(judge, None),
    file: include_str!("list_parts.rs"),
};

fn judge(page: &Markup, faults: &mut PageReporter) {
    for element in page.elements() {
        let Some(parent) = element.parent() else { continue };
        let (tag, parent_tag) = (element.tag(), parent.tag());
        if parent.has(Attr::Role) || element.has(Attr::Role) {
            continue;
        }
        let is_scripting = matches!(tag, Tag::Script | Tag::Template);
        match parent_tag {
            Tag::Ul | Tag::Ol | Tag::Menu if tag != Tag::Li && !is_scripting => {
                faults.add(
                    &element,
                    "This stands in a list and is no item of it.",
                    "Put it into <li>, or out of the list.",
                );
            }
            Tag::Dl if !matches!(tag, Tag::Dt | Tag::Dd | Tag::Div) && !is_scripting => {
                faults.add(
                    &element,
                    "This stands in a list of terms, and is no term and no meaning.",
                    "Put it into <dd>, or out of the list.",
                );
            }
            _ => {}
        }
        let is_list = matches!(parent_tag, Tag::Ul | Tag::Ol | Tag::Menu);
        if tag == Tag::Li && !is_list {
            faults.add(
                &element,
                "This item stands in no list.",
                "Put <ul> before the first item and </ul> behind the last.",
            );
        }
        let in_terms = parent_tag == Tag::Dl
            || parent_tag == Tag::Div && parent.parent().is_some_and(|list| list.tag() == Tag::Dl);
        if matches!(tag, Tag::Dt | Tag::Dd) && !in_terms {
            faults.add(
                &element,
                "This term or meaning stands in no list of terms.",
                "Put <dl> before the first and </dl> behind the last.",
            );
        }
    }
}
