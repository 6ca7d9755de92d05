//! Floor 1: one file, read.
//! In: a source whose path is a page's. Out: its document and findings.
//! Must never: fail, whatever the bytes are.

use super::content_path::{ContentPath, FileKind};
use super::easy_read_rows::group_rows;
use super::front_matter::FrontMatter;
use super::markdown::read_markdown;
use super::tree::{NodeRef, Tree};
use crate::base::{
    Effect, Finding, Findings, Key, Location, Reported, Source, SourceBody, Span, Spanned, Value, ValueKind,
    hash64, read_yaml, reported_rules,
};
use std::sync::Arc;

/// The largest text that is read, in bytes: a long book. A larger file is a mistake, and reading it would
/// take the memory
/// that the rest of the site needs.
pub const MAX_BYTES: usize = 2_000_000;

/// What one Markdown file means.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// Its path from the site folder.
    pub path: Arc<str>,
    /// What its name says.
    pub content_path: ContentPath,
    /// Its address within its language.
    pub address: Arc<str>,
    /// Where that is published: `imha/index.html`.
    pub output: Arc<str>,
    /// Mark of its path.
    pub path_hash: u64,
    /// Mark of its title and summary.
    pub card_hash: u64,
    /// What staff say about it.
    pub front_matter: FrontMatter,
    /// Its text.
    pub tree: Tree,
    /// Whether a part of it could not be read: what seems to be missing may be in that part.
    pub damaged: bool,
    /// Hash of path and content.
    pub key: Key,
}

impl Document {
    /// Reads a source whose path says `name`.
    pub fn read(source: &Source, name: ContentPath) -> Reported<Document> {
        let mut notes = Findings::new();
        let text = text_of(source, &mut notes);
        let document = Document::of_text(source, &text, name, &mut notes);
        Reported::new(document, notes)
    }

    /// Reads the text of a source, however long it is.
    pub fn of_text(source: &Source, text: &Arc<str>, name: ContentPath, notes: &mut Findings) -> Document {
        let file = &source.path;
        let (front, start) = split(file, text, notes);
        let mut tree = read_markdown(file, text, start, notes);
        if is_easy(&name, &front) {
            group_rows(&mut tree, name.is_checker());
        }
        let words =
            |words: &Option<Spanned<Box<str>>>| words.as_ref().map_or(0, |words| hash64(&words.value));
        let card_mark = words(&front.title).rotate_left(17) ^ words(&front.summary);
        let address: Arc<str> = name.address().into();
        let output = output(&address);
        let damaged = notes.iter().any(|note| note.rule.effect == Effect::NotRead);
        Document {
            path: file.clone(),
            path_hash: hash64(file),
            card_hash: card_mark,
            content_path: name,
            address,
            output,
            front_matter: front,
            tree,
            damaged,
            key: source.key,
        }
    }

    /// Whether it is written in Easy Read: an Easy Read page, or a leaflet for those who read one.
    pub fn is_easy(&self) -> bool {
        is_easy(&self.content_path, &self.front_matter)
    }

    /// The whole file.
    pub fn text(&self) -> &str {
        &self.tree.source
    }

    /// A place in this file.
    pub fn location(&self, span: Span) -> Location {
        Location { file: self.path.clone(), span }
    }

    /// The place of a block, without the line end that the parser counts to it.
    pub fn location_of(&self, block: NodeRef<'_>) -> Location {
        let span = block.span();
        self.location(Span::new(
            span.start as usize,
            span.start as usize + span.of(self.text()).trim_end().len(),
        ))
    }

    /// Where to point when something is missing from the file as a whole: its title, or its first byte.
    pub fn top(&self) -> Span {
        let first_line = self.text().find('\n').unwrap_or(self.text().len());
        self.front_matter
            .title
            .as_ref()
            .map_or(Span::new(0, self.text().floor_char_boundary(first_line.min(200))), |title| title.span)
    }
}

/// `/imha/` → `imha/index.html`
pub fn output(address: &str) -> Arc<str> {
    [&address[1..], "index.html"].concat().into()
}

