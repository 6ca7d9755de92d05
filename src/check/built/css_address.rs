//! Floor 3: the addresses in CSS.
//! In: a style sheet, or the value of a `style` attribute. Out: each address that a browser would load.
//! Must never: follow an address, or take the words of a comment for one.

/// The addresses of `url(…)` and `@import "…"`, each with the byte at which it begins.
pub fn css_addresses(css: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(step) = css[at..].find(['/', 'u', 'U', '@']) {
        at += step;
        let rest = &css[at..];
        if let Some(comment) = rest.strip_prefix("/*") {
            at = comment.find("*/").map_or(css.len(), |end| at + 2 + end + 2);
        } else if starts_with(rest, "url(") {
            found.extend(value(css, at + 4, &[')']));
            at += 4;
        } else if starts_with(rest, "@import") {
            let inner = rest["@import".len()..].trim_start();
            let start = at + rest.len() - inner.len();
            if inner.starts_with(['"', '\'']) {
                found.extend(value(css, start, &[';']));
            }
            at = start;
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    found
}

fn starts_with(text: &str, word: &str) -> bool {
    text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}

/// The address that begins at the byte `at`, perhaps between quotation marks.
fn value<'c>(css: &'c str, at: usize, ends: &[char]) -> Option<(usize, &'c str)> {
    let rest = &css[at..];
    let inner = rest.trim_start();
    let start = at + rest.len() - inner.len();
    let mark = inner.chars().next().filter(|mark| matches!(mark, '"' | '\''));
    let (start, words) = match mark {
        Some(mark) => (start + 1, inner[1..].split(mark).next()?),
        None => (start, inner.split(ends).next()?.trim_end()),
    };
    (!words.is_empty()).then_some((start, words))
}

#[cfg(test)]
mod tests {
    use super::css_addresses;

    #[test]
    fn addresses_of_every_kind_are_found() {
        let css = "@import \"https://a.net/x.css\"; @IMPORT url( HTTPS://b.net/y.css );\n/* url(https://no.net/) */ p { background: URL('//c.net/z.png') } @font-face{src:url(fonts/a.woff2)} u{} @import 'd.css';";
        let found: Vec<&str> = css_addresses(css).into_iter().map(|(_, address)| address).collect();
        assert_eq!(
            found,
            ["https://a.net/x.css", "HTTPS://b.net/y.css", "//c.net/z.png", "fonts/a.woff2", "d.css"]
        );
        for (at, address) in css_addresses(css) {
            assert!(css[at..].starts_with(address));
        }
        assert_eq!(css_addresses("p { color: red } /* open"), []);
        assert_eq!(css_addresses("url("), []);
        assert_eq!(css_addresses("@import"), []);
    }
}
