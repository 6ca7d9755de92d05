//! Floor 3: `_headers` for the host, and `robots.txt`.
//! In: the site's settings. Out: a strict Content Security Policy, rules for caching, and the address of the
//! sitemap.
//! Must never: allow a request to another server.

use super::plan::{Job, Plan, Rendered};
use super::policy::policy;
use crate::base::Key;
use crate::site::Site;

/// Plans both files.
pub fn plan(plan: &mut Plan<'_>) {
    let site = plan.site;
    let robots = format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", site.absolute("/sitemap.xml"));
    for (path, text) in [("_headers", headers(site)), ("robots.txt", robots)] {
        plan.jobs.push(Job::new(path, Key::of(text.as_bytes()), move || Rendered::plain(text.as_bytes())));
    }
}

/// `_headers` in the format that Netlify, Cloudflare Pages and others read. The policy stands in each page too; what a
/// page cannot say of itself, who may frame it, stands here alone.
fn headers(site: &Site) -> String {
    let root = &site.settings.root;
    let policy = format!("{}; frame-ancestors 'none'", policy(site));
    // Hosts join the headers of all patterns that match an address, so only one pattern may set
    // `Cache-Control`. Pages have none: by default, browsers revalidate them on each visit.
    let forever = "Cache-Control: public, max-age=31536000, immutable";
    format!(
        "{root}/*\n  Content-Security-Policy: {policy}\n  Referrer-Policy: no-referrer\n  X-Content-Type-Options: nosniff\n  X-Frame-Options: DENY\n  \
         Permissions-Policy: camera=(), geolocation=(), microphone=()\n  Cross-Origin-Opener-Policy: same-origin\n\
         {root}/assets/*\n  {forever}\n{root}/pictures/*\n  {forever}\n"
    )
}
