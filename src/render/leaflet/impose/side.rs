//! Floor 3: one printed side, drawn from the pages that stand on it.
//! In: pages with their fonts and pictures, and their places. Out: one page object with all of it, each piece
//! of text with a new number.
//! Must never: let a page draw outside its own place, or two fonts take one name.

use super::super::sheets::{PlacedPage, PrintSheet};
use super::links::moved_annotations;
use super::page_source::{PageSource, box_of, operations};
use super::{POINTS, SLACK, resolved, said, shift};
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use std::collections::BTreeMap;

/// How long a mark for folding is, from the paper's edge: most of it survives a printer that leaves 4 mm
/// white, and it ends before any text begins.
const TICK_MM: f32 = 7.0;

/// Kinds of resources, and the operators that name one as the last thing before them.
const KINDS: [(&str, &[&str]); 6] = [
    ("Font", &["Tf"]),
    ("ExtGState", &["gs"]),
    ("XObject", &["Do"]),
    ("ColorSpace", &["cs", "CS"]),
    ("Pattern", &["scn", "SCN"]),
    ("Shading", &["sh"]),
];

/// Colour spaces that need no resource.
const BUILT_IN: [&[u8]; 4] = [b"DeviceGray", b"DeviceRGB", b"DeviceCMYK", b"Pattern"];

/// A printed side in the making.
pub struct SheetSide {
    /// The page object that it will be.
    pub id: ObjectId,
    /// For each piece of text: the page it came from, and the number it had there. Its place here is its new
    /// number.
    pub pieces: BTreeMap<(ObjectId, i64), i64>,
    /// Where the tags' register lists its pieces of text.
    pub key: Option<i64>,
    size: (f32, f32),
    taken: Vec<[f32; 4]>,
    drawing: Vec<Operation>,
    resources: BTreeMap<&'static str, Vec<Object>>,
    annotations: Vec<Object>,
    group: Option<Object>,
}

impl SheetSide {
    /// A white one with the marks for folding.
    pub fn new(id: ObjectId, sheet: &PrintSheet) -> Result<SheetSide, String> {
        let size = (sheet.width_mm * POINTS, sheet.height_mm * POINTS);
        if !(1.0..=14400.0).contains(&size.0) || !(1.0..=14400.0).contains(&size.1) {
            return Err(format!("there is no paper of {} × {} mm", sheet.width_mm, sheet.height_mm));
        }
        let (pieces, resources) = (BTreeMap::new(), BTreeMap::new());
        let drawing = ticks(sheet, size.1);
        Ok(SheetSide {
            id,
            pieces,
            key: None,
            size,
            taken: Vec::new(),
            drawing,
            resources,
            annotations: Vec::new(),
            group: None,
        })
    }

    /// Draws a page at its place. Gives how far it moved.
    pub fn add(
        &mut self,
        pdf: &mut Document,
        id: ObjectId,
        placed: &PlacedPage,
    ) -> Result<(f32, f32), String> {
        let [left, bottom, right, top] = box_of(pdf, id)?;
        let place = [
            placed.x_mm * POINTS,
            self.size.1 - placed.y_mm * POINTS - (top - bottom),
            right - left,
            top - bottom,
        ];
        self.take(place).map_err(|why| {
            format!("page {} has no room in its place: {why}", placed.page.map_or(0, |page| page + 1))
        })?;
        let mut page = PageSource::new(pdf, id, (place[0] - left, place[1] - bottom))?;
        self.draw("q", &[]);
        self.draw("re", &place);
        self.draw("W", &[]);
        self.draw("n", &[]);
        self.draw("cm", &[1.0, 0.0, 0.0, 1.0, page.by.0, page.by.1]);
        for operation in operations(pdf, id)? {
            let operation = self.renamed(pdf, &mut page, operation)?;
            self.drawing.push(operation);
        }
        self.draw("Q", &[]);
        self.group = self
            .group
            .take()
            .or_else(|| pdf.get_dictionary(id).and_then(|page| page.get(b"Group")).ok().cloned());
        self.annotations.extend(moved_annotations(pdf, id, page.by)?);
        Ok(page.by)
    }

    /// Refuses a place that is off the paper or that another page has.
    fn take(&mut self, [x, y, width, height]: [f32; 4]) -> Result<(), String> {
        let on_paper =
            x > -SLACK && y > -SLACK && x + width < self.size.0 + SLACK && y + height < self.size.1 + SLACK;
        let free = |other: &[f32; 4]| {
            let beside = x + width < other[0] + SLACK || other[0] + other[2] < x + SLACK;
            beside || y + height < other[1] + SLACK || other[1] + other[3] < y + SLACK
        };
        if !on_paper || !self.taken.iter().all(free) {
            return Err(format!("{:.1} × {:.1} mm do not fit there", width / POINTS, height / POINTS));
        }
        self.taken.push([x, y, width, height]);
        Ok(())
    }

