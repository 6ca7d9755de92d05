//! Floor 3: marks in a page that say where its tags come from.
//! In: the number and place of a tag or node; a marked page. Out: the text of a mark; the page without marks, and
//! what they say.
//! Must never: let text of an author or a template pass for a mark: neither can write one that fits.

use crate::base::Span;
use crate::site::PageId;
use memchr::memmem;
use std::fmt::{self, Display, Formatter};

/// The mark in a tag of a template. It is an attribute: written right behind the tag's name, and
/// wherever minifying puts it. Its value has a `>`, so that it
/// keeps its quotation marks when the template is minified: the attributes after it are then treated as without it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TemplateMark {
    /// The number of the template in the theme.
    pub template: usize,
    /// The tag in the template as the designer wrote it.
    pub span: Span,
}

/// The mark before a node of a text. It is a comment, and [`NodeMark::END`] stands after the node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NodeMark {
    /// The page whose text it is.
    pub page: PageId,
    /// The node in its file.
    pub span: Span,
}

const NAME: &[u8] = b"plainleaf-origin";
const BEFORE_ATTRIBUTE: &[u8] = b" data-";
const BEFORE_COMMENT: &[u8] = b"<!--";
const BEFORE_END: &[u8] = b"<!--/";
const COMMENT_END: &[u8] = b"-->";

impl Display for TemplateMark {
    fn fmt(&self, out: &mut Formatter) -> fmt::Result {
        let TemplateMark { template, span } = self;
        write!(out, " data-plainleaf-origin=\"{template}>{}>{}\"", span.start, span.end)
    }
}

impl Display for NodeMark {
    fn fmt(&self, out: &mut Formatter) -> fmt::Result {
        write!(out, "<!--plainleaf-origin {}>{}>{}-->", self.page.0, self.span.start, self.span.end)
    }
}

impl NodeMark {
    /// What ends the node.
    pub const END: &'static str = "<!--/plainleaf-origin-->";
}

/// A page whose marks were taken out.
pub struct MarkedPage {
    /// The page without marks.
    pub bytes: Vec<u8>,
    /// The mark of each tag of a template, by its index.
    tags: Vec<(u32, TemplateMark)>,
    /// Where each node begins or ends, with the innermost node from there on.
    nodes: Vec<(u32, Option<NodeMark>)>,
}

impl MarkedPage {
    /// Takes the marks out of a page.
    pub fn read(marked: &[u8]) -> MarkedPage {
        let mut page =
            MarkedPage { bytes: Vec::with_capacity(marked.len()), tags: Vec::new(), nodes: Vec::new() };
        let mut open = Vec::new();
        let mut copied = 0;
        for name in memmem::find_iter(marked, NAME) {
            let Some(before) = marked.get(copied..name) else { continue };
            let after = &marked[name + NAME.len()..];
            let length = if before.ends_with(BEFORE_ATTRIBUTE) {
                let Some((numbers, length)) = attribute(after) else { continue };
                page.copy(before, BEFORE_ATTRIBUTE);
                let [template, start, end] = numbers;
                page.tags.push((page.here(), TemplateMark { template, span: Span::new(start, end) }));
                length
            } else if before.ends_with(BEFORE_COMMENT) {
                let Some((numbers, length)) = comment(after) else { continue };
                page.copy(before, BEFORE_COMMENT);
                let [number, start, end] = numbers;
                open.push(NodeMark { page: PageId(number as u32), span: Span::new(start, end) });
                page.nodes.push((page.here(), open.last().copied()));
                length
            } else if before.ends_with(BEFORE_END) && after.starts_with(COMMENT_END) {
                page.copy(before, BEFORE_END);
                open.pop();
                page.nodes.push((page.here(), open.last().copied()));
                COMMENT_END.len()
            } else {
                continue;
            };
            copied = name + NAME.len() + length;
        }
        page.copy(&marked[copied..], b"");
        page
    }

