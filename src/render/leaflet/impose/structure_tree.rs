//! Floor 3: the tags, which say what each piece of text is and in which order they are read.
//! In: the tags of the reading PDF, and the new number of each piece of text. Out: the same tags in the same
//! order, for the sheets.
//! Must never: change the order, or leave a piece of text without a tag.

use super::side::SheetSide;
use super::{PageMoves, resolved, said, shift};
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::{BTreeMap, BTreeSet};

/// How deep the register of tags may be.
const DEPTH: usize = 64;

/// The largest number that the register gives.
const LAST: i64 = i32::MAX as i64;

/// Which tag holds which piece: for each sheet, by number.
type Owners = Vec<BTreeMap<i64, ObjectId>>;

/// Gives each tag the new numbers of its pieces, and writes the register of who owns what.
pub fn rewrite(pdf: &mut Document, moves: &PageMoves, faces: &mut [SheetSide]) -> Result<(), String> {
    let root = pdf
        .catalog()
        .and_then(|catalog| catalog.get(b"StructTreeRoot")?.as_reference())
        .map_err(|_| "the PDF is not tagged")?;
    let mut walk =
        TreeRewriter { moves, faces, owners: vec![BTreeMap::new(); faces.len()], seen: BTreeSet::new() };
    let mut left = kids(pdf, pdf.get_dictionary(root).map_err(said)?)?
        .iter()
        .map(|kid| kid.as_reference().map_err(said))
        .collect::<Result<Vec<_>, _>>()?;
    while let Some(element) = left.pop() {
        left.extend(walk.element(pdf, element)?);
    }
    let owners = walk.owners;
    let untagged = faces.iter().zip(&owners).position(|(face, owners)| face.pieces.len() != owners.len());
    if let Some(sheet) = untagged {
        return Err(format!("a text on side {} has no place in the reading order", sheet + 1));
    }
    register(pdf, root, moves, faces, owners)
}

struct TreeRewriter<'a> {
    moves: &'a PageMoves,
    faces: &'a [SheetSide],
    owners: Owners,
    seen: BTreeSet<ObjectId>,
}

