//! Leaflets set from memory, and read back: pages, letters, tags and links.

use crate::small_site;
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};
use plainleaf::Sources;
use plainleaf::base::{Finding, Severity, line_number};
use plainleaf::doc::ParsedFile;
use plainleaf::render::Unlimited;
use plainleaf::render::leaflet::{EditionLayout, LeafletTheme, ReadingPdf, typeset};
use plainleaf::site::{AssembleOptions, Site, assemble};

pub fn site(files: &[(&str, &str)]) -> (Sources, Site) {
    let sources =
        small_site::with(files.iter().map(|(path, text)| (path.to_string(), text.as_bytes().to_vec())));
    (sources.clone(), assembled(&sources))
}

pub fn assembled(sources: &Sources) -> Site {
    let pieces = sources.iter().map(|source| ParsedFile::read(source, None).value).collect();
    let today = "2026-11-22".parse().expect("a date");
    assemble(pieces, AssembleOptions { today, published_by: today, drafts: false }).value
}

pub fn set_page(site: &Site, path: &str, layout: EditionLayout) -> (Option<ReadingPdf>, Vec<Finding>) {
    let press = LeafletTheme::new(&site.theme, &site.locales);
    let page = site.page(site.page_at(path).expect("the page"));
    let made = typeset(site, &press.value, page, layout, &Unlimited);
    let notes = press.findings.iter().chain(&made.findings).flat_map(|notes| notes.iter().cloned()).collect();
    (made.value, notes)
}

pub const PAGE: &str = "content/en/page.md";

pub fn page(text: &str) -> String {
    format!("---\ntitle: A page\nreviewed: 2026-11-22\n---\n\n{text}\n")
}

/// Sets a text as a page: the PDF, read back.
pub fn read(text: &str, layout: EditionLayout) -> Pdf {
    let (_, site) = site(&[(PAGE, &page(text))]);
    let (reading, notes) = set_page(&site, PAGE, layout);
    assert!(notes.is_empty(), "{notes:#?}");
    Pdf::read(&reading.expect("a PDF").pdf)
}

/// What is said of a text, as `line severity message`, after making sure that an error leaves no PDF.
pub fn said(path: &str, text: &str, layout: EditionLayout, others: &[(&str, &str)]) -> Vec<String> {
    let mut files = vec![(path, text)];
    files.extend(others);
    let (sources, site) = site(&files);
    let (reading, notes) = set_page(&site, path, layout);
    let is_stopped = notes.iter().any(|note| note.severity == Severity::Error);
    assert_eq!(reading.is_none(), is_stopped, "{notes:#?}");
    let place = |note: &Finding| {
        let text = sources.get(&note.location.file).and_then(|source| source.text()).map_or("", |text| text);
        let line = line_number(text.as_bytes(), note.location.span.start as usize);
        if *note.location.file == *path { line.to_string() } else { format!("{}:{line}", note.location.file) }
    };
    notes
        .iter()
        .map(|note| format!("{} {} {}: {}", place(note), note.severity.name(), note.rule.id, note.message))
        .collect()
}

pub struct Pdf {
    pub file: Document,
}

impl Pdf {
    pub fn read(bytes: &[u8]) -> Pdf {
        Pdf { file: Document::load_mem(bytes).expect("a PDF") }
    }

    /// Width and height of each page in whole millimetres.
    pub fn pages(&self) -> Vec<(i64, i64)> {
        let size = |id: ObjectId| {
            let media = self
                .file
                .get_dictionary(id)
                .and_then(|page| page.get(b"MediaBox"))
                .and_then(Object::as_array)
                .expect("a size");
            let at = |index: usize| {
                (f64::from(media[index].as_float().expect("a number")) / 72.0 * 25.4).round() as i64
            };
            (at(2), at(3))
        };
        self.file.page_iter().map(size).collect()
    }

    /// The smallest and the largest size of letters, in tenths of a point.
    pub fn sizes(&self) -> (i64, i64) {
        let sizes = self.sizes_on(|_| true);
        (sizes.iter().copied().min().expect("letters"), sizes.iter().copied().max().expect("letters"))
    }

