//! Something that is fetched from somebody else
//!
//! A page of this site loads nothing from another server: no pictures, fonts, counters or programs. No form sends to
//! one, and no page leads there by itself. Readers may follow links to other websites: that is their choice. This is
//! checked on the pages as they are built, and on the style sheets, scripts and other files of the theme. In a script,
//! only a whole address between quotation marks is found: the others meet the policy that stands in each page, and the
//! browser refuses them.
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
//!
//! ```bad themes/plain/assets/extra.js
//! fetch("https://counter.example/count");
//! ```
//!
//! ```bad themes/plain/parts/about.html
//! <form action="https://list.example/join" method="post"><p><label>Your e-mail <input name="email" type="email"></label> <button>Join</button></p></form>
//! ```

use crate::base::{Location, Span, WebAddress, reported_rules};
use crate::check::built::{
    BaseAddress, LinkProblem, ReferenceKind, addresses_in_file, link_message, script_addresses,
};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::html::{Attr, Tag, attribute_value, read_fast};
use crate::site::Site;

pub const RULE: Rule = Rule {
    info: &reported_rules::THIRD_PARTY_REQUEST,
    kind: RuleKind::Site(judge),
    file: include_str!("third_party_request.rs"),
};

/// Judges the files of the theme that are published as they are, and the scripts in its templates. The pages are judged
/// as they are built.
fn judge(site: &Site, found: &mut Reporter) {
    for (path, source) in &site.theme.files {
        let Some(text) = source.text() else { continue };
        let (faults, kind) = if path.starts_with("assets/") || path.ends_with(".css") {
            let kind = if path.ends_with(".css") { "style sheet" } else { "file" };
            (faults_in_file(site, path, text), kind)
        } else if path.ends_with(".html") {
            (faults_in_scripts(text), "template")
        } else {
            continue;
        };
        for (span, problem, address) in faults {
            let help = "Put the file into the theme's assets folder, and name it there.";
            let place = Location { file: source.path.clone(), span };
            found.add(place, link_message(problem, &address, kind), help);
        }
    }
}

/// The addresses in a published file that a browser must not go to.
fn faults_in_file(site: &Site, path: &str, text: &str) -> Vec<(Span, LinkProblem, String)> {
    let own = format!("/{path}");
    let base = BaseAddress::new(&site.settings.origin, &site.settings.root, &own, "");
    let judged = |(span, carried): (Span, crate::check::built::CarriedAddress)| {
        let target = base.resolve(&carried.address)?;
        let is_own = carried.is_media && WebAddress::of(&carried.address) == WebAddress::Data;
        let problem = if target.is_unsafe() && !is_own {
            LinkProblem::Unsafe(carried.kind)
        } else if target.is_outside() && carried.kind != ReferenceKind::Links {
            LinkProblem::ThirdParty(carried.kind)
        } else {
            return None;
        };
        Some((span, problem, carried.address))
    };
    addresses_in_file(path, text).into_iter().filter_map(judged).collect()
}

/// The whole addresses in the scripts of a template: in `<script>`, and in attributes such as `onclick`.
fn faults_in_scripts(text: &str) -> Vec<(Span, LinkProblem, String)> {
    let page = read_fast(text.as_bytes());
    let mut found = Vec::new();
    for element in page.elements() {
        let is_data = element.get(Attr::Type).is_some_and(|kind| kind.contains("json"));
        if element.tag() == Tag::Script && !is_data {
            let start = element.span().end as usize;
            let rest = text.get(start..).unwrap_or("");
            let script = &rest[..rest.find("</").unwrap_or(rest.len())];
            found.extend(
                script_addresses(script).into_iter().map(|(span, address)| (span.shifted(start), address)),
            );
        }
        for attribute in element.attributes().iter().filter(|attribute| attribute.name == Attr::Other) {
            let value = element.value(attribute);
            // An address that is the whole value is no text of a script.
            if value.contains(['"', '\'', '`', '&']) {
                let addresses = script_addresses(&attribute_value(value)).into_iter();
                found.extend(addresses.map(|(_, address)| (attribute.value, address)));
            }
        }
    }
    let third_party = LinkProblem::ThirdParty(ReferenceKind::Loads);
    found.into_iter().map(|(span, address)| (span, third_party, address)).collect()
}
