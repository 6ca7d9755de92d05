//! Floor 5: the one who keeps the preview up to date.
//! In: rings, questions to the workbench, the passing of time. Out: a newer site to show, whenever there is one.
//! Must never: stop, whatever it finds; or take a ring for more than a reason to look at all files again.

use super::desk::Workbench;
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
use std::time::Duration;
use tokio::sync::{oneshot, watch};

/// Why the keeper should do something.
pub(super) enum Knock {
    /// Something happened to the files.
    Ring,
    /// Somebody asks the workbench.
    Ask(Box<Asked>),
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
        let (watch, trouble) = Watch::start(&reader.root, move || drop(knock.send(Knock::Ring)));
        if let Some(why) = trouble {
            rounds = QUICK_ROUNDS;
            tell(Told::Polls(why));
        }
        Some(watch)
    };
    let options = Options { drafts: wish.drafts, search: false, leaflets: false, ..Options::on(wish.today.map_or_else(clock::today, Ok)?) };
    let memo = new_memo(&reader);
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
    };
    let started = std::thread::Builder::new().name("keeper".into()).stack_size(STACK).spawn(move || keeper.keep(&knocks));
    started.map(drop).map_err(|error| super::could_not(&error))
}

fn new_memo(reader: &Reader) -> Memo {
    Memo::new(Box::new(DiskShelf::open(&reader.root)))
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
}

impl Keeper {
    fn keep(mut self, knocks: &Receiver<Knock>) {
        self.look(true);
        loop {
            match knocks.recv_timeout(self.rounds) {
                Ok(Knock::Ring) => {
                    let asked = quiet(knocks);
                    self.look(true);
                    asked.into_iter().for_each(|asked| self.answer(*asked));
                }
                Ok(Knock::Ask(asked)) => self.answer(*asked),
                Err(RecvTimeoutError::Timeout) => self.round(),
                // The server itself has gone.
                Err(RecvTimeoutError::Disconnected) => return,
            }
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
            Err(own_mistake(&*panic))
        });
        looked.unwrap_or_else(|trouble| self.fail(trouble))
    }

    fn newest(&mut self) -> Result<bool, Trouble> {
        let clock = Stopwatch::start();
        self.options.today = self.wish.today.map_or_else(clock::today, Ok)?;
        self.sources = match self.reader.read() {
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
        let build = Arc::new(engine::build(&self.sources, &self.options, &mut self.memo));
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
        if next.is_same() {
            return Ok(true);
        }
        self.show.send_replace(Arc::new(next));
        (self.tell)(told);
        Ok(true)
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

/// Waits until nothing rings any more; what somebody asked meanwhile.
fn quiet(knocks: &Receiver<Knock>) -> Vec<Box<Asked>> {
    let mut asked = Vec::new();
    for _ in 0..PATIENCE {
        let clock = Stopwatch::start();
        let mut rang = false;
        while let Ok(knock) = knocks.recv_timeout(QUIET.saturating_sub(Duration::from_secs_f64(clock.seconds()))) {
            match knock {
                Knock::Ring => rang = true,
                Knock::Ask(question) => asked.push(question),
            }
        }
        if !rang {
            break;
        }
    }
    asked
}

/// What to say where plainleaf itself is wrong.
fn own_mistake(panic: &(dyn std::any::Any + Send)) -> Trouble {
    let words = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no words");
    let help = format!(
        "This is our fault, not yours. Please tell the makers of plainleaf, with these words: plainleaf {}, whole site, “{words}”",
        env!("CARGO_PKG_VERSION")
    );
    Trouble::new("plainleaf made a mistake of its own while it built the site.", help)
}
