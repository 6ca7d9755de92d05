//! A word that is drawn together, such as don’t
//!
//! Many readers do not see the “not” in “don’t” and understand the contrary. In Easy Read that is an error, and on
//! other pages a warning. Other such words, as “you’ll” or “it’s”, are a warning in Easy Read and pass elsewhere.
//! English only.
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
    // ' is one byte, ’ is three, of which the last stands for nothing else that is common.
    for last in memchr::memchr2_iter(b'\'', 0x99, bytes) {
        let sign = if bytes[last] == b'\'' { last } else { last.saturating_sub(2) };
        if sign != last && !bytes[sign..].starts_with("’".as_bytes()) {
            continue;
        }
        let start = sign - bytes[..sign].iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let end = last + 1 + bytes[last + 1..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let (word, ending) = (&text[start..sign], &text[last + 1..end]);
        let negative = ending == "t" && word.ends_with(['n', 'N']) && !word.is_empty();
        if !negative && (prose.profile != Profile::Easy || !is_drawn(word, ending)) {
            continue;
        }
        let whole = negative.then(|| whole(word)).flatten();
        let help = match whole {
            Some(whole) => format!("Write: {whole}"),
            None => "Write both words.".to_string(),
        };
        let finding = found.add(
            prose.place(start, end),
            format!("“{}” draws two words together.", &text[start..end]),
            help,
        );
        if !negative || prose.profile != Profile::Easy {
            finding.set_severity(Severity::Warning);
        }
        if let Some(whole) = whole
            && !turned(text, end)
            && finding.location.span.of(prose.document.text()) == &text[start..end]
        {
            let mut with = whole.to_string();
            if word.starts_with(|c: char| c.is_uppercase()) {
                with.replace_range(..1, &whole[..1].to_uppercase());
            }
            finding.fix = Some(Fix {
                edits: vec![Edit { span: finding.location.span, replacement: with }],
                safe: true,
            });
        }
    }
}

/// The two words of a negative one. In capitals, and where a verb is rare, the author knows best.
fn whole(word: &str) -> Option<&'static str> {
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

/// How far a question mark is looked for, in bytes.
const WINDOW: usize = 300;

/// Whether the words could be a question, in which “not” stands elsewhere: “Why don’t you ask?”
fn turned(text: &str, end: usize) -> bool {
    let rest = &text[end..text.floor_char_boundary((end + WINDOW).min(text.len()))];
    let next = rest
        .trim_start_matches(|c: char| !c.is_alphabetic() && c != '\n')
        .split(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or("");
    let pronoun = [
        "i", "you", "he", "she", "it", "we", "they", "there", "the", "this", "that", "these", "those", "my",
        "your", "our", "their", "people",
    ];
    // A sentence of such a length may end in any way.
    let asks = rest.find(['.', '?', '\n', '!']).is_none_or(|at| rest[at..].starts_with('?'));
    asks || pronoun.iter().any(|pronoun| next.eq_ignore_ascii_case(pronoun))
}

/// Whether a word with this ending is two words: “you’ll”, “it’s”. The ’s of an owner is not.
fn is_drawn(word: &str, ending: &str) -> bool {
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
    fn signs_that_draw_nothing_together() {
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
    fn only_what_is_no_question_is_mended() {
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
