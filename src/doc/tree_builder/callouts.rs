//! Floor 1: callouts: block quotes that begin with `[!kind]`.
//! In: a closed block quote of the tree that is being built. Out: the same nodes as a callout with its title;
//! findings.
//! Must never: move or drop a node.

use super::TreeBuilder;
use crate::base::{Edit, Fix, Span, reported_rules, suggest};
use crate::doc::callout::{self, CalloutTitle};
use crate::doc::tree::{Callout, Node, NodeKind};

impl TreeBuilder {
    /// Makes a callout of a block quote that begins with `[!kind]`. The rest of its first line is the title.
    pub(super) fn quote_or_callout(&mut self, at: usize) {
        let end = at + self.nodes[at].subtree_len as usize;
        let (Some(paragraph), Some(first)) =
            (self.nodes.get(at + 1).copied(), self.nodes.get(at + 2).copied())
        else {
            return;
        };
        if paragraph.kind != NodeKind::Paragraph || first.kind != NodeKind::Text || end < at + 3 {
            return;
        }
        let source = self.source.clone();
        let text = first.span.of(&source);
        let Some((name, after)) = text.strip_prefix("[!").and_then(|rest| rest.split_once(']')) else {
            return;
        };
        let kind_span = Span::new(first.span.start as usize, first.span.end as usize - after.len());
        let Some(kind) = callout::named(name) else { return self.report_unknown_callout(name, kind_span) };
        let gap = after.len() - after.trim_start().len();
        self.nodes[at + 2].span = Span::new(kind_span.end as usize + gap, first.span.end as usize);

        // The title is the text before the first line break of the paragraph.
        let last = at + 1 + paragraph.subtree_len as usize;
        let mut child = at + 2;
        while child < last && !matches!(self.nodes[child].kind, NodeKind::SoftBreak | NodeKind::HardBreak) {
            child += self.nodes[child].subtree_len as usize;
        }
        let title_end = if child < last { self.nodes[child].span.start } else { paragraph.span.end };
        self.nodes[at + 1] = Node {
            kind: NodeKind::CalloutTitle,
            span: Span::new(self.nodes[at + 2].span.start as usize, title_end as usize),
            subtree_len: (child - at - 1) as u32,
        };
        if child < last {
            // The node of the line break becomes the paragraph of the other lines.
            let start = self.nodes.get(child + 1).map_or(title_end, |node| node.span.start);
            self.nodes[child] = Node {
                kind: NodeKind::Paragraph,
                span: Span::new(start as usize, paragraph.span.end as usize),
                subtree_len: (last - child) as u32,
            };
        }
        let words = self.words_below(at + 1);
        let words_span = Span::new(self.nodes[at + 1].span.start as usize, title_end as usize);
        if words.is_empty() {
            self.report_missing_title(kind.title, kind_span);
        }
        self.callouts.push(Callout { kind, kind_span, words, words_span });
        self.nodes[at].kind = NodeKind::Callout(self.callouts.len() as u32 - 1);
    }

    fn report_unknown_callout(&mut self, name: &str, span: Span) {
        let known: Vec<&str> = callout::KINDS.iter().map(|kind| kind.name).collect();
        let help = match suggest(name, known.iter().copied()) {
            Some(kind) => format!("Did you mean [!{kind}]?"),
            None => format!("Use one of: {}.", known.join(", ")),
        };
        let message = format!("There is no callout called “{name}”.");
        self.report(&reported_rules::CALLOUT_KIND, span, message, help);
        // Spaces and capital letters are the whole difference: what is meant is certain.
        if let Some(kind) = callout::named(&name.trim().to_lowercase())
            && let Some(finding) = self.findings.last_mut()
        {
            let replacement = format!("[!{}]", kind.name);
            finding.fix = Some(Fix { edits: vec![Edit { span, replacement }], safe: true });
        }
    }

    fn report_missing_title(&mut self, title: CalloutTitle, span: Span) {
        let (message, help) = match title {
            CalloutTitle::Optional | CalloutTitle::Verdict => return,
            CalloutTitle::Contact => (
                "This callout does not say whose contact card it is.",
                "Write the key from contacts.toml after it: [!contact] imha",
            ),
            CalloutTitle::Required => {
                ("This callout has no title.", "Write a few words after the bracket, on the same line.")
            }
        };
        self.report(&reported_rules::CALLOUT_TITLE, span, message.into(), help.into());
    }
}
