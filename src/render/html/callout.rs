//! Floor 3: boxes, and cards side by side.
//! In: blocks of a tree. Out: each callout as the theme's part for its kind makes it.
//! Must never: know how a kind looks: that is the theme's.

use super::writer::HtmlWriter;
use crate::doc::{CalloutTitle, NodeKind, NodeRef};
use crate::render::template::{Value, context, value_with};
use crate::render::view::ContactView;
use serde::Serialize;

#[derive(Serialize)]
struct CalloutView<'a> {
    kind: &'a str,
    id: String,
    contact: Option<ContactView<'a>>,
}

impl<'s> HtmlWriter<'s, '_> {
    /// A row of blocks; neighbours of a kind that gathers stand in one box.
    pub(super) fn blocks(&mut self, nodes: impl Iterator<Item = NodeRef<'s>>) {
        let mut gathering = false;
        for node in nodes {
            let gathers = matches!(node.kind(), NodeKind::Callout(at) if self.page.doc.tree.callouts[at as usize].kind.is_grouped);
            if gathers != gathering {
                self.out.push_str(if gathers { "<div class=\"cards\">" } else { "</div>" });
                gathering = gathers;
            }
            self.node(node);
        }
        if gathering {
            self.out.push_str("</div>");
        }
    }

    pub(super) fn callout(&mut self, entry: u32, node: NodeRef<'s>) {
        let callout = &self.page.doc.tree.callouts[entry as usize];
        self.callouts += 1;
        let number = self.callouts;
        let contact = if callout.kind.title == CalloutTitle::Contact {
            self.site.contacts.get(&callout.words)
        } else {
            None
        };
        let outer = std::mem::take(&mut self.out);
        if contact.is_none() {
            self.no_links_depth += 1;
            for child in node.children().filter(|child| child.kind() == NodeKind::CalloutTitle) {
                self.node(child);
            }
            self.no_links_depth -= 1;
        }
        let title = std::mem::take(&mut self.out);
        self.blocks(node.children().filter(|child| child.kind() != NodeKind::CalloutTitle));
        let body = std::mem::replace(&mut self.out, outer);
        let view = CalloutView {
            kind: callout.kind.name,
            // Two hyphens: no heading of the text can have this id.
            id: format!("box--{number}"),
            contact: contact.map(|contact| ContactView::new(self.site, contact, self.site.locale(self.page))),
        };
        let fields = [("title", Value::safe_string(title.trim())), ("body", Value::safe_string(&body))];
        let seen = context([
            ("callout", value_with(&view, fields)),
            ("t", self.frame.strings.clone()),
            ("site", self.frame.site.clone()),
        ]);
        let html = self.templates.render(&format!("callouts/{}.html", callout.kind.name), seen, self.notes);
        self.out.push_str(html.trim());
    }
}
