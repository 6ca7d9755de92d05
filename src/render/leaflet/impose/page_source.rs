//! Floor 3: a page of the reading PDF, as the source of a part of a printed side.
//! In: a page. Out: its box, its content operations, and the resources that these name.
//! Must never: pass on operations that do not close what they open: they would change the next page on the
//! same side.

use super::object::{Offset, number, pdf_error, resolved};
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};

/// The deepest page tree that is read. Typst writes two levels; a tree with a loop must end somewhere.
const MAX_DEPTH: usize = 64;

/// A page that is being drawn.
pub struct PageSource {
    /// Its page object.
    pub id: ObjectId,
    /// How far it moves.
    pub by: Offset,
    resources: Dictionary,
    /// Moved copies of patterns, by their names.
    patterns: Vec<(Vec<u8>, Object)>,
}

impl PageSource {
    /// A page that moves by an offset.
    ///
    /// # Errors
    ///
    /// If its resources cannot be read.
    pub fn new(pdf: &Document, id: ObjectId, by: Offset) -> Result<PageSource, String> {
        let resources = match inherited(pdf, id, b"Resources")? {
            Some(resources) => resources.as_dict().map_err(pdf_error)?.clone(),
            None => Dictionary::new(),
        };
        Ok(PageSource { id, by, resources, patterns: Vec::new() })
    }

    /// The resource of a kind, such as `Font`, that an operation names (PDF 2.0, 7.8.3).
    ///
    /// # Errors
    ///
    /// If the page has no such resource.
    pub fn resource(&self, pdf: &Document, kind: &str, name: &[u8]) -> Result<Object, String> {
        let resources = self.resources.get(kind.as_bytes()).map_err(pdf_error)?;
        resolved(pdf, resources)?.as_dict().and_then(|named| named.get(name)).cloned().map_err(pdf_error)
    }

    /// A copy of a pattern that moves with the page. A pattern is anchored to the page and not to what is
    /// filled with it (PDF 2.0, 8.7.3.1), so it does not move by itself.
    ///
    /// # Errors
    ///
    /// If the page has no such pattern, or its matrix is damaged.
    pub fn moved_pattern(&mut self, pdf: &mut Document, name: &[u8]) -> Result<Object, String> {
        if let Some((_, moved)) = self.patterns.iter().find(|(known, _)| known == name) {
            return Ok(moved.clone());
        }
        let mut pattern = resolved(pdf, &self.resource(pdf, "Pattern", name)?)?.clone();
        let dict = match &mut pattern {
            Object::Stream(stream) => &mut stream.dict,
            other => other.as_dict_mut().map_err(pdf_error)?,
        };
        let mut matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];
        if let Ok(numbers) = dict.get(b"Matrix") {
            let numbers = resolved(pdf, numbers)?.as_array().map_err(pdf_error)?;
            for (index, value) in matrix.iter_mut().enumerate() {
                *value = number(pdf, numbers.get(index).ok_or("a pattern's matrix is too short")?)?;
            }
        }
        matrix[4] += self.by.0;
        matrix[5] += self.by.1;
        dict.set("Matrix", matrix.map(Object::Real).to_vec());
        let moved: Object = pdf.add_object(pattern).into();
        self.patterns.push((name.to_vec(), moved.clone()));
        Ok(moved)
    }
}

/// The box of a page after trimming (PDF 2.0, 14.11.2), in points: left, bottom, right, top.
///
/// # Errors
///
/// If the page has no box, or is rotated or scaled: then the place of its content is not what the box says.
pub fn trim_box(pdf: &Document, page: ObjectId) -> Result<[f32; 4], String> {
    let rotated = inherited(pdf, page, b"Rotate")?
        .is_some_and(|angle| angle.as_float().is_ok_and(|angle| angle != 0.0));
    if rotated || pdf.get_dictionary(page).map_err(pdf_error)?.has(b"UserUnit") {
        return Err("a page is turned or scaled".into());
    }
    let mut corners = [0.0; 4];
    for name in [&b"TrimBox"[..], b"CropBox", b"MediaBox"] {
        let Some(found) = inherited(pdf, page, name)? else { continue };
        let numbers = found.as_array().map_err(pdf_error)?;
        for (index, corner) in corners.iter_mut().enumerate() {
            *corner = number(pdf, numbers.get(index).ok_or("a page's box is too short")?)?;
        }
        let [x, y, other_x, other_y] = corners;
        return Ok([x.min(other_x), y.min(other_y), x.max(other_x), y.max(other_y)]);
    }
    Err("a page has no size".into())
}

/// An entry of a page, or of the nearest node above it in the page tree (PDF 2.0, 7.7.3.4).
fn inherited<'d>(pdf: &'d Document, page: ObjectId, name: &[u8]) -> Result<Option<&'d Object>, String> {
    let mut dict = pdf.get_dictionary(page).map_err(pdf_error)?;
    for _ in 0..MAX_DEPTH {
        if let Ok(found) = dict.get(name) {
            return resolved(pdf, found).map(Some);
        }
        let Ok(parent) = dict.get(b"Parent") else { return Ok(None) };
        dict = resolved(pdf, parent)?.as_dict().map_err(pdf_error)?;
    }
    Err("the tree of pages is too deep".into())
}

/// The content operations of a page.
///
/// # Errors
///
/// If they cannot be read, are not balanced, or contain an inline image (`BI`), which is not supported.
pub fn operations(pdf: &Document, page: ObjectId) -> Result<Vec<Operation>, String> {
    let mut bytes = Vec::new();
    if let Ok(contents) = pdf.get_dictionary(page).map_err(pdf_error)?.get(b"Contents") {
        let parts = match resolved(pdf, contents)? {
            Object::Array(parts) => parts.iter().collect(),
            _ => vec![contents],
        };
        for part in parts {
            let stream = resolved(pdf, part)?.as_stream().map_err(pdf_error)?;
            bytes.extend(stream.get_plain_content().map_err(pdf_error)?);
            bytes.push(b'\n');
        }
    }
    let operations = Content::decode_strict(&bytes).map_err(pdf_error)?.operations;
    check_balanced(&operations).map(|()| operations)
}

/// Whether saved graphics states (`q`, `Q`) and marked content (`BDC`, `EMC`) are closed where they should
/// be.
fn check_balanced(operations: &[Operation]) -> Result<(), String> {
    let (mut states, mut marked) = (0i64, 0i64);
    for operation in operations {
        match operation.operator.as_str() {
            "q" => states += 1,
            "Q" => states -= 1,
            "BMC" | "BDC" => marked += 1,
            "EMC" => marked -= 1,
            "BI" => return Err("a page has a picture within its drawing, which cannot be moved".into()),
            _ => {}
        }
        if states < 0 || marked < 0 {
            break;
        }
    }
    if states == 0 && marked == 0 {
        Ok(())
    } else {
        Err("the drawing of a page does not close what it opens".into())
    }
}
