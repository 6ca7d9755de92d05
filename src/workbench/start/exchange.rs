//! Floor 5: what the server and the start pages exchange.
//! In: a request of a browser. Out: a page, or what the server is to do.
//! Must never: be trusted with a path. Whoever opens or makes a site looks at its folder again.

use super::words::PageLanguage;
use crate::workbench::form::Form;
use std::path::PathBuf;

/// The address of the start pages.
pub const START: &str = "/_plainleaf/start/";

/// A request of a browser.
pub struct StartRequest<'r> {
    /// Whether it is a POST; all others are a GET.
    pub post: bool,
    /// The path, percent-decoded.
    pub path: &'r str,
    /// What follows the `?`, still encoded.
    pub query: &'r str,
    /// The form in the body.
    pub form: &'r Form,
    /// Whether the form was larger than the server reads.
    pub too_large: bool,
    /// The language that the browser asks for.
    pub prefers: PageLanguage,
    /// The word that every form sends back.
    pub token: &'r str,
}

/// What the server is to do.
pub enum StartAnswer {
    /// Show a page: status and HTML.
    Page(u16, String),
    /// Give a file: its Content-Type and its text.
    File(&'static str, &'static str),
    /// Redirect to an address.
    Go(String),
    /// Open the site in a folder, and show its workbench.
    Open(PageLanguage, PathBuf),
    /// Make a new site, and open it at its home page.
    Make(NewSiteWish),
}

/// A site that is to be made.
pub struct NewSiteWish {
    /// The language of the page that asked for it.
    pub language: PageLanguage,
    /// The number of its answers.
    pub(super) draft: u64,
    /// The folder, which is not there yet.
    pub folder: PathBuf,
    /// Its files: path and content.
    pub files: Vec<(String, Vec<u8>)>,
    /// The file of its home page.
    pub home: String,
}
