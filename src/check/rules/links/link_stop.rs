//! A full stop inside a link
//!
//! The words of a link end before the full stop of the sentence. The stop is not part of what the link is called.
//!
//! In GOV.UK’s smart answers (697 texts, 2,791 sentences, 35,703 words; benches/precision/run.py) it finds 7 places, in
//! 0.3 % of the sentences.
//!
//! **Helps:** people who use voice control: they say the words of the link, and a stop is not said.
//! **Source:** NHS, Links: do not put the full stop into the link.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Read [how to reach us](contact.md).
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Read [how to reach us.](contact.md)
//! ```

use crate::base::{Edit, Fix, RuleInfo, Severity, Span};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::doc::{Document, NodeKind};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "link-stop",
        Severity::Warning,
        "The stop belongs to the sentence and not to the name of the link.",
    ),
    kind: RuleKind::Document(judge),
    file: include_str!("link_stop.rs"),
};

fn judge(document: &Document, found: &mut Reporter) {
    if document.tree.links.is_empty() {
        return;
    }
    for node in document.tree.walk() {
        let NodeKind::Link(_) = node.kind() else { continue };
        let text = node.text();
        let Some(words) = text
            .trim_end()
            .strip_suffix('.')
            .filter(|words| !words.ends_with('.') && !ends_in_abbreviation(words))
        else {
            continue;
        };
        let finding = found.add(
            document.location(node.span()),
            "A full stop stands inside this link.",
            "Write it behind the link: [How to reach us](contact.md).",
        );
        // A fix is safe only if the brackets hold the words as they are, and nothing comes between the link
        // and the end of the sentence.
        let (span, source) = (node.span(), document.text());
        let words_end = node.children().last().map_or(0, |last| last.span().end as usize);
        let after = source[span.end as usize..].chars().next();
        if !words.contains('.')
            && span.of(source).starts_with('[')
            && source[..words_end].ends_with('.')
            && after.is_none_or(char::is_whitespace)
        {
            let end = span.end as usize;
            let edits = vec![
                Edit { span: Span::new(words_end - 1, words_end), replacement: String::new() },
                Edit { span: Span::new(end, end), replacement: ".".into() },
            ];
            finding.fix = Some(Fix { edits, safe: true });
        }
    }
}

/// Whether a full stop after these words belongs to the last of them: `etc.`, `Co.`, `U.K.`
pub fn ends_in_abbreviation(words: &str) -> bool {
    let last = words.rsplit([' ', '(']).next().unwrap_or("");
    last.contains('.')
        || last.chars().count() == 1
        || ["etc", "ltd", "inc", "co", "st", "rd", "dept", "no", "vol"].contains(&&*last.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::test_support::{found_in, mended};

    #[test]
    fn stops_that_belong_to_a_word_stay() {
        for text in [
            "[Care Ltd.](contact.md)",
            "[the U.K.](contact.md)",
            "[More…](contact.md)",
            "[More...](contact.md)",
            "[How](contact.md).",
            "[3.5](contact.md)",
        ] {
            assert_eq!(found_in(&RULE, text), [] as [&str; 0], "{text}");
        }
        assert_eq!(
            mended(&RULE, "Read [this.](contact.md)\nSee [**that.**](contact.md)"),
            "Read [this](contact.md).\nSee [**that.**](contact.md)"
        );
        assert_eq!(mended(&RULE, "([how.](contact.md))"), "([how.](contact.md))");
    }
}
