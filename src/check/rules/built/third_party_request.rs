//! Something that is fetched from somebody else
//!
//! A page of this site loads nothing from another server: no pictures, fonts, counters or programs. Readers may
//! follow links to other websites: that is their choice. This is checked on the pages as they are built.
//!
//! **Helps:** people who are watched or harmed by somebody, and everybody who pays for data.
//! **Source:** a rule of this project: UK GDPR, data protection by design.
//!
//! ```good themes/plain/parts/about.html
//! <p><a href="https://www.nhs.uk/">The NHS website</a></p>
//! ```
//!
//! ```bad themes/plain/parts/about.html
//! <p><img src="https://counter.example/count.gif" alt="" width="1" height="1"></p>
//! ```
//!
//! ```bad themes/plain/parts/about.html
//! <p style="background: URL(HTTPS://counter.example/count.gif)">About us</p>
//! ```
//!
//! ```bad themes/plain/parts/about.html
//! <style>p { background: url("//counter.example/count.gif") }</style>
//! ```
//!
//! ```bad themes/plain/assets/extra.css
//! @import url("//fonts.example/font.css");
//! ```

use crate::base::{Location, Span, reported_rules};
use crate::check::built::{BaseAddress, css_addresses};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::site::Site;

pub const RULE: Rule = Rule {
    info: &reported_rules::THIRD_PARTY_REQUEST,
    kind: RuleKind::Site(judge),
    file: include_str!("third_party_request.rs"),
};

/// Judges the style sheets of the theme. The pages are judged as they are built.
fn judge(site: &Site, found: &mut Reporter) {
    let base = BaseAddress::new(&site.settings.origin, &site.settings.root, "/assets/style.css", "");
    for source in site.theme.files.values().filter(|source| source.path.ends_with(".css")) {
        let Some(text) = source.text() else { continue };
        for (at, address) in css_addresses(text) {
            if base.resolve(address).is_some_and(|target| target.is_outside()) {
                let span = Span::new(at, at + address.len());
                let message =
                    format!("This style sheet would fetch something from somebody else's server: {address}");
                let help = "Put the file into the theme's assets folder, and name it there.";
                found.add(Location { file: source.path.clone(), span }, message, help);
            }
        }
    }
}
