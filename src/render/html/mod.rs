//! Floor 3: a document as HTML.
//! In: a page's tree and what its links, pictures, facts and contacts refer to. Out: HTML without needless
//! white space, and the glossary words that it uses.
//! Must never: pass on HTML that an author typed, or add a space that the text does not have.

mod callout;
mod checker;
mod fact;
mod glossary;
mod image;
mod link;
mod node;
mod table;
mod text;
mod writer;

pub use glossary::write_definition;
pub use writer::{BodyScope, PageContext};

use super::glossary_matcher::GlossaryMatcher;
use crate::base::Findings;
use crate::site::LinkTarget;
use writer::HtmlWriter;

/// The HTML of a text, and the glossary words that it explains.
pub struct RenderedBody<'s> {
    /// The text.
    pub html: String,
    /// Of a checker's part: the box of urgent help at the checker's start, as HTML.
    pub urgent: String,
    /// The glossary words that the text uses.
    pub words: GlossaryMatcher<'s>,
}

/// Writes a page's text.
pub fn write_body<'s>(
    context: PageContext<'s>,
    scope: BodyScope,
    findings: &mut Findings,
) -> RenderedBody<'s> {
    write_text(context, &context.page.targets, scope, findings)
}

/// Writes a page's text with other link targets: one for each link of the tree, in the same order.
pub fn write_text<'s>(
    context: PageContext<'s>,
    targets: &'s [LinkTarget],
    scope: BodyScope,
    findings: &mut Findings,
) -> RenderedBody<'s> {
    let PageContext { site, page, .. } = context;
    let words = if page.doc.is_easy() {
        GlossaryMatcher::new(&site.glossaries[page.locale])
    } else {
        GlossaryMatcher::none()
    };
    let mut writer = HtmlWriter::new(context, words, findings);
    (writer.shown, writer.targets) = (scope, targets);
    match (&page.checker, scope) {
        (Some(checker), BodyScope::Page) => writer.blocks(page.doc.tree.blocks_in(checker.start.clone())),
        (Some(checker), BodyScope::Part(index)) => writer.blocks(checker.parts[index].blocks(&page.doc.tree)),
        _ => {
            writer.out.reserve(page.doc.text().len() * 3 / 2);
            writer.blocks(page.doc.tree.blocks());
        }
    }
    let html = std::mem::take(&mut writer.out);
    if let BodyScope::Part(_) = scope {
        writer.urgent_help();
    }
    RenderedBody { html, urgent: writer.out, words: writer.words }
}
