//! Floor 8: `plainleaf review`.
//! In: a site folder. Out: what to review, when and by whom. With `--done`, a review is recorded in its page.
//! Must never: record a review that nobody named, or change anything else in a file.

use super::arguments::SiteArgs;
use super::exit::{Printout, ProgramText, in_one_line};
use super::find_page::find_page;
use super::ical;
use super::tasks::{headline, kind};
use super::terminal;
use super::verdict::Verdict;
use crate::base::{Date, Edit, Interval, Source};
use crate::disk::{SiteReader, UserError, save};
use crate::doc::{ContentPath, Document, set_reviewed, text_fingerprint};
use crate::engine::apply_edits;
use crate::engine::{self, Memo, NoCache, Options};
use crate::site::coming::{ComingChange, coming};
use crate::site::review::{
    ReviewCause, ReviewTask, Superseded, Untranslated, superseded, tasks, untranslated,
};
use crate::site::{Page, Site};
use crate::workbench::Change;
use clap::ValueEnum;
use serde_json::{Value, json};

/// Say what is to be looked at again, when, and by whom
#[derive(clap::Args)]
#[command(after_help = "Examples:
  plainleaf review                                what is due in this site
  plainleaf review my-site --format ical > a.ics  the same as a calendar
  plainleaf review --done content/en/imha.md      write down that you reviewed this page today

Use --done only after you have read the whole page and put right what was wrong.")]
pub(super) struct ReviewArgs {
    #[command(flatten)]
    site: SiteArgs,

    /// Record in this page that all of it was reviewed today. May be given more than once.
    #[arg(long, value_name = "PAGE")]
    done: Vec<String>,

    /// The style of the list.
    #[arg(long, value_enum, default_value = "table", value_name = "STYLE")]
    format: ReviewStyle,
}

#[derive(Clone, Copy, ValueEnum)]
enum ReviewStyle {
    /// For people
    Table,
    /// One JSON document
    Json,
    /// An iCalendar file
    Ical,
}

pub(super) fn run(args: &ReviewArgs) -> Result<Verdict, UserError> {
    let options = Options { search: false, leaflets: false, ..Options::on(args.site.today()?) };
    let sources = SiteReader::new(&args.site.folder)?.read()?;
    // Without leaflets and search, nothing is worth keeping for the next run.
    let site = engine::build(&sources, &options, &mut Memo::new(Box::new(NoCache))).site;
    if !args.done.is_empty() {
        return done(args, &site).map(|()| Verdict::Fine);
    }
    let tasks = tasks(&site);
    terminal::print_out(&match args.format {
        ReviewStyle::Table => Printout::Words(table(args, &site, &tasks)),
        ReviewStyle::Json => Printout::ForProgram(json(&site, &tasks)),
        ReviewStyle::Ical => Printout::ForProgram(ical::say(&site, &tasks)),
    })?;
    Ok(Verdict::Fine)
}

/// Records the reviews: all of them, or none if one page cannot be found.
fn done(args: &ReviewArgs, site: &Site) -> Result<(), UserError> {
    let mut pages: Vec<&Page> = Vec::new();
    for named in &args.done {
        let page = find_page(&args.site, site, named, "plainleaf review --done")?;
        if !pages.iter().any(|known| known.doc.path == page.doc.path) {
            pages.push(page);
        }
    }
    let mut changes = Vec::new();
    for page in &pages {
        let (path, before) = (&page.doc.path, page.doc.text());
        let after = set_reviewed(&page.doc, site.today)
            .map(|edits| apply_edits(before, &edits.iter().collect::<Vec<&Edit>>()));
        let Some(after) = after.filter(|after| says_so(&page.doc, after, site.today)) else {
            let help = format!(
                "Write into the lines at its top: reviewed: {} and reviewed_text: \"{}\"",
                site.today,
                text_fingerprint(&page.doc)
            );
            return Err(UserError::new(
                format!("The review could not be written into {}.", args.site.shown(path)),
                help,
            ));
        };
        changes.push(Change::of_text(path, before, &after));
    }
    save(&args.site.folder, &changes)?;
    for page in pages {
        terminal::print(&format!(
            "Wrote into {}: all of it was reviewed on {}.\n",
            args.site.shown(&page.doc.path),
            site.today
        ))?;
    }
    Ok(())
}

/// Whether the new text, parsed again, records the review and is otherwise the same.
fn says_so(doc: &Document, after: &str, today: Date) -> bool {
    let Some(name) = ContentPath::from_path(&doc.path) else { return false };
    let read = Document::read(&Source::new(&doc.path, after.as_bytes().to_vec()), name).value;
    let mark = text_fingerprint(doc);
    let front = &read.front_matter;
    front.reviewed.as_ref().is_some_and(|day| day.value == today)
        && front.reviewed_text.as_ref().is_some_and(|kept| *kept.value == *mark)
        && text_fingerprint(&read) == mark
        && !read.damaged
}

/// How far ahead “soon” reaches.
const SOON: Interval = Interval::months(3);

