//! Floor 1: a drawing, written anew from its kept parts.
//! In: the parts. Out: SVG.
//! Must never: write anything that was not kept, or a letter that a browser would read as a tag.

use super::part::{KeptChild, KeptPart};

/// The drawing as a file.
pub fn write(parts: &[KeptPart]) -> String {
    let mut out = String::new();
    if !parts.is_empty() {
        write_part(parts, 0, &mut out);
        out.push('\n');
    }
    out
}

/// Writes a part with all in it. How deep parts stand in each other is bounded.
fn write_part(parts: &[KeptPart], at: usize, out: &mut String) {
    let part = &parts[at];
    out.push('<');
    out.push_str(part.name);
    if at == 0 {
        out.push_str(" xmlns=\"http://www.w3.org/2000/svg\"");
        let is_linked = |part: &KeptPart| part.attributes.iter().any(|(name, _)| name.starts_with("xlink:"));
        if parts.iter().any(is_linked) {
            out.push_str(" xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
        }
    }
    for (name, value) in &part.attributes {
        out.push(' ');
        out.push_str(name);
        out.push_str("=\"");
        escape(value, true, out);
        out.push('"');
    }
    if part.children.is_empty() {
        out.push_str("/>");
        return;
    }
    out.push('>');
    for child in &part.children {
        match child {
            KeptChild::Part(inside) => write_part(parts, *inside, out),
            KeptChild::Text(text) => escape(text, false, out),
        }
    }
    out.push_str("</");
    out.push_str(part.name);
    out.push('>');
}

fn escape(text: &str, is_attribute: bool, out: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if is_attribute => out.push_str("&quot;"),
            // A reader of XML makes a space of each of these in an attribute.
            '\n' if is_attribute => out.push_str("&#10;"),
            '\t' if is_attribute => out.push_str("&#9;"),
            '\r' => out.push_str("&#13;"),
            letter => out.push(letter),
        }
    }
}
