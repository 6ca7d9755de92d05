//! Tagged PDFs to try things on, set by Typst from a few lines that stand in the test.

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// A picture of shapes, with one that fades from black to white.
const PICTURE: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" width="40" height="20">
<linearGradient id="fade"><stop offset="0" stop-color="#000"/><stop offset="1" stop-color="#fff"/></linearGradient>
<rect width="20" height="20" fill="#036"/><rect x="20" width="20" height="20" fill="url(#fade)"/></svg>"##;

struct Desk {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    text: Source,
}

fn file(path: &str) -> FileId {
    FileId::new(RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).unwrap()))
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }
    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }
    fn main(&self) -> FileId {
        self.text.id()
    }
    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.text.id() { Ok(self.text.clone()) } else { Err(FileError::AccessDenied) }
    }
    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == file("picture.svg") { Ok(Bytes::from_string(PICTURE)) } else { Err(FileError::AccessDenied) }
    }
    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// Sets a text as PDF/UA-1. `picture.svg` is there for it.
pub fn typeset(text: &str) -> Vec<u8> {
    let standards = PdfStandards::new(&[PdfStandard::Ua_1]).unwrap();
    set(text, &PdfOptions { ident: Smart::Custom("a leaflet".into()), standards, ..Default::default() })
}

/// The same without tags.
pub fn typeset_untagged(text: &str) -> Vec<u8> {
    set(text, &PdfOptions { tagged: false, ..Default::default() })
}

fn set(text: &str, options: &PdfOptions) -> Vec<u8> {
    let fonts: Vec<Font> = ["Regular", "Bold"]
        .iter()
        .flat_map(|weight| {
            let path = format!(
                "{}/themes/plain/leaflet/fonts/AtkinsonHyperlegibleNext-{weight}.ttf",
                env!("CARGO_MANIFEST_DIR")
            );
            Font::iter(Bytes::new(std::fs::read(path).unwrap()))
        })
        .collect();
    let start = "#set text(font: \"Atkinson Hyperlegible Next\", lang: \"en\")\n#set document(title: \"A leaflet & more\", author: \"A charity\")\n";
    let desk = Desk {
        library: LazyHash::new(Library::default()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
        text: Source::new(file("main.typ"), format!("{start}{text}")),
    };
    let set = typst::compile::<PagedDocument>(&desk);
    assert!(set.warnings.is_empty(), "{:?}", set.warnings);
    typst_pdf::pdf(&set.output.unwrap(), options).unwrap()
}
