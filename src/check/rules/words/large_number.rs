//! A large number without a comma, or without a comparison
//!
//! A comma shows thousands: 1,500 people, £12,000. A sum or a number of people of 1,000 or more without one is an
//! error in Easy Read and a warning elsewhere. Years, phone numbers, codes and numbers of forms are left alone. In
//! Easy Read, a number of 10,000 or more is easier with a comparison, as in “as many people as live in Leominster”.
//! English only.
//!
//! **Helps:** people who find numbers hard, and people who hear them one digit after another.
//! **Source:** NHS, Numbers: commas in numbers over 999; W3C, Making Content Usable, 3.13.
//!
//! ```good content/en/about-us.easy.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ![](../pictures/talk.svg)
//!
//! We help 1,500 people a year. In 2026 we moved. Dial 18001 first.
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
//! We help 1500 people a year.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! You may have £16000 in the bank.
//! ```

use crate::base::{Edit, Fix, RuleInfo, Severity, with_commas};
use crate::check::Profile;
use crate::check::prose::Prose;
use crate::check::rule::{Reporter, Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "large-number",
        Severity::Error,
        "A number without its comma is taken for another one.",
    ),
    kind: RuleKind::Prose(judge),
    file: include_str!("large_number.rs"),
};

fn judge(prose: &Prose, found: &mut Reporter) {
    if !prose.is_english() {
        return;
    }
    let is_easy = prose.profile == Profile::Easy;
    // The end of the last sentence with a number that is hard to imagine: one finding in a sentence is enough.
    let mut imagined_until = 0;
    for word in prose.numbers().filter(|word| word.text().len() >= 4) {
        let number = word.text();
        let sentence = word.sentence().range();
        let before =
            word.before().filter(|word| word.range().start >= sentence.start).map_or("", |word| word.text());
        let next = word
            .next()
            .filter(|next| next.range().start < sentence.end && next.gap() == " ")
            .map_or("", |next| next.text());
        let is_money = prose.text()[..word.range().start].ends_with('£');
        let (counts_things, counts_people) = (is_counted(next), is_people(next));
        let is_plain_number =
            number.bytes().all(|byte| byte.is_ascii_digit()) && !number.starts_with('0') && number.len() <= 9;
        if is_plain_number
            && (is_money || (counts_people || counts_things && !is_year(number)) && !is_reference(before))
        {
            let replacement = with_commas(number);
            let finding = found.add(
                word.location(),
                format!("The number {number} has no comma."),
                format!("Write: {replacement}"),
            );
            if !is_easy {
                finding.set_severity(Severity::Warning);
            }
            if is_money && word.span().of(prose.document.text()) == number {
                finding.fix = Some(Fix { edits: vec![Edit { span: word.span(), replacement }], safe: true });
            }
        } else if is_easy
            && imagined_until < sentence.end
            && number.len() > 5
            && (counts_things || counts_people)
            && !is_money
            && is_grouped(number)
        {
            imagined_until = sentence.end;
            if !word.sentence().words().any(|word| is_comparing(word.text())) {
                let help = "Say what it is like, such as: as many people as live in Leominster";
                found
                    .add(word.location(), format!("The number {number} is hard to imagine."), help)
                    .set_severity(Severity::Info);
            }
        }
    }
}

/// Whether a word shows that a sentence compares its number with something.
fn is_comparing(word: &str) -> bool {
    matches!(word, "as" | "like" | "same" | "means" | "equal" | "enough" | "in")
}

/// Whether a word looks like the plural of something that can be counted.
fn is_counted(word: &str) -> bool {
    let plural = word.len() > 3
        && word.ends_with('s')
        && !word.ends_with("ss")
        && word.starts_with(|c: char| c.is_ascii_lowercase());
    plural
        && !matches!(
            word,
            "this"
                | "does"
                | "always"
                | "towards"
                | "across"
                | "perhaps"
                | "sometimes"
                | "unless"
                | "plus"
                | "minus"
                | "hours"
                | "pounds"
        )
}

/// Whether a word names people: then the number before it cannot be a year.
fn is_people(word: &str) -> bool {
    matches!(word, "people" | "children" | "women" | "men" | "patients" | "households")
}

fn is_year(number: &str) -> bool {
    number.len() == 4 && ("1500".."2100").contains(&number)
}

/// Whether the word before a number says that the number is a reference, and counts nothing.
fn is_reference(word: &str) -> bool {
    let known = [
        "act",
        "bs",
        "box",
        "call",
        "code",
        "dial",
        "en",
        "form",
        "id",
        "in",
        "iso",
        "no",
        "number",
        "order",
        "phone",
        "ref",
        "reference",
        "regulation",
        "relay",
        "room",
        "section",
        "text",
        "to",
        "version",
    ];
    known.iter().any(|known| word.eq_ignore_ascii_case(known))
        || word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Whether a number has commas between groups of three digits, and is 10,000 or more.
fn is_grouped(number: &str) -> bool {
    let mut groups = number.split(',');
    groups.next().is_some_and(|first| (2..=3).contains(&first.len()) || number.len() > 8)
        && groups.all(|group| group.len() == 3 && group.bytes().all(|byte| byte.is_ascii_digit()))
        && number.contains(',')
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::test_support::{found_in, found_in_easy, mended};

    #[test]
    fn numbers_that_count_nothing() {
        for text in [
            "In 1983 laws changed, and in 2026 people noticed. The 2026 rules start. Dial 18001 numbers first.",
            "Phone 01432 123456 any day. Text SHOUT to 85258 days or nights.",
            "Form 1040 pages, section 1001 powers and BS 8300 standards",
            "999 people, 1,500 people, 3.1416 times, 0800 numbers",
            "Charity number 1234567. See 12345.",
        ] {
            assert_eq!(found_in_easy(&RULE, text), [] as [&str; 0], "{text}");
        }
        assert_eq!(
            found_in(&RULE, "1000 people, 2500 visits, £2000 and £16000."),
            ["1000", "2500", "2000", "16000"]
        );
        assert_eq!(
            found_in_easy(
                &RULE,
                "We help 10,000 people. That is 10,000 people, as many as live here. 9,999 people."
            ),
            ["10,000"]
        );
        assert_eq!(found_in(&RULE, "We help 10,000 people."), [] as [&str; 0]);
        assert_eq!(mended(&RULE, "£1000, £1234567 and 1500 people"), "£1,000, £1,234,567 and 1500 people");
    }
}
