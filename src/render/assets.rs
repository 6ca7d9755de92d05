//! Floor 3: the theme's style sheet, scripts and icons.
//! In: the files of its `assets` folder. Out: the same files, with a hash of the content in their names.
//! Must never: change a script.

use super::plan::{Job, Plan, Rendered};
use crate::base::Key;

/// Plans each asset.
pub fn plan(plan: &mut Plan<'_>) {
    for asset in plan.templates.assets.values() {
        let key = Key::of_value(&("asset", asset.key));
        plan.jobs.push(Job::new(&asset.address[1..], key, move || Rendered::plain(&*asset.bytes)));
    }
}
