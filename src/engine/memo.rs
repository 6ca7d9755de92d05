//! Floor 4: the two memo tables.
//! In: sources to read, promises to keep. Out: what was made before, or what is made now; the notes of both.
//! Must never: give out a result whose key does not hold all that went into it.

use super::fault::guarded;
use super::{Options, Output, Shelf};
use crate::base::{Content, Fold, Key, Noted, Notes, Place, Source, Sources, Span, each, each_of_few};
use crate::check::built::{Scan, scan};
use crate::check::prose::Prose;
use crate::check::{self, Standard, Topics};
use crate::doc::Piece;
use crate::render::{Job, Made, Plan, Templates};
use crate::site::{Page, PageId, Site};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// A file, read and judged by itself.
struct Read {
    piece: Piece,
    notes: Option<Arc<Notes>>,
}

/// A file, made.
pub struct Kept {
    /// The output.
    pub output: Output,
    /// What it points at.
    pub scan: Scan,
}

/// The same, with what there was to say while it was made.
struct Entry {
    kept: Arc<Kept>,
    notes: Option<Arc<Notes>>,
}

/// A promise, kept.
pub struct Done {
    /// The file.
    pub kept: Arc<Kept>,
    /// The page it shows.
    pub page: Option<PageId>,
}

/// What is kept from one build to the next: files as they were read, and outputs as they were made, by the hash of all that went
/// into them. Nothing is ever invalidated: what changed has another key.
pub struct Memo {
    read: HashMap<Key, Read, Fold>,
    /// What the words of a document speak of, and what was said of them, by document and standard.
    judged: HashMap<Key, (Topics, Option<Arc<Notes>>), Fold>,
    made: HashMap<Key, Entry, Fold>,
    /// The theme, as long as its files are the same.
    templates: Option<(Arc<Templates>, Arc<Notes>)>,
    pub(super) search: Option<(Key, Arc<Vec<Output>>)>,
    #[cfg(feature = "pdf")]
    pub(super) set: HashMap<Key, super::leaflets::Set, Fold>,
    /// The theme's leaflets, as long as its files are the same.
    #[cfg(feature = "pdf")]
    pub(super) press: Option<super::leaflets::Ready>,
    pub(super) shelf: Box<dyn Shelf>,
    /// Whether it is held for long: then the pages of a large site are deflated.
    deflate: bool,
}

/// A site with more files than this is large.
const MANY: usize = 1000;

impl Memo {
    /// An empty one, with a shelf for costly results.
    pub fn new(shelf: Box<dyn Shelf>) -> Self {
        Memo {
            read: HashMap::default(),
            judged: HashMap::default(),
            made: HashMap::default(),
            templates: None,
            search: None,
            #[cfg(feature = "pdf")]
            set: HashMap::default(),
            #[cfg(feature = "pdf")]
            press: None,
            shelf,
            deflate: false,
        }
    }

    /// The same, for a process that holds it for long: it takes less memory, and a little more time.
    pub fn for_long(self) -> Self {
        Memo { deflate: true, ..self }
    }

    /// Each file alone, in parallel: read, and judged by the rules that need nothing but the file.
    pub(super) fn read(&mut self, sources: &Sources) -> Noted<Vec<Piece>> {
        let sources = sources.as_slice();
        let new: Vec<&Source> = sources.iter().filter(|source| !self.read.contains_key(&source.key)).collect();
        let read = each(&new, |source| {
            let mut fault = Notes::new();
            let read = guarded(|| top_of(&source.path), &mut fault, || read(source));
            // What stands in the place of a page is a damaged one, as of a file that cannot be opened.
            let (piece, mut notes) = read.unwrap_or_else(|| (Piece::read(&Source::unreadable(&source.path, "")).value, Notes::new()));
            notes.extend(fault);
            Read { piece, notes: (!notes.is_empty()).then(|| Arc::new(notes)) }
        });
        self.read.extend(new.iter().map(|source| source.key).zip(read));
        keep(&mut self.read, sources.iter().map(|source| source.key));
        let read = each(sources, |source| &self.read[&source.key]);
        let notes = read.iter().filter_map(|read| read.notes.clone()).collect();
        Noted { value: each(&read, |read| read.piece.clone()), notes }
    }

