//! Floor 3: the makers.
//! In: a finished site. Out: a sorted list of promises, and the bytes of each.
//! Must never: change the site, judge it, or show a template more than its view.

mod assets;
mod card;
mod checker;
mod fact;
mod feed;
mod frame;
mod groups;
mod headers;
mod html;
mod json_ld;
mod layout;
#[cfg(feature = "pdf")]
pub mod leaflet;
mod lists;
mod minify;
mod page_key;
mod pages;
mod pictures;
mod plan;
mod print;
mod qr;
mod redirects;
mod sitemap;
mod statement;
mod template;
mod text_key;
mod tokens;
mod versions;
mod view;
mod words;

pub use layout::Layout;
pub use plan::{Job, Made, Plan};
pub use print::{Print, Printed, Prints, paper};
pub use statement::{Checks, add as add_statements};
pub use template::{OwnPages, Templates};

use crate::base::Noted;
use crate::site::Site;

macro_rules! formats {
    ($($format:ident)*) => {
        /// Everything that the published site will hold, sorted by path.
        pub fn plan<'s>(site: &'s Site, templates: &'s Templates, prints: &'s Prints) -> Noted<Plan<'s>> {
            let mut plan = Plan::new(site, templates, prints);
            $($format::plan(&mut plan);)*
            plan.finish()
        }
    };
}

formats! { pages checker lists print versions redirects pictures assets feed sitemap headers }
