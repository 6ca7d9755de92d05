//! Floor 1: a fast HTML reader for pages that plainleaf built: it reads each tag once.
//! In: the bytes of a page. Out: its elements, attributes and words.
//! Must never: read past the end, or take more than linear time for any input.

use super::comment::comment_end;
use super::markup::{Attribute, Markup};
use super::tags::{Attr, Tag};
use crate::base::Span;
use memchr::memchr;

/// The greatest depth of open elements. Deeper elements are kept at this depth.
const MAX_DEPTH: usize = 512;

/// Reads a page.
pub fn read_fast(text: &[u8]) -> Markup<'_> {
    let mut reader = FastReader {
        page: Markup::of(text),
        open: Vec::with_capacity(32),
        paragraphs: 0,
        cut: None,
        drawings: 0,
    };
    let mut at = 0;
    loop {
        let tag = memchr(b'<', &text[at..]).map_or(text.len(), |found| at + found);
        reader.words(at, tag);
        if tag == text.len() {
            break;
        }
        at = reader.tag(tag);
    }
    let rest: Vec<u32> = reader
        .open
        .iter()
        .copied()
        .filter(|at| !reader.page.nodes[*at as usize].tag.closes_itself())
        .collect();
    reader.page.parse_errors.extend(rest.iter().map(|at| reader.page.nodes[*at as usize].span));
    reader.close_to(0);
    reader.page.list_ids();
    reader.page
}

struct FastReader<'t> {
    page: Markup<'t>,
    open: Vec<u32>,
    /// The number of open paragraphs.
    paragraphs: usize,
    /// The start tag that last closed a paragraph.
    cut: Option<Span>,
    /// The number of open `<svg>` elements: in them any tag may be self-closing.
    drawings: usize,
}

