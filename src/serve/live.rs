//! Floor 7: how a page in the browser learns that it changed.
//! In: the preview's state, whenever it changes. Out: server-sent events that name the changed addresses; the
//! script and the style of the preview.
//! Must never: keep an old state for a browser that does not listen.

use crate::engine::preview::PreviewState;
use axum::body::Body;
use axum::http::Response;
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::IntoResponse;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::{StreamExt, stream};
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

/// Content-Security-Policy of the preview's own pages: everything from here, nothing from elsewhere.
pub(super) const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' blob: data:; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'";

const JAVASCRIPT: &str = "text/javascript; charset=utf-8";
const FILES: [(&str, &str, &str); 3] = [
    ("/_plainleaf/live.js", JAVASCRIPT, include_str!("live.js")),
    ("/_plainleaf/live-worker.js", JAVASCRIPT, include_str!("live-worker.js")),
    ("/_plainleaf/live.css", "text/css; charset=utf-8", include_str!("live.css")),
];

/// The response to an address of the preview's own; none where the workbench answers.
pub(super) fn answer(address: &str, shown: &watch::Receiver<Arc<PreviewState>>) -> Option<Response<Body>> {
    if address == "/_plainleaf/events" {
        return Some(events(shown.clone()));
    }
    let (_, kind, text) = FILES.iter().find(|(name, ..)| *name == address)?;
    Some(([(CONTENT_TYPE, *kind), (CONTENT_SECURITY_POLICY, POLICY)], *text).into_response())
}

fn events(shown: watch::Receiver<Arc<PreviewState>>) -> Response<Body> {
    let last = shown.borrow().number;
    let changes = stream::unfold((shown, last), |(mut shown, last)| async move {
        // The preview has gone: so has the stream.
        shown.changed().await.ok()?;
        let now = shown.borrow_and_update().clone();
        // A browser that missed a number does not know what changed in it.
        let named = if now.number == last + 1 { now.changed.as_ref() } else { None };
        let words = serde_json::json!({ "number": now.number, "addresses": named });
        let event = Event::default().event("changed").data(words.to_string());
        Some((Ok::<_, Infallible>(event), (shown, now.number)))
    });
    let hello = Ok(Event::default().retry(Duration::from_millis(500)).comment("hello"));
    Sse::new(stream::iter([hello]).chain(changes))
        .keep_alive(KeepAlive::new().interval(Duration::from_secs(15)))
        .into_response()
}
