//! Floor 5: “fix it”, and undoing a save.
//! In: a finding with a safe fix, or a text that a save replaced. Out: the change of the file.
//! Must never: apply a fix that is not safe, or one that was made for another text.

use super::address::back;
use super::form::Form;
use super::layout::{Layout, redirect};
use super::request::{Change, UndoEntry, WorkbenchResponse};
use crate::engine::apply_edits;
use serde::Serialize;

/// The change that applies a safe fix.
pub fn fix(shell: &Layout<'_>, form: &Form) -> WorkbenchResponse {
    let view = shell.view;
    let (file, rule) = (form.get("file"), form.get("rule"));
    let place = (form.get("start").parse().unwrap_or(0), form.get("end").parse().unwrap_or(0));
    let mut of_file = view
        .newest_findings
        .iter()
        .filter(|finding| &*finding.location.file == file && finding.rule.id == rule);
    let finding = of_file.find(|finding| (finding.location.span.start, finding.location.span.end) == place);
    let fix =
        finding.and_then(|finding| finding.fix.as_ref()).filter(|fix| fix.safe && !fix.edits.is_empty());
    let text = view.sources.get(file).and_then(|source| source.text());
    let (Some(fix), Some(text)) = (fix, text) else {
        return shell.message(
            409,
            "Nothing was changed",
            "The finding is no longer there, or the file was changed meanwhile. Look at the list of findings again.",
        );
    };
    let fits =
        fix.edits.iter().all(|edit| text.get(edit.span.start as usize..edit.span.end as usize).is_some());
    if !fits || !fix.edits.is_sorted_by(|a, b| a.span.end <= b.span.start) || !file.starts_with("content/") {
        return shell.message(
            409,
            "Nothing was changed",
            "This cannot be mended here. Please mend it by hand.",
        );
    }
    let after = apply_edits(text, &fix.edits.iter().collect::<Vec<_>>());
    redirect(vec![Change::of_text(file, text, &after)], &back(form, "fixed", file))
}

/// The change that undoes a save.
pub fn undo(shell: &Layout<'_>, form: &Form) -> WorkbenchResponse {
    let number = form.get("number").parse().ok();
    let Some(kept) = (shell.view.undo_entries)().into_iter().find(|kept| Some(kept.number) == number) else {
        return shell.message(404, "Nothing was changed", "The old text is not kept any more.");
    };
    let UndoEntry { path, before, after, .. } = kept;
    redirect(vec![Change { path: path.clone(), before: after, after: before }], &back(form, "undone", &path))
}

#[derive(Serialize)]
struct Saves {
    saves: Vec<SaveView>,
}

#[derive(Serialize)]
struct SaveView {
    number: u64,
    file: String,
    when: String,
    /// What the save did.
    what: &'static str,
    /// Whether the file is still as the save left it.
    current: bool,
    before: Option<String>,
}

/// The page of all saves that can be undone.
pub fn saves(shell: &Layout<'_>) -> WorkbenchResponse {
    let view = shell.view;
    let save = |kept: &UndoEntry| SaveView {
        number: kept.number,
        file: kept.path.clone(),
        when: kept.when.clone(),
        what: match (&kept.before, &kept.after) {
            (None, _) => "The file was made",
            (_, None) => "The file was taken away",
            _ => "The text was changed",
        },
        current: view.sources.get(&kept.path).map(|source| source.bytes()) == kept.after.as_deref(),
        before: kept.before.as_deref().and_then(|bytes| std::str::from_utf8(bytes).ok()).map(str::to_string),
    };
    shell.show("saves.html", "Saves", Saves { saves: (view.undo_entries)().iter().map(save).collect() })
}
