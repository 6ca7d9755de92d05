//! An exit that leads to the wrong place
//!
//! The button “exit this page” leads to a page that anybody might look at, such as a weather forecast, in the same tab, and
//! works without JavaScript. A search engine, a shop or a social network may show what the reader looked at before. This
//! rule reads the theme: it judges the theme's own files only, and only if a page has sensitive: true.
//!
//! **Helps:** people who have to hide what they read.
//! **Source:** GOV.UK Design System, Exit this page: do not use a page that changes with the user.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! sensitive: true
//! ---
//!
//! Words.
//! ```
//!
//! ```bad themes/plain/parts/header.html
//! <header class="site-header">
//! <a class="skip" href="#main">{{ t.skip_to_content }}</a>
//! {% if page.sensitive %}<a href="https://www.google.com/" rel="nofollow noreferrer">{{ t.exit_page }}</a>{% endif %}
//! </header>
//! ```
//! ```and content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! sensitive: true
//! ---
//!
//! Words.
//! ```

use crate::base::{Location, RuleInfo, Severity, Source, Span};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::site::Site;

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "exit-link",
        Severity::Warning,
        "Somebody who has to hide the page at once cannot, or the next page gives them away.",
    ),
    kind: RuleKind::Site(judge),
    file: include_str!("exit_link.rs"),
};

/// Sites that show each reader something different, based on what the reader looked at before.
const PERSONAL: [&str; 18] = [
    "google.",
    "bing.com",
    "duckduckgo.com",
    "yahoo.",
    "youtube.com",
    "facebook.com",
    "instagram.com",
    "tiktok.com",
    "twitter.com",
    "x.com",
    "reddit.com",
    "pinterest.",
    "snapchat.com",
    "whatsapp.com",
    "amazon.",
    "ebay.",
    "netflix.com",
    "msn.com",
];

fn judge(site: &Site, found: &mut Reporter) {
    if !site.live().any(|(_, page)| page.doc.front_matter.sensitive) {
        return;
    }
    let mut exits = 0;
    for source in site.theme.files.values().filter(|source| source.path.ends_with(".html")) {
        for span in source.text().map_or(Vec::new(), |text| exit_addresses(text)) {
            exits += 1;
            for address in resolved(site, span.of(source.text().map_or("", |text| text))) {
                let host =
                    address.split_once("://").map_or("", |(_, rest)| rest.split('/').next().unwrap_or(""));
                let host = host.strip_prefix("www.").unwrap_or(host);
                if PERSONAL.iter().any(|known| {
                    host.starts_with(known) || host.ends_with(&format!(".{}", known.trim_end_matches('.')))
                }) {
                    let help = "Take a page that is the same for everybody and that anybody may look at, such as https://www.bbc.co.uk/weather";
                    found.add(
                        place(source, span),
                        format!("“Exit this page” leads to {host}, which knows its readers."),
                        help,
                    );
                }
            }
        }
    }
    if exits == 0 {
        let header = site
            .theme
            .files
            .get("parts/header.html")
            .map_or_else(|| site.settings.place(Span::default()), |source| place(source, Span::default()));
        let help = "Put a link with the words {{ t.exit_page }} into the theme, straight after the skip link, for pages with {{ page.sensitive }}.";
        found.add(header, "A page has sensitive: true, and the theme has no link that leaves it.", help);
    }
}

/// The spans of the addresses in those links of a template that have the words “exit this page”.
fn exit_addresses(text: &str) -> Vec<Span> {
    let exits = text.match_indices("t.exit_page").filter_map(|(at, _)| {
        let open = text[..at].rfind("<a ")?;
        let start = open + text[open..at].find("href=\"")? + "href=\"".len();
        Some(Span::new(start, start + text[start..at].find('"')?))
    });
    exits.collect()
}

/// The addresses behind an address in a template: itself, or for a key of the theme's words (`{{ t.exit_address }}`)
/// its value in each language.
fn resolved<'a>(site: &'a Site, address: &'a str) -> Vec<&'a str> {
    let key = address
        .trim()
        .strip_prefix("{{")
        .and_then(|rest| rest.strip_suffix("}}"))
        .and_then(|key| key.trim().strip_prefix("t."));
    key.map_or(vec![address], |key| site.locales.iter().map(|locale| locale.strings.get(key)).collect())
}

fn place(source: &Source, span: Span) -> Location {
    Location { file: source.path.clone(), span }
}
