//! Floor 3: summarises one built page: its addresses, ids, navigation, ways to get help, and findings.
//! In: its elements and its path. Out: hashes of these, and what the rules for built pages find.
//! Must never: need the rest of the site, because a summary is cached until the file changes.

use super::address::{BaseAddress, ResolvedAddress};
use super::references::{Reference, ids_and_references};
use crate::base::{Key, Span, hash64};
use crate::check::rule::{PageFinding, PageReporter, Rule, RuleKind};
use crate::html::read_fast;
use crate::html::{Attr, Tag};
use crate::html::{Element, Markup, attribute_value, plain};
use memchr::{memchr, memmem};

/// A navigation, `<nav>`, outside the main text.
#[derive(Clone, Debug)]
pub struct Nav {
    /// Hash of its name and language. Navigations with the same name should be the same on all pages.
    pub name: u64,
    /// The span of its start tag.
    pub span: Span,
    /// Hashes of the pages that it links to, in order.
    pub links: Box<[u64]>,
}

/// The ways to get help outside a page's main text, each kind once, in document order.
#[derive(Clone, Debug, Default)]
pub struct Help {
    /// Hash of the page's language.
    pub lang: u64,
    /// Each kind, with the span of its first link.
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

/// The summary of a page.
#[derive(Debug, Default)]
pub struct PageSummary {
    /// Hashes of its two addresses: `/imha/` and `/imha/index.html`.
    pub addresses: [u64; 2],
    /// Hashes of its ids and anchors, sorted.
    pub ids: Box<[u64]>,
    /// The addresses in it, each once for each kind of use.
    pub references: Box<[Reference]>,
    /// Hash of what the search index is made from: it is made again only when one of these changes. `None` if
    /// the page has no `<main>`.
    pub searched: Option<Key>,
    /// Hash of its title and language, and the span of the title. `None` if it has no title, or asks not to be
    /// indexed.
    pub title: Option<(u64, Span)>,
    /// Its navigation.
    pub navs: Box<[Nav]>,
    /// Ways to get help.
    pub help: Help,
    /// What the rules found in it.
    pub findings: Box<[PageFinding]>,
}

/// Summarises a file that is published at `path` (`imha/index.html`) of a site whose addresses begin with
/// `origin` (`https://x.org`) and `root` (`/help`, or empty). Judges it by those of `rules` that are for single
/// built pages.
pub fn summarise(bytes: &[u8], path: &str, origin: &str, root: &str, rules: &[&'static Rule]) -> PageSummary {
    if !path.ends_with(".html") {
        return PageSummary { addresses: addresses(path), ..PageSummary::default() };
    }
    PageSummary { searched: searched(bytes), ..summarise_page(&read_fast(bytes), path, origin, root, rules) }
}

/// The hashes of the two addresses of a file: without and with `index.html`.
fn addresses(path: &str) -> [u64; 2] {
    let whole = format!("/{path}");
    [hash64(whole.strip_suffix("index.html").unwrap_or(&whole)), hash64(&whole)]
}

/// Like [`summarise`], for a page that has been parsed. Leaves out the hash of the words.
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
    let href =
        page.all(Tag::Base).find_map(|base| base.get(Attr::Href)).map(attribute_value).unwrap_or_default();
    let base = BaseAddress::new(origin, root, address, &href);
    let (ids, references) = ids_and_references(page, &base);
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
        searched: None,
        title,
        navs: navs(page, lang, &base),
        help: help(page, lang),
        findings: findings.into(),
    }
}

/// The title of a page, unless the page asks not to be indexed or only redirects.
fn title(page: &Markup, lang: u64) -> Option<(u64, Span)> {
    let is_unlisted = |meta: Element| {
        let is_noindex = meta.is(Attr::Name, &["robots"])
            && meta.get(Attr::Content).is_some_and(|words| words.to_ascii_lowercase().contains("noindex"));
        is_noindex || meta.is(Attr::HttpEquiv, &["refresh"])
    };
    let title = page.all(Tag::Title).find(|title| !title.is_in(Tag::Svg))?;
    let words = title.text();
    (!words.is_empty() && !page.all(Tag::Meta).any(is_unlisted))
        .then(|| (hash64(&words) ^ lang, title.span()))
}

