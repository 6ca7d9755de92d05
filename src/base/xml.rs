//! Floor 0: writing XML 1.0.
//! In: names of elements, and text that may hold anything. Out: a well-formed document.
//! Must never: leave a sign of markup in text, `]]>`, or a character that XML does not allow: one of them and no reader of
//! the feed sees any of it.

/// A document that is being written.
pub struct XmlWriter(String);

impl XmlWriter {
    /// A document in UTF-8, without its root.
    pub fn new() -> XmlWriter {
        XmlWriter("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".into())
    }

    /// Begins an element.
    pub fn open(&mut self, name: &'static str, attributes: &[(&'static str, &str)]) {
        self.tag(name, attributes, ">");
    }

    /// Ends an element.
    pub fn close(&mut self, name: &'static str) {
        for part in ["</", name, ">"] {
            self.0.push_str(part);
        }
    }

    /// An element without content.
    pub fn empty(&mut self, name: &'static str, attributes: &[(&'static str, &str)]) {
        self.tag(name, attributes, "/>");
    }

    /// An element with text.
    pub fn element(&mut self, name: &'static str, text: &str) {
        self.open(name, &[]);
        push_text(&mut self.0, text);
        self.close(name);
    }

    /// Ends the line.
    pub fn line(&mut self) {
        self.0.push('\n');
    }

    /// The whole document.
    pub fn finish(self) -> String {
        self.0
    }

    fn tag(&mut self, name: &'static str, attributes: &[(&'static str, &str)], end: &'static str) {
        self.0.push('<');
        self.0.push_str(name);
        for (attribute, value) in attributes {
            for part in [" ", attribute, "=\""] {
                self.0.push_str(part);
            }
            push_text(&mut self.0, value);
            self.0.push('"');
        }
        self.0.push_str(end);
    }
}

impl Default for XmlWriter {
    fn default() -> XmlWriter {
        XmlWriter::new()
    }
}

/// Text for a place in XML that another library wrote.
pub fn xml_text(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    push_text(&mut safe, text);
    safe
}

/// Appends text, for use between tags and between double quotation marks. What XML does not allow becomes U+FFFD.
fn push_text(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            letter if is_allowed(letter) => out.push(letter),
            _ => out.push(char::REPLACEMENT_CHARACTER),
        }
    }
}

/// Production 2 of XML 1.0, `Char`, without the control characters that it allows and advises against.
fn is_allowed(letter: char) -> bool {
    match letter {
        '\t' | '\n' | '\r' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        letter => !letter.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn text_stays_text() {
        let mut xml = XmlWriter::new();
        xml.open("a", &[("href", "/?x&\"<y>")]);
        xml.element("b", "]]> <!-- & \u{8}\u{fffe}ŵ");
        xml.close("a");
        let expected =
            "<a href=\"/?x&amp;&quot;&lt;y&gt;\"><b>]]&gt; &lt;!-- &amp; \u{fffd}\u{fffd}ŵ</b></a>";
        assert_eq!(xml.finish().lines().nth(1), Some(expected));
    }

    proptest! {
        #[test]
        fn every_document_is_well_formed(text in "(\\PC|[\u{0}-\u{1f}\u{7f}-\u{9f}<>&\"']|\\]\\]>|\u{fffe}){0,30}") {
            let mut xml = XmlWriter::new();
            xml.open("root", &[("value", &text)]);
            xml.element("words", &text);
            xml.close("root");
            let xml = xml.finish();
            let read = roxmltree::Document::parse(&xml);
            prop_assert!(read.is_ok(), "{:?}: {}", read, xml);
        }
    }
}
