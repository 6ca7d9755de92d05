//! Floor 1: the letters of a drawing.
//! In: bytes. Out: text, if they are UTF-8 and the file says nothing else.
//! Must never: guess an encoding: a browser that guesses another one sees another drawing.

use super::fault::DrawingFault;
use crate::base::Span;

/// The text of a drawing.
///
/// # Errors
///
/// The bytes are not UTF-8, or the file says that they are something else.
pub fn text(bytes: &[u8]) -> Result<&str, DrawingFault> {
    let fault = |span: Span, message: String| {
        Err(DrawingFault::new(span, message, "Save it again as “plain SVG”, with the encoding UTF-8."))
    };
    match bytes {
        [0x1f, 0x8b, ..] => {
            return fault(Span::default(), "This drawing is packed (SVGZ), and not plain text.".into());
        }
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [b'<', 0, ..] | [0, b'<', ..] | [0, 0, ..] => {
            return fault(Span::default(), "This drawing is saved as UTF-16 or UTF-32, not as UTF-8.".into());
        }
        _ => {}
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) if looks_like_svg(bytes) => {
            let at = error.valid_up_to();
            return fault(
                Span::new(at, at + 1),
                "This drawing holds a byte that is no letter in UTF-8.".into(),
            );
        }
        Err(_) => return fault(Span::default(), "This file is called .svg and holds no drawing.".into()),
    };
    let Some((declared, span)) = declared_encoding(text) else { return Ok(text) };
    let lower = declared.to_ascii_lowercase();
    let is_utf8 = matches!(&*lower, "utf-8" | "utf8" | "us-ascii" | "ascii");
    // The letters of English are the same bytes in all of these.
    let is_same = text.is_ascii() && (lower.starts_with("iso-8859-") || lower.starts_with("windows-125"));
    if is_utf8 || is_same {
        return Ok(text);
    }
    fault(span, format!("This drawing says that it is saved as “{declared}”, and it has to be UTF-8."))
}

/// Whether bytes that are not UTF-8 were meant as a drawing.
fn looks_like_svg(bytes: &[u8]) -> bool {
    memchr::memmem::find(bytes, b"<svg").is_some()
}

/// The encoding that the first line declares: `<?xml version="1.0" encoding="…"?>`.
fn declared_encoding(text: &str) -> Option<(&str, Span)> {
    let line = text.strip_prefix('\u{feff}').unwrap_or(text).strip_prefix("<?xml")?;
    let line = &line[..line.find("?>")?];
    let at = line.find("encoding")?;
    let value = line[at + "encoding".len()..].trim_start().strip_prefix('=')?.trim_start();
    let mark = value.chars().next().filter(|mark| matches!(mark, '"' | '\''))?;
    let value = value[1..].split(mark).next()?;
    let start = value.as_ptr() as usize - text.as_ptr() as usize;
    Some((value, Span::new(start, start + value.len())))
}
