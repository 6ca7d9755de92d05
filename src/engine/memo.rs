//! Floor 4: the memo, which keeps results from one build to the next.
//! In: files to parse, pages to check, jobs to render. Out: their results, from before or from now, with their
//! findings.
//! Must never: return a result whose key leaves out something that it was made from.

use super::cache::{CacheEntry, CacheTable, CachedFile, CachedOutput, CachedWords, RenderedJob, retain};
use super::panic::catch;
use super::pictures;
use super::{ArtifactCache, Options, Output};
use crate::base::{
    Blob, Findings, Key, Location, Reported, Source, Sources, Span, Unreadable, par_map, par_map_coarse,
};
use crate::check::RULES;
use crate::check::built::summarise;
use crate::check::prose::Prose;
use crate::check::{self, LanguageStandard, Topics};
use crate::doc::{LeftBehind, ParsedFile, is_picture_path};
use crate::render::{Budget, Job, Plan, Rendered, Templates, Unlimited};
use crate::site::{Page, Site, State};
use std::sync::Arc;

/// Keeps results from one build to the next, by the hash of everything they are made from. Nothing is ever
/// invalidated: what changed has another key.
pub struct Memo {
    read: CacheTable<CachedFile>,
    /// By document and language standard.
    judged: CacheTable<CachedWords>,
    rendered: CacheTable<CacheEntry>,
    /// The theme, as long as its files are the same.
    templates: Option<(Arc<Templates>, Arc<Findings>)>,
    pub(super) search: Option<(Key, Arc<Vec<Output>>)>,
    pub(super) leaflets: CacheTable<super::cache::CachedLeaflet>,
    /// The theme's leaflet layouts, as long as its files are the same.
    pub(super) layouts: Option<super::cache::CachedTheme>,
    pub(super) artifacts: Box<dyn ArtifactCache>,
    /// The time that each leaflet may take.
    pub(super) budget: Box<dyn Budget>,
    /// Whether it is held for long. Then the pages of a large site are compressed.
    compress_pages: bool,
}

/// A site with more files than this is large.
const LARGE_SITE: usize = 1000;

impl Memo {
    /// An empty memo, with a cache for results that take long to make.
    pub fn new(artifacts: Box<dyn ArtifactCache>) -> Self {
        Memo {
            read: CacheTable::default(),
            judged: CacheTable::default(),
            rendered: CacheTable::default(),
            templates: None,
            search: None,
            leaflets: CacheTable::default(),
            layouts: None,
            artifacts,
            budget: Box::new(Unlimited),
            compress_pages: false,
        }
    }

    /// The same, with a time that each leaflet may take.
    pub fn within(self, budget: Box<dyn Budget>) -> Self {
        Memo { budget, ..self }
    }

    /// The same, for a process that holds it for long: less memory, a little more time.
    pub fn compressed(self) -> Self {
        Memo { compress_pages: true, ..self }
    }

    /// Forgets everything but the cache that outlives it.
    pub(super) fn forget(&mut self) {
        let artifacts = std::mem::replace(&mut self.artifacts, Box::new(super::NoCache));
        *self = Memo { compress_pages: self.compress_pages, ..Memo::new(artifacts) };
    }

    /// Parses each file and checks it by the rules that need nothing but the file. In parallel.
    pub(super) fn read(&mut self, sources: &Sources) -> Reported<Vec<ParsedFile>> {
        // Whether a file is a copy depends on its neighbours, so it is not kept from one build to the next.
        let copies: Vec<(&Source, Option<LeftBehind>)> =
            par_map(sources.as_slice(), |source| (source, left_behind(sources, source)));
        let left: Vec<Reported<ParsedFile>> = copies
            .iter()
            .filter_map(|(source, what)| Some(ParsedFile::left_behind(source, what.as_ref()?)))
            .collect();
        let sources: Vec<&Source> =
            copies.iter().filter(|(_, what)| what.is_none()).map(|(source, _)| *source).collect();
        let new: Vec<&Source> =
            sources.iter().copied().filter(|source| !self.read.contains_key(&source.key)).collect();
        let artifacts = &*self.artifacts;
        let read = |source: &Source| {
            let mut fault = Findings::new();
            let read = catch(|| top_of(&source.path), &mut fault, || read(source, artifacts));
            // After a panic the page is a damaged one, as if the file could not be opened.
            let (file, mut findings) = read.unwrap_or_else(|| {
                let damaged = Source::unreadable(&source.path, Unreadable::new("", ""));
                (ParsedFile::read(&damaged, None).value, Findings::new())
            });
            findings.extend(fault);
            CachedFile { file, findings: (!findings.is_empty()).then(|| Arc::new(findings)) }
        };
        let (photos, texts): (Vec<&Source>, Vec<&Source>) =
            new.into_iter().partition(|source| pictures::is_picture(source));
        let of_texts = par_map(&texts, |source| read(source));
        let of_photos = pictures::read_each(photos, read);
        self.read.extend(texts.iter().map(|source| source.key).zip(of_texts));
        self.read.extend(of_photos.into_iter().map(|(source, read)| (source.key, read)));
        retain(&mut self.read, sources.iter().map(|source| source.key));
        let read = par_map(&sources, |source| &self.read[&source.key]);
        let mut findings: Vec<_> = read.iter().filter_map(|read| read.findings.clone()).collect();
        findings.extend(left.into_iter().flat_map(|left| left.findings));
        Reported { value: par_map(&read, |read| read.file.clone()), findings }
    }

