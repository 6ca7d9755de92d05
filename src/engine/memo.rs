//! Floor 4: the two memo tables.
//! In: sources to read, promises to keep. Out: what was made before, or what is made now; the notes of both.
//! Must never: give out a result whose key does not hold all that went into it.

use super::{Options, Output, Shelf};
use crate::base::{Fold, Key, Noted, Notes, Source, Sources, each};
use crate::check;
use crate::check::built::{Scan, scan};
use crate::doc::Piece;
use crate::render::{Job, Plan, Templates};
use crate::site::{PageId, Site};
use std::collections::HashMap;
use std::sync::Arc;

/// A file, read and judged by itself.
struct Read {
    piece: Piece,
    notes: Arc<Notes>,
    round: u32,
}

/// A file, made.
pub struct Kept {
    /// The output.
    pub output: Output,
    /// What it points at.
    pub scan: Scan,
    notes: Arc<Notes>,
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
    made: HashMap<Key, (Arc<Kept>, u32), Fold>,
    /// The theme, as long as its files are the same.
    templates: Option<(Arc<Templates>, Arc<Notes>)>,
    pub(super) search: Option<(Key, Arc<Vec<Output>>)>,
    #[cfg(feature = "pdf")]
    pub(super) set: HashMap<Key, super::leaflets::Set, Fold>,
    /// The theme's leaflets, as long as its files are the same.
    #[cfg(feature = "pdf")]
    pub(super) press: Option<(Arc<crate::render::leaflet::Press>, Vec<Arc<Notes>>)>,
    pub(super) shelf: Box<dyn Shelf>,
    pub(super) round: u32,
}

impl Memo {
    /// An empty one, with a shelf for costly results.
    pub fn new(shelf: Box<dyn Shelf>) -> Self {
        Memo {
            read: HashMap::default(),
            made: HashMap::default(),
            templates: None,
            search: None,
            #[cfg(feature = "pdf")]
            set: HashMap::default(),
            #[cfg(feature = "pdf")]
            press: None,
            shelf,
            round: 0,
        }
    }

    /// Each file alone, in parallel: read, and judged by the rules that need nothing but the file.
    pub(super) fn read(&mut self, sources: &Sources) -> Noted<Vec<Piece>> {
        self.round += 1;
        let new: Vec<&Source> = sources.iter().filter(|source| !self.read.contains_key(&source.key)).collect();
        let read = each(&new, |source| {
            let Noted { value: piece, notes } = Piece::read(source);
            let mut notes: Notes = notes.into_iter().flat_map(Arc::unwrap_or_clone).collect();
            if let Piece::Document(document) = &piece {
                notes.extend(check::judge_document(document));
            }
            Read { piece, notes: Arc::new(notes), round: 0 }
        });
        self.read.extend(new.iter().map(|source| source.key).zip(read));
        let mut pieces = Vec::with_capacity(sources.iter().len());
        let mut notes = Vec::new();
        for source in sources.iter() {
            if let Some(read) = self.read.get_mut(&source.key) {
                read.round = self.round;
                pieces.push(read.piece.clone());
                if !read.notes.is_empty() {
                    notes.push(read.notes.clone());
                }
            }
        }
        Noted { value: pieces, notes }
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
        let made = each(&new, |job| {
            let made = job.make();
            let scan = scan(&made.bytes, &job.path, &settings.origin, &settings.root);
            let key = Key::of(&made.bytes);
            let output = Output { path: job.path.clone(), bytes: made.bytes, key };
            (Arc::new(Kept { output, scan, notes: Arc::new(made.notes) }), 0)
        });
        self.made.extend(new.iter().map(|job| job.key).zip(made));
        let mut done = Vec::with_capacity(plan.jobs.len());
        let mut notes = Vec::new();
        for job in &plan.jobs {
            if let Some((kept, round)) = self.made.get_mut(&job.key) {
                *round = self.round;
                if !kept.notes.is_empty() {
                    notes.push(kept.notes.clone());
                }
                done.push(Done { kept: kept.clone(), page: job.page });
            }
        }
        Noted { value: done, notes }
    }

    /// Forgets what this build did not use.
    pub(super) fn sweep(&mut self) {
        let round = self.round;
        self.read.retain(|_, read| read.round == round);
        self.made.retain(|_, (_, used)| *used == round);
        #[cfg(feature = "pdf")]
        self.set.retain(|_, set| set.round == round);
    }
}