    /// Copies bytes that end with the lead of a mark, without it.
    fn copy(&mut self, bytes: &[u8], lead: &[u8]) {
        self.bytes.extend_from_slice(&bytes[..bytes.len() - lead.len()]);
    }

    fn here(&self) -> u32 {
        self.bytes.len() as u32
    }

    /// The mark in a tag.
    pub fn template_of(&self, tag: Span) -> Option<TemplateMark> {
        let before = self.tags.partition_point(|(at, _)| *at <= tag.start);
        self.tags.get(before).filter(|(at, _)| *at < tag.end).map(|(_, mark)| *mark)
    }

    /// The innermost node around an index.
    pub fn node_around(&self, at: u32) -> Option<NodeMark> {
        let before = self.nodes.partition_point(|(start, _)| *start <= at);
        self.nodes[before.checked_sub(1)?].1
    }
}

/// The numbers in `="3>14>15"`, and its length.
fn attribute(text: &[u8]) -> Option<([usize; 3], usize)> {
    between(text, b"=\"", b"\"")
}

/// The numbers in ` 3>14>15-->`, and its length.
fn comment(text: &[u8]) -> Option<([usize; 3], usize)> {
    between(text, b" ", COMMENT_END)
}

/// Three numbers with `>` between them, after `open` and before `close`, and the length of all that.
fn between(text: &[u8], open: &[u8], close: &[u8]) -> Option<([usize; 3], usize)> {
    let inner = text.strip_prefix(open)?;
    let length = memmem::find(inner, close)?;
    let mut numbers =
        std::str::from_utf8(&inner[..length]).ok()?.split('>').map(|number| number.parse().ok());
    let three = [numbers.next()??, numbers.next()??, numbers.next()??];
    numbers.next().is_none().then_some((three, open.len() + length + close.len()))
}

#[cfg(test)]
mod tests {
    use super::{MarkedPage, NodeMark, TemplateMark};
    use crate::base::Span;
    use crate::site::PageId;

    #[test]
    fn what_is_marked_is_read_again() {
        let of_template = |template, start, end| TemplateMark { template, span: Span::new(start, end) };
        let of_node = |start, end| NodeMark { page: PageId(7), span: Span::new(start, end) };
        let (main, paragraph, link) = (of_template(3, 10, 16), of_node(0, 40), of_node(4, 20));
        let end = NodeMark::END;
        let marked = format!(
            "<main{main} id=a><nav id=b{main}>{paragraph}<p>Ask {link}<a>us</a>{end}<b>!</b></p>{end}<hr></main>"
        );
        let page = MarkedPage::read(marked.as_bytes());
        let text = String::from_utf8(page.bytes.clone()).unwrap();
        assert_eq!(text, "<main id=a><nav id=b><p>Ask <a>us</a><b>!</b></p><hr></main>");
        let at = |tag| text.find(tag).unwrap() as u32;
        let template_of = |tag: &str| {
            let start = text.find(tag).unwrap();
            page.template_of(Span::new(start, start + text[start..].find('>').unwrap() + 1))
        };
        assert_eq!((template_of("<main"), page.node_around(at("<main"))), (Some(main), None));
        assert_eq!(template_of("<nav"), Some(main));
        assert_eq!((template_of("<p>"), page.node_around(at("<p>"))), (None, Some(paragraph)));
        assert_eq!(page.node_around(at("<a>")), Some(link));
        assert_eq!(page.node_around(at("<b>")), Some(paragraph));
        assert_eq!(page.node_around(at("<hr>")), None);
    }

    #[test]
    fn words_that_are_no_marks_stay() {
        for text in [
            "plainleaf-origin",
            "<!--plainleaf-origin-->",
            "<p data-plainleaf-origin=1>",
            "<!--plainleaf-origin 1-2",
        ] {
            assert_eq!(MarkedPage::read(text.as_bytes()).bytes, text.as_bytes());
        }
    }
}
