//! Floor 3: the reading direction of a PDF, by which viewers put pages side by side.
//! In: a PDF as Typst writes it. Out: the same with the direction of its language.
//! Must never: move a byte: the cross-reference table has the offset of each object.

/// The entry of the viewer preferences (PDF 2.0, 12.2) in the two forms that Typst writes.
const NAME: &[u8] = b"/Direction/";
const NAME_WITH_SPACE: &[u8] = b"/Direction /";

/// Overwrites the direction in the viewer preferences. Typst derives it from the code of the language, and
/// takes Punjabi for a language in Arabic letters. `L2R` and `R2L` are equally long, so one can replace the
/// other. A PDF without that entry stays as it is.
pub fn set_direction(pdf: &mut [u8], rtl: bool) {
    let direction: &[u8] = if rtl { b"R2L" } else { b"L2R" };
    let names = [NAME, NAME_WITH_SPACE];
    let start = names.iter().find_map(|name| Some(memchr::memmem::rfind(pdf, name)? + name.len()));
    if let Some(bytes) = start
        .and_then(|start| pdf.get_mut(start..start + direction.len()))
        .filter(|bytes| matches!(&**bytes, b"R2L" | b"L2R"))
    {
        bytes.copy_from_slice(direction);
    }
}

#[cfg(test)]
mod tests {
    use super::set_direction;

    #[test]
    fn the_direction_is_set_and_nothing_else_changes() {
        for name in ["/Direction /", "/Direction/"] {
            let mut pdf = format!("<<{name}R2L/DisplayDocTitle true>>").into_bytes();
            set_direction(&mut pdf, false);
            assert_eq!(String::from_utf8_lossy(&pdf), format!("<<{name}L2R/DisplayDocTitle true>>"));
        }
        let mut none = b"<</Direction /Up>>".to_vec();
        set_direction(&mut none, true);
        assert_eq!(none, b"<</Direction /Up>>");
    }
}
