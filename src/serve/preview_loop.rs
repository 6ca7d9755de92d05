//! Floor 7: the preview loop.
//! In: events, and the passing of time. Out: a newer site to show, whenever there is one.
//! Must never: stop, whatever it finds; or trust an event to say which files changed. It looks at all of them.

use super::change_watch::ChangeWatch;
use super::event::{Event, FinishedLeaflets, WorkbenchCall, debounce};
use super::leaflet_queue::LeafletQueue;
use super::options::ServeOptions;
use super::secret::Secret;
use super::serve_event::{EventListener, ServeEvent};
use super::start_error::could_not_start;
use super::workbench::{PreviewedSite, WorkbenchServer};
use crate::base::{Key, Severity, Sources};
use crate::disk::{DiskCache, SiteReader, Stopwatch, Target, UserError, today};
use crate::engine::preview::PreviewState;
use crate::engine::{self, Build, Memo, Options};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};
use tokio::sync::{oneshot, watch};

/// A file that was emptied is read again so many times, this far apart. If it still is empty, it is meant to
/// be.
const EMPTY_FILE_RETRIES: usize = 10;
const EMPTY_FILE_RETRY: Duration = Duration::from_millis(25);
/// Stack of the loop's thread, in bytes. Deeply nested text makes deep recursion.
const STACK: usize = 16 << 20;

/// Starts the loop on a thread of its own. Returns where to send events.
///
/// # Errors
/// If the clock or a new thread are not to be had from the system.
pub(super) fn start(
    serve_options: ServeOptions,
    reader: SiteReader,
    token: Secret,
    show: watch::Sender<Arc<PreviewState>>,
    tell: EventListener,
) -> Result<Sender<Event>, UserError> {
    let (sender, events) = channel();
    let options = Options {
        drafts: serve_options.drafts,
        search: false,
        leaflets: false,
        ..Options::on(serve_options.today.map_or_else(|| today(reader.root()), Ok)?)
    };
    let preview = PreviewLoop {
        changes: ChangeWatch::start(reader.root(), serve_options.poll, sender.clone(), tell.clone()),
        options,
        memo: new_memo(&reader),
        seen: None,
        sources: Sources::default(),
        newest: None,
        shown: None,
        show,
        tell,
        workbench: WorkbenchServer::new(token, serve_options.start.clone()),
        leaflets: LeafletQueue::new(reader.root(), sender.clone()),
        serve_options,
        reader,
    };
    let started = std::thread::Builder::new()
        .name("preview".into())
        .stack_size(STACK)
        .spawn(move || preview.run(&events));
    started.map(|_| sender).map_err(|error| could_not_start(&error))
}

fn new_memo(reader: &SiteReader) -> Memo {
    Memo::new(Box::new(DiskCache::open(reader.root()))).compressed()
}

struct PreviewLoop {
    serve_options: ServeOptions,
    reader: SiteReader,
    changes: ChangeWatch,
    options: Options,
    memo: Memo,
    /// Hash of the files and options that were built last; none where reading them or the build failed.
    seen: Option<Key>,
    sources: Sources,
    /// The newest build.
    newest: Option<Arc<Build>>,
    /// The newest build that is shown.
    shown: Option<Arc<Build>>,
    show: watch::Sender<Arc<PreviewState>>,
    tell: EventListener,
    workbench: WorkbenchServer,
    leaflets: LeafletQueue,
}

