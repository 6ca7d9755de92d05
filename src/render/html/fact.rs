//! Floor 3: a fact in running text.
//! In: `{{imha.phone}}`. Out: the value from contacts.toml, with what a call costs right beside a number.
//! Must never: put a link into a link.

use super::writer::HtmlWriter;
use crate::base::escape;
use crate::doc::NodeRef;
use crate::render::fact_text::FactText;

impl<'s> HtmlWriter<'s, '_> {
    pub(super) fn fact(&mut self, entry: u32, node: NodeRef<'s>) {
        let fact = &self.page.doc.tree.facts[entry as usize];
        let Some(contact) = self.site.contacts.get(&fact.contact).filter(|contact| contact.has(&fact.field))
        else {
            // Unknown, and reported: it stays as it was typed.
            return escape(&mut self.out, node.span().of(self.page.doc.text()));
        };
        let said = FactText::new(contact, &fact.field, self.site.locale(self.page));
        let linked = !said.link.is_empty() && self.no_links_depth == 0;
        if linked {
            self.out.push_str(match &*fact.field {
                "phone" => "<a class=\"phone\" dir=\"ltr\" href=\"",
                "email" => "<a class=\"email\" dir=\"ltr\" href=\"",
                _ => "<a dir=\"ltr\" href=\"",
            });
            escape(&mut self.out, &said.link);
            self.out.push_str("\">");
        }
        if said.foreign {
            let own = &self.site.locales[0];
            self.out.push_str(&format!("<span lang=\"{}\" dir=\"{}\">", own.lang, own.dir));
        }
        if linked || said.foreign {
            escape(&mut self.out, &said.words);
        } else {
            self.push_text(&said.words);
        }
        if said.foreign {
            self.close("span");
        }
        if linked {
            self.close("a");
        }
        if !said.cost.is_empty() {
            self.out.push_str(" <span class=\"charge\">(");
            self.push_text(said.cost);
            self.out.push_str(")</span>");
        }
    }
}
