//! Floor 2: what time has overtaken on a page.
//! In: the dates of a page, the site's intervals, the day. Out: since when nobody has checked it, and until when its
//! sums were right: what readers must be told above its text.
//! Must never: count a day that has not come as one on which somebody checked anything.

use super::role::Role;
use super::settings::Settings;
use crate::base::Date;
use crate::doc::{Document, FrontMatter};

/// What readers must be told of a page because days have passed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Overdue {
    /// The day of its last review, where the next one is later than the site's grace allows.
    pub unchecked_since: Option<Date>,
    /// The last day on which its sums of money were right, where that is over.
    pub sums_until: Option<Date>,
}

impl Overdue {
    /// What is overdue on the day `today`: nothing on a page that has ended, or that only lists others.
    pub(super) fn of(doc: &Document, role: Role, settings: &Settings, today: Date) -> Overdue {
        let front = &doc.front_matter;
        if has_expired(front, today) || matches!(role, Role::AtoZ | Role::Leaflets) {
            return Overdue::default();
        }
        let last = reviewed(front, today).zip(review_due(front, settings, today));
        Overdue {
            unchecked_since: last
                .filter(|(_, due)| due.plus(settings.review_grace) < today)
                .map(|(reviewed, _)| reviewed),
            sums_until: front.valid_until.as_ref().map(|until| until.value).filter(|until| *until < today),
        }
    }

    /// Whether there is anything to tell.
    pub fn is_empty(self) -> bool {
        self == Overdue::default()
    }
}

/// Whether a page has ended. The day that staff name is the last on which readers see it.
pub(super) fn has_expired(front: &FrontMatter, today: Date) -> bool {
    front.expires_on.as_ref().is_some_and(|day| day.value < today)
}

/// The day of the last review. A day that has not come is a slip, or the clock is behind: nobody checked the page then.
pub(super) fn reviewed(front: &FrontMatter, today: Date) -> Option<Date> {
    front.reviewed.as_ref().map(|day| day.value).filter(|day| *day <= today)
}

/// The day by which the next review is due: by the page's own interval, else by the site's.
pub(super) fn review_due(front: &FrontMatter, settings: &Settings, today: Date) -> Option<Date> {
    let interval = front.review_every.map_or(settings.review_every.value, |own| own.value);
    reviewed(front, today).map(|day| day.plus(interval))
}
