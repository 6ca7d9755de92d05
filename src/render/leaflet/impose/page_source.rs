//! Floor 3: a page of the reading PDF, as it goes onto a sheet.
//! In: a page. Out: its box, its drawing step by step, and what the names in the drawing stand for.
//! Must never: pass on a drawing that does not close what it opens; on a sheet the next page would suffer.

use super::{number, resolved, said};
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};

/// How deep page trees may be.
const DEPTH: usize = 64;

/// A page that is being drawn.
pub struct PageSource {
    pub id: ObjectId,
    /// How far it moves, right and up.
    pub by: (f32, f32),
    resources: Dictionary,
    patterns: Vec<(Vec<u8>, Object)>,
}

impl PageSource {
    pub fn new(pdf: &Document, id: ObjectId, by: (f32, f32)) -> Result<PageSource, String> {
        let resources = match inherited(pdf, id, b"Resources")? {
            Some(resources) => resources.as_dict().map_err(said)?.clone(),
            None => Dictionary::new(),
        };
        Ok(PageSource { id, by, resources, patterns: Vec::new() })
    }

    /// What a name in the drawing stands for.
    pub fn resource(&self, pdf: &Document, kind: &str, name: &[u8]) -> Result<Object, String> {
        let of_kind = self.resources.get(kind.as_bytes()).map_err(said)?;
        resolved(pdf, of_kind)?.as_dict().and_then(|named| named.get(name)).cloned().map_err(said)
    }

    /// A pattern lies on the page, not on what is filled with it: when the page moves, so must the pattern.
    pub fn moved_pattern(&mut self, pdf: &mut Document, name: &[u8]) -> Result<Object, String> {
        if let Some((_, moved)) = self.patterns.iter().find(|(known, _)| known == name) {
            return Ok(moved.clone());
        }
        let mut pattern = resolved(pdf, &self.resource(pdf, "Pattern", name)?)?.clone();
        let dict = match &mut pattern {
            Object::Stream(stream) => &mut stream.dict,
            other => other.as_dict_mut().map_err(said)?,
        };
        let mut matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];
        if let Ok(numbers) = dict.get(b"Matrix") {
            let numbers = resolved(pdf, numbers)?.as_array().map_err(said)?;
            for (at, value) in matrix.iter_mut().enumerate() {
                *value = number(pdf, numbers.get(at).ok_or("a pattern's matrix is too short")?)?;
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

/// The box of a page once it is cut: left, bottom, right, top.
pub fn box_of(pdf: &Document, page: ObjectId) -> Result<[f32; 4], String> {
    let turned = inherited(pdf, page, b"Rotate")?
        .is_some_and(|angle| angle.as_float().is_ok_and(|angle| angle != 0.0));
    if turned || pdf.get_dictionary(page).map_err(said)?.has(b"UserUnit") {
        return Err("a page is turned or scaled".into());
    }
    let mut corners = [0.0; 4];
    for name in [&b"TrimBox"[..], b"CropBox", b"MediaBox"] {
        let Some(found) = inherited(pdf, page, name)? else { continue };
        let numbers = found.as_array().map_err(said)?;
        for (at, corner) in corners.iter_mut().enumerate() {
            *corner = number(pdf, numbers.get(at).ok_or("a page's box is too short")?)?;
        }
        let [x, y, other_x, other_y] = corners;
        return Ok([x.min(other_x), y.min(other_y), x.max(other_x), y.max(other_y)]);
    }
    Err("a page has no size".into())
}

/// An entry of a page, or of what it stands below.
fn inherited<'d>(pdf: &'d Document, page: ObjectId, name: &[u8]) -> Result<Option<&'d Object>, String> {
    let mut dict = pdf.get_dictionary(page).map_err(said)?;
    for _ in 0..DEPTH {
        if let Ok(found) = dict.get(name) {
            return resolved(pdf, found).map(Some);
        }
        let Ok(parent) = dict.get(b"Parent") else { return Ok(None) };
        dict = resolved(pdf, parent)?.as_dict().map_err(said)?;
    }
    Err("the tree of pages is too deep".into())
}

/// The drawing of a page.
pub fn operations(pdf: &Document, page: ObjectId) -> Result<Vec<Operation>, String> {
    let mut bytes = Vec::new();
    if let Ok(contents) = pdf.get_dictionary(page).map_err(said)?.get(b"Contents") {
        let parts = match resolved(pdf, contents)? {
            Object::Array(parts) => parts.iter().collect(),
            _ => vec![contents],
        };
        for part in parts {
            let stream = resolved(pdf, part)?.as_stream().map_err(said)?;
            bytes.extend(stream.get_plain_content().map_err(said)?);
            bytes.push(b'\n');
        }
    }
    let operations = Content::decode_strict(&bytes).map_err(said)?.operations;
    balanced(&operations).map(|()| operations)
}

fn balanced(operations: &[Operation]) -> Result<(), String> {
    let (mut saved, mut marked) = (0i64, 0i64);
    for operation in operations {
        match operation.operator.as_str() {
            "q" => saved += 1,
            "Q" => saved -= 1,
            "BMC" | "BDC" => marked += 1,
            "EMC" => marked -= 1,
            "BI" => return Err("a page has a picture within its drawing, which cannot be moved".into()),
            _ => {}
        }
        if saved < 0 || marked < 0 {
            break;
        }
    }
    if saved == 0 && marked == 0 {
        Ok(())
    } else {
        Err("the drawing of a page does not close what it opens".into())
    }
}
