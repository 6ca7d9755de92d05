//! Floor 3: resolves the addresses in a built page.
//! In: an address as it is written, and the page that holds it. Out: the hashes of its path and anchor.
//! Must never: ask whether anything is published there.

use crate::base::hash64;
use crate::base::percent::decode;
use std::cell::OnceCell;
use url::Url;

/// A resolved address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ResolvedAddress {
    /// Hash of its percent-decoded path below the site's root; 0 on another server.
    pub path: u64,
    /// Hash of its percent-decoded anchor; 0 without one.
    pub anchor: u64,
}

impl ResolvedAddress {
    /// An address on another server.
    pub const OUTSIDE: ResolvedAddress = ResolvedAddress { path: 0, anchor: 0 };

    /// An address that runs a program, or a file that stands in the address itself.
    pub const UNSAFE: ResolvedAddress = ResolvedAddress { path: 0, anchor: 1 };

    /// Whether it runs a program, or is a file of its own.
    pub fn is_unsafe(self) -> bool {
        self == ResolvedAddress::UNSAFE
    }

    /// Whether it is on another server.
    pub fn is_outside(self) -> bool {
        self == ResolvedAddress::OUTSIDE
    }
}

/// What the addresses of one page are resolved against.
pub struct BaseAddress<'a> {
    origin: &'a str,
    root: &'a str,
    address: &'a str,
    /// Hash of `address`.
    own_hash: u64,
    /// The value of `<base href>`; empty where the page has none.
    base: &'a str,
    /// Whether the origin is written as [`Url`] writes it, so that addresses can be compared with it byte for
    /// byte.
    is_plain: bool,
    /// The page's own address and its base, parsed when an address first needs them.
    parsed: OnceCell<Option<(Url, Url)>>,
}

/// Takes the place of the origin for a site whose address is not known.
const UNKNOWN_ORIGIN: &str = "https://site.invalid";

impl<'a> BaseAddress<'a> {
    /// The base of a page at `address` (`/imha/`) below the `root` (`/help`, or empty) of an `origin`
    /// (`https://x.org`, or empty where it is not known). `base` is the page's `<base href>`, or empty.
    pub fn new(origin: &'a str, root: &'a str, address: &'a str, base: &'a str) -> BaseAddress<'a> {
        let is_plain = origin.is_empty() || is_plain_origin(origin);
        BaseAddress {
            origin,
            root,
            address,
            own_hash: hash64(address),
            base,
            is_plain,
            parsed: OnceCell::new(),
        }
    }

    /// Resolves an address. `None` for an empty one, and for one that no web server answers (`tel:`, `mailto:`).
    pub fn resolve(&self, value: &str) -> Option<ResolvedAddress> {
        let value = value.trim_matches(|letter: char| letter <= ' ');
        if value.is_empty() {
            return None;
        }
        // The site's address without a path is that of its home page.
        if value == self.origin {
            return Some(ResolvedAddress { path: hash64("/"), anchor: 0 });
        }
        self.resolve_plain(value).unwrap_or_else(|| self.resolve_any(value))
    }

    /// A faster [`BaseAddress::resolve_any`] for addresses in the usual form, which nearly all have. The outer
    /// `Option` is `None` for all others.
    fn resolve_plain(&self, value: &str) -> Option<Option<ResolvedAddress>> {
        if !self.is_plain || !self.base.is_empty() {
            return None;
        }
        let inside = match value.strip_prefix(self.origin).filter(|_| !self.origin.is_empty()) {
            Some(rest) if rest.starts_with('/') => rest,
            _ if value.starts_with("https://") || value.starts_with("http://") => {
                let host = &value[value.find("//")? + 2..];
                let host = &host[..host.find('/').unwrap_or(host.len())];
                return is_plain_host(host)
                    .then_some(Some(ResolvedAddress::OUTSIDE))
                    .filter(|_| !value.starts_with(self.origin) || self.origin.is_empty());
            }
            _ if value.starts_with("//") => return None,
            _ => value,
        };
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-_.~#?=&+,".contains(&byte);
        if !inside.bytes().all(is_plain) {
            return None;
        }
        let (path, anchor) = inside.split_at(inside.find('#').unwrap_or(inside.len()));
        let path = path.split('?').next().unwrap_or("");
        let path = if path.is_empty() {
            self.own_hash
        } else if path.starts_with('/') {
            if path.contains("/.") {
                return None;
            }
            hash64(self.below_root(path))
        } else {
            hash64(&join(self.address, path)?)
        };
        Some(Some(ResolvedAddress { path, anchor: anchor_hash(anchor.strip_prefix('#')) }))
    }

    /// Resolves any address as browsers do (WHATWG, URL Standard).
    fn resolve_any(&self, value: &str) -> Option<ResolvedAddress> {
        let Some((page, base)) = self.parsed.get_or_init(|| self.parse()) else {
            return Some(ResolvedAddress::OUTSIDE);
        };
        // A browser cannot follow what is not an address, so it does not lead to a page of this site.
        let Ok(url) = base.join(value) else { return Some(ResolvedAddress::OUTSIDE) };
        if url.origin() == page.origin() {
            let path = hash64(&decode(self.below_root(url.path())));
            return Some(ResolvedAddress { path, anchor: anchor_hash(url.fragment()) });
        }
        match url.scheme() {
            "http" | "https" | "ftp" | "ws" | "wss" => Some(ResolvedAddress::OUTSIDE),
            "javascript" | "vbscript" | "data" | "blob" | "filesystem" | "file" => {
                Some(ResolvedAddress::UNSAFE)
            }
            _ => None,
        }
    }

    fn parse(&self) -> Option<(Url, Url)> {
        let origin = if self.origin.is_empty() { UNKNOWN_ORIGIN } else { self.origin };
        let page = Url::parse(&[origin, self.root, self.address].concat()).ok()?;
        let base = page.join(self.base).unwrap_or_else(|_| page.clone());
        Some((page, base))
    }

    /// A path of the server as a path below the site's root. A path outside the root loses its first slash: then
    /// it is equal to no path of a page.
    fn below_root<'p>(&self, path: &'p str) -> &'p str {
        let below = path.strip_prefix(self.root).filter(|rest| rest.starts_with('/'));
        below.unwrap_or(if self.root.is_empty() { path } else { path.strip_prefix('/').unwrap_or(path) })
    }
}

