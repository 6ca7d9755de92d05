//! Floor 3: what is kept of one built page: what it points at, what can be pointed at in it, and what is
//! wrong with it.
//! In: its elements and its path. Out: marks of ids, links, navigation and words; faults.
//! Must never: need the rest of the site: the scan of a file is kept as long as the file.

use super::address::{BaseAddress, ResolvedAddress};
use crate::base::{BuildIdentityHasher, Span, hash64, hash64_bytes};
use crate::check::rule::{PageFinding, PageReporter, Rule, RuleKind};
use crate::html::read_fast;
use crate::html::{Attr, Tag};
use crate::html::{Element, Markup, plain};
use memchr::memchr;
use std::collections::HashSet;

/// What a file does with an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReferenceKind {
    /// A reader may follow it.
    Links,
    /// The browser fetches it without being asked.
    Loads,
}

/// One address in a file: 24 bytes, for a large site has half a million of them.
#[derive(Clone, Copy, Debug)]
pub struct Reference {
    /// Where the address stands in the bytes.
    pub start: u32,
    /// How many bytes it is, as far as that matters to people.
    length: u16,
    /// What is done with it.
    pub kind: ReferenceKind,
    /// What it is.
    pub target: ResolvedAddress,
}

impl Reference {
    /// The address as it is written.
    pub fn address<'b>(&self, bytes: &'b [u8]) -> &'b [u8] {
        let start = self.start as usize;
        bytes.get(start..start + self.length as usize).unwrap_or(&[])
    }
}

/// One way to find one's way: `<nav>`.
#[derive(Clone, Debug)]
pub struct Nav {
    /// Mark of its name and its language: what is called the same is the same.
    pub name: u64,
    /// Its tag.
    pub span: Span,
    /// Marks of the pages that it leads to, in order.
    pub links: Box<[u64]>,
}

/// Ways to get help outside a page's text: each kind once, in the order in which they stand.
#[derive(Clone, Debug, Default)]
pub struct Help {
    /// Mark of the language.
    pub lang: u64,
    /// Of each kind where it stands first.
    pub kinds: Box<[(HelpKind, Span)]>,
}

/// A kind of help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum HelpKind {
    Phone,
    Email,
    ContactPage,
}

/// What a file points at and holds.
#[derive(Debug, Default)]
pub struct PageSummary {
    /// Marks of the two addresses it has: the folder's that it is the page of, and its own.
    pub addresses: [u64; 2],
    /// Marks of the ids of everything that can be pointed at, sorted.
    pub ids: Box<[u64]>,
    /// The addresses in it, each once for each act.
    pub references: Box<[Reference]>,
    /// Mark of the words in its main part: the search is made again only when one of these changes.
    pub words: u64,
    /// Mark of its title and language, and where the title stands; none where it has none, or is kept out of
    /// lists of pages.
    pub title: Option<(u64, Span)>,
    /// Its navigation.
    pub navs: Box<[Nav]>,
    /// Ways to get help.
    pub help: Help,
    /// What is wrong with it.
    pub findings: Box<[PageFinding]>,
}

