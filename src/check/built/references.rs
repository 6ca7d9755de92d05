//! Floor 3: the addresses in a built page, and the ids that they can lead to.
//! In: the elements of a page, and its base address. Out: references, and hashes of ids.
//! Must never: ask whether anything is published at an address.

use super::address::{BaseAddress, ResolvedAddress};
use super::carriers::{CarriedAddress, ReferenceKind, attribute_kind, in_attribute, in_raw_text, raw_text};
use crate::base::{BuildIdentityHasher, Span, WebAddress, hash64};
use crate::html::{Attr, Markup, Tag, attribute_value, read_fast};
use std::collections::HashSet;

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
            attribute.name != Attr::Other
                && attribute_kind(&element, attribute.name).is_some()
                && is_local(element.value(attribute))
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
        if let Some((start, text)) = raw_text(page, &element) {
            in_raw_text(&element, text, &mut |found, place| {
                let (at, length) = place.unwrap_or((0, text.len()));
                references.extend(reference(base, &found, start + at, length));
            });
        }
        for attribute in element.attributes() {
            let (tag, name) = (element.tag(), attribute.name);
            if name == Attr::Name && tag == Tag::A {
                ids.push(hash64(&attribute_value(element.value(attribute))));
                continue;
            }
            let Some(kind) = attribute_kind(&element, name).filter(|_| !attribute.value.is_empty()) else {
                continue;
            };
            let value = element.value(attribute);
            // Few of the others hold any address, and each of those says what it means by a bracket.
            let is_plain = name == Attr::Other && !value.contains(['(', '&']);
            if is_plain || name != Attr::Other && !seen.is_new(kind, hash64(value)) {
                continue;
            }
            in_attribute(&element, name, kind, value, 0, &mut |found| {
                references.extend(reference(base, &found, attribute.value.start as usize, value.len()));
            });
        }
    }
    ids.sort_unstable();
    (ids.into(), references.into())
}

/// An address that stands at a place in the page. `None` if no web server answers it, and nothing runs.
fn reference(base: &BaseAddress, found: &CarriedAddress, start: usize, length: usize) -> Option<Reference> {
    let target = base.resolve(&found.address)?;
    // A picture in its own address is fetched from nobody.
    let is_own = || found.is_media && WebAddress::of(&found.address) == WebAddress::Data;
    if target.is_unsafe() && is_own() {
        return None;
    }
    let length = length.min(u16::MAX as usize) as u16;
    Some(Reference { start: start as u32, length, kind: found.kind, target })
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
        let key = address.rotate_left(kind as u32);
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
