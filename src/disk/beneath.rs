//! Floor 6: a folder that is held open, and what lies in it. The one file that knows cap-std.
//! In: a folder, and names in it. Out: its files and folders, reached without following a link.
//! Must never: leave the folder, whatever is exchanged for a link meanwhile; wait for a pipe; or read without a limit.

use super::file_stat::FileStat;
use super::write::Counter;
use cap_fs_ext::{DirExt, FollowSymlinks, MetadataExt, OpenOptionsFollowExt, OpenOptionsSyncExt};
use cap_std::ambient_authority;
use cap_std::fs::{Dir, Metadata, OpenOptions};
use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Component, Path};
use std::time::SystemTime;

/// A folder that stays the same one, whatever becomes of its name.
#[derive(Debug)]
pub(super) struct OpenFolder(Dir);

/// Device and number of a file: two names with the same are names of one file.
pub(super) type FileId = (u64, u64);

/// Why something could not be read as a file.
#[derive(Debug)]
pub(super) enum ReadError {
    /// The system refused it.
    System(io::Error),
    /// It is a pipe, a socket, a device, a folder.
    NoFile,
    /// It has this many bytes, more than were asked for.
    TooLarge(u64),
}

impl OpenFolder {
    /// Opens the folder at a path. Links in the path are followed: whoever gives it has resolved them.
    pub fn at(path: &Path) -> io::Result<OpenFolder> {
        Dir::open_ambient_dir(path, ambient_authority()).map(OpenFolder)
    }

    /// The folder at a path below this one. No part of the path may be a link.
    pub fn below(&self, path: &Path) -> io::Result<OpenFolder> {
        let mut folder = self.0.try_clone()?;
        for part in path.components() {
            let Component::Normal(name) = part else { return Err(ErrorKind::InvalidInput.into()) };
            folder = folder.open_dir_nofollow(name)?;
        }
        Ok(OpenFolder(folder))
    }

    /// The folder of this name in this one; it is made if there is none. Whether it is new.
    pub fn below_or_new(&self, name: &OsStr) -> io::Result<(OpenFolder, bool)> {
        let is_new = match self.0.create_dir(name) {
            Ok(()) => true,
            Err(error) if error.kind() == ErrorKind::AlreadyExists => false,
            Err(error) => return Err(error),
        };
        Ok((OpenFolder(self.0.open_dir_nofollow(name)?), is_new))
    }

    /// The names in this folder.
    pub fn names(&self) -> io::Result<Vec<OsString>> {
        self.0.entries()?.map(|entry| entry.map(|entry| entry.file_name())).collect()
    }