fn is_easy(name: &ContentPath, front: &FrontMatter) -> bool {
    match &name.kind {
        FileKind::EasyRead | FileKind::EasyChecker => true,
        FileKind::Leaflet { audience } => {
            audience.starts_with("easy") || front.layout == Some(super::LeafletLayout::A4Easy)
        }
        FileKind::Page | FileKind::Checker => false,
    }
}

/// The text of a source, byte for byte where it can be: spans must fit the author's file.
fn text_of(source: &Source, notes: &mut Findings) -> Arc<str> {
    let mut note = |span: Span, message: String, help: &str| {
        let place = Location { file: source.path.clone(), span };
        notes.push(Finding::new(&reported_rules::UNREADABLE, place, message, help));
    };
    let size = source.bytes().len();
    if size > MAX_BYTES {
        let megabytes = size / 1_000_000;
        note(
            Span::default(),
            format!("This file is too large to be a page: {megabytes} MB."),
            "Split it into several files, or take it out of the content folder.",
        );
        return "".into();
    }
    match &source.body {
        SourceBody::Text(text) => text.clone(),
        SourceBody::Unreadable(reason) => {
            note(
                Span::default(),
                format!("This file cannot be opened: {reason}."),
                "Ask whoever looks after the computer to let you read the file.",
            );
            "".into()
        }
        SourceBody::Bytes(bytes) => {
            let mut text = String::with_capacity(bytes.len());
            let mut first = None;
            for chunk in bytes.utf8_chunks() {
                text.push_str(chunk.valid());
                if !chunk.invalid().is_empty() {
                    first.get_or_insert(text.len());
                    // One character for one byte, so that every span still fits the file.
                    text.extend(chunk.invalid().iter().map(|_| '?'));
                }
            }
            let at = first.unwrap_or(0);
            note(
                Span::new(at, at + 1),
                "Here is a letter that is not saved as UTF-8.".into(),
                "Open the file in your editor, choose “Save with encoding: UTF-8”, and check the letters with accents and the quotation marks.",
            );
            text.into()
        }
    }
}

/// Where the lines about a page stand, and the byte at which its text begins.
pub(super) enum FrontMatterBlock {
    /// There are none.
    Absent(usize),
    /// They begin here and never end.
    Unclosed(Span),
    /// They stand here.
    Found(Span, usize),
}

impl FrontMatterBlock {
    pub fn of(text: &str) -> FrontMatterBlock {
        let bom = if text.starts_with('\u{feff}') { 3 } else { 0 };
        let mut lines = text[bom..].split_inclusive('\n');
        let first = lines.next().unwrap_or("");
        if first.trim_end() != "---" {
            return FrontMatterBlock::Absent(bom);
        }
        let start = bom + first.len();
        let mut end = start;
        for line in lines {
            if line.trim_end() == "---" {
                return FrontMatterBlock::Found(Span::new(start, end), end + line.len());
            }
            end += line.len();
        }
        FrontMatterBlock::Unclosed(Span::new(bom, start))
    }
}

/// The front matter, and the byte at which the text begins.
fn split(file: &Arc<str>, text: &str, notes: &mut Findings) -> (FrontMatter, usize) {
    match FrontMatterBlock::of(text) {
        FrontMatterBlock::Absent(start) => (FrontMatter::read(file, &Value::empty(), notes), start),
        FrontMatterBlock::Found(lines, start) => {
            let mut data = read_yaml(file, lines.of(text), lines.start as usize, notes);
            if !matches!(data.kind, ValueKind::Map(_) | ValueKind::Null) {
                notes.push(Finding::new(
                    &reported_rules::FRONT_MATTER,
                    Location { file: file.clone(), span: data.span },
                    "These lines are not fields.",
                    "Write one field a line, as `title: How to ask for help`.",
                ));
                data = Value::empty();
            }
            let mut front = FrontMatter::read(file, &data, notes);
            front.span = lines;
            (front, start)
        }
        FrontMatterBlock::Unclosed(span) => {
            notes.push(Finding::new(
                &reported_rules::FRONT_MATTER,
                Location { file: file.clone(), span },
                "The lines about this page begin here and never end.",
                "Put a line with just --- between the fields and the text.",
            ));
            (FrontMatter::read(file, &Value::empty(), notes), text.len())
        }
    }
}
