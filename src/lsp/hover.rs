//! Floor 7: what something in a text is.
//! In: a place in an open text. Out: the manual of the rules that found something there; else what a field, a fact or a
//! box is.
//! Must never: show words of the content as Markdown: a picture in them would be fetched from elsewhere.

use super::document_view::DocumentView;
use crate::base::{Finding, Span};
use crate::check::{Manual, RULES};
use crate::doc::schema::field_named;
use crate::doc::yaml_edit::field_at;
use crate::engine::{default_end, rule_page};
use crate::render::FactText;
use gen_lsp_types::{Hover, MarkupContent, MarkupKind, Position};

/// What is to be said of a place; `None` if nothing is.
pub fn hover(view: &DocumentView<'_>, position: Position) -> Option<Hover> {
    let at = view.document.text.offset(position);
    let found = view.findings_at(&(at..at));
    if let Some(first) = found.first() {
        let span = first.location.span;
        let same: Vec<&Finding> = found.into_iter().filter(|finding| finding.location.span == span).collect();
        return Some(shown(view, span, MarkupKind::Markdown, manuals(view, &same)));
    }
    let (span, words) = about(view, at)?;
    Some(shown(view, span, MarkupKind::PlainText, words))
}

fn shown(view: &DocumentView<'_>, span: Span, kind: MarkupKind, value: String) -> Hover {
    Hover { contents: MarkupContent { kind, value }.into(), range: Some(view.document.text.range(span)) }
}

/// The manual of each rule, once.
fn manuals(view: &DocumentView<'_>, found: &[&Finding]) -> String {
    let is_broken = |id: &str| found.iter().any(|finding| finding.rule.id == id);
    let until = default_end(view.judged.today());
    let pages = RULES
        .iter()
        .filter(|rule| is_broken(rule.id))
        .map(|rule| format!("### {}\n\n{}", Manual::of(rule).title, rule_page(rule, until)));
    pages.collect::<Vec<_>>().join("\n---\n\n")
}

/// What is at a byte of the text where nothing is wrong.
fn about(view: &DocumentView<'_>, at: usize) -> Option<(Span, String)> {
    let page = view.page().filter(|page| *page.doc.tree.source == **view.document.text.text())?;
    let covers = |span: &Span| (span.start as usize..span.end as usize).contains(&at);
    let tree = &page.doc.tree;
    if let Some(callout) = tree.callouts.iter().find(|callout| covers(&callout.kind_span)) {
        return Some((callout.kind_span, callout.kind.about.to_string()));
    }
    if let Some(fact) = tree.facts.iter().find(|fact| covers(&fact.span)) {
        let site = view.site();
        let contact = site.contacts.get(&fact.contact).filter(|contact| contact.has(&fact.field))?;
        let words = FactText::new(contact, &fact.field, site.locale(page)).words;
        return Some((fact.span, format!("{}: {words}", contact.name)));
    }
    if !covers(&page.doc.front_matter.span) {
        return None;
    }
    let text = view.document.text.text();
    let field = field_named(&field_at(text, at)?)?;
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let span = Span::new(start, start + field.name.len());
    covers(&span).then(|| (span, format!("{}: {}", field.label, field.hint)))
}