    /// Checks the words of each page, in parallel. Again if the page or the standard of its language changes.
    pub(super) fn judge(&mut self, site: &Site) -> Reported<Vec<Topics>> {
        let standards: Vec<LanguageStandard> =
            (0..site.locales.len()).map(|locale| LanguageStandard::of(site, locale)).collect();
        let key = |page: &Page| Key::of_value(&(page.doc.key, standards[page.locale].key));
        let keys: Vec<Key> = par_map(&site.pages, key);
        let pairs: Vec<(Key, &Page)> =
            keys.iter().copied().zip(&site.pages).filter(|(key, _)| !self.judged.contains_key(key)).collect();
        let judged = par_map(&pairs, |(_, page)| {
            let mut fault = Findings::new();
            let judge = || {
                let prose = Prose::of(&page.doc, &standards[page.locale]);
                (Topics::of(&prose), check::judge_prose(&prose))
            };
            let (topics, findings) =
                catch(|| top_of(&page.doc.path), &mut fault, judge).unwrap_or((Topics::default(), fault));
            CachedWords { topics, findings: (!findings.is_empty()).then(|| Arc::new(findings)) }
        });
        self.judged.extend(pairs.iter().map(|(key, _)| *key).zip(judged));
        retain(&mut self.judged, keys.iter().copied());
        let judged = par_map(&keys, |key| &self.judged[key]);
        Reported {
            value: judged.iter().map(|words| words.topics).collect(),
            findings: judged.iter().filter_map(|words| words.findings.clone()).collect(),
        }
    }

    /// The theme's templates, compiled.
    pub(super) fn templates(&mut self, site: &Site, opts: &Options) -> Reported<Arc<Templates>> {
        let key = Templates::key(&site.theme, opts.minify);
        if self.templates.as_ref().is_none_or(|(templates, _)| templates.key != key) {
            let Reported { value, findings } = Templates::new(&site.theme, opts.minify);
            self.templates = Some((
                Arc::new(value),
                Arc::new(findings.into_iter().flat_map(Arc::unwrap_or_clone).collect()),
            ));
        }
        let (templates, findings) = self.templates.clone().unwrap_or_else(|| unreachable!("made just now"));
        Reported { value: templates, findings: vec![findings] }
    }

    /// Renders each job, in parallel, unless its file is kept from before. Forgets the files of other jobs.
    pub(super) fn render(&mut self, plan: &Plan<'_>) -> Reported<Vec<RenderedJob>> {
        let new: Vec<&Job> = plan.jobs.iter().filter(|job| !self.rendered.contains_key(&job.key)).collect();
        let render = |job: &&Job| self.render_job(plan, job);
        // Among a few jobs may be long lists of pages, so that each of them is worth a thread.
        let made = if new.len() < 16 { par_map_coarse(&new, render) } else { par_map(&new, render) };
        self.rendered.extend(new.iter().map(|job| job.key).zip(made));
        retain(&mut self.rendered, plan.jobs.iter().map(|job| job.key));
        let made = par_map(&plan.jobs, |job| &self.rendered[&job.key]);
        let findings = made.iter().filter_map(|made| made.findings.clone()).collect();
        let pairs: Vec<(&CacheEntry, &Job)> = made.into_iter().zip(&plan.jobs).collect();
        Reported {
            value: par_map(&pairs, |(made, job)| RenderedJob { kept: made.kept.clone(), page: job.page }),
            findings,
        }
    }