    /// The commonest size on a page, by its index.
    pub fn commonest_size(&self, page: usize) -> i64 {
        let sizes = self.sizes_on(|index| index == page);
        let count = |size: &i64| sizes.iter().filter(|one| *one == size).count();
        *sizes.iter().max_by_key(|size| count(size)).expect("letters")
    }

    /// The size of each piece of text on some pages, by their index.
    fn sizes_on(&self, is_wanted: impl Fn(usize) -> bool) -> Vec<i64> {
        let mut sizes = Vec::new();
        for (_, page) in self.file.page_iter().enumerate().filter(|(index, _)| is_wanted(*index)) {
            let content = Content::decode(&self.file.get_page_content(page)).expect("a page");
            let (mut scales, mut scale, mut size, mut matrix) = (Vec::new(), 1.0, 0.0, 1.0);
            for operation in &content.operations {
                let number = |at: usize| {
                    operation
                        .operands
                        .get(at)
                        .and_then(|operand| operand.as_float().ok())
                        .map_or(0.0, f64::from)
                };
                match operation.operator.as_str() {
                    "q" => scales.push(scale),
                    "Q" => scale = scales.pop().unwrap_or(1.0),
                    "cm" => scale *= number(3).abs(),
                    "BT" => matrix = 1.0,
                    "Tm" => matrix = number(3).abs(),
                    "Tf" => size = number(1),
                    "Tj" | "TJ" => sizes.push((scale * matrix * size * 10.0).round() as i64),
                    _ => {}
                }
            }
        }
        sizes
    }

