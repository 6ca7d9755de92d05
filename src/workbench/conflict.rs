//! Floor 5: two people changed the same file.
//! In: the text on the disk and the text of the form. Out: a page with both, from which either can be saved.
//! Must never: lose a word of either.

use super::address::about;
use super::form::Form;
use super::layout::Layout;
use super::request::WorkbenchResponse;
use super::text_field::{file_and_text, pack_text, unpack_text};
use serde::Serialize;

#[derive(Serialize)]
struct ConflictView {
    file: String,
    why: String,
    /// The text on the disk; none where the file is gone.
    theirs: Option<String>,
    base: String,
    mine: String,
    edit: String,
}

/// The page with both texts. `why` says what happened.
pub fn show(
    shell: &Layout<'_>,
    file: &str,
    theirs: Option<&str>,
    mine: &str,
    why: &str,
) -> WorkbenchResponse {
    let body = ConflictView {
        file: file.to_string(),
        why: why.to_string(),
        theirs: theirs.map(str::to_string),
        base: theirs.map(pack_text).unwrap_or_default(),
        mine: mine.to_string(),
        edit: about("edit", file),
    };
    shell.with_status(409, "conflict.html", "This file was changed by somebody else", body)
}

/// The page with both texts, if the form holds a text; none for other forms.
pub fn of_form(shell: &Layout<'_>, form: &Form, why: &str) -> Option<WorkbenchResponse> {
    let file = Some(form.get("file")).filter(|_| form.has("base"))?;
    let mine = file_and_text(form).map_or_else(|_| unpack_text(form.get("base")), |(_, mine)| mine);
    let theirs = shell.view.sources.get(file).and_then(|source| source.text());
    Some(show(shell, file, theirs.map(|text| &**text), &mine, why))
}
