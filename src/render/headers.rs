//! Floor 3: what the host must know: `_headers` and `robots.txt`.
//! In: the site's settings. Out: a strict content security policy, caching, and the way to the sitemap.
//! Must never: allow a request to anyone else's server.

use super::plan::{Job, Plan, Rendered};
use crate::base::Key;
use crate::site::Site;

pub fn plan(plan: &mut Plan<'_>) {
    let site = plan.site;
    let robots = format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", site.absolute("/sitemap.xml"));
    for (path, text) in [("_headers", headers(site)), ("robots.txt", robots)] {
        plan.jobs.push(Job::new(path, Key::of(text.as_bytes()), move || Rendered::plain(text.as_bytes())));
    }
}

/// In the form that Netlify, Cloudflare Pages and others read. The search runs WebAssembly and nothing else
/// that is not a plain script.
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
    // Hosts join the lines of all patterns that fit, so caching is said only where no other pattern says it.
    // Pages are left to the
    // host, which asks again for each visit.
    let forever = "Cache-Control: public, max-age=31536000, immutable";
    format!(
        "{root}/*\n  Content-Security-Policy: {policy}\n  Referrer-Policy: no-referrer\n  X-Content-Type-Options: nosniff\n  X-Frame-Options: DENY\n  \
         Permissions-Policy: camera=(), geolocation=(), microphone=()\n  Cross-Origin-Opener-Policy: same-origin\n\
         {root}/assets/*\n  {forever}\n{root}/pictures/*\n  {forever}\n"
    )
}
