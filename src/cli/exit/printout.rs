//! Floor 8: what a command prints: words for people, or a document for another program.
//! In: one or the other. Out: the same, to be printed.
//! Must never: mix the two: a sentence behind a document would break it.

use super::program_text::ProgramText;

/// What a command prints.
pub enum Printout {
    /// For people. What may steer a terminal is made visible when it is printed.
    Words(String),
    /// For another program.
    ForProgram(ProgramText),
}

impl Printout {
    /// Adds words before and after, for people alone.
    pub fn around(self, before: &str, after: &str) -> Printout {
        match self {
            Printout::Words(words) => {
                let gap = if before.is_empty() || words.is_empty() { "" } else { "\n" };
                Printout::Words(format!("{before}{gap}{words}{after}"))
            }
            document => document,
        }
    }
}
