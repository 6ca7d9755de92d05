//! Floor 0: parallel work. The only file that uses the thread pool.
//! In: a list and a pure function. Out: the results in the order of the list.
//! Must never: let a result depend on the number of threads.

use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::cmp::Ordering;
use std::sync::atomic::{self, AtomicUsize};

/// `make(item)` for each item, in parallel; the results are in the order of the items.
pub fn par_map<'a, T: Sync, R: Send>(items: &'a [T], make: impl Fn(&'a T) -> R + Sync + Send) -> Vec<R> {
    // Below 16 items, scheduling costs more than it saves.
    if items.len() < 16 {
        return items.iter().map(make).collect();
    }
    items.par_iter().with_min_len(8).map(make).collect()
}

/// Does two pieces of work in parallel.
pub fn join<A: Send, B: Send>(one: impl FnOnce() -> A + Send, other: impl FnOnce() -> B + Send) -> (A, B) {
    rayon::join(one, other)
}

/// Sorts in parallel. The sort is stable: equal items keep their order.
pub fn par_sort<T: Send>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering + Sync) {
    items.par_sort_by(compare);
}

/// [`par_map`] for a few large items: each can be given to a thread of its own.
pub fn par_map_coarse<'a, T: Sync, R: Send>(
    items: &'a [T],
    make: impl Fn(&'a T) -> R + Sync + Send,
) -> Vec<R> {
    items.par_iter().with_max_len(1).map(make).collect()
}

/// [`par_map`] on threads outside the pool, for work that uses the pool itself. A thread of the pool that
/// waits for parts of its item would begin another item, and hold two in memory.
///
/// # Panics
/// If `make` panics, with its panic.
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

/// A thread for large pieces of work, one after another. Parallel calls inside a piece run on this thread.
pub struct WorkerThread {
    /// None where the system starts no thread: then the work is done on the caller's.
    pool: Option<ThreadPool>,
}

impl Default for WorkerThread {
    fn default() -> Self {
        WorkerThread { pool: ThreadPoolBuilder::new().num_threads(1).stack_size(STACK).build().ok() }
    }
}

impl WorkerThread {
    /// Does a piece of work and waits for its result.
    pub fn run<R: Send>(&self, work: impl FnOnce() -> R + Send) -> R {
        match &self.pool {
            Some(pool) => pool.install(work),
            None => work(),
        }
    }
}

/// 16 MB: deeply nested text needs deep recursion.
const STACK: usize = 16 << 20;
