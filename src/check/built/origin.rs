//! Floor 3: who wrote what is wrong in a built page.
//! In: a tag or an address in a page that we made. Out: the author's line, or the template's.
//! Must never: point into generated text.

use super::judge::BuiltFile;
use crate::base::{Location, Span};
use crate::check::rule::{PageFinding, RuleKind};
use crate::doc::NodeKind;
use crate::html::read_fast;
use crate::html::{Attr, Tag};
use crate::html::{Element, plain};
use crate::site::{LinkTarget, Page, Site};

/// Where a fault comes from; none where the author's text is the cause and another rule judges that.
pub fn place_of_fault(site: &Site, file: &BuiltFile, fault: &PageFinding) -> Option<Location> {
    let (start, end) = (fault.span.start as usize, fault.span.end as usize);
    let bytes = file.content.bytes();
    let tag = bytes.get(start..end).unwrap_or(&[]);
    let markup = read_fast(tag);
    let element = markup.elements().next();
    let authored = file
        .page
        .zip(element)
        .and_then(|(id, element)| authored(site, site.page(id), &element, fault, &bytes[..end]));
    if let Some(place) = authored {
        return if matches!(fault.rule.kind, RuleKind::Built(_, Some(_))) { None } else { Some(place) };
    }
    Some(template(site, tag, &bytes[..start], &bytes[end..]).unwrap_or_else(|| fallback(site, file)))
}

/// The author's line that an element was made from.
fn authored(
    site: &Site,
    page: &Page,
    element: &Element,
    fault: &PageFinding,
    before: &[u8],
) -> Option<Location> {
    let doc = &page.doc;
    let address = || [Attr::Href, Attr::Src].iter().find_map(|name| element.get(*name)).map(plain);
    match element.tag() {
        // A title by itself is the template's; that two pages have the same one is their authors' doing.
        Tag::Title if matches!(fault.rule.kind, RuleKind::AllBuilt(_)) => {
            doc.front_matter.title.as_ref().map(|title| doc.location(title.span))
        }
        Tag::Table | Tag::Th | Tag::Td | Tag::Tr => {
            let number = memchr::memmem::find_iter(before, b"<table").count().checked_sub(1)?;
            let tables = doc.tree.walk().filter(|node| matches!(node.kind(), NodeKind::Table(_)));
            tables.map(|node| doc.location(node.span())).nth(number)
        }
        Tag::A | Tag::Img => in_page(site, page, &address()?),
        tag if tag.level().is_some() => {
            let id = plain(element.get(Attr::Id)?);
            doc.tree
                .headings
                .iter()
                .find(|heading| *heading.id == *id)
                .map(|heading| doc.location(heading.span))
        }
        _ => None,
    }
}

/// The tag of the theme that is most like one of a page. What stands around it tells two that are the same.
fn template(site: &Site, tag: &[u8], before: &[u8], after: &[u8]) -> Option<Location> {
    let name_end = tag.iter().position(|byte| byte.is_ascii_whitespace() || *byte == b'>')?;
    let wanted = attributes(tag);
    let mut best: Option<(i32, Location)> = None;
    for source in site.theme.files.values().filter(|source| source.path.ends_with(".html")) {
        let text = source.bytes();
        for start in memchr::memmem::find_iter(text, &tag[..name_end]) {
            let rest = &text[start..];
            if rest.get(name_end).is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'-') {
                continue;
            }
            let length = memchr::memchr(b'>', rest).map_or(rest.len(), |end| end + 1);
            let has = attributes(&rest[..length]);
            let same = wanted.iter().filter(|each| has.contains(each)).count() as i32;
            let named = wanted.iter().filter(|each| has.iter().any(|other| other.0 == each.0)).count() as i32;
            let around = alike(before.iter().rev(), text[..start].iter().rev())
                + alike(after.iter(), rest[length..].iter());
            let score = 100 * (2 * same + named - has.len() as i32) + around;
            if best.as_ref().is_none_or(|(least, _)| score > *least) {
                best = Some((
                    score,
                    Location { file: source.path.clone(), span: Span::new(start, start + length) },
                ));
            }
        }
    }
    best.map(|(_, place)| place)
}

