//! Floor 8: finding the page that was named on the command line.
//! In: a file as findings show it, or an address. Out: the page.
//! Must never: pick one page if several are meant.

use super::arguments::SiteArgs;
use crate::disk::UserError;
use crate::site::{Page, Site as Whole};

/// The page with this name. `example` is a command line that shows how to name one.
///
/// # Errors
/// If there is no such page, or if there are several.
pub(super) fn find_page<'s>(
    folder: &SiteArgs,
    site: &'s Whole,
    named: &str,
    example: &str,
) -> Result<&'s Page, UserError> {
    let plain = named.replace('\\', "/");
    let plain = plain.strip_prefix("./").unwrap_or(&plain);
    let is_meant = |page: &&Page| {
        let path = &*page.doc.path;
        plain == path
            || plain == folder.shown(path)
            || plain == &*page.address
            || path.strip_suffix(plain).is_some_and(|before| before.ends_with('/'))
    };
    let found: Vec<&Page> = site.pages.iter().filter(is_meant).collect();
    match found.as_slice() {
        [page] => Ok(page),
        [] => Err(UserError::new(
            format!("There is no page “{named}”. Nothing was written."),
            format!("Name its file, as in: {example} content/en/index.md"),
        )),
        [first, ..] => {
            let help = format!("Name one with its folder, as in: {example} {}", first.doc.path);
            Err(UserError::new(format!("Several pages are called “{named}”. Nothing was written."), help))
        }
    }
}