fn table(args: &ReviewArgs, site: &Site, tasks: &[ReviewTask]) -> String {
    let today = site.today;
    let soon = today.plus(SOON);
    let overdue: Vec<&ReviewTask> = tasks.iter().filter(|task| task.due < today).collect();
    let near: Vec<&ReviewTask> = tasks.iter().filter(|task| task.due >= today && task.due <= soon).collect();
    let later: Vec<&ReviewTask> = tasks.iter().filter(|task| task.due > soon).collect();
    let mut text = String::new();
    for (title, list) in
        [("Overdue".to_string(), &overdue), (format!("Due by {soon}"), &near), ("Later".to_string(), &later)]
    {
        let rows = list.iter().map(|task| {
            [
                task.due.to_string(),
                kind(task),
                task.owner.unwrap_or("nobody").to_string(),
                args.site.shown(task.file),
                task.name.to_string(),
            ]
        });
        let mut rows: Vec<[String; 5]> = rows.collect();
        for (row, task) in rows.iter_mut().zip(list.iter()) {
            if task.cause == ReviewCause::Contact {
                row[2] = String::new();
            }
        }
        text += &lines(&title, ["Day", "What", "Who", "File", "Title"], &rows);
    }
    text += &coming_table(args, site);
    text += &superseded_table(args, site);
    text += &untranslated_table(args, site);
    let counts = format!("{} overdue, {} due by {soon}, {} later.", overdue.len(), near.len(), later.len());
    format!("{text}{counts}\n")
}

/// Pages that begin or end.
fn coming_table(args: &ReviewArgs, site: &Site) -> String {
    let coming = coming(site);
    let rows: Vec<[String; 5]> = coming
        .iter()
        .map(|coming| {
            let what = coming.change.words().to_string();
            let owner =
                site.page_at(coming.file).and_then(|id| site.owner(site.page(id))).unwrap_or("nobody");
            [
                coming.day.to_string(),
                what,
                owner.into(),
                args.site.shown(coming.file),
                coming.name.to_string(),
            ]
        })
        .collect();
    lines("Build the site again on these days", ["Day", "What", "Who", "File", "Title"], &rows)
}

/// Leaflets with a newer version.
fn superseded_table(args: &ReviewArgs, site: &Site) -> String {
    let old = superseded(site);
    let rows: Vec<[String; 5]> = old
        .iter()
        .map(|old| {
            [
                old.version.to_string(),
                old.newest.unwrap_or("").to_string(),
                old.owner.unwrap_or("nobody").to_string(),
                args.site.shown(old.file),
                old.name.to_string(),
            ]
        })
        .collect();
    lines(
        "Leaflets that people may still hold, though there is a newer one",
        ["Version", "Newest", "Who", "File", "Title"],
        &rows,
    )
}

/// Pages without a translation.
fn untranslated_table(args: &ReviewArgs, site: &Site) -> String {
    let missing = untranslated(site);
    let rows: Vec<[String; 5]> = missing
        .iter()
        .map(|page| {
            let state = if page.draft { "draft" } else { "not begun" };
            [
                page.lang.to_string(),
                state.to_string(),
                page.shown_in.unwrap_or("not shown").to_string(),
                args.site.shown(page.file),
                page.name.to_string(),
            ]
        })
        .collect();
    lines("Pages that are not translated yet", ["Language", "State", "Shown in", "File", "Title"], &rows)
}

/// A title and a table below it; empty if there are no rows.
fn lines(title: &str, head: [&str; 5], rows: &[[String; 5]]) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let head = head.map(str::to_string);
    let width = |column: usize| {
        std::iter::once(&head).chain(rows).map(|row| row[column].chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..5).map(width).collect();
    let mut text = format!("{title}\n");
    for row in std::iter::once(&head).chain(rows) {
        let cells: Vec<String> =
            row.iter().zip(&widths).map(|(cell, width)| format!("{:width$}", in_one_line(cell))).collect();
        text += &format!("  {}\n", cells.join("  ").trim_end());
    }
    text + "\n"
}

fn json(site: &Site, tasks: &[ReviewTask]) -> ProgramText {
    let task = |task: &ReviewTask| {
        let mut value = json!({
            "cause": task.cause.name(), "what": headline(task), "due": task.due.to_string(), "overdue": task.due < site.today,
            "owner": task.owner, "file": task.file, "name": task.name, "address": task.address, "last": task.last.map(|day| day.to_string()),
        });
        match &task.cause {
            ReviewCause::Exception { rule, reason } => {
                value["rule"] = (*rule).into();
                value["reason"] = (*reason).into();
            }
            ReviewCause::Behind { source, changes } => {
                value["source"] = (*source).into();
                value["changes"] = changes.as_str().into();
            }
            _ => {}
        }
        value
    };
    let change = |coming: &ComingChange| json!({ "day": coming.day.to_string(), "change": coming.change.name(), "file": coming.file, "name": coming.name, "address": coming.address });
    let old = |old: &Superseded| json!({ "version": old.version, "newest": old.newest, "file": old.file, "name": old.name, "owner": old.owner });
    let missing = |page: &Untranslated| json!({ "language": page.lang, "draft": page.draft, "shown_in": page.shown_in, "file": page.file, "name": page.name, "address": page.address });
    let document = json!({
        "today": site.today.to_string(),
        "tasks": tasks.iter().map(task).collect::<Vec<Value>>(),
        "coming": coming(site).iter().map(change).collect::<Vec<Value>>(),
        "superseded": superseded(site).iter().map(old).collect::<Vec<Value>>(),
        "untranslated": untranslated(site).iter().map(missing).collect::<Vec<Value>>(),
    });
    ProgramText::json(&document)
}
