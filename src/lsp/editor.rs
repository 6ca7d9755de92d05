//! Floor 7: what the editor at the other end can do, and what it is told of this server.
//! In: the parameters of its first request. Out: what was agreed.
//! Must never: refuse an editor because of something in its first words that nobody here asks for.

use super::actions::FIX_ALL;
use super::completion::TRIGGERS;
use super::position::ColumnUnit;
use gen_lsp_types::{
    CodeActionKind, CodeActionOptions, CompletionOptions, DidChangeWatchedFilesRegistrationOptions,
    FileSystemWatcher, InitializeResult, Registration, RegistrationParams, ServerCapabilities, ServerInfo,
    TextDocumentSyncKind, TextDocumentSyncOptions, Uri, WorkspaceFoldersServerCapabilities, WorkspaceOptions,
};
use serde_json::Value;

/// What an editor can do, and its folders.
pub struct Editor {
    /// What its columns count.
    pub unit: ColumnUnit,
    /// Whether it makes edits only in the state of a text that they are for.
    pub knows_versions: bool,
    /// Whether it tells of files that change on the disk, if it is asked.
    pub can_watch: bool,
    /// The folders that are open in it.
    pub folders: Vec<Uri>,
}

impl Editor {
    /// Reads the parameters of `initialize`.
    pub fn of(params: &Value) -> Editor {
        let can = |pointer: &str| params.pointer(pointer).and_then(Value::as_bool).unwrap_or(false);
        let encodings = params.pointer("/capabilities/general/positionEncodings");
        let encodings = encodings.and_then(|list| serde_json::from_value::<Vec<_>>(list.clone()).ok());
        let folders = params.get("workspaceFolders").and_then(Value::as_array);
        let uris = match folders {
            Some(folders) => folders.iter().map(|folder| &folder["uri"]).collect(),
            None => vec![&params["rootUri"]],
        };
        Editor {
            unit: ColumnUnit::agreed(&encodings.unwrap_or_default()),
            knows_versions: can("/capabilities/workspace/workspaceEdit/documentChanges"),
            can_watch: can("/capabilities/workspace/didChangeWatchedFiles/dynamicRegistration"),
            folders: uris.into_iter().filter_map(|uri| Some(uri.as_str()?.into())).collect(),
        }
    }

    /// What this server can do, for the editor.
    pub fn welcome(&self) -> InitializeResult {
        let sync = TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::Incremental),
            save: Some(true.into()),
            ..TextDocumentSyncOptions::default()
        };
        let completion = CompletionOptions {
            trigger_characters: Some(TRIGGERS.map(String::from).to_vec()),
            ..CompletionOptions::default()
        };
        let actions = CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QuickFix, FIX_ALL]),
            ..CodeActionOptions::default()
        };
        let folders = WorkspaceFoldersServerCapabilities {
            supported: Some(true),
            change_notifications: Some(true.into()),
        };
        InitializeResult {
            capabilities: ServerCapabilities {
                position_encoding: Some(self.unit.kind()),
                text_document_sync: Some(sync.into()),
                completion_provider: Some(completion),
                hover_provider: Some(true.into()),
                code_action_provider: Some(actions.into()),
                workspace: Some(WorkspaceOptions {
                    workspace_folders: Some(folders),
                    ..WorkspaceOptions::default()
                }),
                ..ServerCapabilities::default()
            },
            server_info: Some(ServerInfo {
                name: "plainleaf".into(),
                version: Some(env!("CARGO_PKG_VERSION").into()),
            }),
        }
    }
}

/// The wish to be told of every file of a site that changes on the disk.
pub fn watch_files() -> RegistrationParams {
    let watchers = ["**/content/**", "**/themes/**"]
        .map(|pattern| FileSystemWatcher { glob_pattern: pattern.to_string().into(), kind: None });
    let options = DidChangeWatchedFilesRegistrationOptions { watchers: watchers.to_vec() };
    RegistrationParams {
        registrations: vec![Registration {
            id: "files".into(),
            method: "workspace/didChangeWatchedFiles".into(),
            register_options: serde_json::to_value(options).ok(),
        }],
    }
}
