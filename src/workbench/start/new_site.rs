//! Floor 5: the pages of a new site: a question on each, and all answers at the end.
//! In: an answer. Out: the next question; the same one again with what is wrong; the site, to be made.
//! Must never: go on over a wrong answer, or write before the last question is answered.

use super::computer::Computer;
use super::draft::Draft;
use super::exchange::{NewSiteWish, StartAnswer, StartRequest};
use super::folders_page::{self, FoldersView};
use super::judge::{AnswerFault, judge};
use super::question::{self, QuestionField};
use super::shell::Shell;
use super::step::NewSiteStep;
use super::summary::{self, SummaryLine};
use super::typed_path::typed_path;
use crate::site::Colour;
use crate::starter::{LogoFile, folder_name};
use crate::workbench::form::Form;
use serde::Serialize;
use std::path::{Path, PathBuf};

/// The largest file that may be a logo, in bytes.
const LARGEST_LOGO: usize = 30_000_000;

#[derive(Serialize)]
struct QuestionView {
    action: String,
    back: String,
    count: String,
    hint: String,
    fields: Vec<QuestionField>,
    faults: Vec<FaultLink>,
    then: &'static str,
    has_file: bool,
    logo: String,
    /// Whether there is a button that leads to the folders.
    can_look: bool,
}

#[derive(Serialize)]
struct CheckView {
    base: String,
    back: String,
    lines: Vec<SummaryLine>,
    faults: Vec<FaultLink>,
    can_make: bool,
}

/// What is wrong, and where to mend it.
#[derive(Serialize)]
struct FaultLink {
    href: String,
    words: String,
    detail: String,
}

/// A page of a new site is asked for, or an answer is sent.
pub struct NewSiteCall<'c> {
    pub ask: &'c StartRequest<'c>,
    /// The word of the page.
    pub page: &'c str,
    pub query: &'c Form,
    pub computer: &'c dyn Computer,
    /// The home folder of the user.
    pub home: Option<&'c Path>,
}

