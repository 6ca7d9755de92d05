//! Floor 7: which request gets which answer.
//! In: requests. Out: files of the site as it is shown, the preview's own script and events, and what the
//! workbench or the start pages answer.
//! Must never: let a browser keep a page and show it as new later, or read more than the head of a request whose
//! sender has not come in by the door.

use super::door::{Door, DoorEntry, OUTSIDE, OUTSIDE_POLICY};
use super::event::{Event, WorkbenchCall};
use super::form::{self, FormError};
use super::host_guard::HostGuard;
use super::live;
use super::secret::Secret;
use super::start_desk::{StartCall, StartDesk, StartReply};
use crate::base::escaped;
use crate::base::percent::encode_header;
use crate::engine::preview::{PreviewResponse, PreviewState, decode_path};
use crate::workbench::start::PageLanguage;
use crate::workbench::{Form, WorkbenchResponse};
use axum::Router;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::header::{
    ACCEPT_LANGUAGE, ALLOW, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, IF_NONE_MATCH,
    LOCATION, SET_COOKIE,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Response, StatusCode};
use axum::response::IntoResponse;
use std::sync::{Arc, mpsc};
use std::time::Duration;
use tokio::sync::{oneshot, watch};

/// The longest time that a browser waits for a leaflet.
const MAX_LEAFLET_WAIT: Duration = Duration::from_secs(30);

/// Value of Cache-Control: the browser keeps nothing.
pub(super) const KEEP_NOTHING: &str = "no-store";

/// Content-Security-Policy of the start pages. Their forms lead on to the sites that they open, each at a port of its own.
const START_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self' http://127.0.0.1:*; base-uri 'none'; frame-ancestors 'none'";

/// What every request can use.
pub(super) struct AppState {
    pub guard: HostGuard,
    pub door: Door,
    /// The token that every form sends back.
    pub token: Secret,
    pub behind: Behind,
}

/// What is behind the door.
pub(super) enum Behind {
    /// A site, with its workbench.
    Site(ShownSite),
    /// The start pages.
    Start(Arc<StartDesk>),
}

/// A site as its loop shows it.
pub(super) struct ShownSite {
    pub shown: watch::Receiver<Arc<PreviewState>>,
    pub events: mpsc::Sender<Event>,
}

/// What answers every request.
pub(super) fn router(state: AppState) -> Router {
    let limit = DefaultBodyLimit::max(form::LARGEST);
    Router::new().fallback(answer).layer(limit).with_state(Arc::new(state))
}

async fn answer(State(state): State<Arc<AppState>>, request: Request) -> Response<Body> {
    let mut response = answered(&state, request).await;
    let headers = response.headers_mut();
    for (name, value) in [
        ("cross-origin-resource-policy", "same-origin"),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
    ] {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static(KEEP_NOTHING));
    response
}

async fn answered(state: &AppState, request: Request) -> Response<Body> {
    let method = request.method().clone();
    if let Err(why) = state.guard.admit(&method, request.uri(), request.headers()) {
        return plain(StatusCode::FORBIDDEN, why);
    }
    let reads = method == Method::GET || method == Method::HEAD;
    if let Some(entry) = state.door.entry(request.uri().path(), request.uri().query()).filter(|_| reads) {
        return enter(&entry, request.headers());
    }
    if !state.door.knows(request.headers()) {
        return outside();
    }
    let Some(address) = decode_path(request.uri().path()) else {
        return plain(StatusCode::BAD_REQUEST, "This is no address of a site.");
    };
    let site = match &state.behind {
        Behind::Start(desk) if reads || method == Method::POST => {
            return start_pages(&state.token, desk, address, request).await;
        }
        Behind::Start(_) => return not_allowed("GET, HEAD, POST"),
        Behind::Site(site) => site,
    };
    if address.starts_with("/_plainleaf/") {
        return match live::answer(&address, &site.shown).filter(|_| reads) {
            Some(response) => response,
            None if reads || method == Method::POST => workbench(&state.token, site, address, request).await,
            None => not_allowed("GET, HEAD, POST"),
        };
    }
    if !reads {
        return not_allowed("GET, HEAD");
    }
    let paper = address.ends_with(".pdf") || address.ends_with(".png");
    if paper {
        // A PDF must be as new as its text, and is typeset only when somebody wants it.
        newest(site).await;
        let (done, wait) = oneshot::channel();
        let _ = site.events.send(Event::PageOpened(address.clone(), Some(done)));
        let _ = tokio::time::timeout(MAX_LEAFLET_WAIT, wait).await;
    } else if method == Method::GET && (address.ends_with('/') || address.ends_with(".html")) {
        let _ = site.events.send(Event::PageOpened(address.clone(), None));
    }
    let Some(shown) = newest(site).await else {
        return plain(StatusCode::INTERNAL_SERVER_ERROR, "The preview has stopped. Start it again.");
    };
    file(&shown, &address, request)
}

