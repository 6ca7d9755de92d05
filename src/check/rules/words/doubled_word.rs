//! A word that stands twice
//!
//! “The the” is a slip of the keyboard. Small words such as “the” and “of” are never meant twice: that is an error,
//! and plainleaf check --fix takes one of them away. Other words may be meant twice, as in “had had”, so they are a
//! warning or pass. English only.
//!
//! **Helps:** people who use a screen reader, and people who read slowly and wonder what is meant.
//! **Source:** WCAG 3.1.5, Reading Level: supplementary advice; a rule of this project.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! An advocate helps you to say what you want. If they had had time, they would have come.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! An advocate helps the the person.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! An advocate helps each person person to speak.
//! ```

use crate::base::{Edit, Fix, RuleInfo, Severity, Span};
use crate::check::prose::{Prose, WordKind, WordRef};
use crate::check::rule::{Reporter, Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new("doubled-word", Severity::Error, "Readers stop and wonder what is meant."),
    kind: RuleKind::Prose(judge),
    file: include_str!("doubled_word.rs"),
};

fn judge(prose: &Prose, found: &mut Reporter) {
    if !prose.is_english() {
        return;
    }
    let mut before: Option<WordRef> = None;
    for word in prose.words() {
        let Some(first) = before.replace(word).filter(|first| first.hash() == word.hash()) else { continue };
        let text = word.text();
        if !first.text().eq_ignore_ascii_case(text)
            || word.kind() != WordKind::Word
            || !matches!(word.gap(), " " | "\u{a0}")
        {
            continue;
        }
        let is_slip = is_never_doubled(text);
        if text.starts_with(char::is_uppercase) || !is_slip && may_be_doubled(text) {
            continue;
        }
        let finding = found.add(
            first.location_to(&word),
            format!("The word “{text}” stands twice here."),
            "Take one of the two away.",
        );
        if is_slip {
            let span = Span::new(first.span().end as usize, word.span().end as usize);
            // A fix is safe only if nothing but white space is between the two in the file.
            if span.of(prose.document.text()).trim_start() == text {
                finding.fix =
                    Some(Fix { edits: vec![Edit { span, replacement: String::new() }], safe: true });
            }
        } else {
            finding.set_severity(Severity::Warning);
        }
    }
}

/// Whether nobody writes a word twice on purpose.
fn is_never_doubled(word: &str) -> bool {
    matches!(
        word,
        "a" | "an"
            | "and"
            | "are"
            | "as"
            | "at"
            | "be"
            | "by"
            | "for"
            | "from"
            | "if"
            | "its"
            | "my"
            | "of"
            | "or"
            | "our"
            | "than"
            | "the"
            | "their"
            | "this"
            | "we"
            | "were"
            | "with"
            | "your"
    )
}

/// Whether a word can be right twice in a row: “had had”, “that that”, “bye bye”, “what it is is”, “sign in in person”,
/// “what you do do”.
fn may_be_doubled(word: &str) -> bool {
    word.len() < 3
        || matches!(
            word,
            "had"
                | "that"
                | "her"
                | "you"
                | "bye"
                | "can"
                | "very"
                | "far"
                | "now"
                | "long"
                | "much"
                | "many"
                | "more"
                | "over"
                | "again"
                | "never"
                | "really"
                | "who"
                | "was"
                | "did"
                | "does"
                | "please"
                | "help"
                | "there"
                | "knock"
                | "blah"
                | "ha"
                | "hear"
                | "out"
                | "win"
                | "one"
                | "two"
        )
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::test_support::{found_in, mended};

    #[test]
    fn words_that_are_meant_twice() {
        for text in [
            "They had had time, and I know that that is true.",
            "Sing Duran Duran in Wagga Wagga.",
            "What it is is a right. Log in in person.",
            "Ask the. The end.",
            "Read the, the end.",
            "Phone 10 10 times.",
            "It is for the - the best.",
            "- the\n- the",
            "Bye bye. Please, please, ask. It is very very good.",
            "`the` the",
            "Tell you you can.",
        ] {
            assert_eq!(found_in(&RULE, text), [] as [&str; 0], "{text}");
        }
        assert_eq!(found_in(&RULE, "Ask the The end for for you."), ["for for"]);
        assert_eq!(
            mended(&RULE, "Ask of of the the the\nthe person **a** a and\nand x."),
            "Ask of the person **a** a and x."
        );
        assert_eq!(mended(&RULE, "A person person."), "A person person.");
    }
}
