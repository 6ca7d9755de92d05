//! A sum of money that may be out of date
//!
//! Benefits, limits and fees change, most of them each April. A sum in pounds stands with the tax year that it is for, or
//! the page says on which day its sums end: valid_until. After that day readers are told, above the text, until when the
//! sums were right.
//!
//! In GOV.UK’s smart answers (697 texts, 2,791 sentences, 35,703 words; benches/precision/run.py) it finds 157 places,
//! in 6 % of the sentences.
//!
//! **Helps:** people who plan with the sum, or give up because of it.
//! **Source:** a rule of this project; GOV.UK, rates and allowances, stand with their tax year.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! valid_until: 2027-04-05
//! ---
//!
//! The limit is £23,250.
//! ```
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! The limit is £23,250 in the tax year 2026 to 2027.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! The limit is £23,250.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! The limit is £23,250 in the tax year 2024 to 2025.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! valid_until: 2026-04-05
//! ---
//!
//! The limit is £23,250.
//! ```

use crate::base::{Date, RuleInfo, Severity};
use crate::check::prose::for_each_block;
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::site::{Page, Site, State};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "dated-sum",
        Severity::Warning,
        "Somebody plans with a sum that is no longer right, or does not ask because of it.",
    ),
    kind: RuleKind::Page(judge),
    file: include_str!("dated_sum.rs"),
};

fn judge(site: &Site, page: &Page, found: &mut Reporter) {
    let doc = &page.doc;
    if page.state != State::Live && !page.is_stopped() {
        return;
    }
    if let Some(until) = &doc.front_matter.valid_until {
        if until.value < site.today {
            let message =
                format!("The sums on this page were right until {}. Readers are told so.", until.value);
            let help =
                "Put the sums right, then write the day on which the new ones end: valid_until: 2027-04-05";
            found.add(doc.location(until.span), message, help).set_by_time();
        }
        return;
    }
    if !doc.text().contains('£') {
        return;
    }
    for_each_block(doc, |passage| {
        let sum = passage.words.match_indices('£').find(|(at, pound)| {
            passage.words[at + pound.len()..].trim_start().starts_with(|c: char| c.is_ascii_digit())
        });
        let Some((at, pound)) = sum else { return };
        let rest = &passage.words[at + pound.len()..];
        let length = rest.find(|c: char| !(c.is_ascii_digit() || ",.".contains(c))).unwrap_or(rest.len());
        let number = rest[..length].trim_end_matches([',', '.']);
        let place = doc.location(passage.span(at, at + pound.len() + number.len()));
        let (message, help) = match tax_year_end(&passage.words) {
            None => (
                "Nothing says how long this sum of money is right.",
                "Write the tax year beside it, as in: £100 (2026 to 2027). Or add a line below the title: valid_until: 2027-04-05",
            ),
            Some(end) if end < site.today => {
                let message = "This sum of money is of a tax year that has ended.";
                let help = "Look the new sum up, and write it with its tax year.";
                found.add(place, message, help).set_by_time();
                return;
            }
            Some(_) => return,
        };
        found.add(place, message, help);
    });
}

/// The last day of the latest tax year that a text names: `2026 to 2027`, `2026/27`, `2026-2027`.
fn tax_year_end(words: &str) -> Option<Date> {
    let years = words.match_indices("20").filter_map(|(at, _)| {
        let year: u16 = words.get(at..at + 4)?.parse().ok()?;
        if words[..at].ends_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let rest =
            words[at + 4..].strip_prefix(" to ").or_else(|| words[at + 4..].strip_prefix(['/', '-', '–']))?;
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        let next: u16 = digits.parse().ok()?;
        (next == year + 1 || next == (year + 1) % 100).then_some(year + 1)
    });
    format!("{}-04-05", years.max()?).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::tax_year_end;

    #[test]
    fn tax_years_are_known_in_all_their_spellings() {
        for words in ["£5 in 2026 to 2027", "(2026/27)", "2026–2027", "from 2024/25 to 2026-27"] {
            assert_eq!(
                tax_year_end(words).map(|date| date.to_string()).as_deref(),
                Some("2027-04-05"),
                "{words}"
            );
        }
        for words in ["in 2026", "2026 to 2029", "12026/27", "20", "£2026", "ages 20 to 21"] {
            assert_eq!(tax_year_end(words), None, "{words}");
        }
    }
}
