//! Floor 8: the words for a task.
//! In: a task of the review list. Out: its kind, its headline and what to do.
//! Must never: know in which format the list is written.

use crate::base::{capitalise, shell_word};
use crate::site::review::{ReviewCause, ReviewTask};

/// What a task is, in a few words.
pub(super) fn kind(task: &ReviewTask) -> String {
    match &task.cause {
        ReviewCause::Review if task.last.is_none() => "first review".into(),
        ReviewCause::Review => "review".into(),
        ReviewCause::Changed => "changed after its review".into(),
        ReviewCause::Sums => "sums of money end".into(),
        ReviewCause::Behind { .. } => "older than its page".into(),
        ReviewCause::Contact => "check the contact".into(),
        ReviewCause::Exception { rule, .. } => format!("exception ends: {rule}"),
    }
}

/// A task as the title of an event.
pub(super) fn headline(task: &ReviewTask) -> String {
    format!("{}: {}", capitalise(&kind(task)), task.name)
}

/// What to do, and where.
pub(super) fn detail(task: &ReviewTask) -> String {
    let todo = match &task.cause {
        ReviewCause::Review | ReviewCause::Changed => {
            format!(
                "Read the whole page and put right what is wrong. Then type: plainleaf review --done {}",
                shell_word(task.file)
            )
        }
        ReviewCause::Sums => "Put the sums right, and write until when the new ones hold: valid_until".into(),
        ReviewCause::Behind { source, changes } if changes.is_empty() => {
            format!("Read it side by side with {source}, and put it right.")
        }
        ReviewCause::Behind { source, changes } => {
            format!("Read it side by side with {source}, and put it right. {changes}")
        }
        ReviewCause::Contact => {
            "Try the number and the addresses, look at the hours, and write the day: checked".into()
        }
        ReviewCause::Exception { reason, .. } => {
            format!("Mend what it hides, or give it a new last day. Its reason was: {reason}")
        }
    };
    let owner = task.owner.map_or(String::new(), |owner| format!("\nWho looks after it: {owner}"));
    format!("{todo}\nFile: {}{owner}", task.file)
}