/// Whether an origin is like `https://x.org`: without capitals, port or user.
fn is_plain_origin(origin: &str) -> bool {
    origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://")).is_some_and(is_plain_host)
}

/// Whether [`Url`] leaves a host as it is: labels in lower case, and the last one is not a number.
fn is_plain_host(host: &str) -> bool {
    let last = host.rsplit('.').next().unwrap_or("");
    let is_plain_label = |label: &str| {
        !label.is_empty()
            && !label.starts_with("xn--")
            && label.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    };
    host.split('.').all(is_plain_label) && last.starts_with(|letter: char| letter.is_ascii_lowercase())
}

/// The hash of an anchor. 0 without one, and for anchors that need no id in the page: `#`, `#top` and text
/// fragments (`#:~:text=…`).
fn anchor_hash(anchor: Option<&str>) -> u64 {
    let needs_no_id = |id: &&str| id.is_empty() || id.eq_ignore_ascii_case("top") || id.starts_with(":~:");
    anchor.filter(|id| !needs_no_id(id)).map_or(0, |id| hash64(&decode(id)))
}

/// `/imha/` and `../contact/` → `/contact/`. `None` if the path leaves the root, or ends in `.` or `..`.
fn join(address: &str, relative: &str) -> Option<String> {
    let mut path = address[..address.rfind('/').map_or(0, |at| at + 1)].to_string();
    for part in relative.split_inclusive('/') {
        match part {
            "./" => {}
            "../" => {
                path.pop();
                path.truncate(path.rfind('/').map_or(0, |at| at + 1));
                if path.is_empty() {
                    return None;
                }
            }
            "." | ".." => return None,
            part => path.push_str(part),
        }
    }
    Some(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn inside(path: &str) -> Option<ResolvedAddress> {
        Some(ResolvedAddress { path: hash64(path), anchor: 0 })
    }

    const OUTSIDE: Option<ResolvedAddress> = Some(ResolvedAddress::OUTSIDE);
    const UNSAFE: Option<ResolvedAddress> = Some(ResolvedAddress::UNSAFE);

    #[test]
    fn addresses_are_read_as_browsers_read_them() {
        let page = BaseAddress::new("https://x.org", "", "/imha/", "");
        for (value, expected) in [
            ("HTTPS://cdn.net/a.js", OUTSIDE),
            ("hTTp://cdn.net/a.js", OUTSIDE),
            ("//cdn.net/a.js", OUTSIDE),
            ("\\\\cdn.net\\a.js", OUTSIDE),
            ("/\\cdn.net/a.js", OUTSIDE),
            ("https:\\\\cdn.net/a.js", OUTSIDE),
            ("ht\ntps://cdn.net/a.js", OUTSIDE),
            ("/\t/cdn.net/a.js", OUTSIDE),
            ("http:cdn.net/a.js", OUTSIDE),
            ("https:contact/", inside("/imha/contact/")),
            ("https:/contact/", inside("/contact/")),
            ("HTTPS://X.ORG/contact/", inside("/contact/")),
            ("https://x.org:443/contact/", inside("/contact/")),
            ("https://x.org:8443/contact/", OUTSIDE),
            ("https://x.org.evil.net/", OUTSIDE),
            ("https://x.org@evil.net/", OUTSIDE),
            ("http://x.org/contact/", OUTSIDE),
            ("https://x.org", inside("/")),
            ("https://x.org?q", inside("/")),
            ("https://", OUTSIDE),
            ("..\\contact\\", inside("/contact/")),
            ("/con\ntact/", inside("/contact/")),
            ("/a/../contact/", inside("/contact/")),
            ("/a/%2e%2E/contact/", inside("/contact/")),
            ("../../../contact/", inside("/contact/")),
            ("..", inside("/")),
            (".", inside("/imha/")),
            ("?q=1", inside("/imha/")),
            (" /contact/\u{c} ", inside("/contact/")),
            ("TEL:999", None),
            ("mailto:a@x.org", None),
            ("data:text/html,x", UNSAFE),
            (" java\nscript:x()", UNSAFE),
            ("VBScript:x", UNSAFE),
            ("file:///etc/passwd", UNSAFE),
            ("", None),
        ] {
            assert_eq!(page.resolve(value), expected, "{value:?}");
        }
    }

    #[test]
    fn a_base_element_moves_all_addresses() {
        let page = BaseAddress::new("https://x.org", "", "/imha/", "https://cdn.net/files/");
        assert_eq!(page.resolve("a.js"), OUTSIDE);
        assert_eq!(page.resolve("#who"), OUTSIDE);
        assert_eq!(page.resolve("https://x.org/contact/"), inside("/contact/"));
        let page = BaseAddress::new("https://x.org", "", "/imha/", "/other/");
        assert_eq!(page.resolve("a/"), inside("/other/a/"));
    }

    #[test]
    fn a_site_in_a_folder_and_one_without_an_address_are_resolved() {
        let page = BaseAddress::new("https://x.org", "/help", "/imha/", "");
        assert_eq!(page.resolve("/help/contact/"), inside("/contact/"));
        assert_eq!(page.resolve("../contact/"), inside("/contact/"));
        assert_ne!(page.resolve("/contact/"), inside("/contact/"));
        let page = BaseAddress::new("", "", "/imha/", "");
        assert_eq!(page.resolve("HTTPS://cdn.net/a.js"), OUTSIDE);
        assert_eq!(page.resolve("../contact/"), inside("/contact/"));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4096))]

        /// The fast way gives the result of the URL Standard, or none.
        #[test]
        fn the_fast_way_agrees_with_the_standard(
            value in "((https?:)?//|https://x\\.org|[hH]ttps:|)(x\\.org|cdn\\.net|X|1\\.2|)([a-z.%#?=&/\\\\:@ \t~+,-]|\\.\\./|\\./|%2e|é){0,9}",
            origin in prop_oneof![Just("https://x.org"), Just("http://x.org"), Just("https://X.org:80"), Just("")],
            root in prop_oneof![Just(""), Just("/help"), Just("/x")],
            address in prop_oneof![Just("/"), Just("/imha/"), Just("/a/b.html")],
        ) {
            let page = BaseAddress::new(origin, root, address, "");
            let value = value.trim_matches(|letter: char| letter <= ' ');
            prop_assume!(!value.is_empty() && value != origin);
            if let Some(fast) = page.resolve_plain(value) {
                prop_assert_eq!(fast, page.resolve_any(value), "{:?} in {} {} {}", value, origin, root, address);
            }
        }
    }
}
