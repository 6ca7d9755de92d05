//! Floor 0: percent-encoding in addresses (RFC 3986, section 2.1).
//! In: text. Out: the same with bytes as `%41`, or without.
//! Must never: be used twice on one text: `%2541` would become another address.

use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use std::borrow::Cow;

/// All that RFC 3986 reserves is encoded; the slash of a path stays.
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b'/');

/// What cannot stand in the value of an HTTP header.
const HEADER: &AsciiSet = &CONTROLS.add(b' ');

/// `my%20page.md` → `my page.md`. A percent sign without two hexadecimal digits stays as it is; bytes that
/// are not UTF-8 become U+FFFD.
pub fn decode(text: &str) -> Cow<'_, str> {
    percent_decode_str(text).decode_utf8_lossy()
}

/// The decoded text; none where a percent sign has no two hexadecimal digits, or the bytes are not UTF-8.
pub fn decode_strict(text: &str) -> Option<Cow<'_, str>> {
    let complete = |code: &str| code.len() >= 2 && code.bytes().take(2).all(|byte| byte.is_ascii_hexdigit());
    if text.split('%').skip(1).all(complete) { percent_decode_str(text).decode_utf8().ok() } else { None }
}

/// A path, or a value in a query: letters, digits and `-_.~/` stay, every other byte is encoded.
pub fn encode_path(text: &str) -> String {
    utf8_percent_encode(text, PATH).to_string()
}

/// An address for an HTTP header: only spaces, control characters and non-ASCII letters are encoded, so that
/// an address that is encoded already stays the same.
pub fn encode_header(address: &str) -> String {
    utf8_percent_encode(address, HEADER).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_decoded() {
        for (text, decoded) in
            [("a%20b%C5%B5", "a bŵ"), ("%zz%2", "%zz%2"), ("a+b", "a+b"), ("%ff", "\u{fffd}")]
        {
            assert_eq!(decode(text), decoded);
        }
        assert_eq!(decode_strict("/a%20b%2541").as_deref(), Some("/a b%41"));
        for wrong in ["%", "%2", "%zz", "%+5", "%%41", "%ff", "%ŵ"] {
            assert_eq!(decode_strict(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn texts_are_encoded() {
        assert_eq!(encode_path("a b&c=ŵ/é~.md"), "a%20b%26c%3D%C5%B5/%C3%A9~.md");
        assert_eq!(encode_header("/ŵ x/?a=%20&b#c\n"), "/%C5%B5%20x/?a=%20&b#c%0A");
    }
}
