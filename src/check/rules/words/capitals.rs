//! Words in capital letters
//!
//! Words in capital letters have no shape that the eye knows, and a screen reader may spell them letter by letter. Two
//! or more of them in a row are found here. Short forms such as NHS UK are not: at least one of the words must be an
//! ordinary one.
//!
//! **Helps:** people who read by the shapes of words, and people who use a screen reader.
//! **Source:** UKAAF, Clear Print: no blocks of capitals; NHS, Formatting.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! **You must phone today.** The NHS UK website tells you more.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! YOU MUST PHONE TODAY.
//! ```

use crate::base::{Edit, Fix, RuleInfo, Severity};
use crate::check::prose::{Prose, WordRef};
use crate::check::rule::{Reporter, Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "capitals",
        Severity::Warning,
        "Words in capitals are slow to read, and look like shouting.",
    ),
    kind: RuleKind::Prose(judge),
    file: include_str!("capitals.rs"),
};

fn judge(prose: &Prose, found: &mut Reporter) {
    // The first and last word of the current run of capitals, and how many of its words are in capitals, have
    // more than five letters, and are ordinary words.
    let mut run: Option<(WordRef, WordRef)> = None;
    let (mut words, mut long, mut ordinary) = (0, 0, 0);
    if prose.capitals().next().is_none() {
        return;
    }
    for word in prose.words() {
        if run.is_none() && !word.is_capitals() {
            continue;
        }
        let text = word.text();
        let bytes = text.as_bytes();
        let is_capitals = word.is_capitals() && bytes[0].is_ascii_uppercase();
        let follows = word.gap() == " " || word.gap() == "\u{a0}";
        if let Some((first, last)) = run {
            // The words I and A continue a run, but do not begin one.
            if follows && (is_capitals || matches!(text, "I" | "A")) {
                run = Some((first, if is_capitals { word } else { last }));
                words += usize::from(is_capitals);
                long += usize::from(is_capitals && bytes.len() > 5);
                ordinary += usize::from(is_ordinary(text));
                continue;
            }
            report(prose, (words, long, ordinary), first, last, found);
        }
        run = is_capitals.then_some((word, word));
        (words, long, ordinary) =
            (1, usize::from(bytes.len() > 5), usize::from(is_capitals && is_ordinary(text)));
    }
    if let Some((first, last)) = run {
        report(prose, (words, long, ordinary), first, last, found);
    }
}

fn report(
    prose: &Prose,
    (words, long, ordinary): (usize, usize, usize),
    first: WordRef,
    last: WordRef,
    found: &mut Reporter,
) {
    let finding = if words > 1 && (ordinary > 0 || long > 1) {
        found.add(
            first.location_to(&last),
            "Several words stand in capital letters here.",
            "Write them in small letters. To make them stand out, make them bold: **words**",
        )
    } else if words == 1 && is_shouted(first.text()) {
        found.add(
            first.location(),
            format!("“{}” stands in capital letters.", first.text()),
            "Write it in small letters. To make it stand out, make it bold: **word**",
        )
    } else {
        return;
    };
    // A run with a short name in it, such as “ASK THE NHS”, is for a person to write.
    let run = &prose.text()[first.range().start..last.range().end];
    let is_plain =
        run.split(' ').all(|word| is_shouted(word) || is_ordinary(word) || matches!(word, "I" | "A"));
    if is_plain && !run.contains("WHO") && finding.location.span.of(prose.document.text()) == run {
        let edit = Edit { span: finding.location.span, replacement: in_small_letters(prose, &first, run) };
        finding.fix = Some(Fix { edits: vec![edit], safe: true });
    }
}

