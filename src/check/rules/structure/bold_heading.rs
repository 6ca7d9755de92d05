//! A line in bold in place of a heading
//!
//! A short line that is all bold looks like a heading, and is not one: a screen reader cannot go to it, and the list of
//! contents does not show it. A line that ends with a full stop or a colon is not taken for a heading.
//!
//! **Helps:** people who use a screen reader and go from heading to heading.
//! **Source:** WCAG 1.3.1, Info and Relationships: technique F2.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ## Who can get help
//!
//! You can. **Ask us.**
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! **Who can get help**
//!
//! You can.
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::doc::{Document, NodeKind, NodeRef};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "bold-heading",
        Severity::Warning,
        "A screen reader goes past it, because it is not a heading.",
    ),
    kind: RuleKind::Document(judge),
    file: include_str!("bold_heading.rs"),
};

/// Longer lines are sentences that the author wanted readers to notice. In characters.
const LONGEST: usize = 65;

fn judge(document: &Document, found: &mut Reporter) {
    // The block before, if it is a bold line.
    let mut bold_line: Option<NodeRef> = None;
    let is_row = |block: &NodeRef| block.kind() == NodeKind::Row;
    for block in
        document.tree.blocks().flat_map(|block| if is_row(&block) { block.children() } else { block.once() })
    {
        // A line is the heading of what follows it. A line without text below it is not a heading.
        if let Some(line) = bold_line.take()
            && !matches!(block.kind(), NodeKind::Heading(..) | NodeKind::Divider | NodeKind::RowPicture)
        {
            let help = format!("Write it as a heading, without stars: ## {}", line.text().trim());
            found.add(
                document.location_of(line),
                "This line is all bold, like a heading, but it is not one.",
                help,
            );
        }
        bold_line = is_bold_line(block).then_some(block);
    }
}

/// Whether a paragraph is one short bold line that does not end like a sentence.
fn is_bold_line(block: NodeRef) -> bool {
    let mut parts = block.children();
    let (Some(only), None) = (parts.next(), parts.next()) else { return false };
    if block.kind() != NodeKind::Paragraph
        || only.kind() != NodeKind::Strong
        || only.span().len() > 2 * LONGEST
    {
        return false;
    }
    let text = only.text();
    let is_words = !only
        .descendants()
        .any(|node| matches!(node.kind(), NodeKind::Link(_) | NodeKind::Fact(_) | NodeKind::Image(_)));
    is_words && text.chars().count() <= LONGEST && !text.trim_end().ends_with(['.', ':', ',', ';', '!'])
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::test_support::found_in;

    #[test]
    fn bold_words_that_are_no_heading() {
        for text in [
            "**Phone 999 now.**\n\nThen wait.",
            "**You need:**\n\n- a pen",
            "**Ask** us\n\nWe help.",
            "Words.\n\n**The end**",
            "**[Ask us](contact.md)**\n\nWe help.",
            "**{{imha.phone}}**\n\nWe help.",
            "- **One**\n- **Two**\n\nWords.",
            "**This whole sentence is in bold because somebody wanted it to be seen**\n\nWords.",
        ] {
            assert_eq!(found_in(&RULE, text), [] as [&str; 0], "{text}");
        }
        assert_eq!(found_in(&RULE, "**Who can get help?**\n\nYou can."), ["**Who can get help?**"]);
        assert_eq!(found_in(&RULE, "![](../pictures/talk.svg)\n\n__Who__\n\nYou can."), ["__Who__"]);
    }
}
