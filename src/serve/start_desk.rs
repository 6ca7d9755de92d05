//! Floor 7: the start pages' way to the computer.
//! In: a request. Out: its page, after the site that it asks for was made or opened.
//! Must never: make one site twice, or answer as if something were made that was refused.
//!
//! Each site that is opened has a port and a secret of its own, on the same loopback address: two sites in two tabs cannot
//! mix, and what one of them may do nobody gets through the other.

use super::secret::Secret;
use super::this_computer::ThisComputer;
use crate::base::percent::encode_path;
use crate::disk::{UserError, remember_site, scaffold, today};
use crate::workbench::start::{Drafts, NewSiteWish, PageLanguage, StartAnswer, StartPages, StartRequest};
use crate::workbench::{Form, ROOT};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// A request to the start pages.
pub(super) struct StartCall {
    pub post: bool,
    pub path: String,
    pub query: String,
    pub form: Form,
    pub too_large: bool,
    pub prefers: PageLanguage,
}

/// What the browser gets.
pub(super) enum StartReply {
    Page(u16, String),
    File(&'static str, &'static str),
    Go(String),
}

/// Serves the site in a folder, and returns the address that lets a browser in.
pub(super) type SiteServer = Box<dyn Fn(&Path) -> Result<String, UserError> + Send + Sync>;

/// The start pages, and what they have done so far.
pub(super) struct StartDesk {
    pages: StartPages,
    token: Secret,
    serve: SiteServer,
    state: Mutex<DeskState>,
}

/// Changed by one request at a time: a form that is sent twice makes one site.
#[derive(Default)]
struct DeskState {
    drafts: Drafts,
    /// The sites that are open: their folder, and the address that lets a browser in.
    open: Vec<(PathBuf, String)>,
}

impl StartDesk {
    pub fn new(serve: SiteServer, token: Secret) -> StartDesk {
        StartDesk { pages: StartPages::new(), token, serve, state: Mutex::default() }
    }

    /// The answer to a request. It may take a moment: files are read and written.
    pub fn answer(&self, call: &StartCall) -> Result<StartReply, UserError> {
        let computer = ThisComputer { today: today(Path::new("."))? };
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let token = self.token.word();
        let StartCall { post, path, query, form, too_large, prefers } = call;
        let request =
            StartRequest { post: *post, path, query, form, too_large: *too_large, prefers: *prefers, token };
        let answer = match self.pages.answer(&request, &mut state.drafts, &computer) {
            StartAnswer::Open(language, folder) => match self.open(&mut state, &folder, ROOT) {
                Ok(address) => return Ok(StartReply::Go(address)),
                Err(why) => {
                    self.pages.not_opened(language, token, &why.to_string(), &state.drafts, &computer)
                }
            },
            StartAnswer::Make(wish) => match self.make(&mut state, &wish) {
                Ok(address) => return Ok(StartReply::Go(address)),
                Err(why) => self.pages.not_made(&wish, token, &why.to_string(), &mut state.drafts, &computer),
            },
            other => other,
        };
        Ok(match answer {
            StartAnswer::Page(status, html) => StartReply::Page(status, html),
            StartAnswer::File(kind, text) => StartReply::File(kind, text),
            StartAnswer::Go(to) => StartReply::Go(to),
            StartAnswer::Open(..) | StartAnswer::Make(_) => unreachable!("what was refused is a page"),
        })
    }

    fn make(&self, state: &mut DeskState, wish: &NewSiteWish) -> Result<String, UserError> {
        scaffold(&wish.folder, &wish.files)?;
        StartPages::made(wish, &mut state.drafts);
        let home = encode_path(&wish.home);
        self.open(state, &wish.folder, &format!("{ROOT}page?file={home}&said=begun&of={home}"))
    }

    /// The address that lets a browser into the site in a folder, at a page.
    fn open(&self, state: &mut DeskState, folder: &Path, page: &str) -> Result<String, UserError> {
        let known = |folder: &Path| {
            state.open.iter().find(|(known, _)| known == folder).map(|(_, entrance)| entrance.clone())
        };
        let real = folder.canonicalize().unwrap_or_else(|_| folder.to_path_buf());
        let entrance = match known(&real) {
            Some(entrance) => entrance,
            None => {
                let entrance = (self.serve)(folder)?;
                state.open.push((real, entrance.clone()));
                entrance
            }
        };
        // The path as the person knows it, and not as the system writes it: Windows puts signs before a resolved one.
        remember_site(folder);
        Ok(format!("{entrance}{page}"))
    }
}
