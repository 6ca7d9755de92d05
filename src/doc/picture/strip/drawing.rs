//! Floor 1: an SVG drawing without what is said about it.
//! In: its text, and the same as a tree. Out: the text without notes, without the names of files and people on
//! the computer where it was drawn, and without the copy that a program keeps for itself.
//! Must never: change what is drawn.

use std::ops::Range;

/// Attributes in which drawing programs keep the paths and names of files.
const FILE_NAMES: [&str; 4] = ["absref", "docname", "export-filename", "output_extension"];

/// The text of a drawing without these parts.
pub fn strip_drawing(text: &str, tree: &roxmltree::Document<'_>) -> String {
    let mut left_out: Vec<Range<usize>> = Vec::new();
    for node in tree.descendants() {
        if node.is_comment() || (node.is_element() && node.tag_name().name() == "metadata") {
            left_out.push(node.range());
            continue;
        }
        // draw.io keeps the whole diagram in an attribute, hidden pages too.
        let is_root = node == tree.root_element();
        let names = node.attributes().filter(|attribute| {
            FILE_NAMES.contains(&attribute.name()) || (is_root && attribute.name() == "content")
        });
        left_out.extend(names.map(|attribute| attribute.range()));
    }
    left_out.sort_by_key(|range| range.start);
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for range in left_out {
        // A note inside notes is gone already.
        if range.start >= done {
            out.push_str(&text[done..range.start]);
            done = range.end;
        }
    }
    out.push_str(&text[done..]);
    out
}
