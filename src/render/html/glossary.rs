//! Floor 3: the meanings of glossary words as HTML.
//! In: the glossary, and the words that a page uses for the first time. Out: each meaning beside its word; the
//! terms of the glossary's own page.
//! Must never: explain a word twice on a page.

use super::writer::{HtmlWriter, PageContext};
use crate::base::{Findings, escape};
use crate::doc::NodeRef;
use crate::render::glossary_matcher::GlossaryMatcher;
use crate::site::{GlossaryWord, Role};

/// The meaning of a word of the glossary in the page's language, as HTML; none where the glossary is no page.
pub fn write_definition(
    context: PageContext<'_>,
    word: &GlossaryWord,
    findings: &mut Findings,
) -> Option<String> {
    let site = context.site;
    let glossary = site.glossaries[context.page.locale].doc.as_ref()?;
    let page = site.page(site.page_at(&glossary.path)?);
    let mut writer = HtmlWriter::new(PageContext { page, ..context }, GlossaryMatcher::none(), findings);
    writer.below(page.doc.tree.walk().nth(word.definition)?);
    Some(writer.out)
}

impl<'s> HtmlWriter<'s, '_> {
    /// The words that were used for the first time in what was just written, each with its meaning, where
    /// they stand: nobody has to
    /// leave the line to look one up. On paper they stand at the end.
    pub(super) fn meanings(&mut self) {
        let context =
            PageContext { site: self.site, templates: self.templates, shared: self.frame, page: self.page };
        for word in self.words.new_ones() {
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

    pub(super) fn term(&mut self, node: NodeRef<'s>) {
        let words = if self.page.role == Role::Glossary {
            self.site.glossaries[self.page.locale].words.as_slice()
        } else {
            &[]
        };
        let text = node.text();
        match words.iter().find(|word| *word.term == *text.trim()) {
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
