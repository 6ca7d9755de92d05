//! Floor 5: a page as readers see it: itself, its Easy Read page and its leaflets, side by side.
//! In: a file, and perhaps a range in it. Out: a page with frames of the size of a phone, a desktop or a
//! sheet of paper.
//! Must never: show another page than the preview does.

use super::address::about;
use super::findings::{FindingView, excerpt, in_file};
use super::layout::{Layout, NavLink};
use super::overview;
use super::request::{Snapshot, WorkbenchResponse};
use super::text_field::is_editable;
use crate::base::{Location, Span};
use crate::doc::yaml_edit::FrontAndBody;
use crate::render::main_pdf;
use crate::site::{Page, Role, Site};
use serde::Serialize;

#[derive(Serialize)]
struct SideBySideView {
    file: String,
    kind: &'static str,
    edit: String,
    flow: String,
    new_easy: String,
    new_leaflet: String,
    sizes: Vec<NavLink>,
    size: &'static str,
    frames: Vec<PaneView>,
    findings: Vec<FindingView>,
    back: String,
    find: Option<FindInPage>,
}

#[derive(Serialize)]
struct PaneView {
    title: String,
    href: String,
    edit: String,
    paper: bool,
    /// Whether the marked words are in this frame.
    find: bool,
}

/// Words that are searched for in the first frame.
#[derive(Serialize)]
struct FindInPage {
    words: String,
    /// Which occurrence of these words, from 0.
    which: usize,
    line: usize,
    excerpt: [String; 3],
}

const SIZES: [(&str, &str); 3] = [("phone", "Telephone"), ("desk", "Desk"), ("paper", "Sheet of A4")];

/// The page about a file.
pub fn page(shell: &Layout<'_>) -> WorkbenchResponse {
    let (view, query) = (shell.view, shell.query);
    let site = &view.build.site;
    let Some(id) = site.page_at(query.get("file")) else {
        return shell.missing("There is no such page. It may have been renamed.");
    };
    let page = site.page(id);
    let file = &*page.doc.path;
    let own = page.standard_page.map_or(page, |full| site.page(full));
    let mut shown: Vec<&Page> = vec![own];
    // The requested page comes first.
    shown.extend(own.easy_read.map(|easy| site.page(easy)));
    shown.sort_by_key(|other| other.doc.path != page.doc.path);
    let mut frames: Vec<PaneView> =
        shown.into_iter().map(|other| frame(site.href(&other.address), other)).collect();
    if page.role == Role::Leaflet {
        frames.insert(0, frame(site.href(&page.address), page));
    }
    if let Some(first) = frames.first_mut() {
        first.find = query.has("at");
    }
    frames.extend(papers(site, page, own));
    let size = SIZES.iter().find(|(name, _)| *name == query.get("size")).unwrap_or(&SIZES[0]).0;
    let sizes = SIZES.iter().map(|(name, words)| NavLink {
        words: words.to_string(),
        href: format!("{}&size={name}", about("page", file)),
        here: *name == size,
    });
    let body = SideBySideView {
        file: file.to_string(),
        kind: overview::kind(page.role),
        edit: if is_editable(file) { about("edit", file) } else { String::new() },
        flow: page.checker.as_ref().map_or(String::new(), |_| about("flow", file)),
        new_easy: if own.easy_read.is_none() && matches!(own.role, Role::Page | Role::Section) {
            format!("{}&kind=easy", about("new", &own.doc.path))
        } else {
            String::new()
        },
        new_leaflet: if matches!(own.role, Role::Page | Role::Section) {
            format!("{}&kind=leaflet", about("new", &own.doc.path))
        } else {
            String::new()
        },
        sizes: sizes.collect(),
        size,
        frames,
        findings: in_file(view, file),
        back: about("page", file),
        find: find(view, file, query.get("at")),
    };
    shell.show("page.html", page.title(), body)
}

fn frame(href: String, page: &Page) -> PaneView {
    PaneView {
        title: format!("{}: {}", overview::kind(page.role), page.title()),
        href,
        edit: about("edit", &page.doc.path),
        paper: false,
        find: false,
    }
}

/// The leaflets of a page, or the page itself as PDF where it has none. Each is typeset when it is opened.
fn papers(site: &Site, page: &Page, own: &Page) -> Vec<PaneView> {
    let leaflets: Vec<&Page> = if page.role == Role::Leaflet {
        vec![page]
    } else {
        own.leaflets.iter().map(|id| site.page(*id)).collect()
    };
    let shown = if leaflets.is_empty() { vec![own] } else { leaflets };
    let frame = |page: &Page| {
        let href = site.href(&format!("/{}", main_pdf(site, page)?));
        Some(PaneView {
            title: format!("On paper: {}", page.title()),
            href,
            edit: String::new(),
            paper: true,
            find: false,
        })
    };
    shown.into_iter().filter_map(frame).collect()
}

/// The words of a range in a file, as readers see them.
fn find(view: &Snapshot<'_>, file: &str, at: &str) -> Option<FindInPage> {
    let (start, end) = at.split_once('-')?;
    let span = Span::new(start.parse().ok()?, end.parse().ok()?);
    let text = view.sources.get(file)?.text()?;
    let top = FrontAndBody::of(text).top.len();
    let place = Location { file: file.into(), span };
    // The first line of a paragraph is enough.
    let words = seen(span.of(text).trim().lines().next().unwrap_or(""));
    let before = text.get(top..(span.start as usize).max(top)).map(seen).unwrap_or_default();
    let which = if words.is_empty() { 0 } else { before.matches(&words).count() };
    Some(FindInPage {
        words,
        which,
        line: crate::base::line_number(text.as_bytes(), span.start as usize),
        excerpt: excerpt(view.sources, &place),
    })
}

/// Markdown without its syntax, close enough to be found in a page.
fn seen(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        rest = &rest[letter.len_utf8()..];
        match letter {
            '*' | '`' | '#' | '[' | '>' | '\\' => {}
            // The address of a link, the id of a heading.
            ']' if rest.starts_with('(') => rest = rest.split_once(')').map_or("", |(_, after)| after),
            ']' => {}
            '{' if rest.starts_with('#') => rest = rest.split_once('}').map_or("", |(_, after)| after),
            letter => out.push(letter),
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ").trim_start_matches("- ").to_string()
}

#[derive(Serialize)]
struct FlowView {
    picture: String,
    list: String,
    page: String,
    file: String,
}

/// The page with a checker's flow chart.
pub fn flow(shell: &Layout<'_>) -> WorkbenchResponse {
    let site = &shell.view.build.site;
    let page = site.page_at(shell.query.get("file")).map(|id| site.page(id));
    let Some((page, checker)) = page.and_then(|page| Some((page, page.checker.as_ref()?))) else {
        return shell.missing("There is no such checker.");
    };
    let file = &*page.doc.path;
    let all = site.href(&checker.all);
    let body = FlowView {
        picture: format!("{all}drawing.svg"),
        list: all,
        page: about("page", file),
        file: file.to_string(),
    };
    shell.show("flow.html", &format!("How the questions lead on: {}", page.title()), body)
}

#[cfg(test)]
mod tests {
    use super::seen;

    #[test]
    fn marks_are_not_seen() {
        assert_eq!(seen("## Who can *get* [help](a.md#b)? {#who}"), "Who can get help?");
        assert_eq!(seen("- One `two`\n  three"), "One two three");
    }
}
