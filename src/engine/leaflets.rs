//! Floor 4: the leaflets of a build.
//! In: the site. Out: its leaflets, from a cache or typeset now, each on its own thread; the findings of
//! both.
//! Must never: typeset again what the memo or the disk holds.

use super::artifact_cache::{pack, unpack};
use super::cache::{CachedLeaflet, CachedTheme, retain};
use super::{ArtifactCache, Memo, Options};
use crate::base::{Findings, Key, Reported, par_map_threads};
use crate::render::leaflet::{LeafletJob, LeafletTheme, jobs, make};
use crate::render::{EditionFiles, Editions};
use crate::site::Site;
use std::sync::Arc;

/// Typesets every leaflet that is not in the memo.
pub fn set(site: &Site, opts: &Options, memo: &mut Memo) -> Reported<Editions> {
    if !opts.leaflets {
        return Reported::new(Editions::default(), Findings::new());
    }
    let Reported { value: press, findings: mut notes } = press(site, memo);
    let jobs = jobs(site, &press, |_| true);
    let new: Vec<&LeafletJob> = jobs.iter().filter(|order| !memo.set.contains_key(&order.key)).collect();
    let shelf = &memo.shelf;
    let made = par_map_threads(&new, |order| set_one(site, &press, order, &**shelf));
    let made: Vec<(Key, CachedLeaflet)> = new.iter().map(|order| order.key).zip(made).collect();
    memo.set.extend(made);
    retain(&mut memo.set, jobs.iter().map(|order| order.key));
    let mut prints = Vec::with_capacity(jobs.len());
    for order in &jobs {
        if let Some(set) = memo.set.get(&order.key) {
            notes.extend(set.notes.iter().cloned());
            prints.extend(set.printed.clone().map(|printed| (order.page, order.layout, order.key, printed)));
        }
    }
    Reported { value: Editions::new(site, prints), findings: notes }
}

/// Takes one leaflet from the disk cache, or typesets it.
pub(super) fn set_one(
    site: &Site,
    press: &LeafletTheme,
    order: &LeafletJob,
    shelf: &dyn ArtifactCache,
) -> CachedLeaflet {
    if let Some(printed) = shelf.get(order.key).and_then(|bytes| unpacked(&bytes)) {
        return CachedLeaflet { printed: Some(Arc::new(printed)), notes: Vec::new() };
    }
    let Reported { value, findings: notes } = make(site, press, order);
    // The next run has to report the same findings. So only leaflets without findings go to the disk cache.
    if let Some(printed) = value.as_ref().filter(|_| notes.is_empty()) {
        shelf.put(order.key, &packed(printed));
    }
    CachedLeaflet { printed: value.map(Arc::new), notes }
}

/// The theme's leaflet layouts, compiled.
fn press(site: &Site, memo: &mut Memo) -> Reported<Arc<LeafletTheme>> {
    let (value, notes) = ready(&mut memo.press, site).clone();
    Reported { value, findings: notes }
}

/// The compiled layouts in `kept` if they are those of the site, else new ones.
pub(super) fn ready<'k>(kept: &'k mut Option<CachedTheme>, site: &Site) -> &'k CachedTheme {
    let key = LeafletTheme::key(&site.theme, &site.locales);
    let same = kept.take().filter(|(press, _)| press.key == key);
    kept.insert(same.unwrap_or_else(|| {
        let Reported { value, findings: notes } = LeafletTheme::new(&site.theme, &site.locales);
        (Arc::new(value), notes)
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
