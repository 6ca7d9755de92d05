//! Floor 3: what is kept of one built page: what it points at, what can be pointed at in it, and what is wrong with it.
//! In: its elements and its path. Out: marks of ids, links, navigation and words; faults.
//! Must never: need the rest of the site: the scan of a file is kept as long as the file.

use super::aim::{Aim, Stand};
use super::markup::{Element, Markup, plain};
use super::names::{Attr, Tag};
use super::read::read;
use crate::base::{Fold, Span, mark, mark_bytes};
use crate::check::rule::{Fault, Faults, Judge};
use memchr::memchr;
use std::collections::HashSet;

/// What a file does with an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// A reader may follow it.
    Links,
    /// The browser fetches it without being asked.
    Loads,
}

/// One address in a file: 24 bytes, for a large site has half a million of them.
#[derive(Clone, Copy, Debug)]
pub struct Use {
    /// Where the address stands in the bytes.
    pub start: u32,
    /// How many bytes it is, as far as that matters to people.
    length: u16,
    /// What is done with it.
    pub act: Act,
    /// What it is.
    pub aim: Aim,
}

impl Use {
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
pub struct Scan {
    /// Marks of the two addresses it has: the folder's that it is the page of, and its own.
    pub addresses: [u64; 2],
    /// Marks of the ids of everything that can be pointed at, sorted.
    pub ids: Box<[u64]>,
    /// The addresses in it, each once for each act.
    pub uses: Box<[Use]>,
    /// Mark of the words in its main part: the search is made again only when one of these changes.
    pub words: u64,
    /// Mark of its title and language, and where the title stands; none where it has none, or is kept out of lists of pages.
    pub title: Option<(u64, Span)>,
    /// Its navigation.
    pub navs: Box<[Nav]>,
    /// Ways to get help.
    pub help: Help,
    /// What is wrong with it.
    pub faults: Box<[Fault]>,
}

/// Scans a file that is published at `path` (`imha/index.html`) of a site whose addresses begin with `origin` and `root`.
pub fn scan(bytes: &[u8], path: &str, origin: &str, root: &str) -> Scan {
    if !path.ends_with(".html") {
        return Scan { addresses: addresses(path), ..Scan::default() };
    }
    Scan { words: words(bytes), ..scan_page(&read(bytes), path, origin, root) }
}

fn addresses(path: &str) -> [u64; 2] {
    let whole = format!("/{path}");
    [mark(whole.strip_suffix("index.html").unwrap_or(&whole)), mark(&whole)]
}

/// Scans a page that was read.
pub fn scan_page(page: &Markup, path: &str, origin: &str, root: &str) -> Scan {
    let whole = format!("/{path}");
    let address = whole.strip_suffix("index.html").unwrap_or(&whole);
    let addresses = addresses(path);
    let stand = Stand { origin, root, address, own: addresses[0] };
    let (ids, uses) = points(page, &stand);
    let mut faults = Vec::new();
    for rule in crate::check::RULES {
        if let Judge::Built(judge, _) = rule.judge {
            judge(page, &mut Faults::new(rule, &mut faults));
        }
    }
    let lang = page.all(Tag::Html).next().and_then(|html| html.get(Attr::Lang)).map_or(0, mark);
    let title = title(page, lang);
    Scan { addresses, ids, uses, words: 0, title, navs: navs(page, lang, &stand), help: help(page, lang), faults: faults.into() }
}

/// Where in a page addresses stand that begin with a slash.
pub fn local_addresses(bytes: &[u8]) -> Vec<Span> {
    let page = read(bytes);
    let mut spans = Vec::new();
    for element in page.elements() {
        let local = |value: &str| value.starts_with('/') && !value.starts_with("//");
        let addresses = element.attributes().iter().filter(|attribute| act(&element, attribute.name).is_some() && local(element.value(attribute)));
        spans.extend(addresses.map(|attribute| attribute.value));
    }
    spans
}

/// What can be pointed at, and what the page points at.
fn points(page: &Markup, stand: &Stand) -> (Box<[u64]>, Box<[Use]>) {
    let mut ids: Vec<u64> = page.ids.iter().map(|(id, _)| *id).collect();
    let (mut uses, mut seen) = (Vec::new(), Seen::default());
    for element in page.elements() {
        for attribute in element.attributes() {
            let (tag, name) = (element.tag(), attribute.name);
            if name == Attr::Name && tag == Tag::A {
                ids.push(mark(&plain(element.value(attribute))));
                continue;
            }
            let Some(act) = act(&element, name).filter(|_| !attribute.value.is_empty()) else { continue };
            let value = element.value(attribute);
            if !seen.is_new(act, mark(value)) {
                continue;
            }
            let mut add = |part: &str| {
                if let Some(aim) = stand.aim(&plain(part)) {
                    uses.push(Use { start: attribute.value.start, length: value.len().min(u16::MAX as usize) as u16, act, aim });
                }
            };
            match name {
                Attr::Srcset => value.split(',').filter_map(|part| part.split_whitespace().next()).for_each(add),
                _ => add(value),
            }
        }
    }
    ids.sort_unstable();
    (ids.into(), uses.into())
}

/// The title, of pages that are found by it.
fn title(page: &Markup, lang: u64) -> Option<(u64, Span)> {
    let unlisted = |meta: Element| {
        let robots = meta.is(Attr::Name, &["robots"]) && meta.get(Attr::Content).is_some_and(|words| words.to_ascii_lowercase().contains("noindex"));
        robots || meta.is(Attr::HttpEquiv, &["refresh"])
    };
    let title = page.all(Tag::Title).find(|title| !title.is_in(Tag::Svg))?;
    let words = title.text();
    (!words.is_empty() && !page.all(Tag::Meta).any(unlisted)).then(|| (mark(&words) ^ lang, title.span()))
}

fn navs(page: &Markup, lang: u64, stand: &Stand) -> Box<[Nav]> {
    let nav = |nav: Element| {
        let links = nav.below().filter(|link| link.tag() == Tag::A).filter_map(|link| stand.aim(&plain(link.get(Attr::Href)?)));
        let name = nav.get(Attr::AriaLabel).or(nav.get(Attr::AriaLabelledby)).unwrap_or("");
        Nav { name: mark(name) ^ lang, span: nav.span(), links: links.filter(|aim| *aim != Aim::OUTSIDE).map(|aim| aim.path).collect() }
    };
    // What stands in the text is the page's own: a list of its parts.
    page.all(Tag::Nav).filter(|nav| !nav.is_in(Tag::Main) && !nav.is_in(Tag::Article)).map(nav).collect()
}

/// A phone number, an address for letters, a page about contact: outside the text, where every page shows the same.
fn help(page: &Markup, lang: u64) -> Help {
    let mut kinds: Vec<(HelpKind, Span)> = Vec::new();
    for link in page.all(Tag::A).filter(|link| !link.is_in(Tag::Main)) {
        let href = link.get(Attr::Href).unwrap_or("").trim();
        let last = href.split(['?', '#']).next().unwrap_or("").trim_end_matches('/').rsplit('/').next().unwrap_or("");
        let kind = match href {
            _ if href.starts_with("tel:") => HelpKind::Phone,
            _ if href.starts_with("mailto:") => HelpKind::Email,
            _ if last.strip_suffix(".html").unwrap_or(last).split('-').any(|word| word == "contact") => HelpKind::ContactPage,
            _ => continue,
        };
        if !kinds.iter().any(|(known, _)| *known == kind) {
            kinds.push((kind, link.span()));
        }
    }
    Help { lang, kinds: kinds.into() }
}

/// What was met before. Most pages have few addresses, and a look along a short row is quicker than a hash table; a long list has thousands.
#[derive(Default)]
struct Seen {
    few: Vec<u64>,
    many: HashSet<u64, Fold>,
}

impl Seen {
    fn is_new(&mut self, act: Act, address: u64) -> bool {
        let met = if act == Act::Links { address } else { !address };
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
    mark_bytes(&text)
}

/// What a browser does with the value of an attribute; none where it is no address.
fn act(element: &Element, name: Attr) -> Option<Act> {
    match (name, element.tag()) {
        (Attr::Href, Tag::A | Tag::Area) | (Attr::Action | Attr::Formaction, _) => Some(Act::Links),
        (Attr::Href, Tag::Link) => {
            let fetched = ["stylesheet", "icon", "preload", "prefetch", "modulepreload", "manifest", "dns-prefetch", "preconnect", "apple-touch-icon"];
            let rel = element.get(Attr::Rel).unwrap_or("").to_ascii_lowercase();
            Some(if rel.split_whitespace().any(|word| fetched.contains(&word)) { Act::Loads } else { Act::Links })
        }
        (Attr::Href, Tag::Use | Tag::Image) | (Attr::Data, Tag::Object) | (Attr::Background, Tag::Body) => Some(Act::Loads),
        (Attr::Src | Attr::Srcset | Attr::Poster | Attr::XlinkHref, _) => Some(Act::Loads),
        // The one attribute of the theme that names a script to import.
        (Attr::DataPagefind, _) => Some(Act::Loads),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn aims(html: &str) -> Vec<Aim> {
        scan(html.as_bytes(), "imha/index.html", "https://x.org", "").uses.iter().map(|each| each.aim).collect()
    }

    fn inside(path: &str) -> Aim {
        Aim { path: mark(path), anchor: 0 }
    }

    #[test]
    fn every_way_to_write_an_address_is_read() {
        assert_eq!(aims("<a href=/contact/>x</a>"), [inside("/contact/")]);
        assert_eq!(aims("<A class=\"b\" HREF='../contact/'>x</A>"), [inside("/contact/")]);
        assert_eq!(aims("<a href=\"https://x.org/contact/?q=1\">x</a>"), [inside("/contact/")]);
        assert_eq!(aims("<a href=\"https://x.org.evil.net/\">x</a>"), [Aim::OUTSIDE]);
        assert_eq!(aims("<a href=\"//cdn.net/x\">x</a>"), [Aim::OUTSIDE]);
        assert_eq!(aims("<a href=tel:999>x</a><a href=\"mailto:a@b\">y</a>"), []);
        assert_eq!(aims("<!-- <a href=/no/> --><script>var a = \"<a href=/no/>\"</script><a href=yes/>x</a>"), [inside("/imha/yes/")]);
        assert_eq!(aims("<a href=\"/a%20b/\">x</a>"), [inside("/a b/")]);
    }

    #[test]
    fn anchors_meet_their_ids() {
        let page = scan(b"<h2 id=who>x</h2><a href=\"#who\">y</a><a href=\"/imha/#who\">z</a>", "imha/index.html", "https://x.org", "");
        for each in &page.uses {
            assert!(page.ids.contains(&each.aim.anchor));
        }
        assert_eq!(page.uses.len(), 2);
    }

    #[test]
    fn what_a_browser_fetches_is_told_from_what_a_reader_may_follow() {
        let page = scan(
            b"<img src=//cdn.net/a.png><link rel=stylesheet href=https://cdn.net/a.css><link rel=canonical href=https://y.org/>",
            "index.html",
            "https://x.org",
            "",
        );
        let acts: Vec<Act> = page.uses.iter().map(|each| each.act).collect();
        assert_eq!(acts, [Act::Loads, Act::Loads, Act::Links]);
    }
}
