//! A sign in place of a word
//!
//! Signs such as &, / or # are read out in odd ways, or not at all, and many people do not know them. In Easy Read,
//! write the word: “and”, “or”, “number”. The sign & in a name, such as M&S, may stay.
//!
//! In GOV.UK’s smart answers (697 texts, 2,791 sentences, 35,703 words; benches/precision/run.py --easy) judged as Easy
//! Read, it finds 12 places, in 0.4 % of the sentences.
//!
//! **Helps:** people who use a screen reader, and people who do not know what the sign means.
//! **Source:** Inclusion Europe, Information for all: no special characters.
//!
//! ```good content/en/about-us.easy.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ![](../pictures/talk.svg)
//!
//! You and your carer can shop at M&S.
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
//! You & your carer can ask.
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
//! You and/or your carer can ask.
//! ```

use crate::base::{RuleInfo, Severity};
use crate::check::Profile;
use crate::check::prose::{Prose, WordRef};
use crate::check::rule::{Reporter, Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "symbol",
        Severity::Warning,
        "Many readers do not know this sign, and a screen reader may leave it out.",
    ),
    kind: RuleKind::Prose(judge),
    file: include_str!("symbol.rs"),
};

/// Signs, and the word to write for each.
const SIGNS: [(u8, &str); 8] = [
    (b'&', "and"),
    (b'/', "or"),
    (b'#', "number"),
    (b'<', "less than"),
    (b'>', "more than"),
    (b'~', "about"),
    (b'+', "and"),
    (b'=', "is"),
];

fn judge(prose: &Prose, found: &mut Reporter) {
    if prose.profile != Profile::Easy {
        return;
    }
    // Only the gaps between words are searched, so that addresses, dates and {{a.fact}} keep their signs.
    let mut previous: Option<WordRef> = None;
    for word in prose.words() {
        let before = previous.replace(word);
        let gap = word.gap();
        // Fast path: most gaps are one space.
        if gap.len() == 1 && gap != "/" && gap != "&" {
            continue;
        }
        let start = word.range().start - gap.len();
        let line_start = gap.rfind('\n').map_or(0, |at| at + 1);
        // One finding for each gap is enough. The rule heading-space reports ##.
        let sign = gap
            .bytes()
            .enumerate()
            .skip(line_start)
            .find_map(|(at, byte)| Some((at, SIGNS.iter().find(|(sign, _)| *sign == byte)?)));
        let Some((at, (sign, name))) = sign.filter(|_| !gap.contains("##")) else { continue };
        // “M&S” and “HM Revenue & Customs” are names.
        let joins_names =
            *sign == b'&' && word.is_capitalised() && before.is_some_and(|before| before.is_capitalised());
        if !joins_names {
            let message = format!("The sign {} stands here in place of a word.", char::from(*sign));
            found.add(
                prose.place(start + at, start + at + 1),
                message,
                format!("Write the word, such as “{name}”."),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::test_support::{found_in, found_in_easy};

    #[test]
    fn signs_that_belong_there() {
        for text in [
            "Go to www.nhs.uk/help or https://a.uk/b?c=d&e#f",
            "M&S, Q&A and HM Revenue & Customs",
            "On 1/2/2026.",
            "{{imha.phone}}",
            "`a & b`",
            "Open 24/7",
            "18001",
        ] {
            assert_eq!(found_in_easy(&RULE, text), [] as [&str; 0], "{text}");
        }
        assert_eq!(found_in(&RULE, "You & I and/or they"), [] as [&str; 0]);
        assert_eq!(
            found_in_easy(&RULE, "You & your carer and/or they. Room #5. More > less, AT&amp;T"),
            ["&", "/", "#", ">"]
        );
    }
}
