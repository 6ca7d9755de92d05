//! Floor 1: pictures that stand inside a drawing, as `data:` addresses.
//! In: the text of an SVG drawing. Out: the same text; the pictures in it are stripped, and stand upright.
//! Must never: leave a photo in the drawing that it could not read.

use crate::base::percent;
use crate::doc::picture::kind::PictureKind;
use crate::doc::picture::renditions;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use memchr::memmem;

/// Line ends as XML writes them inside attributes.
const LINE_ENDS: [&str; 6] = ["&#10;", "&#xA;", "&#xa;", "&#13;", "&#xD;", "&#9;"];

/// Strips the pictures inside a drawing. With it comes whether one of them cannot be read.
pub fn strip_embedded(text: &str) -> (String, bool) {
    let mut out = String::with_capacity(text.len());
    let (mut done, mut unread) = (0, false);
    for at in memmem::find_iter(text.as_bytes(), "data:image/") {
        if at < done {
            continue;
        }
        let end = text[at..].find(['"', '\'', ')', '<', '>']).map_or(text.len(), |length| at + length);
        let Some((head, packed)) = text[at..end].split_once(";base64,") else { continue };
        if head.starts_with("data:image/svg") {
            continue;
        }
        let packed =
            LINE_ENDS.iter().fold(percent::decode(packed).into_owned(), |text, end| text.replace(end, ""));
        let packed: String = packed.split_ascii_whitespace().collect();
        let bytes = BASE64_STANDARD.decode(packed).ok();
        let read = bytes.as_ref().and_then(|bytes| renditions::upright(PictureKind::of(bytes)?, bytes).ok());
        let Some((kind, clean)) = read else {
            unread = true;
            continue;
        };
        if bytes.is_some_and(|bytes| bytes != clean) {
            out.push_str(&text[done..at]);
            let name = kind.name().to_ascii_lowercase();
            out.push_str(&format!("data:image/{name};base64,{}", BASE64_STANDARD.encode(clean)));
            done = end;
        }
    }
    out.push_str(&text[done..]);
    (out, unread)
}
