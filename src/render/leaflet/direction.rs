//! Floor 3: in which direction a PDF is read.
//! In: a PDF as Typst writes it. Out: the same, with the direction of its language: viewers put its pages
//! side by side by it.
//! Must never: move a byte: the file knows where each of its objects begins.

/// As Typst writes it.
const NAME: &[u8] = b"/Direction/";
const NAME_APART: &[u8] = b"/Direction /";

/// Typst takes the direction from the code of the language, and holds Punjabi for a language that is written
/// in Arabic letters only. The
/// two words for it are of one length, so the right one can stand where the other was.
pub fn set_direction(pdf: &mut [u8], rtl: bool) {
    let word: &[u8] = if rtl { b"R2L" } else { b"L2R" };
    let found =
        [NAME, NAME_APART].iter().find_map(|name| Some(memchr::memmem::rfind(pdf, name)? + name.len()));
    if let Some(there) = found
        .and_then(|at| pdf.get_mut(at..at + word.len()))
        .filter(|there| matches!(&**there, b"R2L" | b"L2R"))
    {
        there.copy_from_slice(word);
    }
}

#[cfg(test)]
mod tests {
    use super::set_direction;

    #[test]
    fn the_direction_is_said_and_nothing_else_changes() {
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
