//! Floor 1: one content file, read.
//! In: the source of a content file. Out: its document, and findings.
//! Must never: fail, whatever the bytes are.

use super::content_path::{ContentPath, FileKind};
use super::easy_read_rows::group_rows;
use super::field_marks::report_field_marks;
use super::front_matter::{FrontMatter, LeafletLayout};
use super::front_matter_block::FrontMatterBlock;
use super::front_matter_fence::FenceMistake;
use super::markdown::read_markdown;
use super::stray_fact::report_facts;
use super::tree::{NodeRef, Tree};
use super::unseen_signs::find_escaped_signs;
use crate::base::{
    Effect, Finding, Findings, Fix, Key, Location, Reported, Source, SourceBody, Span, Spanned, Value,
    ValueKind, hash64, path_hash, read_yaml, reported_rules,
};
use std::sync::Arc;

/// The size of the largest file that is read, in bytes: that of a long book. A larger file is a mistake, and
/// reading it would take the memory that the rest of the site needs.
pub const MAX_BYTES: usize = 2_000_000;

/// One Markdown file, read.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// Its path from the site folder.
    pub path: Arc<str>,
    /// The parts of its path.
    pub content_path: ContentPath,
    /// Its address within its language.
    pub address: Arc<str>,
    /// The path of its page below the folder of its language: `imha/index.html`.
    pub output: Arc<str>,
    /// Hash of its path.
    pub path_hash: u64,
    /// Hash of its title and summary.
    pub card_hash: u64,
    /// The fields at its top.
    pub front_matter: FrontMatter,
    /// The byte at which its text begins, below the front matter and the line that ends it.
    pub body_start: usize,
    /// Its text.
    pub tree: Tree,
    /// Whether a part of it could not be read. Then no rule may say that something is missing.
    pub damaged: bool,
    /// Hash of path and content.
    pub key: Key,
}

impl Document {
    /// Reads the source of the content file `name`.
    pub fn read(source: &Source, name: ContentPath) -> Reported<Document> {
        let mut findings = Findings::new();
        let text = text_of(source, &mut findings);
        let document = Document::of_text(source, &text, name, &mut findings);
        Reported::new(document, findings)
    }

    /// The document of a source whose text is known, without a limit on its size.
    pub fn of_text(source: &Source, text: &Arc<str>, name: ContentPath, findings: &mut Findings) -> Document {
        let file = &source.path;
        let (front, start) = split(file, text, findings);
        let mut tree = read_markdown(file, text, start, findings);
        if is_easy(&name, &front) {
            group_rows(&mut tree, name.is_checker());
        }
        let words =
            |words: &Option<Spanned<Box<str>>>| words.as_ref().map_or(0, |words| hash64(&words.value));
        let card_hash = words(&front.title).rotate_left(17) ^ words(&front.summary);
        let address: Arc<str> = name.address().into();
        let output = output(&address);
        let damaged = findings.iter().any(|finding| finding.rule.effect == Effect::NotRead);
        Document {
            path: file.clone(),
            path_hash: path_hash(file),
            card_hash,
            content_path: name,
            address,
            output,
            front_matter: front,
            body_start: start,
            tree,
            damaged,
            key: source.key,
        }
    }

    /// Whether it is written in Easy Read: an Easy Read page or leaflet.
    pub fn is_easy(&self) -> bool {
        is_easy(&self.content_path, &self.front_matter)
    }

    /// Whether it is a leaflet for readers of large print: `imha.large-print.leaflet.md`.
    pub fn is_large_print(&self) -> bool {
        let FileKind::Leaflet { audience } = &self.content_path.kind else { return false };
        audience.starts_with("large") || audience.contains("large-print")
    }

    /// The text of the whole file, front matter included.
    pub fn text(&self) -> &str {
        &self.tree.source
    }

    /// A place in this file.
    pub fn location(&self, span: Span) -> Location {
        Location { file: self.path.clone(), span }
    }

    /// The place of a block, without the line end that the parser includes.
    pub fn location_of(&self, block: NodeRef<'_>) -> Location {
        let span = block.span();
        self.location(Span::new(
            span.start as usize,
            span.start as usize + span.of(self.text()).trim_end().len(),
        ))
    }

    /// The place of a finding about the file as a whole: its title, or its first line.
    pub fn top(&self) -> Span {
        let first_line = self.text().find('\n').unwrap_or(self.text().len());
        self.front_matter
            .title
            .as_ref()
            .map_or(Span::new(0, self.text().floor_char_boundary(first_line.min(200))), |title| title.span)
    }
}