impl TreeRewriter<'_> {
    /// Gives one tag its new numbers. Returns the tags within it.
    fn element(&mut self, pdf: &mut Document, id: ObjectId) -> Result<Vec<ObjectId>, String> {
        if !self.seen.insert(id) {
            return Err("a tag stands in two places".into());
        }
        let element = pdf.get_dictionary(id).map_err(said)?;
        let page = element.get(b"Pg").and_then(Object::as_reference).ok();
        let mut kids = kids(pdf, element)?;
        let mut within = Vec::new();
        for kid in &mut kids {
            match kid {
                Object::Integer(piece) => *piece = self.piece(id, page, *piece)?,
                Object::Dictionary(reference) => self.reference(id, page, reference)?,
                Object::Reference(kid) => match pdf.get_dictionary(*kid).map_err(said)?.get_type() {
                    Ok(b"MCR" | b"OBJR") => {
                        let mut reference = pdf.get_dictionary(*kid).map_err(said)?.clone();
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
            self.bounds(pdf, id, page)?;
        }
        pdf.get_dictionary_mut(id).map_err(said)?.set("K", kids);
        Ok(within)
    }

    /// A piece of text that is named with its page, or something on a page that can be pressed.
    fn reference(
        &mut self,
        owner: ObjectId,
        page: Option<ObjectId>,
        reference: &mut Dictionary,
    ) -> Result<(), String> {
        let page = reference.get(b"Pg").and_then(Object::as_reference).ok().or(page);
        match reference.get_type() {
            // The pieces of a stream of its own keep their numbers.
            Ok(b"MCR") if !reference.has(b"Stm") => {
                let piece = reference.get(b"MCID").and_then(Object::as_i64).map_err(said)?;
                reference.set("MCID", self.piece(owner, page, piece)?);
                Ok(())
            }
            Ok(b"MCR" | b"OBJR") => Ok(()),
            _ => Err("a tag stands within another without a number of its own".into()),
        }
    }

    /// The new number of a piece.
    fn piece(&mut self, owner: ObjectId, page: Option<ObjectId>, piece: i64) -> Result<i64, String> {
        let page = page.ok_or("a tag does not say on which page its text is")?;
        let sheet = self.moves.get(&page).ok_or("a tag is for a page that does not exist")?.sheet;
        let number =
            *self.faces[sheet].pieces.get(&(page, piece)).ok_or("a tag is for a text that does not exist")?;
        match self.owners[sheet].insert(number, owner) {
            Some(_) => Err("two tags hold one text".into()),
            None => Ok(number),
        }
    }

    /// Moves the box that a picture or table says it stands in.
    fn bounds(&self, pdf: &mut Document, id: ObjectId, page: ObjectId) -> Result<(), String> {
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
        pdf.get_dictionary_mut(id).map_err(said)?.set("A", attributes);
        Ok(())
    }
}

/// What a tag holds.
fn kids(pdf: &Document, element: &Dictionary) -> Result<Vec<Object>, String> {
    Ok(match element.get(b"K") {
        Err(_) => Vec::new(),
        Ok(Object::Array(kids)) => kids.clone(),
        Ok(Object::Reference(id)) => match pdf.get_object(*id).map_err(said)? {
            Object::Array(kids) => kids.clone(),
            _ => vec![Object::Reference(*id)],
        },
        Ok(one) => vec![one.clone()],
    })
}

/// The page of the first tag in or below these that names one.
fn first_page(pdf: &Document, elements: &[ObjectId]) -> Option<ObjectId> {
    let mut left: Vec<ObjectId> = elements.iter().rev().copied().collect();
    let mut seen = BTreeSet::new();
    while let Some(id) = left.pop() {
        let element = pdf.get_dictionary(id).ok()?;
        if let Ok(page) = element.get(b"Pg").and_then(Object::as_reference) {
            return Some(page);
        }
        if seen.insert(id) {
            left.extend(kids(pdf, element).ok()?.iter().rev().filter_map(|kid| kid.as_reference().ok()));
        }
    }
    None
}

/// The register from pieces and links to tags. Links keep their numbers; the sheets come after them.
fn register(
    pdf: &mut Document,
    root: ObjectId,
    moves: &PageMoves,
    faces: &mut [SheetSide],
    owners: Owners,
) -> Result<(), String> {
    let mut entries = BTreeMap::new();
    if let Ok(tree) = pdf.get_dictionary(root).and_then(|root| root.get(b"ParentTree")) {
        entries_below(pdf, tree, DEPTH, &mut entries)?;
    }
    for page in moves.keys() {
        if let Ok(key) = pdf.get_dictionary(*page).and_then(|page| page.get(b"StructParents")?.as_i64()) {
            entries.remove(&key);
        }
    }
    let mut next = entries.last_key_value().map_or(0, |(last, _)| last + 1);
    for (face, owners) in faces.iter_mut().zip(owners) {
        if !owners.is_empty() {
            let listed = pdf.add_object(owners.into_values().map(Object::Reference).collect::<Vec<_>>());
            entries.insert(next, listed.into());
            face.key = Some(next);
            next += 1;
        }
    }
    let mut tree = Dictionary::new();
    tree.set(
        "Nums",
        entries.into_iter().flat_map(|(key, value)| [Object::Integer(key), value]).collect::<Vec<_>>(),
    );
    let tree = pdf.add_object(tree);
    let root = pdf.get_dictionary_mut(root).map_err(said)?;
    root.set("ParentTree", tree);
    root.set("ParentTreeNextKey", next);
    Ok(())
}

fn entries_below(
    pdf: &Document,
    node: &Object,
    depth: usize,
    entries: &mut BTreeMap<i64, Object>,
) -> Result<(), String> {
    let node = resolved(pdf, node)?.as_dict().map_err(said)?;
    if let Ok(pairs) = node.get(b"Nums") {
        for pair in resolved(pdf, pairs)?.as_array().map_err(said)?.chunks_exact(2) {
            let key = pair[0].as_i64().map_err(said)?;
            if !(0..LAST).contains(&key) {
                return Err("the register of tags has a number that cannot be".into());
            }
            entries.insert(key, pair[1].clone());
        }
    }
    if let Ok(kids) = node.get(b"Kids") {
        let depth = depth.checked_sub(1).ok_or("the register of tags is too deep")?;
        for kid in resolved(pdf, kids)?.as_array().map_err(said)? {
            entries_below(pdf, kid, depth, entries)?;
        }
    }
    Ok(())
}
