//! Floor 2: whether readers see a page on the day of the build.
//! In: a document, the settings and the day. Out: its `State`.
//! Must never: look at other pages.

use super::options::AssembleOptions;
use super::overdue::{Overdue, has_expired};
use super::role::{Role, State};
use super::settings::Settings;
use crate::doc::Document;

/// The state of a file: by `draft`, `publish_on` and `expires_on` of its front matter, and by the wish of its section for
/// pages that are late.
pub(super) fn state_on_day(doc: &Document, settings: &Settings, options: AssembleOptions) -> State {
    let front = &doc.front_matter;
    let is_later = front.publish_on.as_ref().is_some_and(|day| day.value > options.published_by);
    let role = Role::of(doc);
    let is_stopped = || {
        settings.hard_stops.count_for(&doc.content_path, role)
            && Overdue::of(doc, role, settings, options.today).unchecked_since.is_some()
    };
    if (front.draft || is_later) && !options.drafts {
        State::Waiting
    } else if has_expired(front, options.today) || is_stopped() {
        State::TakenDown
    } else {
        State::Live
    }
}
