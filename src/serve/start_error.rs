//! Floor 7: the error where the system refuses what a preview needs.
//! In: the error of the system. Out: the same in plain words, with what to try.
//! Must never: blame what the files of the site hold.

use crate::disk::{UserError, describe_io_error};

/// The preview cannot start, because of an error of the system.
pub(super) fn could_not_start(error: &std::io::Error) -> UserError {
    UserError::new(
        format!("The preview could not be started: {}.", describe_io_error(error)),
        "Close other programs, then try again.",
    )
}
