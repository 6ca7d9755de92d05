//! Floor 3: the pictures that pages show.
//! In: the pictures of all published pages. Out: their files, each size that a page offers, with a hash of the content
//! in their names.
//! Must never: publish a picture that no page shows, or the file as it came from the camera.

use super::plan::{Job, Plan, Rendered};
use crate::base::Key;
use crate::doc::Rendition;
use crate::site::LinkTarget;

/// Plans each picture that a published page shows or links to.
pub fn plan(plan: &mut Plan<'_>) {
    let site = plan.site;
    let mut shown = vec![false; site.pictures.all.len()];
    let mut linked = shown.clone();
    for (_, page) in site.live() {
        page.images.iter().flatten().for_each(|index| shown[*index as usize] = true);
        for target in &page.targets {
            if let LinkTarget::Picture(index) = target {
                linked[*index as usize] = true;
            }
        }
    }
    for (at, picture) in site.pictures.all.iter().enumerate() {
        let Some(made) = &picture.file.renditions else { continue };
        let sizes = picture.size_addresses.iter().zip(&made.sizes).filter(|_| shown[at]);
        let whole = linked[at].then_some((&picture.address, &made.whole));
        for (address, rendition) in sizes.chain(whole) {
            let Rendition { key, bytes, .. } = rendition;
            let key = Key::of_value(&("picture", key));
            plan.jobs.push(Job::new(&address[1..], key, move || Rendered::plain(bytes.clone())));
        }
    }
}
