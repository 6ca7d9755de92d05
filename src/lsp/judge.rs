//! Floor 7: the thread that judges sites.
//! In: the folder of a site and the texts that are open in the editor. Out: the site, built with these texts in place of
//! the files, and its findings; a text with every safe fix.
//! Must never: write anything, or end because of what a site holds.

use crate::base::{Date, Source, SourceBody, Sources};
use crate::disk::{DiskCache, SiteReader, Target, UserError, today};
use crate::engine::{self, Build, Memo, Options, mend_file};
use gen_lsp_types::Uri;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

/// Stack of the thread, in bytes. Deeply nested text makes deep recursion.
const STACK: usize = 16 << 20;

/// A text of the editor that is judged in place of a file.
#[derive(Clone)]
pub struct EditedText {
    /// Its address as the editor writes it.
    pub uri: Uri,
    /// The editor's number of this state of the text.
    pub version: i32,
    /// Its path from the site folder.
    pub path: Arc<str>,
    /// The text.
    pub text: Arc<str>,
    /// Whether it was changed since it was opened.
    pub is_changed: bool,
}

/// What the judge is asked to do with a site.
pub struct JudgeOrder {
    /// The site folder.
    pub root: PathBuf,
    /// The server's number of this state of the site.
    pub state: u64,
    /// What to do.
    pub task: JudgeTask,
}

/// A piece of work for the judge.
pub enum JudgeTask {
    /// Judge the site with these texts.
    Judge(Vec<EditedText>),
    /// Apply every safe fix to this file of the site as it was judged last.
    Mend(Arc<JudgedSite>, Arc<str>),
}

/// A site that was judged.
pub struct JudgedSite {
    /// Its files, with the texts of the editor in their place.
    pub sources: Sources,
    /// The site and its findings.
    pub build: Build,
    /// The texts of the editor.
    pub edited: Vec<EditedText>,
    options: Options,
}

impl JudgedSite {
    /// The day for which it was judged.
    pub fn today(&self) -> Date {
        self.options.today
    }
}

/// What the judge has done.
pub struct JudgeReport {
    /// The site folder.
    pub root: PathBuf,
    /// The number that the order had.
    pub state: u64,
    /// The result.
    pub result: JudgeResult,
}

/// The result of a piece of work.
pub enum JudgeResult {
    /// The site, or why it could not be read.
    Judged(Result<Arc<JudgedSite>, UserError>),
    /// The file, and its text with every safe fix.
    Mended(Arc<str>, Arc<str>),
}

/// Starts the thread. Returns where to send orders; they are worked off in their order. `tell` gets each report.
///
/// # Errors
/// If the system refuses a thread.
pub fn start(
    day: Option<Date>,
    tell: impl Fn(JudgeReport) + Send + 'static,
) -> std::io::Result<Sender<JudgeOrder>> {
    let (sender, orders) = channel();
    let run = move || Judge { day, sites: BTreeMap::new() }.run(&orders, tell);
    std::thread::Builder::new().name("judge".into()).stack_size(STACK).spawn(run)?;
    Ok(sender)
}

/// What is kept of a site between two judgements.
struct KnownSite {
    reader: SiteReader,
    memo: Memo,
}

struct Judge {
    day: Option<Date>,
    sites: BTreeMap<PathBuf, KnownSite>,
}

impl Judge {
    fn run(mut self, orders: &Receiver<JudgeOrder>, tell: impl Fn(JudgeReport)) {
        for JudgeOrder { root, state, task } in orders {
            let result = match task {
                JudgeTask::Judge(edited) => {
                    JudgeResult::Judged(self.guarded(&root, |judge| judge.judge(&root, edited)))
                }
                JudgeTask::Mend(judged, file) => {
                    let text = self.guarded(&root, |judge| judge.mend(&root, &judged, &file));
                    let unchanged = || judged.sources.get(&file).and_then(|source| source.text().cloned());
                    JudgeResult::Mended(
                        file.clone(),
                        text.ok().flatten().or_else(unchanged).unwrap_or_default(),
                    )
                }
            };
            tell(JudgeReport { root, state, result });
        }
    }

    /// Does some work on a site. A panic becomes an error, and what was half done is thrown away.
    fn guarded<T>(
        &mut self,
        root: &Path,
        work: impl FnOnce(&mut Judge) -> Result<T, UserError>,
    ) -> Result<T, UserError> {
        catch_unwind(AssertUnwindSafe(|| work(self))).unwrap_or_else(|panic| {
            self.sites.remove(root);
            let help = engine::bug_report_hint("editor", &*panic);
            Err(UserError::new("plainleaf made a mistake of its own with this site.", help))
        })
    }

