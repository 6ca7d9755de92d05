//! Floor 3: the pictures that pages show.
//! In: the pictures of all pages that readers can reach. Out: their files, under names that change with their
//! content.
//! Must never: publish a picture that no page shows.

use super::plan::{Job, Plan, Rendered};
use crate::base::Key;
use crate::site::LinkTarget;

pub fn plan(plan: &mut Plan<'_>) {
    let site = plan.site;
    let mut used = vec![false; site.pictures.all.len()];
    for (_, page) in site.live() {
        page.images.iter().flatten().for_each(|at| used[*at as usize] = true);
        for target in &page.targets {
            if let LinkTarget::Picture(at) = target {
                used[*at as usize] = true;
            }
        }
    }
    for (picture, _) in site.pictures.all.iter().zip(used).filter(|(_, used)| *used) {
        let key = Key::of_value(&("picture", picture.file.key));
        plan.jobs.push(Job::new(&picture.address[1..], key, move || match &picture.file.body {
            crate::base::SourceBody::Text(text) => Rendered::plain(text.as_bytes()),
            crate::base::SourceBody::Bytes(bytes) => Rendered::plain(&**bytes),
            crate::base::SourceBody::Unreadable(_) => Rendered::plain(Vec::new()),
        }));
    }
}
