//! Floor 3: imposition: the pages of a reading PDF on paper for printing and folding.
//! In: a tagged reading PDF, and the printed sides with the place of each page. Out: a PDF with one page a
//! side that is still read in the order of the reading PDF.
//! Must never: lose a page, a link, or the place of a word in the reading order.

mod links;
mod metadata;
mod object;
mod page_move;
mod page_source;
mod side_builder;
mod structure_tree;

use super::sheets::SheetSide;
use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId, SaveOptions};
use object::pdf_error;
use page_move::{PageMove, PageMoves};
use side_builder::SideBuilder;

/// Puts the pages of a tagged PDF on printed sides. Tags, links, bookmarks and the document's properties go
/// with them. `title` replaces the document's title, because the printed file is a file of its own.
///
/// # Errors
///
/// A sentence for staff without its full stop, if the PDF is damaged, encrypted or not tagged, if `sides`
/// leave a page out, name one twice or let pages overlap, or if the PDF has something that cannot be moved.
pub fn impose(reading: &[u8], sides: &[SheetSide], title: Option<&str>) -> Result<Vec<u8>, String> {
    let mut pdf =
        Document::load_mem_with_options(reading, LoadOptions { strict: true, ..Default::default() })
            .map_err(pdf_error)?;
    if pdf.is_encrypted() || pdf.was_encrypted() {
        return Err("the PDF is encrypted".into());
    }
    let pages: Vec<ObjectId> = pdf.page_iter().collect();
    let (moves, mut builders) = place(&mut pdf, &pages, sides)?;
    structure_tree::rewrite(&mut pdf, &moves, &mut builders)?;
    links::follow(&mut pdf, &moves);
    metadata::describe(&mut pdf, sides, title, reading)?;
    replace_pages(&mut pdf, builders)?;
    write(pdf)
}

/// Draws each page at its place. Returns where each page went, and the sides.
fn place(
    pdf: &mut Document,
    pages: &[ObjectId],
    sides: &[SheetSide],
) -> Result<(PageMoves, Vec<SideBuilder>), String> {
    let mut moves = PageMoves::new();
    let mut builders = Vec::new();
    for (index, side) in sides.iter().enumerate() {
        let mut builder = SideBuilder::new(pdf.new_object_id(), side)?;
        for placed in &side.pages {
            let Some(page) = placed.page else { continue };
            let id = *pages.get(page).ok_or_else(|| format!("there is no page {}", page + 1))?;
            let by = builder.add(pdf, id, placed)?;
            if moves.insert(id, PageMove { side: index, onto: builder.id, by }).is_some() {
                return Err(format!("page {} has two places", page + 1));
            }
        }
        builders.push(builder);
    }
    match pages.iter().position(|id| !moves.contains_key(id)) {
        Some(index) => Err(format!("page {} has no place on the sheets", index + 1)),
        None => Ok((moves, builders)),
    }
}

/// Replaces the document's page tree by one of the printed sides.
fn replace_pages(pdf: &mut Document, sides: Vec<SideBuilder>) -> Result<(), String> {
    let root = pdf.catalog().and_then(|catalog| catalog.get(b"Pages")?.as_reference()).map_err(pdf_error)?;
    let mut tree = Dictionary::new();
    tree.set("Type", "Pages");
    tree.set("Count", sides.len() as i64);
    tree.set("Kids", sides.iter().map(|side| Object::Reference(side.id)).collect::<Vec<_>>());
    for side in sides {
        side.finish(pdf, root)?;
    }
    pdf.set_object(root, tree);
    Ok(())
}

/// Writes the objects that can be reached, compressed. The XMP metadata stays plain: search tools read it
/// without a PDF library.
fn write(mut pdf: Document) -> Result<Vec<u8>, String> {
    pdf.prune_objects();
    pdf.renumber_objects();
    pdf.compress();
    let mut bytes = Vec::new();
    pdf.save_with_options(
        &mut bytes,
        SaveOptions { use_object_streams: true, use_xref_streams: true, ..Default::default() },
    )
    .map_err(pdf_error)?;
    Ok(bytes)
}
