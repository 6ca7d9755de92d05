//! Floor 3: where an address leads.
//! In: an address as it is written, and the page it stands on. Out: the marks of its path and anchor.
//! Must never: ask whether there is anything.

use crate::base::hash64;

/// What an address is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ResolvedAddress {
    /// Mark of its path; 0 on another server.
    pub path: u64,
    /// Mark of the anchor; 0 without one.
    pub anchor: u64,
}

impl ResolvedAddress {
    /// On another server.
    pub const OUTSIDE: ResolvedAddress = ResolvedAddress { path: 0, anchor: 0 };

    /// Whether it is on another server.
    pub fn is_outside(self) -> bool {
        self == ResolvedAddress::OUTSIDE
    }
}

/// Where a page stands: what its addresses are meant from.
pub struct BaseAddress<'a> {
    pub origin: &'a str,
    pub root: &'a str,
    pub address: &'a str,
    pub own: u64,
}

impl BaseAddress<'_> {
    /// What an address is; none for those that lead to no page (`tel:`, `mailto:`, `data:`) and for the empty
    /// one.
    pub fn resolve(&self, value: &str) -> Option<ResolvedAddress> {
        let value = value.trim();
        let inside = match value.strip_prefix(self.origin) {
            Some(rest) if rest.is_empty() || rest.starts_with('/') => rest,
            _ => value,
        };
        if inside.starts_with("//") || inside.starts_with("http:") || inside.starts_with("https:") {
            return Some(ResolvedAddress::OUTSIDE);
        }
        let scheme = inside
            .split_once(':')
            .is_some_and(|(scheme, _)| scheme.bytes().all(|byte| byte.is_ascii_alphabetic()));
        if scheme || value.is_empty() {
            return None;
        }
        let (path, anchor) = inside.split_at(inside.find('#').unwrap_or(inside.len()));
        let path = path.split('?').next().unwrap_or("");
        let path = if path.is_empty() && inside.len() == value.len() {
            self.own
        } else if let Some(rest) = path.strip_prefix('/') {
            // An address outside the site's own folder on its host is not ours to judge, but it is not there
            // either.
            let whole = path
                .strip_prefix(self.root)
                .filter(|rest| rest.starts_with('/'))
                .unwrap_or(if self.root.is_empty() { path } else { rest });
            hash64(&decode(whole))
        } else if path.is_empty() {
            hash64("/")
        } else {
            hash64(&decode(&join(self.address, path)))
        };
        // Of these two the browser makes something without asking the page.
        let given = |id: &&str| id.is_empty() || id.eq_ignore_ascii_case("top") || id.starts_with(":~:");
        let anchor = anchor.strip_prefix('#').filter(|id| !given(id)).map_or(0, |id| hash64(&decode(id)));
        Some(ResolvedAddress { path, anchor })
    }
}

/// `/imha/` and `../contact/` → `/contact/`
fn join(address: &str, relative: &str) -> String {
    let mut path = address[..address.rfind('/').map_or(0, |at| at + 1)].to_string();
    for part in relative.split_inclusive('/') {
        match part {
            "./" | "." => {}
            "../" | ".." => {
                path.pop();
                path.truncate(path.rfind('/').map_or(0, |at| at + 1));
                if path.is_empty() {
                    path.push('/');
                }
            }
            part => path.push_str(part),
        }
    }
    path
}

/// Percent signs and the few entities that can stand in an address.
fn decode(text: &str) -> std::borrow::Cow<'_, str> {
    if !text.contains('%') {
        return text.into();
    }
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let byte = text
            .get(at + 1..at + 3)
            .filter(|_| bytes[at] == b'%')
            .and_then(|pair| u8::from_str_radix(pair, 16).ok());
        decoded.push(byte.unwrap_or(bytes[at]));
        at += if byte.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&decoded).into_owned().into()
}