/// The path at which an address is published: `/imha/` → `imha/index.html`.
pub fn output(address: &str) -> Arc<str> {
    [&address[1..], "index.html"].concat().into()
}

fn is_easy(name: &ContentPath, front: &FrontMatter) -> bool {
    match &name.kind {
        FileKind::EasyRead | FileKind::EasyChecker => true,
        FileKind::Leaflet { audience } => {
            audience.starts_with("easy") || front.layout == Some(LeafletLayout::A4Easy)
        }
        FileKind::Page | FileKind::Checker => false,
    }
}

/// The text of a source. Each byte that is not UTF-8 becomes one character of one byte, so that spans fit the
/// author's file.
fn text_of(source: &Source, findings: &mut Findings) -> Arc<str> {
    let mut report = |span: Span, message: String, help: &str| {
        let place = Location { file: source.path.clone(), span };
        findings.push(Finding::new(&reported_rules::UNREADABLE, place, message, help));
    };
    let size = source.bytes().len();
    if size > MAX_BYTES {
        let megabytes = size / 1_000_000;
        report(
            Span::default(),
            format!("This file is too large to be a page: {megabytes} MB."),
            "Split it into several files, or take it out of the content folder.",
        );
        return "".into();
    }
    match &source.body {
        SourceBody::Text(text) => text.clone(),
        SourceBody::Unreadable(reason) => {
            report(Span::default(), format!("This file cannot be opened: {}.", reason.why), &reason.help);
            "".into()
        }
        SourceBody::Bytes(bytes) => {
            let mut text = String::with_capacity(bytes.len());
            let mut first = None;
            for chunk in bytes.utf8_chunks() {
                text.push_str(chunk.valid());
                if !chunk.invalid().is_empty() {
                    first.get_or_insert(text.len());
                    text.extend(chunk.invalid().iter().map(|_| '?'));
                }
            }
            let at = first.unwrap_or(0);
            report(
                Span::new(at, at + 1),
                "Here is a letter that is not saved as UTF-8.".into(),
                "Open the file in your editor, choose “Save with encoding: UTF-8”, and check the letters with accents and the quotation marks.",
            );
            text.into()
        }
    }
}

/// The front matter, and the byte at which the text begins.
fn split(file: &Arc<str>, text: &str, findings: &mut Findings) -> (FrontMatter, usize) {
    let (block, mistakes) = FrontMatterBlock::with_mistakes(text);
    let is_odd = !mistakes.is_empty();
    findings.extend(mistakes.into_iter().map(|FenceMistake { span, message, help, edit }| {
        let place = Location { file: file.clone(), span };
        let finding = Finding::new(&reported_rules::FRONT_MATTER, place, message, help);
        match edit {
            Some(edit) => finding.with_fix(Fix { edits: vec![edit], safe: true }),
            None => finding,
        }
    }));
    match block {
        FrontMatterBlock::Absent(start) => (FrontMatter::read(file, &Value::empty(), findings), start),
        FrontMatterBlock::Found(lines, start) => {
            let mut data = read_yaml(file, lines.of(text), lines.start as usize, findings);
            if !matches!(data.kind, ValueKind::Map(_) | ValueKind::Null) {
                // Between lines of plus signs stand fields of another kind: that is one mistake.
                let finding = Finding::new(
                    &reported_rules::FRONT_MATTER,
                    Location { file: file.clone(), span: data.span },
                    "These lines are not fields.",
                    "Write one field a line, as `title: How to ask for help`.",
                );
                findings.extend((!is_odd).then_some(finding));
                data = Value::empty();
            }
            let help = "Write the words themselves here, and the fact in the text of the page.";
            report_facts(file, text, &mut data, help, findings);
            report_field_marks(file, text, &data, findings);
            find_escaped_signs(file, text, &data, findings);
            let mut front = FrontMatter::read(file, &data, findings);
            front.span = lines;
            (front, start)
        }
        FrontMatterBlock::Unclosed(span) => {
            findings.push(Finding::new(
                &reported_rules::FRONT_MATTER,
                Location { file: file.clone(), span },
                "The lines about this page begin here and never end.",
                "Put a line with just --- between the fields and the text.",
            ));
            (FrontMatter::read(file, &Value::empty(), findings), text.len())
        }
    }
}