    /// All words, page after page, with one space between them.
    pub fn words(&self) -> String {
        let pages: Vec<u32> = self.file.get_pages().keys().copied().collect();
        let text: String = self.file.extract_text_chunks(&pages).into_iter().flatten().collect();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The colours in which something is drawn, as red, green and blue of 255; inside pictures too.
    pub fn colours(&self) -> Vec<[i64; 3]> {
        let forms = self.file.objects.values().filter_map(|object| object.as_stream().ok());
        let forms = forms.filter_map(|stream| stream.decompressed_content().ok());
        let contents = self.file.page_iter().map(|page| self.file.get_page_content(page));
        let decoded = forms.chain(contents).filter_map(|content| Content::decode(&content).ok());
        let operations = decoded.flat_map(|content| content.operations);
        let drawn = operations.filter(|operation| operation.operands.len() == 3);
        let drawn = drawn
            .filter(|operation| matches!(&*operation.operator, "rg" | "RG" | "sc" | "SC" | "scn" | "SCN"));
        let part = |operand: &Object| (f64::from(operand.as_float().unwrap_or(-1.0)) * 255.0).round() as i64;
        drawn.map(|drawn| [0, 1, 2].map(|at| part(&drawn.operands[at]))).collect()
    }

    pub fn tree(&self) -> Vec<Tag> {
        let root = self.file.catalog().and_then(|catalog| catalog.get(b"StructTreeRoot")).expect("tags");
        let mut tags = Vec::new();
        self.below(root, 0, &mut tags);
        tags
    }

    fn below(&self, object: &Object, depth: usize, tags: &mut Vec<Tag>) {
        match self.file.dereference(object).expect("an object").1 {
            Object::Array(kids) => kids.iter().for_each(|kid| self.below(kid, depth, tags)),
            Object::Dictionary(element) => {
                if let Ok(kind) = element.get(b"S").and_then(Object::as_name) {
                    let words = |name: &[u8]| {
                        element.get(name).ok().and_then(|words| lopdf::decode_text_string(words).ok())
                    };
                    let kind = String::from_utf8_lossy(kind).into_owned();
                    tags.push(Tag { kind, depth, alt: words(b"Alt"), scope: self.scope(element) });
                }
                if let Ok(kids) = element.get(b"K") {
                    self.below(kids, depth + 1, tags);
                }
            }
            _ => {}
        }
    }

    fn scope(&self, element: &Dictionary) -> Option<String> {
        let attributes = self.file.dereference(element.get(b"A").ok()?).ok()?.1;
        let all: Vec<&Object> = attributes.as_array().map_or(vec![attributes], |all| all.iter().collect());
        let scope = |one: &Object| {
            self.file
                .dereference(one)
                .ok()?
                .1
                .as_dict()
                .ok()?
                .get(b"Scope")
                .ok()?
                .as_name()
                .ok()
                .map(<[u8]>::to_vec)
        };
        all.into_iter().find_map(scope).map(|name| String::from_utf8_lossy(&name).into_owned())
    }

    pub fn count(&self, kind: &str) -> usize {
        self.tree().iter().filter(|tag| tag.kind == kind).count()
    }

    /// The languages that are named anywhere, each once, in the order of their codes.
    pub fn langs(&self) -> Vec<String> {
        let code = |dict: &Dictionary| {
            dict.get(b"Lang").ok().and_then(|words| lopdf::decode_text_string(words).ok())
        };
        let mut langs: Vec<String> =
            self.file.objects.values().filter_map(|object| code(object.as_dict().ok()?)).collect();
        for page in self.file.page_iter() {
            let content = Content::decode(&self.file.get_page_content(page)).expect("a page");
            langs.extend(
                content
                    .operations
                    .iter()
                    .flat_map(|operation| &operation.operands)
                    .filter_map(|operand| code(operand.as_dict().ok()?)),
            );
        }
        langs.sort();
        langs.dedup();
        langs
    }

    /// Where the links lead, and what they are called.
    pub fn links(&self) -> Vec<(String, String)> {
        let mut links = Vec::new();
        for page in self.file.page_iter() {
            for link in self.file.get_page_annotations(page).expect("links") {
                let action = link
                    .get(b"A")
                    .and_then(|action| self.file.dereference(action))
                    .and_then(|action| action.1.as_dict());
                let address = action
                    .and_then(|action| action.get(b"URI"))
                    .and_then(lopdf::decode_text_string)
                    .unwrap_or_default();
                links.push((
                    address,
                    link.get(b"Contents").and_then(lopdf::decode_text_string).unwrap_or_default(),
                ));
            }
        }
        links
    }
}

pub struct Tag {
    pub kind: String,
    pub depth: usize,
    pub alt: Option<String>,
    pub scope: Option<String>,
}

/// A drawing of a line.
pub const WAVE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 10\"><path d=\"M0 5h40\" stroke=\"#000\"/></svg>";

/// Dots to the millimetre in which pages are drawn.
const DOTS: f32 = 2.0;

/// Which rows of a page have ink, from the top, in half millimetres.
pub struct Rows(Vec<bool>);

impl Rows {
    /// The rows of some pages of a PDF, by their index.
    pub fn of_pages(pdf: &[u8], is_wanted: impl Fn(usize) -> bool) -> Vec<Rows> {
        let pdf = hayro::hayro_syntax::Pdf::new(pdf.to_vec()).expect("a PDF");
        let scale = DOTS / 72.0 * 25.4;
        let white = hayro::vello_cpu::color::palette::css::WHITE;
        let settings =
            hayro::RenderSettings { x_scale: scale, y_scale: scale, bg_color: white, ..Default::default() };
        let interpreter = hayro::hayro_interpret::InterpreterSettings::default();
        let pages = pdf.pages().iter().enumerate().filter(|(index, _)| is_wanted(*index));
        pages
            .map(|(_, page)| {
                let drawn = hayro::render(page, &hayro::RenderCache::new(), &interpreter, &settings);
                let is_ink: Vec<bool> =
                    drawn.data().iter().map(|dot| dot.r.min(dot.g).min(dot.b) < 200).collect();
                Rows(is_ink.chunks(usize::from(drawn.width())).map(|row| row.contains(&true)).collect())
            })
            .collect()
    }

    /// How much stands on it, as a part of what lies between two edges (in mm from its top): from the upper
    /// one to the lowest row with ink.
    pub fn filled(&self, top: f64, bottom: f64) -> f64 {
        let row = |mm: f64| (mm * f64::from(DOTS)) as usize;
        let between = &self.0[row(top)..row(bottom)];
        let lowest = between.iter().rposition(|ink| *ink).map_or(0, |row| row + 1);
        lowest as f64 / between.len() as f64
    }

    /// The part of the whole page that is white: stretches without ink that are taller than so many mm.
    pub fn empty(&self, taller: f64) -> f64 {
        let white = self.0.split(|ink| *ink).map(<[bool]>::len);
        let tall = white.filter(|rows| *rows as f64 > taller * f64::from(DOTS));
        tall.sum::<usize>() as f64 / self.0.len() as f64
    }
}
