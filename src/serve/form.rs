//! Floor 7: the form in a request.
//! In: a POST request. Out: its names, values and files.
//! Must never: hold more of a request than the largest form may have, or fail where a body is not the form it
//! says it is. Then the form is empty, and the workbench refuses it for want of a token.

use crate::workbench::{Form, Upload};
use axum::body::to_bytes;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;

/// The largest form, in bytes: a picture from a camera fits. The router sets the same limit for
/// [`Multipart`].
pub(super) const LARGEST: usize = 40_000_000;

/// The form is larger than [`LARGEST`].
#[derive(Debug, PartialEq, Eq)]
pub(super) struct TooLarge;

/// Reads the form of a request.
///
/// # Errors
/// If the body is too large.
pub(super) async fn read(request: Request) -> Result<Form, TooLarge> {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or("");
    if kind.starts_with("application/x-www-form-urlencoded") {
        let body = to_bytes(request.into_body(), LARGEST).await.map_err(|_| TooLarge)?;
        return Ok(Form::of_pairs(&body));
    }
    let Ok(mut parts) = Multipart::from_request(request, &()).await else { return Ok(Form::default()) };
    let mut form = Form::default();
    loop {
        let part = match parts.next_field().await {
            Ok(Some(part)) => part,
            Ok(None) => return Ok(form),
            Err(error) => return broken(error.status()),
        };
        let (name, file) = (plain(part.name()), part.file_name().map(|name| plain(Some(name))));
        let bytes = match part.bytes().await {
            Ok(bytes) => bytes,
            Err(error) => return broken(error.status()),
        };
        match file {
            Some(file) => form.files.push(Upload { field: name, name: file, bytes: bytes.to_vec() }),
            None => form.pairs.push((name, String::from_utf8_lossy(&bytes).into_owned())),
        }
    }
}

fn broken(status: StatusCode) -> Result<Form, TooLarge> {
    if status == StatusCode::PAYLOAD_TOO_LARGE { Err(TooLarge) } else { Ok(Form::default()) }
}

/// A name as it was before the browser put it between quotes.
fn plain(name: Option<&str>) -> String {
    name.unwrap_or("").replace("%22", "\"")
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    fn sent(kind: &str, body: &[u8]) -> Result<Form, TooLarge> {
        let request = Request::builder().header(CONTENT_TYPE, kind).body(Body::from(body.to_vec())).unwrap();
        tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(read(request))
    }

    #[test]
    fn plain_forms() {
        let form = sent("application/x-www-form-urlencoded; charset=UTF-8", b"a=1+2&b=%C5%B5").unwrap();
        assert_eq!((form.get("a"), form.get("b")), ("1 2", "ŵ"));
        assert_eq!(sent("text/plain", b"a=1"), Ok(Form::default()));
    }

    #[test]
    fn forms_with_files() {
        let body = b"--xx\r\nContent-Disposition: form-data; name=\"alt\"\r\n\r\nTwo\r\npeople\r\n--xx\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a %22b%22.png\"\r\nContent-Type: image/png\r\n\r\n\x89PNG\r\n--x\r\n\xff\r\n--xx--\r\n";
        let form = sent("multipart/form-data; boundary=xx", body).unwrap();
        assert_eq!(form.get("alt"), "Two\r\npeople");
        let bytes = b"\x89PNG\r\n--x\r\n\xff".to_vec();
        assert_eq!(form.files, [Upload { field: "file".into(), name: "a \"b\".png".into(), bytes }]);
        for odd in
            [&b""[..], b"--xx", b"--xx\r\n", b"\xff--xx\r\nContent-Disposition: form-data; name=\"a\r\n"]
        {
            assert_eq!(sent("multipart/form-data; boundary=xx", odd), Ok(Form::default()));
        }
        assert_eq!(sent("multipart/form-data; boundary=xx", &body[..80]), Ok(Form::default()), "cut off");
        assert_eq!(sent("multipart/form-data", body), Ok(Form::default()));
    }

    #[test]
    fn a_form_may_be_too_large() {
        let body = vec![b'a'; LARGEST + 1];
        assert_eq!(sent("application/x-www-form-urlencoded", &body), Err(TooLarge));
    }
}