    /// The words of each page, in parallel: judged again if the page or the standard of its language is another.
    pub(super) fn judge(&mut self, site: &Site) -> Noted<Vec<Topics>> {
        let standards: Vec<Standard> = (0..site.locales.len()).map(|locale| Standard::of(site, locale)).collect();
        let key = |page: &Page| Key::of_value(&(page.doc.key, standards[page.locale].key));
        let keys: Vec<Key> = each(&site.pages, key);
        let pairs: Vec<(Key, &Page)> = keys.iter().copied().zip(&site.pages).filter(|(key, _)| !self.judged.contains_key(key)).collect();
        let judged = each(&pairs, |(_, page)| {
            let mut fault = Notes::new();
            let judge = || {
                let prose = Prose::of(&page.doc, &standards[page.locale]);
                (Topics::of(&prose), check::judge_prose(&prose))
            };
            let (topics, notes) = guarded(|| top_of(&page.doc.path), &mut fault, judge).unwrap_or((Topics::default(), fault));
            (topics, (!notes.is_empty()).then(|| Arc::new(notes)))
        });
        self.judged.extend(pairs.iter().map(|(key, _)| *key).zip(judged));
        keep(&mut self.judged, keys.iter().copied());
        let judged = each(&keys, |key| &self.judged[key]);
        Noted { value: judged.iter().map(|(topics, _)| *topics).collect(), notes: judged.iter().filter_map(|(_, notes)| notes.clone()).collect() }
    }

    /// The theme, ready to use.
    pub(super) fn templates(&mut self, site: &Site, opts: &Options) -> Noted<Arc<Templates>> {
        let key = Templates::key(&site.theme, opts.minify);
        if self.templates.as_ref().is_none_or(|(templates, _)| templates.key != key) {
            let Noted { value, notes } = Templates::new(&site.theme, opts.minify);
            self.templates = Some((Arc::new(value), Arc::new(notes.into_iter().flat_map(Arc::unwrap_or_clone).collect())));
        }
        let (templates, notes) = self.templates.clone().unwrap_or_else(|| unreachable!("made just now"));
        Noted { value: templates, notes: vec![notes] }
    }

    /// Each promise alone, in parallel: those that were kept before are not made again.
    pub(super) fn render(&mut self, plan: &Plan<'_>) -> Noted<Vec<Done>> {
        let new: Vec<&Job> = plan.jobs.iter().filter(|job| !self.made.contains_key(&job.key)).collect();
        let settings = &plan.site.settings;
        let deflate = self.deflate && plan.jobs.len() > MANY;
        let make = |job: &&Job| {
            let mut fault = Notes::new();
            let place = || job.page.map_or(settings.place(Span::default()), |page| top_of(&plan.site.page(page).doc.path));
            let made = guarded(place, &mut fault, || job.make()).unwrap_or(Made { bytes: [].into(), notes: fault });
            let scan = scan(&made.bytes, &job.path, &settings.origin, &settings.root);
            let key = Key::of(&made.bytes);
            let bytes = Content::from(made.bytes);
            let bytes = if deflate && job.path.ends_with(".html") { bytes.deflated() } else { bytes };
            let output = Output { path: job.path.clone(), bytes, key };
            Entry { kept: Arc::new(Kept { output, scan }), notes: (!made.notes.is_empty()).then(|| Arc::new(made.notes)) }
        };
        // A few pages may be long lists: each of them is work for a thread.
        let made = if new.len() < 16 { each_of_few(&new, make) } else { each(&new, make) };
        self.made.extend(new.iter().map(|job| job.key).zip(made));
        keep(&mut self.made, plan.jobs.iter().map(|job| job.key));
        let made = each(&plan.jobs, |job| &self.made[&job.key]);
        let notes = made.iter().filter_map(|made| made.notes.clone()).collect();
        let pairs: Vec<(&Entry, &Job)> = made.into_iter().zip(&plan.jobs).collect();
        Noted { value: each(&pairs, |(made, job)| Done { kept: made.kept.clone(), page: job.page }), notes }
    }
}

/// A file, read and judged by itself.
fn read(source: &Source) -> (Piece, Notes) {
    let Noted { value: piece, notes } = Piece::read(source);
    let mut notes: Notes = notes.into_iter().flat_map(Arc::unwrap_or_clone).collect();
    if let Piece::Document(document) = &piece {
        notes.extend(check::judge_document(document));
    }
    (piece, notes)
}

/// The beginning of a file.
fn top_of(path: &Arc<str>) -> Place {
    Place { file: path.clone(), span: Span::default() }
}

/// Forgets what is not in use.
pub(super) fn keep<T>(table: &mut HashMap<Key, T, Fold>, in_use: impl ExactSizeIterator<Item = Key>) {
    // Everything in use is in the table: where there is no more in it than that, there is nothing to forget.
    if table.len() > in_use.len() {
        let in_use: HashSet<Key, Fold> = in_use.collect();
        table.retain(|key, _| in_use.contains(key));
    }
}
