//! Floor 1: the value of an attribute as browsers read it.
//! In: the value as it is written, between its quotation marks. Out: the value with every entity decoded.
//! Must never: know fewer entities than browsers do: `&sol;`, `&colon;` and `&Tab;` hide addresses.

use html5ever::TokenizerResult;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use std::borrow::Cow;
use std::cell::Cell;

/// Decodes a value.
pub fn attribute_value(written: &str) -> Cow<'_, str> {
    if !written.contains('&') {
        return written.into();
    }
    // Most have `&amp;` alone.
    if written.match_indices('&').all(|(at, _)| written[at..].starts_with("&amp;")) {
        return written.replace("&amp;", "&").into();
    }
    let tag = format!("<a b=\"{}\">", written.replace('"', "&quot;"));
    let tokens = Tokenizer::new(ValueSink::default(), TokenizerOpts::default());
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from(tag));
    while !matches!(tokens.feed(&queue), TokenizerResult::Done) {}
    tokens.end();
    tokens.sink.value.take().map_or(written.into(), Cow::Owned)
}

/// Keeps the value of the first attribute.
#[derive(Default)]
struct ValueSink {
    value: Cell<Option<String>>,
}

impl TokenSink for ValueSink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        if let Token::TagToken(tag) = token {
            self.value.set(tag.attrs.first().map(|attribute| attribute.value.to_string()));
        }
        TokenSinkResult::Continue
    }
}

#[cfg(test)]
mod tests {
    use super::attribute_value;

    #[test]
    fn every_entity_is_decoded_once() {
        for (written, value) in [
            ("/a?b=1&amp;c=2", "/a?b=1&c=2"),
            ("https&colon;&sol;&sol;x.org", "https://x.org"),
            ("&#104;ttps:&#x2f;&#X2F;x.org", "https://x.org"),
            ("java&Tab;script&NewLine;:x", "java\tscript\n:x"),
            ("&amp;#104;", "&#104;"),
            ("a=b&copy=1&x", "a=b&copy=1&x"),
            ("\"&quot;&lt;", "\"\"<"),
        ] {
            assert_eq!(attribute_value(written), value);
        }
    }
}
