//! HTML typed into a page
//!
//! A page is written in Markdown alone. HTML between the words is not passed on: a leaflet cannot show it, and no
//! rule can judge it. A comment may stay, on lines of its own: `<!-- to do -->`. It is not shown, and a note says so.
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
use std::collections::HashSet;

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
    // A tag that ends is reported where it begins.
    let mut begun = HashSet::new();
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
        } else if !html.is_empty() {
            let tag = tag_name(html);
            let is_told = html.starts_with("</") && begun.contains(&tag);
            if is_told && without_tags(html).contains(char::is_alphanumeric) {
                found.add(
                    document.location(span),
                    "These words are not shown: they stand directly below an HTML tag.",
                    "Take the tag out, and leave a line empty above the words.",
                );
            } else if !is_told {
                let shown: String = html.chars().take(40).take_while(|c| *c != '\n').collect();
                found.add(document.location(start), format!("Here is HTML: {shown}"), instead_of(&tag, html));
                begun.insert(tag);
            }
        }
    }
}

/// What stands between the tags.
fn without_tags(html: &str) -> String {
    html.split('<').filter_map(|part| part.split_once('>')).map(|(_, words)| words).collect()
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
    // `<!-->` is a comment too.
    let hidden = html.get("<!--".len()..end - "-->".len()).unwrap_or("").trim();
    if hidden.contains(char::is_alphanumeric) {
        let shown: String = hidden.chars().take(40).take_while(|c| *c != '\n').collect();
        let message = format!("Readers do not see this comment: “{}”", shown.trim());
        let help = "Take it out when nobody needs it. If readers should see it, take `<!--` and `-->` away.";
        found.add(document.location(span), message, help).set_severity(Severity::Info);
    }
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

/// The name of the first tag.
fn tag_name(html: &str) -> String {
    let name = html.trim_start_matches(['<', '/']);
    let end = name.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(name.len());
    name[..end].to_ascii_lowercase()
}

/// What to type in the place of a tag.
fn instead_of(tag: &str, html: &str) -> &'static str {
    let is_about = |words: &[&str]| words.iter().any(|word| html.to_ascii_lowercase().contains(word));
    match tag {
        "iframe" | "embed" | "object" if is_about(&["/map", "maps.", "openstreetmap", "what3words"]) => {
            "Write the address in words, and link to the map: [Where we are, on a map](https://maps.example/here)"
        }
        "iframe" | "embed" | "object" if is_about(&["form", "survey", "booking", "calendar"]) => {
            "Link to the page, and say what it is for: [Fill in the form](https://forms.example/ask)"
        }
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
    use super::{RULE, instead_of, tag_name};
    use crate::check::test_support::{found_in, mended};

    #[test]
    fn comments_hide_no_words() {
        // A note says that a comment is there, and nothing else is wrong with it.
        for text in
            ["<!-- to do -->\n\nWords", "Words <!-- to do --> more", "<!-- a\nb -->", "<!-- a --> <!-- b -->"]
        {
            assert_eq!(found_in(&RULE, text).len(), 1, "{text}");
            assert_eq!(mended(&RULE, text), text);
        }
        assert_eq!(found_in(&RULE, "<!-- -->\n\nWords <!---->"), [] as [&str; 0]);
        assert_eq!(found_in(&RULE, "<!-- to do\n\nWords"), ["<!--"]);
        assert_eq!(mended(&RULE, "<!-- to do --> Phone us."), "<!-- to do -->\n\nPhone us.");
    }

    #[test]
    fn words_below_a_tag_are_found() {
        for (text, found) in [
            ("<div>\n\nWords\n\n</div>\nPhone us.", &["<div>", "</div>\nPhone us."][..]),
            ("<b>Ask</b> us, and <b>soon</b>.", &["<b>", "<b>"]),
            ("Words\n\n</div>\n\nMore", &["</div>"]),
        ] {
            let places = found_in(&RULE, text);
            assert_eq!(places.iter().map(|place| place.trim()).collect::<Vec<_>>(), found, "{text}");
        }
    }

    #[test]
    fn each_tag_has_its_own_way() {
        let of = |html: &str| instead_of(&tag_name(html), html);
        for (html, words) in [
            ("<iframe src=x>", "[Video"),
            ("<iframe src=\"https://www.google.com/maps/embed?pb=1\">", "on a map"),
            ("<iframe src=\"https://www.openstreetmap.org/export/embed.html\">", "on a map"),
            ("<iframe src=\"https://docs.google.com/forms/d/x\">", "Fill in the form"),
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
