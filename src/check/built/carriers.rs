//! Floor 3: everything in HTML that can carry an address.
//! In: an element and one of its attributes, or the text of a script or style sheet in a page. Out: each address, and
//! what a browser does with it.
//! Must never: resolve an address, or leave out a way in which a browser comes by one.
//!
//! Source: WHATWG, HTML Standard, 4.2.4 (`link`), 4.6 (links), 4.8 (embedded content), 4.10 (forms), 4.12 (scripts);
//! W3C, SVG 2, 16; WICG, Speculation Rules and Attribution Reporting.

use crate::base::{WebAddress, css_addresses};
use crate::html::{Attr, Element, Markup, Tag, attribute_value, read_fast};

/// What a browser does with an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReferenceKind {
    /// A link that a reader may follow.
    Links,
    /// Something that the browser loads by itself.
    Loads,
    /// It sends what a reader typed into a form.
    Sends,
    /// It leads the reader on without being asked.
    LeadsOn,
}

/// An address, and what a browser does with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CarriedAddress {
    /// What a browser does with it.
    pub kind: ReferenceKind,
    /// The address, decoded.
    pub address: String,
    /// Whether a picture, a sound or a letter is loaded: then the file may stand in the address itself (`data:`).
    pub is_media: bool,
}

/// How deep pages in pages are read. What lies deeper is taken for an address of somebody else.
const DEEPEST: usize = 4;
const UNREAD: &str = "https://too-deep.invalid/";

/// How a browser uses an attribute with an address in it. `None` for most attributes.
pub fn attribute_kind(element: &Element, name: Attr) -> Option<ReferenceKind> {
    use ReferenceKind::{LeadsOn, Links, Loads, Sends};
    match (name, element.tag()) {
        (Attr::Href, Tag::A | Tag::Area) | (Attr::XlinkHref, Tag::A) => Some(Links),
        (Attr::Action | Attr::Formaction, _) => Some(Sends),
        (Attr::Href, Tag::Link) => {
            Some(if loads(element.get(Attr::Rel).unwrap_or("")) { Loads } else { Links })
        }
        // The base of all other addresses, which are judged with it.
        (Attr::Href, Tag::Base) => None,
        (Attr::Content, Tag::Meta) if element.is(Attr::HttpEquiv, &["refresh"]) => Some(LeadsOn),
        (Attr::Data, Tag::Object)
        | (
            Attr::Background,
            Tag::Body | Tag::Table | Tag::Thead | Tag::Tbody | Tag::Tfoot | Tag::Td | Tag::Th | Tag::Tr,
        ) => Some(Loads),
        // `href` on all others is that of a drawing: `use`, `image`, `feImage`, `script` …
        (
            Attr::Href
            | Attr::XlinkHref
            | Attr::Src
            | Attr::Srcset
            | Attr::Imagesrcset
            | Attr::Poster
            | Attr::Srcdoc
            | Attr::Style
            | Attr::Ping
            | Attr::Attributionsrc,
            _,
        ) => Some(Loads),
        // An animation in a drawing may change an address.
        (Attr::To | Attr::From | Attr::By | Attr::Values, Tag::Other) => Some(Loads),
        // The only attribute of the theme that names a script to import.
        (Attr::DataPagefind, _) => Some(Loads),
        // In a drawing each attribute is CSS: `fill`, `mask`, `filter`.
        (Attr::Other, _) => Some(Loads),
        _ => None,
    }
}

/// Whether a browser goes to the address of a `<link>` by itself. Words that begin with `pre` or `dns-` are hints to a
/// browser to connect or to load; new ones are made from time to time.
fn loads(rel: &str) -> bool {
    const LOADED: [&str; 10] = [
        "stylesheet",
        "icon",
        "manifest",
        "modulepreload",
        "monetization",
        "compression-dictionary",
        "import",
        "subresource",
        "search",
        "serviceworker",
    ];
    rel.to_ascii_lowercase().split_whitespace().any(|word| {
        LOADED.contains(&word)
            || word.starts_with("dns-")
            || word.starts_with("pre") && !matches!(word, "prev" | "previous")
            || word.contains("-icon")
            || word.contains("startup-image")
    })
}

