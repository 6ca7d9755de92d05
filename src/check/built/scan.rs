//! Floor 3: what one HTML file points at, and what can be pointed at in it.
//! In: its bytes and its path. Out: marks of ids and of everything that it links to or loads.
//! Must never: need the rest of the site: the scan of a file is kept as long as the file.

use crate::base::{Fold, mark, mark_bytes};
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
    start: u32,
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

/// What an address is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Aim {
    /// Mark of its path; 0 on another server.
    pub path: u64,
    /// Mark of path and anchor; 0 without one.
    pub anchor: u64,
}

impl Aim {
    /// On another server.
    pub const OUTSIDE: Aim = Aim { path: 0, anchor: 0 };
}

/// What a file points at and holds.
#[derive(Debug, Default)]
pub struct Scan {
    /// Marks of the two addresses it has: the folder's that it is the page of, and its own.
    pub addresses: [u64; 2],
    /// Marks of path and id of everything that can be pointed at.
    pub ids: Box<[u64]>,
    /// The addresses in it, each once for each act.
    pub uses: Box<[Use]>,
    /// Mark of the words in its main part: the search is made again only when one of these changes.
    pub words: u64,
}

/// The mark of an id on a page.
fn anchor_mark(path: u64, id: &str) -> u64 {
    path.rotate_left(17) ^ mark(id)
}

/// Scans a file that is published at `path` (`imha/index.html`) of a site whose addresses begin with `origin` and `root`.
pub fn scan(bytes: &[u8], path: &str, origin: &str, root: &str) -> Scan {
    let whole = format!("/{path}");
    let address = whole.strip_suffix("index.html").unwrap_or(&whole);
    let own = mark(address);
    let addresses = [own, mark(&whole)];
    if !path.ends_with(".html") {
        return Scan { addresses, ..Scan::default() };
    }
    let mut ids = Vec::new();
    let mut uses: Vec<Use> = Vec::new();
    let mut seen = Seen::default();
    let site = Place { origin, root, address, own };
    for_each_attribute(bytes, |tag, name, (start, end), rel| {
        let text = || std::str::from_utf8(&bytes[start..end]).unwrap_or("");
        if name == b"id" || name == b"name" && tag == b"a" {
            ids.push(anchor_mark(own, &plain(text())));
            return;
        }
        let Some(act) = act(tag, name, rel) else { return };
        let value = text();
        if !seen.is_new(act, mark(value)) {
            return;
        }
        let mut add = |part: &str| {
            if let Some(aim) = site.aim(&plain(part)) {
                uses.push(Use { start: start as u32, length: (end - start).min(u16::MAX as usize) as u16, act, aim });
            }
        };
        match name {
            b"srcset" => value.split(',').filter_map(|part| part.split_whitespace().next()).for_each(add),
            _ => add(value),
        }
    });
    Scan { addresses, ids: ids.into(), uses: uses.into(), words: words(bytes) }
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
fn act(tag: &[u8], name: &[u8], rel: &dyn Fn() -> String) -> Option<Act> {
    match name {
        b"href" => match tag {
            b"a" | b"area" => Some(Act::Links),
            b"link" => {
                let fetched = ["stylesheet", "icon", "preload", "prefetch", "modulepreload", "manifest", "dns-prefetch", "preconnect", "apple-touch-icon"];
                Some(if rel().split_whitespace().any(|word| fetched.contains(&word)) { Act::Loads } else { Act::Links })
            }
            b"use" | b"image" => Some(Act::Loads),
            _ => None,
        },
        b"src" | b"srcset" | b"poster" | b"xlink:href" => Some(Act::Loads),
        b"action" | b"formaction" => Some(Act::Links),
        b"data" if tag == b"object" => Some(Act::Loads),
        b"background" if tag == b"body" => Some(Act::Loads),
        // The one attribute of the theme that names a script to import.
        b"data-pagefind" => Some(Act::Loads),
        _ => None,
    }
}

struct Place<'a> {
    origin: &'a str,
    root: &'a str,
    address: &'a str,
    own: u64,
}

impl Place<'_> {
    /// What an address is; none for those that lead to no page (`tel:`, `mailto:`, `data:`) and for the empty one.
    fn aim(&self, value: &str) -> Option<Aim> {
        let value = value.trim();
        let inside = match value.strip_prefix(self.origin) {
            Some(rest) if rest.is_empty() || rest.starts_with('/') => rest,
            _ => value,
        };
        if inside.starts_with("//") || inside.starts_with("http:") || inside.starts_with("https:") {
            return Some(Aim::OUTSIDE);
        }
        let scheme = inside.split_once(':').is_some_and(|(scheme, _)| scheme.bytes().all(|byte| byte.is_ascii_alphabetic()));
        if scheme || value.is_empty() {
            return None;
        }
        let (path, anchor) = inside.split_at(inside.find('#').unwrap_or(inside.len()));
        let path = path.split('?').next().unwrap_or("");
        let path = if path.is_empty() && inside.len() == value.len() {
            self.own
        } else if let Some(rest) = path.strip_prefix('/') {
            // An address outside the site's own folder on its host is not ours to judge, but it is not there either.
            let whole = path.strip_prefix(self.root).filter(|rest| rest.starts_with('/')).unwrap_or(if self.root.is_empty() { path } else { rest });
            mark(&decode(whole))
        } else if path.is_empty() {
            mark("/")
        } else {
            mark(&decode(&join(self.address, path)))
        };
        let anchor = anchor.strip_prefix('#').filter(|id| !id.is_empty()).map_or(0, |id| anchor_mark(path, &decode(id)));
        Some(Aim { path, anchor })
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
        let byte = text.get(at + 1..at + 3).filter(|_| bytes[at] == b'%').and_then(|pair| u8::from_str_radix(pair, 16).ok());
        decoded.push(byte.unwrap_or(bytes[at]));
        at += if byte.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&decoded).into_owned().into()
}

