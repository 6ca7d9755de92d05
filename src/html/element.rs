//! Floor 1: one element of a parsed HTML page, as rules query it.
//! In: the page and the index of a node. Out: its attributes, its relatives, its text, and what people find in it.
//! Must never: change the page.

use super::markup::{Attribute, Markup, MarkupNode};
use super::tags::{Attr, Tag};
use crate::base::Span;
use std::borrow::Cow;

/// An element of a page.
#[derive(Clone, Copy)]
pub struct Element<'m, 't> {
    pub(super) page: &'m Markup<'t>,
    pub(super) at: usize,
}

impl<'m, 't> Element<'m, 't> {
    fn node(&self) -> &'m MarkupNode {
        &self.page.nodes[self.at]
    }

    /// What it is.
    pub fn tag(&self) -> Tag {
        self.node().tag
    }

    /// Its start tag.
    pub fn span(&self) -> Span {
        self.node().span
    }

    /// Its index on the page.
    pub fn number(&self) -> usize {
        self.at
    }

    /// Its attributes.
    pub fn attributes(&self) -> &'m [Attribute] {
        let (first, count) = self.node().attributes;
        &self.page.attributes[first as usize..first as usize + count as usize]
    }

    /// The value of an attribute, as written.
    pub fn value(&self, attribute: &Attribute) -> &'t str {
        self.page.value(attribute)
    }

    /// The value of an attribute, as written: empty for an attribute without a value, none without the
    /// attribute.
    pub fn get(&self, name: Attr) -> Option<&'t str> {
        if !self.has(name) {
            return None;
        }
        self.attributes()
            .iter()
            .find(|attribute| attribute.name == name)
            .map(|attribute| self.value(attribute))
    }

    /// Whether it has an attribute.
    pub fn has(&self, name: Attr) -> bool {
        self.node().names & name.bit() != 0
    }

    /// Whether an attribute has one of these values.
    pub fn is(&self, name: Attr, values: &[&str]) -> bool {
        self.get(name)
            .is_some_and(|value| values.iter().any(|wanted| value.trim().eq_ignore_ascii_case(wanted)))
    }

    /// Its parent.
    pub fn parent(&self) -> Option<Element<'m, 't>> {
        let parent = self.node().parent as usize;
        (parent != self.at).then_some(Element { page: self.page, at: parent })
    }

    /// Its ancestors, the nearest first.
    pub fn above(&self) -> impl Iterator<Item = Element<'m, 't>> + use<'m, 't> {
        std::iter::successors(self.parent(), |element| element.parent())
    }

    /// Whether it has an ancestor with this tag.
    pub fn is_in(&self, tag: Tag) -> bool {
        self.above().any(|element| element.tag() == tag)
    }

    /// Its descendants, in document order.
    pub fn below(&self) -> impl Iterator<Item = Element<'m, 't>> + use<'m, 't> {
        let page = self.page;
        (self.at + 1..self.node().next as usize).map(move |at| Element { page, at })
    }

    /// Whether another element is a descendant.
    pub fn holds(&self, other: &Element) -> bool {
        other.at > self.at && other.at < self.node().next as usize
    }

    /// Its children.
    pub fn children(&self) -> impl Iterator<Item = Element<'m, 't>> + use<'m, 't> {
        let (page, end) = (self.page, self.node().next as usize);
        let at = move |at: usize| (at < end).then_some(Element { page, at });
        std::iter::successors(at(self.at + 1), move |element| at(element.node().next as usize))
    }

    /// The text of a text node; empty for elements.
    fn said(&self) -> &'m str {
        let Span { start, end } = self.span();
        if self.tag() != Tag::Words {
            return "";
        }
        self.page
            .words
            .get(start as usize..end as usize)
            .and_then(|words| std::str::from_utf8(words).ok())
            .unwrap_or("")
    }

    /// All text in it, decoded and with single spaces.
    pub fn text(&self) -> String {
        let said: Vec<&str> =
            self.below().map(|node| node.said()).filter(|words| !words.is_empty()).collect();
        plain(&said.join(" ")).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Whether it is hidden from everybody: not shown, not read out, not reached by keyboard.
    pub fn is_hidden(&self) -> bool {
        let hidden = |element: &Element| element.has(Attr::Hidden) || element.tag() == Tag::Template;
        hidden(self) || self.above().any(|element| hidden(&element))
    }

    /// Whether it is hidden from screen readers.
    pub fn is_silent(&self) -> bool {
        let silent = |element: &Element| {
            element.has(Attr::Hidden)
                || element.is(Attr::AriaHidden, &["true"])
                || element.tag() == Tag::Template
        };
        silent(self) || self.above().any(|element| silent(&element))
    }

    /// Whether an attribute gives it an accessible name.
    pub fn is_labelled(&self) -> bool {
        let by_others = || {
            let ids = self.get(Attr::AriaLabelledby).unwrap_or("");
            ids.split_whitespace().filter_map(|id| self.page.with_id(id)).any(|other| other.says_something())
        };
        [Attr::AriaLabel, Attr::Title]
            .iter()
            .any(|name| self.get(*name).is_some_and(|words| !is_blank(words)))
            || by_others()
    }

    /// Whether a screen reader finds words in it: text, or the alternative text of a picture.
    pub fn says_something(&self) -> bool {
        let mut passed = 0;
        self.below().any(|node| {
            if node.at < passed {
                return false;
            }
            if node.has(Attr::Hidden) || node.is(Attr::AriaHidden, &["true"]) {
                passed = node.node().next as usize;
                return false;
            }
            match node.tag() {
                Tag::Words => {
                    !matches!(node.parent().map(|parent| parent.tag()), Some(Tag::Script | Tag::Style))
                        && !is_blank(node.said())
                }
                Tag::Img | Tag::Area => {
                    node.get(Attr::Alt).is_some_and(|alt| !is_blank(alt)) || node.is_labelled()
                }
                _ => node.get(Attr::AriaLabel).is_some_and(|words| !is_blank(words)),
            }
        })
    }

    /// Whether it can be operated with the keyboard.
    pub fn takes_focus(&self) -> bool {
        let native = match self.tag() {
            Tag::A | Tag::Area => self.has(Attr::Href),
            Tag::Button | Tag::Select | Tag::Textarea => !self.has(Attr::Disabled),
            Tag::Input => !self.has(Attr::Disabled) && !self.is(Attr::Type, &["hidden"]),
            Tag::Summary | Tag::Iframe => true,
            _ => false,
        };
        native || self.has(Attr::Tabindex)
    }
}

/// Whether a text has nothing to read.
pub fn is_blank(words: &str) -> bool {
    let letter = |c: char| !c.is_whitespace() && !matches!(c, '\u{200b}'..='\u{200d}' | '\u{feff}');
    if !words.contains('&') { !words.chars().any(letter) } else { !plain(words).chars().any(letter) }
}

/// Decodes the few entities that matter in attribute values.
pub fn plain(value: &str) -> Cow<'_, str> {
    if !value.contains('&') {
        return value.into();
    }
    let pairs = [
        ("&nbsp;", "\u{a0}"),
        ("&#160;", "\u{a0}"),
        ("&quot;", "\""),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&amp;", "&"),
    ];
    pairs
        .iter()
        .fold(
            value.to_string(),
            |words, (written, meant)| {
                if words.contains(written) { words.replace(written, meant) } else { words }
            },
        )
        .into()
}
