//! Floor 5: whether there is anything to build at all.
//! In: the site's files, the options, this program, the published folder. Out: what the last build found, if all of them are as they were then.
//! Must never: say "nothing changed" on a guess: in doubt the site is built.

use super::cache::{self, Counter};
use super::clock;
use super::manifest::{Manifest, Reading};
use super::record::Record;
use super::replay::{Kept, KeptException};
use super::{Listing, Published, Target};
use crate::base::{Diagnostic, Key, Sources};
use crate::check::{Exception, Settled};
use crate::engine::Options;
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::PathBuf;

/// What a build is asked for, and of whom.
pub struct Stamp<'t> {
    target: &'t Target,
    asked: Key,
}

/// What the last build left. Keys are written as hexadecimal digits.
#[derive(Serialize, Deserialize)]
struct Left {
    /// Options, program and output folder.
    asked: String,
    /// Names and contents of the site's files.
    sources: String,
    /// Names, sizes and times of the site's files, where these are old enough to be trusted.
    look: Option<String>,
    /// The list of the published folder.
    list: String,
    findings: Vec<Kept>,
    exceptions: Vec<KeptException>,
}

impl<'t> Stamp<'t> {
    /// The stamp of a build into `target`.
    pub fn new(target: &'t Target, options: &Options) -> Self {
        Stamp { target, asked: Key::of_value(&(options, program(), target.out.as_os_str())) }
    }

    /// What the last build found, if no file looks any different since: nothing needs to be read.
    pub fn fresh_at_a_look(&self, listing: &Listing) -> Option<Settled> {
        let left = self.left()?;
        let same = left.look.is_some() && left.look == listing.key().map(|key| key.to_string());
        if same { self.replay(left) } else { None }
    }

    /// What the last build found, if every file has the same content.
    pub fn fresh(&self, listing: &Listing, sources: &Sources) -> Option<Settled> {
        let mut left = self.left().filter(|left| left.sources == sources.key().to_string())?;
        let look = listing.key().map(|key| key.to_string());
        let newer = look.is_some() && look != left.look;
        if newer {
            left.look = look;
            self.write(&left);
        }
        self.replay(left)
    }

    /// Keeps what this build found for the next one. Where that fails, the next one builds again.
    pub fn keep(&self, listing: &Listing, sources: &Sources, published: &Published, findings: &[Diagnostic], exceptions: &[Exception]) {
        self.write(&Left {
            asked: self.asked.to_string(),
            sources: sources.key().to_string(),
            look: listing.key().map(|key| key.to_string()),
            list: published.list.to_string(),
            findings: findings.iter().map(Kept::of).collect(),
            exceptions: exceptions.iter().map(KeptException::of).collect(),
        });
    }

    fn left(&self) -> Option<Left> {
        let bytes = fs::read(self.path()?).ok()?;
        let left: Left = serde_json::from_slice(&bytes).ok()?;
        (left.asked == self.asked.to_string()).then_some(left)
    }

    /// The findings, if the published folder is what that build made of it.
    fn replay(&self, left: Left) -> Option<Settled> {
        let Ok(Reading::Whole(list)) = Manifest::read(&self.target.out) else { return None };
        let untouched = list.key.to_string() == left.list && Record::read(self.target, &list)?.all_intact(self.target, &list);
        let settled = || {
            let findings = left.findings.into_iter().map(Kept::finding).collect::<Option<_>>()?;
            let exceptions = left.exceptions.into_iter().map(KeptException::exception).collect::<Option<_>>()?;
            Some(Settled { findings, exceptions })
        };
        if untouched { settled() } else { None }
    }

    fn write(&self, left: &Left) {
        if let (Some(path), Ok(text)) = (self.path(), serde_json::to_vec(left)) {
            let _ = cache::write_whole(&path, &text, &Counter::default());
        }
    }

    fn path(&self) -> Option<PathBuf> {
        Some(cache::open(&self.target.site, "last")?.join("build.json"))
    }
}

/// Which plainleaf this is: a newer one may build the same files differently.
pub(super) fn program() -> Option<(&'static str, u64, i64)> {
    let about = std::env::current_exe().and_then(fs::metadata).ok()?;
    Some((env!("CARGO_PKG_VERSION"), about.len(), about.modified().map_or(0, clock::nanoseconds)))
}
