//! Floor 5: the addresses of the workbench.
//! In: a page of the workbench and a file; a form that asks to return somewhere. Out: an address.
//! Must never: lead out of the workbench.

use super::form::Form;
use crate::base::percent::encode_path;

/// The address of the workbench.
pub const ROOT: &str = "/_plainleaf/";

/// The address of the workbench's page `page` about a file.
pub fn about(page: &str, file: &str) -> String {
    format!("{ROOT}{page}?file={}", encode_path(file))
}

/// The address that a form asks to return to; the first page if it is not one of the workbench.
pub fn back(form: &Form, said: &str, file: &str) -> String {
    let back = Some(form.get("back"))
        .filter(|back| back.starts_with(ROOT) && !back.contains(['\r', '\n', '\\']))
        .unwrap_or(ROOT);
    let (path, query) = back.split_once('?').unwrap_or((back, ""));
    let kept: Vec<&str> = query
        .split('&')
        .filter(|pair| !pair.is_empty() && !pair.starts_with("said=") && !pair.starts_with("of="))
        .collect();
    let mut pairs: Vec<String> = kept.into_iter().map(str::to_string).collect();
    pairs.push(format!("said={said}&of={}", encode_path(file)));
    format!("{path}?{}", pairs.join("&"))
}