impl PreviewLoop {
    fn run(mut self, events: &Receiver<Event>) {
        self.update_now();
        let mut next = Instant::now() + self.changes.interval();
        loop {
            // However many events there are, the files are looked at in time.
            if Instant::now() >= next {
                self.changes.interval_over();
                if self.update() {
                    self.changes.missed_event();
                }
                next = Instant::now() + self.changes.interval();
            }
            match events.recv_timeout(next.saturating_duration_since(Instant::now())) {
                Ok(Event::FilesChanged) => {
                    let others = debounce(events);
                    self.update_now();
                    others.into_iter().for_each(|event| self.handle_guarded(event));
                }
                Ok(event) => self.handle_guarded(event),
                Err(RecvTimeoutError::Timeout) => {}
                // The server itself has gone.
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    /// Handles an event. A panic costs its answer, not the preview.
    fn handle_guarded(&mut self, event: Event) {
        if catch_unwind(AssertUnwindSafe(|| self.handle(event))).is_err() {
            self.memo = new_memo(&self.reader);
        }
    }

    fn handle(&mut self, event: Event) {
        match event {
            Event::FilesChanged => self.update_now(),
            Event::Workbench(call) => self.answer(*call),
            Event::PageOpened(address, waiting) => self.open_page(&address, waiting),
            Event::LeafletsReady(done) => self.take_leaflets(done),
        }
    }

    /// Looks at the files because there is a reason to.
    fn update_now(&mut self) {
        self.changes.announced();
        self.update();
    }

    /// Looks at all files, and shows a new build if they have changed. Whether anything newer is shown.
    fn update(&mut self) -> bool {
        // A panic must not end the preview. What was half done is thrown away.
        let updated = catch_unwind(AssertUnwindSafe(|| self.build_if_changed()));
        let updated = updated.unwrap_or_else(|panic| {
            self.memo = new_memo(&self.reader);
            Err(UserError::new(
                "plainleaf made a mistake of its own while it built the site.",
                engine::bug_report_hint("whole site", &*panic),
            ))
        });
        updated.unwrap_or_else(|trouble| self.fail(trouble))
    }

    fn build_if_changed(&mut self) -> Result<bool, UserError> {
        let clock = Stopwatch::start();
        let root = self.reader.root();
        self.options.today = self.serve_options.today.map_or_else(|| today(root), Ok)?;
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
        // If this build fails, the same files are not built over and over again.
        self.seen = Some(seen);
        let build = self.build();
        self.show_build(build, &clock);
        Ok(true)
    }

    /// Reads all files. Many programs empty a file before they write it, so a file that has just lost its text
    /// is given a moment to get a new one.
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
        let event = ServeEvent::Built {
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
            (self.tell)(event);
        }
    }

    /// Says above every page why nothing newer can be shown. Whether that is new.
    fn fail(&mut self, trouble: UserError) -> bool {
        let next = self.show.borrow().troubled(&trouble.message, &trouble.help);
        let new = !next.is_same();
        if new {
            self.show.send_replace(Arc::new(next));
            (self.tell)(ServeEvent::Trouble(trouble));
        }
        new
    }

    /// A browser opens a page: its leaflets are typeset first.
    fn open_page(&mut self, address: &str, waiting: Option<oneshot::Sender<()>>) {
        // A PDF in a browser is not told of changes: it has to be new when it is opened.
        if waiting.is_some() {
            self.update();
        }
        if let Some(build) = &self.shown {
            self.leaflets.looks_at(build, address, waiting);
        }
    }

    /// Shows the leaflets that were typeset.
    fn take_leaflets(&mut self, done: FinishedLeaflets) {
        let number = done.number;
        // While the files cannot be read, nothing newer is shown.
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
        let mut build =
            engine::build_with(&self.sources, &self.options, &self.leaflets.papers, &mut self.memo);
        if let Some(target) = Target::usual(self.reader.root()) {
            // Whoever deletes a page learns it here, and not only when the site is to be published.
            build.findings.extend(build.compare(&target.published(), &self.options));
            build.findings.sort_by(|a, b| (&a.location, a.rule).cmp(&(&b.location, b.rule)));
        }
        Arc::new(build)
    }

    fn answer(&mut self, call: WorkbenchCall) {
        let Some((newest, shown)) = self.newest.clone().zip(self.shown.clone()) else { return };
        let done = catch_unwind(AssertUnwindSafe(|| {
            let site = PreviewedSite {
                root: self.reader.root(),
                shown: &shown,
                newest: &newest,
                sources: &self.sources,
                options: &self.options,
            };
            self.workbench.answer(&site, &call, &mut self.memo)
        }));
        match done {
            Ok((answer, saved)) => {
                if saved {
                    self.update_now();
                }
                // The browser may have gone.
                let _ = call.reply.send(answer);
            }
            Err(_) => self.memo = new_memo(&self.reader),
        }
    }
}