/// The present state. Waits for the first build.
async fn newest(site: &ShownSite) -> Option<Arc<PreviewState>> {
    let mut shown = site.shown.clone();
    shown.wait_for(|shown| shown.number > 0).await.ok().map(|shown| shown.clone())
}

fn file(shown: &PreviewState, address: &str, request: Request) -> Response<Body> {
    match shown.at(address) {
        PreviewResponse::Moved(to) => {
            let mut response = StatusCode::FOUND.into_response();
            response.headers_mut().extend(header_value(&to).map(|to| (LOCATION, to)));
            response
        }
        PreviewResponse::File { status, kind, bytes, key, headers } => {
            let tag = format!("\"{key}\"");
            let known =
                request.headers().get(IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes());
            let status = if known && status == 200 { 304 } else { status };
            let mut response =
                Response::new(Body::from(if status == 304 { Vec::new() } else { bytes.into_owned() }));
            *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
            let own = response.headers_mut();
            own.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
            own.extend(HeaderValue::from_str(&tag).map(|tag| (ETAG, tag)));
            for (name, value) in headers {
                if let (Ok(name), Ok(value)) =
                    (HeaderName::from_bytes(name.as_bytes()), HeaderValue::from_str(value))
                {
                    own.insert(name, value);
                }
            }
            response
        }
    }
}

/// What the workbench answers. It works on the thread of the preview loop, where the site is built.
async fn workbench(token: &Secret, site: &ShownSite, path: String, request: Request) -> Response<Body> {
    let post = request.method() == Method::POST;
    let query = request.uri().query().unwrap_or("").to_string();
    let form = if post { form::read(request, token).await } else { Ok(Form::default()) };
    let form = match form {
        Ok(form) => form,
        Err(FormError::TooLarge) => {
            let words = "That is too large for the preview. Choose a smaller file.";
            return plain(StatusCode::PAYLOAD_TOO_LARGE, words);
        }
        Err(FormError::TooSlow) => {
            return plain(StatusCode::REQUEST_TIMEOUT, "The form did not arrive. Send it once more.");
        }
    };
    let (reply, answer) = oneshot::channel();
    let call = WorkbenchCall { post, path, query, form, reply };
    let sent = site.events.send(Event::Workbench(Box::new(call)));
    let Ok(WorkbenchResponse { status, kind, body, go, .. }) =
        (if sent.is_ok() { answer.await } else { return stopped() })
    else {
        return stopped();
    };
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.extend(go.and_then(|to| header_value(&to)).map(|to| (LOCATION, to)));
    headers.insert("content-security-policy", HeaderValue::from_static(live::POLICY));
    headers.insert("x-frame-options", HeaderValue::from_static("SAMEORIGIN"));
    // Without it browsers send no Origin with a form, and the host guard would refuse our own.
    headers.insert("referrer-policy", HeaderValue::from_static("same-origin"));
    response
}

