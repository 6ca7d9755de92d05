//! Reads a tagged PDF back: what is drawn where, and which tag holds it.

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::BTreeMap;

pub const POINTS: f32 = 72.0 / 25.4;

/// A PDF that was read.
pub struct Back {
    pub pdf: Document,
    pub pages: Vec<ObjectId>,
}

/// A piece of text or drawing that a tag holds.
#[derive(Debug)]
pub struct Piece {
    pub page: usize,
    pub number: i64,
    pub owner: ObjectId,
    /// The tag and those around it, from the outermost.
    pub tags: Vec<String>,
    /// Font and characters, one after the other.
    pub shown: Vec<(String, Vec<u8>)>,
    /// Where each of them begins.
    pub spots: Vec<(f32, f32)>,
}

#[derive(Debug)]
pub struct Link {
    pub page: usize,
    pub rect: Vec<f32>,
    pub corners: Vec<f32>,
    pub contents: Vec<u8>,
    pub address: Option<Vec<u8>>,
    pub tag: String,
}

type Drawn = (Vec<(String, Vec<u8>)>, Vec<(f32, f32)>);

impl Back {
    pub fn read(bytes: &[u8]) -> Back {
        let pdf = Document::load_mem(bytes).unwrap();
        let pages = pdf.page_iter().collect();
        Back { pdf, pages }
    }

    pub fn page(&self, page: usize) -> &Dictionary {
        self.pdf.get_dictionary(self.pages[page]).unwrap()
    }

    pub fn media_box(&self, page: usize) -> [f32; 4] {
        self.floats(self.page(page).get(b"MediaBox").unwrap()).try_into().unwrap()
    }

    pub fn labels(&self) -> Vec<String> {
        let labels = self.deref(self.pdf.catalog().unwrap().get(b"PageLabels").unwrap()).as_dict().unwrap();
        let pairs = labels.get(b"Nums").unwrap().as_array().unwrap().chunks(2);
        pairs
            .map(|pair| {
                String::from_utf8(pair[1].as_dict().unwrap().get(b"P").unwrap().as_str().unwrap().to_vec())
                    .unwrap()
            })
            .collect()
    }

    pub fn properties(&self) -> String {
        let stream = self.deref(self.pdf.catalog().unwrap().get(b"Metadata").unwrap()).as_stream().unwrap();
        assert!(stream.filters().is_err(), "the properties are written as they stand");
        String::from_utf8(stream.content.clone()).unwrap()
    }

    /// What the tags hold, in the order in which they are read.
    pub fn tagged(&self) -> Vec<Piece> {
        let drawn: Vec<BTreeMap<i64, Drawn>> = (0..self.pages.len()).map(|page| self.drawn(page)).collect();
        let root = self.root();
        let mut pieces = Vec::new();
        for kid in self.kids(root) {
            self.below(kid.as_reference().unwrap(), &[], &drawn, &mut pieces);
        }
        pieces
    }

    fn below(&self, id: ObjectId, above: &[String], drawn: &[BTreeMap<i64, Drawn>], pieces: &mut Vec<Piece>) {
        let element = self.pdf.get_dictionary(id).unwrap();
        let mut tags = above.to_vec();
        tags.push(name(element.get(b"S").unwrap()));
        for kid in self.kids(element) {
            let (page, number) = match &kid {
                Object::Reference(id) => {
                    self.below(*id, &tags, drawn, pieces);
                    continue;
                }
                Object::Integer(number) => (element.get(b"Pg"), *number),
                Object::Dictionary(kid) if kid.has_type(b"MCR") => {
                    (kid.get(b"Pg"), kid.get(b"MCID").unwrap().as_i64().unwrap())
                }
                _ => continue,
            };
            let page = self.page_number(page.unwrap());
            let (shown, spots) = drawn[page][&number].clone();
            pieces.push(Piece { page, number, owner: id, tags: tags.clone(), shown, spots });
        }
    }

    /// What each numbered piece of a page draws: a small interpreter of text.
    fn drawn(&self, page: usize) -> BTreeMap<i64, Drawn> {
        let content = Content::decode(&self.pdf.get_page_content(self.pages[page])).unwrap();
        let fonts = self.pdf.get_page_fonts(self.pages[page]).unwrap();
        let (mut pieces, mut marked, mut saved) = (BTreeMap::<i64, Drawn>::new(), Vec::new(), Vec::new());
        let (mut matrix, mut text, mut font) = ([1.0, 0.0, 0.0, 1.0, 0.0, 0.0], [0.0; 6], String::new());
        for operation in content.operations {
            let operands = &operation.operands;
            let numbers = || <[f32; 6]>::try_from(self.floats(&Object::Array(operands.clone()))).unwrap();
            match operation.operator.as_str() {
                "q" => saved.push(matrix),
                "Q" => matrix = saved.pop().unwrap(),
                "cm" => matrix = times(numbers(), matrix),
                "Tm" => text = numbers(),
                "Tf" => font = name(fonts[operands[0].as_name().unwrap()].get(b"BaseFont").unwrap()),
                "BMC" => marked.push(None),
                "BDC" => {
                    let number = operands[1]
                        .as_dict()
                        .ok()
                        .and_then(|list| list.get(b"MCID").ok())
                        .map(|number| number.as_i64().unwrap());
                    marked.push(number);
                    if let Some(number) = number {
                        pieces.entry(number).or_default();
                    }
                }
                "EMC" => drop(marked.pop().unwrap()),
                "Tj" | "TJ" => {
                    let Some(number) = marked.iter().rev().find_map(|number| *number) else { continue };
                    let piece = pieces.get_mut(&number).unwrap();
                    piece.0.push((font.clone(), format!("{operands:?}").into_bytes()));
                    let [.., x, y] = times(text, matrix);
                    piece.1.push((x, y));
                }
                _ => {}
            }
        }
        pieces
    }