impl FastReader<'_> {
    fn tag_at(&self, level: usize) -> Tag {
        self.page.nodes[self.open[level] as usize].tag
    }

    fn push(&mut self, tag: Tag, span: Span, first: usize) -> u32 {
        let parent = self.open.last().copied().unwrap_or(self.page.nodes.len() as u32);
        self.page.push(tag, span, parent, first)
    }

    /// Adds the text between two tags, unless it is white space.
    fn words(&mut self, start: usize, end: usize) {
        if self.page.text[start..end].iter().any(|byte| !byte.is_ascii_whitespace()) {
            self.push(Tag::Words, Span::new(start, end), self.page.attributes.len());
        }
    }

    /// Closes all open elements above a depth.
    fn close_to(&mut self, level: usize) {
        let end = self.page.nodes.len() as u32;
        for at in self.open.drain(level..) {
            let node = &mut self.page.nodes[at as usize];
            node.next = end;
            match node.tag {
                Tag::P => self.paragraphs -= 1,
                Tag::Svg => self.drawings -= 1,
                _ => {}
            }
        }
    }

    /// Reads the tag or comment whose `<` is at `open`, and returns the index after it.
    fn tag(&mut self, open: usize) -> usize {
        let text = self.page.text;
        let at = open + 1;
        if text[at..].starts_with(b"!--") {
            return comment_end(text, at + 3);
        }
        let closing = text.get(at) == Some(&b'/');
        let name = at + usize::from(closing);
        if !text.get(name).is_some_and(u8::is_ascii_alphabetic) {
            let odd = matches!(text.get(at), Some(b'!' | b'?' | b'/'));
            return if odd { memchr(b'>', &text[at..]).map_or(text.len(), |end| at + end + 1) } else { at };
        }
        let name_end = text[name..]
            .iter()
            .position(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>'))
            .map_or(text.len(), |end| name + end);
        let tag = Tag::of(&text[name..name_end]);
        let first = self.page.attributes.len();
        let end = attributes(text, name_end, |attribute| self.page.attributes.push(attribute));
        let span = Span::new(open, end);
        if closing {
            self.page.attributes.truncate(first);
            self.end(tag, &text[name..name_end], span);
            return end;
        }
        self.start(tag, span, first, text[..end].ends_with(b"/>"));
        // In a drawing these are elements like all others, and tags begin in them.
        if tag.is_raw() && self.drawings == 0 { self.raw(tag, &text[name..name_end], end) } else { end }
    }

    fn start(&mut self, tag: Tag, span: Span, first: usize, self_closing: bool) {
        while self.open.last().is_some_and(|_| self.tag_at(self.open.len() - 1).ends_before(tag)) {
            if self.tag_at(self.open.len() - 1) == Tag::P {
                self.cut = Some(span);
            }
            self.close_to(self.open.len() - 1);
        }
        if self.paragraphs > 0 && tag.ends_paragraph() {
            let level = (0..self.open.len())
                .rev()
                .take_while(|level| !self.tag_at(*level).shelters())
                .find(|level| self.tag_at(*level) == Tag::P);
            if let Some(level) = level {
                self.page.parse_errors.push(span);
                self.close_to(level);
            }
        }
        let at = self.push(tag, span, first);
        self.page.whole |= matches!(tag, Tag::Html | Tag::Body);
        let is_closed = if self.drawings > 0 { self_closing } else { tag.is_raw() };
        if tag.is_void() || is_closed || self.open.len() >= MAX_DEPTH {
            return;
        }
        match tag {
            Tag::P => self.paragraphs += 1,
            Tag::Svg => self.drawings += 1,
            _ => {}
        }
        self.open.push(at);
    }

    fn end(&mut self, tag: Tag, name: &[u8], span: Span) {
        let is_same = |at: u32| {
            let node = &self.page.nodes[at as usize];
            let written = &self.page.text[node.span.start as usize + 1..];
            node.tag == tag
                && (tag != Tag::Other
                    || written.len() >= name.len() && written[..name.len()].eq_ignore_ascii_case(name))
        };
        let Some(level) = self.open.iter().rposition(|at| is_same(*at)) else {
            if !tag.is_void() && self.open.len() < MAX_DEPTH {
                let cut = self.cut.take().filter(|_| tag == Tag::P);
                self.page.parse_errors.push(cut.unwrap_or(span));
            }
            return;
        };
        if (level + 1..self.open.len()).any(|level| !self.tag_at(level).closes_itself()) {
            self.page.parse_errors.push(span);
        }
        self.close_to(level);
    }

    /// Reads raw text such as that of `<script>`, in which no tag begins, and returns the index after the end
    /// tag.
    fn raw(&mut self, tag: Tag, name: &[u8], from: usize) -> usize {
        let text = self.page.text;
        let mut at = from;
        let mut end = (text.len(), text.len());
        while let Some(open) = memchr(b'<', &text[at..]).map(|found| at + found) {
            at = open + 1;
            let rest = &text[at..];
            if rest.len() > name.len() && rest[0] == b'/' && rest[1..=name.len()].eq_ignore_ascii_case(name) {
                end = (open, memchr(b'>', rest).map_or(text.len(), |close| at + close + 1));
                break;
            }
        }
        if matches!(tag, Tag::Title | Tag::Textarea) {
            let element = self.page.nodes.len() as u32 - 1;
            self.open.push(element);
            self.words(from, end.0);
            self.open.pop();
            self.page.nodes[element as usize].next = self.page.nodes.len() as u32;
        }
        end.1
    }
}

