//! Floor 8: `plainleaf check --built`.
//! In: the folder of any website. Out: the findings in its HTML, and what was not checked.
//! Must never: change a file of somebody else's site.

use super::arguments::SiteArgs;
use super::findings::FindingsReport;
use super::format::{Detail, Format};
use super::progress::Progress;
use super::shown_path::shown;
use super::terminal;
use super::verdict::Verdict;
use crate::base::{Severity, count_of};
use crate::check::RULES;
use crate::check::built::{Judged, is_page, judge_folder};
use crate::disk::{UserError, read_pages};
use std::path::Path;

/// Checks the pages below a folder.
pub(super) fn run(folder: &Path, format: Format, quiet: bool) -> Result<Verdict, UserError> {
    let progress = Progress::start();
    progress.step("Reading the pages");
    let (pages, others) = read_pages(folder, is_page)?;
    if pages.iter().next().is_none() {
        let help = "Name the folder that holds the files of the website, as they are published.";
        return Err(UserError::new(format!("There are no web pages (.html) in {}.", shown(folder)), help));
    }
    progress.step("Checking the pages");
    let judged = judge_folder(&pages, &others);
    drop(progress);
    let people = format == Format::Human;
    let site = SiteArgs { folder: folder.to_path_buf(), today: None };
    let findings = FindingsReport::new(&judged.findings, &[], &judged.sources, &site);
    terminal::print_out(&format.render(findings, Detail::unless_quiet(quiet)))?;
    // What was not checked goes to stderr if a program reads the findings.
    let end = summary(&judged);
    if people && !quiet {
        terminal::print(&end)?;
    } else if !people {
        terminal::print_aside(&end);
    }
    let errors = judged.findings.iter().any(|finding| finding.severity == Severity::Error);
    Ok(if errors { Verdict::Problems } else { Verdict::Fine })
}

fn summary(judged: &Judged) -> String {
    let pages = judged.sources.iter().count();
    let mut text = format!("Judged {} by {}.", count_of(pages, "page"), count_of(judged.rules, "rule"));
    if judged.findings.is_empty() {
        text += " They passed.";
    }
    text += &match judged.no_text {
        0 => "\n".to_string(),
        1 => "\nOne file is called a page and holds no text: it was passed over.\n".to_string(),
        many => format!("\n{many} files are called pages and hold no text: they were passed over.\n"),
    };
    text += &format!(
        "Not judged: {} need the Markdown that pages are made from. What only a browser shows (colours, sizes, zoom, what a script\n\
         does) was not looked at. Whether people can read and use the pages is for people to find out.\n",
        count_of(RULES.len() - judged.rules, "rule")
    );
    text
}