/// Calls `add` for every address in the value of an attribute, which is written like this.
pub fn in_attribute(
    element: &Element,
    name: Attr,
    kind: ReferenceKind,
    written: &str,
    depth: usize,
    add: &mut dyn FnMut(CarriedAddress),
) {
    let value = attribute_value(written);
    let is_media = is_media(element, name);
    let mut one = |address: &str| add(CarriedAddress { kind, address: address.to_string(), is_media });
    match name {
        Attr::Srcset | Attr::Imagesrcset => srcset(&value).for_each(one),
        Attr::Srcdoc => in_html(&value, depth + 1, add),
        Attr::Style => in_css(&value, add),
        Attr::Other => {
            if value.contains('(') && (element.tag() == Tag::Svg || element.is_in(Tag::Svg)) {
                in_css(&value, add);
            }
        }
        Attr::To | Attr::From | Attr::By | Attr::Values => {
            in_css(&value, add);
            // Numbers and colours are no addresses.
            let is_address = |part: &&str| WebAddress::of(part) != WebAddress::Relative;
            value.split(';').filter(is_address).for_each(|part| {
                add(CarriedAddress { kind, address: part.to_string(), is_media: false });
            });
        }
        Attr::Ping | Attr::Attributionsrc => value.split_ascii_whitespace().for_each(one),
        Attr::Content => refresh_address(&value).into_iter().for_each(one),
        _ => one(&value),
    }
}

/// Whether what is loaded is shown or heard, and cannot hold addresses of its own that a browser would go to.
fn is_media(element: &Element, name: Attr) -> bool {
    match element.tag() {
        Tag::Img
        | Tag::Image
        | Tag::Input
        | Tag::Video
        | Tag::Audio
        | Tag::Source
        | Tag::Track
        | Tag::Body
        | Tag::Table
        | Tag::Td
        | Tag::Th
        | Tag::Tr => true,
        Tag::Link => element.get(Attr::Rel).is_some_and(|rel| rel.to_ascii_lowercase().contains("icon")),
        // `feImage` and the like.
        Tag::Other => matches!(name, Attr::Href | Attr::XlinkHref | Attr::Other),
        _ => false,
    }
}

/// Calls `add` for every address in a piece of HTML: a page in a page.
fn in_html(html: &str, depth: usize, add: &mut dyn FnMut(CarriedAddress)) {
    if depth > DEEPEST {
        return add(CarriedAddress { kind: ReferenceKind::Loads, address: UNREAD.into(), is_media: false });
    }
    let page = read_fast(html.as_bytes());
    for element in page.elements() {
        if let Some((_, text)) = raw_text(&page, &element) {
            in_raw_text(&element, text, &mut |found, _| add(found));
        }
        for attribute in element.attributes() {
            if let Some(kind) = attribute_kind(&element, attribute.name) {
                in_attribute(&element, attribute.name, kind, element.value(attribute), depth, add);
            }
        }
    }
}

fn in_css(css: &str, add: &mut dyn FnMut(CarriedAddress)) {
    css_addresses(css).into_iter().for_each(|found| {
        let is_media = !found.is_import;
        add(CarriedAddress { kind: ReferenceKind::Loads, address: found.address, is_media });
    });
}

/// The addresses in a `srcset` (HTML Standard, 4.8.4.2.1): each begins after white space and commas, and ends at white
/// space; a comma at its end does not belong to it.
fn srcset(value: &str) -> impl Iterator<Item = &str> {
    let mut rest = value;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|letter: char| letter.is_ascii_whitespace() || letter == ',');
        let end = rest.find(|letter: char| letter.is_ascii_whitespace()).unwrap_or(rest.len());
        let (address, after) = rest.split_at(end);
        let bare = address.trim_end_matches(',');
        // Without a comma, what follows says for which screens it is, up to the next comma.
        rest =
            if bare.len() < address.len() { after } else { &after[after.find(',').unwrap_or(after.len())..] };
        (!bare.is_empty()).then_some(bare)
    })
}

