//! Floor 0: text inside HTML.
//! In: text. Out: the same as markup that shows it.
//! Must never: be given markup: it would be shown as text.

/// Appends text to HTML, for use between tags and between double quotation marks: `<`, `&` and `"`
/// become entities.
pub fn escape(out: &mut String, text: &str) {
    let bytes = text.as_bytes();
    let mut done = 0;
    while let Some(at) = memchr::memchr3(b'<', b'&', b'"', &bytes[done..]).map(|at| done + at) {
        out.push_str(&text[done..at]);
        out.push_str(match bytes[at] {
            b'<' => "&lt;",
            b'&' => "&amp;",
            _ => "&quot;",
        });
        done = at + 1;
    }
    out.push_str(&text[done..]);
}

/// The escaped text as a string of its own. `>` is an entity too.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(&mut out, text);
    if out.contains('>') { out.replace('>', "&gt;") } else { out }
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn no_sign_of_markup_is_left() {
        assert_eq!(escaped("<a href=\"?x&y\">ŵ</a>"), "&lt;a href=&quot;?x&amp;y&quot;&gt;ŵ&lt;/a&gt;");
        assert_eq!(escaped("it’s &amp;"), "it’s &amp;amp;");
    }
}
