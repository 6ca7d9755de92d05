//! Floor 3: the words of one block, without marks.
//! In: the nodes of a text. Out: words that can be searched, and the place in the file of any stretch of
//! them.
//! Must never: join the words of two blocks, or look into code.

use crate::base::Span;
use crate::doc::{Document, NodeKind};

/// The words of one block without marks, and where each piece of them stands in the file.
#[derive(Default)]
pub struct BlockText {
    /// The words; facts and pictures are one sign each.
    pub words: String,
    pieces: Vec<(usize, Span)>,
}

impl BlockText {
    /// More words, which stand there.
    pub fn add(&mut self, words: &str, span: Span) {
        self.pieces.push((self.words.len(), span));
        self.words.push_str(words);
    }

    /// Begins anew.
    pub fn clear(&mut self) {
        self.words.clear();
        self.pieces.clear();
    }

    /// Where a stretch of the words stands in the file; `end` is one past its last byte.
    pub fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.place(start).0, self.place(end - 1).1)
    }

    /// Where the byte `at` of the words begins and ends in the file.
    fn place(&self, at: usize) -> (usize, usize) {
        let piece = self.pieces.partition_point(|(start, _)| *start <= at) - 1;
        let (start, span) = self.pieces[piece];
        let length = self.pieces.get(piece + 1).map_or(self.words.len(), |(next, _)| *next) - start;
        // Text that is spelled otherwise in the file is pointed at whole.
        if length != span.len() {
            (span.start as usize, span.end as usize)
        } else {
            (span.start as usize + at - start, span.start as usize + at - start + 1)
        }
    }
}

/// Gives each block of a document's text to `judge`.
pub fn for_each_block(document: &Document, mut judge: impl FnMut(&BlockText)) {
    let mut passage = BlockText::default();
    let mut pass_to = 0;
    for node in document.tree.walk().filter(|node| !node.span().is_empty()) {
        if node.span().start < pass_to {
            continue;
        }
        match node.kind() {
            NodeKind::Text | NodeKind::Decoded(_) => passage.add(node.own_text(), node.span()),
            NodeKind::SoftBreak | NodeKind::HardBreak => passage.add(" ", node.span()),
            NodeKind::Emphasis | NodeKind::Strong | NodeKind::Link(_) => {}
            NodeKind::Fact(_) | NodeKind::Code(_) | NodeKind::RawHtml => passage.add("\u{fffc}", node.span()),
            NodeKind::Image(_) => pass_to = node.span().end,
            kind => {
                if !passage.words.is_empty() {
                    judge(&passage);
                    passage.clear();
                }
                if kind == NodeKind::CodeBlock {
                    pass_to = node.span().end;
                }
            }
        }
    }
    if !passage.words.is_empty() {
        judge(&passage);
    }
}