    fn site(&mut self, root: &Path) -> Result<&mut KnownSite, UserError> {
        if !self.sites.contains_key(root) {
            // What builds know of photos spares reading them again.
            let cache = Box::new(DiskCache::read_only(root));
            let site = KnownSite { reader: SiteReader::new(root)?, memo: Memo::new(cache).compressed() };
            self.sites.insert(root.to_path_buf(), site);
        }
        self.sites
            .get_mut(root)
            .ok_or_else(|| UserError::new("The site is not there.", "Open its folder again."))
    }

    fn judge(&mut self, root: &Path, edited: Vec<EditedText>) -> Result<Arc<JudgedSite>, UserError> {
        let day = self.day;
        let KnownSite { reader, memo } = self.site(root)?;
        let options = Options {
            drafts: true,
            search: false,
            leaflets: false,
            ..Options::on(day.map_or_else(|| today(root), Ok)?)
        };
        let sources = with_edited(reader.read()?, &edited);
        let mut build = engine::build(&sources, &options, memo);
        if let Some(target) = Target::usual(root) {
            // Whoever deletes a page learns it here, and not only when the site is to be published.
            build.findings.extend(build.compare(&target.published(), &options));
            build.findings.sort_by(|a, b| (&a.location, a.rule).cmp(&(&b.location, b.rule)));
        }
        Ok(Arc::new(JudgedSite { sources, build, edited, options }))
    }

    fn mend(&mut self, root: &Path, judged: &JudgedSite, file: &str) -> Result<Option<Arc<str>>, UserError> {
        let memo = &mut self.site(root)?.memo;
        Ok(mend_file(&judged.sources, &judged.options, memo, file).map(Arc::from))
    }
}

/// The files of a site with the texts of the editor in their place.
fn with_edited(sources: Sources, edited: &[EditedText]) -> Sources {
    let texts = edited
        .iter()
        .filter(|edited| is_judged(&sources, edited))
        .map(|edited| Source::new(&edited.path, edited.text.as_bytes().to_vec()));
    let texts: Vec<Source> = texts.collect();
    sources.overlaid(texts)
}

/// Whether the text of the editor takes the place of the file. A file that is not there yet becomes one of the site; one
/// that may not be read stays refused. Of a file that is not UTF-8 the editor shows a guess: until somebody changes it,
/// the file counts.
fn is_judged(sources: &Sources, edited: &EditedText) -> bool {
    match sources.get(&edited.path).map(|source| &source.body) {
        Some(SourceBody::Text(_)) => true,
        Some(SourceBody::Bytes(_)) => edited.is_changed,
        Some(SourceBody::Unreadable(_)) => false,
        None => {
            let kinds = if edited.path.starts_with("content/") { &[".md", ".toml"][..] } else { &[] };
            kinds.iter().any(|kind| edited.path.ends_with(kind))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Unreadable;

    #[test]
    fn a_panic_about_a_site_does_not_end_the_judge() {
        let mut judge = Judge { day: None, sites: BTreeMap::new() };
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        judge.site(root).expect("a folder");
        let done = judge.guarded(root, |_| -> Result<(), UserError> { panic!("a fault of ours") });
        let trouble = done.expect_err("trouble");
        assert!(trouble.help.contains("a fault of ours"), "{}", trouble.help);
        assert!(judge.sites.is_empty(), "what was half done is thrown away");
        assert_eq!(judge.guarded(root, |_| Ok(7)), Ok(7));
    }

    #[test]
    fn a_file_counts_until_the_editor_changes_what_it_guesses() {
        let edited = |path: &str, is_changed: bool| EditedText {
            uri: path.into(),
            version: 1,
            path: path.into(),
            text: "in the editor".into(),
            is_changed,
        };
        let refused = Unreadable::new("it is a link", "Delete it.");
        let sources = Sources::new(vec![
            Source::new("content/en/a.md", b"on the disk".to_vec()),
            Source::new("content/en/latin.md", b"caf\xe9".to_vec()),
            Source::unreadable("content/en/refused.md", refused),
        ]);
        let judged = |path: &str, is_changed: bool| {
            let judged = with_edited(sources.clone(), &[edited(path, is_changed)]);
            judged.get(path).is_some_and(|source| source.bytes() == b"in the editor")
        };
        assert!(judged("content/en/a.md", false) && judged("content/en/new.md", false));
        assert_eq!([false, true].map(|is_changed| judged("content/en/latin.md", is_changed)), [false, true]);
        assert!(!judged("content/en/refused.md", true) && !judged("themes/plain/new.html", true));
        assert!(!judged("content/en/notes.txt", true));
    }
}
