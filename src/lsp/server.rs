//! Floor 7: the language server: one loop over what the editor says and what the judge found.
//! In: messages and reports, one after the other. Out: answers, and findings of the newest texts.
//! Must never: wait for the judge while an editor waits for an answer that does not need it.
//!
//! Only the newest texts are judged. The judge works on one state of one site at a time. Whatever changes meanwhile
//! waits, and when the judge is free it gets the texts as they are then. What it found in a text that has changed
//! meanwhile is not told, unless the editor has waited for long.

use super::actions::{actions, needs_mended_text};
use super::diagnostics::of_site;
use super::document_view::DocumentView;
use super::editor::{Editor, watch_files};
use super::judge::{JudgeOrder, JudgeReport, JudgeResult, JudgeTask};
use super::waiting_request::{Question, WaitingRequest};
use super::workspace::Workspace;
use super::{completion, hover};
use gen_lsp_types::{
    CancelParams, DidChangeWorkspaceFoldersParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams, Id,
    LogMessageParams, MessageType, PublishDiagnosticsParams,
};
use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

/// What comes to the server.
pub enum ServerEvent {
    /// A message of the editor.
    Said(Message),
    /// The editor says nothing any more.
    Gone,
    /// The judge has done something.
    Judged(JudgeReport),
}

/// Whoever types is not judged between two letters.
const PAUSE: Duration = Duration::from_millis(60);

/// Whoever types without a pause is told of an older text after this time, in seconds.
const LONGEST_WAIT: f64 = 1.0;

/// The server.
pub struct LanguageServer<'s> {
    editor: Editor,
    /// Sends a message to the editor.
    say: &'s dyn Fn(Message),
    orders: Sender<JudgeOrder>,
    is_judge_busy: bool,
    workspace: Workspace,
    waiting: Vec<WaitingRequest>,
    is_shut_down: bool,
}

/// Why a question has no answer yet.
enum NotYet<'w> {
    /// The site has to be judged as it is now.
    Judge(&'w Path),
    /// The judge has to do this with it.
    Order(JudgeOrder),
}

