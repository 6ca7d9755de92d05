//! Floor 3: a time of day as somebody wrote it.
//! In: a word such as `5.30pm` or `17:00`. Out: its hour and minute, and the time as the NHS writes it.
//! Must never: guess whether a time is in the morning where nothing says so.

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
