//! Floor 1: an SVG drawing, as it is published.
//! In: its bytes. Out: the drawing without what is said about it and about the pictures in it; or what is wrong.
//! Must never: leave a photo in the drawing that it could not read.

use super::kind::PictureKind;
use super::renditions::upright;
use crate::base::{Span, percent};
use crate::doc::drawing::{Drawing, DrawingFault, read_drawing};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use memchr::memmem;

/// The drawing to publish.
///
/// # Errors
///
/// What a browser must not run, fetch or draw, and pictures inside that cannot be opened.
pub fn clean_drawing(bytes: &[u8]) -> Result<Drawing, Vec<DrawingFault>> {
    let drawing = read_drawing(bytes)?;
    let (text, unread) = strip_embedded(&drawing.text);
    if unread {
        let message = "A picture inside this drawing cannot be opened.";
        let help = "In the program that drew it, put the picture in again as PNG or JPEG.";
        return Err(vec![DrawingFault::new(Span::default(), message, help)]);
    }
    Ok(Drawing { text: text.into(), ..drawing })
}

/// Line ends as XML writes them inside attributes.
const LINE_ENDS: [&str; 6] = ["&#10;", "&#xA;", "&#xa;", "&#13;", "&#xD;", "&#9;"];

/// Strips the pictures inside a drawing. With it comes whether one of them cannot be read.
fn strip_embedded(text: &str) -> (String, bool) {
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
        let read = bytes.as_ref().and_then(|bytes| upright(PictureKind::of(bytes)?, bytes).ok());
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
