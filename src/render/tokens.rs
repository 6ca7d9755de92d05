//! Floor 3: the theme's tokens as a style sheet.
//! In: tokens. Out: custom properties for every scheme, by device and by the reader's choice.
//! Must never: let a screen's colours reach paper.

use crate::site::{COLOURS, Scheme, Tokens};
use std::fmt::Write;

/// Schemes that a reader may choose and no device asks for alone.
pub const CHOICES: [Scheme; 3] = [Scheme::Cream, Scheme::Dark, Scheme::Yellow];

/// What stands before the theme's own style sheet.
pub fn css(tokens: &Tokens) -> String {
    let of = |scheme| colours(tokens, scheme);
    let mut css = format!(":root{{color-scheme:light dark;{}{}}}", of(Scheme::Light), sizes(tokens));
    // A choice of the reader comes before the device's: only where there is none the device is asked.
    let asked = ":root:not([data-colours])";
    let _ = write!(css, "@media screen and (prefers-color-scheme:dark){{{asked}{{{}}}}}", of(Scheme::Dark));
    let _ = write!(
        css,
        "@media screen and (prefers-contrast:more) and (prefers-color-scheme:light){{{asked}{{{}}}}}",
        of(Scheme::Strong)
    );
    let _ = write!(
        css,
        "@media screen and (prefers-contrast:more) and (prefers-color-scheme:dark){{{asked}{{{}}}}}",
        of(Scheme::StrongDark)
    );
    let _ = write!(
        css,
        "@media screen{{[data-colours]{{color-scheme:light}}[data-colours=cream]{{{}}}[data-colours=dark],[data-colours=yellow]{{color-scheme:dark;{}}}[data-colours=yellow]{{{}}}}}",
        of(Scheme::Cream),
        of(Scheme::Dark),
        of(Scheme::Yellow)
    );
    let size = |name| tokens.size(name).map_or(0.0, |size| size.value);
    let wide = [("text", size("size-wide")), ("easy", size("easy-wide"))]
        .map(|(name, pixels)| format!("--{name}:{}rem;", pixels / 16.0))
        .concat();
    let _ = write!(css, "@media (min-width:40em){{:root{{{wide}}}}}");
    let _ = writeln!(css, "@media print{{:root{{{}}}}}", of(Scheme::Print));
    css
}

/// One scheme as a style sheet of its own, for browsers that let readers choose one without a script.
pub fn alternative(tokens: &Tokens, scheme: Scheme) -> String {
    let behind = scheme.behind().map_or(String::new(), |behind| colours(tokens, behind));
    let kind = if matches!(scheme, Scheme::Light | Scheme::Cream) { "light" } else { "dark" };
    format!("@media screen{{:root:root:root{{color-scheme:{kind};{behind}{}}}}}", colours(tokens, scheme))
}

/// The colours that a scheme names itself.
fn colours(tokens: &Tokens, scheme: Scheme) -> String {
    COLOURS.iter().filter_map(|name| Some(format!("--{name}:{};", tokens.own(scheme, name)?.value))).collect()
}

fn sizes(tokens: &Tokens) -> String {
    let mut css = format!("--family:{};", tokens.family);
    // Sizes follow the reader's own setting of the browser: 16 pixels are one rem unless it says otherwise.
    let rem = ["size", "easy", "target", "outline", "round"];
    for (name, value) in ["size", "easy", "line-height", "gap", "measure", "target", "outline", "round"]
        .iter()
        .filter_map(|name| Some((*name, tokens.size(name)?.value)))
    {
        let _ = match name {
            "size" => write!(css, "--text:{}rem;", value / 16.0),
            "gap" => write!(css, "--gap:{value}em;"),
            // A usual letter is narrower than the figure 0, by which style sheets count.
            "measure" => write!(css, "--measure:{:.1}ch;", value * 0.81),
            _ if rem.contains(&name) => write!(css, "--{name}:{}rem;", value / 16.0),
            _ => write!(css, "--{name}:{value};"),
        };
    }
    css
}
