//! Floor 4: the leaflets of a build.
//! In: the site. Out: its leaflets, from a cache or typeset now, each on its own thread; the findings of
//! both.
//! Must never: typeset again what the memo or the disk holds.

use super::artifact_cache::{pack, unpack};
use super::cache::{CachedLeaflet, CachedTheme, retain};
use super::memo::top_of;
use super::panic::catch;
use super::{ArtifactCache, Memo, Options};
use crate::base::{Findings, Key, Reported, par_map_threads};
use crate::render::leaflet::{LeafletJob, LeafletTheme, jobs, make};
use crate::render::{Budget, EditionFiles, Editions};
use crate::site::Site;
use std::sync::Arc;

/// Typesets every leaflet that is not in the memo.
pub fn typeset(site: &Site, opts: &Options, memo: &mut Memo) -> Reported<Editions> {
    if !opts.leaflets {
        return Reported::new(Editions::default(), Findings::new());
    }
    let Reported { value: theme, mut findings } = theme(site, memo);
    let jobs = jobs(site, &theme, |_| true);
    let new: Vec<&LeafletJob> = jobs.iter().filter(|job| !memo.leaflets.contains_key(&job.key)).collect();
    let (artifacts, budget) = (&memo.artifacts, &memo.budget);
    let made = par_map_threads(&new, |job| typeset_one(site, &theme, job, &**artifacts, &**budget));
    let made: Vec<(Key, CachedLeaflet)> = new.iter().map(|job| job.key).zip(made).collect();
    memo.leaflets.extend(made);
    retain(&mut memo.leaflets, jobs.iter().map(|job| job.key));
    let mut prints = Vec::with_capacity(jobs.len());
    for job in &jobs {
        if let Some(leaflet) = memo.leaflets.get(&job.key) {
            findings.extend(leaflet.findings.iter().cloned());
            prints.extend(leaflet.files.clone().map(|files| (job.page, job.layout, job.key, files)));
        }
    }
    Reported { value: Editions::new(site, prints), findings }
}

/// Takes one leaflet from the disk cache, or typesets it.
pub(super) fn typeset_one(
    site: &Site,
    theme: &LeafletTheme,
    job: &LeafletJob,
    artifacts: &dyn ArtifactCache,
    budget: &dyn Budget,
) -> CachedLeaflet {
    if let Some(files) = artifacts.get(job.key).and_then(|bytes| unpacked(&bytes)) {
        return CachedLeaflet { files: Some(Arc::new(files)), findings: Vec::new() };
    }
    let mut fault = Findings::new();
    let place = || top_of(&site.page(job.page).doc.path);
    let made = catch(place, &mut fault, || make(site, theme, job, budget));
    let Reported { value, findings } = made.unwrap_or_else(|| Reported::new(None, fault));
    // The next run has to report the same findings. So only leaflets without findings go to the disk cache.
    if let Some(files) = value.as_ref().filter(|_| findings.is_empty()) {
        artifacts.put(job.key, &packed(files));
    }
    CachedLeaflet { files: value.map(Arc::new), findings }
}

/// The theme's leaflet layouts, compiled.
fn theme(site: &Site, memo: &mut Memo) -> Reported<Arc<LeafletTheme>> {
    let (value, findings) = ready(&mut memo.layouts, site).clone();
    Reported { value, findings }
}

/// The compiled layouts in `kept` if they are those of the site, else new ones.
pub(super) fn ready<'k>(kept: &'k mut Option<CachedTheme>, site: &Site) -> &'k CachedTheme {
    let key = LeafletTheme::key(&site.theme, &site.locales);
    let same = kept.take().filter(|(theme, _)| theme.key == key);
    kept.insert(same.unwrap_or_else(|| {
        let Reported { value, findings } = LeafletTheme::new(&site.theme, &site.locales);
        (Arc::new(value), findings)
    }))
}

fn packed(printed: &EditionFiles) -> Vec<u8> {
    let EditionFiles { reading, folded, picture, pages, sides } = printed;
    let numbers = [pages.to_le_bytes(), sides.to_le_bytes()].concat();
    pack([
        numbers.as_slice(),
        &**reading,
        folded.as_deref().unwrap_or(&[]),
        picture.as_deref().unwrap_or(&[]),
    ])
}

fn unpacked(bytes: &[u8]) -> Option<EditionFiles> {
    let parts = unpack(bytes)?;
    let [numbers, reading, folded, picture] = parts[..] else { return None };
    let number = |at: usize| Some(u32::from_le_bytes(numbers.get(at..at + 4)?.try_into().ok()?));
    let some = |part: &[u8]| (!part.is_empty()).then(|| part.into());
    Some(EditionFiles {
        reading: reading.into(),
        folded: some(folded),
        picture: some(picture),
        pages: number(0)?,
        sides: number(4)?,
    })
}
