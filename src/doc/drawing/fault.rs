//! Floor 1: something in a drawing that cannot be accepted.
//! In: its place, and what to say. Out: a value that becomes a finding.
//! Must never: name a file: the drawing does not know where it stands.

use crate::base::Span;

/// Something in a drawing that cannot be accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawingFault {
    /// Where it stands in the file.
    pub span: Span,
    /// What is wrong, in one plain sentence.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// What to do about most faults.
pub const SAVE_AGAIN: &str = "Save it again from the program that drew it, as “plain SVG”.";

impl DrawingFault {
    /// A fault at a place.
    pub fn new(span: Span, message: impl Into<String>, help: impl Into<String>) -> DrawingFault {
        DrawingFault { span, message: message.into(), help: help.into() }
    }
}
