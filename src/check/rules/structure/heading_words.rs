//! A heading that is written like a title of a book, or like a sentence
//!
//! Only the first word of a heading and names begin with a capital letter. A heading has no full stop at its end.
//! Capital letters in the middle are found in English only. They are found only if a word such as “Your” or “How”
//! shows that they are not part of a name.
//!
//! **Helps:** people who read slowly: words with capital letters look like names.
//! **Source:** NHS, Headings: sentence case, no full stop; GOV.UK style guide, Capitalisation.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ## How to ask for an Independent Mental Health Advocate
//!
//! Ask us.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ## How To Ask For Your Advocate
//!
//! Ask us.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ## How to ask for an advocate.
//!
//! Ask us.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: How To Ask For Your Advocate
//! reviewed: 2026-11-22
//! ---
//!
//! Ask us.
//! ```

use crate::base::{Edit, Fix, RuleInfo, Severity, Span};
use crate::check::prose::Prose;
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::check::rules::links::link_stop;
use crate::doc::Document;

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "heading-words",
        Severity::Warning,
        "Capital letters and stops in a heading slow readers down.",
    ),
    kind: RuleKind::Prose(judge),
    file: include_str!("heading_words.rs"),
};

/// Words that are not part of a name, unless they are its first word. Sorted.
const NOT_IN_NAMES: [&str; 46] = [
    "About", "After", "Am", "Are", "Ask", "Before", "Can", "Could", "Did", "Do", "Does", "Find", "From",
    "Get", "Has", "Have", "How", "If", "Into", "Is", "It", "Its", "May", "Must", "My", "Need", "Not", "Our",
    "Should", "Than", "That", "Their", "They", "To", "Want", "Was", "What", "When", "Where", "Who", "Why",
    "Will", "With", "Would", "You", "Your",
];

fn judge(prose: &Prose, found: &mut Reporter) {
    let (is_english, document) = (prose.is_english(), prose.document);
    if let Some(title) =
        document.front_matter.title.as_ref().filter(|title| is_english && has_capitals(&title.value))
    {
        report_capitals(document, title.span, found);
    }
    for heading in &document.tree.headings {
        if is_english && has_capitals(&heading.words) {
            report_capitals(document, heading.span, found);
        }
        if let Some(words) = heading.words.strip_suffix('.').filter(|words| !words.ends_with('.')) {
            let finding = found.add(
                document.location(heading.span),
                "This heading ends with a full stop.",
                "Take the full stop away.",
            );
            // No fix for abbreviations: “etc.” and “St. John Ltd.” keep their full stop.
            let written = heading.span.of(document.text());
            if written.ends_with('.') && !link_stop::ends_in_abbreviation(words) && !words.contains('.') {
                let end = heading.span.end as usize;
                finding.fix = Some(Fix {
                    edits: vec![Edit { span: Span::new(end - 1, end), replacement: String::new() }],
                    safe: true,
                });
            }
        }
    }
}

fn report_capitals(document: &Document, span: Span, found: &mut Reporter) {
    let help = "Write small letters, except for the first word and for names: How to ask for your advocate";
    found.add(
        document.location(span),
        "Words in the middle of this heading begin with capital letters.",
        help,
    );
}

/// Whether a heading is in title case: a word that is not part of a name is capitalised, and every word of more than
/// three letters is.
fn has_capitals(words: &str) -> bool {
    if !words.bytes().skip(1).any(|byte| byte.is_ascii_uppercase()) {
        return false;
    }
    let mut has_evidence = false;
    let mut is_first = true;
    for word in words.split_whitespace() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if !is_first {
            has_evidence |= NOT_IN_NAMES.binary_search(&bare).is_ok();
            // Short words may be in lower case in title case too.
            if bare.len() > 3 && bare.starts_with(char::is_lowercase) {
                return false;
            }
        }
        // After these characters a new sentence or quotation begins.
        is_first =
            bare.is_empty() || word.ends_with([':', '?', '.', '!']) || word.starts_with(['“', '‘', '"']);
    }
    has_evidence
}

#[cfg(test)]
mod tests {
    use super::{NOT_IN_NAMES, has_capitals};

    #[test]
    fn names_keep_their_capitals() {
        assert!(NOT_IN_NAMES.is_sorted());
        for words in [
            "How To Get Help",
            "Your Rights and Your Choices",
            "The Help You Can Get",
            "Getting Help: Who To Ask",
        ] {
            assert!(has_capitals(words), "{words}");
        }
        for words in [
            "Independent Mental Health Advocacy",
            "The Mental Health Act 2025",
            "Help from the Citizens Advice Bureau",
            "HOW TO GET HELP",
            "Who can help: Age UK or Mind",
            "Is it urgent? You can phone",
            "What the Care Act says about You First",
            "“How To Cope” by Mind",
            "Onside",
            "",
        ] {
            assert!(!has_capitals(words), "{words}");
        }
    }
}
