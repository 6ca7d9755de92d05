//! An instruction that only those who see the page can follow
//!
//! “Press the red button”, “see the box on the right” or “fill in the form below” mean nothing to somebody who hears
//! the page, who does not see colours, or whose phone shows everything in one column. Say what the thing is called, or
//! make a link of it. Only instructions are looked at. English only.
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
    for word in prose.words_of(&LOOKED_FOR) {
        let (words, at) = word.around(AROUND);
        if let Some((from, to)) = place(&words, at).filter(|_| is_instruction(&words, at)) {
            let place = words[from].location_to(&words[to]);
            let said = &prose.text()[words[from].range().start..words[to].range().end];
            found.add(place, format!("“{said}” can only be found by somebody who sees the page."), HELP);
        }
    }
}

/// One of them is part of all that is found.
static LOOKED_FOR: WordSet<11> = WordSet::of([
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

const THINGS: [&str; 16] = [
    "address", "box", "boxes", "button", "column", "form", "icon", "link", "links", "list", "menu", "number",
    "numbers", "picture", "table", "text",
];

const VERBS: [&str; 18] = [
    "call", "choose", "click", "complete", "contact", "email", "fill", "find", "follow", "look", "phone",
    "press", "read", "ring", "see", "select", "tap", "use",
];

fn is_any(word: &WordRef, known: &[&str]) -> bool {
    known.iter().any(|known| word.is(known))
}

/// The words about a place or a colour that begin with this one.
fn place(words: &[WordRef], at: usize) -> Option<(usize, usize)> {
    let word = &words[at];
    let next = words.get(at + 1);
    let before = |by: usize| at.checked_sub(by).map(|at| &words[at]);
    if is_any(word, &["below", "above"]) {
        // “above 18”, “below zero”, “above all”, “below the age of 18”: how much, not where.
        let ends = next.is_none_or(|next| {
            next.gap() != " "
                || is_any(
                    next,
                    &["to", "and", "or", "for", "if", "when", "which", "that", "with", "as", "are", "is"],
                )
        });
        let pointed = before(1).is_some_and(|before| {
            is_any(before, &THINGS) || is_any(before, &["see", "listed", "shown", "details", "as"])
        });
        let and = before(1).is_some_and(|before| is_any(before, &["and", "or", "over"]));
        return (ends && pointed && !and).then_some((at, at));
    }
    if is_any(word, &["left", "right", "left-hand", "right-hand"]) {
        let side = next.is_some_and(|next| next.is("side"));
        let on = before(2).is_some_and(|before| is_any(before, &["on", "at", "to"]))
            && before(1).is_some_and(|before| before.is("the"));
        let track = next.is_some_and(|next| {
            next.gap() == " "
                && !is_any(next, &["side", "of", "and", "or", "to", "if", "when", "for", "menu", "column"])
        });
        return (on && !track).then(|| (at - 2, at + usize::from(side)));
    }
    if is_any(word, &["red", "green", "blue", "yellow", "orange"]) {
        if next.is_some_and(|next| next.gap() == " " && is_any(next, &THINGS)) {
            return Some((at, at + 1));
        }
        let shown = before(1).is_some_and(|before| before.is("in"))
            && before(2).is_some_and(|before| {
                is_any(before, &["words", "shown", "marked", "text", "written", "boxes"])
            });
        return (shown && next.is_none_or(|next| next.gap() != " ")).then(|| (at - 1, at));
    }
    None
}

/// How many words around a place are looked at.
const AROUND: usize = 30;

/// Whether the sentence tells readers to do something with what stands on the page.
fn is_instruction(words: &[WordRef], at: usize) -> bool {
    let told = words[..=at].iter().enumerate().any(|(at, word)| {
        let free = at.checked_sub(1).is_none_or(|before| {
            !is_any(&words[before], &["a", "an", "the", "your", "our", "phone", "they", "we", "he", "she"])
        });
        free && is_any(word, &VERBS)
    });
    told || words.iter().any(|word| is_any(word, &["button", "link", "menu", "icon"]))
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
