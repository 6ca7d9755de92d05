//! Floor 7: the form in a request.
//! In: a POST request whose sender came in by the door. Out: its names, values and files.
//! Must never: read on after the first field if that is not the token, hold more of a request than the largest form may
//! have, wait for ever, or fail where a body is not the form it says it is. Such a form is empty, and the workbench
//! refuses it for want of a token.

use super::secret::Secret;
use crate::workbench::{Form, Upload};
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use futures_util::StreamExt;
use std::time::Duration;

/// The largest form with files, in bytes: a picture from a camera fits. The router sets the same limit for
/// [`Multipart`].
pub(super) const LARGEST: usize = 40_000_000;

/// The largest form without files, in bytes: the text of the largest page, each letter as `%41`, with its fields.
const LARGEST_WORDS: usize = 8_000_000;

/// The token stands in the first bytes of a form.
const TOKEN_WITHIN: usize = 4096;

/// How long a form may take. On this computer the largest takes less than a second.
const TIME: Duration = Duration::from_secs(30);

/// Why a form was not read to its end.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum FormError {
    /// It is larger than [`LARGEST`], or without files than [`LARGEST_WORDS`].
    TooLarge,
    /// It took longer than [`TIME`].
    TooSlow,
}

/// Reads the form of a request. It is empty if its first field is not the token.
///
/// # Errors
/// If the body is too large, or takes too long.
pub(super) async fn read(request: Request, token: &Secret) -> Result<Form, FormError> {
    read_within(TIME, request, token).await
}

async fn read_within(time: Duration, request: Request, token: &Secret) -> Result<Form, FormError> {
    tokio::time::timeout(time, read_all(request, token)).await.unwrap_or(Err(FormError::TooSlow))
}

async fn read_all(request: Request, token: &Secret) -> Result<Form, FormError> {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or("");
    if kind.starts_with("application/x-www-form-urlencoded") {
        return words(request, token).await;
    }
    let Ok(mut parts) = Multipart::from_request(request, &()).await else { return Ok(Form::default()) };
    let mut form = Form::default();
    loop {
        let mut part = match parts.next_field().await {
            Ok(Some(part)) => part,
            Ok(None) => return Ok(form),
            Err(error) => return broken(error.status()),
        };
        let (name, file) = (plain(part.name()), part.file_name().map(|name| plain(Some(name))));
        let is_first = form.pairs.is_empty();
        let mut bytes = Vec::new();
        loop {
            match part.chunk().await {
                Ok(Some(chunk)) => bytes.extend_from_slice(&chunk),
                Ok(None) => break,
                Err(error) => return broken(error.status()),
            }
            if is_first && bytes.len() > TOKEN_WITHIN {
                return Ok(Form::default());
            }
        }
        let words = || String::from_utf8_lossy(&bytes).into_owned();
        if is_first && (name != "token" || !token.is(&words())) {
            return Ok(Form::default());
        }
        match file {
            Some(file) => form.files.push(Upload { field: name, name: file, bytes }),
            None => form.pairs.push((name, words())),
        }
    }
}

/// Reads a form without files.
async fn words(request: Request, token: &Secret) -> Result<Form, FormError> {
    let mut parts = request.into_body().into_data_stream();
    let (mut body, mut is_ours) = (Vec::new(), false);
    loop {
        let part = match parts.next().await {
            Some(Ok(part)) => part,
            // Cut off: half a form is none.
            Some(Err(_)) => return Ok(Form::default()),
            None => break,
        };
        body.extend_from_slice(&part);
        if body.len() > LARGEST_WORDS {
            return Err(FormError::TooLarge);
        }
        if !is_ours && (body.contains(&b'&') || body.len() > TOKEN_WITHIN) {
            is_ours = has_token(&body, token);
            if !is_ours {
                return Ok(Form::default());
            }
        }
    }
    Ok(if is_ours || has_token(&body, token) { Form::of_pairs(&body) } else { Form::default() })
}

/// Whether the first pair of a form is the token.
fn has_token(body: &[u8], token: &Secret) -> bool {
    let first = body.split(|byte| *byte == b'&').next().unwrap_or_default();
    first.len() <= TOKEN_WITHIN && token.is(Form::of_pairs(first).get("token"))
}

fn broken(status: StatusCode) -> Result<Form, FormError> {
    if status == StatusCode::PAYLOAD_TOO_LARGE { Err(FormError::TooLarge) } else { Ok(Form::default()) }
}

