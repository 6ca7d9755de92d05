//! Floor 6: one file of a save.
//! In: a folder that is held open, a name in it, the old bytes and the new ones. Out: the file with the new bytes, if
//! it held the old ones.
//! Must never: lose a word that somebody else wrote, even in the same moment.

use super::beneath::{OpenFolder, ReadError};
use super::state_folder::LARGEST;
use std::ffi::{OsStr, OsString};
use std::io::{self, ErrorKind};

/// Keeps words that were found where nobody expected any. Whether they are safe now.
pub(super) type Stash<'a> = &'a dyn Fn(&[u8]) -> bool;

/// A file to change. Only one process at a time changes files of a site.
pub(super) struct Step<'a> {
    pub folder: &'a OpenFolder,
    pub name: &'a OsStr,
    pub stash: Stash<'a>,
}

impl Step<'_> {
    /// Replaces exactly the old bytes by the new ones; none stand for no file. False if the file holds something
    /// else by now.
    ///
    /// # Errors
    /// If the system refuses it. The file is as it was.
    pub fn make(&self, before: Option<&[u8]>, after: Option<&[u8]>) -> io::Result<bool> {
        let mut part = OsString::from(".");
        part.push(self.name);
        part.push(".plainleaf-saved");
        self.clear(&part)?;
        match (before, after) {
            (Some(before), Some(after)) => self.replace(&part, before, after),
            (None, Some(after)) => self.create(&part, after),
            (Some(before), None) => self.take_away(&part, before),
            (None, None) => Ok(true),
        }
    }

    /// Takes away what a killed save left under the name that is needed now. If that is words, they are kept.
    fn clear(&self, part: &OsStr) -> io::Result<()> {
        match self.folder.about(part)? {
            None => Ok(()),
            Some(about) if about.is_dir() => Err(ErrorKind::AlreadyExists.into()),
            Some(about) if about.is_file() && !self.is_kept(part, &[]) => {
                Err(ErrorKind::AlreadyExists.into())
            }
            Some(_) => self.folder.remove(part),
        }
    }

    /// Whether the words of a file are one of these texts, or are kept now.
    fn is_kept(&self, file: &OsStr, known: &[&[u8]]) -> bool {
        match self.folder.read(file, LARGEST) {
            Ok((words, _)) => words.is_empty() || known.contains(&&*words) || (self.stash)(&words),
            Err(_) => false,
        }
    }

    /// Deletes the file beside the real one, unless it holds words that are nowhere else.
    fn drop_part(&self, part: &OsStr, known: &[&[u8]]) {
        if self.is_kept(part, known) {
            let _ = self.folder.remove(part);
        }
    }

    fn holds(&self, name: &OsStr, text: &[u8]) -> io::Result<bool> {
        match self.folder.read(name, LARGEST) {
            Ok((bytes, _)) => Ok(bytes == text),
            Err(ReadError::System(error)) => Err(error),
            Err(_) => Ok(false),
        }
    }

    fn replace(&self, part: &OsStr, before: &[u8], after: &[u8]) -> io::Result<bool> {
        let Some(about) = self.folder.about(self.name)? else { return Ok(false) };
        if let Err(error) = self.folder.write_new(part, after, Some(&about)) {
            let _ = self.folder.remove(part);
            return Err(error);
        }
        // The two change places in one step, and what came out is compared: nothing that another program wrote in
        // the last moment is lost.
        if self.folder.exchange(part, self.name).is_ok() {
            self.folder.settle();
            let is_expected = self.holds(part, before);
            if !matches!(is_expected, Ok(true)) {
                self.folder.exchange(part, self.name)?;
            }
            // After the first exchange it holds the old text, after the second one the new text; or what somebody
            // wrote into that within this moment.
            self.drop_part(part, &[before, after]);
            return is_expected;
        }
        // Where that cannot be done, the moment between these two calls remains.
        let done = match self.holds(self.name, before) {
            Ok(true) => self.folder.rename(part, self.name).map(|()| true),
            other => other,
        };
        if matches!(done, Ok(true)) {
            self.folder.settle();
        } else {
            self.drop_part(part, &[after]);
        }
        done
    }

    /// Makes a new file. False if there is a file already.
    fn create(&self, part: &OsStr, after: &[u8]) -> io::Result<bool> {
        // A hard link never takes the place of a file, unlike a rename. Some drives have none.
        let put = |folder: &OpenFolder| match folder.link(part, self.name) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
            Err(_) if folder.about(self.name)?.is_some() => Ok(false),
            Err(_) => folder.rename(part, self.name).map(|()| true),
        };
        let made = self.folder.write_new(part, after, None).and_then(|()| put(self.folder));
        if matches!(made, Ok(true)) {
            self.folder.settle();
        }
        // It is a second name of the new file, or holds what was not made.
        let _ = self.folder.remove(part);
        made
    }

    /// Deletes the file. False if it holds another text by now.
    fn take_away(&self, part: &OsStr, before: &[u8]) -> io::Result<bool> {
        self.folder.rename(self.name, part)?;
        let is_expected = self.holds(part, before);
        let put_back = || match self.folder.link(part, self.name) {
            Ok(()) => self.folder.remove(part),
            Err(_) if matches!(self.folder.about(self.name), Ok(None)) => self.folder.rename(part, self.name),
            // Somebody made a new file of this name: the words of the old one go to the copies.
            Err(_) => {
                self.drop_part(part, &[before]);
                Ok(())
            }
        };
        if matches!(is_expected, Ok(true)) {
            let _ = self.folder.remove(part);
        } else {
            put_back()?;
        }
        self.folder.settle();
        is_expected
    }
}
