//! The same words for links to different places
//!
//! Many people hear only the links of a page, one after another. Two links with the same words that lead to different
//! places cannot be told apart.
//!
//! **Helps:** people who use a screen reader or voice control.
//! **Source:** WCAG 2.4.9, Link Purpose (Link Only); ACT rule b20e66.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! [About us](about-us.md) and [contact](contact.md)
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! [Our page](about-us.md) and [our page](contact.md)
//! ```

use crate::base::{BuildIdentityHasher, RuleInfo, Severity, hash64};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::doc::{Destination, Document, Link, NodeKind};
use std::collections::HashMap;

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "same-link-text",
        Severity::Warning,
        "People who hear only the links of the page cannot tell these two apart.",
    ),
    kind: RuleKind::Document(judge),
    file: include_str!("same_link_text.rs"),
};

fn judge(document: &Document, found: &mut Reporter) {
    if document.tree.links.len() < 2 {
        return;
    }
    // By the hash of its words, the first link; `None` after a finding, since one for each text is enough.
    let mut first: HashMap<u64, Option<&Link>, BuildIdentityHasher> = HashMap::default();
    for node in document.tree.walk() {
        let NodeKind::Link(entry) = node.kind() else { continue };
        let link = &document.tree.links[entry as usize];
        let text = node.text();
        let words = text.trim();
        if words.is_empty() || link.destination.is_empty() {
            continue;
        }
        let known = first.entry(hash64(&words.to_lowercase())).or_insert(Some(link));
        if let Some(other) = known.filter(|other| !is_same(other, link)) {
            *known = None;
            let help = "Say in the words of each link what is special about its page.";
            let finding = found.add(
                document.location(link.span),
                format!("Two links with the words “{words}” lead to different places."),
                help,
            );
            finding
                .related
                .push((document.location(other.span), format!("this one leads to {}", other.destination)));
        }
    }
}

/// Whether two links lead to the same place.
fn is_same(left: &Link, right: &Link) -> bool {
    let anchor = |link: &Link| link.destination.split_once('#').map(|(_, anchor)| anchor.to_string());
    let address = |link: &Link| {
        let whole = link.destination.split_once("://").map_or(&*link.destination, |(_, rest)| rest);
        whole.trim_end_matches('/').to_ascii_lowercase()
    };
    match (left.target, right.target) {
        (Destination::File(left_file), Destination::File(right_file)) => {
            left_file == right_file && anchor(left) == anchor(right)
        }
        _ => address(left) == address(right),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::test_support::found_in;

    #[test]
    fn links_to_one_place_may_share_their_words() {
        for text in [
            "[Us](about-us.md) [us](./about-us.md)",
            "[Mind](https://www.mind.org.uk/) [Mind](http://www.mind.org.uk)",
            "[Us](about-us.md) [Them](contact.md)",
            "[](about-us.md) [](contact.md)",
        ] {
            assert_eq!(found_in(&RULE, text), [] as [&str; 0], "{text}");
        }
        assert_eq!(found_in(&RULE, "[Us](about-us.md) [Us](about-us.md#who)"), ["[Us](about-us.md#who)"]);
        assert_eq!(found_in(&RULE, "[Us](/a/) [**us**](/b/) [Us](/c/)"), ["[**us**](/b/)"]);
    }
}
