//! Floor 3: the way to a part of a checker, for findings.
//! In: a part. Out: the answers that lead there, each at its own line.
//! Must never: be longer than the shortest way.

use crate::base::Diagnostic;
use crate::site::{Checker, Page};

/// Adds to a finding by which answers readers come to its part.
pub fn tell(page: &Page, checker: &Checker, part: usize, note: &mut Diagnostic) {
    for (at, number) in checker.shortest(part) {
        let answer = &checker.parts[at].answers[number];
        note.also.push((page.doc.place(answer.span), format!("on the way there: “{}”", answer.words)));
    }
}
