//! Floor 7: the one who keeps the preview up to date.
//! In: rings, questions to the workbench, the passing of time. Out: a newer site to show, whenever there is
//! one.
//! Must never: stop, whatever it finds; or take a ring for more than a reason to look at all files again.

use super::leaflet_queue::{self, LeafletQueue};
use super::workbench::WorkbenchServer;
use super::{ServeEvent, ServeOptions};
use crate::base::{Key, Severity, Sources};
use crate::disk::{DiskCache, SiteReader, Stopwatch, UserError, Watch, today};
use crate::engine::preview::PreviewState;
use crate::engine::{self, Build, Memo, Options};
use crate::workbench::WorkbenchResponse;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};
use tokio::sync::{oneshot, watch};

/// Why the keeper should do something.
pub(super) enum Event {
    /// Something happened to the files.
    FilesChanged,
    /// Somebody asks the workbench.
    WorkbenchServer(Box<WorkbenchCall>),
    /// Somebody looks at an address; who needs its leaflets to be as new as its text is told when they are.
    PageOpened(String, Option<oneshot::Sender<()>>),
    /// More pages are set for paper.
    LeafletsReady(leaflet_queue::FinishedLeaflets),
}

/// A question to the workbench.
pub(super) struct WorkbenchCall {
    pub post: bool,
    pub path: String,
    pub query: String,
    pub kind: String,
    pub body: Vec<u8>,
    pub reply: oneshot::Sender<WorkbenchResponse>,
}

/// Programs save in several steps: so long it has to be quiet before the files are looked at.
const DEBOUNCE: Duration = Duration::from_millis(12);
/// But nobody waits longer than this, however many files are being written.
const MAX_BATCHES: usize = 20;
/// A file that was emptied gets new words within so many moments, or it is meant to be empty.
const EMPTY_FILE_RETRIES: usize = 10;
const EMPTY_FILE_RETRY: Duration = Duration::from_millis(25);
/// How often the files are looked at unasked: no system tells of everything (network drives, links, a full
/// queue).
const POLL_INTERVAL: Duration = Duration::from_secs(2);
/// The same where the system tells nothing.
const QUICK_POLL_INTERVAL: Duration = Duration::from_millis(400);
/// So many changes that nobody told of, one after the other, and the system is not relied on any more.
const MAX_MISSED_EVENTS: usize = 2;
/// Deeply nested text calls itself deeply.
const STACK: usize = 16 << 20;

pub(super) type EventListener = Arc<dyn Fn(ServeEvent) + Send + Sync>;

/// Starts the keeper on a thread of its own.
pub(super) fn start(
    wish: ServeOptions,
    reader: SiteReader,
    (knock, knocks): (Sender<Event>, Receiver<Event>),
    show: watch::Sender<Arc<PreviewState>>,
    tell: EventListener,
) -> Result<(), UserError> {
    let mut rounds = POLL_INTERVAL;
    let watch = if wish.poll {
        rounds = QUICK_POLL_INTERVAL;
        None
    } else {
        let ring = knock.clone();
        let (watch, trouble) = Watch::start(reader.root(), move || drop(ring.send(Event::FilesChanged)));
        if let Some(why) = trouble {
            rounds = QUICK_POLL_INTERVAL;
            tell(ServeEvent::Polls(why));
        }
        Some(watch)
    };
    let options = Options {
        drafts: wish.drafts,
        search: false,
        leaflets: false,
        ..Options::on(wish.today.map_or_else(today, Ok)?)
    };
    let memo = new_memo(&reader);
    let tray = LeafletQueue::new(reader.root(), knock);
    let keeper = PreviewLoop {
        serve_options: wish,
        reader,
        watch,
        poll_interval: rounds,
        missed_events: 0,
        options,
        memo,
        seen: None,
        sources: Sources::default(),
        newest: None,
        shown: None,
        show,
        tell,
        workbench: WorkbenchServer::new(),
        leaflets: tray,
    };
    let started = std::thread::Builder::new()
        .name("keeper".into())
        .stack_size(STACK)
        .spawn(move || keeper.keep(&knocks));
    started.map(drop).map_err(|error| super::could_not(&error))
}

