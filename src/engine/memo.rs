//! Floor 4: the two memo tables.
//! In: sources to read, promises to keep. Out: what was made before, or what is made now; the notes of both.
//! Must never: give out a result whose key does not hold all that went into it.

use super::{Options, Output, Shelf};
use crate::base::{Fold, Key, Noted, Notes, Source, Sources, each, each_of_few};
use crate::check::built::{Scan, scan};
use crate::check::{self, Standard};
use crate::doc::Piece;
use crate::render::{Job, Plan, Templates};
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
struct Made {
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
    /// What was said of the words of a document, by document and standard.
    judged: HashMap<Key, Option<Arc<Notes>>, Fold>,
    made: HashMap<Key, Made, Fold>,
    /// The theme, as long as its files are the same.
    templates: Option<(Arc<Templates>, Arc<Notes>)>,
    pub(super) search: Option<(Key, Arc<Vec<Output>>)>,
    #[cfg(feature = "pdf")]
    pub(super) set: HashMap<Key, super::leaflets::Set, Fold>,
    /// The theme's leaflets, as long as its files are the same.
    #[cfg(feature = "pdf")]
    pub(super) press: Option<(Arc<crate::render::leaflet::Press>, Vec<Arc<Notes>>)>,
    pub(super) shelf: Box<dyn Shelf>,
}

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
        }
    }

    /// Each file alone, in parallel: read, and judged by the rules that need nothing but the file.
    pub(super) fn read(&mut self, sources: &Sources) -> Noted<Vec<Piece>> {
        let sources = sources.as_slice();
        let new: Vec<&Source> = sources.iter().filter(|source| !self.read.contains_key(&source.key)).collect();
        let read = each(&new, |source| {
            let Noted { value: piece, notes } = Piece::read(source);
            let mut notes: Notes = notes.into_iter().flat_map(Arc::unwrap_or_clone).collect();
            if let Piece::Document(document) = &piece {
                notes.extend(check::judge_document(document));
            }
            Read { piece, notes: (!notes.is_empty()).then(|| Arc::new(notes)) }
        });
        self.read.extend(new.iter().map(|source| source.key).zip(read));
        keep(&mut self.read, sources.iter().map(|source| source.key));
        let read = each(sources, |source| &self.read[&source.key]);
        let notes = read.iter().filter_map(|read| read.notes.clone()).collect();
        Noted { value: each(&read, |read| read.piece.clone()), notes }
    }

    /// The words of each page, in parallel: judged again if the page or the standard of its language is another.
    pub(super) fn judge(&mut self, site: &Site) -> Noted<()> {
        let standards: Vec<Standard> = (0..site.locales.len()).map(|locale| Standard::of(site, locale)).collect();
        let key = |page: &Page| Key::of_value(&(page.doc.key, standards[page.locale].key));
        let keys: Vec<Key> = each(&site.pages, key);
        let pairs: Vec<(Key, &Page)> = keys.iter().copied().zip(&site.pages).filter(|(key, _)| !self.judged.contains_key(key)).collect();
        let judged = each(&pairs, |(_, page)| {
            let notes = check::judge_prose(&page.doc, &standards[page.locale]);
            (!notes.is_empty()).then(|| Arc::new(notes))
        });
        self.judged.extend(pairs.iter().map(|(key, _)| *key).zip(judged));
        keep(&mut self.judged, keys.iter().copied());
        Noted { value: (), notes: keys.iter().filter_map(|key| self.judged[key].clone()).collect() }
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
        let make = |job: &&Job| {
            let made = job.make();
            let scan = scan(&made.bytes, &job.path, &settings.origin, &settings.root);
            let key = Key::of(&made.bytes);
            let output = Output { path: job.path.clone(), bytes: made.bytes, key };
            Made { kept: Arc::new(Kept { output, scan }), notes: (!made.notes.is_empty()).then(|| Arc::new(made.notes)) }
        };
        // A few pages may be long lists: each of them is work for a thread.
        let made = if new.len() < 16 { each_of_few(&new, make) } else { each(&new, make) };
        self.made.extend(new.iter().map(|job| job.key).zip(made));
        keep(&mut self.made, plan.jobs.iter().map(|job| job.key));
        let made = each(&plan.jobs, |job| &self.made[&job.key]);
        let notes = made.iter().filter_map(|made| made.notes.clone()).collect();
        let pairs: Vec<(&Made, &Job)> = made.into_iter().zip(&plan.jobs).collect();
        Noted { value: each(&pairs, |(made, job)| Done { kept: made.kept.clone(), page: job.page }), notes }
    }
}

/// Forgets what is not in use.
pub(super) fn keep<T>(table: &mut HashMap<Key, T, Fold>, in_use: impl ExactSizeIterator<Item = Key>) {
    // Everything in use is in the table: where there is no more in it than that, there is nothing to forget.
    if table.len() > in_use.len() {
        let in_use: HashSet<Key, Fold> = in_use.collect();
        table.retain(|key, _| in_use.contains(key));
    }
}
