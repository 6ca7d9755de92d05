//! The benchmark: where corpus and output lie.
//! In: nothing. Out: a folder of its own, in memory where the system has such a place.
//! Must never: leave anything behind, or measure a disk and not say so.

use super::Tried;
use super::corpus::{Corpus, settings};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const NAME: &str = "plainleaf-bench-";
const MEMORY: &str = "/dev/shm";

/// A site and what is built of it.
pub struct Place {
    root: PathBuf,
    /// The site folder.
    pub site: PathBuf,
    /// The output folder.
    pub out: PathBuf,
    /// Its pages.
    pub corpus: Corpus,
    /// Bytes of Markdown.
    pub bytes: u64,
    touched: Instant,
}

impl Place {
    /// Writes a corpus.
    pub fn new(pages: usize) -> Tried<Place> {
        let above = above();
        sweep(&above);
        let root = above.join(format!("{NAME}{}", std::process::id()));
        let (site, out, corpus) = (root.join("site"), root.join("out"), Corpus { pages });
        let mut place = Place { root, site, out, corpus, bytes: 0, touched: Instant::now() };
        place.bytes = corpus.write(&place.site)?;
        place.touched = Instant::now();
        Ok(place)
    }

    /// Another folder or file of this place.
    pub fn other(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    /// As if nothing had ever been built.
    pub fn clear(&self) -> io::Result<()> {
        empty(&self.out)?;
        empty(&self.site.join(".plainleaf"))
    }

    /// Turns the search on or off.
    pub fn search(&mut self, on: bool) -> io::Result<()> {
        fs::write(self.site.join("content/site.toml"), settings(on))?;
        self.touch();
        Ok(())
    }

    /// Writes another text into a file of the site; the old one.
    pub fn edit(&mut self, path: &str, change: impl Fn(&str) -> String) -> io::Result<String> {
        let file = self.site.join(path);
        let old = fs::read_to_string(&file)?;
        fs::write(file, change(&old))?;
        self.touch();
        Ok(old)
    }

    /// Somebody wrote into the site.
    pub fn touch(&mut self) {
        self.touched = Instant::now();
    }

    /// Waits until the last change is so long ago that a file's time tells for certain whether it changed
    /// since: nobody builds
    /// a site a second time within two seconds of writing it.
    pub fn rest(&self) {
        std::thread::sleep(Duration::from_millis(2_200).saturating_sub(self.touched.elapsed()));
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}

/// Where files are kept, and whether that is memory.
pub fn described() -> String {
    match above() {
        memory if memory == Path::new(MEMORY) => format!("Corpus and output lie in memory ({MEMORY})."),
        disk => format!(
            "Corpus and output lie ON A DISK ({}): its figures are no better than the disk, and cannot be compared with others.",
            disk.display()
        ),
    }
}

fn above() -> PathBuf {
    let probe = Path::new(MEMORY).join(format!("{NAME}{}", std::process::id()));
    let usable = fs::create_dir_all(&probe).is_ok();
    if usable { MEMORY.into() } else { std::env::temp_dir() }
}

/// Removes a folder with all that is in it; that it is not there is fine.
pub fn empty(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// What a benchmark that was stopped left takes memory until somebody removes it.
fn sweep(above: &Path) {
    for entry in above.read_dir().into_iter().flatten().flatten() {
        let name = entry.file_name();
        let process = name.to_str().and_then(|name| name.strip_prefix(NAME));
        let gone =
            |process: &str| Path::new("/proc/self").exists() && !Path::new("/proc").join(process).exists();
        if process.is_some_and(gone) {
            let _ = empty(&entry.path());
        }
    }
}
