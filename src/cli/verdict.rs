//! Floor 8: the outcome of a command.
//! In: nothing. Out: the type of what a command returns when it could run.
//! Must never: stand for a command that could not run: that is a `UserError`.

/// The outcome of a command.
pub(super) enum Verdict {
    /// All is well.
    Fine,
    /// There are errors in the content.
    Problems,
}
