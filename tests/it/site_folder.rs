//! A site in a folder of its own on the disk, on which tests run the program as somebody types it.

use crate::test_site::TestSite;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

/// The small site with files laid over it, in a folder that is gone when the test is over.
pub struct SiteFolder(PathBuf);

impl SiteFolder {
    pub fn new(name: &str) -> SiteFolder {
        SiteFolder::with(name, &[])
    }

    pub fn with(name: &str, files: &[(&str, &str)]) -> SiteFolder {
        let top = std::env::temp_dir().join(format!("plainleaf-site-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&top);
        let folder = SiteFolder(top);
        for source in TestSite::new().with_all(files.iter().copied()).sources().iter() {
            folder.write(&source.path, source.bytes());
        }
        folder
    }

    /// A path in the site folder.
    pub fn path(&self, path: &str) -> PathBuf {
        self.0.join("site").join(path)
    }

    /// A path beside the site folder.
    pub fn beside(&self, path: &str) -> PathBuf {
        self.0.join(path)
    }

    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a new folder");
        fs::write(&path, bytes).expect("a new file");
        path
    }

    #[track_caller]
    pub fn text(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// The names in a folder of the site, sorted.
    pub fn names(&self, path: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(path)).expect("the folder is there");
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().expect("a plain name")).collect();
        names.sort();
        names
    }

    /// The program, in the site folder, on the day of all tests.
    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_plainleaf"));
        command.args(words).current_dir(self.path("")).stdin(Stdio::null());
        if words.first().is_some_and(|verb| ["build", "check", "review"].contains(verb)) {
            command.args(["--today", "2026-11-22"]);
        }
        command
    }

    /// Runs the program: its exit code, and all that it says.
    pub fn run(&self, words: &[&str]) -> (i32, String) {
        let Output { status, stdout, stderr } = self.command(words).output().expect("the program runs");
        let said = [stdout, stderr].concat();
        (status.code().expect("no signal ended it"), String::from_utf8_lossy(&said).into_owned())
    }

    /// Builds without leaflets, which most tests have nothing to do with.
    pub fn build(&self) -> (i32, String) {
        self.run(&["build", "--no-leaflets"])
    }
}

impl Drop for SiteFolder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
