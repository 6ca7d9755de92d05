//! Floor 7: what a text editor asks, answered: findings while somebody types, their fixes, what can be typed. The one
//! folder that knows the language server protocol.
//! In: messages of an editor on stdin. Out: messages to it on stdout.
//! Must never: write a file, judge otherwise than a build, or stop because of what a file or a message holds.

mod actions;
mod completion;
mod diagnostics;
mod document_view;
mod editor;
mod hover;
mod judge;
mod open_document;
mod open_site;
mod position;
mod server;
mod site_path;
mod waiting_request;
mod workspace;

use crate::base::Date;
use crate::disk::UserError;
use editor::Editor;
use lsp_server::{Connection, Response};
use server::{LanguageServer, ServerEvent};
use std::sync::mpsc::channel;

/// Speaks with an editor until it has enough. Whether it ended in good order: it asked to shut down first.
///
/// # Errors
/// If the system refuses a thread.
pub fn speak(day: Option<Date>) -> Result<bool, UserError> {
    let (connection, threads) = Connection::stdio();
    let Ok((id, params)) = connection.initialize_start() else { return Ok(false) };
    let Connection { sender, receiver } = connection;
    // An editor that does not listen any more will not speak any more either.
    let say = |message| drop(sender.send(message));
    let editor = Editor::of(&params);
    say(Response::new_ok(id, editor.welcome()).into());
    let (events_in, events) = channel();
    let reports = events_in.clone();
    let orders = judge::start(day, move |report| drop(reports.send(ServerEvent::Judged(report))))
        .map_err(|error| could_not_start(&error))?;
    let listen = move || {
        receiver
            .iter()
            .take_while(|said| events_in.send(ServerEvent::Said(said.clone())).is_ok())
            .for_each(drop);
        let _ = events_in.send(ServerEvent::Gone);
    };
    std::thread::Builder::new()
        .name("editor".into())
        .spawn(listen)
        .map_err(|error| could_not_start(&error))?;
    let in_order = LanguageServer::new(editor, orders, &say).run(&events);
    drop(sender);
    // What was said last is still on its way.
    let _ = threads.join();
    Ok(in_order)
}

fn could_not_start(error: &std::io::Error) -> UserError {
    UserError::new(
        format!("The system gave plainleaf no thread: {error}."),
        "Close other programs, and try again.",
    )
}