    pub fn numbers_drawn(&self, page: usize) -> Vec<i64> {
        self.drawn(page).into_keys().collect()
    }

    /// The owners of the numbered pieces of a page.
    pub fn register(&self, page: usize) -> Option<Vec<ObjectId>> {
        let key = self.page(page).get(b"StructParents").ok()?.as_i64().unwrap();
        Some(
            self.registered(key)
                .as_array()
                .unwrap()
                .iter()
                .map(|owner| owner.as_reference().unwrap())
                .collect(),
        )
    }

    fn registered(&self, key: i64) -> Object {
        let tree = self.deref(self.root().get(b"ParentTree").unwrap()).as_dict().unwrap();
        let pairs = self.deref(tree.get(b"Nums").unwrap()).as_array().unwrap();
        assert!(pairs.chunks(2).is_sorted_by_key(|pair| pair[0].as_i64().unwrap()));
        let found = pairs.chunks(2).find(|pair| pair[0].as_i64().unwrap() == key).unwrap();
        match &found[1] {
            Object::Reference(id) if self.pdf.get_object(*id).unwrap().as_array().is_ok() => {
                self.pdf.get_object(*id).unwrap().clone()
            }
            other => other.clone(),
        }
    }

    pub fn links(&self) -> Vec<Link> {
        let mut links = Vec::new();
        for page in 0..self.pages.len() {
            let Ok(listed) = self.page(page).get(b"Annots") else { continue };
            for annotation in self.deref(listed).as_array().unwrap() {
                let dict = self.deref(annotation).as_dict().unwrap();
                let owner = self
                    .registered(dict.get(b"StructParent").unwrap().as_i64().unwrap())
                    .as_reference()
                    .unwrap();
                let owner = self.pdf.get_dictionary(owner).unwrap();
                let held = self.kids(owner).into_iter().any(|kid| matches!(kid, Object::Dictionary(kid) if kid.get(b"Obj").is_ok_and(|it| it == annotation) && self.page_number(kid.get(b"Pg").unwrap()) == page));
                links.push(Link {
                    page,
                    rect: self.floats(dict.get(b"Rect").unwrap()),
                    corners: dict.get(b"QuadPoints").map(|corners| self.floats(corners)).unwrap_or_default(),
                    contents: dict.get(b"Contents").unwrap().as_str().unwrap().to_vec(),
                    address: dict
                        .get(b"A")
                        .and_then(|action| action.as_dict()?.get(b"URI")?.as_str())
                        .map(<[u8]>::to_vec)
                        .ok(),
                    tag: if held { name(owner.get(b"S").unwrap()) } else { "none".to_owned() },
                });
            }
        }
        links
    }

    /// Where bookmarks lead to, in their order, and then what links within the document lead to.
    pub fn destinations(&self) -> Vec<(usize, f32, f32)> {
        let mut found = Vec::new();
        if let Ok(outlines) = self.pdf.catalog().unwrap().get(b"Outlines") {
            self.bookmarks(self.deref(outlines).as_dict().unwrap(), &mut found);
        }
        let mut within: Vec<Object> = Vec::new();
        for object in self.pdf.objects.values() {
            let Ok(dict) = object.as_dict() else { continue };
            let action = dict.get(b"A").and_then(Object::as_dict).ok();
            let target =
                dict.get(b"Dest").or_else(|_| action.ok_or(lopdf::Error::DictKey(String::new()))?.get(b"D"));
            within.extend(target.ok().filter(|_| dict.has(b"Subtype")).cloned());
        }
        found.extend(within.iter().map(|target| self.destination(target)));
        found
    }

    fn bookmarks(&self, level: &Dictionary, found: &mut Vec<(usize, f32, f32)>) {
        let mut next = level.get(b"First").ok();
        while let Some(item) = next {
            let item = self.deref(item).as_dict().unwrap();
            found.push(self.destination(item.get(b"Dest").unwrap()));
            self.bookmarks(item, found);
            next = item.get(b"Next").ok();
        }
    }

