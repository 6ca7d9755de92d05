//! Floor 4: a panic in the work on the whole site.
//! In: the sources, and the pipeline. Out: the build; where it panicked, the file that it panics about counts as one
//! that cannot be read.
//! Must never: let one file take all others with it, or say nothing of it.

use super::panic::bug_report_hint;
use super::{Build, Memo, NoCache};
use crate::base::{Source, SourceBody, Sources, Unreadable};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

/// So many files of one site are found and left out. With more, it is not the files.
const MOST: usize = 4;

/// Runs the pipeline. Most stages know which file they work on, and catch a panic themselves. For the others, the
/// file is found by building with fewer files.
///
/// # Panics
/// If the pipeline panics whatever the files are.
pub(super) fn guarded(
    sources: &Sources,
    memo: &mut Memo,
    mut build: impl FnMut(&Sources, &mut Memo) -> Build,
) -> Build {
    let mut rest = sources.clone();
    let mut left_out = 0;
    loop {
        let panic = match catch_unwind(AssertUnwindSafe(|| build(&rest, memo))) {
            Ok(built) => return built,
            Err(panic) => panic,
        };
        // It may hold half of something.
        memo.forget();
        let mut panics = |part: &Sources| {
            let mut memo = Memo::new(Box::new(NoCache));
            catch_unwind(AssertUnwindSafe(|| drop(build(part, &mut memo)))).is_err()
        };
        let found = if left_out < MOST { culprit(&rest, &mut panics) } else { None };
        let Some(file) = found.filter(|file| !matches!(file.body, SourceBody::Unreadable(_))) else {
            resume_unwind(panic)
        };
        let reason = Unreadable::new(
            "plainleaf made a mistake of its own with it",
            bug_report_hint(&file.path, &*panic),
        );
        rest = rest.overlaid([Source::unreadable(&file.path, reason)]);
        left_out += 1;
    }
}

/// The file with which the pipeline begins to panic, as one after the other is added: first settings and themes, which
/// say how pages are read. None if it panics without any file.
fn culprit(sources: &Sources, panics: &mut impl FnMut(&Sources) -> bool) -> Option<Source> {
    let (mut order, pages): (Vec<&Source>, Vec<&Source>) =
        sources.iter().partition(|file| file.path.ends_with(".toml") || file.path.starts_with("themes/"));
    order.extend(pages);
    let first = |count: usize| Sources::new(order[..count].iter().copied().cloned().collect());
    if order.is_empty() || panics(&first(0)) {
        return None;
    }
    // It panics with the first `many` files, and not with the first `few`.
    let (mut few, mut many) = (0, order.len());
    while many - few > 1 {
        let middle = few + (many - few) / 2;
        if panics(&first(middle)) {
            many = middle;
        } else {
            few = middle;
        }
    }
    Some(order[many - 1].clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{Options, build};

    fn sources() -> Sources {
        let page = |title: &str, text: &str| format!("---\ntitle: {title}\n---\n\n{text}\n");
        Sources::from_memory([
            ("content/site.toml", "name = \"A charity\"\nlanguages = [\"en\"]\nsearch = false\n"),
            ("content/en/index.md", &*page("Home", "We help.")),
            ("content/en/a.md", &*page("A", "Words.")),
            ("content/en/b.md", &*page("B", "Words.")),
            ("content/en/c.md", &*page("C", "Words.")),
        ])
    }

    /// Builds as the pipeline does, with a fault about each file whose text has a word in it.
    fn faulty(word: &'static str) -> impl FnMut(&Sources, &mut Memo) -> Build {
        move |sources, memo| {
            let options = Options { leaflets: false, ..Options::on("2026-11-22".parse().expect("a date")) };
            let has_it = |file: &Source| file.text().is_some_and(|text| text.contains(word));
            assert!(!sources.iter().any(has_it), "a fault of ours");
            build(sources, &options, memo)
        }
    }

    #[test]
    fn the_file_that_a_stage_panics_about_is_named_and_all_others_are_built() {
        let mut memo = Memo::new(Box::new(NoCache));
        for (word, files) in [("title: B", &["content/en/b.md"][..]), ("title: A\n", &["content/en/a.md"])] {
            let built = guarded(&sources(), &mut memo, faulty(word));
            let found: Vec<_> = built
                .findings
                .iter()
                .filter(|finding| finding.message.contains("mistake of its own"))
                .collect();
            assert_eq!(found.iter().map(|finding| &*finding.location.file).collect::<Vec<_>>(), files);
            assert!(found[0].help.contains("a fault of ours"), "{}", found[0].help);
            assert!(built.outputs.iter().any(|output| &*output.path == "c/index.html"), "c is built");
        }
    }

    #[test]
    fn a_fault_that_is_not_about_files_is_not_blamed_on_one() {
        let mut memo = Memo::new(Box::new(NoCache));
        let caught = |build: &dyn Fn(&Sources) -> Build, memo: &mut Memo| {
            catch_unwind(AssertUnwindSafe(|| guarded(&sources(), memo, |part, _| build(part)))).is_err()
        };
        assert!(caught(&|_| panic!("always"), &mut memo));
    }
}
