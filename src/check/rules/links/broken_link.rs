//! A link that leads nowhere
//!
//! A link leads to a page of this site, to a picture, or to another website. A page of this site is best named by its
//! file: [words](other-page.md). It must be there, and readers must be able to see it today.
//!
//! Addresses such as /contact/, and those that the theme makes, are checked on the pages as they are built. The
//! navigation in content/site.toml is checked too.
//!
//! **Helps:** people for whom each step costs strength: an error page may be where they give up.
//! **Source:** NHS, Links; WCAG 2.4.4, Link Purpose.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! [How to reach us](contact.md)
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! [How to reach us](contacts.md)
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! [How to reach us](/contacts/)
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! [Our plans](draft.md)
//! ```
//! ```and content/en/draft.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! draft: true
//! ---
//!
//! Words.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! [Our plans](../../plans.md)
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! [Print this page](javascript:print())
//! ```
//!
//! ```bad content/site.toml
//! name = "A charity"
//! address = "https://charity.example"
//! languages = ["en"]
//!
//! [navigation]
//! en = ["abuot-us.md"]
//! ```

use crate::base::{reported_rules, suggest};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::doc::{relative_path, resolve_path};
use crate::site::{LinkTarget, Page, Site, State};

pub const RULE: Rule = Rule {
    info: &reported_rules::BROKEN_LINK,
    kind: RuleKind::Site(judge),
    file: include_str!("broken_link.rs"),
};

fn judge(site: &Site, found: &mut Reporter) {
    let mut missing_files = 0;
    // Pages of a language that is not published yet link to each other: they are judged with the drafts.
    for page in site.pages.iter().filter(|page| page.has_broken_links && site.locale(page).live) {
        for (link, target) in page.doc.tree.links.iter().zip(&page.targets) {
            // A folder that was moved can leave hundreds of broken links: a search of the whole site for each
            // would take minutes.
            missing_files += usize::from(*target == LinkTarget::NoFile);
            let may_suggest = missing_files <= MOST_SUGGESTIONS;
            if let Some((message, help)) = problem(site, page, &link.destination, *target, may_suggest) {
                found.add(page.doc.location(link.span), message, help);
            }
        }
    }
    for (lang, files) in &site.settings.navigation {
        for file in files {
            let path = format!("content/{lang}/{}", file.value);
            // A page that is not translated is shown in the first language of the site.
            let fallback = format!("content/{}/{}", site.locales[0].lang, file.value);
            if site.page_at(&path).or_else(|| site.page_at(&fallback)).is_none() {
                let place = site.settings.place(file.span);
                found.add(
                    place,
                    format!("The navigation names a page that is not there: {}", file.value),
                    suggestion(site, "content/site.toml", &path, &format!("content/{lang}/")),
                );
            }
        }
    }
}

/// For this many broken links a file is suggested.
const MOST_SUGGESTIONS: usize = 40;
const NO_SUCH_FILE: &str = "Write the name of a file in the content folder, such as contact.md";

/// What is wrong with a link, if anything, and what to type. `may_suggest` allows a search for a similar file.
fn problem(
    site: &Site,
    page: &Page,
    destination: &str,
    target: LinkTarget,
    may_suggest: bool,
) -> Option<(String, String)> {
    // The rule unknown-fact reports an address with a fact in it.
    if target.is_sound() || destination.contains("{{") {
        return None;
    }
    let file = destination.split('#').next().unwrap_or("");
    Some(match target {
        LinkTarget::Empty => (
            "This link leads nowhere: it has no address.".into(),
            "Write the page between the round brackets: [words](page.md)".into(),
        ),
        LinkTarget::NoFile if destination.starts_with("www.") => (
            format!("There is no page at {destination}"),
            format!("Write the whole address: https://{destination}"),
        ),
        LinkTarget::NoFile => {
            let path = resolve_path(&page.doc.path, file).unwrap_or_default();
            let help = if may_suggest {
                suggestion(site, &page.doc.path, &path, "")
            } else {
                NO_SUCH_FILE.to_string()
            };
            (format!("There is no file at {file}"), help)
        }
        LinkTarget::NotPublished(id) => {
            let title = site.page(id).title();
            (
                format!("Readers cannot see the page “{title}” yet."),
                "Take the link out until the page is published.".into(),
            )
        }
        LinkTarget::LeavesSite => (
            format!("This link leads out of the content folder: {destination}"),
            "Move the file into the content folder, or take the link out.".into(),
        ),
        LinkTarget::UnsafeScheme if destination.starts_with("//") => {
            (format!("This address is not whole: {destination}"), format!("Write: https:{destination}"))
        }
        LinkTarget::UnsafeScheme => {
            let scheme = destination.split(':').next().unwrap_or("");
            (
                format!("A link that begins with {scheme}: is not shown."),
                "Use a page (page.md) or an address that begins with https://".into(),
            )
        }
        _ => return None,
    })
}

/// A help text that names the file that was most likely meant: one of the same name in another folder, else one
/// with a similar path. It is named as a link in the file `from` writes it, or below the folder `base`.
fn suggestion(site: &Site, from: &str, path: &str, base: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or("");
    let pages = || site.pages.iter().filter(|page| page.state == State::Live).map(|page| &*page.doc.path);
    let same_name = pages().find(|known| {
        known.rsplit('/').next().is_some_and(|known| known == name || known.strip_suffix(".md") == Some(name))
    });
    match same_name
        .or_else(|| suggest(path, pages().chain(site.pictures.all.iter().map(|picture| &*picture.file.path))))
    {
        Some(known) if base.is_empty() => format!("Did you mean {}?", relative_path(from, known)),
        Some(known) => format!("Did you mean {}?", known.strip_prefix(base).unwrap_or(known)),
        None => NO_SUCH_FILE.into(),
    }
}
