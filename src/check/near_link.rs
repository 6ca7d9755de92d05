//! Floor 3: the file that was meant where a link stayed in its brackets.
//! In: the site, and a finding of the rule `left-link`. Out: the finding with an edit that makes a link to a file of the
//! site, or without one.
//! Must never: make a link that leads nowhere.

use super::near_file::{Difference, NearFile};
use crate::base::{Edit, Finding, Fix, WebAddress};
use crate::doc::{relative_path, resolve_path};
use crate::site::{Page, Site, State};

/// The finding with a fix that leads to a file that is there.
pub(super) fn with_file(site: &Site, mut finding: Finding) -> Finding {
    let Some(page) = site.page_at(&finding.location.file).map(|id| site.page(id)) else { return finding };
    let typed = finding.location.span.of(page.doc.text());
    let wiki = typed.strip_prefix("[[").and_then(|typed| typed.strip_suffix("]]"));
    if let Some(link) = wiki.filter(|_| finding.fix.is_none()).and_then(|inner| wiki_link(site, page, inner))
    {
        finding.help = format!("Write a link: `{link}`");
        finding.fix = Some(Fix::safe(Edit { span: finding.location.span, replacement: link }));
        return finding;
    }
    let Some(last) = finding.fix.as_mut().and_then(|fix| fix.edits.last_mut()) else { return finding };
    // Behind the last bracket nothing stands: the edit ends with the address.
    let Some((before, address)) = last.replacement.strip_suffix(')').and_then(|link| link.rsplit_once('('))
    else {
        return finding;
    };
    match address_of_file(site, page, address) {
        Some(address) => last.replacement = format!("{before}({address})"),
        None => finding.fix = None,
    }
    finding
}

/// `[[contact]]`, `[[about-us|who we are]]`, `[[About us]]` as a link to the page that has this name or this title.
fn wiki_link(site: &Site, page: &Page, inner: &str) -> Option<String> {
    let (name, words) = inner.split_once('|').unwrap_or((inner, inner));
    let (name, words) = (name.trim(), words.trim());
    let file = address_of_file(site, page, &name.replace(' ', "%20")).or_else(|| {
        let lang = &page.doc.content_path.lang;
        let mut titled = pages(site).filter(|other| {
            other.doc.content_path.lang == *lang && other.title().to_lowercase() == name.to_lowercase()
        });
        let only = titled.next().filter(|_| titled.next().is_none())?;
        Some(relative_path(&page.doc.path, &only.doc.path))
    })?;
    (!words.contains(['[', ']', '{'])).then(|| format!("[{words}]({file})"))
}

fn pages(site: &Site) -> impl Iterator<Item = &Page> + Clone {
    site.pages.iter().filter(|page| page.state == State::Live)
}

/// The address as it leads to a file of the site, or out of it. `None` where there is no such file.
fn address_of_file(site: &Site, page: &Page, address: &str) -> Option<String> {
    let (file, part) = address.find('#').map_or((address, ""), |at| address.split_at(at));
    if file.is_empty() || file.starts_with('/') || !matches!(WebAddress::of(file), WebAddress::Relative) {
        return Some(address.to_string());
    }
    let files = pages(site)
        .map(|page| &*page.doc.path)
        .chain(site.pictures.all.iter().map(|picture| &*picture.file.path));
    let near = |file: &str| {
        let path = resolve_path(&page.doc.path, file)?;
        NearFile::of(&path, files.clone()).filter(|near| near.kind != Difference::Spelling)
    };
    // “contact .md”: a space that nobody meant.
    let near = near(file).or_else(|| near(&file.replace("%20", "")))?;
    Some(relative_path(&page.doc.path, near.path) + part)
}
