//! Floor 3: PDF objects: reading and changing what `lopdf` gives.
//! In: an object of the reading PDF. Out: what it refers to, its number, its coordinates moved.
//! Must never: hide an error of `lopdf`: a PDF that cannot be read is an error.

use lopdf::{Document, Object};

/// PDF points in a millimetre: a point is 1/72 inch.
pub const POINTS_PER_MM: f32 = 72.0 / 25.4;

/// An offset in points: to the right, and up.
pub type Offset = (f32, f32);

/// An error of `lopdf` in a sentence.
pub fn pdf_error(error: impl std::fmt::Display) -> String {
    format!("the PDF cannot be put on sheets: {error}")
}

/// The object itself, or the one that a reference points to.
///
/// # Errors
///
/// If there is no such object.
pub fn resolved<'d>(pdf: &'d Document, object: &'d Object) -> Result<&'d Object, String> {
    pdf.dereference(object).map(|(_, object)| object).map_err(pdf_error)
}

/// A number, whole or not, that stands here or is referred to.
///
/// # Errors
///
/// If the object is no number.
pub fn number(pdf: &Document, object: &Object) -> Result<f32, String> {
    resolved(pdf, object)?.as_float().map_err(pdf_error)
}

/// Moves an array of coordinates, which are horizontal and vertical in turn.
///
/// # Errors
///
/// If the object is no array of numbers.
pub fn shift(coordinates: &mut Object, by: Offset) -> Result<(), String> {
    for (index, value) in coordinates.as_array_mut().map_err(pdf_error)?.iter_mut().enumerate() {
        let moved = value.as_float().map_err(pdf_error)? + if index % 2 == 0 { by.0 } else { by.1 };
        *value = Object::Real(moved);
    }
    Ok(())
}
