//! Floor 3: the page object of one printed side, drawn from the pages that stand on it.
//! In: pages with their resources, and their places. Out: one page object with all of them, in which each
//! piece of marked content has a new number.
//! Must never: let a page draw outside its own place, or two resources take one name.

use super::super::sheets::{PlacedPage, SheetSide};
use super::links::moved_annotations;
use super::object::{Offset, POINTS_PER_MM, pdf_error, resolved, shift};
use super::page_source::{PageSource, operations, trim_box};
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use std::collections::BTreeMap;

/// How far pages may overlap or leave the paper, in points: sizes in millimetres are rounded.
const SLACK: f32 = 0.5;

/// The longest side of a page, in points: the limit of PDF readers that know no `UserUnit` (ISO 32000-1,
/// annex C).
const MAX_LENGTH: f32 = 14400.0;

/// The width of fold marks in points, and their grey (0 is black).
const TICK_LINE: (f32, f32) = (0.5, 0.4);

/// The length of a fold mark from the edge of the paper, in millimetres. Of this 3 mm survive a printer that
/// leaves 4 mm white, and it ends before the theme's margin of 8 mm.
const TICK_MM: f32 = 7.0;

/// Kinds of resources, and the operators that name one (PDF 2.0, 7.8.3). The name is the last operand, but
/// the first of `Tf`.
const KINDS: [(&str, &[&str]); 6] = [
    ("Font", &["Tf"]),
    ("ExtGState", &["gs"]),
    ("XObject", &["Do"]),
    ("ColorSpace", &["cs", "CS"]),
    ("Pattern", &["scn", "SCN"]),
    ("Shading", &["sh"]),
];

/// Colour spaces that are no resources (PDF 2.0, 8.6.8).
const BUILT_IN: [&[u8]; 4] = [b"DeviceGray", b"DeviceRGB", b"DeviceCMYK", b"Pattern"];

/// Builds the page object of a printed side.
pub struct SideBuilder {
    /// The page object that it will be.
    pub id: ObjectId,
    /// The new number (MCID) of each piece of marked content, by the page it came from and its number there.
    pub content_ids: BTreeMap<(ObjectId, i64), i64>,
    /// The key of this side in the parent tree (`StructParents`).
    pub parent_tree_key: Option<i64>,
    /// Width and height in points.
    size: (f32, f32),
    /// Where pages stand already: left, bottom, width, height in points.
    taken: Vec<[f32; 4]>,
    operations: Vec<Operation>,
    /// The resources of each kind. A resource is named by its index.
    resources: BTreeMap<&'static str, Vec<Object>>,
    annotations: Vec<Object>,
    /// The transparency group of the first page that has one.
    group: Option<Object>,
}

impl SideBuilder {
    /// A blank side with its fold marks.
    ///
    /// # Errors
    ///
    /// If there is no paper of that size.
    pub fn new(id: ObjectId, side: &SheetSide) -> Result<SideBuilder, String> {
        let size = (side.width_mm * POINTS_PER_MM, side.height_mm * POINTS_PER_MM);
        if !(1.0..=MAX_LENGTH).contains(&size.0) || !(1.0..=MAX_LENGTH).contains(&size.1) {
            return Err(format!("there is no paper of {} × {} mm", side.width_mm, side.height_mm));
        }
        Ok(SideBuilder {
            id,
            content_ids: BTreeMap::new(),
            parent_tree_key: None,
            size,
            taken: Vec::new(),
            operations: fold_marks(side, size.1),
            resources: BTreeMap::new(),
            annotations: Vec::new(),
            group: None,
        })
    }

