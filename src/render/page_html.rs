//! Floor 3: from the view of a page to its bytes.
//! In: a view, the HTML of the text, the glossary words of the text. Out: the file that the template makes.
//! Must never: add anything to the view that its key does not cover.

use super::html::{PageContext, RenderedBody, write_definition};
use super::json_ld::json_ld;
use super::plan::{Plan, Rendered};
use super::policy;
use super::qr::{MaskChoice, Qr};
use super::shared_context::SharedContext;
use super::template::{Templates, Value, context, value, value_with};
use super::view::PageView;
use crate::base::{Findings, Key};
use crate::site::{GlossaryWord, Page, Site};
use serde::Serialize;
use std::sync::Arc;

/// Renders pages in one language.
#[derive(Clone)]
pub struct PageRenderer<'s> {
    site: &'s Site,
    templates: &'s Templates,
    shared: Arc<SharedContext>,
}

/// The text of a page, for its template.
#[derive(Default)]
pub struct Body {
    /// HTML.
    html: String,
    /// The glossary words that the text uses, each with its meaning.
    words: Vec<Value>,
}

impl<'s> PageRenderer<'s> {
    /// A renderer for a locale, by its index.
    pub fn new(plan: &Plan<'s>, locale: usize) -> Self {
        PageRenderer { site: plan.site, templates: plan.templates, shared: plan.shared[locale].clone() }
    }

    /// Hash of everything that pages in this language share.
    pub fn key(&self) -> Key {
        self.shared.key
    }

    /// The context for writing the text of a page in this language.
    pub fn context<'a>(&'a self, page: &'a Page) -> PageContext<'a> {
        PageContext { site: self.site, templates: self.templates, shared: &self.shared, page }
    }

    /// Renders a page without a text of its own.
    pub fn render_list(&self, view: &PageView) -> Rendered {
        self.render(view, Body::default(), Findings::new())
    }

    /// Renders a page. `findings` are those of its text.
    pub fn render(&self, view: &PageView, body: Body, mut findings: Findings) -> Rendered {
        let is_unlisted = view.noindex || view.original.is_some();
        let json = if is_unlisted { String::new() } else { json_ld(self.site, view) };
        let fields = [
            ("body", Value::safe_string(&body.html)),
            ("words", Value::from(body.words)),
            ("json_ld", Value::safe_string(&json)),
            ("qr", value(&CodeView::new(view))),
        ];
        let page = value_with(view, fields);
        let shared = &self.shared;
        let names = context([("page", page), ("site", shared.site.clone()), ("t", shared.strings.clone())]);
        let mut html = self.templates.render(&format!("templates/{}.html", view.kind), names, &mut findings);
        // A template that does not work gives no page.
        if !html.is_empty() {
            policy::insert(&mut html, &shared.first_tags);
        }
        Rendered { bytes: html.into_bytes().into(), notes: findings }
    }
}

impl Body {
    /// A text, with the meanings of the glossary words that it uses.
    pub fn new(context: PageContext<'_>, text: RenderedBody<'_>, findings: &mut Findings) -> Body {
        let words = text.words.used.iter();
        let words = words.filter_map(|word| word_with_meaning(context, word, findings)).collect();
        Body { html: text.html, words }
    }
}

/// The QR code of a page's address, for readers who print the page.
#[derive(Serialize)]
struct CodeView {
    /// Modules on each side, with the quiet zone.
    side: usize,
    /// The data of a stroked SVG path, one unit a module.
    path: String,
}

impl CodeView {
    /// `None` for a page without a canonical address, or with one that is too long for a code.
    fn new(view: &PageView) -> Option<CodeView> {
        if view.canonical.is_empty() {
            return None;
        }
        let code = Qr::encode(&view.canonical, MaskChoice::Checkerboard)?;
        Some(CodeView { side: code.side(), path: code.strokes() })
    }
}

/// A glossary word that a page uses. `definition` (HTML) is added when the page is rendered.
#[derive(Serialize)]
struct WordView<'s> {
    term: &'s str,
    /// Where the glossary explains it.
    url: String,
}

/// A glossary word with its meaning, for the template. `None` if no page is the glossary.
fn word_with_meaning(
    context: PageContext<'_>,
    word: &GlossaryWord,
    findings: &mut Findings,
) -> Option<Value> {
    let PageContext { site, page, .. } = context;
    let meaning = write_definition(context, word, findings)?;
    let glossary = site.glossaries[page.locale].doc.as_ref().map_or("", |doc| &doc.address);
    let url = site.href(&format!("{}{glossary}#{}", site.locale(page).prefix, word.id));
    Some(value_with(&WordView { term: &word.term, url }, [("definition", Value::safe_string(&meaning))]))
}
