//! A site of a test, in one sentence: which files lie over the small site, and what its build says and makes.
//!
//! `TestSite::new().with("content/en/a.md", "…").build().finding("broken-link").at("content/en/a.md:7")`

use crate::small_site;
use plainleaf::base::{Finding, Severity, Source, SourceBody, Sources, line_number};
use plainleaf::{Build, Memo, NoCache, Options, build};
use scraper::{Html, Node};
use std::borrow::Cow;
use std::ops::Deref;

/// A page of today, so that nothing but its text can be found in it.
pub fn page(fields: &str, text: &str) -> String {
    format!("---\ntitle: A page\nreviewed: 2026-11-22\n{fields}---\n\n{text}\n")
}

/// The small site with files laid over it. It is built on 2026-11-22, without search index and leaflets.
pub struct TestSite {
    files: Vec<(String, Vec<u8>)>,
    options: Options,
}

impl TestSite {
    pub fn new() -> TestSite {
        let day = "2026-11-22".parse().expect("a date");
        TestSite {
            files: Vec::new(),
            options: Options { search: false, leaflets: false, ..Options::on(day) },
        }
    }

    /// Lays a file over the small site, in place of the one that has its path.
    pub fn with(mut self, path: &str, content: impl AsRef<[u8]>) -> TestSite {
        self.files.push((path.to_string(), content.as_ref().to_vec()));
        self
    }

    pub fn with_all<C: AsRef<[u8]>>(self, files: impl IntoIterator<Item = (impl AsRef<str>, C)>) -> TestSite {
        files.into_iter().fold(self, |site, (path, content)| site.with(path.as_ref(), content))
    }

    /// Sets leaflets as well.
    #[cfg(feature = "pdf")]
    pub fn leaflets(self) -> TestSite {
        TestSite { options: Options { leaflets: true, ..self.options }, ..self }
    }

    /// Leaves pages as the templates write them.
    pub fn not_minified(self) -> TestSite {
        TestSite { options: Options { minify: false, ..self.options }, ..self }
    }

    pub fn build(self) -> BuiltSite {
        self.build_with(&mut Memo::new(Box::new(NoCache)))
    }

    /// Builds with what is kept of earlier builds.
    pub fn build_with(self, memo: &mut Memo) -> BuiltSite {
        let sources = self.sources();
        let build = build(&sources, &self.options, memo);
        BuiltSite { sources, build, options: self.options }
    }

    pub fn sources(&self) -> Sources {
        small_site::with(self.files.iter().cloned())
    }
}

/// What became of a [`TestSite`].
pub struct BuiltSite {
    pub sources: Sources,
    pub build: Build,
    options: Options,
}

impl Deref for BuiltSite {
    type Target = Build;

    fn deref(&self) -> &Build {
        &self.build
    }
}