    /// Renders the page of one source file, unless it is kept from before, and keeps nothing. No job where the
    /// file makes no page.
    pub(super) fn render_page(&self, plan: &Plan<'_>, path: &str) -> Reported<Vec<RenderedJob>> {
        let site = plan.site;
        let page = site.page_at(path).filter(|id| site.page(*id).state == State::Live);
        let is_page =
            |job: &&Job| page.is_some_and(|id| job.page == Some(id) && job.path == site.page(id).output);
        let Some(job) = plan.jobs.iter().find(is_page) else {
            return Reported::new(Vec::new(), Findings::new());
        };
        let render = || self.render_job(plan, job);
        let CacheEntry { kept, findings } = self.rendered.get(&job.key).cloned().unwrap_or_else(render);
        Reported {
            value: vec![RenderedJob { kept, page: job.page }],
            findings: findings.into_iter().collect(),
        }
    }

    /// Renders one job. A panic becomes an empty file and a finding.
    fn render_job(&self, plan: &Plan<'_>, job: &Job<'_>) -> CacheEntry {
        let settings = &plan.site.settings;
        let mut fault = Findings::new();
        let place = || {
            job.page.map_or(settings.place(Span::default()), |page| top_of(&plan.site.page(page).doc.path))
        };
        let made =
            catch(place, &mut fault, || job.render()).unwrap_or(Rendered { bytes: [].into(), notes: fault });
        let summary = summarise(&made.bytes, &job.path, &settings.origin, &settings.root, RULES);
        let key = Key::of(&made.bytes);
        let bytes = Blob::from(made.bytes);
        let compress = self.compress_pages && plan.jobs.len() > LARGE_SITE && job.path.ends_with(".html");
        let bytes = if compress { bytes.compress() } else { bytes };
        let output = Output { path: job.path.clone(), bytes, key };
        CacheEntry {
            kept: Arc::new(CachedOutput { output, summary }),
            findings: (!made.notes.is_empty()).then(|| Arc::new(made.notes)),
        }
    }
}

fn is_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

/// What a file is that nobody wrote for the site: a copy, a lock.
fn left_behind(sources: &Sources, source: &Source) -> Option<LeftBehind> {
    let path = &*source.path;
    let first_lines = |source: &Source| {
        let text = source.text()?;
        Some(text.lines().take(2).map(str::trim_end).collect::<Vec<_>>().join("\n"))
    };
    let starts_like = |original: &str| {
        let lines = first_lines(source).filter(|lines| lines.len() > "---\ntitle: ".len());
        lines.is_some() && sources.get(original).and_then(first_lines) == lines
    };
    let name = path.strip_prefix("content/")?;
    let first_in = |folder: &str| sources.iter().find(|file| is_below(&file.path, folder));
    let is_there = |original: &str| sources.get(original).is_some();
    let what = LeftBehind::of(path, is_there, starts_like, |folder| first_in(folder).is_some())?;
    // Of a whole folder one finding says all.
    if let LeftBehind::CopiedFolder(folder, _) = &what
        && first_in(folder).is_some_and(|first| *first.path != *path)
    {
        return Some(LeftBehind::Told);
    }
    // Pictures are often numbered like copies, and a hidden file needs no finding.
    let is_picture = matches!(what, LeftBehind::Copy(_)) && is_picture_path(path);
    (!is_picture && !name.rsplit('/').next()?.starts_with('.')).then_some(what)
}

fn read(source: &Source, artifacts: &dyn ArtifactCache) -> (ParsedFile, Findings) {
    let is_picture = pictures::is_picture(source);
    let kept = if is_picture { pictures::kept(source, artifacts) } else { None };
    let is_new = is_picture && kept.is_none();
    let Reported { value: file, findings } = ParsedFile::read(source, kept);
    if is_new {
        pictures::keep(source, &file, artifacts);
    }
    let mut findings: Findings = findings.into_iter().flat_map(Arc::unwrap_or_clone).collect();
    if let ParsedFile::Document(document) = &file {
        findings.extend(check::judge_document(document));
    }
    (file, findings)
}

/// The location of a file's first byte.
pub(super) fn top_of(path: &Arc<str>) -> Location {
    Location { file: path.clone(), span: Span::default() }
}
