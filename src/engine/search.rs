//! Floor 4: the search index of the site. The one file that knows what is indexed.
//! In: the built pages. Out: the files of the search index, made anew only if a page changed in what it is made from.
//! Must never: index a page that readers should not find, or fail a build. Without a search there is the A–Z.

use super::artifact_cache::{pack, unpack};
use super::cache::{CachedOutput, RenderedJob};
use super::{Memo, Options, Output};
use crate::base::{Finding, Findings, Key, KeyHasher, Location, Reported, Span, reported_rules};
use crate::site::{Role, Site, State};
use std::hash::Hash;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// The files of the search index.
pub fn index(site: &Site, opts: &Options, done: &[RenderedJob], memo: &mut Memo) -> Reported<Vec<Output>> {
    if !site.settings.search || !opts.search {
        return Reported::new(Vec::new(), Findings::new());
    }
    let pages: Vec<&CachedOutput> =
        done.iter().filter(|done| is_found(site, done)).map(|done| &*done.kept).collect();
    if !pages.is_empty() && pages.iter().all(|page| page.summary.searched.is_none()) {
        let base = site.theme.files.get("templates/base.html");
        let place = base.map_or(site.settings.place(Span::default()), |base| Location {
            file: base.path.clone(),
            span: Span::default(),
        });
        let note = Finding::new(
            &reported_rules::SEARCH,
            place,
            "No page has a main part, so the search would find nothing.",
            "Put <main>…</main> around the text of the page.",
        );
        return Reported::new(Vec::new(), vec![note]);
    }
    let mut maker = KeyHasher::new();
    ("search 2", &site.settings.root, &site.settings.synonyms).hash(&mut maker);
    for page in &pages {
        (&page.output.path, page.summary.searched).hash(&mut maker);
    }
    let key = maker.key();
    if let Some((known, outputs)) = &memo.search
        && *known == key
    {
        return Reported::new(outputs.to_vec(), Findings::new());
    }
    let made = memo.artifacts.get(key).and_then(|bytes| unpacked(&bytes));
    let kept_before = made.is_some();
    let made = made.or_else(|| catch_unwind(AssertUnwindSafe(|| make(site, &pages))).ok().flatten());
    let Some(outputs) = made else {
        let note = Finding::new(
            &reported_rules::SEARCH,
            site.settings.place(Span::default()),
            "The search could not be made.",
            "Write search = false to leave it out, and tell the makers of plainleaf.",
        );
        return Reported::new(Vec::new(), vec![note]);
    };
    if !kept_before {
        memo.artifacts.put(key, &packed(&outputs));
    }
    memo.search = Some((key, Arc::new(outputs.clone())));
    Reported::new(outputs, Findings::new())
}

/// Whether readers should find a file: a page of its own that is live, and not a list of other pages or one
/// question of a checker.
fn is_found(site: &Site, done: &RenderedJob) -> bool {
    let page = done.page.map(|id| site.page(id)).filter(|page| page.output == done.kept.output.path);
    page.is_some_and(|page| page.state == State::Live && !matches!(page.role, Role::AtoZ | Role::Leaflets))
}

/// Without Pagefind no site wishes for a search: `site::Settings` sees to it.
#[cfg(not(feature = "search"))]
fn make(_: &Site, _: &[&CachedOutput]) -> Option<Vec<Output>> {
    None
}

#[cfg(feature = "search")]
fn make(site: &Site, pages: &[&CachedOutput]) -> Option<Vec<Output>> {
    use super::search_text::search_text;
    use pagefind::{api::PagefindIndex, options::PagefindServiceConfig};
    let runtime = tokio::runtime::Builder::new_current_thread().build().ok()?;
    let files = runtime.block_on(async {
        let options = PagefindServiceConfig::builder().root_selector("main".to_string()).build();
        let mut index = PagefindIndex::new(Some(options)).ok()?;
        for page in pages {
            let address = site.href(&format!(
                "/{}",
                page.output.path.strip_suffix("index.html").unwrap_or(&page.output.path)
            ));
            let bytes = page.output.bytes.bytes();
            let html = search_text(&String::from_utf8_lossy(&bytes), &site.settings.synonyms);
            index.add_html_file(None, Some(address), html).await.ok()?;
        }
        index.get_files().await.ok()
    })?;
    let unused = ["pagefind-ui", "pagefind-modular-ui", "pagefind-component-ui", "pagefind-highlight"];
    let mut outputs: Vec<Output> = files
        .into_iter()
        .map(|file| (file.filename.to_string_lossy().replace('\\', "/"), file.contents))
        // Ready-made parts of a page, which the theme does not use.
        .filter(|(path, _)| !unused.iter().any(|name| path.starts_with(name)))
        .map(|(path, bytes)| output(&format!("pagefind/{path}"), bytes))
        .collect();
    outputs.sort_by(|a, b| a.path.cmp(&b.path));
    Some(outputs)
}

fn output(path: &str, bytes: Vec<u8>) -> Output {
    Output { path: path.into(), key: Key::of(&bytes), bytes: bytes.into() }
}

/// Paths and contents in turn, as one run of bytes.
fn packed(outputs: &[Output]) -> Vec<u8> {
    let contents: Vec<_> = outputs.iter().map(|output| output.bytes.bytes()).collect();
    pack(outputs.iter().zip(&contents).flat_map(|(output, bytes)| [output.path.as_bytes(), bytes]))
}

fn unpacked(bytes: &[u8]) -> Option<Vec<Output>> {
    let file = |parts: &[&[u8]]| match parts {
        [path, bytes] => Some(output(std::str::from_utf8(path).ok()?, bytes.to_vec())),
        _ => None,
    };
    unpack(bytes)?.chunks(2).map(file).collect()
}
