//! Floor 8: everything that leaves for a terminal, a log or another program, escaped where it leaves.
//! In: words and values, as content and file names have them. Out: the same, so that they are only read.
//! Must never: let content steer a terminal, command a build service, or end a value of another format early.

mod calendar;
mod harmless;
mod printout;
mod program_text;
mod workflow;

pub(super) use calendar::Calendar;
pub(super) use harmless::{harmless, in_one_line};
pub(super) use printout::Printout;
pub(super) use program_text::ProgramText;
pub(super) use workflow::Annotation;
