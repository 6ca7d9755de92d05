//! Floor 5: the one who keeps the preview up to date.
//! In: rings, questions to the workbench, the passing of time. Out: a newer site to show, whenever there is one.
//! Must never: stop, whatever it finds; or take a ring for more than a reason to look at all files again.

use super::desk::Workbench;
use super::papers::{self, Tray};
use super::{Told, Wish};
use crate::base::{Key, Severity, Sources};
use crate::disk::watch::Watch;
use crate::disk::{DiskShelf, Reader, Stopwatch, Trouble, clock};
use crate::engine::desk::Answer;
use crate::engine::preview::Shown;
use crate::engine::{self, Build, Memo, Options};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};
use tokio::sync::{oneshot, watch};

/// Why the keeper should do something.
pub(super) enum Knock {
    /// Something happened to the files.
    Ring,
    /// Somebody asks the workbench.
    Ask(Box<Asked>),
    /// Somebody looks at an address; who needs its leaflets to be as new as its text is told when they are.
    Seen(String, Option<oneshot::Sender<()>>),
    /// More pages are set for paper.
    Papers(papers::Done),
}

/// A question to the workbench.
pub(super) struct Asked {
    pub post: bool,
    pub path: String,
    pub query: String,
    pub kind: String,
    pub body: Vec<u8>,
    pub reply: oneshot::Sender<Answer>,
}

/// Programs save in several steps: so long it has to be quiet before the files are looked at.
const QUIET: Duration = Duration::from_millis(12);
/// But nobody waits longer than this, however many files are being written.
const PATIENCE: usize = 20;
/// A file that was emptied gets new words within so many moments, or it is meant to be empty.
const MOMENTS: usize = 10;
const MOMENT: Duration = Duration::from_millis(25);
/// How often the files are looked at unasked: no system tells of everything (network drives, links, a full queue).
const ROUNDS: Duration = Duration::from_secs(2);
/// The same where the system tells nothing.
const QUICK_ROUNDS: Duration = Duration::from_millis(400);
/// So many changes that nobody told of, one after the other, and the system is not relied on any more.
const UNTOLD: usize = 2;
/// Deeply nested text calls itself deeply.
const STACK: usize = 16 << 20;

pub(super) type Tell = Arc<dyn Fn(Told) + Send + Sync>;

/// Starts the keeper on a thread of its own.
pub(super) fn start(
    wish: Wish,
    reader: Reader,
    (knock, knocks): (Sender<Knock>, Receiver<Knock>),
    show: watch::Sender<Arc<Shown>>,
    tell: Tell,
) -> Result<(), Trouble> {
    let mut rounds = ROUNDS;
    let watch = if wish.poll {
        rounds = QUICK_ROUNDS;
        None
    } else {
        let ring = knock.clone();
        let (watch, trouble) = Watch::start(&reader.root, move || drop(ring.send(Knock::Ring)));
        if let Some(why) = trouble {
            rounds = QUICK_ROUNDS;
            tell(Told::Polls(why));
        }
        Some(watch)
    };
    let options = Options { drafts: wish.drafts, search: false, leaflets: false, ..Options::on(wish.today.map_or_else(clock::today, Ok)?) };
    let memo = new_memo(&reader);
    let tray = Tray::new(&reader.root, knock);
    let keeper = Keeper {
        wish,
        reader,
        watch,
        rounds,
        untold: 0,
        options,
        memo,
        seen: None,
        sources: Sources::default(),
        now: None,
        good: None,
        show,
        tell,
        workbench: Workbench::new(),
        tray,
    };
    let started = std::thread::Builder::new().name("keeper".into()).stack_size(STACK).spawn(move || keeper.keep(&knocks));
    started.map(drop).map_err(|error| super::could_not(&error))
}

fn new_memo(reader: &Reader) -> Memo {
    Memo::new(Box::new(DiskShelf::open(&reader.root))).for_long()
}

struct Keeper {
    wish: Wish,
    reader: Reader,
    watch: Option<Watch>,
    rounds: Duration,
    /// How many changes in a row were found that nobody told of.
    untold: usize,
    options: Options,
    memo: Memo,
    /// Stands for the files and the day that were built last; none where the last look or build failed.
    seen: Option<Key>,
    sources: Sources,
    /// The newest build, and the newest that is shown.
    now: Option<Arc<Build>>,
    good: Option<Arc<Build>>,
    show: watch::Sender<Arc<Shown>>,
    tell: Tell,
    workbench: Workbench,
    tray: Tray,
}

