//! Floor 1: where a comment in HTML ends.
//! In: a page, and where the text of a comment begins. Out: where it ends.
//! Must never: read a tag as part of a comment that has ended for browsers.

use memchr::memmem;

/// The index after the comment whose text begins at `from` (WHATWG, HTML Standard, 13.2.5.43 to 52): it ends with
/// `-->` or `--!>`, and `<!-->` and `<!--->` are whole comments.
pub fn comment_end(text: &[u8], from: usize) -> usize {
    for short in [&b">"[..], b"->"] {
        if text[from..].starts_with(short) {
            return from + short.len();
        }
    }
    let mut at = from;
    while let Some(dashes) = memmem::find(&text[at..], b"--") {
        let after = at + dashes + 2;
        for end in [&b">"[..], b"!>"] {
            if text[after..].starts_with(end) {
                return after + end.len();
            }
        }
        at = after - 1;
    }
    text.len()
}
