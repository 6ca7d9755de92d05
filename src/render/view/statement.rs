//! Floor 3: the accessibility statement as templates see it.
//! In: nothing; `statement.rs` fills it in. Out: plain values.
//! Must never: claim more than is known.

use super::date::DateView;
use super::link::LinkView;
use serde::Serialize;

/// What a statement says of itself.
#[derive(Serialize, Hash)]
pub struct StatementView<'s> {
    /// As words: templates put them into sentences.
    pub all: String,
    pub passed: String,
    /// Easy Read pages and leaflets, and how many of them readers have tested.
    pub easy: String,
    pub tested: String,
    /// The named set of Easy Read rules that was used.
    pub set: &'s str,
    /// Pages whose review is late; empty where there are none.
    pub late: String,
    pub exceptions: Vec<ExceptionView<'s>>,
}

/// A known problem.
#[derive(Serialize, Hash)]
pub struct ExceptionView<'s> {
    pub page: LinkView<'s>,
    pub rule: &'s str,
    pub reason: &'s str,
    pub until: Option<DateView<'s>>,
}
