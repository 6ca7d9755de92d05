//! Floor 2: what changes on the site by itself, and on which day.
//! In: the finished site. Out: the pages that begin and end, in the order of the days on which somebody, or a timer,
//! must build again.
//! Must never: name a draft: it begins when somebody takes the word out.

use super::model::Site;
use super::overdue::review_due;
use super::page::Page;
use super::role::State;
use crate::base::{Date, Interval, Span};

/// What becomes of a page on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeOfState {
    /// Readers see it from that day on.
    Begins,
    /// From that day on its readers are told that it was taken down.
    Ends,
    /// The same, unless somebody checks it before: it will be late for too long.
    Stops,
}

impl ChangeOfState {
    /// A stable name for machines.
    pub fn name(self) -> &'static str {
        match self {
            ChangeOfState::Begins => "begins",
            ChangeOfState::Ends => "ends",
            ChangeOfState::Stops => "stops",
        }
    }

    /// What happens, in a few words.
    pub fn words(self) -> &'static str {
        match self {
            ChangeOfState::Begins => "begins",
            ChangeOfState::Ends => "ends",
            ChangeOfState::Stops => "is taken down unless somebody checks it",
        }
    }
}

/// A page that changes on a day, though nobody touches it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComingChange<'s> {
    /// The first day on which it is so.
    pub day: Date,
    /// What becomes of the page.
    pub change: ChangeOfState,
    /// Its file.
    pub file: &'s str,
    /// Where its file names the day.
    pub span: Span,
    /// Its title.
    pub name: &'s str,
    /// Its address.
    pub address: &'s str,
}

/// All changes of later days, in their order.
pub fn coming(site: &Site) -> Vec<ComingChange<'_>> {
    let mut all: Vec<ComingChange> = site.pages.iter().flat_map(|page| of_page(site, page)).collect();
    all.retain(|coming| coming.day > site.today);
    all.sort_by_key(|coming| (coming.day, coming.file, coming.change));
    all
}

fn of_page<'s>(site: &'s Site, page: &'s Page) -> Vec<ComingChange<'s>> {
    let front = &page.doc.front_matter;
    if front.draft {
        return Vec::new();
    }
    let coming = |day, change, span| ComingChange {
        day,
        change,
        file: &page.doc.path,
        span,
        name: page.title(),
        address: &page.address,
    };
    let after = |last: Date| last.plus(Interval::days(1));
    let begins = front.publish_on.as_ref().map(|day| coming(day.value, ChangeOfState::Begins, day.span));
    let ends = front.expires_on.as_ref().map(|day| coming(after(day.value), ChangeOfState::Ends, day.span));
    let may_stop =
        page.state == State::Live && site.settings.hard_stops.count_for(&page.doc.content_path, page.role);
    let last = review_due(front, &site.settings, site.today).filter(|_| may_stop);
    let stops = front.reviewed.as_ref().zip(last).map(|(reviewed, due)| {
        coming(after(due.plus(site.settings.review_grace)), ChangeOfState::Stops, reviewed.span)
    });
    let ends_on = ends.as_ref().map(|ends| ends.day);
    let stops = stops.filter(|stops| ends_on.is_none_or(|ends| stops.day < ends));
    [begins, ends, stops].into_iter().flatten().collect()
}

/// The next change in a sentence, and that somebody must build then. `None` where nothing changes by itself.
pub fn next_change(site: &Site) -> Option<String> {
    let all = coming(site);
    let first = all.first()?;
    let more = match all.len() - 1 {
        0 => String::new(),
        1 => " One more change follows.".to_string(),
        number => format!(" {number} more changes follow."),
    };
    Some(format!(
        "On {} “{}” {}: build again on that day.{more} To see all days, type: plainleaf review",
        first.day,
        first.name,
        first.change.words()
    ))
}
