//! Floor 0: work on many things at once.
//! In: a list and a pure function. Out: the results in the list's order, whatever thread made them.
//! Must never: let the number of threads show in a result.

use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::cmp::Ordering;
use std::sync::atomic::{self, AtomicUsize};

/// `make(item)` for each item, in parallel; the results in order.
pub fn par_map<'a, T: Sync, R: Send>(items: &'a [T], make: impl Fn(&'a T) -> R + Sync + Send) -> Vec<R> {
    // Small lists are quicker on one thread than handed out.
    if items.len() < 16 {
        return items.iter().map(make).collect();
    }
    items.par_iter().with_min_len(8).map(make).collect()
}

/// Two pieces of work side by side.
pub fn join<A: Send, B: Send>(one: impl FnOnce() -> A + Send, other: impl FnOnce() -> B + Send) -> (A, B) {
    rayon::join(one, other)
}

/// Sorts, in parallel; what is equal keeps its order.
pub fn par_sort<T: Send>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering + Sync) {
    items.par_sort_by(compare);
}

/// `make(item)` for each of a few large pieces of work.
pub fn par_map_coarse<'a, T: Sync, R: Send>(
    items: &'a [T],
    make: impl Fn(&'a T) -> R + Sync + Send,
) -> Vec<R> {
    items.par_iter().with_max_len(1).map(make).collect()
}

/// The same on plain threads, for work that itself is shared out among threads: there a thread that waits for
/// its own parts would
/// begin with another item, and hold two in memory.
pub fn par_map_threads<'a, T: Sync, R: Send>(
    items: &'a [T],
    make: impl Fn(&'a T) -> R + Sync + Send,
) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut made = Vec::new();
        while let Some((at, item)) =
            Some(next.fetch_add(1, atomic::Ordering::Relaxed)).and_then(|at| Some((at, items.get(at)?)))
        {
            made.push((at, make(item)));
        }
        made
    };
    let alone = || WorkerThread::default().run(work);
    let mut made: Vec<(usize, R)> = std::thread::scope(|scope| {
        let threads: Vec<_> =
            (0..rayon::current_num_threads().min(items.len())).map(|_| scope.spawn(alone)).collect();
        threads
            .into_iter()
            .flat_map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    });
    made.sort_by_key(|(at, _)| *at);
    made.into_iter().map(|(_, made)| made).collect()
}

/// A thread for large pieces of work, one after the other: what such a piece shares out stays on it.
pub struct WorkerThread {
    /// None where the system gives no thread: then the caller's own does the work.
    pool: Option<ThreadPool>,
}

impl Default for WorkerThread {
    fn default() -> Self {
        WorkerThread { pool: ThreadPoolBuilder::new().num_threads(1).stack_size(STACK).build().ok() }
    }
}

impl WorkerThread {
    /// Does a piece of work, and waits for it.
    pub fn run<R: Send>(&self, work: impl FnOnce() -> R + Send) -> R {
        match &self.pool {
            Some(pool) => pool.install(work),
            None => work(),
        }
    }
}

/// Deeply nested text calls itself deeply.
const STACK: usize = 16 << 20;
