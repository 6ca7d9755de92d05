//! Floor 7: what the start pages may know of this computer.
//! In: their questions. Out: the answers of the disk and the clock.
//! Must never: tell what is in a file.

use crate::base::Date;
use crate::disk::{folders_in, is_site, is_taken, known_places, recent_sites};
use crate::workbench::start::{Computer, KnownPlace, ListedFolder};
use std::path::{Path, PathBuf};

/// This computer, on one day.
pub(super) struct ThisComputer {
    pub today: Date,
}

impl Computer for ThisComputer {
    fn places(&self) -> Vec<(KnownPlace, PathBuf)> {
        known_places()
    }

    fn folders(&self, at: &Path) -> Result<Vec<ListedFolder>, String> {
        folders_in(at).map_err(|error| error.message)
    }

    fn is_site(&self, at: &Path) -> bool {
        is_site(at)
    }

    fn is_taken(&self, at: &Path) -> bool {
        is_taken(at)
    }

    fn recent(&self) -> Vec<PathBuf> {
        recent_sites()
    }

    fn today(&self) -> Date {
        self.today
    }
}
