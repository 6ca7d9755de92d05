//! Floor 4: what is due for review, in the workbench.
//! In: the site. Out: what somebody has to look at again, the most urgent first; a review that somebody wrote down.
//! Must never: write down a review of a text that is not the one on the page.

use super::ask::{Answer, Change};
use super::form::Form;
use super::shell::{Shell, about, back, moved};
use super::{ROOT, edit};
use crate::doc::reviewed_on;
use crate::engine::edited;
use crate::site::review::{Cause, Task, tasks};
use serde::Serialize;

#[derive(Serialize)]
struct Review {
    late: Vec<TaskView>,
    later: Vec<TaskView>,
    more: usize,
    back: String,
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
    /// Whether it is done by saying that the page was reviewed.
    review: bool,
}

/// So many tasks of later days stand on the page.
const MOST: usize = 200;

/// Everything that is due.
pub fn page(shell: &Shell<'_>) -> Answer {
    let site = &shell.view.build.site;
    let mut tasks = tasks(site);
    let later = tasks.split_off(tasks.partition_point(|task| task.due <= site.today));
    let (shown, all) = (later.iter().take(MOST), later.len());
    let body =
        Review { late: tasks.iter().map(task).collect(), later: shown.map(task).collect(), more: all.saturating_sub(MOST), back: format!("{ROOT}review") };
    shell.show("review.html", "What is due for review", body)
}

fn task(task: &Task<'_>) -> TaskView {
    let what = match task.cause {
        Cause::Review if task.last.is_none() => "Read the page for the first time".to_string(),
        Cause::Review => "Read the whole page again".to_string(),
        Cause::Changed => "The text was changed after its last review: read it again".to_string(),
        Cause::Sums => "The sums of money end: put them right".to_string(),
        Cause::Behind { source, ref changes } => format!("It is older than {source}: put it right. {changes}").trim_end().to_string(),
        Cause::Contact => "Try the number and the addresses, then write the day: checked".to_string(),
        Cause::Exception { rule, reason } => format!("An exception from the rule {rule} ends ({reason})"),
    };
    TaskView {
        due: task.due.to_string(),
        what,
        name: task.name.to_string(),
        file: task.file.to_string(),
        page: task.address.map_or(String::new(), |_| about("page", task.file)),
        edit: if edit::is_editable(task.file) { about("edit", task.file) } else { String::new() },
        owner: task.owner.unwrap_or("").to_string(),
        last: task.last.map_or(String::new(), |day| day.to_string()),
        review: matches!(task.cause, Cause::Review | Cause::Changed),
    }
}

/// Somebody read a whole page today.
pub fn done(shell: &Shell<'_>, form: &Form) -> Answer {
    let (view, file) = (shell.view, form.get("file"));
    let site = &view.build.site;
    let page = site.page_at(file).map(|id| site.page(id));
    let text = view.sources.get(file).and_then(|source| source.text());
    let edits = page.filter(|page| text.is_some_and(|text| **text == *page.doc.text())).and_then(|page| reviewed_on(&page.doc, site.today));
    let (Some(text), Some(edits)) = (text, edits) else {
        return shell.message(409, "Nothing was written", "The page was changed at this moment, or it has no lines at its top. Open it and look at it first.");
    };
    let after = edited(text, &edits.iter().collect::<Vec<_>>());
    let change = Change { path: file.into(), before: Some(text.as_bytes().into()), after: Some(after.as_bytes().into()) };
    moved(vec![change], &back(form, "reviewed", file))
}
