//! Floor 0: the addresses in CSS. The one file that knows cssparser.
//! In: a style sheet, or the value of a `style` attribute. Out: each address that a browser would load.
//! Must never: follow an address, take the words of a comment for one, or miss one because of how it is written.

use super::{Span, WebAddress};
use cssparser::{Parser, ParserInput, Token};

/// An address in CSS.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CssAddress {
    /// The address as it is written, without its quotation marks.
    pub span: Span,
    /// The address as a browser reads it: without escapes.
    pub address: String,
    /// Whether it names another style sheet: `@import`.
    pub is_import: bool,
}

/// How deep the brackets of a style sheet may be nested. What lies deeper cannot be read without risk to the stack;
/// it is reported as if it led outside, so that nothing is hidden there.
const DEEPEST: usize = 64;

/// What stands for the addresses in brackets that are too deep.
const UNREAD: &str = "https://too-deep.invalid/";

/// Every address that a browser would load, in their order (W3C, CSS Syntax Level 3; CSS Values and Units Level 4,
/// 4.5; CSS Images Level 4, 2.1): those of `url()`, `src()`, `image()`, `image-set()` and `@import`. The value of a
/// property of the author's own (`--picture`) may be used in any of them, so a text in it counts as an address.
pub fn css_addresses(css: &str) -> Vec<CssAddress> {
    let mut found = Vec::new();
    // Nearly all style attributes and presentation attributes hold none of these.
    if css.contains(['(', '@', '\\', '-']) {
        let mut input = ParserInput::new(css);
        let context = Context { css, texts: Texts::Words, depth: 0 };
        context.walk(&mut Parser::new(&mut input), &mut found);
    }
    found
}

/// What a text between quotation marks is.
#[derive(Clone, Copy, PartialEq)]
enum Texts {
    Words,
    Address,
    /// An address if it is a whole one: the value of a property of the author's own, which may be a word too.
    Either,
}

/// What the walk knows of the brackets around it.
#[derive(Clone, Copy)]
struct Context<'c> {
    css: &'c str,
    texts: Texts,
    depth: usize,
}

/// What the present statement is.
#[derive(Clone, Copy, PartialEq)]
enum Statement {
    /// Nothing was read of it yet.
    Begins,
    /// `@import`
    Import,
    /// `@namespace`: its address is a name, and nothing is loaded from it.
    Namespace,
    /// A property of the author's own, or the first value of one.
    OwnProperty,
    Other,
}

impl Context<'_> {
    fn walk(self, parser: &mut Parser<'_, '_>, found: &mut Vec<CssAddress>) {
        let mut statement = Statement::Begins;
        loop {
            parser.skip_whitespace();
            let start = parser.position().byte_index();
            let Ok(token) = parser.next().cloned() else { return };
            let end = parser.position().byte_index();
            let is_import = statement == Statement::Import;
            let mut add = |address: &str| {
                let span = inner_span(self.css, start, end);
                found.push(CssAddress { span, address: address.to_string(), is_import });
            };
            match token {
                Token::UnquotedUrl(address) if statement != Statement::Namespace => add(&address),
                Token::QuotedString(address) => {
                    let texts = if is_import { Texts::Address } else { self.inside(statement) };
                    let is_whole = || WebAddress::of(&address) != WebAddress::Relative;
                    if texts == Texts::Address || texts == Texts::Either && is_whole() {
                        add(&address);
                    }
                }
                Token::Semicolon => {
                    statement = Statement::Begins;
                    continue;
                }
                Token::AtKeyword(name) => {
                    statement = match &*name.to_ascii_lowercase() {
                        "import" => Statement::Import,
                        "namespace" => Statement::Namespace,
                        _ => Statement::Other,
                    };
                }
                Token::Ident(name) if statement == Statement::Begins => {
                    let is_own = name.starts_with("--") || name.eq_ignore_ascii_case("initial-value");
                    statement = if is_own { Statement::OwnProperty } else { Statement::Other };
                }
                Token::Function(name) => {
                    let texts = match &*name.to_ascii_lowercase() {
                        _ if statement == Statement::Namespace => Texts::Words,
                        "url" | "src" | "image" | "image-set" | "-webkit-image-set" => Texts::Address,
                        // Their texts say what kind of file it is.
                        "type" | "format" | "tech" | "local" => Texts::Words,
                        _ => self.inside(statement),
                    };
                    self.enter(parser, texts, is_import, start, found);
                    statement = if statement == Statement::Begins { Statement::Other } else { statement };
                }
                Token::CurlyBracketBlock => {
                    let is_value = statement == Statement::OwnProperty;
                    self.enter(
                        parser,
                        if is_value { Texts::Either } else { Texts::Words },
                        false,
                        start,
                        found,
                    );
                    statement = if is_value { statement } else { Statement::Begins };
                }
                Token::ParenthesisBlock | Token::SquareBracketBlock => {
                    self.enter(parser, self.inside(statement), is_import, start, found);
                }
                _ if statement == Statement::Begins => statement = Statement::Other,
                _ => {}
            }
        }
    }

    /// What texts in brackets are, in a statement of this kind.
    fn inside(self, statement: Statement) -> Texts {
        let is_own = statement == Statement::OwnProperty && self.texts == Texts::Words;
        if is_own { Texts::Either } else { self.texts }
    }

    /// Reads what stands between two brackets, the first of which begins at the byte `start`.
    fn enter(
        self,
        parser: &mut Parser<'_, '_>,
        texts: Texts,
        is_import: bool,
        start: usize,
        found: &mut Vec<CssAddress>,
    ) {
        if self.depth == DEEPEST {
            found.push(CssAddress { span: Span::new(start, start + 1), address: UNREAD.into(), is_import });
            return;
        }
        let inside = Context { texts, depth: self.depth + 1, ..self };
        let from = found.len();
        let _: Result<(), cssparser::ParseError<'_, ()>> = parser.parse_nested_block(|parser| {
            inside.walk(parser, found);
            Ok(())
        });
        found[from..].iter_mut().for_each(|address| address.is_import |= is_import);
    }
}

