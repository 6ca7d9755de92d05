//! Floor 8: `plainleaf` without a verb: the start page.
//! In: nothing. Out: the address of the start page, and what to do with this window.
//! Must never: open a browser where nobody sits before a screen.

use super::shown_path::shown;
use super::terminal;
use super::verdict::Verdict;
use crate::disk::{UserError, has_screen};
use crate::serve::{ServeEvent, start};

pub(super) fn run() -> Result<Verdict, UserError> {
    let opens = has_screen();
    start(opens, move |told| drop(terminal::print(&words(&told, opens))))?;
    Ok(Verdict::Fine)
}

fn words(told: &ServeEvent, opens: bool) -> String {
    match told {
        ServeEvent::Start { page } => {
            let what = if opens {
                "plainleaf opens in your browser. If it does not, open this address yourself."
            } else {
                "Open this address in a browser on this computer."
            };
            format!(
                "{what}\n\nThe start page is at {page}\n\nThis window keeps plainleaf running. Close it when you are done, or press Ctrl+C.\nThe address is for you alone: whoever has it can make and change sites on this computer.\nTo see what else plainleaf can do, type: plainleaf --help\n"
            )
        }
        ServeEvent::Opened(folder) => format!("Opened the site in {}.\n", shown(folder)),
        ServeEvent::NoBrowser => {
            "The browser could not be opened. Open it yourself, and go to the address above.\n".into()
        }
        ServeEvent::Trouble(UserError { message, help }) => format!("{message}\n{help}\n"),
        ServeEvent::Open { .. } | ServeEvent::Polls(_) | ServeEvent::Built { .. } => String::new(),
    }
}
