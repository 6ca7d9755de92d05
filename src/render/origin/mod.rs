//! Floor 3: where the tags of built pages come from.
//! In: a plan made with traced templates, and tags of published pages. Out: the template's or the author's line
//! for each.
//! Must never: answer for a page that differs from the published one, or look for a likely line.
//!
//! A page is rendered a second time with marks in it: an attribute in each tag of a template, and comments around
//! what the writer of HTML makes of a node of the text. Without the marks it is the published page again, and so
//! the marks say where each of its tags comes from. Pages without findings are never rendered twice.

mod marks;
mod template_tags;

pub use marks::NodeMark;
pub use template_tags::{code_end, mark_tags};

use super::plan::{Job, Plan};
use crate::base::{Location, OriginQuery, Origins, Span, TagOrigin, par_map};
use crate::site::Site;
use marks::MarkedPage;
use std::collections::HashMap;

/// Answers each query. `plan` must be made with [traced](super::Templates::traced) templates.
pub fn tag_origins(plan: &Plan<'_>, queries: &[OriginQuery<'_>]) -> Vec<Origins> {
    let jobs: HashMap<&str, &Job> = plan.jobs.iter().map(|job| (&*job.path, job)).collect();
    par_map(queries, |query| {
        let marked = jobs.get(query.path).map(|job| MarkedPage::read(&job.render().bytes));
        let Some(page) = marked.filter(|page| page.bytes == *query.content.bytes()) else {
            return vec![None; query.tags.len()];
        };
        query.tags.iter().map(|tag| origin(plan, &page, *tag)).collect()
    })
}

fn origin(plan: &Plan<'_>, page: &MarkedPage, tag: Span) -> Option<TagOrigin> {
    let of_template = page.template_of(tag).and_then(|mark| {
        let file = plan.templates.path_of(mark.template)?.clone();
        Some(TagOrigin::Template(Location { file, span: mark.span }))
    });
    of_template.or_else(|| Some(TagOrigin::Text(of_node(plan.site, page.node_around(tag.start)?))))
}

/// The place of a node, without the line end that the parser includes in blocks.
fn of_node(site: &Site, mark: NodeMark) -> Location {
    let doc = &site.page(mark.page).doc;
    let start = mark.span.start as usize;
    doc.location(Span::new(start, start + mark.span.of(doc.text()).trim_end().len()))
}