    fn draw(&mut self, operator: &str, numbers: &[f32]) {
        self.drawing
            .push(Operation::new(operator, numbers.iter().map(|number| Object::Real(*number)).collect()));
    }

    /// An operation with the names and numbers that it has on this sheet.
    fn renamed(
        &mut self,
        pdf: &mut Document,
        page: &mut PageSource,
        mut operation: Operation,
    ) -> Result<Operation, String> {
        let operator = operation.operator.as_str();
        if matches!(operator, "BDC" | "DP") {
            if let [_, properties] = operation.operands.as_mut_slice() {
                self.marked(pdf, page, properties)?;
            }
        } else if let Some((kind, _)) = KINDS.iter().find(|(_, operators)| operators.contains(&operator)) {
            let at =
                if *kind == "Font" { operation.operands.first_mut() } else { operation.operands.last_mut() };
            if let Some(Object::Name(name)) = at
                && !(*kind == "ColorSpace" && BUILT_IN.contains(&name.as_slice()))
            {
                let value = if *kind == "Pattern" {
                    page.moved_pattern(pdf, name)?
                } else {
                    page.resource(pdf, kind, name)?
                };
                *name = self.name(kind, value);
            }
        }
        Ok(operation)
    }

    /// The beginning of a piece of text: it gets the next number of this sheet.
    fn marked(&mut self, pdf: &Document, page: &PageSource, properties: &mut Object) -> Result<(), String> {
        if let Object::Name(name) = properties {
            let value = page.resource(pdf, "Properties", name)?;
            let list = resolved(pdf, &value)?.as_dict().map_err(said)?;
            if !list.has(b"MCID") {
                *name = self.name("Properties", value);
                return Ok(());
            }
            *properties = Object::Dictionary(list.clone());
        }
        let list = properties.as_dict_mut().map_err(said)?;
        if let Ok(bounds) = list.get_mut(b"BBox") {
            shift(bounds, page.by)?;
        }
        if let Ok(piece) = list.get(b"MCID") {
            let next = self.pieces.len() as i64;
            let piece = *self.pieces.entry((page.id, piece.as_i64().map_err(said)?)).or_insert(next);
            list.set("MCID", piece);
        }
        Ok(())
    }

    /// The name of a resource on this sheet. What two pages share has one name.
    fn name(&mut self, kind: &'static str, value: Object) -> Vec<u8> {
        let known = self.resources.entry(kind).or_default();
        let at = known.iter().position(|other| *other == value).unwrap_or_else(|| {
            known.push(value);
            known.len() - 1
        });
        resource_name(kind, at)
    }

    /// Writes the page object.
    pub fn finish(self, pdf: &mut Document, parent: ObjectId) -> Result<(), String> {
        let drawing = Content { operations: self.drawing }.encode().map_err(said)?;
        let contents = pdf.add_object(Stream::new(Dictionary::new(), drawing));
        let mut resources = Dictionary::new();
        for (kind, values) in self.resources {
            let named: Dictionary =
                values.into_iter().enumerate().map(|(at, value)| (resource_name(kind, at), value)).collect();
            resources.set(kind, named);
        }
        let mut page = dictionary! {
            "Type" => "Page",
            "Parent" => parent,
            "MediaBox" => vec![0.into(), 0.into(), self.size.0.into(), self.size.1.into()],
            "Resources" => resources,
            "Contents" => contents,
            "Tabs" => "S",
        };
        if let Some(key) = self.key {
            page.set("StructParents", key);
        }
        if let Some(group) = self.group {
            page.set("Group", group);
        }
        if !self.annotations.is_empty() {
            page.set("Annots", self.annotations);
        }
        pdf.set_object(self.id, page);
        Ok(())
    }
}

/// Short lines across the upper and the lower edge, marked as no part of the text.
fn ticks(sheet: &PrintSheet, height: f32) -> Vec<Operation> {
    if sheet.ticks.is_empty() {
        return Vec::new();
    }
    let draw = |operator: &str, numbers: &[f32]| {
        Operation::new(operator, numbers.iter().map(|number| Object::Real(*number)).collect())
    };
    let kind = Object::Dictionary(dictionary! { "Type" => "Page" });
    let mut drawing = vec![
        Operation::new("BDC", vec!["Artifact".into(), kind]),
        draw("q", &[]),
        draw("w", &[0.5]),
        draw("G", &[0.4]),
    ];
    for x in sheet.ticks.iter().map(|x| x * POINTS) {
        for [from, to] in [[0.0, TICK_MM * POINTS], [height - TICK_MM * POINTS, height]] {
            drawing.extend([draw("m", &[x, from]), draw("l", &[x, to]), draw("S", &[])]);
        }
    }
    drawing.extend([draw("Q", &[]), draw("EMC", &[])]);
    drawing
}

fn resource_name(kind: &str, at: usize) -> Vec<u8> {
    format!("{}{at}", &kind[..1]).into_bytes()
}