impl BuiltSite {
    /// The one finding of a rule.
    #[track_caller]
    pub fn finding(&self, rule: &str) -> FoundOnce<'_> {
        let mut found = self.findings.iter().filter(|finding| finding.rule.id == rule);
        match (found.next(), found.next()) {
            (Some(finding), None) => FoundOnce { finding, line: self.line(finding), site: self },
            (None, _) => panic!("{rule} is not found; found were: {:#?}", self.found()),
            (Some(_), Some(_)) => panic!("{rule} is found more than once: {:#?}", self.found()),
        }
    }

    /// Nothing at all is found.
    #[track_caller]
    pub fn clean(self) -> BuiltSite {
        assert!(self.findings.is_empty(), "{:#?}", self.findings);
        self
    }

    /// All findings, as `file:line rule`.
    pub fn found(&self) -> Vec<String> {
        self.found_that(|_| true)
    }

    /// The findings that a test asks about, as `file:line rule`.
    pub fn found_that(&self, is_asked: impl Fn(&Finding) -> bool) -> Vec<String> {
        let asked = self.findings.iter().filter(|finding| is_asked(finding));
        asked
            .map(|finding| format!("{}:{} {}", finding.location.file, self.line(finding), finding.rule.id))
            .collect()
    }

    /// What is found when it is published in place of an older site.
    pub fn published_over(&self, older: &BuiltSite) -> Vec<Finding> {
        self.compare(&older.paths(), &self.options)
    }

    pub fn errors(&self) -> Vec<String> {
        self.found_that(|finding| finding.severity == Severity::Error)
    }

    /// The line of a finding in its file, after making sure that the file has the place.
    fn line(&self, finding: &Finding) -> usize {
        let text = self.sources.get(&finding.location.file).map_or(String::new(), as_text);
        assert!(finding.location.span.end as usize <= text.len(), "{finding:?} leaves its file");
        assert!(
            text.is_char_boundary(finding.location.span.start as usize)
                && text.is_char_boundary(finding.location.span.end as usize),
            "{finding:?}"
        );
        line_number(text.as_bytes(), finding.location.span.start as usize)
    }

    /// The paths of all files that were made.
    pub fn paths(&self) -> Vec<String> {
        self.outputs.iter().map(|output| output.path.to_string()).collect()
    }

    /// A file that was made.
    #[track_caller]
    pub fn file(&self, path: &str) -> Cow<'_, [u8]> {
        let output = self.outputs.iter().find(|output| &*output.path == path);
        output.unwrap_or_else(|| panic!("{path} was not made; made were: {:#?}", self.paths())).bytes.bytes()
    }

    #[track_caller]
    pub fn text(&self, path: &str) -> String {
        String::from_utf8(self.file(path).into_owned()).expect("text")
    }

    /// A file whose name has a hash in it: `assets/style.` and what follows.
    #[track_caller]
    pub fn text_of_first(&self, start: &str) -> String {
        let path = self.paths().into_iter().find(|path| path.starts_with(start));
        self.text(&path.unwrap_or_else(|| panic!("{start}… was not made")))
    }

    #[track_caller]
    pub fn html(&self, path: &str) -> Html {
        Html::parse_document(&self.text(path))
    }

    /// What a page says, without what only programs read.
    #[track_caller]
    pub fn words(&self, path: &str) -> String {
        words(&self.html(path))
    }
}

/// A file as text of the same length: other bytes than ASCII become `?` where it is none.
fn as_text(source: &Source) -> String {
    match &source.body {
        SourceBody::Text(text) => text.to_string(),
        SourceBody::Bytes(bytes) => {
            bytes.iter().map(|byte| if byte.is_ascii() { char::from(*byte) } else { '?' }).collect()
        }
        _ => String::new(),
    }
}

/// The words of a page in a row, without scripts and styles.
pub fn words(html: &Html) -> String {
    let is_silent = |node: ego_tree::NodeRef<Node>| {
        node.ancestors().any(|above| {
            above.value().as_element().is_some_and(|element| ["script", "style"].contains(&element.name()))
        })
    };
    let shown = html.tree.nodes().filter(|node| !is_silent(*node));
    let texts: Vec<String> = shown.filter_map(|node| Some(node.value().as_text()?.to_string())).collect();
    texts.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The only finding of its rule.
pub struct FoundOnce<'b> {
    finding: &'b Finding,
    line: usize,
    site: &'b BuiltSite,
}

impl Deref for FoundOnce<'_> {
    type Target = Finding;

    fn deref(&self) -> &Finding {
        self.finding
    }
}

impl FoundOnce<'_> {
    /// It stands at `file:line`.
    #[track_caller]
    pub fn at(self, place: &str) -> Self {
        assert_eq!(format!("{}:{}", self.location.file, self.line), place, "{:#?}", self.finding);
        self
    }

    /// It marks these characters of its file.
    #[track_caller]
    pub fn marks(self, text: &str) -> Self {
        let source = self.site.sources.get(&self.location.file).map_or(String::new(), as_text);
        assert_eq!(self.location.span.of(&source), text, "{:#?}", self.finding);
        self
    }

    #[track_caller]
    pub fn says(self, words: &str) -> Self {
        assert!(self.message.contains(words), "“{words}” is not in: {:#?}", self.finding);
        self
    }

    #[track_caller]
    pub fn advises(self, words: &str) -> Self {
        assert!(self.help.contains(words), "“{words}” is not in: {:#?}", self.finding);
        self
    }
}
