//! Floor 3: the addresses in a built page, and the ids that they can lead to.
//! In: the elements of a page, and its base address. Out: references, and hashes of ids.
//! Must never: ask whether anything is published at an address.

use super::address::{BaseAddress, ResolvedAddress};
use super::css_address::css_addresses;
use crate::base::{BuildIdentityHasher, Span, hash64};
use crate::html::{Attr, Element, Markup, Tag, plain, read_fast};
use std::collections::HashSet;

/// How a page uses an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReferenceKind {
    /// A link that a reader may follow.
    Links,
    /// Something that the browser loads by itself.
    Loads,
}

/// An address in a page. It is kept to 24 bytes, because a large site has half a million of them.
#[derive(Clone, Copy, Debug)]
pub struct Reference {
    /// The first byte of the attribute value.
    pub start: u32,
    /// The length of the value in bytes, at most 65,535.
    length: u16,
    /// How the page uses it.
    pub kind: ReferenceKind,
    /// The resolved address.
    pub target: ResolvedAddress,
}

impl Reference {
    /// The address as it is written.
    pub fn address<'b>(&self, bytes: &'b [u8]) -> &'b [u8] {
        let start = self.start as usize;
        bytes.get(start..start + self.length as usize).unwrap_or(&[])
    }
}

/// The spans of all addresses in a page that begin with exactly one slash.
pub fn local_addresses(bytes: &[u8]) -> Vec<Span> {
    let page = read_fast(bytes);
    let mut spans = Vec::new();
    for element in page.elements() {
        let is_local = |value: &str| value.starts_with('/') && !value.starts_with("//");
        let addresses = element.attributes().iter().filter(|attribute| {
            reference_kind(&element, attribute.name).is_some() && is_local(element.value(attribute))
        });
        spans.extend(addresses.map(|attribute| attribute.value));
    }
    spans
}

/// The hashes of the ids of a page, sorted, and the addresses in it, each once for each kind of use.
pub(super) fn ids_and_references(page: &Markup, base: &BaseAddress) -> (Box<[u64]>, Box<[Reference]>) {
    let mut ids: Vec<u64> = page.ids.iter().map(|(id, _)| *id).collect();
    let (mut references, mut seen) = (Vec::new(), SeenReferences::default());
    for element in page.elements() {
        if element.tag() == Tag::Style {
            references.extend(of_style_sheet(page, &element, base));
        }
        for attribute in element.attributes() {
            let (tag, name) = (element.tag(), attribute.name);
            if name == Attr::Name && tag == Tag::A {
                ids.push(hash64(&plain(element.value(attribute))));
                continue;
            }
            let Some(kind) = reference_kind(&element, name).filter(|_| !attribute.value.is_empty()) else {
                continue;
            };
            let value = element.value(attribute);
            if !seen.is_new(kind, hash64(value)) {
                continue;
            }
            let mut add = |address: &str| {
                if let Some(target) = base.resolve(&plain(address)) {
                    references.push(Reference {
                        start: attribute.value.start,
                        length: value.len().min(u16::MAX as usize) as u16,
                        kind,
                        target,
                    });
                }
            };
            match name {
                Attr::Srcset | Attr::Imagesrcset => {
                    value.split(',').filter_map(|part| part.split_whitespace().next()).for_each(add)
                }
                // A page inside the page.
                Attr::Srcdoc => loaded(&plain(value)).iter().for_each(|address| add(address)),
                Attr::Style => css_addresses(&plain(value)).into_iter().for_each(|(_, address)| add(address)),
                Attr::Ping => value.split_whitespace().for_each(add),
                _ => add(value),
            }
        }
    }
    ids.sort_unstable();
    (ids.into(), references.into())
}

/// The addresses in a `<style>` element of a page.
fn of_style_sheet(page: &Markup, element: &Element, base: &BaseAddress) -> Vec<Reference> {
    let start = element.span().end as usize;
    let rest = page.text.get(start..).unwrap_or(&[]);
    let end = memchr::memmem::find(rest, b"</").unwrap_or(rest.len());
    let css = std::str::from_utf8(&rest[..end]).unwrap_or("");
    let found = css_addresses(css).into_iter().filter_map(|(at, address)| {
        Some(Reference {
            start: (start + at) as u32,
            length: address.len().min(u16::MAX as usize) as u16,
            kind: ReferenceKind::Loads,
            target: base.resolve(address)?,
        })
    });
    found.collect()
}

/// The addresses that a browser loads by itself with a piece of HTML.
fn loaded(html: &str) -> Vec<String> {
    let page = read_fast(html.as_bytes());
    let mut addresses = Vec::new();
    for element in page.elements() {
        let is_loaded =
            |name| reference_kind(&element, name) == Some(ReferenceKind::Loads) && name != Attr::Srcdoc;
        let values = element.attributes().iter().filter(|attribute| is_loaded(attribute.name));
        addresses.extend(values.map(|attribute| plain(element.value(attribute)).into_owned()));
    }
    addresses
}

/// The addresses seen so far. Most pages have few, and a search of a short list is faster than a hash table. A
/// few pages have thousands: from the hundredth on they go into a hash table.
#[derive(Default)]
struct SeenReferences {
    few: Vec<u64>,
    many: HashSet<u64, BuildIdentityHasher>,
}

impl SeenReferences {
    /// Whether an address with this hash has not been used in this way before; adds it.
    fn is_new(&mut self, kind: ReferenceKind, address: u64) -> bool {
        let key = if kind == ReferenceKind::Links { address } else { !address };
        if self.few.len() < 100 {
            let is_new = !self.few.contains(&key);
            if is_new {
                self.few.push(key);
            }
            return is_new;
        }
        !self.few.contains(&key) && self.many.insert(key)
    }
}

/// How a browser uses the value of an attribute. `None` if the value is not an address.
fn reference_kind(element: &Element, name: Attr) -> Option<ReferenceKind> {
    match (name, element.tag()) {
        (Attr::Href, Tag::A | Tag::Area) | (Attr::Action | Attr::Formaction, _) => Some(ReferenceKind::Links),
        (Attr::Href, Tag::Link) => {
            let loaded = [
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
            Some(if rel.split_whitespace().any(|word| loaded.contains(&word)) {
                ReferenceKind::Loads
            } else {
                ReferenceKind::Links
            })
        }
        (Attr::Href, Tag::Use | Tag::Image)
        | (Attr::Data, Tag::Object)
        | (Attr::Background, Tag::Body | Tag::Table | Tag::Td | Tag::Th | Tag::Tr) => {
            Some(ReferenceKind::Loads)
        }
        (
            Attr::Src
            | Attr::Srcset
            | Attr::Imagesrcset
            | Attr::Poster
            | Attr::XlinkHref
            | Attr::Srcdoc
            | Attr::Style
            | Attr::Ping,
            _,
        ) => Some(ReferenceKind::Loads),
        // The only attribute of the theme that names a script to import.
        (Attr::DataPagefind, _) => Some(ReferenceKind::Loads),
        _ => None,
    }
}
