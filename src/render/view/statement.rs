//! Floor 3: the accessibility statement as templates see it.
//! In: nothing; `statement.rs` fills it in. Out: plain values.
//! Must never: claim more than is known.

use super::date::DateView;
use super::link::LinkView;
use serde::Serialize;

/// What an accessibility statement shows of the checks and of the pages in its language. Numbers are text.
#[derive(Serialize, Hash)]
pub struct StatementView<'s> {
    /// The number of automatic checks, and of those that passed.
    pub all: String,
    pub passed: String,
    /// The number of Easy Read pages and leaflets, and of those that readers have tested.
    pub easy: String,
    pub tested: String,
    /// The named set of Easy Read rules that was used.
    pub set: &'s str,
    /// The number of pages whose review is late; empty if there are none.
    pub late: String,
    /// The suppressions, those whose last day is over too.
    pub exceptions: Vec<ExceptionView<'s>>,
}

/// A known problem: a finding that staff have suppressed.
#[derive(Serialize, Hash)]
pub struct ExceptionView<'s> {
    pub page: LinkView<'s>,
    pub rule: &'s str,
    pub reason: &'s str,
    pub until: Option<DateView<'s>>,
    /// Whether that day is over.
    pub ended: bool,
}
