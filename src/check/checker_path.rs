//! Floor 3: the way to a part of a checker, for findings.
//! In: a part. Out: the answers that lead there, each at its own line.
//! Must never: be longer than the shortest way.

use crate::base::Finding;
use crate::site::{Checker, Page};

/// Adds to a finding by which answers readers come to its part.
pub fn describe_path(page: &Page, checker: &Checker, part: usize, note: &mut Finding) {
    for (at, number) in checker.shortest(part) {
        let answer = &checker.parts[at].answers[number];
        note.related.push((page.doc.location(answer.span), format!("on the way there: “{}”", answer.words)));
    }
}
