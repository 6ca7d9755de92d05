//! Floor 4: panics in the work on one file.
//! In: work on one file that may panic. Out: its result, or a finding that says that plainleaf is at fault,
//! and what to report.
//! Must never: let one file stop the others.

use crate::base::{Finding, Findings, Location, reported_rules};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The result of some work; none, and a finding, if it panics.
pub(super) fn catch<T>(
    place: impl FnOnce() -> Location,
    notes: &mut Findings,
    work: impl FnOnce() -> T,
) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| notes.push(finding(place(), &*panic))).ok()
}

fn finding(place: Location, panic: &(dyn std::any::Any + Send)) -> Finding {
    let help = bug_report_hint(&place.file, panic);
    let message = "plainleaf made a mistake of its own with this page.";
    Finding::new(&reported_rules::UNREADABLE, place, message, help)
}

/// What to report to the makers of plainleaf.
pub fn bug_report_hint(what: &str, panic: &(dyn std::any::Any + Send)) -> String {
    let words = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("no words");
    let version = env!("CARGO_PKG_VERSION");
    format!(
        "This is our fault, not yours. Please tell the makers of plainleaf, with these words: plainleaf {version}, {what}, “{words}”"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Span;

    #[test]
    fn a_panic_becomes_a_finding_that_says_what_to_send() {
        let place = || Location { file: "content/en/imha.md".into(), span: Span::default() };
        let mut notes = Findings::new();
        assert_eq!(catch(place, &mut notes, || 7), Some(7));
        assert!(notes.is_empty());
        let number = notes.len();
        assert_eq!(catch(place, &mut notes, || [1, 2][number + 2]), None);
        let [note] = &notes[..] else { panic!("one finding") };
        for words in [env!("CARGO_PKG_VERSION"), "content/en/imha.md", "index out of bounds", "our fault"] {
            assert!(note.help.contains(words), "{}", note.help);
        }
    }
}
