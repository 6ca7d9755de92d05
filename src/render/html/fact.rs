//! Floor 3: a fact in running text.
//! In: `{{imha.phone}}`. Out: the value from contacts.toml, with what a call costs right beside a number.
//! Must never: put a link into a link.

use super::{Writer, escape};
use crate::doc::NodeRef;
use crate::render::fact::Fact;

impl<'s> Writer<'s, '_> {
    pub(super) fn fact(&mut self, entry: u32, node: NodeRef<'s>) {
        let fact = &self.page.doc.tree.facts[entry as usize];
        let Some(contact) = self.site.contacts.get(&fact.contact).filter(|contact| contact.has(&fact.field)) else {
            // Unknown, and reported: it stays as it was typed.
            return escape(&mut self.out, node.span().of(self.page.doc.text()));
        };
        let said = Fact::new(contact, &fact.field, self.site.locale(self.page));
        let linked = !said.link.is_empty() && self.plain == 0;
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
            self.say(&said.words);
        }
        if said.foreign {
            self.close("span");
        }
        if linked {
            self.close("a");
        }
        if !said.cost.is_empty() {
            self.out.push_str(" <span class=\"charge\">(");
            self.say(said.cost);
            self.out.push_str(")</span>");
        }
    }
}
