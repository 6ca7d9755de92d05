//! Days and times of a contact that are cut short
//!
//! What contacts.toml says in words stands on many pages, and is judged like their text. Days and times are written
//! in full: Monday to Friday, 9am to 5pm. A dash between them is read out as “minus”, or not at all, and 9-5 does not
//! say morning or afternoon. Dates are written as in the text of pages: 6 August 2026. English only.
//!
//! **Helps:** people who listen to the page, and people who are not sure what “Tues” is.
//! **Source:** NHS, Numbers, measurements, dates and time.
//!
//! ```good content/contacts.toml
//! [imha]
//! name = "Independent Mental Health Advocacy"
//! phone = "0844 248 9 248"
//! hours = "Monday to Friday, 9am to 5pm. Drop-in on 6 August 2026."
//! ```
//!
//! ```bad content/contacts.toml
//! [imha]
//! name = "Independent Mental Health Advocacy"
//! phone = "0844 248 9 248"
//! hours = "Mon-Fri 9-5"
//! ```
//!
//! ```bad content/contacts.toml
//! [imha]
//! name = "Independent Mental Health Advocacy"
//! phone = "0844 248 9 248"
//! hours = "Every day until 5.30pm"
//! ```
//!
//! ```bad content/contacts.toml
//! [imha]
//! name = "Independent Mental Health Advocacy"
//! phone = "0844 248 9 248"
//! note = "We are closed from 24/12/2026."
//! ```

use crate::base::{Findings, RuleInfo, Severity, Source};
use crate::check::LanguageStandard;
use crate::check::prose::Prose;
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::check::rules::words::{date_format, time_format};
use crate::doc::{ContentPath, Document};
use crate::site::Site;

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "contact-words",
        Severity::Warning,
        "Some readers call or come when nobody is there.",
    ),
    kind: RuleKind::Site(judge),
    file: include_str!("contact_words.rs"),
};

fn judge(site: &Site, found: &mut Reporter) {
    let contacts = &site.contacts;
    // The text of the file is in the first language of the site.
    let Some(name) = ContentPath::from_path(&format!("content/{}/contact.md", site.locales[0].lang)) else {
        return;
    };
    let standard = LanguageStandard::of(site, 0);
    for contact in contacts.iter() {
        let fields = [
            (&contact.hours, contact.hours_span),
            (&contact.answer, contact.answer_span),
            (&contact.note, contact.note_span),
            (&contact.about, contact.about_span),
        ];
        let labels = contact.phones.iter().map(|phone| (&phone.label, phone.span));
        for (words, span) in fields.into_iter().chain(labels).filter(|(words, _)| !words.is_empty()) {
            let source = Source::new(crate::site::CONTACTS, words.as_bytes().to_vec());
            let document = Document::of_text(&source, &(&**words).into(), name.clone(), &mut Findings::new());
            let prose = Prose::of(&document, &standard);
            let is_label = |span| contact.phones.iter().any(|phone| phone.span == span);
            if prose.is_english() && (span == contact.hours_span || is_label(span)) && is_cut_short(words) {
                found.add(
                    contacts.place(span),
                    "Days or times are cut short here.",
                    "Write them in full, as in: Monday to Friday, 9am to 5pm",
                );
                continue;
            }
            let of_rules = [&date_format::RULE, &time_format::RULE].map(|rule| rule.judge_text(&prose));
            for finding in of_rules.into_iter().flatten() {
                found.add(contacts.place(span), finding.message, finding.help);
            }
        }
    }
}

/// Days as they are cut short.
const SHORT_DAYS: [&str; 12] =
    ["mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun", "w/e"];

/// Days, and times in words.
const DAYS: [&str; 10] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "midday",
    "midnight",
    "noon",
];

/// Whether a text has a day that is cut short, or a dash between two days or two times.
fn is_cut_short(words: &str) -> bool {
    let lower = words.to_lowercase();
    let is_short = |word: &str| SHORT_DAYS.contains(&word.trim_matches(|c: char| !c.is_alphanumeric()));
    if lower.split(|c: char| c.is_whitespace() || "-–—/,&".contains(c)).any(is_short) {
        return true;
    }
    let is_end = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_digit()) || DAYS.iter().any(|day| word.starts_with(day))
    };
    let is_inner = |c: char| c.is_alphanumeric() || ".:".contains(c);
    lower.match_indices(['-', '–', '—']).any(|(at, dash)| {
        let before = lower[..at].trim_end();
        let word = &before[before.trim_end_matches(is_inner).len()..];
        is_end(word) && is_end(lower[at + dash.len()..].trim_start())
    })
}

#[cfg(test)]
mod tests {
    use super::is_cut_short;

    #[test]
    fn days_and_times_in_full_are_left_alone() {
        for words in [
            "Mon-Fri 9-5",
            "Monday - Friday",
            "Monday to Friday, 9–5",
            "9am–5pm",
            "Weekdays 09:00-17:00",
            "Open Sat and Sun",
            "9am - midnight",
        ] {
            assert!(is_cut_short(words), "{words}");
        }
        for words in [
            "Monday to Friday, 9am to 5pm",
            "Day and night",
            "Drop-in on Mondays",
            "Monday – but not in August",
            "24-hour line",
            "Closed in the COVID-19 weeks",
            "",
        ] {
            assert!(!is_cut_short(words), "{words}");
        }
    }
}