/// A run of words in small letters, with a capital at the start of a sentence.
fn in_small_letters(prose: &Prose, first: &WordRef, run: &str) -> String {
    let begins = first.range().start == first.sentence().range().start
        || prose.text()[..first.range().start].trim_end().ends_with(['.', '!', '?', '“', '"', '\n']);
    let words = run.split(' ').enumerate().map(|(at, word)| match word {
        "I" => word.to_string(),
        _ if at == 0 && begins => word[..1].to_string() + &word[1..].to_lowercase(),
        _ => word.to_lowercase(),
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Words that nobody shortens, and no organisation has as its name. Sorted.
const SHOUTED: [&str; 68] = [
    "AFTER",
    "AGAIN",
    "ALL",
    "ALSO",
    "ALWAYS",
    "AND",
    "ANY",
    "ARE",
    "BECAUSE",
    "BEFORE",
    "BEST",
    "BOTH",
    "BUT",
    "CALL",
    "CANNOT",
    "CLOSED",
    "DANGER",
    "DIFFERENT",
    "DURING",
    "EVERY",
    "FREE",
    "FROM",
    "HAVE",
    "HELP",
    "HERE",
    "IMPORTANT",
    "LATE",
    "LATER",
    "MAKE",
    "MORE",
    "MUST",
    "NEED",
    "NEVER",
    "NEW",
    "NEXT",
    "NOT",
    "NOTE",
    "NOTHING",
    "NOW",
    "ONLY",
    "OPEN",
    "OUR",
    "PHONE",
    "PLEASE",
    "READ",
    "SAFE",
    "SHOULD",
    "SORRY",
    "STOP",
    "TELL",
    "THAT",
    "THE",
    "THEIR",
    "THEY",
    "THIS",
    "TODAY",
    "UNTIL",
    "URGENT",
    "VERY",
    "WAIT",
    "WARNING",
    "WHAT",
    "WHEN",
    "WHERE",
    "WITH",
    "WRITE",
    "YOU",
    "YOUR",
];

/// Whether a word in capitals is an ordinary word that somebody shouts.
pub fn is_shouted(word: &str) -> bool {
    SHOUTED.binary_search(&word).is_ok()
}

/// Whether a word in capitals is an ordinary word, not a short form.
fn is_ordinary(word: &str) -> bool {
    matches!(
        word,
        "AND"
            | "ARE"
            | "ASK"
            | "BE"
            | "BEFORE"
            | "BUT"
            | "CALL"
            | "CAN"
            | "DO"
            | "DON’T"
            | "DON'T"
            | "FOR"
            | "FREE"
            | "FROM"
            | "GET"
            | "HAVE"
            | "HELP"
            | "HERE"
            | "HOW"
            | "IF"
            | "IMPORTANT"
            | "IN"
            | "IS"
            | "KEEP"
            | "MUST"
            | "NEED"
            | "NEVER"
            | "NEW"
            | "NO"
            | "NOT"
            | "NOTE"
            | "NOW"
            | "OF"
            | "ON"
            | "ONLY"
            | "OPEN"
            | "OR"
            | "OUR"
            | "PHONE"
            | "PLEASE"
            | "READ"
            | "STOP"
            | "THE"
            | "THIS"
            | "TO"
            | "TODAY"
            | "URGENT"
            | "WARNING"
            | "WE"
            | "WHAT"
            | "WHEN"
            | "WHERE"
            | "WHO"
            | "WILL"
            | "WITH"
            | "YOU"
            | "YOUR"
    )
}

#[cfg(test)]
mod tests {
    use super::{RULE, SHOUTED};
    use crate::check::test_support::{found_in, mended};

    #[test]
    fn short_forms_are_not_shouted() {
        for text in [
            "The NHS IMHA service and NHS UK. BBC TV, HM RC.",
            "Write to HR1 2BW.",
            "The UK GDPR, GP or NHS. CQC, OFSTED, MIND.",
            "I AM here",
            "`DO NOT`",
        ] {
            assert_eq!(found_in(&RULE, text), [] as [&str; 0], "{text}");
        }
        assert_eq!(
            found_in(&RULE, "## DO NOT WAIT\n\nAsk us. YOU AND I MUST go. MENTAL HEALTH"),
            ["DO NOT WAIT", "YOU AND I MUST", "MENTAL HEALTH"]
        );
        assert_eq!(found_in(&RULE, "Do NOT wait. PLEASE ask. NHS. YOU can."), ["NOT", "PLEASE", "YOU"]);
    }

    #[test]
    fn ordinary_words_are_put_in_small_letters() {
        assert!(SHOUTED.is_sorted());
        assert_eq!(
            mended(&RULE, "## DO NOT WAIT\n\nIt is FREE. PLEASE ask: YOU AND I MUST go. **NOTE** this."),
            "## Do not wait\n\nIt is free. Please ask: you and I must go. **Note** this."
        );
        for text in ["ASK THE NHS", "MENTAL HEALTH", "DO **NOT** WAIT"] {
            assert_eq!(mended(&RULE, text), text);
        }
    }
}
