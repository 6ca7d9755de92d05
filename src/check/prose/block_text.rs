//! Floor 3: the text of one block without its markup.
//! In: the nodes of a document. Out: text that can be searched, and where any part of it is in the file.
//! Must never: join the text of two blocks, or include blocks of code.

use crate::base::Span;
use crate::doc::{Document, NodeKind, NodeRef};

/// The text of one block without markup, and where each piece of it is in the file.
#[derive(Default)]
pub struct BlockText {
    /// The text. Words between backticks are words: readers see them. A fact or HTML is one object replacement
    /// character (U+FFFC).
    pub words: String,
    /// Where each piece begins in `words`, and its span in the file.
    pieces: Vec<(usize, Span)>,
}

impl BlockText {
    /// Appends text that is at `span` in the file.
    pub fn add(&mut self, words: &str, span: Span) {
        self.pieces.push((self.words.len(), span));
        self.words.push_str(words);
    }

    /// Appends the text of a node that has text of its own: words, or words between backticks.
    pub fn add_words_of(&mut self, node: NodeRef, document: &Document) {
        let (words, span) = (node.own_text(), node.span());
        let inside =
            span.of(document.text()).find(words).filter(|_| matches!(node.kind(), NodeKind::Code(_)));
        let start = span.start as usize;
        self.add(words, inside.map_or(span, |at| Span::new(start + at, start + at + words.len())));
    }

    /// Empties it, so that the next block can use its memory.
    pub fn clear(&mut self) {
        self.words.clear();
        self.pieces.clear();
    }

    /// The span in the file of the bytes `start..end` of the text. Must not be called with `start == end`.
    pub fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.place(start).0, self.place(end - 1).1)
    }

    /// Where the byte `at` of the text begins and ends in the file.
    fn place(&self, at: usize) -> (usize, usize) {
        let piece = self.pieces.partition_point(|(start, _)| *start <= at) - 1;
        let (start, span) = self.pieces[piece];
        let length = self.pieces.get(piece + 1).map_or(self.words.len(), |(next, _)| *next) - start;
        // The file writes this piece differently, as with entities: the whole piece is the place.
        if length != span.len() {
            (span.start as usize, span.end as usize)
        } else {
            (span.start as usize + at - start, span.start as usize + at - start + 1)
        }
    }
}

/// Calls `judge` with the text of each block of a document, in the order of the file.
pub fn for_each_block(document: &Document, mut judge: impl FnMut(&BlockText)) {
    let mut passage = BlockText::default();
    // Where an image or a code block ends that is being skipped.
    let mut skip_to = 0;
    for node in document.tree.walk().filter(|node| !node.span().is_empty()) {
        if node.span().start < skip_to {
            continue;
        }
        match node.kind() {
            NodeKind::Text | NodeKind::Decoded(_) | NodeKind::Code(_) => {
                passage.add_words_of(node, document);
            }
            NodeKind::SoftBreak | NodeKind::HardBreak => passage.add(" ", node.span()),
            NodeKind::Emphasis | NodeKind::Strong | NodeKind::Link(_) => {}
            NodeKind::Fact(_) | NodeKind::RawHtml => passage.add("\u{fffc}", node.span()),
            NodeKind::Image(_) => skip_to = node.span().end,
            kind => {
                if !passage.words.is_empty() {
                    judge(&passage);
                    passage.clear();
                }
                if kind == NodeKind::CodeBlock {
                    skip_to = node.span().end;
                }
            }
        }
    }
    if !passage.words.is_empty() {
        judge(&passage);
    }
}