/// Scans a file that is published at `path` (`imha/index.html`) of a site whose addresses begin with `origin`
/// and `root`.
pub fn summarise(bytes: &[u8], path: &str, origin: &str, root: &str, rules: &[&'static Rule]) -> PageSummary {
    if !path.ends_with(".html") {
        return PageSummary { addresses: addresses(path), ..PageSummary::default() };
    }
    PageSummary { words: words(bytes), ..summarise_page(&read_fast(bytes), path, origin, root, rules) }
}

fn addresses(path: &str) -> [u64; 2] {
    let whole = format!("/{path}");
    [hash64(whole.strip_suffix("index.html").unwrap_or(&whole)), hash64(&whole)]
}

/// Scans a page that was read.
pub fn summarise_page(
    page: &Markup,
    path: &str,
    origin: &str,
    root: &str,
    rules: &[&'static Rule],
) -> PageSummary {
    let whole = format!("/{path}");
    let address = whole.strip_suffix("index.html").unwrap_or(&whole);
    let addresses = addresses(path);
    let base = page.all(Tag::Base).find_map(|base| base.get(Attr::Href)).map(plain).unwrap_or_default();
    let stand = BaseAddress::new(origin, root, address, &base);
    let (ids, references) = points(page, &stand);
    let mut findings = Vec::new();
    for rule in rules {
        if let RuleKind::Built(judge, _) = rule.kind {
            judge(page, &mut PageReporter::new(rule, &mut findings));
        }
    }
    let lang = page.all(Tag::Html).next().and_then(|html| html.get(Attr::Lang)).map_or(0, hash64);
    let title = title(page, lang);
    PageSummary {
        addresses,
        ids,
        references,
        words: 0,
        title,
        navs: navs(page, lang, &stand),
        help: help(page, lang),
        findings: findings.into(),
    }
}

/// Where in a page addresses stand that begin with a slash.
pub fn local_addresses(bytes: &[u8]) -> Vec<Span> {
    let page = read_fast(bytes);
    let mut spans = Vec::new();
    for element in page.elements() {
        let local = |value: &str| value.starts_with('/') && !value.starts_with("//");
        let addresses = element
            .attributes()
            .iter()
            .filter(|attribute| act(&element, attribute.name).is_some() && local(element.value(attribute)));
        spans.extend(addresses.map(|attribute| attribute.value));
    }
    spans
}

/// What can be pointed at, and what the page points at.
fn points(page: &Markup, stand: &BaseAddress) -> (Box<[u64]>, Box<[Reference]>) {
    let mut ids: Vec<u64> = page.ids.iter().map(|(id, _)| *id).collect();
    let (mut references, mut seen) = (Vec::new(), SeenReferences::default());
    for element in page.elements() {
        for attribute in element.attributes() {
            let (tag, name) = (element.tag(), attribute.name);
            if name == Attr::Name && tag == Tag::A {
                ids.push(hash64(&plain(element.value(attribute))));
                continue;
            }
            let Some(act) = act(&element, name).filter(|_| !attribute.value.is_empty()) else { continue };
            let value = element.value(attribute);
            if !seen.is_new(act, hash64(value)) {
                continue;
            }
            let mut add = |part: &str| {
                if let Some(aim) = stand.resolve(&plain(part)) {
                    references.push(Reference {
                        start: attribute.value.start,
                        length: value.len().min(u16::MAX as usize) as u16,
                        kind: act,
                        target: aim,
                    });
                }
            };
            match name {
                Attr::Srcset => {
                    value.split(',').filter_map(|part| part.split_whitespace().next()).for_each(add)
                }
                _ => add(value),
            }
        }
    }
    ids.sort_unstable();
    (ids.into(), references.into())
}

/// The title, of pages that are found by it.
fn title(page: &Markup, lang: u64) -> Option<(u64, Span)> {
    let unlisted = |meta: Element| {
        let robots = meta.is(Attr::Name, &["robots"])
            && meta.get(Attr::Content).is_some_and(|words| words.to_ascii_lowercase().contains("noindex"));
        robots || meta.is(Attr::HttpEquiv, &["refresh"])
    };
    let title = page.all(Tag::Title).find(|title| !title.is_in(Tag::Svg))?;
    let words = title.text();
    (!words.is_empty() && !page.all(Tag::Meta).any(unlisted)).then(|| (hash64(&words) ^ lang, title.span()))
}

fn navs(page: &Markup, lang: u64, stand: &BaseAddress) -> Box<[Nav]> {
    let nav = |nav: Element| {
        let links = nav
            .below()
            .filter(|link| link.tag() == Tag::A)
            .filter_map(|link| stand.resolve(&plain(link.get(Attr::Href)?)));
        let name = nav.get(Attr::AriaLabel).or(nav.get(Attr::AriaLabelledby)).unwrap_or("");
        Nav {
            name: hash64(name) ^ lang,
            span: nav.span(),
            links: links.filter(|aim| *aim != ResolvedAddress::OUTSIDE).map(|aim| aim.path).collect(),
        }
    };
    // What stands in the text is the page's own: a list of its parts.
    page.all(Tag::Nav).filter(|nav| !nav.is_in(Tag::Main) && !nav.is_in(Tag::Article)).map(nav).collect()
}

/// A phone number, an address for letters, a page about contact: outside the text, where every page shows the
/// same.
fn help(page: &Markup, lang: u64) -> Help {
    let mut kinds: Vec<(HelpKind, Span)> = Vec::new();
    for link in page.all(Tag::A).filter(|link| !link.is_in(Tag::Main)) {
        let href = link.get(Attr::Href).unwrap_or("").trim();
        let last = href
            .split(['?', '#'])
            .next()
            .unwrap_or("")
            .trim_end_matches('/')
            .rsplit('/')
            .next()
            .unwrap_or("");
        let kind = match href {
            _ if href.starts_with("tel:") => HelpKind::Phone,
            _ if href.starts_with("mailto:") => HelpKind::Email,
            _ if last.strip_suffix(".html").unwrap_or(last).split('-').any(|word| word == "contact") => {
                HelpKind::ContactPage
            }
            _ => continue,
        };
        if !kinds.iter().any(|(known, _)| *known == kind) {
            kinds.push((kind, link.span()));
        }
    }
    Help { lang, kinds: kinds.into() }
}

/// What was met before. Most pages have few addresses, and a look along a short row is quicker than a hash
/// table; a long list has thousands.
#[derive(Default)]
struct SeenReferences {
    few: Vec<u64>,
    many: HashSet<u64, BuildIdentityHasher>,
}

impl SeenReferences {
    fn is_new(&mut self, act: ReferenceKind, address: u64) -> bool {
        let met = if act == ReferenceKind::Links { address } else { !address };
        if self.few.len() < 100 {
            let new = !self.few.contains(&met);
            if new {
                self.few.push(met);
            }
            return new;
        }
        !self.few.contains(&met) && self.many.insert(met)
    }
}

/// The mark of what stands between the tags of `<main>`.
fn words(bytes: &[u8]) -> u64 {
    let finder = |needle: &[u8]| memchr::memmem::find(bytes, needle);
    let (Some(start), Some(end)) = (finder(b"<main"), finder(b"</main")) else { return 0 };
    let mut text = Vec::with_capacity(end.saturating_sub(start));
    let mut at = start;
    while let Some(open) = memchr(b'>', &bytes[at..end.max(at)]).map(|found| at + found + 1) {
        let close = memchr(b'<', &bytes[open..end]).map_or(end, |found| open + found);
        text.extend_from_slice(&bytes[open..close]);
        text.push(b' ');
        at = close;
    }
    hash64_bytes(&text)
}

/// What a browser does with the value of an attribute; none where it is no address.
fn act(element: &Element, name: Attr) -> Option<ReferenceKind> {
    match (name, element.tag()) {
        (Attr::Href, Tag::A | Tag::Area) | (Attr::Action | Attr::Formaction, _) => Some(ReferenceKind::Links),
        (Attr::Href, Tag::Link) => {
            let fetched = [
                "stylesheet",
                "icon",
                "preload",
                "prefetch",
                "modulepreload",
                "manifest",
                "dns-prefetch",
                "preconnect",
                "apple-touch-icon",
            ];
            let rel = element.get(Attr::Rel).unwrap_or("").to_ascii_lowercase();
            Some(if rel.split_whitespace().any(|word| fetched.contains(&word)) {
                ReferenceKind::Loads
            } else {
                ReferenceKind::Links
            })
        }
        (Attr::Href, Tag::Use | Tag::Image) | (Attr::Data, Tag::Object) | (Attr::Background, Tag::Body) => {
            Some(ReferenceKind::Loads)
        }
        (Attr::Src | Attr::Srcset | Attr::Poster | Attr::XlinkHref, _) => Some(ReferenceKind::Loads),
        // The one attribute of the theme that names a script to import.
        (Attr::DataPagefind, _) => Some(ReferenceKind::Loads),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn aims(html: &str) -> Vec<ResolvedAddress> {
        summarise(html.as_bytes(), "imha/index.html", "https://x.org", "", &[])
            .references
            .iter()
            .map(|each| each.target)
            .collect()
    }

    fn inside(path: &str) -> ResolvedAddress {
        ResolvedAddress { path: hash64(path), anchor: 0 }
    }

    #[test]
    fn every_way_to_write_an_address_is_read() {
        assert_eq!(aims("<a href=/contact/>x</a>"), [inside("/contact/")]);
        assert_eq!(aims("<A class=\"b\" HREF='../contact/'>x</A>"), [inside("/contact/")]);
        assert_eq!(aims("<a href=\"https://x.org/contact/?q=1\">x</a>"), [inside("/contact/")]);
        assert_eq!(aims("<a href=\"https://x.org.evil.net/\">x</a>"), [ResolvedAddress::OUTSIDE]);
        assert_eq!(aims("<a href=\"//cdn.net/x\">x</a>"), [ResolvedAddress::OUTSIDE]);
        assert_eq!(aims("<script src=\"HTTPS://cdn.net/a.js\"></script>"), [ResolvedAddress::OUTSIDE]);
        assert_eq!(aims("<base href=//cdn.net/><img src=a.png>"), [ResolvedAddress::OUTSIDE]);
        assert_eq!(aims("<a href=tel:999>x</a><a href=\"mailto:a@b\">y</a>"), []);
        assert_eq!(
            aims("<!-- <a href=/no/> --><script>var a = \"<a href=/no/>\"</script><a href=yes/>x</a>"),
            [inside("/imha/yes/")]
        );
        assert_eq!(aims("<a href=\"/a%20b/\">x</a>"), [inside("/a b/")]);
    }

    #[test]
    fn anchors_meet_their_ids() {
        let page = summarise(
            b"<h2 id=who>x</h2><a href=\"#who\">y</a><a href=\"/imha/#who\">z</a>",
            "imha/index.html",
            "https://x.org",
            "",
            &[],
        );
        for each in &page.references {
            assert!(page.ids.contains(&each.target.anchor));
        }
        assert_eq!(page.references.len(), 2);
    }

    #[test]
    fn what_a_browser_fetches_is_told_from_what_a_reader_may_follow() {
        let page = summarise(
            b"<img src=//cdn.net/a.png><link rel=stylesheet href=https://cdn.net/a.css><link rel=canonical href=https://y.org/>",
            "index.html",
            "https://x.org",
            "",
            &[],
        );
        let acts: Vec<ReferenceKind> = page.references.iter().map(|each| each.kind).collect();
        assert_eq!(acts, [ReferenceKind::Loads, ReferenceKind::Loads, ReferenceKind::Links]);
    }
}
