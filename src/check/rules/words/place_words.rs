//! An instruction that only those who see the page can follow
//!
//! “Press the red button”, “see the box on the right” or “fill in the form below” mean nothing to somebody who hears
//! the page, who does not see colours, or whose phone shows everything in one column. Say what the thing is called, or
//! make a link of it. Only instructions are judged. English only.
//!
//! **Helps:** people who are blind or see little, people who do not tell colours apart, and people who read on a
//! phone.
//! **Source:** WCAG 1.3.3, Sensory Characteristics; WCAG 1.4.1, Use of Color.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Fill in the [referral form](contact.md). The scar is on the left. You must be above 18.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Fill in the form below.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Press the red button.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! Read the box on the right.
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::lexicon::WordSet;
use crate::check::prose::{Prose, WordRef};
use crate::check::rule::{Reporter, Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "place-words",
        Severity::Warning,
        "People who hear the page, or read it on a phone, cannot find what is meant.",
    ),
    kind: RuleKind::Prose(judge),
    file: include_str!("place_words.rs"),
};

const HELP: &str = "Say what it is called, such as the words of its heading, or make a link of it.";

fn judge(prose: &Prose, found: &mut Reporter) {
    if !prose.is_english() {
        return;
    }
    for word in prose.words_of(&PLACE_WORDS) {
        let (words, at) = word.around(REACH);
        if let Some((first, last)) = place_phrase(&words, at).filter(|_| is_instruction(&words, at)) {
            let place = words[first].location_to(&words[last]);
            let phrase = &prose.text()[words[first].range().start..words[last].range().end];
            found.add(place, format!("“{phrase}” can only be found by somebody who sees the page."), HELP);
        }
    }
}

/// Each phrase that is found has one of these words.
static PLACE_WORDS: WordSet<11> = WordSet::of([
    "below",
    "above",
    "left",
    "right",
    "left-hand",
    "right-hand",
    "red",
    "green",
    "blue",
    "yellow",
    "orange",
]);

/// Parts of a page.
const THINGS: [&str; 16] = [
    "address", "box", "boxes", "button", "column", "form", "icon", "link", "links", "list", "menu", "number",
    "numbers", "picture", "table", "text",
];

/// What instructions tell readers to do with a part of a page.
const VERBS: [&str; 18] = [
    "call", "choose", "click", "complete", "contact", "email", "fill", "find", "follow", "look", "phone",
    "press", "read", "ring", "see", "select", "tap", "use",
];

fn is_any(word: &WordRef, known: &[&str]) -> bool {
    known.iter().any(|known| word.is(known))
}

/// The first and last word of the phrase about a place or a colour that has the word at `at`, as indices of `words`.
fn place_phrase(words: &[WordRef], at: usize) -> Option<(usize, usize)> {
    let word = &words[at];
    let next = words.get(at + 1);
    let before = |by: usize| at.checked_sub(by).map(|at| &words[at]);
    if is_any(word, &["below", "above"]) {
        // “above 18”, “below zero”, “above all” and “below the age of 18” say how much, not where.
        let ends_phrase = next.is_none_or(|next| {
            next.gap() != " "
                || is_any(
                    next,
                    &["to", "and", "or", "for", "if", "when", "which", "that", "with", "as", "are", "is"],
                )
        });
        let follows_thing = before(1).is_some_and(|before| {
            is_any(before, &THINGS) || is_any(before, &["see", "listed", "shown", "details", "as"])
        });
        let is_joined = before(1).is_some_and(|before| is_any(before, &["and", "or", "over"]));
        return (ends_phrase && follows_thing && !is_joined).then_some((at, at));
    }
    if is_any(word, &["left", "right", "left-hand", "right-hand"]) {
        let has_side = next.is_some_and(|next| next.is("side"));
        let follows_on_the = before(2).is_some_and(|before| is_any(before, &["on", "at", "to"]))
            && before(1).is_some_and(|before| before.is("the"));
        // “on the right track” is not a place on the page.
        let has_noun = next.is_some_and(|next| {
            next.gap() == " "
                && !is_any(next, &["side", "of", "and", "or", "to", "if", "when", "for", "menu", "column"])
        });
        return (follows_on_the && !has_noun).then(|| (at - 2, at + usize::from(has_side)));
    }
    if is_any(word, &["red", "green", "blue", "yellow", "orange"]) {
        if next.is_some_and(|next| next.gap() == " " && is_any(next, &THINGS)) {
            return Some((at, at + 1));
        }
        let is_shown_in = before(1).is_some_and(|before| before.is("in"))
            && before(2).is_some_and(|before| {
                is_any(before, &["words", "shown", "marked", "text", "written", "boxes"])
            });
        return (is_shown_in && next.is_none_or(|next| next.gap() != " ")).then(|| (at - 1, at));
    }
    None
}

/// How many words before and after a place word are searched for an instruction.
const REACH: usize = 30;

/// Whether a sentence tells readers to do something with a part of the page.
fn is_instruction(words: &[WordRef], at: usize) -> bool {
    let has_imperative = words[..=at].iter().enumerate().any(|(index, word)| {
        // After these words a verb is a noun (“the call”) or has a subject (“they call”).
        let is_free = index.checked_sub(1).is_none_or(|before| {
            !is_any(&words[before], &["a", "an", "the", "your", "our", "phone", "they", "we", "he", "she"])
        });
        is_free && is_any(word, &VERBS)
    });
    has_imperative || words.iter().any(|word| is_any(word, &["button", "link", "menu", "icon"]))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::test_support::found_in;

    #[test]
    fn places_that_are_not_on_the_page() {
        for text in [
            "You must be above 18 and below 65. See people below the age of 18.",
            "The pain is on the left side. He sat on the right.",
            "Above all, ask. Over and above this, you can phone.",
            "You have the right to ask. Turn left at the lights. Use your right hand.",
            "Call the Red Cross. Use the green bin. Find the blue line.",
            "Choose what is right. You are on the right track. Use what is left.",
            "See the room below ours. Look above the door.",
            "We saw the temperature fall below.",
            "`the box below`",
        ] {
            assert_eq!(found_in(&RULE, text), [] as [&str; 0], "{text}");
        }
        assert_eq!(
            found_in(
                &RULE,
                "Phone the number below. See above. Use the menu on the left. Tap the blue button. Read the words in red. Use the box on the right-hand side to ask."
            ),
            ["below", "above", "on the left", "blue button", "in red", "on the right-hand side"]
        );
    }
}