fn new_memo(reader: &SiteReader) -> Memo {
    Memo::new(Box::new(DiskCache::open(reader.root()))).compressed()
}

struct PreviewLoop {
    serve_options: ServeOptions,
    reader: SiteReader,
    watch: Option<Watch>,
    poll_interval: Duration,
    /// How many changes in a row were found that nobody told of.
    missed_events: usize,
    options: Options,
    memo: Memo,
    /// Stands for the files and the day that were built last; none where the last look or build failed.
    seen: Option<Key>,
    sources: Sources,
    /// The newest build, and the newest that is shown.
    newest: Option<Arc<Build>>,
    shown: Option<Arc<Build>>,
    show: watch::Sender<Arc<PreviewState>>,
    tell: EventListener,
    workbench: WorkbenchServer,
    leaflets: LeafletQueue,
}

impl PreviewLoop {
    fn keep(mut self, knocks: &Receiver<Event>) {
        self.look(true);
        let mut next = Instant::now() + self.poll_interval;
        loop {
            // However much is asked for, the files are looked at in time.
            if Instant::now() >= next {
                self.round();
                next = Instant::now() + self.poll_interval;
            }
            match knocks.recv_timeout(next.saturating_duration_since(Instant::now())) {
                Ok(Event::FilesChanged) => {
                    let others = debounce(knocks);
                    self.look(true);
                    others.into_iter().for_each(|knock| self.hear(knock));
                }
                Ok(knock) => self.hear(knock),
                Err(RecvTimeoutError::Timeout) => {}
                // The server itself has gone.
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    fn hear(&mut self, knock: Event) {
        match knock {
            Event::FilesChanged => drop(self.look(true)),
            Event::WorkbenchServer(asked) => self.answer(*asked),
            Event::PageOpened(address, waiting) => self.looks_at(&address, waiting),
            Event::LeafletsReady(done) => self.set(done),
        }
    }

    /// Looks at the files because nobody did for a while.
    fn round(&mut self) {
        if let Some(why) =
            self.watch.as_mut().and_then(Watch::refresh).filter(|_| self.poll_interval != QUICK_POLL_INTERVAL)
        {
            self.poll(why);
        }
        let changed = self.look(false);
        self.missed_events = if changed { self.missed_events + 1 } else { self.missed_events };
        if self.missed_events == MAX_MISSED_EVENTS && self.poll_interval != QUICK_POLL_INTERVAL {
            self.poll("the system does not tell of changes in this folder".into());
        }
    }

    fn poll(&mut self, why: String) {
        self.poll_interval = QUICK_POLL_INTERVAL;
        (self.tell)(ServeEvent::Polls(why));
    }

    /// Looks at all files, and shows what they come to if they are not what they were; whether anything newer
    /// is shown.
    fn look(&mut self, told: bool) -> bool {
        if told {
            self.missed_events = 0;
            self.watch.as_mut().and_then(Watch::refresh);
        }
        // A mistake of our own must not end the preview. What was half done is thrown away.
        let looked = catch_unwind(AssertUnwindSafe(|| self.newest()));
        let looked = looked.unwrap_or_else(|panic| {
            self.memo = new_memo(&self.reader);
            Err(UserError::new(
                "plainleaf made a mistake of its own while it built the site.",
                engine::bug_report_hint("whole site", &*panic),
            ))
        });
        looked.unwrap_or_else(|trouble| self.fail(trouble))
    }

    fn newest(&mut self) -> Result<bool, UserError> {
        let clock = Stopwatch::start();
        self.options.today = self.serve_options.today.map_or_else(today, Ok)?;
        self.sources = match self.read() {
            Ok(sources) => sources,
            Err(trouble) => {
                // When the folder is there again, all is built again.
                self.seen = None;
                return Err(trouble);
            }
        };
        let seen = Key::of_value(&(self.sources.key(), &self.options));
        if self.seen == Some(seen) {
            return Ok(false);
        }
        // Should this build fail, the same files are not built over and over again.
        self.seen = Some(seen);
        let build = self.build();
        self.show_build(build, &clock);
        Ok(true)
    }

    /// Reads all files. Many programs empty a file before they write it: one that lost all its words is given
    /// a moment to get new ones.
    fn read(&mut self) -> Result<Sources, UserError> {
        let mut sources = self.reader.read()?;
        let emptied = |sources: &Sources, old: &Sources| {
            let had_words = |path: &str| old.get(path).is_some_and(|old| !old.bytes().is_empty());
            sources
                .iter()
                .any(|source| source.text().is_some_and(|text| text.is_empty()) && had_words(&source.path))
        };
        for _ in 0..EMPTY_FILE_RETRIES {
            if !emptied(&sources, &self.sources) {
                break;
            }
            std::thread::sleep(EMPTY_FILE_RETRY);
            sources = self.reader.read()?;
        }
        Ok(sources)
    }

    /// Shows a newer build.
    fn show_build(&mut self, build: Arc<Build>, clock: &Stopwatch) {
        let next = self.show.borrow().next(&build, &self.sources);
        if !next.is_held() || self.shown.is_none() {
            self.shown = Some(build.clone());
        }
        let told = ServeEvent::Built {
            changed: next.changed.clone(),
            seconds: clock.seconds(),
            errors: build.count(Severity::Error),
            warnings: build.count(Severity::Warning),
        };
        self.newest = Some(build);
        if let Some(good) = &self.shown {
            self.leaflets.give(good);
        }
        if !next.is_same() {
            self.show.send_replace(Arc::new(next));
            (self.tell)(told);
        }
    }

    /// Says above every page why nothing newer can be shown; whether that is new.
    fn fail(&mut self, trouble: UserError) -> bool {
        let next = self.show.borrow().troubled(&trouble.message, &trouble.help);
        let new = !next.is_same();
        if new {
            self.show.send_replace(Arc::new(next));
            (self.tell)(ServeEvent::Trouble(trouble));
        }
        new
    }

    /// Somebody looks at an address: its pages come first on paper.
    fn looks_at(&mut self, address: &str, waiting: Option<oneshot::Sender<()>>) {
        // A leaflet in a browser does not hear of changes: it has to be new when it is opened.
        if waiting.is_some() {
            self.look(false);
        }
        if let Some(build) = &self.shown {
            self.leaflets.looks_at(build, address, waiting);
        }
    }

    /// Shows what was set for paper.
    fn set(&mut self, done: leaflet_queue::FinishedLeaflets) {
        let number = done.number;
        // Where the files cannot be looked at, nothing newer is shown.
        if self.leaflets.take(done) && self.seen.is_some() {
            let clock = Stopwatch::start();
            match catch_unwind(AssertUnwindSafe(|| self.build())) {
                Ok(build) => self.show_build(build, &clock),
                Err(_) => self.memo = new_memo(&self.reader),
            }
        }
        self.leaflets.tell(number);
    }

    fn build(&mut self) -> Arc<Build> {
        Arc::new(engine::build_with(&self.sources, &self.options, &self.leaflets.papers, &mut self.memo))
    }

    fn answer(&mut self, asked: WorkbenchCall) {
        let Some((now, good)) = self.newest.clone().zip(self.shown.clone()) else { return };
        let done = catch_unwind(AssertUnwindSafe(|| {
            let about = (&*good, &*now, &self.sources, &self.options);
            self.workbench.answer(about, &asked, &mut self.memo, self.reader.root())
        }));
        match done {
            Ok((answer, saved)) => {
                if saved {
                    self.look(true);
                }
                // Who asked may have gone.
                let _ = asked.reply.send(answer);
            }
            Err(_) => self.memo = new_memo(&self.reader),
        }
    }
}

/// Waits until nothing rings any more; what else was said meanwhile.
fn debounce(knocks: &Receiver<Event>) -> Vec<Event> {
    let mut others = Vec::new();
    for _ in 0..MAX_BATCHES {
        let clock = Stopwatch::start();
        let mut rang = false;
        while let Ok(knock) =
            knocks.recv_timeout(DEBOUNCE.saturating_sub(Duration::from_secs_f64(clock.seconds())))
        {
            match knock {
                Event::FilesChanged => rang = true,
                other => others.push(other),
            }
        }
        if !rang {
            break;
        }
    }
    others
}