fn navs(page: &Markup, lang: u64, base: &BaseAddress) -> Box<[Nav]> {
    let summarised = |nav: Element| {
        let links = nav
            .below()
            .filter(|link| link.tag() == Tag::A)
            .filter_map(|link| base.resolve(&plain(link.get(Attr::Href)?)));
        let name = nav.get(Attr::AriaLabel).or(nav.get(Attr::AriaLabelledby)).unwrap_or("");
        Nav {
            name: hash64(name) ^ lang,
            span: nav.span(),
            links: links
                .filter(|target| *target != ResolvedAddress::OUTSIDE)
                .map(|target| target.path)
                .collect(),
        }
    };
    // A navigation in the main text belongs to this page alone: it lists the parts of the page.
    let of_site = page.all(Tag::Nav).filter(|nav| !nav.is_in(Tag::Main) && !nav.is_in(Tag::Article));
    of_site.map(summarised).collect()
}

/// The ways to get help outside the main text, in the parts that every page shows: phone numbers, e-mail
/// addresses and contact pages.
fn help(page: &Markup, lang: u64) -> Help {
    let mut kinds: Vec<(HelpKind, Span)> = Vec::new();
    for link in page.all(Tag::A).filter(|link| !link.is_in(Tag::Main)) {
        let href = link.get(Attr::Href).unwrap_or("").trim();
        let last_part = href
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
            _ if last_part
                .strip_suffix(".html")
                .unwrap_or(last_part)
                .split('-')
                .any(|word| word == "contact") =>
            {
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

/// The hash of `<main>` and of the tag `<html>`: the words, the ids that a search leads to, the pictures that it
/// shows, and the language. None where there is no `<main>`.
fn searched(bytes: &[u8]) -> Option<Key> {
    let from = |start: &[u8]| memmem::find(bytes, start).map(|at| &bytes[at..]);
    let main = from(b"<main")?;
    let main = &main[..memmem::find(main, b"</main").unwrap_or(main.len())];
    let html = from(b"<html").unwrap_or(b"");
    let html = &html[..memchr(b'>', html).unwrap_or(html.len())];
    Some(Key::of_value(&(html, main)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::built::carriers::ReferenceKind;

    fn targets(html: &str) -> Vec<ResolvedAddress> {
        summarise(html.as_bytes(), "imha/index.html", "https://x.org", "", &[])
            .references
            .iter()
            .map(|reference| reference.target)
            .collect()
    }

    fn inside(path: &str) -> ResolvedAddress {
        ResolvedAddress { path: hash64(path), anchor: 0 }
    }

    #[test]
    fn every_way_to_write_an_address_is_read() {
        assert_eq!(targets("<a href=/contact/>x</a>"), [inside("/contact/")]);
        assert_eq!(targets("<A class=\"b\" HREF='../contact/'>x</A>"), [inside("/contact/")]);
        assert_eq!(targets("<a href=\"https://x.org/contact/?q=1\">x</a>"), [inside("/contact/")]);
        assert_eq!(targets("<a href=\"https://x.org.evil.net/\">x</a>"), [ResolvedAddress::OUTSIDE]);
        assert_eq!(targets("<a href=\"//cdn.net/x\">x</a>"), [ResolvedAddress::OUTSIDE]);
        assert_eq!(targets("<script src=\"HTTPS://cdn.net/a.js\"></script>"), [ResolvedAddress::OUTSIDE]);
        assert_eq!(targets("<base href=//cdn.net/><img src=a.png>"), [ResolvedAddress::OUTSIDE]);
        assert_eq!(targets("<a href=tel:999>x</a><a href=\"mailto:a@b\">y</a>"), []);
        assert_eq!(
            targets("<!-- <a href=/no/> --><script>var a = \"<a href=/no/>\"</script><a href=yes/>x</a>"),
            [inside("/imha/yes/")]
        );
        assert_eq!(targets("<a href=\"/a%20b/\">x</a>"), [inside("/a b/")]);
    }

    #[test]
    fn anchors_have_the_hashes_of_their_ids() {
        let page = summarise(
            b"<h2 id=who>x</h2><a href=\"#who\">y</a><a href=\"/imha/#who\">z</a>",
            "imha/index.html",
            "https://x.org",
            "",
            &[],
        );
        for reference in &page.references {
            assert!(page.ids.contains(&reference.target.anchor));
        }
        assert_eq!(page.references.len(), 2);
    }

    #[test]
    fn what_a_browser_loads_and_what_a_reader_may_follow_are_told_apart() {
        let page = summarise(
            b"<img src=//cdn.net/a.png><link rel=stylesheet href=https://cdn.net/a.css><link rel=canonical href=https://y.org/>",
            "index.html",
            "https://x.org",
            "",
            &[],
        );
        let kinds: Vec<ReferenceKind> = page.references.iter().map(|reference| reference.kind).collect();
        assert_eq!(kinds, [ReferenceKind::Loads, ReferenceKind::Loads, ReferenceKind::Links]);
    }
}
