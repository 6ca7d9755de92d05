//! HTML typed into a page
//!
//! A page is written in Markdown alone. HTML between the words is not passed on: a leaflet cannot show it, and no
//! rule can judge it.
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
//! <iframe src="https://videos.example/v1" title="How to vote"></iframe>
//! ```

use crate::base::{RuleInfo, Severity};
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
    let mut last_end = 0;
    for node in document.tree.walk().filter(|node| node.kind() == NodeKind::RawHtml) {
        let span = node.span();
        let html = span.of(document.text()).trim();
        // The lines of one block follow each other directly: only the first is reported. An HTML comment is
        // dropped without harm.
        let continues_block = last_end == span.start && last_end > 0;
        last_end = span.end;
        let is_end_tag = html.starts_with("</");
        if continues_block || is_end_tag || html.is_empty() || html.starts_with("<!--") {
            continue;
        }
        let shown: String = html.chars().take(40).collect();
        found.add(document.location(span), format!("Here is HTML: {shown}"), instead_of(&tag_name(html)));
    }
}

/// The name of the first tag.
fn tag_name(html: &str) -> String {
    let name = html.trim_start_matches('<');
    let end = name.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(name.len());
    name[..end].to_ascii_lowercase()
}

/// What to type in the place of a tag.
fn instead_of(tag: &str) -> &'static str {
    match tag {
        "iframe" | "embed" | "object" | "frame" | "frameset" => {
            "Link to it, and say what it is: [Video: how to vote (3 minutes)](https://videos.example/v1)"
        }
        "video" | "audio" | "source" | "track" => {
            "Link to the film or sound, with its title and length: [Video: how to vote (3 minutes)](https://videos.example/v1)"
        }
        "form" | "input" | "button" | "select" | "textarea" | "label" | "fieldset" | "option" => {
            "Link to the page that has the form: [Fill in the form](https://forms.example/ask)"
        }
        "br" | "wbr" => {
            "Begin a new paragraph: leave a line empty. For lines that belong together, write a list: each begins with a hyphen."
        }
        "hr" => "Begin a new part: write a heading, as in `## When we are open`",
        "u" | "ins" => "Take it out: underlined words look like links. For strong words, write **words**.",
        "b" | "strong" | "i" | "em" | "mark" => "Write **words** for strong words.",
        "s" | "del" | "strike" => {
            "Take the words out: a screen reader does not say that they are crossed out."
        }
        "center" | "font" | "big" | "small" | "style" | "marquee" | "blink" | "tt" => {
            "Take it out. How words look is set for the whole site, in the file theme.toml of the theme."
        }
        "span" | "div" | "section" | "article" | "aside" | "header" | "footer" | "main" | "nav" => {
            "Take it out, and leave the words. For words in a box, write: > [!important] Its title"
        }
        "table" | "thead" | "tbody" | "tr" | "td" | "th" | "caption" | "colgroup" | "col" => {
            "Write a table in Markdown: `| Day | Time |`, below it `|---|---|`, then a line for each row."
        }
        "ul" | "ol" | "li" | "dl" | "dt" | "dd" | "menu" => {
            "Write a list: each item on a line of its own, with a hyphen and a space: `- a cup of tea`"
        }
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
            "Write a heading with number signs: `## Who can get help`, and `###` below that."
        }
        "a" => "Write a link: [words](page.md), or [words](https://charity.example)",
        "img" | "picture" | "svg" | "figure" | "figcaption" | "canvas" | "map" => {
            "Put the picture into content/pictures, and write: ![What it shows](../pictures/cat.svg)"
        }
        "p" => "Take it out: an empty line begins a paragraph.",
        "blockquote" | "q" | "cite" => "Begin each line of the quote with > and a space.",
        "details" | "summary" => "Write a heading and the words below it, so that everybody sees them.",
        "sup" | "sub" => "Write the words or numbers on the line, as in 1st or CO2.",
        "abbr" | "dfn" => {
            "Write what the letters mean, in brackets behind them, or explain them in glossary.md."
        }
        "code" | "pre" | "kbd" | "samp" => "Write it between two signs of this kind: `",
        "script" | "noscript" | "link" | "meta" | "template" => {
            "Take it out: a page of this site runs no program that is written into its text."
        }
        _ => {
            "Write it in Markdown: **bold**, [link](page.md), ![](picture.svg), or a callout such as > [!important]"
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{instead_of, tag_name};

    #[test]
    fn each_tag_has_its_own_way() {
        let of = |html: &str| instead_of(&tag_name(html));
        for (html, words) in [
            ("<iframe src=x>", "[Video"),
            ("<VIDEO controls>", "title and length"),
            ("<form\naction=x>", "the form"),
            ("<br/>", "new paragraph"),
            ("<u>", "look like links"),
            ("<center>", "theme.toml"),
            ("<font color=red>", "theme.toml"),
            ("<table>", "|---|---|"),
            ("<my-tag>", "in Markdown"),
        ] {
            assert!(of(html).contains(words), "{html}: {}", of(html));
        }
    }
}
