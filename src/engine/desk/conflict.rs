//! Floor 4: two people changed one file.
//! In: the text on the disk and the text of the form. Out: a page with both, from which either can be saved.
//! Must never: lose a word of either.

use super::ask::Answer;
use super::edit::{meant, packed, unpacked};
use super::form::Form;
use super::shell::{Shell, about};
use serde::Serialize;

#[derive(Serialize)]
struct Conflict {
    file: String,
    why: String,
    /// What is on the disk; none where the file is gone.
    theirs: Option<String>,
    base: String,
    mine: String,
    edit: String,
}

/// Both texts.
pub fn show(shell: &Shell<'_>, file: &str, theirs: Option<&str>, mine: &str, why: &str) -> Answer {
    let body = Conflict {
        file: file.to_string(),
        why: why.to_string(),
        theirs: theirs.map(str::to_string),
        base: theirs.map(packed).unwrap_or_default(),
        mine: mine.to_string(),
        edit: about("edit", file),
    };
    shell.with_status(409, "conflict.html", "This file was changed by somebody else", body)
}

/// Both texts, where a form was to be saved; none where it was another form.
pub fn of_form(shell: &Shell<'_>, form: &Form, why: &str) -> Option<Answer> {
    let file = Some(form.get("file")).filter(|_| form.has("base"))?;
    let mine = meant(form).map_or_else(|_| unpacked(form.get("base")), |(_, mine)| mine);
    let theirs = shell.view.sources.get(file).and_then(|source| source.text());
    Some(show(shell, file, theirs.map(|text| &**text), &mine, why))
}
