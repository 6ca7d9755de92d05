//! Floor 3: the theme's tokens as a style sheet.
//! In: tokens. Out: CSS custom properties for each scheme, chosen by the reader or else by the device.
//! Must never: apply a scheme for screens to print.

use crate::site::{COLOURS, Scheme, Tokens};
use std::fmt::Write;

/// The schemes that readers can choose on the page of settings.
pub const CHOICES: [Scheme; 3] = [Scheme::Cream, Scheme::Dark, Scheme::Yellow];

/// The custom properties, to be put before the theme's own style sheet.
pub fn css(tokens: &Tokens) -> String {
    let scheme = |scheme| colours(tokens, scheme);
    let mut css = format!(":root{{color-scheme:light dark;{}{}}}", scheme(Scheme::Light), sizes(tokens));
    // The preferences of the device count only if the reader has not chosen a scheme.
    let no_choice = ":root:not([data-colours])";
    let _ = write!(
        css,
        "@media screen and (prefers-color-scheme:dark){{{no_choice}{{{}}}}}",
        scheme(Scheme::Dark)
    );
    let _ = write!(
        css,
        "@media screen and (prefers-contrast:more) and (prefers-color-scheme:light){{{no_choice}{{{}}}}}",
        scheme(Scheme::Strong)
    );
    let _ = write!(
        css,
        "@media screen and (prefers-contrast:more) and (prefers-color-scheme:dark){{{no_choice}{{{}}}}}",
        scheme(Scheme::StrongDark)
    );
    let _ = write!(
        css,
        "@media screen{{[data-colours]{{color-scheme:light}}[data-colours=cream]{{{}}}[data-colours=dark],[data-colours=yellow]{{color-scheme:dark;{}}}[data-colours=yellow]{{{}}}}}",
        scheme(Scheme::Cream),
        scheme(Scheme::Dark),
        scheme(Scheme::Yellow)
    );
    let size = |name| tokens.size(name).map_or(0.0, |size| size.value);
    let wide = [("text", size("size-wide")), ("easy", size("easy-wide"))]
        .map(|(name, pixels)| format!("--{name}:{}rem;", pixels / 16.0))
        .concat();
    let _ = write!(css, "@media (min-width:40em){{:root{{{wide}}}}}");
    let _ = writeln!(css, "@media print{{:root{{{}}}}}", scheme(Scheme::Print));
    css
}

/// One scheme as a style sheet of its own, for browsers that let readers choose one without a script.
pub fn alternative(tokens: &Tokens, scheme: Scheme) -> String {
    let behind = scheme.behind().map_or(String::new(), |behind| colours(tokens, behind));
    let kind = if matches!(scheme, Scheme::Light | Scheme::Cream) { "light" } else { "dark" };
    format!("@media screen{{:root:root:root{{color-scheme:{kind};{behind}{}}}}}", colours(tokens, scheme))
}

/// The colours that a scheme sets itself.
fn colours(tokens: &Tokens, scheme: Scheme) -> String {
    COLOURS.iter().filter_map(|name| Some(format!("--{name}:{};", tokens.own(scheme, name)?.value))).collect()
}

/// The font family and the sizes.
fn sizes(tokens: &Tokens) -> String {
    let mut css = format!("--family:{};", tokens.family);
    // In rem, sizes follow the font size that readers set in their browser; its default is 16 pixels.
    let in_rem = ["size", "easy", "target", "outline", "round"];
    for (name, value) in ["size", "easy", "line-height", "gap", "measure", "target", "outline", "round"]
        .iter()
        .filter_map(|name| Some((*name, tokens.size(name)?.value)))
    {
        let _ = match name {
            "size" => write!(css, "--text:{}rem;", value / 16.0),
            "gap" => write!(css, "--gap:{value}em;"),
            // The token counts average letters; `ch` is the width of the figure 0, which is wider.
            "measure" => write!(css, "--measure:{:.1}ch;", value * 0.81),
            _ if in_rem.contains(&name) => write!(css, "--{name}:{}rem;", value / 16.0),
            _ => write!(css, "--{name}:{value};"),
        };
    }
    css
}
