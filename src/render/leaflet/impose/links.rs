//! Floor 3: links, bookmarks and everything else that points into a page.
//! In: where each page went. Out: the same objects, pointing at the sheet and the spot where the page now is.
//! Must never: leave a pointer at a page that is no more.

use super::{PageMoves, resolved, said, shift};
use lopdf::{Document, Object, ObjectId};

/// Moves what readers can press on a page with it. Gives the references to it.
pub fn moved_annotations(pdf: &mut Document, page: ObjectId, by: (f32, f32)) -> Result<Vec<Object>, String> {
    let Ok(listed) = pdf.get_dictionary(page).map_err(said)?.get(b"Annots") else { return Ok(Vec::new()) };
    let mut moved = Vec::new();
    for annotation in resolved(pdf, listed)?.as_array().map_err(said)?.clone() {
        let id = match annotation {
            Object::Reference(id) => id,
            direct => pdf.add_object(direct),
        };
        let dict = pdf.get_dictionary_mut(id).map_err(said)?;
        if dict.get(b"Subtype").and_then(Object::as_name).map_err(said)? != b"Link" {
            return Err("a page has something on it that is no link and cannot be moved".into());
        }
        shift(dict.get_mut(b"Rect").map_err(said)?, by)?;
        if let Ok(corners) = dict.get_mut(b"QuadPoints") {
            shift(corners, by)?;
        }
        moved.push(id.into());
    }
    Ok(moved)
}

/// Points everything that points at a page to its sheet.
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

/// A destination is a list that begins with a page and how to show it; for each way of showing, which of the
/// numbers after it are
/// across and which are up. A number that is missing or null means "as it is" and stays so.
fn move_destination(items: &mut [Object], moves: &PageMoves) {
    let [Object::Reference(page), Object::Name(view), numbers @ ..] = items else { return };
    let Some(moved) = moves.get(page) else { return };
    let (across, up) = moved.by;
    let shifts: &[f32] = match view.as_slice() {
        b"XYZ" => &[across, up],
        b"FitH" | b"FitBH" => &[up],
        b"FitV" | b"FitBV" => &[across],
        b"FitR" => &[across, up, across, up],
        _ => &[],
    };
    for (value, by) in numbers.iter_mut().zip(shifts) {
        if let Ok(place) = value.as_float() {
            *value = Object::Real(place + by);
        }
    }
}
