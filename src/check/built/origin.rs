//! Floor 3: the place of a fault in a built page.
//! In: the fault, and who wrote the tag that it is in. Out: the line of the author, or of the template.
//! Must never: point into generated text, or at a line that is only likely.

use super::built_file::BuiltFile;
use crate::base::{Location, Span, TagOrigin};
use crate::check::rule::{PageFinding, RuleKind};
use crate::html::{Tag, read_fast};
use crate::site::Site;

/// The place of a finding. None where a text is the cause and the rule for texts reports it.
pub fn place_of_finding(
    site: &Site,
    file: &BuiltFile,
    finding: &PageFinding,
    origin: Option<&TagOrigin>,
) -> Option<Location> {
    let compares_titles = matches!(finding.rule.kind, RuleKind::AllBuilt(_));
    match (finding.rule.kind, origin) {
        (RuleKind::Built(_, Some(_)), Some(TagOrigin::Text(_))) => None,
        (_, origin) => Some(
            title_of(site, file, finding)
                .filter(|_| compares_titles)
                .or_else(|| origin.map(location).cloned())
                .unwrap_or_else(|| top(site, file)),
        ),
    }
}

fn location(origin: &TagOrigin) -> &Location {
    match origin {
        TagOrigin::Template(location) | TagOrigin::Text(location) => location,
    }
}

/// The author's title, where the finding compares the titles of pages: that two are the same is no fault of the
/// template that shows them.
fn title_of(site: &Site, file: &BuiltFile, finding: &PageFinding) -> Option<Location> {
    let doc = &site.page(file.page?).doc;
    let title = doc.front_matter.title.as_ref()?;
    let (start, end) = (finding.span.start as usize, finding.span.end as usize);
    let is_title = read_fast(file.content.bytes().get(start..end)?).all(Tag::Title).next().is_some();
    is_title.then(|| doc.location(title.span))
}

/// The place of an address.
pub fn place_of_address(
    site: &Site,
    file: &BuiltFile,
    address: &str,
    origin: Option<&TagOrigin>,
) -> Location {
    match origin {
        Some(TagOrigin::Text(location)) => location.clone(),
        Some(TagOrigin::Template(tag)) => in_tag(site, tag, address)
            .or_else(|| in_sources(site, file, address))
            .or_else(|| in_contacts(site, address))
            .unwrap_or_else(|| tag.clone()),
        None => top(site, file),
    }
}

/// An address that the template itself holds. Any other is a value that the template shows.
fn in_tag(site: &Site, tag: &Location, address: &str) -> Option<Location> {
    let source = site.theme.files.values().find(|source| source.path == tag.file)?;
    let start = tag.span.start as usize + tag.span.of(source.text()?).find(address)?;
    Some(Location { file: tag.file.clone(), span: Span::new(start, start + address.len()) })
}

/// An address among the sources of the page.
fn in_sources(site: &Site, file: &BuiltFile, address: &str) -> Option<Location> {
    let doc = &site.page(file.page?).doc;
    let source = doc.front_matter.sources.iter().find(|source| *source.url == *address)?;
    Some(doc.location(source.span))
}

/// The website of a contact.
fn in_contacts(site: &Site, address: &str) -> Option<Location> {
    let mut contacts = site.contacts.order.iter().filter_map(|key| site.contacts.get(key));
    let contact = contacts.find(|contact| *contact.web == *address)?;
    Some(site.contacts.place(contact.web_span))
}

/// The title of the page, or the settings where the file is no page of an author.
fn top(site: &Site, file: &BuiltFile) -> Location {
    match file.page {
        Some(id) => site.page(id).doc.location(site.page(id).doc.top()),
        None => site.settings.place(Span::default()),
    }
}
