//! A word that is drawn together, such as don’t
//!
//! Many readers do not see the “not” in “don’t” and understand the contrary. In Easy Read that is an error, and on
//! other pages a warning. Other words of this kind, such as “you’ll” or “it’s”, are a warning in Easy Read and pass
//! elsewhere. English only.
//!
//! In GOV.UK’s smart answers (697 texts, 2,791 sentences, 35,703 words; benches/precision/run.py) it finds 105 places,
//! in 4 % of the sentences.
//!
//! **Helps:** people who read slowly, people whose first language is not English, and people who use a screen reader.
//! **Source:** NHS, Formatting and punctuation: do not use negative contractions; Norfolk County Council, Easy Read.
//!
//! ```good content/en/about-us.easy.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ![](../pictures/talk.svg)
//!
//! You do not have to come. It is the advocate’s office.
//! ```
//!
//! ```bad content/en/about-us.easy.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ![](../pictures/talk.svg)
//!
//! You don’t have to come.
//! ```
//!
//! ```bad content/en/about-us.easy.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ![](../pictures/talk.svg)
//!
//! You’ll be safe.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! You can't come.
//! ```

use crate::base::{Edit, Fix, RuleInfo, Severity};
use crate::check::Profile;
use crate::check::prose::Prose;
use crate::check::rule::{Reporter, Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "contraction",
        Severity::Error,
        "Readers who miss the “not” understand the contrary.",
    ),
    kind: RuleKind::Prose(judge),
    file: include_str!("contraction.rs"),
};

fn judge(prose: &Prose, found: &mut Reporter) {
    if !prose.is_english() {
        return;
    }
    let text = prose.text();
    let bytes = text.as_bytes();
    // An apostrophe is ', which is one byte, or ’, which is three. The last of the three is rare in other
    // characters.
    for last in memchr::memchr2_iter(b'\'', 0x99, bytes) {
        let apostrophe = if bytes[last] == b'\'' { last } else { last.saturating_sub(2) };
        if apostrophe != last && !bytes[apostrophe..].starts_with("’".as_bytes()) {
            continue;
        }
        let letters_before =
            bytes[..apostrophe].iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let letters_after = bytes[last + 1..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let (start, end) = (apostrophe - letters_before, last + 1 + letters_after);
        let (word, ending) = (&text[start..apostrophe], &text[last + 1..end]);
        let is_negative = ending == "t" && word.ends_with(['n', 'N']) && !word.is_empty();
        if !is_negative && (prose.profile != Profile::Easy || !is_contraction(word, ending)) {
            continue;
        }
        let expanded = is_negative.then(|| expanded(word)).flatten();
        let help = match expanded {
            Some(expanded) => format!("Write: {expanded}"),
            None => "Write both words.".to_string(),
        };
        let finding = found.add(
            prose.place(start, end),
            format!("“{}” draws two words together.", &text[start..end]),
            help,
        );
        if !is_negative || prose.profile != Profile::Easy {
            finding.set_severity(Severity::Warning);
        }
        if let Some(expanded) = expanded
            && !may_be_question(text, end)
            && finding.location.span.of(prose.document.text()) == &text[start..end]
        {
            let mut replacement = expanded.to_string();
            if word.starts_with(|c: char| c.is_uppercase()) {
                replacement.replace_range(..1, &expanded[..1].to_uppercase());
            }
            finding.fix =
                Some(Fix { edits: vec![Edit { span: finding.location.span, replacement }], safe: true });
        }
    }
}

/// The words that a negative contraction stands for, given the part before its apostrophe. `None` for rare verbs and
/// for words in capitals: these are left to the author.
fn expanded(word: &str) -> Option<&'static str> {
    let rest = word.get(1..).unwrap_or("");
    if rest.contains(|c: char| c.is_uppercase()) {
        return None;
    }
    Some(match &*word.to_ascii_lowercase() {
        "aren" => "are not",
        "can" => "cannot",
        "ca" => "cannot",
        "couldn" => "could not",
        "didn" => "did not",
        "doesn" => "does not",
        "don" => "do not",
        "hadn" => "had not",
        "hasn" => "has not",
        "haven" => "have not",
        "isn" => "is not",
        "mustn" => "must not",
        "needn" => "need not",
        "shouldn" => "should not",
        "wasn" => "was not",
        "weren" => "were not",
        "won" => "will not",
        "wouldn" => "would not",
        _ => return None,
    })
}

/// How far a question mark is searched for, in bytes.
const WINDOW: usize = 300;

/// Whether the sentence may be a question, in which “not” has another place: “Why don’t you ask?” `end` is the end of
/// the contraction.
fn may_be_question(text: &str, end: usize) -> bool {
    let rest = &text[end..text.floor_char_boundary((end + WINDOW).min(text.len()))];
    let next = rest
        .trim_start_matches(|c: char| !c.is_alphabetic() && c != '\n')
        .split(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or("");
    let subjects = [
        "i", "you", "he", "she", "it", "we", "they", "there", "the", "this", "that", "these", "those", "my",
        "your", "our", "their", "people",
    ];
    // A sentence whose end is not within the window may be a question.
    let may_end_as_question = rest.find(['.', '?', '\n', '!']).is_none_or(|at| rest[at..].starts_with('?'));
    may_end_as_question || subjects.iter().any(|subject| next.eq_ignore_ascii_case(subject))
}

/// Whether a word with this ending stands for two words: “you’ll”, “it’s”. The ’s of a possessive does not.
fn is_contraction(word: &str, ending: &str) -> bool {
    let is = |known: &[&str]| known.iter().any(|known| word.eq_ignore_ascii_case(known));
    match ending {
        "ll" | "re" | "ve" => !word.is_empty(),
        "d" => is(&["i", "you", "he", "she", "it", "we", "they", "who", "that", "there"]),
        "m" => is(&["i"]),
        "s" => {
            is(&["it", "that", "there", "here", "what", "who", "where", "how", "when", "let", "he", "she"])
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::test_support::{found_in, found_in_easy, mended};

    #[test]
    fn apostrophes_without_a_contraction() {
        for text in [
            "The advocate’s office, the carers' rights, O’Brien and D'Arcy",
            "‘Ask us’ and 'don'",
            "rock ’n’ roll in the 1990's",
            "`don't`",
            "Tom's. It is St John’s.",
        ] {
            assert_eq!(found_in_easy(&RULE, text), [] as [&str; 0], "{text}");
        }
        assert_eq!(found_in(&RULE, "It’s fine. You’ll see that you can't."), ["can't"]);
        assert_eq!(
            found_in_easy(&RULE, "It’s fine. You’ll see. I'm here, let’s go, we'd ask."),
            ["It’s", "You’ll", "I'm", "let’s", "we'd"]
        );
    }

    #[test]
    fn questions_are_not_mended() {
        assert_eq!(
            mended(&RULE, "Don't wait. We can’t come, and won't ask."),
            "Do not wait. We cannot come, and will not ask."
        );
        for text in [
            "Why don’t you ask?",
            "Don't you worry.",
            "Isn’t the law clear?",
            "You know, don't you?",
            "DON'T WAIT",
            "She daren’t.",
            "You can come, can’t you",
        ] {
            assert_eq!(mended(&RULE, text), text);
        }
    }
}