/// Names and values of a tag's attributes, without white space: of that a built page has less.
fn attributes(tag: &[u8]) -> Vec<(Attr, String)> {
    let page = read_fast(tag);
    let first = page.elements().next();
    let words = |element: Element, attribute| plain(element.value(attribute)).split_whitespace().collect();
    first.map_or_else(Vec::new, |element| {
        element.attributes().iter().map(|attribute| (attribute.name, words(element, attribute))).collect()
    })
}

/// How many letters are the same, white space and quotation marks left out: a built page has fewer of them.
/// At most 40.
fn alike<'b>(one: impl Iterator<Item = &'b u8>, other: impl Iterator<Item = &'b u8>) -> i32 {
    let matters = |byte: &&u8| !byte.is_ascii_whitespace() && **byte != b'"';
    one.filter(matters).zip(other.filter(matters)).take(40).take_while(|(one, other)| one == other).count()
        as i32
}

/// Who wrote an address: the page's author, the ledger of contacts, or else a template.
pub fn place_of_address(site: &Site, file: &BuiltFile, address: &str) -> Location {
    if let Some(place) = file.page.and_then(|id| in_page(site, site.page(id), address)) {
        return place;
    }
    // A definition of the glossary, shown on an Easy Read page.
    let glossaries = site.glossaries.iter().filter_map(|glossary| site.page_at(&glossary.doc.as_ref()?.path));
    if let Some(place) = glossaries.filter_map(|id| in_page(site, site.page(id), address)).next() {
        return place;
    }
    for source in site.theme.files.values().filter(|source| source.path.ends_with(".html")) {
        if let Some(text) = source.text()
            && let Some(at) = text
                .find(&format!("\"{address}\""))
                .or_else(|| text.find(address).filter(|_| address.len() > 1))
        {
            let start = if text[at..].starts_with('"') { at + 1 } else { at };
            return Location { file: source.path.clone(), span: Span::new(start, start + address.len()) };
        }
    }
    fallback(site, file)
}

fn fallback(site: &Site, file: &BuiltFile) -> Location {
    match file.page {
        Some(id) => site.page(id).doc.location(site.page(id).doc.top()),
        None => Location { file: site.settings.file.clone(), span: Span::default() },
    }
}

fn in_page(site: &Site, page: &Page, address: &str) -> Option<Location> {
    let tree = &page.doc.tree;
    let meant = |destination: &str, target: LinkTarget| match target {
        LinkTarget::Page(id) => {
            let anchor = &destination[destination.find('#').unwrap_or(destination.len())..];
            format!("{}{anchor}", site.href(&site.page(id).address)) == address
        }
        LinkTarget::SiteAddress => site.href(destination) == address,
        _ => destination == address,
    };
    let link = tree.links.iter().zip(&page.targets).find(|(link, target)| meant(&link.destination, **target));
    if let Some((link, _)) = link {
        return Some(page.doc.location(link.span));
    }
    let shown =
        |at: &Option<u32>| at.is_some_and(|at| site.href(&site.pictures.all[at as usize].address) == address);
    let image = tree
        .images
        .iter()
        .zip(&page.images)
        .find(|(image, picture)| *image.destination == *address || shown(picture))
        .map(|(image, _)| image);
    let source =
        page.doc.front_matter.sources.iter().find(|source| *source.url == *address).map(|source| source.span);
    let html = tree
        .walk()
        .find(|node| node.kind() == NodeKind::RawHtml && node.span().of(&tree.source).contains(address))
        .map(|node| node.span());
    image.map(|image| image.span).or(source).or(html).map(|span| page.doc.location(span))
}