fn plain(value: &str) -> std::borrow::Cow<'_, str> {
    if !value.contains('&') {
        return value.into();
    }
    value.replace("&amp;", "&").replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&#39;", "'").replace("&#x27;", "'").into()
}

/// Longer names are none that matter here.
const LONGEST: usize = 24;

/// A name in small letters, without a trip to the heap: there are hundreds on a page.
fn lower<'a>(name: &'a [u8], room: &'a mut [u8; LONGEST]) -> &'a [u8] {
    if !name.iter().any(u8::is_ascii_uppercase) || name.len() > LONGEST {
        return name;
    }
    let room = &mut room[..name.len()];
    room.copy_from_slice(name);
    room.make_ascii_lowercase();
    room
}

/// Calls `take(tag, name, (start, end), rel)` for every attribute with a value. Not a browser's parser: it reads the HTML that
/// makers write, passes over comments and the insides of scripts and styles, and never reads past the end.
fn for_each_attribute(bytes: &[u8], mut take: impl FnMut(&[u8], &[u8], (usize, usize), &dyn Fn() -> String)) {
    let mut at = 0;
    let mut attributes: Vec<(usize, usize, usize, usize)> = Vec::new();
    while let Some(open) = memchr(b'<', &bytes[at..]).map(|found| at + found) {
        at = open + 1;
        if bytes[at..].starts_with(b"!--") {
            at = memchr::memmem::find(&bytes[at..], b"-->").map_or(bytes.len(), |end| at + end + 3);
            continue;
        }
        if !bytes.get(at).is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        let name_end = bytes[at..].iter().position(|byte| !byte.is_ascii_alphanumeric() && *byte != b'-').map_or(bytes.len(), |end| at + end);
        let mut room = [0; LONGEST];
        let tag = lower(&bytes[at..name_end], &mut room);
        at = name_end;
        attributes.clear();
        loop {
            while bytes.get(at).is_some_and(|byte| byte.is_ascii_whitespace() || *byte == b'/') {
                at += 1;
            }
            match bytes.get(at) {
                None | Some(b'>') => break,
                _ => {}
            }
            let start = at;
            while bytes.get(at).is_some_and(|byte| !byte.is_ascii_whitespace() && !b"=>/".contains(byte)) {
                at += 1;
            }
            let name = (start, at);
            if bytes.get(at) == Some(&b'=') {
                at += 1;
                let (from, to) = match bytes.get(at) {
                    Some(quote @ (b'"' | b'\'')) => {
                        let from = at + 1;
                        let to = memchr(*quote, &bytes[from..]).map_or(bytes.len(), |end| from + end);
                        at = (to + 1).min(bytes.len());
                        (from, to)
                    }
                    _ => {
                        let from = at;
                        while bytes.get(at).is_some_and(|byte| !byte.is_ascii_whitespace() && *byte != b'>') {
                            at += 1;
                        }
                        (from, at)
                    }
                };
                attributes.push((name.0, name.1, from, to));
            } else if at == start {
                at += 1;
            }
        }
        let rel = || {
            let found = attributes.iter().find(|(from, to, ..)| bytes[*from..*to].eq_ignore_ascii_case(b"rel"));
            found.map_or_else(String::new, |(_, _, from, to)| String::from_utf8_lossy(&bytes[*from..*to]).to_ascii_lowercase())
        };
        for (from, to, start, end) in &attributes {
            take(tag, lower(&bytes[*from..*to], &mut [0; LONGEST]), (*start, *end), &rel);
        }
        if matches!(tag, b"script" | b"style") {
            // Their insides hold no tags.
            while let Some(end) = memchr(b'<', &bytes[at..]).map(|found| at + found) {
                at = end + 1;
                if bytes.get(at) == Some(&b'/') && bytes[at + 1..].len() >= tag.len() && bytes[at + 1..at + 1 + tag.len()].eq_ignore_ascii_case(tag) {
                    break;
                }
            }
        }
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

    #[test]
    fn odd_bytes_do_not_upset_it() {
        for html in [&b"<"[..], b"<a", b"<a href", b"<a href=", b"<a href=\"", b"<a =x>", b"<!--", b"<script>", b"<a href=\xff>", b"</a></"] {
            scan(html, "index.html", "https://x.org", "");
        }
    }
}
