//! Floor 4: the response to one address.
//! In: a decoded address. Out: the file as it would be published; a page also gets the script that listens
//! for changes.
//! Must never: look anywhere but in what was built.

use super::PreviewState;
use super::banner::Banners;
use crate::base::{Key, percent::decode_strict};
use std::borrow::Cow;

/// The response to an address.
pub enum PreviewResponse<'s> {
    /// A file.
    File {
        /// 200, or 404 for the page that says that nothing is there.
        status: u16,
        /// Its Content-Type.
        kind: &'static str,
        /// Its content.
        bytes: Cow<'s, [u8]>,
        /// Hash of everything that is sent.
        key: Key,
        /// The headers that the site's host would send.
        headers: Vec<(&'s str, &'s str)>,
    },
    /// It has moved to this address.
    Moved(String),
}

impl PreviewState {
    /// The response to an address.
    pub fn at(&self, address: &str) -> PreviewResponse<'_> {
        let Some(path) = address.strip_prefix(&self.root).and_then(|rest| rest.strip_prefix('/')) else {
            return if address == "/" || address == self.root {
                PreviewResponse::Moved(format!("{}/", self.root))
            } else {
                self.missing(address, "")
            };
        };
        // Files for the host alone are not sent to readers.
        if path == "_headers" || path == "_redirects" {
            return self.missing(address, path);
        }
        let is_folder = path.is_empty() || path.ends_with('/');
        let file = if is_folder { format!("{path}index.html") } else { path.to_string() };
        if self.get(&file).is_some() {
            return self.file(200, address, &file);
        }
        if !is_folder && self.get(&format!("{path}/index.html")).is_some() {
            return PreviewResponse::Moved(format!("{address}/"));
        }
        match self.headers.moved(address) {
            Some(new) => PreviewResponse::Moved(new.to_string()),
            None => self.missing(address, path),
        }
    }

    /// The nearest page, from the address upwards, that says that nothing is there.
    fn missing(&self, address: &str, path: &str) -> PreviewResponse<'_> {
        let above = path.match_indices('/').map(|(at, _)| &path[..=at]).collect::<Vec<_>>();
        let nearest = above
            .into_iter()
            .rev()
            .chain([""])
            .map(|folder| format!("{folder}404.html"))
            .find(|file| self.get(file).is_some());
        self.file(404, address, nearest.as_deref().unwrap_or("404.html"))
    }

    fn file(&self, status: u16, address: &str, path: &str) -> PreviewResponse<'_> {
        let kind = kind(path);
        let file = self.get(path);
        let mut headers = self.headers.of(address);
        // What is not there may be there in a moment: no browser may keep that it was not.
        headers.retain(|(name, _)| status == 200 || !name.eq_ignore_ascii_case("cache-control"));
        if kind != HTML {
            let (bytes, key) =
                file.map_or((Cow::default(), Key::default()), |file| (file.bytes.bytes(), file.key));
            return PreviewResponse::File { status, kind, bytes, key, headers };
        }
        let notice = self.notice(path);
        let key = Key::of_value(&(file.map(|file| file.key), &notice, status));
        PreviewResponse::File {
            status,
            kind,
            bytes: page(&file.map_or(Cow::default(), |file| file.bytes.bytes()), &notice, key, &self.banners)
                .into(),
            key,
            headers,
        }
    }
}

/// A page with its banner and the tag of the preview's script. Without HTML it says that the page cannot be
/// shown yet.
fn page(html: &[u8], notice: &str, key: Key, banners: &Banners) -> Vec<u8> {
    let added = format!("<script defer src=/_plainleaf/live.js data-key={key}></script>");
    let added = if notice.is_empty() {
        added
    } else {
        format!("{added}<link rel=stylesheet href=/_plainleaf/live.css>{notice}")
    };
    match body(html) {
        Some(at) => [&html[..at], added.as_bytes(), &html[at..]].concat(),
        None => {
            let title = "This page cannot be shown yet";
            let head = format!(
                "<!doctype html><html lang=en><head><meta charset=utf-8><meta name=viewport content=\"width=device-width,initial-scale=1\"><title>{title}</title></head>"
            );
            let text = if notice.is_empty() {
                banners.blocked(title, "Mend the site; this page comes by itself.")
            } else {
                String::new()
            };
            format!("{head}<body>{added}{text}<main><h1>{title}</h1></main></body></html>").into_bytes()
        }
    }
}

/// The byte offset at which the tag `<body>` ends.
fn body(html: &[u8]) -> Option<usize> {
    let start = html.windows(5).position(|part| part.eq_ignore_ascii_case(b"<body"))?;
    Some(start + html[start..].iter().position(|byte| *byte == b'>')? + 1)
}

const HTML: &str = "text/html; charset=utf-8";

fn kind(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => HTML,
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "gif" => "image/gif",
        "ico" => "image/x-icon",
        "pdf" => "application/pdf",
        "epub" => "application/epub+zip",
        "json" => "application/json",
        "xml" => "application/xml",
        "wasm" => "application/wasm",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// The percent-decoded address of a request. None where no site can have it: it climbs (`..`), begins at the
/// root of a disk, or holds an encoded slash or a control character.
pub fn decode_path(raw: &str) -> Option<String> {
    // A slash or percent sign that is encoded means something else to every program on the way.
    let ambiguous = |code: &str| ["2f", "5c", "25"].iter().any(|sign| code.starts_with(sign));
    if raw.to_ascii_lowercase().split('%').skip(1).any(ambiguous) {
        return None;
    }
    let address = decode_strict(raw)?.into_owned();
    let fine = |part: &str| {
        !matches!(part, "." | "..") && !part.contains(|letter: char| letter.is_control() || letter == '\\')
    };
    let parts = address.strip_prefix('/')?;
    let empty = parts.split('/').rev().skip(1).any(str::is_empty);
    (parts.split('/').all(fine) && !empty).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_decoded_once_and_never_climbs() {
        for (raw, address) in [
            ("/", "/"),
            ("/imha/", "/imha/"),
            ("/caf%C3%A9/a%20b.pdf", "/café/a b.pdf"),
            ("/a..b/", "/a..b/"),
        ] {
            assert_eq!(decode_path(raw).as_deref(), Some(address), "{raw}");
        }
        let wrong = [
            "",
            "imha/",
            "//etc/passwd",
            "/../etc/passwd",
            "/a/../b",
            "/a/./b",
            "/..%2fetc",
            "/%2e%2e/etc",
            "/a%2Fb",
            "/a%5cb",
            "/a\\b",
            "/a%00b",
            "/%ff",
            "/%",
            "/%2",
            "/a//b",
            "/%252e%252e/",
            "/a%0ab",
            "http://evil.example/",
        ];
        for raw in wrong {
            assert_eq!(decode_path(raw), None, "{raw}");
        }
    }

    #[test]
    fn a_page_gets_one_tag_and_keeps_every_byte() {
        let banners = Banners::default();
        let html = b"<!doctype html><html><body class=a><p>Hello</p></body></html>";
        let shown = String::from_utf8(page(html, "", Key::default(), &banners)).unwrap();
        let tag = shown.split("<body class=a>").nth(1).unwrap().split("<p>Hello").next().unwrap();
        assert!(tag.starts_with("<script defer") && tag.ends_with("</script>"), "{tag}");
        assert_eq!(shown.replace(tag, "").as_bytes(), html);
        let empty = String::from_utf8(page(b"", "<p>why</p>", Key::default(), &banners)).unwrap();
        assert!(
            empty.contains("cannot be shown yet")
                && empty.contains("<p>why</p>")
                && empty.contains("live.js")
        );
    }
}