/// The address in `0; url='/imha/'` (HTML Standard, 4.2.5.3, “shared declarative refresh steps”).
fn refresh_address(value: &str) -> Option<&str> {
    let rest = value.trim_start().trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '.');
    let rest = rest.trim_start().trim_start_matches([';', ',']).trim_start();
    let named = rest.get(..3).filter(|start| start.eq_ignore_ascii_case("url"));
    let after = named.and_then(|_| rest[3..].trim_start().strip_prefix('='));
    let address = after.unwrap_or(rest).trim_start();
    let address = match address.chars().next() {
        Some(mark @ ('"' | '\'')) => address[1..].split(mark).next().unwrap_or(""),
        _ => address,
    };
    (!address.trim().is_empty()).then_some(address)
}

/// The text of a `<style>` or `<script>`, and where it begins. `None` for all other elements.
pub fn raw_text<'t>(page: &Markup<'t>, element: &Element) -> Option<(usize, &'t str)> {
    if !matches!(element.tag(), Tag::Style | Tag::Script) {
        return None;
    }
    let start = element.span().end as usize;
    let rest = page.text.get(start..)?;
    let name: &[u8] = if element.tag() == Tag::Style { b"</style" } else { b"</script" };
    let end = rest.windows(name.len()).position(|part| part.eq_ignore_ascii_case(name)).unwrap_or(rest.len());
    Some((start, std::str::from_utf8(&rest[..end]).ok()?))
}

/// Calls `add` for every address in the text of a `<style>`, or of a `<script>` that is a list of addresses
/// (`importmap`, `speculationrules`), with its place in that text where it is known.
pub fn in_raw_text(
    element: &Element,
    text: &str,
    add: &mut dyn FnMut(CarriedAddress, Option<(usize, usize)>),
) {
    if element.tag() == Tag::Style {
        for found in css_addresses(text) {
            let place = (found.span.start as usize, found.span.len());
            let is_media = !found.is_import;
            let address = found.address;
            add(CarriedAddress { kind: ReferenceKind::Loads, address, is_media }, Some(place));
        }
    } else if element.is(Attr::Type, &["importmap", "speculationrules"]) {
        // What is no JSON is not read by browsers either.
        let Ok(list) = serde_json::from_str::<serde_json::Value>(text) else { return };
        let mut open = vec![&list];
        while let Some(value) = open.pop() {
            match value {
                serde_json::Value::Array(values) => open.extend(values),
                serde_json::Value::Object(values) => open.extend(values.values()),
                serde_json::Value::String(word) if WebAddress::of(word) != WebAddress::Relative => {
                    let found =
                        CarriedAddress { kind: ReferenceKind::Loads, address: word.clone(), is_media: false };
                    add(found, None);
                }
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{refresh_address, srcset};

    #[test]
    fn lists_and_refreshes_are_read_as_browsers_do() {
        let all = |value| srcset(value).collect::<Vec<_>>();
        assert_eq!(all("a.png"), ["a.png"]);
        assert_eq!(all(" a.png 1x , //b.net/c,d.png 2x"), ["a.png", "//b.net/c,d.png"]);
        assert_eq!(all("a.png, b.png,c.png"), ["a.png", "b.png,c.png"]);
        assert_eq!(all(",,"), [""; 0]);
        for (value, address) in [
            ("0; url=/a/", "/a/"),
            ("0;URL = '//b.net/x y'z", "//b.net/x y"),
            ("5 , https://a.net/", "https://a.net/"),
            ("0.5;url=\"https://a.net/\"", "https://a.net/"),
            (";url=x", "x"),
            ("0;urlx", "urlx"),
        ] {
            assert_eq!(refresh_address(value), Some(address), "{value}");
        }
        assert_eq!(refresh_address("30"), None);
    }
}
