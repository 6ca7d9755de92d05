//! Floor 3: minification of templates and style sheets. The one file that knows minify-html.
//! In: a template, or a style sheet. Out: the same without insignificant white space and comments.
//! Must never: change how a browser shows it, or change a script.

use minify_html::Cfg;

/// Minifies a template when it is read: a hundred times cheaper than to minify each page.
pub fn minify_template(text: &str) -> String {
    let mut cfg = cautious_config();
    cfg.preserve_brace_template_syntax = true;
    // Without these spaces, minify-html removes the quotation marks around `"{{x}}"`, and a value with a
    // space in it would break the tag.
    let text = text.replace("{{", "{{ ").replace("}}", " }}");
    String::from_utf8(minify_html::minify(text.as_bytes(), &cfg)).unwrap_or(text)
}

/// Minifies a style sheet. One that minify-html empties stays as it is.
pub fn minify_css(text: &str) -> String {
    let mut cfg = cautious_config();
    cfg.minify_css = true;
    let wrapped = format!("<style>{text}</style>");
    let minified = minify_html::minify(wrapped.as_bytes(), &cfg);
    let minified = String::from_utf8(minified).unwrap_or_default();
    match minified.strip_prefix("<style>").and_then(|rest| rest.strip_suffix("</style>")) {
        Some(css) if !css.is_empty() => css.to_string(),
        _ => text.to_string(),
    }
}

/// Keeps optional tags: validators report them if they are missing, and some old reading devices need them.
fn cautious_config() -> Cfg {
    let mut cfg = Cfg::new();
    cfg.keep_closing_tags = true;
    cfg.keep_html_and_head_opening_tags = true;
    cfg
}
