//! A time that is hard to read
//!
//! Times are written 9am, 5:30pm, midday or midnight, and a stretch of time as 9am to 5pm. The 24-hour clock, 5.30pm
//! with a full stop, 12am and 12pm are an error in Easy Read and a warning elsewhere. A stretch with a dash is a
//! warning. English only.
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
    let text = prose.text();
    for word in prose.numbers() {
        let (last, next) = (word.before(), word.next());
        // “5.30 pm” is two words.
        let half = next.filter(|next| {
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
        let shown = &text[start..end];
        let (message, with, level) = match written.split_once('-') {
            Some((from, to))
                if Time::read(to).is_some_and(|to| to.half.is_some()) && Time::read(from).is_some() =>
            {
                let with = Time::read(from)
                    .zip(Time::read(to))
                    .map(|(from, to)| format!("{} to {}", from.plain(), to.plain()));
                (format!("A dash stands in the time “{shown}”."), with, Severity::Warning)
            }
            _ => {
                let Some(time) = Time::read(written) else { continue };
                let clock = time.half.is_none() && time.sign == Some(':') && is_clock(&time, last, next);
                // “12pm” can be meant for midnight: what it is called is right, if the author wrote what they
                // meant.
                let odd = time.half.is_some() && (time.sign == Some('.') || time.is_twelve());
                let dashed = next.filter(|next| {
                    is_dash(next.gap()) && Time::read(next.text()).is_some_and(|time| time.half.is_some())
                });
                if odd {
                    (format!("The time “{shown}” is hard to read."), Some(time.plain()), Severity::Error)
                } else if clock {
                    (
                        format!("The time “{shown}” is of the 24-hour clock."),
                        (time.hour > 12).then(|| time.plain()),
                        Severity::Error,
                    )
                } else if let Some(next) = dashed {
                    let place = word.location_to(&next);
                    let help = format!(
                        "Write: {} to {}",
                        time.plain(),
                        Time::read(next.text()).map(|time| time.plain()).unwrap_or_default()
                    );
                    found
                        .add(place, "A dash stands between two times.", help)
                        .set_severity(Severity::Warning);
                    continue;
                } else {
                    continue;
                }
            }
        };
        let help = with
            .as_ref()
            .map_or("Write it with am or pm: 9am, 5:30pm".to_string(), |with| format!("Write: {with}"));
        let place = prose.place(start, end);
        let finding = found.add(place, message, help);
        finding.set_severity(if prose.profile == Profile::Easy { level } else { Severity::Warning });
        // After “between” a dash is “and”.
        let between = last.is_some_and(|last| last.is("between") || last.is("from"))
            && level == Severity::Warning
            && !last.is_some_and(|last| last.is("from"));
        if let Some(with) =
            with.filter(|_| !between && finding.location.span.of(prose.document.text()) == shown)
        {
            finding.fix = Some(Fix {
                edits: vec![Edit { span: finding.location.span, replacement: with }],
                safe: true,
            });
        }
    }
}

/// A time as it is written.
struct Time {
    hour: u32,
    minute: u32,
    /// Between hour and minute.
    sign: Option<char>,
    /// `am`, `pm`; none where there is neither.
    half: Option<&'static str>,
}

impl Time {
    /// `9am`, `5.30pm`, `17:00`, `9`.
    fn read(written: &str) -> Option<Time> {
        let digits = written.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let half = match &written[digits.len()..] {
            "" => None,
            half if half.eq_ignore_ascii_case("am") => Some("am"),
            half if half.eq_ignore_ascii_case("pm") => Some("pm"),
            _ => return None,
        };
        let sign = digits.chars().find(|c| !c.is_ascii_digit());
        let (hour, minute) = match sign {
            Some(sign @ ('.' | ':')) => digits.split_once(sign)?,
            Some(_) => return None,
            None => (digits, "00"),
        };
        let fits = (1..=2).contains(&hour.len())
            && minute.len() == 2
            && minute.bytes().all(|byte| byte.is_ascii_digit());
        let time =
            Time { hour: hour.parse().ok().filter(|_| fits)?, minute: minute.parse().ok()?, sign, half };
        let last = if half.is_some() { 12 } else { 23 };
        (time.hour <= last && time.minute < 60 && !(half.is_some() && time.hour == 0)).then_some(time)
    }

    fn is_twelve(&self) -> bool {
        self.hour == 12 && self.minute == 0
    }

    /// As the NHS writes it.
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

/// Whether hour and minute are a time of day: verses, ratios and stretches of time look the same.
fn is_clock(time: &Time, before: Option<WordRef>, after: Option<WordRef>) -> bool {
    let said = |known: &[&str]| before.is_some_and(|before| known.iter().any(|known| before.is(known)));
    let goes_on = after.is_some_and(|after| {
        ["to", "until", "hours", "hrs"].iter().any(|known| after.is(known)) || is_dash(after.gap())
    });
    let pointed = said(&["at", "until", "till", "by", "before", "after"]);
    pointed && (time.hour > 12 || time.hour == 0)
        || time.hour > 12 && (goes_on || said(&["from", "to", "between", "and", "around", "about"]))
}

/// Whether a dash and nothing else stands between two words.
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
        for text in ["between 9am-5pm", "9am–5pm", "at 00:30"] {
            assert_eq!(mended(&RULE, text), text);
        }
    }
}
