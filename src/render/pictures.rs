//! Floor 3: the pictures that pages show.
//! In: the pictures of all published pages. Out: their files, with a hash of the content in their names.
//! Must never: publish a picture that no page shows.

use super::plan::{Job, Plan, Rendered};
use crate::base::{Key, SourceBody};
use crate::site::LinkTarget;

/// Plans each picture that a published page shows or links to.
pub fn plan(plan: &mut Plan<'_>) {
    let site = plan.site;
    let mut used = vec![false; site.pictures.all.len()];
    for (_, page) in site.live() {
        page.images.iter().flatten().for_each(|index| used[*index as usize] = true);
        for target in &page.targets {
            if let LinkTarget::Picture(index) = target {
                used[*index as usize] = true;
            }
        }
    }
    for (picture, _) in site.pictures.all.iter().zip(used).filter(|(_, used)| *used) {
        let key = Key::of_value(&("picture", picture.file.key));
        plan.jobs.push(Job::new(&picture.address[1..], key, move || match &picture.file.body {
            SourceBody::Text(text) => Rendered::plain(text.as_bytes()),
            SourceBody::Bytes(bytes) => Rendered::plain(&**bytes),
            SourceBody::Unreadable(_) => Rendered::plain(Vec::new()),
        }));
    }
}