/// What the start pages answer. It works on a thread of its own: files are read and written.
async fn start_pages(
    token: &Secret,
    desk: &Arc<StartDesk>,
    path: String,
    request: Request,
) -> Response<Body> {
    let post = request.method() == Method::POST;
    let query = request.uri().query().unwrap_or("").to_string();
    let prefers = preferred(request.headers());
    let form = if post { form::read(request, token).await } else { Ok(Form::default()) };
    let too_large = form == Err(FormError::TooLarge);
    let call = StartCall { post, path, query, form: form.unwrap_or_default(), too_large, prefers };
    let desk = desk.clone();
    let reply = tokio::task::spawn_blocking(move || desk.answer(&call)).await;
    let mut response = match reply {
        Ok(Ok(StartReply::Page(status, page))) => {
            html(StatusCode::from_u16(status).unwrap_or(StatusCode::OK), page)
        }
        Ok(Ok(StartReply::File(kind, text))) => ([(CONTENT_TYPE, kind)], text).into_response(),
        Ok(Ok(StartReply::Go(to))) => {
            let mut response = StatusCode::SEE_OTHER.into_response();
            response.headers_mut().extend(header_value(&to).map(|to| (LOCATION, to)));
            response
        }
        Ok(Err(trouble)) => (StatusCode::INTERNAL_SERVER_ERROR, trouble.to_string()).into_response(),
        Err(_) => stopped(),
    };
    let headers = response.headers_mut();
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(START_POLICY));
    // Without it browsers send no Origin with a form, and the host guard would refuse our own.
    headers.insert("referrer-policy", HeaderValue::from_static("same-origin"));
    response
}

/// The language that a browser asks for first, of the two that the start pages have.
fn preferred(headers: &HeaderMap) -> PageLanguage {
    let asked = headers.get(ACCEPT_LANGUAGE).and_then(|asked| asked.to_str().ok()).unwrap_or("");
    let mut codes = asked.split(',').filter_map(|part| part.trim().get(..2));
    codes.find_map(PageLanguage::of).unwrap_or(PageLanguage::English)
}

/// Lets a browser in, and leads it to the address without the secret.
fn enter(entry: &DoorEntry, headers: &HeaderMap) -> Response<Body> {
    // A browser that comes from another place (a file, an e-mail in a website) does not send a strict cookie along
    // when it is redirected. It does when a page of our own leads on.
    let comes_from_elsewhere = headers.get("sec-fetch-site").is_some_and(|site| site == "cross-site");
    let mut response = if comes_from_elsewhere {
        let to = escaped(&entry.to);
        let page = format!(
            "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta http-equiv=\"refresh\" content=\"0; url={to}\"><title>The preview opens</title></head><body><main><p><a href=\"{to}\">Open the preview</a></p></main></body></html>"
        );
        html(StatusCode::OK, page)
    } else {
        let mut response = StatusCode::SEE_OTHER.into_response();
        response.headers_mut().extend(header_value(&entry.to).map(|to| (LOCATION, to)));
        response
    };
    response.headers_mut().extend(HeaderValue::from_str(&entry.cookie).map(|cookie| (SET_COOKIE, cookie)));
    response
}

/// For everybody who has not come in by the door.
fn outside() -> Response<Body> {
    html(StatusCode::FORBIDDEN, OUTSIDE.to_string())
}

fn html(status: StatusCode, page: String) -> Response<Body> {
    let kind = [(CONTENT_TYPE, "text/html; charset=utf-8"), (CONTENT_SECURITY_POLICY, OUTSIDE_POLICY)];
    (status, kind, page).into_response()
}

fn stopped() -> Response<Body> {
    plain(
        StatusCode::INTERNAL_SERVER_ERROR,
        "plainleaf made a mistake of its own. Load this page again; if it happens again, stop the preview and start it anew.",
    )
}

fn not_allowed(methods: &'static str) -> Response<Body> {
    let mut response =
        plain(StatusCode::METHOD_NOT_ALLOWED, "The preview does not know this kind of request.");
    response.headers_mut().insert(ALLOW, HeaderValue::from_static(methods));
    response
}

fn plain(status: StatusCode, words: &'static str) -> Response<Body> {
    (status, [(CONTENT_TYPE, "text/plain; charset=utf-8")], words).into_response()
}

/// An address as the value of a header.
fn header_value(address: &str) -> Option<HeaderValue> {
    HeaderValue::from_str(&encode_header(address)).ok()
}