/// The span of an address in the token from `start` to `end`: without `url(` and `)`, without quotation marks.
fn inner_span(css: &str, start: usize, end: usize) -> Span {
    let token = css.get(start..end).unwrap_or("");
    let inner = match token.find('(').filter(|_| !token.starts_with(['"', '\''])) {
        Some(open) => token[open + 1..].trim_start(),
        None => token.get(1..).unwrap_or(""),
    };
    let length = inner.strip_suffix([')', '"', '\'']).unwrap_or(inner).trim_end().len();
    Span::new(end - inner.len(), end - inner.len() + length)
}

#[cfg(test)]
mod tests {
    use super::{UNREAD, css_addresses};

    fn found(css: &str) -> Vec<String> {
        css_addresses(css).into_iter().map(|found| found.address).collect()
    }

    #[test]
    fn addresses_of_every_kind_are_found_where_they_stand() {
        let css = "@import \"https://a.net/x.css\"; @IMPORT url( HTTPS://b.net/y.css );\n/* url(https://no.net/) */ p { background: URL('//c.net/z.png') } @font-face{src:url(fonts/a.woff2)} u{} @import 'd.css';";
        let addresses =
            ["https://a.net/x.css", "HTTPS://b.net/y.css", "//c.net/z.png", "fonts/a.woff2", "d.css"];
        assert_eq!(found(css), addresses);
        for found in css_addresses(css) {
            assert_eq!(found.span.of(css), found.address);
            assert_eq!(found.is_import, found.address.ends_with("css"), "{}", found.address);
        }
    }

    #[test]
    fn no_way_of_writing_hides_an_address() {
        for css in [
            "p { background: u\\72l(https://a.net/) }",
            "p { background: \\55 RL(\"https://a.net/\") }",
            "p { background: url(https\\3a //a.net/) }",
            "p { background: url(\"htt\\\nps://a.net/\") }",
            "p { background: image-set('https://a.net/' 1x, \"b.png\" type('image/png')) }",
            "p { background: -webkit-image-set(url(https://a.net/) 1x) }",
            "p { background: image(ltr 'https://a.net/', red) }",
            "p { background: src('https://a.net/') }",
            "p { cursor: url(https://a.net/), auto }",
            "p { --picture: 'https://a.net/'; background: image-set(var(--picture) 1x) }",
            "p { --picture: { x: 'https://a.net/' } }",
            "p { background: image-set(var(--none, 'https://a.net/') 1x) }",
            "@property --p { syntax: '*'; inherits: false; initial-value: 'https://a.net/' }",
            "@\\69mport 'https://a.net/';",
            "@import/**/'https://a.net/' layer(x);",
            "@import url(https://a.net/) supports(display: grid) screen;",
            "@media screen { @supports (x: y) { p { & b { mask: url(https://a.net/#m) } } } }",
            "@font-face { src: local('x'), url(https://a.net/) format('woff2') }",
            "p:not([a='}']) { filter: url(https://a.net/) ",
            "p { content: '\\'; url(no)'; background: url(https://a.net/",
            "<!-- p { background: url(https://a.net/) } -->",
            "}} p { background: url(https://a.net/) }",
        ] {
            let found = found(css);
            assert!(found.iter().any(|address| address.starts_with("https://a.net/")), "{css}: {found:?}");
        }
    }

    #[test]
    fn what_is_no_address_is_none() {
        for css in [
            "p { color: red } /* open",
            "@charset \"utf-8\"; @namespace svg url(http://www.w3.org/2000/svg);",
            "@namespace \"http://www.w3.org/1999/xhtml\";",
            "a::after { content: \" (\" attr(href) \")\" } b { content: 'https://a.net/' }",
            "/* url(https://a.net/) @import 'x' */",
            "p { width: calc((1px + 2px) * 3); --size: 3px; --font: 'Arial'; --f: x('y') }",
            "@import",
            "url",
        ] {
            assert_eq!(found(css), [""; 0], "{css}");
        }
    }

    #[test]
    fn a_tower_of_brackets_is_not_climbed_and_hides_nothing() {
        let tower = "p{x:".to_string() + &"a(".repeat(100_000) + "url(https://a.net/)";
        assert_eq!(found(&tower), [UNREAD]);
        assert_eq!(found(&("(".repeat(50) + "url(https://a.net/)")), ["https://a.net/"]);
    }
}