    /// What has this name, a link as a link; none where nothing has it.
    pub fn about(&self, name: &OsStr) -> io::Result<Option<Metadata>> {
        match self.0.symlink_metadata(name) {
            Ok(about) => Ok(Some(about)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Whether the present user may not write into this file, though perhaps put another one in its place.
    pub fn is_protected(&self, name: &OsStr, about: &Metadata) -> bool {
        let mut options = OpenOptions::new();
        options.write(true).follow(FollowSymlinks::No).nonblock(true);
        let refused = |error: io::Error| error.kind() == ErrorKind::PermissionDenied;
        about.permissions().readonly() || self.0.open_with(name, &options).is_err_and(refused)
    }

    /// The content of a file of at most `most` bytes, and its state when it was opened.
    pub fn read(&self, name: &OsStr, most: u64) -> Result<(Vec<u8>, FileStat), ReadError> {
        self.read_with_id(name, most).map(|(bytes, stat, _)| (bytes, stat))
    }

    /// The same, and what the file is, if it has several names.
    pub fn read_with_id(
        &self,
        name: &OsStr,
        most: u64,
    ) -> Result<(Vec<u8>, FileStat, Option<FileId>), ReadError> {
        let mut options = OpenOptions::new();
        // A name that was a file when the folder was listed may be a link or a pipe by now. Opening a pipe would
        // wait until somebody writes into it, perhaps for ever.
        options.read(true).follow(FollowSymlinks::No).nonblock(true);
        let file = self.0.open_with(name, &options).map_err(ReadError::System)?;
        let id = file.metadata().map_err(ReadError::System)?;
        let id = (id.nlink() > 1).then(|| (id.dev(), id.ino()));
        let file = file.into_std();
        let about = file.metadata().map_err(ReadError::System)?;
        if !about.is_file() {
            return Err(ReadError::NoFile);
        }
        if about.len() > most {
            return Err(ReadError::TooLarge(about.len()));
        }
        let mut bytes = Vec::with_capacity(about.len() as usize + 1);
        file.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(ReadError::System)?;
        // It grew while it was read.
        if bytes.len() as u64 > most {
            return Err(ReadError::TooLarge(bytes.len() as u64));
        }
        Ok((bytes, FileStat::of(&about), id))
    }

    /// What a file is. Windows tells it of an open file only.
    #[cfg(not(unix))]
    pub fn id(&self, name: &OsStr) -> io::Result<FileId> {
        let mut options = OpenOptions::new();
        options.read(true).follow(FollowSymlinks::No).nonblock(true);
        let about = self.0.open_with(name, &options)?.metadata()?;
        Ok((about.dev(), about.ino()))
    }

    /// Writes a file that does not exist yet, and waits until its content would survive a power cut. With
    /// `like`, it gets that file's permissions and owner.
    pub fn write_new(&self, name: &OsStr, bytes: &[u8], like: Option<&Metadata>) -> io::Result<()> {
        let mut file = self.create(name, 0o644)?;
        file.write_all(bytes)?;
        if let Some(like) = like {
            #[cfg(unix)]
            {
                use cap_std::fs::MetadataExt as _;
                // Only the administrator can give a file to another owner. For everybody else it has the right
                // owner already. The permissions come second: a change of owner takes some of them away.
                let _ = std::os::unix::fs::fchown(&file, Some(like.uid()), Some(like.gid()));
            }
            cap_std::fs::File::from_std(file.try_clone()?).set_permissions(like.permissions())?;
        }
        file.sync_all()
    }

    /// Writes a file that does not exist yet, and that nobody but this user can read.
    #[cfg(feature = "serve")]
    pub fn write_private(&self, name: &OsStr, bytes: &[u8]) -> io::Result<()> {
        self.create(name, 0o600)?.write_all(bytes)
    }

    /// A new file. `mode` is what Unix lets people do with it; other systems ask the folder.
    fn create(&self, name: &OsStr, mode: u32) -> io::Result<File> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        {
            use cap_std::fs::OpenOptionsExt;
            options.mode(mode);
        }
        #[cfg(not(unix))]
        let _ = mode;
        self.0.open_with(name, &options).map(|file| file.into_std())
    }

    /// Writes a file whole or not at all, over what has this name. A kill leaves the old file, and perhaps one
    /// whose name ends in `.part`.
    pub fn write_whole(&self, name: &str, bytes: &[u8], counter: &Counter) -> io::Result<()> {
        let part = OsString::from(format!("{name}.{}-{}.part", std::process::id(), counter.next()));
        let write = || self.create(&part, 0o644)?.write_all(bytes);
        write().and_then(|()| self.rename(&part, OsStr::new(name))).inspect_err(|_| drop(self.remove(&part)))
    }

    /// Opens a file to lock it, and makes it if it does not exist.
    pub fn open_lock(&self, name: &OsStr) -> io::Result<File> {
        let mut options = OpenOptions::new();
        options.write(true).create(true).follow(FollowSymlinks::No).nonblock(true);
        self.0.open_with(name, &options).map(|file| file.into_std())
    }

    /// Sets the time of a file's last change.
    pub fn touch(&self, name: &OsStr, now: SystemTime) -> io::Result<()> {
        let mut options = OpenOptions::new();
        options.write(true).follow(FollowSymlinks::No).nonblock(true);
        self.0.open_with(name, &options)?.into_std().set_modified(now)
    }

    /// Gives a file another name, over what has that name.
    pub fn rename(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        self.0.rename(from, &self.0, to)
    }

    /// Moves a file into another folder, on another disk too. Nothing may have its new name.
    pub fn move_to(&self, from: &OsStr, folder: &OpenFolder, to: &OsStr) -> io::Result<()> {
        if self.0.rename(from, &folder.0, to).is_ok() {
            return Ok(());
        }
        let read = self.read(from, u64::MAX).map_err(|error| match error {
            ReadError::System(error) => error,
            _ => ErrorKind::InvalidInput.into(),
        });
        folder.write_new(to, &read?.0, None)?;
        self.remove(from)
    }

    /// Gives a file a second name. Unlike [`OpenFolder::rename`], it never takes the place of another file.
    pub fn link(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        self.0.hard_link(from, &self.0, to)
    }

    /// Deletes a file, or a link.
    pub fn remove(&self, name: &OsStr) -> io::Result<()> {
        self.0.remove_file_or_symlink(name)
    }

    /// Deletes an empty folder.
    pub fn remove_folder(&self, name: &OsStr) -> io::Result<()> {
        self.0.remove_dir(name)
    }

    /// Exchanges two files in one step: nobody ever sees a name without its file.
    ///
    /// # Errors
    /// Also if the system or the file system cannot do that: `Unsupported` or `InvalidInput`.
    #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
    pub fn exchange(&self, one: &OsStr, other: &OsStr) -> io::Result<()> {
        use rustix::fs::{RenameFlags, renameat_with};
        renameat_with(&self.0, one, &self.0, other, RenameFlags::EXCHANGE).map_err(io::Error::from)
    }

    /// Exchanges two files in one step. This system cannot.
    #[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
    pub fn exchange(&self, _one: &OsStr, _other: &OsStr) -> io::Result<()> {
        Err(ErrorKind::Unsupported.into())
    }

    /// Makes the names in this folder survive a power cut. Where a folder cannot be synced, the system does that
    /// in its own time.
    pub fn settle(&self) {
        let _ = self.0.open(".").and_then(|folder| folder.sync_all());
    }
}

/// The content of a file of at most `most` bytes. The last part of its path may not be a link.
pub(super) fn read_file(path: &Path, most: u64) -> Result<Vec<u8>, ReadError> {
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else { return Err(ReadError::NoFile) };
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    OpenFolder::at(folder).map_err(ReadError::System)?.read(name, most).map(|(bytes, _)| bytes)
}
