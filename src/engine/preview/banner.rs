//! Floor 4: the banners that the preview puts above a page.
//! In: findings, or why nothing newer can be shown. Out: a short HTML element.
//! Must never: be part of the published site, or put words of a file into HTML except through a template.

use crate::base::percent::encode_path;
use crate::base::{Date, Finding, Severity, Sources, count_of};
use crate::render::OwnPages;
use crate::site::Page;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The templates: names and texts.
const TEMPLATES: [(&str, &str); 4] = [
    ("blocked.html", include_str!("banners/blocked.html")),
    ("broken.html", include_str!("banners/broken.html")),
    ("draft.html", include_str!("banners/draft.html")),
    ("problems.html", include_str!("banners/problems.html")),
];

/// Makes banners.
#[derive(Debug)]
pub(super) struct Banners(OwnPages);

#[derive(Serialize)]
struct BrokenView<'f> {
    file: &'f str,
    /// From 1.
    line: usize,
    message: &'f str,
    /// What the page below the banner shows.
    shown: &'static str,
    why: &'static str,
    help: &'f str,
}

#[derive(Serialize)]
struct BlockedView<'f> {
    message: &'f str,
    help: &'f str,
}

#[derive(Serialize)]
struct ProblemsView {
    /// The path of the page's file, encoded for a query.
    file: String,
    /// “1 error and 2 warnings”
    counts: String,
}

impl Default for Banners {
    /// Compiles the templates.
    fn default() -> Self {
        // The templates are in the program, and a test renders each of them.
        Banners(
            OwnPages::new(TEMPLATES).unwrap_or_else(|error| unreachable!("a banner of the preview: {error}")),
        )
    }
}

impl Banners {
    /// A file that cannot be used. `kept` says whether an older version is shown instead.
    pub(super) fn broken(&self, finding: &Finding, sources: &Sources, kept: bool) -> String {
        let view = BrokenView {
            file: &finding.location.file,
            line: sources.line(&finding.location),
            message: &finding.message,
            shown: if kept {
                "What you see is how the site was before."
            } else {
                "There is nothing older to show."
            },
            why: finding.rule.why,
            help: &finding.help,
        };
        self.render("broken.html", &view)
    }

    /// Why nothing newer can be shown.
    pub(super) fn blocked(&self, message: &str, help: &str) -> String {
        self.render("blocked.html", &BlockedView { message, help })
    }

    /// For pages that only the preview shows; empty for all others.
    pub(super) fn draft(&self, page: &Page, today: Date) -> String {
        let front_matter = &page.doc.front_matter;
        let is_later = front_matter.publish_on.as_ref().is_some_and(|day| day.value > today);
        if front_matter.draft {
            self.render("draft.html", &"This page is a draft. Readers do not see it.")
        } else if is_later {
            self.render("draft.html", &"This page is for a later day. Readers do not see it yet.")
        } else {
            String::new()
        }
    }

    /// The number of errors and of warnings on a page, with a link to them.
    pub(super) fn problems(&self, file: &str, (errors, warnings): (usize, usize)) -> String {
        let counts: Vec<String> = [(errors, "error"), (warnings, "warning")]
            .into_iter()
            .filter(|(number, _)| *number > 0)
            .map(|(number, name)| count_of(number, name))
            .collect();
        self.render("problems.html", &ProblemsView { file: encode_path(file), counts: counts.join(" and ") })
    }

    fn render(&self, template: &str, view: &impl Serialize) -> String {
        let html = self.0.render(template, view);
        html.unwrap_or_else(|error| unreachable!("a banner of the preview: {error}")).trim_end().into()
    }
}

/// The number of errors and of warnings in each file that has any.
pub(super) fn counts(findings: &[Finding]) -> BTreeMap<Arc<str>, (usize, usize)> {
    let mut counts: BTreeMap<Arc<str>, (usize, usize)> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| finding.severity > Severity::Info) {
        let (errors, warnings) = counts.entry(finding.location.file.clone()).or_default();
        *if finding.severity == Severity::Error { errors } else { warnings } += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::Banners;
    use crate::base::{Finding, Location, Sources, Span, reported_rules};

    #[test]
    fn words_of_files_are_escaped_in_every_banner() {
        let banners = Banners::default();
        let location = Location { file: "content/<b>&.md".into(), span: Span::default() };
        let finding = Finding::new(&reported_rules::TEMPLATE, location, "<i>", "<u>");
        let html = banners.broken(&finding, &Sources::default(), true);
        assert!(html.contains("<strong>content/&lt;b&gt;&amp;.md, line "), "{html}");
        assert!(html.contains("&lt;i&gt; What you see is how the site was before.</p>"), "{html}");
        assert!(html.ends_with("<p>&lt;u&gt;</p></div>"), "{html}");
        let html = banners.blocked("<i>", "<u>");
        assert!(html.ends_with("newer.</strong> &lt;i&gt;</p><p>&lt;u&gt;</p></div>"), "{html}");
    }

    #[test]
    fn a_link_to_problems_names_the_file_whatever_letters_it_has() {
        let html = Banners::default().problems("content/a&b.md", (1, 2));
        let link = "<a href=\"/_plainleaf/findings?file=content/a%26b.md\">1 error and 2 warnings</a>";
        assert!(html.contains(link), "{html}");
    }
}
