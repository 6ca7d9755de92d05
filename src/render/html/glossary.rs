//! Floor 3: the meanings of glossary words as HTML.
//! In: the glossary, and the words that a page uses for the first time. Out: their meanings; on the
//! glossary's own page its terms, with their ids.
//! Must never: explain a word twice on a page.

use super::writer::{HtmlWriter, PageContext};
use crate::base::{Findings, escape};
use crate::doc::NodeRef;
use crate::render::glossary_matcher::GlossaryMatcher;
use crate::site::{GlossaryWord, Role};

/// The meaning of a glossary word in the page's language, as HTML. `None` if no page is the glossary.
pub fn write_definition(
    context: PageContext<'_>,
    word: &GlossaryWord,
    findings: &mut Findings,
) -> Option<String> {
    let site = context.site;
    let glossary = site.glossaries[context.page.locale].doc.as_ref()?;
    let page = site.page(site.page_at(&glossary.path)?);
    let mut writer = HtmlWriter::new(PageContext { page, ..context }, GlossaryMatcher::none(), findings);
    writer.below(page.doc.tree.blocks_in(word.definition..word.definition + 1).next()?);
    Some(writer.out)
}

impl<'s> HtmlWriter<'s, '_> {
    /// Writes the glossary words that the last element used for the first time, each with its meaning. They
    /// follow the element directly, so that readers need not leave it to look a word up. Leaflets have them
    /// at the end.
    pub(super) fn meanings(&mut self) {
        let context =
            PageContext { site: self.site, templates: self.templates, shared: self.frame, page: self.page };
        for word in self.words.take_new() {
            let Some(meaning) = write_definition(context, word, self.notes) else {
                continue;
            };
            self.out.push_str("<details class=\"meaning no-print\"><summary>");
            escape(
                &mut self.out,
                &context.site.locale(self.page).strings.get("word_meaning").replace("{word}", &word.term),
            );
            self.out.push_str("</summary><div>");
            self.out.push_str(&meaning);
            self.out.push_str("</div></details>");
        }
    }

    /// Writes a term of a definition list. On the glossary's own page it gets the id of its word.
    pub(super) fn term(&mut self, node: NodeRef<'s>) {
        let glossary = &self.site.glossaries[self.page.locale];
        let word = glossary.terms.number_of(node.text().trim()).filter(|_| self.page.role == Role::Glossary);
        match word.map(|number| &glossary.words[number]) {
            Some(word) => {
                self.out.push_str("<dt id=\"");
                escape(&mut self.out, &word.id);
                self.out.push_str("\">");
            }
            None => self.open("dt"),
        }
        self.below(node);
        self.close("dt");
    }
}
