//! Floor 5: the workbench at `/_plainleaf/`: pages for the people who write the site.
//! In: the state of the preview, and a request of a browser. Out: a page, and the changes of files that it
//! asks for.
//! Must never: touch a file itself, or accept a POST without the server's token.

mod address;
mod attempt;
mod conflict;
mod edit;
mod fields;
mod findings;
mod fixes;
mod form;
mod layout;
mod new;
mod new_form;
mod overview;
mod picture;
mod request;
mod review;
mod rule;
mod side_by_side;
pub mod start;
mod text_field;

pub use address::ROOT;
pub use form::{Form, Upload};
pub use request::{Change, Snapshot, UndoEntry, WorkbenchRequest, WorkbenchResponse};

use crate::base::same_secret;
use crate::engine::Memo;
use crate::render::OwnPages;
use layout::Layout;

/// The workbench with its templates.
pub struct Workbench {
    pages: OwnPages,
    /// Address of the start page; none where the preview was started by itself.
    start: Option<String>,
}

macro_rules! pages {
    ($($name:literal)*) => {
        &[$(($name, include_str!(concat!("pages/", $name)))),*]
    };
}

/// Its templates.
const PAGES: &[(&str, &str)] = pages! {
    "base.html" "conflict.html" "edit.html" "field.html" "finding.html" "findings.html" "flow.html" "message.html" "new.html" "overview.html" "page.html"
    "review.html" "rule.html" "saves.html" "start.html" "start-check.html" "start-faults.html" "start-folders.html" "start-home.html" "start-message.html" "start-question.html"
};

/// Its other files: name, Content-Type, content.
const FILES: [(&str, &str, &str); 4] = [
    ("desk.css", "text/css; charset=utf-8", include_str!("pages/desk.css")),
    ("desk.js", "text/javascript; charset=utf-8", include_str!("pages/desk.js")),
    ("start.css", "text/css; charset=utf-8", include_str!("pages/start.css")),
    ("icon.svg", "image/svg+xml", include_str!("pages/icon.svg")),
];

impl Default for Workbench {
    fn default() -> Self {
        Workbench::new()
    }
}

impl Workbench {
    /// Compiles its templates.
    pub fn new() -> Workbench {
        // The templates are in the program, and a test renders each of them.
        Workbench {
            pages: OwnPages::new(PAGES.iter().copied())
                .unwrap_or_else(|error| unreachable!("a template of the workbench: {error}")),
            start: None,
        }
    }

    /// The same with a way back to the start page.
    #[must_use]
    pub fn with_start(self, start: Option<String>) -> Workbench {
        Workbench { start, ..self }
    }

    /// The response to a request below `/_plainleaf/`. The memo is the one of the builds, so that checking an
    /// unsaved text costs no more than its own page.
    pub fn answer(
        &self,
        view: &Snapshot<'_>,
        ask: &WorkbenchRequest<'_>,
        memo: &mut Memo,
    ) -> WorkbenchResponse {
        let name = ask.path.strip_prefix(ROOT).unwrap_or("");
        if let Some((_, kind, text)) = FILES.iter().find(|(known, ..)| *known == name) {
            return WorkbenchResponse { kind, ..WorkbenchResponse::page(200, text.as_bytes().to_vec()) };
        }
        let query = Form::of_pairs(ask.query.as_bytes());
        let shell =
            Layout { pages: &self.pages, start: self.start.as_deref(), view, query: &query, here: name };
        if !ask.post {
            return match name {
                "" => overview::page(&shell),
                "findings" => findings::page(&shell),
                "page" => side_by_side::page(&shell),
                "flow" => side_by_side::flow(&shell),
                "review" => review::page(&shell),
                "edit" => edit::page(&shell),
                "new" => new::page(&shell),
                "saves" => fixes::saves(&shell),
                _ => match name.strip_prefix("rules/") {
                    Some(id) => rule::page(&shell, id),
                    None => shell.missing("There is no such page in the workbench."),
                },
            };
        }
        let form = ask.form;
        if !same_secret(view.token, form.get("token")) || view.token.is_empty() {
            let help = "Nothing was changed. Open the page again and try once more: the preview was started again meanwhile.";
            return shell.message(403, "This page is out of date", help);
        }
        match name {
            "try" => attempt::answer(view, form, memo),
            "edit" => edit::save(&shell, form),
            "fix" => fixes::fix(&shell, form),
            "undo" => fixes::undo(&shell, form),
            "reviewed" => review::done(&shell, form),
            "new" => new::make(&shell, form),
            _ => shell.missing("There is no such page in the workbench."),
        }
    }

    /// The response if a change was refused: `why` in plain words, and what the file holds now.
    pub fn refused(&self, view: &Snapshot<'_>, ask: &WorkbenchRequest<'_>, why: &str) -> WorkbenchResponse {
        let query = Form::default();
        let shell =
            Layout { pages: &self.pages, start: self.start.as_deref(), view, query: &query, here: "edit" };
        match conflict::of_form(&shell, ask.form, why) {
            Some(answer) => answer,
            None => shell.message(409, "Nothing was saved", why),
        }
    }
}

#[cfg(test)]
mod tests;
