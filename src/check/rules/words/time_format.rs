//! A time that is hard to read
//!
//! Times are written 9am, 5:30pm, midday or midnight, and a period as 9am to 5pm. The 24-hour clock, 5.30pm with a full
//! stop, 9 a.m., 12am and 12pm are an error in Easy Read and a warning elsewhere. A period with a dash is a warning.
//! So is 9-5 where the words around it say that it is a time. plainleaf check --fix writes times that have one meaning.
//! English only.
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
use crate::check::written_time::{Time, is_dash, is_opening, is_time_of_day, without_stops};

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
    let mut done = 0;
    for word in prose.numbers() {
        if word.range().start < done {
            continue;
        }
        if let Some(period) = Period::read(prose, word) {
            done = period.end;
            period.report(prose, word, found);
        } else if let Some(written) = WrittenTime::read(prose, word) {
            written.report(prose, word, found);
        }
    }
}

/// A time in the text: `9am`, `5.30 pm`, `9 a.m.`
struct WrittenTime<'p> {
    time: Time,
    /// Its end in the text, in bytes.
    end: usize,
    /// Whether am or pm has full stops in it.
    has_stops: bool,
    /// Whether its `am` may be another word: “I am 12 am I not?”
    is_doubtful: bool,
    /// The word behind it.
    next: Option<WordRef<'p>>,
}

impl<'p> WrittenTime<'p> {
    /// The time that begins with a word.
    fn read(prose: &Prose, word: WordRef<'p>) -> Option<WrittenTime<'p>> {
        WrittenTime::of(prose, word, word.text())
    }

    /// The time of which `written` is the first word, or the end of it.
    fn of(prose: &Prose, word: WordRef<'p>, written: &str) -> Option<WrittenTime<'p>> {
        let half = word.next().filter(|next| matches!(next.gap(), " " | "\u{a0}"));
        let half = half.filter(|next| without_stops(next.text()).is_some());
        let (time, last) = match half.filter(|_| Time::read(written).is_some_and(|time| time.half.is_none()))
        {
            Some(half) => (Time::read(&format!("{written}{}", half.text()))?, half),
            None => (Time::read(written)?, word),
        };
        let mut end = last.range().end;
        let has_stops = time.half.is_some() && last.text().to_ascii_lowercase().contains(".m");
        // The second full stop of “a.m.” belongs to it, if the sentence goes on.
        let rest = prose.text()[end..].strip_prefix('.').filter(|_| has_stops).unwrap_or("");
        let goes_on = rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_lowercase));
        if goes_on || rest.starts_with([',', ';', ':', ')', '?', '!']) {
            end += 1;
        }
        let is_doubtful = last.is("am") && time.separator.is_none();
        Some(WrittenTime { time, end, has_stops, is_doubtful, next: last.next() })
    }

    /// Reports a time that is not written as readers expect.
    fn report(&self, prose: &Prose, word: WordRef, found: &mut Reporter) {
        let time = &self.time;
        let start = word.range().start;
        let shown = &prose.text()[start..self.end];
        // “12pm” can be taken for midnight: “midday” is right if the author used it correctly.
        let is_hard = time.half.is_some()
            && !self.is_doubtful
            && (time.separator == Some('.') || time.is_twelve() || self.has_stops);
        let is_24_hour = time.half.is_none()
            && time.separator == Some(':')
            && is_time_of_day(time, word.before(), word.next());
        let (message, replacement) = if is_hard {
            (format!("The time “{shown}” is hard to read."), Some(time.plain()))
        } else if is_24_hour {
            let replacement = (time.hour > 12).then(|| time.plain());
            (format!("The time “{shown}” is of the 24-hour clock."), replacement)
        } else {
            return;
        };
        let help = match &replacement {
            Some(time) => format!("Write: {time}"),
            None => "Write it with am or pm: 9am, 5:30pm".to_string(),
        };
        let finding = found.add(prose.place(start, self.end), message, help);
        if prose.profile != Profile::Easy {
            finding.set_severity(Severity::Warning);
        }
        if finding.location.span.of(prose.document.text()) == shown {
            finding.fix =
                replacement.map(|replacement| Fix::safe(Edit { span: finding.location.span, replacement }));
        }
    }
}

/// Two times with a dash between them: `9am-5pm`, `9 am – 5 pm`, `09:00-17:00`.
struct Period {
    from: Time,
    to: Time,
    /// Its end in the text, in bytes.
    end: usize,
    /// Whether it says itself that it is of times. Else the words around it do.
    is_sure: bool,
}

