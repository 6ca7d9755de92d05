//! Help in another order than on other pages
//!
//! A phone number, an e-mail address and a link to the contact page, in the header or footer, stand in the same
//! order on every page that has them.
//!
//! **Helps:** people who need help to use the site, and people who remember places better than words.
//! **Source:** WCAG 3.2.6, Consistent Help.
//!
//! ```good themes/plain/parts/breadcrumb.html
//! <p><a href="tel:01632960001">Call us</a> or <a href="mailto:help@charity.example">write to us</a></p>
//! ```
//!
//! ```bad themes/plain/parts/breadcrumb.html
//! {% if page.kind == "home" %}
//! <p><a href="tel:01632960001">Call us</a> or <a href="mailto:help@charity.example">write to us</a></p>
//! {% else %}
//! <p><a href="mailto:help@charity.example">Write to us</a> or <a href="tel:01632960001">call us</a></p>
//! {% endif %}
//! ```

use crate::base::{BuildIdentityHasher, RuleInfo, Severity};
use crate::check::built::{HelpKind, PageSummary};
use crate::check::rule::SiteReporter;
use crate::check::rule::{Rule, RuleKind};
use std::collections::HashMap;

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "same-help",
        Severity::Warning,
        "People who need help look for it where it was on the last page, and do not find it.",
    ),
    kind: RuleKind::AllBuilt(judge),
    file: include_str!("same_help.rs"),
};

fn judge(pages: &[&PageSummary], faults: &mut SiteReporter) {
    // For each language, the kinds of help in their order. A page adds the kinds that no page before it showed.
    let mut orders: HashMap<u64, Vec<HelpKind>, BuildIdentityHasher> = HashMap::default();
    for (index, page) in pages.iter().enumerate() {
        let order = orders.entry(page.help.lang).or_default();
        let mut last = None;
        for (kind, span) in &page.help.kinds {
            let place = order.iter().position(|known| known == kind);
            if place < last && place.is_some() {
                let help = "Write phone, e-mail and contact page in the same order on every page.";
                faults.add(
                    index,
                    *span,
                    "This way to get help stands in another place than on other pages.",
                    help,
                );
                break;
            }
            last = place.or(last);
        }
        let new: Vec<HelpKind> =
            page.help.kinds.iter().map(|(kind, _)| *kind).filter(|kind| !order.contains(kind)).collect();
        order.extend(new);
    }
}