    /// Draws a page at its place, and returns how far it moved.
    ///
    /// # Errors
    ///
    /// If its place is off the paper or taken, or if the page cannot be read.
    pub fn add(&mut self, pdf: &mut Document, id: ObjectId, placed: &PlacedPage) -> Result<Offset, String> {
        let [left, bottom, right, top] = trim_box(pdf, id)?;
        let place = [
            placed.x_mm * POINTS_PER_MM,
            self.size.1 - placed.y_mm * POINTS_PER_MM - (top - bottom),
            right - left,
            top - bottom,
        ];
        self.reserve(place).map_err(|why| {
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
            self.operations.push(operation);
        }
        self.draw("Q", &[]);
        self.group = self
            .group
            .take()
            .or_else(|| pdf.get_dictionary(id).and_then(|page| page.get(b"Group")).ok().cloned());
        self.annotations.extend(moved_annotations(pdf, id, page.by)?);
        Ok(page.by)
    }

    /// Takes a place on the paper (left, bottom, width, height in points). Refuses one that is off the paper
    /// or that another page has.
    fn reserve(&mut self, [x, y, width, height]: [f32; 4]) -> Result<(), String> {
        let on_paper =
            x > -SLACK && y > -SLACK && x + width < self.size.0 + SLACK && y + height < self.size.1 + SLACK;
        let free = |other: &[f32; 4]| {
            let beside = x + width < other[0] + SLACK || other[0] + other[2] < x + SLACK;
            beside || y + height < other[1] + SLACK || other[1] + other[3] < y + SLACK
        };
        if !on_paper || !self.taken.iter().all(free) {
            return Err(format!(
                "{:.1} × {:.1} mm do not fit there",
                width / POINTS_PER_MM,
                height / POINTS_PER_MM
            ));
        }
        self.taken.push([x, y, width, height]);
        Ok(())
    }

    /// Adds an operation with numbers.
    fn draw(&mut self, operator: &str, numbers: &[f32]) {
        self.operations.push(operation(operator, numbers));
    }

    /// An operation with the names of resources and the numbers of marked content that it has on this side.
    fn renamed(
        &mut self,
        pdf: &mut Document,
        page: &mut PageSource,
        mut operation: Operation,
    ) -> Result<Operation, String> {
        let operator = operation.operator.as_str();
        if matches!(operator, "BDC" | "DP") {
            if let [_, properties] = operation.operands.as_mut_slice() {
                self.renumber(pdf, page, properties)?;
            }
        } else if let Some((kind, _)) = KINDS.iter().find(|(_, operators)| operators.contains(&operator)) {
            let operands = &mut operation.operands;
            let operand = if *kind == "Font" { operands.first_mut() } else { operands.last_mut() };
            if let Some(Object::Name(name)) = operand
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

    /// Gives the property list of a piece of marked content the next number (MCID) of this side, and moves
    /// its bounding box.
    fn renumber(&mut self, pdf: &Document, page: &PageSource, properties: &mut Object) -> Result<(), String> {
        if let Object::Name(name) = properties {
            let value = page.resource(pdf, "Properties", name)?;
            let list = resolved(pdf, &value)?.as_dict().map_err(pdf_error)?;
            if !list.has(b"MCID") {
                *name = self.name("Properties", value);
                return Ok(());
            }
            *properties = Object::Dictionary(list.clone());
        }
        let list = properties.as_dict_mut().map_err(pdf_error)?;
        if let Ok(bounds) = list.get_mut(b"BBox") {
            shift(bounds, page.by)?;
        }
        if let Ok(old) = list.get(b"MCID") {
            let next = self.content_ids.len() as i64;
            let new = *self.content_ids.entry((page.id, old.as_i64().map_err(pdf_error)?)).or_insert(next);
            list.set("MCID", new);
        }
        Ok(())
    }

    /// The name of a resource on this side. A resource that two pages share has one name.
    fn name(&mut self, kind: &'static str, value: Object) -> Vec<u8> {
        let known = self.resources.entry(kind).or_default();
        let index = known.iter().position(|other| *other == value).unwrap_or_else(|| {
            known.push(value);
            known.len() - 1
        });
        resource_name(kind, index)
    }

    /// Writes the page object, below `parent` in the page tree.
    ///
    /// # Errors
    ///
    /// If the operations cannot be written.
    pub fn finish(self, pdf: &mut Document, parent: ObjectId) -> Result<(), String> {
        let content = Content { operations: self.operations }.encode().map_err(pdf_error)?;
        let contents = pdf.add_object(Stream::new(Dictionary::new(), content));
        let mut resources = Dictionary::new();
        for (kind, values) in self.resources {
            let named: Dictionary = values
                .into_iter()
                .enumerate()
                .map(|(index, value)| (resource_name(kind, index), value))
                .collect();
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
        if let Some(key) = self.parent_tree_key {
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

/// Short lines at the upper and the lower edge where the paper is folded, tagged as an artifact (PDF 2.0,
/// 14.8.2.2). `height` is that of the paper, in points.
fn fold_marks(side: &SheetSide, height: f32) -> Vec<Operation> {
    if side.ticks.is_empty() {
        return Vec::new();
    }
    let (width, grey) = TICK_LINE;
    let length = TICK_MM * POINTS_PER_MM;
    let kind = Object::Dictionary(dictionary! { "Type" => "Page" });
    let mut marks = vec![
        Operation::new("BDC", vec!["Artifact".into(), kind]),
        operation("q", &[]),
        operation("w", &[width]),
        operation("G", &[grey]),
    ];
    for x in side.ticks.iter().map(|x| x * POINTS_PER_MM) {
        for [from, to] in [[0.0, length], [height - length, height]] {
            marks.extend([operation("m", &[x, from]), operation("l", &[x, to]), operation("S", &[])]);
        }
    }
    marks.extend([operation("Q", &[]), operation("EMC", &[])]);
    marks
}

fn operation(operator: &str, numbers: &[f32]) -> Operation {
    Operation::new(operator, numbers.iter().map(|number| Object::Real(*number)).collect())
}

/// `F0` for the first font.
fn resource_name(kind: &str, index: usize) -> Vec<u8> {
    format!("{}{index}", &kind[..1]).into_bytes()
}
