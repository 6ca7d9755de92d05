//! Floor 4: all safe fixes of one file.
//! In: the sources and the path of a file. Out: its text, fixed again and again until no safe fix is left.
//! Must never: apply a fix that is not safe, or change another file.

use super::{Memo, Options, apply_fixes, preview_page};
use crate::base::{Source, Sources};

/// The most rounds of fixing. A fix may cause another finding, and of fixes that overlap one is applied in each round.
/// The limit stops rules that never agree; a test makes sure that there are none.
pub const MOST_ROUNDS: usize = 100;

/// The text of the file `path` with every safe fix. `None` where there is none to make.
pub fn mend_file(sources: &Sources, opts: &Options, memo: &mut Memo, path: &str) -> Option<String> {
    let mut sources = sources.clone();
    let mut mended = None;
    for _ in 0..MOST_ROUNDS {
        let text = sources.get(path)?.text()?.clone();
        let findings = preview_page(&sources, opts, memo, path).findings;
        let (after, places) = apply_fixes(&text, &findings);
        if places == 0 || *after == *text {
            break;
        }
        sources = sources.overlaid([Source::new(path, after.clone().into_bytes())]);
        mended = Some(after);
    }
    mended
}
