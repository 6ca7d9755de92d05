//! Floor 4: the workbench at `/_plainleaf/`: pages for the people who write the site.
//! In: what the preview shows and found, and what a browser asks. Out: a page, and the changes of files that it stands for.
//! Must never: touch a file itself, or make a change that did not come with the server's own word.

mod ask;

pub use ask::{Answer, Ask, Change, Kept, View};

use super::Memo;

/// The workbench, ready to answer.
pub struct Desk {}

impl Default for Desk {
    fn default() -> Self {
        Desk::new()
    }
}

impl Desk {
    /// Makes its pages ready.
    pub fn new() -> Desk {
        Desk {}
    }

    /// The answer to what a browser asked below `/_plainleaf/`. The memo is that of the builds, so that a text that is not
    /// saved yet costs no more than its own page.
    pub fn answer(&self, view: &View<'_>, ask: &Ask<'_>, memo: &mut Memo) -> Answer {
        let _ = (view, memo);
        let found = ask.path == "/_plainleaf/";
        let body = "<!doctype html><html lang=en><title>Workbench</title><h1>Workbench</h1>";
        Answer { status: if found { 200 } else { 404 }, kind: "text/html; charset=utf-8", body: body.into(), go: None, changes: Vec::new() }
    }

    /// The answer where a change was refused: what stood in the way, in plain words, and what the file holds now.
    pub fn refused(&self, view: &View<'_>, ask: &Ask<'_>, why: &str) -> Answer {
        let _ = (view, ask);
        Answer { status: 409, kind: "text/plain; charset=utf-8", body: why.into(), go: None, changes: Vec::new() }
    }
}
