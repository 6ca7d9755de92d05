//! A time that is hard to read
//!
//! Times are written 9am, 5:30pm, midday or midnight, and a period as 9am to 5pm. The 24-hour clock, 5.30pm with a full
//! stop, 12am and 12pm are an error in Easy Read and a warning elsewhere. A period with a dash is a warning. English
//! only.
//!
//! **Helps:** people who do not know the 24-hour clock, and people who wonder whether 12am is noon or night.
//! **Source:** NHS, Numbers, measurements, dates and time.
//!
//! ```good content/en/about-us.easy.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! ![](../pictures/talk.svg)
//!
//! We are open from 9am to 5:30pm.
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
//! We are open until 5.30pm.
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
//! We are open until 17:00.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! We close at 12pm.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! We are open 9am–5pm.
//! ```

use crate::base::{Edit, Fix, RuleInfo, Severity};
use crate::check::Profile;
use crate::check::prose::{Prose, WordRef};
use crate::check::rule::{Reporter, Rule, RuleKind};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "time-format",
        Severity::Error,
        "Some readers come at the wrong time, or do not come.",
    ),
    kind: RuleKind::Prose(judge),
    file: include_str!("time_format.rs"),
};

fn judge(prose: &Prose, found: &mut Reporter) {
    if !prose.is_english() {
        return;
    }
    for word in prose.numbers() {
        judge_time(prose, word, found);
    }
}

/// What is wrong with a time.
struct TimeProblem {
    message: String,
    /// How to write the time. `None` if only the author can tell.
    replacement: Option<String>,
    /// In Easy Read.
    severity: Severity,
}

/// Reports a time that begins with the number `word`, if it is not written as readers expect.
fn judge_time(prose: &Prose, word: WordRef, found: &mut Reporter) {
    // “5.30 pm” is two words.
    let half = word.next().filter(|next| {
        matches!(next.gap(), " " | "\u{a0}")
            && (next.is("am") || next.is("pm"))
            && word.text().contains(['.', ':'])
    });
    let joined;
    let written = match half {
        Some(half) => {
            joined = format!("{}{}", word.text(), half.text());
            &joined
        }
        None => word.text(),
    };
    let (start, end) = (word.range().start, half.map_or(word.range().end, |half| half.range().end));
    let shown = &prose.text()[start..end];
    let Some(problem) = range_problem(written, shown).or_else(|| time_problem(word, written, shown)) else {
        judge_range(prose, word, written, found);
        return;
    };
    let help = problem
        .replacement
        .as_ref()
        .map_or("Write it with am or pm: 9am, 5:30pm".to_string(), |time| format!("Write: {time}"));
    let finding = found.add(prose.place(start, end), problem.message, help);
    finding.set_severity(if prose.profile == Profile::Easy { problem.severity } else { Severity::Warning });
    // After “between” a dash is read as “and”, not as “to”.
    let is_between =
        problem.severity == Severity::Warning && word.before().is_some_and(|before| before.is("between"));
    if let Some(replacement) = problem
        .replacement
        .filter(|_| !is_between && finding.location.span.of(prose.document.text()) == shown)
    {
        finding.fix =
            Some(Fix { edits: vec![Edit { span: finding.location.span, replacement }], safe: true });
    }
}

/// The problem of a word that is a period with a hyphen: `9am-5pm`.
fn range_problem(written: &str, shown: &str) -> Option<TimeProblem> {
    let (from, to) = written.split_once('-')?;
    let (from, to) = (Time::read(from)?, Time::read(to).filter(|to| to.half.is_some())?);
    Some(TimeProblem {
        message: format!("A dash stands in the time “{shown}”."),
        replacement: Some(format!("{} to {}", from.plain(), to.plain())),
        severity: Severity::Warning,
    })
}

/// The problem of a single time: `5.30pm`, `12pm`, `17:00`.
fn time_problem(word: WordRef, written: &str, shown: &str) -> Option<TimeProblem> {
    let time = Time::read(written)?;
    // “12pm” can be taken for midnight: “midday” is right if the author used it correctly.
    if time.half.is_some() && (time.separator == Some('.') || time.is_twelve()) {
        return Some(TimeProblem {
            message: format!("The time “{shown}” is hard to read."),
            replacement: Some(time.plain()),
            severity: Severity::Error,
        });
    }
    let is_24_hour = time.half.is_none()
        && time.separator == Some(':')
        && is_time_of_day(&time, word.before(), word.next());
    is_24_hour.then(|| TimeProblem {
        message: format!("The time “{shown}” is of the 24-hour clock."),
        replacement: (time.hour > 12).then(|| time.plain()),
        severity: Severity::Error,
    })
}

/// Reports a dash between a time and the time after it: `9am – 5pm`.
fn judge_range(prose: &Prose, word: WordRef, written: &str, found: &mut Reporter) {
    let Some(time) = Time::read(written) else { return };
    let Some(next) = word.next().filter(|next| is_dash(next.gap())) else { return };
    let Some(end) = Time::read(next.text()).filter(|end| end.half.is_some()) else { return };
    // After “between” a dash is read as “and”.
    let is_between = word.before().is_some_and(|before| before.is("between"));
    let replacement = format!("{} {} {}", time.plain(), if is_between { "and" } else { "to" }, end.plain());
    let finding = found.add(
        word.location_to(&next),
        "A dash stands between two times.",
        format!("Write: {replacement}"),
    );
    finding.set_severity(Severity::Warning);
    // A number alone may be that of a room: “Room 5 – 5pm”. Where marks stand between the words, the edit would
    // take them out.
    let shown = &prose.text()[word.range().start..next.range().end];
    // A time that is hard to read has a fix of its own.
    let is_plain = time.half.is_some() && end.separator != Some('.') && !end.is_twelve();
    if is_plain && finding.location.span.of(prose.document.text()) == shown {
        finding.fix =
            Some(Fix { edits: vec![Edit { span: finding.location.span, replacement }], safe: true });
    }
}

