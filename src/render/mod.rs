//! Floor 3: rendering: from the site to output files.
//! In: a finished site. Out: a sorted list of jobs, and the bytes of each.
//! Must never: change the site, judge it, or give a template more than its view.

mod assets;
mod bidi;
mod budget;
mod checker;
mod checker_words;
mod edition_jobs;
mod edition_name;
mod editions;
mod fact_text;
mod feed;
mod glossary_matcher;
mod headers;
mod html;
mod json_ld;
mod layout;
#[cfg_attr(not(feature = "pdf"), path = "no_leaflet.rs")]
pub mod leaflet;
mod lists;
mod minify;
mod notice;
mod old_address;
mod origin;
mod page_html;
mod page_key;
mod page_view;
mod pages;
mod pictures;
mod plan;
mod policy;
mod qr;
mod redirects;
// Without leaflets, nothing uses the keys of what leaflets show.
#[cfg_attr(not(feature = "pdf"), allow(dead_code))]
mod seen;
mod shared_context;
mod sitemap;
mod statement;
mod step_meter;
mod taken_paths;
mod template;
mod template_loops;
mod template_steps;
mod text_key;
mod tokens;
mod versions;
mod view;

pub use budget::{Budget, TimeIsUp, Unlimited};
pub use editions::{CAN_TYPESET, Edition, EditionFiles, Editions, main_pdf};
pub use fact_text::FactText;
pub use layout::EditionLayout;
pub use origin::tag_origins;
pub use plan::{Job, Plan, Rendered};
pub use statement::{CheckTally, add as add_statements};
pub use template::{OwnPages, Templates};

use crate::base::Reported;
use crate::site::Site;

macro_rules! formats {
    ($($format:ident)*) => {
        /// Plans every file of the published site, sorted by path. Findings are about files that cannot be
        /// planned.
        pub fn plan<'s>(site: &'s Site, templates: &'s Templates, editions: &'s Editions) -> Reported<Plan<'s>> {
            let mut plan = Plan::new(site, templates, editions);
            $($format::plan(&mut plan);)*
            plan.finish()
        }
    };
}

// Redirects come last: they only fill gaps between all other files.
formats! { pages checker lists edition_jobs versions pictures assets feed sitemap headers redirects }
