//! Floor 0: what a browser does with an address, as far as its beginning tells.
//! In: an address as it is written. Out: its kind.
//! Must never: take an address for harmless because of spaces, capitals or signs that browsers pass over.

/// What kind of address it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WebAddress {
    /// It depends on where it stands: `imha.md`, `/contact/`, `#who`, or nothing.
    Relative,
    /// It names another server without saying how: `//charity.example`, `/\charity.example`.
    OtherHost,
    /// A website: `http:`, `https:`.
    Web,
    /// A way to reach somebody: `mailto:`, `tel:`, `sms:`.
    Contact,
    /// The file stands in the address itself: `data:`.
    Data,
    /// It runs a program, or shows what nobody has published: `javascript:`, `vbscript:`, `blob:`, `file:` …
    Unsafe,
    /// Any other: browsers hand it to another program, if there is one.
    OtherScheme,
}

impl WebAddress {
    /// The kind of an address (WHATWG, URL Standard, 4.4: spaces and control characters at the ends are passed over,
    /// tabs and line ends everywhere, `\` is read as `/`).
    pub fn of(written: &str) -> WebAddress {
        let written = written.trim_matches(|letter: char| letter <= ' ');
        let mut letters = written.chars().filter(|letter| !matches!(letter, '\t' | '\n' | '\r'));
        let mut scheme = String::new();
        let is_slash = |letter: Option<char>| matches!(letter, Some('/' | '\\'));
        loop {
            match letters.next() {
                Some(':') if !scheme.is_empty() => break,
                Some(letter) if letter.is_ascii_alphabetic() => scheme.push(letter.to_ascii_lowercase()),
                Some(letter) if !scheme.is_empty() && (letter.is_ascii_digit() || "+-.".contains(letter)) => {
                    scheme.push(letter);
                }
                letter if scheme.is_empty() && is_slash(letter) && is_slash(letters.next()) => {
                    return WebAddress::OtherHost;
                }
                _ => return WebAddress::Relative,
            }
        }
        match &*scheme {
            "http" | "https" => WebAddress::Web,
            "mailto" | "tel" | "sms" => WebAddress::Contact,
            "data" => WebAddress::Data,
            "javascript" | "vbscript" | "livescript" | "mocha" | "blob" | "filesystem" | "file" | "about"
            | "view-source" | "jar" | "chrome" | "resource" | "res" | "mhtml" => WebAddress::Unsafe,
            _ => WebAddress::OtherScheme,
        }
    }

    /// Whether a reader may follow it to another website, or to somebody.
    pub fn may_be_followed(self) -> bool {
        matches!(self, WebAddress::Web | WebAddress::Contact)
    }
}

#[cfg(test)]
mod tests {
    use super::WebAddress::{self, Contact, Data, OtherHost, OtherScheme, Relative, Unsafe, Web};

    #[test]
    fn addresses_are_told_apart_as_browsers_do() {
        for (written, kind) in [
            ("", Relative),
            ("#who", Relative),
            ("imha.md", Relative),
            ("/contact/", Relative),
            ("?a=b:c", Relative),
            ("1:2", Relative),
            ("a/b:c", Relative),
            (":x", Relative),
            ("//x.org", OtherHost),
            ("\\\\x.org", OtherHost),
            ("/\\x.org", OtherHost),
            (" /\t/x.org", OtherHost),
            ("https://x.org", Web),
            ("\u{1}HTTPS:x.org", Web),
            ("ht\ntp://x.org", Web),
            ("mailto:a@x.org", Contact),
            ("TEL:999", Contact),
            ("data:text/html,<script>", Data),
            (" d\na\tt\ra:,", Data),
            ("javascript:alert(1)", Unsafe),
            ("JaVaScRiPt:alert(1)", Unsafe),
            ("\u{1}\u{1f} java\nscript\t:alert(1)", Unsafe),
            ("vbscript:x", Unsafe),
            ("file:///etc/passwd", Unsafe),
            ("whatsapp://send", OtherScheme),
            ("ftp://x.org", OtherScheme),
        ] {
            assert_eq!(WebAddress::of(written), kind, "{written:?}");
        }
    }
}
