//! Floor 4: the workbench at `/_plainleaf/`: pages for the people who write the site.
//! In: what the preview shows and found, and what a browser asks. Out: a page, and the changes of files that it stands for.
//! Must never: touch a file itself, or make a change that did not come with the server's own word.

mod ask;
mod conflict;
mod edit;
mod fields;
mod finding;
mod form;
mod frames;
mod mending;
mod new;
mod overview;
mod picture;
mod review;
mod rule;
mod shell;

pub use ask::{Answer, Ask, Change, Kept, View};

use super::Memo;
use crate::render::OwnPages;
use form::Form;
use shell::Shell;

/// Where the workbench lives.
pub const ROOT: &str = "/_plainleaf/";

/// The workbench, ready to answer.
pub struct Desk {
    pages: OwnPages,
}

macro_rules! pages {
    ($($name:literal)*) => {
        &[$(($name, include_str!(concat!("pages/", $name)))),*]
    };
}

/// Its templates.
const PAGES: &[(&str, &str)] = pages! {
    "base.html" "conflict.html" "edit.html" "field.html" "finding.html" "findings.html" "flow.html" "message.html" "new.html" "overview.html" "page.html"
    "review.html" "rule.html" "saves.html"
};

/// Its other files: name, Content-Type, content.
const FILES: [(&str, &str, &str); 3] = [
    ("desk.css", "text/css; charset=utf-8", include_str!("pages/desk.css")),
    ("desk.js", "text/javascript; charset=utf-8", include_str!("pages/desk.js")),
    ("icon.svg", "image/svg+xml", include_str!("pages/icon.svg")),
];

impl Default for Desk {
    fn default() -> Self {
        Desk::new()
    }
}

impl Desk {
    /// Makes its pages ready.
    pub fn new() -> Desk {
        // The templates are in the program, and a test renders each of them.
        Desk { pages: OwnPages::new(PAGES.iter().copied()).unwrap_or_else(|error| unreachable!("a template of the workbench: {error}")) }
    }

    /// The answer to what a browser asked below `/_plainleaf/`. The memo is that of the builds, so that a text that is not
    /// saved yet costs no more than its own page.
    pub fn answer(&self, view: &View<'_>, ask: &Ask<'_>, memo: &mut Memo) -> Answer {
        let name = ask.path.strip_prefix(ROOT).unwrap_or("");
        if let Some((_, kind, text)) = FILES.iter().find(|(known, ..)| *known == name) {
            return Answer { kind, ..Answer::page(200, text.as_bytes().to_vec()) };
        }
        let query = Form::of_pairs(ask.query);
        let shell = Shell { pages: &self.pages, view, query: &query, here: name };
        if !ask.post {
            return match name {
                "" => overview::page(&shell),
                "findings" => finding::page(&shell),
                "page" => frames::page(&shell),
                "flow" => frames::flow(&shell),
                "review" => review::page(&shell),
                "edit" => edit::page(&shell),
                "new" => new::page(&shell),
                "saves" => mending::saves(&shell),
                _ => match name.strip_prefix("rules/") {
                    Some(id) => rule::page(&shell, id),
                    None => shell.missing("There is no such page in the workbench."),
                },
            };
        }
        let form = Form::of_body(ask.kind, ask.body);
        if form.get("token") != view.token || view.token.is_empty() {
            let help = "Nothing was changed. Open the page again and try once more: the preview was started again meanwhile.";
            return shell.message(403, "This page is out of date", help);
        }
        match name {
            "try" => edit::attempt(view, &form, memo),
            "edit" => edit::save(&shell, &form),
            "fix" => mending::fix(&shell, &form),
            "undo" => mending::undo(&shell, &form),
            "reviewed" => review::done(&shell, &form),
            "new" => new::make(&shell, &form),
            _ => shell.missing("There is no such page in the workbench."),
        }
    }

    /// The answer where a change was refused: what stood in the way, in plain words, and what the file holds now.
    pub fn refused(&self, view: &View<'_>, ask: &Ask<'_>, why: &str) -> Answer {
        let (form, query) = (Form::of_body(ask.kind, ask.body), Form::default());
        let shell = Shell { pages: &self.pages, view, query: &query, here: "edit" };
        match conflict::of_form(&shell, &form, why) {
            Some(answer) => answer,
            None => shell.message(409, "Nothing was saved", why),
        }
    }
}

#[cfg(test)]
mod tests;
