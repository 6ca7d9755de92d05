//! Floor 3: the structure tree: the tags, which say what each piece of content is and in which order it is
//! read (PDF 2.0, 14.7).
//! In: the structure tree of the reading PDF, and the new number of each piece of marked content. Out: the
//! same tree in the same order, for the printed sides.
//! Must never: change the order, or leave a piece of content without a tag.

use super::object::{pdf_error, resolved, shift};
use super::page_move::PageMoves;
use super::side_builder::SideBuilder;
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::{BTreeMap, BTreeSet};

/// The deepest parent tree that is read. Typst writes one level; a tree with a loop must end somewhere.
const MAX_DEPTH: usize = 64;

/// Keys of the parent tree are below this: PDF readers hold them in 32 bits.
const MAX_KEY: i64 = i32::MAX as i64;

/// For each side, the tag that holds a piece of marked content, by the new number (MCID) of the piece.
type Owners = Vec<BTreeMap<i64, ObjectId>>;

/// Gives each tag the new numbers of its marked content, and rewrites the parent tree.
///
/// # Errors
///
/// If the PDF is not tagged, or its structure tree is damaged: content with two tags or none, a tag in two
/// places, or an entry of an unknown type.
pub fn rewrite(pdf: &mut Document, moves: &PageMoves, sides: &mut [SideBuilder]) -> Result<(), String> {
    let root = pdf
        .catalog()
        .and_then(|catalog| catalog.get(b"StructTreeRoot")?.as_reference())
        .map_err(|_| "the PDF is not tagged")?;
    let mut rewriter =
        TreeRewriter { moves, sides, owners: vec![BTreeMap::new(); sides.len()], seen: BTreeSet::new() };
    let mut remaining = kids(pdf, pdf.get_dictionary(root).map_err(pdf_error)?)?
        .iter()
        .map(|kid| kid.as_reference().map_err(pdf_error))
        .collect::<Result<Vec<_>, _>>()?;
    while let Some(element) = remaining.pop() {
        remaining.extend(rewriter.element(pdf, element)?);
    }
    let owners = rewriter.owners;
    let untagged =
        sides.iter().zip(&owners).position(|(side, owners)| side.content_ids.len() != owners.len());
    if let Some(index) = untagged {
        return Err(format!("a text on side {} has no place in the reading order", index + 1));
    }
    write_parent_tree(pdf, root, moves, sides, owners)
}

/// Visits each tag once.
struct TreeRewriter<'a> {
    moves: &'a PageMoves,
    sides: &'a [SideBuilder],
    owners: Owners,
    seen: BTreeSet<ObjectId>,
}

impl TreeRewriter<'_> {
    /// Gives one tag its new numbers, and returns the tags within it. `K` lists what a tag holds: numbers of
    /// marked content, references to content (MCR) and objects (OBJR), and other tags (PDF 2.0, 14.7.5).
    fn element(&mut self, pdf: &mut Document, id: ObjectId) -> Result<Vec<ObjectId>, String> {
        if !self.seen.insert(id) {
            return Err("a tag stands in two places".into());
        }
        let element = pdf.get_dictionary(id).map_err(pdf_error)?;
        let page = element.get(b"Pg").and_then(Object::as_reference).ok();
        let mut kids = kids(pdf, element)?;
        let mut within = Vec::new();
        for kid in &mut kids {
            match kid {
                Object::Integer(content) => *content = self.new_number(id, page, *content)?,
                Object::Dictionary(reference) => self.reference(id, page, reference)?,
                Object::Reference(kid) => match pdf.get_dictionary(*kid).map_err(pdf_error)?.get_type() {
                    Ok(b"MCR" | b"OBJR") => {
                        let mut reference = pdf.get_dictionary(*kid).map_err(pdf_error)?.clone();
                        self.reference(id, page, &mut reference)?;
                        pdf.set_object(*kid, reference);
                    }
                    _ => within.push(*kid),
                },
                Object::Null => {}
                _ => return Err("a tag holds something unknown".into()),
            }
        }
        if let Some(page) = page.or_else(|| first_page(pdf, &within)) {
            self.move_bounds(pdf, id, page)?;
        }
        pdf.get_dictionary_mut(id).map_err(pdf_error)?.set("K", kids);
        Ok(within)
    }

    /// Changes a reference to marked content (MCR). One to an object (OBJR), such as a link, stays as it is.
    fn reference(
        &mut self,
        owner: ObjectId,
        page: Option<ObjectId>,
        reference: &mut Dictionary,
    ) -> Result<(), String> {
        let page = reference.get(b"Pg").and_then(Object::as_reference).ok().or(page);
        match reference.get_type() {
            // Content in a stream of its own (`Stm`) keeps its numbers.
            Ok(b"MCR") if !reference.has(b"Stm") => {
                let old = reference.get(b"MCID").and_then(Object::as_i64).map_err(pdf_error)?;
                reference.set("MCID", self.new_number(owner, page, old)?);
                Ok(())
            }
            Ok(b"MCR" | b"OBJR") => Ok(()),
            _ => Err("a tag stands within another without a number of its own".into()),
        }
    }

    /// The new number of a piece of marked content, by its page and its number there. `owner` is its tag.
    fn new_number(&mut self, owner: ObjectId, page: Option<ObjectId>, old: i64) -> Result<i64, String> {
        let page = page.ok_or("a tag does not say on which page its text is")?;
        let side = self.moves.get(&page).ok_or("a tag is for a page that does not exist")?.side;
        let content_ids = &self.sides[side].content_ids;
        let number = *content_ids.get(&(page, old)).ok_or("a tag is for a text that does not exist")?;
        match self.owners[side].insert(number, owner) {
            Some(_) => Err("two tags hold one text".into()),
            None => Ok(number),
        }
    }

    /// Moves the bounding box of a picture or table, a layout attribute of its tag (PDF 2.0, 14.8.5.4).
    fn move_bounds(&self, pdf: &mut Document, id: ObjectId, page: ObjectId) -> Result<(), String> {
        let Some(moved) = self.moves.get(&page) else { return Ok(()) };
        let Ok(attributes) = pdf.get_dictionary(id).and_then(|element| element.get(b"A")) else {
            return Ok(());
        };
        let mut attributes = match resolved(pdf, attributes)? {
            Object::Array(list) => list
                .iter()
                .map(|attribute| resolved(pdf, attribute).cloned())
                .collect::<Result<Vec<_>, _>>()?,
            one => vec![one.clone()],
        };
        for attribute in &mut attributes {
            if let Ok(bounds) = attribute.as_dict_mut().and_then(|attribute| attribute.get_mut(b"BBox")) {
                shift(bounds, moved.by)?;
            }
        }
        pdf.get_dictionary_mut(id).map_err(pdf_error)?.set("A", attributes);
        Ok(())
    }
}

