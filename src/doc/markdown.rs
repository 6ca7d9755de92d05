//! Floor 1: reading Markdown. The only file that uses the Markdown parser.
//! In: the text of a file, and the byte at which its Markdown begins. Out: the tree, and findings.
//! Must never: let the parser panic the build: a panic is a finding.

use super::table_limits::TableLimits;
use super::tree::{Align, NodeKind, Table, Tree};
use super::tree_builder::TreeBuilder;
use crate::base::{Finding, Findings, Location, Span, reported_rules};
use pulldown_cmark::{Alignment, Event, LinkType, OffsetIter, Options, Parser, Tag, TagEnd};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// The tree of the Markdown from byte `start` of `source` on. Spans count from the start of `source`.
pub fn read_markdown(file: &Arc<str>, source: &Arc<str>, start: usize, findings: &mut Findings) -> Tree {
    // The parser has panicked on odd input before (see its advisories). One bad file must not hide the
    // others.
    let read = catch_unwind(AssertUnwindSafe(|| {
        let mut reader = MarkdownReader {
            builder: TreeBuilder::new(file.clone(), source.clone()),
            tables: TableLimits::default(),
            start,
            source,
        };
        let options =
            Options::ENABLE_TABLES | Options::ENABLE_HEADING_ATTRIBUTES | Options::ENABLE_DEFINITION_LIST;
        let events: OffsetIter<'_> = Parser::new_ext(&source[start..], options).into_offset_iter();
        for (event, range) in events {
            reader.take(event, range);
        }
        reader.builder.finish()
    }));
    match read {
        Ok((tree, found)) => {
            findings.extend(found);
            tree
        }
        Err(_) => {
            let place = Location { file: file.clone(), span: Span::new(start, start) };
            findings.push(Finding::new(&reported_rules::UNREADABLE, place, "The text of this file cannot be read as Markdown.", "Take the newest part out and build again, to find the lines that upset it. Please tell the makers of plainleaf."));
            Tree::empty(source.clone())
        }
    }
}

struct MarkdownReader<'s> {
    builder: TreeBuilder,
    tables: TableLimits,
    start: usize,
    source: &'s Arc<str>,
}

impl MarkdownReader<'_> {
    fn span(&self, range: std::ops::Range<usize>) -> Span {
        let end = (range.end + self.start).min(self.source.len());
        Span::new((range.start + self.start).min(end), end)
    }

    fn take(&mut self, event: Event<'_>, range: std::ops::Range<usize>) {
        let span = self.span(range);
        match &event {
            Event::Start(Tag::Table(columns)) => {
                self.tables.begin_table(columns.len(), span, &mut self.builder)
            }
            Event::Start(Tag::TableRow) => self.tables.begin_row(&mut self.builder),
            _ => {}
        }
        let left_out = self.tables.leaves_out();
        match &event {
            Event::End(TagEnd::TableRow) => self.tables.end_row(),
            Event::End(TagEnd::Table) => self.tables.end_table(),
            _ => {}
        }
        if left_out {
            return;
        }
        match event {
            Event::Start(tag) => self.open(tag, span),
            Event::End(_) => self.builder.close(),
            Event::Text(words) => {
                if span.of(self.source) == &*words {
                    self.builder.text(span);
                } else {
                    self.builder.decoded(span, &words);
                }
            }
            Event::Code(words) => {
                let entry = self.builder.keep(&words);
                self.builder.leaf(NodeKind::Code(entry), span);
            }
            Event::Html(_) | Event::InlineHtml(_) => self.builder.leaf(NodeKind::RawHtml, span),
            Event::SoftBreak => self.builder.leaf(NodeKind::SoftBreak, span),
            Event::HardBreak => self.builder.leaf(NodeKind::HardBreak, span),
            Event::Rule => self.builder.leaf(NodeKind::Divider, span),
            // Never sent: the options for these are off.
            Event::FootnoteReference(_)
            | Event::TaskListMarker(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => {}
        }
    }

    fn open(&mut self, tag: Tag<'_>, span: Span) {
        let kind = match tag {
            Tag::Heading { level, id, .. } => {
                self.builder.heading(trim_end(span, self.source), level as u8, id.as_deref().unwrap_or(""))
            }
            Tag::BlockQuote(_) => NodeKind::Quote,
            Tag::CodeBlock(_) => NodeKind::CodeBlock,
            Tag::List(None) => NodeKind::BulletList,
            Tag::List(Some(first)) => NodeKind::NumberedList(first.min(u64::from(u32::MAX)) as u32),
            Tag::Item => NodeKind::Item,
            Tag::DefinitionList => NodeKind::DefinitionList,
            Tag::DefinitionListTitle => NodeKind::Term,
            Tag::DefinitionListDefinition => NodeKind::Definition,
            Tag::Table(columns) => {
                let align = |column: &Alignment| match column {
                    Alignment::Center => Align::Centre,
                    Alignment::Right => Align::End,
                    Alignment::None | Alignment::Left => Align::Start,
                };
                self.builder.table(Table { columns: columns.iter().map(align).collect() })
            }
            Tag::TableHead => NodeKind::TableHead,
            Tag::TableRow => NodeKind::TableRow,
            Tag::TableCell => NodeKind::TableCell,
            Tag::Emphasis => NodeKind::Emphasis,
            Tag::Strong => NodeKind::Strong,
            Tag::Link { link_type: LinkType::Email, dest_url, .. } => {
                self.builder.link(span, &format!("mailto:{dest_url}"))
            }
            Tag::Link { dest_url, .. } => self.builder.link(span, &dest_url),
            Tag::Image { dest_url, .. } => self.builder.image(span, &dest_url),
            // A paragraph. The other tags need options that are off.
            _ => NodeKind::Paragraph,
        };
        // An HTML block becomes a paragraph, and its lines leaves in it.
        self.builder.open(kind, span);
    }
}

/// The span without the line end that the parser includes in a heading.
fn trim_end(span: Span, source: &str) -> Span {
    Span::new(span.start as usize, span.start as usize + span.of(source).trim_end().len())
}
