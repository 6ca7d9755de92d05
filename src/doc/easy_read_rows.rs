//! Floor 1: the rows of Easy Read.
//! In: the tree of an Easy Read file. Out: the same tree, in which each picture and the words after it are a
//! row.
//! Must never: move or drop a node.

use super::tree::{Node, NodeKind, Tree};

/// A paragraph that is one picture begins a row. The paragraphs and lists after it belong to the row; any
/// other block ends it. In a checker a list ends it too, for a list holds the answers.
pub fn group_rows(tree: &mut Tree, checker: bool) {
    let mut nodes: Vec<Node> = Vec::with_capacity(tree.nodes.len() + 16);
    let mut row: Option<usize> = None;
    let mut at = 0;
    while at < tree.nodes.len() {
        let node = tree.nodes[at];
        let block = &tree.nodes[at..at + node.subtree_len as usize];
        if is_picture(block) {
            row = Some(nodes.len());
            nodes.push(Node { kind: NodeKind::Row, span: node.span, subtree_len: 1 });
            nodes.push(Node { kind: NodeKind::RowPicture, ..node });
            nodes.extend_from_slice(&block[1..]);
        } else {
            let list = matches!(node.kind, NodeKind::BulletList | NodeKind::NumberedList(_));
            if node.kind != NodeKind::Paragraph && (!list || checker) {
                row = None;
            }
            nodes.extend_from_slice(block);
        }
        if let Some(row) = row {
            nodes[row].subtree_len += node.subtree_len;
            nodes[row].span.end = node.span.end;
        }
        at += node.subtree_len as usize;
    }
    tree.nodes = nodes.into();
}

/// Whether a block is a paragraph of one picture and nothing else.
fn is_picture(block: &[Node]) -> bool {
    block.len() >= 2
        && block[0].kind == NodeKind::Paragraph
        && matches!(block[1].kind, NodeKind::Image(_))
        && block[1].subtree_len as usize == block.len() - 1
}
