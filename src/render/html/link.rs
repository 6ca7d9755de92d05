//! Floor 3: links and pictures in running text.
//! In: what an author wrote, and where it leads. Out: `<a>` and `<img>`.
//! Must never: lead nowhere, run anything, or show a picture without words for it.

use super::writer::HtmlWriter;
use crate::base::escape;
use crate::doc::NodeRef;
use crate::render::view::url;
use crate::site::{AnswerTarget, LinkTarget, Site};

impl<'s> HtmlWriter<'s, '_> {
    pub(super) fn link(&mut self, entry: u32, node: NodeRef<'s>) {
        let link = &self.page.doc.tree.links[entry as usize];
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
        self.go_to(entry);
    }

    /// Where a link leads; none where it leads nowhere, and then it is a word and no link.
    fn href(&self, entry: u32, destination: &'s str) -> Option<std::borrow::Cow<'s, str>> {
        let target = self.targets[entry as usize];
        if self.page.checker.as_ref().and_then(|checker| checker.answer(entry)) == Some(AnswerTarget::Nowhere)
        {
            return None;
        }
        let here = if target == LinkTarget::Fragment { self.here(destination) } else { None };
        here.or_else(|| href(self.site, destination, target))
    }

    pub(super) fn image(&mut self, entry: u32) {
        let image = &self.page.doc.tree.images[entry as usize];
        let picture = self.page.images[entry as usize].map(|at| &self.site.pictures.all[at as usize]);
        let Some((picture, (width, height))) =
            picture.and_then(|picture| Some((picture, picture.file.size?)))
        else {
            // The picture is missing and reported: its words stay.
            escape(&mut self.out, &image.alt);
            return;
        };
        let alt = if image.alt.is_empty() {
            picture.alt(&self.page.doc.content_path.lang).unwrap_or("")
        } else {
            &image.alt
        };
        self.out.push_str("<img src=\"");
        escape(&mut self.out, &url(self.site, &picture.address));
        self.out.push_str("\" alt=\"");
        escape(&mut self.out, alt);
        self.out.push_str(&format!(
            "\" width=\"{width}\" height=\"{height}\" loading=\"lazy\" decoding=\"async\">"
        ));
    }
}

/// Where a link of a page's text leads in the built site; none where it leads nowhere.
pub fn href<'s>(
    site: &'s Site,
    destination: &'s str,
    target: LinkTarget,
) -> Option<std::borrow::Cow<'s, str>> {
    let anchor = &destination[destination.find('#').unwrap_or(destination.len())..];
    let whole = |address: &'s str| {
        let address = url(site, address);
        if anchor.is_empty() { address } else { format!("{address}{anchor}").into() }
    };
    match target {
        LinkTarget::Page(id) => Some(whole(&site.page(id).address)),
        LinkTarget::Picture(at) => Some(url(site, &site.pictures.all[at as usize].address)),
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
