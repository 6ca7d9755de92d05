//! Floor 3: a fact in running text.
//! In: `{{imha.phone}}`. Out: the value from contacts.toml; after a phone number, what a call costs.
//! Must never: put a link into a link.

use super::writer::HtmlWriter;
use crate::base::escape;
use crate::doc::NodeRef;
use crate::render::fact_text::FactText;

impl<'s> HtmlWriter<'s, '_> {
    /// Writes a fact. `entry` is its index among the facts of the tree.
    pub(super) fn fact(&mut self, entry: u32, node: NodeRef<'s>) {
        let fact = &self.page.doc.tree.facts[entry as usize];
        let Some(contact) = self.site.contacts.get(&fact.contact).filter(|contact| contact.has(&fact.field))
        else {
            // An unknown fact, which a rule reports, stays as it was typed.
            return escape(&mut self.out, node.span().of(self.page.doc.text()));
        };
        let text = FactText::new(contact, &fact.field, self.site.locale(self.page));
        let is_linked = !text.link.is_empty() && self.no_links_depth == 0;
        if is_linked {
            let is_number = !text.words.contains(char::is_alphabetic);
            self.out.push_str(match &*fact.field {
                "text" if !is_number => "<a href=\"",
                "phone" | "phone2" | "phone3" | "text" | "whatsapp" => {
                    "<a class=\"phone\" dir=\"ltr\" href=\""
                }
                "email" => "<a class=\"email\" dir=\"ltr\" href=\"",
                _ => "<a dir=\"ltr\" href=\"",
            });
            escape(&mut self.out, &text.link);
            self.out.push_str("\">");
        }
        if text.foreign {
            let own = &self.site.locales[0];
            self.out.push_str(&format!("<span lang=\"{}\" dir=\"{}\">", own.lang, own.dir));
        }
        if is_linked || text.foreign {
            escape(&mut self.out, &text.words);
        } else {
            self.push_text(&text.words);
        }
        if text.foreign {
            self.close("span");
        }
        if is_linked {
            self.close("a");
        }
        if !text.cost.is_empty() {
            self.out.push_str(" <span class=\"charge\">(");
            self.push_text(text.cost);
            self.out.push_str(")</span>");
        }
    }
}
