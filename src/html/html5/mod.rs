//! Floor 1: reads HTML as browsers do (WHATWG, HTML Standard), with html5ever. No other folder knows
//! html5ever.
//! In: any page. Out: the elements that a browser would make of it, each with its place in the file.
//! Must never: fail on a page, however it is written.

mod attribute_value;
mod sink;
mod token_position;
mod tree;

pub use attribute_value::attribute_value;

use crate::base::Span;
use crate::html::markup::Markup;
use crate::html::tags::Tag as Kind;
use html5ever::TokenizerResult;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use sink::{Handle, TreeSink};
use std::cell::Cell;
use std::rc::Rc;
use token_position::TokenPosition;

/// Reads a page, and says whether all of it was read.
pub fn read_as_browser(text: &str) -> (Markup<'_>, bool) {
    let opts = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let here = Rc::new(TokenPosition {
        text: text.into(),
        end: Cell::default(),
        last: Cell::default(),
        span: Cell::default(),
        closing: Cell::default(),
    });
    let tokens = Tokenizer::new(
        PositionedSink { builder: TreeBuilder::new(TreeSink::at(here.clone()), opts), here: here.clone() },
        TokenizerOpts::default(),
    );
    let queue = BufferQueue::default();
    let mut rest = StrTendril::from(text);
    // The parser gets the page in pieces that end after a tag: what it reports then is about that tag, whose
    // place is known.
    while !rest.is_empty() && !tokens.sink.builder.sink.too_high.get() {
        let end = memchr::memchr(b'>', rest.as_bytes()).map_or(rest.len(), |at| at + 1) as u32;
        here.end.set(here.end.get() + end);
        queue.push_back(rest.subtendril(0, end));
        rest.pop_front(end);
        while !matches!(tokens.feed(&queue), TokenizerResult::Done) {}
    }
    let all = rest.is_empty();
    here.span.set(Span::default());
    tokens.end();
    (tokens.sink.builder.sink.markup(text), all)
}

/// The tree builder of html5ever, which is told the place of each token first.
struct PositionedSink {
    builder: TreeBuilder<Handle, TreeSink>,
    here: Rc<TokenPosition>,
}

impl TokenSink for PositionedSink {
    type Handle = Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Handle> {
        let (here, end) = (&self.here, self.here.end.get());
        let since = &self.here.text[here.last.get() as usize..end as usize];
        match &token {
            Token::TagToken(Tag { kind, name, .. }) => {
                let closing = *kind == TagKind::EndTag;
                let opens =
                    |(at, _): &(usize, &str)| since[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic());
                let start = if closing {
                    since.rfind("</")
                } else {
                    since.match_indices('<').find(opens).map(|(at, _)| at)
                };
                here.span.set(Span::new(here.last.get() as usize + start.unwrap_or(0), end as usize));
                here.closing.set(closing);
                self.builder.sink.paragraph(Kind::of(name.as_bytes()), closing);
                here.last.set(end);
            }
            Token::CommentToken(_) | Token::DoctypeToken(_) => here.last.set(end),
            _ => {}
        }
        self.builder.process_token(token, line)
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(html: &str) -> String {
        let (page, _) = read_as_browser(html);
        let mut words = String::new();
        for element in page.elements() {
            let Span { start, end } = element.span();
            words += &format!(
                "{}{:?}[{}] ",
                "-".repeat(element.above().count()),
                element.tag(),
                &html[start as usize..end as usize]
            );
        }
        let repairs: Vec<&str> = page.parse_errors.iter().map(|span| span.of(html)).collect();
        words + &repairs.join(" ")
    }

    #[test]
    fn every_tag_is_found_in_its_place() {
        let html = "<!doctype html><!-- <p> --><html lang=en><body><p title='a>b<i>'>1 < 2<script>'<b>'</script><td>x<b>y</b></body></html>";
        assert_eq!(
            shown(html),
            "Html[<html lang=en>] -Head[] -Body[<body>] --P[<p title='a>b<i>'>] ---Script[<script>] ---B[<b>] "
        );
    }

    #[test]
    fn a_paragraph_that_holds_a_block_is_a_repair_at_the_block() {
        assert_eq!(
            shown("<body><p>a<div>b</div></p>"),
            "Html[] -Head[] -Body[<body>] --P[<p>] --Div[<div>] --P[] <div>"
        );
        assert_eq!(shown("<body><b>a</i></b>"), "Html[] -Head[] -Body[<body>] --B[<b>] </i>");
    }

    #[test]
    fn words_are_those_that_people_read() {
        let (page, _) = read_as_browser("<title>A &amp; B</title><a href=x>c&nbsp;&eacute;<!-- no --></a>");
        assert_eq!(page.all(Kind::A).next().unwrap().text(), "c é");
        assert_eq!(page.all(Kind::Title).next().unwrap().text(), "A & B");
    }

    #[test]
    fn towers_and_odd_bytes_do_not_upset_it() {
        for html in [
            "<",
            "<a",
            "<a href=\"",
            "<!--",
            "<script>",
            "</",
            "<table><a><tr><b><td></table>",
            "<svg><p><math><mi><table>",
        ] {
            read_as_browser(html);
        }
        assert!(!read_as_browser(&"<div>".repeat(100_000)).1);
    }
}
