//! Floor 3: taking out what no reader sees. The one file that knows minify-html.
//! In: a template, or a style sheet. Out: the same without white space that has no meaning.
//! Must never: change what a browser makes of it, or touch a script.

use minify_html::Cfg;

/// A template, once, when it is read: a hundred times cheaper than every page it makes.
pub fn minify_template(text: &str) -> String {
    let mut cfg = careful();
    cfg.preserve_brace_template_syntax = true;
    // Without the spaces an attribute loses its quotation marks, and a value with a space in it would break
    // the tag.
    let text = text.replace("{{", "{{ ").replace("}}", " }}");
    String::from_utf8(minify_html::minify(text.as_bytes(), &cfg)).unwrap_or(text)
}

/// A style sheet.
pub fn minify_css(text: &str) -> String {
    let mut cfg = careful();
    cfg.minify_css = true;
    let wrapped = format!("<style>{text}</style>");
    let slim = minify_html::minify(wrapped.as_bytes(), &cfg);
    let slim = String::from_utf8(slim).unwrap_or_default();
    match slim.strip_prefix("<style>").and_then(|rest| rest.strip_suffix("</style>")) {
        Some(css) if !css.is_empty() => css.to_string(),
        _ => text.to_string(),
    }
}

/// Closing tags, `<html>` and `<head>` stay: without them a validator and some old readers stumble.
fn careful() -> Cfg {
    let mut cfg = Cfg::new();
    cfg.keep_closing_tags = true;
    cfg.keep_html_and_head_opening_tags = true;
    cfg
}
