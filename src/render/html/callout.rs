//! Floor 3: callouts as HTML.
//! In: blocks of a tree. Out: each callout, rendered by the theme's template for its kind.
//! Must never: decide how a callout looks: the theme does.

use super::writer::HtmlWriter;
use crate::doc::{CalloutTitle, NodeKind, NodeRef};
use crate::render::template::{Value, context, value_with};
use crate::render::view::ContactView;
use serde::Serialize;

/// `callout` in templates. `title` and `body` (HTML) are added when it is rendered.
#[derive(Serialize)]
struct CalloutView<'a> {
    kind: &'a str,
    id: String,
    contact: Option<ContactView<'a>>,
}

impl<'s> HtmlWriter<'s, '_> {
    /// Writes blocks. Neighbouring callouts of a grouped kind, such as contacts, share one container.
    pub(super) fn blocks(&mut self, nodes: impl Iterator<Item = NodeRef<'s>>) {
        let callouts = &self.page.doc.tree.callouts;
        let mut in_group = false;
        for node in nodes {
            let is_grouped =
                matches!(node.kind(), NodeKind::Callout(entry) if callouts[entry as usize].kind.is_grouped);
            if is_grouped != in_group {
                self.out.push_str(if is_grouped { "<div class=\"cards\">" } else { "</div>" });
                in_group = is_grouped;
            }
            self.node(node);
        }
        if in_group {
            self.out.push_str("</div>");
        }
    }

    /// Writes a callout. `entry` is its index among the callouts of the tree.
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
            // No heading of the text can have this id: theirs have no two hyphens in a row.
            id: format!("box--{number}"),
            contact: contact.map(|contact| ContactView::new(self.site, contact, self.site.locale(self.page))),
        };
        let fields = [("title", Value::safe_string(title.trim())), ("body", Value::safe_string(&body))];
        let names = context([
            ("callout", value_with(&view, fields)),
            ("t", self.frame.strings.clone()),
            ("site", self.frame.site.clone()),
        ]);
        let html = self.templates.render(&format!("callouts/{}.html", callout.kind.name), names, self.notes);
        self.out.push_str(html.trim());
    }
}