/// A time as it is written.
struct Time {
    hour: u32,
    minute: u32,
    /// The character between hour and minute.
    separator: Option<char>,
    /// `am` or `pm`.
    half: Option<&'static str>,
}

impl Time {
    /// Parses a time: `9am`, `5.30pm`, `17:00`, `9`.
    fn read(written: &str) -> Option<Time> {
        let digits = written.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let half = match &written[digits.len()..] {
            "" => None,
            half if half.eq_ignore_ascii_case("am") => Some("am"),
            half if half.eq_ignore_ascii_case("pm") => Some("pm"),
            _ => return None,
        };
        let separator = digits.chars().find(|c| !c.is_ascii_digit());
        let (hour, minute) = match separator {
            Some(separator @ ('.' | ':')) => digits.split_once(separator)?,
            Some(_) => return None,
            None => (digits, "00"),
        };
        let has_digits = (1..=2).contains(&hour.len())
            && minute.len() == 2
            && minute.bytes().all(|byte| byte.is_ascii_digit());
        let time = Time {
            hour: hour.parse().ok().filter(|_| has_digits)?,
            minute: minute.parse().ok()?,
            separator,
            half,
        };
        let last_hour = if half.is_some() { 12 } else { 23 };
        (time.hour <= last_hour && time.minute < 60 && !(half.is_some() && time.hour == 0)).then_some(time)
    }

    fn is_twelve(&self) -> bool {
        self.hour == 12 && self.minute == 0
    }

    /// The time as the NHS writes it: `5:30pm`, `midday`.
    fn plain(&self) -> String {
        let minutes = if self.minute == 0 { String::new() } else { format!(":{:02}", self.minute) };
        match self.half {
            Some("am") if self.is_twelve() => "midnight".to_string(),
            Some("pm") if self.is_twelve() => "midday".to_string(),
            Some(half) => format!("{}{minutes}{half}", self.hour),
            None if self.hour > 12 => format!("{}{minutes}pm", self.hour - 12),
            None => format!("{}{minutes}", self.hour),
        }
    }
}

/// Whether words around hour and minute show that they are a time of day. Verses, ratios and durations look the same.
fn is_time_of_day(time: &Time, before: Option<WordRef>, after: Option<WordRef>) -> bool {
    let follows = |known: &[&str]| before.is_some_and(|before| known.iter().any(|known| before.is(known)));
    let begins_period = after.is_some_and(|after| {
        ["to", "until", "hours", "hrs"].iter().any(|known| after.is(known)) || is_dash(after.gap())
    });
    let is_point_in_time = follows(&["at", "until", "till", "by", "before", "after"]);
    is_point_in_time && (time.hour > 12 || time.hour == 0)
        || time.hour > 12 && (begins_period || follows(&["from", "to", "between", "and", "around", "about"]))
}

/// Whether the gap between two words is a dash.
fn is_dash(gap: &str) -> bool {
    matches!(gap.trim(), "–" | "—" | "-")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::test_support::{found_in_easy, mended};

    #[test]
    fn numbers_that_are_no_time() {
        for text in [
            "9am, 5:30pm, 12:30pm, midday, 9 am to 5 pm",
            "John 13:34, a ratio of 16:9, 5.30 miles, £5.30, 12 people",
            "Section 17.10 and page 13. I am 12 am I not?",
            "Ages 5-11, 9–5, 0.30am",
            "`17:00`",
            "Open at 9:00. First half: 00:20 to 00:30",
        ] {
            assert_eq!(found_in_easy(&RULE, text), [] as [&str; 0], "{text}");
        }
        assert_eq!(
            found_in_easy(
                &RULE,
                "At 17:00 or 5.30pm, 5.30 pm, 12am, 12:00pm, 9am-5pm, 9am–5pm, 9:30am - 1pm. 13:00 to 14:30"
            ),
            [
                "17:00",
                "5.30pm",
                "5.30 pm",
                "12am",
                "12:00pm",
                "9am-5pm",
                "9am–5pm",
                "9:30am - 1pm",
                "13:00",
                "14:30"
            ]
        );
    }

    #[test]
    fn times_that_have_one_meaning_are_mended() {
        assert_eq!(
            mended(&RULE, "5.30pm, 5.00 PM, 12pm, 12am, at 17:30, 9am-5pm, from 9.30am-12pm"),
            "5:30pm, 5pm, midday, midnight, at 5:30pm, 9am to 5pm, from 9:30am to midday"
        );
        assert_eq!(
            mended(&RULE, "9am–5pm, 9:30am - 1pm, between 9am – 5pm"),
            "9am to 5pm, 9:30am to 1pm, between 9am and 5pm"
        );
        for text in ["between 9am-5pm", "Room 5 – 5pm", "**9am** – 5pm", "at 00:30"] {
            assert_eq!(mended(&RULE, text), text);
        }
    }
}
