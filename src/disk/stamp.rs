//! Floor 6: whether there is anything to build.
//! In: the site's files, the options, this program, the published folder. Out: the findings of the last
//! build, if all of them are the same as then.
//! Must never: say "nothing changed" on a guess. In doubt the site is built.

use super::manifest::{Manifest, ManifestState};
use super::published_times::PublishedTimes;
use super::saved_findings::{SavedFinding, SavedSuppression};
use super::seal::{Seal, program};
use super::write::Counter;
use super::{Listing, Published, Target, state_folder};
use crate::base::{Finding, Key, Sources};
use crate::check::{ActiveSuppression, FinalFindings};
use crate::engine::Options;
use serde::{Deserialize, Serialize};
use std::ffi::OsStr;

/// The name of the file that a build leaves for the next.
const NAME: &str = "build.json";

/// Identifies a build: its target, its options and the program.
pub struct BuildStamp<'t> {
    target: &'t Target,
    asked: Key,
}

/// A build that was published, as the next one compares with it.
pub struct PublishedBuild<'b> {
    /// The site's files, by size and time.
    pub listing: &'b Listing,
    /// The same, by content.
    pub sources: &'b Sources,
    /// What was published.
    pub published: &'b Published,
    /// The findings of the build itself, without those of the comparison with what was published before.
    pub findings: &'b [Finding],
    /// The suppressions in force.
    pub suppressions: &'b [ActiveSuppression],
}

/// What the last build saved. Hashes are hexadecimal.
#[derive(Serialize, Deserialize)]
struct LastBuild {
    /// Hash of options, program and output folder.
    asked: String,
    /// Hash of the names and contents of the site's files.
    sources: String,
    /// Hash of the names, sizes and times of the site's files; none while these are too new to be trusted.
    look: Option<String>,
    /// Hash of the published folder's manifest.
    list: String,
    findings: Vec<SavedFinding>,
    exceptions: Vec<SavedSuppression>,
}

impl<'t> BuildStamp<'t> {
    /// The stamp of a build into `target`.
    pub fn new(target: &'t Target, options: &Options) -> Self {
        BuildStamp { target, asked: Key::of_value(&(options, program(), target.out.as_os_str())) }
    }

    /// The findings of the last build, if no file has another size or time since. Then no file needs to be
    /// read.
    pub fn unchanged_by_stat(&self, listing: &Listing) -> Option<FinalFindings> {
        let left = self.left()?;
        let same = left.look.is_some() && left.look == listing.key().map(|key| key.to_string());
        if same { self.replay(left) } else { None }
    }

    /// The findings of the last build, if every file has the same content.
    pub fn unchanged_by_content(&self, listing: &Listing, sources: &Sources) -> Option<FinalFindings> {
        let mut left = self.left().filter(|left| left.sources == sources.key().to_string())?;
        let look = listing.key().map(|key| key.to_string());
        let newer = look.is_some() && look != left.look;
        if newer {
            left.look = look;
            self.write(&left);
        }
        self.replay(left)
    }

    /// Saves the findings of a build for the next one. If that fails, the next one builds again.
    pub fn save(&self, build: &PublishedBuild<'_>) {
        let PublishedBuild { listing, sources, published, findings, suppressions } = *build;
        self.write(&LastBuild {
            asked: self.asked.to_string(),
            sources: sources.key().to_string(),
            look: listing.key().map(|key| key.to_string()),
            list: published.list.to_string(),
            findings: findings.iter().map(SavedFinding::of).collect(),
            exceptions: suppressions.iter().map(SavedSuppression::of).collect(),
        });
    }

    fn left(&self) -> Option<LastBuild> {
        let folder = state_folder::existing(&self.target.site, "last")?;
        let (bytes, _) = folder.read(OsStr::new(NAME), state_folder::LARGEST).ok()?;
        let left: LastBuild = serde_json::from_slice(&Seal::new().open(NAME, bytes)?).ok()?;
        (left.asked == self.asked.to_string()).then_some(left)
    }

    /// The saved findings, if the published folder is as that build left it.
    fn replay(&self, left: LastBuild) -> Option<FinalFindings> {
        let Ok(ManifestState::Whole(list)) = Manifest::read(&self.target.out) else { return None };
        let untouched = list.key.to_string() == left.list
            && PublishedTimes::read(self.target, &list)?.all_intact(self.target, &list);
        let settled = || {
            let findings = left.findings.into_iter().map(SavedFinding::finding).collect::<Option<_>>()?;
            let exceptions =
                left.exceptions.into_iter().map(SavedSuppression::exception).collect::<Option<_>>()?;
            Some(FinalFindings { findings, suppressions: exceptions })
        };
        if untouched { settled() } else { None }
    }

    fn write(&self, left: &LastBuild) {
        if let (Some(folder), Ok(text)) =
            (state_folder::open(&self.target.site, "last"), serde_json::to_vec(left))
        {
            let _ = folder.write_whole(NAME, &Seal::new().close(NAME, &text), &Counter::default());
        }
    }
}
