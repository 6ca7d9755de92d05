//! Floor 0: work on many things at once.
//! In: a list and a pure function. Out: the results in the list's order, whatever thread made them.
//! Must never: let the number of threads show in a result.

use rayon::prelude::*;

/// `make(item)` for each item, in parallel; the results in order.
pub fn each<'a, T: Sync, R: Send>(items: &'a [T], make: impl Fn(&'a T) -> R + Sync + Send) -> Vec<R> {
    // Small lists are quicker on one thread than handed out.
    if items.len() < 16 {
        return items.iter().map(make).collect();
    }
    items.par_iter().with_min_len(8).map(make).collect()
}

/// The same for a few large pieces of work.
pub fn each_of_few<'a, T: Sync, R: Send>(items: &'a [T], make: impl Fn(&'a T) -> R + Sync + Send) -> Vec<R> {
    items.par_iter().with_max_len(1).map(make).collect()
}
