//! Floor 3: the pages of a reading PDF put on sheets for printing and folding.
//! In: a tagged reading PDF and where each page goes. Out: a PDF of sheets that is still read in the same
//! order.
//! Must never: lose a page, a link or a word's place in the reading order.

mod links;
mod metadata;
mod page_source;
mod side;
mod structure_tree;

use super::sheets::PrintSheet;
use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId, SaveOptions};
use side::SheetSide;
use std::collections::BTreeMap;

/// PDF points in a millimetre.
const POINTS: f32 = 72.0 / 25.4;

/// How far pages may overlap or leave the paper, in points: sizes in millimetres are rounded.
const SLACK: f32 = 0.5;

/// Where a page of the reading PDF went.
#[derive(Debug, Clone, Copy)]
struct PageMove {
    /// The sheet's number.
    sheet: usize,
    /// The sheet's page object.
    onto: ObjectId,
    /// How far right and up.
    by: (f32, f32),
}

/// Where every page went.
type PageMoves = BTreeMap<ObjectId, PageMove>;

/// Puts the pages of a tagged PDF on sheets. Tags, links, bookmarks and the document's properties go with
/// them; `title` takes
/// the place of the document's title, for the printed file is another file. Says what is wrong with a PDF of
/// which that cannot be done.
pub fn impose(reading: &[u8], sheets: &[PrintSheet], title: Option<&str>) -> Result<Vec<u8>, String> {
    let mut pdf =
        Document::load_mem_with_options(reading, LoadOptions { strict: true, ..Default::default() })
            .map_err(said)?;
    if pdf.is_encrypted() || pdf.was_encrypted() {
        return Err("the PDF is encrypted".into());
    }
    let pages: Vec<ObjectId> = pdf.page_iter().collect();
    let (moves, mut faces) = place(&mut pdf, &pages, sheets)?;
    structure_tree::rewrite(&mut pdf, &moves, &mut faces)?;
    links::follow(&mut pdf, &moves);
    metadata::describe(&mut pdf, sheets, title, reading)?;
    bind(&mut pdf, faces)?;
    write(pdf)
}

/// Decides for each page where it goes, and draws the sheets.
fn place(
    pdf: &mut Document,
    pages: &[ObjectId],
    sheets: &[PrintSheet],
) -> Result<(PageMoves, Vec<SheetSide>), String> {
    let mut moves = PageMoves::new();
    let mut faces = Vec::new();
    for (number, sheet) in sheets.iter().enumerate() {
        let mut face = SheetSide::new(pdf.new_object_id(), sheet)?;
        for placed in &sheet.pages {
            let Some(page) = placed.page else { continue };
            let id = *pages.get(page).ok_or_else(|| format!("there is no page {}", page + 1))?;
            let by = face.add(pdf, id, placed)?;
            if moves.insert(id, PageMove { sheet: number, onto: face.id, by }).is_some() {
                return Err(format!("page {} has two places", page + 1));
            }
        }
        faces.push(face);
    }
    match pages.iter().position(|id| !moves.contains_key(id)) {
        Some(left) => Err(format!("page {} has no place on the sheets", left + 1)),
        None => Ok((moves, faces)),
    }
}

/// The sheets take the place of the pages.
fn bind(pdf: &mut Document, faces: Vec<SheetSide>) -> Result<(), String> {
    let root = pdf.catalog().and_then(|catalog| catalog.get(b"Pages")?.as_reference()).map_err(said)?;
    let mut tree = Dictionary::new();
    tree.set("Type", "Pages");
    tree.set("Count", faces.len() as i64);
    tree.set("Kids", faces.iter().map(|face| Object::Reference(face.id)).collect::<Vec<_>>());
    for face in faces {
        face.finish(pdf, root)?;
    }
    pdf.set_object(root, tree);
    Ok(())
}

/// Only what is reachable is written, all of it compressed but for the properties, which search tools read as
/// they stand.
fn write(mut pdf: Document) -> Result<Vec<u8>, String> {
    pdf.prune_objects();
    pdf.renumber_objects();
    pdf.compress();
    let mut bytes = Vec::new();
    pdf.save_with_options(
        &mut bytes,
        SaveOptions { use_object_streams: true, use_xref_streams: true, ..Default::default() },
    )
    .map_err(said)?;
    Ok(bytes)
}

fn said(error: impl std::fmt::Display) -> String {
    format!("the PDF cannot be put on sheets: {error}")
}

/// What an object is, whether it stands here or is referred to.
fn resolved<'d>(pdf: &'d Document, object: &'d Object) -> Result<&'d Object, String> {
    pdf.dereference(object).map(|(_, object)| object).map_err(said)
}

/// A number, whole or not.
fn number(pdf: &Document, object: &Object) -> Result<f32, String> {
    resolved(pdf, object)?.as_float().map_err(said)
}

/// Moves coordinates: right, up, right, up and so on.
fn shift(coordinates: &mut Object, by: (f32, f32)) -> Result<(), String> {
    for (at, value) in coordinates.as_array_mut().map_err(said)?.iter_mut().enumerate() {
        let moved = value.as_float().map_err(said)? + if at % 2 == 0 { by.0 } else { by.1 };
        *value = Object::Real(moved);
    }
    Ok(())
}
