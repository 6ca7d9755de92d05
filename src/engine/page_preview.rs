//! Floor 4: the preview of one page, without rendering the others.
//! In: the sources, one of them perhaps not saved yet, and its path. Out: the findings in that file, and its
//! page.
//! Must never: typeset a leaflet, or change which rendered files the memo keeps.

use super::build::{Build, BuildRequest, Pages, pipeline};
use super::{Memo, Options, Output};
use crate::base::{Finding, Findings, Reported, Sources};
use crate::render::Editions;
use crate::site::Site;

/// What a source file would look like if the site were built now.
pub struct PagePreview {
    /// The site with this file in it.
    pub site: Site,
    /// The findings in the file. The rules that read built pages have not run.
    pub findings: Vec<Finding>,
    /// The page; none where the file makes none.
    pub page: Option<Output>,
}

/// Renders the page of the source file `path`, in a build with drafts.
pub fn preview_page(sources: &Sources, opts: &Options, memo: &mut Memo, path: &str) -> PagePreview {
    let opts = &Options { drafts: true, ..opts.clone() };
    let request = BuildRequest { sources, opts, pages: Pages::One(path), observer: &mut () };
    let no_leaflets = |_: &Site, _: &mut Memo| Reported::new(Editions::default(), Findings::new());
    let Build { site, mut outputs, mut findings, .. } = pipeline(request, memo, &no_leaflets);
    findings.retain(|finding| &*finding.location.file == path);
    PagePreview { site, findings, page: outputs.pop() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{NoCache, build};
    use crate::site::State;

    fn sources() -> Sources {
        let page = |title: &str, more: &str, text: &str| {
            format!("---\ntitle: {title}\nreviewed: 2026-11-22\nowner: Mary\n{more}---\n\n{text}\n")
        };
        let settings =
            "name = \"A charity\"\naddress = \"https://a.example\"\nlanguages = [\"en\"]\nsearch = false\n";
        let checker = "## Is it so? {#so}\n\n- [Yes](#end)\n- [No](#end)\n\n## The end {#end}\n\n> [!yes] Good\n> Words.\n";
        Sources::from_memory([
            ("content/site.toml", settings),
            ("content/en/index.md", &page("Home", "", "We help. [One](one.md)")),
            (
                "content/en/one.md",
                &page("One", "", "![](none.svg)\n\n[Lost](lost.md) words, and an advocate."),
            ),
            ("content/en/one.easy.md", &page("One, easy", "", "We help.")),
            ("content/en/draft.md", &page("A draft", "draft: true\n", "Not yet.")),
            ("content/en/later.md", &page("Later", "published: 2027-01-01\n", "Not yet.")),
            ("content/en/can-i.checker.md", &page("Can I", "", checker)),
            ("content/en/glossary.md", &page("Words", "", "Advocate\n: A person who helps you.")),
            ("content/en/accessibility.md", &page("Accessibility", "", "## Compliance status\n\nWords.")),
        ])
    }

    /// The two ways to one page must agree: what staff see while they write is what is published.
    #[test]
    fn a_page_alone_is_the_page_of_the_build() {
        let sources = sources();
        let options = Options {
            drafts: true,
            search: false,
            leaflets: false,
            ..Options::on("2026-11-22".parse().expect("a date"))
        };
        let memo = || Memo::new(Box::new(NoCache));
        let mut kept = memo();
        let whole = build(&sources, &options, &mut kept);
        let mut checked = 0;
        for (_, page) in whole.site.live() {
            let path = &*page.doc.path;
            let built = whole.outputs.iter().find(|output| output.path == page.output);
            assert!(built.is_some() || page.state != State::Live, "{path} is built");
            // With nothing in the memo, and with everything in it.
            for memo in [&mut memo(), &mut kept] {
                let preview = preview_page(&sources, &options, memo, path);
                assert_eq!(preview.page.as_ref(), built, "{path}");
                let of_file = |finding: &&Finding| &*finding.location.file == path;
                for finding in &preview.findings {
                    assert!(
                        whole.findings.iter().filter(of_file).any(|other| other == finding),
                        "{finding:?}"
                    );
                }
            }
            checked += 1;
        }
        assert!(checked >= 8, "only {checked} pages were compared");
        // Looking at single pages forgets nothing: the next build renders no file anew.
        let again = build(&sources, &options, &mut kept);
        assert!(again.outputs == whole.outputs && again.findings == whole.findings);
    }
}
