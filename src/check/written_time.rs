//! Floor 3: a time of day as somebody wrote it.
//! In: a word such as `5.30pm` or `17:00`. Out: its hour and minute, and the time as the NHS writes it; whether words
//! around two numbers say that they are times.
//! Must never: guess whether a time is in the morning where nothing says so.

use super::prose::WordRef;
use crate::base::MONTHS;

/// A time as it is written.
pub(super) struct Time {
    pub hour: u32,
    pub minute: u32,
    /// The character between hour and minute.
    pub separator: Option<char>,
    /// `am` or `pm`.
    pub half: Option<&'static str>,
}

impl Time {
    /// Parses a time: `9am`, `5.30pm`, `9a.m`, `17:00`, `9`.
    pub fn read(written: &str) -> Option<Time> {
        let letters = written.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(written.len());
        let (digits, half) = written.split_at(letters);
        let half = if half.is_empty() { None } else { Some(without_stops(half)?) };
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

    /// Whether it may be of the 24-hour clock: `09:00`.
    pub fn is_24_hour(&self) -> bool {
        self.half.is_none() && self.separator == Some(':')
    }

    /// A time of the 24-hour clock with am or pm: `9am`, `12:30pm`, `midnight`.
    pub fn in_words_of_day(&self) -> String {
        let half = if self.hour < 12 { "am" } else { "pm" };
        let hour = if self.hour == 0 { 12 } else { self.hour };
        let hour = if hour > 12 { hour - 12 } else { hour };
        Time { hour, half: Some(half), ..*self }.plain()
    }

    pub fn is_twelve(&self) -> bool {
        self.hour == 12 && self.minute == 0
    }

    /// The time as the NHS writes it: `5:30pm`, `midday`.
    pub fn plain(&self) -> String {
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

/// `a.m.` → `am`. None for other words.
pub(super) fn without_stops(half: &str) -> Option<&'static str> {
    let letters: String = half.chars().filter(|c| *c != '.').flat_map(char::to_lowercase).collect();
    match &*letters {
        "am" => Some("am"),
        "pm" => Some("pm"),
        _ => None,
    }
}

/// Words behind which hours are named: “open 9-5”.
const OPENINGS: [&str; 19] = [
    "open",
    "opens",
    "daily",
    "weekday",
    "weekdays",
    "weekend",
    "weekends",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tues",
    "wed",
    "thurs",
    "fri",
];

/// Words before numbers of something else.
const NUMBERED: [&str; 30] = [
    "age",
    "aged",
    "ages",
    "article",
    "articles",
    "band",
    "chapter",
    "chapters",
    "figure",
    "grade",
    "group",
    "law",
    "number",
    "numbers",
    "page",
    "pages",
    "paragraph",
    "paragraphs",
    "para",
    "paras",
    "part",
    "regulation",
    "room",
    "rooms",
    "section",
    "sections",
    "step",
    "steps",
    "table",
    "version",
];

/// Words behind numbers of something else.
const UNITS: [&str; 34] = [
    "adults", "children", "cm", "days", "day", "defeat", "draw", "hours", "kg", "km", "litres", "loss", "m",
    "metres", "miles", "minutes", "months", "nights", "people", "percent", "places", "points", "pounds",
    "sessions", "times", "victory", "weeks", "win", "working", "year", "years", "more", "or", "per",
];

/// Whether the words around two numbers with a dash between them, without am and pm, say that they are times. Ages,
/// dates, scores and sections of laws look the same.
pub(super) fn is_opening(word: WordRef, next: Option<WordRef>, from: &Time, to: &Time) -> bool {
    let is_of = |word: Option<WordRef>, known: &[&str]| {
        word.is_some_and(|word| known.contains(&word.text().to_lowercase().trim_end_matches('.')))
    };
    let (before, gap) = (word.before(), word.gap());
    let behind = next.map_or("", |next| next.gap());
    if is_of(before, &NUMBERED)
        || is_of(next, &UNITS)
        || is_of(next, &MONTHS)
        || gap.contains(['£', '$', '€', '-', '/'])
        || behind.starts_with(['%', '-', '/', '\''])
        || from.hour == to.hour && from.minute == to.minute
    {
        return false;
    }
    let is_clock = |time: &Time| time.separator.is_some() && time.minute.is_multiple_of(15);
    if is_clock(from) && is_clock(to) {
        return true;
    }
    let has_hours = from.separator.is_none() && to.separator.is_none() && from.hour > 0 && to.hour > 0;
    let is_day = |word: Option<WordRef>| {
        word.is_some_and(|word| {
            let lower = word.text().to_lowercase();
            OPENINGS.contains(&lower.strip_suffix('s').unwrap_or(&lower)) || OPENINGS.contains(&&*lower)
        })
    };
    let on_day = is_of(next, &["on", "every", "each"]) && is_day(next.and_then(|next| next.next()));
    has_hours
        && (is_day(before) && !gap.contains(['.', '\n'])
            || on_day
            || is_day(next) && matches!(behind, " " | ", "))
}

/// Whether words around hour and minute show that they are a time of day. Verses, ratios and durations look the same.
pub(super) fn is_time_of_day(time: &Time, before: Option<WordRef>, after: Option<WordRef>) -> bool {
    let follows = |known: &[&str]| before.is_some_and(|before| known.iter().any(|known| before.is(known)));
    let begins_period = after.is_some_and(|after| {
        ["to", "until", "hours", "hrs"].iter().any(|known| after.is(known)) || is_dash(after.gap())
    });
    let is_point_in_time = follows(&["at", "until", "till", "by", "before", "after"]);
    is_point_in_time && (time.hour > 12 || time.hour == 0)
        || time.hour > 12 && (begins_period || follows(&["from", "to", "between", "and", "around", "about"]))
}

/// Whether the gap between two words is a dash.
pub(super) fn is_dash(gap: &str) -> bool {
    matches!(gap.trim(), "–" | "—" | "-")
}
