//! Floor 3: what search engines read.
//! In: a page's view. Out: JSON-LD that says no more than the page does.
//! Must never: hold a `<`, which could end the script element early.

use super::view::PageView;
use crate::site::Site;
use serde_json::{Value, json};

/// The JSON-LD of a page; it repeats what stands in the view, so it needs no key of its own.
pub fn json_ld(site: &Site, view: &PageView) -> String {
    let mut page = json!({
        "@type": "WebPage",
        "@id": view.canonical,
        "url": view.canonical,
        "name": view.title,
        "inLanguage": view.lang,
        "isPartOf": { "@type": "WebSite", "name": &*site.settings.name, "url": site.absolute("/") },
        "publisher": { "@type": "Organization", "name": &*site.settings.organisation },
    });
    let mut add = |name: &str, value: Value| {
        page[name] = value;
    };
    if !view.summary.is_empty() {
        add("description", view.summary.into());
    }
    if let Some(reviewed) = &view.reviewed {
        add("lastReviewed", reviewed.iso.as_str().into());
    }
    if !view.areas.is_empty() {
        add("spatialCoverage", view.areas.iter().map(|area| Value::from(*area)).collect());
    }
    let mut graph = vec![page];
    if !view.breadcrumb.is_empty() {
        let crumb = |(at, title, url): (usize, &str, String)| json!({ "@type": "ListItem", "position": at + 1, "name": title, "item": url });
        let last = (view.breadcrumb.len(), &*view.title, view.canonical.clone());
        let above = view.breadcrumb.iter().enumerate().map(|(at, link)| (at, &*link.title, format!("{}{}", site.settings.origin, link.url)));
        let items: Vec<Value> = above.chain([last]).map(crumb).collect();
        graph.push(json!({ "@type": "BreadcrumbList", "itemListElement": items }));
    }
    json!({ "@context": "https://schema.org", "@graph": graph }).to_string().replace('<', "\\u003c")
}
