//! Floor 7: what the editor asks about a text.
//! In: a request. Out: the same with its parameters read, as it waits for its answer.
//! Must never: be answered twice.

use gen_lsp_types::{CodeActionParams, CompletionParams, HoverParams, Uri};
use lsp_server::{Request, RequestId};
use serde::de::DeserializeOwned;

/// A question about an open text.
pub enum Question {
    /// What can be typed here?
    Completion(CompletionParams),
    /// What is this?
    Hover(HoverParams),
    /// How can this be mended?
    CodeAction(CodeActionParams),
}

impl Question {
    /// The text that it is about.
    pub fn uri(&self) -> &Uri {
        match self {
            Question::Completion(params) => &params.text_document_position_params.text_document.uri,
            Question::Hover(params) => &params.text_document_position_params.text_document.uri,
            Question::CodeAction(params) => &params.text_document.uri,
        }
    }

    /// Whether its answer needs the findings of the text as it is now. What can be typed is told from the text itself,
    /// and from the site as it was a moment ago.
    pub fn is_about_findings(&self) -> bool {
        !matches!(self, Question::Completion(_))
    }
}

/// A question that waits for its answer.
pub struct WaitingRequest {
    /// Its number.
    pub id: RequestId,
    /// What is asked.
    pub question: Question,
}

impl WaitingRequest {
    /// Reads a request. `None` where it is of another kind.
    ///
    /// # Errors
    /// What is wrong with its parameters.
    pub fn read(request: Request) -> Option<Result<WaitingRequest, serde_json::Error>> {
        fn read<P: DeserializeOwned>(
            params: serde_json::Value,
            question: fn(P) -> Question,
        ) -> Result<Question, serde_json::Error> {
            serde_json::from_value(params).map(question)
        }
        let Request { id, method, params } = request;
        let question = match method.as_str() {
            "textDocument/completion" => read(params, Question::Completion),
            "textDocument/hover" => read(params, Question::Hover),
            "textDocument/codeAction" => read(params, Question::CodeAction),
            _ => return None,
        };
        Some(question.map(|question| WaitingRequest { id, question }))
    }
}