/// Calls `take` for every attribute of the tag whose name ends at `at`, and returns the index after the tag.
pub fn attributes(text: &[u8], mut at: usize, mut take: impl FnMut(Attribute)) -> usize {
    loop {
        while text.get(at).is_some_and(|byte| byte.is_ascii_whitespace() || *byte == b'/') {
            at += 1;
        }
        match text.get(at) {
            None => return at,
            Some(b'>') => return at + 1,
            _ => {}
        }
        let start = at;
        at += 1;
        while text.get(at).is_some_and(|byte| !byte.is_ascii_whitespace() && !b"=>/".contains(byte)) {
            at += 1;
        }
        let name = Attr::of(&text[start..at]);
        let mut value = Span::new(at, at);
        let equals = text[at..]
            .iter()
            .position(|byte| !byte.is_ascii_whitespace())
            .map(|gap| at + gap)
            .filter(|place| text[*place] == b'=');
        if let Some(equals) = equals {
            at = equals + 1;
            while text.get(at).is_some_and(u8::is_ascii_whitespace) {
                at += 1;
            }
            value = match text.get(at) {
                Some(quote @ (b'"' | b'\'')) => {
                    let from = at + 1;
                    let to = memchr(*quote, &text[from..]).map_or(text.len(), |end| from + end);
                    at = (to + 1).min(text.len());
                    Span::new(from, to)
                }
                _ => {
                    let from = at;
                    while text.get(at).is_some_and(|byte| !byte.is_ascii_whitespace() && *byte != b'>') {
                        at += 1;
                    }
                    Span::new(from, at)
                }
            };
        }
        take(Attribute { name, value });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(html: &str) -> String {
        let page = read_fast(html.as_bytes());
        let mut words = String::new();
        for element in page.elements() {
            words += &format!("{}{:?} ", "-".repeat(element.above().count()), element.tag());
        }
        words + &format!("{}", page.parse_errors.len())
    }

    #[test]
    fn elements_stand_where_a_browser_puts_them() {
        assert_eq!(shown("<main><p>a<p>b</p></main>"), "Main -P -P 0");
        assert_eq!(shown("<ul><li>a<li><p>b<ul><li>c</ul></ul>"), "Ul -Li -Li --P --Ul ---Li 0");
        assert_eq!(shown("<p>a<div>b</div></p>"), "P Div 1");
        assert_eq!(shown("<p><b>a<div>b</div></b>"), "P -B Div 2");
        assert_eq!(shown("<table><tr><td>a<th>b<tr><td>c</table>"), "Table -Tr --Td --Th -Tr --Td 0");
        assert_eq!(shown("<div><span>a</div>"), "Div -Span 1");
        assert_eq!(shown("<div>a"), "Div 1");
        assert_eq!(shown("<svg><path d=a/><title>x</title></svg><p>"), "Svg -Other -Title P 0");
        assert_eq!(shown("<a-b>x</a-b></a-c>"), "Other 1");
        assert_eq!(shown("<br><img src=x><br>"), "Br Img Br 0");
    }

    #[test]
    fn the_insides_of_scripts_are_no_tags() {
        assert_eq!(
            shown("<!-- <b> --><script>\"<i>\"</script><title>a <b> c</title><p>x"),
            "Script Title P 0"
        );
    }

    #[test]
    fn nothing_hides_in_a_comment_or_a_drawing() {
        for html in [
            "<!--><img>",
            "<!---><img>",
            "<!-- x --!><img>",
            "<!-- x ---><img>",
            "<!-- - -- ! --><img>",
            "<!--x--><img><!--x-->",
        ] {
            assert_eq!(shown(html), "Img 0", "{html}");
        }
        assert_eq!(shown("<!-- <img> -- > <img> "), "0");
        assert_eq!(
            shown("<svg><style><img></style><title><img></title></svg>"),
            "Svg -Style --Img -Title --Img 0"
        );
    }

    #[test]
    fn odd_bytes_do_not_upset_it() {
        for html in [
            &b"<"[..],
            b"<a",
            b"<a href",
            b"<a href=",
            b"<a href=\"",
            b"<a =x>",
            b"<!--",
            b"<script>",
            b"<a href=\xff>",
            b"</a></",
            b"<title",
            b"</",
        ] {
            read_fast(html);
        }
    }

    #[test]
    fn a_tower_of_tags_is_read_in_no_time() {
        let html = "<div>".repeat(200_000) + &"</b>".repeat(200_000);
        assert_eq!(read_fast(html.as_bytes()).nodes.len(), 200_000);
    }
}
