//! Floor 6: publishing in one step.
//! In: a folder that is ours and the files of the site. Out: the folder with these files and no others.
//! Must never: show a reader half a site, or delete a file that plainleaf did not write.

use super::deletion_plan::DeletionPlan;
use super::lock::Lock;
use super::manifest::Manifest;
use super::published_times::{Intact, PublishedTimes, intact};
use super::set_aside::SetAside;
use super::staging::{StagedFile, recover, stage, swap};
use super::target::TargetState;
use super::{Target, UserError};
use crate::base::Key;
use crate::engine::Output;
use std::fs;

/// What publishing changed, in numbers of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Published {
    /// Files that are new or have new content.
    pub written: usize,
    /// Files that stayed the same.
    pub kept: usize,
    /// Files that are no longer there.
    pub removed: usize,
    /// Files that somebody altered after they were published: they lie in `.plainleaf/set-aside/` now.
    pub set_aside: usize,
    /// Hash of the folder's manifest.
    pub(super) list: Key,
}

/// Makes the folder hold exactly these files. If the process is killed or the disk is full, it holds the old
/// site or the new one.
///
/// A whole new tree is made beside the folder, with hard links to every file that stays the same. Then the
/// two exchange places in one step. If nothing changed, nothing is done.
///
/// # Errors
/// If the folder is not ours, holds foreign files, or cannot be written.
pub fn publish(target: &Target, outputs: &[Output]) -> Result<Published, UserError> {
    let list = Manifest::of(outputs)?;
    let parent = target.out.parent().unwrap_or(&target.out);
    fs::create_dir_all(parent).map_err(|error| UserError::io("made", parent, &error))?;
    let _lock = Lock::take(target.beside("lock"), &target.shown)?;
    recover(target)?;

    let (old, old_exists) = match target.state()? {
        TargetState::Nothing => (Manifest::default(), false),
        TargetState::Empty => (Manifest::default(), true),
        TargetState::Ours(manifest) => (manifest, true),
    };
    let record = PublishedTimes::read(target, &old);
    let intact = intact(target, &old, record.as_ref());
    let pieces = pieces(outputs, &list, &old, &intact);
    let kept = pieces.iter().filter(|piece| piece.same.is_some()).count();
    let removed = old.lines.iter().filter(|line| list.get(&line.path).is_none()).count();
    let mut published =
        Published { written: pieces.len() - kept, kept, removed, set_aside: 0, list: list.key };

    let nothing_to_do = old_exists && published.written == 0 && removed == 0 && old.key == list.key;
    if nothing_to_do {
        if record.is_none() {
            PublishedTimes::write(target, &list, &intact.into_iter().flatten().collect::<Vec<i64>>());
        }
        return Ok(published);
    }
    let leaving = if old_exists { Some(DeletionPlan::of(&target.out, &old, &target.shown)?) } else { None };
    let linked: Vec<bool> = pieces.iter().map(|piece| piece.same.is_some()).collect();
    let times = stage(target, &list, &pieces)?;
    let old_tree = swap(target)?;
    PublishedTimes::write(target, &list, &times);
    if let (Some(old_tree), Some(leaving)) = (old_tree, leaving) {
        // The new site is in its place. The next run deletes what cannot be deleted now, or names it.
        let aside = SetAside { site: &target.site };
        let is_linked = |path: &str| {
            list.lines.binary_search_by(|line| (*line.path).cmp(path)).is_ok_and(|at| linked[at])
        };
        published.set_aside = leaving.remove(&old_tree, &target.out, &aside, is_linked).unwrap_or(0);
    }
    Ok(published)
}

/// The files of the new tree, in the order of the manifest.
fn pieces<'a>(
    outputs: &'a [Output],
    list: &'a Manifest,
    old: &Manifest,
    intact: &[Intact],
) -> Vec<StagedFile<'a>> {
    let mut sorted: Vec<&Output> = outputs.iter().collect();
    sorted.sort_by(|a, b| a.path.cmp(&b.path));
    let same = |new: &super::manifest::ManifestLine| {
        let at = old.lines.binary_search_by(|line| line.path.cmp(&new.path)).ok()?;
        if old.lines[at] == *new { intact[at] } else { None }
    };
    list.lines
        .iter()
        .zip(sorted)
        .map(|(line, output)| StagedFile { line, output, same: same(line) })
        .collect()
}