/// What a tag holds: none, one or many objects.
fn kids(pdf: &Document, element: &Dictionary) -> Result<Vec<Object>, String> {
    Ok(match element.get(b"K") {
        Err(_) => Vec::new(),
        Ok(Object::Array(kids)) => kids.clone(),
        Ok(Object::Reference(id)) => match pdf.get_object(*id).map_err(pdf_error)? {
            Object::Array(kids) => kids.clone(),
            _ => vec![Object::Reference(*id)],
        },
        Ok(one) => vec![one.clone()],
    })
}

/// The page of the first tag in or below these that names one.
fn first_page(pdf: &Document, elements: &[ObjectId]) -> Option<ObjectId> {
    let mut remaining: Vec<ObjectId> = elements.iter().rev().copied().collect();
    let mut seen = BTreeSet::new();
    while let Some(id) = remaining.pop() {
        let element = pdf.get_dictionary(id).ok()?;
        if let Ok(page) = element.get(b"Pg").and_then(Object::as_reference) {
            return Some(page);
        }
        if seen.insert(id) {
            remaining.extend(kids(pdf, element).ok()?.iter().rev().filter_map(|kid| kid.as_reference().ok()));
        }
    }
    None
}

/// Rewrites the parent tree, which leads from content and links to their tags (PDF 2.0, 14.7.5.4). Links keep
/// their keys; those of the pages are removed, and the sides get new ones behind them.
fn write_parent_tree(
    pdf: &mut Document,
    root: ObjectId,
    moves: &PageMoves,
    sides: &mut [SideBuilder],
    owners: Owners,
) -> Result<(), String> {
    let mut entries = BTreeMap::new();
    if let Ok(tree) = pdf.get_dictionary(root).and_then(|root| root.get(b"ParentTree")) {
        collect_entries(pdf, tree, MAX_DEPTH, &mut entries)?;
    }
    for page in moves.keys() {
        if let Ok(key) = pdf.get_dictionary(*page).and_then(|page| page.get(b"StructParents")?.as_i64()) {
            entries.remove(&key);
        }
    }
    let mut next = entries.last_key_value().map_or(0, |(last, _)| last + 1);
    for (side, owners) in sides.iter_mut().zip(owners) {
        if !owners.is_empty() {
            let listed = pdf.add_object(owners.into_values().map(Object::Reference).collect::<Vec<_>>());
            entries.insert(next, listed.into());
            side.parent_tree_key = Some(next);
            next += 1;
        }
    }
    let mut tree = Dictionary::new();
    tree.set(
        "Nums",
        entries.into_iter().flat_map(|(key, value)| [Object::Integer(key), value]).collect::<Vec<_>>(),
    );
    let tree = pdf.add_object(tree);
    let root = pdf.get_dictionary_mut(root).map_err(pdf_error)?;
    root.set("ParentTree", tree);
    root.set("ParentTreeNextKey", next);
    Ok(())
}

/// Collects the entries of a number tree (PDF 2.0, 7.9.7) of at most `depth` more levels.
fn collect_entries(
    pdf: &Document,
    node: &Object,
    depth: usize,
    entries: &mut BTreeMap<i64, Object>,
) -> Result<(), String> {
    let node = resolved(pdf, node)?.as_dict().map_err(pdf_error)?;
    if let Ok(pairs) = node.get(b"Nums") {
        for pair in resolved(pdf, pairs)?.as_array().map_err(pdf_error)?.chunks_exact(2) {
            let key = pair[0].as_i64().map_err(pdf_error)?;
            if !(0..MAX_KEY).contains(&key) {
                return Err("the register of tags has a number that cannot be".into());
            }
            entries.insert(key, pair[1].clone());
        }
    }
    if let Ok(kids) = node.get(b"Kids") {
        let depth = depth.checked_sub(1).ok_or("the register of tags is too deep")?;
        for kid in resolved(pdf, kids)?.as_array().map_err(pdf_error)? {
            collect_entries(pdf, kid, depth, entries)?;
        }
    }
    Ok(())
}