impl Period {
    fn read(prose: &Prose, word: WordRef) -> Option<Period> {
        let (from, to) = match word.text().split_once(['-', '–']) {
            // One word: `9am-5pm`.
            Some((from, to)) => (Time::read(from)?, WrittenTime::of(prose, word, to)?),
            None => {
                let from = WrittenTime::read(prose, word)?;
                // The last full stop of “a.m.” stands before the dash.
                let is_gap =
                    |gap: &str| is_dash(gap.strip_prefix('.').filter(|_| from.has_stops).unwrap_or(gap));
                let next = from.next.filter(|next| is_gap(next.gap()))?;
                (from.time, WrittenTime::read(prose, next)?)
            }
        };
        let is_24_hour = from.is_24_hour() && to.time.is_24_hour() && to.time.hour > 12;
        let is_sure = to.time.half.is_some() || is_24_hour;
        let is_period = is_sure || from.half.is_none() && is_opening(word, to.next, &from, &to.time);
        is_period.then_some(Period { from, to: to.time, end: to.end, is_sure })
    }

    fn report(&self, prose: &Prose, word: WordRef, found: &mut Reporter) {
        // After “between” a dash is read as “and”.
        let start = word.range().start;
        let shown = &prose.text()[start..self.end];
        if !self.is_sure {
            found
                .add(
                    prose.place(start, self.end),
                    format!("A dash stands between two times: “{shown}”."),
                    "Write both with am or pm, as in: 9am to 5pm",
                )
                .set_severity(Severity::Warning);
            return;
        }
        let is_between = word.before().is_some_and(|before| before.is("between"));
        let is_24_hour = self.to.half.is_none();
        let from = if is_24_hour { self.from.in_words_of_day() } else { self.from.plain() };
        let replacement = format!("{from} {} {}", if is_between { "and" } else { "to" }, self.to.plain());
        let finding = found.add(
            prose.place(start, self.end),
            format!("A dash stands between two times: “{shown}”."),
            format!("Write: {replacement}"),
        );
        finding.set_severity(Severity::Warning);
        // A number alone may be that of a room: “Room 5 – 5pm”. Where marks stand between the words, the edit would
        // take them out.
        let is_time = self.from.half.is_some()
            || self.from.separator.is_some()
            || word.text().contains(['-', '–']) && !word.before().is_some_and(|before| before.is("room"));
        if is_time && finding.location.span.of(prose.document.text()) == shown {
            finding.fix = Some(Fix::safe(Edit { span: finding.location.span, replacement }));
        }
    }
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
        for text in ["Room 5 – 5pm", "Room 5-5pm", "**9am** – 5pm", "at 00:30"] {
            assert_eq!(mended(&RULE, text), text);
        }
        let opening = "We are open 9-5. Open 9–5 on weekdays. Friday, 9 - 5. Club: Tuesdays 12-2. Come 9-4 on Mondays. We are here 10.00-12.00. Drop-in 10:00–12:00";
        let periods = ["9-5", "9–5", "9 - 5", "12-2", "9-4", "10.00-12.00", "10:00–12:00"];
        assert_eq!(found_in_easy(&RULE, opening), periods);
        assert_eq!(mended(&RULE, opening), opening);
        for text in [
            "Children aged 5-11 can come. They won on Saturday 3-1 win. The vote was 9-5.",
            "Sections 9-12 and 17.10-17.15. Pages 10-12. Rooms 9-12. Monday, 9-12 year olds.",
            "It takes 3-5 working days. Open 3-5 days a week. Monday 5-6 May. Monday 10-12-2026.",
            "Between £10.00-12.00, 10.00-12.00 miles. Ring 020 7946-0101 on Monday.",
        ] {
            assert_eq!(found_in_easy(&RULE, text), [] as [&str; 0], "{text}");
        }
        for (text, right) in [
            ("Come at 5 p.m., or at 9 a.m.; (not at 6 p.m.).", "Come at 5pm, or at 9am; (not at 6pm)."),
            ("9 am - 5 pm", "9am to 5pm"),
            ("9 am–5 pm.", "9am to 5pm."),
            ("9am-5 pm", "9am to 5pm"),
            ("9-5pm", "9 to 5pm"),
            ("9.30am – 12.30pm", "9:30am to 12:30pm"),
            ("10am - 12pm", "10am to midday"),
            ("09:00 – 17:00", "9am to 5pm"),
            ("09:30-13:00", "9:30am to 1pm"),
            ("between 9am-5pm", "between 9am and 5pm"),
            ("9 a.m. to 5 p.m. on Mondays", "9am to 5pm on Mondays"),
            ("We close at 5 p.m. Come in.", "We close at 5pm. Come in."),
            ("9 A.M. - 5.30 P.M. today", "9am to 5:30pm today"),
        ] {
            assert_eq!(mended(&RULE, text), right, "{text}");
        }
    }
}
