//! Floor 3: the addresses in a file that is published beside the pages.
//! In: its name and its text. Out: each address that a browser goes to with it, and its place.
//! Must never: resolve an address. Drawings (SVG) are judged where they are read, by a list of what is allowed.

use super::carriers::{CarriedAddress, ReferenceKind, attribute_kind, in_attribute, in_raw_text, raw_text};
use super::script_addresses::script_addresses;
use crate::base::{Span, css_addresses};
use crate::html::{Tag, read_fast};

/// The addresses in a style sheet, a script, a page, a manifest or XML. None in files of other kinds.
pub fn addresses_in_file(name: &str, text: &str) -> Vec<(Span, CarriedAddress)> {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    match &*ending {
        "css" => css_addresses(text)
            .into_iter()
            .map(|found| (found.span, loaded(found.address, !found.is_import)))
            .collect(),
        "js" | "mjs" | "cjs" => in_script(text, 0),
        "html" | "htm" | "xhtml" | "xht" | "xml" | "xsl" | "xslt" | "mathml" | "rdf" | "atom" | "rss" => {
            in_markup(text)
        }
        "webmanifest" | "json" => in_manifest(text),
        _ => Vec::new(),
    }
}

fn loaded(address: String, is_media: bool) -> CarriedAddress {
    CarriedAddress { kind: ReferenceKind::Loads, address, is_media }
}

/// The addresses in a script that begins at the byte `start`.
fn in_script(text: &str, start: usize) -> Vec<(Span, CarriedAddress)> {
    let found = script_addresses(text).into_iter();
    found.map(|(span, address)| (span.shifted(start), loaded(address, false))).collect()
}

/// The addresses in HTML, or in XML that may hold parts of it: in attributes, style sheets and scripts, and in
/// `<?xml-stylesheet href="…"?>`.
fn in_markup(text: &str) -> Vec<(Span, CarriedAddress)> {
    let page = read_fast(text.as_bytes());
    let mut addresses = Vec::new();
    for element in page.elements() {
        if let Some((start, inner)) = raw_text(&page, &element) {
            in_raw_text(&element, inner, &mut |found, place| {
                let (at, length) = place.unwrap_or((0, inner.len()));
                addresses.push((Span::new(start + at, start + at + length), found));
            });
            if element.tag() == Tag::Script {
                addresses.extend(in_script(inner, start));
            }
        }
        for attribute in element.attributes() {
            if let Some(kind) = attribute_kind(&element, attribute.name) {
                in_attribute(&element, attribute.name, kind, element.value(attribute), 0, &mut |found| {
                    addresses.push((attribute.value, found));
                });
            }
        }
    }
    for (start, _) in text.match_indices("<?xml-stylesheet") {
        let end = start + text[start..].find("?>").unwrap_or(text.len() - start);
        let address = text[start..end].split_once("href").and_then(|(_, rest)| {
            let value = rest.trim_start().strip_prefix('=')?.trim_start();
            let mark = value.chars().next().filter(|mark| matches!(mark, '"' | '\''))?;
            value[1..].split(mark).next()
        });
        addresses.extend(address.map(|address| (Span::new(start, end), loaded(address.to_string(), false))));
    }
    addresses
}

/// The addresses in a web app manifest (W3C, Web Application Manifest): pictures that a browser loads, and where it
/// sends what is shared. Other JSON says nothing to a browser.
fn in_manifest(text: &str) -> Vec<(Span, CarriedAddress)> {
    const NAMES: [&str; 6] = ["src", "url", "start_url", "scope", "action", "href"];
    let Ok(manifest) = serde_json::from_str::<serde_json::Value>(text) else { return Vec::new() };
    let mut addresses = Vec::new();
    let mut open = vec![&manifest];
    while let Some(value) = open.pop() {
        match value {
            serde_json::Value::Array(values) => open.extend(values),
            serde_json::Value::Object(values) => {
                for (name, value) in values {
                    match value {
                        serde_json::Value::String(address) if NAMES.contains(&&**name) => {
                            let start = text.find(&**address).unwrap_or(0);
                            let span = Span::new(start, start + address.len());
                            addresses.push((span, loaded(address.clone(), true)));
                        }
                        // Programs of the same maker in a shop: browsers do not go there.
                        _ if name == "related_applications" => {}
                        value => open.push(value),
                    }
                }
            }
            _ => {}
        }
    }
    addresses
}

#[cfg(test)]
mod tests {
    use super::addresses_in_file;

    #[test]
    fn each_kind_of_file_is_read_in_its_own_way() {
        let outside = |name: &str, text: &str| {
            let found = addresses_in_file(name, text).into_iter();
            let there = found.filter(|(span, found)| {
                assert!(span.end as usize <= text.len());
                found.address.contains("x.example")
            });
            there.count()
        };
        for (name, text, count) in [
            ("a.css", "p{background:url(https://x.example/)}", 1),
            ("a.CSS", "@import 'https://x.example/'", 1),
            ("a.js", "import 'https://x.example/a.js'", 1),
            (
                "a.html",
                "<iframe srcdoc='<img src=https://x.example/>'></iframe><script>fetch('//x.example')</script>",
                2,
            ),
            ("a.xml", "<?xml-stylesheet href='https://x.example/a.css'?><a/>", 1),
            ("a.xml", "<a><h:img xmlns:h='http://www.w3.org/1999/xhtml' src='https://x.example/'/></a>", 1),
            ("a.xhtml", "<svg><set to='https://x.example/'/><rect fill='url(//x.example/#a)'/></svg>", 2),
            (
                "a.webmanifest",
                "{\"icons\":[{\"src\":\"https:\\/\\/x.example/a.png\"}],\"start_url\":\"//x.example/\"}",
                2,
            ),
            (
                "a.webmanifest",
                "{\"related_applications\":[{\"url\":\"https://x.example/\"}],\"name\":\"https://x.example/\"}",
                0,
            ),
            ("a.txt", "https://x.example/", 0),
        ] {
            assert_eq!(outside(name, text), count, "{name} {text}");
        }
    }
}
