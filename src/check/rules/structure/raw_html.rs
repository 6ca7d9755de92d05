//! HTML typed into a page
//!
//! A page is written in Markdown alone. HTML between the words is not passed on: a leaflet cannot show it, and no
//! rule can judge it. A comment may stay, on lines of its own: `<!-- to do -->`. It is not shown.
//!
//! **Helps:** people who read the leaflet or the Easy Read page, and people who use a screen reader.
//! **Source:** a rule of this project: one text, many formats.
//!
//! ```good content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! **Important** words.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! <b>Important</b> words.
//! ```
//!
//! ```bad content/en/page.md
//! ---
//! title: A page
//! reviewed: 2026-11-22
//! ---
//!
//! <!-- to do --> Phone us.
//! ```

use crate::base::{Edit, Fix, RuleInfo, Severity, Span};
use crate::check::rule::{Reporter, Rule, RuleKind};
use crate::doc::{Document, NodeKind};

pub const RULE: Rule = Rule {
    info: &RuleInfo::new(
        "raw-html",
        Severity::Error,
        "It is lost in leaflets and Easy Read, and nobody can check that a screen reader can read it.",
    ),
    kind: RuleKind::Document(judge),
    file: include_str!("raw_html.rs"),
};

fn judge(document: &Document, found: &mut Reporter) {
    let file = document.text();
    let mut nodes = document.tree.walk().filter(|node| node.kind() == NodeKind::RawHtml).peekable();
    while let Some(node) = nodes.next() {
        // The lines of one block follow each other directly: one finding is enough for them.
        let start = node.span();
        let mut span = start;
        while let Some(next) = nodes.next_if(|next| next.span().start == span.end) {
            span = Span::new(start.start as usize, next.span().end as usize);
        }
        let html = span.of(file).trim();
        if html.starts_with("<!--") {
            judge_comment(document, span, found);
        } else if !html.starts_with("</") && !html.is_empty() {
            let shown: String = html.chars().take(40).take_while(|c| *c != '\n').collect();
            found.add(
                document.location(start),
                format!("Here is HTML: {shown}"),
                "Write it in Markdown: **bold**, [link](page.md), ![](picture.svg), or a callout such as > [!important]",
            );
        }
    }
}

/// A comment is left out, which is its purpose. Words that the parser takes for a part of it are lost too.
fn judge_comment(document: &Document, span: Span, found: &mut Reporter) {
    let html = span.of(document.text());
    let Some(end) = html.find("-->").map(|at| at + "-->".len()) else {
        let place = document.location(Span::new(span.start as usize, span.start as usize + "<!--".len()));
        found.add(
            place,
            "This comment has no end: nothing below it is shown.",
            "Write --> where the comment ends.",
        );
        return;
    };
    let words = html[end..].trim();
    if !words.is_empty() && !words.starts_with('<') {
        let line = words.lines().next().unwrap_or(words);
        let start = span.start as usize + end + html[end..].len() - html[end..].trim_start().len();
        let gap = Span::new(span.start as usize + end, start);
        let finding = found.add(
            document.location(Span::new(start, start + line.len())),
            "These words are not shown: they stand on the line of a comment.",
            "Begin them on a line of their own, with an empty line before it.",
        );
        let is_block = document.text()[..span.start as usize].ends_with('\n');
        finding.fix =
            is_block.then(|| Fix { edits: vec![Edit { span: gap, replacement: "\n\n".into() }], safe: true });
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::test_support::{found_in, mended};

    #[test]
    fn comments_hide_no_words() {
        for text in
            ["<!-- to do -->\n\nWords", "Words <!-- to do --> more", "<!-- a\nb -->", "<!-- a --> <!-- b -->"]
        {
            assert_eq!(found_in(&RULE, text), [] as [&str; 0], "{text}");
        }
        assert_eq!(found_in(&RULE, "<!-- to do\n\nWords"), ["<!--"]);
        assert_eq!(mended(&RULE, "<!-- to do --> Phone us."), "<!-- to do -->\n\nPhone us.");
    }
}