    fn destination(&self, target: &Object) -> (usize, f32, f32) {
        let mut target = self.deref(target).clone();
        if let Object::String(name, _) = &target {
            let names = self.deref(self.pdf.catalog().unwrap().get(b"Names").unwrap()).as_dict().unwrap();
            let names = self
                .deref(names.get(b"Dests").unwrap())
                .as_dict()
                .unwrap()
                .get(b"Names")
                .unwrap()
                .as_array()
                .unwrap();
            let named = names.chunks(2).find(|pair| pair[0].as_str().unwrap() == name).unwrap();
            target = self.deref(&named[1]).clone();
        }
        let items = target.as_array().unwrap();
        assert_eq!(items[1].as_name().unwrap(), b"XYZ");
        (self.page_number(&items[0]), items[2].as_float().unwrap(), items[3].as_float().unwrap())
    }

    /// The boxes that tags say they stand in, with the page.
    pub fn bounds(&self) -> Vec<(usize, Vec<f32>)> {
        let mut found = Vec::new();
        self.bounds_below(&self.kids(self.root()), &mut found);
        found
    }

    fn bounds_below(&self, kids: &[Object], found: &mut Vec<(usize, Vec<f32>)>) {
        for kid in kids.iter().filter_map(|kid| kid.as_reference().ok()) {
            let element = self.pdf.get_dictionary(kid).unwrap();
            if let Ok(attributes) = element.get(b"A") {
                let boxes = attributes
                    .as_array()
                    .unwrap()
                    .iter()
                    .filter_map(|attribute| attribute.as_dict().unwrap().get(b"BBox").ok());
                found.extend(boxes.map(|bounds| (self.first_page(element), self.floats(bounds))));
            }
            self.bounds_below(&self.kids(element), found);
        }
    }

    fn first_page(&self, element: &Dictionary) -> usize {
        match element.get(b"Pg") {
            Ok(page) => self.page_number(page),
            Err(_) => self
                .first_page(self.pdf.get_dictionary(self.kids(element)[0].as_reference().unwrap()).unwrap()),
        }
    }

    /// How many dictionaries have this entry, or are of this type.
    pub fn count(&self, name: &[u8]) -> usize {
        let dicts = self.pdf.objects.values().filter_map(|object| object.as_dict().ok());
        dicts.filter(|dict| dict.has(name) || dict.has_type(name)).count()
    }

    /// Whether each font, picture and so on has one name on a page.
    pub fn names_are_distinct(&self, page: usize) -> bool {
        let kinds = self.page(page).get(b"Resources").unwrap().as_dict().unwrap();
        kinds.iter().all(|(_, named)| {
            let values: Vec<_> = named.as_dict().unwrap().iter().map(|(_, value)| value).collect();
            values.iter().enumerate().all(|(at, value)| !values[..at].contains(value))
        })
    }

    /// How many streams worth compressing are not.
    pub fn plain_streams(&self) -> usize {
        let streams = self.pdf.objects.values().filter_map(|object| object.as_stream().ok());
        streams
            .filter(|stream| {
                stream.filters().is_err() && stream.content.len() > 200 && !stream.dict.has_type(b"XRef")
            })
            .count()
    }

    /// How many objects nothing leads to, but for those that hold the others.
    pub fn unreachable(&self) -> usize {
        let mut pdf = self.pdf.clone();
        let holds = |id: &ObjectId| {
            self.pdf
                .get_object(*id)
                .is_ok_and(|object| object.type_name().is_ok_and(|name| name == b"ObjStm" || name == b"XRef"))
        };
        pdf.prune_objects().iter().filter(|id| !holds(id)).count()
    }

    fn root(&self) -> &Dictionary {
        self.deref(self.pdf.catalog().unwrap().get(b"StructTreeRoot").unwrap()).as_dict().unwrap()
    }

    fn kids(&self, element: &Dictionary) -> Vec<Object> {
        match element.get(b"K") {
            Ok(Object::Array(kids)) => kids.clone(),
            Ok(one) => vec![one.clone()],
            Err(_) => Vec::new(),
        }
    }

    fn page_number(&self, page: &Object) -> usize {
        let page = page.as_reference().unwrap();
        self.pages.iter().position(|id| *id == page).unwrap()
    }

    fn deref<'d>(&'d self, object: &'d Object) -> &'d Object {
        self.pdf.dereference(object).unwrap().1
    }

    fn floats(&self, list: &Object) -> Vec<f32> {
        self.deref(list).as_array().unwrap().iter().map(|number| number.as_float().unwrap()).collect()
    }
}

fn name(object: &Object) -> String {
    String::from_utf8(object.as_name().unwrap().to_vec()).unwrap()
}

fn times(one: [f32; 6], other: [f32; 6]) -> [f32; 6] {
    let [a, b, c, d, e, f] = one;
    let [g, h, i, j, k, l] = other;
    [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l]
}
