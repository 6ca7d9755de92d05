//! Floor 3: the path of answers to a part of a checker, as notes of a finding.
//! In: a part. Out: the answers that lead there, each with its location.
//! Must never: show a longer path than the shortest.

use crate::base::Finding;
use crate::site::{Checker, Page};

/// Adds the answers of the shortest path to `part`, an index in `checker.parts`, as related places of a finding.
pub fn describe_path(page: &Page, checker: &Checker, part: usize, finding: &mut Finding) {
    for (question, number) in checker.shortest(part) {
        let answer = &checker.parts[question].answers[number];
        finding
            .related
            .push((page.doc.location(answer.span), format!("on the way there: “{}”", answer.words)));
    }
}