impl<'s> LanguageServer<'s> {
    /// A server for this editor.
    pub fn new(editor: Editor, orders: Sender<JudgeOrder>, say: &'s dyn Fn(Message)) -> LanguageServer<'s> {
        LanguageServer {
            workspace: Workspace::new(editor.unit),
            editor,
            say,
            orders,
            is_judge_busy: false,
            waiting: Vec::new(),
            is_shut_down: false,
        }
    }

    /// Works until the editor ends it. Whether it did so in good order.
    pub fn run(mut self, events: &Receiver<ServerEvent>) -> bool {
        loop {
            let can_judge = !self.is_judge_busy && self.workspace.changed_site().is_some();
            let event = match can_judge {
                true if self.workspace.waits_for() > LONGEST_WAIT => Err(RecvTimeoutError::Timeout),
                true => events.recv_timeout(PAUSE),
                false => events.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            match event {
                Ok(ServerEvent::Said(Message::Notification(said))) if said.method == "exit" => {
                    return self.is_shut_down;
                }
                Ok(ServerEvent::Said(message)) => self.hear(message),
                Ok(ServerEvent::Judged(report)) => self.take(report),
                Err(RecvTimeoutError::Timeout) => {
                    if let Some(root) = self.workspace.changed_site().map(Path::to_path_buf) {
                        let order = self.workspace.order(&root);
                        self.order(order);
                    }
                }
                Ok(ServerEvent::Gone) | Err(RecvTimeoutError::Disconnected) => return self.is_shut_down,
            }
            self.answer_waiting();
        }
    }

    fn hear(&mut self, message: Message) {
        match message {
            Message::Request(request) => self.hear_request(request),
            Message::Notification(Notification { method, params }) => {
                // What cannot be read is as if it was never said: nobody waits for an answer.
                let _ = self.hear_notification(&method, params);
            }
            // The answer to the wish to be told of files. If it is no, findings are a little older.
            Message::Response(_) => {}
        }
    }

    fn hear_request(&mut self, request: Request) {
        let id = request.id.clone();
        if self.is_shut_down || request.method == "initialize" {
            return self.refuse(id, ErrorCode::InvalidRequest, "This cannot be asked now.".into());
        }
        if request.method == "shutdown" {
            self.is_shut_down = true;
            return self.answer(id, Value::Null);
        }
        let unknown = format!("There is no request {} here.", request.method);
        match WaitingRequest::read(request) {
            Some(Ok(request)) => self.waiting.push(request),
            Some(Err(error)) => self.refuse(id, ErrorCode::InvalidParams, error.to_string()),
            None => self.refuse(id, ErrorCode::MethodNotFound, unknown),
        }
    }

    fn hear_notification(&mut self, method: &str, params: Value) -> Result<(), serde_json::Error> {
        fn read<P: DeserializeOwned>(params: Value) -> Result<P, serde_json::Error> {
            serde_json::from_value(params)
        }
        match method {
            "initialized" => self.begin(),
            "textDocument/didOpen" => {
                let params: DidOpenTextDocumentParams = read(params)?;
                let farewell = self.workspace.open(params.text_document);
                self.publish(farewell);
            }
            "textDocument/didChange" => self.workspace.change(read(params)?),
            "textDocument/didClose" => {
                let params: DidCloseTextDocumentParams = read(params)?;
                let farewell = self.workspace.close(&params.text_document.uri);
                self.publish(farewell);
            }
            "textDocument/didSave" | "workspace/didChangeWatchedFiles" => self.workspace.files_changed(),
            "workspace/didChangeWorkspaceFolders" => {
                let DidChangeWorkspaceFoldersParams { event } = read(params)?;
                for folder in &event.removed {
                    let farewell = self.workspace.close_folder(&folder.uri);
                    self.publish(farewell);
                }
                event.added.iter().for_each(|folder| self.workspace.open_folder(&folder.uri));
            }
            "$/cancelRequest" => {
                let id = match read::<CancelParams>(params)?.id {
                    Id::Int(id) => RequestId::from(id),
                    Id::String(id) => RequestId::from(id),
                };
                if let Some(at) = self.waiting.iter().position(|request| request.id == id) {
                    self.waiting.remove(at);
                    self.refuse(id, ErrorCode::RequestCanceled, "This was taken back.".into());
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// The editor is ready to listen.
    fn begin(&mut self) {
        if self.editor.can_watch {
            let id = RequestId::from("watch".to_string());
            let request = Request::new(id, "client/registerCapability".into(), watch_files());
            (self.say)(request.into());
        }
        self.editor.folders.iter().for_each(|folder| self.workspace.open_folder(folder));
    }

    fn order(&mut self, order: JudgeOrder) {
        self.is_judge_busy = self.orders.send(order).is_ok();
    }

    fn take(&mut self, report: JudgeReport) {
        self.is_judge_busy = false;
        let JudgeReport { root, state, result } = report;
        let is_overdue = self.workspace.waits_for() > LONGEST_WAIT;
        let Some(site) = self.workspace.sites.get_mut(&root) else { return };
        match result {
            JudgeResult::Mended(file, text) if state == site.state => drop(site.mended.insert(file, text)),
            JudgeResult::Mended(..) => {}
            JudgeResult::Judged(result) => {
                if let Some(trouble) = site.take(state, result) {
                    let message = format!("{} {}", trouble.message, trouble.help);
                    self.tell("window/logMessage", LogMessageParams { kind: MessageType::Warning, message });
                } else if let Some(judged) = &site.judged
                    && (site.is_judged() || is_overdue)
                {
                    let said = of_site(judged, &root, self.editor.unit);
                    let news = site.news(said);
                    self.publish(news);
                    self.workspace.was_told();
                }
            }
        }
    }

    /// Answers every question for which all is known. For the first of the others, asks the judge.
    fn answer_waiting(&mut self) {
        for request in std::mem::take(&mut self.waiting) {
            let order = match self.find_answer(&request) {
                Ok(answer) => {
                    self.answer(request.id, answer);
                    continue;
                }
                Err(_) if self.is_judge_busy => None,
                Err(NotYet::Order(order)) => Some(order),
                Err(NotYet::Judge(root)) => {
                    let root = root.to_path_buf();
                    Some(self.workspace.order(&root))
                }
            };
            self.waiting.push(request);
            if let Some(order) = order {
                self.order(order);
            }
        }
    }

    /// The answer to a question.
    ///
    /// # Errors
    /// What the judge must do first.
    fn find_answer(&self, request: &WaitingRequest) -> Result<Value, NotYet<'_>> {
        let document = self.workspace.documents.get(&request.question.uri().0);
        let open = document.and_then(|document| {
            let place = document.place.as_ref()?;
            Some((document, place, self.workspace.sites.get(&place.root)?))
        });
        // Of a text that is part of no site nothing is known.
        let Some((document, place, site)) = open else { return Ok(Value::Null) };
        let is_known = site.judged.is_some() && !request.question.is_about_findings();
        if !is_known && !site.is_judged() {
            return Err(NotYet::Judge(&place.root));
        }
        // The folder cannot be read.
        let Some(judged) = &site.judged else { return Ok(Value::Null) };
        let view =
            DocumentView { document, file: &place.path, root: &place.root, judged, unit: self.editor.unit };
        Ok(match &request.question {
            Question::Completion(params) => json(completion::items(&view, params)),
            Question::Hover(params) => {
                json(hover::hover(&view, params.text_document_position_params.position))
            }
            Question::CodeAction(params) => {
                let mended = site.mended.get(&place.path);
                if mended.is_none() && needs_mended_text(&view, params) {
                    let task = JudgeTask::Mend(Arc::clone(judged), place.path.clone());
                    return Err(NotYet::Order(JudgeOrder {
                        root: place.root.clone(),
                        state: site.state,
                        task,
                    }));
                }
                json(actions(&view, params, mended.map(|text| &**text), self.editor.knows_versions))
            }
        })
    }

    fn answer(&self, id: RequestId, answer: Value) {
        (self.say)(Response::new_ok(id, answer).into());
    }

    fn refuse(&self, id: RequestId, code: ErrorCode, words: String) {
        (self.say)(Response::new_err(id, code as i32, words).into());
    }

    fn publish(&self, news: Vec<PublishDiagnosticsParams>) {
        news.into_iter().for_each(|about| self.tell("textDocument/publishDiagnostics", about));
    }

    fn tell(&self, method: &str, params: impl Serialize) {
        (self.say)(Notification::new(method.into(), params).into());
    }
}

fn json(value: impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

#[cfg(test)]
mod tests;
