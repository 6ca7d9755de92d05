//! Floor 5: the start pages: open a site, make a new one, bring what there is.
//! In: a request of a browser, what was answered before, what the computer knows. Out: a page, or what to do.
//! Must never: touch a file itself, need a script, or do anything without the server's token.

mod computer;
mod draft;
mod exchange;
mod folders_page;
mod judge;
mod new_site;
mod question;
mod shell;
mod step;
mod summary;
mod typed_path;
mod words;

pub use computer::{Computer, KnownPlace, ListedFolder};
pub use draft::Drafts;
pub use exchange::{NewSiteWish, START, StartAnswer, StartRequest};
pub use words::PageLanguage;

use super::address::ROOT;
use super::form::Form;
use super::{FILES, PAGES};
use crate::base::same_secret;
use crate::render::OwnPages;
use crate::starter::SiteLanguage;
use judge::AnswerFault;
use new_site::NewSiteCall;
use shell::Shell;
use typed_path::typed_path;
use words::PageWords;

/// The start pages with their templates.
pub struct StartPages {
    pages: OwnPages,
    english: PageWords,
    welsh: PageWords,
}

impl Default for StartPages {
    fn default() -> Self {
        StartPages::new()
    }
}

impl StartPages {
    /// Compiles the templates.
    pub fn new() -> StartPages {
        StartPages {
            pages: OwnPages::new(PAGES.iter().copied())
                .unwrap_or_else(|error| unreachable!("a template of the start pages: {error}")),
            english: PageWords::new(PageLanguage::English),
            welsh: PageWords::new(PageLanguage::Welsh),
        }
    }

    fn shell<'s>(&'s self, language: PageLanguage, token: &'s str, here: &'s str) -> Shell<'s> {
        let words = match language {
            PageLanguage::English => &self.english,
            PageLanguage::Welsh => &self.welsh,
        };
        Shell { pages: &self.pages, words, language, token, here }
    }

    /// The answer to a request.
    pub fn answer(
        &self,
        ask: &StartRequest<'_>,
        drafts: &mut Drafts,
        computer: &dyn Computer,
    ) -> StartAnswer {
        let file =
            ask.path.strip_prefix(ROOT).and_then(|name| FILES.iter().find(|(known, ..)| *known == name));
        if let Some((_, kind, text)) = file {
            return StartAnswer::File(kind, text);
        }
        let rest = ask.path.strip_prefix(START).unwrap_or("");
        let (code, here) = rest.split_once('/').unwrap_or((rest, ""));
        let Some(language) = PageLanguage::of(code) else {
            let is_start = matches!(ask.path, "/" | ROOT | START);
            let shell = self.shell(ask.prefers, ask.token, "");
            return if is_start && !ask.post { StartAnswer::Go(shell.at("")) } else { shell.missing() };
        };
        let shell = self.shell(language, ask.token, here);
        // A form that is too large may not have been read as far as its token. It is only told that it is too large.
        let is_logo = ask.too_large && here.ends_with("/look");
        let is_ours = is_logo || (same_secret(ask.token, ask.form.get("token")) && !ask.token.is_empty());
        if ask.post && !is_ours {
            return shell.message(403, "old_title", "old");
        }
        let query = Form::of_pairs(ask.query.as_bytes());
        let home =
            computer.places().into_iter().find(|(place, _)| *place == KnownPlace::Home).map(|(_, path)| path);
        let typed = |form: &Form, name: &str| typed_path(form.get(name), home.as_deref());
        match (ask.post, here.split('/').collect::<Vec<_>>().as_slice()) {
            (false, [""]) => shell.home(200, drafts, computer, ("", "")),
            (false, ["open"]) => shell.open_page(computer, typed(&query, "at"), None),
            (true, ["open"]) => match typed(ask.form, "path") {
                Some(path) if computer.is_site(&path) => StartAnswer::Open(language, path),
                Some(path) => shell.open_page(computer, Some(path), None),
                None => shell.open_page(computer, None, Some(ask.form.get("path"))),
            },
            (true, ["new"]) => {
                let first =
                    if language == PageLanguage::Welsh { SiteLanguage::Welsh } else { SiteLanguage::English };
                StartAnswer::Go(shell.at(&format!("new/{}/name", drafts.begin(first))))
            }
            (_, ["new", number, page]) => match drafts.get(number) {
                Some(draft) => {
                    let call = NewSiteCall { ask, page, query: &query, computer, home: home.as_deref() };
                    shell.new_site(draft, &call)
                }
                None => shell.message(404, "gone_title", "gone"),
            },
            _ => shell.missing(),
        }
    }

    /// The page that says why a site could not be opened.
    pub fn not_opened(
        &self,
        language: PageLanguage,
        token: &str,
        why: &str,
        drafts: &Drafts,
        computer: &dyn Computer,
    ) -> StartAnswer {
        let shell = self.shell(language, token, "");
        shell.home(409, drafts, computer, (&shell.words.get("fault_open"), why))
    }

    /// The page that says why a site could not be made.
    pub fn not_made(
        &self,
        wish: &NewSiteWish,
        token: &str,
        why: &str,
        drafts: &mut Drafts,
        computer: &dyn Computer,
    ) -> StartAnswer {
        let here = format!("new/{}/check", wish.draft);
        let shell = self.shell(wish.language, token, &here);
        let Some(draft) = drafts.get(&wish.draft.to_string()) else {
            return shell.message(404, "gone_title", "gone");
        };
        let fault = AnswerFault { field: "folder", words: shell.words.get("fault_make"), detail: why.into() };
        shell.check(409, draft, computer, Some(fault))
    }

    /// Writes down that a site was made, so that a form that is sent twice makes one.
    pub fn made(wish: &NewSiteWish, drafts: &mut Drafts) {
        if let Some(draft) = drafts.get(&wish.draft.to_string()) {
            draft.made = Some(wish.folder.clone());
        }
    }
}

#[cfg(test)]
mod tests;