/// A name as it was before the browser put it between quotes.
fn plain(name: Option<&str>) -> String {
    name.unwrap_or("").replace("%22", "\"")
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::{Body, Bytes};
    use futures_util::stream;
    use std::convert::Infallible;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    fn ask(token: &Secret, kind: &str, body: Body) -> Result<Form, FormError> {
        ask_within(TIME, token, kind, body)
    }

    fn ask_within(time: Duration, token: &Secret, kind: &str, body: Body) -> Result<Form, FormError> {
        let request = Request::builder().header(CONTENT_TYPE, kind).body(body).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        runtime.block_on(read_within(time, request, token))
    }

    fn sent(token: &Secret, kind: &str, body: impl Into<Vec<u8>>) -> Result<Form, FormError> {
        ask(token, kind, Body::from(body.into()))
    }

    const WORDS: &str = "application/x-www-form-urlencoded; charset=UTF-8";
    const PARTS: &str = "multipart/form-data; boundary=xx";

    fn part(name: &str, more: &str, value: &[u8]) -> Vec<u8> {
        let head = format!("--xx\r\nContent-Disposition: form-data; name=\"{name}\"{more}\r\n\r\n");
        [head.as_bytes(), value, b"\r\n"].concat()
    }

    #[test]
    fn plain_forms() {
        let token = Secret::draw().unwrap();
        let form = sent(&token, WORDS, format!("token={}&a=1+2&b=%C5%B5", token.word())).unwrap();
        assert_eq!((form.get("a"), form.get("b")), ("1 2", "ŵ"));
        assert_eq!(sent(&token, WORDS, format!("token={}", token.word())).unwrap().pairs.len(), 1);
        assert_eq!(sent(&token, "text/plain", format!("token={}&a=1", token.word())), Ok(Form::default()));
    }

    #[test]
    fn forms_with_files() {
        let token = Secret::draw().unwrap();
        let first = part("token", "", token.word().as_bytes());
        let bytes = b"\x89PNG\r\n--x\r\n\xff".to_vec();
        let alt = part("alt", "", b"Two\r\npeople");
        let file = part("file", "; filename=\"a %22b%22.png\"\r\nContent-Type: image/png", &bytes);
        let whole = [&first[..], &alt, &file, b"--xx--\r\n"].concat();
        let form = sent(&token, PARTS, whole.clone()).unwrap();
        assert_eq!(form.get("alt"), "Two\r\npeople");
        assert_eq!(form.files, [Upload { field: "file".into(), name: "a \"b\".png".into(), bytes }]);
        for odd in
            [&b""[..], b"--xx", b"--xx\r\n", b"\xff--xx\r\nContent-Disposition: form-data; name=\"a\r\n"]
        {
            assert_eq!(sent(&token, PARTS, odd), Ok(Form::default()));
        }
        assert_eq!(sent(&token, PARTS, &whole[..whole.len() - 30]), Ok(Form::default()), "cut off");
        assert_eq!(sent(&token, "multipart/form-data", whole), Ok(Form::default()));
    }

    #[test]
    fn without_the_token_in_front_a_form_is_empty() {
        let (token, other) = (Secret::draw().unwrap(), Secret::draw().unwrap());
        let (right, wrong) = (token.word(), other.word());
        for body in ["a=1".into(), format!("a=1&token={right}"), format!("token={wrong}&a=1"), String::new()]
        {
            assert_eq!(sent(&token, WORDS, body.clone()), Ok(Form::default()), "{body}");
        }
        let end = b"--xx--\r\n".to_vec();
        for first in
            [part("a", "", b"1"), part("token", "", wrong.as_bytes()), part("token", "", &[b'a'; 9000])]
        {
            let body = [first, part("token", "", right.as_bytes()), end.clone()].concat();
            assert_eq!(sent(&token, PARTS, body), Ok(Form::default()));
        }
    }

    /// A body of many pieces, and how many of them were asked for.
    fn endless(first: Vec<u8>) -> (Body, Arc<AtomicUsize>) {
        let asked = Arc::new(AtomicUsize::new(0));
        let count = asked.clone();
        let pieces = stream::iter([first]).chain(stream::repeat(vec![b'a'; 10_000])).take(10_000);
        let pieces = pieces.map(move |piece| {
            count.fetch_add(1, Ordering::Relaxed);
            Ok::<_, Infallible>(Bytes::from(piece))
        });
        (Body::from_stream(pieces), asked)
    }

    #[test]
    fn a_stranger_sends_little_in_vain() {
        let token = Secret::draw().unwrap();
        for (kind, first) in [
            (WORDS, b"text=".to_vec()),
            (WORDS, b"token=wrong&text=".to_vec()),
            (PARTS, b"--xx\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n".to_vec()),
            (
                PARTS,
                b"--xx\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n".to_vec(),
            ),
        ] {
            let (body, asked) = endless(first);
            let form = ask(&token, kind, body);
            // The reader of parts takes all that has come, up to the limit, before it looks at it.
            if kind == PARTS {
                assert!(form == Ok(Form::default()) || form == Err(FormError::TooLarge));
                continue;
            }
            assert_eq!(form, Ok(Form::default()));
            assert!(asked.load(Ordering::Relaxed) <= 8, "{} pieces of {kind}", asked.load(Ordering::Relaxed));
        }
    }

    #[test]
    fn a_form_may_be_too_large() {
        let token = Secret::draw().unwrap();
        let (body, asked) = endless(format!("token={}&text=", token.word()).into_bytes());
        assert_eq!(ask(&token, WORDS, body), Err(FormError::TooLarge));
        assert!(asked.load(Ordering::Relaxed) < 900);
    }

    #[test]
    fn a_form_may_be_too_slow() {
        let token = Secret::draw().unwrap();
        let first = Bytes::from(format!("token={}&text=", token.word()));
        let body = Body::from_stream(stream::iter([Ok::<_, Infallible>(first)]).chain(stream::pending()));
        let time = Duration::from_millis(20);
        assert_eq!(ask_within(time, &token, WORDS, body), Err(FormError::TooSlow));
    }
}
