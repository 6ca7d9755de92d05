//! Floor 3: the addresses in a script.
//! In: JavaScript. Out: the texts in it that are whole addresses of a server.
//! Must never: run a script, or say that one without such a text loads nothing: an address can be put together.
//!
//! This reads no more of the language than where texts and comments begin and end (ECMA-262, 12.4 and 12.9). Most who
//! bring a stranger's script into a theme paste it as they got it, with its address whole. The others meet the policy
//! in each page, which browsers hold.

use crate::base::{Span, WebAddress};

/// Names that are written like addresses, and that nothing is loaded from.
const NAMESPACES: [&str; 2] = ["http://www.w3.org/", "https://www.w3.org/"];

/// The whole addresses between quotation marks, with their places.
pub fn script_addresses(script: &str) -> Vec<(Span, String)> {
    let bytes = script.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(step) = bytes[at..].iter().position(|byte| b"\"'`/".contains(byte)) {
        at += step;
        let rest = &script[at..];
        if rest.starts_with("//") {
            at += rest.find(['\n', '\r', '\u{2028}', '\u{2029}']).unwrap_or(rest.len());
        } else if let Some(comment) = rest.strip_prefix("/*") {
            at += comment.find("*/").map_or(rest.len(), |end| end + 4);
        } else if bytes[at] == b'/' {
            at += 1;
        } else {
            let end = at + 1 + text_length(&bytes[at + 1..], bytes[at]);
            let text = unescaped(&script[at + 1..end]);
            let is_address = WebAddress::of(&text) == WebAddress::OtherHost && names_host(&text)
                || WebAddress::of(&text) == WebAddress::Web && text.contains("//")
                || ["ws:", "wss:"]
                    .iter()
                    .any(|scheme| text.trim_start().to_ascii_lowercase().starts_with(scheme));
            if is_address && !NAMESPACES.iter().any(|name| text.starts_with(name)) {
                found.push((Span::new(at + 1, end), text));
            }
            at = (end + 1).min(bytes.len());
        }
    }
    found
}

/// The bytes before the mark that ends a text. One in quotation marks ends with its line at the latest.
fn text_length(bytes: &[u8], mark: u8) -> usize {
    let mut is_escaped = false;
    let end = bytes.iter().position(|byte| {
        if std::mem::take(&mut is_escaped) {
            return false;
        }
        is_escaped = *byte == b'\\';
        *byte == mark || *byte == b'\n' && mark != b'`'
    });
    end.unwrap_or(bytes.len())
}

/// Whether `//…` goes on with the name of a host, and is not only a sign.
fn names_host(text: &str) -> bool {
    let rest = text.trim_start().trim_start_matches(['/', '\\']);
    let host = rest.split(['/', '?', '#']).next().unwrap_or("");
    host.contains('.') && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-:@".contains(&byte))
}

/// `https:\/\/x.org`, `\x68ttps:` and `\u0068ttps:` as a script reads them.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        plain.push_str(before);
        let mut letters = after.chars();
        let kind = letters.next();
        let after = letters.as_str();
        let digits = match kind {
            Some('x') => after.get(..2),
            Some('u') if after.starts_with('{') => after[1..].split('}').next(),
            Some('u') => after.get(..4),
            _ => None,
        };
        let code = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()).and_then(char::from_u32);
        rest = match (code, digits) {
            (Some(letter), Some(digits)) => {
                plain.push(letter);
                let braces = if after.starts_with('{') { 2 } else { 0 };
                after.get(digits.len() + braces..).unwrap_or("")
            }
            _ => {
                plain.extend(kind.filter(|letter| !letter.is_control()));
                after
            }
        };
    }
    plain + rest
}

#[cfg(test)]
mod tests {
    use super::script_addresses;

    #[test]
    fn whole_addresses_are_found_however_they_are_written() {
        for script in [
            "fetch('https://x.example/a')",
            "import a from \"//x.example/a.js\"",
            "(function(i,s){})(window,'script','https:\\/\\/x.example/analytics.js')",
            "let a = `https://x.example/${b}`",
            "new WebSocket('wss://x.example')",
            "// 'no'\nfetch('\\x68ttps://x.example')",
            "/* \" */ fetch('\\u0068ttps:\\u{2f}/x.example')",
            "const half = 1 / 2; fetch('HTTPS://x.example')",
            "navigator.sendBeacon(\"\\\\\\\\x.example/\")",
        ] {
            let found = script_addresses(script);
            assert_eq!(found.len(), 1, "{script}: {found:?}");
            assert!(found[0].1.to_lowercase().contains("x.example"), "{found:?}");
        }
    }

    #[test]
    fn what_is_no_address_is_none() {
        for script in [
            "// see https://x.example/\nlet a = '/search/'",
            "/* 'https://x.example/' */",
            "document.createElementNS('http://www.w3.org/2000/svg', 'path')",
            "a = b.split('//'); c = '// not // an address'; d = 'https'",
            "it = \"isn't\"; more = 'https:'",
            "",
            "'open",
        ] {
            assert_eq!(script_addresses(script), [], "{script}");
        }
    }
}
