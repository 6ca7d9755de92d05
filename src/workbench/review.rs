//! Floor 5: what is due for review, in the workbench.
//! In: the site. Out: the list of tasks, the most urgent first; the change that records a review.
//! Must never: record a review of a text that is not the one on the page.

use super::address::{ROOT, about, back};
use super::form::Form;
use super::layout::{Layout, redirect};
use super::request::{Change, WorkbenchResponse};
use super::text_field::is_editable;
use crate::doc::set_reviewed;
use crate::engine::apply_edits;
use crate::site::coming::{ComingChange, coming};
use crate::site::review::{ReviewCause, ReviewTask, tasks};
use serde::Serialize;

#[derive(Serialize)]
struct ReviewView {
    late: Vec<TaskView>,
    later: Vec<TaskView>,
    more: usize,
    coming: Vec<ComingView>,
    back: String,
}

/// A page that begins or ends on a day.
#[derive(Serialize)]
struct ComingView {
    day: String,
    what: &'static str,
    name: String,
    file: String,
    page: String,
}

#[derive(Serialize)]
struct TaskView {
    due: String,
    what: String,
    name: String,
    file: String,
    page: String,
    edit: String,
    owner: String,
    last: String,
    /// Whether it is done by recording a review of the page.
    review: bool,
}

/// The most tasks of later days on the page.
const MOST: usize = 200;

/// The page of everything that is due.
pub fn page(shell: &Layout<'_>) -> WorkbenchResponse {
    let site = &shell.view.build.site;
    let mut tasks = tasks(site);
    let later = tasks.split_off(tasks.partition_point(|task| task.due <= site.today));
    let (shown, all) = (later.iter().take(MOST), later.len());
    let body = ReviewView {
        late: tasks.iter().map(task).collect(),
        later: shown.map(task).collect(),
        more: all.saturating_sub(MOST),
        coming: coming(site).iter().take(MOST).map(coming_view).collect(),
        back: format!("{ROOT}review"),
    };
    shell.show("review.html", "What is due for review", body)
}

fn coming_view(coming: &ComingChange<'_>) -> ComingView {
    ComingView {
        day: coming.day.to_string(),
        what: coming.change.words(),
        name: coming.name.to_string(),
        file: coming.file.to_string(),
        page: about("page", coming.file),
    }
}

fn task(task: &ReviewTask<'_>) -> TaskView {
    let what = match task.cause {
        ReviewCause::Review if task.last.is_none() => "Read the page for the first time".to_string(),
        ReviewCause::Review => "Read the whole page again".to_string(),
        ReviewCause::Changed => "The text was changed after its last review: read it again".to_string(),
        ReviewCause::Sums => "The sums of money end: put them right".to_string(),
        ReviewCause::Behind { source, ref changes } => {
            format!("It is older than {source}: put it right. {changes}").trim_end().to_string()
        }
        ReviewCause::Contact => "Try the number and the addresses, then write the day: checked".to_string(),
        ReviewCause::Exception { rule, reason } => {
            format!("An exception from the rule {rule} ends ({reason})")
        }
    };
    TaskView {
        due: task.due.to_string(),
        what,
        name: task.name.to_string(),
        file: task.file.to_string(),
        page: task.address.map_or(String::new(), |_| about("page", task.file)),
        edit: if is_editable(task.file) { about("edit", task.file) } else { String::new() },
        owner: task.owner.unwrap_or("").to_string(),
        last: task.last.map_or(String::new(), |day| day.to_string()),
        review: matches!(task.cause, ReviewCause::Review | ReviewCause::Changed),
    }
}

/// The change that records that the whole page was reviewed today.
pub fn done(shell: &Layout<'_>, form: &Form) -> WorkbenchResponse {
    let (view, file) = (shell.view, form.get("file"));
    let site = &view.build.site;
    let page = site.page_at(file).map(|id| site.page(id));
    let text = view.sources.get(file).and_then(|source| source.text());
    let edits = page
        .filter(|page| text.is_some_and(|text| **text == *page.doc.text()))
        .and_then(|page| set_reviewed(&page.doc, site.today));
    let (Some(text), Some(edits)) = (text, edits) else {
        return shell.message(409, "Nothing was written", "The page was changed at this moment, or it has no lines at its top. Open it and look at it first.");
    };
    let after = apply_edits(text, &edits.iter().collect::<Vec<_>>());
    redirect(vec![Change::of_text(file, text, &after)], &back(form, "reviewed", file))
}
