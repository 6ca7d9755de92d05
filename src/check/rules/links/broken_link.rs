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
//!
//! ```bad content/site.toml
//! name = "A charity"
//! address = "https://charity.example"
//! languages = ["en"]
//!
//! [navigation]
//! en = ["about-us/"]
//! ```

use crate::base::{Edit, Fix, Location, Span, reported_rules};
use crate::check::address_mistake::{AddressMistake, address_mistake};
use crate::check::near_file::{Difference, NearFile, written_place};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::doc::resolve_path;
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
            let mistake = (!target.is_sound() && !link.destination.contains("{{"))
                .then(|| address_mistake(&link.destination));
            if let Some(AddressMistake { message, help, meant }) = mistake.flatten() {
                let place = written_place(page.doc.text(), link.span, &link.destination);
                let edit = place.zip(meant).map(|(span, replacement)| Edit { span, replacement });
                found.add(page.doc.location(link.span), message, help).fix = edit.map(Fix::safe);
            } else if let Some((message, help)) = problem(site, page, &link.destination, *target, may_suggest)
            {
                let fix = (*target == LinkTarget::NoFile && may_suggest)
                    .then(|| mend(site, page, &link.destination, link.span));
                let finding = found.add(page.doc.location(link.span), message, help);
                finding.fix = fix.flatten();
                if let LinkTarget::NotPublished(id) = *target {
                    let other = &site.page(id).doc;
                    finding.related.push((other.location(other.top()), "the page that it leads to".into()));
                }
            }
        }
    }
    for (lang, files) in &site.settings.navigation {
        for file in files {
            judge_navigation(site, lang, &file.value, site.settings.place(file.span), found);
        }
    }
}

/// Judges a page that the navigation of a language names.
fn judge_navigation(site: &Site, lang: &str, file: &str, place: Location, found: &mut Reporter) {
    let folder = format!("content/{lang}/");
    let path = format!("{folder}{file}");
    // A page that is not translated is shown in the first language of the site.
    let fallback = format!("content/{}/{file}", site.locales[0].lang);
    if site.page_at(&path).or_else(|| site.page_at(&fallback)).is_some() {
        return;
    }
    let (message, help, meant) = match page_of_folder(site, &folder, file) {
        Some(meant) => (
            format!("The navigation names a folder or an address, and not the file of a page: {file}"),
            format!("Write: \"{meant}\""),
            Some(meant),
        ),
        None if first_in_folder(site, &folder, file).is_some() => {
            let inner = file.trim_matches('/');
            let first = first_in_folder(site, &folder, file).unwrap_or_default();
            let message = format!("The navigation names the folder {inner}, which has no page of its own.");
            let help =
                format!("Make the page {folder}{inner}/index.md, or name a page in the folder: \"{first}\"");
            (message, help, None)
        }
        None => {
            let message = format!("The navigation names a page that is not there: {file}");
            let near = NearFile::of(&path, files(site).filter(|known| known.starts_with(&*folder)));
            match near {
                Some(near) => {
                    let known = near.path.strip_prefix(&*folder).unwrap_or(near.path);
                    let is_sure = near.kind != Difference::Spelling;
                    (message, format!("Did you mean {known}?"), is_sure.then(|| known.to_string()))
                }
                None => (message, NO_SUCH_FILE.into(), None),
            }
        }
    };
    let span = place.span;
    found.add(place, message, help).fix = meant
        .map(|meant| Fix { edits: vec![Edit { span, replacement: format!("\"{meant}\"") }], safe: true });
}

/// The file of the page that is shown for a folder or at an address: `care/` → `care/index.md`.
fn page_of_folder(site: &Site, folder: &str, named: &str) -> Option<String> {
    let inner = named.strip_suffix("index.html").unwrap_or(named).trim_matches('/');
    let files = match inner {
        _ if inner.ends_with(".md") => return None,
        "" => vec!["index.md".to_string()],
        _ => vec![format!("{inner}/index.md"), format!("{inner}.md")],
    };
    files.into_iter().find(|file| site.page_at(&format!("{folder}{file}")).is_some())
}

/// The first page in a folder: `care` → `care/ask.md`.
fn first_in_folder(site: &Site, folder: &str, named: &str) -> Option<String> {
    let inner = format!("{folder}{}/", named.trim_matches('/'));
    let page =
        site.pages.iter().find(|page| page.state == State::Live && page.doc.path.starts_with(&inner))?;
    page.doc.path.strip_prefix(folder).map(str::to_string)
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
        LinkTarget::NoFile => {
            let path = resolve_path(&page.doc.path, file).unwrap_or_default();
            let help = if may_suggest {
                NearFile::of(&path, files(site)).map(|near| near.help(&page.doc.path))
            } else {
                None
            };
            let help = help.unwrap_or_else(|| NO_SUCH_FILE.to_string());
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

/// The pages and pictures that a link can lead to.
fn files(site: &Site) -> impl Iterator<Item = &str> + Clone {
    let pages = site.pages.iter().filter(|page| page.state == State::Live).map(|page| &*page.doc.path);
    pages.chain(site.pictures.all.iter().map(|picture| &*picture.file.path))
}

/// The edit that makes a link lead to the file that was meant, where that is plain.
fn mend(site: &Site, page: &Page, destination: &str, span: Span) -> Option<Fix> {
    let file = destination.split('#').next()?;
    let path = resolve_path(&page.doc.path, file)?;
    NearFile::of(&path, files(site))?.fix(&page.doc.path, page.doc.text(), span, file)
}