impl Shell<'_> {
    /// A page of a new site.
    pub fn new_site(&self, draft: &mut Draft, call: &NewSiteCall<'_>) -> StartAnswer {
        let NewSiteCall { ask, page, query, computer, home } = *call;
        let base = format!("new/{}", draft.number);
        // The site is there: a form that was sent twice, or “Back” of the browser, leads to it.
        if let Some(made) = draft.made.clone().filter(|_| ask.post) {
            return StartAnswer::Open(self.language, made);
        }
        match (ask.post, page, NewSiteStep::of(page)) {
            (false, "folders", _) => {
                self.keep_folder(&base, typed_path(query.get("at"), home), None, computer)
            }
            (true, "folders", _) => match typed_path(ask.form.get("path"), home) {
                Some(path) if ask.form.has("keep") => {
                    draft.set("parent", &path.to_string_lossy());
                    StartAnswer::Go(self.at(&format!("{base}/folder")))
                }
                Some(path) => self.keep_folder(&base, Some(path), None, computer),
                None => self.keep_folder(&base, None, Some(ask.form.get("path")), computer),
            },
            (false, _, Some(NewSiteStep::Check)) => self.check(200, draft, computer, None),
            (true, _, Some(NewSiteStep::Check)) => self.make(draft, computer),
            (false, _, Some(step)) => {
                if step == NewSiteStep::Folder {
                    propose_folder(draft, computer);
                }
                let nearest = judge(draft, self.words, computer).nearest;
                self.question(200, step, draft, &[], nearest, query.get("then") == "check")
            }
            (true, _, Some(step)) => self.keep(step, draft, ask, computer),
            _ => self.missing(),
        }
    }

    /// The folders, to choose the one in which the site is made.
    fn keep_folder(
        &self,
        base: &str,
        at: Option<PathBuf>,
        typed: Option<&str>,
        computer: &dyn Computer,
    ) -> StartAnswer {
        let here = self.at(&format!("{base}/folders"));
        let view = folders_page::view(self.words, computer, at, &here, typed);
        self.folders(FoldersView {
            title: self.words.get("folders_title_keep"),
            action: here,
            keeps: true,
            ..view
        })
    }

    /// Keeps the answers to a question, and goes on if nothing is wrong with them.
    fn keep(
        &self,
        step: NewSiteStep,
        draft: &mut Draft,
        ask: &StartRequest<'_>,
        computer: &dyn Computer,
    ) -> StartAnswer {
        let mut faults = Vec::new();
        if ask.too_large {
            faults.push(AnswerFault { field: "logo", words: self.words.get("large"), detail: String::new() });
        } else {
            draft.keep(step, ask.form);
            faults.extend(self.keep_logo(draft, ask.form));
        }
        // What was typed is kept while somebody looks for another folder. Their choice comes back here, and is judged then.
        if ask.form.has("look") {
            return StartAnswer::Go(self.at(&format!("new/{}/folders", draft.number)));
        }
        let judged = judge(draft, self.words, computer);
        faults.extend(judged.faults.into_iter().filter(|fault| step.fields().contains(&fault.field)));
        let is_change = ask.form.get("then") == "check";
        if !faults.is_empty() {
            return self.question(422, step, draft, &faults, judged.nearest, is_change);
        }
        let next = if is_change { NewSiteStep::Check } else { step.next() };
        StartAnswer::Go(self.at(&format!("new/{}/{}", draft.number, next.word())))
    }

    fn keep_logo(&self, draft: &mut Draft, form: &Form) -> Option<AnswerFault> {
        let file = form.files.iter().find(|file| file.field == "logo" && !file.bytes.is_empty())?;
        let fault = |words: String, detail: String| Some(AnswerFault { field: "logo", words, detail });
        if file.bytes.len() > LARGEST_LOGO {
            return fault(self.words.get("large"), String::new());
        }
        match LogoFile::read(&file.name, &file.bytes) {
            Ok(logo) => {
                draft.logo = Some((logo, file.name.clone()));
                None
            }
            Err(finding) => {
                fault(self.words.get("fault_logo"), format!("{} {}", finding.message, finding.help))
            }
        }
    }

    fn question(
        &self,
        status: u16,
        step: NewSiteStep,
        draft: &Draft,
        faults: &[AnswerFault],
        nearest: Option<Colour>,
        is_change: bool,
    ) -> StartAnswer {
        let base = self.at(&format!("new/{}", draft.number));
        let before = step.before().map_or_else(|| self.at(""), |step| format!("{base}/{}", step.word()));
        let all = (NewSiteStep::ALL.len() - 1).to_string();
        let logo = draft.logo.as_ref().filter(|_| step == NewSiteStep::Look).map_or(
            String::new(),
            |(logo, name)| {
                let (width, height) = logo.size();
                self.words.filled(
                    "logo_have",
                    &[("name", name), ("width", &width.to_string()), ("height", &height.to_string())],
                )
            },
        );
        let view = QuestionView {
            action: format!("{base}/{}", step.word()),
            back: if is_change { format!("{base}/check") } else { before },
            count: self.words.filled("step_of", &[("number", &step.number().to_string()), ("all", &all)]),
            hint: self.words.get(&format!("{}_hint", step.word())),
            fields: question::fields(step, draft, self.words, faults, nearest),
            faults: faults.iter().map(|fault| link(format!("#{}", fault.field), fault)).collect(),
            then: if is_change { "check" } else { "" },
            has_file: step == NewSiteStep::Look,
            logo,
            can_look: step == NewSiteStep::Folder,
        };
        self.show(
            status,
            "start-question.html",
            &self.words.get(&format!("{}_title", step.word())),
            !faults.is_empty(),
            view,
        )
    }

    pub fn check(
        &self,
        status: u16,
        draft: &mut Draft,
        computer: &dyn Computer,
        more: Option<AnswerFault>,
    ) -> StartAnswer {
        propose_folder(draft, computer);
        let base = self.at(&format!("new/{}", draft.number));
        let judged = judge(draft, self.words, computer);
        let is_made = draft.made.is_some();
        let faults = judged.faults.iter().filter(|_| !is_made).chain(&more);
        let href = |fault: &AnswerFault| {
            format!("{base}/{}?then=check#{}", NewSiteStep::of_field(fault.field).word(), fault.field)
        };
        let faults: Vec<FaultLink> = faults.map(|fault| link(href(fault), fault)).collect();
        let view = CheckView {
            back: format!("{base}/folder"),
            lines: summary::summary(draft, &judged, self.words),
            can_make: judged.faults.is_empty() || is_made,
            faults,
            base,
        };
        let has_faults = !view.faults.is_empty();
        self.show(status, "start-check.html", &self.words.get("check_title"), has_faults, view)
    }

    fn make(&self, draft: &mut Draft, computer: &dyn Computer) -> StartAnswer {
        let judged = judge(draft, self.words, computer);
        if !judged.faults.is_empty() || !draft.has("folder") {
            return self.check(422, draft, computer, None);
        }
        StartAnswer::Make(NewSiteWish {
            language: self.language,
            draft: draft.number,
            folder: judged.folder,
            files: judged.site.files(),
            home: format!("content/{}/index.md", judged.site.first_language().code()),
        })
    }
}

fn link(href: String, fault: &AnswerFault) -> FaultLink {
    FaultLink { href, words: fault.words.clone(), detail: fault.detail.clone() }
}

/// Offers a folder that nobody has yet, in the documents of the user, until somebody has answered where.
fn propose_folder(draft: &mut Draft, computer: &dyn Computer) {
    if draft.has("folder") && !draft.is_folder_offered {
        return;
    }
    draft.is_folder_offered = true;
    if !draft.has("parent") {
        let parent = computer.places().into_iter().next().map(|(_, path)| path).unwrap_or_default();
        draft.set("parent", &parent.to_string_lossy());
    }
    let parent = PathBuf::from(draft.text("parent"));
    let name = folder_name(&draft.text("name"), "website");
    let numbered = (2..100).map(|number| format!("{name}-{number}"));
    let free =
        std::iter::once(name.clone()).chain(numbered).find(|name| !computer.is_taken(&parent.join(name)));
    draft.set("folder", &free.unwrap_or(name));
}
