//! Floor 3: `_headers` for the host, and `robots.txt`.
//! In: the site's settings. Out: a strict Content Security Policy, rules for caching, and the address of the
//! sitemap.
//! Must never: allow a request to another server.

use super::plan::{Job, Plan, Rendered};
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

/// `_headers` in the format that Netlify, Cloudflare Pages and others read. Only the search needs more than
/// scripts of the site: it runs WebAssembly, and fetches its index.
fn headers(site: &Site) -> String {
    let script = if site.settings.search {
        "script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"
    } else {
        "script-src 'self'"
    };
    let root = &site.settings.root;
    let policy = format!(
        "default-src 'none'; style-src 'self'; img-src 'self'; {script}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'"
    );
    // Hosts join the headers of all patterns that match an address, so only one pattern may set
    // `Cache-Control`. Pages have none: by default, browsers revalidate them on each visit.
    let forever = "Cache-Control: public, max-age=31536000, immutable";
    format!(
        "{root}/*\n  Content-Security-Policy: {policy}\n  Referrer-Policy: no-referrer\n  X-Content-Type-Options: nosniff\n  X-Frame-Options: DENY\n  \
         Permissions-Policy: camera=(), geolocation=(), microphone=()\n  Cross-Origin-Opener-Policy: same-origin\n\
         {root}/assets/*\n  {forever}\n{root}/pictures/*\n  {forever}\n"
    )
}
