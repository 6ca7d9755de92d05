//! Floor 3: structured data for search engines (JSON-LD with the vocabulary of schema.org).
//! In: a page's view. Out: JSON-LD with facts that the page shows.
//! Must never: hold a `<`, which could end the script element early.

use super::view::PageView;
use crate::site::Site;
use serde::Serialize;

#[derive(Serialize)]
struct Graph<'v> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: Vec<Thing<'v>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Thing<'v> {
    Page(Box<WebPage<'v>>),
    Breadcrumb(Breadcrumb<'v>),
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct WebPage<'v> {
    #[serde(rename = "@type")]
    kind: &'static str,
    url: &'v str,
    name: &'v str,
    in_language: &'v str,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'v str,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_reviewed: Option<String>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    spatial_coverage: &'v [&'v str],
    is_part_of: Named<'v>,
    publisher: Named<'v>,
}

#[derive(Serialize)]
struct Named<'v> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'v str,
    #[serde(skip_serializing_if = "String::is_empty")]
    url: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Breadcrumb<'v> {
    #[serde(rename = "@type")]
    kind: &'static str,
    item_list_element: Vec<Crumb<'v>>,
}

#[derive(Serialize)]
struct Crumb<'v> {
    #[serde(rename = "@type")]
    kind: &'static str,
    position: usize,
    name: &'v str,
    /// The address. None for the page itself, whose address is in [`WebPage`].
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<String>,
}

/// The JSON-LD of a page. It depends only on the view and the settings, which the page's key covers.
pub fn json_ld(site: &Site, view: &PageView) -> String {
    let page = WebPage {
        kind: "WebPage",
        url: &view.canonical,
        name: &view.title,
        in_language: view.lang,
        description: view.summary,
        last_reviewed: view.reviewed.as_ref().map(|day| day.iso()),
        spatial_coverage: &view.areas,
        is_part_of: Named { kind: "WebSite", name: &site.settings.name, url: site.absolute("/") },
        publisher: Named { kind: "Organization", name: &site.settings.organisation, url: String::new() },
    };
    let breadcrumb = (!view.breadcrumb.is_empty()).then(|| {
        let above = view
            .breadcrumb
            .iter()
            .map(|link| (&*link.title, Some(format!("{}{}", site.settings.origin, link.url))));
        let all = above.chain([(&*view.title, None)]).enumerate();
        Breadcrumb {
            kind: "BreadcrumbList",
            item_list_element: all
                .map(|(index, (name, item))| Crumb { kind: "ListItem", position: index + 1, name, item })
                .collect(),
        }
    });
    let graph = [Some(Thing::Page(Box::new(page))), breadcrumb.map(Thing::Breadcrumb)]
        .into_iter()
        .flatten()
        .collect();
    let graph = Graph { context: "https://schema.org", graph };
    serde_json::to_string(&graph).unwrap_or_default().replace('<', "\\u003c")
}
