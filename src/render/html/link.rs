//! Floor 3: links in running text.
//! In: a link of the tree, and what it refers to. Out: `<a>`.
//! Must never: link to a missing page or to a scheme that runs code.

use super::writer::HtmlWriter;
use crate::base::escape;
use crate::doc::NodeRef;
use crate::render::view::url;
use crate::site::{AnswerTarget, LinkTarget, Site};
use std::borrow::Cow;

impl<'s> HtmlWriter<'s, '_> {
    /// Writes a link. `entry` is its index among the links of the tree.
    pub(super) fn link(&mut self, entry: u32, node: NodeRef<'s>) {
        let link = &self.page.doc.tree.links[entry as usize];
        if matches!(self.targets[entry as usize], LinkTarget::NotPublished(_)) {
            // Nothing to follow: the words alone.
            self.below(node);
            return;
        }
        self.out.push_str("<a");
        if let Some(href) = self.href(entry, &link.destination) {
            self.out.push_str(" href=\"");
            escape(&mut self.out, &href);
            self.out.push('"');
        }
        if let Some(locale) = self.site.title_language(self.page, self.targets[entry as usize], &node.text())
        {
            self.out
                .push_str(&format!(" lang=\"{0}\" hreflang=\"{0}\" dir=\"{1}\"", locale.lang, locale.dir));
        }
        self.out.push('>');
        self.no_links_depth += 1;
        self.below(node);
        self.no_links_depth -= 1;
        self.close("a");
        self.write_answer_target(entry);
    }

    /// The address of a link. `None` if it has no target: then it is written without `href`.
    fn href(&self, entry: u32, destination: &'s str) -> Option<Cow<'s, str>> {
        let target = self.targets[entry as usize];
        let answer = self.page.checker.as_ref().and_then(|checker| checker.answer(entry));
        if answer == Some(AnswerTarget::Nowhere) {
            return None;
        }
        let part = if target == LinkTarget::Fragment { self.part_address(destination) } else { None };
        part.or_else(|| href(self.site, destination, target))
    }
}

/// The address of a link in the built site. `None` if its target is missing or not allowed.
fn href<'s>(site: &'s Site, destination: &'s str, target: LinkTarget) -> Option<Cow<'s, str>> {
    let anchor = &destination[destination.find('#').unwrap_or(destination.len())..];
    let with_anchor = |address: &'s str| {
        let address = url(site, address);
        if anchor.is_empty() { address } else { format!("{address}{anchor}").into() }
    };
    match target {
        LinkTarget::Page(id) => Some(with_anchor(&site.page(id).address)),
        LinkTarget::Picture(index) => Some(url(site, &site.pictures.all[index as usize].address)),
        LinkTarget::SiteAddress => Some(url(site, destination)),
        LinkTarget::Fragment => Some(destination.into()),
        LinkTarget::External => Some(destination.into()),
        LinkTarget::UnsafeScheme
        | LinkTarget::Empty
        | LinkTarget::NoFile
        | LinkTarget::NotPublished(_)
        | LinkTarget::LeavesSite => None,
    }
}
