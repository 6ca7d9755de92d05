//! Floor 8: the review list as a calendar.
//! In: tasks. Out: one iCalendar file (RFC 5545), with an all-day event for each task.
//! Must never: give a task another UID when only its day moves.

use super::exit::{Calendar, ProgramText};
use super::tasks::{detail, headline};
use crate::base::{Date, Interval, Key};
use crate::site::Site;
use crate::site::coming::coming;
use crate::site::review::ReviewTask;

/// The whole calendar.
pub(super) fn say(site: &Site, tasks: &[ReviewTask]) -> ProgramText {
    let mut calendar = Calendar::default();
    calendar.exact("BEGIN", "VCALENDAR");
    calendar.exact("VERSION", "2.0");
    calendar.exact("PRODID", "-//plainleaf//plainleaf//EN");
    calendar.exact("CALSCALE", "GREGORIAN");
    calendar.exact("METHOD", "PUBLISH");
    let name = format!("{}: what to look at again", site.settings.name);
    calendar.words("X-WR-CALNAME", &name);
    for task in tasks {
        let next = task.due.plus(Interval::days(1));
        calendar.exact("BEGIN", "VEVENT");
        calendar.exact("UID", &uid(site, task));
        calendar.exact("DTSTAMP", &format!("{}T000000Z", digits(site.today)));
        calendar.exact("DTSTART;VALUE=DATE", &digits(task.due));
        calendar.exact("DTEND;VALUE=DATE", &digits(next));
        calendar.words("SUMMARY", &headline(task));
        calendar.words("DESCRIPTION", &detail(task));
        if let Some(address) = task.address {
            calendar.exact("URL", &site.absolute(address));
        }
        calendar.exact("CATEGORIES", task.cause.name());
        calendar.exact("TRANSP", "TRANSPARENT");
        calendar.exact("BEGIN", "VALARM");
        calendar.exact("ACTION", "DISPLAY");
        calendar.exact("TRIGGER", "-P7D");
        calendar.words("DESCRIPTION", &headline(task));
        calendar.exact("END", "VALARM");
        calendar.exact("END", "VEVENT");
    }
    for change in coming(site) {
        let next = change.day.plus(Interval::days(1));
        let headline = format!("Build the website again: {} {}", change.name, change.change.words());
        calendar.exact("BEGIN", "VEVENT");
        calendar.exact("UID", &uid_of(site, change.change.name(), &Key::of_value(&change.file)));
        calendar.exact("DTSTAMP", &format!("{}T000000Z", digits(site.today)));
        calendar.exact("DTSTART;VALUE=DATE", &digits(change.day));
        calendar.exact("DTEND;VALUE=DATE", &digits(next));
        calendar.words("SUMMARY", &headline);
        calendar.words("DESCRIPTION", &format!("Type: plainleaf build\nFile: {}", change.file));
        calendar.exact("URL", &site.absolute(change.address));
        calendar.exact("CATEGORIES", change.change.name());
        calendar.exact("TRANSP", "TRANSPARENT");
        calendar.exact("END", "VEVENT");
    }
    calendar.exact("END", "VCALENDAR");
    calendar.finish()
}

/// The UID of a task. It stays the same while the file and the cause are the same, so that a calendar moves
/// the event and does not add a second one.
fn uid(site: &Site, task: &ReviewTask) -> String {
    let rule = match task.cause {
        crate::site::review::ReviewCause::Exception { rule, .. } => rule,
        _ => "",
    };
    // All contacts are in one file, so the name tells them apart.
    let name = if task.address.is_none() { task.name } else { "" };
    uid_of(site, task.cause.name(), &Key::of_value(&(task.file, rule, name)))
}

fn uid_of(site: &Site, what: &str, key: &Key) -> String {
    let host = site.settings.origin.split("://").nth(1).unwrap_or("site.example");
    format!("{what}-{key}@{}", host.split(':').next().unwrap_or(host))
}

fn digits(date: Date) -> String {
    date.to_string().replace('-', "")
}
