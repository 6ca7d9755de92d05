//! Floor 5: what the start pages need to know of the computer.
//! In: questions. Out: the names of folders, the day: nothing else.
//! Must never: tell what is in a file.

use crate::base::Date;
use std::path::{Path, PathBuf};

/// A place that people know by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KnownPlace {
    /// Where people keep what they write.
    Documents,
    /// What they see when no program is open.
    Desktop,
    /// The folder of all that is theirs.
    Home,
}

/// A folder in another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedFolder {
    /// Its name.
    pub name: String,
    /// Whether it holds a site.
    pub is_site: bool,
}

/// Answers what the start pages ask. The server's own answer touches the disk; that of a test does not.
pub trait Computer {
    /// The places that there are, each a folder.
    fn places(&self) -> Vec<(KnownPlace, PathBuf)>;

    /// The folders in a folder, sorted, without hidden ones.
    ///
    /// # Errors
    /// Why it cannot be listed, in plain words.
    fn folders(&self, at: &Path) -> Result<Vec<ListedFolder>, String>;

    /// Whether a folder holds a site.
    fn is_site(&self, at: &Path) -> bool;

    /// Whether something is there already, other than an empty folder.
    fn is_taken(&self, at: &Path) -> bool;

    /// The sites that were opened lately, the last one first.
    fn recent(&self) -> Vec<PathBuf>;

    /// Today, in the United Kingdom.
    fn today(&self) -> Date;
}