impl Keeper {
    fn keep(mut self, knocks: &Receiver<Knock>) {
        self.look(true);
        let mut next = Instant::now() + self.rounds;
        loop {
            // However much is asked for, the files are looked at in time.
            if Instant::now() >= next {
                self.round();
                next = Instant::now() + self.rounds;
            }
            match knocks.recv_timeout(next.saturating_duration_since(Instant::now())) {
                Ok(Knock::Ring) => {
                    let others = quiet(knocks);
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

    fn hear(&mut self, knock: Knock) {
        match knock {
            Knock::Ring => drop(self.look(true)),
            Knock::Ask(asked) => self.answer(*asked),
            Knock::Seen(address, waiting) => self.looks_at(&address, waiting),
            Knock::Papers(done) => self.set(done),
        }
    }

    /// Looks at the files because nobody did for a while.
    fn round(&mut self) {
        if let Some(why) = self.watch.as_mut().and_then(Watch::tend).filter(|_| self.rounds != QUICK_ROUNDS) {
            self.poll(why);
        }
        let changed = self.look(false);
        self.untold = if changed { self.untold + 1 } else { self.untold };
        if self.untold == UNTOLD && self.rounds != QUICK_ROUNDS {
            self.poll("the system does not tell of changes in this folder".into());
        }
    }

    fn poll(&mut self, why: String) {
        self.rounds = QUICK_ROUNDS;
        (self.tell)(Told::Polls(why));
    }

    /// Looks at all files, and shows what they come to if they are not what they were; whether anything newer is shown.
    fn look(&mut self, told: bool) -> bool {
        if told {
            self.untold = 0;
            self.watch.as_mut().and_then(Watch::tend);
        }
        // A mistake of our own must not end the preview. What was half done is thrown away.
        let looked = catch_unwind(AssertUnwindSafe(|| self.newest()));
        let looked = looked.unwrap_or_else(|panic| {
            self.memo = new_memo(&self.reader);
            Err(Trouble::new("plainleaf made a mistake of its own while it built the site.", engine::whom_to_tell("whole site", &*panic)))
        });
        looked.unwrap_or_else(|trouble| self.fail(trouble))
    }

    fn newest(&mut self) -> Result<bool, Trouble> {
        let clock = Stopwatch::start();
        self.options.today = self.wish.today.map_or_else(clock::today, Ok)?;
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

    /// Reads all files. Many programs empty a file before they write it: one that lost all its words is given a moment to get new ones.
    fn read(&mut self) -> Result<Sources, Trouble> {
        let mut sources = self.reader.read()?;
        let emptied = |sources: &Sources, old: &Sources| {
            let had_words = |path: &str| old.get(path).is_some_and(|old| !old.bytes().is_empty());
            sources.iter().any(|source| source.text().is_some_and(|text| text.is_empty()) && had_words(&source.path))
        };
        for _ in 0..MOMENTS {
            if !emptied(&sources, &self.sources) {
                break;
            }
            std::thread::sleep(MOMENT);
            sources = self.reader.read()?;
        }
        Ok(sources)
    }

    /// Shows a newer build.
    fn show_build(&mut self, build: Arc<Build>, clock: &Stopwatch) {
        let next = self.show.borrow().next(&build, &self.sources);
        if !next.is_held() || self.good.is_none() {
            self.good = Some(build.clone());
        }
        let told = Told::Built {
            changed: next.changed.clone(),
            seconds: clock.seconds(),
            errors: build.count(Severity::Error),
            warnings: build.count(Severity::Warning),
        };
        self.now = Some(build);
        if let Some(good) = &self.good {
            self.tray.give(good);
        }
        if !next.is_same() {
            self.show.send_replace(Arc::new(next));
            (self.tell)(told);
        }
    }

    /// Says above every page why nothing newer can be shown; whether that is new.
    fn fail(&mut self, trouble: Trouble) -> bool {
        let next = self.show.borrow().troubled(&trouble.message, &trouble.help);
        let new = !next.is_same();
        if new {
            self.show.send_replace(Arc::new(next));
            (self.tell)(Told::Trouble(trouble));
        }
        new
    }

    /// Somebody looks at an address: its pages come first on paper.
    fn looks_at(&mut self, address: &str, waiting: Option<oneshot::Sender<()>>) {
        // A leaflet in a browser does not hear of changes: it has to be new when it is opened.
        if waiting.is_some() {
            self.look(false);
        }
        if let Some(build) = &self.good {
            self.tray.looks_at(build, address, waiting);
        }
    }

    /// Shows what was set for paper.
    fn set(&mut self, done: papers::Done) {
        let number = done.number;
        // Where the files cannot be looked at, nothing newer is shown.
        if self.tray.take(done) && self.seen.is_some() {
            let clock = Stopwatch::start();
            match catch_unwind(AssertUnwindSafe(|| self.build())) {
                Ok(build) => self.show_build(build, &clock),
                Err(_) => self.memo = new_memo(&self.reader),
            }
        }
        self.tray.tell(number);
    }

    fn build(&mut self) -> Arc<Build> {
        Arc::new(engine::build_with(&self.sources, &self.options, &self.tray.papers, &mut self.memo))
    }

    fn answer(&mut self, asked: Asked) {
        let Some((now, good)) = self.now.clone().zip(self.good.clone()) else { return };
        let done = catch_unwind(AssertUnwindSafe(|| {
            let about = (&*good, &*now, &self.sources, &self.options);
            self.workbench.answer(about, &asked, &mut self.memo, &self.reader.root)
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
fn quiet(knocks: &Receiver<Knock>) -> Vec<Knock> {
    let mut others = Vec::new();
    for _ in 0..PATIENCE {
        let clock = Stopwatch::start();
        let mut rang = false;
        while let Ok(knock) = knocks.recv_timeout(QUIET.saturating_sub(Duration::from_secs_f64(clock.seconds()))) {
            match knock {
                Knock::Ring => rang = true,
                other => others.push(other),
            }
        }
        if !rang {
            break;
        }
    }
    others
}
