//! Floor 1: an SVG drawing, as it is published.
//! In: its bytes. Out: the drawing without what is said about it and about the pictures in it; or what is wrong.
//! Must never: leave a photo in the drawing that it could not read.

use super::strip::strip_embedded;
use crate::base::Span;
use crate::doc::drawing::{Drawing, DrawingFault, read_drawing};

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
