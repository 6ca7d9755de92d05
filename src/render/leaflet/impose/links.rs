//! Floor 3: links, bookmarks and everything else that points into a page.
//! In: where each page went. Out: the same objects, pointing at the printed side and the place on it where
//! the page now is.
//! Must never: leave a reference to a page of the reading PDF.

use super::object::{Offset, pdf_error, resolved, shift};
use super::page_move::PageMoves;
use lopdf::{Document, Object, ObjectId};

/// Moves the link annotations of a page with it, and returns references to them (PDF 2.0, 12.5.6.5).
///
/// # Errors
///
/// If the page has an annotation that is no link: what else would have to move with it is unknown.
pub fn moved_annotations(pdf: &mut Document, page: ObjectId, by: Offset) -> Result<Vec<Object>, String> {
    let Ok(listed) = pdf.get_dictionary(page).map_err(pdf_error)?.get(b"Annots") else {
        return Ok(Vec::new());
    };
    let mut moved = Vec::new();
    for annotation in resolved(pdf, listed)?.as_array().map_err(pdf_error)?.clone() {
        let id = match annotation {
            Object::Reference(id) => id,
            direct => pdf.add_object(direct),
        };
        let dict = pdf.get_dictionary_mut(id).map_err(pdf_error)?;
        if dict.get(b"Subtype").and_then(Object::as_name).map_err(pdf_error)? != b"Link" {
            return Err("a page has something on it that is no link and cannot be moved".into());
        }
        shift(dict.get_mut(b"Rect").map_err(pdf_error)?, by)?;
        if let Ok(corners) = dict.get_mut(b"QuadPoints") {
            shift(corners, by)?;
        }
        moved.push(id.into());
    }
    Ok(moved)
}

/// Replaces each reference to a page by one to its printed side, and moves the destinations on it.
pub fn follow(pdf: &mut Document, moves: &PageMoves) {
    for object in pdf.objects.values_mut() {
        follow_in(object, moves);
    }
}

fn follow_in(object: &mut Object, moves: &PageMoves) {
    match object {
        Object::Reference(id) => *id = moves.get(id).map_or(*id, |page| page.onto),
        Object::Array(items) => {
            move_destination(items, moves);
            items.iter_mut().for_each(|item| follow_in(item, moves));
        }
        Object::Dictionary(dict) => dict.iter_mut().for_each(|(_, value)| follow_in(value, moves)),
        Object::Stream(stream) => stream.dict.iter_mut().for_each(|(_, value)| follow_in(value, moves)),
        _ => {}
    }
}

/// Moves an explicit destination (PDF 2.0, 12.3.2.2): an array of a page, the name of a view, and numbers of
/// which the view says what they mean. A number that is missing or null means "as it is" and stays so.
fn move_destination(items: &mut [Object], moves: &PageMoves) {
    let [Object::Reference(page), Object::Name(view), numbers @ ..] = items else { return };
    let Some(moved) = moves.get(page) else { return };
    let (right, up) = moved.by;
    let offsets: &[f32] = match view.as_slice() {
        b"XYZ" => &[right, up],
        b"FitH" | b"FitBH" => &[up],
        b"FitV" | b"FitBV" => &[right],
        b"FitR" => &[right, up, right, up],
        _ => &[],
    };
    for (value, by) in numbers.iter_mut().zip(offsets) {
        if let Ok(place) = value.as_float() {
            *value = Object::Real(place + by);
        }
    }
}
